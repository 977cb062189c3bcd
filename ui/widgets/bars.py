"""Figures as widgets: a bar with its target, pips, a sparkline, a stacked bar; each says its value aloud."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import theme
from ui.widgets.bars_paint import draw_bar, draw_pips, draw_sparkline, draw_stack, pips_width


class _Figure(QWidget):
    """A painted figure of fixed height; what it shows is in its accessible name."""

    def __init__(self, name: str, height: int, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._name = name
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._height = height
        self.setAccessibleName(name)

    def _say(self, words: str) -> None:
        self.setAccessibleName(f"{self._name}, {words}" if words else self._name)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(80), theme().px(self._height))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(16), theme().px(self._height))


class ProgressBar(_Figure):
    """A bar of 6 px; `done` and `target` are shares, 0 to 1. Its number belongs beside it, in a Label."""

    def __init__(
        self, name: str, done: float = 0.0, target: float | None = None, token: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(name, 12, parent)
        self._done, self._target, self._token = done, target, token
        self.set_share(done)

    def set_share(self, done: float, words: str = "", target: float | None = None) -> None:
        """Show another share; `words` is how it is read aloud."""
        self._done = done
        self._target = target if target is not None else self._target
        self._say(words or f"{round(done * 100)} percent")

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_bar(QPainter(self), self.rect(), self._done, self._target, self._token)


class PipsBar(_Figure):
    """Squares, the first ones filled: 2 of 3."""

    def __init__(self, name: str, filled: int, total: int, parent: QWidget | None = None) -> None:
        super().__init__(name, 12, parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_pips(filled, total)

    def set_pips(self, filled: int, total: int) -> None:
        """Show another state."""
        self._filled, self._total = filled, total
        self.updateGeometry()
        self._say(f"{filled} of {total}")

    def sizeHint(self) -> QSize:
        return QSize(pips_width(self._total), theme().px(12))

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_pips(QPainter(self), self.rect(), self._filled, self._total)


class Sparkline(_Figure):
    """One small line through the points given."""

    def __init__(
        self, name: str, points: Sequence[float], target: float | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(name, 26, parent)
        self._points, self._target = list(points), target
        self._say(", ".join(f"{point:g}" for point in points))

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_sparkline(QPainter(self), self.rect(), self._points, self._target)


class StackedBar(_Figure):
    """Parts of a whole side by side; each is (words, amount, colour role)."""

    def __init__(self, name: str, parts: Sequence[tuple[str, float, str]] = (), parent: QWidget | None = None) -> None:
        super().__init__(name, 10, parent)
        self.set_parts(parts)

    def set_parts(self, parts: Sequence[tuple[str, float, str]]) -> None:
        """Show other parts."""
        self._parts = list(parts)
        self._say(", ".join(f"{words} {amount:g}" for words, amount, _ in parts))

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_stack(QPainter(self), QRect(self.rect()), [(amount, token) for _, amount, token in self._parts])
