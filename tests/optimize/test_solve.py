"""The run of matching against brute force, its proof, its ties, and what it moves."""

from __future__ import annotations

import json
import random
from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.matching import Judge, MatchCase, MatchRules, MenteeProfile, MentorProfile, check
from app.errors import Cancelled, Invalid, OfficeError
from app.optimize import build_problem, reweighted, solve
from tests.optimize import brute_force
from tests.optimize.made_cases import START, cases, large_case

aims = st.sampled_from(("total", "worst"))


@given(case=cases(), aim=aims)
@settings(deadline=None, max_examples=150)
def test_a_run_equals_brute_force_and_breaks_ties_by_the_ids(case: MatchCase, aim: str) -> None:
    result = solve(build_problem(case), aim)
    best = brute_force.best(case, aim)
    assert brute_force.worth(case, result.mentor_of, aim) == brute_force.worth(case, best[0], aim)
    assert result.mentor_of == brute_force.first_by_ids(case, best)


@given(case=cases(), aim=aims)
@settings(deadline=None, max_examples=60)
def test_the_figures_of_the_other_aim_are_those_of_its_own_run(case: MatchCase, aim: str) -> None:
    problem = build_problem(case)
    other = solve(problem, "worst" if aim == "total" else "total")
    assert solve(problem, aim).other.total == other.total
    if not case.rules.locked:
        assert solve(problem, aim).other.matched == other.figures.matched


@given(case=cases(8, 6), aim=aims)
@settings(deadline=None, max_examples=100)
def test_every_run_is_proven_and_every_ledger_adds_up(case: MatchCase, aim: str) -> None:
    result = solve(build_problem(case), aim)
    assert check(result.certificate, case) == ()
    assert result.certificate.total == result.certificate.dual_total == result.total
    assert sum(line.points for pair in result.pairs for line in pair.ledger) == result.total
    for pair in result.pairs:
        assert all(line.weight * line.evidence == line.points for line in pair.ledger)
        assert sum(line.points for line in pair.ledger) == pair.score


@given(case=cases(), aim=aims, dice=st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=60)
def test_the_order_in_which_people_are_read_changes_nothing(case: MatchCase, aim: str, dice: random.Random) -> None:
    mixed = replace(case, mentees=tuple(dice.sample(case.mentees, len(case.mentees))),
                    mentors=tuple(dice.sample(case.mentors, len(case.mentors))))
    assert solve(build_problem(mixed), aim) == solve(build_problem(case), aim)


@given(case=cases(), aim=aims, data=st.data())
@settings(deadline=None, max_examples=120)
def test_solving_again_moves_as_few_pairs_as_any_best_assignment(
    case: MatchCase, aim: str, data: st.DataObject
) -> None:
    previous = data.draw(st.fixed_dictionaries({}, optional={
        person.id: st.sampled_from([mentor.id for mentor in case.mentors] + [99]) for person in case.mentees
    }))  # fmt: skip
    result = solve(build_problem(case), aim, previous=previous)

    def kept(chosen: dict[int, int]) -> int:
        return len(chosen.items() & previous.items())

    best = brute_force.best(case, aim)
    assert result.mentor_of in best
    assert kept(result.mentor_of) == max(map(kept, best))
    assert case.rules.locked <= set(result.mentor_of.items())
    assert {move.mentee_id for move in result.moves} == ({
        person.id for person in case.mentees if previous.get(person.id) != result.mentor_of.get(person.id)
    } if previous else set())
    assert all(move.why.endswith(".") for move in result.moves)


def test_solving_again_without_a_change_moves_nobody() -> None:
    problem = build_problem(large_case(60, 40))
    first = solve(problem)
    again = solve(problem, previous=first.mentor_of)
    assert again.moves == ()
    assert again.pairs == first.pairs


@pytest.mark.parametrize(("count", "helpers", "seed"), [(80, 90, 1), (150, 60, 2), (200, 140, 3)])
def test_a_large_run_equals_the_plain_solver(count: int, helpers: int, seed: int) -> None:
    from scipy.optimize import linear_sum_assignment

    problem = build_problem(large_case(count, helpers, seed))
    result = solve(problem)
    column_of = np.repeat(np.arange(helpers), problem.places)
    profit = np.where(problem.allowed, problem.scores + 10**8, 0)[:, column_of]
    rows, columns = linear_sum_assignment(profit, maximize=True)
    chosen = profit[rows, columns]
    assert result.figures.matched == (chosen > 0).sum()
    assert result.total == (chosen[chosen > 0] - 10**8).sum()
    assert check(result.certificate, problem.case) == ()


def test_the_fairest_worst_is_never_lower_and_never_sums_higher() -> None:
    for seed in range(5):
        problem = build_problem(large_case(60, 40, seed))
        total, fair = solve(problem, "total"), solve(problem, "worst")
        assert fair.figures.matched == total.figures.matched
        assert fair.total <= total.total
        assert (fair.worst or 0) >= (total.worst or 0)
        assert check(fair.certificate, problem.case) == ()
        assert (total.other, fair.other) == (fair.figures, total.figures)


def test_machines_read_whole_numbers_that_add_up() -> None:
    numbers = solve(build_problem(large_case(30, 20))).as_dict()
    assert json.loads(json.dumps(numbers)) == numbers
    for pair in numbers["pairs"]:
        assert sum(line["weight"] * line["evidence"] for line in pair["ledger"]) == pair["score"]
    assert sum(pair["score"] for pair in numbers["pairs"]) == numbers["total"] == numbers["certificate"]["total"]


