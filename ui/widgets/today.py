"""Which day it is, as the application's own clock says; widgets never ask the system."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QApplication

_PROPERTY = "mentorDeskToday"


def attach_today(application: QApplication, clock: Callable[[], date]) -> None:
    """Tell the widgets of an application where to ask for the day; done once, at the start."""
    application.setProperty(_PROPERTY, clock)


def today() -> date | None:
    """The day it is; None where no clock was attached."""
    application = QApplication.instance()
    clock = application.property(_PROPERTY) if application is not None else None
    found = clock() if callable(clock) else None
    return found if isinstance(found, date) else None
