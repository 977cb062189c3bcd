"""The promised rhythm of a mentorship: what each calendar month of the cohort looks like, and how late a pair is today.

One rule: a pair is late when the promised interval plus the grace has passed since its last meeting, or since the
start. Pauses and breaks stop the clock (standards.md, programme metrics).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class CadenceState(StrEnum):
    """What a month of the strip says."""

    MET = "met"
    LATE = "late"
    MISSED = "missed"
    DUE = "due"
    UPCOMING = "upcoming"
    PAUSED = "paused"


_DAY = timedelta(days=1)


@dataclass(frozen=True)
class CadenceMark:
    """One calendar month of a cohort; `month` is its first day, `met_on` the first meeting in it."""

    month: date
    state: CadenceState
    met_on: date | None = None


@dataclass(frozen=True)
class Promise:
    """What a pair promised: from when to when, the interval and the grace in days, and the days that do not count."""

    starts: date
    ends: date
    interval: int
    grace: int
    pauses: tuple[tuple[date, date], ...] = ()

    def stopped(self, first: date, last: date) -> int:
        """How many of the days after `first` up to `last` the clock stood still."""
        stood, upto = 0, first
        for starts, ends in sorted(self.pauses):
            begin, end = max(starts, upto + _DAY), min(ends, last)
            if begin <= end:
                stood += (end - begin).days + 1
                upto = end
        return stood

    def overdue(self, since: date, today: date) -> int:
        """Days beyond interval and grace since `since`, pauses left out; 0 when in time."""
        ran = (today - since).days - self.stopped(since, today)
        return max(0, ran - self.interval - self.grace)


def days_late(promise: Promise, met: Iterable[date], today: date) -> int:
    """Days beyond the promised interval plus grace since the last meeting, or since the start; 0 when on cadence."""
    since = max((day for day in met if day <= today), default=promise.starts)
    return promise.overdue(max(since, promise.starts), min(today, promise.ends))


def strip(promise: Promise, met: Iterable[date], today: date) -> tuple[CadenceMark, ...]:
    """The cadence strip: one mark a calendar month of the promise.

    A month with a meeting is met, or late when that meeting came after interval and grace had run out. A past month
    without one is missed, the present one is due, later ones are upcoming. A month does not count (paused) when all
    of it lies inside a pause, or when the pair began or ends inside it and was not late by the month's last day.
    """
    days = sorted(met)
    marks, month = [], promise.starts.replace(day=1)
    while month <= promise.ends:
        following = _next_month(month)
        marks.append(_mark(promise, days, month, following - timedelta(days=1), today))
        month = following
    return tuple(marks)


def _mark(promise: Promise, days: list[date], first: date, last: date, today: date) -> CadenceMark:
    within = [day for day in days if first <= day <= last]
    if within:
        earlier = max((day for day in days if day < within[0]), default=promise.starts)
        late = promise.overdue(max(earlier, promise.starts), within[0]) > 0
        return CadenceMark(first, CadenceState.LATE if late else CadenceState.MET, within[0])
    begin, end = max(first, promise.starts), min(last, promise.ends)
    if promise.stopped(begin - _DAY, end) == (end - begin).days + 1:
        return CadenceMark(first, CadenceState.PAUSED)
    if end < today:
        part = (begin, end) != (first, last) and not days_late(promise, days, end)
        return CadenceMark(first, CadenceState.PAUSED if part else CadenceState.MISSED)
    return CadenceMark(first, CadenceState.DUE if first <= today else CadenceState.UPCOMING)


def _next_month(month: date) -> date:
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1)
