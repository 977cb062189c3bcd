"""A table as it is handed out: declared columns, rows of values. The same for a sheet, for the clipboard, for paper."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import Enum, StrEnum
from fractions import Fraction
from typing import Final


class Kind(StrEnum):
    """What a column holds. A percentage brings its numerator and denominator along in two columns of their own.

    A share is a percentage of two numbers that stand in the same row anyway. A duration is a timedelta, a month the
    date of its first day, a year a number without a thousands mark.
    """

    TEXT = "text"
    DATE = "date"
    DATETIME = "datetime"
    MONTH = "month"
    YEAR = "year"
    INTEGER = "integer"
    DECIMAL = "decimal"
    PERCENT = "percent"
    SHARE = "share"
    DURATION = "duration"


class Hidden(Enum):
    """The one value that stands for a number that may not be shown."""

    HIDDEN = "not shown"

    def __str__(self) -> str:
        return self.value


HIDDEN: Final = Hidden.HIDDEN


@dataclass(frozen=True)
class Ratio:
    """A percentage with its two parts; either may be hidden, and then so is the percentage."""

    numerator: int | Hidden
    denominator: int | Hidden

    @property
    def value(self) -> Fraction | Hidden | None:
        """The share of 1; None when there is nothing to divide by."""
        if isinstance(self.numerator, Hidden) or isinstance(self.denominator, Hidden):
            return HIDDEN
        return Fraction(self.numerator, self.denominator) if self.denominator else None


Plain = str | int | Fraction | Decimal | float | date | datetime | timedelta | Hidden | None


@dataclass(frozen=True)
class As:
    """A value that is read in another way than its column, for columns whose rows have units of their own."""

    value: Plain
    kind: Kind


Value = Plain | Ratio | As
Row = Sequence[Value]


@dataclass(frozen=True)
class Column:
    """A column: its heading, what it holds, and its width in characters where the contents should not decide."""

    title: str
    kind: Kind = Kind.TEXT
    width: int | None = None


@dataclass(frozen=True)
class Table:
    """A titled table. `name` is unique in a workbook; `empty` is what is said when there are no rows."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: Sequence[Row] = field(repr=False)
    note: str = ""
    empty: str = "Nothing to list."


def flat_columns(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The columns as they are written: each percentage followed by its count and what it is of; headings unique."""
    flat: list[Column] = []
    for column in columns:
        flat.append(column)
        if column.kind is Kind.PERCENT:
            flat += [Column(f"{column.title}, count", Kind.INTEGER), Column(f"{column.title}, of", Kind.INTEGER)]
    used: set[str] = set()
    return tuple(Column(_unique(column.title, used), column.kind, column.width) for column in flat)


def flat_rows(columns: Sequence[Column], rows: Iterable[Row]) -> Iterator[list[Value]]:
    """The rows that go with `flat_columns`."""
    kinds = [column.kind for column in columns]
    for row in rows:
        flat: list[Value] = []
        for kind, value in zip(kinds, row, strict=True):
            if kind is not Kind.PERCENT:
                flat.append(value)
            elif isinstance(value, Ratio):
                flat += [value.value, value.numerator, value.denominator]
            else:
                flat += [value, None, None]
        yield flat


def clean(text: str) -> str:
    """`text` without characters that no document may hold: control characters but tab and line end, lone surrogates."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    if lines.isprintable():
        return lines
    return "".join(mark for mark in lines if mark in "\t\n" or _may_stand(mark))


def _may_stand(mark: str) -> bool:
    code = ord(mark)
    return unicodedata.category(mark) not in ("Cc", "Cs") and code & 0xFFFE != 0xFFFE


def is_hostile(text: str) -> bool:
    """Whether a spreadsheet would take the text for a formula."""
    return text.startswith(("=", "+", "-", "@", "\t", "\n", "\r", "＝", "＋", "－", "＠"))


def _unique(title: str, used: set[str]) -> str:
    """A heading that no earlier one equals, as spreadsheets compare them: without regard to case."""
    wanted = " ".join(clean(title).split())[:240] or "Column"
    found, turn = wanted, 1
    while found.casefold() in used:
        turn += 1
        found = f"{wanted} {turn}"
    used.add(found.casefold())
    return found
