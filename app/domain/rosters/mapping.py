"""Which column is read into which field: guessed, corrected by a person, remembered under a name."""

from __future__ import annotations

from collections.abc import Mapping as Dict
from dataclasses import dataclass, replace
from typing import Any

from app.domain.dates import Order
from app.domain.rosters.fields import BY_KEY, KINDS, SKIP
from app.domain.rosters.headings import bare_heading
from app.domain.rosters.sense import SEPARATORS

USED_BEFORE, CHOSEN = "used before", "chosen"


@dataclass(frozen=True, slots=True)
class ColumnMatch:
    """A column and its field. `confidence` is 0 to 100, `source` says in words where the match comes from.

    `separators` are names of sense.SEPARATORS, None for what the column itself uses; `replaces` lets the file's
    values take the place of those on record, where otherwise they are added.
    """

    index: int
    heading: str
    field: str = SKIP
    confidence: int = 0
    source: str = ""
    separators: tuple[str, ...] | None = None
    replaces: bool = False


@dataclass(frozen=True, slots=True)
class Mapping:
    """The matches of a file's columns, and the choices that hold for the whole file.

    `order` is the order of day and month ("" asks where it is open), `latest_year` the last year that two digits can
    mean (0 for the usual one), `fixed` texts for fields that have no column.
    """

    kind: str
    columns: tuple[ColumnMatch, ...]
    order: Order = ""
    latest_year: int = 0
    fixed: tuple[tuple[str, str], ...] = ()
    name: str = ""

    def column(self, index: int) -> ColumnMatch:
        """The match of the column at `index`; raises KeyError for a column that the table does not have."""
        for match in self.columns:
            if match.index == index:
                return match
        raise KeyError(index)

    def with_field(self, index: int, field: str) -> Mapping:
        """With another field for a column; a field that stands once only is taken from the column that had it."""
        if field not in BY_KEY:
            raise KeyError(field)

        def changed(match: ColumnMatch) -> ColumnMatch:
            if match.index == index:
                return replace(match, field=field, confidence=100, source=CHOSEN)
            if match.field == field and not BY_KEY[field].repeats:
                return replace(match, field=SKIP, confidence=0, source="")
            return match

        return replace(self, columns=tuple(changed(match) for match in self.columns))

    def with_options(self, index: int, separators: tuple[str, ...] | None, replaces: bool) -> Mapping:
        """With other separators for a column, and whether its values replace those on record."""
        columns = tuple(
            replace(match, separators=separators, replaces=replaces) if match.index == index else match
            for match in self.columns
        )
        return replace(self, columns=columns)

    def used(self) -> int:
        """How many columns are read."""
        return sum(match.field != SKIP for match in self.columns)

    def signature(self) -> str:
        """What the same file's next edition has too: its headings, whatever their case and marks."""
        return " | ".join(bare_heading(match.heading) for match in self.columns)

    def to_json(self) -> dict[str, Any]:
        """Plain values for keeping; `from_json` takes them back."""
        return {
            "kind": self.kind,
            "columns": [
                {"heading": match.heading, "field": match.field, "replaces": match.replaces,
                 "separators": None if match.separators is None else list(match.separators)}
                for match in self.columns
            ],
            "order": self.order,
            "latest_year": self.latest_year,
            "fixed": [list(pair) for pair in self.fixed],
            "name": self.name,
        }  # fmt: skip


def from_json(kept: Dict[str, Any]) -> Mapping:
    """A mapping that was kept; fields and options that this version does not know are left out."""
    columns = tuple(
        ColumnMatch(
            place,
            str(column.get("heading", "")),
            column.get("field") if column.get("field") in BY_KEY else SKIP,
            100,
            USED_BEFORE,
            _separators(column.get("separators")),
            bool(column.get("replaces")),
        )
        for place, column in enumerate(kept.get("columns", ()))
    )
    fixed = tuple((str(key), str(text)) for key, text in kept.get("fixed", ()) if key in BY_KEY)
    order: Order = kept["order"] if kept.get("order") in ("mdy", "dmy") else ""
    kind = kept["kind"] if kept.get("kind") in KINDS else KINDS[0]
    return Mapping(kind, columns, order, int(kept.get("latest_year") or 0), fixed, str(kept.get("name", "")))


def _separators(kept: object) -> tuple[str, ...] | None:
    if not isinstance(kept, list):
        return None
    return tuple(name for name in kept if name in SEPARATORS)


def known_headings(headings: tuple[str, ...], kept: Mapping) -> int:
    """How many of a file's headings a kept mapping knows."""
    known = {bare_heading(match.heading) for match in kept.columns if match.heading}
    return sum(bare_heading(heading) in known for heading in headings if heading)


def best_kept(headings: tuple[str, ...], kept: tuple[Mapping, ...], kind: str) -> Mapping | None:
    """The kept mapping of this kind that knows most of a file's headings, when it knows at least half of them."""
    usable = [mapping for mapping in kept if mapping.kind == kind]
    best = max(usable, key=lambda mapping: known_headings(headings, mapping), default=None)
    if best is None or known_headings(headings, best) * 2 < len([heading for heading in headings if heading]):
        return None
    return best
