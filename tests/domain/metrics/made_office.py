"""A made-up office for tests of numbers and of the dean's workbook: two cohorts, the second one under way."""

from __future__ import annotations

import random
from datetime import date, timedelta

from app.domain.cohorts import Objective
from app.domain.dean import PersonLabel
from app.domain.metrics.facts import (
    Background,
    CohortFact,
    EnrolmentFact,
    Facts,
    GoalFact,
    MeetingFact,
    MentorshipFact,
    ProposalFact,
)
from app.domain.packets import OfficeContact

TODAY = date(2027, 3, 16)
PAST = CohortFact(1, "Alumni Mentors 2025–26", date(2025, 9, 1), date(2026, 8, 31), short_name="2025–26",
                  programme="Alumni Mentors", breaks=((date(2025, 12, 20), date(2026, 1, 10)),))
NOW = CohortFact(2, "Alumni Mentors 2026–27", date(2026, 9, 1), date(2027, 8, 31), short_name="2026–27",
                 programme="Alumni Mentors", breaks=((date(2026, 12, 20), date(2027, 1, 10)),))
CONTACT = OfficeContact("Northmere University", "Career Office", coordinator="Dana Whitlock")
PROGRAMS = {
    "Business": ("Accounting", "Finance"), "Engineering": ("Civil Engineering", "Computer Science"),
    "Arts and Sciences": ("Biology", "English", "Economics"), "Education": ("Elementary Education",),
    "Nursing": ("Nursing",),
}
SHARES = (16, 12, 14, 4, 2)
GIVEN = ("Ánh", "Łukasz", "Iñaki", "Wei", "Ngozi", "Siobhán", "Ayşe", "Tomás", "Fatima", "Grace", "=1+1", "<b>Ann</b>",
         "Noa", "Priya", "Jun", "Ọlá", "Mei", "Zoë", "Ivan", "Rosa")
FAMILY = ("Nguyễn", "Dąbrowski", "Etxeberria", "Zhang", "Okonkwo-Bassey", "O'Neil", "Yılmaz", "Núñez", "al-Hashimi",
          "Harcastle", "@SUM(A1)", "Robert; DROP", "Peretz", "Raghunathan", "Tanaka", "Adébáyọ̀", "Lin", "Ñ", "Petrov")
OPTED_OUT = ("Quillfeather, Xanthippe", "Vandergriff, Zebulon")
WAYS = ("Video", "Campus", "Phone")
TITLES = ("Land a summer internship", "-2+3 interviews", "Learn what Zebulon Vandergriff does", "学会面试")
OBJECTIVES = {2: (
    Objective(1, "matched-approved", None, 48, date(2026, 9, 30)),
    Objective(2, "on-cadence", 74, 85, date(2027, 8, 31)), Objective(3, "goals-smart", None, 95, date(2027, 1, 31)),
    Objective(4, "goals-on-track", 70, 75, date(2027, 8, 31)), Objective(5, "meetings", 310, 480, date(2027, 8, 31)),
    Objective(6, "meeting-minutes", None, 45, None),
    Objective(7, "completion", 83, 85, date(2027, 8, 31)),
)}


def people_made(count: int = 160) -> tuple[PersonLabel, ...]:
    """Labels for ids from 1; two people opted out of directory information."""
    chance = random.Random(7)
    made = []
    for at in range(1, count + 1):
        name = f"{FAMILY[at % len(FAMILY)]}, {chance.choice(GIVEN)}"
        native = "阮氏红英" if name.startswith("Nguyễn") else "علي الهاشمي" if name.startswith("al-") else ""
        made.append(PersonLabel(at, f"P{(at * 7919) % 9973:04d}", name, native))
    for at, name in zip((5, 70), OPTED_OUT, strict=True):
        made[at - 1] = PersonLabel(at, made[at - 1].code, name, "匿名者", opted_out=True)
    return tuple(made)


