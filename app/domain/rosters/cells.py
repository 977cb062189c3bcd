"""Cells and sheets as a file reader hands them over: what is seen, what kind it is, and the value behind it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import NamedTuple

from app.domain.text import clean_text

CellValue = float | int | bool | date | datetime | None


class Kind(Enum):
    """What a cell holds. FORMULA is a formula that was saved without its result."""

    EMPTY = "empty"
    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    BOOL = "bool"
    ERROR = "error"
    FORMULA = "formula"


class Cell(NamedTuple):
    """`text` is what a person sees in the spreadsheet, cleaned; `value` is set for numbers, dates and yes/no."""

    text: str
    kind: Kind = Kind.TEXT
    value: CellValue = None

    def day(self) -> date | None:
        """The day of a date cell, else None."""
        if isinstance(self.value, datetime):
            return self.value.date()
        return self.value if isinstance(self.value, date) else None


EMPTY = Cell("", Kind.EMPTY)


def text_cell(text: str) -> Cell:
    """A cell of text; line breaks inside stay, because they part several values."""
    cleaned = clean_text(text, lines=True)
    return Cell(cleaned) if cleaned else EMPTY


def number_cell(value: float, shown: str = "") -> Cell:
    """A number; `shown` is its look in the spreadsheet where the format adds to it, as with leading zeros."""
    return Cell(shown or number_text(value), Kind.NUMBER, value)


def date_cell(value: date | datetime, shown: str = "") -> Cell:
    """A real date; a time of day is kept in the value only."""
    return Cell(shown or value.isoformat()[:10], Kind.DATE, value)


def number_text(value: float) -> str:
    """A number in full, without exponent and without ".0"."""
    if isinstance(value, int) or (value == value and abs(value) < 1e21 and value == int(value)):
        return str(int(value))
    return repr(value)


@dataclass(frozen=True, slots=True)
class SheetCells:
    """One sheet of a file; `rows[0]` is row 1 of the spreadsheet and cells stop at the last filled one of a row.

    `separated` is true for text files, where a stray separator can shift a row. `notes` say what reading changed.
    """

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    hidden: bool = False
    separated: bool = False
    notes: tuple[str, ...] = ()


def column_letter(index: int) -> str:
    """The spreadsheet's name of the column at `index` (0 is A, 26 is AA)."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
