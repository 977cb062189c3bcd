"""What is known of a person by date: roles, parts in cohorts, pairs, agreements, meetings, goals, reminders."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.enrolments import SIDE_WORDS, Enrolment
from app.domain.goals import GoalQuery
from app.domain.mentorships import MeetingQuery, MentorshipRow
from app.domain.people import PersonDraft
from app.office import Office

MOST = 300
_ENROLMENT = {"applied": "Applied", "accepted": "Accepted", "wait-listed": "Put on the wait list",
              "declined": "Declined", "withdrawn": "Withdrew"}  # fmt: skip


@dataclass(frozen=True)
class Entry:
    """One thing that happened: `mentorship_id` is the pair it belongs to, where it does."""

    day: date
    title: str
    words: str = ""
    kind: str = ""
    icon: str = "circle-dot"
    token: str = "ink2"
    mentorship_id: int | None = None


def entries(office: Office, person_id: int, draft: PersonDraft) -> list[Entry]:
    """Everything by date, the latest first, at most MOST of each kind."""
    pairs = office.mentorships.of_person(person_id)
    found = [*_roles(draft), *_parts(office, person_id), *_meetings(office, person_id), *_goals(office, person_id)]
    for pair in pairs:
        found += _pair(pair, person_id)
        found += _contacts(office, pair, person_id)
    return sorted(found, key=lambda entry: entry.day, reverse=True)


def _roles(draft: PersonDraft) -> Iterator[Entry]:
    for role in draft.roles:
        if role.since is not None:
            article = "an" if role.kind == "alum" else "a"
            kind = "a member of staff" if role.kind == "staff" else f"{article} {role.kind}"
            yield Entry(role.since, f"Became {kind}", "", "Role", "graduation-cap")


def _parts(office: Office, person_id: int) -> Iterator[Entry]:
    names = {row.id: row.name for archived in (False, True) for row in office.cohorts.rows(archived)}
    for part in office.enrolments.of_person(person_id):
        cohort = names.get(part.cohort_id, "")
        if part.decided_on is not None:
            title = f"{_ENROLMENT[part.state]} as {SIDE_WORDS[part.side]}"
            token = "ok" if part.state == "accepted" else "ink2"
            yield Entry(part.decided_on, title, _joined(cohort, part.reason), "Cohort", "user-check", token)
        if part.state == "applied" or (part.decided_on is not None and part.applied_on < part.decided_on):
            yield Entry(part.applied_on, f"Applied as {SIDE_WORDS[part.side]}", cohort, "Cohort", "user-plus")


def _meetings(office: Office, person_id: int) -> Iterator[Entry]:
    for row in office.meetings.page(MeetingQuery(person_id=person_id), 0, MOST):
        meeting = row.meeting
        other = row.mentor if row.mentee_id == person_id else row.mentee
        words = "Confidential" if meeting.confidential else _joined(meeting.topics, meeting.outcome)
        yield Entry(meeting.held_on, f"Met {other} for {meeting.minutes} min, {meeting.way.lower()}", words, "Meeting",
                    "lock" if meeting.confidential else "notebook-pen", "warn" if meeting.confidential else "ink2",
                    meeting.mentorship_id)


def _goals(office: Office, person_id: int) -> Iterator[Entry]:
    for goal in office.goals.page(GoalQuery(person_id=person_id), 0, MOST):
        title = f"“{goal.draft.title}”"
        yield Entry(goal.created_on, "Goal added", title, "Goal", "target", "ink2", goal.mentorship_id)
        for step in goal.steps:
            if step.done_on is not None:
                yield Entry(step.done_on, "Step done", step.words, "Goal", "circle-check", "ok", goal.mentorship_id)
        for progress in goal.progress:
            yield Entry(progress.on_day, f"Goal at {progress.percent}%", _joined(title, progress.words), "Goal",
                        "trending-up", "ink2", goal.mentorship_id)


def _pair(pair: MentorshipRow, person_id: int) -> Iterator[Entry]:
    mentee = pair.mentee_id == person_id
    title = f"Became student of {pair.mentor}" if mentee else f"Became mentor of {pair.mentee}"
    yield Entry(pair.started_on, title, pair.cohort, "Mentorship", "heart-handshake", "ink2", pair.id)
    signed = [day for day in (pair.agreement.mentee_signed_on, pair.agreement.mentor_signed_on) if day is not None]
    if pair.agreement.signed:
        yield Entry(max(signed), "Agreement signed by both", pair.names, "Mentorship", "file-check-2", "ok", pair.id)
    for mark in pair.strip:
        if mark.state == "missed":
            last = date(mark.month.year, mark.month.month, monthrange(mark.month.year, mark.month.month)[1])
            yield Entry(last, f"{mark.month:%B} touchpoint missed", pair.names, "Mentorship", "calendar-x", "bad",
                        pair.id)


def _contacts(office: Office, pair: MentorshipRow, person_id: int) -> Iterator[Entry]:
    for contact in office.checkins.contacts(pair.id):
        if contact.person_id == person_id:
            yield Entry(contact.on_day, contact.kind.capitalize(), _joined(contact.words, contact.actor), "Contact",
                        "mail", "ink2", pair.id)


def part_words(part: Enrolment) -> str:
    """A part in a cohort in a word or two: "Student, accepted"."""
    return f"{SIDE_WORDS[part.side].capitalize()}, {part.state}"


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
