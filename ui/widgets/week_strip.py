"""Seven days in a box, with dots for what is on them; today is filled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import RING, theme
from ui.widgets.notice import announce
from ui.widgets.paint import CENTER, box, draw_text

_DOTS = 3


@dataclass(frozen=True)
class Day:
    """One day: what it stands for, "Mon", "15", how much is on it, the whole date in words."""

    key: Any
    name: str
    number: str
    count: int = 0
    full_name: str = ""
    today: bool = False


class WeekStrip(QWidget):
    """Days side by side; arrows move, Enter or a click tells the day with `chosen`."""

    chosen = Signal(object)

    def __init__(self, name: str, days: Sequence[Day] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._days: list[Day] = []
        self._here = 0
        self.setProperty(RING, 6)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_days(days)

    def set_days(self, days: Sequence[Day]) -> None:
        """Show another week."""
        self._days = list(days)
        self._here = next((n for n, day in enumerate(self._days) if day.today), 0)
        self._say()
        self.update()

    def _said(self, day: Day) -> str:
        what = f"{day.count} on it" if day.count else "nothing on it"
        return f"{day.full_name or f'{day.name} {day.number}'}{', today' if day.today else ''}, {what}"

    def _say(self) -> None:
        here = self._said(self._days[self._here]) if self._days else ""
        self.setAccessibleName(f"{self._name}: {here}")

    def sizeHint(self) -> QSize:
        return QSize(theme().px(280), theme().px(53))

    def _place(self, number: int) -> QRect:
        step = (self.width() - 4) / max(1, len(self._days))
        return QRect(2 + round(number * step), 0, round(step), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        px = theme().px
        box(painter, self.rect(), 6, "surface", "line")
        for number, day in enumerate(self._days):
            place = self._place(number)
            if day.today:
                box(painter, place.adjusted(1, px(4), -1, -px(4)), 4, "accentFill")
            elif number == self._here and self.hasFocus():
                box(painter, place.adjusted(1, px(4), -1, -px(4)), 4, "sel")
            soft, strong = ("onFill", "onFill") if day.today else ("ink2", "ink")
            draw_text(painter, QRect(place.x(), px(7), place.width(), px(15)), day.name, "smallest", soft, CENTER)
            draw_text(painter, QRect(place.x(), px(21), place.width(), px(18)), day.number, "panel", strong, CENTER)
            self._dots(painter, place, day, soft)

    def _dots(self, painter: QPainter, place: QRect, day: Day, token: str) -> None:
        shown = min(_DOTS, day.count)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color(token))
        left = place.center().x() + 1 - (shown * 6 - 2) / 2
        for number in range(shown):
            painter.drawEllipse(QRectF(left + number * 6, self.height() - theme().px(11), 4, 4))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is not None and self._days:
            self._here = min(len(self._days) - 1, max(0, self._here + step))
            self._say()
            self.update()
            announce(self, self._said(self._days[self._here]))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._days:
            self.chosen.emit(self._days[self._here].key)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for number, day in enumerate(self._days):
            if self._place(number).contains(event.position().toPoint()):
                self._here = number
                self._say()
                self.update()
                self.chosen.emit(day.key)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
