"""How late pairs are and what their strips say, for one pair or for thousands in a few queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from app.data.queries.cohorts import breaks
from app.data.queries.reading import Reader, day_of, listed
from app.domain.cadence import CadenceMark, Promise, strip
from app.domain.mentorships import Pause

Span = tuple[date, date]


def late(reader: Reader, where: str, params: dict[str, Any], today: date) -> dict[int, int]:
    """Days late of the active mentorships that `where` (over the alias m) finds; those on cadence are left out."""
    rows = reader.rows(
        "SELECT m.id, m.cohort_id, m.started_on, c.ends, c.cadence_days, c.grace_days,"
        " (SELECT max(held_on) FROM meetings WHERE mentorship_id = m.id AND held_on <= :today) AS met"
        " FROM mentorships AS m JOIN cohorts AS c ON c.id = m.cohort_id"
        f" WHERE m.state = 'active' AND ({where})", {**params, "today": today.isoformat()})
    if not rows:
        return {}
    off = _breaks(reader, {row["cohort_id"] for row in rows})
    paused = pauses(reader, [row["id"] for row in rows])
    found = {}
    for row in rows:
        starts = date.fromisoformat(row["started_on"])
        promise = Promise(starts, date.fromisoformat(row["ends"]), row["cadence_days"], row["grace_days"],
                          off.get(row["cohort_id"], ()) + _spans(paused.get(row["id"], ()), today))
        days = promise.overdue(max(day_of(row["met"]) or starts, starts), min(today, promise.ends))
        if days:
            found[int(row["id"])] = days
    return found


def strips(reader: Reader, ids: Sequence[int], today: date) -> dict[int, tuple[CadenceMark, ...]]:
    """The cadence strips of these mentorships; that of an ended one stops with it."""
    rows = reader.rows(
        "SELECT m.id, m.cohort_id, m.started_on, m.ended_on, c.ends, c.cadence_days, c.grace_days FROM mentorships AS m"
        " JOIN cohorts AS c ON c.id = m.cohort_id WHERE m.id IN (SELECT value FROM json_each(?))", (listed(ids),))
    off = _breaks(reader, {row["cohort_id"] for row in rows})
    paused, met = pauses(reader, ids), meeting_days(reader, ids)
    found = {}
    for row in rows:
        starts, ends = date.fromisoformat(row["started_on"]), date.fromisoformat(row["ends"])
        last = max(starts, min(ends, day_of(row["ended_on"]) or ends))
        promise = Promise(starts, last, row["cadence_days"], row["grace_days"],
                          off.get(row["cohort_id"], ()) + _spans(paused.get(row["id"], ()), today))
        found[int(row["id"])] = strip(promise, met.get(row["id"], ()), today)
    return found


def meeting_days(reader: Reader, ids: Iterable[int]) -> dict[int, list[date]]:
    """The days these mentorships met, the earliest first."""
    found: dict[int, list[date]] = defaultdict(list)
    for row in reader.rows("SELECT mentorship_id, held_on FROM meetings WHERE mentorship_id IN"
                           " (SELECT value FROM json_each(?)) ORDER BY held_on", (listed(ids),)):
        found[row["mentorship_id"]].append(date.fromisoformat(row["held_on"]))
    return found


def pauses(reader: Reader, ids: Iterable[int]) -> dict[int, tuple[Pause, ...]]:
    """The pauses of these mentorships, the earliest first."""
    found: dict[int, tuple[Pause, ...]] = {}
    for row in reader.rows("SELECT * FROM pauses WHERE mentorship_id IN (SELECT value FROM json_each(?))"
                           " ORDER BY starts, id", (listed(ids),)):
        pause = Pause(date.fromisoformat(row["starts"]), day_of(row["ends"]), row["reason"] or "", row["id"])
        found[row["mentorship_id"]] = (*found.get(row["mentorship_id"], ()), pause)
    return found


def _breaks(reader: Reader, cohort_ids: Iterable[int]) -> dict[int, tuple[Span, ...]]:
    return {cohort_id: tuple((row.starts, row.ends) for row in rows)
            for cohort_id, rows in breaks(reader, cohort_ids).items()}


def _spans(rows: Iterable[Pause], today: date) -> tuple[Span, ...]:
    return tuple((row.starts, row.ends or max(today, row.starts)) for row in rows)
