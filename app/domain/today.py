"""Today: what needs attention, what the week holds; items in words, with what can be done about each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.days import near_day
from app.domain.text import counted

# In the order they are shown: kind, title of the group, and what is done about an item.
GROUPS: tuple[tuple[str, str, str], ...] = (
    ("touchpoint", "Overdue touchpoints", "log-meeting"),
    ("check-in", "Staff check-ins due", "check-in-done"),
    ("agreement", "Unsigned mentoring agreements", "record-signature"),
    ("matching", "Students to match", "open-matching"),
    ("over", "Pairs to complete", "open-mentorships"),
    ("applicant", "Applicants waiting", "decide"),
    ("goal", "Goals without a measure", "add-measure"),
)
KINDS = tuple(kind for kind, _title, _action in GROUPS)
WEEK_KINDS = ("meeting", "check-in", "goal", "step", "cohort", "break")


@dataclass(frozen=True)
class TodayItem:
    """One line that needs attention. `subject_id` is the mentorship, enrolment, goal or cohort, by kind.

    `days` is how long it has waited or how late it is, `days_words` says it; `other` is the mentor of a pair.
    """

    kind: str
    subject_id: int
    cohort_id: int
    cohort: str
    name: str
    words: str
    days: int
    days_words: str
    overdue: bool
    action: str
    native: str = ""
    other: str = ""
    person_id: int | None = None
    mentorship_id: int | None = None


@dataclass(frozen=True)
class TodayGroup:
    """Items of one kind, the longest waiting first; `count` may be more than are in `items`."""

    kind: str
    title: str
    count: int
    overdue: int
    items: tuple[TodayItem, ...]


@dataclass(frozen=True)
class WeekEntry:
    """Something on a day: a meeting planned, a check-in, a goal's or step's date, a date of a cohort."""

    day: date
    kind: str
    words: str
    cohort_id: int | None
    person_id: int | None = None
    mentorship_id: int | None = None
    goal_id: int | None = None


def monday_of(day: date) -> date:
    """The Monday of the week a day is in."""
    return day - timedelta(days=day.weekday())


def last_met_words(met: date | None, reminders: int, today: date) -> str:
    """"Last met Jan 16 · 2 reminders sent"."""
    words = f"Last met {near_day(met, today)}" if met else "Not met yet"
    return f"{words} · {counted(reminders, 'reminder')} sent" if reminders else words


def unsigned_words(mentee_signed: bool, mentor_signed: bool, sent_on: date | None, today: date) -> str:
    """"Mentor has not signed · sent Feb 24"."""
    who = "Mentor has" if mentee_signed else "Student has" if mentor_signed else "Neither has"
    signed = f"{who} {'' if not (mentee_signed or mentor_signed) else 'not '}signed"
    return f"{signed} · {f'sent {near_day(sent_on, today)}' if sent_on else 'not sent yet'}"


def due_words(due: date, today: date) -> str:
    """"due today", "due Fri, Mar 19", "3 days late"."""
    late = (today - due).days
    if late > 0:
        return f"{counted(late, 'day')} late"
    return "due today" if not late else f"due {near_day(due, today)}"


def waiting_words(days: int) -> str:
    """"9 days", or "today"."""
    return counted(days, "day") if days else "today"
