"""Dates and academic years in words, in English wherever the program runs: "Mar 16", "Mar 16, 2025", "2026–27"."""

from __future__ import annotations

from datetime import date, timedelta

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_NEAR = timedelta(days=14)
YEAR_STARTS = "07-01"
"""The day an academic year begins, as settings keep it, until the office says otherwise."""


def academic_year(day: date, starts: str = YEAR_STARTS) -> tuple[date, date]:
    """The first and the last day of the academic year that holds a day; `starts` is month and day, "07-01"."""
    month, first = (int(part) for part in starts.split("-"))
    begun = day.year if (day.month, day.day) >= (month, first) else day.year - 1
    return date(begun, month, first), date(begun + 1, month, first) - timedelta(days=1)


def year_words(first: date) -> str:
    """What the academic year that begins on a day is called: "2026–27"."""
    return f"{first.year}–{(first.year + 1) % 100:02}"


def short_day(day: date | None, today: date, starts: str = YEAR_STARTS, *, weekday: bool = False) -> str:
    """ "Mar 16", with the year outside today's academic year; with `weekday` "Tue, Mar 16" within two weeks."""
    if day is None:
        return ""
    words = f"{MONTHS[day.month - 1]} {day.day}"
    first, last = academic_year(today, starts)
    if not first <= day <= last:
        words = f"{words}, {day.year}"
    return f"{_WEEKDAYS[day.weekday()]}, {words}" if weekday and abs(day - today) <= _NEAR else words


def near_day(day: date, today: date) -> str:
    """`short_day` with the weekday within two weeks: "Fri, Mar 19"."""
    return short_day(day, today, weekday=True)
