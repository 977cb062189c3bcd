"""A workbook that is written sheet by sheet from the top down, in memory that does not grow with the rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table as ListObject
from openpyxl.worksheet.table import TableStyleInfo

from app.domain.packets import Made, PaperSize
from app.errors import Cancelled
from exports.excel import archive
from exports.excel.styles import Look, data, plain, replace_alignment
from exports.excel.text import fit_cell, header_words, tab_name, table_name
from exports.excel.widths import lines_of, widths_of
from exports.table import HIDDEN, As, Column, Hidden, Kind, Row, Table, Value, flat_columns, flat_rows, is_hostile

Progress = Callable[[int, int], None]
Asked = Callable[[], bool]

ROW_LIMIT = 1_048_576
_LINE, _MOST_LINES = 13.0, 30
_PAPER = {PaperSize.LETTER: 1, PaperSize.A4: 9}


@dataclass(frozen=True)
class Setup:
    """How a workbook is titled and printed. `made` is the day it bears: equal rows and days give equal bytes."""

    title: str
    office: str = ""
    made: date = date(2000, 1, 1)
    subject: str = ""
    paper: PaperSize = PaperSize.LETTER
    scratch: Path | None = None


@dataclass(frozen=True)
class Placed:
    """Where a table stands: its tab, the row of the headings, how many rows of data, and its headings in order."""

    tab: str
    head_row: int
    rows: int
    headings: tuple[str, ...]

    def column(self, heading: str) -> int:
        """The number of the column with this heading, from 1."""
        return self.headings.index(heading) + 1

    def address(self, heading: str, row: int) -> str:
        """The absolute address of a cell, its row counted from 0 within the data."""
        letter = get_column_letter(self.column(heading))
        return f"{quote_sheetname(self.tab)}!${letter}${self.head_row + 1 + row}"


@dataclass
class Book:
    """A workbook under way. `shortened` collects the cells whose text was too long."""

    setup: Setup
    progress: Progress = lambda done, of: None
    cancelled: Asked = lambda: False
    rows_of: int = 0
    workbook: Workbook = field(default_factory=lambda: Workbook(write_only=True))
    shortened: list[tuple[str, str]] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)
    _tabs: set[str] = field(default_factory=set)
    _names: set[str] = field(default_factory=set)
    _done: int = 0

    def __enter__(self) -> Book:
        return self

    def __exit__(self, *error: object) -> None:
        """Let go of sheets that were not saved, so that a cancelled workbook leaves nothing open."""
        for page in self.pages:
            archive.abandon_sheet(page.sheet)

    def page(self, title: str, widths: Sequence[int], **look: Any) -> Page:
        """A new sheet with these column widths; see `Page`."""
        made = Page(self, tab_name(title, self._tabs), title, widths, **look)
        self.pages.append(made)
        return made

    def define(self, name: str, address: str) -> None:
        """Give a cell a name that formulas elsewhere can use."""
        found = table_name(name, self._names)
        self.workbook.defined_names[found] = DefinedName(found, attr_text=address)

    def new_table_name(self, name: str) -> str:
        """A name for a table that is not taken."""
        return table_name(name, self._names)

    def row_written(self) -> None:
        """Count a row; now and then tell how far it is and ask whether to go on. Raises Cancelled."""
        self._done += 1
        if self._done % 250 == 0:
            self.ask()
            self.progress(min(self._done, self.rows_of), self.rows_of)

    def ask(self) -> None:
        """Raise Cancelled when the person wants to stop."""
        if self.cancelled():
            raise Cancelled

    def save(self, target: Path, people: int = 0) -> Made:
        """List the shortened cells, set the properties and put the file in the place of `target`."""
        if self.shortened:
            self._list_shortened()
        properties = self.workbook.properties
        day = datetime.combine(self.setup.made, time())
        properties.created = properties.modified = day
        properties.title, properties.subject = self.setup.title, self.setup.subject or None
        properties.creator = properties.lastModifiedBy = self.setup.office or "Mentor Desk"
        properties.language = "en-US"
        archive.save_workbook(self.workbook, target, self.ask)
        self.progress(self.rows_of, self.rows_of)
        return Made((target,), len(self.pages), people)

    def _list_shortened(self) -> None:
        columns = (Column("Sheet", width=32), Column("Cell", width=12))
        page = self.page("Shortened cells", [32, 12], head=5)
        page.heading("Shortened cells", "A cell holds 32,767 characters. These texts were longer and end with “…”.")
        page.table(Table("Shortened_cells", "", columns, tuple(self.shortened)))


class Page:
    """One sheet, written line by line.

    `head` is the row of the headings that stay in sight and repeat in print; `freeze` keeps the first rows instead,
    for a sheet with several tables.
    """

    def __init__(
        self, book: Book, tab: str, title: str, widths: Sequence[int], head: int = 0, portrait: bool = False,
        one_page: bool = False, freeze: int | None = None,
    ) -> None:
        self.book, self.tab, self.title, self.widths = book, tab, title, tuple(widths)
        self.row = 0
        self.sheet = book.workbook.create_sheet(tab)
        for at, width in enumerate(widths, 1):
            self.sheet.column_dimensions[get_column_letter(at)].width = width
        self._set_up(head, head if freeze is None else freeze, portrait, one_page)
        archive.open_sheet(self.sheet, book.setup.scratch)

    def _set_up(self, head: int, frozen: int, portrait: bool, one_page: bool) -> None:
        sheet, setup = self.sheet, self.book.setup
        sheet.sheet_view.showGridLines = False
        if frozen:
            sheet.freeze_panes = f"A{frozen + 1}"
        if head or frozen:
            sheet.print_title_rows = f"{head}:{head}" if head else f"1:{frozen}"
        sheet.page_setup.orientation = "portrait" if portrait else "landscape"
        sheet.page_setup.paperSize = _PAPER[setup.paper]
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 1 if one_page else 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        margins = sheet.page_margins
        margins.left = margins.right = 0.6
        margins.top, margins.bottom, margins.header, margins.footer = 0.6, 0.7, 0.3, 0.35
        sheet.oddFooter.left.text = header_words(setup.office)
        sheet.oddFooter.center.text = header_words(self.title)
        sheet.oddFooter.right.text = "Page &P of &N"
        for part in (sheet.oddFooter.left, sheet.oddFooter.center, sheet.oddFooter.right):
            part.size = 8

    @property
    def columns(self) -> int:
        """How many columns the sheet is laid out in."""
        return len(self.widths)

    def line(self, cells: Sequence[Cell | None] = (), height: float | None = None) -> int:
        """Write one row; gives its number."""
        self.row += 1
        if height is not None:
            self.sheet.row_dimensions[self.row] = RowDimension(self.sheet, self.row, ht=height)
        self.sheet.append(list(cells))
        return self.row

    def cell(self, look: Look, value: Value = None, number_format: str = "") -> Cell:
        """A cell for `line`. Text is text, whatever it begins with."""
        cell = plain(self.sheet, look)
        self._fill(cell, value, self.row + 1, 1)
        if number_format:
            cell.number_format = number_format
        return cell

    def heading(self, title: str, words: str = "") -> None:
        """The black band, office and day, the title, and a line of words: four rows."""
        setup = self.book.setup
        self.line([self.cell(Look.BAND) for _ in range(self.columns)], 4.5)
        day = f"{setup.made:%B} {setup.made.day}, {setup.made.year}"
        left = " · ".join(part for part in (setup.office, setup.title, day) if part)
        self.line([self.cell(Look.META, left)], 20)
        self.line([self.cell(Look.TITLE, title)], 36)
        self.line([self.cell(Look.META, words)] if words else (), 20)

    def merge(self, row: int, columns: int) -> None:
        """Join the first cells of a row of running text. Cells of data are never joined."""
        self.sheet.merged_cells.add(f"A{row}:{get_column_letter(columns)}{row}")

    def table(self, table: Table) -> Placed:
        """Write the headings and the rows, and make a real table of them. Gives where it stands."""
        columns = flat_columns(table.columns)
        looks = [Look.HEAD if column.kind is Kind.TEXT else Look.HEAD_RIGHT for column in columns]
        lines = max(lines_of(column.title, wide - 2) for column, wide in zip(columns, self.widths, strict=False))
        cells = [self.cell(look, column.title) for look, column in zip(looks, columns, strict=True)]
        for cell, look in zip(cells[1:], looks[1:], strict=True):
            cell.alignment = replace_alignment(cell, indent=1 if look is Look.HEAD else 0)
        head = self.line(cells, 6 + 13.5 * min(lines, 4))
        count = self._rows(columns, flat_rows(table.columns, table.rows), head)
        if not count:
            self.line([self._note_of(table.empty)])
        self._list_object(table.name, columns, head, max(count, 1))
        return Placed(self.tab, head, count, tuple(column.title for column in columns))

    def space(self, height: float = 12) -> None:
        """An empty row."""
        self.line((), height)

    def _note_of(self, words: str) -> Cell:
        cell = data(self.sheet, Kind.TEXT, "hidden")
        self._fill(cell, words, self.row + 1, 1)
        cell.alignment = replace_alignment(cell, wrap_text=False)
        return cell

    def _rows(self, columns: Sequence[Column], rows: Iterable[Sequence[Value]], head: int) -> int:
        ready: list[dict[tuple[Kind, str], Cell]] = [{} for _ in columns]
        for values in rows:
            if self.row >= ROW_LIMIT:
                raise ValueError("a sheet holds 1,048,576 rows")
            cells, lines = [], 1
            for at, (column, value) in enumerate(zip(columns, values, strict=True)):
                kind, held = (value.kind, value.value) if isinstance(value, As) else (column.kind, value)
                look = (kind, _role(held))
                if look not in ready[at]:
                    ready[at][look] = data(self.sheet, kind, look[1], indent=1 if at and kind is Kind.TEXT else 0)
                self._fill(ready[at][look], held, self.row + 1, at + 1)
                cells.append(ready[at][look])
                if kind is Kind.TEXT and isinstance(held, str):
                    lines = max(lines, lines_of(held, (self.widths[at] - 2) * 23 // 20))
            self.line(cells, 2 + _LINE * min(lines, _MOST_LINES) if lines > 1 else None)
            self.book.row_written()
        return self.row - head

    def _fill(self, cell: Cell, value: Value, row: int, column: int) -> None:
        if isinstance(value, str | Hidden):
            words, cut = fit_cell(str(value))
            cell.value = words
            cell.data_type = "s"
            if is_hostile(words):
                cell.quotePrefix = True
            if cut:
                self.book.shortened.append((self.tab, f"{get_column_letter(column)}{row}"))
        else:
            cell.value = float(value) if isinstance(value, Fraction | Decimal) else value

    def _list_object(self, name: str, columns: Sequence[Column], head: int, count: int) -> None:
        reference = f"A{head}:{get_column_letter(len(columns))}{head + count}"
        found = ListObject(displayName=self.book.new_table_name(name), ref=reference)
        found._initialise_columns()
        for column, made in zip(columns, found.tableColumns, strict=True):
            made.name = column.title
        found.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
        self.sheet.tables.add(found)


def _role(value: Value) -> str:
    if value is HIDDEN:
        return "hidden"
    if isinstance(value, str):
        return "hostile" if is_hostile(value) else value if value in _STANDINGS else ""
    return ""


_STANDINGS = frozenset({"on target", "complete", "under target", "far under target"})


def write_table(
    title: str, columns: Sequence[Column], rows: Sequence[Row], target: Path, setup: Setup | None = None,
    progress: Progress = lambda done, of: None, cancelled: Asked = lambda: False, note: str = "",
) -> Made:
    """Any list on the screen as a workbook of one sheet, in the place of `target`. Raises Cancelled, OfficeError."""
    table = Table(title, title, tuple(columns), rows, note)
    with Book(setup or Setup(title), progress, cancelled, len(rows)) as book:
        page = book.page(title, widths_of([table]), head=5)
        page.heading(title, note)
        page.table(table)
        return book.save(target)
