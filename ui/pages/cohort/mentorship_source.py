"""The pairs that a query finds, read a window at a time as the list is looked at; and the columns of that list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from app.domain.mentorships import Agreement, MentorshipQuery, MentorshipRow
from app.domain.text import counted
from app.office import Office
from ui.days import short_day
from ui.widgets.cells import Cadence, Name, Toned
from ui.widgets.chip import Status
from ui.widgets.columns import Column

SORTS = ("mentee", "mentor", "employer", "state", "last_met", "next_meeting", "meetings", "goals", "score", "days_late",
         "started")  # fmt: skip
_STATES = {"active": Status("Active", "ok"), "paused": Status("Paused", "open"),
           "completed": Status("Completed", "neutral", "circle-check"), "ended": Status("Ended", "neutral", "ban")}


class MentorshipSource:
    """A window onto what a query finds. `sort_wanted` is called when a column head is clicked."""

    def __init__(self, office: Office, sort_wanted: Callable[[str, bool], None]) -> None:
        self._mentorships, self._sort_wanted = office.mentorships, sort_wanted
        self._ids: list[int] = []
        self._places: dict[int, int] = {}
        self.query = MentorshipQuery()

    def take(self, query: MentorshipQuery) -> None:
        """Show what a query finds."""
        self.query = query
        self._ids = self._mentorships.ids(query)
        self._places = {mentorship_id: place for place, mentorship_id in enumerate(self._ids)}

    def forget(self) -> None:
        """Show nothing."""
        self._ids, self._places = [], {}

    def count(self) -> int:
        return len(self._ids)

    def rows(self, first: int, count: int) -> Sequence[MentorshipRow]:
        return self._mentorships.page(self.query, first, count)

    def index_of(self, row_id: Any) -> int | None:
        return self._places.get(row_id)

    def ids(self) -> Sequence[int]:
        return list(self._ids)

    def sort(self, key: str, descending: bool) -> None:
        if key in SORTS and (key, descending) != (self.query.sort, self.query.descending):
            self.query = replace(self.query, sort=key, descending=descending)
            self._sort_wanted(key, descending)


def columns(today: Callable[[], date], year_starts: str) -> list[Column]:
    """What can be shown of a pair; those with `shown` False wait in the column chooser."""
    def day(key: str) -> Callable[[MentorshipRow], str]:
        return lambda row: short_day(getattr(row, key), today(), year_starts)

    return [
        Column("mentee", "Student", 168, "key", stretch=True, fixed=True, min_width=120,
               value=lambda row: Name(row.mentee, row.mentee_native)),
        Column("mentor", "Mentor", 160, min_width=96, value=lambda row: Name(row.mentor, row.mentor_native)),
        Column("employer", "Employer", 150, min_width=72),
        Column("strip", "Touchpoints", 216, "cadence", sortable=False, min_width=90,
               value=lambda row: Cadence([mark.state.value for mark in row.strip])),
        Column("last_met", "Last met", 80, "date", value=lambda row: day("last_met_on")(row) or "Never"),
        Column("days_late", "Late", 76, "number", value=late_cell),
        Column("agreement", "Agreement", 116, sortable=False, min_width=80, value=lambda row: agreement_cell(
            row.agreement)),
        Column("goals", "Goals", 58, "number"),
        Column("state", "State", 104, min_width=84, value=state_cell),
        Column("next_meeting", "Next meeting", 100, "date", shown=False, value=day("next_meeting_on")),
        Column("meetings", "Meetings", 76, "number", shown=False),
        Column("score", "Score", 64, "number", shown=False, value=lambda row: score_words(row.score)),
        Column("started", "Since", 80, "date", shown=False, value=day("started_on")),
    ]


def late_cell(row: MentorshipRow) -> Toned | None:
    """How many days a pair at work is late."""
    return Toned(counted(row.days_late, "day"), "bad") if row.days_late and row.state == "active" else None


def agreement_cell(agreement: Agreement) -> Status:
    """Where the agreement stands in a word or two."""
    if agreement.signed:
        return Status("Signed", "quiet")
    if agreement.mentee_signed_on is not None or agreement.mentor_signed_on is not None:
        return Status("One signed", "warn", "file-signature")
    return Status("Sent", "warn", "file-signature") if agreement.sent_on else Status("Not sent", "warn",
                                                                                   "file-signature")


def state_cell(row: MentorshipRow) -> Status:
    """The state of a pair; a check-in asked for stands before it."""
    return Status("Check-in", "warn", "flag") if row.checkin_due_on is not None else _STATES[row.state]


def score_words(score: int | None) -> str:
    """Points of the match out of 100."""
    return "" if score is None else f"{score / 100:.1f}"
