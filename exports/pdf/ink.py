"""A set line as PDF operators: fonts, positions, glyphs."""

from __future__ import annotations

from exports.pdf.lines import Line
from exports.pdf.runs import Piece
from exports.pdf.styles import Style
from exports.pdf.volume import number

# A stroke of this share of the size stands in for the bold weight of a script that has one weight here.
_BOLDER = 0.024


def inked(line: Line, style: Style, x: float, y: float) -> str:
    """The operators that print `line` with its left end at `x`, baseline `y`."""
    grey = number(style.grey)
    parts = [f"{grey} g BT 1 0 0 1 {number(x)} {number(y)} Tm"]
    outlines: list[str] = []
    font, at = "", x
    for index in line.seen:
        piece = line.pieces[index]
        if piece.font.resource != font:
            font = piece.font.resource
            parts.append(f"/{font} {number(style.size)} Tf")
        parts.append(_shown(piece, style.size, grey))
        outlines += _drawn(piece, style.size, at, y)
        at += piece.width * style.size / 1000
    parts.append("ET")
    return " ".join(parts + outlines)


def _shown(piece: Piece, size: float, grey: str) -> str:
    shown = " ".join(f"[{body}] TJ" if not rise else f"{number(rise * size / 1000)} Ts [{body}] TJ 0 Ts"
                     for rise, body in piece.body)
    if piece.bolder:
        return f"2 Tr {number(size * _BOLDER)} w {grey} G {shown} 0 Tr"
    return shown


def _drawn(piece: Piece, size: float, x: float, y: float) -> list[str]:
    scale = size / 1000
    return [f"q {scale:.6f} 0 0 {scale:.6f} {number(x + across * scale)} {number(y + up * scale)} cm "
            f"{piece.font.outline(glyph)} f Q" for glyph, across, up in piece.drawn]
