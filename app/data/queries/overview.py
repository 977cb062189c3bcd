"""What the cohort at a glance counts beside its metrics: phases, returning mentors, what waits to be done."""

from __future__ import annotations

from datetime import date

from app.data.queries import cohorts
from app.data.queries.reading import Reader, day_of
from app.domain.cohorts import CohortRow
from app.domain.overview import NextStep, Phase
from app.domain.text import counted


def previous(reader: Reader, cohort_id: int) -> CohortRow | None:
    """The cohort of the same programme that began last before this one."""
    row = reader.one(
        "SELECT other.id FROM cohorts AS other JOIN cohorts AS own ON own.programme_id = other.programme_id"
        " WHERE own.id = ? AND other.starts < own.starts AND other.archived = 0 ORDER BY other.starts DESC LIMIT 1",
        (cohort_id,))
    return None if row is None else cohorts.row_of(cohorts.raw(reader, row["id"]))


def enrolment_counts(reader: Reader, cohort_id: int) -> list[tuple[str, str, int]]:
    """Side, state and number."""
    return [(row[0], row[1], row[2]) for row in reader.rows(
        "SELECT side, state, count(*) FROM enrolments WHERE cohort_id = ? GROUP BY side, state", (cohort_id,))]


def returning(reader: Reader, cohort_id: int) -> int:
    """How many accepted mentors were mentees of an earlier mentorship."""
    row = reader.one("SELECT count(*) FROM enrolments AS e WHERE cohort_id = ? AND side = 'mentor'"
                     " AND state = 'accepted' AND EXISTS (SELECT 1 FROM mentorships WHERE mentee_id = e.person_id)",
                     (cohort_id,))
    return int(row[0]) if row else 0


def next_steps(reader: Reader, cohort_id: int, today: date) -> tuple[NextStep, ...]:
    """What the cohort waits for, the most pressing first."""
    row = reader.one(
        "SELECT (SELECT count(*) FROM enrolments WHERE cohort_id = :id AND state = 'applied') AS waiting,"
        " (SELECT count(*) FROM enrolments AS e WHERE cohort_id = :id AND side = 'mentee' AND state = 'accepted'"
        " AND NOT EXISTS (SELECT 1 FROM mentorships WHERE mentee_id = e.person_id AND +cohort_id = :id"
        " AND state <> 'ended')) AS unmatched,"
        " (SELECT count(*) FROM mentorships WHERE cohort_id = :id AND state = 'active' AND (mentee_signed_on IS NULL"
        " OR mentor_signed_on IS NULL)) AS unsigned,"
        " (SELECT count(*) FROM mentorships WHERE cohort_id = :id AND state = 'active'"
        " AND (SELECT ends FROM cohorts WHERE id = :id) < :today) AS over",
        {"id": cohort_id, "today": today.isoformat()})
    assert row is not None
    steps = (
        ("applicants", f"Decide on {counted(row['waiting'], 'application')}", row["waiting"], "applicants"),
        ("unmatched", f"Match {counted(row['unmatched'], 'student')}", row["unmatched"], "matching"),
        ("agreements", f"Collect {counted(row['unsigned'], 'agreement')}", row["unsigned"], "mentorships"),
        ("over", f"Complete {counted(row['over'], 'pair')}", row["over"], "mentorships"),
    )
    return tuple(NextStep(*step) for step in steps if step[2])


def phases(reader: Reader, cohort_id: int, today: date) -> tuple[Phase, ...]:
    """The stages of the cohort's life; more than one can be under way, as agreements are signed while pairs meet."""
    row = reader.one(
        "SELECT c.starts, c.ends, c.state, (SELECT min(applied_on) FROM enrolments WHERE cohort_id = c.id) AS applied,"
        " (SELECT max(decided_on) FROM enrolments WHERE cohort_id = c.id) AS decided,"
        " (SELECT count(*) FROM enrolments WHERE cohort_id = c.id AND state = 'applied') AS waiting,"
        " (SELECT min(approved_on) FROM mentorships WHERE cohort_id = c.id) AS matched,"
        " (SELECT max(max(mentee_signed_on, mentor_signed_on)) FROM mentorships WHERE cohort_id = c.id) AS signed,"
        " (SELECT count(*) FROM mentorships WHERE cohort_id = c.id AND state = 'active' AND (mentee_signed_on IS NULL"
        " OR mentor_signed_on IS NULL)) AS unsigned FROM cohorts AS c WHERE c.id = ?", (cohort_id,))
    assert row is not None
    applied, decided, matched, signed, starts, ends = (
        day_of(row[name]) for name in ("applied", "decided", "matched", "signed", "starts", "ends"))
    assert starts is not None and ends is not None
    closed, paired, unsigned = row["state"] == "closed", matched is not None, bool(row["unsigned"])
    recruited = applied is not None and (paired or not row["waiting"])
    stages = (
        ("Recruit", recruited, True, applied, decided),
        ("Match", paired, recruited, matched, matched),
        ("Agree", paired and not unsigned, paired, signed, signed),
        ("Meet", ends < today, paired and starts <= today, starts, ends),
        ("Close", False, ends < today, ends, ends),
    )
    return tuple(Phase(name, "done" if done or closed else "now" if begun else "open", first, last)
                 for name, done, begun, first, last in stages)
