"""Parts of a goal as they are shown on the page of a pair and beside the cohort's list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.goals import Goal, Progress, Step, shares
from ui.days import short_day
from ui.theme import theme
from ui.widgets.check_field import CheckBox
from ui.widgets.chip import Status
from ui.widgets.keycap import LetterBox
from ui.widgets.label import Label
from ui.widgets.paint import line

_LOOKS = {"reached": ("Reached", "ok", "circle-check"), "on track": ("On track", "info", "trending-up"),
          "behind": ("Behind", "warn", "triangle-alert"), "stalled": ("Stalled", "bad", "octagon-alert"),
          "dropped": ("Dropped", "neutral", "ban")}  # fmt: skip
PARTS = (("S", "Specific", "specific"), ("M", "Measurable", "measurable"), ("A", "Achievable", "achievable"),
         ("R", "Relevant", "relevant"), ("T", "Time-bound", "time_bound"))  # fmt: skip


def standing_status(standing: str) -> Status:
    """How a standing looks: its word, tone and icon."""
    words, tone, icon = _LOOKS[standing]
    return Status(words, tone, icon)


class SmartParts(QWidget):
    """The five parts with their letters. `tight` puts name and words on one row, for a side pane."""

    def __init__(self, goal: Goal, *, tight: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        px = theme().px
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(8 if tight else 12))
        grid.setVerticalSpacing(px(6 if tight else 10))
        grid.setColumnStretch(2 if tight else 1, 1)
        if tight:
            grid.setColumnMinimumWidth(1, px(76))
        top = Qt.AlignmentFlag.AlignTop
        for row, (letter, name, key) in enumerate(PARTS):
            words = _part_words(goal, name, str(getattr(goal.draft, key)).strip(), "small" if tight else "body")
            grid.addWidget(LetterBox(letter, 20 if tight else 24), row, 0, top)
            title = Label(name, "small", "ink2")
            if tight:
                grid.addWidget(title, row, 1, top)
                grid.addWidget(words, row, 2, top)
                continue
            lines = QVBoxLayout()
            lines.setSpacing(px(1))
            lines.addWidget(title)
            lines.addWidget(words)
            grid.addLayout(lines, row, 1)


def _part_words(goal: Goal, name: str, said: str, role: str) -> QWidget:
    """What was written of a part, and under it what it still lacks."""
    gap = next((one.split(": ", 1)[1] for one in goal.missing if one.startswith(f"{name}: ")), "")
    lines = [(said, "ink")] if said else []
    lines += [(gap[:1].upper() + gap[1:], "warn")] if gap else []
    widget = QWidget()
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme().px(1))
    for words, token in lines or [("Nothing yet", "ink3")]:
        label = Label(words, role, token, wrap=True)
        label.setAccessibleName(f"{name}: {words}")
        column.addWidget(label)
    return widget


def other_gaps(goal: Goal) -> list[str]:
    """What keeps a goal from being SMART besides its five parts."""
    names = tuple(f"{name}: " for _letter, name, _key in PARTS)
    return [gap for gap in goal.missing if not gap.startswith(names)]


class _StepRow(QWidget):
    """A step with its box, who does it or its share, and until when."""

    def paintEvent(self, event: QPaintEvent) -> None:
        line(QPainter(self), 0, self.height() - 1, self.width() - 1, self.height() - 1)


class StepList(QWidget):
    """The action steps, each with a box to check. `checked` tells the step's id and whether it is done now."""

    checked = Signal(int, bool)

    def __init__(self, steps: Sequence[Step], today: date, year_starts: str, *, tight: bool = False, open_: bool = True,
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today, self._year, self._tight, self._open = today, year_starts, tight, open_
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for step, share in zip(steps, shares(tuple(steps)), strict=True):
            column.addWidget(self._row(step, share))
        if not steps:
            column.addWidget(Label("No step yet.", "body", "ink2"))

    def _row(self, step: Step, share: int) -> QWidget:
        px = theme().px
        widget = _StepRow()
        widget.setFixedHeight(px(28))
        row = QHBoxLayout(widget)
        row.setContentsMargins(0, 0, 0, 1)
        row.setSpacing(px(8))
        box = CheckBox("", on=step.done_on is not None, name=step.words)
        box.setEnabled(self._open and step.id is not None)
        box.toggled.connect(lambda on, step_id=step.id: self.checked.emit(step_id, on))
        row.addWidget(box)
        row.addWidget(Label(step.words, "small" if self._tight else "body", "ink2" if step.done_on else "ink"), 1)
        beside = Label(f"{share}%" if self._tight else step.who, "small", "ink2")
        beside.setFixedWidth(px(40 if self._tight else 110))
        day = self._day(step)
        day.setFixedWidth(px(88))
        row.addWidget(beside)
        row.addWidget(day)
        return widget

    def _day(self, step: Step) -> Label:
        late = step.done_on is None and step.due_on is not None and step.due_on < self._today
        words = short_day(step.done_on or step.due_on, self._today, self._year)
        return Label(f"{words} · late" if late else words, "small", "bad" if late else "ink2", right=True)


class ProgressEntries(QWidget):
    """What was said of a goal, the latest first: the words, the day, and the percent."""

    def __init__(self, entries: Sequence[Progress], today: date, year_starts: str, parent: QWidget | None = None,
                 ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(8))
        for entry in sorted(entries, key=lambda one: (one.on_day, one.id or 0), reverse=True):
            row = QHBoxLayout()
            row.addWidget(Label(f"{entry.percent}% done", "small_key"), 1)
            row.addWidget(Label(short_day(entry.on_day, today, year_starts), "small", "ink2", right=True))
            column.addLayout(row)
            if entry.words:
                column.addWidget(Label(entry.words, "small", "ink2", wrap=True))
        if not entries:
            column.addWidget(Label("No check-in yet.", "body", "ink2"))
