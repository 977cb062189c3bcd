"""Dates as the screen writes them: the words of app.domain.days, and the day of an instant at this workstation."""

from __future__ import annotations

from datetime import date, datetime

from app.domain.days import MONTHS, YEAR_STARTS, academic_year, short_day, year_words

__all__ = ["MONTHS", "YEAR_STARTS", "academic_year", "local_day", "short_day", "year_words"]


def local_day(at: str) -> date:
    """The date at this workstation of an instant as it is stored: "2027-03-16T15:00:00.000Z"."""
    return datetime.fromisoformat(at.replace("Z", "+00:00")).astimezone().date()
