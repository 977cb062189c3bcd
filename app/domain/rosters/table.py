"""From a sheet to a table: where the headings are, which rows are people, and which rows are skipped and why."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.rosters.cells import EMPTY, Cell, Kind, SheetCells, column_letter
from app.domain.rosters.recognise import heading_strength
from app.domain.text import fold
from app.errors import OfficeError

Row = tuple[Cell, ...]
_SEARCHED = 40
_TOTAL = re.compile(
    r"^(?:grand |sub)?\s?total(?:s|\b)|^(?:sum|count|average|mean|n)\s*[:=]|^\d+ (?:records?|rows?|students?|people)\b",
    re.I,
)
_NOTE = re.compile(
    r"^(?:\*|note\b|prepared|generated|printed|source|page \d|end of|confidential|this (?:list|report|file)|report|"
    r"run date|data as of|as of|last updated|updated|questions|contact|college of|school of|department of|dept)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of the table: its place in the sheet from 0, its letter there, and its heading as written."""

    index: int
    letter: str
    text: str

    def shown(self) -> str:
        """The heading, or the column's letter where it has none."""
        return self.text or f"Column {self.letter}"


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row that should be a person. `number` is its row in the spreadsheet, `surplus` counts cells beyond headings."""

    number: int
    cells: Row
    surplus: int = 0

    def cell(self, index: int) -> Cell:
        """The cell in a column of the sheet."""
        return self.cells[index] if index < len(self.cells) else EMPTY


@dataclass(frozen=True, slots=True)
class SkippedRow:
    """A row that is no person, with the reason: blank row, total, heading repeated, remark, rule, title."""

    number: int
    reason: str
    cells: Row


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet with its headings found.

    Every row of the sheet is in `above` (titles and blank lines over the headings), in `header_rows`, in `rows` or
    in `skipped`.
    """

    sheet: str
    headings: tuple[Heading, ...]
    header_rows: tuple[int, ...]
    rows: tuple[TableRow, ...]
    skipped: tuple[SkippedRow, ...]
    above: tuple[SkippedRow, ...] = ()
    notes: tuple[str, ...] = ()

    def column(self, index: int) -> list[Cell]:
        """The cells of one column, in the order of the rows."""
        return [row.cells[index] if index < len(row.cells) else EMPTY for row in self.rows]


def best_table(sheets: Sequence[SheetCells]) -> Table:
    """The sheet that looks most like a roster; hidden sheets only when there is no other.

    Raises OfficeError when no sheet has a filled cell.
    """
    filled = [sheet for sheet in sheets if any(cell.text for row in sheet.rows for cell in row)]
    if not filled:
        raise OfficeError("The file has no rows.", "Ask for the file again; every sheet in it is empty.")
    if len(filled) == 1:
        return find_table(filled[0])
    best = max(range(len(filled)), key=lambda place: (_score_sheet(filled[place]), -place))
    return find_table(filled[best])


def _score_sheet(sheet: SheetCells) -> int:
    found = _find_headings(sheet.rows)
    hits = _hits([text for text in found[1] if text]) if found else 0
    return hits * 10 + min(len(sheet.rows), 20) - 10_000 * sheet.hidden


def find_table(sheet: SheetCells, header_row: int | None = None) -> Table:
    """The table of a sheet. `header_row` is the row a person chose (as the spreadsheet counts), 0 for no headings."""
    rows = sheet.rows
    if header_row is None:
        found = _find_headings(rows)
    elif 0 < header_row <= len(rows):
        found = (header_row - 1,), [cell.text for cell in rows[header_row - 1]]
    else:
        found = None
    places, texts = found or ((), [])
    first = places[-1] + 1 if places else 0
    width = _width(sheet, texts, rows[first:])
    texts = [*texts[:width], *[""] * (width - len(texts))]
    people, skipped = _parted(rows, first, texts, width)
    above = [SkippedRow(place + 1, "title" if any(cell.text for cell in rows[place]) else "blank row", rows[place])
             for place in range(first) if place not in places]  # fmt: skip
    used = {index for row in people for index, cell in enumerate(row.cells[:width]) if cell.text}
    headings = tuple(
        Heading(index, column_letter(index), " ".join(text.split()))
        for index, text in enumerate(texts)
        if text or index in used
    )
    header_rows = tuple(place + 1 for place in places)
    return Table(sheet.name, headings, header_rows, tuple(people), tuple(skipped), tuple(above), sheet.notes)


def _width(sheet: SheetCells, texts: Sequence[str], data: Sequence[Row]) -> int:
    """How many columns the table has; in a text file a few longer rows are shifted rows and not a further column."""
    headed = max((index + 1 for index, text in enumerate(texts) if text), default=0)
    lengths = [_filled_to(row) for row in data]
    longer = sum(length > headed for length in lengths)
    if sheet.separated and headed and longer * 5 < sum(length > 0 for length in lengths):
        return headed
    return max([headed, *lengths])


def _filled_to(row: Row) -> int:
    for index in range(len(row), 0, -1):
        if row[index - 1].text:
            return index
    return 0


