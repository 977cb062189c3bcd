"""Headings of columns in one form, whatever abbreviations and marks an office uses."""

from __future__ import annotations

import re

from app.domain.text import fold

_SHORT = {
    "stu": "student", "stud": "student", "stdnt": "student", "sid": "student id", "studentid": "student id",
    "fld": "field", "int": "interest", "ints": "interests", "addr": "address", "adr": "address", "maj": "major",
    "yr": "year", "yrs": "years", "hrs": "hours", "avail": "availability", "availabilities": "availability",
    "fname": "first name", "lname": "last name", "firstname": "first name", "lastname": "last name",
    "fullname": "full name", "ph": "phone", "tel": "phone", "telephone": "phone", "mob": "mobile", "cel": "cell",
    "emp": "employer", "org": "organization", "organisation": "organization", "co": "company", "grad": "graduation",
    "exp": "experience", "expt": "expected", "pref": "preferred", "prog": "program", "programme": "program",
    "dept": "department", "num": "number", "no": "number", "nbr": "number", "tz": "time zone",
    "timezone": "time zone", "mtg": "meeting", "lang": "languages", "langs": "languages", "pron": "pronouns",
    "occ": "occupation",
    "univ": "university", "coll": "college", "cls": "class", "surname": "last name", "forename": "first name",
    "emailaddress": "email address", "emails": "email", "jobtitle": "job title", "zip": "postal code",
    "dob": "birth date",
    "url": "link", "max": "maximum", "nickname": "preferred name",
    "reqs": "requirements", "desc": "description", "info": "information", "ind": "industry",
}  # fmt: skip
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
_NOISE = frozenset(
    {"the", "your", "a", "an", "of", "is", "what", "are", "please", "enter", "you", "do", "s", "1", "for"}
)


def normal_heading(text: str) -> str:
    """A heading in words: "fld of int." is "field interest", "E-mail addr" is "email address"."""
    spaced = _CAMEL.sub(" ", text.replace("#", " number "))
    words = fold(spaced).replace("e mail", "email").replace("time zone", "timezone").split()
    spelled = " ".join(_SHORT.get(word, word) for word in words)
    kept = [word for word in spelled.split() if word not in _NOISE]
    return " ".join(kept or spelled.split())


def bare_heading(text: str) -> str:
    """The heading as a remembered mapping knows it again: case, accents and punctuation do not matter."""
    return fold(text)


def likeness(heading: str, synonym: str) -> int:
    """0 to 100: how well a normalised heading says what a normalised synonym says."""
    if heading == synonym:
        return 100
    if not heading or not synonym:
        return 0
    words, wanted = heading.split(), synonym.split()
    if _contains(words, wanted):
        return 55 + 35 * len(wanted) // len(words)
    if set(wanted) == set(words):
        return 90
    if len(wanted) > 1 and set(wanted) <= set(words):
        return 50 + 30 * len(wanted) // len(words)
    if len(synonym) > 4 and abs(len(heading) - len(synonym)) < 3 and _one_slip(heading, synonym):
        return 85
    return 0


def _contains(words: list[str], wanted: list[str]) -> bool:
    size = len(wanted)
    return any(words[start : start + size] == wanted for start in range(len(words) - size + 1))


def _one_slip(one: str, other: str) -> bool:
    """True when one letter is missing, added, changed or swapped: "fisrt name", "emial"."""
    if len(one) > len(other):
        one, other = other, one
    start = next((place for place, char in enumerate(one) if char != other[place]), len(one))
    if len(one) == len(other):
        swapped = one[start + 1 : start + 2] + one[start : start + 1] == other[start : start + 2]
        return one[start + 1 :] == other[start + 1 :] or (swapped and one[start + 2 :] == other[start + 2 :])
    return one[start:] == other[start + 1 :]
