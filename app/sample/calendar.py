"""The sample's time: everything stands at a distance from the day the sample is made for."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta


@dataclass(frozen=True)
class Calendar:
    """`today` is the day the sample is made for. Months are counted from today's: 0 is this one, -6 half a year ago."""

    today: date

    def month(self, number: int) -> date:
        """The first day of a month."""
        months = self.today.year * 12 + self.today.month - 1 + number
        return date(months // 12, months % 12 + 1, 1)

    def last(self, number: int) -> date:
        """The last day of a month."""
        return self.month(number + 1) - timedelta(days=1)

    def day(self, number: int, day: int) -> date:
        """A day of a month, the last one when the month is shorter."""
        first = self.month(number)
        return first.replace(day=min(day, calendar.monthrange(first.year, first.month)[1]))

    @property
    def next_class(self) -> int:
        """The class year that graduates next: commencement is on 15 May."""
        return self.today.year + (self.today > date(self.today.year, 5, 15))

    def cohort_years(self, first: int, last: int) -> str:
        """The years of a cohort as its name has them: 2026–27, or 2026 when it lies in one year."""
        begin, end = self.month(first).year, self.month(last).year
        return str(begin) if begin == end else f"{begin}–{end % 100:02d}"

    def season(self, number: int) -> str:
        """Season and year of a month, as "Spring 2027"."""
        month = self.month(number)
        return f"{('Spring', 'Summer', 'Fall')[(month.month - 1) // 4]} {month.year}"


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """An instant of a working day; the sample's clock runs in UTC so that it is the same on every machine."""
    return datetime.combine(day, time(hour, minute), UTC)


def workday(day: date) -> date:
    """The day itself, or the Friday before a weekend."""
    return day - timedelta(days=max(0, day.weekday() - 4))
