"""Class years, "Maj/Yr", standing and expected graduation."""

from __future__ import annotations

import re

from app.domain.dates import OfficeDate, TwoReadings, full_year, read_office_date, serial_date
from app.domain.rosters.cells import Cell, Kind
from app.domain.rosters.parsers.common import is_blank, too_long, unusable
from app.domain.rosters.problems import NOTHING, Fix, Reading, Trouble, quoted, refused
from app.domain.rosters.sense import Sense
from app.domain.text import fold

EARLIEST_YEAR = 1930
_YEAR = r"(?:class of\s*|cl\.?\s*of\s*)?['’‘`]?\s?(?P<year>(?:19|20)\d\d|\d\d)"
_ONLY_YEAR = re.compile(rf"^{_YEAR}(?:\.0)?$", re.IGNORECASE)
_PROGRAM_YEAR = re.compile(rf"^(?P<program>.*?[^\d\s(,/'’‘`-])[\s(,/\-–]*{_YEAR}\)?$", re.IGNORECASE | re.DOTALL)
_YEAR_PROGRAM = re.compile(rf"^{_YEAR}[\s,/\-–)]+(?P<program>[^\d\s].*)$", re.IGNORECASE | re.DOTALL)
_QUERY_MARKS = re.compile(r"[\s,/(-]*\?+\)?\s*$")

STANDINGS = {
    "First-year": ("first year", "freshman", "freshmen", "fr", "frosh", "1st year", "1st yr", "year 1", "1",
                   "fresh", "fy"),
    "Sophomore": ("second year", "sophomore", "so", "soph", "2nd year", "2nd yr", "year 2", "2"),
    "Junior": ("third year", "junior", "jr", "jun", "3rd year", "3rd yr", "year 3", "3"),
    "Senior": ("fourth year", "senior", "sr", "sen", "4th year", "4th yr", "year 4", "4", "fifth year", "5th year",
               "5"),
    "Graduate": ("graduate", "grad", "gr", "graduate student", "masters", "master", "ma", "ms", "mba", "g",
                 "postgraduate"),
    "Doctoral": ("doctoral", "doctorate", "phd", "phd student", "doctoral student", "doctoral candidate"),
    "Non-degree": ("non degree", "nondegree", "special", "visiting", "exchange", "certificate"),
}  # fmt: skip
_BY_WORD = {word: standing for standing, words in STANDINGS.items() for word in words}


def standing_of(text: str) -> str:
    """The standing in the office's words; "" when the text names none."""
    return _BY_WORD.get(fold(text), "")


def _year_of(digits: str, sense: Sense) -> int:
    return int(digits) if len(digits) == 4 else full_year(int(digits), sense.latest_year)


def _in_reach(year: int, sense: Sense) -> bool:
    return EARLIEST_YEAR <= year <= sense.latest_year + 10


def class_year(cell: Cell, sense: Sense) -> Reading:
    """The year of the class as `class_year`: 2028, 28, '28, "Class of 2028", "Spring 2028" or a real date."""
    spoilt = unusable(cell)
    if spoilt or is_blank(cell.text):
        return spoilt or NOTHING
    if (day := cell.day()) is not None:
        return Reading({"class_year": day.year}, note=f"year of the date {cell.text}")
    if standing := standing_of(cell.text) if not cell.text.isdigit() else "":
        return Reading({"standing": standing}, note="a standing, not a year")
    # A spreadsheet drops the zero of a class of '08.
    match = _ONLY_YEAR.match(cell.text.zfill(2) if cell.kind is Kind.NUMBER else cell.text.strip())
    year = _year_of(match["year"], sense) if match else _year_of_date(cell.text, sense)
    if not year or not _in_reach(year, sense):
        return refused(f"{quoted(cell.text)} is not a class year.", "Type the year with four digits.")
    return Reading({"class_year": year})


def _year_of_date(text: str, sense: Sense) -> int:
    found = read_office_date(text, "mdy", sense.latest_year)
    return found.year if isinstance(found, OfficeDate) else 0


