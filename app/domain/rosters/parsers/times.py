"""Weekly times: "Tu/Th pm", "M W eve", "Wed after 3", "M–F 6pm+", "any"."""

from __future__ import annotations

import re

from app.domain.people import Slot
from app.domain.rosters.cells import Cell, Kind
from app.domain.rosters.parsers.common import is_blank, unusable
from app.domain.rosters.problems import NOTHING, Reading, Trouble, quoted, refused
from app.domain.rosters.sense import Sense
from app.domain.text import fold, listed

DAY_START, NOON, EVENING, DAY_END = 8 * 60, 12 * 60, 17 * 60, 22 * 60
LATE_AFTERNOON = 18 * 60
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
Span = tuple[int, int]

_DAY_WORDS = {
    "m": 0, "mo": 0, "mon": 0, "monday": 0, "mondays": 0, "mons": 0,
    "tu": 1, "t": 1, "tue": 1, "tues": 1, "tuesday": 1, "tuesdays": 1,
    "w": 2, "we": 2, "wed": 2, "weds": 2, "wednesday": 2, "wednesdays": 2,
    "th": 3, "r": 3, "thu": 3, "thur": 3, "thurs": 3, "thursday": 3, "thursdays": 3,
    "f": 4, "fr": 4, "fri": 4, "friday": 4, "fridays": 4,
    "sa": 5, "sat": 5, "saturday": 5, "saturdays": 5, "su": 6, "sun": 6, "sunday": 6, "sundays": 6,
}  # fmt: skip
_GROUPS = {
    "weekday": range(5), "weekdays": range(5), "weekend": range(5, 7), "weekends": range(5, 7), "daily": range(7),
    "everyday": range(7), "mwf": (0, 2, 4), "mw": (0, 2), "tth": (1, 3), "tr": (1, 3), "tuth": (1, 3), "wf": (2, 4),
    "mf": (0, 4), "mtw": (0, 1, 2), "mtwr": (0, 1, 2, 3), "mtwrf": range(5), "mtwthf": range(5),
    "wr": (2, 3), "rf": (3, 4),
    "tw": (1, 2), "mt": (0, 1), "mth": (0, 3), "wth": (2, 3), "thf": (3, 4), "tthf": (1, 3, 4), "mtth": (0, 1, 3),
    "mr": (0, 3),
    "ss": (5, 6), "satsun": (5, 6),
}  # fmt: skip
_PARTS = {
    "am": (DAY_START, NOON), "morning": (DAY_START, NOON), "mornings": (DAY_START, NOON), "morn": (DAY_START, NOON),
    "pm": (NOON, LATE_AFTERNOON), "afternoon": (NOON, LATE_AFTERNOON), "afternoons": (NOON, LATE_AFTERNOON),
    "aft": (NOON, LATE_AFTERNOON), "eve": (EVENING, DAY_END),
    "evening": (EVENING, DAY_END), "evenings": (EVENING, DAY_END),
    "eves": (EVENING, DAY_END), "evng": (EVENING, DAY_END), "night": (EVENING, DAY_END), "nights": (EVENING, DAY_END),
    "lunch": (11 * 60 + 30, 13 * 60 + 30), "lunchtime": (11 * 60 + 30, 13 * 60 + 30), "midday": (11 * 60, 14 * 60),
    "noon": (11 * 60 + 30, 13 * 60 + 30), "lunches": (11 * 60 + 30, 13 * 60 + 30),
}  # fmt: skip
_ANY = frozenset({"any", "anytime", "all", "flexible", "open", "whenever"})
_FILLERS = frozenset({"and", "or", "on", "at", "only", "the", "most", "best", "also", "days", "day", "every",
                      "each", "time", "times",
                      "in", "works", "generally", "usually", "week", "hours", "hrs", "o", "clock", "all", "long",
                      "for",
                      "me", "i", "am", "available", "free", "is", "late", "early", "work", "very", "ideally",
                      "preferably",
                      "preferred", "et", "est", "edt", "ct", "cst", "cdt", "mt", "mst", "pt", "pst",
                      "pdt"})  # fmt: skip
