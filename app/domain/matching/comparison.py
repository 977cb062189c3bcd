"""Two runs side by side: coverage, mean and worst pair, load per mentor, and which students get another mentor."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from app.domain.matching.case import Judge, MatchCase
from app.domain.matching.results import Figures, MatchResult


@dataclass(frozen=True)
class LoadRow:
    """Students per mentor in either run."""

    mentor_id: int
    mentor: str
    places: int
    first: int
    second: int


@dataclass(frozen=True)
class Comparison:
    """Figures of two runs. `first_under_second` are the first run's pairs scored with the second run's weights."""

    first: Figures
    second: Figures
    first_under_second: Figures
    second_under_first: Figures
    highest: tuple[int, int]
    loads: tuple[LoadRow, ...]
    same: tuple[int, ...]
    changed: tuple[int, ...]


def compare(one: tuple[MatchCase, MatchResult], other: tuple[MatchCase, MatchResult]) -> Comparison:
    """Both runs counted alike. `same` and `changed` are ids of the students in either; reads only, changes nothing."""
    (first_case, first), (second_case, second) = one, other
    first_judge, second_judge = Judge(first_case), Judge(second_case)
    before, after = first.mentor_of, second.mentor_of
    students = sorted(set(first_judge.mentees) | set(second_judge.mentees))
    same = tuple(student for student in students if before.get(student) == after.get(student))
    return Comparison(
        _recount(first_judge, before), _recount(second_judge, after),
        _recount(second_judge, before), _recount(first_judge, after),
        (first_case.highest, second_case.highest), _loads(first_judge, second_judge, before, after),
        same, tuple(student for student in students if before.get(student) != after.get(student)),
    )


def _recount(judge: Judge, mentor_of: dict[int, int]) -> Figures:
    known = ((mentee, mentor) for mentee, mentor in mentor_of.items()
             if mentee in judge.mentees and mentor in judge.mentors)
    return Figures.of(judge.score(mentee, mentor) for mentee, mentor in known)


def _loads(first: Judge, second: Judge, before: dict[int, int], after: dict[int, int]) -> tuple[LoadRow, ...]:
    used, later = Counter(before.values()), Counter(after.values())
    mentors = {**second.mentors, **first.mentors}
    return tuple(
        LoadRow(mentor_id, mentors[mentor_id].name, mentors[mentor_id].capacity, used[mentor_id], later[mentor_id])
        for mentor_id in sorted(mentors)
    )
