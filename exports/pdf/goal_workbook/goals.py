"""The goal sheets with their SMART parts, action steps and progress, and the plan month by month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.documents.goal_workbook import WorkbookGoal, WorkbookStep
from exports.pdf import styles as st
from exports.pdf.flow import Block, Drawing, Text
from exports.pdf.goal_workbook import words as w
from exports.pdf.goal_workbook.frame import draw_heading, room, title_block, written
from exports.pdf.goal_workbook.story import PlannedMonth, Sheet
from exports.pdf.lines import Line
from exports.pdf.paper import Paper, said
from exports.pdf.tags import Note

_INDENT = 38.0
_CLOSE = 14.0
_TALLEST, _LOWEST = 50, 30
_BESIDE_STEPS = 84 + 44
_STEPS = 5


@dataclass(frozen=True)
class _Measure:
    """Heights of a goal sheet: the part of a letter, the last one, the lines in them, a row of the steps."""

    part: float
    last: float
    pitch: float
    row: float


# The closer one is taken where many steps would push the progress bar to a second page.
_EASY = _Measure(75.0, 45.5, 23.0, 25.0)
_CLOSER = _Measure(66.0, 42.0, 20.0, 21.0)


def goal_sheet(paper: Paper, sheet: Sheet) -> list[Block]:
    """One goal: filled with what is known, lined where nothing is."""
    easy = _goal_blocks(paper, sheet, _EASY)
    if sum(block.before + block.height for block in easy) <= room(paper):
        return easy
    return _goal_blocks(paper, sheet, _CLOSER)


def _goal_blocks(paper: Paper, sheet: Sheet, measure: _Measure) -> list[Block]:
    goal = sheet.goal or WorkbookGoal("")
    parts = (("Specific", goal.specific), ("Measurable", goal.measurable), ("Achievable", goal.achievable),
             ("Relevant", goal.relevant), ("Time-bound", goal.time_bound))
    blocks: list[Block] = [_title(paper, sheet.title, goal.title)]
    for place, (name, words) in enumerate(parts):
        blocks += _part(paper, name, words, goal, measure, last=place == len(parts) - 1)
    if sheet.goal and sheet.goal.missing:
        blocks.append(_missing(paper, sheet.goal.missing))
    blocks += _steps(paper, goal.steps, measure)
    blocks.append(_progress(goal.percent if sheet.goal else None))
    return blocks


def plan_sheet(paper: Paper, months: Sequence[PlannedMonth]) -> list[Block]:
    """The months of the cohort with the steps due in them and room for more."""
    blocks: list[Block] = [title_block(paper, w.PLAN_TITLE, w.PLAN_LEAD), _plan_header()]
    left = room(paper) - sum(block.before + block.height for block in blocks) - 1
    needed = [_room_needed(paper, month) for month in months]
    halves = range(2 * _TALLEST, 2 * _LOWEST, -1)
    height = next((half / 2 for half in halves if sum(max(half / 2, one) for one in needed) <= left), float(_LOWEST))
    last = len(months) - 1
    blocks += [_planned(paper, month, height, last=place == last) for place, month in enumerate(months)]
    return blocks


def _title(paper: Paper, label: str, title: str) -> Drawing:
    beside = max(96.0, paper.width_of(label, st.TITLE) + 26)
    lines = paper.set(title, st.TITLE_BESIDE, paper.inner - beside) if title else []
    extra = max(0, len(lines) - 1) * st.TITLE_BESIDE.leading

    def drawn(paper: Paper, x: float, top: float) -> None:
        with paper.element("H2", said(lines)), paper.content():
            paper.words(x, top - 26, label, st.TITLE)
            paper.lines(x + beside, top - 26, lines, st.TITLE_BESIDE, paper.inner - beside)
        if not lines:
            paper.pen.rule(x + beside, top - 30, paper.right)
        paper.pen.rule(x, top - 38 - extra, paper.right, 1.0, st.INK)

    return Drawing(50 + extra, drawn)


def _part(paper: Paper, name: str, words: str, goal: WorkbookGoal, measure: _Measure, last: bool) -> list[Block]:
    """One SMART part: the letter in its box, name and question, two lines (the last part has one)."""
    count, width = (1 if last else 2), paper.inner - _INDENT
    lines = paper.set(words, st.WRITTEN, width - 4) if words else []
    long = len(lines) > count
    height = 24.0 if long else (measure.last if last else measure.part)

    def drawn(paper: Paper, x: float, top: float) -> None:
        _letter(paper, x, top, name[0])
        draw_heading(paper, x + _INDENT, top - 14, w.Question(name, w.GOAL_FIELD_HINTS[name]), st.PART)
        if last and goal.due_on:
            _due(paper, top - 14, goal.due_on)
        if not long:
            for line in range(count):
                paper.pen.rule(x + _INDENT, top - 39 - line * measure.pitch, paper.right)
            written(paper, x + _INDENT + 2, top - 35.4, words, width - 4, measure.pitch)

    blocks: list[Block] = [Drawing(height, drawn, keep=long)]
    if long:
        blocks.append(Text(tuple(lines), st.WRITTEN, width - 4, indent=_INDENT))
        blocks.append(Drawing(14, lambda paper, x, top: None))
    return blocks


def _due(paper: Paper, y: float, due_on: date) -> None:
    with paper.element("P"), paper.content():
        width = paper.width_of(w.day(due_on), st.PART)
        paper.words(paper.right - width - 12, y, w.DUE, st.PART_HINT, align="right")
        paper.words(paper.right, y, w.day(due_on), st.PART, align="right")


def _letter(paper: Paper, x: float, top: float, letter: str) -> None:
    paper.pen.box(x, top - 30, 26, 26, 1.0, radius=4)
    with paper.artifact():
        paper.words(x + 13, top - 23, letter, st.LETTER, align="center")


def _missing(paper: Paper, gaps: Sequence[str]) -> Drawing:
    """What the goal still lacks, in words, in a quiet band."""
    lines = paper.set("To make it SMART: " + " ".join(gaps), st.QUIET_TEXT, paper.inner - 24)
    height = 13 + len(lines) * st.QUIET_TEXT.leading

    def drawn(paper: Paper, x: float, top: float) -> None:
        paper.pen.band(x, top - height, paper.inner, height)
        paper.lines(x + 12, top - 16, lines, st.QUIET_TEXT, paper.inner - 24)

    return Drawing(height + 8, drawn)


def _steps(paper: Paper, steps: Sequence[WorkbookStep], measure: _Measure) -> list[Block]:
    """The action steps as a table, five rows or as many as are known."""
    who_x, due_x = paper.inner - 198, paper.inner - 92
    rows: list[WorkbookStep | None] = [*steps, *([None] * max(0, _STEPS - len(steps)))]

    def head(paper: Paper, x: float, top: float) -> None:
        draw_heading(paper, x, top - 12.5, w.STEPS)
        paper.open_element("Table", Note(summary="Action steps with who can help and when they are due"))
        with paper.element("TR"):
            for left, words in zip((x, x + 26, x + who_x + 8, x + due_x + 8), ("Done", *w.STEP_COLUMNS), strict=True):
                with paper.element("TH", Note(scope="Column")):
                    if words != "Done":
                        paper.words(left, top - 30.5, words, st.COLUMN)
        paper.pen.rule(x, top - 36.5, paper.right, 0.9, st.INK)

    blocks: list[Block] = [Drawing(36.5, head, before=4, keep=True)]
    for place, step in enumerate(rows):
        blocks.append(_step_row(paper, step, (who_x, due_x), measure.row, last=place == len(rows) - 1))
    return blocks


def _step_row(paper: Paper, step: WorkbookStep | None, at: tuple[float, float], row: float, last: bool) -> Drawing:
    who_x, due_x = at
    cells: list[list[Line]] = [[], [], []]
    if step:
        due = w.short_day(step.due_on) if step.due_on else ""
        cells = [paper.set(step.words, st.TEXT, who_x - 34), paper.set(step.who, st.TEXT, due_x - who_x - 14),
                 paper.set(due, st.TEXT, paper.inner - due_x - 8)]
    height = max(row, row - 14 + _CLOSE * max(len(lines) for lines in cells))

    def drawn(paper: Paper, x: float, top: float) -> None:
        done = bool(step and step.done_on)
        with paper.element("TR"):
            with paper.element("TD"), paper.element("P", Note(actual="☑" if done else "☐")), paper.content():
                paper.pen.check_box(x + 3, top - row / 2 - 6, 12, done)
            for left, lines in zip((x + 26, x + who_x + 8, x + due_x + 8), cells, strict=True):
                with paper.element("TD"):
                    if lines:
                        paper.lines(left, top - row / 2 - 3.6, lines, st.TEXT, who_x - 34)
        paper.pen.rule(x, top - height, paper.right)
        paper.pen.upright(x + who_x, top, top - height)
        paper.pen.upright(x + due_x, top, top - height)
        if last:
            paper.close_element()

    return Drawing(height, drawn)


def _progress(percent: int | None) -> Drawing:
    """The progress bar in tenths, coloured as far as is known, with room for the mentor's initials."""
    def drawn(paper: Paper, x: float, top: float) -> None:
        draw_heading(paper, x, top - 12.5, w.PROGRESS)
        with paper.figure(f"Progress: {percent or 0} percent", (x, top - 40, paper.right, top - 22)):
            if percent:
                paper.pen.band(x, top - 38.5, paper.inner * min(percent, 100) / 100, 14, st.WRITING)
            paper.pen.box(x, top - 38.5, paper.inner, 14, 1.0)
            for tenth in range(1, 10):
                paper.pen.upright(x + paper.inner * tenth / 10, top - 38.5, top - 24.5, 0.5, st.INK)
            for tenth in range(11):
                sign = "%" if tenth in (0, 5, 10) else ""
                paper.words(x + paper.inner * tenth / 10, top - 51.5, f"{tenth * 10}{sign}", st.NOTE_QUIET,
                            align="left" if tenth == 0 else "right" if tenth == 10 else "center")
        paper.words(x, top - 74.5, w.INITIALS, st.QUIET_TEXT)
        paper.pen.rule(x + 78, top - 76.5, x + 160)
        paper.words(x + 180, top - 74.5, w.DATE, st.QUIET_TEXT)
        paper.pen.rule(x + 204, top - 76.5, x + 290)

    return Drawing(78, drawn, before=13.5)


