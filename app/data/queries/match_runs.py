"""Runs of matching as they are kept, and whether the latest is out of date."""

from __future__ import annotations

import sqlite3

from app.data.queries import matching
from app.data.queries.reading import Reader
from app.domain.match_runs import MatchRun, fingerprint, from_text
from app.errors import NotFound


def latest(reader: Reader, cohort_id: int) -> MatchRun | None:
    """The latest run of a cohort; None before the first."""
    row = reader.one("SELECT * FROM match_runs WHERE cohort_id = ? ORDER BY id DESC LIMIT 1", (cohort_id,))
    return None if row is None else _run(reader, row)


def get(reader: Reader, run_id: int) -> MatchRun:
    """A run. Raises NotFound."""
    row = reader.one("SELECT * FROM match_runs WHERE id = ?", (run_id,))
    if row is None:
        raise NotFound("This run of matching is not in the office file any more.", "Run matching again.")
    return _run(reader, row)


def _run(reader: Reader, row: sqlite3.Row) -> MatchRun:
    result, of_case = from_text(row["body"])
    stale = row["state"] == "proposed" and fingerprint(matching.case(reader, row["cohort_id"])) != of_case
    return MatchRun(row["id"], row["cohort_id"], row["at"], row["actor"], row["aim"], row["state"], result, stale)
