"""Time zones as people name them: "Eastern", "ET", "US/Pacific", "Chicago"."""

from __future__ import annotations

import re

from app.domain.rosters.cells import Cell
from app.domain.rosters.parsers.common import is_blank, unusable
from app.domain.rosters.problems import NOTHING, Reading, Trouble, quoted
from app.domain.rosters.sense import Sense
from app.domain.text import fold

_ZONES = {
    "America/New_York": ("eastern", "et", "est", "edt", "us eastern", "eastern time", "eastern standard",
                         "new york", "gmt 5",
                         "utc 5", "eastern standard time", "us canada eastern"),
    "America/Chicago": ("central", "ct", "cst", "cdt", "us central", "central time", "chicago",
                        "central standard time"),
    "America/Denver": ("mountain", "mt", "mst", "mdt", "us mountain", "mountain time", "denver",
                       "mountain standard time"),
    "America/Los_Angeles": ("pacific", "pt", "pst", "pdt", "us pacific", "pacific time", "los angeles",
                            "pacific standard time"),
    "America/Phoenix": ("arizona", "phoenix"), "America/Anchorage": ("alaska", "akst", "akt", "akdt"),
    "Pacific/Honolulu": ("hawaii", "hst", "ht"), "America/Puerto_Rico": ("atlantic", "ast", "puerto rico"),
    "Europe/London": ("uk", "london", "gmt", "bst", "british"), "UTC": ("utc", "zulu"),
    "Europe/Paris": ("cet", "cest", "paris", "central european", "central european time"), "Asia/Kolkata": ("ist",
                                                                                                            "india"),
    "Europe/Berlin": ("berlin", "germany"), "Asia/Shanghai": ("china", "beijing", "shanghai"),
    "Asia/Tokyo": ("japan", "jst", "tokyo"), "Asia/Seoul": ("korea", "kst", "seoul"),
    "Asia/Singapore": ("singapore", "sgt"),
    "Australia/Sydney": ("sydney", "aest"), "Africa/Lagos": ("lagos", "nigeria", "wat"),
    "Asia/Ho_Chi_Minh": ("vietnam", "ict"),
}  # fmt: skip
_BY_NAME = {word: zone for zone, words in _ZONES.items() for word in words}


def time_zone(cell: Cell, sense: Sense) -> Reading:
    """A time zone as `time_zone`, by its name in the tz database: "Eastern" and "ET" are America/New_York."""
    spoilt = unusable(cell)
    if spoilt or is_blank(cell.text):
        return spoilt or NOTHING
    known = _BY_NAME.get(fold(re.sub(r"\(.*?\)", " ", cell.text))) or _by_path(cell.text.strip())
    if known:
        return Reading({"time_zone": known})
    words = f"{quoted(cell.text)} is no time zone known here; it stays empty."
    return Reading(check=Trouble(words, "Type it as Eastern or Europe/Paris."))


def _by_path(text: str) -> str:
    if not re.fullmatch(r"[A-Za-z]+/[A-Za-z_/+-]+", text):
        return ""
    from zoneinfo import available_timezones

    lowered = text.casefold()
    return next((zone for zone in available_timezones() if zone.casefold() == lowered), "")
