"""Guessing which column holds what, from its heading and its values together."""

from __future__ import annotations

from collections.abc import Mapping as Dict
from types import MappingProxyType

from app.domain.rosters.detect import looks_of
from app.domain.rosters.fields import BY_KEY, SKIP, Field, fields_for
from app.domain.rosters.headings import bare_heading
from app.domain.rosters.mapping import USED_BEFORE, ColumnMatch, Mapping
from app.domain.rosters.recognise import recognised
from app.domain.rosters.table import Heading, Table

LEAST = 45
_VALUES_SAMPLE = 400
# Looks so telling that a column needs no heading; and how sure they make a guess.
_TELLING = MappingProxyType({
    "email": 88, "comma name": 72, "link": 74, "pronouns": 74, "id": 64, "phone": 66, "major year": 60, "time": 62,
    "standing": 60, "zone": 55, "name": 48,
})  # fmt: skip
_ONE_OF = (("full_name", "given"), ("full_name", "family"), ("location", "city"), ("major_and_year", "class_year"))

# Remarks of the office are imported only where the column plainly says so.
_LEAST_OF = MappingProxyType({"notes": 65, "hopes": 60, "preference": 60})

Looks = dict[str, float]


def guess_mapping(table: Table, kind: str, kept: Mapping | None = None) -> Mapping:
    """The likeliest field for every column of `table`, each field once where it does not repeat.

    `kept` is a remembered mapping, whose headings keep their fields; only the other columns are guessed.
    """
    looks = {heading.index: looks_of(table.column(heading.index)[:_VALUES_SAMPLE]) for heading in table.headings}
    chosen = _remembered(table, kept) if kept else {}
    taken = {match.field for match in chosen.values()}
    offers = sorted(
        (
            (score, -heading.index, field.key, source)
            for heading in table.headings
            if heading.index not in chosen
            for field, score, source in _offers(heading, looks[heading.index], kind)
        ),
        reverse=True,
    )
    for score, place, key, source in offers:
        if -place in chosen or (key in taken and not BY_KEY[key].repeats) or _excluded(key, taken):
            continue
        heading = next(heading for heading in table.headings if heading.index == -place)
        chosen[heading.index] = ColumnMatch(heading.index, heading.text, key, score, source)
        taken.add(key)
    columns = tuple(chosen.get(heading.index, ColumnMatch(heading.index, heading.text)) for heading in table.headings)
    if kept:
        return Mapping(kind, columns, kept.order, kept.latest_year, kept.fixed, kept.name)
    return Mapping(kind, columns)


def _remembered(table: Table, kept: Mapping) -> dict[int, ColumnMatch]:
    waiting: dict[str, list[ColumnMatch]] = {}
    for match in kept.columns:
        if match.heading:
            waiting.setdefault(bare_heading(match.heading), []).append(match)
    found: dict[int, ColumnMatch] = {}
    for heading in table.headings:
        matches = waiting.get(bare_heading(heading.text))
        if matches:
            old = matches.pop(0)
            found[heading.index] = ColumnMatch(
                heading.index, heading.text, old.field, 100, USED_BEFORE, old.separators, old.replaces
            )
    return found


def _excluded(key: str, taken: set[str]) -> bool:
    """True when a column for the whole and a column for its part would say the same thing twice."""
    return any((key == whole and part in taken) or (key == part and whole in taken) for whole, part in _ONE_OF)


def _offers(heading: Heading, looks: Looks, kind: str) -> list[tuple[Field, int, str]]:
    """The fields a column may be, with a score of at least LEAST and the source in words."""
    if looks.get("ssn", 0) > 0.5:
        return [(BY_KEY[SKIP], 99, "social security numbers are not imported")]
    named = recognised(heading.text)
    found = []
    for field in fields_for(kind):
        score, source = _score(field, named.get(field.key, 0), looks)
        if score >= _LEAST_OF.get(field.key, LEAST):
            found.append((field, score, source))
    return found


def _score(field: Field, by_name: int, looks: Looks) -> tuple[int, str]:
    share = max((looks.get(look, 0.0) for look in field.looks), default=0.0)
    if by_name:
        return _score_named(field, by_name, share, looks), "suggested from heading and values"
    telling = max((round(_TELLING[look] * looks.get(look, 0.0)) for look in field.looks if look in _TELLING), default=0)
    if telling and not _could_be(field, looks):
        return 0, ""
    return telling if share >= 0.6 else 0, "suggested from values"


def _score_named(field: Field, by_name: int, share: float, looks: Looks) -> int:
    if not looks:
        return max(by_name - 20, 0)
    if not field.looks:
        # A heading alone is trusted, unless every value looks like something quite different.
        return round(by_name * 0.94) - (35 if looks.get("email", 0) > 0.6 and field.key != SKIP else 0)
    if field.key in ("notes", "hopes", "career_goal", "preference", "interests") or field.listed:
        return round(by_name * (0.82 + 0.12 * share)) - (40 if looks.get("email", 0) > 0.6 else 0)
    return round(by_name * (0.55 + 0.43 * min(1.0, share * 1.15))) if share < 0.9 else round(by_name * 0.98)


def _could_be(field: Field, looks: Dict[str, float]) -> bool:
    """False where other looks of a column speak against a field that was not named."""
    if field.key in ("given", "family", "middle", "suffix", "preferred", "city"):
        return False
    if field.key == "student_id":
        return (
            looks.get("phone", 0) < 0.5
            and looks.get("year", 0) < 0.5
            and looks.get("date", 0) < 0.5
            and looks.get("different", 0) > 0.9
            and looks.get("email", 0) < 0.3
            and looks.get("major year", 0) < 0.5
        )
    if field.key == "full_name":
        return looks.get("different", 0) > 0.7 and looks.get("time", 0) < 0.4
    return not (field.key == "availability" and looks.get("standing", 0) > 0.4)
