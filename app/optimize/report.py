"""From a proven assignment to what a person reads: pairs with ledgers, reasons, capacity, and what moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import numpy as np

from app.domain.matching.certificate import Certificate
from app.domain.matching.reasons import unmatched_reasons
from app.domain.matching.results import CapacityRow, Figures, MatchPair, MatchResult, Move, Unmatched
from app.domain.matching.wording import capital, counted
from app.optimize.measure import Check, stop_if
from app.optimize.problem import Problem


def result_of(problem: Problem, proof: Certificate, other: Figures, before: Mapping[int, int],
              cancelled: Check) -> MatchResult:
    """The result of a run. `before` is the earlier assignment, empty when there is none."""
    mentor_of = dict(sorted(proof.pairs))
    pairs = tuple(_pair(problem, mentee_id, mentor_id) for mentee_id, mentor_id in mentor_of.items())
    used = Counter(mentor_of.values())
    return MatchResult(
        aim=proof.aim, pairs=pairs, unmatched=_unmatched(problem, mentor_of, used, cancelled),
        capacity=tuple(CapacityRow(mentor.id, mentor.name, used[mentor.id], max(0, mentor.capacity))
                       for mentor in problem.judge.mentors.values()),
        figures=Figures.of(pair.score for pair in pairs), other=other, certificate=proof,
        highest=problem.case.highest, moves=_moves(problem, mentor_of, before) if before else (),
    )


def _pair(problem: Problem, mentee_id: int, mentor_id: int) -> MatchPair:
    judge, rules = problem.judge, problem.case.rules
    mentee, mentor = judge.mentees[mentee_id], judge.mentors[mentor_id]
    ledger = judge.ledger(mentee_id, mentor_id)
    known = bool(judge.asked(judge.times, mentee_id) and judge.offered(judge.times, mentor_id))
    slots = judge.slots(mentee_id, mentor_id) if known else None
    notes = (counted(slots, "shared slot"),) if slots is not None and slots < rules.expected_slots else ()
    return MatchPair(mentee_id, mentor_id, mentee.name, mentor.name, mentor.employer,
                     sum(line.points for line in ledger), ledger, slots, (mentee_id, mentor_id) in rules.locked, notes)


def _unmatched(problem: Problem, mentor_of: Mapping[int, int], used: Mapping[int, int],
               cancelled: Check) -> tuple[Unmatched, ...]:
    judge = problem.judge
    room = frozenset(mentor.id for mentor in judge.mentors.values()
                     if used.get(mentor.id, 0) < mentor.capacity and not mentor.excluded)
    found = []
    for row, mentee_id in enumerate(problem.mentees):
        if mentee_id not in mentor_of:
            stop_if(cancelled)
            keys = {bits: problem.rules_in(bits) for bits in np.unique(problem.blocked[row]).tolist()}
            broken = {mentor_id: keys[bits]
                      for mentor_id, bits in zip(problem.mentors, problem.blocked[row].tolist(), strict=True)}
            allowed = tuple(mentor_id for mentor_id, rules in broken.items() if not rules)
            reasons = unmatched_reasons(judge, mentee_id, broken, room)
            found.append(Unmatched(mentee_id, judge.mentees[mentee_id].name, reasons, allowed))
    return tuple(found)


def _moves(problem: Problem, mentor_of: Mapping[int, int], before: Mapping[int, int]) -> tuple[Move, ...]:
    found = []
    for mentee_id, mentee in problem.judge.mentees.items():
        old, new = before.get(mentee_id), mentor_of.get(mentee_id)
        if old != new:
            found.append(Move(mentee_id, mentee.name, old, new, _why(problem, mentee_id, old, new)))
    return tuple(found)


def _why(problem: Problem, mentee_id: int, old: int | None, new: int | None) -> str:
    judge, locked = problem.judge, problem.case.rules.locked
    if (mentee_id, new) in locked:
        return "Locked by staff."
    if old is None:
        return "Had no mentor before."
    if old not in judge.mentors:
        return "The earlier mentor is no longer in the cohort."
    broken = judge.broken(mentee_id, old)
    mentor = judge.mentors[old]
    if broken:
        return f"{capital(broken[0].broken(judge.mentees[mentee_id], mentor))}."
    if sum(mentor_id == old for _, mentor_id in locked) >= mentor.capacity:
        return f"{'The place' if mentor.capacity == 1 else 'Every place'} of {mentor.name} is locked for others."
    better = "the whole is better this way."
    return f"{mentor.name} is full, and {better}" if new is None else capital(better)
