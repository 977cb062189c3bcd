"""The meeting sheets: talking points, room for before and after, what was agreed; and the list of questions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.domain.cadence import CadenceMark, CadenceState
from app.domain.cohorts import months_of
from app.domain.documents.goal_workbook import GoalWorkbook, WorkbookMeeting
from exports.pdf import styles as st
from exports.pdf.flow import Block, Drawing
from exports.pdf.goal_workbook import words as w
from exports.pdf.goal_workbook.frame import (
    check,
    draw_heading,
    filled_lines,
    heading,
    room,
    scale,
    title_block,
    writing_lines,
)
from exports.pdf.goal_workbook.story import Sheet
from exports.pdf.paper import Paper
from exports.pdf.strip import STATE_WORDS
from exports.pdf.tags import Note

_PITCH = 24.5
_AGREED_ROWS = 4
_AGREED_HEIGHT = 14 + 34.5 + 26 * _AGREED_ROWS


def questions_sheet(paper: Paper) -> list[Block]:
    """Conversation starters by kind of help."""
    blocks: list[Block] = [title_block(paper, w.ASK_TITLE, w.ASK_LEAD)]
    for title, questions in w.ASK_GROUPS:
        blocks.append(heading(paper, w.Question(title), before=17, height=20))
        blocks += [_question(paper, question) for question in questions]
    blocks.append(heading(paper, w.Question("My own questions"), before=17))
    used = sum(block.before + block.height for block in blocks)
    blocks.append(writing_lines(max(1, int((room(paper) - used - 4) // 25)), 25, first=26))
    return blocks


def meeting_sheet(paper: Paper, sheet: Sheet, book: GoalWorkbook, marks: Sequence[CadenceMark]) -> list[Block]:
    """One meeting: filled with what was logged, else lined. `marks` is empty where months are for filling in."""
    first = sheet.meetings[0] if sheet.meetings else None
    outcomes, long = _outcomes(paper, sheet.meetings)
    talked = "\n".join([*(_talked(meeting, alone=len(sheet.meetings) == 1) for meeting in sheet.meetings),
                        *(w.AGREED_TOO + outcome for outcome in long)])
    blocks: list[Block] = [_title(sheet, book, marks), _when(first),
                           heading(paper, w.BEFORE, st.QUESTION, before=15, height=16), _points(paper, sheet.number),
                           writing_lines(2, _PITCH), heading(paper, w.TALKED, st.QUESTION, before=14, height=16)]
    used = sum(block.before + block.height for block in blocks)
    closing = _closing(paper, book, sheet.meetings[-1].next_on if sheet.meetings else None)
    below = _AGREED_HEIGHT + closing.before + closing.height
    count = max(4, int((room(paper) - used - below) // _PITCH))
    blocks += filled_lines(paper, talked, count, _PITCH, 0.0, paper.inner)
    blocks.append(_agreed(outcomes))
    blocks.append(closing)
    return blocks


def _outcomes(paper: Paper, meetings: Sequence[WorkbookMeeting]) -> tuple[list[str], list[str]]:
    """What was agreed: what fits into the rows of the table, and what goes with the longer text."""
    fitting: list[str] = []
    long: list[str] = []
    for outcome in (meeting.outcome for meeting in meetings if meeting.outcome and not meeting.confidential):
        fits = len(fitting) < _AGREED_ROWS and len(paper.set(outcome, st.NOTE, _agreed_width(paper))) <= 2
        (fitting if fits else long).append(outcome)
    return fitting, long


def _agreed_width(paper: Paper) -> float:
    return paper.inner - 182 - 34


def _talked(meeting: WorkbookMeeting, alone: bool) -> str:
    words = w.CONFIDENTIAL_MEETING if meeting.confidential else meeting.topics
    return words if alone else f"{w.short_day(meeting.held_on)}: {words}"


def _question(paper: Paper, question: str) -> Drawing:
    lines = paper.set(question, st.TEXT, paper.inner - 18)

    def drawn(paper: Paper, x: float, top: float) -> None:
        with paper.element("L", Note(numbering="None")), paper.element("LI"):
            with paper.element("Lbl", Note(actual="☐")), paper.content():
                paper.pen.check_box(x, top - 12, 9)
            paper.lines(x + 18, top - 10.5, lines, st.TEXT, paper.inner - 18, "LBody")

    return Drawing(len(lines) * st.TEXT.leading + 4, drawn)


def _title(sheet: Sheet, book: GoalWorkbook, marks: Sequence[CadenceMark]) -> Drawing:
    """The month with its number and, on the right, the strip of all months."""
    def drawn(paper: Paper, x: float, top: float) -> None:
        with paper.element("H2"), paper.content():
            width = paper.words(x, top - 26, sheet.title, st.TITLE)
            count = f"meeting {sheet.number} of {sheet.count}" if sheet.month else f"of {sheet.count}"
            paper.words(x + width + (20 if sheet.month else 12), top - 26, count, st.TITLE_COUNT)
        if sheet.month:
            _strip(paper, top, sheet.month, months_of(book.starts, book.ends), marks)
        paper.pen.rule(x, top - 42, paper.right, 1.0, st.INK)

    return Drawing(42, drawn)


def _strip(paper: Paper, top: float, present: date, months: Sequence[date], marks: Sequence[CadenceMark]) -> None:
    """Small circles, one a month; the present one filled, or, where it is known, what each month was."""
    pitch = min(17.5, 260 / len(months))
    radius = pitch * 0.354
    states = {mark.month: mark.state for mark in marks}
    said = [f"{w.month_name(month)}{', this one' if month == present else ''}"
            + (f", {STATE_WORDS[states[month]]}" if month in states else "") for month in months]
    left = paper.right - radius - (len(months) - 1) * pitch
    box = (left - radius, top - 38, paper.right, top - 10)
    with paper.figure("Months: " + "; ".join(said), box):
        for place, month in enumerate(months):
            centre = left + place * pitch
            if states:
                paper.pen.cadence(centre, top - 18, radius, states.get(month, CadenceState.UPCOMING))
            else:
                paper.pen.circle(centre, top - 18, radius, filled=month == present)
            style = st.SMALL_BOLD if month == present else st.SMALL
            paper.words(centre, top - 34, w.month_name(month)[0], style, align="center")


def _when(meeting: WorkbookMeeting | None) -> Drawing:
    """Date, time and way of the meeting, to fill in or filled in."""
    way = (meeting.way if meeting else "").casefold()
    chosen = {"In person": way in w.IN_PERSON, "Video": way == "video", "Phone": way == "phone"}

    def drawn(paper: Paper, x: float, top: float) -> None:
        right = paper.right
        paper.words(x, top - 24, w.DATE, st.LABEL)
        paper.pen.rule(x + 27, top - 26, x + 117)
        if meeting:
            paper.words(x + 29, top - 24, w.short_day(meeting.held_on) + f", {meeting.held_on.year}", st.WRITTEN)
        if meeting and meeting.minutes:
            paper.words(x + 146, top - 24, "Length", st.LABEL)
            paper.words(x + 186, top - 24, f"{meeting.minutes} minutes", st.WRITTEN)
            paper.pen.rule(x + 184, top - 26, x + 288)
        else:
            for at, words, start, until in ((146, "From", 176, 240), (250, "to", 266, 314)):
                paper.words(x + at, top - 24, words, st.LABEL)
                paper.pen.rule(x + start, top - 26, x + until)
        with paper.element("L", Note(numbering="None")):
            for left, label in zip((right - 172, right - 103, right - 50), w.WAYS, strict=True):
                check(paper, left, top - 24, label, chosen[label], size=10, gap=15)

    return Drawing(28, drawn)


def _points(paper: Paper, number: int) -> Drawing:
    """Two talking points to start from."""
    points = "  ".join(w.points_of(number))
    label = paper.width_of(w.TALKING_POINTS, st.NOTE_BOLD)
    lines = paper.set(points, st.NOTE, paper.inner - label - 8)

    def drawn(paper: Paper, x: float, top: float) -> None:
        paper.words(x, top - 12, w.TALKING_POINTS, st.NOTE_BOLD)
        paper.lines(x + label + 8, top - 12, lines, st.NOTE, paper.inner - label - 8)

    return Drawing(len(lines) * st.NOTE.leading + 4, drawn)


def _agreed(outcomes: Sequence[str]) -> Drawing:
    """What was agreed: a table to write in, the first rows holding what is known."""
    def drawn(paper: Paper, x: float, top: float) -> None:
        draw_heading(paper, x, top - 12.5, w.AGREED, st.QUESTION)
        who, when = paper.inner - 182, paper.inner - 100
        with paper.element("Table", Note(summary="What was agreed, who does it, by when")):
            with paper.element("TR"):
                for left, words in zip((0.0, 26, who + 8, when + 8), ("", *w.AGREED_COLUMNS), strict=True):
                    with paper.element("TH", Note(scope="Column")):
                        if words:
                            paper.words(x + left, top - 29.5, words, st.COLUMN)
            paper.pen.rule(x, top - 34.5, paper.right, 0.9, st.INK)
            for row in range(_AGREED_ROWS):
                _agreed_row(paper, x, top - 34.5 - row * 26, outcomes[row] if row < len(outcomes) else "")
        for left in (who, when):
            paper.pen.upright(x + left, top - 35.5, top - 34.5 - 26 * _AGREED_ROWS)

    return Drawing(34.5 + 26 * _AGREED_ROWS, drawn, before=14)


def _agreed_row(paper: Paper, x: float, top: float, words: str) -> None:
    with paper.element("TR"):
        with paper.element("TD"), paper.element("P", Note(actual="☐")), paper.content():
            paper.pen.check_box(x + 3, top - 19, 12)
        with paper.element("TD"):
            if words:
                lines = paper.set(words, st.NOTE, _agreed_width(paper))
                paper.lines(x + 26, top - (16 if len(lines) == 1 else 11), lines, st.NOTE, _agreed_width(paper))
        for _ in range(2):
            with paper.element("TD"):
                pass
    paper.pen.rule(x, top - 26, paper.right)


def _closing(paper: Paper, book: GoalWorkbook, next_on: date | None) -> Drawing:
    """The next meeting, how the hour was, and whom to tell when something is wrong."""
    office, email = book.contact.office, book.contact.email
    ways = f": {email}." if email else "."
    words = f"Worried about something? Tell the {office}{ways} You may ask for a confidential talk."
    lines = paper.set(words, st.QUIET_TEXT_INK, paper.inner - 20)
    band = 15 + len(lines) * st.QUIET_TEXT_INK.leading

    def drawn(paper: Paper, x: float, top: float) -> None:
        middle = x + paper.inner - 224
        paper.words(x, top - 12, w.NEXT, st.LABEL)
        paper.pen.rule(x + 74, top - 14, middle - 30)
        if next_on:
            paper.words(x + 76, top - 12, w.day(next_on), st.WRITTEN)
        paper.words(middle, top - 12, w.THIS_HOUR, st.LABEL)
        scale(paper, middle + 92, top - 8.5, None, pitch=24, radius=7.8)
        paper.words(middle, top - 27, w.HOUR_SCALE, st.FIGURE)
        paper.pen.band(x, top - 40 - band, paper.inner, band)
        paper.lines(x + 10, top - 57.5, lines, st.QUIET_TEXT_INK, paper.inner - 20)

    return Drawing(40 + band, drawn, before=14)


