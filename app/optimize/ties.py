"""Ties are broken the same way every time.

Among all best assignments the one is taken in which the first student, by id, has the first mentor, by id, that any
best assignment gives them; then the second student likewise, and so on; no mentor comes last. The choice depends on the
ids alone, neither on the order in which people were read nor on how the solver happened to walk.

Every best assignment uses only pairs whose two prices are exactly reached, so the search stays among these.
"""

from __future__ import annotations

import numpy as np

from app.optimize.measure import Check, Mask, Whole, stop_if
from app.optimize.residual import prices

NONE = -1


def first_of_equals(worth: Whole, places: Whole, taken: Whole, cancelled: Check) -> Whole:
    """The canonical one among the assignments worth as much as the given best one."""
    row_price, column_price = prices(worth, places, taken)
    columns = worth.shape[1]
    tight = np.zeros((len(taken), columns + 1), np.bool_)
    tight[:, :columns] = (worth != NONE) & (row_price[:, None] + column_price == worth)
    tight[:, columns] = row_price == 0
    at = np.where(taken == NONE, columns, taken)
    loose = column_price == 0
    movable = tight.sum(axis=1) > 1
    for row in np.flatnonzero(movable):
        stop_if(cancelled)
        movable[row] = False
        wanted = np.flatnonzero(tight[row, : at[row]])
        if len(wanted):
            _settle(int(row), wanted, at, tight, movable, places, loose)
    return np.where(at == columns, NONE, at)


def _settle(row: int, wanted: Whole, at: Whole, tight: Mask, movable: Mask, places: Whole, loose: Mask) -> None:
    """Moves the row to the first wanted column from which a chain of equal moves leads back to the place it leaves."""
    home = int(at[row])
    mover, onward = _ways_back(home, at, tight, movable, places, loose)
    reachable = wanted[onward[wanted] != NONE]
    if not len(reachable):
        return
    at[row] = node = int(reachable[0])
    while node != home:
        target = int(onward[node])
        if mover[node] != NONE:
            at[mover[node]] = target
        node = target


def _ways_back(home: int, at: Whole, tight: Mask, movable: Mask, places: Whole, loose: Mask) -> tuple[Whole, Whole]:
    """For each node that can pass a student on towards `home`: who moves (-1: nobody, a free place), and where to."""
    outside = tight.shape[1] - 1
    mover, onward = np.full(outside + 1, NONE, np.int64), np.full(outside + 1, NONE, np.int64)
    onward[home] = home
    rows = np.flatnonzero(movable)
    free = np.flatnonzero(np.bincount(at, minlength=outside + 1)[:outside] < places)
    fresh = [home]
    while fresh:
        found: list[int] = []
        for row in rows[tight[rows][:, fresh].any(axis=1)]:
            node = int(at[row])
            if onward[node] == NONE:
                mover[node], onward[node] = row, next(target for target in fresh if tight[row, target])
                found.append(node)
        slack: list[int] = free.tolist() if outside in fresh else []
        for node in [*slack, *([outside] if any(node != outside and loose[node] for node in fresh) else [])]:
            if onward[node] == NONE:
                onward[node] = outside if node != outside else next(t for t in fresh if t != outside and loose[t])
                found.append(node)
        rows = rows[onward[at[rows]] == NONE]
        fresh = found
    return mover, onward
