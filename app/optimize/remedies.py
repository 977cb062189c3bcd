"""The smallest changes that would match an unmatched student, each proven by what the assignment leaves open.

A pair that is let in at a mentor from whom moves lead to a free place makes one more pair possible, and every best
assignment then holds that pair, as without it there were fewer. One more place at a mentor goes to the unmatched
student whose chain of moves to it gains most; where that is somebody else, the place has to be kept by a lock.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from app.domain.matching.availability import DAY, Interval, joined, offset_minutes, slot_text, slots_of
from app.domain.matching.remedies import Remedy
from app.domain.matching.requirements import SharedSlot
from app.domain.matching.results import MatchResult
from app.domain.matching.wording import counted, listed
from app.domain.people import Slot
from app.optimize.alternatives import free_columns
from app.optimize.measure import Mask, Whole
from app.optimize.optimum import at_least, bonus_of, with_bonus
from app.optimize.problem import NONE, Problem
from app.optimize.residual import CLOSED, longest_from, step_gains
from app.optimize.solve import best_columns


def remedies(problem: Problem, result: MatchResult, mentee_id: int) -> list[Remedy]:
    """At most one change of each kind, the lightest first: a meeting time, one more place, a rule waived.

    Empty for a student who is matched or out of the programme. After any one of them a run matches the student.
    """
    mentee = problem.judge.mentee(mentee_id)
    if mentee.excluded or mentee_id in result.mentor_of:
        return []
    row = problem.mentees.index(mentee_id)
    taken = free_columns(problem, result)
    ends = _ends(problem, taken)
    found = (_slot(problem, row, ends), _place(problem, result, row, taken), _waiver(problem, row, ends))
    return [remedy for remedy in found if remedy is not None]


class Ends(NamedTuple):
    """Columns with a free place, and those from which a chain of moves leads to one (the former among them)."""

    free: Mask
    leads: Mask


def _ends(problem: Problem, taken: Whole) -> Ends:
    open_pairs, columns = problem.free_scores != NONE, len(problem.mentors)
    free: Mask = np.bincount(taken[taken != NONE], minlength=columns) < problem.free_places
    good = free
    while True:
        movable = (taken != NONE) & (open_pairs & good).any(axis=1)
        wider = good.copy()
        wider[taken[movable]] = True
        if (wider == good).all():
            return Ends(free, good)
        good = wider


def _only_broken(problem: Problem, row: int, ends: Ends, key: str) -> list[int]:
    """The columns where this rule alone stands between the student and the mentor: first those with a free place of
    their own, then the highest score."""
    bit = next((1 << at for at, rule in enumerate(problem.judge.rules) if rule.key == key), 0)
    found = np.flatnonzero(ends.leads & (problem.blocked[row] == bit)) if bit else np.array([], np.int64)
    return sorted(found.tolist(), key=lambda column: (not ends.free[column], -int(problem.scores[row, column]), column))


def _place(problem: Problem, result: MatchResult, row: int, taken: Whole) -> Remedy | None:
    scores, columns = problem.free_scores, len(problem.mentors)
    floored = at_least(scores, result.certificate.floor)
    worth = with_bonus(floored, bonus_of(floored))
    gains = step_gains(worth, problem.free_places, taken)[:columns, :columns]
    waiting = taken == NONE
    own = longest_from(gains, _entries(worth[[row]]))
    waiting[row] = False
    others = longest_from(gains, _entries(worth[waiting]))
    sure = np.flatnonzero((own > CLOSED // 2) & (own > others))
    if len(sure) and result.aim == "total":
        column = int(sure[own[sure].argmax()])
        return _place_remedy(problem, row, column, "place")
    reach = np.flatnonzero(scores[row] != NONE)
    for column in sorted(sure.tolist(), key=lambda at: (-int(own[at]), at))[:3]:
        if _matches(problem, result.aim, row, column):
            return _place_remedy(problem, row, column, "place")
    if not len(reach):
        return None
    return _place_remedy(problem, row, int(reach[scores[row, reach].argmax()]), "kept place")


def _entries(waiting: Whole) -> Whole:
    """What it gains when one of these students enters at a column."""
    best = waiting.max(axis=0, initial=NONE)
    return np.where(best == NONE, CLOSED, best)


def _matches(problem: Problem, aim: str, row: int, column: int) -> bool:
    """Whether a run with one more place at the column gives the student a mentor."""
    places = problem.places.copy()
    places[column] += 1
    return bool(best_columns(replace(problem, places=places), aim, {}).taken[row] != NONE)


def _place_remedy(problem: Problem, row: int, column: int, kind: str) -> Remedy:
    mentee, mentor = problem.judge.mentee(problem.mentees[row]), problem.judge.mentor(problem.mentors[column])
    words = f"One more place with {mentor.name}"
    kept = f", kept for {mentee.name}," if kind == "kept place" else ""
    return Remedy(kind, mentee.id, mentor.id, f"{words}{kept} would match {mentee.name if not kept else 'them'}.")


def _waiver(problem: Problem, row: int, ends: Ends) -> Remedy | None:
    best: tuple[bool, int, int, int] | None = None
    rules = [rule for rule in problem.judge.rules if rule.waivable and rule.key != SharedSlot.key]
    for at, rule in enumerate(rules):
        for column in _only_broken(problem, row, ends, rule.key)[:1]:
            choice = (not ends.free[column], -int(problem.scores[row, column]), column, at)
            best = min(best, choice) if best else choice
    if best is None:
        return None
    rule, column = rules[best[3]], best[2]
    mentee, mentor = problem.judge.mentee(problem.mentees[row]), problem.judge.mentor(problem.mentors[column])
    words = f"{mentor.name} could take {mentee.name} if one rule is waived: {rule.broken(mentee, mentor)}."
    return Remedy("rule", mentee.id, mentor.id, words, rule=rule.key)


def _slot(problem: Problem, row: int, ends: Ends) -> Remedy | None:
    """The meeting time that opens the most mentors, or, where more than one is needed, those of the best mentor."""
    columns = _only_broken(problem, row, ends, SharedSlot.key)
    options = {column: _missing_times(problem, row, column) for column in columns}
    options = {column: times for column, times in options.items() if times}
    if not options:
        return None
    counts: dict[tuple[Interval, ...], int] = {}
    for times in options.values():
        for time in times:
            counts[time] = counts.get(time, 0) + 1
    column, time = min(
        ((column, time) for column, times in options.items() for time in times),
        key=lambda choice: (-counts[choice[1]], columns.index(choice[0]), choice[1]),
    )
    return _slot_remedy(problem, row, column, time, counts[time])


def _missing_times(problem: Problem, row: int, column: int) -> list[tuple[Interval, ...]]:
    """Sets of intervals of the common week, any one of which is enough for the student to meet this mentor."""
    judge, rules = problem.judge, problem.case.rules
    own = judge.asked(judge.times, problem.mentees[row])
    theirs = judge.offered(judge.times, problem.mentors[column])
    length = rules.slot_minutes
    windows = [(start, start + length) for begin, end in theirs for start in range(begin, end - length + 1, length)]

    def slots_with(added: Sequence[Interval]) -> int:
        return judge.times.slots(joined([*own, *added]), theirs)

    single: list[tuple[Interval, ...]] = [
        (window,) for window in windows if slots_with([window]) >= rules.minimum_slots
    ]
    if single:
        return single
    chosen: list[Interval] = []
    for window in windows:
        if slots_with([*chosen, window]) > slots_with(chosen):
            chosen.append(window)
        if slots_with(chosen) >= rules.minimum_slots:
            return [tuple(chosen)]
    return []


def _slot_remedy(problem: Problem, row: int, column: int, time: tuple[Interval, ...], mentors: int) -> Remedy:
    mentee, mentor = problem.judge.mentee(problem.mentees[row]), problem.judge.mentor(problem.mentors[column])
    case = problem.case
    slots = slots_of(time, offset_minutes(mentee.zone, case.reference, case.default_zone))
    times = listed([slot_text(slot) for slot in _runs(slots)], len(slots))
    who = mentor.name if mentors == 1 else f"{mentor.name} and {counted(mentors - 1, 'other mentor')}"
    words = f"If {mentee.name} could also meet on {times}, {who} could take them."
    return Remedy("slot", mentee.id, mentor.id, words, slots=slots)


def _runs(slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
    """Slots as they are said: what touches is one."""
    return tuple(Slot(start // DAY, start % DAY, end - start // DAY * DAY)
                 for start, end in joined((slot.weekday * DAY + slot.start_minute, slot.weekday * DAY + slot.end_minute)
                                          for slot in slots))
