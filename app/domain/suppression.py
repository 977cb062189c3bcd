"""Small cells: which numbers of a packet are hidden so that no reader can work out a small group.

A packet is every count that is printed anywhere in it, tied together by sums (standards.md, small cells). A cell of 1
to minimum - 1, or one that so few people stand behind, is hidden; then others are hidden with it, until no sum
lets a reader narrow a hidden number to a range shorter than the minimum. Noughts are shown.
The greedy part is here; an exact attack on what is left (a linear programme) is handed in as `attack`.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

MINIMUM = 10

Key = Hashable


@dataclass(frozen=True, slots=True)
class Cell:
    """A count and the number of people behind it. An unpublished cell is printed nowhere and only ties others."""

    value: int
    people: int
    published: bool = True

    def is_small(self, minimum: int) -> bool:
        """Whether the cell must be hidden for its own sake."""
        return self.published and (0 < self.value < minimum or 0 < self.people < minimum)

    def width(self, minimum: int) -> int:
        """How wide the range must stay that a reader can find: the minimum, times what one person adds on average."""
        return minimum * max(1, -(-self.value // self.people) if self.people else 1)


@dataclass(frozen=True, slots=True)
class Sum:
    """The cell `total` is the sum of the cells `parts`."""

    total: Key
    parts: tuple[Key, ...]


@dataclass(frozen=True)
class Packet:
    """All cells of a packet in the order of printing, and the sums that tie them. ValueError for a sum that fails.

    `rows` names the line of a table that a cell stands in, for cells that are best hidden together with their line.
    """

    cells: Mapping[Key, Cell]
    sums: tuple[Sum, ...] = ()
    rows: Mapping[Key, Hashable] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for key, cell in self.cells.items():
            if cell.value < 0:
                raise ValueError(f"{key} is below nought")
        for line in self.sums:
            if self.cells[line.total].value != sum(self.cells[part].value for part in line.parts):
                raise ValueError(f"the parts do not add up to {line.total}")

    @cached_property
    def sums_of(self) -> Mapping[Key, tuple[Sum, ...]]:
        """The sums each cell takes part in."""
        found: dict[Key, list[Sum]] = {}
        for line in self.sums:
            for key in (line.total, *line.parts):
                found.setdefault(key, []).append(line)
        return {key: tuple(lines) for key, lines in found.items()}

    @cached_property
    def row_of(self) -> Mapping[Key, tuple[Key, ...]]:
        """The cells in the same line as a cell, itself among them."""
        lines: dict[Hashable, list[Key]] = {}
        for key, row in self.rows.items():
            lines.setdefault(row, []).append(key)
        return {key: tuple(lines[self.rows[key]]) if key in self.rows else (key,) for key in self.cells}

    @cached_property
    def cost(self) -> Mapping[Key, tuple[int, int, int, int]]:
        """How dear it is to hide a cell: the total of many sums before a part, a large line before a small one."""
        totals: dict[Key, int] = {}
        for line in self.sums:
            whole = all(self.cells[part].published for part in line.parts)
            totals[line.total] = totals.get(line.total, 0) + whole
        lead = {key: max(self.cells[other].value for other in row) for key, row in self.row_of.items()}
        return {
            key: (totals.get(key, 0), lead[key], cell.value, -place)
            for place, (key, cell) in enumerate(self.cells.items())
        }


@dataclass(frozen=True)
class Suppression:
    """The outcome for a packet: the keys that are not printed. Nothing is hidden when `minimum` is 0."""

    minimum: int
    hidden: frozenset[Key] = frozenset()
    small: frozenset[Key] = field(default=frozenset(), repr=False)

    def shows(self, key: Key) -> bool:
        """Whether the cell may be printed."""
        return key not in self.hidden


# For the hidden cells of a packet the least and the most a reader can work out; None is "no end".
Range = tuple[int, int | None]
Attack = Callable[[Packet, frozenset[Key]], Mapping[Key, Range]]


def suppress(packet: Packet, minimum: int = MINIMUM, attack: Attack | None = None) -> Suppression:
    """Hide small cells and as many others as it takes. `attack` finds the ranges; without it sums are tried singly."""
    if minimum < 1:
        return Suppression(0)
    small = frozenset(key for key, cell in packet.cells.items() if cell.is_small(minimum))
    hidden, ranges_of = set(small), attack or ranges_by_sums
    _close_sums(packet, minimum, hidden)
    while leaks := exposed(packet, minimum, hidden, ranges_of(packet, frozenset(hidden))):
        if not _mend(packet, leaks, hidden):
            raise ValueError("the packet has a cell that hiding others cannot protect")
        _close_sums(packet, minimum, hidden)
    _give_back(packet, minimum, hidden, small, ranges_of)
    return Suppression(minimum, frozenset(hidden), small)


def _give_back(packet: Packet, minimum: int, hidden: set[Key], small: frozenset[Key], attack: Attack) -> None:
    """Show totals again that turned out not to be needed as a guard, the dearest first."""
    guards = sorted((key for key in hidden - small if packet.cost[key][0] > 1), key=lambda key: packet.cost[key])
    for key in reversed(guards):
        fewer = hidden - {key}
        if not exposed(packet, minimum, fewer, attack(packet, frozenset(fewer))):
            hidden.discard(key)


def exposed(packet: Packet, minimum: int, hidden: Iterable[Key], ranges: Mapping[Key, Range]) -> tuple[Key, ...]:
    """The hidden cells whose range is shorter than it must be."""
    found = []
    for key in hidden:
        least, most = ranges[key]
        if most is not None and most - least < packet.cells[key].width(minimum):
            found.append(key)
    return tuple(sorted(found, key=lambda key: packet.cost[key]))


def _close_sums(packet: Packet, minimum: int, hidden: set[Key]) -> None:
    """Hide further cells until each sum leaves every hidden cell in it enough room, seen by itself."""
    queue = deque(packet.sums)
    while queue:
        line = queue.popleft()
        while (found := _cheapest_help(packet, minimum, line, hidden)) is not None:
            hidden.add(found)
            queue.extend(packet.sums_of[found])


def _cheapest_help(packet: Packet, minimum: int, line: Sum, hidden: set[Key]) -> Key | None:
    """The cell to hide next for this sum's sake, or None when it holds."""
    members = (line.total, *line.parts)
    unknown = [key for key in members if key in hidden or not packet.cells[key].published]
    secret = [key for key in unknown if key in hidden]
    if not secret or (line.total in unknown and len(unknown) > 1):
        return None
    room = sum(packet.cells[key].value for key in unknown)
    if len(unknown) > 1 and room >= max(packet.cells[key].width(minimum) for key in secret):
        return None
    open_cells = _can_hide(packet, members, hidden)
    return min(open_cells, key=lambda key: _dearness(packet, key, hidden)) if open_cells else None


