"""What is counted in a mentoring cohort: students, pairs, goals, meetings. The rules behind the metrics."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from app.domain.metrics.definition import Counted, Measure
from app.domain.metrics.facts import EnrolmentFact, Facts, GoalFact, MentorshipFact


def _enrolled(side: str, accepted: bool, row: EnrolmentFact) -> bool:
    return row.side == side and (row.state == "accepted" or not accepted)


def _people(side: str, accepted: bool = True) -> Callable[[Facts], tuple[Counted, ...]]:
    return lambda facts: tuple(
        Counted(row.id, row.person_id) for row in facts.enrolments if _enrolled(side, accepted, row)
    )


def _standing(facts: Facts) -> tuple[MentorshipFact, ...]:
    """Relationships that exist on the day and were not ended early."""
    return tuple(
        row for row in facts.mentorships
        if (row.approved_on or row.started_on) <= facts.as_of and not facts.left_early(row)
    )


def _matched(reached: Callable[[Facts, MentorshipFact], bool], proposals: bool = False) -> (
    Callable[[Facts], tuple[Counted, ...]]
):
    def select(facts: Facts) -> tuple[Counted, ...]:
        pairs = {(row.cohort_id, row.mentee_id) for row in _standing(facts) if reached(facts, row)}
        if proposals:
            pairs |= {(row.cohort_id, row.mentee_id) for row in facts.proposals}
        return tuple(
            Counted(row.id, row.person_id) for row in facts.enrolments
            if _enrolled("mentee", True, row) and (row.cohort_id, row.person_id) in pairs
        )

    return select


def _agreed(facts: Facts, row: MentorshipFact) -> bool:
    return row.agreed_on is not None and row.agreed_on <= facts.as_of


def _pairs(keep: Callable[[Facts, MentorshipFact], bool]) -> Callable[[Facts], tuple[Counted, ...]]:
    return lambda facts: tuple(
        Counted(row.id, row.mentee_id) for row in facts.mentorships
        if row.started_on <= facts.as_of and keep(facts, row)
    )


def _cohort_over(facts: Facts, row: MentorshipFact) -> bool:
    return facts.cohort[row.cohort_id].ends <= facts.as_of


def _completed(facts: Facts, row: MentorshipFact) -> bool:
    cohort = facts.cohort[row.cohort_id]
    reached_end = row.state == "completed" or row.ended_on is None or row.ended_on >= cohort.ends
    enough = len(facts.met.get(row.id, ())) >= cohort.minimum_meetings
    return _cohort_over(facts, row) and not facts.left_early(row) and reached_end and enough


def _goals(keep: Callable[[GoalFact], bool]) -> Callable[[Facts], tuple[Counted, ...]]:
    return lambda facts: tuple(
        Counted(row.id, row.mentee_id) for row in facts.goals if row.standing != "dropped" and keep(row)
    )


def _meetings(minutes: bool) -> Callable[[Facts], tuple[Counted, ...]]:
    return lambda facts: tuple(
        Counted(row.id, facts.mentorship[row.mentorship_id].mentee_id, row.minutes if minutes else 1)
        for row in facts.held
    )


def cohort_due(facts: Facts) -> date | None:
    """The day the last cohort ends, as long as none of them has ended; then a completion rate can be known."""
    ends = [cohort.ends for cohort in facts.cohorts]
    return max(ends) if ends and min(ends) > facts.as_of else None


APPLICANTS = Measure("applicants", "student applications", "enrolment", _people("mentee", accepted=False))
STUDENTS = Measure("students", "students accepted", "enrolment", _people("mentee"))
MENTORS = Measure("mentors", "mentors accepted", "enrolment", _people("mentor"))

PROPOSED = Measure("students-proposed", "students with a proposed mentor", "enrolment",
                   _matched(lambda facts, row: True, proposals=True))
APPROVED = Measure("students-approved", "students with an approved mentor", "enrolment",
                   _matched(lambda facts, row: True))
AGREED = Measure("students-agreed", "students with an agreement signed by both", "enrolment", _matched(_agreed))
MET_ONCE = Measure("students-met", "students who met their mentor once", "enrolment",
                   _matched(lambda facts, row: row.id in facts.met))

PAIRS_STARTED = Measure("pairs-started", "pairs that started", "mentorship", _pairs(lambda facts, row: True))
PAIRS_ACTIVE = Measure("pairs-active", "active pairs", "mentorship", _pairs(lambda facts, row: not facts.over(row)))
PAIRS_ON_CADENCE = Measure("pairs-on-cadence", "active pairs on cadence", "mentorship",
                           _pairs(lambda facts, row: not facts.over(row) and facts.days_late(row) == 0))
PAIRS_CLOSED = Measure("pairs-closed", "pairs that started, of cohorts that have ended", "mentorship",
                       _pairs(_cohort_over))
PAIRS_COMPLETED = Measure("pairs-completed", "pairs that completed", "mentorship", _pairs(_completed))

GOALS = Measure("goals", "goals", "goal", _goals(lambda row: True))
GOALS_SMART = Measure("goals-smart", "goals written as SMART", "goal", _goals(lambda row: not row.missing))
GOALS_ON_TRACK = Measure("goals-on-track", "goals on track or reached", "goal",
                         _goals(lambda row: row.standing in ("on track", "reached")))
GOALS_REACHED = Measure("goals-reached", "goals reached", "goal", _goals(lambda row: row.standing == "reached"))

MEETINGS = Measure("meetings", "meetings held", "meeting", _meetings(minutes=False))
MINUTES = Measure("minutes", "minutes of meetings", "meeting", _meetings(minutes=True))

# Which count is a part of which: a reader of both knows that the first is not larger than the second.
PART_OF: tuple[tuple[Measure, Measure], ...] = (
    (STUDENTS, APPLICANTS), (PROPOSED, STUDENTS), (APPROVED, PROPOSED), (AGREED, APPROVED), (MET_ONCE, APPROVED),
    (PAIRS_ACTIVE, PAIRS_STARTED), (PAIRS_ON_CADENCE, PAIRS_ACTIVE), (PAIRS_CLOSED, PAIRS_STARTED),
    (PAIRS_COMPLETED, PAIRS_CLOSED),
    (GOALS_SMART, GOALS), (GOALS_ON_TRACK, GOALS), (GOALS_REACHED, GOALS_ON_TRACK),
)
