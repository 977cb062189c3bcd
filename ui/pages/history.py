"""All changes: what was done, by whom and when; what a change did, and its undoing."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app.changes import Topic
from app.clock import from_text
from app.domain.history import Change, ChangeQuery, RowChange
from app.errors import OfficeError
from ui import taking_back
from ui.pages.base import Page
from ui.theme import theme
from ui.widgets.buttons import PrimaryButton
from ui.widgets.cells import Action, Actions, IconText, Toned
from ui.widgets.columns import Column, Group, ListSource
from ui.widgets.filter_bar import Filter, FilterBar
from ui.widgets.header import PageHeader
from ui.widgets.keycap import FootBar
from ui.widgets.label import Label
from ui.widgets.split import Split
from ui.widgets.table import Table

AT_MOST = 1000
TOPIC_WORDS = {
    Topic.PEOPLE: ("People", "users"), Topic.TERMS: ("Terms", "list-filter"), Topic.COHORTS: ("Cohorts", "layers"),
    Topic.ENROLMENTS: ("Enrolments", "user-check"), Topic.MATCHING: ("Matching", "heart-handshake"),
    Topic.MENTORSHIPS: ("Mentorships", "notebook-pen"), Topic.GOALS: ("Goals", "target"),
    Topic.DOCUMENTS: ("Documents", "printer"), Topic.SETTINGS: ("Settings", "settings"),
}
# Columns that people never entered, and those whose words stay hidden here.
UNSEEN = frozenset({"id", "sort_key", "name_key", "search_key", "address_key", "created_at", "position", "code"})
PRIVATE = frozenset({"body", "topics", "help", "outcome"})
MOST_FIELDS = 60


def time_words(at: str) -> str:
    """The time of day at this workstation."""
    return f"{from_text(at).astimezone():%H:%M}"


def day_words(day: date, today: date) -> str:
    """The head of a day: "Today, Tuesday, March 16"."""
    words = f"{day:%A}, {day:%B} {day.day}" + ("" if day.year == today.year else f", {day.year}")
    lead = {0: "Today, ", 1: "Yesterday, "}.get((today - day).days, "")
    return lead + words


class HistoryPage(Page):
    """The list by day, and beside it what the chosen change did."""

    KEY, TITLE, ICON = "history", "All changes", "history"
    SHOWS = frozenset({Topic.HISTORY})
    HELP = "undo"

    COLUMNS = (
        Column("time", "Time", 80, sortable=False, value=lambda change: time_words(change.at)),
        Column("label", "What", 240, sortable=False, value=lambda change: IconText(
            _icon(change), change.label, "ink3" if change.undone_by else "ink")),
        Column("subject", "Record", 220, sortable=False, stretch=True),
        Column("actor", "Who", 130, sortable=False),
        Column("touched", "Touched", 110, sortable=False, value=lambda change: rows_words(change.touched)),
        Column("act", "", 100, "actions", sortable=False, value=lambda change: _action(change)),
    )

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.header = PageHeader("All changes", crumbs=(("Today", lambda: self.open_requested.emit("today", None)),),
                                 ruled=False)
        column.addWidget(self.header)
        self.filters = FilterBar([
            Filter("topic", "Kind", [(topic.value, words) for topic, (words, _icon) in TOPIC_WORDS.items()],
                   several=False),
            Filter("actor", "Who", [(name, name) for name in self.office.history.actors()], several=False),
        ], search="Record or what was done")
        column.addWidget(self.filters)
        self.table = Table("Changes", self.COLUMNS)
        self.table.set_empty("No changes found", "Clear the filters to see all of them.")
        self.table.set_keys({"U": self._undo_current})
        self.detail = ChangeDetail()
        self.split = Split("history", (self.table, self.detail), (376,), self.workplace.memory)
        column.addWidget(self.split, 1)
        column.addWidget(FootBar([("↑ ↓", "move"), ("U", "undo this one"), ("Ctrl+Z", "undo the last")],
                                 "Undoing is a change too, and stays in the list"))

    def _wire(self) -> None:
        self.filters.changed.connect(lambda _values: self.refresh())
        self.filters.went_down.connect(self.table.setFocus)
        self.table.current_changed.connect(self._on_chosen)
        self.table.action_requested.connect(lambda unit_id, _key: self._undo(unit_id))
        self.detail.undo.clicked.connect(self._undo_current)
        self.need_writing(self.detail.undo)

    def refresh(self) -> None:
        values = self.filters.values()
        wanted = ChangeQuery(values.get("search", ""), *(next(iter(values.get(key) or []), "")
                                                         for key in ("topic", "actor")))
        self.changes = {change.id: change for change in self.office.history.rows(0, AT_MOST, wanted)}
        total = self.office.history.count(wanted)
        self.table.set_source(ListSource(self._by_day()))
        more = f", the latest {AT_MOST:,} shown" if total > AT_MOST else ""
        self.header.set_meta(f"{total:,} changes{more}")
        self.status_changed.emit(f"{total:,} changes")

    def find_in_list(self) -> None:
        self.filters.focus_search()

    def toggle_detail(self) -> None:
        self.split.toggle(self.detail)

    def _by_day(self) -> list[Any]:
        rows: list[Any] = []
        today, last = self.office.clock.today(), None
        for change in self.changes.values():
            day = from_text(change.at).astimezone().date()
            if day != last:
                rows.append(Group(f"day {day}", day_words(day, today)))
                last = day
            rows.append(change)
        return rows

    def _on_chosen(self, unit_id: Any) -> None:
        change = self.changes.get(unit_id)
        self.detail.show_change(change, self.office.history.details(unit_id, MOST_FIELDS) if change else [])

    def _undo_current(self) -> None:
        if self.table.current_id() is not None:
            self._undo(self.table.current_id())

    def _undo(self, unit_id: int) -> None:
        taking_back.undo(self.workplace, self._on_undone, self._on_not_undone, unit_id)

    def _on_undone(self, change: Change) -> None:
        self.workplace.told(f"Undone: {change.named}")

    def _on_not_undone(self, error: OfficeError) -> None:
        self.workplace.refused(error)


def rows_words(touched: int) -> str:
    """How much a change wrote."""
    return "1 row" if touched == 1 else f"{touched:,} rows" if touched < AT_MOST else "1,000 rows or more"


def _icon(change: Change) -> str:
    if change.undoes is not None:
        return "undo-2"
    return next((TOPIC_WORDS[Topic(topic)][1] for topic in change.topics if topic in TOPIC_WORDS), "history")


def _action(change: Change) -> Any:
    if change.can_undo:
        return Actions((Action("undo", "Undo", "undo-2"),))
    return Toned("undone" if change.undone_by else "", "ink3")


class ChangeDetail(QWidget):
    """What one change did, field by field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("pane", "panel")
        px = theme().px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(14), px(16), px(12))
        self._title, self._about = Label("", "panel", wrap=True), Label("", "body", "ink2", wrap=True)
        column.addWidget(self._title)
        column.addWidget(self._about)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column.addWidget(self._area, 1)
        self.undo = PrimaryButton("Undo this change", "undo-2")
        column.addWidget(self.undo)
        self.show_change(None, [])

    def show_change(self, change: Change | None, rows: list[RowChange]) -> None:
        """Shows a change with its rows; None says how to choose one."""
        self._title.setText(change.label if change else "Choose a change")
        about = f"{change.subject}\n{change.actor}, {time_words(change.at)}" if change else "Its fields show here."
        self._about.setText(about.strip())
        self.undo.setVisible(change is not None and change.can_undo)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, theme().px(8), 0, 0)
        for title, was, became in field_changes(rows)[:MOST_FIELDS]:
            column.addWidget(Label(title, "small", "ink2"))
            if was:
                column.addWidget(Label(was, "body", "ink2", wrap=True, strike=bool(became)))
            if became:
                column.addWidget(Label(became, "body", wrap=True))
        column.addStretch(1)
        self._area.setWidget(inner)


def field_changes(rows: list[RowChange]) -> list[tuple[str, str, str]]:
    """Each changed field as (name, was, became) in words; words that may be confidential are not told."""
    found = []
    for row in rows:
        before, after = row.before or {}, row.after or {}
        for column in dict.fromkeys([*before, *after]):
            was, became = before.get(column), after.get(column)
            if column in UNSEEN or was == became or (column.endswith("_id") and column != "student_id"):
                continue
            title = f"{row.table.replace('_', ' ').capitalize()}: {column.replace('_', ' ')}"
            if column in PRIVATE:
                found.append((title, "", "changed"))
            else:
                found.append((title, _words(was), _words(became) or "(removed)"))
    return found


def _words(value: Any) -> str:
    text = "" if value is None else str(value)
    return text if len(text) <= 300 else text[:299] + "…"
