"""Meetings as SQL: of one pair, and the log of a cohort. Words of confidential ones stay in the file."""

from __future__ import annotations

import sqlite3
from datetime import date
from typing import Any

from app.data.queries import parties
from app.data.queries.reading import Reader, contains, day_of
from app.domain.mentorships import Meeting, MeetingQuery, MeetingRow

_FROM = ("FROM meetings AS t JOIN mentorships AS m ON m.id = t.mentorship_id"
         + parties.joined("mentee", "m.mentee_id") + parties.joined("mentor", "m.mentor_id"))
_THEN = "t.held_on DESC, t.id DESC"
_ORDER = {
    "held_on": "t.held_on {way}, t.id {way}", "mentee": "mentee.sort_key {way}, " + _THEN,
    "mentor": "mentor.sort_key {way}, " + _THEN, "minutes": "t.minutes {way}, " + _THEN,
    "way": "t.way {way}, " + _THEN,
}  # fmt: skip


def of_mentorship(reader: Reader, mentorship_id: int) -> tuple[Meeting, ...]:
    """The meetings of a pair, the latest first."""
    return tuple(meeting_of(row) for row in reader.rows(
        "SELECT * FROM meetings WHERE mentorship_id = ? ORDER BY held_on DESC, id DESC", (mentorship_id,)))


def selection(query: MeetingQuery) -> tuple[str, dict[str, Any]]:
    """The WHERE clause (without the word) and its parameters."""
    terms: list[str] = ["1"]
    params: dict[str, Any] = {}
    for column, name, value in (
        ("m.cohort_id = ", "cohort", query.cohort_id), ("t.mentorship_id = ", "mentorship", query.mentorship_id),
        ("t.held_on >= ", "since", query.since and query.since.isoformat()),
        ("t.held_on <= ", "until", query.until and query.until.isoformat()), ("t.way = ", "way", query.way or None),
    ):  # fmt: skip
        if value is not None:
            terms.append(f"{column}:{name}")
            params[name] = value
    if query.person_id is not None:
        terms.append(":person IN (m.mentee_id, m.mentor_id)")
        params["person"] = query.person_id
    if query.search.strip():
        (mentee, typed), (mentor, _) = (parties.found(f"m.{side}_id", query.search) for side in ("mentee", "mentor"))
        terms.append(f"({mentee} OR {mentor} OR (t.confidential = 0 AND (t.topics LIKE :holds ESCAPE '\\'"
                     " OR t.outcome LIKE :holds ESCAPE '\\')))")
        params |= {"typed": typed, "holds": contains(query.search)}
    return " AND ".join(terms), params


def page(reader: Reader, query: MeetingQuery, first: int, many: int) -> list[MeetingRow]:
    """A window of a log; all of it when `many` is -1."""
    where, params = selection(query)
    order = _ORDER[query.sort].format(way="DESC" if query.descending else "ASC")
    return [MeetingRow(meeting_of(row), row["cohort_id"], row["mentee_id"], parties.shown(row, "mentee"),
                       row["mentor_id"], parties.shown(row, "mentor"))
            for row in reader.rows(
                f"SELECT t.*, m.cohort_id, m.mentee_id, m.mentor_id, {parties.columns('mentee')},"
                f" {parties.columns('mentor')} {_FROM} WHERE {where} ORDER BY {order} LIMIT :many OFFSET :first",
                {**params, "many": many, "first": first})]


def totals(reader: Reader, query: MeetingQuery) -> tuple[int, int]:
    """How many meetings a query finds, and their minutes together."""
    where, params = selection(query)
    row = reader.one("SELECT count(*), coalesce(sum(t.minutes), 0) FROM meetings AS t"
                     f" JOIN mentorships AS m ON m.id = t.mentorship_id WHERE {where}", params)
    return (int(row[0]), int(row[1])) if row else (0, 0)


def meeting_of(row: sqlite3.Row, words: bool = False) -> Meeting:
    """A meeting from its columns; the words of a confidential one only where asked for."""
    shown = words or not row["confidential"]
    return Meeting(
        row["id"], row["mentorship_id"], date.fromisoformat(row["held_on"]), row["minutes"], row["way"],
        row["topics"] if shown else "", (row["help"] or "") if shown else "",
        row["outcome"] if shown else "", day_of(row["next_on"]),
        bool(row["confidential"]), row["logged_by"])
