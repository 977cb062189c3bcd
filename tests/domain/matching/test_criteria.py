"""What each criterion counts, and the words it gives as evidence."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app.domain.matching import CRITERIA, MenteeProfile, MentorProfile, Taxonomy, Term, styles_of, ways_of
from app.domain.matching.criteria import Setting
from app.domain.people import Slot

TAXONOMY = Taxonomy.of([
    Term(1, "Data science"), Term(2, "Statistics", 1), Term(3, "Machine learning", 1), Term(4, "Finance"),
    Term(11, "First job"), Term(12, "Graduate school"), Term(13, "Leadership"), Term(14, "Change fields"),
    Term(41, "English"), Term(42, "Spanish"), Term(51, "first-generation student"), Term(52, "veteran"),
    Term(53, "a woman in data"),
])  # fmt: skip
SETTING = Setting(TAXONOMY, date(2027, 4, 5), "America/New_York")
BY_KEY = {criterion.key: criterion(SETTING) for criterion in CRITERIA}
FREE = (Slot(1, 540, 720),)


def evidence(key: str, mentee: dict[str, Any], mentor: dict[str, Any]) -> tuple[int, str]:
    found = BY_KEY[key].evidence(MenteeProfile(1, "Ann", **mentee), MentorProfile(9, "Bo", **mentor))
    return found.percent, found.words


CASES: list[tuple[str, dict[str, Any], dict[str, Any], int, str]] = [
    ("field_of_interest", {"fields": (1, 4, 11)}, {"fields": (1,)}, 100, "Data science, top choice of 3"),
    ("field_of_interest", {"fields": (4, 1)}, {"fields": (1,)}, 85, "Data science, second choice of 2"),
    ("field_of_interest", {"fields": (1,)}, {"fields": (1, 4)}, 100, "Data science, only choice"),
    ("field_of_interest", {"fields": (1, 4)}, {"fields": (2,)}, 60, "Statistics, close to Data science, top choice of 2"),
    ("field_of_interest", {"fields": (3, 4)}, {"fields": (2,)}, 40,
     "Statistics, close to Machine learning, top choice of 2"),
    ("field_of_interest", {"fields": (3, 4)}, {"fields": (2, 4)}, 85, "Finance, second choice of 2"),
    ("field_of_interest", {"fields": (1, 2)}, {"fields": (4,)}, 0, "None of 2 chosen fields"),
    ("field_of_interest", {"fields": (1,)}, {"fields": (4,)}, 0, "The student's only field is not met"),
    ("field_of_interest", {}, {"fields": (4,)}, 0, "Student has named no field"),
    ("field_of_interest", {"fields": (4,)}, {}, 0, "Mentor has named no field"),
    ("career_goal_themes", {"goals": (11, 12, 13, 14)}, {"goals": (11, 12, 13)}, 75, "3 of 4 goal themes in common"),
    ("career_goal_themes", {"goals": (11,)}, {"goals": (11,)}, 100, "1 of 1 goal theme in common"),
    ("career_goal_themes", {}, {"goals": (11,)}, 0, "Student has named no goal theme"),
    ("skills", {"skills": (1, 3)}, {"skills": (1, 2)}, 80, "1 of 2 skills offered, 1 close"),
    ("skills", {"skills": (1, 3)}, {}, 0, "Mentor has named no skill"),
    ("kinds_of_help", {"help": (11, 12, 13)}, {"help": (11, 12)}, 66, "2 of 3 kinds of help offered"),
    ("availability", {"availability": FREE}, {"availability": FREE}, 90, "3 shared slots, 2 expected"),
    ("availability", {"availability": FREE}, {"availability": (Slot(1, 540, 620),)}, 40, "1 shared slot, 2 expected"),
    ("availability", {"availability": FREE}, {"availability": (Slot(2, 540, 620),)}, 0, "0 shared slots, 2 expected"),
    ("availability", {"availability": FREE}, {}, 0, "Mentor's meeting times are not known"),
    ("availability", {}, {"availability": FREE}, 0, "Student's meeting times are not known"),
    ("mentoring_style", {"styles": ("structured",)}, {"styles": ("structured", "informal")}, 100,
     "Both prefer structured sessions"),
    ("mentoring_style", {"styles": ("structured",)}, {"styles": ("informal", "structured")}, 60,
     "Both accept structured sessions"),
    ("mentoring_style", {"styles": ("peer coaching",)}, {"styles": ("informal",)}, 0,
     "Peer coaching wished, informal offered"),
    ("mentoring_style", {"styles": ("structured",)}, {}, 80, "Mentor has no preference"),
    ("mentoring_style", {}, {"styles": ("structured",)}, 100, "Student has no preference"),
    ("experience", {}, {"years": 9}, 100, "9 years, 5 required"),
    ("experience", {}, {"years": 3}, 60, "3 years, 5 required"),
    ("experience", {"years_needed": 10}, {"years": 1}, 10, "1 year, 10 required"),
    ("experience", {"years_needed": 0}, {"years": 1}, 100, "1 year"),
    ("experience", {}, {}, 0, "Years of experience are not known"),
    ("language", {"languages": (42, 41)}, {"languages": (41, 42)}, 100, "Both speak Spanish and English"),
    ("language", {"languages": (42, 41)}, {"languages": (41,)}, 80, "Both speak English"),
    ("language", {"languages": (42,)}, {"languages": (41,)}, 0, "No language in common"),
    ("language", {"languages": (42,)}, {}, 0, "Mentor's languages are not known"),
    ("language", {}, {"languages": (41,)}, 100, "No language asked for"),
    ("shared_background", {"backgrounds": (51,)}, {"backgrounds": (51, 52)}, 100, "First-generation student, as asked"),
    ("shared_background", {"backgrounds": (51, 52)}, {"backgrounds": (52,)}, 50, "1 of 2 backgrounds shared"),
    ("shared_background", {"backgrounds": (51,)}, {}, 0, "Mentor has named no background"),
    ("shared_background", {}, {"backgrounds": (52,)}, 100, "None asked for"),
    ("student_preference", {"preferred": (7, 9)}, {}, 85, "Asked for by name, second choice of 2"),
    ("student_preference", {"preferred": (7,)}, {}, 0, "Asked for other mentors"),
    ("student_preference", {"wished": (53,)}, {"traits": (53,)}, 100, "Asked for: a woman in data"),
    ("student_preference", {"wished": (52, 53)}, {"traits": (53,)}, 50, "Asked for: a woman in data"),
    ("student_preference", {"wished": (53,)}, {}, 0, "Not met: a woman in data"),
    ("student_preference", {}, {}, 100, "No wish stated"),
]  # fmt: skip


@pytest.mark.parametrize(("key", "mentee", "mentor", "percent", "words"), CASES)
def test_evidence_is_a_per_cent_and_a_phrase(
    key: str, mentee: dict[str, Any], mentor: dict[str, Any], percent: int, words: str
) -> None:
    assert evidence(key, mentee, mentor) == (percent, words)


IN_PERSON, VIDEO, EITHER = frozenset({"in person"}), frozenset({"video"}), frozenset({"in person", "video"})
BOSTON = {"city": "Boston", "region": "MA", "country": "US", "zone": "America/New_York"}
DENVER = {"city": "Denver", "region": "CO", "country": "US", "zone": "America/Denver"}
KOLKATA = {"city": "Kolkata", "country": "India", "zone": "Asia/Kolkata"}
LOCATIONS = [
    ({**BOSTON, "ways": EITHER}, {**BOSTON, "city": " boston ", "ways": IN_PERSON}, 100, "Both in Boston, in person"),
    ({**BOSTON, "ways": EITHER}, {**BOSTON, "city": "Salem", "ways": EITHER}, 75, "Both in MA, in person"),
    ({**BOSTON, "ways": EITHER}, {**DENVER, "ways": VIDEO}, 30, "Video only, 2 time zones apart"),
    ({**BOSTON, "ways": VIDEO}, {**BOSTON, "ways": EITHER}, 60, "Video only, same time zone"),
    ({**BOSTON, "ways": EITHER}, {**DENVER, "ways": EITHER}, 40, "Both in US, in person"),
    ({**BOSTON, "ways": VIDEO}, {**KOLKATA, "ways": VIDEO}, 10, "Video only, 9 h 30 min apart"),
    ({**BOSTON, "ways": IN_PERSON}, {**BOSTON, "ways": VIDEO}, 0, "No way of meeting in common"),
    ({**BOSTON, "ways": IN_PERSON}, {"ways": IN_PERSON}, 0, "Where they would meet is not known"),
    ({**BOSTON, "ways": IN_PERSON}, {**KOLKATA, "ways": IN_PERSON}, 20, "In person, places far apart"),
    ({}, {}, 60, "Video, same time zone"),
    ({**BOSTON}, {**BOSTON, "region": "", "country": ""}, 100, "Both in Boston, in person"),
    ({"city": "Cambridge", "country": "UK"}, {"city": "Cambridge", "country": "US"}, 60, "Video, same time zone"),
]  # fmt: skip


@pytest.mark.parametrize(("mentee", "mentor", "percent", "words"), LOCATIONS)
def test_location_weighs_nearness_against_time_zones(
    mentee: dict[str, Any], mentor: dict[str, Any], percent: int, words: str
) -> None:
    assert evidence("location", mentee, mentor) == (percent, words)


def test_a_removed_term_does_not_stop_anything() -> None:
    assert evidence("field_of_interest", {"fields": (999,)}, {"fields": (999,)}) == (
        100, "a term that was removed, only choice")


def test_kinship_is_the_same_in_both_directions() -> None:
    for one in TAXONOMY.terms:
        for other in TAXONOMY.terms:
            assert TAXONOMY.kinship(one, other) == TAXONOMY.kinship(other, one)
            assert TAXONOMY.reach([other]).kin.get(one, 0) == TAXONOMY.kinship(one, other)


def test_ways_and_styles_are_read_from_free_text() -> None:
    assert ways_of("Zoom or face to face") == {"video", "in person"}
    assert ways_of("Hybrid") == {"video", "in person"}
    assert ways_of("Telephone") == {"phone"}
    assert ways_of("") == ways_of("carrier pigeon") == frozenset()
    assert styles_of("Structured, informal") == ("structured", "informal")
    assert styles_of("No preference") == styles_of("") == ()
