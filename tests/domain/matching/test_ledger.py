"""The match ledger: weight x evidence = points, the points sum to the score, and a second derivation agrees."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings

from app.domain.matching import (
    CRITERIA,
    RULES,
    Judge,
    MatchCase,
    MenteeProfile,
    MentorProfile,
    checked_weights,
    default_weights,
    points_text,
)
from app.domain.matching.profiles import Profile
from app.errors import Invalid
from tests.optimize.made_cases import START, TAXONOMY, cases


def kin(one: int, other: int) -> int:
    """Per cent of one term that another meets, written again from the definition."""
    parents = {term.id: term.parent_id for term in TAXONOMY.terms.values()}
    if one == other:
        return 100
    if parents[one] == other or parents[other] == one:
        return 60
    return 40 if parents[one] is not None and parents[one] == parents[other] else 0


def met(term: int, offered: tuple[int, ...]) -> int:
    return max([kin(term, other) for other in offered], default=0)


def share(asked: tuple[int, ...], offered: tuple[int, ...]) -> int:
    return sum(met(term, offered) for term in asked) // len(asked) if asked else 0


def free_minutes(person: Profile) -> set[int]:
    """Free minutes counted from Monday of the reference week, as instants."""
    def zone_of(name: str) -> ZoneInfo:
        try:
            return ZoneInfo(name or "America/New_York")
        except Exception:
            return ZoneInfo("America/New_York")

    noon = datetime(START.year, START.month, START.day, 12, tzinfo=zone_of(person.zone))
    offset = (noon.utcoffset() or timedelta()) // timedelta(minutes=1)
    return {(slot.weekday * 1440 + minute - offset) % 10080
            for slot in person.availability for minute in range(slot.start_minute, slot.end_minute)}


def slots_by_hand(mentee: MenteeProfile, mentor: MentorProfile) -> int:
    common = free_minutes(mentee) & free_minutes(mentor)
    count = 0
    for start in [minute for minute in common if (minute - 1) % 10080 not in common]:
        length = next(step for step in range(10081) if (start + step) % 10080 not in common)
        count += length // 60
    return count


def by_hand(mentee: MenteeProfile, mentor: MentorProfile) -> dict[str, int]:
    """Each line's evidence in per cent, derived from the two profiles alone."""
    ranks = (100, 85, 70, 60, 50)
    slots = slots_by_hand(mentee, mentor)
    years = 5 if mentee.years_needed is None else mentee.years_needed
    lines = {
        "field_of_interest": max([ranks[at] * met(term, mentor.fields) // 100
                                  for at, term in enumerate(mentee.fields)], default=0),
        "career_goal_themes": share(mentee.goals, mentor.goals),
        "skills": share(mentee.skills, mentor.skills),
        "kinds_of_help": share(mentee.help, mentor.help),
        "availability": 0 if not slots else min(100, 40 * slots if slots < 2 else 80 + 10 * (slots - 2)),
        "experience": 100 if years == 0 else min(100, 100 * (mentor.years or 0) // years),
        "shared_background": share(mentee.backgrounds, mentor.backgrounds) if mentee.backgrounds else 100,
    }
    if mentee.languages:
        common = set(mentee.languages) & set(mentor.languages)
        lines["language"] = 0 if not common else 100 if mentee.languages[0] in common else 80
    else:
        lines["language"] = 100
    return lines


@given(case=cases(3, 3))
@settings(deadline=None, max_examples=100)
def test_a_second_derivation_gives_each_line(case: MatchCase) -> None:
    everything = MatchCase(case.mentees, case.mentors, START, taxonomy=TAXONOMY, default_zone="America/New_York")
    judge = Judge(everything)
    for mentee in case.mentees:
        for mentor in case.mentors:
            lines = {line.criterion: line for line in judge.ledger(mentee.id, mentor.id)}
            for key, percent in by_hand(mentee, mentor).items():
                assert lines[key].evidence == percent, lines[key]
            assert list(lines) == [criterion.key for criterion in CRITERIA]


@given(case=cases(3, 3))
@settings(deadline=None, max_examples=100)
def test_lines_multiply_and_sum_to_the_score(case: MatchCase) -> None:
    judge = Judge(case)
    for mentee in case.mentees:
        for mentor in case.mentors:
            lines = judge.ledger(mentee.id, mentor.id)
            assert all(line.points == line.weight * line.evidence and 0 <= line.evidence <= 100 for line in lines)
            assert sum(line.points for line in lines) == judge.score(mentee.id, mentor.id) <= case.highest
            assert all(line.words and line.weight == case.weights[line.criterion] > 0 for line in lines)


def test_the_shown_points_add_up_to_the_last_digit() -> None:
    assert points_text(8600) == "86"
    assert points_text(8650) == "86.5"
    assert points_text(8605) == "86.05"
    assert points_text(-605) == "-6.05"
    assert points_text(169_100) == "1,691"
    assert points_text(0) == "0"


def test_the_default_weights_sum_to_a_hundred_and_every_key_is_its_own() -> None:
    assert sum(default_weights().values()) == 100
    keys = [criterion.key for criterion in CRITERIA] + [rule.key for rule in RULES]
    assert len(keys) == len(set(keys))
    assert all(criterion.name and criterion.about.endswith(".") for criterion in CRITERIA)


def test_weights_are_checked_in_words() -> None:
    assert checked_weights({"skills": 3})["skills"] == 3
    assert checked_weights({"skills": 3})["language"] == 0
    for wrong in ({"skills": -1}, {"skills": 1001}, {"skills": True}, {"luck": 1}, {"skills": 0}, {}):
        with pytest.raises(Invalid):
            checked_weights(wrong)
    with pytest.raises(Invalid) as refused:
        checked_weights({"skills": -1, "luck": 1})
    assert set(refused.value.fields) == {"skills", "luck"}


def test_somebody_listed_twice_is_refused() -> None:
    with pytest.raises(Invalid):
        MatchCase((MenteeProfile(1, "Ann"), MenteeProfile(1, "Ann")), (), date(2027, 1, 1))
