"""The certificate of an assignment: prices and covers, from numbers to people."""

from __future__ import annotations

import numpy as np

from app.domain.matching.certificate import Certificate, Cover
from app.optimize.fairness import most_matched, smallest_cover
from app.optimize.measure import Mask, Whole
from app.optimize.optimum import at_least, bonus_of, proven, with_bonus
from app.optimize.problem import NONE, Problem


def certificate_of(problem: Problem, aim: str, taken: Whole, floor: int | None) -> Certificate:
    """The proof that the assignment of the free rows, with the locked pairs, is the best under the aim."""
    scores, places = problem.free_scores, problem.free_places
    worth_scores = at_least(scores, floor)
    bonus = bonus_of(worth_scores)
    row_price, column_price = proven(with_bonus(worth_scores, bonus), places, taken)
    free = problem.held == NONE
    full = np.where(free, taken, problem.held)
    chosen = np.flatnonzero(full != NONE)
    locked = np.flatnonzero(~free)
    return Certificate(
        aim=aim, pairs=_pairs(problem, chosen, full), locked=_pairs(problem, locked, full),
        total=int(problem.scores[chosen, full[chosen]].sum()),
        locked_total=int(problem.scores[locked, full[locked]].sum()), bonus=bonus,
        mentee_prices={problem.mentees[at]: int(row_price[at]) for at in np.flatnonzero(free)},
        place_prices=dict(zip(problem.mentors, column_price.tolist(), strict=True)),
        places=dict(zip(problem.mentors, places.tolist(), strict=True)),
        cover=_cover(problem, smallest_cover(scores != NONE, taken)), floor=floor,
        floor_cover=None if floor is None else _cover(problem, _above(scores, places, floor)),
    )


def _above(scores: Whole, places: Whole, floor: int) -> tuple[Mask, Mask]:
    higher = scores > floor
    return smallest_cover(higher, most_matched(higher, places))


def _cover(problem: Problem, cover: tuple[Mask, Mask]) -> Cover:
    rows, columns = cover
    return Cover(frozenset(problem.mentees[at] for at in np.flatnonzero(rows)),
                 frozenset(problem.mentors[at] for at in np.flatnonzero(columns)))


def _pairs(problem: Problem, rows: Whole, full: Whole) -> frozenset[tuple[int, int]]:
    return frozenset((problem.mentees[at], problem.mentors[full[at]]) for at in rows)