def _parted(rows: Sequence[Row], first: int, texts: list[str], width: int) -> tuple[list[TableRow], list[SkippedRow]]:
    people: list[TableRow] = []
    skipped: list[SkippedRow] = []
    lowered = [text.casefold() for text in texts]
    last = max((place for place in range(first, len(rows)) if _filled_to(rows[place])), default=first - 1)
    for place in range(first, last + 1):
        row = rows[place]
        reason = _why_skipped(row, lowered)
        if reason:
            skipped.append(SkippedRow(place + 1, reason, row))
        else:
            surplus = sum(bool(cell.text) for cell in row[width:])
            people.append(TableRow(place + 1, row, surplus))
    return people, skipped


def _why_skipped(row: Row, headings: list[str]) -> str:
    filled = [index for index, cell in enumerate(row) if cell.text]
    if not filled:
        return "blank row"
    if _repeats_headings(row, filled, headings):
        return "heading repeated"
    first = row[filled[0]]
    if len(filled) <= 4 and first.kind is Kind.TEXT and _is_total(row, filled):
        return "total"
    alone = len(filled) == 1 and len(headings) > 2
    if alone and first.kind is Kind.TEXT and (_NOTE.match(first.text) or len(first.text.split()) > 7):
        return "remark"
    if alone and not any(char.isalnum() for char in first.text):
        return "rule"
    return ""


def _repeats_headings(row: Row, filled: list[int], headings: list[str]) -> bool:
    same = 0
    for index in filled:
        same += index < len(headings) and bool(headings[index]) and row[index].text.casefold() == headings[index]
    return same * 5 >= len(filled) * 3 and (same > 1 or len([text for text in headings if text]) == 1)


def _is_total(row: Row, filled: list[int]) -> bool:
    """ "Total", "Total: 38" and "Count = 38", where all else in the row is figures."""
    if not _TOTAL.match(row[filled[0]].text):
        return False
    return all(row[index].kind is not Kind.TEXT or re.fullmatch(r"[\d.,%\s]+", row[index].text) for index in filled[1:])


def _find_headings(rows: Sequence[Row]) -> tuple[tuple[int, ...], list[str]] | None:
    """The places of the heading rows and the merged headings; None when no row looks like headings."""
    best: tuple[int, int] | None = None
    for place, row in enumerate(rows[:_SEARCHED]):
        score = _heading_score(row)
        if score and (best is None or score > best[0]):
            best = (score, place)
    if best is None:
        return None
    place = best[1]
    texts = [cell.text for cell in rows[place]]
    for lower in (place + 1, place):
        merged = _merged_with_above(rows, lower)
        if merged and _reads_better(merged, rows[lower - 1], rows[lower], texts):
            return (lower - 1, lower), merged
    return (place,), texts


def _reads_better(merged: list[str], above: Row, below: Row, alone: list[str]) -> bool:
    """Whether two rows make better headings together: more are known, or alone they say the same thing twice."""
    hits, hits_alone = _hits(merged), _hits(alone)
    if hits > hits_alone:
        return True
    one_below_the_other = sum(bool(cell.text) for cell in above) == sum(bool(cell.text) for cell in below) > 2
    words = [fold(text) for text in alone if text]
    twice = [cell.text for cell in below] == alone and len(set(words)) < len(words)
    return hits == hits_alone and (one_below_the_other or twice)


def _heading_score(row: Row) -> int:
    filled = [cell for cell in row if cell.text]
    texts = [cell.text for cell in filled]
    if not filled or any(cell.kind not in (Kind.TEXT, Kind.NUMBER) for cell in filled):
        return 0
    data = sum("@" in text or sum(map(str.isdigit, text)) > 3 or len(text) > 90 for text in texts)
    hits = 0 if data * 2 > len(filled) else _hits(texts)
    if not hits or (len(filled) > 3 and hits == 1 and len(texts[0]) > 40):
        return 0
    return hits * 10 + min(len(filled), 12) - data * 8 - 3 * (len(texts) - len(set(texts)))


def _hits(texts: Sequence[str]) -> int:
    """How many of the texts are known headings."""
    return sum(heading_strength(text) >= 80 for text in texts if text)


def _merged_with_above(rows: Sequence[Row], place: int) -> list[str] | None:
    """Headings of the row at `place` joined with the row above it, whose cells reach to their right."""
    if not 0 < place < len(rows):
        return None
    above, below = rows[place - 1], rows[place]
    upper = [index for index, cell in enumerate(above) if cell.text]
    lower = [index for index, cell in enumerate(below) if cell.text]
    if len(upper) < 2 or not lower or any(cell.kind is not Kind.TEXT for cell in (*above, *below) if cell.text):
        return None
    if any("@" in cell.text or sum(map(str.isdigit, cell.text)) > 2 for cell in (*above, *below)):
        return None
    merged, band = [], ""
    banded = len(upper) < len(lower)
    for index in range(max(len(above), len(below))):
        own = above[index].text if index < len(above) else ""
        band = own or (band if banded else "")
        under = below[index].text if index < len(below) else ""
        merged.append(f"{band} {under}".strip() if under else own)
    return merged
