"""Migrating equals creating, for every version there ever was."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from app.data import migrations
from app.data.database import APPLICATION_ID
from app.data.schema import VERSION, metadata
from app.office import SCHEMA_VERSION, Office


def schema_of(path: Path) -> dict[str, str]:
    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL").fetchall()
    connection.close()
    return {name: " ".join(sql.split()).replace("( ", "(").replace(" )", ")") for name, sql in rows}


def test_migrating_from_nothing_equals_creating(tmp_path: Path) -> None:
    created, migrated = tmp_path / "created.mentordesk", tmp_path / "migrated.mentordesk"
    migrations.create(created)
    migrated.touch()
    migrations.migrate(migrated)
    assert schema_of(migrated) == schema_of(created)


def test_the_numbers_of_the_version_agree(tmp_path: Path) -> None:
    path = tmp_path / "office.mentordesk"
    migrations.create(path)
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA user_version").fetchone()[0] == VERSION == SCHEMA_VERSION
    assert connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    assert connection.execute("SELECT version_num FROM alembic_version").fetchone()[0] == f"{VERSION:04d}"
    connection.close()


def test_every_table_is_strict(tmp_path: Path) -> None:
    path = tmp_path / "office.mentordesk"
    migrations.create(path)
    schema = schema_of(path)
    assert [name for name in metadata.tables if not schema[name].endswith("STRICT")] == []


def test_an_older_file_is_backed_up_and_brought_up_to_date_when_opened(tmp_path: Path, home: Path) -> None:
    path = tmp_path / "old.mentordesk"
    Office.create(path).close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 0")
    connection.execute("UPDATE alembic_version SET version_num = '0001'")
    connection.commit()
    connection.close()
    office = Office.open(path)
    assert office._desk.database.value("PRAGMA user_version") == VERSION
    assert [backup.name.endswith("before update.mentordesk") for backup in office.backups()] == [True]
    office.close()
