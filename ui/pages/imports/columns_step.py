"""Step 2: which column is read into which field, how sure that is, and three rows as they would arrive."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.rosters.describe import ColumnReport, fields_without_column
from app.domain.rosters.fields import SKIP, fields_for
from app.domain.rosters.mapping import ColumnMatch, Mapping
from app.domain.text import counted, listed
from ui.dialogs.fixed_value import FixedValueDialog
from ui.pages.imports.arrivals import Arrivals
from ui.pages.imports.column_pane import ColumnPane
from ui.pages.imports.field_menu import field_menu, field_title
from ui.pages.imports.session import ImportSession
from ui.theme import theme
from ui.widgets.buttons import LinkButton
from ui.widgets.cells import Bar, IconText, Pick, Toned, TwoLines
from ui.widgets.chip import Chip, Status
from ui.widgets.choice_field import ChoiceField
from ui.widgets.columns import Column, ListSource
from ui.widgets.header import IconLabel
from ui.widgets.label import Label
from ui.widgets.number_field import NumberField
from ui.widgets.panel import Ground
from ui.widgets.split import Split
from ui.widgets.table import Table
from ui.workplace import Workplace

MANY = 500
"""Above so many rows the columns are looked at off the screen's thread."""


@dataclass(frozen=True)
class ColumnLine:
    """A column of the file with its field."""

    report: ColumnReport
    match: ColumnMatch

    @property
    def id(self) -> int:
        return self.report.index

    @property
    def used(self) -> bool:
        """Whether the column is read at all."""
        return self.match.field != SKIP


def _sure(line: ColumnLine) -> Bar | Toned:
    share = line.match.confidence
    return Bar(share / 100, f"{share}%", token="" if share >= 80 else "warnFill") if line.used else Toned("skipped")


def _how(line: ColumnLine) -> TwoLines:
    report, source = line.report, line.match.source
    if not line.used:
        why = source[:1].upper() + source[1:] if source else "Not imported"
        return TwoLines(why, f"{report.filled} of {report.total} cells are filled")
    return TwoLines(report.how, source, "triangle-alert" if report.warns else "", "warn")


COLUMNS = (
    Column("letter", "Col", 54, sortable=False, value=lambda line: line.report.letter),
    Column("heading", "In the file", 112, "key", sortable=False, value=lambda line: line.report.heading),
    Column("samples", "Sample values", 190, sortable=False, stretch=True, min_width=100, value=lambda line: TwoLines(
        *((*line.report.samples, "", "")[:2]))),
    Column("arrow", "", 32, sortable=False, value=lambda line: IconText("arrow-right", name="is read as")),
    Column("field", "Field", 184, sortable=False, min_width=130, value=lambda line: Pick(
        field_title(line.match.field), not line.used)),
    Column("sure", "Confidence", 112, sortable=False, min_width=90, value=_sure),
    Column("how", "How it is read", 244, sortable=False, min_width=130, value=_how),
)


