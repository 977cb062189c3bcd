"""Matching a cohort through the office: run, keep, out of date, lock, approve."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.cohorts import MatchRuleDraft, PairRule
from app.domain.matching import check
from app.domain.mentorships import MentorshipQuery
from app.domain.people import Slot, TermUse
from app.errors import Cancelled, Invalid, NotFound, Refused
from app.office import Office
from tests.builders import new_cohort, new_mentor, new_student


def interest(*names: str) -> tuple[TermUse, ...]:
    return tuple(TermUse("interest", name, "has", place) for place, name in enumerate(names))


@pytest.fixture
def cohort(office: Office) -> int:
    """Three students and three mentors; Ann suits Dee, Bo suits Eve, Cy suits nobody."""
    cohort_id = new_cohort(office)
    students = [new_student(office, "Ann", terms=interest("Audit")), new_student(office, "Bo", terms=interest("Design")),
                new_student(office, "Cy", terms=interest("Law"))]
    mentors = [new_mentor(office, "Dee", terms=interest("Audit")),
               new_mentor(office, "Eve", terms=interest("Design"), employer="Lumen"),
               new_mentor(office, "Fay", employer="Harrow", years_experience=9)]
    office.enrolments.enrol(cohort_id, "mentee", students)
    office.enrolments.enrol(cohort_id, "mentor", mentors)
    return cohort_id


def person(office: Office, name: str) -> int:
    found = office.people.ids(replace(_query(), search=name))
    assert len(found) == 1
    return found[0]


def _query():  # type: ignore[no-untyped-def]
    from app.domain.people import PeopleQuery

    return PeopleQuery()


def pairs(office: Office, run_id: int) -> set[tuple[str, str]]:
    return {(pair.mentee.split()[0], pair.mentor.split()[0]) for pair in office.matching.get(run_id).result.pairs}


def test_a_run_matches_by_interest_and_proves_it(office: Office, cohort: int) -> None:
    run = office.matching.run(cohort)
    assert pairs(office, run.id) == {("Ann", "Dee"), ("Bo", "Eve"), ("Cy", "Fay")}
    assert run.result.certificate.dual_total == run.result.total == sum(pair.score for pair in run.result.pairs)
    assert check(run.result.certificate, office.matching.case(cohort)) == ()
    for pair in run.result.pairs:
        assert sum(line.points for line in pair.ledger) == pair.score
        assert all(line.points == line.weight * line.evidence for line in pair.ledger)
    assert (run.state, run.actor, run.stale) == ("proposed", "Dana Whitlock", False)


def test_what_is_kept_is_what_was_found(office: Office, cohort: int) -> None:
    run = office.matching.run(cohort, "worst")
    again = office.matching.latest(cohort)
    assert again == run and check(run.result.certificate, office.matching.case(cohort)) == ()


def test_a_run_is_out_of_date_once_something_it_rests_on_changes(office: Office, cohort: int) -> None:
    run = office.matching.run(cohort)
    ann = person(office, "Ann")
    office.people.add_note(ann, "Called")
    assert not office.matching.get(run.id).stale
    office.people.save(replace(office.people.draft_of(ann), terms=interest("Law")))
    assert office.matching.get(run.id).stale
    with pytest.raises(Refused, match="out of date"):
        office.matching.alternatives(run.id, ann)
    office.history.undo()
    assert not office.matching.get(run.id).stale
    office.cohorts.save_weights(cohort, {"language": 10})
    assert office.matching.get(run.id).stale


def test_another_run_replaces_one_that_was_not_approved(office: Office, cohort: int) -> None:
    first, second = office.matching.run(cohort), office.matching.run(cohort)
    assert office.matching.get(first.id).state == "replaced"
    with pytest.raises(Refused, match="replaced"):
        office.matching.approve(first.id)
    assert second.result.moves == ()


def test_approving_makes_mentorships_in_one_unit(office: Office, cohort: int) -> None:
    run = office.matching.run(cohort)
    done = office.matching.approve(run.id)
    assert len(done.mentorship_ids) == 3 and done.left_out == ()
    rows = office.mentorships.page(MentorshipQuery(cohort))
    assert [(row.mentee.split()[0], row.mentor.split()[0], row.state) for row in rows] == [
        ("Ann", "Dee", "active"), ("Bo", "Eve", "active"), ("Cy", "Fay", "active")]
    assert {row.score for row in rows} == {pair.score for pair in run.result.pairs}
    ledger = office.mentorships.get(rows[0].id).ledger
    assert sum(line[3] for line in ledger) == rows[0].score
    assert office.matching.get(run.id).state == "approved"
    office.history.undo()
    assert office.mentorships.count(MentorshipQuery(cohort)) == 0 and office.matching.get(run.id).state == "proposed"


def test_pairs_that_can_no_longer_be_are_left_out_with_the_reason(office: Office, cohort: int) -> None:
    run = office.matching.run(cohort)
    office.matching.pair(cohort, person(office, "Ann"), person(office, "Eve"))
    done = office.matching.approve(run.id)
    assert len(done.mentorship_ids) == 1
    assert done.left_out == (
        ("Ann Student and Dee Mentor", "The student has a mentor already, or is not accepted."),
        ("Bo Student and Eve Mentor", "Eve Mentor takes no students."))
    assert office.cohorts.get(cohort).row.mentorships == 2


def test_some_of_the_matches_can_be_approved_alone(office: Office, cohort: int) -> None:
    run = office.matching.run(cohort)
    done = office.matching.approve(run.id, [person(office, "Bo")])
    assert len(done.mentorship_ids) == 1
    again = office.matching.run(cohort)
    assert pairs(office, again.id) == {("Ann", "Dee"), ("Cy", "Fay")}


def test_locks_and_bans_hold_and_take_each_others_place(office: Office, cohort: int) -> None:
    ann, dee, eve = (person(office, name) for name in ("Ann", "Dee", "Eve"))
    run = office.matching.run(cohort)
    office.matching.set_rule(cohort, PairRule(ann, eve, "lock"))
    assert office.matching.get(run.id).stale
    assert ("Ann", "Eve") in pairs(office, office.matching.run(cohort).id)
    office.matching.set_rule(cohort, PairRule(ann, eve, "forbid", "Cousins"))
    assert [(rule.kind, rule.reason) for rule in office.matching.rules(cohort)] == [("forbid", "Cousins")]
    office.matching.set_rule(cohort, PairRule(ann, dee, "lock"))
    office.matching.clear_rule(cohort, PairRule(ann, eve, "forbid"))
    assert [(rule.kind, rule.mentor) for rule in office.matching.rules(cohort)] == [("lock", "Dee Mentor")]
    assert [change.label for change in office.history.rows(count=3)] == ["Allow pair", "Lock pair", "Forbid pair"]


def test_a_waiver_needs_a_reason_and_a_rule_that_can_be_waived(office: Office, cohort: int) -> None:
    ann, dee = person(office, "Ann"), person(office, "Dee")
    office.cohorts.save_match_rules(cohort, MatchRuleDraft(minimum_years=5))
    assert not office.matching.explain(cohort, ann, dee).allowed
    with pytest.raises(Invalid, match="reason"):
        office.matching.set_rule(cohort, PairRule(ann, dee, "waive", rule="minimum_years"))
    with pytest.raises(Invalid):
        office.matching.set_rule(cohort, PairRule(ann, dee, "waive", "Asked", "capacity"))
    office.matching.set_rule(cohort, PairRule(ann, dee, "waive", "She knows the field", "minimum_years"))
    assert office.matching.explain(cohort, ann, dee).allowed


def test_past_pairs_stay_apart_unless_the_cohort_allows_them(office: Office, cohort: int) -> None:
    ann, dee = person(office, "Ann"), person(office, "Dee")
    first = office.matching.pair(cohort, ann, dee)
    office.mentorships.end(first, "Change of plans")
    assert ("Ann", "Dee") not in pairs(office, office.matching.run(cohort).id)
    with pytest.raises(Refused, match="They were a pair before"):
        office.matching.pair(cohort, ann, dee)
    office.cohorts.save(replace(office.cohorts.draft_of(cohort), allow_past_pairs=True))
    assert ("Ann", "Dee") in pairs(office, office.matching.run(cohort).id)
    assert office.matching.pair(cohort, ann, dee) != first


def test_a_mentor_has_as_many_students_as_places(office: Office) -> None:
    cohort_id = new_cohort(office)
    office.enrolments.enrol(cohort_id, "mentee", [new_student(office, f"S{number}") for number in range(4)])
    mentor = new_mentor(office, "Dee", capacity=3)
    office.enrolments.enrol(cohort_id, "mentor", [mentor])
    run = office.matching.run(cohort_id)
    assert len(run.result.pairs) == 3 and len(run.result.unmatched) == 1
    office.matching.approve(run.id)
    with pytest.raises(Refused, match="takes no students"):
        office.matching.pair(cohort_id, run.result.unmatched[0].mentee_id, mentor)
    again = office.matching.run(cohort_id)
    assert again.result.pairs == () and len(again.result.unmatched) == 1


def test_what_another_mentor_would_cost_equals_a_run_with_that_pair_locked(office: Office, cohort: int) -> None:
    run = office.matching.run(cohort)
    ann = person(office, "Ann")
    options = office.matching.alternatives(run.id, ann)
    assert {option.mentor.split()[0] for option in options} == {"Eve", "Fay"}
    for option in options:
        tried = office.matching.tried(cohort, ann, option.mentor_id)
        assert tried.total - run.result.total == option.change
        assert len(tried.moves) == option.moves
    assert office.matching.latest(cohort) == run


def test_an_unmatched_student_gets_reasons_and_the_smallest_change(office: Office) -> None:
    cohort_id = new_cohort(office)
    ann = new_student(office, "Ann", availability=(Slot(0, 540, 600),), time_zone="America/New_York")
    office.enrolments.enrol(cohort_id, "mentee", [ann])
    office.enrolments.enrol(cohort_id, "mentor", [
        new_mentor(office, "Dee", availability=(Slot(1, 540, 600),), time_zone="America/New_York")])
    run = office.matching.run(cohort_id)
    assert run.result.unmatched[0].reasons
    kinds = {remedy.kind for remedy in office.matching.remedies(run.id, ann)}
    assert "slot" in kinds


def test_likely_mentors_are_found_before_somebody_is_accepted(office: Office, cohort: int) -> None:
    zoe = new_student(office, "Zoe", terms=interest("Design"))
    office.enrolments.enrol(cohort, "mentee", [zoe], "applied")
    assert [one.mentor for one in office.matching.likely(cohort, zoe, 1)] == ["Eve Mentor"]


def test_nobody_to_match_and_a_pressed_cancel_are_told(office: Office, cohort: int) -> None:
    with pytest.raises(Cancelled):
        office.matching.run(cohort, cancelled=lambda: True)
    assert office.matching.latest(cohort) is None
    with pytest.raises(Refused, match="no accepted student"):
        office.matching.run(new_cohort(office, "Empty"))
    with pytest.raises(NotFound):
        office.matching.get(99)
    with pytest.raises(Invalid):
        office.matching.run(cohort, aim="luck")


def test_people_who_left_take_no_part(office: Office, cohort: int) -> None:
    office.people.archive([person(office, "Ann")])
    run = office.matching.run(cohort)
    assert {row.mentee for row in run.result.unmatched} == {"Ann Student"}


def test_a_pair_at_work_is_explained_without_being_its_own_past(office: Office, cohort: int) -> None:
    ann, dee = person(office, "Ann"), person(office, "Dee")
    office.matching.pair(cohort, ann, dee)
    checks = {check.rule: check.holds for check in office.matching.explain(cohort, ann, dee).checks}
    assert checks["past_pair"]
