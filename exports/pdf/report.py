"""What lists on paper share: the head of the first page, running heads, feet, saving with progress and cancel."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.domain.dates import MONTHS
from app.domain.packets import Heading, ListOptions, Made, Privacy
from app.errors import Cancelled
from exports.pdf import styles as st
from exports.pdf.flow import Block, Drawing, Placed, draw, paginate
from exports.pdf.imprint import Imprint
from exports.pdf.paper import Paper
from exports.safe_save import safe_save

Progress = Callable[[int, int], None]

_FIRST_HEAD, _HEAD, _FOOT = 54.0, 70.0, 58.0
_PRIVACY = {Privacy.NAMES: "with names, for the office only", Privacy.CODES: "codes instead of names",
            Privacy.TOTALS: "totals only"}


@dataclass(frozen=True)
class Report:
    """A list to be printed: its kind ("Cohort roster"), whose it is, a sentence that sums it up, its blocks."""

    kind: str
    heading: Heading
    summary: str
    blocks: Callable[[Paper], Sequence[Block]]
    people: int
    landscape: bool = False


def write_report(report: Report, options: ListOptions, target: Path, progress: Progress,
                 cancelled: Callable[[], bool]) -> Made:
    """Write the list to the file `target`. Raises Cancelled, with the old file intact, and OfficeError."""
    heading = report.heading
    imprint = Imprint(f"{report.kind}: {heading.cohort}", heading.contact.heading, as_of=heading.as_of)

    def watch() -> None:
        if cancelled():
            raise Cancelled

    with safe_save(target) as unfinished, unfinished.open("wb") as stream:
        paper = Paper(stream, imprint, options.paper, report.landscape)
        pages = paginate([_head(paper, report), *report.blocks(paper)], paper.height - _HEAD - _FOOT,
                         paper.height - _FIRST_HEAD - _FOOT, watch)
        for turn, placed in enumerate(pages):
            watch()
            progress(turn, len(pages))
            with paper.page():
                _draw_page(paper, report, placed, turn + 1, len(pages))
        paper.close()
        progress(len(pages), len(pages))
    return Made((target,), paper.pages, report.people, paper.missing)


def day(value: date) -> str:
    """"March 16, 2027"; in English wherever the program runs."""
    return f"{MONTHS[value.month - 1]} {value.day}, {value.year}"


def short_day(value: date | None) -> str:
    """"Mar 16, 2027", nothing for no date."""
    return f"{MONTHS[value.month - 1][:3]} {value.day}, {value.year}" if value else ""


def count_words(count: int, one: str, many: str = "") -> str:
    """"1 pair", "1,204 pairs"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def _draw_page(paper: Paper, report: Report, placed: Sequence[Placed], number: int, count: int) -> None:
    if number == 1:
        paper.bookmark(report.kind, 1)
    else:
        with paper.artifact("Pagination"):
            paper.words(paper.left, paper.height - 56, report.kind, st.RUNNING)
            paper.fit(paper.right, paper.height - 56, report.heading.cohort, st.RUNNING_NAME, paper.inner * 0.6,
                      align="right")
    draw(paper, placed, paper.left, paper.height - (_FIRST_HEAD if number == 1 else _HEAD))
    with paper.artifact("Pagination"):
        paper.pen.rule(paper.left, 44, paper.right, 0.6, st.HAIR)
        paper.fit(paper.left, 30, f"{report.kind} · {report.heading.cohort} · {_PRIVACY[report.heading.privacy]}",
                  st.FOOT, paper.inner - 200)
        paper.words(paper.right, 30, f"{day(report.heading.as_of)} · Page {number} of {count}", st.FOOT, align="right")


def _head(paper: Paper, report: Report) -> Drawing:
    """The heavy rule, who it is from, the title and the sentence that sums it up."""
    lines = paper.set(report.summary, st.LEAD, paper.inner)

    def drawn(paper: Paper, x: float, top: float) -> None:
        paper.pen.band(x, top, paper.inner, 5, st.INK)
        paper.fit(x, top - 19, report.heading.contact.heading, st.LABEL, paper.inner * 0.6)
        paper.words(paper.right, top - 19, f"{report.kind} · {day(report.heading.as_of)}", st.QUIET_TEXT, align="right")
        paper.fit(x, top - 54, report.heading.cohort, st.TITLE, paper.inner, "H1")
        paper.lines(x, top - 76, lines, st.LEAD, paper.inner)

    return Drawing(76 + len(lines) * st.LEAD.leading - 6, drawn)


def section(title: str, hint: str = "", before: float = 20.0) -> Drawing:
    """A heading within a list."""
    def drawn(paper: Paper, x: float, top: float) -> None:
        width = paper.words(x, top - 13, title, st.HEADING, "H2")
        if hint:
            paper.words(x + width + 9, top - 13, hint, st.HINT)

    return Drawing(23, drawn, before=before, keep=True)


def nothing(words: str) -> Drawing:
    """The sentence that stands where a list is empty."""
    return Drawing(20, lambda paper, x, top: _words(paper, x, top, words))


def _words(paper: Paper, x: float, top: float, words: str) -> None:
    paper.words(x, top - 14, words, st.TEXT)
