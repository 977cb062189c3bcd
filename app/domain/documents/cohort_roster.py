"""The cohort roster: who takes part in a cohort, on which side, and how each pair stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.cadence import CadenceMark
from app.domain.packets import Heading


@dataclass(frozen=True)
class RosterMentee:
    """A line of the mentees' table. `name` has the family name first, or is a code; `mentor` is empty without one."""

    name: str
    native: str = ""
    line: str = ""
    email: str = ""
    state: str = ""
    mentor: str = ""
    mentor_native: str = ""
    marks: tuple[CadenceMark, ...] = ()
    last_met: date | None = None


@dataclass(frozen=True)
class RosterMentor:
    """A line of the mentors' table; `places` is how many mentees they take, None where not said."""

    name: str
    native: str = ""
    line: str = ""
    email: str = ""
    state: str = ""
    mentees: tuple[str, ...] = ()
    places: int | None = None


@dataclass(frozen=True)
class CohortRoster:
    """The roster of one cohort."""

    heading: Heading
    starts: date
    ends: date
    mentees: tuple[RosterMentee, ...] = ()
    mentors: tuple[RosterMentor, ...] = ()
