"""People: the list with its views, the detail of one person, and what can be done with many."""

from ui.pages.people.page import PeoplePage

__all__ = ["PeoplePage"]
