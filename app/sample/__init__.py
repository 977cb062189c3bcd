"""The sample office: Northmere University's fictional career office, made through the product's own verbs.

The people, the words and what happens to them are the same on every machine; the dates stand at fixed distances from
the day it is made for, so that Today has something to show whenever the sample is opened.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from app.clock import Clock, SetClock
from app.errors import OfficeError
from app.settings import Places

__all__ = ["Sample", "make"]

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


@dataclass(frozen=True)
class Sample:
    """What was made, and the day it stands at."""

    path: Path
    today: date
    people: int
    cohorts: int
    mentorships: int


def make(path: Path, today: date | None = None, places: Places | None = None, progress: Progress | None = None,
         cancelled: Cancelled | None = None) -> Sample:
    """Makes the sample office file at `path` for a day (today unless told); it appears there when it is whole.

    `progress` hears how many days of the story are told, of how many. Raises OfficeError when something stands there
    already or the folder cannot be written to, and Cancelled.
    """
    if path.exists():
        raise OfficeError("A file of this name is there already.", "Nothing was changed. Choose another name for the"
                          " sample office.")
    today = today or Clock().today()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".sample-", dir=path.parent) as folder:
            beside = Path(folder) / path.name
            made = _made(beside, today, places, progress or _unheard, cancelled or _never)
            beside.replace(path)
    except OSError as error:
        raise OfficeError("The sample office could not be made there.", "Choose a folder of this computer that you may"
                          " write to.", details=type(error).__name__) from error
    return replace(made, path=path)


def _unheard(_done: int, _total: int) -> None:
    return None


def _never() -> bool:
    return False


def _made(path: Path, today: date, places: Places | None, progress: Progress, cancelled: Cancelled) -> Sample:
    from app.office import Office
    from app.sample.calendar import Calendar, at
    from app.sample.northmere import tell

    calendar = Calendar(today)
    clock = SetClock(at(calendar.day(-33, 5), 9))
    office = Office.create(path, clock=clock, places=places, actor="Northmere", source="sample")
    try:
        return tell(office, clock, calendar, progress, cancelled)
    finally:
        office.close()
