"""Student IDs: leading zeros kept, and the pattern of the column expected of every cell."""

from __future__ import annotations

from app.domain.rosters.cells import Cell, Kind
from app.domain.rosters.parsers.common import is_blank, too_long, unusable
from app.domain.rosters.problems import NOTHING, Fix, Reading, quoted, refused
from app.domain.rosters.sense import IdPattern, Sense, id_shape


def student_id(cell: Cell, sense: Sense) -> Reading:
    """The ID in capitals without spaces as `student_id`; a cell unlike the rest of its column is refused."""
    spoilt = unusable(cell, digits_matter=True)
    if spoilt or is_blank(cell.text):
        return spoilt or NOTHING
    if cell.kind is Kind.DATE:
        return refused(f"a spreadsheet made the date {quoted(cell.text)} of it.", "Type the ID as text.")
    text = cell.text.replace(" ", "").replace("\n", "").lstrip("'#").upper()
    pattern = sense.ids
    if not any(char.isalnum() for char in text):
        return refused(f"{quoted(cell.text)} is not an ID.")
    return too_long(text, 60) or _against(pattern, text, cell) or Reading({"student_id": text})


def _against(pattern: IdPattern | None, text: str, cell: Cell) -> Reading | None:
    if pattern is None:
        return None
    shape, digits = id_shape(text), sum(char.isdigit() for char in text)
    if (shape == pattern.shape and digits == pattern.digits) or (shape != pattern.shape and shape in pattern.others):
        return None
    if shape == pattern.shape:
        words = f"{quoted(cell.text)} has {digits} digits, {pattern.digits} expected."
        short = pattern.leading_zeros and text.isdigit() and digits < pattern.digits
        padded = text.zfill(pattern.digits) if short else ""
        return refused(words, fix=Fix(f"Use “{padded}”", padded) if padded else None)
    whole = _completed(pattern, text, digits)
    words = f"{quoted(cell.text)} does not look like the others, as {quoted(pattern.example)}."
    return refused(words, fix=Fix(f"Use “{whole}”", whole) if whole else None)


def _completed(pattern: IdPattern, text: str, digits: int) -> str:
    """The ID in the column's pattern when only the text around its one run of digits differs."""
    if digits != pattern.digits or pattern.shape.count("0") != 1:
        return ""
    return pattern.shape.replace("0", "".join(char for char in text if char.isdigit()))
