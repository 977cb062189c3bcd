"""The run: the best assignment of a problem under one aim, proven, explained, with what moved since the last one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import numpy as np

from app.domain.matching.results import AIMS, Figures, MatchResult
from app.domain.matching.rules import Pair
from app.errors import Invalid
from app.optimize.fairness import highest_floor
from app.optimize.measure import Check, Whole, never, stop_if
from app.optimize.optimum import at_least, best_total, settled
from app.optimize.problem import NONE, Problem
from app.optimize.proof import certificate_of
from app.optimize.report import result_of


class Best(NamedTuple):
    """For each student the column of the mentor or -1: under the aim, and as good as it gets under the other aim.

    No pair of `taken` scores below `floor`, which is None for the aim "total".
    """

    taken: Whole
    floor: int | None
    other: Whole


def solve(problem: Problem, aim: str = "total", previous: Mapping[int, int] | Iterable[Pair] | None = None,
          cancelled: Check = never) -> MatchResult:
    """The best assignment: as many students matched as the rules allow, then the aim, proven by the certificate.

    `aim` is "total" (highest sum) or "worst" (highest lowest score, then highest sum). `previous` is an earlier
    assignment (student id -> mentor id): of all best assignments one is taken that moves the fewest of its pairs.
    Raises Cancelled, Invalid for an unknown aim, OfficeError for numbers beyond 64 bits.
    """
    if aim not in AIMS:
        raise Invalid({"aim": f"The aim is one of: {', '.join(AIMS)}."})
    before = dict(previous or {})
    best = best_columns(problem, aim, before, cancelled)
    stop_if(cancelled)
    proof = certificate_of(problem, aim, best.taken, best.floor)
    return result_of(problem, proof, Figures.of(_scores(problem, best.other)), before, cancelled)


def best_columns(problem: Problem, aim: str, before: Mapping[int, int], cancelled: Check = never) -> Best:
    """The assignment of a run in numbers, ties settled; the proof is not part of it."""
    scores, places = problem.free_scores, problem.free_places
    plain = best_total(scores, places)
    floor = _floor(scores, places, plain, cancelled)
    fair = best_total(at_least(scores, floor), places)
    stop_if(cancelled)
    best, other = (fair, plain) if aim == "worst" else (plain, fair)
    floor = floor if aim == "worst" else None
    taken = settled(at_least(scores, floor), places, best, _kept(problem, before), cancelled)
    return Best(taken, floor, other)


def _floor(scores: Whole, places: Whole, taken: Whole, cancelled: Check) -> int | None:
    stop_if(cancelled)
    return highest_floor(scores, places, taken, cancelled) if (taken != NONE).any() else None


def _kept(problem: Problem, before: Mapping[int, int]) -> Whole:
    columns = {person: at for at, person in enumerate(problem.mentors)}
    return np.array([columns.get(before.get(person, NONE), NONE) for person in problem.mentees], np.int64)


def _scores(problem: Problem, taken: Whole) -> list[int]:
    full = np.where(problem.held != NONE, problem.held, taken)
    rows = np.flatnonzero(full != NONE)
    scores: list[int] = problem.scores[rows, full[rows]].tolist()
    return scores
