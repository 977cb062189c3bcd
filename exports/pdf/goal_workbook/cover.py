"""The cover: whose book it is, the twelve months as circles, where the parts begin."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.cadence import CadenceMark, CadenceState
from app.domain.cohorts import months_of
from app.domain.documents.goal_workbook import GoalWorkbook, WorkbookPerson
from exports.pdf import styles as st
from exports.pdf.goal_workbook import words as w
from exports.pdf.paper import Paper
from exports.pdf.strip import STATE_WORDS
from exports.pdf.tags import Note

_ACROSS = 6


def draw_cover(paper: Paper, book: GoalWorkbook, filled: bool, starts: Sequence[tuple[str, int]]) -> None:
    """Draw the cover; `starts` are the sections and the page each begins on. Within `paper.page()`."""
    lift = paper.height - 792.0
    _masthead(paper, book)
    with paper.element("H1"), paper.content():
        paper.words(paper.left - 2, 626 + lift, "Mentee goal", st.COVER)
        paper.words(paper.left - 2, 570 + lift, "workbook", st.COVER)
    paper.fit(paper.left, 540 + lift, book.cohort, st.SUBTITLE, paper.inner)
    _months(paper, book, filled, 485 + lift)
    _promise(paper, book, filled, 318 + lift)
    paper.pen.rule(paper.left, 262, paper.right, 1.0, st.INK)
    _person(paper, paper.left, 240, "This workbook belongs to", book.mentee)
    _person(paper, paper.left + paper.inner / 2, 240, w.WHO_MENTOR, book.mentor)
    paper.pen.rule(paper.left, 184, paper.right, 0.6, st.HAIR)
    _sections(paper, starts)
    paper.pen.rule(paper.left, 128, paper.right, 0.6, st.HAIR)
    paper.lines(paper.left, 106, paper.set(w.YOURS, st.SERIF_TEXT, paper.inner), st.SERIF_TEXT, paper.inner)
    _found(paper, book)


def _masthead(paper: Paper, book: GoalWorkbook) -> None:
    top = paper.height - 60
    paper.pen.band(paper.left, top, paper.inner, 5, st.INK)
    paper.fit(paper.left, top - 24, book.contact.university, st.MASTHEAD, paper.inner * 0.62)
    paper.fit(paper.right, top - 24, book.contact.office, st.MASTHEAD_BESIDE, paper.inner * 0.35, align="right")


def _months(paper: Paper, book: GoalWorkbook, filled: bool, top: float) -> None:
    """Rings with the months to fill in, or the cadence marks with the months under them."""
    marks = book.marks if filled and book.marks else tuple(
        CadenceMark(month, CadenceState.UPCOMING) for month in months_of(book.starts, book.ends))
    known = bool(filled and book.marks)
    rows = max(2, -(-len(marks) // _ACROSS))
    pitch = 168 / rows
    radius = min(29.0, pitch / 2 - 6) if not known else min(23.0, pitch / 2 - 12)
    alt = "; ".join(f"{w.month_name(mark.month)} {mark.month.year}"
                    + (f", {STATE_WORDS[mark.state]}" if known else "") for mark in marks)
    box = (paper.left, top - 142, paper.right, top)
    with paper.figure(("Meetings by month: " if known else "A circle for each month: ") + alt, box):
        for place, mark in enumerate(marks):
            row, column = divmod(place, _ACROSS)
            x = paper.left + radius + column * (paper.inner - 2 * radius) / (_ACROSS - 1)
            y = top - min(29.0, pitch / 2 - 6) - row * pitch
            _month(paper, x, y, radius, mark, known)


def _month(paper: Paper, x: float, y: float, radius: float, mark: CadenceMark, known: bool) -> None:
    name = w.month_name(mark.month)[:3]
    size = min(13.0, radius * 0.62 if known else radius * 0.45)
    style = st.Style(st.MONTH.face, max(8.0, size), 16)
    if known:
        paper.pen.cadence(x, y + 6, radius, mark.state)
        paper.words(x, y + 6 - radius - style.size - 2, name, style, align="center")
    else:
        paper.pen.circle(x, y, radius, 1.4)
        paper.words(x, y - style.size * 0.346, name, style, align="center")


def _promise(paper: Paper, book: GoalWorkbook, filled: bool, y: float) -> None:
    months = len(months_of(book.starts, book.ends))
    promise = w.promise_words(book.minutes, book.cadence_days, months)
    if not (filled and book.marks):
        paper.fit(paper.left, y, f"{promise} Fill in a circle each time you meet.", st.ASIDE, paper.inner)
        return
    paper.words(paper.left, y - 2, promise, st.ASIDE)
    with paper.artifact():
        _legend(paper, paper.left, y - 24, {mark.state for mark in book.marks})


def _legend(paper: Paper, x: float, y: float, states: set[CadenceState]) -> None:
    for state in CadenceState:
        if state in states:
            paper.pen.cadence(x + 5, y + 3.4, 5, state)
            x += 15 + paper.words(x + 15, y, STATE_WORDS[state], st.HINT) + 16


def _person(paper: Paper, x: float, y: float, label: str, person: WorkbookPerson | None) -> None:
    width = paper.inner / 2 - 14
    with paper.element("Div"):
        paper.words(x, y, label, st.QUIET_TEXT)
        if person is None:
            paper.pen.rule(x, y - 24, x + width)
            paper.words(x, y - 38, w.NO_MENTOR, st.QUIET_TEXT)
            return
        name = paper.fit(x, y - 21, person.name, st.NAME, width)
        lines = [part for part in (person.line,) if part]
        native = paper.width_of(person.native, st.SUBTITLE) if person.native else 0.0
        if person.native and name + 8 + native <= width:
            paper.words(x + name + 8, y - 21, person.native, st.SUBTITLE)
        elif person.native:
            lines.insert(0, person.native)
        for turn, line in enumerate(lines[:2]):
            paper.fit(x, y - 38 - turn * 14.5, line, st.TEXT_SOFT, width)


def _sections(paper: Paper, starts: Sequence[tuple[str, int]]) -> None:
    width = paper.inner / 4
    with paper.element("L", Note(numbering="None")):
        for place, (section, page) in enumerate(starts[:4]):
            x = paper.left + place * width
            with paper.element("LI"), paper.element("LBody"):
                paper.words(x, 160, section, st.Style(st.PART.face, 11.5, 14))
                paper.words(x, 144, f"from page {page}", st.QUIET_TEXT)


def _found(paper: Paper, book: GoalWorkbook) -> None:
    place = f", {book.contact.place}" if book.contact.place else ""
    paper.fit(paper.left, 30, f"Found this? Return it to the {book.contact.office}{place}.", st.FOOT,
              paper.inner - 110)
    paper.fit(paper.right, 30, book.mentee.code, st.FOOT, 100, align="right")
