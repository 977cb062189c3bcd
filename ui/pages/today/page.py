"""The Today page."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.changes import Topic
from app.domain.history import Change
from app.domain.mentorships import Agreement, MentorshipQuery
from app.domain.overview import PulseLine
from app.domain.today import TodayGroup, TodayItem, WeekEntry
from app.errors import OfficeError
from ui import taking_back
from ui.dialogs.meeting import log_meeting
from ui.pages.base import Page
from ui.pages.today.setting_up import SettingUp
from ui.pages.today.side import CHANGES, Side
from ui.theme import theme
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.cells import Action, Actions, Arrow, Name, Toned
from ui.widgets.columns import Column, Group, ListSource
from ui.widgets.header import PageHeader
from ui.widgets.keycap import FootBar
from ui.widgets.menus import action_menu
from ui.widgets.panel import Ground, SectionHead
from ui.widgets.segmented import Segment, Segmented
from ui.widgets.split import Split
from ui.widgets.table import Table

LOOKS = {"touchpoint": ("clock-alert", "bad"), "check-in": ("flag", "warn"), "agreement": ("file-signature", "warn"),
         "matching": ("heart-handshake", "accent"), "over": ("circle-check", "ok"),
         "applicant": ("user-check", "accent"), "goal": ("ruler", "accent")}
ACTIONS = {
    "log-meeting": (("log", "Log meeting", ""), ("remind", "Remind both", "mail"), ("snooze", "Snooze a week",
                                                                                  "alarm-clock")),
    "check-in-done": (("done", "Mark done", ""), ("snooze", "Snooze a week", "alarm-clock")),
    "record-signature": (("sign", "Record signature", ""), ("snooze", "Snooze a week", "alarm-clock")),
    "open-matching": (("open", "Open matching", ""),), "open-mentorships": (("open", "Open", ""),),
    "decide": (("open", "Decide", ""), ("snooze", "Snooze a week", "alarm-clock")),
    "add-measure": (("open", "Add measure", ""), ("snooze", "Snooze a week", "alarm-clock")),
}
SHOWN = 4
MANY_PAIRS = 300
"""Above so many pairs, the pulse of a cohort is reckoned off the screen's thread."""
TABS = {"matching": "matching", "over": "mentorships", "applicant": "applicants", "goal": "goals"}


