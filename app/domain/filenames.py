"""File names made from people's names: safe on every system, readable, and different from each other."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

MOST_BYTES = 120

_RESERVED = frozenset({"con", "prn", "aux", "nul", "conin$", "conout$"}
                      | {f"{port}{figure}" for port in ("com", "lpt") for figure in "0123456789¹²³"})
_ALSO_ALLOWED = " -_.,()'’&+@"


def safe_filename(name: str, suffix: str = "", taken: Collection[str] = (), otherwise: str = "Document") -> str:
    """`name` as the name of a file in some folder, with `suffix` (".pdf") behind it.

    Composed (NFC); letters, marks, digits and a few signs are kept, everything else becomes a space; no leading dot,
    no trailing dot or space, no name Windows keeps for itself, at most 120 bytes with the suffix. `taken` holds names
    already given out; a number is added until the result differs from all of them, also where case does not count.
    """
    stem = _stem(name) or _stem(otherwise) or "Document"
    used = {_folded(other) for other in taken}
    turn = 1
    while True:
        mark = "" if turn == 1 else f" ({turn})"
        made = _cut(stem, MOST_BYTES - len((mark + suffix).encode("utf-8"))) + mark + suffix
        if _folded(made) not in used:
            return made
        turn += 1


def _stem(name: str) -> str:
    text = unicodedata.normalize("NFC", name)
    kept = "".join(mark if _allowed(mark) else " " for mark in text)
    stem = re.sub(r"\s+", " ", kept).strip(" .")
    if stem.split(".")[0].strip().casefold() in _RESERVED:
        stem = f"_{stem}"
    return stem


def _allowed(mark: str) -> bool:
    return mark in _ALSO_ALLOWED or unicodedata.category(mark)[0] in "LMN"


def _cut(stem: str, most: int) -> str:
    """At most `most` bytes of UTF-8, cut before a whole character and its marks."""
    data = stem.encode("utf-8", "ignore")
    if len(data) <= most:
        return stem
    short = data[:most].decode("utf-8", "ignore")
    following = stem[len(short):len(short) + 1]
    while short and following and unicodedata.category(following)[0] == "M":
        following, short = short[-1], short[:-1]
    return short.rstrip(" .") or "Document"


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name.casefold())
