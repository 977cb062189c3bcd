"""The verbs of the Mentorships tab: for the pair in hand, and for those checked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHBoxLayout, QMenu

from app.domain.mentorships import MentorshipRow
from app.domain.text import counted
from ui.list_export import Typed, export_table
from ui.pair_verbs import PairVerbs
from ui.tasks import Task
from ui.theme import theme
from ui.widgets.buttons import Button
from ui.widgets.label import Label
from ui.widgets.menus import action_menu
from ui.widgets.panel import Ground

if TYPE_CHECKING:
    from ui.pages.cohort.mentorships import MentorshipsTab

_TYPED: Typed = {
    "last_met": ("date", lambda row: row.last_met_on), "next_meeting": ("date", lambda row: row.next_meeting_on),
    "started": ("date", lambda row: row.started_on), "days_late": ("integer", lambda row: row.days_late),
    "goals": ("integer", lambda row: row.goals), "meetings": ("integer", lambda row: row.meetings),
}


class MentorshipActions(QObject):
    """What the keys, buttons and menus of the tab do."""

    def __init__(self, tab: MentorshipsTab) -> None:
        super().__init__(tab)
        self._tab, self._office = tab, tab.office
        self._pair = PairVerbs(tab.workplace, tab)

    def _ids(self) -> list[int]:
        return [int(one) for one in self._tab.table.target_ids()]

    def _words(self, ids: Sequence[int]) -> str:
        row = self._tab.row()
        return row.names if row is not None and list(ids) == [row.id] else counted(len(ids), "pair")

    # ---- the pair in hand ----
    def log(self) -> None:
        """Logs a meeting of the current pair."""
        row = self._tab.row()
        if row is not None:
            self._pair.log(row)

    def ask(self) -> None:
        """Asks for a check-in with the current pair."""
        row = self._tab.row()
        if row is not None:
            self._pair.ask_checkin(row)

    # ---- the pairs checked, or else the one in hand ----
    def remind(self) -> None:
        """Notes reminders as sent today."""
        ids = self._ids()
        if ids:
            self._pair.remind(ids, self._words(ids))

    def sent(self) -> None:
        """Notes today as the day their agreements went out."""
        self._pair.agreements_sent(self._ids())

    def complete(self) -> None:
        """Notes that they came to their planned end."""
        self._pair.confirm_complete(self._ids())

    def workbooks(self) -> None:
        """Goes to the goal workbooks of their students."""
        wanted = set(self._ids())
        rows = [row for row in self._office.mentorships.page(self._tab.source.query, count=-1) if row.id in wanted]
        self._tab.open_requested.emit("packets", {"document": "goal-workbook", "cohort_id": self._tab.cohort_id,
                                                  "person_ids": [row.mentee_id for row in rows]})

    def uncheck(self) -> None:
        """Takes every mark away."""
        self._tab.table.rows_model.clear_checks()

    def menu(self, ids: list[Any]) -> QMenu:
        """What can be done with these pairs."""
        row = self._tab.row()
        entries: list[Any] = []
        if row is not None and len(ids) == 1:
            entries = [("Open", "heart-handshake", lambda: self._tab.open_requested.emit("mentorship", row.id)),
                       ("Log meeting…", "notebook-pen", self.log),
                       ("Agreement…", "file-signature", lambda: self._pair.agreement(row)),
                       ("Ask for check-in…", "flag", self.ask)]
            if row.checkin_due_on is not None:
                entries.append(("Check-in done", "circle-check", lambda: self._pair.checkin_done(row)))
        entries += [("Note reminders", "mail", self.remind), ("Agreements sent today", "file-signature", self.sent),
                    ("Print workbooks", "printer", self.workbooks), None, ("Complete…", "circle-check", self.complete)]
        return action_menu(self._tab.table, entries)

    def export(self) -> None:
        """Saves the list as a workbook."""
        query = self._tab.source.query

        def read(_task: Task) -> list[MentorshipRow]:
            return self._office.mentorships.page(query, count=-1)

        export_table(self._tab.workplace, self._tab.table, "Mentorships", typed=_TYPED, read=read)


class CheckedBar(Ground):
    """What can be done with the pairs that are checked; hidden while none is."""

    def __init__(self, verbs: MentorshipActions) -> None:
        super().__init__("panel", edges="top")
        self.setFixedHeight(theme().px(44))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme().px(20), 0, theme().px(16), 0)
        self._words = Label("", "key")
        row.addWidget(self._words, 1)
        for words, icon, act in (
            ("Note reminders", "mail", verbs.remind), ("Agreements sent today", "file-signature", verbs.sent),
            ("Print workbooks", "printer", verbs.workbooks), ("Complete…", "circle-check", verbs.complete),
            ("Uncheck all", "x", verbs.uncheck),
        ):  # fmt: skip
            button = Button(words, icon, small=True)
            button.clicked.connect(lambda _=False, act=act: act())
            row.addWidget(button)
        self.hide()

    def show_count(self, count: int) -> None:
        """Says how many are checked."""
        self.setVisible(bool(count))
        self._words.setText(f"{counted(count, 'pair')} checked")