def office_made(students: int = 48, today: date = TODAY) -> Facts:
    """Facts of both cohorts. Mentees have ids from 1, mentors from 101; the same every time."""
    chance = random.Random(students)
    rows = _Rows()
    for cohort, number in ((PAST, max(1, students - 6)), (NOW, students)):
        _cohort(rows, chance, cohort, number, today)
    return Facts(today, (PAST, NOW), tuple(rows.enrolments), tuple(rows.proposals), tuple(rows.mentorships),
                 tuple(rows.meetings), tuple(rows.goals))


class _Rows:
    def __init__(self) -> None:
        self.enrolments: list[EnrolmentFact] = []
        self.proposals: list[ProposalFact] = []
        self.mentorships: list[MentorshipFact] = []
        self.meetings: list[MeetingFact] = []
        self.goals: list[GoalFact] = []


def _cohort(rows: _Rows, chance: random.Random, cohort: CohortFact, number: int, today: date) -> None:
    colleges = [name for name, share in zip(PROGRAMS, SHARES, strict=True) for _ in range(share)]
    for at in range(1, number + 1):
        college = colleges[at % len(colleges)]
        background = Background(college, chance.choice(PROGRAMS[college]), cohort.ends.year + chance.randrange(3))
        state = "accepted" if at % 17 else chance.choice(("withdrawn", "wait-listed"))
        rows.enrolments.append(EnrolmentFact(len(rows.enrolments) + 1, cohort.id, at, "mentee", state, background))
        mentor = 100 + 1 + at % 50
        if state == "accepted" and at % 20:
            rows.proposals.append(ProposalFact(cohort.id, at, mentor))
            _pair(rows, chance, cohort, at, mentor, today)
        _goals(rows, chance, cohort, at)
    for at in range(101, 101 + min(50, number)):
        rows.enrolments.append(EnrolmentFact(len(rows.enrolments) + 1, cohort.id, at, "mentor", "accepted"))


def _pair(rows: _Rows, chance: random.Random, cohort: CohortFact, mentee: int, mentor: int, today: date) -> None:
    number = len(rows.mentorships) + 1
    past = cohort.ends <= today
    left = chance.random() < 0.08
    signed = cohort.starts + timedelta(days=chance.randrange(12))
    rows.mentorships.append(MentorshipFact(
        number, cohort.id, mentee, mentor, cohort.starts, "ended" if left else "completed" if past else "active",
        cohort.starts + timedelta(days=120) if left else cohort.ends if past else None,
        cohort.starts - timedelta(days=20), cohort.starts - timedelta(days=8), signed,
        signed + timedelta(days=2) if chance.random() < 0.9 else None,
        ((date(2027, 2, 1), None),) if mentee == 9 and not past else (),
    ))
    day = cohort.starts + timedelta(days=chance.randrange(20))
    last = min(today, cohort.ends, cohort.starts + timedelta(days=120 if left else 400))
    while day <= last and chance.random() < 0.93:
        rows.meetings.append(MeetingFact(
            len(rows.meetings) + 1, number, day, chance.choice((30, 45, 60, 75)), chance.choice(WAYS),
            chance.choice(("career advice", "contacts", "feedback", "")), chance.random() < 0.05,
            chance.choice(("Résumé, first draft", "=HYPERLINK(\"x\")", "Talked with Xanthippe about interviews", "")),
        ))
        day += timedelta(days=chance.randrange(20, 44))


def _goals(rows: _Rows, chance: random.Random, cohort: CohortFact, mentee: int) -> None:
    for _ in range(chance.choice((1, 2, 3))):
        standing = chance.choices(("reached", "on track", "behind", "stalled", "dropped"), (25, 50, 15, 6, 4))[0]
        steps = chance.randrange(1, 6)
        done = steps if standing == "reached" else chance.randrange(steps)
        rows.goals.append(GoalFact(
            len(rows.goals) + 1, cohort.id, mentee, standing, () if chance.random() < 0.9 else ("No first step.",),
            cohort.starts + timedelta(days=chance.randrange(60, 330)), done * 100 // steps, steps, done,
            chance.choice(TITLES),
        ))
