"""A matching case as numbers: scores, broken rules and places, students and mentors in the order of their ids."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from app.domain.matching.case import Judge, MatchCase
from app.domain.matching.catalogue import checked_weights
from app.errors import OfficeError
from app.optimize.measure import Check, Mask, Measures, Whole, never, stop_if

NONE = -1  # a pair that is not allowed; a student without a mentor
MOST_CELLS = 12_000_000  # pairs of a run, 5,000 x 2,400; beyond, the matrices crowd out an office computer

Progress = Callable[[int, int], None]


@dataclass(frozen=True, eq=False)
class Problem:
    """One case ready to be solved. `blocked` holds one bit per rule of the judge; `held` is the locked mentor or -1."""

    case: MatchCase
    judge: Judge
    measures: Measures
    scores: Whole
    blocked: NDArray[np.uint16]
    places: Whole
    held: Whole

    @property
    def mentees(self) -> tuple[int, ...]:
        """Student ids, one per row."""
        return self.measures.mentees

    @property
    def mentors(self) -> tuple[int, ...]:
        """Mentor ids, one per column."""
        return self.measures.mentors

    @property
    def allowed(self) -> Mask:
        """Pairs that break no rule."""
        open_pairs: Mask = self.blocked == 0
        return open_pairs

    @property
    def free_scores(self) -> Whole:
        """Scores of the pairs that may be chosen, -1 elsewhere; the rows of locked students are closed."""
        return np.where(self.allowed & (self.held == NONE)[:, None], self.scores, NONE)

    @property
    def free_places(self) -> Whole:
        """Places left beside the locked pairs."""
        return self.places - np.bincount(self.held[self.held != NONE], minlength=len(self.places))

    def rules_in(self, bits: int) -> tuple[str, ...]:
        """The keys of the rules in one entry of `blocked`."""
        return tuple(rule.key for at, rule in enumerate(self.judge.rules) if bits >> at & 1)


def build_problem(case: MatchCase, progress: Progress | None = None, cancelled: Check = never) -> Problem:
    """Judges every pair of the case. Raises Invalid for locks that cannot stand, Cancelled, and OfficeError for a
    case that is too large."""
    if len(case.mentees) * len(case.mentors) > MOST_CELLS:
        words = f"A run compares at most {MOST_CELLS:,} pairs. Split the cohort, or decline applicants first."
        raise OfficeError("This cohort is too large for one run.", words)
    judge = Judge(case)
    held = _held(judge)
    measures = Measures(judge)
    blocked = np.zeros(measures.shape, np.uint16)
    steps = len(judge.rules) + len(judge.criteria)
    for at, rule in enumerate(judge.rules):
        blocked |= measures.breaks(rule, cancelled).astype(np.uint16) << np.uint16(at)
        _report(progress, at + 1, steps)
    scores = _scores(measures, case, progress, cancelled)
    places = np.array([max(0, mentor.capacity) for mentor in judge.mentors.values()], np.int64)
    return Problem(case, judge, measures, scores, blocked, places, held)


def reweighted(problem: Problem, weights: dict[str, int], cancelled: Check = never) -> Problem:
    """The same people under other weights, without judging them again. Raises Invalid as `checked_weights` does."""
    case = replace(problem.case, weights=checked_weights(weights))
    scores = _scores(problem.measures, case, None, cancelled)
    return replace(problem, case=case, judge=Judge(case), scores=scores)


def _scores(measures: Measures, case: MatchCase, progress: Progress | None, cancelled: Check) -> Whole:
    judge = measures.judge
    scores = np.zeros(measures.shape, np.int64)
    for at, criterion in enumerate(judge.criteria):
        stop_if(cancelled)
        weight = case.weights[criterion.key]
        if weight:
            scores += measures.percents(criterion, cancelled).astype(np.int64) * weight
        _report(progress, len(judge.rules) + at + 1, len(judge.rules) + len(judge.criteria))
    return scores


def _held(judge: Judge) -> Whole:
    locks = judge.check_locks()
    columns = {person: at for at, person in enumerate(judge.mentors)}
    return np.array([columns[locks[person]] if person in locks else NONE for person in judge.mentees], np.int64)


def _report(progress: Progress | None, done: int, steps: int) -> None:
    if progress is not None:
        progress(done, steps)
