"""The assignment itself: who goes to whom so that the sum of whole-number worths is the highest.

Mentors are laid out place by place and handed to `scipy.optimize.linear_sum_assignment`. That works on floating-point
numbers, which hold whole numbers exactly up to 2**53; where sums could pass that, an own search in 64-bit integers
runs.
"""

from __future__ import annotations

import numpy as np

from app.errors import OfficeError
from app.optimize.measure import Whole

NONE = -1
FLOAT_LIMIT = 2**53
WHOLE_LIMIT = 2**62


def assign(worth: Whole, places: Whole) -> Whole:
    """For each row its column, or -1; the sum of worths is the highest. Worth -1 is not allowed, others are above 0.

    A column takes as many rows as it has places. Raises OfficeError where 64-bit numbers would not suffice.
    """
    rows, columns = worth.shape
    taken = np.full(rows, NONE, np.int64)
    column_of = np.repeat(np.arange(columns), np.minimum(places, (worth != NONE).sum(axis=0)))
    if not rows or not len(column_of):
        return taken
    profit = np.maximum(worth, 0)[:, column_of]
    reach = 2 * (rows + len(column_of)) * int(profit.max(initial=0))
    if reach < FLOAT_LIMIT:
        from scipy.optimize import linear_sum_assignment

        row_ids, place_ids = linear_sum_assignment(profit.astype(np.float64), maximize=True)
        taken[row_ids] = column_of[place_ids]
    elif reach < WHOLE_LIMIT:
        where = assign_whole(profit)
        taken = np.where(where == NONE, NONE, column_of[where])
    else:
        raise OfficeError("This cohort is too large for one run.", "Split the cohort, or use smaller weights.")
    taken[worth[np.arange(rows), taken] == NONE] = NONE
    return taken


def assign_whole(profit: Whole) -> Whole:
    """For each row its column, or -1 where there are more rows than columns; exact in 64-bit integers.

    Shortest augmenting paths, one row at a time (Jonker and Volgenant 1987), each step over all columns at once.
    """
    if profit.shape[0] > profit.shape[1]:
        across = assign_whole(profit.T)
        taken = np.full(profit.shape[0], NONE, np.int64)
        taken[across] = np.arange(len(across))
        return taken
    cost = int(profit.max(initial=0)) - profit
    rows, columns = cost.shape
    row_price, column_price = np.zeros(rows, np.int64), np.zeros(columns, np.int64)
    row_at, column_at = np.full(columns, NONE, np.int64), np.full(rows, NONE, np.int64)
    for start in range(rows):
        _augment(start, cost, row_price, column_price, row_at, column_at)
    return column_at


def _augment(start: int, cost: Whole, row_price: Whole, column_price: Whole, row_at: Whole, column_at: Whole) -> None:
    """Finds the shortest path from the row to a free column, updates the prices, and turns the path over."""
    columns = cost.shape[1]
    distance, before = np.full(columns, WHOLE_LIMIT, np.int64), np.full(columns, NONE, np.int64)
    done = np.zeros(columns, np.bool_)
    row, reached = start, 0
    while True:
        through = reached + cost[row] - row_price[row] - column_price
        better = ~done & (through < distance)
        distance[better], before[better] = through[better], row
        column = int(np.where(done, WHOLE_LIMIT, distance).argmin())
        reached = int(distance[column])
        if row_at[column] == NONE:
            break
        done[column] = True
        row = int(row_at[column])
    row_price[start] += reached
    row_price[row_at[done]] += reached - distance[done]
    column_price[done] -= reached - distance[done]
    while True:
        row = int(before[column])
        row_at[column] = row
        column_at[row], column = column, int(column_at[row])
        if row == start:
            return
