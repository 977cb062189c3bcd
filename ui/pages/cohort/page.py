"""The Cohort page: which cohort, its tabs, and the verbs about the cohort as a whole."""

from __future__ import annotations

from importlib import import_module
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout

from app.changes import Topic
from app.domain.cohorts import CohortRow
from app.domain.text import counted
from app.errors import NotFound, OfficeError
from ui.dialogs.cohort import CohortDialog
from ui.pages.base import Page, Press
from ui.pages.cohort.tab import CohortTab
from ui.widgets.buttons import PrimaryButton
from ui.widgets.empty import EmptyState
from ui.widgets.header import PageHeader
from ui.widgets.menus import action_menu
from ui.widgets.notice import MessageBar
from ui.widgets.tab_row import TabRow

_TABS = (
    ("overview", "Overview", "ui.pages.cohort.overview", "OverviewTab"),
    ("applicants", "Applicants", "ui.pages.cohort.applicants", "ApplicantsTab"),
    ("matching", "Matching", "ui.pages.cohort.matching", "MatchingTab"),
    ("mentorships", "Mentorships", "ui.pages.cohort.mentorships", "MentorshipsTab"),
    ("goals", "Goals", "ui.pages.cohort.goals", "GoalsTab"),
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_TAB = "cohort/tab"


class CohortPage(Page):
    """Follows the cohort chosen at the top of the navigation."""

    KEY, TITLE, ICON = "cohort", "Cohorts", "layers"
    SHOWS = frozenset({Topic.COHORTS, Topic.ENROLMENTS, Topic.MENTORSHIPS, Topic.GOALS})
    HELP = "cohorts"

    # ---- building ----
    def _build(self) -> None:
        self.row: CohortRow | None = None
        self._made: dict[str, CohortTab] = {}
        self._said: dict[str, str] = {}
        self._crumbed = False
        self._declared = {key: (module, name) for key, _words, module, name in _TABS}
        self.header = PageHeader("Cohorts", ruled=False)
        self._new = PrimaryButton("New cohort…", "plus", keys="Ctrl N")
        self.header.add(self._new)
        self.archived_bar = MessageBar("info")
        self.tabs = TabRow("Cohort", [(key, words) for key, words, _module, _name in _TABS])
        self.stack = QStackedWidget()
        self._none = EmptyState("No cohort yet", "A cohort is a group of students and mentors that begin and end"
                                " together: it has dates, a promised cadence, and targets.", "New cohort…")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.header, self.archived_bar, self.tabs):
            column.addWidget(widget)
        column.addWidget(self.stack, 1)
        column.addWidget(self._none, 1)
        self.archived_bar.clear()

    def _wire(self) -> None:
        self._new.clicked.connect(self.new_cohort)
        self._none.pressed.connect(self.new_cohort)
        self.tabs.changed.connect(self._on_tab)

    # ---- reading ----
    def refresh(self) -> None:
        """Reads the cohort's head and counts; the tab in front reads itself."""
        cohort_id = self.workplace.cohort.id
        try:
            self.row = self.office.cohorts.get(cohort_id).row if cohort_id is not None else None
        except NotFound:
            self.row = None
        row = self.row
        if (row is not None) != self._crumbed:  # a crumb made anew would lose the focus
            self._crumbed = row is not None
            self.header.set_crumbs([("Cohorts", self.open_list)] if row else [])
        self.header.set_title(row.name if row else "Cohorts", about(row) if row else "")
        for widget in (self.tabs, self.stack):
            widget.setVisible(row is not None)
        self._none.setVisible(row is None)
        self._new.setVisible(row is None)
        self._tell_archived()
        if row is None:
            return
        self.tabs.set_counts(self._counts(row))
        if self.tab is None:
            kept = str(self.workplace.memory.get(_TAB, "overview"))
            self._show_tab(kept if kept in self._declared else "overview")
        else:
            self._show_buttons()

    def _counts(self, row: CohortRow) -> dict[str, int | None]:
        unmatched = self.office.matching.waiting(row.id) if row.state != "closed" else 0
        return {"applicants": row.applicants or None, "matching": unmatched or None,
                "mentorships": row.mentorships or None, "goals": row.goals or None}

    def _tell_archived(self) -> None:
        if self.row is not None and self.row.archived:
            self.archived_bar.say("info", "This cohort is archived. Nothing of it is lost.",
                                  actions=[("Restore", self._restore)])
        else:
            self.archived_bar.clear()

    def _restore(self) -> None:
        if self.row is not None:
            name = self.row.name
            try:
                self.office.cohorts.restore(self.row.id)
            except OfficeError as error:
                self.workplace.refused(error)
                return
            self.workplace.done(f"Restored {name}")

    # ---- tabs ----
    @property
    def tab(self) -> CohortTab | None:
        """The tab in front."""
        shown = self.stack.currentWidget()
        return shown if isinstance(shown, CohortTab) else None

    def _on_tab(self, key: str) -> None:
        self.workplace.memory.put(_TAB, key)
        self._show_tab(key)
        self._tell_status()

    def _on_status(self, key: str, words: str) -> None:
        self._said[key] = words
        if key == self.tabs.value():
            self.status_changed.emit(words)

    def _tell_status(self) -> None:
        self.status_changed.emit(self._said.get(self.tabs.value(), "") if self.row is not None else "")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._tell_status)  # after the window has cleared what the last page said

    def _show_tab(self, key: str) -> CohortTab:
        if key not in self._made:
            self._made[key] = self._make(key)
        tab = self._made[key]
        self.stack.setCurrentWidget(tab)
        if self.tabs.value() != key:
            self.tabs.set_value(key)
        self._show_buttons()
        return tab

    def _make(self, key: str) -> CohortTab:
        module, name = self._declared[key]
        tab: CohortTab = getattr(import_module(module), name)(self.workplace)
        tab.open_requested.connect(self.open_requested)
        tab.status_changed.connect(lambda words: self._on_status(key, words))
        self.header.add(*tab.buttons())
        for before, button in pairwise([self._new, *tab.buttons()]):
            self.setTabOrder(before, button)
        self.stack.addWidget(tab)
        return tab

    def _show_buttons(self) -> None:
        for tab in self._made.values():
            for button in tab.buttons():
                button.setVisible(tab is self.tab and self.row is not None)

    # ---- all cohorts ----
    def open_list(self) -> None:
        """Shows the menu of all cohorts under the crumb."""
        menu = self.list_menu()
        menu.popup(self.header.mapToGlobal(QPoint(20, self.header.height() - 8)))
        if menu.actions():
            menu.setActiveAction(menu.actions()[0])

    def list_menu(self) -> QMenu:
        """All cohorts, the archived ones in a menu of their own."""
        def choose(row: CohortRow) -> tuple[str, str, Any]:
            here = row.id == self.workplace.cohort.id
            return f"{row.name}  ·  {about(row)}", "check" if here else "", lambda: self.workplace.cohort.set(row.id)

        menu = action_menu(self, [*map(choose, self.office.cohorts.rows()), None])
        archived = self.office.cohorts.rows(archived=True)
        if archived:
            below = action_menu(menu, [*map(choose, archived)])
            below.setTitle(f"Archived ({len(archived)})")
            menu.addMenu(below)
        menu.addAction("New cohort…").triggered.connect(self.new_cohort)
        return menu

    def new_cohort(self) -> None:
        """Opens the form of a new cohort."""
        dialog = CohortDialog(self.workplace, None, self)
        dialog.saved.connect(self._on_made)
        dialog.open()

    def _on_made(self, cohort_id: int) -> None:
        self.workplace.cohort.set(cohort_id)
        self._show_tab("overview")
        self.workplace.done(f"Made {self.office.cohorts.get(cohort_id).name}")

    # ---- what the window asks ----
    def show_item(self, argument: Any) -> None:
        """Shows (tab, cohort or None) or (tab, cohort, item); ("new", None) opens the form of a new cohort."""
        key, cohort_id, *item = argument if isinstance(argument, (tuple, list)) else ("overview", argument)
        if cohort_id is not None:
            self.workplace.cohort.set(int(cohort_id))
        if self._stale:
            self._stale = False
            self.refresh()
        if key == "new":
            self.new_cohort()
            return
        if self.row is None or key not in self._declared:
            return
        tab = self._show_tab(key)
        if item and isinstance(item[0], Press):
            self._press(item[0])
        elif item and item[0] is not None:
            tab.show_item(item[0])

    def _press(self, wanted: Press) -> None:
        why_not = wanted.on(self)
        if why_not:
            self.workplace.told(why_not)

    def renew(self) -> None:
        """F5 runs matching on its tab; elsewhere what is shown is read again."""
        if self.tab is not None and self.tabs.value() == "matching":
            self.tab.new_item()
        else:
            self.refresh()
            if self.tab is not None:
                self.tab.refresh()

    def find_in_list(self) -> None:
        if self.tab is not None:
            self.tab.find_in_list()

    def new_item(self) -> None:
        if self.tab is None or self.row is None:
            self.new_cohort()
        else:
            self.tab.new_item()

    def export_list(self) -> None:
        if self.tab is not None:
            self.tab.export_list()

    def print_selection(self) -> None:
        if self.tab is not None:
            self.tab.print_selection()

    def toggle_detail(self) -> None:
        if self.tab is not None:
            self.tab.toggle_detail()


def about(row: CohortRow) -> str:
    """ "1:1 · 6 months, Apr to Sep 2027 · planned". """
    first, last = row.starts, row.ends
    begins = _MONTHS[first.month - 1] if first.year == last.year else f"{_MONTHS[first.month - 1]} {first.year}"
    structure = {"both": "1:1 and group"}.get(row.structure, row.structure)
    state = "" if row.state == "running" else f" · {row.state}"
    return (f"{structure} · {counted(row.months, 'month')}, {begins} to {_MONTHS[last.month - 1]} {last.year}{state}")