def _dearness(packet: Packet, key: Key, hidden: set[Key]) -> tuple[int, ...]:
    """The cost of a cell; among equals of its level one whose line is begun already comes first."""
    level, *others = packet.cost[key]
    begun = any(other in hidden for other in packet.row_of[key])
    return (level, not begun, *others)


def _can_hide(packet: Packet, keys: Iterable[Key], hidden: set[Key]) -> list[Key]:
    return [key for key in keys if key not in hidden and packet.cells[key].published and packet.cells[key].value > 0]


def _mend(packet: Packet, leaks: Sequence[Key], hidden: set[Key]) -> bool:
    """Hide more for each leak, but for those that an earlier one of them may have closed already."""
    touched: set[Key] = set()
    helped = False
    for leak in leaks:
        if leak in touched:
            continue
        found = _can_hide(packet, packet.row_of[leak], hidden) or _help_near(packet, leak, hidden)
        helped = helped or bool(found)
        hidden.update(found)
        touched.update(_neighbours(packet, found))
    return helped


def _help_near(packet: Packet, leak: Key, hidden: set[Key]) -> list[Key]:
    """A visible cell tied to the leaking one by sums and hidden cells, with its line: a part before a total, then near.

    Empty when the whole neighbourhood is hidden; then any multiple of it would fit the sums and nothing can leak.
    """
    seen, ring, distance = {leak}, [leak], 0
    best: tuple[tuple[int, ...], Key] | None = None
    while ring and (best is None or best[0][0] > 0):
        near = _neighbours(packet, ring)
        for key in _can_hide(packet, near, hidden):
            level, *others = packet.cost[key]
            rank = (level, distance, *others)
            if best is None or rank < best[0]:
                best = (rank, key)
        tied = (key for key in near if key in hidden or not packet.cells[key].published)
        ring = [key for key in tied if key not in seen]
        seen.update(ring)
        distance += 1
    return _can_hide(packet, packet.row_of[best[1]], hidden) if best else []


def _neighbours(packet: Packet, keys: Iterable[Key]) -> list[Key]:
    """The cells that share a sum with one of these, each once."""
    lines = (line for key in keys for line in packet.sums_of.get(key, ()))
    return list(dict.fromkeys(key for line in lines for key in (line.total, *line.parts)))


def ranges_by_sums(packet: Packet, hidden: frozenset[Key]) -> Mapping[Key, Range]:
    """The ranges a reader finds by narrowing sum after sum. Never narrower than the truth, at times too wide."""
    unknown = {key for key, cell in packet.cells.items() if key in hidden or not cell.published}
    least = {key: 0 if key in unknown else cell.value for key, cell in packet.cells.items()}
    most = {key: None if key in unknown else cell.value for key, cell in packet.cells.items()}
    queue = deque(packet.sums)
    rounds = 20 * len(packet.sums)
    while queue and rounds:
        rounds -= 1
        line = queue.popleft()
        for key in _narrow(line, least, most):
            queue.extend(other for other in packet.sums_of[key] if other is not line)
    return {key: (least[key], most[key]) for key in hidden}


def _narrow(line: Sum, least: dict[Key, int], most: dict[Key, int | None]) -> list[Key]:
    """Narrow the ranges of one sum's cells; gives the keys that changed."""
    changed = []
    low = sum(least[key] for key in line.parts)
    tops = [most[key] for key in line.parts]
    high = None if None in tops else sum(top for top in tops if top is not None)
    if _set(line.total, low, high, least, most):
        changed.append(line.total)
    for key in line.parts:
        top = most[line.total]
        rest = low - least[key]
        others = [most[part] for part in line.parts if part != key]
        floor = 0 if None in others else least[line.total] - sum(other for other in others if other is not None)
        if _set(key, floor, None if top is None else top - rest, least, most):
            changed.append(key)
            low = sum(least[part] for part in line.parts)
    return changed


def _set(key: Key, floor: int, top: int | None, least: dict[Key, int], most: dict[Key, int | None]) -> bool:
    before = (least[key], most[key])
    least[key] = max(least[key], floor)
    now = most[key]
    most[key] = now if top is None else top if now is None else min(now, top)
    return before != (least[key], most[key])
