"""How much a whole run costs beside the bare assignment, measured in the same breath on the same machine.

The floor is `scipy.optimize.linear_sum_assignment` on the run's own matrix. A run also settles ties, finds the fairest
worst, proves the result and writes the ledgers; the limits are several times what it takes, so that only a change of
kind is caught, such as a loop over all pairs where there was none.
"""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

import numpy as np
import pytest

from app.domain.matching import MatchCase, MenteeProfile, MentorProfile
from app.optimize import Problem, alternatives, build_problem, solve
from tests.optimize.made_cases import START, large_case

STUDENTS, MENTORS = 500, 300


def seconds(work: Callable[[], object], times: int = 3) -> float:
    """The shortest of some runs."""
    taken = []
    for _ in range(times):
        begun = perf_counter()
        work()
        taken.append(perf_counter() - begun)
    return min(taken)


def bare_assignment(problem: Problem) -> float:
    from scipy.optimize import linear_sum_assignment

    profit = np.where(problem.allowed, problem.scores + 1.0, 0.0)[:, np.repeat(np.arange(MENTORS), problem.places)]
    return seconds(lambda: linear_sum_assignment(profit, maximize=True))


@pytest.fixture(scope="module")
def problem() -> Problem:
    return build_problem(large_case(STUDENTS, MENTORS))


def test_a_run_costs_a_small_multiple_of_the_bare_assignment(
    problem: Problem, record_property: Callable[[str, object], None]
) -> None:
    floor = bare_assignment(problem)
    solve(problem)
    ratio = seconds(lambda: solve(problem)) / floor
    record_property("run / bare assignment", round(ratio, 1))
    assert ratio < 120


def test_other_mentors_cost_less_than_another_run(
    problem: Problem, record_property: Callable[[str, object], None]
) -> None:
    result = solve(problem)
    student = result.pairs[0].mentee_id
    ratio = seconds(lambda: alternatives(problem, result, student)) / seconds(lambda: solve(problem))
    record_property("alternatives / run", round(ratio, 2))
    assert ratio < 1


def test_judging_a_pair_costs_a_small_multiple_of_one_look_at_both_people(
    record_property: Callable[[str, object], None]
) -> None:
    case = large_case(STUDENTS, MENTORS)
    floor = seconds(lambda: [one.id == other.id for one in case.mentees for other in case.mentors])
    ratio = seconds(lambda: build_problem(case), 2) / floor
    record_property("judging / looking", round(ratio, 1))
    assert ratio < 400


def test_a_cohort_in_which_all_score_alike_costs_no_other_order(
    record_property: Callable[[str, object], None]
) -> None:
    students = tuple(MenteeProfile(at, f"Student {at}") for at in range(STUDENTS))
    mentors = tuple(MentorProfile(STUDENTS + at, f"Mentor {at}", capacity=2) for at in range(MENTORS))
    alike = build_problem(MatchCase(students, mentors, START))
    ratio = seconds(lambda: solve(alike), 2) / bare_assignment(build_problem(large_case(STUDENTS, MENTORS)))
    record_property("alike / bare assignment", round(ratio, 1))
    assert ratio < 300
