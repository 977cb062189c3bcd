"""Small builders: a real office file, people, a cohort and pairs at work, made through the product's own verbs."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from app.clock import SetClock
from app.domain.cohorts import CohortDraft
from app.domain.mentorships import MeetingDraft
from app.domain.people import PersonDraft, Role
from app.office import Office

TODAY = datetime(2027, 3, 16, 15, 0, tzinfo=UTC)


def new_office(folder: Path, now: datetime = TODAY) -> Office:
    """An empty office whose clock stands at `now`."""
    return Office.create(folder / "Office.mentordesk", clock=SetClock(now), actor="Dana Whitlock")


def clock_of(office: Office) -> SetClock:
    """The office's clock, to be moved."""
    assert isinstance(office.clock, SetClock)
    return office.clock


def new_student(office: Office, given: str, family: str = "Student", **more: Any) -> int:
    """A student."""
    fields = {"program": "Accounting", "college": "Business", "class_year": 2028, **more}
    return office.people.save(PersonDraft(given=given, family=family, roles=(Role("student"),), **fields))


def new_mentor(office: Office, given: str, family: str = "Mentor", **more: Any) -> int:
    """An alum who can be a mentor."""
    fields = {"employer": "Copperline Software", "job_title": "Audit manager", "capacity": 1, **more}
    return office.people.save(PersonDraft(given=given, family=family, roles=(Role("alum"),), **fields))


def new_cohort(office: Office, name: str = "Alumni Mentors 2026–27", **more: Any) -> int:
    """A running cohort of twelve months from September 2026."""
    fields = {"programme": "Alumni Mentors", "starts": date(2026, 9, 1), "ends": date(2027, 8, 31), "state": "running",
              "cadence_days": 28, "grace_days": 5, **more}
    return office.cohorts.save(CohortDraft(name=name, **fields))


def new_pair(office: Office, cohort_id: int, mentee: str = "Ann", mentor: str = "Cy") -> int:
    """A student and a mentor, enrolled and paired by hand; the mentorship's id."""
    student, alum = new_student(office, mentee), new_mentor(office, mentor)
    office.enrolments.enrol(cohort_id, "mentee", [student])
    office.enrolments.enrol(cohort_id, "mentor", [alum])
    return office.matching.pair(cohort_id, student, alum)


def new_meeting(office: Office, mentorship_id: int, held_on: date, **more: Any) -> int:
    """A meeting of an hour by video."""
    fields = {"minutes": 60, "way": "Video", "topics": "Case practice", **more}
    return office.meetings.log(MeetingDraft(mentorship_id=mentorship_id, held_on=held_on, **fields))
