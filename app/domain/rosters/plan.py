"""The plan of an import: a verdict for every row, what would change, and the decisions a person made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Literal

from app.domain.rosters.cells import Cell
from app.domain.rosters.drafts import Draft
from app.domain.rosters.existing import ExistingPerson
from app.domain.rosters.links import Links
from app.domain.rosters.problems import Problem
from app.domain.rosters.table import SkippedRow, Table

Side = Literal["file", "record", "both"]
Action = Literal["keep", "merge", "leave"]


class Verdict(StrEnum):
    """What importing a row would do, in the words of the screen and of the command line."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    POSSIBLE_DUPLICATE = "possible duplicate"
    PROBLEM = "problem"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Change:
    """One field that would change, in words and as the value that would be kept."""

    key: str
    title: str
    before: str
    after: str
    value: object = field(repr=False, default=None)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody a row may be: a person on record, or an earlier row of the same file. `evidence` is in words.

    `sure` needs no question, `strong` shares a student ID or an address.
    """

    evidence: str
    score: int
    sure: bool = False
    strong: bool = False
    person: ExistingPerson | None = None
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about a row: keep as new, merge with a record or an earlier row, or leave out.

    `choices` says per key ("name" stands for all parts of the name) whose value counts; what is not named follows
    the rule of `compare.default_side`.
    """

    action: Action
    person_id: int | None = None
    row: int | None = None
    choices: Mapping[str, Side] = field(default_factory=dict)


def keep_as_new() -> Decision:
    """Import the row as a person of its own."""
    return Decision("keep")


def leave_out() -> Decision:
    """Do not import the row."""
    return Decision("leave")


def merge_with(person_id: int, choices: Mapping[str, Side] | None = None) -> Decision:
    """Import the row into a record."""
    return Decision("merge", person_id=person_id, choices=choices or {})


def merge_with_row(row: int, choices: Mapping[str, Side] | None = None) -> Decision:
    """Import the row together with an earlier row of the file."""
    return Decision("merge", row=row, choices=choices or {})


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One row of people. `values` are what its cells mean, by person key; empty cells have no key.

    `because` says the verdict in words. `problems` block the row, `checks` do not; `notes` tell what was assumed.
    `person` is the record the row belongs to, `candidates` are those it may belong to, the likeliest first.
    """

    number: int
    cells: tuple[Cell, ...]
    values: Mapping[str, object] = field(repr=False)
    verdict: Verdict = Verdict.NEW
    because: str = ""
    problems: tuple[Problem, ...] = ()
    checks: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    person: ExistingPerson | None = None
    candidates: tuple[Candidate, ...] = ()
    decision: Decision | None = None


@dataclass(frozen=True, slots=True)
class Write:
    """What applying the plan does with one row: `values` for a new person, or the final values of changed keys.

    `person_id` is None for someone new. `rows` are all rows of the file that went into it.
    """

    row: int
    person_id: int | None
    values: Mapping[str, object] = field(repr=False)
    rows: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class NewTerm:
    """A term that the taxonomy does not have, with the rows that bring it."""

    kind: str
    text: str
    rows: tuple[int, ...]


@dataclass(frozen=True)
class Plan:
    """Every row of the table judged. Immutable: `Judge.decide` and `Judge.edit_cell` give the next plan.

    `rows` is for everybody; `judged`, `drafts` and `links` are the judge's own notes for the next plan.
    """

    kind: str
    table: Table
    judged: tuple[PlanRow, ...] = field(repr=False)
    rows: tuple[PlanRow, ...] = field(repr=False, default=())
    drafts: Mapping[int, Draft] = field(repr=False, default_factory=dict)
    links: Links = field(repr=False, default_factory=lambda: Links({}))
    decisions: Mapping[int, Decision] = field(default_factory=dict)
    edits: Mapping[tuple[int, int], str] = field(repr=False, default_factory=dict)

    @cached_property
    def places(self) -> Mapping[int, int]:
        """Where in `rows` each row number stands."""
        return {row.number: place for place, row in enumerate(self.judged)}

    @property
    def skipped(self) -> tuple[SkippedRow, ...]:
        """Rows below the headings that are no people: blanks, totals and the like. Rows left out are in `rows`."""
        return self.table.skipped

    def row(self, number: int) -> PlanRow:
        """The row with the spreadsheet's number; raises KeyError for a row that is no person."""
        return self.rows[self.places[number]]

    def counts(self) -> dict[str, int]:
        """How many rows have each verdict; skipped rows of the table are counted as skipped."""
        found = Counter(row.verdict for row in self.rows)
        found[Verdict.SKIPPED] += len(self.table.skipped)
        return {verdict.value: found[verdict] for verdict in Verdict}

    def ready(self) -> int:
        """How many rows would be imported or are on record already, as they stand now."""
        return sum(row.verdict in (Verdict.NEW, Verdict.CHANGED, Verdict.SAME) for row in self.rows)

    def open_rows(self) -> Iterator[PlanRow]:
        """Rows that wait for a person: problems and possible duplicates."""
        return (row for row in self.rows if row.verdict in (Verdict.PROBLEM, Verdict.POSSIBLE_DUPLICATE))

    def problems(self) -> tuple[Problem, ...]:
        """Every problem, in the order of the rows."""
        return tuple(problem for row in self.rows for problem in row.problems)
