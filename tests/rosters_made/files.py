"""Writers of real roster files for tests: workbooks with formats, merges and formulas, and text in any encoding."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

Row = Sequence[Any]


@dataclass(frozen=True)
class Shown:
    """A number with a number format of its own, as in Shown(4521, "000000")."""

    value: float
    form: str


@dataclass(frozen=True)
class MadeRoster:
    """A roster as an office sends it. `write` makes the file in a folder, `known` names who is on record already.

    The expected verdicts stand in pictures/<key>.txt.
    """

    key: str
    kind: str
    write: Callable[[Path], Path]
    known: tuple[str, ...] = ()


def rows_of(text: str) -> list[list[str]]:
    """Rows of cells from a picture: a line is a row, a bar parts cells, an empty line is an empty row."""
    lines = text.strip("\n").split("\n")
    return [[cell.strip() for cell in line.split("|")] if line.strip() else [] for line in lines]


def xlsx(
    path: Path,
    rows: Sequence[Row],
    sheet: str = "Roster",
    others: Sequence[tuple[str, Sequence[Row], str]] = (),
    merges: Sequence[str] = (),
) -> Path:
    """A workbook with one sheet, and `others` as (name, rows, state); text stays text unless it begins with "="."""
    from openpyxl import Workbook

    book = Workbook()
    first = book.active
    assert first is not None
    first.title = sheet
    _fill(first, rows)
    for area in merges:
        first.merge_cells(area)
    for name, other_rows, state in others:
        other = book.create_sheet(name)
        other.sheet_state = state
        _fill(other, other_rows)
    book.save(path)
    return path


def _fill(sheet: Any, rows: Sequence[Row]) -> None:
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row, start=1):
            if value is None or value == "":
                continue
            cell = sheet.cell(number, column)
            if isinstance(value, Shown):
                cell.value, cell.number_format = value.value, value.form
            else:
                cell.value = value


def text_file(
    path: Path, rows: Sequence[Row], delimiter: str = ",", encoding: str = "utf-8", end: str = "\r\n"
) -> Path:
    """A text file whose cells are quoted where they must be."""
    lines = [delimiter.join(_quoted(str(cell), delimiter) for cell in row) for row in rows]
    path.write_bytes((end.join(lines) + end).encode(encoding))
    return path


def _quoted(text: str, delimiter: str) -> str:
    if any(mark in text for mark in (delimiter, '"', "\n", "\r")):
        return '"' + text.replace('"', '""') + '"'
    return text


def ods(path: Path, rows: Sequence[Row], sheet: str = "Sheet1") -> Path:
    """An OpenDocument spreadsheet with one sheet; floats become numbers, all else text."""
    body = "".join(
        f"<table:table-row>{''.join(map(_ods_cell, row)) or _ods_cell('')}</table:table-row>" for row in rows
    )
    names = "".join(
        f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"' for short in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{names} office:version="1.3"><office:body>'
        f'<office:spreadsheet><table:table table:name="{escape(sheet)}">{body}</table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    manifest = (
        '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        package.writestr("META-INF/manifest.xml", manifest)
        package.writestr("content.xml", content)
    return path


def _ods_cell(value: Any) -> str:
    if value == "":
        return "<table:table-cell/>"
    if isinstance(value, int | float):
        return (
            f'<table:table-cell office:value-type="float" office:value="{value}"><text:p>{value:g}</text:p>'
            "</table:table-cell>"
        )
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in str(value).split("\n"))
    return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'
