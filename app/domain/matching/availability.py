"""Weekly meeting times: from a person's own time zone to one common week, shared slots, and times in words.

A week is 10,080 minutes from Monday 00:00. Zones are applied as they stand at noon of one reference date, the
cohort's start, so that a plan does not change with the season it is looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app.domain.people import Slot

DAY = 1440
WEEK = 7 * DAY
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

Interval = tuple[int, int]


def offset_minutes(zone: str, reference: date, default_zone: str = "UTC") -> int:
    """Minutes ahead of UTC at noon of the reference date; a zone that is empty or unknown counts as the default."""
    for name in (zone, default_zone):
        try:
            offset = datetime.combine(reference, time(12), ZoneInfo(name)).utcoffset() if name else None
        except (ZoneInfoNotFoundError, ValueError, OSError):
            offset = None
        if offset is not None:
            return round(offset.total_seconds() / 60)
    return 0


def shifted(intervals: Iterable[Interval], minutes: int) -> tuple[Interval, ...]:
    """The intervals moved by some minutes around the week, sorted, joined where they touch, cut at the week's end."""
    pieces: list[Interval] = []
    for start, end in intervals:
        start, length = (start + minutes) % WEEK, min(end - start, WEEK)
        pieces.append((start, min(start + length, WEEK)))
        if start + length > WEEK:
            pieces.append((0, start + length - WEEK))
    return joined(pieces)


def joined(pieces: Iterable[Interval]) -> tuple[Interval, ...]:
    """Sorted, without overlap, and without empty pieces."""
    result: list[Interval] = []
    for start, end in sorted(piece for piece in pieces if piece[0] < piece[1]):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return tuple(result)


def week_of(slots: Iterable[Slot], offset: int) -> tuple[Interval, ...]:
    """A person's slots as minutes of the UTC week, given their zone's minutes ahead of UTC."""
    own = ((slot.weekday * DAY + slot.start_minute, slot.weekday * DAY + slot.end_minute) for slot in slots)
    return shifted(own, -offset)


def shared(first: Sequence[Interval], second: Sequence[Interval]) -> list[Interval]:
    """The minutes two weeks have in common; a run over the week's end comes last and ends after it."""
    common: list[Interval] = []
    for start, end in first:
        for begin, until in second:
            if begin >= end:
                break
            if until > start:
                common.append((start if start > begin else begin, end if end < until else until))
    if len(common) > 1 and common[0][0] == 0 and common[-1][1] == WEEK:
        return [*common[1:-1], (common[-1][0], WEEK + common[0][1])]
    return common


def shared_slots(first: Sequence[Interval], second: Sequence[Interval], minutes: int) -> int:
    """How many meetings of that length fit side by side into the common minutes of two weeks."""
    return sum((end - start) // minutes for start, end in shared(first, second))


def slots_of(intervals: Iterable[Interval], offset: int) -> tuple[Slot, ...]:
    """Minutes of the UTC week as slots in the zone that is `offset` minutes ahead, cut at midnight."""
    slots = []
    for start, end in shifted(intervals, offset):
        while start < end:
            day, minute = divmod(start, DAY)
            until = min(end, (day + 1) * DAY)
            slots.append(Slot(day, minute, until - day * DAY))
            start = until
    return tuple(slots)


def clock_text(minute: int) -> str:
    """Minutes after midnight on a twelve-hour clock: '9:00 AM', '12:30 PM'; 1440 is midnight."""
    hour, rest = divmod(minute % DAY, 60)
    return f"{(hour + 11) % 12 + 1}:{rest:02d} {'AM' if hour < 12 else 'PM'}"


def slot_text(slot: Slot) -> str:
    """'Tuesday 9:00 AM to 10:00 AM'."""
    return f"{WEEKDAYS[slot.weekday]} {clock_text(slot.start_minute)} to {clock_text(slot.end_minute)}"


def day_parts(slots: Iterable[Slot]) -> tuple[str, ...]:
    """The parts of the week the slots lie in: 'Tuesday mornings', in the week's order, each once."""
    found = set()
    for slot in slots:
        for part, (start, end) in enumerate(((0, 720), (720, 1020), (1020, DAY))):
            if slot.start_minute < end and slot.end_minute > start:
                found.add((slot.weekday, part))
    names = ("mornings", "afternoons", "evenings")
    return tuple(f"{WEEKDAYS[weekday]} {names[part]}" for weekday, part in sorted(found))
