"""The list of matches: its columns, its order, and what can be left out of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from app.domain.matching.results import MatchPair
from app.domain.matching.wording import points_text
from app.domain.text import fold
from ui.widgets.cells import Arrow, Bar, IconText
from ui.widgets.columns import Column

FILTERS = (("", "All"), ("locked", "Locked"), ("note", "With a note"), ("moved", "Other mentor than before"))


@dataclass(frozen=True)
class MatchRow:
    """A pair as the list shows it; `highest` is the best score there can be."""

    pair: MatchPair
    highest: int
    locked: bool
    moved: bool
    forbidden: bool = False
    why: str = ""

    @property
    def id(self) -> int:
        """The student's id."""
        return self.pair.mentee_id

    @property
    def note(self) -> str:
        """What is to be noted about the pair."""
        own = ("Forbidden" if self.forbidden else "", self.why)
        return ", ".join((*(part for part in own if part), *self.pair.notes))

    @cached_property
    def words(self) -> str:
        """What is looked through for what was typed."""
        return fold(f"{self.pair.mentee} {self.pair.mentor} {self.pair.employer}")

    def fits(self, kind: str, typed: str) -> bool:
        """Whether the list shows the row under a filter and for what was typed."""
        shown = {"": True, "locked": self.locked, "note": bool(self.note), "moved": self.moved}[kind]
        return shown and (not typed or all(part in self.words for part in fold(typed).split()))


def columns() -> list[Column]:
    """What is shown of a pair."""
    return [
        Column("lock", "", 42, value=_lock, sortable=False, fixed=True, min_width=42),
        Column("mentee", "Student", 196, "key", fixed=True, min_width=130, value=lambda row: row.pair.mentee),
        Column("mentor", "Proposed mentor", 188, min_width=130, value=lambda row: Arrow("", row.pair.mentor),
               copy=lambda row: row.pair.mentor),
        Column("employer", "Employer", 168, min_width=90, stretch=True, value=lambda row: row.pair.employer),
        Column("score", "Score", 116, "bar", min_width=96, value=_score),
        Column("slots", "Slots", 48, "number", min_width=44,
               value=lambda row: "" if row.pair.slots is None else str(row.pair.slots)),
        Column("note", "Note", 118, min_width=60, value=_note, copy=lambda row: row.note),
    ]


def sort_key(row: MatchRow, key: str) -> Any:
    """What rows are ordered by."""
    if key == "score":
        return row.pair.score
    if key == "slots":
        return -1 if row.pair.slots is None else row.pair.slots
    words = {"mentee": row.pair.mentee, "mentor": row.pair.mentor, "employer": row.pair.employer, "note": row.note}
    return fold(words.get(key, ""))


def best_first(rows: Sequence[MatchRow]) -> list[MatchRow]:
    """The highest score first, then by name."""
    return sorted(rows, key=lambda row: (-row.pair.score, fold(row.pair.mentee)))


def _lock(row: MatchRow) -> IconText | None:
    return IconText("lock", icon_token="accent", name="Locked") if row.locked else None


def _score(row: MatchRow) -> Bar:
    return Bar(row.pair.score / row.highest if row.highest else 0.0, points_text(row.pair.score), room=48, token="bar")


def _note(row: MatchRow) -> IconText | None:
    if not row.note:
        return None
    icon = "ban" if row.forbidden else "shuffle" if row.why else "triangle-alert"
    token = "bad" if row.forbidden else "ink2" if row.why else "warn"
    return IconText(icon, row.note, token, token, role="small")
