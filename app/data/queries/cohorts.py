"""Cohorts as several services read them: the row, its breaks, and whether it may be worked on."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from app.data.queries.reading import Reader, day_of, listed
from app.domain.cohorts import Break, Cohort, CohortDraft, CohortRow, MatchRuleDraft
from app.domain.text import fold
from app.errors import NotFound, Refused

PROMISES = ("cadence_days", "grace_days", "minimum_minutes", "minimum_meetings", "capacity", "lead_id")
_PEOPLE = ("(SELECT count(*) FROM enrolments WHERE cohort_id = cohorts.id AND side = '{side}'"
           " AND enrolments.state = '{state}')")
_COLUMNS = (
    "cohorts.*, programmes.name AS programme, programmes.sponsor,"
    f" {_PEOPLE.format(side='mentee', state='accepted')} AS mentees,"
    f" {_PEOPLE.format(side='mentor', state='accepted')} AS mentors,"
    " (SELECT count(*) FROM enrolments WHERE cohort_id = cohorts.id AND enrolments.state = 'applied') AS applicants,"
    " (SELECT count(*) FROM mentorships WHERE cohort_id = cohorts.id AND mentorships.state = 'active') AS mentorships,"
    " (SELECT count(*) FROM goals WHERE cohort_id = cohorts.id AND goals.state <> 'dropped') AS goals"
)
_ORDER = "cohorts.state = 'closed', cohorts.starts DESC, cohorts.name"


def rows(reader: Reader, archived: bool = False) -> list[CohortRow]:
    """The cohorts, those not closed first, the latest start first."""
    return [row_of(row) for row in reader.rows(
        f"SELECT {_COLUMNS} FROM cohorts JOIN programmes ON programmes.id = programme_id"
        f" WHERE cohorts.archived = ? ORDER BY {_ORDER}", (int(archived),))]


def raw(reader: Reader, cohort_id: int) -> sqlite3.Row:
    """One cohort's columns and counts. Raises NotFound."""
    row = reader.one(f"SELECT {_COLUMNS} FROM cohorts JOIN programmes ON programmes.id = programme_id"
                     " WHERE cohorts.id = ?", (cohort_id,))
    if row is None:
        raise NotFound("This cohort is not in the office file any more.", "Look in Recent changes, and undo there.")
    return row


def row_of(row: sqlite3.Row) -> CohortRow:
    """A cohort's line from its columns."""
    return CohortRow(
        row["id"], row["programme"], row["name"], row["short_name"], row["structure"],
        date.fromisoformat(row["starts"]), date.fromisoformat(row["ends"]), row["state"], row["mentees"],
        row["mentors"], row["mentorships"], row["applicants"], row["goals"], bool(row["archived"]))


def rules_of(row: sqlite3.Row) -> MatchRuleDraft:
    """A cohort's kept matching rules; what was never set is as usual."""
    return replace(MatchRuleDraft(), **json.loads(row["rules"]))


def cohort(reader: Reader, cohort_id: int, as_of: int = 0) -> Cohort:
    """Everything about a cohort but its figures. Raises NotFound."""
    row = raw(reader, cohort_id)
    lead = reader.one("SELECT name FROM staff WHERE id = ?", (row["lead_id"],))
    return Cohort(row_of(row), _draft(row, as_of), row["sponsor"] or "", lead["name"] if lead else "",
                  breaks(reader, [cohort_id]).get(cohort_id, ()))


def _draft(row: sqlite3.Row, as_of: int) -> CohortDraft:
    return CohortDraft(
        row["id"], as_of, row["programme"], row["name"], row["short_name"], row["structure"],
        date.fromisoformat(row["starts"]), date.fromisoformat(row["ends"]), state=row["state"],
        allow_past_pairs=bool(row["allow_past_pairs"]), **{name: row[name] for name in PROMISES})


def open_cohort(reader: Reader, cohort_id: int) -> sqlite3.Row:
    """The cohort, when work on it is possible. Raises NotFound, and Refused for an archived one."""
    row = raw(reader, cohort_id)
    if row["archived"]:
        raise Refused("This cohort is archived.", "Nothing was changed. Restore it in Cohorts first.")
    return row


def breaks(reader: Reader, cohort_ids: Iterable[int]) -> dict[int, tuple[Break, ...]]:
    """The breaks of these cohorts, the earliest first."""
    found: dict[int, list[Break]] = defaultdict(list)
    for row in reader.rows("SELECT * FROM breaks WHERE cohort_id IN (SELECT value FROM json_each(?))"
                           " ORDER BY starts, id", (listed(cohort_ids),)):
        starts, ends = day_of(row["starts"]), day_of(row["ends"])
        assert starts is not None and ends is not None
        found[row["cohort_id"]].append(Break(starts, ends, row["name"]))
    return {cohort_id: tuple(rows) for cohort_id, rows in found.items()}


def found(reader: Reader, text: str) -> int:
    """The id of the cohort that a word on the command line names: its id, its name, its short name, or their start.

    Raises NotFound, naming the cohorts there are, when none or more than one fits.
    """
    every = reader.rows("SELECT id, name, short_name FROM cohorts ORDER BY archived, id DESC")
    wanted = fold(text)
    tests: tuple[Any, ...] = (
        lambda row: str(row["id"]) == text.strip(),
        lambda row: fold(row["name"]) == wanted or fold(row["short_name"]) == wanted,
        lambda row: wanted and fold(row["name"]).startswith(wanted),
    )
    for test in tests:
        fitting = [row["id"] for row in every if test(row)]
        if len(fitting) == 1:
            return int(fitting[0])
    names = "; ".join(f"{row['id']} {row['name']}" for row in every[:12])
    raise NotFound(f"No one cohort is called “{text.strip()[:60]}”.",
                   f"The cohorts are: {names}." if names else "There is no cohort yet. Make one first.")
