"""The pane beside the People list: one person with what can be done, what is late, and their sides in tabs."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.mentorships import MentorshipRow
from app.domain.people import Person
from app.domain.text import counted
from app.errors import NotFound
from ui.pages.people import facts
from ui.pages.people.notes import NotesTab
from ui.pages.people.tabs import GoalsTab, HistoryTab, MentorshipTab, ProfileTab, Tab, TimelineTab
from ui.theme import theme
from ui.widgets.avatar import Avatar
from ui.widgets.buttons import Button, IconButton
from ui.widgets.empty import EmptyState
from ui.widgets.label import Label
from ui.widgets.menus import action_menu
from ui.widgets.notice import MessageBar
from ui.widgets.panel import Ground
from ui.widgets.panes import mark_pane
from ui.widgets.tab_row import TabRow
from ui.workplace import Workplace

_PAUSE = 60
"""Milliseconds the arrow keys must rest on a row before its person is read."""
TABS = (("profile", "Profile"), ("timeline", "Timeline"), ("mentorship", "Mentorship"), ("goals", "Goals"),
        ("notes", "Notes"), ("history", "History"))  # fmt: skip


class PersonDetail(Ground):
    """One person. `edit_requested(id)`, `archive_requested(id)` and `log_requested(mentorship)` rise to the page."""

    open_requested = Signal(str, object)
    edit_requested = Signal(int)
    archive_requested = Signal(int)
    log_requested = Signal(int)

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__("panel", parent=parent)
        self.workplace, self.office = workplace, workplace.office
        self._wanted: int | None = None
        self.person: Person | None = None
        self._pairs: list[MentorshipRow] = []
        self._shown: dict[str, int] = {}
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._build()
        self._wire()
        mark_pane(self, "Person")

    # ---- building ----
    def _build(self) -> None:
        px = theme().px
        self._none = EmptyState("No one is selected", "Choose someone in the list.")
        self._whole = QWidget()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._none)
        outer.addWidget(self._whole)
        column = QVBoxLayout(self._whole)
        column.setContentsMargins(0, px(10), 0, 0)
        column.setSpacing(px(8))
        column.addLayout(self._head())
        column.addLayout(self._actions())
        self._late_place = QVBoxLayout()
        self._late_place.setContentsMargins(px(16), 0, px(16), 0)
        column.addLayout(self._late_place)
        self._late: MessageBar | None = None
        self.tabs = TabRow("Person", TABS, left=16, ground="panel")
        column.addWidget(self.tabs)
        column.addWidget(self._stack(), 1)
        self._whole.hide()

    def _head(self) -> QHBoxLayout:
        px = theme().px
        row = QHBoxLayout()
        row.setContentsMargins(px(16), 0, px(12), 0)
        row.setSpacing(px(10))
        self._avatar = Avatar()
        names = QVBoxLayout()
        names.setSpacing(0)
        self._name, self._under = Label("", "pair"), Label("", "small", "ink2")
        names.addWidget(self._name)
        names.addWidget(self._under)
        self.edit = IconButton("pencil", "Edit this person", keys="Enter")
        self._more = IconButton("ellipsis", "More about this person")
        row.addWidget(self._avatar)
        row.addLayout(names, 1)
        row.addWidget(self.edit)
        row.addWidget(self._more)
        return row

    def _actions(self) -> QHBoxLayout:
        px = theme().px
        row = QHBoxLayout()
        row.setContentsMargins(px(16), 0, px(16), 0)
        row.setSpacing(px(8))
        self.log = Button("Log meeting", "notebook-pen", small=True)
        self.workbook = Button("Print workbook", "printer", small=True)
        row.addWidget(self.log)
        row.addWidget(self.workbook)
        row.addStretch(1)
        return row

    def _stack(self) -> QStackedWidget:
        makes = {"profile": ProfileTab(self.workplace, "Profile"), "timeline": TimelineTab(self.workplace, "Timeline"),
                 "mentorship": MentorshipTab(self.workplace, "Mentorship"), "goals": GoalsTab(self.workplace, "Goals"),
                 "notes": NotesTab(self.workplace), "history": HistoryTab(self.workplace, "History")}  # fmt: skip
        self._panes: dict[str, Tab] = dict(makes)
        self._pages = QStackedWidget()
        for pane in self._panes.values():
            self._pages.addWidget(pane)
        return self._pages

    def _wire(self) -> None:
        self._timer.timeout.connect(self._read)
        self.tabs.changed.connect(self._on_tab)
        self.edit.clicked.connect(self._on_edit)
        self._more.clicked.connect(self._on_more)
        self.log.clicked.connect(self._on_log)
        self.workbook.clicked.connect(self._on_workbook)
        for pane in self._panes.values():
            pane.open_requested.connect(self.open_requested)
            pane.tab_wanted.connect(self.tabs.set_value)

    # ---- who ----
    def show_person(self, person_id: int | None, *, now: bool = False) -> None:
        """Show someone; without `now` a moment later, so that arrow keys run through the list unhindered."""
        self._wanted = person_id
        if now:
            self._read()
        else:
            self._timer.start()

    def refresh(self) -> None:
        """Read again who is shown."""
        self._shown.clear()
        self._read()

    def _read(self) -> None:
        self._timer.stop()
        if self.isHidden():
            return
        try:
            person = self.office.people.get(self._wanted) if self._wanted is not None else None
        except NotFound:
            person = None
        if person is None or self.person is None or person != self.person:
            self._shown.clear()
        self.person = person
        self._none.setVisible(person is None)
        self._whole.setVisible(person is not None)
        if person is not None:
            self._pairs = [pair for pair in self.office.mentorships.of_person(person.id)
                           if pair.state in ("active", "paused")]
            self._show_head(person)
            self._show_tab()

    def _show_head(self, person: Person) -> None:
        draft = person.draft
        native = f"  {draft.native}" if draft.native and (draft.given or draft.family) else ""
        name = f"{person.display_name}{native}" if draft.given or draft.family else draft.native
        self._avatar.set_initials(facts.initials(draft))
        self._name.setText(f"{name} (archived)" if person.archived else name)
        self._under.setText(facts.under_the_name(draft))
        self.setAccessibleName(name)
        mentee = [pair for pair in self._pairs if pair.mentee_id == person.id]
        self.log.setVisible(bool(self._pairs))
        self.workbook.setVisible(bool(mentee))
        self._show_late(self._pairs)

    def _show_late(self, pairs: list[MentorshipRow]) -> None:
        if self._late is not None:
            self._late_place.removeWidget(self._late)
            self._late.hide()
            self._late.deleteLater()
            self._late = None
        words = next((late_words(pair) for pair in pairs if pair.days_late > 0), "")
        if words:
            self._late = MessageBar("bad", words, icon="clock-alert", boxed=True)
            self._late_place.addWidget(self._late)

    # ---- tabs ----
    def _show_tab(self) -> None:
        key = self.tabs.value()
        pane = self._panes[key]
        if self.person is not None and self._shown.get(key) != self.person.id:
            self._shown[key] = self.person.id
            place = pane.verticalScrollBar().value()
            pane.show_person(self.person)
            QTimer.singleShot(0, pane, lambda: pane.verticalScrollBar().setValue(place))
        self._pages.setCurrentWidget(pane)

    def _on_tab(self, _key: str) -> None:
        self._show_tab()

    # ---- what can be done ----
    def _on_edit(self) -> None:
        if self.person is not None:
            self.edit_requested.emit(self.person.id)

    def _on_log(self) -> None:
        """Logs a meeting of the one pair there is, or asks with whom."""
        person = self.person
        if person is None or not self._pairs:
            return
        if len(self._pairs) == 1:
            self.log_requested.emit(self._pairs[0].id)
            return
        menu = action_menu(self, [
            (f"With {pair.mentee if pair.mentor_id == person.id else pair.mentor}", "",
             partial(self.log_requested.emit, pair.id)) for pair in self._pairs])
        menu.popup(self.log.mapToGlobal(QPoint(0, self.log.height() + 2)))
        menu.setActiveAction(menu.actions()[0])

    def _on_workbook(self) -> None:
        if self.person is not None and self._pairs:
            self.open_requested.emit("packets", {"document": "goal-workbook", "cohort_id": self._pairs[0].cohort_id,
                                                 "person_ids": [self.person.id]})

    def _on_more(self) -> None:
        person = self.person
        if person is None:
            return
        address = person.draft.emails[0].address if person.draft.emails else ""
        entries = [("Edit", "pencil", self._on_edit)]
        if address:
            entries.append(("Copy e-mail address", "mail",
                            lambda: QGuiApplication.clipboard().setText(address)))
        entries.append(("Restore" if person.archived else "Archive", "undo-2" if person.archived else "inbox",
                        lambda: self.archive_requested.emit(person.id)))
        menu = action_menu(self, entries)
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height() + 2)))


def late_words(pair: MentorshipRow) -> str:
    """ "Touchpoint 26 days late, February missed. Two reminders noted." """
    missed = [mark.month for mark in pair.strip if mark.state == "missed"]
    parts = [f"Touchpoint {counted(pair.days_late, 'day')} late" + (f", {missed[-1]:%B} missed" if missed else "")]
    if pair.reminders:
        parts.append(f"{counted(pair.reminders, 'reminder')} sent")
    return ". ".join(parts) + "."
