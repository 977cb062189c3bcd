"""Mentorships as SQL: the list with its filters and orders, the rows of a page, and one pair."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from datetime import date
from typing import Any

from app.data.queries import cadence, parties
from app.data.queries.reading import Reader, day_of, listed
from app.domain.mentorships import Agreement, MentorshipQuery, MentorshipRow
from app.errors import NotFound, Refused

_FROM = ("FROM mentorships AS m" + parties.joined("mentee", "m.mentee_id") + parties.joined("mentor", "m.mentor_id")
         + " JOIN cohorts AS c ON c.id = m.cohort_id")
_MET = "(SELECT max(held_on) FROM meetings WHERE mentorship_id = m.id)"
_MEETINGS = "(SELECT count(*) FROM meetings WHERE mentorship_id = m.id)"
_MINUTES = "(SELECT coalesce(sum(minutes), 0) FROM meetings WHERE mentorship_id = m.id)"
# A plus keeps SQLite from the index over the whole cohort where the one over the person is far shorter.
_GOALS = ("(SELECT count(*) FROM goals WHERE person_id = m.mentee_id AND +cohort_id = m.cohort_id"
          " AND state <> 'dropped')")
_REMINDERS = ("(SELECT count(DISTINCT on_day) FROM contacts WHERE mentorship_id = m.id AND kind = 'reminder'"
              f" AND on_day > coalesce({_MET}, ''))")
_PAUSED = ("EXISTS (SELECT 1 FROM pauses WHERE mentorship_id = m.id AND starts <= :today"
           " AND (ends IS NULL OR ends >= :today))")
_UNTIL = ("(SELECT max(ends) FROM pauses WHERE mentorship_id = m.id AND starts <= :today AND ends >= :today)")
STATE = f"CASE WHEN m.state = 'active' AND {_PAUSED} THEN 'paused' ELSE m.state END"
_COLUMNS = (
    f"m.*, {parties.columns('mentee')}, {parties.columns('mentor')}, {STATE} AS shown_state, {_UNTIL} AS paused_until,"
    f" {_MET} AS met, {_MEETINGS} AS meetings, {_MINUTES} AS minutes, {_GOALS} AS goals, {_REMINDERS} AS reminders,"
    " CASE WHEN c.short_name <> '' THEN c.short_name ELSE c.name END AS cohort"
)
_THEN = "mentee.sort_key, m.id"
_ORDER = {
    "mentee": "mentee.sort_key {way}, m.id", "mentor": "mentor.sort_key {way}, " + _THEN,
    "employer": "mentor_firm.name {way}, " + _THEN, "state": STATE + " {way}, " + _THEN,
    "started": "m.started_on {way}, " + _THEN, "last_met": _MET + " {way}, " + _THEN,
    "next_meeting": "m.next_meeting_on IS NULL, m.next_meeting_on {way}, " + _THEN,
    "meetings": _MEETINGS + " {way}, " + _THEN, "minutes": _MINUTES + " {way}, " + _THEN,
    "goals": _GOALS + " {way}, " + _THEN, "score": "m.score {way}, " + _THEN,
}  # fmt: skip
_FILTERS = {
    "active": f"m.state = 'active' AND NOT {_PAUSED}", "paused": f"m.state = 'active' AND {_PAUSED}",
    "completed": "m.state = 'completed'", "ended": "m.state = 'ended'",
    "never met": "m.state = 'active' AND NOT EXISTS (SELECT 1 FROM meetings WHERE mentorship_id = m.id)",
    "unsigned": "m.state = 'active' AND (m.mentee_signed_on IS NULL OR m.mentor_signed_on IS NULL)",
    "check-in": "m.checkin_due_on IS NOT NULL",
}  # fmt: skip


def selection(query: MentorshipQuery, today: date) -> tuple[str, dict[str, Any]]:
    """The WHERE clause (without the word, over the alias m) and its parameters; "late" is left to `ids`."""
    terms: list[str] = ["1"]
    params: dict[str, Any] = {"today": today.isoformat()}
    if query.cohort_id is not None:
        terms.append("m.cohort_id = :cohort")
        params["cohort"] = query.cohort_id
    if query.person_id is not None:
        terms.append(":person IN (m.mentee_id, m.mentor_id)")
        params["person"] = query.person_id
    if query.filter in _FILTERS:
        terms.append(f"({_FILTERS[query.filter]})")
    if query.search.strip():
        (mentee, typed), (mentor, _) = (parties.found(f"m.{side}_id", query.search) for side in ("mentee", "mentor"))
        terms.append(f"({mentee} OR {mentor})")
        params["typed"] = typed
    return " AND ".join(terms), params


def count(reader: Reader, query: MentorshipQuery, today: date) -> int:
    """How many mentorships a query finds."""
    where, params = selection(query, today)
    if query.filter == "late":
        return len(cadence.late(reader, where, params, today))
    row = reader.one(f"SELECT count(*) FROM mentorships AS m WHERE {where}", params)
    return int(row[0]) if row else 0


def ids(reader: Reader, query: MentorshipQuery, today: date, first: int = 0, many: int = -1) -> list[int]:
    """The ids a query finds, in its order. Lateness is worked out, everything else is done by the database."""
    where, params = selection(query, today)
    worked_out = query.sort == "days_late" or query.filter == "late"
    order = _ORDER["mentee" if query.sort == "days_late" else query.sort].format(
        way="DESC" if query.descending and query.sort != "days_late" else "ASC")
    window = {"many": -1, "first": 0} if worked_out else {"many": many, "first": first}
    found = [row[0] for row in reader.rows(
        f"SELECT m.id {_FROM} WHERE {where} ORDER BY {order} LIMIT :many OFFSET :first", {**params, **window})]
    if not worked_out:
        return found
    days = cadence.late(reader, where, params, today)
    if query.filter == "late":
        found = [one for one in found if one in days]
    if query.sort == "days_late":
        found.sort(key=lambda one: days.get(one, 0), reverse=query.descending)
    return found[first:] if many < 0 else found[first:first + many]


def rows(reader: Reader, wanted: Sequence[int], today: date) -> list[MentorshipRow]:
    """These mentorships in the order of their ids as given; unknown ids are left out."""
    chosen = {"ids": listed(wanted)}
    found = reader.rows(f"SELECT {_COLUMNS} {_FROM} WHERE m.id IN (SELECT value FROM json_each(:ids))",
                        {**chosen, "today": today.isoformat()})
    days = cadence.late(reader, "m.id IN (SELECT value FROM json_each(:ids))", chosen, today)
    strips = cadence.strips(reader, wanted, today)
    by_id = {row["id"]: _row(row, days.get(row["id"], 0), strips[row["id"]]) for row in found}
    return [by_id[one] for one in wanted if one in by_id]


def row(reader: Reader, mentorship_id: int, today: date) -> MentorshipRow:
    """One mentorship. Raises NotFound."""
    found = rows(reader, [mentorship_id], today)
    if not found:
        raise NotFound("This mentorship is not in the office file any more.",
                       "Look in Recent changes, and undo there.")
    return found[0]


def open_row(reader: Reader, mentorship_id: int, today: date) -> MentorshipRow:
    """One mentorship that can be worked on. Raises NotFound, and Refused when it is over or its cohort archived."""
    return open_rows(reader, [mentorship_id], today)[0]


def open_rows(reader: Reader, wanted: Sequence[int], today: date) -> list[MentorshipRow]:
    """Mentorships that can all be worked on. Raises NotFound and Refused as `open_row` does, and for an empty list."""
    found = in_open_cohorts(reader, wanted, today)
    for one in found:
        if one.state in ("completed", "ended"):
            raise Refused(f"The mentorship of {one.names} is {one.state}.", "Nothing was changed. Reopen it first.")
    return found


def in_open_cohorts(reader: Reader, wanted: Sequence[int], today: date) -> list[MentorshipRow]:
    """Mentorships, at work or over, whose cohorts are not archived. Raises NotFound and Refused."""
    found = rows(reader, wanted, today)
    if not found or len(found) < len(wanted):
        raise NotFound("This mentorship is not in the office file any more.",
                       "Look in Recent changes, and undo there.")
    archived = {line[0] for line in reader.rows("SELECT id FROM cohorts WHERE archived = 1")}
    for one in found:
        if one.cohort_id in archived:
            raise Refused("The cohort of this mentorship is archived.",
                          "Nothing was changed. Restore it in Cohorts first.")
    return found


def agreement_of(found: sqlite3.Row) -> Agreement:
    """The dates of the agreement from the columns of a mentorship."""
    return Agreement(day_of(found["agreement_sent_on"]), day_of(found["mentee_signed_on"]),
                     day_of(found["mentor_signed_on"]))


def ledger_of(text: str) -> tuple[tuple[str, int, str, int], ...]:
    """The lines of a score as kept: criterion, weight, evidence in words, points."""
    return tuple((str(line[0]), int(line[1]), str(line[2]), int(line[3])) for line in json.loads(text))


def _row(found: sqlite3.Row, days_late: int, strip: tuple[Any, ...]) -> MentorshipRow:
    return MentorshipRow(
        id=found["id"], cohort_id=found["cohort_id"], mentee_id=found["mentee_id"],
        mentee=parties.shown(found, "mentee"), mentee_native=parties.native(found, "mentee"),
        mentor_id=found["mentor_id"], mentor=parties.shown(found, "mentor"),
        employer=found["mentor_employer"] or "", state=found["shown_state"],
        started_on=date.fromisoformat(found["started_on"]), meetings=found["meetings"], minutes=found["minutes"],
        last_met_on=day_of(found["met"]), next_meeting_on=day_of(found["next_meeting_on"]),
        on_cadence=found["state"] == "active" and not days_late, days_late=days_late, agreement=agreement_of(found),
        strip=strip, goals=found["goals"], checkin_due_on=day_of(found["checkin_due_on"]), score=found["score"],
        mentee_line=parties.line(found, "mentee", False), mentor_line=parties.line(found, "mentor", True),
        mentor_native=parties.native(found, "mentor"), reminders=found["reminders"],
        paused_until=day_of(found["paused_until"]), cohort=found["cohort"])
