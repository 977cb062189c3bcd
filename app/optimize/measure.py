"""From people to numbers: each criterion and rule as a matrix over all pairs.

The judging itself stays in the domain; a part that many people share is judged once.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.domain.matching.case import Judge
from app.domain.matching.circumstances import MeetingTimes
from app.domain.matching.criteria import Criterion
from app.domain.matching.requirements import SharedSlot
from app.domain.matching.rules import Rule
from app.errors import Cancelled

Check = Callable[[], bool]
Whole = NDArray[np.int64]
Mask = NDArray[np.bool_]


def never() -> bool:
    """The answer of nobody who could cancel."""
    return False


def stop_if(cancelled: Check) -> None:
    """Raises Cancelled when the person pressed Cancel."""
    if cancelled():
        raise Cancelled


def grouped(parts: Sequence[Hashable]) -> tuple[list[Any], Whole]:
    """The different parts, and for each person the number of theirs."""
    numbers: dict[Hashable, int] = {}
    where = np.fromiter((numbers.setdefault(part, len(numbers)) for part in parts), np.int64, len(parts))
    return list(numbers), where


def spread(judged: Callable[[Any, Any], int], asked: Sequence[Hashable], offered: Sequence[Hashable],
           cancelled: Check) -> NDArray[np.int16]:
    """`judged` for every pair of people, computed once for every pair of different parts."""
    rows, row_of = grouped(asked)
    columns, column_of = grouped(offered)
    table = np.zeros((len(rows), len(columns)), np.int16)
    for at, row in enumerate(rows):
        if at % 64 == 0:
            stop_if(cancelled)
        table[at] = [judged(row, column) for column in columns]
    return table[np.ix_(row_of, column_of)]


class Measures:
    """The matrices of one case's people, mentees by mentors in the order of their ids; each computed when asked for."""

    def __init__(self, judge: Judge) -> None:
        self.judge = judge
        self.mentees = tuple(judge.mentees)
        self.mentors = tuple(judge.mentors)
        self._percents: dict[str, NDArray[np.int16]] = {}
        self._slots: NDArray[np.int16] | None = None

    @property
    def shape(self) -> tuple[int, int]:
        """Students, mentors."""
        return len(self.mentees), len(self.mentors)

    def parts(self, reader: Criterion | Rule) -> tuple[list[Any], list[Any]]:
        """What a criterion or rule reads of each student and each mentor."""
        judge = self.judge
        return ([judge.asked(reader, person) for person in self.mentees],
                [judge.offered(reader, person) for person in self.mentors])

    def percents(self, criterion: Criterion, cancelled: Check = never) -> NDArray[np.int16]:
        """The evidence of every pair in per cent."""
        if criterion.key not in self._percents:
            if isinstance(criterion, MeetingTimes):
                slots = self.slots(cancelled)
                by_count = [criterion.percent_of(count) for count in range(int(slots.max(initial=0)) + 1)]
                self._percents[criterion.key] = np.array(by_count, np.int16)[slots]
            else:
                self._percents[criterion.key] = spread(criterion.percent, *self.parts(criterion), cancelled)
        return self._percents[criterion.key]

    def slots(self, cancelled: Check = never) -> NDArray[np.int16]:
        """How many meeting slots each pair shares."""
        if self._slots is None:
            times = self.judge.times
            self._slots = spread(times.slots, *self.parts(times), cancelled)
        return self._slots

    def breaks(self, rule: Rule, cancelled: Check = never) -> Mask:
        """Which pairs break a rule, waivers considered."""
        asked, offered = self.parts(rule)
        if isinstance(rule, SharedSlot):
            asks, offers = (np.array([bool(part) for part in side], np.bool_) for side in (asked, offered))
            known = asks[:, None] & offers
            broken = known & (self.slots(cancelled) < rule.rules.minimum_slots)
        else:
            broken = spread(rule.breaks, asked, offered, cancelled).astype(bool)
        rows = {person: at for at, person in enumerate(self.mentees)}
        columns = {person: at for at, person in enumerate(self.mentors)}
        for mentee_id, mentor_id in self.judge.listed[rule.key]:
            if mentee_id in rows and mentor_id in columns:
                broken[rows[mentee_id], columns[mentor_id]] = True
        for key, mentee_id, mentor_id in self.judge.case.rules.waived if rule.waivable else ():
            if key == rule.key and mentee_id in rows and mentor_id in columns:
                broken[rows[mentee_id], columns[mentor_id]] = False
        return broken
