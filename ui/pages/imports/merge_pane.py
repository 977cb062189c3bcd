"""Is this row somebody who is known already? Both side by side, field by field, and what would be after merging."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.rosters.changes import MergeLine, merge_lines
from app.domain.rosters.plan import Candidate, Decision, Plan, PlanRow, Side, keep_as_new, merge_with, merge_with_row
from ui.theme import theme
from ui.widgets.buttons import Button, IconButton, PrimaryButton
from ui.widgets.cells import Choose, Toned
from ui.widgets.columns import Column, ListSource
from ui.widgets.label import Label
from ui.widgets.panel import Ground
from ui.widgets.table import Table


class MergePane(Ground):
    """`decided(row number, Decision)` tells what a person said; Choose cells say whose value counts."""

    decided = Signal(int, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", edges="top", parent=parent)
        self._row: PlanRow | None = None
        self._plan: Plan | None = None
        self._place = 0
        self._choices: dict[str, Side] = {}
        self._source = ListSource((), (), id_of=lambda line: line.key)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._head())
        self.table = self._made("", "")
        self._column.addWidget(self.table, 1)
        self.hide()

    def _head(self) -> QWidget:
        px = theme().px
        head = QWidget()
        head.setFixedHeight(px(44))
        row = QHBoxLayout(head)
        row.setContentsMargins(px(20), 0, px(16), 0)
        row.setSpacing(px(8))
        self._title, self._why = Label("", "panel"), Label("", "body", "ink2")
        self._which = Label("", "small", "ink2")
        self._earlier = IconButton("chevron-left", "The likelier one", small=True)
        self._later = IconButton("chevron-right", "The next one it may be", small=True)
        self.keep, self.merge = Button("Keep as two people"), PrimaryButton("Merge into one", "merge")
        row.addWidget(self._title)
        row.addWidget(self._why, 1)
        for widget in (self._which, self._earlier, self._later, self.keep, self.merge):
            row.addWidget(widget)
        self._earlier.clicked.connect(lambda: self._step(-1))
        self._later.clicked.connect(lambda: self._step(1))
        self.keep.clicked.connect(self._on_keep)
        self.merge.clicked.connect(self._on_merge)
        return head

    def _made(self, file: str, record: str) -> Table:
        columns = [
            Column("title", "Field", 128, sortable=False),
            Column("file", file, 280, sortable=False, min_width=140, value=lambda line: self._side(line, "file")),
            Column("record", record, 300, sortable=False, min_width=140, stretch=True,
                   value=lambda line: self._side(line, "record")),
            Column("both", "", 84, sortable=False, value=lambda line: self._side(line, "both")),
            Column("after", "After merging", 300, sortable=False, min_width=120,
                   value=lambda line: Toned(line.after, "ink", "strong")),
        ]
        table = Table("Both side by side", columns, self._source, id_of=lambda line: line.key, cell_focus=True)
        table.cell_chosen.connect(self._on_chosen)
        return table

    # ---- showing ----
    def show_row(self, plan: Plan | None, row: PlanRow | None) -> None:
        """Show the question of a row; a row without one hides the pane."""
        same = row is not None and self._row is not None and row.number == self._row.number
        self._plan, self._row = plan, row
        if not same:
            self._place, self._choices = 0, {}
        self.setVisible(row is not None and bool(row.candidates))
        if row is None or not row.candidates:
            return
        self._place = min(self._place, len(row.candidates) - 1)
        self._show()

    def _show(self) -> None:
        row, candidate = self._row, self.candidate()
        if row is None or candidate is None:
            return
        self._title.setText(f"Is row {row.number} the same person?")
        self._why.setText(candidate.evidence)
        several = len(row.candidates) > 1
        self._which.setText(f"{self._place + 1} of {len(row.candidates)}" if several else "")
        for button, off in ((self._earlier, self._place == 0), (self._later, self._place + 1 == len(row.candidates))):
            button.setVisible(several)
            button.setEnabled(not off)
        where = f"In the file, row {candidate.row}" if candidate.row is not None else "Already here"
        label = candidate.person.label if candidate.person is not None else ""
        self._source.set_rows(merge_lines(row.values, self._record(), self._choices))
        new = self._made(f"In the file, row {row.number}", f"{where}, {label}" if label else where)
        self._column.replaceWidget(self.table, new)
        self.table.hide()
        self.table.deleteLater()
        self.table = new

    def candidate(self) -> Candidate | None:
        """Whom the row is compared with now."""
        return self._row.candidates[self._place] if self._row is not None and self._row.candidates else None

    def _record(self) -> Mapping[str, object]:
        candidate = self.candidate()
        if candidate is None or self._plan is None:
            return {}
        if candidate.person is not None:
            return candidate.person.values
        return self._plan.row(candidate.row).values if candidate.row is not None else {}

    def _side(self, line: MergeLine, side: Side) -> Choose | Toned | None:
        words = {"file": line.file, "record": line.record, "both": "Both"}[side]
        if side == "both":
            return Choose(words, line.side == "both") if line.asks and line.both_possible else None
        return Choose(words, line.side == side) if line.asks and words else Toned(words)

    # ---- what happened ----
    def _step(self, by: int) -> None:
        self._place += by
        self._choices = {}
        self._show()

    def _on_chosen(self, key: object, column: str) -> None:
        line = next((one for one in self._source.rows(0, 200) if one.key == key), None)
        if line is None or not line.asks or column not in ("file", "record", "both"):
            return
        self.choose(str(key), "file" if column == "file" else "record" if column == "record" else "both")

    def choose(self, key: str, side: Side) -> None:
        """Say whose value of a field counts."""
        assert self._row is not None
        self._choices[key] = side
        self._source.set_rows(merge_lines(self._row.values, self._record(), self._choices))
        self.table.refresh()

    def _on_keep(self) -> None:
        if self._row is not None:
            self.decided.emit(self._row.number, keep_as_new())

    def _on_merge(self) -> None:
        candidate = self.candidate()
        if self._row is None or candidate is None:
            return
        decision: Decision | None = None
        if candidate.person is not None:
            decision = merge_with(candidate.person.id, dict(self._choices))
        elif candidate.row is not None:
            decision = merge_with_row(candidate.row, dict(self._choices))
        if decision is not None:
            self.decided.emit(self._row.number, decision)
