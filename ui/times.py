"""Weekly times as the screen writes them: "Mon and Wed after 5 PM"."""

from __future__ import annotations

from app.domain.people import Slot
from app.domain.text import listed

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_EVENING_ENDS = 21 * 60


def slots_words(slots: tuple[Slot, ...]) -> str:
    """Weekly times as people say them: "Mon and Wed after 5 PM, Fri 9 to 11 AM"."""
    days: dict[tuple[int, int], list[int]] = {}
    for slot in slots:
        days.setdefault((slot.start_minute, slot.end_minute), []).append(slot.weekday)
    return ", ".join(f"{days_words(own)} {_hours(*hours)}" for hours, own in days.items())


def days_words(days: list[int]) -> str:
    """ "Mon and Wed", "Mon to Fri"."""
    own = sorted(set(days))
    if len(own) > 2 and own[-1] - own[0] == len(own) - 1:
        return f"{_DAYS[own[0]]} to {_DAYS[own[-1]]}"
    return listed([_DAYS[day] for day in own])


def _hours(start: int, end: int) -> str:
    if start == 0 and end == 1440:
        return "all day"
    if end >= _EVENING_ENDS:
        return f"after {_clock(start)}" if start else f"until {_clock(end)}"
    same_half = (start < 720) == (end < 720)
    first = _clock(start).rsplit(" ", 1)[0] if same_half else _clock(start)
    return f"{first} to {_clock(end)}"


def _clock(minutes: int) -> str:
    hour, minute = divmod(minutes % 1440, 60)
    return f"{hour % 12 or 12}{f':{minute:02}' if minute else ''} {'PM' if hour >= 12 else 'AM'}"
