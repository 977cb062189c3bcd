"""The meeting log: every meeting of one mentorship or of a cohort, by pair."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.cadence import CadenceMark
from app.domain.packets import Heading


@dataclass(frozen=True)
class LoggedMeeting:
    """One meeting. Topics and outcome of a confidential one are not printed, whatever is given."""

    held_on: date
    minutes: int
    way: str
    topics: str = ""
    help: str = ""
    outcome: str = ""
    next_on: date | None = None
    confidential: bool = False


@dataclass(frozen=True)
class PairLog:
    """The meetings of one pair, earliest first. The names are codes where the privacy level asks for it."""

    mentee: str
    mentor: str
    native: str = ""
    mentor_native: str = ""
    line: str = ""
    marks: tuple[CadenceMark, ...] = ()
    meetings: tuple[LoggedMeeting, ...] = ()

    @property
    def minutes(self) -> int:
        """The length of all meetings together."""
        return sum(meeting.minutes for meeting in self.meetings)


@dataclass(frozen=True)
class MeetingLog:
    """The log of one pair or of all pairs of a cohort."""

    heading: Heading
    pairs: tuple[PairLog, ...]
