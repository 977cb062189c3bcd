"""Tables on paper: a header repeated on every page, rows that stay whole, tagged as a table with header cells.

Rows are set when they are measured and again when they are drawn, and not kept, so that a long table needs little
memory. A row taller than a page is parted between its lines.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from exports.pdf.flow import Block
from exports.pdf.lines import Line
from exports.pdf.paper import Align, Paper, said
from exports.pdf.styles import COLUMN, FAINT, HAIR, INK, NOTE, Style
from exports.pdf.tags import Note

_ABOVE, _BELOW, _BETWEEN = 4.5, 5.0, 8.0
_HEADER_BELOW = 5.0
_TALL = 320.0


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, width in points (the space to the next one included), where its text stands."""

    title: str
    width: float
    align: Align = "left"
    style: Style = NOTE


@dataclass(frozen=True, slots=True)
class Said:
    """A cell's text in another style than its column's, with a second, quieter part below it."""

    words: str
    style: Style | None = None
    below: str = ""
    below_style: Style | None = None


@dataclass(frozen=True, slots=True)
class Painted:
    """A cell that is drawn: `drawn(paper, x, top)`; `alt` says it in words."""

    alt: str
    height: float
    drawn: Callable[[Paper, float, float], None]


Cell = str | Said | Painted
Row = Sequence[Cell]


@dataclass(frozen=True, slots=True)
class _SetCell:
    lines: tuple[tuple[Line, Style], ...] = ()
    painted: Painted | None = None

    @property
    def height(self) -> float:
        return self.painted.height if self.painted else sum(style.leading for _, style in self.lines)


