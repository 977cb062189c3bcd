"""From words to glyphs: cleaning, fonts for each script, writing direction, shaping.

A piece is a stretch of one font and one direction; a line of print is a row of pieces in the order they are seen.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

import uharfbuzz as hb
from bidi.mirror import MIRRORED

from exports.pdf.fonts import CHINESE, EMOJI, HEAVY, JAPANESE, KOREAN, TAIWANESE, Face, Font, FontShelf
from exports.pdf.volume import number

_STEERING = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff\u200b\u00ad]")
_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")
_HAN = re.compile("[\u2e80-\u2fff\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_KANA = re.compile("[\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f]")
_HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7ff]")
_CLUSTER = re.compile(".[\u200d\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]*", re.DOTALL)
_REMEMBERED = 20_000
_BRACKETS = {"(": ")", "[": "]", "{": "}"}


def clean(words: str) -> str:
    """`words` as they are printed: composed (NFC), without control and direction-steering characters.

    Line ends become "\\n", a tab a space; half a surrogate pair becomes U+FFFD.
    """
    words = words.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").replace("\u2028", "\n")
    words = _STEERING.sub("", unicodedata.normalize("NFC", words.replace("\u2029", "\n").replace("\x85", "\n")))
    if words.isascii() and words.isprintable():
        return words
    return "".join(_kept(mark) for mark in words)


def _kept(mark: str) -> str:
    if mark == "\n" or mark.isprintable() or mark in "\u200c\u200d":
        return mark
    kind = unicodedata.category(mark)
    if kind == "Zs":
        return "\u00a0" if mark in "\u00a0\u202f\u2007" else " "
    return "\ufffd" if kind == "Cs" else "" if kind in ("Cc", "Cf") or _never(mark) else mark


def _never(mark: str) -> bool:
    point = ord(mark)
    return 0xFDD0 <= point <= 0xFDEF or point & 0xFFFE == 0xFFFE


@dataclass(frozen=True, slots=True)
class Piece:
    """Shaped text of one font and one direction. Widths and places in thousandths of the size.

    `body` is what goes between the brackets of the PDF operator TJ, cut where a mark is raised. `drawn` are glyphs to
    be drawn as outlines, each with its place: parts of a character beyond the first, which stand for no text.
    """

    font: Font
    words: str
    level: int
    width: float
    body: tuple[tuple[float, str], ...]
    drawn: tuple[tuple[int, float, float], ...]
    bolder: bool


@dataclass(frozen=True, slots=True)
class _Glyph:
    number: int
    advance: float
    shift: float
    rise: float
    cluster: int


class Shaper:
    """Makes pieces for one document, remembers them, and keeps a list of characters that no font has."""

    def __init__(self, shelf: FontShelf) -> None:
        self.shelf = shelf
        self.missing: dict[str, None] = {}
        self._known: dict[tuple[str, Face, str, int], tuple[Piece, ...]] = {}

    def pieces(self, word: str, face: Face, han: str, level: int = 0) -> tuple[Piece, ...]:
        """`word` (clean, of one direction) as pieces in reading order; `level` is odd for right to left."""
        key = (word, face, han, level)
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            found = tuple(self._shape(font, text, level, face, shown) for font, text, shown in
                          self._by_font(word, face, han))
            if len(word) <= 64:
                self._known[key] = found
        return found

    def _by_font(self, word: str, face: Face, han: str) -> list[tuple[Font, str, bool]]:
        """Stretches of one font; the last field is False for characters that no font can show."""
        stretches: list[tuple[Font, str, bool]] = []
        for cluster in _clusters(word):
            font, shown = self.shelf.choose(cluster, face, han), True
            if font is None:
                self.missing.setdefault(cluster)
                font, shown = self.shelf.font(Face.SANS), False
            if stretches and shown and stretches[-1][0] is font and stretches[-1][2]:
                stretches[-1] = (font, stretches[-1][1] + cluster, True)
            else:
                stretches.append((font, cluster, shown))
        return stretches

    def _shape(self, font: Font, words: str, level: int, face: Face, shown: bool) -> Piece:
        buffer: Any = hb.Buffer()
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_GRAPHEMES
        buffer.add_str(words if shown else "\u25a1")
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if level % 2 else "ltr"
        hb.shape(font.shaper, buffer, None)
        glyphs = [_Glyph(int(info.codepoint), place.x_advance * font.scale, place.x_offset * font.scale,
                         place.y_offset * font.scale, int(info.cluster))
                  for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)]
        texts = _texts(glyphs, words, backwards=bool(level % 2)) if shown else [words]
        bolder = face in HEAVY and font.name != face and font.name != EMOJI
        return _piece(font, glyphs, texts, words, level, bolder)


def _clusters(word: str) -> list[str]:
    """Visible characters, each with the marks, joiners and selectors that belong to it."""
    if word.isascii():
        return list(word)
    found: list[str] = []
    for match in _CLUSTER.finditer(word):
        part = match.group()
        joined = found and (unicodedata.category(part[0])[0] == "M" or found[-1].endswith("\u200d")
                            or part[0] in "\u200c\u200d")
        if joined:
            found[-1] += part
        else:
            found.append(part)
    return found


def _texts(glyphs: list[_Glyph], words: str, backwards: bool) -> list[str]:
    """For each glyph the text it stands for; put together as read they are `words`.

    The characters of a cluster are shared out among its glyphs that take room; a mark that is set over or under one
    of them gets none. Right to left, a bracket is the one it looks like: readers turn the order and the brackets.
    """
    members: dict[int, list[int]] = {}
    for at, glyph in enumerate(glyphs):
        members.setdefault(glyph.cluster, []).append(at)
    starts = sorted(members)
    texts = [""] * len(glyphs)
    for start, end in zip(starts, [*starts[1:], len(words)], strict=True):
        text = words[start:end]
        widest = sorted(members[start], key=lambda at: -glyphs[at].advance)
        taking_room = sum(glyphs[at].advance > 0 for at in widest)
        chosen = sorted(widest[:max(1, min(len(text), taking_room))], reverse=backwards)
        for turn, at in enumerate(chosen):
            texts[at] = text[turn:] if turn == len(chosen) - 1 else text[turn]
    return [MIRRORED.get(text, text) for text in texts] if backwards else texts


def _piece(font: Font, glyphs: list[_Glyph], texts: list[str], words: str, level: int, bolder: bool) -> Piece:
    """Glyphs as TJ bodies with the corrections between them; `skipped` is a correction not written yet."""
    parts: list[tuple[float, list[str]]] = [(0.0, [])]
    drawn: list[tuple[int, float, float]] = []
    at, skipped = 0.0, 0.0
    for glyph, text in zip(glyphs, texts, strict=True):
        if not text:
            drawn.append((glyph.number, at + glyph.shift, glyph.rise))
            skipped += glyph.advance
        else:
            if glyph.rise != parts[-1][0]:
                parts.append((glyph.rise, []))
            _correct(parts[-1][1], skipped + glyph.shift)
            if level % 2 and len(text) > 1 and font.nothing is not None:
                # Readers turn the characters of right-to-left text one by one: each needs a glyph of its own.
                for further in reversed(text[1:]):
                    _add_code(parts[-1][1], font.code(font.nothing, further))
                text = text[0]
            _add_code(parts[-1][1], font.code(glyph.number, text))
            skipped = glyph.advance - font.advance(glyph.number) - glyph.shift
        at += glyph.advance
    _correct(parts[-1][1], skipped)
    body = tuple((rise, " ".join(items)) for rise, items in parts if items)
    return Piece(font, words, level, at, body, tuple(drawn), bolder)


def _correct(items: list[str], move: float) -> None:
    """Move on by thousandths of the size; in TJ a number moves back."""
    if abs(move) >= 0.001:
        items.append(number(-move))


def _add_code(items: list[str], code: int) -> None:
    if items and items[-1].endswith(">"):
        items[-1] = f"{items[-1][:-1]}{code:04X}>"
    else:
        items.append(f"<{code:04X}>")


def reads_backwards(words: str) -> bool:
    """Whether any character is written from right to left."""
    return _RTL.search(words) is not None


def starts_backwards(words: str) -> bool:
    """Whether the first letter is written from right to left, so that the paragraph is."""
    for mark in words:
        kind = unicodedata.bidirectional(mark)
        if kind in ("R", "AL", "L"):
            return kind != "L"
    return False


def levels_of(words: str, base: int) -> list[int]:
    """The embedding level of each character (Unicode Standard Annex 9); odd means right to left."""
    if not reads_backwards(words):
        return [base] * len(words) if not base else _bidi_levels(words, base)
    return _bidi_levels(words, base)


def _bidi_levels(words: str, base: int) -> list[int]:
    from bidi import algorithm

    storage = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = base, ("L", "R")[base]
    algorithm.get_embedding_levels(words, storage)
    for known in storage["chars"]:
        known["type"] = known["type"] or "L"  # characters of a later Unicode have no direction yet
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    _pair_brackets(storage["chars"], base)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    kept = iter(storage["chars"])
    levels: list[int] = []
    for mark in words:
        # The algorithm drops joiners; they go with the character before them.
        dropped = unicodedata.bidirectional(mark) == "BN"
        levels.append((levels[-1] if levels else base) if dropped else int(next(kept)["level"]))
    return levels


def _pair_brackets(marks: list[dict[str, Any]], base: int) -> None:
    """Give both brackets of a pair one direction (UAX 9, rule N0), which the library leaves out."""
    strong = {"L": "L", "R": "R", "AL": "R", "EN": "R", "AN": "R"}
    own = "LR"[base]
    for opening, closing in _bracket_pairs(marks):
        inside = {strong[mark["type"]] for mark in marks[opening + 1:closing] if mark["type"] in strong}
        if not inside:
            continue
        before = next((strong[mark["type"]] for mark in reversed(marks[:opening]) if mark["type"] in strong), own)
        marks[opening]["type"] = marks[closing]["type"] = own if own in inside or before == own else before


def _bracket_pairs(marks: list[dict[str, Any]]) -> list[tuple[int, int]]:
    waiting: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for at, mark in enumerate(marks):
        if mark["ch"] in _BRACKETS and mark["type"] == "ON":
            waiting.append((_BRACKETS[mark["ch"]], at))
        elif mark["type"] == "ON" and any(mark["ch"] == wanted for wanted, _ in waiting):
            while waiting[-1][0] != mark["ch"]:
                waiting.pop()
            pairs.append((waiting.pop()[1], at))
    return sorted(pairs)


def han_font(words: str) -> str:
    """The font for Chinese characters in `words`: Japanese beside kana, Korean beside hangul, else by the characters.

    Names carry no language; the first national character set that has them all decides.
    """
    if _KANA.search(words):
        return JAPANESE
    if _HANGUL.search(words):
        return KOREAN
    han = "".join(_HAN.findall(words))
    if not han:
        return CHINESE
    for charset, font in (("gb2312", CHINESE), ("big5", TAIWANESE), ("euc_jp", JAPANESE)):
        if _fits(han, charset):
            return font
    return CHINESE


def _fits(words: str, charset: str) -> bool:
    try:
        words.encode(charset)
    except UnicodeEncodeError:
        return False
    return True
