"""Months of a cohort, and what keeps one from being saved."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.domain.cohorts import CohortDraft, cohort_months, cohort_problems, month_number, months_of
from app.domain.overview import month_ends

days = st.dates(date(2020, 1, 1), date(2035, 12, 31))


def test_a_cohort_of_a_year_has_twelve_months() -> None:
    assert cohort_months(date(2026, 9, 1), date(2027, 8, 31)) == 12
    assert cohort_months(date(2026, 9, 15), date(2026, 10, 14)) == 1
    assert cohort_months(date(2026, 9, 15), date(2026, 10, 15)) == 2


def test_the_month_of_today_counts_from_one_and_stops_at_the_end() -> None:
    starts, ends = date(2026, 9, 1), date(2027, 8, 31)
    assert [month_number(starts, ends, day) for day in (date(2026, 8, 31), starts, date(2027, 3, 16), ends,
                                                        date(2028, 1, 1))] == [0, 1, 7, 12, 12]


@given(days, st.integers(0, 2000))
def test_calendar_months_cover_every_day(starts: date, length: int) -> None:
    ends = starts + timedelta(days=length)
    months = months_of(starts, ends)
    assert months[0] <= starts and all(month.day == 1 for month in months)
    assert (months[-1].year, months[-1].month) == (ends.year, ends.month)
    assert len(set(months)) == len(months) == (ends.year - starts.year) * 12 + ends.month - starts.month + 1


@given(days, days)
def test_month_ends_rise_to_today_and_stay_inside_the_cohort(starts: date, today: date) -> None:
    found = month_ends(starts, today)
    assert found[-1] == today and list(found) == sorted(set(found)) and len(found) <= 7
    assert all(starts <= day and (day + timedelta(days=1)).day == 1 for day in found[:-1])


def test_wrong_numbers_and_a_wrong_year_are_told_at_their_fields() -> None:
    draft = CohortDraft(programme="P", name="C", starts=date(2026, 9, 1), ends=date(2207, 8, 31), cadence_days=0,
                        grace_days=-1, structure="x", state="y", short_name="x" * 301)
    assert set(cohort_problems(draft)) == {"ends", "cadence_days", "grace_days", "structure", "state", "short_name"}
