"""The one way to write: a unit of work is one transaction, with a label, an actor, a time and a journal.

The journal is kept by triggers that live on the writing connection: each inserted, changed or removed row leaves what
it was and what it became as JSON, in C, on bulk paths too. A write outside a unit fails, because a journal line needs
a unit. Triggers of the connection (TEMP) leave no trace in the file, so migrations need not make them again, and they
may call JSON functions while the file's own schema is not trusted.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from app.changes import Topic
from app.clock import Clock, as_text
from app.data.database import Database, told

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine, Executable, Table

NOT_JOURNALLED = frozenset({"units", "journal", "drafts", "alembic_version", "sqlite_sequence"})

TOPICS: Mapping[str, Topic] = {
    **dict.fromkeys(("organisations", "people", "emails", "phones", "roles", "person_terms", "availability",
                     "consents", "notes", "contacts", "imports"), Topic.PEOPLE),
    **dict.fromkeys(("terms", "term_synonyms"), Topic.TERMS),
    **dict.fromkeys(("programmes", "cohorts", "objectives", "breaks"), Topic.COHORTS),
    "enrolments": Topic.ENROLMENTS,
    **dict.fromkeys(("pair_rules", "match_runs"), Topic.MATCHING),
    **dict.fromkeys(("mentorships", "pauses", "meetings", "snoozes"), Topic.MENTORSHIPS),
    **dict.fromkeys(("goals", "goal_steps", "goal_progress", "assessments", "ratings", "statements"), Topic.GOALS),
    **dict.fromkeys(("documents_made", "documents_made_people"), Topic.DOCUMENTS),
    **dict.fromkeys(("settings", "staff", "saved_views", "import_mappings"), Topic.SETTINGS),
}


class Unit:
    """An open unit of work. Values are plain: text, whole numbers and None."""

    def __init__(self, unit_id: int, connection: Connection, raw: sqlite3.Connection) -> None:
        self.id = unit_id
        self._connection = connection
        self._raw = raw

    def add(self, table: Table, **values: Any) -> int:
        """Insert a row; gives its id."""
        return int(self._connection.execute(table.insert(), values).inserted_primary_key[0])  # type: ignore[index]

    def add_many(self, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
        """Insert many rows in one go; all have the same keys."""
        if rows:
            self._connection.execute(table.insert(), rows)

    def change(self, table: Table, row_id: int, **values: Any) -> None:
        """Change columns of one row."""
        self._connection.execute(table.update().where(table.c.id == row_id).values(**values))

    def remove(self, table: Table, row_id: int) -> None:
        """Delete one row."""
        self._connection.execute(table.delete().where(table.c.id == row_id))

    def remove_where(self, table: Table, **equal: Any) -> None:
        """Delete the rows whose columns equal these values."""
        self._connection.execute(table.delete().filter_by(**equal))

    def run(self, statement: Executable, rows: Sequence[Mapping[str, Any]] | None = None) -> None:
        """Run any insert, update or delete; its rows are journalled like all others."""
        if rows is None:
            self._connection.execute(statement)
        elif rows:
            self._connection.execute(statement, rows)

    def replace(self, table: Table, owner: Mapping[str, int], wanted: Sequence[Mapping[str, Any]]) -> None:
        """Make the rows that belong to `owner` equal to `wanted`; rows that are alike already are left alone."""
        columns = sorted({column for row in wanted for column in row}) or ["id"]
        where = " AND ".join(f"{column} = :{column}" for column in owner)
        had = self.rows(f"SELECT * FROM {table.name} WHERE {where} ORDER BY id", owner)
        if [tuple(row[column] for column in columns) for row in had] == [
                tuple(row[column] for column in columns) for row in wanted] and bool(had) == bool(wanted):
            return
        for row in had:
            self.remove(table, row["id"])
        self.add_many(table, [{**owner, **row} for row in wanted])

    def rows(self, sql: str, params: Sequence[Any] | Mapping[str, Any] = ()) -> list[sqlite3.Row]:
        """Rows as they stand inside this unit."""
        return self._raw.execute(sql, params).fetchall()

    def one(self, sql: str, params: Sequence[Any] | Mapping[str, Any] = ()) -> sqlite3.Row | None:
        """The first row as it stands inside this unit."""
        row: sqlite3.Row | None = self._raw.execute(sql, params).fetchone()
        return row

    def touched(self) -> list[str]:
        """The tables written to so far."""
        return [row[0] for row in self.rows("SELECT DISTINCT table_name FROM journal WHERE unit_id = ?", (self.id,))]

    def mark(self, unit_id: int, undone_by: int | None) -> None:
        """Note that an earlier unit was taken back by `undone_by`, or stands again (None)."""
        self._raw.execute("UPDATE units SET undone_by = ? WHERE id = ?", (undone_by, unit_id))

    def apply(self, sql: str, params: Sequence[Any]) -> int:
        """Run a statement whose table is known only from the journal; gives the number of rows it changed."""
        return self._raw.execute(sql, params).rowcount


class Units:
    """Opens units of work on one database."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._engine: Engine | None = None

    @contextmanager
    def open(self, label: str, subject: str, actor: str, source: str, undoes: int | None = None) -> Iterator[Unit]:
        """One transaction. A unit that changed nothing leaves no line in the history."""
        with self._database.writing(), told():
            raw = self._database.writer(prepare)
            with self._connection(raw).begin() as connection:
                unit_id = raw.execute(
                    "INSERT INTO units (label, subject, actor, at, source, undoes) VALUES (?, ?, ?, ?, ?, ?)",
                    (label, subject or None, actor, as_text(self._clock.now()), source, undoes)).lastrowid
                assert unit_id is not None
                raw.execute("DELETE FROM temp.open_unit")
                raw.execute("INSERT INTO temp.open_unit (id) VALUES (?)", (unit_id,))
                try:
                    unit = Unit(unit_id, connection, raw)
                    yield unit
                    _close(unit, raw)
                finally:
                    raw.execute("DELETE FROM temp.open_unit")

    def dispose(self) -> None:
        """Forget the connection; the database closes it."""
        self._engine = None

    def _connection(self, raw: sqlite3.Connection) -> Engine:
        if self._engine is None:
            self._engine = engine_on(raw)
        return self._engine


