"""Dates as offices write them are read, and asked about where they can mean two days."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.dates import OfficeDate, TwoReadings, full_year, order_of, read_office_date, serial_date


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("May-27", "May 2027"), ("Spring 2027", "May 2027"), ("SP27", "May 2027"), ("Fall '26", "December 2026"),
        ("5/2027", "May 2027"), ("05/27", "May 2027"), ("2027-05", "May 2027"), ("202705", "May 2027"),
        ("2027-05-14", "May 14, 2027"), ("5/14/2027", "May 14, 2027"), ("14.05.2027", "May 14, 2027"),
        ("May 14th, 2027", "May 14, 2027"), ("14 May 2027", "May 14, 2027"), ("20270514", "May 14, 2027"),
        ("46156", "May 14, 2026"), ("2027", "2027"), ("AY 2026-27", "2027"), ("Sept 2026", "September 2026"),
    ],
)  # fmt: skip
def test_a_date_is_read_as_it_was_meant(text: str, words: str) -> None:
    found = read_office_date(text, latest=2036)
    assert isinstance(found, OfficeDate)
    assert found.words() == words


@pytest.mark.parametrize("text", ["", "tbd", "S27", "2/30/2027", "13/2027", "May", "99999999", "12", "x" * 50])
def test_what_is_no_date_is_none(text: str) -> None:
    assert read_office_date(text) is None


def test_a_date_that_can_be_two_days_is_both_until_the_order_is_known() -> None:
    found = read_office_date("03/04/2027")
    assert isinstance(found, TwoReadings)
    assert (found.as_mdy.words(), found.as_dmy.words()) == ("March 4, 2027", "April 3, 2027")
    assert read_office_date("03/04/2027", "dmy") == OfficeDate(2027, 4, 3)


def test_a_column_proves_its_order_or_leaves_it_open() -> None:
    assert order_of(["03/04/2027", "14/05/2027"]) == ("dmy", 1)
    assert order_of(["03/04/2027", "05/14/2027"]) == ("mdy", 1)
    assert order_of(["13/04/2027", "05/14/2027"]) == ("", 0)


def test_what_was_left_open_ends_with_its_month_or_year() -> None:
    assert OfficeDate(2027, 2).last_day() == date(2027, 2, 28)
    assert OfficeDate(2027).last_day() == date(2027, 12, 31)


@given(st.integers(0, 99), st.integers(1990, 2100))
def test_two_digits_mean_the_last_such_year_that_can_be(two: int, latest: int) -> None:
    year = full_year(two, latest)
    assert latest - 100 < year <= latest
    assert year % 100 == two


@given(st.dates(date(1955, 1, 1), date(2100, 1, 1)))
def test_every_way_of_writing_a_day_gives_the_day_back(day: date) -> None:
    for text, order in (
        (day.isoformat(), ""),
        (f"{day:%m/%d/%Y}", "mdy"),
        (f"{day:%d.%m.%Y}", "dmy"),
        (f"{day:%B %d, %Y}", ""),
    ):
        found = read_office_date(text, order)  # type: ignore[arg-type]
        assert isinstance(found, OfficeDate)
        assert found.last_day() == day
    assert serial_date((day - date(1899, 12, 30)).days) == day


@given(st.text(max_size=40))
def test_any_text_is_read_without_failing(text: str) -> None:
    read_office_date(text)
