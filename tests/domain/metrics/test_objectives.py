"""Where an actual stands against its target, by the rule of the bars."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.cohorts import Objective
from app.domain.metrics.catalogue import metric
from app.domain.metrics.definition import Counted, Figure, Tally
from app.domain.metrics.objectives import ObjectiveLine, Standing, objective_lines, still_needed
from tests.domain.metrics.made_office import NOW, OBJECTIVES, TODAY, office_made


def figure_of(key: str, numerator: int, denominator: int | None = None, due: date | None = None) -> Figure:
    def rows(count: int) -> Tally:
        return Tally(tuple(Counted(at, at) for at in range(count)))

    return Figure(metric(key), rows(numerator), None if denominator is None else rows(denominator), due)


def line(key: str, target: int, numerator: int, denominator: int | None = None) -> ObjectiveLine:
    return ObjectiveLine(1, Objective(1, key, None, target, None), figure_of(key, numerator, denominator))


@pytest.mark.parametrize(("numerator", "target", "expected"), [
    (37, 85, Standing.UNDER), (39, 84, Standing.ON_TARGET), (46, 85, Standing.COMPLETE), (29, 85, Standing.FAR_UNDER),
])
def test_the_standing_of_a_rate_out_of_46_pairs(numerator: int, target: int, expected: Standing) -> None:
    assert line("on-cadence", target, numerator, 46).standing is expected


def test_a_count_stands_against_a_count() -> None:
    assert line("matched-approved", 48, 46, 48).standing is Standing.UNDER
    assert line("matched-approved", 46, 46, 48).standing is Standing.ON_TARGET
    assert line("matched-approved", 48, 48, 48).standing is Standing.COMPLETE
    assert line("meetings", 100, 74).standing is Standing.FAR_UNDER
    assert line("meetings", 100, 75).standing is Standing.UNDER


def test_what_cannot_be_known_yet_has_no_standing() -> None:
    waiting = ObjectiveLine(1, Objective(1, "completion", None, 85, None),
                            figure_of("completion", 0, 0, date(2027, 8, 31)))
    assert waiting.standing is Standing.NOT_KNOWN
    assert waiting.of_target is None


@given(st.integers(0, 60), st.integers(1, 60), st.integers(1, 100))
def test_what_is_still_needed_brings_a_rate_to_its_target(numerator: int, denominator: int, target: int) -> None:
    numerator = min(numerator, denominator)
    short = line("on-cadence", target, numerator, denominator).still_needed
    after = line("on-cadence", target, min(numerator + short, denominator), denominator)
    assert after.standing in (Standing.ON_TARGET, Standing.COMPLETE)
    if short:
        before = line("on-cadence", target, numerator + short - 1, denominator)
        assert before.standing in (Standing.UNDER, Standing.FAR_UNDER)


def test_minutes_are_what_is_needed_for_hours() -> None:
    assert still_needed(figure_of("meeting-hours", 90), 2) == 30


def test_the_actuals_of_a_cohorts_objectives_come_from_its_rows() -> None:
    lines = objective_lines(office_made(), NOW.id, OBJECTIVES[NOW.id])
    assert [row.objective.metric for row in lines] == [row.metric for row in OBJECTIVES[NOW.id]]
    assert lines[-1].figure.due_on == NOW.ends > TODAY
