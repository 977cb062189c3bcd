"""Objectives and the cohort at a glance: actuals are computed from what happened."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from app.domain.cohorts import Objective
from app.domain.goals import GoalDraft
from app.domain.mentorships import Agreement
from app.domain.metrics.objectives import Standing
from app.errors import Invalid
from app.office import Office
from tests.builders import new_cohort, new_meeting, new_mentor, new_pair, new_student

TODAY = date(2027, 3, 16)


def aims(**targets: int) -> list[Objective]:
    return [Objective(None, metric.replace("_", "-"), None, target, None) for metric, target in targets.items()]


def test_objectives_are_kept_in_order_and_change_in_place(office: Office) -> None:
    cohort_id = new_cohort(office)
    office.objectives.save(cohort_id, aims(on_cadence=85, goals_smart=95))
    first = office.objectives.rows(cohort_id)
    assert [(row.metric, row.target) for row in first] == [("on-cadence", 85), ("goals-smart", 95)]
    office.objectives.save(cohort_id, aims(goals_smart=90, on_cadence=85))
    second = office.objectives.rows(cohort_id)
    assert [(row.metric, row.target) for row in second] == [("goals-smart", 90), ("on-cadence", 85)]
    assert {row.id for row in first} == {row.id for row in second}
    office.objectives.save(cohort_id, [])
    office.history.undo()
    assert office.objectives.rows(cohort_id) == second


def test_targets_that_cannot_be_are_refused(office: Office) -> None:
    cohort_id = new_cohort(office)
    for wrong, field in ((aims(on_cadence=101), "target"), (aims(luck=1), "metric"),
                         (aims(meetings=1) + aims(meetings=2), "metric")):
        with pytest.raises(Invalid) as caught:
            office.objectives.save(cohort_id, wrong)
        assert set(caught.value.fields) == {field}
    as_of = office.objectives.as_of()
    office.objectives.save(cohort_id, aims(meetings=10))
    office.objectives.save(cohort_id, aims(meetings=11), office.objectives.as_of())
    with pytest.raises(Invalid, match="changed while you were editing"):
        office.objectives.save(cohort_id, aims(meetings=12), as_of)


def test_the_overview_computes_every_actual(office: Office) -> None:
    cohort_id = new_cohort(office)
    first, second = new_pair(office, cohort_id), new_pair(office, cohort_id, "Bo", "Dee")
    office.enrolments.enrol(cohort_id, "mentee", [new_student(office, "Zoe")])
    new_meeting(office, first, TODAY, minutes=45)
    office.objectives.save(cohort_id, aims(matched_approved=3, on_cadence=85, meeting_minutes=60))
    overview = office.objectives.overview(cohort_id)
    actuals = [(view.line.figure.numerator, view.line.figure.denominator) for view in overview.objectives]
    assert actuals == [(2, 3), (2, 2), (45, 1)]
    assert [view.line.standing for view in overview.objectives] == [
        Standing.FAR_UNDER, Standing.COMPLETE, Standing.UNDER]
    assert overview.objectives[1].trend[-1] == (TODAY, Fraction(100))
    assert (overview.month, overview.months, overview.on_target) == (7, 12, 1)
    assert [(step.kind, step.count) for step in overview.next_steps] == [("unmatched", 1), ("agreements", 2)]
    assert second in office.facts.read([cohort_id]).mentorship


def test_phases_follow_what_happened(office: Office) -> None:
    cohort_id = new_cohort(office)

    def states() -> dict[str, str]:
        return {phase.name: phase.state for phase in office.objectives.overview(cohort_id).phases}

    assert states() == {"Recruit": "now", "Match": "open", "Agree": "open", "Meet": "open", "Close": "open"}
    pair = new_pair(office, cohort_id)
    assert states() == {"Recruit": "done", "Match": "done", "Agree": "now", "Meet": "now", "Close": "open"}
    office.mentorships.set_agreement(pair, Agreement(TODAY, TODAY, TODAY))
    assert states()["Agree"] == "done"
    office.mentorships.complete([pair])
    office.cohorts.set_state(cohort_id, "closed")
    assert set(states().values()) == {"done"}


def test_a_cohort_is_compared_with_the_one_before_it(office: Office) -> None:
    before = new_cohort(office, "2025–26", starts=date(2025, 9, 1), ends=date(2026, 8, 31), short_name="25/26")
    cohort_id = new_cohort(office)
    new_meeting(office, new_pair(office, before), date(2026, 3, 1))
    overview = office.objectives.overview(cohort_id)
    assert overview.previous == "25/26" and len(overview.compared) == 5
    assert office.objectives.overview(before).compared == ()


def test_the_pulse_shows_targets_where_the_cohort_has_them(office: Office) -> None:
    cohort_id = new_cohort(office)
    pair = new_pair(office, cohort_id)
    office.goals.save(GoalDraft(person_id=office.mentorships.get(pair).row.mentee_id, cohort_id=cohort_id, title="X"))
    office.objectives.save(cohort_id, aims(on_cadence=85))
    pulse = office.objectives.pulse(cohort_id)
    assert [(line.figure.metric.key, line.figure.numerator, line.figure.denominator, line.target) for line in pulse] == [
        ("matched-approved", 1, 1, None), ("on-cadence", 1, 1, 85), ("goals-on-track", 0, 1, None)]


def test_mentors_who_were_mentees_are_counted(office: Office) -> None:
    first, second = new_cohort(office, "One"), new_cohort(office, "Two")
    pair = new_pair(office, first)
    office.enrolments.enrol(second, "mentor", [office.mentorships.get(pair).row.mentee_id, new_mentor(office, "New")])
    assert office.objectives.overview(second).returning == 1


def test_facts_hold_no_words_of_confidential_meetings(office: Office) -> None:
    cohort_id = new_cohort(office)
    pair = new_pair(office, cohort_id)
    new_meeting(office, pair, TODAY, topics="Visa", confidential=True)
    new_meeting(office, pair, TODAY, topics="Resume")
    facts = office.facts.read([cohort_id, 999])
    assert [row.topics for row in facts.meetings] == ["", "Resume"]
    assert [cohort.id for cohort in facts.cohorts] == [cohort_id]
    assert len(facts.enrolments) == 2 and facts.days_late(facts.mentorships[0]) == 0


def test_a_proposed_run_is_a_fact(office: Office) -> None:
    cohort_id = new_cohort(office)
    office.enrolments.enrol(cohort_id, "mentee", [new_student(office, "Ann")])
    office.enrolments.enrol(cohort_id, "mentor", [new_mentor(office, "Cy")])
    office.matching.run(cohort_id)
    assert len(office.facts.read([cohort_id]).proposals) == 1
