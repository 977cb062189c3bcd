"""What a person's record must satisfy, and the normal form of what was typed."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from typing import Any
from zoneinfo import ZoneInfo

from app.domain.people import ROLES, TERM_KINDS, TERM_USES, Email, PersonDraft, Phone, TermUse
from app.domain.text import clean_text

LONGEST = 10_000
LONGEST_LINE = 300
_LINES = ("career_goal", "hopes", "preference")
_EMAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>.]+(\.[^@\s,;<>.]+)+")


def tidied(draft: PersonDraft) -> PersonDraft:
    """The draft with every text in its normal form, and empty addresses, numbers and terms left out."""
    texts: dict[str, Any] = {field.name: clean_text(getattr(draft, field.name), field.name in _LINES)
             for field in fields(PersonDraft) if field.type == "str"}
    return replace(
        draft, **texts,
        emails=tuple(dict.fromkeys(Email(clean_text(email.address), clean_text(email.kind)) for email in draft.emails
                                   if clean_text(email.address))),
        phones=tuple(dict.fromkeys(Phone(clean_text(phone.number), clean_text(phone.kind)) for phone in draft.phones
                                   if clean_text(phone.number))),
        terms=tuple(TermUse(term.kind, clean_text(term.name), term.use, place) for place, term in enumerate(draft.terms)
                    if clean_text(term.name)),
    )


def problems(draft: PersonDraft) -> dict[str, str]:
    """What keeps a tidied draft from being saved: field to words; empty when nothing does."""
    found: dict[str, str] = {}
    if not (draft.given or draft.family or draft.native):
        found["family"] = "Enter a given name, a family name, or a name in its own script."
    for field in fields(PersonDraft):
        if field.type == "str":
            most = LONGEST if field.name in _LINES else LONGEST_LINE
            if len(getattr(draft, field.name)) > most:
                found[field.name] = f"This is longer than {most:,} characters. Shorten it."
    for email in draft.emails:
        if not _EMAIL.fullmatch(email.address) or len(email.address) > LONGEST_LINE:
            found["emails"] = f"“{_short(email.address)}” is not an e-mail address. It needs a name, an @ and a domain."
    found |= _numbers(draft)
    if draft.time_zone and not _zone(draft.time_zone):
        found["time_zone"] = "This time zone is not known. Choose one such as America/New_York."
    found |= _lists(draft)
    return found


def _numbers(draft: PersonDraft) -> dict[str, str]:
    ranges = {"class_year": (1900, 2200), "years_experience": (0, 80), "capacity": (0, 50), "ask_limit": (0, 99)}
    return {name: f"Enter a number from {least} to {most}." for name, (least, most) in ranges.items()
            if getattr(draft, name) is not None and not least <= getattr(draft, name) <= most}


def _lists(draft: PersonDraft) -> dict[str, str]:
    found: dict[str, str] = {}
    if any(role.kind not in ROLES for role in draft.roles):
        found["roles"] = "A role is student, alum, professional or staff."
    if any(role.since and role.until and role.until < role.since for role in draft.roles):
        found["roles"] = "A role cannot end before it starts."
    if any(term.kind not in TERM_KINDS or term.use not in TERM_USES or len(term.name) > LONGEST_LINE
           for term in draft.terms):
        found["terms"] = f"A term is at most {LONGEST_LINE} characters long and of a known kind."
    if any(not (0 <= slot.weekday <= 6 and 0 <= slot.start_minute < slot.end_minute <= 1440)
           for slot in draft.availability):
        found["availability"] = "A time must end after it starts, on the same day."
    return found


def _zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"
