"""The fonts of printed documents: which files there are, which one can show a character, how they go into a file.

Text is shaped by HarfBuzz into glyphs. In the file a glyph gets a code for each text it stands for, so that searching
and copying give back exactly the words that were written, in every script.
"""

from __future__ import annotations

import struct
from enum import StrEnum
from pathlib import Path
from typing import Any

import uharfbuzz as hb

from exports.pdf.volume import Volume, number, text_string

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "fonts"


class Face(StrEnum):
    """The faces a style can ask for; the value is the file's name."""

    SANS = "SourceSans3-Regular"
    SEMIBOLD = "SourceSans3-Semibold"
    BOLD = "SourceSans3-Bold"
    ITALIC = "SourceSans3-It"
    SERIF = "SourceSerif4-Regular"
    SERIF_ITALIC = "SourceSerif4-It"
    DISPLAY = "SourceSerif4Display-Semibold"


HEAVY = frozenset({Face.SEMIBOLD, Face.BOLD, Face.DISPLAY})

EMOJI = "NotoEmoji-Regular"

# Tried in this order after the face itself and the fonts of the character's own script.
FALLBACKS = (
    "SourceSans3-Regular", "NotoSans-Regular", "NotoSansArabic-Regular", "NotoSansHebrew-Regular",
    "NotoSansDevanagari-Regular", "NotoSansThai-Regular", "NotoSansBengali-Regular", "NotoSansTamil-Regular",
    "NotoSansTelugu-Regular", "NotoSansGujarati-Regular", "NotoSansGurmukhi-Regular", "NotoSansGeorgian-Regular",
    "NotoSansArmenian-Regular", "NotoSansEthiopic-Regular", "NotoSansSymbols-Regular", "NotoSansSymbols2-Regular",
    EMOJI,
)
CHINESE, TAIWANESE, JAPANESE, KOREAN = (
    "NotoSansSC-Regular", "NotoSansTC-Regular", "NotoSansJP-Regular", "NotoSansKR-Regular",
)
EAST_ASIAN = (CHINESE, TAIWANESE, JAPANESE, KOREAN)

_REMEMBERED = 20_000
_DROPPED_TABLES = ("GSUB", "GPOS", "GDEF", "BASE", "DSIG", "OS/2", "name", "post", "cmap", "STAT", "gasp", "meta",
                   "vhea", "vmtx", "VORG", "VDMX", "hdmx", "LTSH", "kern", "MATH", "JSTF")


