"""Today: each kind of item appears with its words, leaves when done, and can be put off."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.domain.cohorts import Break
from app.domain.days import near_day
from app.domain.enrolments import EnrolmentQuery
from app.domain.goals import GoalDraft, Step
from app.domain.mentorships import Agreement
from app.domain.staff import StaffMember
from app.domain.today import TodayGroup, TodayItem, due_words, monday_of, unsigned_words
from app.errors import Invalid
from app.office import Office
from tests.builders import clock_of, new_cohort, new_meeting, new_mentor, new_pair, new_student

TODAY = date(2027, 3, 16)


@pytest.fixture
def cohort(office: Office) -> int:
    return new_cohort(office)


def group(office: Office, kind: str, **options: object) -> TodayGroup | None:
    return next((one for one in office.today.groups(**options) if one.kind == kind), None)  # type: ignore[arg-type]


def item(office: Office, kind: str) -> TodayItem:
    found = group(office, kind)
    assert found is not None and found.count == len(found.items) == 1
    return found.items[0]


def signed_pair(office: Office, cohort_id: int, *names: str) -> int:
    pair = new_pair(office, cohort_id, *names)
    office.mentorships.set_agreement(pair, Agreement(TODAY, TODAY, TODAY))
    return pair


def test_an_empty_office_needs_nothing(office: Office, cohort: int) -> None:
    assert office.today.groups() == () and office.today.counts() == (0, 0) and office.today.week() == ()


def test_an_overdue_touchpoint_says_how_late_it_is(office: Office, cohort: int) -> None:
    pair = signed_pair(office, cohort)
    new_meeting(office, pair, TODAY)
    clock_of(office).advance(timedelta(days=60))
    office.checkins.remind([pair])
    found = item(office, "touchpoint")
    assert (found.name, found.other, found.days, found.days_words) == ("Ann Student", "Cy Mentor", 27, "27 days late")
    assert found.words == "Last met Mar 16 · 1 reminder sent" and found.action == "log-meeting" and found.overdue
    assert found.mentorship_id == pair
    new_meeting(office, pair, clock_of(office).today())
    assert group(office, "touchpoint") is None


def test_unsigned_agreements_say_who_has_not_signed(office: Office, cohort: int) -> None:
    pair = new_pair(office, cohort)
    assert item(office, "agreement").words == "Neither has signed · not sent yet"
    office.mentorships.set_agreement(pair, Agreement(date(2027, 2, 24), date(2027, 3, 1), None))
    found = item(office, "agreement")
    assert (found.words, found.days_words) == ("Mentor has not signed · sent Feb 24", "20 days")
    office.mentorships.set_agreement(pair, Agreement(date(2027, 2, 24), date(2027, 3, 1), TODAY))
    assert group(office, "agreement") is None


def test_a_check_in_is_due_and_then_late(office: Office, cohort: int) -> None:
    pair = signed_pair(office, cohort)
    office.checkins.ask(pair, TODAY + timedelta(days=3), "February was missed", "Priya")
    found = item(office, "check-in")
    assert (found.words, found.days_words, found.overdue) == (
        "February was missed · Priya", "due Fri, Mar 19", False)
    clock_of(office).advance(timedelta(days=5))
    assert item(office, "check-in").days_words == "2 days late"
    office.checkins.done(pair)
    assert group(office, "check-in") is None


def test_students_to_match_are_one_line_a_cohort(office: Office, cohort: int) -> None:
    office.enrolments.enrol(cohort, "mentee", [new_student(office, "Ann"), new_student(office, "Bo")])
    office.enrolments.enrol(cohort, "mentor", [new_mentor(office, "Cy", capacity=2)])
    found = item(office, "matching")
    assert (found.name, found.words) == ("2 students without a mentor", "Matching not run yet")
    run = office.matching.run(cohort)
    assert item(office, "matching").words == "Matching run Tue, Mar 16, not approved"
    office.matching.approve(run.id)
    assert group(office, "matching") is None


def test_applicants_wait_until_somebody_decides(office: Office, cohort: int) -> None:
    office.enrolments.enrol(cohort, "mentee", [new_student(office, "Ann")], "applied")
    clock_of(office).advance(timedelta(days=9))
    found = item(office, "applicant")
    assert (found.name, found.words, found.days_words) == (
        "Ann Student", "Student · Accounting, class of 2028", "9 days")
    office.enrolments.accept([office.enrolments.page(EnrolmentQuery(cohort))[0].id])
    assert group(office, "applicant") is None


def test_a_goal_without_a_measure_is_listed_with_its_words(office: Office, cohort: int) -> None:
    pair = signed_pair(office, cohort)
    student = office.mentorships.get(pair).row.mentee_id
    goal = office.goals.save(GoalDraft(person_id=student, cohort_id=cohort, title="Get better at <b>networking</b>"))
    found = item(office, "goal")
    assert (found.words, found.days_words, found.mentorship_id) == (
        "“Get better at <b>networking</b>”", "since Tue, Mar 16", pair)
    office.goals.drop(goal)
    assert group(office, "goal") is None


def test_pairs_still_at_work_after_the_end_are_told(office: Office, cohort: int) -> None:
    signed_pair(office, cohort)
    clock_of(office).advance(timedelta(days=200))
    assert item(office, "over").name == "1 pair still at work"


def test_archived_and_closed_cohorts_need_nothing(office: Office, cohort: int) -> None:
    office.enrolments.enrol(cohort, "mentee", [new_student(office, "Ann")], "applied")
    office.cohorts.set_state(cohort, "closed")
    assert office.today.counts() == (0, 0)
    office.cohorts.set_state(cohort, "running")
    assert office.today.counts() == (1, 0)
    office.cohorts.archive(cohort)
    assert office.today.counts() == (0, 0)


def test_counts_go_beyond_the_lines_that_are_shown(office: Office, cohort: int) -> None:
    office.enrolments.enrol(cohort, "mentee", [new_student(office, f"S{number}") for number in range(5)], "applied")
    found = group(office, "applicant", most=2)
    assert found is not None and (found.count, len(found.items)) == (5, 2)
    assert office.today.counts() == (5, 0)


def test_a_snoozed_item_comes_back_on_its_day(office: Office, cohort: int) -> None:
    new_pair(office, cohort)
    office.today.snooze(item(office, "agreement"), TODAY + timedelta(days=3))
    assert group(office, "agreement") is None and office.today.snoozed() == 1
    change = office.history.rows(count=1)[0]
    assert (change.label, change.subject) == ("Snooze", "Ann Student")
    clock_of(office).advance(timedelta(days=3))
    found = item(office, "agreement")
    office.today.snooze(found, TODAY + timedelta(days=30))
    office.today.wake()
    assert group(office, "agreement") is not None and office.today.snoozed() == 0
    with pytest.raises(Invalid):
        office.today.snooze(found, TODAY)


def test_mine_keeps_my_cohorts_and_the_check_ins_asked_of_me(office: Office, cohort: int) -> None:
    lead = office.settings.save_staff(StaffMember(None, "Dana Whitlock", "", "", "", "coordinator", False))
    own = new_cohort(office, "Mine", lead_id=lead)
    new_pair(office, own, "Bo", "Dee")
    pair = new_pair(office, cohort)
    office.checkins.ask(pair, TODAY, "", "Dana Whitlock")
    agreements = group(office, "agreement", mine=True)
    assert agreements is not None and [one.name for one in agreements.items] == ["Bo Student"]
    check_ins = group(office, "check-in", mine=True)
    assert check_ins is not None and [one.name for one in check_ins.items] == ["Ann Student"]
    office.actor = "Luis"
    assert office.today.groups(mine=True) == ()


def test_the_week_holds_what_is_planned_in_it(office: Office, cohort: int) -> None:
    pair = signed_pair(office, cohort)
    student = office.mentorships.get(pair).row.mentee_id
    office.mentorships.set_next_meeting(pair, date(2027, 3, 18))
    office.checkins.ask(pair, date(2027, 3, 19))
    office.goals.save(GoalDraft(person_id=student, cohort_id=cohort, title="Goal", due_on=date(2027, 3, 21),
                                steps=(Step(words="Register", due_on=date(2027, 3, 17)),)))
    office.cohorts.save_breaks(cohort, [Break(date(2027, 3, 20), date(2027, 3, 28), "Spring break")])
    assert [(entry.day.day, entry.kind, entry.words) for entry in office.today.week()] == [
        (17, "step", "Step due: Register (Ann Student)"), (18, "meeting", "Ann Student meets Cy Mentor"),
        (19, "check-in", "Check in with Ann Student and Cy Mentor"), (20, "break", "Spring break begins"),
        (21, "goal", "Goal due: Goal (Ann Student)")]
    assert [entry.words for entry in office.today.week(date(2027, 3, 25))] == ["Spring break ends"]
    assert [entry.words for entry in office.today.week(date(2026, 9, 1))] == ["Alumni Mentors 2026–27 starts"]


def test_days_are_said_as_people_say_them() -> None:
    assert near_day(date(2027, 3, 19), TODAY) == "Fri, Mar 19"
    assert near_day(date(2027, 1, 16), TODAY) == "Jan 16"
    assert near_day(date(2026, 6, 30), TODAY) == "Jun 30, 2026"
    assert due_words(TODAY, TODAY) == "due today" and due_words(date(2027, 3, 15), TODAY) == "1 day late"
    assert unsigned_words(False, True, None, TODAY) == "Student has not signed · not sent yet"
    assert monday_of(TODAY) == date(2027, 3, 15)
