"""One import under way: the file as it was read, how its columns are matched, and the plan so far. Knows no widgets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from app.domain.dates import Order
from app.domain.rosters.cells import SheetCells
from app.domain.rosters.describe import ColumnReport, describe
from app.domain.rosters.imported import Imported
from app.domain.rosters.judge import Judge
from app.domain.rosters.mapping import Mapping, known_headings
from app.domain.rosters.plan import Decision, Plan, PlanRow, Verdict
from app.domain.rosters.table import Table, best_table, find_table
from app.office import Office

Progress = Callable[[int, int], None]
Stop = Callable[[], bool]
READY = (Verdict.NEW, Verdict.CHANGED, Verdict.SAME)


@dataclass(frozen=True)
class FileRead:
    """A file as it was read: its sheets, the characters of a text file, its best table and how its columns match."""

    path: Path
    sheets: list[SheetCells]
    encoding: str
    certain: bool
    table: Table
    mapping: Mapping


class ImportSession:
    """What the four steps share. Nothing is written until `apply`."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.kind = "students"
        self.clear()

    def clear(self) -> None:
        """Forget the file and everything decided about it; the kind of people stays."""
        self.path: Path | None = None
        self.encoding, self.certain = "", True
        self.sheets: list[SheetCells] = []
        self.sheet = 0
        self.table: Table | None = None
        self.mapping: Mapping | None = None
        self.judge: Judge | None = None
        self.plan: Plan | None = None
        self.decisions: dict[int, Decision] = {}
        self.edits: dict[tuple[int, int], str] = {}
        self.keep_as = ""
        self.done: Imported | None = None

    # ---- the file ----
    def read(self, path: Path, encoding: str, progress: Progress, stopped: Stop) -> FileRead:
        """A file with its best sheet and its columns matched. Off the screen's thread; changes nothing here."""
        found, certain = self.office.rosters.text_encoding(path, encoding)
        sheets = self.office.rosters.read(path, encoding, progress=progress, cancelled=stopped)
        table = best_table(sheets)
        mapping = self.office.rosters.mapping(table, self.kind)
        return FileRead(path, sheets, encoding or found, certain or bool(encoding), table, mapping)

    def take(self, read: FileRead) -> None:
        """Work on this file from now on: its best sheet, columns matched as they were before or guessed."""
        self.clear()
        self.path, self.sheets = read.path, read.sheets
        self.encoding, self.certain = read.encoding, read.certain
        self.sheet = next(place for place, sheet in enumerate(self.sheets) if sheet.name == read.table.sheet)
        self.table = read.table
        if read.mapping.kind == self.kind:
            self._use(read.mapping)
        else:
            self.use_mapping("")

    def choose_sheet(self, place: int) -> None:
        """Take another sheet of the file."""
        self.sheet = place
        self._take_table(find_table(self.sheets[place]))

    def choose_header(self, row: int) -> None:
        """Say in which row the headings stand; 0 for a sheet without headings."""
        self._take_table(find_table(self.sheets[self.sheet], row))

    def choose_kind(self, kind: str) -> None:
        """Say what the people of the file are; the columns are matched anew."""
        self.kind = kind
        if self.table is not None:
            self._take_table(self.table)

    @property
    def header_row(self) -> int:
        """The row of the headings as a spreadsheet counts; 0 where there is none."""
        return self.table.header_rows[-1] if self.table is not None and self.table.header_rows else 0

    def _take_table(self, table: Table) -> None:
        self.table = table
        self.decisions, self.edits = {}, {}
        self.use_mapping("")

    # ---- the columns ----
    def use_mapping(self, name: str) -> None:
        """Match the columns as kept under a name; "" takes what fits best and guesses the rest."""
        assert self.table is not None
        self._use(self.office.rosters.mapping(self.table, self.kind, name))

    def _use(self, mapping: Mapping) -> None:
        self.set_mapping(mapping)
        self.keep_as = mapping.name or self.proposed_name()

    def set_mapping(self, mapping: Mapping) -> None:
        """Take other matches; the plan made with the earlier ones is over."""
        self.mapping, self.judge, self.plan = mapping, None, None

    def set_order(self, order: Order, latest_year: int) -> None:
        """Say how dates are written in the file, and what years of two digits mean."""
        assert self.mapping is not None
        self.set_mapping(replace(self.mapping, order=order, latest_year=latest_year))

    def set_fixed(self, field: str, text: str) -> None:
        """Give everybody of the file one value of a field; an empty text takes it back."""
        assert self.mapping is not None
        fixed = tuple(pair for pair in self.mapping.fixed if pair[0] != field)
        self.set_mapping(replace(self.mapping, fixed=(*fixed, (field, text)) if text else fixed))

    def kept_names(self) -> list[str]:
        """The names under which matches are kept for this kind of people."""
        return [mapping.name for mapping in self.office.rosters.mappings(self.kind)]

    def proposed_name(self) -> str:
        """A name for the matches, made from the file's."""
        stem = self.path.stem if self.path is not None else "Roster"
        words = "".join(char if char.isalpha() else " " for char in stem).split()
        kept = " ".join(word for word in words if word.casefold() not in ("final", "copy", "new"))[:80] or "Roster"
        return kept[:1].upper() + kept[1:]

    def known(self) -> int:
        """How many headings the mapping in use knew from an earlier time."""
        kept = next((one for one in self.office.rosters.mappings(self.kind) if self.mapping is not None
                     and one.name == self.mapping.name), None)
        texts = tuple(heading.text for heading in self.table.headings) if self.table is not None else ()
        return known_headings(texts, kept) if kept is not None else 0

    def reports(self, table: Table, mapping: Mapping) -> tuple[ColumnReport, ...]:
        """How each column is read, in words. For long tables off the screen's thread; changes nothing here."""
        lookup = lru_cache(maxsize=None)(self.office.terms.lookup)
        return describe(table, mapping, self.office.clock.today(), lookup)

    # ---- the rows ----
    def make_plan(self, progress: Progress, stopped: Stop) -> tuple[Judge, Plan]:
        """Every row judged, with what was typed and decided before put in again.

        Off the screen's thread; changes nothing here. Raises Cancelled.
        """
        from app.errors import Cancelled

        assert self.table is not None and self.mapping is not None

        def report(done: int, total: int) -> None:
            if stopped():
                raise Cancelled
            progress(done, total)

        decisions, edits = dict(self.decisions), dict(self.edits)
        judge = self.office.rosters.judge(self.table, self.mapping)
        plan = judge.plan(report)
        for (number, column), text in edits.items():
            report(0, 0)
            plan = judge.edit_cell(plan, number, column, text)
        for number, decision in decisions.items():
            report(0, 0)
            plan = judge.decide(plan, number, decision)
        return judge, plan

    def take_plan(self, made: tuple[Judge, Plan]) -> None:
        """Work on this plan from now on."""
        self.judge, self.plan = made

    def decide(self, number: int, decision: Decision | None) -> None:
        """Say what is to become of a row; None takes it back."""
        assert self.judge is not None and self.plan is not None
        self.plan = self.judge.decide(self.plan, number, decision)
        self.decisions = dict(self.plan.decisions)

    def edit_cell(self, number: int, column: int, text: str) -> None:
        """Type a cell anew."""
        assert self.judge is not None and self.plan is not None
        self.plan = self.judge.edit_cell(self.plan, number, column, text)
        self.edits = dict(self.plan.edits)

    def next_open(self, after: int) -> PlanRow | None:
        """The next row that waits for a person, going round; None when there is none."""
        rows = list(self.plan.open_rows()) if self.plan is not None else []
        return next((row for row in rows if row.number > after), rows[0] if rows else None)

    # ---- the end ----
    def apply(self, progress: Progress, stopped: Stop) -> Imported:
        """Keeps the column matches under their name, then writes all that is ready as one change."""
        assert self.plan is not None and self.mapping is not None and self.path is not None
        if self.keep_as:
            kept = next((one for one in self.office.rosters.mappings(self.kind) if one.name == self.keep_as), None)
            wanted = replace(self.mapping, name=self.keep_as)
            if kept is None or kept.to_json() != wanted.to_json():
                self.office.rosters.save_mapping(wanted, self.keep_as)
        return self.office.rosters.apply(self.plan, self.path.name, progress=progress, cancelled=stopped)


def ready_rows(plan: Plan) -> Sequence[PlanRow]:
    """The rows that would be imported or are on record already."""
    return [row for row in plan.rows if row.verdict in READY]
