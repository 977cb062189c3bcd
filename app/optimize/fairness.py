"""The fairest worst: the highest floor that still lets as many students be matched, and why it cannot be raised."""

from __future__ import annotations

import numpy as np

from app.optimize.measure import Check, Mask, Whole, stop_if
from app.optimize.residual import within_reach

NONE = -1


def most_matched(open_pairs: Mask, places: Whole) -> Whole:
    """For each row a column or -1, as many rows matched as possible (Hopcroft and Karp, by scipy)."""
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import maximum_bipartite_matching

    column_of = np.repeat(np.arange(open_pairs.shape[1]), np.minimum(places, open_pairs.sum(axis=0)))
    taken = np.full(open_pairs.shape[0], NONE, np.int64)
    if len(taken) and len(column_of):
        found = maximum_bipartite_matching(csr_array(open_pairs[:, column_of]), perm_type="column")
        taken = np.where(found == NONE, NONE, column_of[found])
    return taken


def highest_floor(scores: Whole, places: Whole, taken: Whole, cancelled: Check) -> int:
    """The highest score such that as many rows as in `taken` can be matched by pairs that reach it.

    `taken` matches as many rows as is possible at all, and at least one; its lowest score is where the search begins.
    """
    matched = np.flatnonzero(taken != NONE)
    lowest = int(scores[matched, taken[matched]].min())
    levels = np.unique(scores[scores >= lowest])
    low, high = 0, len(levels) - 1
    while low < high:
        stop_if(cancelled)
        middle = (low + high + 1) // 2
        if int((most_matched(scores >= levels[middle], places) != NONE).sum()) == len(matched):
            low = middle
        else:
            high = middle - 1
    return int(levels[low])


def smallest_cover(open_pairs: Mask, taken: Whole) -> tuple[Mask, Mask]:
    """Rows and columns that together touch every open pair; columns counted by their places, as many as are matched.

    `taken` must match as many rows as possible. König's theorem: the rows that chains of moves from unmatched rows do
    not reach, and the columns that they do.
    """
    rows, columns = within_reach(open_pairs, taken)
    return ~rows, columns
