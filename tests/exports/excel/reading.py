"""Workbooks read back: cells by sheet, tables as rows, every byte of the unzipped parts."""

from __future__ import annotations

from html import unescape
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.utils import range_boundaries


def tables(path: Path) -> dict[str, list[list[Any]]]:
    """Every table of the workbook by name: the headings, then the rows."""
    found = {}
    for sheet in load_workbook(path).worksheets:
        for table in sheet.tables.values():
            left, top, right, bottom = range_boundaries(table.ref)
            rows = sheet.iter_rows(top, bottom, left, right, values_only=True)
            found[table.displayName] = [list(row) for row in rows]
            assert [column.name for column in table.tableColumns] == found[table.displayName][0]
    return found


def unzipped(path: Path) -> str:
    """All parts of the file as one text, characters that were written by their numbers included."""
    with ZipFile(path) as archive:
        return unescape("\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist()))


def formulas(path: Path) -> list[str]:
    """Every cell that the spreadsheet would work out or take for an error."""
    return [
        f"{sheet.title}!{cell.coordinate}" for sheet in load_workbook(path).worksheets
        for row in sheet.iter_rows() for cell in row if cell.data_type in ("f", "e")
    ]
