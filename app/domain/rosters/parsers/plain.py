"""Plain texts, figures and answers: employers, years of experience, "up to 3", Y/N and "Confidential"."""

from __future__ import annotations

import re

from app.domain.dates import OfficeDate, TwoReadings, read_office_date
from app.domain.rosters.cells import Cell, Kind
from app.domain.rosters.parsers.common import NUMBER_WORDS, is_blank, meant_as_range, too_long, unusable
from app.domain.rosters.problems import NOTHING, Reading, Trouble, quoted, refused
from app.domain.rosters.sense import Sense
from app.domain.text import fold

LINE, BLOCK = 300, 10_000
MOST_MENTEES, MOST_YEARS = 50, 80
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_YES = frozenset({
    "y", "yes", "yep", "true", "t", "1", "x", "✓", "✔", "☑", "ok", "agreed", "agree", "consented", "given",
    "checked", "on",
})  # fmt: skip
_NO = frozenset({
    "n", "no", "nope", "false", "f", "0", "☐", "off", "not", "never", "declined", "unchecked", "disagree", "refused",
})  # fmt: skip
_OPTED_OUT = ("confidential", "ferpa", "opt out", "opted out", "optout", "private", "do not", "withhold", "hold",
              "suppress",
              "restricted", "unlisted", "no release", "dnc", "no contact", "non disclosure",
              "nondisclosure")  # fmt: skip

_STATES = frozenset({
    "alabama", "alaska", "arizona", "arkansas", "california", "colorado", "connecticut", "delaware", "florida",
    "georgia",
    "hawaii", "idaho", "illinois", "indiana", "iowa", "kansas", "kentucky", "louisiana", "maine", "maryland",
    "massachusetts", "michigan", "minnesota", "mississippi", "missouri", "montana", "nebraska", "nevada",
    "new hampshire",
    "new jersey", "new mexico", "new york", "north carolina", "north dakota", "ohio", "oklahoma", "oregon",
    "pennsylvania",
    "rhode island", "south carolina", "south dakota", "tennessee", "texas", "utah", "vermont", "virginia",
    "washington",
    "west virginia", "wisconsin", "wyoming", "puerto rico", "ontario", "quebec", "british columbia", "alberta",
    "manitoba",
})  # fmt: skip


def text_line(key: str, cell: Cell, sense: Sense) -> Reading:
    """One line of text under `key`."""
    spoilt = unusable(cell)
    if spoilt or is_blank(cell.text):
        return spoilt or NOTHING
    text = " ".join(cell.text.split())
    if key == "region" and len(text) == 2:
        text = text.upper()
    return too_long(text, LINE) or Reading({key: text})


def text_block(key: str, cell: Cell, sense: Sense) -> Reading:
    """Text with its line breaks under `key`."""
    spoilt = unusable(cell, longest=BLOCK)
    if spoilt or is_blank(cell.text):
        return spoilt or NOTHING
    return Reading({key: cell.text})


def organisation(key: str, cell: Cell, sense: Sense) -> Reading:
    """An employer or college under `key`, in the office's own spelling where it has a term for it."""
    reading = text_line(key, cell, sense)
    if key not in reading.values:
        return reading
    known = sense.lookup(key, str(reading.values[key]))
    return Reading({key: known}) if known else reading


def location(cell: Cell, sense: Sense) -> Reading:
    """A place in one cell as `city`, `region` and `country`: "Duluth, MN", "Lagos, Nigeria", "Chicago, IL, USA"."""
    spoilt = unusable(cell)
    if spoilt or is_blank(cell.text):
        return spoilt or NOTHING
    parts = [part.strip() for part in re.split(r"[,\n]", cell.text) if part.strip()]
    longest = too_long(cell.text, LINE)
    if longest or not parts:
        return longest or NOTHING
    values: dict[str, object] = {"city": parts[0]}
    if len(parts) == 2:
        # Two or three capitals are a state or province; a word is a country unless it is a state's name.
        values["region" if parts[1].isupper() or fold(parts[1]) in _STATES else "country"] = parts[1]
    elif len(parts) > 2:
        values |= {"region": parts[1], "country": ", ".join(parts[2:])}
    return Reading(values)


def _figures(text: str) -> list[float]:
    found = [float(figure) for figure in _NUMBER.findall(text)]
    return found or [float(NUMBER_WORDS[word]) for word in fold(text).split() if word in NUMBER_WORDS]


