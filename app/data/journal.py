"""Reading the journal, and taking units back row by row."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Sequence
from typing import Any

from app.data.database import Database
from app.data.unit_of_work import Unit
from app.domain.history import Change, ChangeQuery, RowChange
from app.errors import Cancelled, Refused

_TOUCHED = "(SELECT count(*) FROM (SELECT 1 FROM journal WHERE unit_id = units.id LIMIT 1000)) AS touched"
_REPORTED_EVERY = 500


def recent(database: Database, first: int, count: int, wanted: ChangeQuery | None = None) -> list[Change]:
    """Units of work, the latest first."""
    where, params = _selection(wanted or ChangeQuery())
    return [change_of(row) for row in database.rows(
        f"SELECT *, {_TOUCHED} FROM units WHERE {where} ORDER BY id DESC LIMIT ? OFFSET ?", [*params, count, first])]


def count(database: Database, wanted: ChangeQuery | None = None) -> int:
    """How many units of work there are."""
    where, params = _selection(wanted or ChangeQuery())
    return int(database.value(f"SELECT count(*) FROM units WHERE {where}", params))


def _selection(wanted: ChangeQuery) -> tuple[str, list[Any]]:
    terms, params = ["1"], []
    for word in wanted.search.split()[:8]:
        terms.append("(instr(lower(label || ' ' || coalesce(subject, '')), lower(?)) > 0)")
        params.append(word)
    if wanted.topic:
        terms.append("instr(' ' || topics || ' ', ?) > 0")
        params.append(f" {wanted.topic} ")
    if wanted.actor:
        terms.append("actor = ?")
        params.append(wanted.actor)
    return " AND ".join(terms), params


def get(database: Database, unit_id: int) -> Change | None:
    """One unit of work."""
    row = database.one(f"SELECT *, {_TOUCHED} FROM units WHERE id = ?", (unit_id,))
    return None if row is None else change_of(row)


def change_of(row: sqlite3.Row) -> Change:
    """A line of the units table as a frozen row."""
    return Change(row["id"], row["label"], row["subject"] or "", row["actor"], row["at"], row["source"],
                  row["undoes"], row["undone_by"], tuple(row["topics"].split()), row["touched"])


def row_changes(database: Database, unit_id: int, most: int = -1) -> list[RowChange]:
    """What a unit did, row by row; the first `most` rows, all of them when it is -1."""
    return [_row_change(row) for row in database.rows(
        "SELECT * FROM journal WHERE unit_id = ? ORDER BY id LIMIT ?", (unit_id, most))]


def of_record(database: Database, table: str, row_id: int) -> list[tuple[Change, RowChange]]:
    """The history of one record, the latest change first."""
    rows = database.rows(
        f"SELECT journal.*, units.*, journal.id AS journal_id, {_TOUCHED} FROM journal"
        " JOIN units ON units.id = journal.unit_id WHERE table_name = ? AND row_id = ? ORDER BY journal.id DESC",
        (table, row_id))
    return [(change_of(row), _row_change(row)) for row in rows]


def last_change(unit: Unit, table: str, row_id: int) -> int:
    """The id of the last unit that touched a record, 0 when none did."""
    row = unit.one("SELECT max(unit_id) FROM journal WHERE table_name = ? AND row_id = ?", (table, row_id))
    return 0 if row is None or row[0] is None else int(row[0])


def _row_change(row: sqlite3.Row) -> RowChange:
    return RowChange(row["table_name"], row["row_id"], _loaded(row["before"]), _loaded(row["after"]))


def _loaded(text: str | None) -> dict[str, Any] | None:
    return None if text is None else json.loads(text)


def take_back(unit: Unit, unit_id: int, progress: Callable[[int, int], None] | None = None,
              cancelled: Callable[[], bool] | None = None) -> None:
    """Makes every row that `unit_id` touched what it was before, inside the open `unit`.

    Raises Refused, naming the later work, when a row is no longer what that unit left, or when other rows have come
    to depend on one that would go; and Cancelled.
    """
    entries = unit.rows("SELECT * FROM journal WHERE unit_id = ? ORDER BY id DESC", (unit_id,))
    for done, entry in enumerate(entries):
        if done % _REPORTED_EVERY == 0:
            if cancelled is not None and cancelled():
                raise Cancelled
            if progress is not None:
                progress(done, len(entries))
        if not _reverse(unit, _row_change(entry)):
            raise _depends(unit, unit_id, [(entry["table_name"], entry["row_id"])])
    broken = unit.rows("PRAGMA foreign_key_check")
    if broken:
        raise _depends(unit, unit_id, [(row["table"], row["rowid"]) for row in broken])


def _reverse(unit: Unit, change: RowChange) -> bool:
    table, row_id, before, after = change.table, change.row_id, change.before, change.after
    if before is None and after is not None:
        return unit.apply(f"DELETE FROM {table} WHERE {_equal(after)}", list(after.values())) == 1
    if before is not None and after is None:
        columns = ", ".join(f'"{column}"' for column in before)
        marks = ", ".join("?" for _ in before)
        return unit.apply(f"INSERT OR IGNORE INTO {table} ({columns}) VALUES ({marks})", list(before.values())) == 1
    assert before is not None and after is not None
    sets = ", ".join(f'"{column}" = ?' for column in before)
    return unit.apply(f"UPDATE OR IGNORE {table} SET {sets} WHERE id = ? AND {_equal(after)}",
                      [*before.values(), row_id, *after.values()]) == 1


def _equal(values: dict[str, Any]) -> str:
    return " AND ".join(f'"{column}" IS ?' for column in values)


def _depends(unit: Unit, unit_id: int, rows: Sequence[tuple[str, int]]) -> Refused:
    names: list[str] = []
    for table, row_id in rows[:20]:
        later = unit.rows(
            "SELECT DISTINCT units.label, units.subject, units.at FROM journal JOIN units ON units.id = unit_id"
            " WHERE table_name = ? AND row_id = ? AND unit_id > ? AND unit_id < ? AND undone_by IS NULL"
            " AND undoes IS NULL ORDER BY units.id DESC LIMIT 3", (table, row_id, unit_id, unit.id))
        names += [f"{row['label']}{' · ' + row['subject'] if row['subject'] else ''}" for row in later]
    listed = ", ".join(dict.fromkeys(names)) or "a later change"
    return Refused("This cannot be undone yet, because later changes depend on it.",
                   f"Undo these first: {listed}. Nothing was changed.")
