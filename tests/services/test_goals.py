"""Goals: written, checked, moved, reached; the list says how they stand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.goals import GOAL_FILTERS, GOAL_SORTS, GoalDraft, GoalQuery, Step
from app.errors import Invalid, NotFound
from app.office import Office
from tests.builders import clock_of, new_cohort, new_pair, new_student

TODAY = date(2027, 3, 16)
SMART = GoalDraft(
    title="Land a summer audit internship", specific="A paid internship at a firm in Port Ellery",
    measurable="8 applications, 1 written offer", achievable="Resume reviewed", relevant="First step to a CPA",
    time_bound="Offer accepted by May 15", due_on=date(2027, 5, 15),
    steps=(Step(words="Rewrite resume", who="Ánh", due_on=TODAY - timedelta(days=10)),
           Step(words="Submit applications", who="Ánh", due_on=TODAY + timedelta(days=15))),
)  # fmt: skip


@pytest.fixture
def cohort(office: Office) -> int:
    return new_cohort(office)


@pytest.fixture
def ann(office: Office, cohort: int) -> int:
    return office.mentorships.get(new_pair(office, cohort)).row.mentee_id


@pytest.fixture
def goal(office: Office, cohort: int, ann: int) -> int:
    return office.goals.save(replace(SMART, person_id=ann, cohort_id=cohort))


def test_a_goal_is_kept_as_it_was_written(office: Office, goal: int, cohort: int, ann: int) -> None:
    kept = office.goals.get(goal)
    assert (kept.missing, kept.person, kept.mentor) == ((), "Student, Ann", "Cy Mentor")
    assert [step.words for step in kept.steps] == ["Rewrite resume", "Submit applications"]
    draft = office.goals.draft_of(goal)
    assert replace(draft, id=None, as_of=0, steps=SMART.steps) == replace(SMART, person_id=ann, cohort_id=cohort)
    change = office.history.rows(count=1)[0]
    assert (change.label, change.subject) == ("New goal", "Ann Student")


def test_a_vague_goal_is_saved_and_says_what_is_missing(office: Office, cohort: int, ann: int) -> None:
    goal_id = office.goals.save(GoalDraft(person_id=ann, cohort_id=cohort, title="Get better at networking"))
    kept = office.goals.get(goal_id)
    assert "Measurable: no figure or observable result." in kept.missing and "No first step." in kept.missing
    assert kept.standing == "stalled"
    assert office.goals.count(GoalQuery(cohort, filter="not smart")) == 1


def test_a_goal_beyond_its_cohort_is_told(office: Office, cohort: int, ann: int) -> None:
    goal_id = office.goals.save(replace(SMART, person_id=ann, cohort_id=cohort, due_on=date(2027, 9, 30)))
    assert office.goals.get(goal_id).missing == ("Time-bound: the date is after the cohort ends on Aug 31.",)


def test_an_unnamed_goal_is_refused(office: Office, ann: int) -> None:
    with pytest.raises(Invalid) as caught:
        office.goals.save(GoalDraft(person_id=ann, title="  "))
    assert set(caught.value.fields) == {"title"}
    with pytest.raises(NotFound):
        office.goals.save(GoalDraft(person_id=999, title="x"))


def test_steps_keep_their_ids_when_others_come_and_go(office: Office, goal: int) -> None:
    draft = office.goals.draft_of(goal)
    first, second = draft.steps
    office.goals.save(replace(draft, steps=(second, Step(words=" "), Step(words="Mock interview"))))
    kept = office.goals.get(goal).steps
    assert [step.words for step in kept] == ["Submit applications", "Mock interview"]
    assert kept[0].id == second.id and first.id not in {step.id for step in kept}


def test_a_step_checked_meanwhile_is_not_overwritten(office: Office, goal: int) -> None:
    mine = office.goals.draft_of(goal)
    assert mine.steps[0].id is not None
    office.goals.check_step(mine.steps[0].id, TODAY)
    with pytest.raises(Invalid, match="changed while you were editing"):
        office.goals.save(replace(mine, title="Other"))


def test_progress_comes_from_steps_until_somebody_enters_it(office: Office, goal: int) -> None:
    step = office.goals.get(goal).steps[0]
    assert step.id is not None
    assert office.goals.get(goal).standing == "behind"
    office.goals.check_step(step.id, TODAY)
    kept = office.goals.get(goal)
    assert (kept.percent, kept.expected, kept.standing, kept.next_step) == (50, 50, "on track", "Submit applications")
    office.goals.add_progress(goal, 30, "Two refusals")
    kept = office.goals.get(goal)
    assert (kept.percent, kept.standing, kept.checked_on) == (30, "behind", TODAY)
    office.goals.check_step(step.id, None)
    assert office.goals.get(goal).steps[0].done_on is None


def test_figures_and_days_that_cannot_be_are_refused(office: Office, goal: int) -> None:
    for percent, day, field in ((101, TODAY, "percent"), (-1, TODAY, "percent"), (50, TODAY + timedelta(1), "on_day")):
        with pytest.raises(Invalid) as caught:
            office.goals.add_progress(goal, percent, on_day=day)
        assert set(caught.value.fields) == {field}
    with pytest.raises(Invalid):
        office.goals.add_step(goal, Step(words=" "))
    with pytest.raises(NotFound):
        office.goals.check_step(999, TODAY)


def test_a_goal_is_reached_dropped_and_opened_again(office: Office, cohort: int, goal: int) -> None:
    office.goals.reach(goal)
    assert (office.goals.get(goal).standing, office.goals.get(goal).percent) == ("reached", 100)
    office.goals.drop(goal)
    assert office.goals.count(GoalQuery(cohort)) == 0 and office.goals.count(GoalQuery(cohort, filter="dropped")) == 1
    office.goals.reopen(goal)
    assert office.goals.get(goal).draft.state == "open"


def test_a_removed_goal_comes_back_whole(office: Office, goal: int) -> None:
    office.goals.add_progress(goal, 20)
    before = office.goals.get(goal)
    office.goals.remove(goal)
    with pytest.raises(NotFound):
        office.goals.get(goal)
    office.history.undo()
    assert office.goals.get(goal) == before


def test_dates_move_together_but_not_those_of_steps_done(office: Office, goal: int) -> None:
    first = office.goals.get(goal).steps[0]
    assert first.id is not None
    office.goals.check_step(first.id, TODAY)
    office.goals.move_dates([goal], 14)
    kept = office.goals.get(goal)
    assert kept.draft.due_on == date(2027, 5, 29)
    assert [step.due_on for step in kept.steps] == [first.due_on, date(2027, 4, 14)]


def test_the_list_groups_by_student_and_counts_standings(office: Office, cohort: int, goal: int, ann: int) -> None:
    bo = new_student(office, "Bo", "Ames", college="Arts")
    first = office.goals.save(GoalDraft(person_id=bo, cohort_id=cohort, title="Zine"))
    second = office.goals.save(replace(SMART, person_id=bo, cohort_id=cohort))
    office.goals.reach(second)
    assert [one.id for one in office.goals.page(GoalQuery(cohort))] == [first, second, goal]
    assert office.goals.counts(GoalQuery(cohort)) == {
        "": 3, "reached": 1, "on track": 0, "behind": 1, "stalled": 1, "not smart": 1, "dropped": 0}
    assert [one.id for one in office.goals.page(GoalQuery(cohort, college="Arts"))] == [first, second]
    assert [one.id for one in office.goals.page(GoalQuery(cohort, search="ames"))] == [first, second]
    assert [one.id for one in office.goals.page(GoalQuery(cohort, search="zin"))] == [first]
    assert [one.id for one in office.goals.page(GoalQuery(person_id=ann))] == [goal]
    assert [one.id for one in office.goals.page(GoalQuery(cohort), 1, 1)] == [second]


def test_every_filter_and_order_works(office: Office, cohort: int, goal: int, ann: int) -> None:
    office.goals.save(GoalDraft(person_id=ann, cohort_id=cohort, title="Zine"))
    for sort in GOAL_SORTS:
        up, down = (office.goals.page(GoalQuery(cohort, sort=sort, descending=way)) for way in (False, True))
        assert {one.id for one in up} == {one.id for one in down} and len(up) == 2
    for wanted in GOAL_FILTERS:
        query = GoalQuery(cohort, filter=wanted)
        assert office.goals.count(query) == len(office.goals.page(query))


def test_a_goal_stalls_after_thirty_quiet_days(office: Office, goal: int) -> None:
    step = office.goals.get(goal).steps[0]
    assert step.id is not None
    office.goals.check_step(step.id, TODAY)
    clock_of(office).advance(timedelta(days=30))
    assert office.goals.get(goal).standing != "stalled"
    clock_of(office).advance(timedelta(days=1))
    assert office.goals.get(goal).standing == "stalled"
