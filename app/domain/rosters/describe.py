"""How each column is read, in words for the page where columns are matched to fields."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.domain.rosters.cells import Cell
from app.domain.rosters.drafts import DraftReader
from app.domain.rosters.fields import BY_KEY, SKIP, Field
from app.domain.rosters.keys import KEYS
from app.domain.rosters.mapping import ColumnMatch
from app.domain.rosters.mapping import Mapping as ColumnMapping
from app.domain.rosters.problems import Reading, quoted
from app.domain.rosters.sense import Sense, learn_order
from app.domain.rosters.table import Table, TableRow

_LOOKED_AT = 2_000
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


@dataclass(frozen=True, slots=True)
class SplitCell:
    """A cell with several values: its text, and each value with whether the taxonomy has it."""

    text: str
    values: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class ColumnReport:
    """A column of the file as it is read. `how` is one sentence, `warns` when it wants a look.

    `filled` of `total` cells are filled; `values` and `different` count what lists hold; `new` are values that the
    taxonomy does not have, `split` some cells that hold several.
    """

    index: int
    letter: str
    heading: str
    samples: tuple[str, ...]
    how: str
    warns: bool = False
    filled: int = 0
    total: int = 0
    values: int = 0
    different: int = 0
    new: tuple[str, ...] = ()
    split: tuple[SplitCell, ...] = ()


def describe(
    table: Table, mapping: ColumnMapping, today: date, lookup: Callable[[str, str], str | None]
) -> tuple[ColumnReport, ...]:
    """A report for every column, from its first 2,000 rows."""
    senses = DraftReader(table, mapping, today, lookup).senses()
    rows = table.rows[:_LOOKED_AT]
    found = []
    for heading in table.headings:
        match = mapping.column(heading.index)
        cells = [(row, row.cell(heading.index)) for row in rows]
        filled = [(row, cell) for row, cell in cells if cell.text]
        samples = tuple(dict.fromkeys(cell.text.replace("\n", " ") for _, cell in filled))[:2]
        base = ColumnReport(heading.index, heading.letter, heading.shown(), samples, "", False, len(filled), len(rows))
        found.append(_report(base, match, filled, senses.get(heading.index), lookup))
    return tuple(found)


def _report(
    base: ColumnReport,
    match: ColumnMatch,
    filled: Sequence[tuple[TableRow, Cell]],
    sense: Sense | None,
    lookup: Callable[[str, str], str | None],
) -> ColumnReport:
    if match.field == SKIP or sense is None:
        return replace(base, how=match.source or f"{base.filled} of {base.total} cells are filled")
    if not filled:
        return replace(base, how="No cell is filled")
    field = BY_KEY[match.field]
    readings = [(row, cell, field.parse(cell, sense)) for row, cell in filled]
    if field.listed:
        return _of_list(base, readings, lookup)
    how, warns = _in_words(field, sense, readings)
    return replace(base, how=how, warns=warns)


Readings = Sequence[tuple[TableRow, Cell, Reading]]


def _in_words(field: Field, sense: Sense, readings: Readings) -> tuple[str, bool]:
    bad = [row.number for row, _, reading in readings if reading.problem]
    checks = [(row.number, reading.check.words) for row, _, reading in readings if reading.check]
    right = f"{len(readings) - len(bad)} of {len(readings)}"
    if field.key == "student_id" and sense.ids:
        digits = _NUMBERS[sense.ids.digits] if sense.ids.digits < len(_NUMBERS) else str(sense.ids.digits)
        return f"{sense.ids.matching} of {len(readings)} have {digits} digits", bool(bad)
    if field.key == "email":
        return f"{right} look like an address", bool(bad)
    if field.key == "full_name":
        eased = any("capitals eased" in reading.note for _, _, reading in readings)
        order = "Family name first" if sense.family_first else "Given name first where nothing tells"
        return order + (", capitals eased" if eased else ""), bool(bad)
    if field.key == "major_and_year":
        odd = [number for number, _ in checks]
        return "Two fields" + (f"; {_rows(odd)} no year" if odd else ""), bool(odd or bad)
    if field.key == "expected_graduation":
        order, both_ways = learn_order([cell for _, cell, _ in readings])
        if both_ways and not (sense.order or order):
            return f"{both_ways} of {len(readings)} can be read both ways; choose the order", True
    if field.key == "availability":
        anytime = next((cell.text for _, cell, reading in readings if "all week" in reading.note), "")
        if anytime and not checks:
            return f"{quoted(anytime)} is taken as all week", True
    if checks and not bad:
        return f"{right} are read; look at row {checks[0][0]}", True
    return f"{right} are read", bool(bad)


def _rows(numbers: Sequence[int]) -> str:
    return f"row {numbers[0]} has" if len(numbers) == 1 else f"{len(numbers)} rows have"


def _of_list(base: ColumnReport, readings: Readings, lookup: Callable[[str, str], str | None]) -> ColumnReport:
    counts: Counter[str] = Counter()
    split: list[SplitCell] = []
    known: dict[str, bool] = {}
    for _, cell, reading in readings:
        for key, values in reading.values.items():
            if isinstance(values, tuple):
                for value in values:
                    known.setdefault(value, lookup(KEYS[key].term_kind, value) is not None)
                counts.update(values)
                split.append(SplitCell(cell.text, tuple((value, known[value]) for value in values)))
    new = tuple(value for value, _ in counts.most_common() if not known[value])
    several = [cell for cell in split if len(cell.values) > 1]
    shown = tuple((several + [cell for cell in split if len(cell.values) == 1])[:6])
    how = "Split in several, see right" if several else "One value in each cell"
    bad = any(reading.problem or reading.check for _, _, reading in readings)
    total = sum(counts.values())
    return replace(base, how=how, warns=bad, values=total, different=len(counts), new=new, split=shown)


def fields_without_column(mapping: ColumnMapping, fields: Sequence[Field]) -> tuple[str, ...]:
    """Titles of what no column and no fixed value fills: it stays as it is on record."""
    given: Mapping[str, str] = dict(mapping.fixed)
    filled = {key for match in mapping.columns for key in BY_KEY[match.field].gives}
    filled |= {key for field in given for key in BY_KEY[field].gives}
    possible = {key for field in fields for key in field.gives}
    return tuple(meta.title for key, meta in KEYS.items() if key in possible - filled and key != "consent_on")
