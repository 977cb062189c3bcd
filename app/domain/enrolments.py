"""Enrolment: one person's part in one cohort, on one side, and how it was decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

SIDES = ("mentee", "mentor")
SIDE_WORDS = {"mentee": "student", "mentor": "mentor"}
ENROLMENT_STATES = ("applied", "accepted", "wait-listed", "declined", "withdrawn")

DECISIONS = {"applied": "Reopen application", "accepted": "Accept", "wait-listed": "Put on wait list",
             "declined": "Decline", "withdrawn": "Withdraw"}  # fmt: skip


@dataclass(frozen=True)
class Enrolment:
    """One person's part in one cohort; `name` has the family name first. `waiting` is the days since applying.

    `capacity` is the number of places a mentor has in this cohort (None: as their record says), `pairs` those taken;
    for a student `pairs` is the number of their mentors.
    """

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
    email: str = ""
    career_goal: str = ""
    places: int = 0
    pairs: int = 0
    waiting: int = 0
    code: str = ""


@dataclass(frozen=True)
class EnrolmentQuery:
    """What the Applicants list shows. Empty texts filter nothing; sort is one of ENROLMENT_SORTS."""

    cohort_id: int
    side: str = ""
    states: tuple[str, ...] = ()
    search: str = ""
    sort: str = "name"
    descending: bool = False


ENROLMENT_SORTS = ("name", "affiliation", "side", "state", "applied", "decided", "capacity", "pairs")


@dataclass(frozen=True)
class EnrolmentCounts:
    """How many enrolments of a cohort are in each state, by side."""

    by: tuple[tuple[str, str, int], ...] = ()

    def of(self, side: str = "", state: str = "") -> int:
        """The number on a side and in a state; an empty word means all."""
        return sum(number for on, of, number in self.by if side in ("", on) and state in ("", of))


@dataclass(frozen=True)
class Enrolled:
    """What enrolling many people did: how many came in, how many were in already, and who was left out, with why."""

    added: int
    already: int
    left_out: tuple[tuple[str, str], ...] = ()
