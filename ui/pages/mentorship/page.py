"""The page of one pair."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from app.changes import Topic
from app.domain.goals import GoalQuery
from app.domain.mentorships import MENTORSHIP_FILTERS, MENTORSHIP_SORTS, Mentorship, MentorshipQuery, Place
from app.errors import NotFound, OfficeError
from ui.days import short_day
from ui.dialogs.assessment import STAGES
from ui.goal_verbs import GoalVerbs
from ui.kept_focus import kept_focus
from ui.list_export import export_table
from ui.pages.base import Page
from ui.pages.mentorship.goals import GoalsPane
from ui.pages.mentorship.head import PairHead
from ui.pages.mentorship.meetings import MeetingsPane
from ui.pair_verbs import PairVerbs
from ui.widgets.empty import EmptyState
from ui.widgets.menus import action_menu
from ui.widgets.notice import MessageBar
from ui.widgets.split import Split

_SHOWN, _LIST = "mentorship/shown", "mentorships/list"


class MentorshipPage(Page):
    """Everything staff need about one pair; Alt+Up and Alt+Down go through the list it came from."""

    KEY, TITLE, ICON = "mentorship", "Mentorship", "heart-handshake"
    SHOWS = frozenset({Topic.MENTORSHIPS, Topic.GOALS, Topic.PEOPLE, Topic.COHORTS, Topic.SETTINGS})
    HELP = "mentorship"

    def _build(self) -> None:
        self.pair: Mentorship | None = None
        self._id: int | None = None
        self._place = Place(0, 0, None, None)
        self._arrived = False
        self._year = self.office.settings.get().academic_year_starts
        self.verbs, self.goal_verbs = PairVerbs(self.workplace, self), GoalVerbs(self.workplace, self)
        self.head, self.bar = PairHead(), MessageBar()
        self.meetings = MeetingsPane(self.workplace, self.verbs, self._year)
        self.goals = GoalsPane(self.workplace, self.goal_verbs, self._year)
        self.split = Split("mentorship", (self.meetings, self.goals), (676,), self.workplace.memory)
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.head, self.bar):
            column.addWidget(widget)
        column.addWidget(self.split, 1)
        self.stack = QStackedWidget()
        self.none = EmptyState("No mentorship chosen", "Choose one in the list of the cohort.", "Open mentorships")
        self.stack.addWidget(shown)
        self.stack.addWidget(self.none)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.stack)

    def _wire(self) -> None:
        head = self.head
        head.cohorts_wanted.connect(lambda: self._open_cohort("overview"))
        head.cohort_wanted.connect(lambda: self._open_cohort("overview"))
        head.list_wanted.connect(lambda: self._open_cohort("mentorships"))
        head.previous_wanted.connect(lambda: self._go(self._place.previous_id))
        head.next_wanted.connect(lambda: self._go(self._place.next_id))
        head.person_wanted.connect(lambda person_id: self.open_requested.emit("person", person_id))
        head.agreement_wanted.connect(self._on_agreement)
        head.print_packet.clicked.connect(self.print_selection)
        head.log.clicked.connect(self.new_item)
        self.none.pressed.connect(lambda: self._open_cohort("mentorships"))
        self.goals.new_wanted.connect(self._new_goal)
        self.goal_verbs.written.connect(self.goals.choose)
        for keys, act in (("Alt+Up", lambda: self._go(self._place.previous_id)),
                          ("Alt+Down", lambda: self._go(self._place.next_id))):
            QShortcut(QKeySequence(keys), self, act)

    # ---- what the window asks ----
    def show_item(self, argument: Any) -> None:
        """Shows one mentorship by its id."""
        self._id = int(argument)
        self.refresh()
        if self.pair is not None:
            self.meetings.verticalScrollBar().setValue(0)
            if self._arrived:
                self.meetings.table.setFocus()
        self._arrived = False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._arrived = True

    def refresh(self) -> None:
        if self._id is None:
            self._show_none()
            return
        put_back = kept_focus(self) if self.pair is not None else lambda: None
        try:
            self.pair = self.office.mentorships.get(self._id)
        except NotFound:
            self._show_none()
            return
        except OfficeError as error:
            self.workplace.refused(error)
            return
        row, today = self.pair.row, self.office.clock.today()
        self.stack.setCurrentIndex(0)
        self._place = self._find_place(self.pair)
        self.head.show_pair(self.pair, today, self._year)
        self.head.show_place(self._place)
        self.head.set_menu(self._menu(self.pair))
        self._show_bar(self.pair)
        self.meetings.show_pair(self.pair, self.office.mentorships.notes(self._id))
        goals = self.office.goals.page(GoalQuery(cohort_id=row.cohort_id, person_id=row.mentee_id), 0, -1)
        self.goals.show_goals(goals, row.mentee)
        put_back()
        self.status_changed.emit(f"{self.pair.cohort} · {row.state}")

    def _show_none(self) -> None:
        self.pair = None
        self.stack.setCurrentIndex(1)
        self.status_changed.emit("")

    def _find_place(self, pair: Mentorship) -> Place:
        """In the list as it was last looked at; in the whole cohort where that does not show the pair."""
        whole = MentorshipQuery(cohort_id=pair.row.cohort_id)
        kept = self.workplace.memory.get(_LIST, {})
        if isinstance(kept, dict) and kept.get("cohort") == pair.row.cohort_id and kept.get(
                "filter") in MENTORSHIP_FILTERS and kept.get("sort") in MENTORSHIP_SORTS:
            query = MentorshipQuery(pair.row.cohort_id, None, kept["filter"], str(kept.get("search", "")),
                                    kept["sort"], bool(kept.get("descending")))
            place = self.office.mentorships.place(query, pair.id)
            if place.position:
                return place
        return self.office.mentorships.place(whole, pair.id)

    def _show_bar(self, pair: Mentorship) -> None:
        row, today = pair.row, self.office.clock.today()
        if row.state in ("completed", "ended"):
            since = short_day(pair.ended_on, today, self._year)
            words = f"{'Completed' if row.state == 'completed' else 'Ended'} {since}.".replace(" .", ".")
            self.bar.say("info", pair.end_reason, lead=words, icon="info",
                         actions=[("Reopen", lambda: self.verbs.reopen(row))])
        elif row.checkin_due_on is not None:
            by = short_day(row.checkin_due_on, today, self._year)
            reason = f"{pair.checkin_reason.rstrip('.')}. " if pair.checkin_reason else ""
            staff = f"Assigned to {pair.checkin_staff}." if pair.checkin_staff else ""
            self.bar.say("warn", f"{reason}{staff}", lead=f"Staff check-in asked for by {by}.", icon="flag",
                         actions=[("Mark done", lambda: self.verbs.checkin_done(row)),
                                  ("Reassign", lambda: self.verbs.reassign(row, pair.checkin_staff))])
        elif row.state == "paused":
            until = f" until {short_day(row.paused_until, today, self._year)}" if row.paused_until else ""
            why = next((one.reason for one in pair.pauses if one.starts <= today and (one.ends or today) >= today), "")
            self.bar.say("info", why, lead=f"Paused{until}.", icon="clock",
                         actions=[("Resume", lambda: self.verbs.resume(row))])
        else:
            self.bar.clear()

    def _menu(self, pair: Mentorship) -> QMenu:
        row = pair.row
        entries: list[Any] = [("Agreement…", "file-signature", lambda: self.verbs.agreement(row))]
        stages = [(f"Self-assessment {words}…", "clipboard-list", lambda key=key: self.verbs.assessment(row, key))
                  for key, words in STAGES]
        if row.state not in ("active", "paused"):
            return action_menu(self, [*stages, None, ("Reopen", "undo-2", lambda: self.verbs.reopen(row))])
        paused = ("Resume", "play", lambda: self.verbs.resume(row))
        pause = ("Pause…", "clock", lambda: self.verbs.pause(row))
        return action_menu(self, [
            *entries, ("Next meeting…", "calendar-plus", lambda: self.verbs.next_meeting(row, pair.free_together)),
            ("Note a reminder to both", "mail", lambda: self.verbs.remind([row.id], row.names)),
            ("Ask for check-in…", "flag", lambda: self.verbs.ask_checkin(row)), None, *stages, None,
            paused if row.state == "paused" else pause,
            ("Complete", "circle-check", lambda: self.verbs.complete([row.id], row.names)),
            ("End early…", "ban", lambda: self.verbs.end(row))])

    # ---- verbs ----
    def _go(self, mentorship_id: int | None) -> None:
        if mentorship_id is not None:
            self.show_item(mentorship_id)

    def _open_cohort(self, tab: str) -> None:
        self.open_requested.emit("cohort", (tab, self.pair.row.cohort_id if self.pair else None))

    def _new_goal(self) -> None:
        if self.pair is not None:
            self.goal_verbs.new(self.pair.row.cohort_id, self.pair.row.mentee_id, self.pair.row.mentee)

    def _on_agreement(self) -> None:
        if self.pair is not None:
            self.verbs.agreement(self.pair.row)

    def new_item(self) -> None:
        if self.pair is not None:
            self.verbs.log(self.pair.row)

    def print_selection(self) -> None:
        if self.pair is not None:
            row = self.pair.row
            self.open_requested.emit("packets", {"document": "goal-workbook", "cohort_id": row.cohort_id,
                                                 "person_ids": [row.mentee_id]})

    def export_list(self) -> None:
        if self.pair is not None:
            export_table(self.workplace, self.meetings.table, f"Meetings of {self.pair.row.names}"[:80])

    def toggle_detail(self) -> None:
        self.split.toggle(self.goals)