def major_and_year(cell: Cell, sense: Sense) -> Reading:
    """Program and class year in one cell: "NURS 28", "ACCT/28", "Biology '27", "2027 Biology", "Biology (Junior)"."""
    spoilt = unusable(cell)
    if spoilt or is_blank(cell.text):
        return spoilt or NOTHING
    text = " ".join(cell.text.split())
    if _ONLY_YEAR.match(text):
        return class_year(cell, sense)
    match = _PROGRAM_YEAR.match(text) or _YEAR_PROGRAM.match(text)
    if match:
        year = _year_of(match["year"], sense)
        if not _in_reach(year, sense):
            return refused(f"{quoted(text)} has the year {year}, which cannot be a class.", "Correct the year.")
        return _with_program(match["program"], sense, {"class_year": year})
    head, _, tail = re.sub(r"[()]", " ", text).strip().replace(",", " ").rpartition(" ")
    if head and standing_of(tail) and len(tail) > 1:
        return _with_program(head, sense, {"standing": standing_of(tail)})
    program = _QUERY_MARKS.sub("", text)
    words = f"no year in {quoted(text)}; the class year stays empty."
    return _with_program(program, sense, {})._replace(check=Trouble(words, "Type the year after the major."))


def _with_program(text: str, sense: Sense, others: dict[str, object]) -> Reading:
    name = text.strip(" ,/;-–")
    longest = too_long(name, 300)
    if longest or not name:
        return longest or Reading(others)
    capital = name[:1].upper() + name[1:] if name.islower() else name
    return Reading({"program": sense.lookup("program", name) or capital, **others})


def program(cell: Cell, sense: Sense) -> Reading:
    """A program of study as `program`, in the office's own spelling where it has a term for it."""
    spoilt = unusable(cell)
    if spoilt or is_blank(cell.text):
        return spoilt or NOTHING
    return _with_program(" ".join(cell.text.split()), sense, {})


def standing(cell: Cell, sense: Sense) -> Reading:
    """Standing as `standing`: "Jr", "3rd year" and 3 are Junior; unknown words are kept as they are."""
    spoilt = unusable(cell)
    if spoilt or is_blank(cell.text):
        return spoilt or NOTHING
    known = standing_of(cell.text)
    if known:
        return Reading({"standing": known})
    text = " ".join(cell.text.split())
    check = Trouble(f"{quoted(text)} is no standing known here; it is kept as written.", "Look at the cell.")
    return too_long(text, 300) or Reading({"standing": text}, check=check)


def expected_graduation(cell: Cell, sense: Sense) -> Reading:
    """The last day of what was said as `expected_graduation`: "Spring 2027" and "May-27" are May 31, 2027."""
    spoilt = unusable(cell)
    if spoilt or is_blank(cell.text):
        return spoilt or NOTHING
    day = cell.day()
    if day is not None:
        return _typed_month(cell, sense) or Reading({"expected_graduation": day})
    if cell.kind is Kind.NUMBER and isinstance(cell.value, float | int) and (day := serial_date(cell.value)):
        return Reading({"expected_graduation": day}, note=f"{cell.text} is the number of a day")
    found = read_office_date(cell.text, sense.order, sense.latest_year)
    if isinstance(found, TwoReadings):
        words = f"{quoted(cell.text)} can be {found.as_mdy.words()} or {found.as_dmy.words()}."
        return refused(words, "Choose the order of day and month for the whole file.")
    if found is None or not _in_reach(found.year, sense):
        return refused(f"{quoted(cell.text)} is not a date.", "Type it as May 2027 or 2027-05-14.")
    return Reading({"expected_graduation": found.last_day()})


def _typed_month(cell: Cell, sense: Sense) -> Reading | None:
    """A typed "May-27" that a spreadsheet turned into the 27th of May of the year it was typed in."""
    day = cell.day()
    if day is None or not re.fullmatch(r"\d{1,2}-[A-Z][a-z]{2}", cell.text):
        return None
    meant = OfficeDate(full_year(day.day, sense.latest_year), day.month)
    words = f"shown as {quoted(cell.text)}, most likely {meant.words()} as typed; read so."
    fix = Fix(f"Use {day:%Y-%m-%d}", day.isoformat())
    return Reading({"expected_graduation": meant.last_day()}, check=Trouble(words, "Look at the date.", fix))
