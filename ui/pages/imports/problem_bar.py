"""What is wrong with a row and what can be done about it, in one bar under the rows."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.rosters.problems import Problem
from ui.theme import theme
from ui.widgets.buttons import Button
from ui.widgets.header import IconLabel
from ui.widgets.label import Label
from ui.widgets.notice import announce


class ProblemBar(QWidget):
    """Shows a problem, or a check that does not block. The signals tell the problem that is to be dealt with."""

    edit_wanted = Signal(object)
    leave_wanted = Signal(object)
    fix_wanted = Signal(object)
    next_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.problem: Problem | None = None
        self._blocks = True
        px = theme().px
        self.setFixedHeight(px(40))
        row = QHBoxLayout(self)
        row.setContentsMargins(px(20), 0, px(16), 0)
        row.setSpacing(px(8))
        self._icon = IconLabel("octagon-alert", "bad", 16)
        self._lead, self._words, self._count = Label("", "strong"), Label(""), Label("", "small", "ink2")
        self.fix = Button("", "wand-sparkles", small=True)
        self.edit = Button("Edit cell", "pencil", small=True, keys="F2")
        self.leave = Button("Leave row out", kind="plain", small=True, keys="Delete")
        self.next = Button("Next problem", "arrow-down", kind="plain", small=True, keys="F8")
        row.addWidget(self._icon)
        row.addWidget(self._lead)
        row.addWidget(self._words, 1)
        for widget in (self.fix, self.edit, self.leave):
            row.addWidget(widget)
        row.addSpacing(px(8))
        row.addWidget(self._count)
        row.addWidget(self.next)
        self.fix.clicked.connect(lambda: self.fix_wanted.emit(self.problem))
        self.edit.clicked.connect(lambda: self.edit_wanted.emit(self.problem))
        self.leave.clicked.connect(lambda: self.leave_wanted.emit(self.problem))
        self.next.clicked.connect(self.next_wanted)
        self.hide()

    def show_problem(self, problem: Problem | None, blocks: bool, left: int) -> None:
        """Show a problem (or a check when it does not block); `left` rows wait in all. None hides the bar."""
        changed = problem != self.problem
        self.problem, self._blocks = problem, blocks
        self.setVisible(problem is not None)
        if problem is None:
            return
        lead, _, words = problem.sentence().partition(": ")
        self._icon.set_icon("octagon-alert" if blocks else "triangle-alert", "bad" if blocks else "warn")
        self._lead.setText(f"{lead}:")
        self._words.setText(f"{words} {problem.todo}".strip() if not problem.fix else words)
        self.fix.setVisible(problem.fix is not None)
        if problem.fix is not None:
            self.fix.set_words(problem.fix.label)
        self.edit.setVisible(problem.column >= 0)
        self._count.setText(f"{left:,} left" if left else "")
        self.next.setVisible(left > 1 or (left == 1 and not blocks))
        self.setAccessibleName(problem.sentence())
        self.update()
        if changed:
            announce(self, f"{problem.sentence()} {problem.todo}")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("badSoft" if self._blocks else "warnSoft"))
