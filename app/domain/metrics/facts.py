"""What happened, as frozen rows: the only thing a metric is computed from.

A fact carries ids, dates and counts; it carries no name. Texts that people wrote (`topics`, `title`) are there for
person-level sheets only and are left empty for every other purpose.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from app.domain.cadence import CadenceMark, Promise, days_late, strip


@dataclass(frozen=True, slots=True)
class Background:
    """What a mentee studies, as of the fact; empty where it is not stated."""

    college: str = ""
    program: str = ""
    class_year: int | None = None


@dataclass(frozen=True, slots=True)
class CohortFact:
    """A cohort and its promises: intervals in days, lengths in minutes, breaks with both days included."""

    id: int
    name: str
    starts: date
    ends: date
    short_name: str = ""
    programme: str = ""
    cadence_days: int = 30
    grace_days: int = 7
    minimum_meetings: int = 6
    minimum_minutes: int = 60
    breaks: tuple[tuple[date, date], ...] = ()


@dataclass(frozen=True, slots=True)
class EnrolmentFact:
    """One person's part in a cohort; `side` is mentee or mentor, `state` one of the enrolment states.

    `background` of a mentee groups everything about them: their pairs, goals and meetings.
    """

    id: int
    cohort_id: int
    person_id: int
    side: str
    state: str
    background: Background = Background()


@dataclass(frozen=True, slots=True)
class ProposalFact:
    """A pair of the cohort's latest matching run, approved or not."""

    cohort_id: int
    mentee_id: int
    mentor_id: int


@dataclass(frozen=True, slots=True)
class MentorshipFact:
    """A relationship: it is approved when it exists, agreed when both have signed. Open pauses have no last day."""

    id: int
    cohort_id: int
    mentee_id: int
    mentor_id: int
    started_on: date
    state: str = "active"
    ended_on: date | None = None
    proposed_on: date | None = None
    approved_on: date | None = None
    mentee_signed_on: date | None = None
    mentor_signed_on: date | None = None
    pauses: tuple[tuple[date, date | None], ...] = ()

    @property
    def agreed_on(self) -> date | None:
        """The day the second of the two signed."""
        if self.mentee_signed_on is None or self.mentor_signed_on is None:
            return None
        return max(self.mentee_signed_on, self.mentor_signed_on)


@dataclass(frozen=True, slots=True)
class MeetingFact:
    """A meeting that was held. `help` is the kind of help, a term; `topics` are the words of a person."""

    id: int
    mentorship_id: int
    held_on: date
    minutes: int
    way: str = ""
    help: str = ""
    confidential: bool = False
    topics: str = ""


@dataclass(frozen=True, slots=True)
class GoalFact:
    """A goal: `standing` is reached, on track, behind, stalled or dropped; `missing` what keeps it from being SMART."""

    id: int
    cohort_id: int
    mentee_id: int
    standing: str
    missing: tuple[str, ...] = ()
    due_on: date | None = None
    percent: int = 0
    steps: int = 0
    steps_done: int = 0
    title: str = ""


@dataclass(frozen=True)
class Facts:
    """All rows of the cohorts in question, as they are known on `as_of`. Later meetings and endings do not count."""

    as_of: date
    cohorts: tuple[CohortFact, ...] = ()
    enrolments: tuple[EnrolmentFact, ...] = ()
    proposals: tuple[ProposalFact, ...] = ()
    mentorships: tuple[MentorshipFact, ...] = ()
    meetings: tuple[MeetingFact, ...] = ()
    goals: tuple[GoalFact, ...] = ()

    @cached_property
    def cohort(self) -> Mapping[int, CohortFact]:
        """Cohorts by id."""
        return {cohort.id: cohort for cohort in self.cohorts}

    @cached_property
    def mentorship(self) -> Mapping[int, MentorshipFact]:
        """Mentorships by id."""
        return {mentorship.id: mentorship for mentorship in self.mentorships}

    @cached_property
    def held(self) -> tuple[MeetingFact, ...]:
        """Meetings held up to `as_of` in a mentorship that is here, in order of date."""
        known = [row for row in self.meetings if row.held_on <= self.as_of and row.mentorship_id in self.mentorship]
        return tuple(sorted(known, key=lambda row: (row.held_on, row.id)))

    @cached_property
    def met(self) -> Mapping[int, tuple[date, ...]]:
        """The days each mentorship met, in order; a mentorship that has not met is absent."""
        days: dict[int, list[date]] = {}
        for meeting in self.held:
            days.setdefault(meeting.mentorship_id, []).append(meeting.held_on)
        return {key: tuple(value) for key, value in days.items()}

    @cached_property
    def minutes(self) -> Mapping[int, int]:
        """The length of all meetings of each mentorship that has met."""
        found: dict[int, int] = {}
        for meeting in self.held:
            found[meeting.mentorship_id] = found.get(meeting.mentorship_id, 0) + meeting.minutes
        return found

    @cached_property
    def background(self) -> Mapping[tuple[int, int], Background]:
        """What each mentee studies, by cohort and person."""
        return {(row.cohort_id, row.person_id): row.background for row in self.enrolments if row.side == "mentee"}

    def of_cohort(self, cohort_id: int) -> Facts:
        """The facts of one cohort."""
        mentorships = tuple(row for row in self.mentorships if row.cohort_id == cohort_id)
        inside = {row.id for row in mentorships}
        return Facts(
            self.as_of, (self.cohort[cohort_id],),
            tuple(row for row in self.enrolments if row.cohort_id == cohort_id),
            tuple(row for row in self.proposals if row.cohort_id == cohort_id), mentorships,
            tuple(row for row in self.meetings if row.mentorship_id in inside),
            tuple(row for row in self.goals if row.cohort_id == cohort_id),
        )

    def on(self, day: date) -> Facts:
        """The same rows as they were known on an earlier day. Goals and enrolments keep no dated states and stay."""
        return replace(self, as_of=day)

    def over(self, row: MentorshipFact) -> bool:
        """Whether a relationship has come to its end by `as_of`."""
        if row.ended_on is not None:
            return row.ended_on <= self.as_of
        return row.state in ("completed", "ended")

    def left_early(self, row: MentorshipFact) -> bool:
        """Whether a relationship was ended before its cohort ended; a completed one never counts as that."""
        if row.state != "ended" or not self.over(row):
            return False
        return row.ended_on is None or row.ended_on < self.cohort[row.cohort_id].ends

    def promise(self, row: MentorshipFact) -> Promise:
        """What the pair promised, with pauses and the cohort's breaks as days that do not count."""
        cohort = self.cohort[row.cohort_id]
        paused = tuple((first, last or self.as_of) for first, last in row.pauses)
        ends = min(cohort.ends, row.ended_on or cohort.ends)
        return Promise(row.started_on, ends, cohort.cadence_days, cohort.grace_days, cohort.breaks + paused)

    def days_late(self, row: MentorshipFact) -> int:
        """Days beyond interval and grace on `as_of`; 0 when on cadence."""
        return days_late(self.promise(row), self.met.get(row.id, ()), self.as_of)

    def strip(self, row: MentorshipFact) -> tuple[CadenceMark, ...]:
        """The cadence strip of a relationship on `as_of`."""
        return strip(self.promise(row), self.met.get(row.id, ()), self.as_of)
