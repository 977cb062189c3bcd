"""What a column as a whole tells about its cells: the pattern of its IDs, the order of its dates, its capitals."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.dates import Order, order_of
from app.domain.names import has_family_first
from app.domain.rosters.cells import Cell, Kind

_DIGITS = re.compile(r"\d+")

Lookup = Callable[[str, str], "str | None"]
SEPARATORS = {"semicolon": ";", "comma": ",", "slash": "/", "line": "\n"}
USUAL_SEPARATORS = ("semicolon", "comma", "line")


def no_terms(_kind: str, _text: str) -> str | None:
    """A taxonomy without terms."""
    return None


@dataclass(frozen=True, slots=True)
class IdPattern:
    """The pattern most IDs of a column have: text around one or more runs of digits, and how many digits in all."""

    shape: str
    digits: int
    example: str
    matching: int
    others: frozenset[str] = frozenset()
    leading_zeros: bool = False


@dataclass(frozen=True, slots=True)
class Sense:
    """The column a cell stands in and the file's choices, as far as parsers need them."""

    kind: str = "students"
    today: date = date(2026, 1, 1)
    order: Order = ""
    latest_year: int = 2036
    separators: tuple[str, ...] = USUAL_SEPARATORS
    lookup: Lookup = no_terms
    family_first: bool = False
    loud: bool = False
    quiet: bool = False
    ids: IdPattern | None = None
    domains: tuple[str, ...] = ()


def id_shape(text: str) -> str:
    """An ID with every run of digits as "0": "N-204502" has the shape "N-0"."""
    return _DIGITS.sub("0", text.upper())


def learn_ids(cells: Sequence[Cell]) -> IdPattern | None:
    """The pattern that at least three fifths of a column's IDs share; None for fewer than three IDs or no pattern."""
    texts = [cell.text.replace(" ", "").upper() for cell in cells if cell.kind in (Kind.TEXT, Kind.NUMBER)]
    texts = [text for text in texts if any(char.isdigit() for char in text)]
    if len(texts) < 3:
        return None
    counts = Counter((id_shape(text), sum(char.isdigit() for char in text)) for text in texts)
    (shape, digits), matching = counts.most_common(1)[0]
    if matching * 5 < len(texts) * 3:
        return None
    by_shape = Counter(id_shape(text) for text in texts)
    others = frozenset(
        other for other, count in by_shape.items() if other != shape and count > max(2, len(texts) // 20)
    )
    example = next(text for text in texts if id_shape(text) == shape and sum(map(str.isdigit, text)) == digits)
    return IdPattern(shape, digits, example, matching, others, any(text.startswith("0") for text in texts))


def learn_domains(cells: Sequence[Cell]) -> tuple[str, ...]:
    """The mail domains of a column, the most frequent first; only those that stand more than once."""
    found = Counter(cell.text.rpartition("@")[2].strip(" .>").casefold() for cell in cells if "@" in cell.text)
    return tuple(domain for domain, count in found.most_common(5) if count > 1 and "." in domain)


def learn_order(cells: Sequence[Cell]) -> tuple[Order, int]:
    """The order of day and month that the column proves, and how many of its cells leave it open."""
    return order_of([cell.text for cell in cells if cell.kind is Kind.TEXT])


def learn_name_order(cells: Sequence[Cell]) -> bool:
    """True when most names of the column stand as "Last, First"."""
    filled = [cell.text for cell in cells if " " in cell.text or "," in cell.text]
    return bool(filled) and sum(map(has_family_first, filled)) * 5 >= len(filled) * 3


def learn_case(cells: Sequence[Cell]) -> tuple[bool, bool]:
    """Whether most names of the column are all capitals, and whether most are all small letters."""
    words = [cell.text for cell in cells if sum(char.isalpha() for char in cell.text) > 3]
    cased = [text for text in words if text.upper() != text.lower()]
    if len(cased) < 2:
        return False, False
    return sum(map(str.isupper, cased)) * 5 >= len(cased) * 3, sum(map(str.islower, cased)) * 5 >= len(cased) * 3


def learn_separators(cells: Sequence[Cell]) -> tuple[str, ...]:
    """How several values are parted: semicolon, comma and line, and the slash only where nothing else is used."""
    texts = [cell.text for cell in cells if cell.text]
    others = sum(any(mark in text for mark in ";,\n") for text in texts)
    slashes = sum("/" in text for text in texts)
    return (*USUAL_SEPARATORS, "slash") if slashes and others * 5 < slashes else USUAL_SEPARATORS
