"""Why somebody has no mentor, in sentences; and two runs side by side."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings

from app.domain.matching import Judge, MatchCase, MatchRules, MenteeProfile, MentorProfile, compare
from app.domain.matching.reasons import unmatched_reasons
from app.domain.people import Slot
from app.optimize import build_problem, reweighted, solve
from tests.optimize.made_cases import START, TAXONOMY, cases, large_case

TUESDAY, FRIDAY = (Slot(1, 540, 600),), (Slot(4, 840, 960),)


def reasons(case: MatchCase, student: int, room: set[int]) -> tuple[str, ...]:
    judge = Judge(case)
    broken = {mentor: tuple(rule.key for rule in judge.broken(student, mentor)) for mentor in judge.mentors}
    return unmatched_reasons(judge, student, broken, room)


def test_several_rules_are_counted_apart() -> None:
    case = MatchCase(
        (MenteeProfile(1, "Ann", employer_id=4, availability=FRIDAY),),
        (MentorProfile(7, "Bo", employer_id=4), MentorProfile(8, "Cy", availability=TUESDAY),
         MentorProfile(9, "Di", availability=TUESDAY)), START)  # fmt: skip
    assert reasons(case, 1, {7, 8, 9}) == (
        "Of 3 mentors with room, 1 works for the same employer and 2 share no meeting slot.",)
    assert reasons(case, 1, {8, 9}) == ("No mentor with room shares a meeting slot.",)


def test_allowed_mentors_who_are_full_are_named() -> None:
    mentors = tuple(MentorProfile(at, f"Mentor {at}", fields=(6,)) for at in range(5, 10))
    blocked = MatchRules(forbidden=frozenset({(1, 9)}))
    case = MatchCase((MenteeProfile(1, "Ann", fields=(6,)),), mentors, START, rules=blocked, taxonomy=TAXONOMY)
    assert reasons(case, 1, {9}) == (
        "Of 1 mentor with room, 1 is forbidden.",
        "All 4 mentors the rules allow are full: Mentor 5, Mentor 6, Mentor 7 and 1 more. "
        "Nobody there can move to a mentor with room.",
        "5 mentors fit by field.")
    assert reasons(case, 1, set())[0] == "All 5 places are taken."
    assert reasons(case, 1, set())[2] == "5 mentors fit by field; all are full."


def test_times_are_named_while_they_are_few() -> None:
    def case(*times: tuple[Slot, ...]) -> MatchCase:
        mentors = tuple(MentorProfile(20 + at, "Bo", fields=(6,), availability=time) for at, time in enumerate(times))
        student = MenteeProfile(1, "Ann", fields=(6,), availability=(Slot(6, 600, 700),))
        return MatchCase((student,), mentors, START, taxonomy=TAXONOMY)

    def last(*times: tuple[Slot, ...]) -> str:
        return reasons(case(*times), 1, set(range(20, 20 + len(times))))[-1]

    assert last(TUESDAY) == "1 mentor fits by field; that one meets on Tuesday mornings only."
    assert last(TUESDAY, FRIDAY) == "2 mentors fit by field; all meet on Tuesday mornings and Friday afternoons."
    many = tuple((Slot(day, 540, 600),) for day in range(5))
    assert last(*many) == "5 mentors fit by field; none shares a meeting slot."


def test_a_field_nobody_has_is_said() -> None:
    case = MatchCase((MenteeProfile(1, "Ann", fields=(6,)),), (MentorProfile(9, "Bo", capacity=0),), START,
                     taxonomy=TAXONOMY)
    assert reasons(case, 1, set()) == ("No mentor has a free place.", "The rules allow no mentor.",
                                       "No mentor fits by field.")


@given(case=cases(6, 4))
@settings(deadline=None, max_examples=80)
def test_everybody_unmatched_has_a_reason_and_no_allowed_mentor_with_room(case: MatchCase) -> None:
    result = solve(build_problem(case))
    used = Counter(result.mentor_of.values())
    places = {mentor.id: mentor.capacity for mentor in case.mentors}
    for person in result.unmatched:
        assert person.reasons
        assert all(sentence.endswith(".") for sentence in person.reasons)
        assert all(used[mentor] == places[mentor] for mentor in person.allowed)


def test_two_weightings_are_compared_by_an_equal_count() -> None:
    first = build_problem(large_case(30, 20))
    second = reweighted(first, {"availability": 60, "location": 40})
    one, other = solve(first), solve(second)
    found = compare((first.case, one), (second.case, other))
    assert (found.first, found.second) == (one.figures, other.figures)
    assert found.second_under_first.total <= found.first.total
    assert found.first_under_second.total <= found.second.total
    assert sorted(found.same + found.changed) == sorted(first.mentees)
    assert all(one.mentor_of.get(at) != other.mentor_of.get(at) for at in found.changed)
    loads = Counter(one.mentor_of.values())
    assert all(row.first == loads[row.mentor_id] <= row.places for row in found.loads)
    assert found.highest == (10_000, 10_000)
