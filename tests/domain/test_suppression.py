"""No reader of a packet can work a small group out: attacked with a linear programme of the test's own."""

from __future__ import annotations

from math import ceil, floor

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from app.domain.suppression import Cell, Packet, Sum, exposed, ranges_by_sums, suppress
from app.optimize.suppression_audit import protect, ranges

MINIMUM = 10


def table(rows: list[list[int]], name: str = "t") -> Packet:
    """A table with margins in both directions and a grand total."""
    cells, sums = {}, []
    wide = range(len(rows[0]))
    for r, row in enumerate(rows):
        cells.update({(name, r, c): Cell(value, value) for c, value in enumerate(row)})
        cells[name, r, "all"] = Cell(sum(row), sum(row))
        sums.append(Sum((name, r, "all"), tuple((name, r, c) for c in wide)))
    for c in wide:
        column = sum(row[c] for row in rows)
        cells[name, "all", c] = Cell(column, column)
        sums.append(Sum((name, "all", c), tuple((name, r, c) for r in range(len(rows)))))
    total = sum(map(sum, rows))
    cells[name, "all", "all"] = Cell(total, total)
    sums.append(Sum((name, "all", "all"), tuple((name, r, "all") for r in range(len(rows)))))
    sums.append(Sum((name, "all", "all"), tuple((name, "all", c) for c in wide)))
    return Packet(cells, tuple(sums))


def attacked(packet: Packet, hidden: frozenset) -> dict:
    """Every hidden cell's least and most by two linear programmes each over all cells, nothing clever."""
    keys = list(packet.cells)
    place = {key: at for at, key in enumerate(keys)}
    rows, right = [], []
    for line in packet.sums:
        row = np.zeros(len(keys))
        row[place[line.total]] += 1
        for part in line.parts:
            row[place[part]] -= 1
        rows.append(row)
        right.append(0)
    bounds = [
        (0, None) if key in hidden or not cell.published else (cell.value, cell.value)
        for key, cell in packet.cells.items()
    ]
    found = {}
    for key in hidden:
        ends = []
        for sign in (1, -1):
            aim = np.zeros(len(keys))
            aim[place[key]] = sign
            result = linprog(aim, A_eq=np.array(rows), b_eq=right, bounds=bounds, method="highs")
            ends.append(None if not result.success else sign * result.fun)
        found[key] = (ceil(ends[0] - 1e-6), None if ends[1] is None else floor(ends[1] + 1e-6))
    return found


counts = st.integers(0, 40) | st.integers(0, 12)
tables = st.integers(2, 5).flatmap(
    lambda wide: st.lists(st.lists(counts, min_size=wide, max_size=wide), min_size=2, max_size=6)
)


@settings(deadline=None, max_examples=25)
@given(tables)
def test_no_hidden_cell_of_a_random_table_is_within_the_minimum(rows: list[list[int]]) -> None:
    packet = table(rows)
    result = protect(packet, MINIMUM)
    assert not exposed(packet, MINIMUM, result.hidden, attacked(packet, result.hidden))


@settings(deadline=None, max_examples=25)
@given(tables)
def test_small_cells_are_hidden_and_noughts_are_shown(rows: list[list[int]]) -> None:
    packet = table(rows)
    result = protect(packet, MINIMUM)
    for key, cell in packet.cells.items():
        assert result.shows(key) or cell.value > 0
        assert not (0 < cell.value < MINIMUM and result.shows(key))


@settings(deadline=None, max_examples=20)
@given(tables)
def test_the_audit_finds_no_wider_ranges_than_the_plain_attack(rows: list[list[int]]) -> None:
    packet = table(rows)
    hidden = suppress(packet, MINIMUM).hidden
    plain = attacked(packet, hidden)
    leaks = exposed(packet, MINIMUM, hidden, plain)
    assert exposed(packet, MINIMUM, hidden, ranges(packet, hidden, MINIMUM)) == leaks


