"""A mentorship: one mentee and one mentor of a cohort, their agreement, meetings and staff check-ins."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.cadence import CadenceMark

MENTORSHIP_STATES = ("active", "paused", "completed", "ended")
MEETING_WAYS = ("Video", "Phone", "Campus", "Coffee", "Office", "Other")
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
