"""The person keys that a roster fills: their titles, their types, and how their values are shown and compared.

Types of values: `emails`, `phones`, `roles` and every key of terms are tuples of str; `availability` is a tuple of
people.Slot; `class_year`, `years_experience` and `capacity` are int; `directory_opt_out`, `do_not_contact`
and `consent` are bool; `expected_graduation` and `consent_on` are date; all others are str.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from app.domain.dates import MONTHS
from app.domain.people import Slot
from app.domain.rosters.parsers.times import times_in_words
from app.domain.text import plainer, term_key


@dataclass(frozen=True, slots=True)
class Key:
    """One person key. `term_kind` and `use` say which terms of the taxonomy it holds; `many` that values are added.

    `stricter` marks wishes for privacy, which a roster can set but never take back.
    """

    key: str
    title: str
    many: bool = False
    term_kind: str = ""
    use: str = ""
    stricter: bool = False


_ALL = (
    Key("given", "Given name"), Key("family", "Family name"), Key("preferred", "Preferred name"),
    Key("native", "Name in native script"), Key("pronunciation", "Pronunciation"), Key("badge_name", "Name on badge"),
    Key("pronouns", "Pronouns"), Key("student_id", "Student ID"), Key("emails", "Email", many=True),
    Key("phones", "Phone", many=True),
    Key("link", "Web profile"), Key("program", "Program"), Key("college", "College"),
    Key("class_year", "Class year"), Key("standing", "Standing"), Key("expected_graduation", "Expected graduation"),
    Key("employer", "Employer"), Key("job_title", "Job title"), Key("industry", "Industry"),
    Key("years_experience", "Years of experience"), Key("capacity", "Capacity"), Key("city", "City"),
    Key("region", "State or region"), Key("country", "Country"), Key("time_zone", "Time zone"),
    Key("interests", "Interests", True, "interest", "has"),
    Key("industries", "Industries of interest", True, "industry", "seeks"),
    Key("career_goal_themes", "Career goal themes", True, "theme", "has"),
    Key("skills_sought", "Skills sought", True, "skill", "seeks"),
    Key("skills_offered", "Skills offered", True, "skill", "offers"),
    Key("help_sought", "Help sought", True, "help", "seeks"),
    Key("help_offered", "Help offered", True, "help", "offers"),
    Key("languages", "Languages", True, "language", "has"),
    Key("background", "Shared background", True, "background", "has"),
    Key("availability", "Meeting times"), Key("mentoring_style", "Mentoring style"),
    Key("meeting_ways", "Ways of meeting"),
    Key("career_goal", "Career goal"), Key("hopes", "Hopes"), Key("preference", "Wishes for a match"),
    Key("directory_opt_out", "Directory opt-out", stricter=True),
    Key("do_not_contact", "Do not contact", stricter=True),
    Key("roles", "Role", many=True),
    Key("consent", "Consent"), Key("consent_on", "Consent given on"), Key("notes", "Notes"),
)  # fmt: skip
KEYS = MappingProxyType({key.key: key for key in _ALL})
ROLE_OF = MappingProxyType({"students": "student", "alumni": "alum", "professionals": "professional"})
NAME_KEYS = ("given", "family", "preferred", "native")


def in_words(value: object) -> str:
    """A value as the screen shows it; "" for nothing."""
    if value is None or value == () or value == "":
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, date):
        return f"{MONTHS[value.month - 1][:3]} {value.day}, {value.year}"
    if isinstance(value, tuple):
        if isinstance(value[0], Slot):
            return times_in_words(value)
        return ", ".join(str(item) for item in value)
    return str(value)


def nothing_said(value: object) -> bool:
    """True for a value that leaves what is on record alone."""
    return value is None or value in ("", ())


def combined(key: str, before: object, after: object, replace: bool = False) -> object:
    """What the record holds after `after` came in: never less than before where values are added or privacy is asked.

    The very value `before` is returned when nothing changes.
    """
    if nothing_said(after):
        return before
    meta = KEYS[key]
    if meta.stricter:
        return before if before else after or before
    if isinstance(before, tuple) and isinstance(after, tuple) and before and key != "availability":
        known = {_item_key(key, item) for item in before}
        added = tuple(item for item in after if _item_key(key, item) not in known)
        if replace and meta.many:
            return before if not added and len(before) == len(after) else after
        return (*before, *added) if added else before
    if key == "availability":
        return before if before and set(before) == set(after) else after  # type: ignore[call-overload]
    if isinstance(before, str) and isinstance(after, str) and (before == after or plainer(after, before)):
        return before
    return before if before == after else after


def _item_key(key: str, item: object) -> str:
    text = str(item)
    if key == "emails":
        return text.casefold()
    if key == "phones":
        return "".join(char for char in text if char.isdigit()).removeprefix("1") or text
    return term_key(text)
