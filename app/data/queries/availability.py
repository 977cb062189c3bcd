"""When two people are both free, in the student's own time zone."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from app.data.queries.reading import Reader, listed
from app.domain.matching.availability import offset_minutes, shared, slot_text, slots_of, week_of
from app.domain.people import Slot


def office_zone(reader: Reader) -> str:
    """The time zone of the office, for people who gave none."""
    row = reader.one("SELECT value FROM settings WHERE key = 'time_zone'")
    return (str(json.loads(row[0])) if row else "") or "UTC"


def slots(reader: Reader, person_ids: Iterable[int]) -> dict[int, tuple[Slot, ...]]:
    """The weekly times of these people."""
    found: dict[int, list[Slot]] = defaultdict(list)
    for row in reader.rows("SELECT * FROM availability WHERE person_id IN (SELECT value FROM json_each(?))"
                           " ORDER BY weekday, start_minute, end_minute", (listed(person_ids),)):
        found[row["person_id"]].append(Slot(row["weekday"], row["start_minute"], row["end_minute"]))
    return {person_id: tuple(rows) for person_id, rows in found.items()}


def together(reader: Reader, mentee_id: int, mentor_id: int, on_day: date) -> tuple[str, ...]:
    """The times both are free, such as "Monday 5:00 PM to 7:00 PM", as they stand on a day."""
    free = slots(reader, [mentee_id, mentor_id])
    if len(free) < 2:
        return ()
    default = office_zone(reader)
    zones = {row["id"]: offset_minutes(row["time_zone"] or "", on_day, default) for row in reader.rows(
        "SELECT id, time_zone FROM people WHERE id IN (?, ?)", (mentee_id, mentor_id))}
    common = shared(week_of(free[mentee_id], zones[mentee_id]), week_of(free[mentor_id], zones[mentor_id]))
    return tuple(slot_text(slot) for slot in slots_of(common, zones[mentee_id]))
