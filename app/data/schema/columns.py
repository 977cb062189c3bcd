"""The few kinds of columns that every table is made of.

Tables are STRICT, every row has an id that is never used twice, and there are no REAL columns: figures are
integers in a named unit, so that a journalled value comes back to the last digit.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, MetaData, Table, Text

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

_DAY = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]"


def table(name: str, *columns: Any) -> Table:
    """A STRICT table with an id of its own."""
    return Table(
        name, metadata, Column("id", Integer, primary_key=True), *columns, sqlite_strict=True, sqlite_autoincrement=True
    )


def text(name: str, required: bool = False, default: str | None = None) -> Column[str]:
    """Text; a required text may not be blank."""
    rules = [CheckConstraint(f"length(trim({name})) > 0", name=f"{name}_filled")] if required else []
    return Column(name, Text, *rules, nullable=not required and default is None, server_default=default)


def number(name: str, least: int | None = None, most: int | None = None, required: bool = False,
           default: int | None = None) -> Column[int]:
    """A whole number within bounds."""
    bounds = [f"{name} >= {least}"] if least is not None else []
    bounds += [f"{name} <= {most}"] if most is not None else []
    rules = [CheckConstraint(" AND ".join(bounds), name=f"{name}_range")] if bounds else []
    return Column(name, Integer, *rules, nullable=not required and default is None,
                  server_default=None if default is None else str(default))


def flag(name: str) -> Column[int]:
    """Yes or no, kept as 1 or 0."""
    return Column(name, Integer, CheckConstraint(f"{name} IN (0, 1)", name=f"{name}_flag"), nullable=False,
                  server_default="0")


def day(name: str, required: bool = False) -> Column[str]:
    """A calendar date as YYYY-MM-DD."""
    return Column(name, Text, CheckConstraint(f"{name} GLOB '{_DAY}'", name=f"{name}_day"), nullable=not required)


def instant(name: str, required: bool = False) -> Column[str]:
    """An instant in UTC as text ending in Z."""
    return Column(name, Text, CheckConstraint(f"{name} GLOB '{_DAY}T*Z'", name=f"{name}_utc"), nullable=not required)


def one_of(name: str, values: Iterable[str], required: bool = True, default: str | None = None) -> Column[str]:
    """One word of a closed list."""
    listed = ", ".join(f"'{value}'" for value in values)
    return Column(name, Text, CheckConstraint(f"{name} IN ({listed})", name=f"{name}_known"), nullable=not required,
                  server_default=default)


def link(name: str, target: str, required: bool = True) -> Column[int]:
    """A reference to a row that may not disappear while this one stands. Never cascades: the journal sees each row."""
    return Column(name, Integer, ForeignKey(f"{target}.id", deferrable=True, initially="DEFERRED"),
                  nullable=not required, index=True)
