"""How cells look: the colours of the design language, the fonts, and the number formats."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from exports.table import Kind

# Calibri is on every machine that has Excel; elsewhere its metric twin stands in. Spreadsheets cannot embed fonts.
FONT: Final = "Calibri"
TITLE_FONT: Final = "Cambria"

INK, INK2, INK3 = "1C1E22", "54585F", "63676E"
PANEL, LINE, LINE2 = "F8F7F5", "E2DFDA", "CFCBC5"
BAR, TICK, ACCENT = "5B82D6", "1C1E22", "2257C4"
OK, OK_FILL = "17694B", "2B9A74"
WARN, WARN_FILL = "8A5200", "B97A0B"
BAD, BAD_FILL = "A8123E", "B3224F"

FORMATS: Final = {
    Kind.TEXT: "General", Kind.DATE: "mmm d, yyyy", Kind.DATETIME: "mmm d, yyyy h:mm", Kind.INTEGER: "#,##0",
    Kind.MONTH: "mmm yyyy", Kind.YEAR: "0", Kind.DECIMAL: "#,##0.0", Kind.PERCENT: "0.0%", Kind.SHARE: "0%",
    Kind.DURATION: "[h]:mm",
}


class Look(StrEnum):
    """What a cell is on the page."""

    BAND = "band"
    OFFICE = "office"
    META = "meta"
    META_RIGHT = "meta right"
    TITLE = "title"
    LEDE = "lede"
    HEADING = "heading"
    NOTE = "note"
    FIGURE = "figure"
    FIGURE_TEXT = "figure text"
    FIGURE_LABEL = "figure label"
    FIGURE_PART = "figure part"
    RULE = "rule"
    HEAD = "head"
    HEAD_RIGHT = "head right"


_RIGHT = frozenset(Kind) - {Kind.TEXT}
_STATUS = {"on target": OK, "complete": OK, "under target": WARN, "far under target": BAD}


def plain(sheet: WriteOnlyWorksheet, look: Look) -> Cell:
    """An empty cell that looks like `look`."""
    cell = WriteOnlyCell(sheet)
    font, alignment, fill, border = _LOOKS[look]
    cell.font, cell.alignment = font, alignment
    if fill:
        cell.fill = fill
    if border:
        cell.border = border
    return cell


def data(sheet: WriteOnlyWorksheet, kind: Kind, role: str = "", indent: int = 0) -> Cell:
    """An empty cell for data of a kind. `role` is "", "hostile", "hidden" or a standing, which colours the word."""
    cell = WriteOnlyCell(sheet)
    right = kind in _RIGHT
    colour = INK3 if role == "hidden" else _STATUS.get(role, INK)
    cell.font = Font(FONT, size=10, color=colour, italic=role == "hidden" or None, bold=role in _STATUS or None)
    cell.alignment = Alignment("right" if right else "left", "top", wrap_text=None if right else True, indent=indent)
    cell.border = Border(bottom=Side("thin", LINE))
    cell.number_format = FORMATS[Kind.TEXT if role == "hidden" else kind]
    if role == "hostile":
        cell.quotePrefix = True
    return cell


def replace_alignment(cell: Cell, **changes: object) -> Alignment:
    """The cell's alignment with some parts changed."""
    kept = cell.alignment
    parts = {name: getattr(kept, name) for name in ("horizontal", "vertical", "wrap_text", "indent")}
    return Alignment(**(parts | changes))


def _look(
    size: float, colour: str = INK, bold: bool = False, face: str = FONT, across: str = "left", down: str = "bottom",
    wrap: bool = False, fill: str = "", border: Border | None = None,
) -> tuple[Font, Alignment, PatternFill | None, Border | None]:
    return (
        Font(face, size=size, color=colour, bold=bold or None), Alignment(across, down, wrap_text=wrap or None),
        PatternFill("solid", fill) if fill else None, border,
    )


_LOOKS: Final = {
    Look.BAND: _look(4, fill=INK),
    Look.OFFICE: _look(10, bold=True),
    Look.META: _look(10, INK2),
    Look.META_RIGHT: _look(10, INK2, across="right"),
    Look.TITLE: _look(24, face=TITLE_FONT),
    Look.LEDE: _look(13, face=TITLE_FONT, down="top", wrap=True),
    Look.HEADING: _look(13, bold=True),
    Look.NOTE: _look(9.5, INK2, down="top", wrap=True),
    Look.FIGURE: _look(24, face=TITLE_FONT, border=Border(top=Side("thin", INK))),
    Look.FIGURE_TEXT: _look(18, INK2, face=TITLE_FONT, border=Border(top=Side("thin", INK))),
    Look.FIGURE_LABEL: _look(10.5, bold=True),
    Look.FIGURE_PART: _look(9.5, INK2),
    Look.RULE: _look(4, border=Border(bottom=Side("thin", LINE2))),
    Look.HEAD: _look(10, INK2, bold=True, wrap=True, fill=PANEL, border=Border(bottom=Side("thin", INK))),
    Look.HEAD_RIGHT: _look(10, INK2, bold=True, across="right", wrap=True, fill=PANEL,
                           border=Border(bottom=Side("thin", INK))),
}
