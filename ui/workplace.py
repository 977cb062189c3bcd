"""What a window hands to its pages: the office, the work off the screen thread, and the cohort people work on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal

from app.errors import OfficeError
from app.office import Office
from app.recent import Recent
from ui.bridge import Bridge
from ui.tasks import Tasks
from ui.widgets.memory import Memory


class WorkingCohort(QObject):
    """The cohort chosen at the top of the navigation; pages that show one cohort follow it."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._id: int | None = None

    @property
    def id(self) -> int | None:
        """The cohort's id; None as long as there is none."""
        return self._id

    def set(self, cohort_id: int | None) -> None:
        """Choose another cohort."""
        if cohort_id != self._id:
            self._id = cohort_id
            self.changed.emit()


def _say_nothing(_words: str) -> None:
    return None


def _show_nothing(_error: OfficeError) -> None:
    return None


@dataclass
class Workplace:
    """One window's things.

    `done` tells what was done, with Undo beside it; `told` says something that cannot be undone, such as a file saved;
    `refused` shows an error in words.
    """

    office: Office
    bridge: Bridge
    tasks: Tasks
    memory: Memory
    recent: Recent
    cohort: WorkingCohort = field(default_factory=WorkingCohort)
    done: Callable[[str], None] = _say_nothing
    told: Callable[[str], None] = _say_nothing
    refused: Callable[[OfficeError], None] = _show_nothing
