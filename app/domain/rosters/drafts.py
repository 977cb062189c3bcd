"""From the cells of a row to a draft of a person: every column read, values put together, trouble collected."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from app.domain.rosters.cells import Cell, text_cell
from app.domain.rosters.fields import BY_KEY, SKIP, Field
from app.domain.rosters.keys import NAME_KEYS, ROLE_OF, in_words
from app.domain.rosters.mapping import ColumnMatch
from app.domain.rosters.mapping import Mapping as ColumnMapping
from app.domain.rosters.problems import Problem, Reading, Trouble, quoted
from app.domain.rosters.sense import (
    Sense,
    learn_case,
    learn_domains,
    learn_ids,
    learn_name_order,
    learn_order,
    learn_separators,
)
from app.domain.rosters.table import Table, TableRow
from app.domain.text import counted

_NAMED = ("given", "family", "native")


@dataclass(frozen=True, slots=True)
class Draft:
    """A row read: what its cells mean, and what is to be said of them."""

    number: int
    cells: tuple[Cell, ...]
    values: Mapping[str, object] = field(repr=False)
    problems: tuple[Problem, ...] = ()
    checks: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class _Column:
    """A column that is read, what it tells as a whole, and what each of its different cells was read as."""

    match: ColumnMatch
    field: Field
    sense: Sense
    known: dict[Cell, Reading]

    def read(self, cell: Cell) -> Reading:
        reading = self.known.get(cell)
        if reading is None:
            reading = self.known[cell] = self.field.parse(cell, self.sense)
        return reading


class DraftReader:
    """Reads rows of one table under one mapping; what a column tells is learned once, from all its cells."""

    def __init__(
        self, table: Table, mapping: ColumnMapping, today: date, lookup: Callable[[str, str], str | None]
    ) -> None:
        base = Sense(
            kind=mapping.kind,
            today=today,
            order=mapping.order,
            latest_year=mapping.latest_year or today.year + (12 if mapping.kind == "students" else 8),
            lookup=lookup,
        )
        self._columns = [
            _Column(match, BY_KEY[match.field], learned(base, match, table.column(match.index)), {})
            for match in mapping.columns
            if match.field != SKIP
        ]
        self._role = ROLE_OF[mapping.kind]
        self._fixed = [(BY_KEY[key], BY_KEY[key].parse(text_cell(text), base)) for key, text in mapping.fixed]
        self._many_notes = sum(column.field.key == "notes" for column in self._columns) > 1

    def senses(self) -> Mapping[int, Sense]:
        """What each read column tells, by its index."""
        return {column.match.index: column.sense for column in self._columns}

    def read(self, row: TableRow) -> Draft:
        """The draft of one row; never raises for anything a cell holds."""
        made = _Making(row)
        for column in self._columns:
            cell = row.cell(column.match.index)
            if cell.text:
                reading = column.read(cell)
                made.add(column.match.index, column.field, reading, self._label(column))
        for fixed, reading in self._fixed:
            if not any(key in made.values for key in reading.values):
                made.add(-1, fixed, reading, "")
        return made.finished(len(self._columns), self._role)

    def _label(self, column: _Column) -> str:
        return column.match.heading if self._many_notes and column.field.key == "notes" else ""


def learned(base: Sense, match: ColumnMatch, cells: list[Cell]) -> Sense:
    """The sense of a column: only what its field can use is learned."""
    key = match.field
    separators = match.separators if match.separators is not None else base.separators
    if key == "student_id":
        return replace(base, ids=learn_ids(cells))
    if key == "email":
        return replace(base, domains=learn_domains(cells))
    if key in ("full_name", *NAME_KEYS, "middle"):
        loud, quiet = learn_case(cells)
        return replace(base, family_first=key == "full_name" and learn_name_order(cells), loud=loud, quiet=quiet)
    if key in ("expected_graduation", "consent") and not base.order:
        return replace(base, order=learn_order(cells)[0])
    if BY_KEY[key].listed:
        return replace(base, separators=learn_separators(cells) if match.separators is None else separators)
    return base


class _Making:
    """A draft in the making."""

    def __init__(self, row: TableRow) -> None:
        self.values: dict[str, object] = {}
        self._row = row
        self._problems: list[Problem] = []
        self._checks: list[Problem] = []
        self._notes: list[str] = []

    def add(self, index: int, source: Field, reading: Reading, label: str) -> None:
        """Take in what one cell means."""
        if reading.problem:
            self._problems.append(self._placed(index, source.title, reading.problem))
        if reading.check:
            self._checks.append(self._placed(index, source.title, reading.check))
        if reading.note:
            self._notes.append(f"{source.title}: {reading.note}.")
        for key, value in reading.values.items():
            self._put(index, source, key, f"{label}: {value}" if label and key == "notes" else value)

    def _placed(self, index: int, title: str, trouble: Trouble) -> Problem:
        return Problem(self._row.number, index, title, trouble.words, trouble.todo, trouble.fix)

    def _put(self, index: int, source: Field, key: str, value: object) -> None:
        before = self.values.get(key)
        if before is None:
            self.values[key] = value
        elif isinstance(before, tuple) and isinstance(value, tuple):
            self.values[key] = tuple(dict.fromkeys((*before, *value)))
        elif key == "notes":
            self.values[key] = f"{before}\n{value}"
        elif before is False and value is True:
            self.values[key] = True
        elif before != value and not (before is True and value is False):
            words = (
                f"{quoted(in_words(value))} differs from {quoted(in_words(before))} in another column, which counts."
            )
            self._checks.append(Problem(self._row.number, index, source.title, words, "Look at both columns."))

    def finished(self, columns: int, role: str) -> Draft:
        """The draft, with the parts of the name put together and the row as a whole looked at."""
        values = self.values
        _put_name_together(values)
        number = self._row.number
        if self._row.surplus:
            words = f"{counted(self._row.surplus, 'cell')} more than headings; a mark inside a cell shifted the row."
            todo = "Put the cell that holds the separator in quotation marks, or leave the row out."
            # Every cell after the shift is in the wrong column: one sentence says it all.
            self._problems = [Problem(number, -1, "", words, todo)]
        if not any(values.get(key) for key in _NAMED) and not self._problems:
            self._problems.append(Problem(number, -1, "Name", "no name.", "Type a name or leave the row out."))
        elif columns > 2 and not self._problems and all(key in NAME_KEYS for key in values):
            todo = "Type an email or an ID, or leave the row out."
            self._problems.append(Problem(number, -1, "", "only a name; it may be no person.", todo))
        values["roles"] = (role,)
        notes = tuple(dict.fromkeys(self._notes))
        return Draft(number, self._row.cells, values, tuple(self._problems), tuple(self._checks), notes)


def _put_name_together(values: dict[str, object]) -> None:
    middle, suffix = values.pop("middle", ""), values.pop("suffix", "")
    given, family = str(values.get("given", "")), str(values.get("family", ""))
    if middle and str(middle) not in given.split():
        values["given"] = f"{given} {middle}".strip()
    if suffix and not family.endswith(str(suffix)):
        values["family"] = f"{family} {suffix}".strip()
    if values.get("preferred") == values.get("given"):
        values.pop("preferred", None)
