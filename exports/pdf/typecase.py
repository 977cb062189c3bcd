"""The lines a paper has set before, kept ready: what is printed in every book is broken only once."""

from __future__ import annotations

from exports.pdf.lines import Line, set_line, set_lines
from exports.pdf.runs import Shaper
from exports.pdf.styles import Style

_REMEMBERED = 4_000
_LONGEST = 400


class Typecase:
    """Sets words in lines, and remembers short ones."""

    def __init__(self, shaper: Shaper) -> None:
        self._shaper = shaper
        self._known: dict[tuple[str, Style, float], list[Line]] = {}

    def line(self, words: str, style: Style) -> Line:
        """`words` on one line, as long as it may be."""
        found = self._known.get((words, style, 0.0))
        if found is None:
            found = [set_line(self._shaper, words, style)]
            self._remember((words, style, 0.0), found)
        return found[0]

    def lines(self, words: str, style: Style, width: float) -> list[Line]:
        """`words` broken into lines of `width` points."""
        found = self._known.get((words, style, width))
        if found is None:
            found = set_lines(self._shaper, words, style, width)
            self._remember((words, style, width), found)
        return found

    def _remember(self, key: tuple[str, Style, float], lines: list[Line]) -> None:
        if len(self._known) >= _REMEMBERED:
            self._known.clear()
        if len(key[0]) <= _LONGEST:
            self._known[key] = lines
