"""What another mentor would cost, against running again with that pair locked."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.matching import Alternative, MatchCase, MatchResult, MatchRules, MenteeProfile, MentorProfile
from app.domain.people import Slot
from app.errors import NotFound
from app.optimize import alternatives, build_problem, explain, solve
from tests.optimize import brute_force
from tests.optimize.made_cases import START, cases, large_case


def forced(case: MatchCase, student: int, mentor: int) -> MatchCase:
    """The case with this pair locked instead of whatever was locked for the student."""
    locked = {pair for pair in case.rules.locked if pair[0] != student} | {(student, mentor)}
    return replace(case, rules=replace(case.rules, locked=frozenset(locked)))


def moved(before: dict[int, int], after: dict[int, int]) -> int:
    return sum(before.get(student) != after.get(student) for student in before.keys() | after.keys())


@given(case=cases(4, 4), data=st.data())
@settings(deadline=None, max_examples=120)
def test_each_alternative_is_what_a_run_with_the_pair_locked_would_give(case: MatchCase, data: st.DataObject) -> None:
    if not case.mentees:
        return
    problem = build_problem(case)
    result = solve(problem)
    student = data.draw(st.sampled_from([person.id for person in case.mentees]))
    for found in alternatives(problem, result, student):
        best = brute_force.best(forced(case, student, found.mentor_id), "total")
        total = sum(brute_force.scores(case, best[0]))
        assert found.change == total - result.total
        assert found.matched_change == len(best[0]) - len(result.pairs)
        assert found.moves == min(moved(result.mentor_of, chosen) for chosen in best)
        assert found.score == explain(problem, student, found.mentor_id).score


@given(case=cases(4, 4, locks=False), data=st.data())
@settings(deadline=None, max_examples=80)
def test_every_allowed_mentor_but_the_present_one_is_listed(case: MatchCase, data: st.DataObject) -> None:
    if not case.mentees:
        return
    problem = build_problem(case)
    result = solve(problem)
    student = data.draw(st.sampled_from([person.id for person in case.mentees]))
    expected = {mentor.id for mentor in case.mentors if not problem.judge.broken(student, mentor.id)}
    listed = [one.mentor_id for one in alternatives(problem, result, student)]
    assert sorted(listed) == sorted(expected - {result.mentor_of.get(student)})


def test_a_large_run_agrees_with_locking() -> None:
    problem = build_problem(large_case(60, 50))
    result = solve(problem)
    student = result.pairs[0].mentee_id
    found = alternatives(problem, result, student, most=4)
    assert len(found) == 4
    assert [one.change for one in found] == sorted((one.change for one in found), reverse=True)
    for one in found:
        again = solve(build_problem(forced(problem.case, student, one.mentor_id)), previous=result.mentor_of)
        assert (again.total - result.total, len(again.moves)) == (one.change, one.moves)


def test_the_fairest_worst_keeps_everybody_else_above_the_floor() -> None:
    problem = build_problem(large_case(40, 30))
    result: MatchResult = solve(problem, "worst")
    for pair in result.pairs[:5]:
        for one in alternatives(problem, result, pair.mentee_id, most=3):
            assert one.matched_change in (0, -1)
            assert one.moves >= 1


def test_moves_are_said_in_words() -> None:
    assert Alternative(1, "A", 0, 0, 1).moves_text == "this pair"
    assert Alternative(1, "A", 0, 0, 2).moves_text == "2 pairs"
    assert Alternative(1, "A", 0, 0, 3, -1).moves_text == "3 pairs, 1 unmatched"


def test_a_pair_is_explained_whether_it_is_allowed_or_not() -> None:
    morning = (Slot(1, 540, 600),)
    case = MatchCase(
        (MenteeProfile(1, "Ann", employer_id=4, availability=morning),),
        (MentorProfile(2, "Bo", employer_id=4, employer="Fernhill", years=9, availability=morning),),
        START, {"experience": 10, "availability": 15}, MatchRules(minimum_years=5, minutes_a_month=60),
    )
    found = explain(build_problem(case), 1, 2)
    assert not found.allowed
    assert [check.words for check in found.checks if not check.holds] == ["Both work at Fernhill"]
    assert "5+ years of experience" in [check.words for check in found.checks]
    assert "Both commit to 1 hour a month" in [check.words for check in found.checks]
    assert [(line.name, line.words, line.points) for line in found.ledger] == [
        ("Meeting times", "1 shared slot, 2 expected", 600), ("Mentor experience", "9 years, 5 required", 1000)]
    assert found.score == 1600
    with pytest.raises(NotFound):
        explain(build_problem(case), 1, 99)