_HOUR = r"(\d{1,2})(?:[:.h](\d{2}))?\s*(a\.?m?\.?|p\.?m?\.?|noon)?(?![a-z])"
_RANGE = re.compile(rf"(?:from\s+|between\s+|btw\s+)?{_HOUR}\s*(?:-|–|—|to|until|till|and)\s*{_HOUR}", re.IGNORECASE)
_FROM = re.compile(
    rf"(?:after|from|past|since|starting|>|>=)\s*{_HOUR}|{_HOUR}\s*(?:\+|on\b|onwards?\b|or later\b|and later\b)", re.I
)
_UNTIL = re.compile(rf"(?:before|until|till|by|<)\s*{_HOUR}", re.IGNORECASE)
_AT = re.compile(_HOUR, re.IGNORECASE)
_AFTER_WORD = re.compile(r"after\s+(?:work|class(?:es)?|school|hours)", re.IGNORECASE)
_DAY_RANGE = re.compile(r"\b([a-z]{1,9})\s*(?:-|–|—|to|thru|through)\s*([a-z]{1,9})\b", re.IGNORECASE)
_NOT = re.compile(
    r"\b(?:not?|except|but|excluding|alternate|every other|biweekly|1st|2nd|3rd|first|second|third|last)\b", re.I
)
_EXAMPLE = "Type it as Tue and Thu after 3."
_I_AM = re.compile(r"\bi am\b")
_TOKEN = re.compile(r"[a-z]+", re.IGNORECASE)


def availability(cell: Cell, sense: Sense) -> Reading:
    """Weekly times as `availability`, a tuple of Slot; what is not understood is said and the cell left aside."""
    spoilt = unusable(cell)
    if spoilt or is_blank(cell.text):
        return spoilt or NOTHING
    if cell.kind is not Kind.TEXT:
        return refused(f"{quoted(cell.text)} is a {cell.kind.value}, not a weekly time.", _EXAMPLE)
    slots, rest = read_times(cell.text)
    if not slots:
        words = f"{quoted(cell.text)} is not understood; the times stay empty."
        return Reading(check=Trouble(words, _EXAMPLE))
    if rest:
        words = f"{quoted(cell.text)} is read as {times_in_words(slots)}; {quoted(rest)} is not understood."
        return Reading({"availability": slots}, check=Trouble(words, "Look at the times."))
    note = "taken as all week" if fold(cell.text) in _ANY else ""
    return Reading({"availability": slots}, note=note)


def read_times(text: str) -> tuple[tuple[Slot, ...], str]:
    """The slots that `text` says, in order, and the words of it that were not understood."""
    lowered = text.casefold().replace("\u00a0", " ")
    if fold(lowered) in _ANY or fold(lowered) in {"any time", "all week", "all times", "no preference", "any day"}:
        return tuple(Slot(day, DAY_START, DAY_END) for day in range(7)), ""
    if _NOT.search(lowered):
        return (), text
    slots: list[tuple[int, int, int]] = []
    unknown: list[str] = []
    for sentence in re.split(r"[;\n]|\s\+\s", lowered):
        waiting: list[int] = []
        latest: list[int] = []
        for piece in re.split(r",(?=\s*[a-z])", sentence):
            days, spans, rest = _piece(piece)
            unknown += rest
            waiting += days
            if spans:
                # "M, W, F 1-3" means all three days; a time alone goes on with the days before, or means every day.
                latest = waiting or latest or ([] if slots else list(range(7)))
                slots += [(day, *span) for day in latest for span in spans]
                waiting = []
        slots += [(day, DAY_START, DAY_END) for day in waiting]
    return tuple(Slot(*slot) for slot in _joined(_without_whole_days(slots))), " ".join(unknown)


def _piece(text: str) -> tuple[list[int], list[Span], list[str]]:
    """The days and spans of one piece, and the words that are neither."""
    text, found = _spans(text)
    spans = [span for span in found if 0 <= span[0] < span[1] <= 24 * 60]
    days: list[int] = []
    text = _DAY_RANGE.sub(lambda match: _day_range(match, days), text)
    unknown: list[str] = ["the hours"] if len(spans) < len(found) else []
    for word in _TOKEN.findall(text):
        if word in _PARTS and not (word == "am" and _I_AM.search(text)):
            spans.append(_PARTS[word])
        elif word in _DAY_WORDS:
            days.append(_DAY_WORDS[word])
        elif word in _GROUPS:
            days += _GROUPS[word]
        elif word in _ANY:
            days += [] if days else range(7)
        elif word not in _FILLERS:
            unknown.append(word)
    return list(dict.fromkeys(days)), list(dict.fromkeys(spans)), unknown


def _day_range(match: re.Match[str], days: list[int]) -> str:
    first, last = _DAY_WORDS.get(match[1]), _DAY_WORDS.get(match[2])
    if first is None or last is None:
        return match[0]
    days += range(first, last + 1) if first <= last else (*range(first, 7), *range(last + 1))
    return " "


