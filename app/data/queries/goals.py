"""Goals as SQL: loaded whole, with steps, progress and what the rules say of them."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from datetime import date
from typing import Any

from app.data.queries import parties
from app.data.queries.reading import Reader, contains, day_of, listed
from app.domain.goals import (
    Goal,
    GoalDraft,
    GoalQuery,
    Progress,
    Step,
    percent_done,
    percent_expected,
    smart_gaps,
    standing,
)
from app.errors import NotFound

_PAIR = ("(SELECT m.id FROM mentorships AS m WHERE m.mentee_id = g.person_id AND +m.cohort_id = g.cohort_id"
         " ORDER BY m.state = 'active' DESC, m.id DESC LIMIT 1)")
_FROM = "FROM goals AS g" + parties.joined("p", "g.person_id")
_SELECT = (
    f"SELECT g.*, c.ends AS cohort_ends, pair.id AS pair_id, pair.state AS pair_state, {parties.columns('p')},"
    f" {parties.columns('mentor')} {_FROM} LEFT JOIN cohorts AS c ON c.id = g.cohort_id"
    f" LEFT JOIN mentorships AS pair ON pair.id = {_PAIR}"
    " LEFT JOIN people AS mentor ON mentor.id = pair.mentor_id"
    " LEFT JOIN organisations AS mentor_firm ON mentor_firm.id = mentor.employer_id"
)
_ORDER = {"person": "p.sort_key {way}, p.id, g.position, g.id", "title": "g.title COLLATE NOCASE {way}, g.id",
          "due_on": "g.due_on IS NULL, g.due_on {way}, p.sort_key, g.id"}  # fmt: skip
_STANDINGS = {name: place for place, name in enumerate(("stalled", "behind", "on track", "reached", "dropped"))}
COUNTED = ("reached", "on track", "behind", "stalled")


def selection(query: GoalQuery) -> tuple[str, dict[str, Any]]:
    """The WHERE clause (without the word, over the alias g) and its parameters; standings are left to `page`."""
    terms: list[str] = ["g.state = 'dropped'" if query.filter == "dropped" else "g.state <> 'dropped'"]
    params: dict[str, Any] = {}
    for column, name, value in (("g.cohort_id", "cohort", query.cohort_id), ("g.person_id", "person", query.person_id),
                                ("p.college", "college", query.college or None)):
        if value is not None:
            terms.append(f"{column} = :{name}")
            params[name] = value
    if query.search.strip():
        found, typed = parties.found("g.person_id", query.search)
        terms.append(f"({found} OR g.title LIKE :holds ESCAPE '\\')")
        params |= {"typed": typed, "holds": contains(query.search)}
    return " AND ".join(terms), params


def worked_out(query: GoalQuery) -> bool:
    """Whether a query's filter or order is something the rules say, and not a column."""
    return query.filter not in ("", "dropped") or query.sort not in _ORDER


def page(reader: Reader, query: GoalQuery, today: date, first: int, many: int) -> list[Goal]:
    """A window of goals; all of them when `many` is -1."""
    where, params = selection(query)
    order = _ORDER.get(query.sort, _ORDER["person"]).format(
        way="DESC" if query.descending and query.sort in _ORDER else "ASC")
    if not worked_out(query):
        return _loaded(reader, f"{where} ORDER BY {order} LIMIT :many OFFSET :first",
                       {**params, "many": many, "first": first}, today)
    found = [goal for goal in _loaded(reader, f"{where} ORDER BY {order}", params, today) if _shown(goal, query.filter)]
    if query.sort == "standing":
        found.sort(key=lambda goal: _STANDINGS[goal.standing], reverse=query.descending)
    elif query.sort in ("percent", "checked_on"):
        found.sort(key=lambda goal: getattr(goal, query.sort), reverse=query.descending)
    return found[first:] if many < 0 else found[first:first + many]


def count(reader: Reader, query: GoalQuery, today: date) -> int:
    """How many goals a query finds."""
    if worked_out(query):
        return len(page(reader, query, today, 0, -1))
    where, params = selection(query)
    row = reader.one(f"SELECT count(*) {_FROM} WHERE {where}", params)
    return int(row[0]) if row else 0


def goal(reader: Reader, goal_id: int, today: date) -> Goal:
    """One goal. Raises NotFound."""
    found = _loaded(reader, "g.id = :id", {"id": goal_id}, today)
    if not found:
        raise NotFound("This goal is not in the office file any more.", "Look in Recent changes, and undo there.")
    return found[0]


def _loaded(reader: Reader, where: str, params: dict[str, Any], today: date) -> list[Goal]:
    rows = reader.rows(f"{_SELECT} WHERE {where}", params)
    ids = {"ids": listed(row["id"] for row in rows)}
    steps: dict[int, list[Step]] = defaultdict(list)
    for row in reader.rows("SELECT * FROM goal_steps WHERE goal_id IN (SELECT value FROM json_each(:ids))"
                           " ORDER BY position, id", ids):
        steps[row["goal_id"]].append(Step(row["id"], row["words"], row["who"], day_of(row["due_on"]),
                                          day_of(row["done_on"]), row["weight"]))
    progress: dict[int, list[Progress]] = defaultdict(list)
    for row in reader.rows("SELECT * FROM goal_progress WHERE goal_id IN (SELECT value FROM json_each(:ids))"
                           " ORDER BY on_day, id", ids):
        progress[row["goal_id"]].append(Progress(date.fromisoformat(row["on_day"]), row["percent"], row["words"],
                                                 row["id"]))
    return [_goal(row, tuple(steps[row["id"]]), tuple(progress[row["id"]]), today) for row in rows]


def _goal(row: sqlite3.Row, steps: tuple[Step, ...], progress: tuple[Progress, ...], today: date) -> Goal:
    draft = GoalDraft(
        row["id"], 0, row["person_id"], row["cohort_id"], row["title"], row["specific"], row["measurable"],
        row["achievable"], row["relevant"], row["time_bound"], day_of(row["due_on"]), row["state"], steps)
    created = date.fromisoformat(row["created_on"])
    active = row["pair_id"] is not None and row["pair_state"] != "ended"
    return Goal(
        row["id"], draft, created, progress, smart_gaps(draft, day_of(row["cohort_ends"])),
        percent_done(steps, progress, row["state"]), percent_expected(steps, today),
        standing(draft, progress, created, today), parties.in_lists(row, "p"), parties.native(row, "p"),
        parties.shown(row, "mentor") if active else "", row["pair_id"], parties.line(row, "p", False))


def _shown(one: Goal, wanted: str) -> bool:
    return bool(one.missing) if wanted == "not smart" else wanted in ("", "dropped", one.standing)
