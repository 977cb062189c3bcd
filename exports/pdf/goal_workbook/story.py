"""Which sheets a workbook has, in which order, and what each one holds: rows in, a story out, nothing drawn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.cohorts import months_of
from app.domain.documents.goal_workbook import (
    GoalWorkbook,
    WorkbookGoal,
    WorkbookMeeting,
    WorkbookOptions,
    WorkbookPart,
    WorkbookStep,
)
from exports.pdf.goal_workbook import words as w


class SheetKind(StrEnum):
    """The kinds of sheets, in the order of the book."""

    GUIDE = "guide"
    SELF = "self"
    GROW = "grow"
    EXPECTATIONS = "expectations"
    GOAL = "goal"
    PLAN = "plan"
    QUESTIONS = "questions"
    MEETING = "meeting"
    HALFWAY = "halfway"
    FINAL = "final"


@dataclass(frozen=True)
class Sheet:
    """One sheet: its kind, section and title, its number among its kind and how many there are, and what is known."""

    kind: SheetKind
    section: str
    title: str
    number: int = 1
    count: int = 1
    month: date | None = None
    goal: WorkbookGoal | None = None
    meetings: tuple[WorkbookMeeting, ...] = ()


@dataclass(frozen=True)
class PlannedMonth:
    """A month of the action plan and the steps due in it."""

    month: date
    steps: tuple[WorkbookStep, ...] = ()


def story(book: GoalWorkbook, options: WorkbookOptions) -> tuple[Sheet, ...]:
    """The sheets after the cover. With `options.filled` they carry what is known; otherwise they are for writing."""
    parts = options.parts
    sheets: list[Sheet] = []
    if WorkbookPart.GUIDE in parts:
        sheets.append(Sheet(SheetKind.GUIDE, w.START, w.GUIDE_TITLE))
    if WorkbookPart.SELF_ASSESSMENT in parts:
        sheets += [Sheet(SheetKind.SELF, w.SELF, w.SELF_TITLE), Sheet(SheetKind.GROW, w.SELF, w.GROW_TITLE)]
    if WorkbookPart.EXPECTATIONS in parts:
        sheets.append(Sheet(SheetKind.EXPECTATIONS, w.AGREE, w.EXPECT_TITLE))
    if WorkbookPart.GOALS in parts:
        sheets += _goals(book, options)
    if WorkbookPart.ACTION_PLAN in parts:
        sheets.append(Sheet(SheetKind.PLAN, w.GOALS, w.PLAN_TITLE))
    if WorkbookPart.MEETINGS in parts:
        sheets.append(Sheet(SheetKind.QUESTIONS, w.MEET, w.ASK_TITLE))
        sheets += _meetings(book, options)
    if WorkbookPart.REFLECTIONS in parts:
        sheets += [Sheet(SheetKind.HALFWAY, w.BACK, w.HALF_TITLE), Sheet(SheetKind.FINAL, w.BACK, w.FINAL_TITLE)]
    return tuple(sheets)


def planned_months(book: GoalWorkbook, options: WorkbookOptions) -> tuple[PlannedMonth, ...]:
    """The months of the cohort with the steps due in each; steps due earlier or later go to the nearest month."""
    months = months_of(book.starts, book.ends)
    steps: dict[date, list[WorkbookStep]] = {month: [] for month in months}
    if options.filled:
        for step in (step for goal in book.goals for step in goal.steps if step.due_on):
            due = step.due_on or book.ends
            steps[min(max(due.replace(day=1), months[0]), months[-1])].append(step)
    return tuple(PlannedMonth(month, tuple(sorted(steps[month], key=lambda step: step.due_on or book.ends)))
                 for month in months)


def _goals(book: GoalWorkbook, options: WorkbookOptions) -> list[Sheet]:
    """Every known goal has its sheet when filled, even beyond the number of pages asked for."""
    known = book.goals if options.filled else ()
    count = max(options.goal_pages, len(known))
    return [Sheet(SheetKind.GOAL, w.GOALS, f"Goal {number}", number, count,
                  goal=known[number - 1] if number <= len(known) else None)
            for number in range(1, count + 1)]


def _meetings(book: GoalWorkbook, options: WorkbookOptions) -> list[Sheet]:
    """A sheet for each month, or, where another number is asked for, numbered sheets."""
    months = months_of(book.starts, book.ends)
    count = len(months) if options.meeting_pages is None else options.meeting_pages
    held = sorted(book.meetings, key=lambda meeting: meeting.held_on) if options.filled else []
    if count != len(months):
        pages = max(count, len(held))
        return [Sheet(SheetKind.MEETING, w.MEET, f"Meeting {number}", number, pages,
                      meetings=tuple(held[number - 1:number]))
                for number in range(1, pages + 1)]
    sheets = []
    for number, month in enumerate(months, start=1):
        within = [meeting for meeting in held if _nearest(meeting.held_on, months) == month]
        sheets.append(Sheet(SheetKind.MEETING, w.MEET, w.month_name(month), number, count, month,
                            meetings=tuple(within)))
    return sheets


def _nearest(held_on: date, months: tuple[date, ...]) -> date:
    return min(max(held_on.replace(day=1), months[0]), months[-1])
