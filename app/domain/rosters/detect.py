"""What a column looks like apart from its heading: the shares of cells that look like an address, a name and so on."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from app.domain.rosters.cells import Cell, Kind
from app.domain.rosters.parsers.common import is_blank
from app.domain.rosters.parsers.times import read_times
from app.domain.rosters.parsers.years import STANDINGS, standing_of
from app.domain.rosters.sense import learn_ids

SAMPLE = 200
_EMAIL = re.compile(r"\S+(?:@|\(at\))\S+|<[^<>]+@[^<>]+>")
_PHONE = re.compile(r"^[+(]?\d[\d\s().\-/+]{6,}\d(?:\s*(?:x|ext\.?)\s*\d+)?$", re.IGNORECASE)
_URL = re.compile(r"^(?:https?://|www\.)\S+$|linkedin\.com/", re.IGNORECASE)
_YEAR = re.compile(r"^(?:class of )?['’]?(?:19|20)?\d\d(?:\.0)?$", re.IGNORECASE)
_MAJOR_YEAR = re.compile(r"^[A-Za-z][A-Za-z&.,/\s()-]*[\s/,'’-]+['’]?(?:20)?\d\d$")
_COMMA_NAME = re.compile(r"^[^\W\d_][^\d,@]{0,40},\s*[^\W\d_][^\d,;@]{0,30}$")
_NAME_WORD = re.compile(r"[^\W\d_]+(?:[.'’-][^\W\d_]+)*[.,]?")
_WORD = re.compile(r"^[^\W\d_]+(?:[\s.'’-][^\W\d_]+\.?){0,2}\.?$")
_PRONOUNS = re.compile(r"^(?:she|he|they|ze|xe|any)\b[\s/,|a-z]{0,24}$", re.IGNORECASE)
_DATE = re.compile(
    r"^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}$|^\d{4}-\d\d-\d\d|^(?:spring|summer|fall|winter|[a-z]{3,9})[\s-]+'?\d{2,4}$",
    re.I,
)
_SMALL = re.compile(r"^(?:up to |max )?\d{1,2}(?:\s?[-+]\s?\d{0,2})?(?:\.0)?(?: y.*)?$", re.I)
_ID = re.compile(r"^[A-Za-z]{0,3}-?\d{5,10}$")
_SSN = re.compile(r"^\d{3}-\d\d-\d{4}$")
_ZONE = re.compile(
    r"^(?:eastern|central|mountain|pacific|[ecmp][sd]?t|utc.{0,6}|gmt.{0,6}|[A-Za-z]+/[A-Za-z_]+)\b", re.IGNORECASE
)
_YES_NO = frozenset({"y", "n", "yes", "no", "true", "false", "x", "confidential", "ferpa", "✓"})
_NOT_NAMES = frozenset({"yes", "no", "any", "none", "other"})


def _is_phone(text: str) -> bool:
    return sum(map(str.isdigit, text)) >= 7 and not _SSN.match(text) and not _DATE.match(text)


def _is_name(words: list[str]) -> bool:
    return 2 <= len(words) <= 5 and all(_NAME_WORD.fullmatch(word) for word in words)


def _is_time(text: str) -> bool:
    if len(text) > 60 or not any(char.isalpha() for char in text):
        return False
    slots, rest = read_times(text)
    return bool(slots) and not rest


_LOOKS: dict[str, Callable[[str], bool]] = {
    "email": lambda text: bool(_EMAIL.search(text)),
    "phone": lambda text: bool(_PHONE.match(text)) and _is_phone(text),
    "link": lambda text: bool(_URL.search(text)),
    "year": lambda text: bool(_YEAR.match(text)) and int(re.sub(r"\D", "",
                                                                text.removesuffix(".0"))) not in range(100, 1900),
    "major year": lambda text: bool(_MAJOR_YEAR.match(text)) and len(text) < 50,
    "standing": lambda text: standing_of(text) in STANDINGS and not text.isdigit(),
    "time": _is_time,
    "comma name": lambda text: bool(_COMMA_NAME.match(text)),
    "name": lambda text: len(text) < 50 and _is_name(text.split()),
    "word": lambda text: bool(_WORD.match(text)) and text.casefold() not in _NOT_NAMES and len(text) < 30,
    "pronouns": lambda text: bool(_PRONOUNS.match(text)),
    "date": lambda text: bool(_DATE.match(text)),
    "ssn": lambda text: bool(_SSN.match(text)),
    "zone": lambda text: bool(_ZONE.match(text)),
    "yes no": lambda text: text.casefold() in _YES_NO,
    "small number": lambda text: bool(_SMALL.match(text)),
    "list": lambda text: any(mark in text for mark in ";,\n"),
    "long": lambda text: len(text) > 60,
}  # fmt: skip


def looks_of(cells: Sequence[Cell]) -> dict[str, float]:
    """For every look the share (0 to 1) of filled cells that have it; "id" is the share that has one pattern.

    Only the first 200 filled cells are looked at. Empty when nothing is filled.
    """
    filled = [cell for cell in cells if cell.text and not is_blank(cell.text)][:SAMPLE]
    if not filled:
        return {}
    texts = [cell.text[:200] for cell in filled]
    shares = {look: sum(map(test, texts)) / len(texts) for look, test in _LOOKS.items()}
    shares["date"] = sum(cell.kind is Kind.DATE or bool(_DATE.match(cell.text)) for cell in filled) / len(filled)
    shares["id"] = _id_share(filled)
    shares["different"] = len(set(texts)) / len(texts)
    return shares


def _id_share(cells: Sequence[Cell]) -> float:
    if len(cells) < 3:
        return sum(bool(_ID.match(cell.text)) for cell in cells) / len(cells)
    pattern = learn_ids(cells)
    if pattern is None or not 4 <= pattern.digits <= 12 or len(pattern.shape) > 12 or "@" in pattern.shape:
        return 0.0
    return pattern.matching / len(cells)
