"""Blocks set one below the other and shared out over pages, before anything is drawn.

Pages are planned first, so that "page 3 of 24" and "from page 11" are known; then each page is drawn and forgotten.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Protocol

from exports.pdf.lines import Line
from exports.pdf.paper import Paper, said
from exports.pdf.styles import Style

Draw = Callable[[Paper, float, float], None]


class Block(Protocol):
    """Something with a height that can be drawn with its top left corner at a place."""

    @property
    def before(self) -> float:
        """Space above it, left out at the top of a page."""

    @property
    def keep(self) -> bool:
        """Whether it must not be the last on a page."""

    @property
    def height(self) -> float:
        """How much room it takes."""

    def fit(self, room: float) -> tuple[Block | None, Block | None]:
        """The part of it that fits into `room`, and the rest; either may be None."""

    def draw(self, paper: Paper, x: float, top: float) -> None:
        """Draw it."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A block of fixed height that a function draws."""

    height: float
    drawn: Draw
    before: float = 0.0
    keep: bool = False

    def fit(self, room: float) -> tuple[Block | None, Block | None]:
        """All of it or nothing."""
        return (self, None) if self.height <= room else (None, self)

    def draw(self, paper: Paper, x: float, top: float) -> None:
        """Call the function."""
        self.drawn(paper, x, top)


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph that is already broken into lines; it may go over several pages and stays one paragraph."""

    lines: tuple[Line, ...]
    style: Style
    width: float
    role: str = "P"
    before: float = 0.0
    keep: bool = False
    indent: float = 0.0
    starts: bool = True
    ends: bool = True

    @property
    def height(self) -> float:
        """All lines with their leading."""
        return len(self.lines) * self.style.leading

    def fit(self, room: float) -> tuple[Block | None, Block | None]:
        """As many lines as fit; no single line is left alone at the foot or head of a page."""
        if self.height <= room:
            return self, None
        count = int(room // self.style.leading)
        if len(self.lines) - count == 1:
            count -= 1
        if count < 2:
            return None, self
        return (replace(self, lines=self.lines[:count], ends=False),
                replace(self, lines=self.lines[count:], starts=False, before=0.0))

    def draw(self, paper: Paper, x: float, top: float) -> None:
        """Print the lines inside one element, which stays open over a page break."""
        if not any(line.pieces for line in self.lines):
            return
        if self.starts:
            paper.open_element(self.role, said(list(self.lines)) if self.ends else None)
        with paper.content():
            paper.lines(x + self.indent, top - self.style.size, list(self.lines), self.style, self.width)
        if self.ends:
            paper.close_element()


@dataclass(frozen=True, slots=True)
class Placed:
    """A block and how far its top is below the top of the page's room."""

    block: Block
    down: float


def paginate(blocks: Iterable[Block], room: float, first_room: float | None = None,
             watch: Callable[[], None] = lambda: None) -> list[list[Placed]]:
    """Share `blocks` out over pages of `room` points, the first of `first_room`. At least one page.

    `watch` is called for each page, so that a long plan can be cancelled.
    """
    pages: list[list[Placed]] = [[]]
    down, space = 0.0, room if first_room is None else first_room
    for block in blocks:
        rest: Block | None = block
        while rest is not None:
            above = rest.before if pages[-1] else 0.0
            part, left = rest.fit(space - down - above)
            if part is None and not pages[-1]:
                # Taller than an empty page and not to be parted: printed as it is.
                part, left = rest, None
            if part is not None:
                pages[-1].append(Placed(part, down + above))
                down += above + part.height
            rest = left
            if rest is not None:
                moved = _moved(pages[-1]) if part is None else []
                space, down = room, 0.0
                pages.append([])
                watch()
                for placed in moved:
                    above = placed.block.before if pages[-1] else 0.0
                    pages[-1].append(Placed(placed.block, down + above))
                    down += above + placed.block.height
    return pages


def _moved(page: list[Placed]) -> list[Placed]:
    """Take the blocks from the foot of the page that must not be last; never all of them."""
    start = len(page)
    while start > 1 and page[start - 1].block.keep:
        start -= 1
    moved, page[start:] = page[start:], []
    return moved


def draw(paper: Paper, page: Iterable[Placed], x: float, top: float) -> None:
    """Draw the blocks of one page."""
    for placed in page:
        placed.block.draw(paper, x, top - placed.down)


def paragraph(paper: Paper, words: str, style: Style, width: float, role: str = "P", before: float = 0.0,
              keep: bool = False, indent: float = 0.0) -> Text:
    """`words` as a block."""
    return Text(tuple(paper.set(words, style, width - indent)), style, width - indent, role, before, keep, indent)


def gap(height: float) -> Drawing:
    """Empty room."""
    return Drawing(height, lambda paper, x, top: None)
