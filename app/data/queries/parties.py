"""The two people of a pair, and anyone with a part in a cohort: their names and the line beside them."""

from __future__ import annotations

import sqlite3

from app.data.queries.reading import Reader
from app.data.search import match_query
from app.domain.affiliation import study_line, work_line
from app.domain.people import display_name, list_name
from app.errors import NotFound


def columns(alias: str) -> str:
    """The columns that `shown` and `line` read, for people joined as `alias`, and organisations as `alias`_firm."""
    return ", ".join(f"{alias}.{name} AS {alias}_{name}" for name in (
        "given", "family", "native", "program", "class_year", "job_title", "sort_key", "archived")) + (
        f", {alias}_firm.name AS {alias}_employer")


def joined(alias: str, person: str) -> str:
    """The JOINs that bring a person in under an alias; `person` is the column that holds their id."""
    return (f" JOIN people AS {alias} ON {alias}.id = {person}"
            f" LEFT JOIN organisations AS {alias}_firm ON {alias}_firm.id = {alias}.employer_id")


def shown(row: sqlite3.Row, alias: str) -> str:
    """The name in the order people write it."""
    return display_name(row[f"{alias}_given"], row[f"{alias}_family"]) if _latin(row, alias) else _native(row, alias)


def in_lists(row: sqlite3.Row, alias: str) -> str:
    """The name with the family name first."""
    return list_name(row[f"{alias}_given"], row[f"{alias}_family"]) if _latin(row, alias) else _native(row, alias)


def native(row: sqlite3.Row, alias: str) -> str:
    """The name in its own script; empty where that is the only name."""
    return _native(row, alias) if _latin(row, alias) else ""


def line(row: sqlite3.Row, alias: str, mentor: bool) -> str:
    """What a mentor does and where, or what a student studies."""
    work = work_line(row[f"{alias}_job_title"], row[f"{alias}_employer"])
    study = study_line(row[f"{alias}_program"], row[f"{alias}_class_year"])
    return (work or study) if mentor else (study or work)


def name_of(reader: Reader, person_id: int) -> str:
    """The name of one person. Raises NotFound."""
    row = reader.one("SELECT given AS p_given, family AS p_family, native AS p_native FROM people WHERE id = ?",
                     (person_id,))
    if row is None:
        raise NotFound("This person is not in the office file any more.", "Look them up again in People.")
    return shown(row, "p")


def found(person: str, typed: str) -> tuple[str, str]:
    """A condition on the column `person` for people found by what was typed (as :typed), and that parameter."""
    query = match_query(typed)
    if query is None:
        return "0", ""
    return f"{person} IN (SELECT rowid FROM people_search WHERE people_search MATCH :typed)", query


def _latin(row: sqlite3.Row, alias: str) -> bool:
    return bool(row[f"{alias}_given"] or row[f"{alias}_family"])


def _native(row: sqlite3.Row, alias: str) -> str:
    return row[f"{alias}_native"] or ("" if _latin(row, alias) else "Unnamed")
