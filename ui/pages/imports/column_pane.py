"""The pane beside the columns: how one column is read, and what holds for the whole file."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.rosters.describe import ColumnReport
from app.domain.rosters.fields import BY_KEY, SKIP
from app.domain.rosters.keys import KEYS
from app.domain.rosters.mapping import ColumnMatch
from app.domain.rosters.sense import USUAL_SEPARATORS
from app.domain.text import counted
from ui.pages.imports.session import ImportSession
from ui.theme import theme
from ui.widgets.check_field import ChecksField, RadioField
from ui.widgets.chip import Chip, Status
from ui.widgets.choice_field import ChoiceField
from ui.widgets.flow import FlowLayout
from ui.widgets.header import IconLabel
from ui.widgets.label import Label
from ui.widgets.panel import Panel, Scroll

_SHOWN = 4
_ORDERS = (("", "Ask where it is open"), ("mdy", "Month / day / year"), ("dmy", "Day / month / year"))


class ColumnPane(Scroll):
    """`options_changed(index, separators, replaces)` and `dates_changed(order, latest year)` tell what was chosen."""

    options_changed = Signal(int, object, bool)
    dates_changed = Signal(str, int)

    def __init__(self, session: ImportSession, parent: QWidget | None = None) -> None:
        super().__init__("panel", name="Column", parent=parent)
        self._session = session
        self._separators: ChecksField | None = None
        self._replaces: RadioField | None = None
        self._index = -1
        self._match: ColumnMatch | None = None

    def show_column(self, report: ColumnReport, match: ColumnMatch) -> None:
        """Show a column with its field; the control that has the keyboard keeps it."""
        focus = self.window().focusWidget()
        name = focus.accessibleName() if focus is not None and self.isAncestorOf(focus) else ""
        self.clear()
        self._match = match
        self._separators = self._replaces = None
        self._index = report.index
        self.add(self._head(report, match))
        field = BY_KEY[match.field]
        if field.listed:
            self.add(self._lists(report, match))
        elif match.field != SKIP:
            self.add(self._samples(report))
        if any(KEYS[key].many for key in field.gives if key in KEYS):
            self.add(self._adding(match))
        self.add(self._dates())
        again = next((child for child in self.findChildren(QWidget) if name and child.accessibleName() == name
                      and child is not focus and child.focusPolicy() & Qt.FocusPolicy.TabFocus), None)
        if again is not None:
            QTimer.singleShot(0, again, again.setFocus)

    # ---- parts ----
    def _head(self, report: ColumnReport, match: ColumnMatch) -> Panel:
        panel = Panel()
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(6))
        row.addWidget(Label(report.heading, "panel"))
        row.addWidget(IconLabel("arrow-right", "ink2", 14))
        row.addWidget(Label(BY_KEY[match.field].title, "panel"), 1)
        filled = f"{report.filled} of {report.total} filled"
        counts = f", {counted(report.values, 'value')}, {report.different} different" if report.values else ""
        panel.add(line, Label(filled + counts, "small", "ink2"))
        return panel

    def _lists(self, report: ColumnReport, match: ColumnMatch) -> Panel:
        panel = Panel("Several values in one cell", role="sub")
        choices = [("semicolon", "semicolon"), ("comma", "comma"), ("slash", "slash"), ("line", "line")]
        self._separators = ChecksField("Several values are parted by", choices, upright=False)
        self._separators.set_value(USUAL_SEPARATORS if match.separators is None else match.separators)
        self._separators.changed.connect(self._on_options)
        panel.add(self._separators)
        for cell in report.split[:_SHOWN]:
            panel.add(_split_line(cell.text, cell.values))
        known = report.different - len(report.new)
        words = f"{known} known"
        if report.new:
            named = ", ".join(f"“{value}”" for value in report.new[:3])
            more = f" and {len(report.new) - 3} more" if len(report.new) > 3 else ""
            words += f", {named}{more} {'is' if len(report.new) == 1 else 'are'} new"
        panel.add(Label(words, "small", "ink2", wrap=True))
        return panel

    def _samples(self, report: ColumnReport) -> Panel:
        panel = Panel("In the file", role="sub")
        for words in report.samples:
            panel.add(Label(words))
        panel.add(Label(report.how, "small", "warn" if report.warns else "ink2", wrap=True))
        return panel

    def _adding(self, match: ColumnMatch) -> Panel:
        panel = Panel("If the person already has some", role="sub")
        self._replaces = RadioField("If the person already has some", [(False, "Add to them"), (True, "Replace them")])
        self._replaces.set_value(match.replaces)
        self._replaces.changed.connect(self._on_options)
        panel.add(self._replaces)
        return panel

    def _dates(self) -> Panel:
        panel = Panel("Dates and years, whole file", role="sub", ruled=False)
        mapping = self._session.mapping
        year = self._session.office.clock.today().year
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(8))
        order = ChoiceField("Order of day and month", _ORDERS)
        order.set_value(mapping.order if mapping else "")
        digits = (year + 1) % 100
        years = ChoiceField("Years of two digits", [(0, f"{digits:02} is {year + 1}"),
                                                    (year, f"{digits:02} is {year - 99}")])
        years.set_value(mapping.latest_year if mapping else 0)
        for field in (order, years):
            field.changed.connect(lambda: self.dates_changed.emit(str(order.value()), int(years.value())))
            row.addWidget(field)
        panel.add(line)
        said = {"mdy": f"03/04/{digits:02} is read as Mar 4.", "dmy": f"03/04/{digits:02} is read as Apr 3."}
        panel.add(Label(said.get(mapping.order if mapping else "", "Where a column proves the order, that is taken."),
                        "small", "ink2", wrap=True))
        return panel

    def _on_options(self) -> None:
        separators: Any = self._separators.value() if self._separators is not None else None
        if self._match is None or (self._match.separators is None and separators == USUAL_SEPARATORS):
            separators = None  # as the column itself tells
        replaces = bool(self._replaces.value()) if self._replaces is not None else False
        self.options_changed.emit(self._index, separators, replaces)


def _split_line(text: str, values: tuple[tuple[str, bool], ...]) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme().px(8))
    words = Label(text, "body", "ink2")
    words.setFixedWidth(theme().px(116))
    row.addWidget(words)
    row.addWidget(IconLabel("arrow-right", "ink2", 13))
    chips = QWidget()
    flow = FlowLayout(chips, gap=theme().px(4))
    for value, known in values[:4]:
        flow.addWidget(Chip(Status(value, "neutral") if known else Status(value, "info", "plus")))
    row.addWidget(chips, 1)
    return line
