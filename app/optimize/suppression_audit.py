"""The attack on a packet's hidden cells: a linear programme finds the range each can be narrowed to.

Every published number and every sum of the packet is known to the attacker, and that no count is below nought.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_matrix

from app.domain.suppression import MINIMUM, Cell, Key, Packet, Range, Sum, Suppression, suppress

SLACK = 1e-6


def protect(packet: Packet, minimum: int = MINIMUM) -> Suppression:
    """What must be hidden so that the attack below finds no hidden cell within the minimum."""
    known: dict[tuple[Key, ...], dict[Key, Range]] = {}
    return suppress(packet, minimum, lambda packet, hidden: ranges(packet, hidden, minimum, known))


def ranges(
    packet: Packet, hidden: frozenset[Key], minimum: int = MINIMUM,
    known: dict[tuple[Key, ...], dict[Key, Range]] | None = None,
) -> Mapping[Key, Range]:
    """For each hidden cell the least and the most that the published numbers allow.

    The search for a cell stops as soon as two solutions are further apart than they need to be; its range then is at
    least as wide as the one given. `known` keeps answers between calls for the same packet and minimum.
    """
    found: dict[Key, Range] = {}
    answers = {} if known is None else known
    for part in _components(packet, hidden):
        if part.keys not in answers:
            answers[part.keys] = part.ranges(minimum)
        found.update(answers[part.keys])
    return found


@dataclass(frozen=True)
class _Component:
    """Hidden cells that are tied to each other, and the sums that tie them."""

    packet: Packet
    keys: tuple[Key, ...]
    sums: tuple[Sum, ...]
    secret: frozenset[Key]

    def ranges(self, minimum: int) -> dict[Key, Range]:
        matrix, right = self._equations()
        truth = np.array([float(self.cell(key).value) for key in self.keys])
        top = 4 * truth.sum() + 100 * max(self.cell(key).width(minimum) for key in self.keys)
        low, high = truth.copy(), truth.copy()
        for at, key in enumerate(self.keys):
            for sign in (1, -1):
                if key not in self.secret or high[at] - low[at] >= self.cell(key).width(minimum) + SLACK:
                    continue
                solution = _extreme(matrix, right, at, sign, top)
                low, high = np.minimum(low, solution), np.maximum(high, solution)
        return {
            key: (ceil(low[at] - SLACK), None if high[at] > top - 1 else floor(high[at] + SLACK))
            for at, key in enumerate(self.keys) if key in self.secret
        }

    def cell(self, key: Key) -> Cell:
        return self.packet.cells[key]

    def _equations(self) -> tuple[csr_matrix, np.ndarray[tuple[int], np.dtype[np.float64]]]:
        place = {key: at for at, key in enumerate(self.keys)}
        entries: list[tuple[int, int, float]] = []
        right = np.zeros(len(self.sums))
        for row, line in enumerate(self.sums):
            for key, sign in [(line.total, 1.0), *((part, -1.0) for part in line.parts)]:
                if key in place:
                    entries.append((row, place[key], sign))
                else:
                    right[row] -= sign * self.cell(key).value
        rows, columns, values = zip(*entries, strict=True) if entries else ((), (), ())
        return csr_matrix((values, (rows, columns)), shape=(len(self.sums), len(self.keys))), right


def _extreme(
    matrix: csr_matrix, right: np.ndarray[tuple[int], np.dtype[np.float64]], at: int, sign: int, top: float
) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """A solution in which the cell `at` is as small (sign 1) or as large (sign -1) as can be."""
    aim = np.zeros(matrix.shape[1])
    aim[at] = sign
    equations = {"A_eq": matrix, "b_eq": right} if matrix.shape[0] else {}
    result = linprog(aim, bounds=(0, top), method="highs", **equations)
    if not result.success:
        raise ValueError(f"the audit of small cells came to no end: {result.message}")
    return np.asarray(result.x, dtype=np.float64)


def _components(packet: Packet, hidden: frozenset[Key]) -> Sequence[_Component]:
    """Hidden and unpublished cells in groups that share sums; only groups with a hidden cell matter."""
    unknown = {key: None for key, cell in packet.cells.items() if key in hidden or not cell.published}
    groups, seen = [], set[Key]()
    for start in unknown:
        if start in seen or start not in hidden:
            continue
        keys, sums, ring = {start: None}, dict[Sum, None](), [start]
        while ring:
            for line in packet.sums_of.get(ring.pop(), ()):
                if line in sums:
                    continue
                sums[line] = None
                near = [key for key in (line.total, *line.parts) if key in unknown and key not in keys]
                keys.update(dict.fromkeys(near))
                ring.extend(near)
        seen.update(keys)
        groups.append(_Component(packet, tuple(keys), tuple(sums), frozenset(keys) & hidden))
    return groups
