"""Which fields a heading may mean, looked up in an index of all synonyms."""

from __future__ import annotations

from collections import defaultdict
from types import MappingProxyType

from app.domain.rosters.fields import FIELDS
from app.domain.rosters.headings import likeness, normal_heading

_LONGEST_HEADING = 300


def _index() -> tuple[dict[str, list[str]], dict[str, list[str]], dict[int, list[str]]]:
    fields_of: defaultdict[str, list[str]] = defaultdict(list)
    for field in FIELDS:
        for synonym in field.synonyms:
            fields_of[synonym].append(field.key)
    by_word: defaultdict[str, list[str]] = defaultdict(list)
    by_length: defaultdict[int, list[str]] = defaultdict(list)
    for synonym in fields_of:
        by_length[len(synonym)].append(synonym)
        for word in set(synonym.split()):
            by_word[word].append(synonym)
    return dict(fields_of), dict(by_word), dict(by_length)


_INDEX = _index()
_FIELDS_OF, _BY_WORD, _BY_LENGTH = MappingProxyType(_INDEX[0]), MappingProxyType(_INDEX[1]), MappingProxyType(_INDEX[2])


def _nearly(heading: str) -> set[str]:
    """Synonyms of about the same length that begin alike, for a slip of one letter."""
    lengths = range(len(heading) - 1, len(heading) + 2)
    return {synonym for length in lengths for synonym in _BY_LENGTH.get(length, ()) if synonym[0] == heading[0]}


def recognised(text: str) -> dict[str, int]:
    """For every field that the heading may mean, by key, how well it says it (1 to 100)."""
    heading = normal_heading(text[:_LONGEST_HEADING])
    if not heading:
        return {}
    exact = _FIELDS_OF.get(heading)
    if exact:
        return dict.fromkeys(exact, 100)
    near = {synonym for word in heading.split() for synonym in _BY_WORD.get(word, ())}
    if not near:
        near = _nearly(heading)
    found: dict[str, int] = {}
    for synonym in near:
        score = likeness(heading, synonym)
        if score:
            for key in _FIELDS_OF[synonym]:
                found[key] = max(score, found.get(key, 0))
    return found


def heading_strength(text: str) -> int:
    """0 to 100: how well `text` says any field at all."""
    return max(recognised(text).values(), default=0)
