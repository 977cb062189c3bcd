"""The two looks back: halfway and at the end; and the page for notes that evens a book out."""

from __future__ import annotations

from app.domain.cohorts import months_of
from app.domain.documents.goal_workbook import GoalWorkbook
from exports.pdf import styles as st
from exports.pdf.flow import Block, Drawing
from exports.pdf.goal_workbook import words as w
from exports.pdf.goal_workbook.frame import check, heading, room, title_block, writing_lines
from exports.pdf.goal_workbook.self_assessment import sure
from exports.pdf.paper import Paper
from exports.pdf.tags import Note


def halfway_sheet(paper: Paper, book: GoalWorkbook, sure_page: int) -> list[Block]:
    """The halfway reflection; `sure_page` is where the same scale was filled in first, 0 for nowhere."""
    half = len(months_of(book.starts, book.ends)) // 2
    term = f"{w.number_word(half).capitalize()} months in." if half > 1 else "Halfway."
    lead = f"{term} Take twenty quiet minutes, then choose one thing to share with your mentor."
    questions = (f"What am I most proud of since {w.month_name(book.starts)}?",
                 "What was harder than I expected, and what helped?",
                 "What do I know now about the work I want, or no longer want?")
    hint = w.HALF_AGAIN + (f", then compare it with page {sure_page}" if sure_page else "")
    blocks: list[Block] = [title_block(paper, w.HALF_TITLE, lead)]
    blocks += _asked(paper, questions, 12)
    blocks += [heading(paper, w.Question(w.SURE.words, hint), st.QUESTION, before=20), sure(paper, before=4),
               heading(paper, w.Question(w.HALF_CHANGE), st.QUESTION, before=14), writing_lines(2, 25, first=24),
               _choice(*w.MENTOR_ONE_DAY, before=20)]
    return blocks


def final_sheet(paper: Paper, book: GoalWorkbook) -> list[Block]:
    """The final reflection, how the two go on, and thanks."""
    blocks: list[Block] = [title_block(paper, w.FINAL_TITLE, w.FINAL_LEAD)]
    blocks += _asked(paper, w.FINAL_QUESTIONS, 12)
    blocks += [heading(paper, w.Question(w.FINAL_NEXT), st.QUESTION, before=18), writing_lines(3, 25, first=24),
               _choice(*w.FINAL_GO_ON, before=24), _choice("", (w.FINAL_THANKS,), before=10),
               _choice(*w.MENTOR_ONE_DAY, before=10)]
    return blocks


def notes_sheet(paper: Paper) -> list[Block]:
    """An empty lined page."""
    return [title_block(paper, w.NOTES_TITLE), writing_lines(int((room(paper) - 52) // 25), 25, first=36)]


def _asked(paper: Paper, questions: tuple[str, ...], before: float) -> list[Block]:
    """Questions with three lines each, or four where the paper is taller."""
    count = 3 if paper.height < 830 else 4
    blocks: list[Block] = []
    for turn, question in enumerate(questions):
        blocks += [heading(paper, w.Question(question), st.QUESTION, before=before if turn == 0 else 22),
                   writing_lines(count, 27 if count == 3 else 25, first=24.5)]
    return blocks


def _choice(question: str, answers: tuple[str, ...], before: float) -> Drawing:
    """A question with boxes to check on the same line."""
    def drawn(paper: Paper, x: float, top: float) -> None:
        if question:
            paper.words(x, top - 12, question, st.LABEL)
        left = x + 212
        with paper.element("L", Note(numbering="None")):
            for answer in answers:
                left += check(paper, left, top - 12, answer) + 34

    return Drawing(16, drawn, before=before)
