"""A mentorship: one mentee and one mentor of a cohort, their agreement, meetings and staff check-ins."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.cadence import CadenceMark
from app.domain.forms import too_long
from app.domain.people import HELP

# What is kept; a pair is shown as paused on the days of a pause, which is worked out and never kept.
KEPT_STATES = ("active", "completed", "ended")
MENTORSHIP_STATES = ("active", "paused", "completed", "ended")
MEETING_WAYS = ("Video", "Phone", "Campus", "Coffee", "Office", "Other")
MEETING_LINES = ("topics", "outcome")
END_REASONS = ("Mentee withdrew", "Mentor withdrew", "Not a fit", "Change of plans", "Left the university", "Other")


@dataclass(frozen=True)
class MeetingDraft:
    """What staff enter about a meeting; `minutes` is its length."""

    id: int | None = None
    as_of: int = 0
    mentorship_id: int = 0
    held_on: date | None = None
    minutes: int | None = None
    way: str = "Video"
    topics: str = ""
    help: str = ""
    outcome: str = ""
    next_on: date | None = None
    confidential: bool = False


@dataclass(frozen=True)
class Meeting:
    """A meeting as logged. Topics and outcome of a confidential one are empty unless asked for."""

    id: int
    mentorship_id: int
    held_on: date
    minutes: int
    way: str
    topics: str
    help: str
    outcome: str
    next_on: date | None
    confidential: bool
    logged_by: str


@dataclass(frozen=True)
class Agreement:
    """When the mentoring agreement was sent and signed by each."""

    sent_on: date | None = None
    mentee_signed_on: date | None = None
    mentor_signed_on: date | None = None

    @property
    def signed(self) -> bool:
        """Whether both have signed."""
        return self.mentee_signed_on is not None and self.mentor_signed_on is not None


@dataclass(frozen=True)
class MentorshipRow:
    """A line of the Mentorships list."""

    id: int
    cohort_id: int
    mentee_id: int
    mentee: str
    mentee_native: str
    mentor_id: int
    mentor: str
    employer: str
    state: str
    started_on: date
    meetings: int
    minutes: int
    last_met_on: date | None
    next_meeting_on: date | None
    on_cadence: bool
    days_late: int
    agreement: Agreement
    strip: tuple[CadenceMark, ...]
    goals: int
    checkin_due_on: date | None
    score: int | None
    mentee_line: str = ""
    mentor_line: str = ""
    mentor_native: str = ""
    reminders: int = 0
    paused_until: date | None = None
    cohort: str = ""

    @property
    def names(self) -> str:
        """Both names, as a change of this pair is called in the history."""
        return f"{self.mentee} and {self.mentor}"


@dataclass(frozen=True)
class Pause:
    """Days on which the clock of a mentorship stands still; an open pause has no last day."""

    starts: date
    ends: date | None = None
    reason: str = ""
    id: int | None = None


@dataclass(frozen=True)
class Mentorship:
    """Everything about one mentorship but its goals and notes."""

    row: MentorshipRow
    cohort: str
    mentee_line: str
    mentor_line: str
    cadence_days: int
    minimum_minutes: int
    ends: date
    checkin_reason: str
    checkin_staff: str
    end_reason: str
    ended_on: date | None
    meetings: tuple[Meeting, ...]
    confidential_notes: int
    ledger: tuple[tuple[str, int, str, int], ...]
    starts: date | None = None
    grace_days: int = 7
    pauses: tuple[Pause, ...] = ()
    breaks: tuple[tuple[date, date], ...] = ()
    free_together: tuple[str, ...] = ()
    lead: str = ""

    @property
    def id(self) -> int:
        """The mentorship's id."""
        return self.row.id


# Which pairs the Mentorships list shows.
MENTORSHIP_FILTERS = ("", "active", "late", "never met", "unsigned", "check-in", "paused", "completed", "ended")
MENTORSHIP_SORTS = ("mentee", "mentor", "employer", "state", "started", "last_met", "next_meeting", "meetings",
                    "minutes", "goals", "score", "days_late")  # fmt: skip


@dataclass(frozen=True)
class MentorshipQuery:
    """What the Mentorships list shows; None and empty texts filter nothing."""

    cohort_id: int | None = None
    person_id: int | None = None
    filter: str = ""
    search: str = ""
    sort: str = "mentee"
    descending: bool = False


@dataclass(frozen=True)
class Place:
    """Where a record stands in its list, from 1, and who is before and after it."""

    position: int
    total: int
    previous_id: int | None
    next_id: int | None


@dataclass(frozen=True)
class MeetingRow:
    """A meeting in the log of a cohort, with its pair."""

    meeting: Meeting
    cohort_id: int
    mentee_id: int
    mentee: str
    mentor_id: int
    mentor: str


MEETING_SORTS = ("held_on", "mentee", "mentor", "minutes", "way")


@dataclass(frozen=True)
class MeetingQuery:
    """What a meeting log shows. Search finds names and topics, never the words of a confidential meeting."""

    cohort_id: int | None = None
    mentorship_id: int | None = None
    person_id: int | None = None
    since: date | None = None
    until: date | None = None
    way: str = ""
    search: str = ""
    sort: str = "held_on"
    descending: bool = True


@dataclass(frozen=True)
class Contact:
    """Something staff wrote or said to one of a pair: a reminder, a check-in, a message."""

    id: int
    on_day: date
    kind: str
    person_id: int
    person: str
    words: str
    actor: str


def meeting_problems(draft: MeetingDraft, today: date) -> dict[str, str]:
    """What keeps a meeting from being saved: field to words; empty when nothing does."""
    found: dict[str, str] = {}
    if draft.held_on is None:
        found["held_on"] = "Enter the day they met."
    elif draft.held_on > today:
        found["held_on"] = "This day is still to come. For a planned meeting, set the next date."
    elif draft.held_on.year < 1950:
        found["held_on"] = "Check the year."
    if draft.minutes is None or not 1 <= draft.minutes <= 1440:
        found["minutes"] = "Enter the length in minutes, from 1 to 1,440."
    if not draft.way:
        found["way"] = "Say how they met, such as Video or Campus."
    if draft.help and draft.help not in HELP:
        found["help"] = "Choose a kind of help from the list."
    if draft.next_on is not None and draft.held_on is not None and draft.next_on <= draft.held_on:
        found["next_on"] = "The next meeting comes after this one."
    return found | too_long(draft, MEETING_LINES)
