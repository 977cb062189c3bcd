"""A small language to choose people with: `class_year = 2027 and (college = "Business" or interest ~ data)`.

Comparisons with = != < <= > >= and ~ (contains), joined by and, or, not and parentheses. Text is compared without
regard to case and accents. A sentence is parsed into conditions; nothing of it is ever run as SQL.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.errors import Invalid

TEXT, NUMBER, DAY, TERM, FLAG, ROLE = "text", "number", "day", "term", "flag", "role"

# What can be asked about a person, and what kind of value it is.
FIELDS: Mapping[str, str] = {
    **dict.fromkeys(("given", "family", "name", "code", "student_id", "program", "college", "standing", "employer",
                     "job_title", "industry", "city", "region", "country", "time_zone", "mentoring_style", "email",
                     "career_goal"), TEXT),
    **dict.fromkeys(("class_year", "years_experience", "capacity"), NUMBER),
    "expected_graduation": DAY,
    **dict.fromkeys(("interest", "skill", "industry_term", "theme", "help", "language", "background"), TERM),
    **dict.fromkeys(("directory_opt_out", "do_not_contact"), FLAG),
    "role": ROLE,
}  # fmt: skip
OPERATORS = ("=", "!=", "<", "<=", ">", ">=", "~")
MOST_LENGTH, MOST_DEPTH = 2000, 40

_TOKEN = re.compile(
    r"""\s*(?:(?P<text>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(?P<op><=|>=|!=|<>|==|=|<|>|~)|(?P<par>[()])"""
    r"""|(?P<word>[^\s()=<>!~"']+))"""
)
_YES, _NO = ("yes", "true", "1"), ("no", "false", "0")


@dataclass(frozen=True)
class Comparison:
    """One field compared with one value; a day is text as YYYY-MM-DD, a flag is 1 or 0."""

    field: str
    operator: str
    value: str | int


@dataclass(frozen=True)
class Not:
    """What must not hold."""

    condition: Condition


@dataclass(frozen=True)
class Joined:
    """Conditions that must all hold, or of which one must."""

    word: str
    conditions: tuple[Condition, ...]


Condition = Comparison | Not | Joined


@dataclass(frozen=True)
class _Token:
    kind: str
    text: str
    at: int


def parsed(text: str) -> Condition:
    """The conditions that a sentence says. Raises Invalid (field "where") with the place where it went wrong."""
    if len(text) > MOST_LENGTH:
        raise Invalid({"where": f"This is longer than {MOST_LENGTH:,} characters. Use fewer conditions."})
    parser = _Parser(_tokens(text), len(text))
    condition = parser.either()
    if parser.now is not None:
        raise parser.wrong(f"“{parser.now.text}” was not expected here; join conditions with and, or")
    return condition


def _tokens(text: str) -> list[_Token]:
    found, at = [], 0
    while text[at:].strip():
        match = _TOKEN.match(text, at)
        if match is None:
            place = at + len(text[at:]) - len(text[at:].lstrip())
            quote = text[place] in "\"'"
            said = "This quotation mark is not closed" if quote else f"“{text[place]}” has no meaning here"
            raise Invalid({"where": f"{said} (character {place + 1})."})
        kind = str(match.lastgroup)
        found.append(_Token(kind, match[kind], match.start(kind)))
        at = match.end()
    return found


class _Parser:
    """Reads tokens one after the other: either > both > denied > one."""

    def __init__(self, tokens: list[_Token], end: int) -> None:
        self._tokens = tokens
        self._end = end
        self._next = 0
        self._depth = 0

    @property
    def now(self) -> _Token | None:
        """The token to be read next."""
        return self._tokens[self._next] if self._next < len(self._tokens) else None

    def wrong(self, words: str) -> Invalid:
        """The error at the present token."""
        at = self.now.at if self.now is not None else self._end
        return Invalid({"where": f"{words} (character {at + 1})."})

    def either(self) -> Condition:
        """Conditions joined by or."""
        parts = [self._both()]
        while self._word("or"):
            parts.append(self._both())
        return parts[0] if len(parts) == 1 else Joined("or", tuple(parts))

    def _both(self) -> Condition:
        parts = [self._denied()]
        while self._word("and"):
            parts.append(self._denied())
        return parts[0] if len(parts) == 1 else Joined("and", tuple(parts))

    def _denied(self) -> Condition:
        self._depth += 1
        if self._depth > MOST_DEPTH:
            raise self.wrong("Too many parentheses inside each other")
        denied = self._word("not")
        condition = self._denied() if denied else self._one()
        self._depth -= 1
        return Not(condition) if denied else condition

    def _one(self) -> Condition:
        if self.now is not None and self.now.text == "(" and self.now.kind == "par":
            self._next += 1
            condition = self.either()
            if self.now is None or self.now.text != ")":
                raise self.wrong("A closing parenthesis is missing")
            self._next += 1
            return condition
        return self._comparison()

    def _comparison(self) -> Comparison:
        token = self.now
        if token is None or token.kind != "word":
            raise self.wrong("A field is missing, such as class_year" if token is None
                             else f"“{token.text}” is no field")
        name = token.text.casefold()
        if name not in FIELDS:
            near = difflib.get_close_matches(name, FIELDS, 1)
            meant = f"Did you mean {near[0]}?" if near else f"The fields are {', '.join(sorted(FIELDS))}."
            raise Invalid({"where": f"There is no field “{token.text}” (character {token.at + 1}). {meant}"})
        self._next += 1
        operator = self._operator(name)
        token = self.now
        if token is None or token.kind not in ("word", "text"):
            raise self.wrong(f"A value is missing after {name} {operator}")
        value = self._value(name, token)
        self._next += 1
        return Comparison(name, operator, value)

    def _operator(self, name: str) -> str:
        token = self.now
        if token is None or token.kind != "op":
            raise self.wrong(f"A comparison is missing after {name}: one of {' '.join(OPERATORS)}")
        operator = {"==": "=", "<>": "!="}.get(token.text, token.text)
        kind = FIELDS[name]
        if operator == "~" and kind != TEXT and kind != TERM:
            raise self.wrong(f"~ looks for text inside text, but {name} is a {kind}")
        if operator in ("<", "<=", ">", ">=") and kind not in (NUMBER, DAY):
            raise self.wrong(f"{operator} compares numbers and dates, but {name} is a {kind}")
        self._next += 1
        return operator

    def _value(self, name: str, token: _Token) -> str | int:
        text = re.sub(r"\\(.)", r"\1", token.text[1:-1]) if token.kind == "text" else token.text
        kind = FIELDS[name]
        if kind == NUMBER:
            if not re.fullmatch(r"-?\d{1,9}", text):
                raise self.wrong(f"{name} is a whole number, “{text[:40]}” is not")
            return int(text)
        if kind == FLAG:
            if text.casefold() not in _YES + _NO:
                raise self.wrong(f"{name} is yes or no")
            return int(text.casefold() in _YES)
        if kind == DAY:
            try:
                return date.fromisoformat(text).isoformat()
            except ValueError:
                raise self.wrong(f"{name} is a date as 2027-05-14, “{text[:40]}” is not") from None
        return text

    def _word(self, wanted: str) -> bool:
        if self.now is not None and self.now.kind == "word" and self.now.text.casefold() == wanted:
            self._next += 1
            return True
        return False
