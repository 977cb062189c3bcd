"""What an assignment leaves open: chains of moves from mentor to mentor, and the prices that follow from them.

A step from mentor a to mentor b is a student of a who moves to b; its gain is the difference of the worths. One more
node, the outside, stands for free places and for students without a mentor: a step to it fills a free place or leaves a
student out, a step from it brings a student in or vacates a place. In a best assignment no round trip gains anything;
the longest paths are then finite, and those from the outside are the prices of the places (linear programming duality,
Ahuja, Magnanti and Orlin, Network Flows, chapter 9).
"""

from __future__ import annotations

import numpy as np

from app.optimize.measure import Mask, Whole

NONE = -1
CLOSED = -(2**61)  # no such step; far below any sum of worths, far above the limit of 64 bits


def step_gains(worth: Whole, places: Whole, taken: Whole, scale: int = 1, toll: int = 0) -> Whole:
    """Gain of the best step between any two mentors and the outside (last row and column), CLOSED where there is none.

    Gains are multiplied by `scale`; each step that moves a student costs `toll` afterwards.
    """
    columns = worth.shape[1]
    gains = np.full((columns + 1, columns + 1), CLOSED, np.int64)
    matched = np.flatnonzero(taken != NONE)
    if len(matched):
        order = matched[np.argsort(taken[matched], kind="stable")]
        groups, starts = np.unique(taken[order], return_index=True)
        own = worth[order, taken[order]]
        moves = np.where(worth[order] == NONE, CLOSED, (worth[order] - own[:, None]) * scale - toll)
        gains[groups, :columns] = np.maximum.reduceat(moves, starts, axis=0)
        gains[groups, columns] = np.maximum.reduceat(-own * scale - toll, starts)
    waiting = worth[taken == NONE]
    if len(waiting):
        best = waiting.max(axis=0)
        gains[columns, :columns] = np.where(best == NONE, CLOSED, best * scale - toll)
    free = np.flatnonzero(np.bincount(taken[matched], minlength=columns)[:columns] < places)
    gains[free, columns] = np.maximum(gains[free, columns], 0)
    gains[columns, :columns] = np.maximum(gains[columns, :columns], 0)
    return gains


def longest_from(gains: Whole, start: Whole) -> Whole:
    """The highest gain with which each node is reached, given the gains with which each may be started at.

    Raises ArithmeticError when a round trip gains something, which means that the assignment was not the best.
    """
    reached = start.copy()
    fresh = reached > CLOSED // 2
    for _ in range(len(gains) + 1):
        if not fresh.any():
            return reached
        onward = (reached[fresh, None] + gains[fresh]).max(axis=0)
        onward[onward < CLOSED // 2] = CLOSED
        fresh = onward > reached
        reached = np.maximum(reached, onward)
    raise ArithmeticError("the assignment is not the best: a round trip of moves gains something")


def longest_to(gains: Whole, node: int) -> Whole:
    """The highest gain of a path from each node to the given one, CLOSED where there is none."""
    return longest_from(gains.T, started_at(len(gains), node))


def started_at(count: int, node: int) -> Whole:
    """Gains for `longest_from` that start at one node with nothing."""
    start = np.full(count, CLOSED, np.int64)
    start[node] = 0
    return start


def prices(worth: Whole, places: Whole, taken: Whole) -> tuple[Whole, Whole]:
    """Whole-number prices of rows and of places, the lowest that prove the assignment best.

    Their sum, each column's price once per place, equals the worth of the assignment; on every allowed pair the two
    prices reach the worth.
    """
    columns = worth.shape[1]
    gains = step_gains(worth, places, taken)
    column_price = longest_from(gains, started_at(columns + 1, columns))[:columns]
    matched = taken != NONE
    row_price = np.zeros(len(taken), np.int64)
    row_price[matched] = worth[matched, taken[matched]] - column_price[taken[matched]]
    return row_price, column_price


def holds(worth: Whole, places: Whole, taken: Whole, row_price: Whole, column_price: Whole) -> bool:
    """Whether the prices prove the assignment best: none below zero, all pairs reached, sums equal."""
    matched = np.flatnonzero(taken != NONE)
    reached = (row_price[:, None] + column_price >= worth) | (worth == NONE)
    primal = sum(worth[matched, taken[matched]].tolist())
    dual = sum(row_price.tolist()) + sum((column_price * places).tolist())
    return bool(row_price.min(initial=0) >= 0 and column_price.min(initial=0) >= 0 and reached.all()) and primal == dual


def within_reach(open_pairs: Mask, taken: Whole) -> tuple[Mask, Mask]:
    """Rows and columns that chains of moves from the rows without a column can reach, whatever they gain."""
    rows = taken == NONE
    columns = np.zeros(open_pairs.shape[1], np.bool_)
    matched = np.flatnonzero(taken != NONE)
    fresh = rows
    while fresh.any():
        found = open_pairs[fresh].any(axis=0) & ~columns
        columns |= found
        fresh = np.zeros(len(rows), np.bool_)
        fresh[matched[found[taken[matched]]]] = True
        rows = rows | fresh
    return rows, columns
