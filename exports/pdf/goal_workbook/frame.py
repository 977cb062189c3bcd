"""What every page of the workbook shares: the running head, the foot, titles, headings, writing lines, boxes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from exports.pdf import styles as st
from exports.pdf.flow import Block, Drawing, Placed, Text, draw, paginate
from exports.pdf.goal_workbook.words import TITLE, Question
from exports.pdf.lines import Line
from exports.pdf.paper import Paper
from exports.pdf.tags import Note

HEAD, FOOT = 66.0, 58.0
_TEXT_ABOVE_RULE = 3.6


@dataclass(frozen=True)
class Leaf:
    """One page after the cover, planned. `title` is empty on a page that goes on with the sheet before it."""

    section: str
    title: str
    placed: Sequence[Placed]


@dataclass(frozen=True)
class Running:
    """What stands at the head and foot of every page of one person's book."""

    owner: str
    cohort: str
    pages: int


def room(paper: Paper) -> float:
    """The height between running head and foot."""
    return paper.height - HEAD - FOOT


def leaves(paper: Paper, section: str, title: str, blocks: Sequence[Block]) -> list[Leaf]:
    """The blocks of one sheet on as many pages as they need."""
    return [Leaf(section, title if turn == 0 else "", page)
            for turn, page in enumerate(paginate(blocks, room(paper)))]


def draw_leaf(paper: Paper, leaf: Leaf, running: Running, number: int) -> None:
    """Draw one page; to be called within `paper.page()`."""
    with paper.artifact("Pagination"):
        paper.words(paper.left, paper.height - 56, leaf.section, st.RUNNING)
        paper.fit(paper.right, paper.height - 56, running.owner, st.RUNNING_NAME, paper.inner * 0.6, align="right")
    draw(paper, leaf.placed, paper.left, paper.height - HEAD)
    with paper.artifact("Pagination"):
        paper.pen.rule(paper.left, 44, paper.right, 0.6, st.HAIR)
        paper.fit(paper.left, 30, f"{TITLE} · {running.cohort}", st.FOOT, paper.inner - 90)
        paper.words(paper.right, 30, f"Page {number} of {running.pages}", st.FOOT, align="right")


def title_block(paper: Paper, title: str, lead: str = "") -> Drawing:
    """The title of a sheet with its lead under it."""
    lines = _balanced(paper, lead) if lead else []

    def drawn(paper: Paper, x: float, top: float) -> None:
        paper.words(x, top - 24, title, st.TITLE, "H2")
        paper.lines(x, top - 46, lines, st.LEAD, paper.inner)

    return Drawing(46 + len(lines) * st.LEAD.leading - 9.5 if lines else 40, drawn)


def _balanced(paper: Paper, lead: str) -> list[Line]:
    """The lead on as few lines as it needs, the last of them not a single word."""
    lines = paper.set(lead, st.LEAD, paper.inner)
    width = paper.inner
    while len(lines) > 1 and lines[-1].width < lines[0].width * 0.45 and width > paper.inner * 0.6:
        width -= 12
        narrower = paper.set(lead, st.LEAD, width)
        if len(narrower) > len(lines):
            break
        lines = narrower
    return lines


def heading(paper: Paper, question: Question, style: st.Style = st.HEADING, before: float = 13.0,
            height: float = 16.0) -> Drawing:
    """A heading with its hint on the same line."""
    return Drawing(height, lambda paper, x, top: draw_heading(paper, x, top - 12.5, question, style),
                   before=before, keep=True)


def draw_heading(paper: Paper, x: float, y: float, question: Question, style: st.Style = st.HEADING,
                 beside: float = 9.0) -> None:
    """A heading on baseline `y`, its hint beside it."""
    width = paper.words(x, y, question.words, style, "H3")
    if question.hint:
        paper.words(x + width + beside, y, question.hint, st.HINT)


def writing_lines(count: int, pitch: float, before: float = 0.0, first: float | None = None) -> Drawing:
    """Empty lines to write on, `pitch` apart; the first is `first` below the top."""
    start = pitch if first is None else first

    def drawn(paper: Paper, x: float, top: float) -> None:
        for line in range(count):
            paper.pen.rule(x, top - start - line * pitch, paper.right)

    return Drawing(start + (count - 1) * pitch if count else 0.0, drawn, before=before)


def filled_lines(paper: Paper, words: str, count: int, pitch: float, x: float, width: float) -> list[Block]:
    """`words` on lines `pitch` apart, at least `count` of them; longer text is set closer, without lines.

    `x` is how far the lines are indented.
    """
    lines = paper.set(words, st.WRITTEN, width - 4) if words else []
    if len(lines) > count:
        return [Text(tuple(lines), st.WRITTEN, width - 4, before=6.0, indent=x + 2)]

    def drawn(paper: Paper, left: float, top: float) -> None:
        for line in range(count):
            paper.pen.rule(left + x, top - (line + 1) * pitch, left + x + width)
        written(paper, left + x + 2, top - pitch + _TEXT_ABOVE_RULE, words, width - 4, pitch)

    return [Drawing(count * pitch, drawn)]


def written(paper: Paper, x: float, y: float, words: str, width: float, pitch: float) -> None:
    """Known words as if written on lines `pitch` apart, the first baseline at `y`."""
    if not words:
        return
    lines = paper.set(words, st.WRITTEN, width)
    style = st.Style(st.WRITTEN.face, st.WRITTEN.size, pitch, st.WRITTEN.grey)
    paper.lines(x, y, lines, style, width)


def check(paper: Paper, x: float, y: float, label: str, checked: bool = False, size: float = 10.5,
          gap: float = 16.0, width: float | None = None) -> float:
    """A box to check with its label on baseline `y`; gives the label's width."""
    with paper.element("LI"):
        with paper.element("Lbl", Note(actual="☑" if checked else "☐")), paper.content():
            paper.pen.check_box(x, y - 1.5, size, checked)
        with paper.element("LBody"):
            if width is None:
                return paper.words(x + gap, y, label, st.TEXT)
            return paper.fit(x + gap, y, label, st.TEXT, width)


def scale(paper: Paper, x: float, y: float, chosen: int | None, pitch: float = 22.0, most: int = 5,
          radius: float = 7.2) -> None:
    """Rating circles 1 to `most`, the first around `x`, `y`; the chosen one is filled."""
    said = f"{chosen} of {most}" if chosen else f"circle a number from 1 to {most}"
    with paper.element("P", Note(actual=said)), paper.content():
        for number in range(1, most + 1):
            centre = x + (number - 1) * pitch
            paper.pen.circle(centre, y, radius, 0.8, filled=number == chosen)
            style = st.Style(st.FIGURE_BOLD.face, 8.5, 11, 1.0) if number == chosen else st.FIGURE
            paper.words(centre, y - 2.9, str(number), style, align="center")


def checks(paper: Paper, labels: Sequence[str], columns: int, checked: Callable[[str], bool], before: float = 8.0,
           pitch: float = 20.0) -> Drawing:
    """A grid of boxes to check, filled row by row."""
    width = paper.inner / columns

    def drawn(paper: Paper, x: float, top: float) -> None:
        with paper.element("L", Note(numbering="None")):
            for place, label in enumerate(labels):
                row, column = divmod(place, columns)
                check(paper, x + column * width, top - 12 - row * pitch, label, checked(label), width=width - 20)

    rows = -(-len(labels) // columns)
    return Drawing(rows * pitch, drawn, before=before)
