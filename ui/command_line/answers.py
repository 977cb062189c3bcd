"""What a command says: columns for people, JSON for machines, trouble in words."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, TextIO

from app.errors import Invalid, OfficeError

WIDEST = 44
_CONTROL = re.compile("[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]")


class WrongUsage(Exception):
    """The words typed do not make a command; `hint` says what does."""

    def __init__(self, title: str, hint: str = "") -> None:
        self.title = title
        self.hint = hint
        super().__init__(title)


class Answer:
    """Where a command's answer goes: lines to read on `out`, or one JSON object when machines ask."""

    def __init__(self, out: TextIO, trouble: TextIO, machine: bool) -> None:
        self.machine = machine
        self._out = out
        self._trouble = trouble

    def give(self, data: Mapping[str, Any], lines: Iterable[str]) -> None:
        """The answer: `data` for machines, `lines` for people."""
        if self.machine:
            self._dump(data)
        else:
            for line in lines:
                self._out.write(plain(line) + "\n")
        self._out.flush()

    def remark(self, words: str) -> None:
        """A line about the work under way; machines do not see it."""
        if not self.machine:
            self._trouble.write(plain(words) + "\n")
            self._trouble.flush()

    def progress(self, done: int, total: int) -> None:
        """How far a long piece of work is, on one line of a terminal; elsewhere nothing."""
        if self.machine or not self._trouble.isatty():
            return
        words = f"{done * 100 // total} %" if total and done < total else ""
        self._trouble.write(f"\r{words:<30}" + ("" if words else "\r"))
        self._trouble.flush()

    def refuse(self, title: str, words: str = "", fields: Mapping[str, str] | None = None) -> None:
        """Trouble in words."""
        if self.machine:
            error: dict[str, Any] = {"title": title, "words": words}
            if fields:
                error["fields"] = dict(fields)
            self._dump({"error": error})
            self._out.flush()
        else:
            self._trouble.write("\n".join(plain(line) for line in (title, words) if line) + "\n")
            self._trouble.flush()

    def refuse_error(self, error: Exception) -> None:
        """What a verb refused, in its own words."""
        if isinstance(error, Invalid):
            named = [f"{_field(name)}: {words}" if name else words for name, words in error.fields.items()]
            self.refuse("This cannot be saved as it is.", "\n".join(named), error.fields)
        elif isinstance(error, WrongUsage):
            self.refuse(error.title, error.hint)
        elif isinstance(error, OfficeError):
            self.refuse(error.title, error.words)
        else:
            raise error

    def _dump(self, data: Mapping[str, Any]) -> None:
        everywhere = not (self._out.encoding or "").lower().startswith("utf")
        json.dump(data, self._out, ensure_ascii=everywhere, indent=2, default=_plain_value)
        self._out.write("\n")


def _field(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _plain_value(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset | set):
        return sorted(value)
    return str(value)


def plain(text: str) -> str:
    """A line without what could move the cursor or turn the text around."""
    return _CONTROL.sub("?", text)


def table(headings: Sequence[str], rows: Iterable[Sequence[Any]], numbers: Sequence[int] = ()) -> list[str]:
    """Rows as lines in columns under their headings; the columns whose place is in `numbers` stand at the right."""
    cells = [[_cell(value) for value in row] for row in rows]
    widths = [max(width(part) for part in column) for column in zip(headings, *cells, strict=True)]
    lines = []
    for line in [list(headings), *cells]:
        parts = [_padded(part, widths[place], place in numbers) for place, part in enumerate(line)]
        lines.append("  ".join(parts).rstrip())
    return [lines[0], "-" * max(map(width, lines)), *lines[1:]]


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, date):
        return value.isoformat()
    text = " ".join(f"{value:,}".split()) if isinstance(value, int) else " ".join(str(value).split())
    return text if width(text) <= WIDEST else _shortened(text)


def _shortened(text: str) -> str:
    kept, room = "", WIDEST - 1
    for char in text:
        room -= width(char)
        if room < 0:
            break
        kept += char
    return kept + "…"


def _padded(text: str, room: int, right: bool) -> str:
    blank = " " * (room - width(text))
    return blank + text if right else text + blank


def width(text: str) -> int:
    """How many columns of a terminal a text takes: two for East Asian wide letters, none for accents."""
    return sum(0 if unicodedata.category(char) in ("Mn", "Me", "Cf")
               else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