def test_the_proof_is_said_in_one_line() -> None:
    students = (MenteeProfile(1, "Ann"), MenteeProfile(2, "Bo"))
    case = MatchCase(students, (MentorProfile(9, "Cy", years=3, capacity=2),), START, {"experience": 75})
    total, worst = (solve(build_problem(case), aim) for aim in ("total", "worst"))
    assert total.proof_words == "No other assignment scores higher: total 90, average 45, lowest 45."
    assert total.other_words == "Fairest worst: 90, lowest 45"
    assert worst.proof_words.endswith("lowest 45, total 90, average 45.")
    assert worst.other_words == "Best total: 90, lowest 45"
    nothing = solve(build_problem(replace(case, mentors=())))
    assert (nothing.proof_words, nothing.other_words) == ("The rules allow no pair.", "")


def test_places_and_capacity_rows_agree() -> None:
    result = solve(build_problem(large_case(60, 40)))
    used = Counter(result.mentor_of.values())
    assert all(row.used == used[row.mentor_id] <= row.places for row in result.capacity)
    assert len(result.pairs) + len(result.unmatched) == 60


def test_nobody_and_nothing_are_cases_too() -> None:
    for case in (MatchCase((), (), START), MatchCase((MenteeProfile(1, "Ann"),), (), START),
                 MatchCase((), (MentorProfile(2, "Bo"),), START)):
        for aim in ("total", "worst"):
            result = solve(build_problem(case), aim)
            assert result.pairs == ()
            assert result.worst is None
            assert check(result.certificate, case) == ()
    assert solve(build_problem(MatchCase((MenteeProfile(1, "Ann"),), (), START))).unmatched[0].reasons == (
        "The cohort has no mentor yet.",)


def test_a_locked_pair_that_breaks_a_rule_is_refused_in_words() -> None:
    student = MenteeProfile(1, "Sıla Yıldırım", employer_id=7)
    mentor = MentorProfile(2, "Gianluca Ferrante", employer_id=7, employer="Lumen & Vale")
    case = MatchCase((student,), (mentor,), START, rules=MatchRules(locked=frozenset({(1, 2)})))
    with pytest.raises(Invalid) as refused:
        build_problem(case)
    assert refused.value.fields["locked"] == (
        "Sıla Yıldırım and Gianluca Ferrante cannot stay locked: both work at Lumen & Vale. "
        "Unlock the pair or waive the rule.")
    waived = replace(case, rules=replace(case.rules, waived=frozenset({("same_employer", 1, 2)})))
    assert solve(build_problem(waived)).mentor_of == {1: 2}


def test_more_locks_than_places_or_two_mentors_for_one_student_are_refused() -> None:
    students = tuple(MenteeProfile(at, f"Student {at}") for at in (1, 2))
    mentors = (MentorProfile(8, "Bo"), MentorProfile(9, "Cy"))

    def refusal(*locked: tuple[int, int]) -> str:
        with pytest.raises(Invalid) as refused:
            build_problem(MatchCase(students, mentors, START, rules=MatchRules(locked=frozenset(locked))))
        return refused.value.fields["locked"]

    assert refusal((1, 8), (2, 8)).startswith("Bo has 1 place, but 2 pairs are locked.")
    assert refusal((1, 8), (1, 9)).startswith("Student 1 is locked with two mentors.")
    assert "no longer in the cohort" in refusal((1, 77))
    assert "no longer in the cohort" in refusal((76, 77))


def test_other_weights_are_tried_without_judging_anybody_again() -> None:
    problem = build_problem(large_case(30, 20))
    weights = {"language": 3, "location": 97}
    changed = reweighted(problem, weights)
    fresh = build_problem(replace(problem.case, weights=weights))
    assert (changed.scores == fresh.scores).all()
    assert solve(changed) == solve(fresh)
    assert solve(problem).highest == 10_000
    with pytest.raises(Invalid):
        reweighted(problem, {"language": -1})


def test_a_run_can_be_cancelled_and_an_unknown_aim_is_refused() -> None:
    case = large_case(20, 20)
    with pytest.raises(Cancelled):
        build_problem(case, cancelled=lambda: True)
    problem = build_problem(case)
    with pytest.raises(Cancelled):
        solve(problem, cancelled=lambda: True)
    with pytest.raises(Invalid):
        solve(problem, "luck")


def test_a_cohort_beyond_the_limit_is_refused_before_the_work_begins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.optimize.problem.MOST_CELLS", 99)
    with pytest.raises(OfficeError, match="too large"):
        build_problem(large_case(10, 10))


def test_progress_runs_to_its_end() -> None:
    seen: list[tuple[int, int]] = []
    build_problem(large_case(5, 5), progress=lambda done, steps: seen.append((done, steps)))
    assert seen == [(at + 1, seen[-1][1]) for at in range(seen[-1][1])]


@given(case=cases())
@settings(deadline=None, max_examples=80)
def test_the_numbers_of_a_problem_are_the_judgements_of_the_domain(case: MatchCase) -> None:
    problem, judge = build_problem(case), Judge(case)
    for row, student in enumerate(problem.mentees):
        for column, mentor in enumerate(problem.mentors):
            assert problem.scores[row, column] == judge.score(student, mentor)
            assert problem.scores[row, column] == sum(line.points for line in judge.ledger(student, mentor))
            keys = tuple(rule.key for rule in judge.broken(student, mentor))
            assert problem.rules_in(int(problem.blocked[row, column])) == keys
