"""The Mentorships tab: the pairs of the cohort, how each keeps its promise, and what is to be done with them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.changes import Topic
from app.domain.mentorships import MentorshipQuery, MentorshipRow
from app.domain.text import counted
from app.errors import OfficeError
from ui.pages.cohort.mentorship_actions import CheckedBar, MentorshipActions
from ui.pages.cohort.mentorship_source import MentorshipSource, columns
from ui.pages.cohort.tab import CohortTab
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.filter_bar import Filter, FilterBar
from ui.widgets.keycap import FootBar
from ui.widgets.segmented import Segment, Segmented
from ui.widgets.table import Table

_PARTS = (("", "All", "", "ink2"), ("late", "Late", "clock-alert", "bad"), ("never met", "Never met", "", "ink2"),
          ("unsigned", "Unsigned", "file-signature", "warn"), ("check-in", "Check-in", "flag", "warn"))
_STATES = (("active", "Active"), ("paused", "Paused"), ("completed", "Completed"), ("ended", "Ended"))
_HINTS = [("↑ ↓", "move"), ("Enter", "open"), ("Space", "check"), ("L", "log meeting"), ("R", "note reminder"),
          ("C", "ask for check-in")]
_LIST, _COLUMNS = "mentorships/list", "mentorships/columns"


class MentorshipsTab(CohortTab):
    """The list of pairs; Enter opens the page of one."""

    KEY, TITLE = "mentorships", "Mentorships"
    SHOWS = frozenset({Topic.MENTORSHIPS, Topic.GOALS, Topic.PEOPLE, Topic.COHORTS})

    # ---- building ----
    def _build(self) -> None:
        self.verbs = MentorshipActions(self)
        self._sort = ("mentee", False)
        self.print_list = Button("Print meeting log", "printer", tip="Every meeting of the cohort, by pair",
                                 keys="Ctrl+P")
        self.log = PrimaryButton("Log meeting", "notebook-pen", tip="For the pair chosen in the list", keys="L")
        self.parts = Segmented("Which pairs", [Segment(key, words, None, icon, token)
                                               for key, words, icon, token in _PARTS], small=True)
        self.bar = FilterBar([Filter("state", "State", _STATES, several=False)], search="Student, mentor or employer",
                             search_width=210)
        self.bar.add_left(self.parts)
        self.source = MentorshipSource(self.office, self._on_sort)
        year = self.office.settings.get().academic_year_starts
        self.table = Table("Mentorships", columns(self.office.clock.today, year), self.source, checkable=True)
        self.table.chooser.restore(self.workplace.memory.get(_COLUMNS, {}))
        choose = Button("Columns", "columns-3", small=True)
        choose.set_menu(self.table.chooser.menu())
        self.bar.add(choose)
        self.table.rows_model.note_order("mentee", False)
        self.table.set_keys({"L": self.verbs.log, "R": self.verbs.remind, "C": self.verbs.ask})
        self.table.set_menu(self.verbs.menu)
        self.checked = CheckedBar(self.verbs)
        self.foot = FootBar(_HINTS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.table, 1)
        column.addWidget(self.checked)
        column.addWidget(self.foot)

    def _wire(self) -> None:
        self.parts.changed.connect(self._on_part)
        self.bar.changed.connect(self._on_filters)
        self.bar.went_down.connect(self.table.setFocus)
        self.print_list.clicked.connect(self.print_selection)
        self.log.clicked.connect(self.verbs.log)
        self.table.opened.connect(lambda mentorship_id: self.open_requested.emit("mentorship", mentorship_id))
        self.table.checks_changed.connect(lambda *_: self._show_checked())
        self.table.current_changed.connect(lambda _id: self._show_verbs())

    def buttons(self) -> list[QWidget]:
        return [self.print_list, self.log]

    # ---- reading ----
    def refresh(self) -> None:
        cohort_id = self.cohort_id
        if cohort_id is None:
            self.source.forget()
            self.table.refresh()
            return
        query = self._query(cohort_id)
        try:
            counts = self.office.mentorships.counts(replace(query, filter=""), [key for key, *_rest in _PARTS])
            self.source.take(query)
        except OfficeError as error:
            self.workplace.refused(error)
            return
        self.parts.set_counts({key: counts[key] for key, *_rest in _PARTS})
        self._say_empty(query)
        self.table.refresh()
        if self.table.current_id() is None and self.source.count():
            self.table.set_current_place(0)
        self.workplace.memory.put(_LIST, {"cohort": cohort_id, "filter": query.filter, "search": query.search,
                                          "sort": query.sort, "descending": query.descending})
        self._show_checked()
        self._show_verbs()

    def _query(self, cohort_id: int) -> MentorshipQuery:
        values = self.bar.values()
        state = next(iter(values["state"]), "")
        return MentorshipQuery(cohort_id, None, state or self.parts.value() or "", values["search"], *self._sort)

    def _say_empty(self, query: MentorshipQuery) -> None:
        if query.filter or query.search:
            self.table.set_empty("No pair is listed", "None fits what is chosen.", "Show all", self._clear)
        else:
            self.table.set_empty("No mentorships yet", "They begin when matches are approved.", "Open matching",
                                 lambda: self.open_requested.emit("cohort", ("matching", self.cohort_id)))

    def _show_checked(self) -> None:
        count = len(self.table.rows_model.checked_ids())
        self.checked.show_count(count)
        shown = f"{counted(self.source.count(), 'mentorship')}"
        self.status_changed.emit(f"{count:,} checked · {shown}" if count else shown)

    def _show_verbs(self) -> None:
        self.log.set_on() if self.row() is not None else self.log.set_off("Choose a pair in the list first.")

    def row(self) -> MentorshipRow | None:
        """The current pair."""
        place = self.table.currentIndex().row()
        found = self.table.rows_model.row(place) if place >= 0 else None
        return found if isinstance(found, MentorshipRow) else None

    # ---- filters ----
    def _on_part(self, key: str) -> None:
        if key and self.bar.values()["state"]:
            self.bar.set_values({"search": self.bar.values()["search"]})
        else:
            self.refresh()

    def _on_filters(self, values: dict[str, Any]) -> None:
        if values["state"]:
            self.parts.set_value("")
        self.refresh()

    def _on_sort(self, key: str, descending: bool) -> None:
        self._sort = (key, descending)
        self.refresh()

    def _clear(self) -> None:
        self.parts.set_value("")
        self.bar.clear()

    # ---- leaving ----
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.workplace.memory.put(_COLUMNS, {**self.table.chooser.state(), "sort": []})

    # ---- what the page asks ----
    def show_item(self, item_id: Any) -> None:
        self._clear()
        self.table.set_current(item_id)
        self.table.setFocus()

    def find_in_list(self) -> None:
        self.bar.focus_search()

    def new_item(self) -> None:
        self.verbs.log()

    def export_list(self) -> None:
        self.verbs.export()

    def print_selection(self) -> None:
        self.open_requested.emit("packets", {"document": "meeting-log", "cohort_id": self.cohort_id})
