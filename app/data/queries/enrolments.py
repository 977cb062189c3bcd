"""Enrolments as SQL: the Applicants list, and who can be enrolled on a side."""

from __future__ import annotations

import sqlite3
from datetime import date
from typing import Any

from app.data.queries import parties
from app.data.queries.reading import Reader, day_of, listed
from app.data.queries.where import compiled
from app.domain.enrolments import Enrolment, EnrolmentQuery
from app.domain.where import Comparison, Condition, Not

# A plus keeps SQLite from the index over the whole cohort where the one over the person is far shorter.
_OF = ("(SELECT count(*) FROM mentorships AS m WHERE m.{side}_id = e.person_id AND +m.cohort_id = e.cohort_id"
       " AND +m.state = 'active')")
_PAIRS = f"CASE e.side WHEN 'mentor' THEN {_OF.format(side='mentor')} ELSE {_OF.format(side='mentee')} END"
_AFFILIATION = "CASE e.side WHEN 'mentor' THEN p_firm.name ELSE p.program END"
_FROM = "FROM enrolments AS e" + parties.joined("p", "e.person_id")
_COLUMNS = (f"e.*, {parties.columns('p')}, p.code AS p_code, p.career_goal AS p_goal, p.capacity AS p_capacity,"
            " (SELECT address FROM emails WHERE emails.person_id = p.id ORDER BY position, id LIMIT 1) AS email,"
            f" {_PAIRS} AS pairs")
_THEN = "p.sort_key, e.id"
_ORDER = {
    "name": "p.sort_key {way}, e.id", "affiliation": _AFFILIATION + " {way}, " + _THEN,
    "side": "e.side {way}, " + _THEN, "state": "e.state {way}, " + _THEN, "applied": "e.applied_on {way}, " + _THEN,
    "decided": "e.decided_on {way}, " + _THEN, "pairs": _PAIRS + " {way}, " + _THEN,
    "capacity": "coalesce(e.capacity, p.capacity, 1) {way}, " + _THEN,
}  # fmt: skip
_ROLES = {"mentee": ("student",), "mentor": ("alum", "professional")}


def selection(query: EnrolmentQuery) -> tuple[str, dict[str, Any]]:
    """The WHERE clause (without the word) and its parameters."""
    terms: list[str] = ["e.cohort_id = :cohort"]
    params: dict[str, Any] = {"cohort": query.cohort_id}
    if query.side:
        terms.append("e.side = :side")
        params["side"] = query.side
    if query.states:
        marks = {f"state_{place}": state for place, state in enumerate(query.states)}
        terms.append(f"e.state IN ({', '.join(':' + mark for mark in marks)})")
        params |= marks
    if query.search.strip():
        condition, typed = parties.found("e.person_id", query.search)
        terms.append(condition)
        params["typed"] = typed
    return " AND ".join(terms), params


def count(reader: Reader, query: EnrolmentQuery) -> int:
    """How many enrolments a query finds."""
    where, params = selection(query)
    row = reader.one(f"SELECT count(*) FROM enrolments AS e WHERE {where}", params)
    return int(row[0]) if row else 0


def page(reader: Reader, query: EnrolmentQuery, first: int, many: int, today: date) -> list[Enrolment]:
    """A window of the list; all of it when `many` is -1."""
    where, params = selection(query)
    order = _ORDER[query.sort].format(way="DESC" if query.descending else "ASC")
    ids = [row[0] for row in reader.rows(
        f"SELECT e.id {_FROM} WHERE {where} ORDER BY {order} LIMIT :many OFFSET :first",
        {**params, "many": many, "first": first})]
    return by_ids(reader, ids, today)


def by_ids(reader: Reader, ids: list[int], today: date) -> list[Enrolment]:
    """These enrolments in the order of their ids as given; unknown ids are left out."""
    found = {row["id"]: _enrolment(row, today) for row in reader.rows(
        f"SELECT {_COLUMNS} {_FROM} WHERE e.id IN (SELECT value FROM json_each(?))", (listed(ids),))}
    return [found[enrolment_id] for enrolment_id in ids if enrolment_id in found]


def _enrolment(row: sqlite3.Row, today: date) -> Enrolment:
    mentor, applied = row["side"] == "mentor", date.fromisoformat(row["applied_on"])
    own = row["capacity"] if row["capacity"] is not None else row["p_capacity"]
    return Enrolment(
        row["id"], row["cohort_id"], row["person_id"], parties.in_lists(row, "p"), parties.native(row, "p"),
        parties.line(row, "p", mentor), row["side"], row["state"], applied, day_of(row["decided_on"]),
        row["reason"] or "", row["capacity"], row["email"] or "", row["p_goal"] or "",
        (1 if own is None else own) if mentor else 0, row["pairs"], max(0, (today - applied).days), row["p_code"])


def candidates(reader: Reader, side: str, condition: Condition | None, today: date) -> list[int]:
    """The people who could be on a side: of its roles today (unless the condition names a role), not archived."""
    where, params = compiled(condition) if condition is not None else ("1", {})
    if condition is None or not _names_role(condition):
        marks = ", ".join(f"'{role}'" for role in _ROLES[side])
        where += (f" AND people.id IN (SELECT person_id FROM roles WHERE kind IN ({marks}) AND"
                  " (since IS NULL OR since <= :today) AND (until IS NULL OR until >= :today))")
    return [row[0] for row in reader.rows(
        f"SELECT people.id FROM people WHERE archived = 0 AND {where} ORDER BY sort_key, people.id",
        {**params, "today": today.isoformat()})]


def _names_role(condition: Condition) -> bool:
    if isinstance(condition, Comparison):
        return condition.field == "role"
    if isinstance(condition, Not):
        return _names_role(condition.condition)
    return any(_names_role(part) for part in condition.conditions)
