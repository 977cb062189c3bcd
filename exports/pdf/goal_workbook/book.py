"""One person's book on paper: every sheet planned, so that page numbers are known, then drawn page by page."""

from __future__ import annotations

from collections.abc import Callable

from app.domain.documents.goal_workbook import GoalWorkbook, WorkbookAnswers, WorkbookOptions
from exports.pdf.flow import Block
from exports.pdf.goal_workbook import words as w
from exports.pdf.goal_workbook.cover import draw_cover
from exports.pdf.goal_workbook.frame import Leaf, Running, draw_leaf, leaves
from exports.pdf.goal_workbook.goals import goal_sheet, plan_sheet
from exports.pdf.goal_workbook.guide import expectations, guide
from exports.pdf.goal_workbook.meetings import meeting_sheet, questions_sheet
from exports.pdf.goal_workbook.reflections import final_sheet, halfway_sheet, notes_sheet
from exports.pdf.goal_workbook.self_assessment import grow, self_assessment
from exports.pdf.goal_workbook.story import Sheet, SheetKind, planned_months, story
from exports.pdf.paper import Paper

_ON_COVER = (w.SELF, w.GOALS, w.MEET, w.BACK)


def draw_book(paper: Paper, book: GoalWorkbook, options: WorkbookOptions, alone: bool) -> None:
    """Draw the whole book of one person. `alone` says that the file holds no other; bookmarks start a level up then."""
    planned = _plan(paper, book, options)
    if options.two_sided and len(planned) % 2 == 0:
        planned += leaves(paper, w.BACK, w.NOTES_TITLE, notes_sheet(paper))
    running = Running(book.mentee.name, book.cohort, len(planned) + 1)
    starts: dict[str, int] = {}
    for number, leaf in enumerate(planned, start=2):
        starts.setdefault(leaf.section, number)
    with paper.element("Part"):
        with paper.page():
            paper.bookmark(book.mentee.name if not alone else w.TITLE, 1)
            draw_cover(paper, book, options.filled, [(section, starts[section]) for section in _ON_COVER
                                                     if section in starts])
        _draw_leaves(paper, planned, running, level=1 if alone else 2)


def _draw_leaves(paper: Paper, planned: list[Leaf], running: Running, level: int) -> None:
    section = ""
    for number, leaf in enumerate(planned, start=2):
        with paper.page():
            if leaf.title and leaf.section != section:
                section = leaf.section
                paper.bookmark(section, level)
            if leaf.title:
                paper.bookmark(leaf.title, level + 1)
            draw_leaf(paper, leaf, running, number)


def _plan(paper: Paper, book: GoalWorkbook, options: WorkbookOptions) -> list[Leaf]:
    planned: list[Leaf] = []
    sure_page = 0
    for sheet in story(book, options):
        if sheet.kind is SheetKind.GROW:
            sure_page = len(planned) + 2
        blocks = _blocks(paper, sheet, book, options, sure_page)
        planned += leaves(paper, sheet.section, sheet.title, blocks)
    return planned


def _blocks(paper: Paper, sheet: Sheet, book: GoalWorkbook, options: WorkbookOptions, sure_page: int) -> list[Block]:
    answers = book.answers if options.filled else WorkbookAnswers(ratings=tuple(
        type(rating)(rating.competency) for rating in book.answers.ratings))
    marks = book.marks if options.filled else ()
    made: dict[SheetKind, Callable[[], list[Block]]] = {
        SheetKind.GUIDE: lambda: guide(paper, book),
        SheetKind.SELF: lambda: self_assessment(paper, book, answers),
        SheetKind.GROW: lambda: grow(paper, answers),
        SheetKind.EXPECTATIONS: lambda: expectations(paper, book),
        SheetKind.GOAL: lambda: goal_sheet(paper, sheet),
        SheetKind.PLAN: lambda: plan_sheet(paper, planned_months(book, options)),
        SheetKind.QUESTIONS: lambda: questions_sheet(paper),
        SheetKind.MEETING: lambda: meeting_sheet(paper, sheet, book, marks),
        SheetKind.HALFWAY: lambda: halfway_sheet(paper, book, sure_page),
        SheetKind.FINAL: lambda: final_sheet(paper, book),
    }
    return made[sheet.kind]()
