"""The numeric core on plain matrices: exactness, prices, ties, covers."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from app.errors import OfficeError
from app.optimize import assignment
from app.optimize.assignment import assign, assign_whole
from app.optimize.fairness import most_matched, smallest_cover
from app.optimize.measure import never
from app.optimize.optimum import best_total, bonus_of, proven, settled, with_bonus
from app.optimize.residual import prices

Whole = NDArray[np.int64]


@st.composite
def worths(draw: st.DrawFn, highest: int = 9) -> tuple[Whole, Whole]:
    """Scores with closed pairs (-1), and places; few different numbers, so that ties are common."""
    rows, columns = draw(st.integers(0, 6)), draw(st.integers(0, 5))
    cells = draw(st.lists(st.integers(-1, highest), min_size=rows * columns, max_size=rows * columns))
    places = draw(st.lists(st.integers(0, 3), min_size=columns, max_size=columns))
    return np.array(cells, np.int64).reshape(rows, columns), np.array(places, np.int64)


def best_by_hand(scores: Whole, places: Whole) -> list[tuple[int, ...]]:
    """All best choices of a column per row, -1 for none, in the order of their columns."""
    rows, columns = scores.shape
    choices = [[*(at for at in range(columns) if scores[row, at] >= 0), -1] for row in range(rows)]
    fit = [chosen for chosen in product(*choices)
           if all(chosen.count(column) <= places[column] for column in range(columns))]

    def value(chosen: tuple[int, ...]) -> tuple[int, int]:
        pairs = [(row, column) for row, column in enumerate(chosen) if column >= 0]
        return len(pairs), sum(int(scores[pair]) for pair in pairs)

    highest = max(map(value, fit))
    return [chosen for chosen in fit if value(chosen) == highest]


@given(made=worths(3))
@settings(deadline=None, max_examples=300)
def test_ties_go_to_the_first_rows_and_columns(made: tuple[Whole, Whole]) -> None:
    scores, places = made
    none = np.full(len(scores), -1)
    taken = settled(scores, places, best_total(scores, places), none, never)
    expected = min(best_by_hand(scores, places), key=lambda chosen: [at if at >= 0 else 99 for at in chosen])
    assert tuple(taken.tolist()) == expected


@given(made=worths(10**6))
@settings(deadline=None, max_examples=150)
def test_the_sum_of_the_prices_is_the_sum_of_the_assignment(made: tuple[Whole, Whole]) -> None:
    scores, places = made
    worth = with_bonus(scores, bonus_of(scores))
    taken = assign(worth, places)
    row_price, column_price = proven(worth, places, taken)
    chosen = np.flatnonzero(taken >= 0)
    assert row_price.sum() + (column_price * places).sum() == worth[chosen, taken[chosen]].sum()


@given(made=worths())
@settings(deadline=None, max_examples=150)
def test_a_cover_is_as_small_as_the_most_that_can_be_matched(made: tuple[Whole, Whole]) -> None:
    scores, places = made
    open_pairs = scores >= 0
    taken = most_matched(open_pairs, places)
    rows, columns = smallest_cover(open_pairs, taken)
    assert (open_pairs & ~rows[:, None] & ~columns).sum() == 0
    assert rows.sum() + places[columns].sum() == (taken >= 0).sum()
    assert all(np.bincount(taken[taken >= 0], minlength=len(places)) <= places)


@given(made=worths(10**12))
@settings(deadline=None, max_examples=150)
def test_the_search_in_whole_numbers_equals_the_library(made: tuple[Whole, Whole]) -> None:
    from scipy.optimize import linear_sum_assignment

    profit = np.maximum(made[0], 0)
    found = assign_whole(profit)
    rows = np.flatnonzero(found >= 0)
    assert len(set(found[rows].tolist())) == len(rows) == min(profit.shape)
    expected = linear_sum_assignment(profit.astype(np.float64), maximize=True)
    assert profit[rows, found[rows]].sum() == profit[expected].sum()


def test_sums_too_large_for_floating_point_are_still_exact() -> None:
    huge = 2**53
    worth = np.array([[huge + 1, huge], [huge, huge + 1]], np.int64)
    taken = assign(worth, np.array([1, 1]))
    assert taken.tolist() == [0, 1]
    assert proven(worth, np.array([1, 1]), taken)[0].sum() <= 2 * huge + 2


def test_numbers_beyond_64_bits_are_refused() -> None:
    with pytest.raises(OfficeError):
        assign(np.array([[2**61]], np.int64), np.array([1]))


def test_an_assignment_that_is_not_the_best_has_no_prices() -> None:
    worth = np.array([[1, 9], [9, 1]], np.int64)
    with pytest.raises(ArithmeticError):
        prices(worth, np.array([1, 1]), np.array([0, 1]))


def test_the_library_is_used_as_long_as_it_is_exact(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assignment, "assign_whole", lambda profit: pytest.fail("the own search ran"))
    rng = np.random.default_rng(5)
    assign(rng.integers(1, 10**9, (40, 30)), np.full(30, 2))
