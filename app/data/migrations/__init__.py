"""Bringing an office file to the present version: created from the tables, or migrated step by step with Alembic.

A file is migrated on a copy that is checked and then put in its place; a checked backup is made first.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from app.data.database import APPLICATION_ID, connect

# What SQLAlchemy does not declare: the full-text index over people's search keys.
SEARCH_INDEX = (
    "CREATE VIRTUAL TABLE people_search USING fts5(words, prefix='1 2 3', tokenize=\"unicode61 remove_diacritics 0\")"
)


def create(path: Path, key: str | None = None) -> None:
    """Writes a new, empty office file of the present version at `path`, which must not exist."""
    from app.data.schema import VERSION, metadata
    from app.data.unit_of_work import engine_on

    path.touch(mode=0o600, exist_ok=False)
    raw = connect(path, "rw", key)
    try:
        raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        with engine_on(raw).begin() as connection:
            metadata.create_all(connection)
            connection.exec_driver_sql(SEARCH_INDEX)
            connection.exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL,"
                                       " CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))")
            connection.exec_driver_sql(f"INSERT INTO alembic_version VALUES ('{VERSION:04d}')")
            connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")
    finally:
        raw.close()


def migrate(path: Path, key: str | None = None) -> None:
    """Brings the file at `path` to the present version in one transaction; foreign keys are off and checked after."""
    raw = connect(path, "rw", key)
    try:
        upgrade(raw)
    finally:
        raw.close()


def upgrade(raw: sqlite3.Connection, target: str = "head") -> None:
    """Runs the migrations on an open connection up to `target`."""
    from alembic import command
    from alembic.config import Config

    from app.data.schema import VERSION
    from app.data.unit_of_work import engine_on

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    raw.execute("PRAGMA foreign_keys = OFF")
    with engine_on(raw).begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, target)
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
        if broken:
            raise sqlite3.IntegrityError(f"{len(broken)} references broken by the migration")
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")
    raw.execute("PRAGMA foreign_keys = ON")
