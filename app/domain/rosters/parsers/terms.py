"""Several terms in one cell: interests, skills, languages, kinds of help, in the office's words where known."""

from __future__ import annotations

import re

from app.domain.rosters.cells import Cell
from app.domain.rosters.parsers.common import is_blank, unusable
from app.domain.rosters.problems import NOTHING, Reading, Trouble, quoted, refused
from app.domain.rosters.sense import SEPARATORS, Sense
from app.domain.text import term_key

LONGEST_TERM, MOST_TERMS = 120, 40
_BULLET = re.compile(r"^(?:[-–—•·*▪◦‣]|\(?\d{1,2}[.)])\s+|^[•·▪◦‣]")
_LAST_AND = re.compile(r"^(?:and|or|&)\s+", re.IGNORECASE)


def terms(key: str, term_kind: str, cell: Cell, sense: Sense) -> Reading:
    """The terms of a cell under `key`, in their order; synonyms become the term, unknown ones stay as new terms."""
    spoilt = unusable(cell, longest=4_000)
    if spoilt or is_blank(cell.text):
        return spoilt or NOTHING
    found: dict[str, str] = {}
    for piece in _pieces(cell.text, term_kind, sense):
        if len(piece) > LONGEST_TERM:
            words = f"{quoted(piece)} has {len(piece)} characters, too many for a term."
            return refused(words, "Shorten it, or match the column to a text field.")
        known = sense.lookup(term_kind, piece)
        found.setdefault(term_key(known or piece), known or tidy_term(piece))
    if len(found) > MOST_TERMS:
        return refused(f"{len(found)} values in one cell, at most {MOST_TERMS} are kept.", "Shorten the list.")
    long = next((term for term in found.values() if len(term.split()) > 8), "")
    check = Trouble(f"{quoted(long)} is a sentence, not a term.", "Look at the cell.") if long else None
    return Reading({key: tuple(found.values())} if found else {}, check=check)


def one_term(key: str, term_kind: str, cell: Cell, sense: Sense) -> Reading:
    """A single term as text under `key`, in the office's own words where known."""
    spoilt = unusable(cell)
    if spoilt or is_blank(cell.text):
        return spoilt or NOTHING
    text = " ".join(cell.text.split())
    if len(text) > 300:
        return refused(f"{len(text):,} characters, at most 300 are kept.", "Shorten the cell.")
    return Reading({key: sense.lookup(term_kind, text) or tidy_term(text)})


def _pieces(text: str, term_kind: str, sense: Sense) -> list[str]:
    """The values of a cell. What the taxonomy knows as a whole ("Research, clinical") is not cut at its comma."""
    marks = [SEPARATORS[name] for name in sense.separators if name in SEPARATORS]
    found = [text]
    for mark in sorted(marks, key="\n;,/".index):
        found = [part for piece in found for part in _cut(piece, mark, term_kind, sense)]
    cleaned = (_cleaned(piece) for piece in found)
    return [piece for piece in cleaned if piece and not is_blank(piece)]


def _cut(text: str, mark: str, term_kind: str, sense: Sense) -> list[str]:
    if mark not in text or (mark in ",/" and sense.lookup(term_kind, text.strip())):
        return [text]
    parts, depth, start = [], 0, 0
    for place, char in enumerate(text):
        depth += (char == "(") - (char == ")")
        if char == mark and depth <= 0:
            parts.append(text[start:place])
            start = place + 1
    return [*parts, text[start:]]


def _cleaned(piece: str) -> str:
    text = _BULLET.sub("", " ".join(piece.split()))
    return _LAST_AND.sub("", text).strip(' .;,:"“”')


def tidy_term(text: str) -> str:
    """A new term with a capital at its front: "museums" is Museums, "DATA SCIENCE" is Data science, "UX" stays."""
    if text.isupper() and len(text) > 5:
        text = text.lower()
    return text[:1].upper() + text[1:] if text.islower() else text
