"""Workbooks: sheets of .xlsx, .xls and .ods files as rows of plain values, ready to be sent to the reading process."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import chain, repeat
from pathlib import Path
from typing import Any

from app.data.readers.limits import Limits, check_extent
from app.data.readers.marks import Marks, extent, old_errors, read_marks, read_styles, sheet_parts
from app.data.readers.sniff import FileKind, damaged, password_protected
from app.domain.dates import MONTHS
from app.domain.text import counted
from app.errors import OfficeError

# A cell on its way: None, text, number, yes/no, or [kind, value, shown] for everything else.
Sent = Any


def read_workbook(path: Path, kind: FileKind, limits: Limits) -> Iterator[dict[str, Any]]:
    """One message per sheet with its name, then its rows in portions; cells as JSON can carry them.

    Raises OfficeError for a protected, damaged or too large workbook.
    """
    marks = _marks_of(path, limits) if kind is FileKind.XLSX else {}
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    with _open(CalamineWorkbook, path) as book:
        sheets = [(n, info) for n, info in enumerate(book.sheets_metadata) if info.typ is SheetTypeEnum.WorkSheet]
        errors = old_errors(path.read_bytes()) if kind is FileKind.XLS else {}
        for number, info in sheets:
            sheet = _sheet(book, number)
            check_extent(info.name, sheet.total_height, sheet.total_width, limits)
            # An old workbook does not say on which sheet its error values are, so with several they are only counted.
            known = Marks(errors=errors) if len(sheets) == 1 else Marks()
            unread = _open_document_errors(path) if kind is FileKind.ODS else len(errors) if len(sheets) > 1 else 0
            yield {"sheet": info.name, "hidden": info.visible is not SheetVisibleEnum.Visible,
                   "notes": _error_note(unread), "total": sheet.total_height}  # fmt: skip
            yield from _rows(sheet, marks.get(info.name, known))


def _open(opener: Any, path: Path) -> Any:
    from python_calamine import PasswordError

    try:
        return opener.from_path(str(path))
    except PasswordError as error:
        raise password_protected() from error
    except Exception as error:
        # The reader raises many kinds of error for damage; none of them says more to a person than this.
        raise damaged(type(error).__name__) from error


def _sheet(book: Any, number: int) -> Any:
    try:
        return book.get_sheet_by_index(number)
    except Exception as error:
        raise damaged(type(error).__name__) from error


def _marks_of(path: Path, limits: Limits) -> dict[str, Marks]:
    try:
        with zipfile.ZipFile(path) as package:
            styles = read_styles(package)
            names = set(package.namelist())
            found = {}
            for sheet, part in sheet_parts(package).items():
                if part in names:
                    content = package.read(part)
                    check_extent(sheet, *extent(content), limits)
                    found[sheet] = read_marks(content, styles)
            return found
    except OfficeError:
        raise
    except Exception as error:
        # zipfile and the XML parser raise many kinds of error for damage.
        raise damaged(type(error).__name__) from error


def _open_document_errors(path: Path) -> int:
    with zipfile.ZipFile(path) as package:
        return package.read("content.xml").count(b'calcext:value-type="error"')


def _error_note(count: int) -> list[str]:
    """A note on error values that read as empty cells."""
    if not count:
        return []
    return [
        f"{counted(count, 'cell')} of the file with a spreadsheet error {'is' if count == 1 else 'are'} read as empty."
    ]


def _rows(sheet: Any, marks: Marks) -> Iterator[dict[str, Any]]:
    left = sheet.start[1] if sheet.start else 0
    by_row: dict[int, list[int]] = {}
    for place in marks.places():
        by_row.setdefault(place[0], []).append(place[1])
    merged = _MergedDown(sheet.merged_cell_ranges or ())
    portion: list[list[Sent]] = []
    # The reader gives rows from the first of the sheet, but columns from the first filled one.
    values_of_rows = chain(sheet.iter_rows(), repeat((), max(by_row, default=-1) + 1 - sheet.total_height))
    for number, values in enumerate(values_of_rows):
        row: list[Sent] = [None] * left + [_sent(value) for value in values]
        _apply_marks(row, number, by_row.get(number, ()), marks)
        merged.fill(row, number)
        while row and row[-1] is None:
            row.pop()
        portion.append(row)
        if len(portion) >= 500:
            yield {"rows": portion}
            portion = []
    yield {"rows": portion}


def _apply_marks(row: list[Sent], number: int, columns: Any, marks: Marks) -> None:
    for column in columns:
        place = (number, column)
        row += [None] * (column + 1 - len(row))
        if place in marks.unsaved:
            row[column] = ["f", None, ""]
        elif place in marks.errors:
            row[column] = ["e", None, marks.errors[place]]
        else:
            row[column] = _shown(row[column], marks.shown[place])


def _shown(value: Sent, shown: str) -> Sent:
    if shown == "d-mmm":
        day = date.fromisoformat(value[1][:10]) if isinstance(value, list) and value[0] == "d" else None
        return [value[0], value[1], f"{day.day}-{MONTHS[day.month - 1][:3]}"] if day else value
    return ["n", value, shown] if isinstance(value, int | float) else value


def _sent(value: object) -> Sent:
    if isinstance(value, str):
        return value or None
    if isinstance(value, bool | int | float):
        return value
    if isinstance(value, datetime | date):
        return ["d", value.isoformat(), ""]
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, timedelta):
        minutes = int(value.total_seconds()) // 60
        return f"{minutes // 60}:{minutes % 60:02}"
    return None


class _MergedDown:
    """Cells merged over several rows of one column: the value stands in the first row and means all of them."""

    def __init__(self, ranges: Any) -> None:
        self._starting: dict[int, list[tuple[int, int]]] = {}
        self._carried: list[tuple[int, int, Sent]] = []
        for (first_row, first_column), (last_row, last_column) in ranges:
            if first_column == last_column and 0 < last_row - first_row < 500:
                self._starting.setdefault(first_row, []).append((last_row, first_column))

    def fill(self, row: list[Sent], number: int) -> None:
        """Put the carried values into `row` and remember those that start in it."""
        if self._carried:
            self._carried = [carried for carried in self._carried if carried[0] >= number]
            for _, column, value in self._carried:
                row += [None] * (column + 1 - len(row))
                row[column] = value if row[column] is None else row[column]
        for last_row, column in self._starting.pop(number, ()):
            if column < len(row) and row[column] is not None:
                self._carried.append((last_row, column, row[column]))
