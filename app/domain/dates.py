"""Dates as offices write them: "Spring 2027", "May-27", "5/2027", 46143, 03/04/2027."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Order = Literal["", "mdy", "dmy"]

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")  # fmt: skip
# The month in which a term's degrees are conferred, as US registrars date them.
_TERMS = {"spring": 5, "sp": 5, "spr": 5, "summer": 8, "su": 8, "sum": 8, "fall": 12, "autumn": 12, "fa": 12, "fal": 12,
          "aut": 12, "winter": 12, "wi": 12, "win": 12}  # fmt: skip
_FILLERS = frozenset({"of", "term", "the", "th", "st", "nd", "rd"})
_EPOCH = date(1899, 12, 30)

_ISO = re.compile(r"^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$")
_THREE = re.compile(r"^(\d{1,2})([/.\-])(\d{1,2})\2(\d{4}|\d{2})(?: .*)?$")
_MONTH_YEAR = re.compile(r"^(\d{1,2})\s?[/\-.]\s?(\d{4}|\d{2})$")
_YEAR_MONTH = re.compile(r"^(\d{4})\s?[/\-.]?\s?(\d{2})$")
_COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})$")
_ACADEMIC = re.compile(r"^(?:ay\s*)?(\d{4})\s?[-–/]\s?(\d{4}|\d{2})$", re.IGNORECASE)
_WORDS = re.compile(r"[A-Za-z]+|\d+")


@dataclass(frozen=True, slots=True)
class OfficeDate:
    """A year, with month and day where they were said (0 where not)."""

    year: int
    month: int = 0
    day: int = 0

    def last_day(self) -> date:
        """The day itself, or the last day of the month or year that was said."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def words(self) -> str:
        """As the screen shows it: "May 14, 2027", "May 2027", "2027"."""
        if not self.month:
            return str(self.year)
        month = MONTHS[self.month - 1]
        return f"{month} {self.day}, {self.year}" if self.day else f"{month} {self.year}"


@dataclass(frozen=True, slots=True)
class TwoReadings:
    """03/04/2027: month and day cannot be told apart by the cell alone."""

    as_mdy: OfficeDate
    as_dmy: OfficeDate


def full_year(two_digits: int, latest: int) -> int:
    """The last year not after `latest` that ends in `two_digits`: 28 is 2028 where `latest` is 2036, 98 is 1998."""
    return latest - (latest - two_digits) % 100


def serial_date(serial: float) -> date | None:
    """The day that a spreadsheet keeps as a number; None for numbers that are no day between 1954 and 2119."""
    return _EPOCH + timedelta(days=int(serial)) if 20_000 <= serial <= 80_000 else None


def order_of(texts: list[str]) -> tuple[Order, int]:
    """The order of day and month that a column's dates prove, and how many cells could be read both ways.

    "" when nothing proves an order, or when some cells prove one and some the other.
    """
    found: set[Order] = set()
    open_cells = 0
    for text in texts:
        match = _THREE.match(text.strip())
        if not match:
            continue
        first, second = int(match[1]), int(match[3])
        if first > 12 >= second:
            found.add("dmy")
        elif second > 12 >= first:
            found.add("mdy")
        elif first != second:
            open_cells += 1
    return (found.pop() if len(found) == 1 else ""), open_cells


def read_office_date(text: str, order: Order = "", latest: int = 2040) -> OfficeDate | TwoReadings | None:
    """What `text` says, TwoReadings where the order of day and month is needed and not given, None where it is no date.

    `latest` is the latest year that a two-digit year may mean.
    """
    text = text.strip().rstrip(".,;")
    if not text or len(text) > 40:
        return None
    if text[0].isdigit():
        found = _read_figures(text, order, latest)
        if found:
            return found
    return _read_words(text, latest)


def _made(year: int, month: int = 0, day: int = 0) -> OfficeDate | None:
    if not 1900 <= year <= 2199 or not 0 <= month <= 12:
        return None
    if day and not (month and 1 <= day <= calendar.monthrange(year, month)[1]):
        return None
    return OfficeDate(year, month, day)


def _year(digits: str, latest: int) -> int:
    return int(digits) if len(digits) == 4 else full_year(int(digits), latest)


def _read_figures(text: str, order: Order, latest: int) -> OfficeDate | TwoReadings | None:
    if match := _ISO.match(text):
        return _made(int(match[1]), int(match[2]), int(match[3]))
    if match := _THREE.match(text):
        return _three(int(match[1]), int(match[3]), _year(match[4], latest), order)
    if re.fullmatch(r"\d{4}", text):
        return _made(int(text))
    if match := _COMPACT.match(text):
        return _made(int(match[1]), int(match[2]), int(match[3]))
    if (match := _ACADEMIC.match(text)) and int(match[2][-2:]) == (int(match[1]) + 1) % 100:
        return _made(int(match[1]) + 1)
    if match := _YEAR_MONTH.match(text):
        return _made(int(match[1]), int(match[2])) if int(match[2]) else None
    if match := _MONTH_YEAR.match(text):
        return _made(_year(match[2], latest), int(match[1])) if int(match[1]) else None
    if re.fullmatch(r"\d{5}(\.\d+)?", text) and (day := serial_date(float(text))):
        return _made(day.year, day.month, day.day)
    return None


def _three(first: int, second: int, year: int, order: Order) -> OfficeDate | TwoReadings | None:
    as_mdy, as_dmy = _made(year, first, second), _made(year, second, first)
    if not (as_mdy and as_dmy) or first == second:
        return as_mdy or as_dmy
    if order:
        return as_mdy if order == "mdy" else as_dmy
    return TwoReadings(as_mdy, as_dmy)


def _read_words(text: str, latest: int) -> OfficeDate | None:
    words = [word.casefold() for word in _WORDS.findall(text.replace("'", " ").replace("’", " "))]
    if words[:1] == ["ay"] and (match := _ACADEMIC.match(text)):
        return _made(int(match[1]) + 1)
    numbers = [word for word in words if word.isdigit()]
    letters = [word for word in words if not word.isdigit() and word not in _FILLERS]
    month = _month(letters[0]) if letters else 0
    if (
        not month
        or len(letters) > 2
        or not 1 <= len(numbers) <= 2
        or any(len(word) not in (1, 2, 4) for word in numbers)
    ):
        return None
    if len(letters) == 2 and not (letters[1] in _TERMS or letters[1] in {"grad", "graduation", "semester", "quarter"}):
        return None
    if len(numbers) == 2:
        day, year = sorted(numbers, key=len) if len(numbers[0]) != len(numbers[1]) else (numbers[0], numbers[1])
        return _made(_year(year, latest), month, int(day)) if len(year) in (2, 4) else None
    year = numbers[0]
    if len(year) == 1:
        return None
    return _made(_year(year, latest), month)


def _month(word: str) -> int:
    if word in _TERMS:
        return _TERMS[word]
    if len(word) < 3:
        return 0
    for place, month in enumerate(MONTHS, start=1):
        if month.casefold().startswith(word) or (word == "sept" and place == 9):
            return place
    return 0
