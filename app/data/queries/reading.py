"""What every query stands on: something to read from, lists of ids as one parameter, and whether a record changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Protocol

from app.domain.text import fold
from app.errors import Invalid


class Reader(Protocol):
    """The database, or an open unit of work."""

    def rows(self, sql: str, params: Sequence[Any] | Mapping[str, Any] = ()) -> list[sqlite3.Row]:
        """All rows of a query."""

    def one(self, sql: str, params: Sequence[Any] | Mapping[str, Any] = ()) -> sqlite3.Row | None:
        """The first row, if there is one."""


def listed(ids: Iterable[int]) -> str:
    """Ids as one JSON parameter, for `IN (SELECT value FROM json_each(:ids))`."""
    return "[" + ", ".join(str(int(number)) for number in ids) + "]"


def day_of(text: str | None) -> date | None:
    """The date kept as text, or None."""
    return None if text is None else date.fromisoformat(text)


def as_day(day: date | None) -> str | None:
    """The text a date is kept as, or None."""
    return None if day is None else day.isoformat()


def contains(typed: str) -> str:
    """A LIKE pattern (ESCAPE '\\') for text that holds what was typed."""
    escaped = typed.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


def words_of(typed: str) -> list[str]:
    """What was typed, as folded words."""
    return fold(typed[:200]).split()


def latest_unit(reader: Reader) -> int:
    """The id of the last unit of work of the file; a draft read now is as of it."""
    row = reader.one("SELECT coalesce(max(id), 0) FROM units")
    return 0 if row is None else int(row[0])


def ensure_unchanged(reader: Reader, as_of: int, rows: Mapping[str, Iterable[int]], what: str) -> None:
    """Raises Invalid when one of these rows (table to ids) was changed by a unit later than `as_of`."""
    for table, ids in rows.items():
        found = reader.one(
            "SELECT units.label, units.actor FROM journal JOIN units ON units.id = unit_id WHERE table_name = :kept"
            " AND row_id IN (SELECT value FROM json_each(:ids)) AND unit_id > :as_of ORDER BY unit_id DESC LIMIT 1",
            {"kept": table, "ids": listed(ids), "as_of": as_of})
        if found is not None:
            raise Invalid(f"This {what} was changed while you were editing it ({found['label']}, by"
                          f" {found['actor'] or 'staff'}). What you typed is kept; look at the newer one, then save"
                          " again.")
