"""The right half of a pair's page: the student's goals side by side, and the chosen one with its steps."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.goals import Goal
from app.domain.text import counted
from ui.days import short_day
from ui.goal_parts import ProgressEntries, SmartParts, StepList, other_gaps, standing_status
from ui.goal_verbs import GoalVerbs
from ui.theme import RING, theme
from ui.widgets.bars import ProgressBar
from ui.widgets.bars_paint import draw_bar
from ui.widgets.buttons import Button, IconButton
from ui.widgets.chip import Chip, Status
from ui.widgets.label import Label
from ui.widgets.paint import RIGHT, draw_text, line, width_of
from ui.widgets.panel import Panel, Scroll, SectionHead
from ui.widgets.panes import mark_pane
from ui.workplace import Workplace

_BESIDE = 3


class GoalTile(QAbstractButton):
    """A goal in two lines: its title, and how far it is until when."""

    def __init__(self, goal: Goal, due: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.goal, self._due = goal, due
        self.setCheckable(True)
        self.setProperty(RING, 2)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{goal.draft.title}, {goal.standing}, {goal.percent} percent, {due}")

    def sizeHint(self) -> QSize:
        return QSize(theme().px(180), theme().px(56))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(110), theme().px(56))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, px = QPainter(self), theme().px
        ground = "sel" if self.isChecked() else "hover" if self.underMouse() else "surface"
        painter.fillRect(self.rect(), theme().color(ground))
        line(painter, self.width() - 1, 0, self.width() - 1, self.height() - 1)
        line(painter, 0, self.height() - 1, self.width() - 1, self.height() - 1)
        inner = self.rect().adjusted(px(20), px(8), -px(12), -px(8))
        status = standing_status(self.goal.standing)
        troubled = self.goal.standing in ("behind", "stalled")
        icon = px(20) if troubled else 0
        top = QRect(inner.x(), inner.y(), inner.width() - icon, px(20))
        draw_text(painter, top, self.goal.draft.title or "Untitled goal", "key")
        if troubled:
            place = QRect(inner.right() - px(16), inner.y(), px(16), px(20))
            theme().draw_icon(painter, status.drawing, place, status.tone, 15)
        percent = f"{self.goal.percent}%"
        beside = width_of(percent, "sub") + width_of(self._due, "small") + px(20)
        under = QRect(inner.x(), inner.y() + px(20), inner.width(), px(18))
        bar = QRect(under.x(), under.y(), max(px(24), under.width() - beside), under.height())
        target = self.goal.expected / 100
        draw_bar(painter, bar, self.goal.percent / 100, None, "" if not troubled else (
            "warnFill" if self.goal.percent >= target * 50 and self.goal.standing == "behind" else "badFill"))
        draw_text(painter, QRect(bar.right() + px(8), under.y(), px(44), under.height()), percent, "sub")
        draw_text(painter, under, self._due, "small", "ink2", RIGHT)


class GoalsPane(QWidget):
    """The goals of the pair's student in this cohort."""

    new_wanted = Signal()

    def __init__(self, workplace: Workplace, verbs: GoalVerbs, year_starts: str) -> None:
        super().__init__()
        mark_pane(self, "Goals")
        self._workplace, self._verbs, self._year = workplace, verbs, year_starts
        self._goals: list[Goal] = []
        self._who, self._current = "", 0
        px = theme().px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._head = SectionHead("Goals")
        self._head.setContentsMargins(px(20), px(8), px(20), px(8))
        new = Button("New goal", "plus", small=True)
        new.clicked.connect(lambda: self.new_wanted.emit())
        self._head.add(new)
        column.addWidget(self._head)
        self._room = QWidget()
        self._grid = QGridLayout(self._room)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        column.addWidget(self._room)
        self._group = QButtonGroup(self)
        self._tiles: list[GoalTile] = []
        self.detail = Scroll("surface", name="Goal")
        column.addWidget(self.detail, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("surface"))
        y = self._head.geometry().bottom()
        line(painter, 0, y, self.width() - 1, y)

    def show_goals(self, goals: Sequence[Goal], who: str) -> None:
        """Shows the goals of a student; the one chosen stays chosen."""
        self._goals, self._who = list(goals), who
        behind = sum(goal.standing in ("behind", "stalled") for goal in goals)
        words = counted(len(goals), "goal") if goals else "none yet"
        self._head.set_words("Goals", f"{words}, {behind} behind" if behind else words)
        for tile in self._tiles:
            self._group.removeButton(tile)
            self._grid.removeWidget(tile)
            tile.hide()
            tile.deleteLater()
        self._tiles = []
        for place, goal in enumerate(self._goals):
            due = f"by {short_day(goal.draft.due_on, self._today, self._year)}" if goal.draft.due_on else "no date"
            tile = GoalTile(goal, due)
            self._group.addButton(tile)
            self._tiles.append(tile)
            tile.clicked.connect(lambda _=False, goal_id=goal.id: self.choose(goal_id))
            self._grid.addWidget(tile, place // _BESIDE, place % _BESIDE)
        if self._goals and all(goal.id != self._current for goal in self._goals):
            self._current = self._goals[0].id
        self.choose(self._current)

    @property
    def _today(self) -> date:
        return self._workplace.office.clock.today()

    def choose(self, goal_id: int) -> None:
        """Shows one goal in full."""
        self._current = goal_id
        for tile in self._tiles:
            if tile.goal.id == goal_id:
                tile.setChecked(True)
        offset = self.detail.verticalScrollBar().value()
        self.detail.clear()
        goal = next((one for one in self._goals if one.id == goal_id), None)
        if goal is None:
            panel = Panel(ruled=False, left=20)
            panel.add(Label("No goals yet. A goal has five parts, a date and a first step.", "body", "ink2", wrap=True))
            self.detail.add(panel)
            return
        self.detail.add(self._goal(goal))
        self.detail.verticalScrollBar().setValue(offset)

    def _goal(self, goal: Goal) -> Panel:
        panel = Panel(ruled=False, left=20)
        panel.body.setSpacing(theme().px(12))
        panel.body.addLayout(self._title(goal))
        panel.add(SmartParts(goal), *(Label(gap, "body", "warn", wrap=True) for gap in other_gaps(goal)))
        done = sum(step.done_on is not None for step in goal.steps)
        head = SectionHead("Action steps", f"{done} of {len(goal.steps)} done" if goal.steps else "", link="Add step",
                           go=lambda: self._verbs.add_step(goal), role="sub")
        steps = StepList(goal.steps, self._today, self._year, open_=goal.draft.state == "open")
        steps.checked.connect(self._verbs.check_step)
        entries = ProgressEntries(goal.progress, self._today, self._year)
        checks = SectionHead("Check-ins", role="sub", link="Add check-in", go=lambda: self._verbs.add_progress(goal))
        panel.add(_together(head, steps), self._progress(goal), _together(checks, entries))
        return panel

    def _title(self, goal: Goal) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme().px(8))
        row.addWidget(Label(goal.draft.title or "Untitled goal", "panel"), 1)
        if goal.missing:
            row.addWidget(Chip(Status("Not SMART yet", "warn", "ruler")))
        row.addWidget(Chip(standing_status(goal.standing), soft=False))
        edit = Button("Edit", "pencil", small=True)
        edit.clicked.connect(lambda: self._verbs.edit(goal.id, self._who))
        more = IconButton("ellipsis", "More for this goal", boxed=True, small=True)
        more.set_menu(self._verbs.menu(goal, self._who, more))
        row.addWidget(edit)
        row.addWidget(more)
        return row

    def _progress(self, goal: Goal) -> QWidget:
        widget = QWidget()
        row = QHBoxLayout(widget)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(10))
        label = Label("Progress", "sub", "ink2")
        label.setFixedWidth(theme().px(76))
        row.addWidget(label)
        target = goal.expected / 100 if goal.steps else None
        token = "bar" if goal.standing == "on track" else ""
        row.addWidget(ProgressBar("Progress", goal.percent / 100, target, token), 1)
        row.addWidget(Label(f"{goal.percent}%", "strong"))
        if goal.steps:
            row.addWidget(Label(f"{goal.expected}% expected by today", "small", "ink2"))
        return widget


def _together(*widgets: QWidget) -> QWidget:
    """Widgets under one another, close to each other."""
    room = QWidget()
    column = QVBoxLayout(room)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme().px(4))
    for widget in widgets:
        column.addWidget(widget)
    return room
