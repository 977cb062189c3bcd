"""A workbook before it is laid out: sheets of blocks, testable as words and numbers."""

from __future__ import annotations

from dataclasses import dataclass, field

from exports.table import Kind, Plain, Table


@dataclass(frozen=True)
class Lede:
    """The sentences a sheet opens with."""

    words: str


@dataclass(frozen=True)
class Heading:
    """A heading over what follows, with a quiet remark at the right."""

    words: str
    right: str = ""


@dataclass(frozen=True)
class Note:
    """Small print over the width of the sheet."""

    words: str


@dataclass(frozen=True)
class FigureBox:
    """One of the large figures: the value, what it is, what it is counted from, and its target in words."""

    label: str
    value: Plain
    kind: Kind
    counted: str
    target: str = ""


@dataclass(frozen=True)
class Figures:
    """The large figures, side by side."""

    boxes: tuple[FigureBox, ...]


@dataclass(frozen=True)
class Series:
    """One column of a table drawn in a chart. `look` is "bar", "target", "now" or "before"."""

    heading: str
    look: str


@dataclass(frozen=True)
class Chart:
    """A native chart of a table of the workbook; `standings` colours the bars one by one, `alt` says it in words.

    `inside` are the bars whose number would run into the target line and stands in the bar; `top` is the end of the
    scale, `lines` the height in rows.
    """

    kind: str
    title: str
    alt: str
    table: str
    category: str
    series: tuple[Series, ...]
    standings: tuple[str, ...] = ()
    inside: tuple[int, ...] = ()
    top: float = 1.0
    lines: int = 14


@dataclass(frozen=True)
class Name:
    """A name for one number: the table, the heading and the row (from 0) it stands in."""

    name: str
    table: str
    heading: str
    row: int


Block = Lede | Heading | Note | Figures | Chart | Table


@dataclass(frozen=True)
class Sheet:
    """A sheet: the tab, the title, one line of words under it, and the blocks from the top down."""

    tab: str
    title: str
    words: str
    blocks: tuple[Block, ...] = field(repr=False)
    summary: bool = False

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables of the sheet."""
        return tuple(block for block in self.blocks if isinstance(block, Table))


@dataclass(frozen=True)
class WorkbookModel:
    """A workbook: its title, its sheets and the names of its key numbers."""

    title: str
    subject: str
    sheets: tuple[Sheet, ...]
    names: tuple[Name, ...] = ()

    def table(self, name: str) -> Table:
        """The table of that name. Raises KeyError."""
        return {table.name: table for sheet in self.sheets for table in sheet.tables}[name]