@dataclass(frozen=True, slots=True)
class Table:
    """The rows from `start` (row, line) up to `stop` of a table.

    `heads` is how many first cells of a row head it. A `whole` one goes to the next page rather than be parted, unless
    it is taller than half a page.
    """

    paper: Paper
    columns: tuple[Column, ...]
    rows: Sequence[Row]
    summary: str = ""
    start: tuple[int, int] = (0, 0)
    stop: tuple[int, int] | None = None
    before: float = 0.0
    keep: bool = False
    heads: int = 1
    whole: bool = False
    measured: float = field(default=-1.0)
    last_set: dict[int, list[_SetCell]] = field(default_factory=dict, repr=False, compare=False)

    @property
    def height(self) -> float:
        """Header and rows; only known of a part that was fitted."""
        return max(self.measured, 0.0)

    def fit(self, room: float) -> tuple[Block | None, Block | None]:
        """The rows that fit under a header, and the rest, which gets its own header."""
        down = self._header_height()
        row, line = self.start
        if self.whole and room < self._whole_height() <= _TALL:
            return None, self
        if down + self._row_height(row, line) > room and not self._tall(row, line, room - down):
            return None, self
        while row < len(self.rows):
            height = self._row_height(row, line)
            if down + height > room:
                break
            down, row, line = down + height, row + 1, 0
        stop = (row, line)
        if row < len(self.rows) and self._tall(row, line, room - down):
            taken = self._lines_in(row, line, room - down)
            stop = (row, line + taken)
            down = room
        part = replace(self, stop=stop, measured=down)
        return part, None if stop[0] >= len(self.rows) else replace(self, start=stop, before=0.0)

    def draw(self, paper: Paper, x: float, top: float) -> None:
        """Draw the part; the table's element stays open until its last row is drawn."""
        first, stop = self.start == (0, 0), self.stop or (len(self.rows), 0)
        if first:
            paper.open_element("Table", Note(summary=self.summary) if self.summary else None)
            with paper.element("TR"):
                self._draw_header(paper, x, top)
        else:
            with paper.artifact("Pagination"):
                self._draw_header(paper, x, top)
        down = self._header_height()
        row, line = self.start
        while (row, line) < stop:
            until = stop[1] if row == stop[0] else None
            down += self._draw_row(paper, x, top - down, row, line, until)
            row, line = (row + 1, 0) if until is None else (row, until)
        if stop[0] >= len(self.rows):
            paper.close_element()

    def _header_height(self) -> float:
        most = max(len(self._title(column)) for column in self.columns)
        return most * COLUMN.leading + _HEADER_BELOW

    def _whole_height(self) -> float:
        return self._header_height() + sum(self._row_height(row, 0) for row in range(len(self.rows)))

    def _title(self, column: Column) -> list[Line]:
        return self.paper.set(column.title, COLUMN, self._inner(column))

    def _inner(self, column: Column) -> float:
        """The width of a column's text: the last column ends at the margin."""
        return column.width - (0.0 if column is self.columns[-1] else _BETWEEN)

    def _draw_header(self, paper: Paper, x: float, top: float) -> None:
        tagged = self.start == (0, 0)
        foot = top - self._header_height()
        for column in self.columns:
            lines = self._title(column)
            base = foot + _HEADER_BELOW + (len(lines) - 1) * COLUMN.leading + 3.0
            if tagged:
                with paper.element("TH", Note(scope="Column")), paper.content():
                    self._put(paper, x, base, [(line, COLUMN) for line in lines], column)
            else:
                self._put(paper, x, base, [(line, COLUMN) for line in lines], column)
            x += column.width
        paper.pen.rule(x - sum(column.width for column in self.columns), foot, x, 0.9, INK)

    def _set_row(self, row: int) -> list[_SetCell]:
        """The cells of a row, set; only the row set last is kept."""
        if row not in self.last_set:
            self.last_set.clear()
            self.last_set[row] = [self._set_cell(cell, column)
                                  for cell, column in zip(self.rows[row], self.columns, strict=True)]
        return self.last_set[row]

    def _set_cell(self, cell: Cell, column: Column) -> _SetCell:
        if isinstance(cell, Painted):
            return _SetCell(painted=cell)
        if isinstance(cell, str):
            cell = Said(cell)
        width = self._inner(column)
        parts = [(cell.words, cell.style or column.style)]
        if cell.below:
            parts.append((cell.below, cell.below_style or column.style))
        return _SetCell(tuple((line, style) for words, style in parts
                              for line in self.paper.set(words, style, width)))

    def _row_height(self, row: int, line: int) -> float:
        tallest = max((cell.height if cell.painted else sum(style.leading for _, style in cell.lines[line:])
                       for cell in self._set_row(row)), default=0.0)
        return tallest + _ABOVE + _BELOW

    def _tall(self, row: int, line: int, room: float) -> bool:
        """Whether the row is to be parted here: taller than half a page, with room for some of its lines."""
        return self._row_height(row, line) > _TALL and self._lines_in(row, line, room) >= 3

    def _lines_in(self, row: int, line: int, room: float) -> int:
        """How many lines of every cell fit into `room`."""
        leading = max((style.leading for cell in self._set_row(row) for _, style in cell.lines), default=1.0)
        most = max((len(cell.lines) - line for cell in self._set_row(row)), default=0)
        return max(0, min(int((room - _ABOVE - _BELOW) // leading), most - 1))

    def _draw_row(self, paper: Paper, x: float, top: float, row: int, line: int, until: int | None) -> float:
        """Draw a row, or the lines of it from `line` up to `until`; a part is a row of its own for readers."""
        cells = [replace(cell, lines=cell.lines[line:until], painted=cell.painted if line == 0 else None)
                 for cell in self._set_row(row)]
        height = max(cell.height for cell in cells) + _ABOVE + _BELOW
        left = x
        with paper.element("TR"):
            for at, (cell, column) in enumerate(zip(cells, self.columns, strict=True)):
                with paper.element("TH" if at < self.heads else "TD", Note(scope="Row") if at < self.heads else None):
                    self._draw_cell(paper, left, top - _ABOVE, cell, column)
                left += column.width
        if until is None:
            last = row == len(self.rows) - 1
            paper.pen.rule(x, top - height, left, 0.5 if last else 0.4, HAIR if last else FAINT)
        return height

    def _draw_cell(self, paper: Paper, x: float, top: float, cell: _SetCell, column: Column) -> None:
        if cell.painted:
            with paper.figure(cell.painted.alt, (x, top - cell.painted.height, x + column.width, top)):
                cell.painted.drawn(paper, x, top)
        elif any(line.pieces for line, _ in cell.lines):
            with paper.element("P", said([line for line, _ in cell.lines])), paper.content():
                self._put(paper, x, top - cell.lines[0][1].size, list(cell.lines), column)

    def _put(self, paper: Paper, x: float, y: float, lines: list[tuple[Line, Style]], column: Column) -> None:
        inner = self._inner(column)
        at = {"left": x, "center": x + inner / 2, "right": x + inner}[column.align]
        for line, style in lines:
            paper.line(at, y, line, style, align=column.align)
            y -= style.leading
