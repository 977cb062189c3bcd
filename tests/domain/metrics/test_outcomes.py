"""The outcome rates of the standards' worked case, and the usual wrong answers."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.metrics.outcomes import (
    OutcomeCounts,
    Share,
    career_outcomes_rate,
    knowledge_rate,
    response_rate,
    retention,
)

WORKED = OutcomeCounts(employed=110, service=3, military=2, education=25, seeking=20, not_seeking=5, unknown=35)


def test_the_worked_case_of_200_graduates() -> None:
    assert knowledge_rate(WORKED) == Share(165, 200)
    assert knowledge_rate(WORKED).value == Fraction(825, 1000)
    assert career_outcomes_rate(WORKED) == Share(140, 160)
    assert career_outcomes_rate(WORKED).value == Fraction(875, 1000)


def test_the_usual_wrong_answers_do_not_come_out() -> None:
    wrong = {Fraction(140, 165), Fraction(140, 200)}
    assert career_outcomes_rate(WORKED).value not in wrong


@given(st.builds(OutcomeCounts, *[st.integers(0, 300)] * 7), st.integers(1, 100))
def test_unknown_graduates_never_raise_a_rate(counts: OutcomeCounts, more: int) -> None:
    fewer_known = OutcomeCounts(*(getattr(counts, name) for name in (
        "employed", "service", "military", "education", "seeking", "not_seeking")), counts.unknown + more)
    assert career_outcomes_rate(fewer_known) == career_outcomes_rate(counts)
    assert (knowledge_rate(fewer_known).value or 0) <= (knowledge_rate(counts).value or 0)


def test_no_graduates_give_no_rate() -> None:
    assert knowledge_rate(OutcomeCounts()).value is None


def test_graduates_are_out_of_the_retention_rate() -> None:
    assert retention(frozenset({1, 2, 3, 4}), frozenset({4}), frozenset({1, 2, 4, 9})) == Share(2, 3)


def test_more_answers_than_people_asked_is_refused() -> None:
    with pytest.raises(ValueError, match="no share"):
        response_rate(11, 10)
