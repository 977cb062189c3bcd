"""Every printed count adds up, and a whole packet stands up to an attack."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.metrics.tallies import CellKey, Scope, tally
from app.domain.suppression import exposed
from app.optimize.suppression_audit import protect, ranges
from tests.domain.metrics.made_office import NOW, office_made


@settings(max_examples=10)
@given(st.integers(1, 90))
def test_groups_add_up_to_their_cohort_along_every_dimension(number: int) -> None:
    counts = tally(office_made(number))
    for line in counts.packet().sums:
        assert line.parts
    for by in ("college", "class year"):
        for measure in ("students", "students-approved", "pairs-on-cadence", "goals-smart", "minutes"):
            total = sum(counts.cells[CellKey(measure, scope)].amount for scope in counts.groups(NOW.id, by))
            assert total == counts.cells[CellKey(measure, Scope(NOW.id))].amount


@pytest.mark.parametrize("number", [6, 14, 48, 85])
def test_nothing_hidden_in_a_packet_can_be_worked_out(number: int) -> None:
    packet = tally(office_made(number)).packet()
    result = protect(packet, 10)
    assert result.hidden
    assert not exposed(packet, 10, result.hidden, ranges(packet, result.hidden, 10))
    for key in result.small:
        assert not result.shows(key)


def test_the_number_of_a_group_has_the_parts_of_its_own_rows() -> None:
    counts = tally(office_made())
    scope = Scope(NOW.id, "college", ("Business",))
    found = counts.figure("matched-approved", scope)
    assert found.denominator == counts.cells[CellKey("students", scope)].amount
    assert set(found.counts.rows) <= {row.id for row in office_made().enrolments}
