"""The hard rules: what each one forbids, what it says, and which may be waived."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from app.domain.matching import RULES, Judge, MatchCase, MatchRules, MenteeProfile, MentorProfile
from app.domain.people import Slot
from app.errors import Invalid
from tests.optimize.made_cases import START

ANN = MenteeProfile(1, "Ann", employer_id=4, languages=(41,), availability=(Slot(1, 540, 600),), minutes_a_month=60)
BO = MentorProfile(9, "Bo", employer_id=5, employer="Fernhill", languages=(41,), availability=(Slot(1, 540, 600),),
                   years=6, minutes_a_month=60)
STRICT = MatchRules(minimum_years=5, minutes_a_month=60, common_language=True)

BREAKS: list[tuple[str, dict[str, Any], dict[str, Any], dict[str, Any], str]] = [
    ("participation", {"excluded": "withdrawn"}, {}, {}, "Ann is out: withdrawn"),
    ("participation", {}, {"excluded": "do not contact"}, {}, "Bo is out: do not contact"),
    ("capacity", {}, {"capacity": 0}, {}, "Bo takes no students"),
    ("conflict", {}, {}, {"conflicts": frozenset({(1, 9)})}, "A conflict of interest is declared"),
    ("past_pair", {}, {}, {"past_pairs": frozenset({(1, 9)})}, "They were a pair before"),
    ("same_employer", {}, {"employer_id": 4}, {}, "Both work at Fernhill"),
    ("same_employer", {}, {"employer_id": 4, "employer": ""}, {}, "Both work for the same employer"),
    ("forbidden", {}, {}, {"forbidden": frozenset({(1, 9)})}, "The pair is forbidden"),
    ("minimum_years", {}, {"years": 3}, {}, "Bo's years of experience are 3, 5 required"),
    ("minimum_years", {}, {"years": None}, {}, "Bo's years of experience are not known, 5 required"),
    ("commitment", {}, {"minutes_a_month": 30}, {}, "Bo offers less than 1 hour a month"),
    ("commitment", {"minutes_a_month": 45}, {}, {}, "Ann offers less than 1 hour a month"),
    ("shared_slot", {}, {"availability": (Slot(2, 540, 600),)}, {}, "They share no meeting slot"),
    ("shared_slot", {}, {}, {"minimum_slots": 2}, "They share fewer than 2 meeting slots"),
    ("common_language", {}, {"languages": (42,)}, {}, "They have no language in common"),
]  # fmt: skip


def judge(mentee: dict[str, Any], mentor: dict[str, Any], rules: dict[str, Any]) -> Judge:
    return Judge(MatchCase((replace(ANN, **mentee),), (replace(BO, **mentor),), START, rules=replace(STRICT, **rules)))


@pytest.mark.parametrize(("key", "mentee", "mentor", "rules", "words"), BREAKS)
def test_a_broken_rule_forbids_the_pair_and_says_why(
    key: str, mentee: dict[str, Any], mentor: dict[str, Any], rules: dict[str, Any], words: str
) -> None:
    found = judge(mentee, mentor, rules)
    assert [rule.key for rule in found.broken(1, 9)] == [key]
    assert [check.words for check in found.checks(1, 9) if not check.holds] == [words]
    waived = judge(mentee, mentor, {**rules, "waived": frozenset({(key, 1, 9)})})
    kind = next(rule for rule in RULES if rule.key == key)
    assert bool(waived.broken(1, 9)) != kind.waivable
    if kind.waivable:
        assert f"{kind.name}: waived for this pair" in [check.words for check in waived.checks(1, 9)]


def test_a_pair_that_keeps_every_rule_is_told_so() -> None:
    found = judge({}, {}, {}).checks(1, 9)
    assert all(check.holds for check in found)
    assert {"5+ years of experience", "Both commit to 1 hour a month", "Different employers", "Not a pair before",
            "No declared conflict of interest", "1 shared meeting slot"} <= {check.words for check in found}


def test_rules_can_be_switched_off() -> None:
    off = {"allow_same_employer": True, "allow_past_pairs": True, "minimum_years": 0, "minutes_a_month": 0,
           "minimum_slots": 0, "common_language": False, "past_pairs": frozenset({(1, 9)})}
    found = judge({"availability": (), "languages": ()}, {"employer_id": 4, "years": None}, off)
    assert found.broken(1, 9) == ()


def test_what_is_not_known_forbids_nothing() -> None:
    unknown: dict[str, Any] = {"availability": (), "languages": (), "employer_id": None, "minutes_a_month": None}
    assert judge(unknown, unknown, {}).broken(1, 9) == ()


def test_nobody_is_their_own_mentor() -> None:
    case = MatchCase((ANN,), (replace(BO, id=1),), START)
    assert [rule.key for rule in Judge(case).broken(1, 1)] == ["own_mentor"]
    assert Judge(case).checks(1, 1)[0].words == "Nobody can be their own mentor"


def test_settings_below_zero_are_refused() -> None:
    with pytest.raises(Invalid):
        MatchRules(minimum_years=-1)
    with pytest.raises(Invalid):
        MatchRules(slot_minutes=0)


@pytest.mark.parametrize("kind", RULES)
def test_every_rule_counts_one_and_several(kind: Any) -> None:
    rule = kind(STRICT, Judge(MatchCase((ANN,), (BO,), START)).case.setting)
    assert rule.several(1).startswith("1 ")
    assert rule.several(3).startswith("3 ")
    assert rule.held(ANN, BO)
