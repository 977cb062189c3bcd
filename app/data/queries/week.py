"""What a stretch of days holds: meetings planned, check-ins, dates of goals, steps and cohorts."""

from __future__ import annotations

import sqlite3
from datetime import date

from app.data.queries import parties
from app.data.queries.reading import Reader, listed
from app.domain.today import WEEK_KINDS, WeekEntry

MOST = 500
_PAIR = ("FROM mentorships AS m" + parties.joined("mentee", "m.mentee_id") + parties.joined("mentor", "m.mentor_id"))
_NAMES = f"{parties.columns('mentee')}, {parties.columns('mentor')}"
_INSIDE = "IN (SELECT value FROM json_each(:cohorts))"


def entries(reader: Reader, cohort_ids: tuple[int, ...], first: date, last: date) -> tuple[WeekEntry, ...]:
    """What is on these days, by day."""
    params: dict[str, str | int] = {"cohorts": listed(cohort_ids), "first": first.isoformat(), "last": last.isoformat(),
                                     "most": MOST}
    found: list[WeekEntry] = []
    for kind, column in (("meeting", "next_meeting_on"), ("check-in", "checkin_due_on")):
        found += [_pair(kind, row) for row in reader.rows(
            f"SELECT m.*, m.{column} AS day, {_NAMES} {_PAIR} WHERE m.cohort_id {_INSIDE} AND m.state = 'active'"
            f" AND m.{column} BETWEEN :first AND :last LIMIT :most", params)]
    found += [_goal("goal", row, "Goal due") for row in reader.rows(
        f"SELECT g.id, g.title AS words, g.due_on AS day, g.cohort_id, g.person_id, {parties.columns('p')}"
        f" FROM goals AS g{parties.joined('p', 'g.person_id')} WHERE g.cohort_id {_INSIDE} AND g.state = 'open'"
        " AND g.due_on BETWEEN :first AND :last LIMIT :most", params)]
    found += [_goal("step", row, "Step due") for row in reader.rows(
        f"SELECT g.id, s.words, s.due_on AS day, g.cohort_id, g.person_id, {parties.columns('p')} FROM goals AS g"
        f" JOIN goal_steps AS s ON s.goal_id = g.id{parties.joined('p', 'g.person_id')} WHERE g.cohort_id {_INSIDE}"
        " AND g.state = 'open' AND s.done_on IS NULL AND s.due_on BETWEEN :first AND :last LIMIT :most", params)]
    found += _dates(reader, params)
    return tuple(sorted(found, key=lambda entry: (entry.day, WEEK_KINDS.index(entry.kind), entry.words)))


def _pair(kind: str, row: sqlite3.Row) -> WeekEntry:
    mentee, mentor = parties.shown(row, "mentee"), parties.shown(row, "mentor")
    words = f"{mentee} meets {mentor}" if kind == "meeting" else f"Check in with {mentee} and {mentor}"
    return WeekEntry(date.fromisoformat(row["day"]), kind, words, row["cohort_id"], row["mentee_id"], row["id"])


def _goal(kind: str, row: sqlite3.Row, what: str) -> WeekEntry:
    return WeekEntry(date.fromisoformat(row["day"]), kind, f"{what}: {row['words']} ({parties.shown(row, 'p')})",
                     row["cohort_id"], row["person_id"], goal_id=row["id"])


def _dates(reader: Reader, params: dict[str, str | int]) -> list[WeekEntry]:
    rows = reader.rows(
        f"SELECT 'cohort' AS kind, id, starts AS day, name || ' starts' AS words FROM cohorts WHERE id {_INSIDE}"
        " AND starts BETWEEN :first AND :last UNION ALL"
        f" SELECT 'cohort', id, ends, name || ' ends' FROM cohorts WHERE id {_INSIDE} AND ends BETWEEN :first AND :last"
        " UNION ALL SELECT 'break', cohort_id, starts, coalesce(nullif(name, ''), 'Break') || ' begins' FROM breaks"
        f" WHERE cohort_id {_INSIDE} AND starts BETWEEN :first AND :last"
        " UNION ALL SELECT 'break', cohort_id, ends, coalesce(nullif(name, ''), 'Break') || ' ends' FROM breaks"
        f" WHERE cohort_id {_INSIDE} AND ends BETWEEN :first AND :last", params)
    return [WeekEntry(date.fromisoformat(row["day"]), row["kind"], row["words"], row["id"]) for row in rows]
