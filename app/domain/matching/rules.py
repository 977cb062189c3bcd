"""What a hard rule is: which pairs may not be, whatever they score, and why in words; and a cohort's settings for them.

A rule reduces each side to a hashable part, as criteria do; rules about single pairs list them instead.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any, ClassVar, NamedTuple

from app.domain.matching.criteria import Setting
from app.domain.matching.profiles import MenteeProfile, MentorProfile
from app.errors import Invalid

Pair = tuple[int, int]
Waiver = tuple[str, int, int]


@dataclass(frozen=True)
class MatchRules:
    """The rules of a cohort. Pairs are (mentee id, mentor id); a waiver is (rule key, mentee id, mentor id).

    `minimum_slots` 0, `minimum_years` 0 and `minutes_a_month` 0 switch those rules off. Lengths in minutes.
    """

    locked: frozenset[Pair] = frozenset()
    forbidden: frozenset[Pair] = frozenset()
    conflicts: frozenset[Pair] = frozenset()
    past_pairs: frozenset[Pair] = frozenset()
    waived: frozenset[Waiver] = frozenset()
    allow_past_pairs: bool = False
    allow_same_employer: bool = False
    minimum_slots: int = 1
    expected_slots: int = 2
    slot_minutes: int = 60
    minimum_years: int = 0
    expected_years: int = 5
    minutes_a_month: int = 0
    common_language: bool = False

    def __post_init__(self) -> None:
        if self.slot_minutes < 1:
            raise Invalid({"slot_minutes": "A meeting slot has at least one minute."})
        small = [key for key in ("minimum_slots", "expected_slots", "minimum_years", "expected_years",
                                 "minutes_a_month") if getattr(self, key) < 0]
        if small:
            raise Invalid(dict.fromkeys(small, "This number cannot be below 0."))


class Sides(NamedTuple):
    """The ids of everybody on each side."""

    mentees: frozenset[int]
    mentors: frozenset[int]


@dataclass(frozen=True)
class RuleCheck:
    """One rule looked at for one pair: whether it holds, and what to say about it."""

    rule: str
    holds: bool
    words: str


class Rule(ABC):
    """A hard rule. `key` is kept in waivers, `name` is shown; only a waivable rule can be waived for one pair."""

    key: ClassVar[str]
    name: ClassVar[str]
    waivable: ClassVar[bool] = True

    def __init__(self, rules: MatchRules, setting: Setting) -> None:
        self.rules = rules
        self.setting = setting

    def applies(self) -> bool:
        """Whether the cohort uses the rule."""
        return True

    def listed(self, sides: Sides) -> frozenset[Pair]:
        """Single pairs that break the rule."""
        return frozenset()

    def asked(self, mentee: MenteeProfile) -> Hashable:
        """What the rule reads of the student."""
        return None

    def offered(self, mentor: MentorProfile) -> Hashable:
        """What the rule reads of the mentor."""
        return None

    def breaks(self, asked: Any, offered: Any) -> bool:
        """Whether two parts may not come together."""
        return False

    @abstractmethod
    def held(self, mentee: MenteeProfile, mentor: MentorProfile) -> str:
        """What is said where the rule holds."""

    @abstractmethod
    def broken(self, mentee: MenteeProfile, mentor: MentorProfile) -> str:
        """Why this pair breaks the rule, as half a sentence that begins small."""

    @abstractmethod
    def several(self, count: int) -> str:
        """'3 share no meeting slot': how many mentors the rule takes from one student."""