class TodayPage(Page):
    """The list of what needs attention, and beside it the week, the pulse and the latest changes."""

    KEY, TITLE, ICON = "today", "Today", "sun"
    SHOWS = frozenset(Topic)
    HELP = "today"
    count_changed = Signal(object)

    COLUMNS = (
        Column("who", "Who", 300, stretch=True, sortable=False, value=lambda row: _who(row.item)),
        Column("words", "What", 250, sortable=False, value=lambda row: row.item.words),
        Column("days", "How long", 128, "number", sortable=False, value=lambda row: Toned(
            row.item.days_words, "bad" if row.item.overdue else "ink")),
        Column("act", "", 190, "actions", sortable=False, value=lambda row: Actions(tuple(
            Action(key, words, icon) for key, words, icon in ACTIONS[row.item.action]))),
    )

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.header = PageHeader("Today")
        self._log = Button("Log a meeting", "notebook-pen", keys="L")
        self._new = PrimaryButton("New", "plus")
        self._new.set_menu(action_menu(self, [
            ("Person…", "user-plus", lambda: self.open_requested.emit("people", "new")),
            ("Cohort…", "layers", lambda: self.open_requested.emit("cohort", ("new", None))),
            ("Import a roster…", "upload", lambda: self.open_requested.emit("import", None))]))
        self.header.add(self._log, self._new)
        column.addWidget(self.header)
        self.stack = QStackedWidget()
        column.addWidget(self.stack, 1)
        self.setting_up = SettingUp()
        self.stack.addWidget(self.setting_up)
        self.side = Side()
        self.split = Split("today", (self._list(), self.side), (352,), self.workplace.memory)
        self.stack.addWidget(self.split)
        self._open_groups: set[str] = set()
        self._week_of: date | None = None

    def _list(self) -> QWidget:
        room = Ground("surface")
        column = QVBoxLayout(room)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QWidget()
        head.setFixedHeight(theme().px(42))
        inner = QVBoxLayout(head)
        inner.setContentsMargins(theme().px(20), 0, theme().px(16), 0)
        self.head = SectionHead("Needs attention")
        self.whose = Segmented("Whose", [Segment("all", "Everyone’s"), Segment("mine", "Mine")], small=True)
        self.head.add(self.whose)
        inner.addWidget(self.head)
        column.addWidget(head)
        self.table = Table("Needs attention", self.COLUMNS, rows="attention", header=False,
                           id_of=lambda row: (row.item.kind, row.item.subject_id))
        self.setFocusProxy(self.table)
        self.table.set_empty("Nothing needs attention", "New items appear here by themselves.")
        self.table.set_keys({"L": self._log_current, "R": self._remind_current, "S": self._snooze_current})
        column.addWidget(self.table, 1)
        column.addWidget(FootBar([("↑ ↓", "move"), ("Enter", "open"), ("L", "log meeting"), ("R", "remind"),
                                  ("S", "snooze"), ("Ctrl+Z", "undo")]))
        return room

    def _wire(self) -> None:
        self._log.clicked.connect(self._log_current)
        self.need_writing(self._log, self._new)
        self.whose.changed.connect(lambda _key: self.refresh())
        self.table.opened.connect(self._on_opened)
        self.table.action_requested.connect(self._on_action)
        self.table.group_action.connect(self._on_group_action)
        self.setting_up.wanted.connect(self.open_requested)
        self.side.week_wanted.connect(self._on_week_wanted)
        self.side.entry_opened.connect(self._on_entry_opened)
        self.side.undo_wanted.connect(self._on_undo)
        self.side.overview_wanted.connect(lambda: self.open_requested.emit("cohort", ("overview", None)))
        self.side.history_wanted.connect(lambda: self.open_requested.emit("history", None))

    def refresh(self) -> None:
        today = self.office.clock.today()
        self.header.set_meta(f"{today:%A}, {today:%B} {today.day}")
        people, cohorts = self.office.people.count(), self.office.cohorts.rows()
        if not people or not cohorts:
            self.setting_up.show_state(str(self.office.path), people, len(cohorts))
            self.stack.setCurrentWidget(self.setting_up)
            self._log.hide()
            self.count_changed.emit(None)
            return
        self._log.show()
        self.stack.setCurrentWidget(self.split)
        self._show_groups()
        self.side.show_week(self._week_of or today, today, self.office.today.week(self._week_of))
        self._show_pulse()
        self.side.show_changes(self.office.history.rows(0, CHANGES), self.office.actor, not self.office.read_only)

    def _show_pulse(self) -> None:
        """The figures of the working cohort; those of a large one are reckoned off the screen's thread."""
        cohort = self.workplace.cohort.id
        if cohort is None:
            self.side.show_pulse(())
        elif self.office.mentorships.count(MentorshipQuery(cohort)) <= MANY_PAIRS:
            self.side.show_pulse(self.office.objectives.pulse(cohort))
        else:
            self.workplace.tasks.run(lambda _task: (cohort, self.office.objectives.pulse(cohort)), self._on_pulse)

    def _on_pulse(self, found: tuple[int, tuple[PulseLine, ...]]) -> None:
        if found[0] == self.workplace.cohort.id:
            self.side.show_pulse(found[1])

    def _show_groups(self) -> None:
        self.groups = self.office.today.groups(mine=self.whose.value() == "mine")
        rows: list[Any] = []
        for group in self.groups:
            if not group.count:
                continue
            all_shown = group.kind in self._open_groups
            items = group.items if all_shown else group.items[:SHOWN]
            rows.append(_head(group, len(items)))
            rows += [_Row(item) for item in items]
        self.table.set_source(ListSource(rows, id_of=lambda row: (row.item.kind, row.item.subject_id)))
        total, late = sum(group.count for group in self.groups), sum(group.overdue for group in self.groups)
        self.head.set_words("Needs attention", f"{total:,} items, {late:,} overdue" if total else "nothing now")
        self.count_changed.emit(total or None)
        self.status_changed.emit(f"{total:,} items need attention")

    # ---- what happened ----
    @property
    def current(self) -> TodayItem | None:
        """The item of the current row."""
        return self._item(self.table.current_id())

    def _item(self, row_id: Any) -> TodayItem | None:
        return next((item for group in self.groups for item in group.items
                     if (item.kind, item.subject_id) == row_id), None)

    def _on_opened(self, row_id: Any) -> None:
        item = self._item(row_id)
        if item is None:
            return
        if item.kind in TABS:
            self.open_requested.emit("cohort", (TABS[item.kind], item.cohort_id, item.subject_id))
        elif item.mentorship_id is not None:
            self.open_requested.emit("mentorship", item.mentorship_id)

    def _on_action(self, row_id: Any, key: str) -> None:
        item = self._item(row_id)
        if item is not None:
            verbs = {"log": self._log_for, "remind": self._remind, "snooze": self._snooze, "sign": self._sign,
                     "done": self._check_in_done}
            verbs[key](item) if key in verbs else self._on_opened(row_id)

    def _on_group_action(self, group_id: Any, _key: str) -> None:
        self._open_groups ^= {str(group_id)}
        self._show_groups()

    def _log_current(self) -> None:
        item = self.current
        if item is not None and item.mentorship_id is not None:
            self._log_for(item)
        else:
            self.open_requested.emit("cohort", ("mentorships", None))

    def _remind_current(self) -> None:
        if self.current is not None and self.current.mentorship_id is not None:
            self._remind(self.current)

    def _snooze_current(self) -> None:
        if self.current is not None:
            self._snooze(self.current)

    def _log_for(self, item: TodayItem) -> None:
        if item.mentorship_id is not None:
            log_meeting(self.workplace, item.mentorship_id, f"{item.name} and {item.other}", self)

    def _remind(self, item: TodayItem) -> None:
        if item.mentorship_id is not None:
            self._do(lambda: self.office.checkins.remind([item.mentorship_id or 0]), f"Reminder noted for {item.name}")

    def _snooze(self, item: TodayItem) -> None:
        until = self.office.clock.today() + timedelta(days=7)
        self._do(lambda: self.office.today.snooze(item, until), f"{item.name} snoozed until {until:%b} {until.day}")

    def _sign(self, item: TodayItem) -> None:
        if item.mentorship_id is None:
            return
        agreement, today = self.office.mentorships.get(item.mentorship_id).row.agreement, self.office.clock.today()
        signed = Agreement(agreement.sent_on, agreement.mentee_signed_on or today, agreement.mentor_signed_on or today)
        self._do(lambda: self.office.mentorships.set_agreement(item.mentorship_id or 0, signed),
                 f"Agreement of {item.name} signed by both")

    def _check_in_done(self, item: TodayItem) -> None:
        self._do(lambda: self.office.checkins.done(item.mentorship_id or 0), f"Check-in with {item.name} done")

    def _do(self, verb: Any, words: str) -> None:
        try:
            verb()
        except OfficeError as error:
            self.workplace.refused(error)
            return
        self.workplace.done(words)

    def _on_undo(self, unit_id: int) -> None:
        taking_back.undo(self.workplace, self._on_undone, self._on_not_undone, unit_id)

    def _on_undone(self, change: Change) -> None:
        self.workplace.told(f"Undone: {change.named}")

    def _on_not_undone(self, error: OfficeError) -> None:
        self.workplace.refused(error)

    def _on_week_wanted(self, day: date) -> None:
        self._week_of = day
        self.side.show_week(day, self.office.clock.today(), self.office.today.week(day))

    def _on_entry_opened(self, entry: WeekEntry) -> None:
        if entry.mentorship_id is not None:
            self.open_requested.emit("mentorship", entry.mentorship_id)
        elif entry.goal_id is not None:
            self.open_requested.emit("cohort", ("goals", entry.cohort_id, entry.goal_id))
        elif entry.cohort_id is not None:
            self.open_requested.emit("cohort", ("overview", entry.cohort_id))


class _Row:
    def __init__(self, item: TodayItem) -> None:
        self.item = item


def _who(item: TodayItem) -> Any:
    return Arrow(item.name, item.other) if item.other else Name(item.name, item.native)


def _head(group: TodayGroup, shown: int) -> Group:
    icon, token = LOOKS[group.kind]
    more = group.count > shown or shown > SHOWN
    words = "Show fewer" if shown > SHOWN else f"Show all {len(group.items)}"
    return Group(group.kind, group.title, f"{group.count:,}", icon=icon, token=token,
                 trailing=f"{shown} of {group.count:,} shown" if group.count > shown else "",
                 action=("more", words) if more else None)
