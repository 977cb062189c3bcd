"""A chart of progress over time, painted in steps: what is done, and what was to be expected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import theme
from ui.widgets.paint import CENTER, RIGHT, draw_text, line, width_of


@dataclass(frozen=True)
class StepLine:
    """Points (x, y) joined by steps: x in the chart's own unit, y in 0 to 100. `dashed` lines have no end dot."""

    words: str
    points: Sequence[tuple[float, float]]
    token: str = "accent"
    dashed: bool = False


class StepChart(QWidget):
    """Lines over one axis of time; `ticks` are (x, words) under it, `span` its first and last x."""

    def __init__(self, name: str, *, height: int = 132, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._height = name, height
        self._lines: list[StepLine] = []
        self._ticks: list[tuple[float, str]] = []
        self._span = (0.0, 1.0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)

    def set_lines(
        self, lines: Sequence[StepLine], span: tuple[float, float], ticks: Sequence[tuple[float, str]] = ()
    ) -> None:
        """Show these lines."""
        self._lines, self._span, self._ticks = list(lines), span, list(ticks)
        ends = [f"{one.words} {one.points[-1][1]:g} percent" for one in lines if one.points]
        self.setAccessibleName(", ".join([self._name, *ends]))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(260), theme().px(self._height))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        px = theme().px
        area = self.rect().adjusted(px(30), px(6), -px(4), -px(40))
        for share in (0, 50, 100):
            y = round(area.bottom() - area.height() * share / 100)
            line(painter, area.x(), y, area.right(), y)
            draw_text(painter, QRect(0, y - px(8), px(24), px(16)), str(share), "smallest", "ink2", RIGHT)
        for x, words in self._ticks:
            middle = round(self._x(area, x))
            place = QRect(middle - px(30), area.bottom() + px(4), px(60), px(16))
            draw_text(painter, place, words, "smallest", "ink2", CENTER)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for one in self._lines:
            self._draw(painter, area, one)
        self._legend(painter)

    def _x(self, area: QRect, value: float) -> float:
        first, last = self._span
        return area.x() + (value - first) / ((last - first) or 1.0) * area.width()

    def _pen(self, one: StepLine) -> QPen:
        pen = QPen(theme().color(one.token), 1.2 if one.dashed else 1.8)
        if one.dashed:
            pen.setDashPattern([2.5, 2.5])
        return pen

    def _draw(self, painter: QPainter, area: QRect, one: StepLine) -> None:
        corners: list[QPointF] = []
        for x, y in one.points:
            place = QPointF(self._x(area, x), area.bottom() - area.height() * min(100.0, max(0.0, y)) / 100)
            if corners:
                corners.append(QPointF(place.x(), corners[-1].y()))
            corners.append(place)
        if not corners:
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(self._pen(one))
        painter.drawPolyline(corners)
        if not one.dashed:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().color(one.token))
            painter.drawEllipse(corners[-1], 3, 3)

    def _legend(self, painter: QPainter) -> None:
        px = theme().px
        left, top = 0, self.height() - px(18)
        for one in self._lines:
            painter.setPen(self._pen(one))
            painter.drawLine(QPointF(left, top + px(8)), QPointF(left + px(14), top + px(8)))
            draw_text(painter, QRect(left + px(20), top, self.width(), px(16)), one.words, "small", "ink2")
            left += px(20) + width_of(one.words, "small") + px(16)
