"""The self-assessment: strengths, interests, values, competencies now and later, where to grow."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.documents.goal_workbook import GoalWorkbook, Rating, WorkbookAnswers
from app.domain.goals import COMPETENCIES
from exports.pdf import styles as st
from exports.pdf.flow import Block, Drawing, paragraph
from exports.pdf.goal_workbook import words as w
from exports.pdf.goal_workbook.frame import (
    checks,
    draw_heading,
    filled_lines,
    heading,
    room,
    scale,
    title_block,
    writing_lines,
)
from exports.pdf.lines import Line
from exports.pdf.paper import Paper, said
from exports.pdf.tags import Note


def self_assessment(paper: Paper, book: GoalWorkbook, answers: WorkbookAnswers) -> list[Block]:
    """Strengths, interests, values, competencies now and later."""
    blocks: list[Block] = [title_block(paper, w.SELF_TITLE, w.SELF_LEAD)]
    blocks.append(_two_lists(paper, (w.STRENGTHS, answers.strengths), (w.INTERESTS, answers.interests)))
    chosen = {value.casefold() for value in answers.values}
    known = {value.casefold() for value in w.VALUE_LIST}
    blocks.append(heading(paper, w.VALUES, before=19))
    blocks.append(checks(paper, w.VALUE_LIST, 5, lambda value: value.casefold() in chosen, before=7.5))
    others = [value for value in answers.values if value.casefold() not in known]
    if others:
        blocks.append(paragraph(paper, f"{w.ALSO}: {'; '.join(others)}", st.WRITTEN, paper.inner, before=2))
    ratings = answers.ratings or tuple(Rating(name) for name in COMPETENCIES)
    later = f"In {w.month_name(book.ends)}"
    hint = f"1 = new to me, 5 = I could teach it. Mark now; come back in {w.month_name(book.ends)}."
    blocks.append(heading(paper, w.Question(w.COMPETENCIES, hint), before=17))
    blocks.append(_rated(paper, ratings, later))
    blocks.append(_labelled_line(w.COMPETENCY_HELP, before=14))
    return blocks


def grow(paper: Paper, answers: WorkbookAnswers) -> list[Block]:
    """Areas to develop, hopes, how sure, the year."""
    blocks: list[Block] = [title_block(paper, w.GROW_TITLE, w.GROW_LEAD), heading(paper, w.DEVELOP)]
    for number in range(1, max(3, len(answers.develop)) + 1):
        words = answers.develop[number - 1] if number <= len(answers.develop) else ""
        blocks += _numbered(paper, number, words)
    blocks.append(heading(paper, w.HOPES, before=24))
    blocks.append(checks(paper, w.HOPE_LIST, 2, lambda hope: False, before=7.5))
    blocks.append(heading(paper, w.SURE, before=16))
    blocks.append(sure(paper))
    blocks.append(heading(paper, w.GOOD_YEAR, before=20))
    used = sum(block.before + block.height for block in blocks)
    blocks.append(writing_lines(max(2, int((room(paper) - used - 16) // 25)), 25, first=27))
    return blocks


def sure(paper: Paper, before: float = 6.0) -> Drawing:
    """Four statements to be rated 1 to 10."""
    def drawn(paper: Paper, x: float, top: float) -> None:
        with paper.element("L", Note(numbering="None")):
            for row, statement in enumerate(w.SURE_LIST):
                y = top - 18 - row * 25
                with paper.element("LI"), paper.element("LBody"):
                    paper.words(x, y, statement, st.TEXT)
                    with paper.element("P"), paper.content():
                        for number in range(1, 11):
                            paper.words(paper.right - 282 + (number - 1) * 30, y, str(number), st.SCALE,
                                        align="center")

    return Drawing(len(w.SURE_LIST) * 25, drawn, before=before)


def _two_lists(paper: Paper, *lists: tuple[w.Question, tuple[str, ...]]) -> Drawing:
    """Two lists side by side, three lines each or as many as are known."""
    width = paper.inner / 2 - 26
    count = max(3, *(len(items) for _, items in lists))
    sets = [[paper.set(items[at], st.WRITTEN, width - 4) if at < len(items) else [] for at in range(count)]
            for _, items in lists]
    heights = [25 + 14 * max(max(len(column[at]) - 1, 0) for column in sets) for at in range(count)]

    def drawn(paper: Paper, x: float, top: float) -> None:
        for place, (question, _) in enumerate(lists):
            left = x + place * (paper.inner / 2 + 12)
            draw_heading(paper, left, top - 12.5, question)
            _list(paper, left, top - 15.5, sets[place], heights, width)

    return Drawing(15.5 + sum(heights), drawn, before=13)


def _list(paper: Paper, x: float, top: float, items: Sequence[list[Line]], heights: Sequence[float],
          width: float) -> None:
    with paper.element("L", Note(numbering="Decimal")):
        for number, (lines, height) in enumerate(zip(items, heights, strict=True), start=1):
            with paper.element("LI"):
                paper.words(x, top - 22, str(number), st.QUIET_TEXT, "Lbl")
                if lines:
                    with paper.element("LBody", said(lines)), paper.content():
                        paper.lines(x + 16, top - 22, lines, st.WRITTEN, width - 4)
            top -= height
            paper.pen.rule(x + 14, top, x + 14 + width)


def _numbered(paper: Paper, number: int, words: str) -> list[Block]:
    """A numbered item on two lines, or as many as its words need."""
    first = Drawing(0.0, lambda paper, x, top: _number(paper, x, top, number))
    return [first, *filled_lines(paper, words, 2, 25, 14, paper.inner - 14)]


def _number(paper: Paper, x: float, top: float, number: int) -> None:
    paper.words(x, top - 22, str(number), st.QUIET_TEXT)


def _rated(paper: Paper, ratings: Sequence[Rating], later: str) -> Drawing:
    """The competencies as a table: each rated now and later."""
    def drawn(paper: Paper, x: float, top: float) -> None:
        now_x, later_x = paper.right - 242, paper.right - 108
        with paper.element("Table", Note(summary="Competencies rated now and later from 1 to 5")):
            with paper.element("TR"):
                with paper.element("TH", Note(scope="Column")):
                    pass
                for centre, words in ((now_x + 44, w.NOW), (later_x + 44, later)):
                    with paper.element("TH", Note(scope="Column")):
                        paper.words(centre, top - 12, words, st.COLUMN_INK, align="center")
            paper.pen.rule(x, top - 18, paper.right, 0.9, st.INK)
            for row, rating in enumerate(ratings):
                _rating(paper, x, top - 33.5 - row * 29, rating, now_x, later_x)

    return Drawing(20.5 + 29 * len(ratings), drawn, before=0)


def _rating(paper: Paper, x: float, y: float, rating: Rating, now_x: float, later_x: float) -> None:
    hint = w.competency_hint(rating.competency)
    with paper.element("TR"):
        with paper.element("TH", Note(scope="Row")):
            paper.fit(x, y if hint else y - 5, rating.competency, st.LABEL, now_x - x - 14)
            if hint:
                paper.words(x, y - 10, hint, st.NOTE_QUIET)
        for centre, chosen in ((now_x, rating.now), (later_x, rating.later)):
            with paper.element("TD"):
                scale(paper, centre, y - 2, chosen)
    paper.pen.rule(x, y - 15, paper.right, 0.4, st.FAINT)


def _labelled_line(label: str, before: float) -> Drawing:
    def drawn(paper: Paper, x: float, top: float) -> None:
        width = paper.words(x, top - 11, label, st.LABEL)
        paper.pen.rule(x + width + 9, top - 13, paper.right)

    return Drawing(16, drawn, before=before)
