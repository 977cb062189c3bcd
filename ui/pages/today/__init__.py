"""Today: what needs attention, this week, the cohort's pulse and recent changes."""

from ui.pages.today.page import TodayPage

__all__ = ["TodayPage"]
