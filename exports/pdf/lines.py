"""Breaking text into lines of a width: at spaces, after hyphens, between East Asian characters, else where it must.

The work grows with the length of the text, not with its square, and one word of any length is broken up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from exports.pdf.runs import (
    Piece,
    Shaper,
    clean,
    han_font,
    levels_of,
    reads_backwards,
    starts_backwards,
)
from exports.pdf.styles import Style

_EAST = "\u2e80-\u30ff\u3130-\u318f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
_CLOSING = "、。〃〉》」』】〕〗〙〛！），．：；？］｝～ー々"
_WORD = re.compile(f" +|[{_EAST}][{_CLOSING}]*|[^ {_EAST}-]*-+(?=[^ {_EAST}])|[^ {_EAST}]+")
_STEP = 24


@dataclass(frozen=True, slots=True)
class Line:
    """One line of print: its pieces in reading order, their order as seen from the left, its width in points."""

    pieces: tuple[Piece, ...]
    seen: tuple[int, ...]
    width: float
    words: str
    backwards: bool = False

    @property
    def mixed(self) -> bool:
        """Whether it is not simply read from left to right, so that a reader needs its words said."""
        return any(piece.level for piece in self.pieces)


@dataclass(slots=True)
class _Word:
    pieces: list[Piece]
    width: float
    space: bool


def set_line(shaper: Shaper, words: str, style: Style) -> Line:
    """`words` as one line, however long it is; line ends become spaces."""
    text = clean(words).replace("\n", " ")
    parts = [_measured(shaper, text[start:end], levels[start:end], style, han)
             for han, levels in [(han_font(text), levels_of(text, 0))]
             for start, end in _spans(text)]
    return _line(parts, style, backwards=False)


def set_lines(shaper: Shaper, words: str, style: Style, width: float) -> list[Line]:
    """`words` broken into lines no wider than `width` points; at least one line. Empty lines are kept."""
    return [line for paragraph in clean(words).split("\n") for line in _paragraph(shaper, paragraph, style, width)]


def fitted(shaper: Shaper, words: str, style: Style, width: float) -> Line:
    """`words` on one line no wider than `width`, ended with an ellipsis where it had to be cut."""
    text = clean(words).replace("\n", " ")
    enough = text[:int(8 * width / style.size) + 40]
    lines = _paragraph(shaper, enough, style, width)
    if len(lines) == 1 and enough == text:
        return lines[0]
    shown = text[:len(lines[0].words) + 12]
    while shown:
        line = set_line(shaper, shown.rstrip() + "…", style)
        if line.width <= width:
            return line
        shown = shown[:-1]
    return set_line(shaper, "…", style)


def _paragraph(shaper: Shaper, text: str, style: Style, width: float) -> list[Line]:
    backwards = reads_backwards(text) and starts_backwards(text)
    levels, han = levels_of(text, int(backwards)), han_font(text)
    lines: list[Line] = []
    row: list[_Word] = []
    used = 0.0
    for word in _words(shaper, text, levels, style, han, width):
        if row and not word.space and used + word.width > width:
            lines.append(_line(row, style, backwards))
            row, used = [], 0.0
        if row or not word.space:
            row.append(word)
            used += word.width
    lines.append(_line(row, style, backwards))
    return lines


def _words(shaper: Shaper, text: str, levels: list[int], style: Style, han: str, width: float) -> Iterator[_Word]:
    for start, end in _spans(text):
        if end - start <= _STEP * 4:
            word = _measured(shaper, text[start:end], levels[start:end], style, han)
            if word.width <= width or word.space:
                yield word
                continue
        yield from _broken(shaper, text[start:end], levels[start:end], style, han, width)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in _WORD.finditer(text))


def _broken(shaper: Shaper, text: str, levels: list[int], style: Style, han: str, width: float) -> Iterator[_Word]:
    """A word that is wider than the line, in parts that each fit."""
    start = 0
    while start < len(text):
        end = min(start + max(_STEP, int(4 * width / style.size)), len(text))
        word = _measured(shaper, text[start:end], levels[start:end], style, han)
        while word.width > width and end - start > 1:
            end = max(start + 1, start + int((end - start) * min(0.95, width / word.width)))
            word = _measured(shaper, text[start:end], levels[start:end], style, han)
        yield word
        start = end


def _measured(shaper: Shaper, text: str, levels: list[int], style: Style, han: str) -> _Word:
    pieces: list[Piece] = []
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or levels[at] != levels[start]:
            found = shaper.pieces(text[start:at], style.face, han, levels[start])
            pieces.extend(found)
            start = at
    return _Word(pieces, sum(piece.width for piece in pieces) * style.size / 1000, text[:1] == " ")


def _line(row: list[_Word], style: Style, backwards: bool) -> Line:
    while row and row[-1].space:
        row.pop()
    pieces = [piece for word in row for piece in word.pieces]
    words = "".join(piece.words for piece in pieces)
    width = sum(word.width for word in row)
    return Line(tuple(pieces), tuple(_as_seen([piece.level for piece in pieces])), width, words, backwards)


def _as_seen(levels: list[int]) -> list[int]:
    """The order in which pieces of these levels are seen: stretches of higher levels reversed first (UAX 9, L2)."""
    seen = list(range(len(levels)))
    for level in range(max(levels, default=0), 0, -1):
        start = None
        for at in range(len(seen) + 1):
            if at < len(seen) and levels[seen[at]] >= level:
                start = at if start is None else start
            elif start is not None:
                seen[start:at] = reversed(seen[start:at])
                start = None
    return seen
