"""The left half of a pair's page: monthly touchpoints, the next meeting, the meeting log, staff notes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.domain.mentorships import Meeting, Mentorship
from app.domain.people import Note
from app.domain.text import counted
from ui.days import MONTHS, local_day, short_day
from ui.pages.mentorship.head import length_words, months_words
from ui.pair_verbs import PairVerbs
from ui.theme import theme
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.cadence import CadenceLegend, CadenceStrip, Month
from ui.widgets.cells import IconText
from ui.widgets.columns import Column, ListSource
from ui.widgets.header import IconLabel
from ui.widgets.label import Label
from ui.widgets.menus import action_menu
from ui.widgets.panel import Card, Panel, Rule, Scroll, SectionHead
from ui.widgets.panes import mark_pane
from ui.widgets.table import Table
from ui.workplace import Workplace

_LONGEST = 12


class MeetingsPane(Scroll):
    """How the pair keeps its promise, and what was said and noted."""

    words_wanted = Signal(int)

    def __init__(self, workplace: Workplace, verbs: PairVerbs, year_starts: str) -> None:
        super().__init__("surface", name="Touchpoints and meetings")
        mark_pane(self, "Touchpoints and meetings")
        self._office, self._verbs, self._year = workplace.office, verbs, year_starts
        self._pair: Mentorship | None = None
        self._words: dict[int, str] = {}
        self.add(self._touchpoints(), self._log(), self._notes_panel())
        self.strip.opened.connect(self._on_month)
        self.table.opened.connect(self._on_opened)
        self.table.set_menu(self._menu)

    # ---- building ----
    def _touchpoints(self) -> QWidget:
        panel = Panel("Monthly touchpoints", left=20)
        self._touch_head = panel.head
        self.strip = CadenceStrip("Monthly touchpoints")
        row = QHBoxLayout()
        row.setSpacing(theme().px(8))
        row.addWidget(IconLabel("calendar-plus", "ink2", 16))
        self._next = Label("", "body")
        self._set_next = Button("Set a date", small=True)
        self._set_next.clicked.connect(self._on_next)
        row.addWidget(self._next, 1)
        row.addWidget(self._set_next)
        panel.add(self.strip, CadenceLegend(("met", "late", "missed", "due", "upcoming", "paused")), Rule())
        panel.body.addLayout(row)
        return panel

    def _log(self) -> QWidget:
        px = theme().px
        widget = QWidget()
        column = QVBoxLayout(widget)
        column.setContentsMargins(0, px(10), 0, 0)
        column.setSpacing(px(6))
        self._log_head = SectionHead("Meeting log", link="Log meeting", go=self._on_log)
        self._log_head.setContentsMargins(px(20), 0, px(16), 0)
        self.table = Table("Meeting log", self._columns(), ListSource())
        self.table.set_empty("No meeting yet", "Log the first one when they have met.")
        column.addWidget(self._log_head)
        column.addWidget(self.table)
        return widget

    def _columns(self) -> list[Column]:
        return [
            Column("held_on", "Date", 112, "key", value=lambda row: short_day(row.held_on, self._today(), self._year)),
            Column("way", "How", 68),
            Column("minutes", "Length", 62, value=lambda row: length_words(row.minutes)),
            Column("topics", "Topics and outcome", 240, stretch=True, sortable=False, value=self._topics),
            Column("logged_by", "Logged by", 110, shown=False),
        ]

    def _notes_panel(self) -> QWidget:
        self._notes = Panel("Staff notes", link="Add note", go=self._on_note, ruled=False, left=20)
        self._cards: list[QWidget] = []
        self._covered: list[tuple[Label, LinkButton, QHBoxLayout]] = []
        return self._notes

    def _today(self) -> date:
        return self._office.clock.today()

    def _topics(self, meeting: Meeting) -> Any:
        if meeting.confidential:
            return IconText("lock", self._words.get(meeting.id, "Confidential, hidden"), "ink2", icon_token="warn")
        return "; ".join(part for part in (meeting.topics, meeting.outcome) if part)

    # ---- showing ----
    def show_pair(self, pair: Mentorship, notes: Sequence[Note]) -> None:
        """Shows the pair's months, next meeting, meetings and notes."""
        if self._pair is None or self._pair.id != pair.id:
            self._words.clear()
        self._pair = pair
        row, today = pair.row, self._today()
        marks = [mark.state.value for mark in row.strip]
        self._touch_head.set_words("Monthly touchpoints", months_words(marks))
        self.strip.set_months([Month(MONTHS[mark.month.month - 1], mark.state.value, f"{mark.month:%B %Y}",
                                     f"met on {short_day(mark.met_on, today, self._year)}" if mark.met_on else "")
                               for mark in row.strip])
        self._show_next(pair)
        total = sum(meeting.minutes for meeting in pair.meetings)
        self._log_head.set_words("Meeting log", f"{counted(len(pair.meetings), 'meeting')}, {length_words(total)}"
                                 if pair.meetings else "")
        self.table.set_source(ListSource(list(pair.meetings), self.table.rows_model.columns, sort_key=_sort_key))
        lines = min(_LONGEST, len(pair.meetings)) or 4
        self.table.setFixedHeight(self.table.header.sizeHint().height() + lines * self.table.height_of_rows() + 2)
        self._show_notes(notes)

    def _show_next(self, pair: Mentorship) -> None:
        day, at_work = pair.row.next_meeting_on, pair.row.state in ("active", "paused")
        self._set_next.setVisible(at_work)
        self._set_next.set_words("Change" if day else "Set a date")
        free = f" Both are free {pair.free_together[0]}." if pair.free_together else ""
        if day is not None:
            words = f"Next meeting {short_day(day, self._today(), self._year, weekday=True)}."
        elif at_work:
            words = f"No next meeting set.{free}"
        else:
            words = "This mentorship has ended." if pair.row.state == "ended" else "This mentorship is completed."
        self._next.setText(words)

    def _show_notes(self, notes: Sequence[Note]) -> None:
        for card in self._cards:
            card.hide()
            card.deleteLater()
        self._covered = []
        self._cards = [self._card(note) for note in notes] or [Label("No notes on this pair yet.", "body", "ink2")]
        self._notes.add(*self._cards)

    def _card(self, note: Note) -> QWidget:
        card = Card("panel" if note.confidential else "surface")
        day = short_day(local_day(note.at), self._today(), self._year)
        row = QHBoxLayout()
        row.setSpacing(theme().px(6))
        if note.confidential:
            row.addWidget(IconLabel("lock", "warn", 14))
            row.addWidget(Label("Confidential", "sub"))
        kept = " · never printed or exported" if note.confidential else ""
        row.addWidget(Label(f"{note.author} · {day}{kept}", "small", "ink2"), 1)
        card.body.addLayout(row)
        words = Label("Hidden." if note.confidential else note.body, "body", "ink2" if note.confidential else "ink",
                      wrap=True)
        under = QHBoxLayout()
        under.setSpacing(theme().px(6))
        under.addWidget(words, 0 if note.confidential else 1)
        if note.confidential:
            link = LinkButton("Show note")
            link.clicked.connect(lambda: self._toggle(note, words, link, under))
            under.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
            under.addStretch(1)
            self._covered.append((words, link, under))
        card.body.addLayout(under)
        return card

    def _toggle(self, note: Note, words: Label, link: LinkButton, row: QHBoxLayout) -> None:
        if link.words() == "Hide note":
            _cover(words, link, row)
            return
        words.setText(self._office.people.note_words(note.id))
        row.setStretch(0, 1000)
        words.set_token("ink")
        link.set_words("Hide note")

    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever looks here next asks for confidential words again."""
        super().hideEvent(event)
        for words, link, row in self._covered:
            _cover(words, link, row)
        self._words.clear()

    # ---- what happened ----
    def _meeting(self, meeting_id: Any) -> Meeting | None:
        return next((one for one in self._pair.meetings if one.id == meeting_id), None) if self._pair else None

    def _on_log(self) -> None:
        if self._pair is not None:
            self._verbs.log(self._pair.row)

    def _on_next(self) -> None:
        if self._pair is not None:
            self._verbs.next_meeting(self._pair.row, self._pair.free_together)

    def _on_note(self) -> None:
        if self._pair is not None:
            self._verbs.note(self._pair.row)

    def _on_month(self, number: int) -> None:
        """Goes to the month's meeting; a month due without one opens the form for it."""
        if self._pair is None:
            return
        mark = self._pair.row.strip[number]
        found = [one for one in self._pair.meetings if (one.held_on.year, one.held_on.month) == (
            mark.month.year, mark.month.month)]
        if found:
            self.table.set_current(found[-1].id)
            self.table.setFocus()
        elif mark.month <= self._today():
            self._on_log()

    def _on_opened(self, meeting_id: Any) -> None:
        if self._pair is not None:
            self._verbs.correct(int(meeting_id), self._pair.row.names)

    def _menu(self, ids: list[Any]) -> QMenu:
        meeting = self._meeting(ids[0]) if ids else None
        entries: list[Any] = []
        if meeting is not None:
            entries = [("Correct…", "pencil", lambda: self._on_opened(meeting.id))]
            if meeting.confidential:
                entries.append(("Show confidential words", "lock", lambda: self._show_words(meeting.id)))
            entries += [None, ("Delete", "x", lambda: self._verbs.remove_meeting(meeting.id))]
        return action_menu(self.table, entries)

    def _show_words(self, meeting_id: int) -> None:
        self._words[meeting_id] = "; ".join(part for part in self._office.meetings.words(meeting_id) if part)
        self.table.refresh()


def _cover(words: Label, link: LinkButton, row: QHBoxLayout) -> None:
    words.setText("Hidden.")
    row.setStretch(0, 0)
    words.set_token("ink2")
    link.set_words("Show note")


def _sort_key(meeting: Meeting, key: str) -> Any:
    value = getattr(meeting, key)
    return value.casefold() if isinstance(value, str) else value
