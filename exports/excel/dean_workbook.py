"""Lays the dean's workbook out: blocks onto sheets, charts onto their places, names onto the key numbers."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from app.domain.dean import DeanPacket
from app.domain.packets import ListOptions, Made
from exports.excel.charts import draw
from exports.excel.dean.build import dean_model
from exports.excel.model import Block, Chart, Figures, Heading, Lede, Note, Sheet, WorkbookModel
from exports.excel.sheet import Asked, Book, Page, Placed, Progress, Setup
from exports.excel.styles import Look
from exports.excel.widths import lines_of, widths_of
from exports.table import Kind, Table

_SUMMARY_WIDTHS = [19, 19, 19, 19, 19]
_LINE = 15.0
_ROWS_OF_ONE_PAGE, _WIDTH_OF_PORTRAIT = 70, 140
_CENTIMETRES = 2.54 / 72


def write(
    packet: DeanPacket, options: ListOptions, target: Path, progress: Progress = lambda done, of: None,
    cancelled: Asked = lambda: False, scratch: Path | None = None,
) -> Made:
    """Write the workbook in the place of `target`. Raises Cancelled and OfficeError; then the old file is untouched."""
    model = dean_model(packet)
    rows = sum(len(table.rows) for sheet in model.sheets for table in sheet.tables)
    setup = Setup(model.title, packet.contact.heading, packet.facts.as_of, model.subject, options.paper, scratch)
    with Book(setup, progress, cancelled, rows) as book:
        _lay_out(book, model)
        return book.save(target, people=len(packet.people))


def _lay_out(book: Book, model: WorkbookModel) -> None:
    placed: dict[str, Placed] = {}
    drawn: list[tuple[Page, int, Chart]] = []
    pages: dict[str, Page] = {}
    for sheet in model.sheets:
        page = _page(book, sheet)
        pages[page.tab] = page
        _blocks(page, sheet, placed, drawn)
    for page, row, chart in drawn:
        _draw(page, row, chart, placed[chart.table], pages)
    _define(book, model, placed)


def _page(book: Book, sheet: Sheet) -> Page:
    if sheet.summary:
        page = book.page(sheet.tab, _SUMMARY_WIDTHS, portrait=True, one_page=True)
        _summary_head(page, sheet)
        return page
    one_table = len(sheet.blocks) == 1
    few = sum(len(table.rows) + 4 for table in sheet.tables) <= _ROWS_OF_ONE_PAGE
    widths = widths_of(sheet.tables)
    page = book.page(sheet.tab, widths, head=5 if one_table else 0, freeze=None if one_table else 4, one_page=few,
                     portrait=not one_table and sum(widths) <= _WIDTH_OF_PORTRAIT)
    page.heading(sheet.title, sheet.words)
    return page


def _summary_head(page: Page, sheet: Sheet) -> None:
    setup = page.book.setup
    page.line([page.cell(Look.BAND) for _ in _SUMMARY_WIDTHS], 4.5)
    page.line()
    day = f"{setup.made:%B} {setup.made.day}, {setup.made.year}"
    page.line([page.cell(Look.OFFICE, setup.office), None, None, None,
               page.cell(Look.META_RIGHT, f"Report to the dean · {day}")], 20)
    page.line([page.cell(Look.TITLE, sheet.title)], 38)


def _blocks(page: Page, sheet: Sheet, placed: dict[str, Placed], drawn: list[tuple[Page, int, Chart]]) -> None:
    for block in sheet.blocks:
        if isinstance(block, Table):
            placed[block.name] = page.table(block)
            page.space()
        elif isinstance(block, Chart):
            drawn.append((page, page.row + 1, block))
            for _ in range(block.lines):
                page.line((), _LINE)
        else:
            _words(page, block)


def _words(page: Page, block: Block) -> None:
    if isinstance(block, Heading):
        right = [None] * (page.columns - 2) + [page.cell(Look.META_RIGHT, block.right)] if block.right else []
        page.line([page.cell(Look.HEADING, block.words), *right], 26)
    elif isinstance(block, Lede):
        _running(page, Look.LEDE, block.words, 84, 18.5)
    elif isinstance(block, Note):
        page.space(6)
        _running(page, Look.NOTE, block.words, 112, 13.5)
    elif isinstance(block, Figures):
        _figures(page, block)


def _running(page: Page, look: Look, words: str, wide: int, line: float) -> None:
    """Text over the width of the sheet, in one joined cell as high as its lines."""
    lines = lines_of(words, wide)
    row = page.line([page.cell(look, words)], lines * line + 6)
    page.merge(row, page.columns)


def _figures(page: Page, figures: Figures) -> None:
    page.space(8)
    page.line([
        page.cell(Look.FIGURE_TEXT if box.kind is Kind.TEXT else Look.FIGURE, box.value,
                  "0%" if box.kind is Kind.SHARE else "#,##0" if box.kind is Kind.INTEGER else "General")
        for box in figures.boxes
    ], 36)
    for look, words in (
        (Look.FIGURE_LABEL, [box.label for box in figures.boxes]),
        (Look.FIGURE_PART, [box.counted for box in figures.boxes]),
        (Look.FIGURE_PART, [box.target for box in figures.boxes]),
    ):
        page.line([page.cell(look, word) for word in words], 15)
    page.line([page.cell(Look.RULE) for _ in range(page.columns)], 6)


def _draw(page: Page, row: int, chart: Chart, placed: Placed, pages: Mapping[str, Page]) -> None:
    if not placed.rows:
        return
    width = sum(7 * wide + 5 for wide in _SUMMARY_WIDTHS) / 96 * 2.54 - 0.1
    made = draw(chart, placed, pages[placed.tab].sheet, width, chart.lines * _LINE * _CENTIMETRES)
    page.sheet.add_chart(made, f"A{row}")


def _define(book: Book, model: WorkbookModel, placed: Mapping[str, Placed]) -> None:
    for name in model.names:
        book.define(name.name, placed[name.table].address(name.heading, name.row))