def engine_on(raw: sqlite3.Connection) -> Engine:
    """SQLAlchemy on an open connection, whose transactions begin IMMEDIATE."""
    from sqlalchemy import create_engine, event
    from sqlalchemy.pool import StaticPool

    engine = create_engine("sqlite://", creator=lambda: raw, poolclass=StaticPool, hide_parameters=True)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _close(unit: Unit, raw: sqlite3.Connection) -> None:
    tables = unit.touched()
    if not tables:
        raw.execute("DELETE FROM units WHERE id = ?", (unit.id,))
        return
    if "people" in tables:
        _index(unit, raw)
    topics = sorted({TOPICS[table].value for table in tables if table in TOPICS})
    raw.execute("UPDATE units SET topics = ? WHERE id = ?", (" ".join(topics), unit.id))


def _index(unit: Unit, raw: sqlite3.Connection) -> None:
    """Brings the search index up to what this unit did to people."""
    ids = "SELECT DISTINCT row_id FROM journal WHERE unit_id = ? AND table_name = 'people'"
    raw.execute(f"DELETE FROM people_search WHERE rowid IN ({ids})", (unit.id,))
    raw.execute("INSERT INTO people_search (rowid, words) SELECT id, search_key FROM people"
                f" WHERE id IN ({ids})", (unit.id,))


def prepare(raw: sqlite3.Connection) -> None:
    """Sets the journal's triggers up on a writing connection."""
    raw.execute("CREATE TEMP TABLE open_unit (id INTEGER NOT NULL)")
    for name in journalled_tables(raw):
        columns = [row[1] for row in raw.execute(f"PRAGMA table_info({name})")]
        for statement in _triggers(name, columns):
            raw.execute(statement)


def journalled_tables(raw: sqlite3.Connection) -> list[str]:
    """The tables whose rows are journalled, in no special order."""
    found = raw.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%STRICT%'").fetchall()
    return sorted(row[0] for row in found if row[0] not in NOT_JOURNALLED)


def _triggers(name: str, columns: Iterable[str]) -> Iterator[str]:
    columns = list(columns)
    into = (f"INSERT INTO journal (unit_id, table_name, row_id, before, after)"
            f" SELECT (SELECT id FROM open_unit), '{name}'")
    new = ", ".join(f"'{column}', NEW.\"{column}\"" for column in columns)
    old = ", ".join(f"'{column}', OLD.\"{column}\"" for column in columns)
    differing = " UNION ALL ".join(
        f"SELECT '{column}' AS name, OLD.\"{column}\" AS was, NEW.\"{column}\" AS became"
        f" WHERE OLD.\"{column}\" IS NOT NEW.\"{column}\"" for column in columns)
    same = " AND ".join(f'OLD."{column}" IS NEW."{column}"' for column in columns)
    yield (f"CREATE TEMP TRIGGER journal_{name}_insert AFTER INSERT ON main.{name} BEGIN"
           f" {into}, NEW.id, NULL, json_object({new}); END")
    yield (f"CREATE TEMP TRIGGER journal_{name}_delete AFTER DELETE ON main.{name} BEGIN"
           f" {into}, OLD.id, json_object({old}), NULL; END")
    yield (f"CREATE TEMP TRIGGER journal_{name}_update AFTER UPDATE ON main.{name} WHEN NOT ({same}) BEGIN"
           f" {into}, NEW.id, json_group_object(name, was), json_group_object(name, became)"
           f" FROM ({differing}); END")
