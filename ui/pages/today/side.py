"""The right side of Today: this week, the cohort's pulse, and recent changes with Undo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.clock import from_text
from app.domain.history import Change
from app.domain.overview import PulseLine
from app.domain.today import WeekEntry, monday_of
from ui.theme import theme
from ui.widgets.bars import ProgressBar
from ui.widgets.buttons import Button, IconButton
from ui.widgets.cells import IconText, Toned
from ui.widgets.columns import Column, ListSource
from ui.widgets.label import Label
from ui.widgets.panel import Panel, Scroll
from ui.widgets.table import Table
from ui.widgets.week_strip import Day, WeekStrip

ICONS = {"meeting": "notebook-pen", "check-in": "flag", "goal": "target", "step": "circle-check", "cohort": "layers",
         "break": "moon"}
SHOWN = 9
CHANGES = 6


@dataclass(frozen=True)
class _Line:
    id: int
    entry: WeekEntry
    word: str


class Side(Scroll):
    """Three panels; what is pressed rises as a signal."""

    week_wanted = Signal(object)
    entry_opened = Signal(object)
    undo_wanted = Signal(int)
    overview_wanted = Signal()
    history_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("panel", name="This week and changes", parent=parent)
        self._monday = date.min
        self.week = Panel("This week")
        before = IconButton("chevron-left", "The week before", small=True)
        after = IconButton("chevron-right", "The week after", small=True)
        before.clicked.connect(lambda: self.week_wanted.emit(self._monday - timedelta(days=7)))
        after.clicked.connect(lambda: self.week_wanted.emit(self._monday + timedelta(days=7)))
        self.week.head.add(before, after)
        self.strip = WeekStrip("This week")
        self.entries = Table("What the week holds", (
            Column("word", "Day", 48, sortable=False, value=lambda line: Toned(line.word, "ink2", "sub")),
            Column("words", "What", 200, stretch=True, sortable=False, value=lambda line: IconText(
                ICONS.get(line.entry.kind, "clock"), line.entry.words))), header=False, left_padding=0)
        self.entries.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._more = Label("", "small", "ink2")
        self.week.add(self.strip, self.entries, self._more)
        self.pulse = Panel("Cohort pulse", link="Open overview", go=self.overview_wanted.emit)
        self._lines = QWidget()
        self.pulse.add(self._lines)
        self.changes = Panel("Recent changes", link="All changes", go=self.history_wanted.emit, ruled=False)
        self._changes = QWidget()
        self.changes.add(self._changes)
        self.add(self.week, self.pulse, self.changes)
        self.strip.chosen.connect(self._on_day)
        self.entries.opened.connect(lambda number: self.entry_opened.emit(self._entry(number)))
        self._shown: list[WeekEntry] = []

    def show_week(self, day: date, today: date, entries: Sequence[WeekEntry]) -> None:
        """Shows the week around a day with what it holds."""
        self._monday, self._shown = monday_of(day), list(entries)
        days = [self._monday + timedelta(days=number) for number in range(7)]
        self.strip.set_days([Day(one, f"{one:%a}", str(one.day), sum(entry.day == one for entry in entries),
                                 f"{one:%A}, {one:%B} {one.day}", one == today) for one in days])
        self.week.head.set_words("This week" if monday_of(today) == self._monday
                                 else f"Week of {self._monday:%b} {self._monday.day}")
        self._show_entries(self._shown, today)

    def _entry(self, number: int) -> WeekEntry:
        line: _Line = self.entries.rows_model.row(number)
        return line.entry

    def _on_day(self, day: date) -> None:
        self._show_entries([entry for entry in self._shown if entry.day == day] or self._shown, day)

    def _show_entries(self, entries: Sequence[WeekEntry], today: date) -> None:
        rows, last = [], None
        for number, entry in enumerate(entries[:SHOWN]):
            word = "Today" if entry.day == today else f"{entry.day:%a}"
            rows.append(_Line(number, entry, word if entry.day != last else ""))
            last = entry.day
        self.entries.set_source(ListSource(rows))
        self.entries.setFixedHeight(max(1, len(rows)) * self.entries.height_of_rows() + 2)
        more = len(entries) - SHOWN
        self._more.setText("Nothing is planned." if not entries else f"and {more} more" if more > 0 else "")
        self._more.setVisible(not entries or more > 0)
        self.entries.setVisible(bool(rows))

    def show_pulse(self, lines: Sequence[PulseLine]) -> None:
        """Shows the figures with their targets; without a cohort the panel is hidden."""
        self.pulse.setVisible(bool(lines))
        room = QWidget()
        grid = QGridLayout(room)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(theme().px(4))
        for number, one in enumerate(lines):
            grid.addWidget(Label(one.title, "body"), number * 2, 0)
            grid.addWidget(Label(one.words, "strong", right=True), number * 2, 1)
            grid.addWidget(Label(one.target_words, "small", "ink2", right=True), number * 2, 2)
            bar = ProgressBar(one.title, one.share, target=one.target_share)
            grid.addWidget(bar, number * 2 + 1, 0, 1, 3)
            grid.setRowMinimumHeight(number * 2 + 1, theme().px(16))
        grid.setColumnStretch(0, 1)
        self._lines = _replaced(self.pulse, self._lines, room)

    def show_changes(self, changes: Sequence[Change], me: str, writable: bool) -> None:
        """Shows the latest changes, each with Undo where it can be taken back and the office be written."""
        room, column = _room()
        for change in changes[:CHANGES]:
            row = QHBoxLayout()
            words = QVBoxLayout()
            words.setSpacing(0)
            subject = f" · {change.subject}" if change.subject else ""
            words.addWidget(Label(f"{change.label}{subject}", "key"))
            who = "You" if change.actor == me else change.actor
            words.addWidget(Label(f"{who} · {_when(change.at)}", "small", "ink2"))
            row.addLayout(words, 1)
            if change.can_undo and writable:
                undo = Button("Undo", "undo-2", kind="plain", small=True, tip=f"Undo: {change.label}{subject}")
                undo.clicked.connect(lambda _=False, unit_id=change.id: self.undo_wanted.emit(unit_id))
                row.addWidget(undo, 0, Qt.AlignmentFlag.AlignVCenter)
            elif change.undone_by is not None:
                row.addWidget(Label("undone", "small", "ink3"))
            column.addLayout(row)
        if not changes:
            column.addWidget(Label("Nothing was changed yet.", "body", "ink2"))
        self._changes = _replaced(self.changes, self._changes, room)


def _when(at: str) -> str:
    instant = from_text(at).astimezone()
    return f"{instant:%b} {instant.day}, {instant:%H:%M}"


def _room() -> tuple[QWidget, QVBoxLayout]:
    room = QWidget()
    column = QVBoxLayout(room)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme().px(6))
    return room, column


def _replaced(panel: Panel, old: QWidget, new: QWidget) -> QWidget:
    panel.body.replaceWidget(old, new)
    old.hide()
    old.deleteLater()
    return new
