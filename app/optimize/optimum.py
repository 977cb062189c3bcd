"""Best assignments of plain numbers: most rows matched first, then the highest sum; ties settled; the proof checked."""

from __future__ import annotations

import numpy as np

from app.optimize.assignment import assign
from app.optimize.measure import Check, Whole, stop_if
from app.optimize.problem import NONE
from app.optimize.residual import holds, prices
from app.optimize.ties import first_of_equals


def best_total(scores: Whole, places: Whole) -> Whole:
    """As many rows matched as possible, then the highest sum; not yet the canonical one among equals."""
    return assign(with_bonus(scores, bonus_of(scores)), places)


def bonus_of(scores: Whole) -> int:
    """What one more pair is worth: more than twice any sum of scores, so that a change of sums shows how many moved."""
    return 2 * int(scores.max(axis=1, initial=0).sum()) + 1


def with_bonus(scores: Whole, bonus: int) -> Whole:
    """The scores with the bonus on every allowed pair."""
    return np.where(scores == NONE, NONE, scores + bonus)


def at_least(scores: Whole, floor: int | None) -> Whole:
    """The scores without the pairs below the floor."""
    return scores if floor is None else np.where(scores >= floor, scores, NONE)


def settled(scores: Whole, places: Whole, taken: Whole, kept: Whole, cancelled: Check) -> Whole:
    """Of the assignments as good as the given one: the fewest earlier pairs moved, then the first by the ids."""
    worth = with_bonus(scores, bonus_of(scores))
    if (kept != NONE).any():
        scale = len(taken) + 1
        rows = np.flatnonzero(kept != NONE)
        rows = rows[worth[rows, kept[rows]] != NONE]
        worth = np.where(worth == NONE, NONE, worth * scale)
        worth[rows, kept[rows]] += 1
        taken = assign(worth, places)
    stop_if(cancelled)
    return first_of_equals(worth, places, taken, cancelled)


def proven(worth: Whole, places: Whole, taken: Whole) -> tuple[Whole, Whole]:
    """The prices that prove the assignment best. Raises ArithmeticError if they do not, which would be a bug."""
    row_price, column_price = prices(worth, places, taken)
    if not holds(worth, places, taken, row_price, column_price):
        raise ArithmeticError("the prices do not prove the assignment")
    return row_price, column_price