class Font:
    """One font file in one document: what it can show, and the codes its glyphs got so far."""

    def __init__(self, name: str, resource: str) -> None:
        self.name = name
        self.resource = resource
        blob = hb.Blob.from_file_path(str(FOLDER / f"{name}.ttf"))
        self.face: Any = hb.Face(blob)
        self.shaper: Any = hb.Font(self.face)
        self.coverage = frozenset(self.face.unicodes)
        self.scale = 1000 / int(self.face.upem)
        self._codes: dict[tuple[int, str], int] = {}
        self._outlines: dict[int, str] = {}
        joiner = int(self.shaper.get_nominal_glyph(0x200C) or 0)
        self.nothing = joiner if joiner and not self.shaper.get_glyph_h_advance(joiner) else None

    @property
    def used(self) -> bool:
        """Whether any glyph was asked for."""
        return bool(self._codes)

    def code(self, glyph: int, words: str) -> int:
        """The code of `glyph` where it stands for `words`. Glyph 0, the empty box of the font, is never asked for."""
        return self._codes.setdefault((glyph, words), len(self._codes) + 1)

    def advance(self, glyph: int) -> float:
        """The glyph's own width in thousandths of the size."""
        return float(self.shaper.get_glyph_h_advance(glyph)) * self.scale

    def outline(self, glyph: int) -> str:
        """The glyph as path operators, in thousandths of the size."""
        if glyph not in self._outlines:
            path = _Path(self.scale)
            self.shaper.draw_glyph_with_pen(glyph, path)
            self._outlines[glyph] = " ".join(path.operators)
        return self._outlines[glyph]

    def write(self, volume: Volume) -> int:
        """Write the font with the glyphs that were used; returns its object number."""
        number, child, descriptor, file, to_glyph, to_text = (volume.reserve() for _ in range(6))
        data, renumbered = self._subset()
        label = f"/{self._tag()}+{self.name}"
        volume.put(number, f"<</Type/Font/Subtype/Type0/BaseFont{label}/Encoding/Identity-H"
                           f"/DescendantFonts[{child} 0 R]/ToUnicode {to_text} 0 R>>")
        widths = " ".join(_short(self.advance(glyph)) for glyph, _ in self._codes)
        volume.put(child, f"<</Type/Font/Subtype/CIDFontType2/BaseFont{label}/DW 1000/W[1[{widths}]]"
                          f"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
                          f"/FontDescriptor {descriptor} 0 R/CIDToGIDMap {to_glyph} 0 R>>")
        volume.put(descriptor, self._descriptor(label, file))
        volume.put_stream(file, f"/Length1 {len(data)}", data)
        volume.put_stream(to_glyph, "", b"".join(struct.pack(">H", renumbered[glyph])
                                                 for glyph in [0, *(glyph for glyph, _ in self._codes)]))
        volume.put_stream(to_text, "", _to_unicode([words for _, words in self._codes]))
        return number

    def _subset(self) -> tuple[bytes, dict[int, int]]:
        wanted = hb.SubsetInput()
        wanted.glyph_set.update({0, *(glyph for glyph, _ in self._codes)})
        wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NOTDEF_OUTLINE
        for table in _DROPPED_TABLES:
            wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG).add(int.from_bytes(table.encode(), "big"))
        plan = hb.SubsetPlan(self.face, wanted)
        return bytes(plan.execute().blob.data), dict(plan.old_to_new_glyph_mapping)

    def _tag(self) -> str:
        """Six capitals before the name of a subset, made from its resource name (ISO 32000-1, 9.6.4)."""
        figures = int(self.resource[1:])
        return "MDSK" + chr(65 + figures // 26 % 26) + chr(65 + figures % 26)

    def _descriptor(self, label: str, file: int) -> str:
        head = bytes(self.face.reference_table("head").data)
        box = " ".join(_short(edge * self.scale) for edge in struct.unpack(">4h", head[36:44]))
        extents = self.shaper.get_font_extents("ltr")
        slant = -11 if self.name.endswith("It") else 0
        ascent, descent = _short(extents.ascender * self.scale), _short(extents.descender * self.scale)
        return (f"<</Type/FontDescriptor/FontName{label}/Flags 4/FontBBox[{box}]/ItalicAngle {slant}/Ascent {ascent}"
                f"/Descent {descent}/CapHeight 660/StemV 80/FontFile2 {file} 0 R>>")


class _Path:
    """Collects an outline as path operators; HarfBuzz calls the methods, whose names are the pen protocol's."""

    def __init__(self, scale: float) -> None:
        self.operators: list[str] = []
        self._scale = scale
        self._at = (0.0, 0.0)

    def moveTo(self, to: tuple[float, float]) -> None:
        """Start a contour."""
        self._add("m", to)

    def lineTo(self, to: tuple[float, float]) -> None:
        """A straight line."""
        self._add("l", to)

    def qCurveTo(self, bend: tuple[float, float], to: tuple[float, float]) -> None:
        """A quadratic curve, written as the cubic one it equals."""
        (x0, y0), (x1, y1), (x2, y2) = self._at, bend, to
        self._add("c", (x0 + (x1 - x0) * 2 / 3, y0 + (y1 - y0) * 2 / 3),
                  (x2 + (x1 - x2) * 2 / 3, y2 + (y1 - y2) * 2 / 3), to)

    def curveTo(self, *points: tuple[float, float]) -> None:
        """A cubic curve."""
        self._add("c", *points)

    def closePath(self) -> None:
        """End a contour."""
        self.operators.append("h")

    def _add(self, operator: str, *points: tuple[float, float]) -> None:
        self._at = points[-1]
        self.operators += [number(value * self._scale) for point in points for value in point]
        self.operators.append(operator)


class FontShelf:
    """The fonts of one document, read from disk when first needed."""

    def __init__(self) -> None:
        self._fonts: dict[str, Font] = {}
        self._chosen: dict[tuple[str, Face, str], Font | None] = {}

    def font(self, name: str) -> Font:
        """The font of that name."""
        if name not in self._fonts:
            self._fonts[name] = Font(name, f"F{len(self._fonts) + 1}")
        return self._fonts[name]

    def choose(self, cluster: str, face: Face, han: str) -> Font | None:
        """The first font that can show the whole of `cluster`, one visible character with its marks; None if none can.

        `han` names the font for Chinese characters, which differ between languages.
        """
        key = (cluster, face, han)
        if key not in self._chosen:
            if len(self._chosen) >= _REMEMBERED:
                self._chosen.clear()
            self._chosen[key] = self._first_with(cluster, face, han)
        return self._chosen[key]

    def _first_with(self, cluster: str, face: Face, han: str) -> Font | None:
        wanted = [ord(mark) for mark in cluster if not _unseen(mark)]
        for name in self._order(wanted, face, han):
            font = self.font(name)
            if all(point in font.coverage for point in wanted):
                return font
        return None

    def write(self, volume: Volume) -> str:
        """Write every font that was used; returns the entries of the resource dictionary."""
        return "".join(f"/{font.resource} {font.write(volume)} 0 R" for font in self._fonts.values() if font.used)

    @staticmethod
    def _order(wanted: list[int], face: Face, han: str) -> tuple[str, ...]:
        first = wanted[0] if wanted else 32
        if 0x2E80 <= first <= 0x9FFF or 0xAC00 <= first <= 0xD7FF or 0xF900 <= first <= 0xFAFF or 0xFE30 <= first <= \
                0xFE4F or 0xFF00 <= first <= 0xFFEF or 0x1100 <= first <= 0x11FF or 0x20000 <= first <= 0x3FFFF:
            return (han, *EAST_ASIAN, *FALLBACKS)
        if first >= 0x1F000 or first in _EMOJI_FIRST:
            return (face, EMOJI, *FALLBACKS)
        return (face, *FALLBACKS, *EAST_ASIAN)


_EMOJI_FIRST = frozenset({0x2764, 0x2B50, 0x2728, 0x231A, 0x231B, 0x23F0, 0x26A1, 0x2705, 0x274C, 0x2753, 0x2757})


def _unseen(mark: str) -> bool:
    """Joiners and variation selectors: they steer the shaping and need no glyph of their own."""
    return mark in "\u200c\u200d" or "\ufe00" <= mark <= "\ufe0f"


def _short(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _to_unicode(texts: list[str]) -> bytes:
    """The ToUnicode map of codes 1, 2, 3 ... (ISO 32000-1, 9.10.3)."""
    lines = ["/CIDInit /ProcSet findresource begin", "12 dict begin", "begincmap",
             "/CIDSystemInfo <</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def",
             "/CMapName /Adobe-Identity-UCS def", "/CMapType 2 def",
             "1 begincodespacerange", "<0000> <FFFF>", "endcodespacerange"]
    for start in range(0, len(texts), 100):
        part = texts[start:start + 100]
        lines.append(f"{len(part)} beginbfchar")
        lines += [f"<{code:04X}> {text_string(words).replace('FEFF', '', 1)}"
                  for code, words in enumerate(part, start=start + 1)]
        lines.append("endbfchar")
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines).encode("ascii")
