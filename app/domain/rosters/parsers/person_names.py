"""Names in one column or in several: taken apart, capitals eased, and said what was decided."""

from __future__ import annotations

from dataclasses import replace

from app.domain.names import Name, ease_capitals, split_name, title_lower
from app.domain.rosters.cells import Cell, Kind
from app.domain.rosters.parsers.common import is_blank, too_long, unusable
from app.domain.rosters.problems import NOTHING, Reading, Trouble, quoted, refused
from app.domain.rosters.sense import Sense

LONGEST_NAME = 150


def _looked_at(cell: Cell) -> Reading | None:
    """What ends the reading of a name early: nothing there, spoilt, too long, or no name at all."""
    spoilt = unusable(cell)
    if spoilt or is_blank(cell.text, dashes_only=True):
        return spoilt or NOTHING
    if cell.kind is not Kind.TEXT:
        return refused(f"{quoted(cell.text)} is a {cell.kind.value}, not a name.")
    if not any(char.isalpha() for char in cell.text):
        return refused(f"{quoted(cell.text)} has no letters.")
    if "@" in cell.text:
        return refused(f"{quoted(cell.text)} is an address, not a name.")
    return too_long(cell.text, LONGEST_NAME)


def full_name(cell: Cell, sense: Sense) -> Reading:
    """A whole name as `given`, `family`, `preferred` and `native`."""
    ended = _looked_at(cell)
    if ended is not None:
        return ended
    name = split_name(cell.text.replace("\n", " ").replace(";", ","), sense.family_first)
    eased = _eased(name, sense)
    values = {key: getattr(eased, key) for key in ("given", "family", "preferred", "native") if getattr(eased, key)}
    if not values:
        return refused(f"{quoted(cell.text)} is not a name.")
    return Reading(values, check=_doubt(cell.text, eased), note=_told(name, eased))


def _eased(name: Name, sense: Sense) -> Name:
    if sense.quiet and f"{name.given}{name.family}".islower():
        return replace(name, given=title_lower(name.given), family=title_lower(name.family))
    given, family = ease_capitals(name.given, sense.loud), ease_capitals(name.family, sense.loud)
    return replace(name, given=given, family=family)


def _told(name: Name, eased: Name) -> str:
    told = list(name.how)
    if (name.given, name.family) != (eased.given, eased.family):
        told.append("capitals eased")
    if name.credentials:
        told.append(f"“{name.credentials}” left out of the name")
    return ", ".join(told)


def _doubt(text: str, name: Name) -> Trouble | None:
    if any(char.isdigit() for char in text):
        return Trouble(f"{quoted(text)} has figures in it.", "Look at the name.")
    if not (name.given and name.family) and not name.native:
        return Trouble(f"{quoted(text)} is one word; it is taken as the {'given' if name.given else 'family'} name.",
                       "Look at the name.")  # fmt: skip
    return None


def name_part(key: str, cell: Cell, sense: Sense) -> Reading:
    """One part of a name under `key`: given, family, middle, suffix, preferred, native and the like."""
    ended = _looked_at(cell)
    if ended is not None:
        return ended
    text = cell.text.replace("\n", " ")
    if key in ("given", "family") and any(not char.isascii() for char in text):
        parted = split_name(text)
        if parted.native and text != parted.native:
            latin = text.replace(parted.native, "").strip(" ()[]/-")
            return Reading({key: _case(latin, sense), "native": parted.native}) if latin else Reading({key: text})
    eased = _case(text, sense) if key in ("given", "family", "middle", "preferred") else text
    return Reading({key: eased}, note="capitals eased" if eased != text else "")


def _case(text: str, sense: Sense) -> str:
    return title_lower(text) if sense.quiet and text.islower() else ease_capitals(text, sense.loud)