def capacity(cell: Cell, sense: Sense) -> Reading:
    """How many mentees, as `capacity`: "up to 3" is 3, "two" is 2, "2-3" is 3, "none" is 0."""
    spoilt = unusable(cell) or meant_as_range(cell)
    if spoilt:
        return spoilt
    if fold(cell.text) in {"none", "zero", "no", "0", "not this year", "not currently"}:
        return Reading({"capacity": 0})
    if is_blank(cell.text):
        return NOTHING
    figures = _figures(cell.text)
    if not figures:
        return Reading(check=Trouble(f"{quoted(cell.text)} has no number; the capacity stays empty.", "Type a number."))
    most = max(figures)
    if most > MOST_MENTEES or most != int(most) or (cell.kind is Kind.NUMBER and most < 0) or cell.text[:1] == "-":
        return refused(f"{quoted(cell.text)} is no number of mentees from 0 to {MOST_MENTEES}.", "Type the number.")
    note = f"“{cell.text}” read as at most {int(most)}" if len(set(figures)) > 1 else ""
    return Reading({"capacity": int(most)}, note=note)


def years_experience(cell: Cell, sense: Sense) -> Reading:
    """Whole years as `years_experience`: "5+" is 5, "5-7" is 5, "10 yrs" is 10, "since 2015" counts from there."""
    spoilt = unusable(cell) or meant_as_range(cell)
    if spoilt or is_blank(cell.text):
        return spoilt or NOTHING
    figures = _figures(cell.text)
    if not figures:
        return Reading(check=Trouble(f"{quoted(cell.text)} has no number of years; it stays empty.", "Type a number."))
    least = min(figures)
    if 1930 <= least <= sense.today.year:
        least = sense.today.year - least
        return Reading({"years_experience": int(least)}, note=f"counted from {int(min(figures))}")
    if least > MOST_YEARS or cell.text[:1] == "-":
        return refused(f"{quoted(cell.text)} is no number of years from 0 to {MOST_YEARS}.", "Type the years.")
    return Reading({"years_experience": int(least)})


def answer(text: str) -> bool | None:
    """Yes or no in the many ways of saying it; None when it is neither."""
    folded = fold(text) or text.strip()
    first = folded.split()[0] if folded.split() else text.strip()
    if folded in _YES or folded in _NO:
        return folded in _YES
    return first in _YES if first in _YES | _NO and len(folded) < 40 else None


def flag(key: str, cell: Cell, sense: Sense) -> Reading:
    """Yes or no under `key`. What is neither is refused: a wish for privacy is never guessed away."""
    return _flag(key, cell, meaning=True)


def inverted_flag(key: str, cell: Cell, sense: Sense) -> Reading:
    """An "OK to publish" column under the `key` of the opposite."""
    return _flag(key, cell, meaning=False)


def _flag(key: str, cell: Cell, meaning: bool) -> Reading:
    spoilt = unusable(cell)
    if spoilt or is_blank(cell.text):
        return spoilt or NOTHING
    if cell.kind is Kind.BOOL:
        return Reading({key: bool(cell.value) is meaning})
    folded = fold(cell.text)
    if any(words in folded for words in _OPTED_OUT) and not folded.startswith(("no hold", "none")):
        return Reading({key: True})
    said = answer(cell.text)
    if said is None:
        return refused(f"{quoted(cell.text)} is neither yes nor no.", "Type yes or no.")
    return Reading({key: said is meaning})


def consent(cell: Cell, sense: Sense) -> Reading:
    """Consent as `consent`, with the day as `consent_on` where the cell is a date."""
    day = cell.day()
    found = None if day else read_office_date(cell.text, sense.order, sense.today.year)
    if isinstance(found, OfficeDate) and found.day:
        day = found.last_day()
    if isinstance(found, TwoReadings):
        words = f"{quoted(cell.text)} can be {found.as_mdy.words()} or {found.as_dmy.words()}."
        return refused(words, "Choose the order of day and month for the whole file.")
    if day and day > sense.today:
        return refused(f"{quoted(cell.text)} lies in the future.", "Correct the date.")
    return Reading({"consent": True, "consent_on": day}) if day else _flag("consent", cell, meaning=True)