def _spans(text: str) -> tuple[str, list[Span]]:
    spans: list[Span] = []
    text = _AFTER_WORD.sub(lambda match: _keep(spans, (EVENING, DAY_END)), text)
    text = _RANGE.sub(lambda match: _range(match, spans), text)
    text = _FROM.sub(lambda match: _open(match, spans, first=True), text)
    text = _UNTIL.sub(lambda match: _open(match, spans, first=False), text)
    return _AT.sub(lambda match: _one_hour(match, spans), text), spans


def _keep(spans: list[Span], span: Span) -> str:
    spans.append(span)
    return " "


def _minutes(hour: str, minute: str | None, half: str | None, later: bool = False) -> int:
    """Minutes after midnight; without am or pm, 8 to 11 are before noon and 12 to 7 after."""
    value = int(hour)
    if value > 24 or int(minute or 0) > 59:
        return -1
    mark = (half or "")[:1].casefold()
    if mark == "p" and value < 12:
        value += 12
    elif mark == "a" and value == 12:
        value = 0
    elif not mark and (value < 8 or (later and value < 12)) and value > 0:
        value += 12
    return value * 60 + int(minute or 0)


def _range(match: re.Match[str], spans: list[Span]) -> str:
    first_half, last_half = match[3], match[6]
    end = _minutes(match[4], match[5], last_half)
    start = _minutes(match[1], match[2], first_half or (last_half if int(match[1]) <= int(match[4]) % 12 else None))
    if end <= start and not last_half:
        end = _minutes(match[4], match[5], None, later=True)
    return _keep(spans, (start, end))


def _open(match: re.Match[str], spans: list[Span], first: bool) -> str:
    groups = match.groups()
    hour = groups[0:3] if groups[0] else groups[3:6]
    at = _minutes(hour[0] or "0", hour[1], hour[2])
    return _keep(spans, (at, DAY_END) if first else (DAY_START, at))


def _one_hour(match: re.Match[str], spans: list[Span]) -> str:
    start = _minutes(match[1], match[2], match[3])
    return _keep(spans, (start, start + 60))


def _without_whole_days(slots: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """The slots without whole days of which a part is said as well."""
    narrowed = {day for day, start, end in slots if (start, end) != (DAY_START, DAY_END)}
    return sorted({slot for slot in slots if slot[0] not in narrowed or slot[1:] != (DAY_START, DAY_END)})


def _joined(slots: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    found: list[tuple[int, int, int]] = []
    for day, start, end in slots:
        if found and found[-1][0] == day and start <= found[-1][2]:
            found[-1] = (day, found[-1][1], max(end, found[-1][2]))
        else:
            found.append((day, start, end))
    return found


def clock(minutes: int) -> str:
    """As in 9 AM, 12 PM, 6:30 PM."""
    hour, minute = divmod(minutes, 60)
    shown = f"{(hour - 1) % 12 + 1}" + (f":{minute:02}" if minute else "")
    return f"{shown} {'AM' if hour % 24 < 12 else 'PM'}"


def span_in_words(start: int, end: int) -> str:
    """As in "after 5 PM", "12 to 6 PM", "8 AM to 12 PM"; "" for a whole day."""
    if (start, end) == (DAY_START, DAY_END):
        return ""
    if end == DAY_END:
        return f"after {clock(start)}"
    first, last = clock(start), clock(end)
    return f"{first[:-3] if first[-2:] == last[-2:] else first} to {last}"


def times_in_words(slots: tuple[Slot, ...]) -> str:
    """As the screen shows weekly times: "Tue and Thu, 12 to 6 PM", "Mon to Fri, after 6 PM", "any time"."""
    by_span: dict[tuple[tuple[int, int], ...], list[int]] = {}
    for day in range(7):
        spans = tuple((slot.start_minute, slot.end_minute) for slot in slots if slot.weekday == day)
        if spans:
            by_span.setdefault(spans, []).append(day)
    if list(by_span) == [((DAY_START, DAY_END),)] and len(slots) == 7:
        return "any time"
    return "; ".join(_days_in_words(days, spans) for spans, days in by_span.items())


def _days_in_words(days: list[int], spans: tuple[tuple[int, int], ...]) -> str:
    run = len(days) > 2 and days == list(range(days[0], days[-1] + 1))
    names = f"{DAYS[days[0]]} to {DAYS[days[-1]]}" if run else listed([DAYS[day] for day in days])
    times = listed([words for words in (span_in_words(*span) for span in spans) if words])
    return f"{names}, {times}" if times else names
