"""Matching cases made for tests by chance from a seed: small ones of every kind, large ones of believable variety."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from hypothesis import strategies as st

from app.domain.matching import (
    Judge,
    MatchCase,
    MatchRules,
    MenteeProfile,
    MentorProfile,
    Taxonomy,
    Term,
    default_weights,
)
from app.domain.people import Slot

Value = TypeVar("Value")
START = date(2027, 4, 5)
TAXONOMY = Taxonomy.of([
    Term(1, "Data science"), Term(2, "Statistics", 1), Term(3, "Machine learning", 1), Term(4, "Finance"),
    Term(5, "Banking", 4), Term(6, "Design"),
    Term(11, "Find a first job"), Term(12, "Change fields"), Term(13, "Graduate school"), Term(14, "Lead people"),
    Term(21, "Python"), Term(22, "Public speaking"), Term(23, "Negotiation"),
    Term(31, "Career advice"), Term(32, "Contacts"), Term(33, "Encouragement"),
    Term(41, "English"), Term(42, "Spanish"), Term(43, "Yoruba"),
    Term(51, "first-generation student"), Term(52, "veteran"), Term(53, "woman in data"),
])  # fmt: skip
FIELDS, GOALS, SKILLS, HELP, LANGUAGES, BACKGROUNDS = (
    (1, 2, 3, 4, 5, 6), (11, 12, 13, 14), (21, 22, 23), (31, 32, 33), (41, 42, 43), (51, 52, 53),
)  # fmt: skip
ZONES = ("", "America/New_York", "America/Los_Angeles", "Europe/Warsaw", "Asia/Kolkata", "not a zone")
PLACES = (("", "", ""), ("Boston", "MA", "US"), ("Cambridge", "MA", "US"), ("Denver", "CO", "US"), ("Łódź", "", "Poland"))
STYLES = ("structured", "informal", "peer coaching")
WAYS = ("in person", "video", "phone")


class Dice(random.Random):
    """Chance with a memory: the same seed makes the same people."""

    def some(self, values: Sequence[Value], most: int = 3, least: int = 0) -> tuple[Value, ...]:
        """Some of the values, in any order, each once."""
        return tuple(self.sample(values, self.randint(least, min(most, len(values)))))

    def any_slots(self) -> tuple[Slot, ...]:
        """Times as odd as people write them: at any minute, overlapping, up to midnight."""
        starts = [(self.randrange(7), self.randrange(1440)) for _ in range(self.randint(0, 3))]
        return tuple(Slot(day, start, min(1440, start + self.randint(1, 300))) for day, start in starts)

    def profile(self) -> dict[str, Any]:
        """What both sides have, but for ids and names; much of it missing."""
        city, region, country = self.choice(PLACES)
        return {
            "fields": self.some(FIELDS), "goals": self.some(GOALS), "skills": self.some(SKILLS),
            "help": self.some(HELP), "languages": self.some(LANGUAGES, 2), "backgrounds": self.some(BACKGROUNDS, 2),
            "styles": self.some(STYLES, 2), "ways": frozenset(self.some(WAYS)), "availability": self.any_slots(),
            "zone": self.choice(ZONES), "employer_id": self.choice((None, 1, 2)), "city": city, "region": region,
            "country": country, "minutes_a_month": self.choice((None, None, 30, 60)),
            "excluded": self.choice(("", "", "", "", "", "withdrawn")),
        }  # fmt: skip


def small_case(seed: int, students: int, helpers: int, locks: bool = True) -> MatchCase:
    """A small case with every kind of rule; pairs are locked only where they may be."""
    dice = Dice(seed)
    mentor_ids, mentee_ids = range(5, 5 + helpers), range(3, 3 + students)
    mentees = tuple(
        MenteeProfile(at, f"Student {at}", years_needed=dice.choice((None, 0, 3, 10)), preferred=dice.some(mentor_ids, 2),
                      wished=dice.some(BACKGROUNDS, 2), **dice.profile()) for at in mentee_ids)
    mentors = tuple(
        MentorProfile(at, f"Mentor {at}", employer="Fernhill", years=dice.choice((None, 0, 4, 5, 20)),
                      capacity=dice.randint(0, 3), traits=dice.some(BACKGROUNDS, 2), **dice.profile())
        for at in mentor_ids)
    pairs = [(one, other) for one in mentee_ids for other in mentor_ids]
    rules = MatchRules(
        forbidden=frozenset(dice.some(pairs, 2)), conflicts=frozenset(dice.some(pairs, 2)),
        past_pairs=frozenset(dice.some(pairs, 2)), allow_past_pairs=dice.random() < 0.5,
        allow_same_employer=dice.random() < 0.5, minimum_slots=dice.choice((0, 0, 1, 2)),
        minimum_years=dice.choice((0, 0, 5)), minutes_a_month=dice.choice((0, 0, 60)),
        common_language=dice.random() < 0.3,
    )  # fmt: skip
    highest = dice.choice((1, 30))  # few different weights make many ties
    weights = {key: dice.randint(0, highest) for key in default_weights()} | {"field_of_interest": 1}
    case = MatchCase(mentees, mentors, START, weights, rules, TAXONOMY, "America/New_York")
    return _with_locks(case, dice) if locks else case


def _with_locks(case: MatchCase, dice: Dice) -> MatchCase:
    judge = Judge(case)
    fit = [(one, other) for one in judge.mentees for other in judge.mentors if not judge.broken(one, other)]
    locked: dict[int, int] = {}
    for student, mentor in dice.some(fit, 2):
        if student not in locked and list(locked.values()).count(mentor) < judge.mentors[mentor].capacity:
            locked[student] = mentor
    return replace(case, rules=replace(case.rules, locked=frozenset(locked.items())))


def cases(most_mentees: int = 5, most_mentors: int = 4, locks: bool = True) -> st.SearchStrategy[MatchCase]:
    """Small cases of every kind."""
    return st.builds(small_case, st.integers(0, 2**32), st.integers(0, most_mentees), st.integers(0, most_mentors),
                     st.just(locks))


def large_case(count: int, helpers: int, seed: int = 1, capacity: int = 2) -> MatchCase:
    """A case of believable variety, the same for the same seed."""
    dice = Dice(seed)

    def free() -> tuple[Slot, ...]:
        days = dice.some(range(7), 5, 2)
        return tuple(Slot(day, start, start + dice.choice((60, 90, 120, 180)))
                     for day in days for start in [dice.randrange(8 * 60, 19 * 60, 30)])

    def both() -> dict[str, Any]:
        whole = {"fields": dice.some(FIELDS, 3, 1), "goals": dice.some(GOALS, 4, 1), "skills": dice.some(SKILLS, 3, 1),
                 "help": dice.some(HELP, 3, 1), "languages": dice.some(LANGUAGES, 2, 1), "availability": free()}
        return dice.profile() | whole | {"employer_id": dice.randrange(60), "excluded": "", "zone": dice.choice(ZONES[:4])}

    return MatchCase(
        tuple(MenteeProfile(at, f"Student {at}", **both()) for at in range(1, count + 1)),
        tuple(MentorProfile(at, f"Mentor {at}", years=dice.randint(0, 30), capacity=dice.randint(1, capacity), **both())
              for at in range(count + 1, count + helpers + 1)),
        START, taxonomy=TAXONOMY, default_zone="America/New_York",
    )  # fmt: skip
