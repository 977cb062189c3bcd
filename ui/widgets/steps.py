"""Where one is in something with several parts: the steps of an import, the phases of a cohort."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from ui.theme import theme
from ui.widgets.paint import box, draw_text, line

_LOOKS = {
    "done": ("circle-check", "ok", "okFill"),
    "now": ("circle-dot", "accent", "accent"),
    "ahead": ("circle-dashed", "ink2", "track"),
}
_SAID = {"done": "done", "now": "now", "ahead": "to come"}


@dataclass(frozen=True)
class Step:
    """One part: state "done", "now" or "ahead"; a few words about it."""

    key: str
    words: str
    meta: str = ""
    state: str = "ahead"


class _StepButton(QAbstractButton):
    def __init__(self, number: int, step: Step, last: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._number, self._step, self._last = number, step, last
        self.setAccessibleName(f"Step {number}, {step.words}, {_SAID[step.state]}. {step.meta}".strip())
        self.setEnabled(step.state == "done")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if step.state == "done" else Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(200), theme().px(39))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        px = theme().px
        now = self._step.state == "now"
        ground = "surface" if now else ("hover" if self.underMouse() and self.isEnabled() else "panel")
        painter.fillRect(self.rect(), theme().color(ground))
        if not self._last:
            line(painter, self.width() - 1, 0, self.width() - 1, self.height() - 1)
        line(painter, 0, self.height() - 1, self.width() - 1, self.height() - 1)
        if now:
            painter.fillRect(QRect(0, self.height() - 2, self.width(), 2), theme().color("accent"))
        icon, token, _ = _LOOKS[self._step.state]
        inner = self.rect().adjusted(px(20), 0, -px(8), -1)
        theme().draw_icon(painter, icon, QRect(inner.x(), 0, px(16), inner.height()), token, 16)
        inner.adjust(px(24), 0, 0, 0)
        used = draw_text(painter, inner, f"{self._number}. {self._step.words}", "strong" if now else "key")
        draw_text(painter, inner.adjusted(used + px(8), 0, 0, 0), self._step.meta, "small", "ink2")
        if self.hasFocus():
            box(painter, self.rect(), 0, "", "accent", 2)


class Stepper(QWidget):
    """Numbered steps over the full width; a step that is done can be opened again: `opened` tells its key."""

    opened = Signal(str)

    def __init__(self, name: str, steps: Sequence[Step] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self.set_steps(steps)

    def set_steps(self, steps: Sequence[Step]) -> None:
        """Show other steps, or the same in other states."""
        while (item := self._row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for number, step in enumerate(steps, 1):
            button = _StepButton(number, step, number == len(steps), self)
            button.clicked.connect(lambda _=False, key=step.key: self.opened.emit(key))
            self._row.addWidget(button)


class PhaseStrip(QWidget):
    """The phases of a cohort side by side: a stroke, a shape and words, dates under them."""

    def __init__(self, name: str, phases: Sequence[Step] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.setFixedHeight(theme().px(70))
        self.set_phases(phases)

    def set_phases(self, phases: Sequence[Step]) -> None:
        """Show other phases."""
        self._phases = list(phases)
        said = ", ".join(f"{phase.words} {_SAID[phase.state]} {phase.meta}".strip() for phase in phases)
        self.setAccessibleName(f"{self._name}: {said}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        px = theme().px
        painter.fillRect(self.rect(), theme().color("surface"))
        line(painter, 0, self.height() - 1, self.width() - 1, self.height() - 1)
        room = self.width() - px(36)
        step = room / max(1, len(self._phases))
        for number, phase in enumerate(self._phases):
            icon, token, stroke = _LOOKS[phase.state]
            left = px(20) + round(number * step)
            width = round(step) - px(10)
            box(painter, QRect(left, px(13), width, 3), 1, stroke)
            theme().draw_icon(painter, icon, QRect(left, px(24), px(16), px(20)), token, 15)
            words = QRect(left + px(21), px(24), width - px(21), px(20))
            draw_text(painter, words, phase.words, "strong" if phase.state == "now" else "key")
            draw_text(painter, words.translated(0, px(17)), phase.meta, "small", "ink2")