@settings(deadline=None, max_examples=25)
@given(tables)
def test_narrowing_sum_by_sum_never_claims_more_than_the_attack_can(rows: list[list[int]]) -> None:
    packet = table(rows)
    hidden = suppress(packet, MINIMUM).hidden
    plain = attacked(packet, hidden)
    for key, (least, most) in ranges_by_sums(packet, hidden).items():
        assert least <= plain[key][0]
        assert most is None or (plain[key][1] is not None and most >= plain[key][1])


@settings(deadline=None, max_examples=20)
@given(
    st.lists(st.tuples(counts, counts, counts), min_size=2, max_size=5),
    st.lists(st.integers(0, 100), min_size=15, max_size=15),
)
def test_tables_that_share_a_margin_and_parts_of_wholes_are_attacked_together(
    rows: list[tuple[int, int, int]], shares: list[int]
) -> None:
    students = [sum(row) for row in rows]
    matched = [value * shares[at] // 100 for at, value in enumerate(students)]
    cells, sums = {}, []
    for measure, values in (("students", students), ("matched", matched)):
        cells.update({(measure, at): Cell(value, value) for at, value in enumerate(values)})
        cells[measure, "all"] = Cell(sum(values), sum(values))
        sums.append(Sum((measure, "all"), tuple((measure, at) for at in range(len(values)))))
    for at, row in enumerate(rows):
        cells.update({("year", at, year): Cell(value, value) for year, value in enumerate(row)})
        sums.append(Sum(("students", at), tuple(("year", at, year) for year in range(3))))
    for at in [*range(len(rows)), "all"]:
        rest = cells["students", at].value - cells["matched", at].value
        cells["rest", at] = Cell(rest, rest, published=False)
        sums.append(Sum(("students", at), (("matched", at), ("rest", at))))
    packet = Packet(cells, tuple(sums))
    result = protect(packet, MINIMUM)
    assert not any(key[0] == "rest" for key in result.hidden)
    assert not exposed(packet, MINIMUM, result.hidden, attacked(packet, result.hidden))


def test_hiding_only_the_small_cell_would_give_it_away() -> None:
    packet = table([[3, 20], [30, 40]])
    alone = frozenset({("t", 0, 0)})
    assert attacked(packet, alone)["t", 0, 0] == (3, 3)
    result = protect(packet, MINIMUM)
    assert ("t", 0, 0) in result.hidden
    assert len(result.hidden) >= 4


def test_the_mockups_two_hidden_colleges_are_not_left_to_subtraction() -> None:
    colleges = {"Business": 14, "Engineering": 12, "Arts": 16, "Education": 4, "Nursing": 2}
    cells = {name: Cell(value, value) for name, value in colleges.items()} | {"all": Cell(48, 48)}
    packet = Packet(cells, (Sum("all", tuple(colleges)),))
    result = protect(packet, MINIMUM)
    assert result.hidden == {"Education", "Nursing", "Engineering"}


def test_few_people_behind_a_large_number_hide_it() -> None:
    cells = {"a": Cell(840, 2), "b": Cell(9000, 30), "c": Cell(4000, 20), "all": Cell(13840, 52)}
    packet = Packet(cells, (Sum("all", ("a", "b", "c")),))
    hidden = protect(packet, MINIMUM).hidden
    assert "a" in hidden
    assert not exposed(packet, MINIMUM, hidden, attacked(packet, hidden))


def test_a_packet_of_noughts_and_large_numbers_hides_nothing() -> None:
    assert protect(table([[0, 20], [30, 0]]), MINIMUM).hidden == frozenset()


def test_without_a_minimum_everything_is_shown() -> None:
    assert suppress(table([[1, 2], [3, 4]]), 0).hidden == frozenset()


def test_the_same_packet_is_hidden_the_same_way_every_time() -> None:
    rows = [[3, 12, 0], [14, 2, 8], [40, 30, 9]]
    assert protect(table(rows), MINIMUM) == protect(table(rows), MINIMUM)


def test_a_sum_that_does_not_add_up_is_refused() -> None:
    with pytest.raises(ValueError, match="do not add up"):
        Packet({"a": Cell(1, 1), "b": Cell(3, 3)}, (Sum("b", ("a",)),))
