"""The Cohort page: one cohort with its tabs."""

from ui.pages.cohort.page import CohortPage

__all__ = ["CohortPage"]
