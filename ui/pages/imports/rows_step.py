"""Step 3: every row with its verdict; problems are mended in place, and somebody known already is told apart."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.domain.rosters.fields import SKIP
from app.domain.rosters.plan import Decision, PlanRow, Verdict, keep_as_new, leave_out
from app.domain.rosters.problems import Problem
from ui import ask
from ui.pages.imports.field_menu import field_menu, field_title
from ui.pages.imports.merge_pane import MergePane
from ui.pages.imports.problem_bar import ProblemBar
from ui.pages.imports.session import ImportSession
from ui.pages.imports.words import FILTERS, filter_counts, matches, result
from ui.theme import theme
from ui.widgets.buttons import Button
from ui.widgets.cells import IconText, Toned
from ui.widgets.columns import Column, ListSource
from ui.widgets.keycap import FootBar
from ui.widgets.label import Label
from ui.widgets.menus import action_menu
from ui.widgets.panel import Ground
from ui.widgets.segmented import Segment, Segmented
from ui.widgets.split import Split
from ui.widgets.table import Table
from ui.workplace import Workplace

_SEGMENTS = (Segment("all", "All", 0), Segment("ready", "Ready", 0), Segment("fix", "Fix", 0, "octagon-alert", "bad"),
             Segment("check", "Check", 0, "triangle-alert", "warn"),
             Segment("same person", "Same person?", 0, "users", "warn"), Segment("left out", "Left out", 0))
_WIDTHS = {"full_name": 196, "email": 238, "student_id": 112, "availability": 120, "interests": 146}
_ANOTHER = "\0another"


class RowsStep(Ground):
    """`changed` tells that a decision or a correction changed the plan; `matches_changed` that a column is another."""

    changed = Signal()
    matches_changed = Signal()
    row_shown = Signal(str)

    def __init__(self, workplace: Workplace, session: ImportSession, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent=parent)
        self.workplace, self.session = workplace, session
        self._shape: tuple[tuple[int, str], ...] = ()
        self._source = ListSource((), (), id_of=_number)
        self._build()
        self._wire()

    # ---- building ----
    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar())
        upper = Ground("surface")
        upper.setMinimumHeight(theme().px(290))  # so that the problems stay in sight beside a tall merge
        self._upper = QVBoxLayout(upper)
        self._upper.setContentsMargins(0, 0, 0, 0)
        self._upper.setSpacing(0)
        self.table = Table("Rows of the file", [Column("row", "Row", 60)])
        self.problem = ProblemBar()
        self._upper.addWidget(self.table, 1)
        self._upper.addWidget(self.problem)
        self._upper.addWidget(FootBar([("F8", "next problem"), ("F2", "edit cell"), ("Delete", "leave row out"),
                                       ("Alt+↓", "match column")]))
        self.merge = MergePane()
        self.merge.setMinimumHeight(theme().px(130))
        column.addWidget(Split("import-merge", [upper, self.merge], [300], self.workplace.memory, upright=True), 1)

    def _bar(self) -> QWidget:
        px = theme().px
        bar = Ground("surface", edges="bottom")
        bar.setFixedHeight(px(42))
        row = QHBoxLayout(bar)
        row.setContentsMargins(px(20), 0, px(16), 0)
        row.setSpacing(px(8))
        self.filter = Segmented("Which rows", _SEGMENTS, small=True)
        self._keep_as, self._names = Button("", small=True), QMenu(self)
        self._keep_as.set_menu(self._names)
        row.addWidget(self.filter)
        row.addStretch(1)
        row.addWidget(Label("Column matches are saved for next time as", "body", "ink2"))
        row.addWidget(self._keep_as)
        return bar

    def _wire(self) -> None:
        self.filter.changed.connect(lambda _key: self._show_rows())
        self._names.aboutToShow.connect(self._fill_names)
        self.problem.edit_wanted.connect(self._on_edit)
        self.problem.leave_wanted.connect(lambda problem: self.decide(problem.row, leave_out()))
        self.problem.fix_wanted.connect(self._on_fix)
        self.problem.next_wanted.connect(self.next_problem)
        self.merge.decided.connect(self._on_decided)
        QShortcut(QKeySequence("F8"), self, self.next_problem)

    # ---- showing ----
    def refresh(self) -> None:
        """Shows the plan as it is now; the table is made anew when its columns are others."""
        plan, mapping = self.session.plan, self.session.mapping
        if plan is None or mapping is None:
            return
        new = False
        shape = tuple((heading.index, heading.text) for heading in plan.table.headings)
        if shape != self._shape:
            self._shape = shape
            self._source.set_rows([])
            self._make_table()
            new = True
        self.table.header.set_boxes({f"c{match.index}": "Skip" if match.field == SKIP else field_title(match.field)
                                     for match in mapping.columns})
        self._keep_as.set_words(self.session.keep_as or "Not kept")
        self._show_rows()
        if new:
            self.go_to(self.session.next_open(0))

    def _show_rows(self) -> None:
        plan = self.session.plan
        if plan is None:
            return
        self.filter.set_counts(filter_counts(plan.rows))
        chosen = self.filter.value() if self.filter.value() in FILTERS else "all"
        self._source.set_rows([row for row in plan.rows if matches(row, chosen)])
        self.table.refresh()
        if self.table.current_id() is None and self._source.count():
            self.table.set_current_place(0)
        self._show_current()

    def _make_table(self) -> None:
        columns = self._columns()
        new = Table("Rows of the file", columns, self._source, id_of=_number, grid=True, cell_focus=True)
        self._upper.replaceWidget(self.table, new)
        self.table.hide()
        self.table.deleteLater()
        self.table = new
        new.set_empty("No rows are left here")
        new.current_changed.connect(lambda _row: self._show_current())
        new.cell_edited.connect(self._on_cell_edited)
        new.header.box_pressed.connect(self._on_box)
        new.set_keys({"Del": self._on_delete})
        new.set_menu(self._row_menu)

    def _columns(self) -> list[Column]:
        plan, mapping = self.session.plan, self.session.mapping
        assert plan is not None and mapping is not None
        columns = [Column("row", "Row", 58, "number", sortable=False, value=lambda row: f"{row.number}", fixed=True),
                   Column("result", "Result", 126, sortable=False, value=result, fixed=True,
                          copy=lambda row: f"{row.verdict}: {row.because}")]
        last = len(plan.table.headings) - 1
        for place, heading in enumerate(plan.table.headings):
            field = mapping.column(heading.index).field
            columns.append(Column(
                f"c{heading.index}", heading.shown(), _WIDTHS.get(field, 138), sortable=False, min_width=80,
                editable=True, stretch=place == last, value=partial(self._cell, heading.index),
                copy=partial(_text, heading.index)))
        return columns

    def _cell(self, index: int, row: PlanRow) -> IconText | Toned:
        text = _text(index, row)
        if any(problem.column == index for problem in row.problems):
            return IconText("octagon-alert", text or "empty", "ink" if text else "bad", "bad")
        if any(check.column == index for check in row.checks):
            return IconText("triangle-alert", text or "empty", "ink" if text else "warn", "warn")
        mapping = self.session.mapping
        skipped = mapping is not None and mapping.column(index).field == SKIP
        return Toned(text, "ink2" if skipped or row.verdict is Verdict.SKIPPED else "ink")

    def current(self) -> PlanRow | None:
        """The row that is chosen."""
        number = self.table.current_id()
        plan = self.session.plan
        return plan.row(number) if plan is not None and isinstance(number, int) and number in plan.places else None

    def _show_current(self) -> None:
        row, plan = self.current(), self.session.plan
        waiting = list(plan.open_rows()) if plan is not None else []
        fixing = [one for one in waiting if one.problems]
        if row is not None and row.problems:
            self.problem.show_problem(row.problems[0], True, len(fixing))
        elif row is not None and row.checks:
            self.problem.show_problem(row.checks[0], False, len(fixing))
        elif fixing:
            after = row.number if row is not None else 0
            near = next((one for one in fixing if one.number > after), fixing[0])
            self.problem.show_problem(near.problems[0], True, len(fixing))
        else:
            self.problem.show_problem(None, True, 0)
        self.merge.show_row(plan, row if row is not None and row.verdict is Verdict.POSSIBLE_DUPLICATE else None)
        if row is not None and plan is not None:
            self.row_shown.emit(f"Row {row.number}, {plan.places[row.number] + 1:,} of {len(plan.rows):,}")

    # ---- deciding ----
    def decide(self, number: int, decision: Decision | None) -> None:
        """Says what becomes of a row."""
        self.session.decide(number, decision)
        self._after()

    def _on_decided(self, number: int, decision: Decision) -> None:
        self.decide(number, decision)
        self.go_to(self.session.next_open(number))

    def next_problem(self) -> None:
        """Goes to the next row that waits, and to the cell that is wrong there."""
        row = self.current()
        found = self.session.next_open(row.number if row is not None else 0)
        self.go_to(found)
        if found is None:
            self.row_shown.emit("No row waits any more")

    def go_to(self, row: PlanRow | None) -> None:
        """Goes to a row, whichever rows were shown before."""
        if row is None:
            return
        if self._source.index_of(row.number) is None:
            self.filter.set_value("all")
        place = self._source.index_of(row.number)
        problem = next(iter(row.problems), None)
        column = self.table.rows_model.column_of(f"c{problem.column}") if problem is not None else 1
        if place is not None:
            self.table.setCurrentIndex(self.table.rows_model.index(place, max(1, column)))
            self.table.setFocus()

    def _after(self) -> None:
        self._show_rows()
        self.changed.emit()

    # ---- correcting ----
    def _on_edit(self, problem: Problem) -> None:
        plan = self.session.plan
        if plan is not None and problem.row in plan.places:
            self.go_to(plan.row(problem.row))
            place = self._source.index_of(problem.row)
            column = self.table.rows_model.column_of(f"c{problem.column}")
            if place is not None and column >= 0:
                self.table.setCurrentIndex(self.table.rows_model.index(place, column))
                self.table.edit_current()

    def _on_fix(self, problem: Problem) -> None:
        if problem.fix is not None:
            self.session.edit_cell(problem.row, problem.column, problem.fix.text)
            self._after()

    def _on_cell_edited(self, number: object, key: str, text: str) -> None:
        if isinstance(number, int):
            self.session.edit_cell(number, int(key.removeprefix("c")), text)
            self._after()

    def _on_delete(self) -> None:
        row = self.current()
        if row is not None:
            left = row.decision is not None and row.decision.action == "leave"
            self.decide(row.number, None if left else leave_out())

    def _row_menu(self, ids: list[int]) -> QMenu:
        plan = self.session.plan
        assert plan is not None
        row = plan.row(ids[0])
        entries: list[tuple[str, str, object] | None] = [("Edit cell", "pencil", self.table.edit_current)]
        if row.decision is not None:
            entries.append(("Ask again about this row", "undo-2", lambda: self.decide(row.number, None)))
        if row.decision is None or row.decision.action != "leave":
            entries.append(("Leave row out", "minus", lambda: self.decide(row.number, leave_out())))
        if row.candidates:
            entries.append(("Keep as a new person", "user-plus", lambda: self.decide(row.number, keep_as_new())))
        entries += [None, ("Copy row", "", self.table.copy)]
        return action_menu(self.table, entries)  # type: ignore[arg-type]

    # ---- columns ----
    def _on_box(self, key: str, point: QPoint) -> None:
        mapping = self.session.mapping
        if mapping is None:
            return
        index = int(key.removeprefix("c"))
        taken = frozenset(match.field for match in mapping.columns if match.field != SKIP)
        menu = field_menu(self.table, self.session.kind, mapping.column(index).field, taken,
                          partial(self._choose_field, index))
        menu.popup(point)

    def _choose_field(self, index: int, field: str) -> None:
        assert self.session.mapping is not None
        self.session.set_mapping(self.session.mapping.with_field(index, field))
        self.matches_changed.emit()

    def _fill_names(self) -> None:
        names = dict.fromkeys([*([self.session.keep_as] if self.session.keep_as else []),
                               self.session.proposed_name(), *self.session.kept_names()])
        self._names.clear()
        for key, words in [*((name, name) for name in names), (_ANOTHER, "Another name…"), ("", "Do not keep them")]:
            action = QAction(words.replace("&", "&&"), self._names, checkable=True, checked=key == self.session.keep_as)
            action.triggered.connect(lambda _on=False, key=key: self._take_name(key))
            self._names.addAction(action)

    def _take_name(self, name: str) -> None:
        if name == _ANOTHER:
            typed = ask.text(self, "Name these column matches", "Name", "Keep under this name", limit=80,
                             value=self.session.keep_as)
            name = self.session.keep_as if typed is None else typed
        self.session.keep_as = name
        self._keep_as.set_words(name or "Not kept")


def _number(row: PlanRow) -> int:
    return row.number


def _text(index: int, row: PlanRow) -> str:
    return row.cells[index].text if index < len(row.cells) else ""
