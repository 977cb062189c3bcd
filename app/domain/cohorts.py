"""A cohort of a programme, and who takes part in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

STRUCTURES = ("1:1", "group", "both")
COHORT_STATES = ("planned", "running", "closed")
SIDES = ("mentee", "mentor")
ENROLMENT_STATES = ("applied", "accepted", "wait-listed", "declined", "withdrawn")
PAIR_RULES = ("lock", "forbid", "conflict")


@dataclass(frozen=True)
class CohortDraft:
    """What staff enter about a cohort. Intervals in days, lengths in minutes."""

    id: int | None = None
    as_of: int = 0
    programme: str = ""
    name: str = ""
    short_name: str = ""
    structure: str = "1:1"
    starts: date | None = None
    ends: date | None = None
    cadence_days: int = 30
    grace_days: int = 7
    minimum_minutes: int = 60
    minimum_meetings: int = 6
    capacity: int | None = None
    lead_id: int | None = None
    state: str = "planned"
    allow_past_pairs: bool = False


@dataclass(frozen=True)
class CohortRow:
    """A line of the cohort list, with its counts."""

    id: int
    programme: str
    name: str
    short_name: str
    structure: str
    starts: date
    ends: date
    state: str
    mentees: int
    mentors: int
    mentorships: int


@dataclass(frozen=True)
class Enrolment:
    """One person's part in one cohort."""

    id: int
    cohort_id: int
    person_id: int
    name: str
    native: str
    affiliation: str
    side: str
    state: str
    applied_on: date
    decided_on: date | None
    reason: str
    capacity: int | None


@dataclass(frozen=True)
class PairRule:
    """A pair that staff locked or forbade, or a declared conflict of interest."""

    mentee_id: int
    mentor_id: int
    kind: str
    reason: str = ""


@dataclass(frozen=True)
class Objective:
    """A measurable aim of a cohort: a metric of the catalogue, where it stood, where it should be. In the metric's unit."""

    id: int | None
    metric: str
    baseline: int | None
    target: int
    due_on: date | None


@dataclass(frozen=True)
class Break:
    """Days that do not count for the cadence, such as a vacation."""

    starts: date
    ends: date
    name: str = ""


def months_of(starts: date, ends: date) -> tuple[date, ...]:
    """The first day of each calendar month from `starts` to `ends`, both included."""
    first, months = starts.replace(day=1), []
    while first <= ends:
        months.append(first)
        first = (first.replace(year=first.year + 1, month=1) if first.month == 12
                 else first.replace(month=first.month + 1))
    return tuple(months)
