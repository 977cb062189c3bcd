"""Beside the goals: the chosen one with its progress over time, its five parts, steps and check-ins."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.goals import Goal
from ui.days import short_day
from ui.goal_parts import ProgressEntries, SmartParts, StepList, other_gaps, standing_status
from ui.goal_verbs import GoalVerbs
from ui.pages.cohort.goal_chart import done_points, expected_points, month_ticks
from ui.theme import theme
from ui.widgets.buttons import Button, IconButton, LinkButton
from ui.widgets.chart import StepChart, StepLine
from ui.widgets.chip import Chip, Status
from ui.widgets.label import Label
from ui.widgets.panel import Panel, Scroll, SectionHead
from ui.widgets.panes import mark_pane


class GoalPane(Scroll):
    """One goal; without one it says so."""

    mentorship_wanted = Signal(int)
    person_wanted = Signal(int)

    def __init__(self, verbs: GoalVerbs, today: Callable[[], date], year_starts: str) -> None:
        super().__init__("panel", name="Goal")
        mark_pane(self, "Goal")
        self._verbs, self._now, self._year = verbs, today, year_starts

    def show_goal(self, goal: Goal | None) -> None:
        """Shows a goal in full."""
        self.clear()
        if goal is None:
            panel = Panel(ruled=False)
            panel.add(Label("No goal chosen.", "body", "ink2"))
            self.add(panel)
            return
        self.add(self._head(goal), self._progress(goal), self._smart(goal), self._steps(goal), self._checks(goal))

    def _head(self, goal: Goal) -> Panel:
        panel = Panel()
        title, who, verbs = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        title.addWidget(Label(goal.draft.title or "Untitled goal", "panel"), 1)
        edit = IconButton("pencil", "Edit this goal", small=True)
        edit.clicked.connect(lambda: self._verbs.edit(goal.id, goal.person))
        title.addWidget(edit)
        who.addWidget(Label(goal.person, "small", "ink2"))
        link = LinkButton("Open mentorship" if goal.mentorship_id else "Open student")
        link.clicked.connect(lambda: self._open(goal))
        who.addWidget(link)
        who.addStretch(1)
        check = Button("Add check-in", "notebook-pen", small=True)
        check.clicked.connect(lambda: self._verbs.add_progress(goal))
        move = Button("Move dates…", small=True)
        move.clicked.connect(lambda: self._verbs.move_dates([goal.id]))
        more = IconButton("ellipsis", "More for this goal", boxed=True, small=True)
        more.set_menu(self._verbs.menu(goal, goal.person, more))
        for button in (check, move, more):
            verbs.addWidget(button)
        verbs.addStretch(1)
        for row in (title, who, verbs):
            row.setSpacing(theme().px(8))
            panel.body.addLayout(row)
        return panel

    def _open(self, goal: Goal) -> None:
        if goal.mentorship_id is not None:
            self.mentorship_wanted.emit(goal.mentorship_id)
        else:
            self.person_wanted.emit(goal.draft.person_id)

    def _progress(self, goal: Goal) -> Panel:
        panel, today = Panel("Progress", role="sub"), self._now()
        panel.head.add(Chip(standing_status(goal.standing), soft=False))
        row = QHBoxLayout()
        row.setSpacing(theme().px(8))
        row.addWidget(Label(f"{goal.percent}%", "strong"))
        due = f", by {short_day(goal.draft.due_on, today, self._year)}" if goal.draft.due_on else ""
        row.addWidget(Label(f"{goal.expected}% expected by today{due}" if goal.steps else f"No steps{due}", "small",
                            "ink2"), 1)
        panel.body.addLayout(row)
        done, expected = done_points(goal, today), expected_points(goal)
        if len(goal.steps) + len(goal.progress) > 0:
            chart = StepChart("Progress")
            first = int(min(x for x, _ in [*done, *expected]))
            last = int(max(x for x, _ in [*done, *expected]))
            token = {"behind": "badFill", "stalled": "badFill", "reached": "okFill"}.get(goal.standing, "bar")
            lines = [StepLine("Done", done, token)]
            if expected:
                lines.append(StepLine("Expected from step dates", expected, "ink2", dashed=True))
            chart.set_lines(lines, (first, last), month_ticks(first, last))
            panel.add(chart)
        return panel

    def _smart(self, goal: Goal) -> Panel:
        panel = Panel("SMART", role="sub")
        panel.head.add(Chip(Status("Complete", "quiet") if not goal.missing else Status("Not complete", "warn"),
                            soft=False))
        panel.add(SmartParts(goal, tight=True))
        for gap in other_gaps(goal):
            panel.add(Label(gap, "small", "warn", wrap=True))
        return panel

    def _steps(self, goal: Goal) -> Panel:
        panel = Panel()
        done = sum(step.done_on is not None for step in goal.steps)
        steps = StepList(goal.steps, self._now(), self._year, tight=True, open_=goal.draft.state == "open")
        steps.checked.connect(self._verbs.check_step)
        panel.add(SectionHead("Action steps", f"{done} of {len(goal.steps)} done" if goal.steps else "", role="sub",
                              link="Add step", go=lambda: self._verbs.add_step(goal)), steps)
        return panel

    def _checks(self, goal: Goal) -> QWidget:
        panel = Panel("Check-ins", role="sub", ruled=False)
        panel.add(ProgressEntries(goal.progress, self._now(), self._year))
        return panel