class ColumnsStep(Ground):
    """`changed` tells that the matches are others now; the page then judges the rows anew."""

    changed = Signal()

    def __init__(self, workplace: Workplace, session: ImportSession, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent=parent)
        self.workplace, self.session = workplace, session
        self._reports: Sequence[ColumnReport] = ()
        self._build()
        self._wire()

    # ---- building ----
    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar())
        self._source = ListSource((), COLUMNS)
        self.table = Table("Columns of the file", COLUMNS, self._source, rows="two_line")
        self.pane = ColumnPane(self.session)
        left = Ground("surface")
        inner = QVBoxLayout(left)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self.table, 1)
        inner.addWidget(self._foot())
        upper = Split("import-columns", [left, self.pane], [352], self.workplace.memory)
        self.arrivals = Arrivals(self.session)
        both = Split("import-arrivals", [upper, self.arrivals], [158], self.workplace.memory, upright=True)
        column.addWidget(both, 1)

    def _bar(self) -> QWidget:
        px = theme().px
        bar = Ground("surface", edges="bottom")
        bar.setFixedHeight(px(42))
        row = QHBoxLayout(bar)
        row.setContentsMargins(px(20), 0, px(16), 0)
        row.setSpacing(px(8))
        self._sheet, self._header = ChoiceField("Sheet", small=True), NumberField("Headings in row", width=52)
        self._about = Label("", "body", "ink2")
        self._known = Chip(Status("", "ok"), soft=False)
        self._mapping = ChoiceField("Column matches", small=True)
        for widget in (Label("Sheet", "body", "ink2"), self._sheet, Label("Headings in row", "body", "ink2"),
                       self._header):
            row.addWidget(widget)
        row.addSpacing(px(8))
        row.addWidget(self._about, 1)
        row.addWidget(self._known)
        row.addWidget(Label("Mapping", "body", "ink2"))
        row.addWidget(self._mapping)
        return bar

    def _foot(self) -> QWidget:
        px = theme().px
        foot = Ground("surface", edges="top")
        row = QHBoxLayout(foot)
        row.setContentsMargins(px(20), px(8), px(16), px(8))
        row.setSpacing(px(8))
        self._rest = Label("", "body", "ink2")
        self._fixed = LinkButton("Add a fixed value…", tip="One value of a field for everybody in the file")
        row.addWidget(IconLabel("info", "ink2", 16))
        row.addWidget(self._rest, 1)
        row.addWidget(self._fixed)
        return foot

    def _wire(self) -> None:
        self.table.current_changed.connect(self._on_current)
        self.table.opened.connect(self._on_opened)
        self.table.cell_chosen.connect(lambda row_id, _key: self._on_opened(row_id))
        self._sheet.changed.connect(self._on_sheet)
        self._header.editingFinished.connect(self._on_header)
        self._mapping.changed.connect(self._on_mapping)
        self._fixed.clicked.connect(self._on_fixed)
        self.pane.options_changed.connect(self._on_options)
        self.pane.dates_changed.connect(self._on_dates)

    # ---- showing ----
    def refresh(self) -> None:
        """Shows the matches as they are now."""
        session = self.session
        if session.table is None or session.mapping is None:
            return
        table, mapping = session.table, session.mapping
        if len(table.rows) <= MANY:
            self._take_reports(mapping, session.reports(table, mapping))
            return
        self.table.loading.start("Looking at every column")
        self.workplace.tasks.run(lambda _task: session.reports(table, mapping), partial(self._take_reports, mapping))

    def _take_reports(self, mapping: Mapping, reports: Sequence[ColumnReport]) -> None:
        if self.session.mapping is not mapping:
            return
        self.table.loading.stop()
        self._reports = reports
        self._source.set_rows([ColumnLine(report, mapping.column(report.index)) for report in self._reports])
        self.table.refresh()
        if self.table.current_id() is None and self._reports:
            self.table.set_current_place(0)
        self._show_bar()
        self._on_current(self.table.current_id())
        self.arrivals.refresh()

    def _show_bar(self) -> None:
        session = self.session
        table, mapping = session.table, session.mapping
        assert table is not None and mapping is not None
        for field in (self._sheet, self._header, self._mapping):
            field.blockSignals(True)
        self._sheet.set_choices([(place, sheet.name) for place, sheet in enumerate(session.sheets) if sheet.rows])
        self._sheet.set_value(session.sheet)
        self._header.set_value(session.header_row)
        names = session.kept_names()
        self._mapping.set_choices([("", "Guessed from headings and values"), *((name, name) for name in names)])
        self._mapping.set_value(mapping.name if mapping.name in names else "")
        for field in (self._sheet, self._header, self._mapping):
            field.blockSignals(False)
        rows = counted(len(table.rows), "row of people", "rows of people")
        self._about.setText(f"{rows}, {counted(len(table.headings), 'column')}")
        known = session.known()
        self._known.setVisible(known > 0)
        self._known.set_status(Status(f"{known} of {counted(len(table.headings), 'heading')} known from before", "ok"))
        self._tell_rest()

    def _tell_rest(self) -> None:
        assert self.session.mapping is not None
        rest = fields_without_column(self.session.mapping, fields_for(self.session.kind))
        titles = [title[:1].lower() + title[1:] for title in rest]
        shown = titles[:4] + ([f"{len(titles) - 4} more"] if len(titles) > 4 else [])
        fixed = [f"{field_title(key)}: {text}" for key, text in self.session.mapping.fixed]
        words = f"Fields with no column stay as they are: {listed(shown)}." if shown else ""
        self._rest.setText(" ".join([*([f"For everybody: {'; '.join(fixed)}."] if fixed else []), words]))

    # ---- what happened ----
    def _on_current(self, index: object) -> None:
        report = next((one for one in self._reports if one.index == index), None)
        if report is not None and self.session.mapping is not None:
            self.pane.show_column(report, self.session.mapping.column(report.index))

    def _on_opened(self, index: object) -> None:
        """Shows the menu of fields under the drop-down of a column."""
        mapping = self.session.mapping
        if not isinstance(index, int) or mapping is None:
            return
        self.table.set_current(index)
        taken = frozenset(match.field for match in mapping.columns if match.field != SKIP)
        menu = field_menu(self.table, self.session.kind, mapping.column(index).field, taken,
                          partial(self.choose_field, index))
        model = self.table.rows_model
        cell = self.table.visualRect(model.index(self.table.currentIndex().row(), model.column_of("field")))
        menu.popup(self.table.viewport().mapToGlobal(cell.bottomLeft() + QPoint(theme().px(8), -theme().px(8))))
        if menu.actions():
            menu.setActiveAction(menu.actions()[0])

    def choose_field(self, index: int, field: str) -> None:
        """Read a column into another field."""
        assert self.session.mapping is not None
        self.session.set_mapping(self.session.mapping.with_field(index, field))
        self._tell()

    def _on_options(self, index: int, separators: tuple[str, ...] | None, replaces: bool) -> None:
        assert self.session.mapping is not None
        self.session.set_mapping(self.session.mapping.with_options(index, separators, replaces))
        self._tell()

    def _on_dates(self, order: str, latest_year: int) -> None:
        self.session.set_order("mdy" if order == "mdy" else "dmy" if order == "dmy" else "", latest_year)
        self._tell()

    def _on_sheet(self) -> None:
        self.session.choose_sheet(int(self._sheet.value()))
        self._tell()

    def _on_header(self) -> None:
        row = self._header.value()
        if row is not None and row != self.session.header_row:
            self.session.choose_header(row)
            self._tell()

    def _on_mapping(self) -> None:
        self.session.use_mapping(str(self._mapping.value() or ""))
        self._tell()

    def _on_fixed(self) -> None:
        assert self.session.mapping is not None
        used = {match.field for match in self.session.mapping.columns}
        choices = [(field.key, field.title) for field in fields_for(self.session.kind)
                   if field.key != SKIP and field.key not in used]
        dialog = FixedValueDialog(self.workplace, choices, dict(self.session.mapping.fixed), self)
        dialog.saved.connect(self._on_fixed_given)
        dialog.open()

    def _on_fixed_given(self, given: tuple[str, str]) -> None:
        self.session.set_fixed(*given)
        self._tell()

    def _tell(self) -> None:
        self.refresh()
        self.changed.emit()
