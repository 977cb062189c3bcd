"""The smallest change that would match somebody: made, it matches; not made, it does not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.matching import MatchCase, MatchRules, MenteeProfile, MentorProfile, applied
from app.domain.people import Slot
from app.optimize import build_problem, remedies, solve
from tests.optimize.made_cases import START, TAXONOMY, cases, large_case


@given(case=cases(6, 4), aim=st.sampled_from(("total", "worst")))
@settings(deadline=None, max_examples=200)
def test_every_suggested_change_matches_and_taken_back_does_not(case: MatchCase, aim: str) -> None:
    problem = build_problem(case)
    result = solve(problem, aim)
    for person in result.unmatched:
        for remedy in remedies(problem, result, person.mentee_id):
            assert person.mentee_id in solve(build_problem(applied(case, remedy)), aim).mentor_of
            assert remedy.words.endswith(".")
    assert solve(build_problem(case), aim) == result


@given(case=cases(6, 4))
@settings(deadline=None, max_examples=80)
def test_whoever_is_allowed_anywhere_gets_a_suggestion(case: MatchCase) -> None:
    problem = build_problem(case)
    result = solve(problem)
    for person in result.unmatched:
        if person.allowed:
            assert remedies(problem, result, person.mentee_id)


@pytest.mark.parametrize("aim", ["total", "worst"])
def test_suggestions_hold_in_a_crowded_cohort(aim: str) -> None:
    problem = build_problem(large_case(40, 20, seed=4, capacity=1))
    result = solve(problem, aim)
    assert len(result.unmatched) >= 20
    for person in result.unmatched[:6]:
        for remedy in remedies(problem, result, person.mentee_id):
            assert person.mentee_id in solve(build_problem(applied(problem.case, remedy)), aim).mentor_of


def test_matched_people_and_people_who_are_out_get_none() -> None:
    case = MatchCase((MenteeProfile(1, "Ann"), MenteeProfile(2, "Bo", excluded="withdrawn")),
                     (MentorProfile(9, "Cy"),), START)
    problem = build_problem(case)
    result = solve(problem)
    assert remedies(problem, result, 1) == remedies(problem, result, 2) == []
    assert result.unmatched[0].reasons == ("Bo is out: withdrawn.",)


def field_case() -> MatchCase:
    """Wei-Ling shares no slot with the four mentors of her field, who meet on Tuesday mornings."""
    tuesday = (Slot(1, 9 * 60, 11 * 60),)
    return MatchCase(
        (MenteeProfile(1, "Wei-Ling", fields=(6,), availability=(Slot(4, 840, 960),)),
         MenteeProfile(2, "Owen", fields=(4,), availability=tuesday)),
        tuple(MentorProfile(at, f"Mentor {at}", fields=(6,), availability=tuesday) for at in (11, 12, 13, 14)),
        START, taxonomy=TAXONOMY,
    )


def test_the_reason_names_the_times_and_the_change_opens_most_mentors() -> None:
    problem = build_problem(field_case())
    result = solve(problem)
    assert [person.reasons for person in result.unmatched] == [(
        "No mentor with room shares a meeting slot.", "4 mentors fit by field; all meet on Tuesday mornings only.")]
    slot, *rest = remedies(problem, result, 1)
    assert rest == []
    assert slot.slots == (Slot(1, 540, 600),)
    assert slot.words == ("If Wei-Ling could also meet on Tuesday 9:00 AM to 10:00 AM, "
                          "Mentor 12 and 3 other mentors could take them.")


def test_a_rule_is_waived_for_one_pair_only() -> None:
    case = MatchCase((MenteeProfile(1, "Ann"),), (MentorProfile(9, "Cy"),), START,
                     rules=MatchRules(past_pairs=frozenset({(1, 9)})))
    problem = build_problem(case)
    result = solve(problem)
    assert result.unmatched[0].reasons[0] == "Of 1 mentor with room, 1 was their mentor before."
    (waiver,) = remedies(problem, result, 1)
    assert waiver.words == "Cy could take Ann if one rule is waived: they were a pair before."
    after = applied(case, waiver)
    assert after.rules.waived == {("past_pair", 1, 9)}
    assert solve(build_problem(after)).mentor_of == {1: 9}


def test_a_declared_conflict_is_never_suggested_away() -> None:
    case = MatchCase((MenteeProfile(1, "Ann"),), (MentorProfile(9, "Cy"),), START,
                     rules=MatchRules(conflicts=frozenset({(1, 9)})))
    problem = build_problem(case)
    assert remedies(problem, solve(problem), 1) == []
    waived = replace(case, rules=replace(case.rules, waived=frozenset({("conflict", 1, 9)})))
    assert solve(build_problem(waived)).pairs == ()


def test_a_full_mentor_is_said_to_be_full() -> None:
    case = MatchCase((MenteeProfile(1, "Ann"), MenteeProfile(2, "Bo")), (MentorProfile(9, "Cy"),), START)
    problem = build_problem(case)
    result = solve(problem)
    assert result.mentor_of == {1: 9}
    assert result.unmatched[0].reasons == ("No mentor has a free place.",
                                           "The only mentor the rules allow is full: Cy.")
    (place,) = remedies(problem, result, 2)
    assert (place.kind, place.words) == ("place", "One more place with Cy would match Bo.")
