"""Text for cells, tab names, headers and footers: nothing in it is ever obeyed by the spreadsheet."""

from __future__ import annotations

import re
import unicodedata

from exports.table import clean

CELL_LIMIT = 32_767
TAB_LIMIT = 31
_HEADER_LIMIT = 80


def fit_cell(text: str) -> tuple[str, bool]:
    """`text` as a cell can hold it, and whether it had to be cut. Excel counts in UTF-16 units, 32,767 at most."""
    words = clean(text)
    if len(words) * 2 <= CELL_LIMIT or _units(words) <= CELL_LIMIT:
        return words, False
    room, end = CELL_LIMIT - 1, 0
    for mark in words:
        room -= 2 if ord(mark) > 0xFFFF else 1
        if room < 0:
            break
        end += 1
    while end and (unicodedata.combining(words[end]) or words[end] in "\u200d\ufe0f"):
        end -= 1
    return words[:end] + "…", True


def tab_name(title: str, used: set[str]) -> str:
    """A name for a sheet's tab: no sign Excel forbids, 31 characters, unlike every other in `used`."""
    words = " ".join(re.sub(r"[\[\]:*?/\\]", " ", clean(title)).split()).strip("'") or "Sheet"
    found, turn = words[:TAB_LIMIT].rstrip(), 1
    while found.casefold() in used or found.casefold() == "history":
        turn += 1
        mark = f" {turn}"
        found = words[:TAB_LIMIT - len(mark)].rstrip() + mark
    used.add(found.casefold())
    return found


def table_name(name: str, used: set[str]) -> str:
    """A name for a table or a number: letters, figures, underscores; a letter first, no cell address, unlike others."""
    plain = re.sub(r"[^A-Za-z0-9]+", "_", unicodedata.normalize("NFKD", name)).strip("_") or "Table"
    if not plain[0].isalpha() or re.fullmatch(r"[A-Za-z]{1,3}[0-9]+|[RrCc]|[Rr][0-9]*[Cc][0-9]*", plain):
        plain = f"n_{plain}"
    found, turn = plain[:200], 1
    while found.casefold() in used:
        turn += 1
        found = f"{plain[:200]}_{turn}"
    used.add(found.casefold())
    return found


def header_words(text: str) -> str:
    """Words for a header or footer: "&" doubled, so that it starts no code, and short enough for the three parts."""
    words = " ".join(clean(text).split())
    short = words if len(words) <= _HEADER_LIMIT else words[:_HEADER_LIMIT - 1] + "…"
    return short.replace("&", "&&")


def display_width(text: str) -> int:
    """How many digits wide the longest line of `text` is; East Asian wide characters count double."""
    return max((sum(_width(mark) for mark in line) for line in text.split("\n")), default=0)


def _width(mark: str) -> int:
    if unicodedata.combining(mark):
        return 0
    return 2 if unicodedata.east_asian_width(mark) in "WF" else 1


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
