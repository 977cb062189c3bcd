"""What every parser asks first: is there anything in the cell, and did a spreadsheet ruin it?"""

from __future__ import annotations

import re

from app.domain.rosters.cells import Cell, Kind
from app.domain.rosters.problems import Fix, Reading, quoted, refused

_BLANKS = frozenset({
    "-", "--", "---", "—", "–", "n/a", "na", "n.a.", "#n/a", "none", "null", "nil", "tbd", "tba", "?", "??", "???",
    ".", "..",
    "unknown", "not provided", "not given", "no answer", "not applicable", "empty", "blank", "x/x", "(blank)",
    "(none)", "//",
})  # fmt: skip
_DASHES = frozenset({"-", "--", "---", "—", "–", "n/a", "#n/a", "?", "??", "???", ".", "(blank)", ""})
_EXPONENT = re.compile(r"^[+-]?\d+([.,]\d+)?E\+\d{1,3}$", re.IGNORECASE)

NUMBER_WORDS = {
    "zero": 0, "none": 0, "one": 1, "single": 1, "two": 2, "couple": 2, "pair": 2, "both": 2,
    "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12,
    "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "dozen": 12,
}  # fmt: skip


def is_blank(text: str, dashes_only: bool = False) -> bool:
    """True for what offices write into a cell that has nothing to say: "-", "n/a", "TBD", "??".

    With `dashes_only` words count: Null and None are family names.
    """
    return text.casefold() in (_DASHES if dashes_only else _BLANKS) if len(text) < 16 else False


def unusable(cell: Cell, digits_matter: bool = False, longest: int = 1_000) -> Reading | None:
    """A refusal of a cell that is too long or that a spreadsheet spoilt, else None. `digits_matter` for IDs."""
    if cell.kind is Kind.FORMULA:
        return refused(
            "a formula that was saved without its result.", "Open the file in a spreadsheet, save it, import it."
        )
    if cell.kind is Kind.ERROR:
        return refused(
            f"the cell shows the spreadsheet error {quoted(cell.text)}.", "Type the value or clear the cell."
        )
    if len(cell.text) > longest:
        return too_long(cell.text, longest)
    if "\ufffd" in cell.text:
        words = f"{quoted(cell.text)} has a character that could not be read."
        return refused(words, "Choose another encoding for the file, or correct the cell.")
    if cell.kind is Kind.TEXT:
        ruined = bool(_EXPONENT.match(cell.text))
    else:
        ruined = digits_matter and cell.kind is Kind.NUMBER and _past_precision(cell)
    if ruined:
        words = f"{quoted(cell.text)} was shortened by a spreadsheet; its last digits are lost."
        return refused(words, "Type the whole number from the source, as text.")
    return None


def _past_precision(cell: Cell) -> bool:
    value = cell.value
    return isinstance(value, int | float) and (abs(value) >= 1e15 or value != value or value != int(value))


def too_long(text: str, longest: int) -> Reading | None:
    """A refusal of a text longer than the record keeps."""
    if len(text) <= longest:
        return None
    return refused(f"{len(text):,} characters, at most {longest:,} are kept.", "Shorten the cell.")


def meant_as_range(cell: Cell) -> Reading | None:
    """A refusal with a suggestion when a spreadsheet made a date of "2-3"."""
    day = cell.day()
    if day is None:
        return None
    small, large = sorted((day.month, day.day))
    words = f"a spreadsheet made the date {quoted(cell.text)} of it."
    return refused(words, "Type the number.", Fix(f"Use “{small}-{large}”", f"{small}-{large}"))
