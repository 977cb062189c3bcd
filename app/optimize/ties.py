"""Ties are broken the same way every time.

Among all best assignments the one is taken in which the first student, by id, has the first mentor, by id, that any
best assignment gives them; then the second student likewise, and so on; no mentor comes last. The choice depends on the
ids alone, neither on the order in which people were read nor on how the solver happened to walk.

Every best assignment uses only pairs whose two prices are exactly reached, so the search stays among these.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from app.optimize.measure import Check, Mask, Whole, stop_if
from app.optimize.residual import prices

NONE = -1


class Equals(NamedTuple):
    """The assignments as good as the best: `tight` pairs (last column: no mentor), and columns `loose` to have room.

    `at` is where each row stands now and `movable` which rows are not settled yet; both change in the course.
    """

    tight: Mask
    places: Whole
    loose: Mask
    at: Whole
    movable: Mask


def first_of_equals(worth: Whole, places: Whole, taken: Whole, cancelled: Check) -> Whole:
    """The canonical one among the assignments worth as much as the given best one."""
    row_price, column_price = prices(worth, places, taken)
    columns = worth.shape[1]
    tight = np.zeros((len(taken), columns + 1), np.bool_)
    tight[:, :columns] = (worth != NONE) & (row_price[:, None] + column_price == worth)
    tight[:, columns] = row_price == 0
    at = np.where(taken == NONE, columns, taken)
    equals = Equals(tight, places, column_price == 0, at, tight.sum(axis=1) > 1)
    for row in np.flatnonzero(equals.movable):
        stop_if(cancelled)
        equals.movable[row] = False
        wanted = np.flatnonzero(tight[row, : at[row]])
        if len(wanted):
            _settle(int(row), wanted, equals)
    return np.where(at == columns, NONE, at)


def _settle(row: int, wanted: Whole, equals: Equals) -> None:
    """Moves the row to the first wanted column from which a chain of equal moves leads back to the place it leaves."""
    at = equals.at
    home = int(at[row])
    mover, onward = _ways_back(home, int(wanted[0]), equals)
    reachable = wanted[onward[wanted] != NONE]
    if not len(reachable):
        return
    at[row] = node = int(reachable[0])
    while node != home:
        target = int(onward[node])
        if mover[node] != NONE:
            at[mover[node]] = target
        node = target


def _ways_back(home: int, first: int, equals: Equals) -> tuple[Whole, Whole]:
    """For each node that can pass a student on towards `home`: who moves (-1: nobody, a free place), and where to.

    Stops early once the node `first` is among them.
    """
    tight, places, loose, at, movable = equals
    outside = tight.shape[1] - 1
    mover, onward = np.full(outside + 1, NONE, np.int64), np.full(outside + 1, NONE, np.int64)
    onward[home] = home
    rows = np.flatnonzero(movable)
    free = np.bincount(at, minlength=outside + 1)[:outside] < places
    fresh = np.array([home])
    while len(fresh) and onward[first] == NONE:
        found = []
        hits = tight[np.ix_(rows, fresh)]
        moving = np.flatnonzero(hits.any(axis=1))
        nodes, which = np.unique(at[rows[moving]], return_index=True)
        new = onward[nodes] == NONE
        nodes, moving = nodes[new], moving[which[new]]
        mover[nodes], onward[nodes] = rows[moving], fresh[hits[moving].argmax(axis=1)]
        found.append(nodes)
        if outside in fresh:
            nodes = np.flatnonzero(free & (onward[:outside] == NONE))
            onward[nodes] = outside
            found.append(nodes)
        vacated = [node for node in fresh.tolist() if node != outside and loose[node]]
        if vacated and onward[outside] == NONE:
            onward[outside] = vacated[0]
            found.append(np.array([outside]))
        rows = rows[onward[at[rows]] == NONE]
        fresh = np.concatenate(found)
    return mover, onward