def _plan_header() -> Drawing:
    def drawn(paper: Paper, x: float, top: float) -> None:
        paper.open_element("Table", Note(summary="The months of the cohort and what is planned in each"))
        with paper.element("TR"):
            for left, words in zip((x, x + 84, paper.right - 30), w.PLAN_COLUMNS, strict=True):
                with paper.element("TH", Note(scope="Column")):
                    paper.words(left, top - 12, words, st.COLUMN)
        paper.pen.rule(x, top - 18, paper.right, 0.9, st.INK)

    return Drawing(18, drawn, before=10, keep=True)


def _set_steps(paper: Paper, planned: PlannedMonth) -> list[tuple[WorkbookStep, list[Line]]]:
    return [(step, paper.set(_with_date(step), st.WRITTEN, paper.inner - _BESIDE_STEPS)) for step in planned.steps]


def _room_needed(paper: Paper, planned: PlannedMonth) -> float:
    return sum(len(lines) for _, lines in _set_steps(paper, planned)) * _CLOSE + 12


def _planned(paper: Paper, planned: PlannedMonth, height: float, last: bool) -> Drawing:
    """A month: its steps, then lines to write on as far as there is room."""
    width = paper.inner - _BESIDE_STEPS
    items = _set_steps(paper, planned)
    tall = max(height, _room_needed(paper, planned))

    def drawn(paper: Paper, x: float, top: float) -> None:
        with paper.element("TR"):
            with paper.element("TH", Note(scope="Row")):
                paper.words(x, top - 17, w.month_name(planned.month), st.LABEL)
                paper.words(x, top - 29, str(planned.month.year), st.NOTE_QUIET)
            with paper.element("TD"):
                y = top - 17
                for _, lines in items:
                    y = paper.lines(x + 84, y, lines, st.WRITTEN, width)
            with paper.element("TD"), paper.element("P", Note(actual=_boxes(items))), paper.content():
                _draw_boxes(paper, top - 17, items)
        paper.pen.rule(x, top - tall, paper.right, 0.6, st.HAIR)
        if last:
            paper.close_element()

    return Drawing(tall, drawn)


def _with_date(step: WorkbookStep) -> str:
    return f"{step.words} ({w.short_day(step.due_on)})" if step.due_on else step.words


def _boxes(items: Sequence[tuple[WorkbookStep, list[Line]]]) -> str:
    return " ".join("☑" if step.done_on else "☐" for step, _ in items) or "☐"


def _draw_boxes(paper: Paper, y: float, items: Sequence[tuple[WorkbookStep, list[Line]]]) -> None:
    if not items:
        paper.pen.check_box(paper.right - 24, y - 2)
    for step, lines in items:
        paper.pen.check_box(paper.right - 24, y - 2, 10.5, step.done_on is not None)
        y -= len(lines) * _CLOSE
