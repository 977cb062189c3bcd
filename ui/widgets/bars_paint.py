"""Small figures painted in cells and panes: bars with their target mark, pips, sparklines, stacked bars."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from ui.theme import theme
from ui.widgets.paint import box

FAR_UNDER = 0.75
"""Below this share of its target a bar is red."""


def bar_token(done: float, target: float | None) -> str:
    """The colour role of a bar: green when complete, blue on or above target, amber under it, red far under."""
    if done >= 1:
        return "okFill"
    if target is None or done >= target:
        return "bar"
    return "warnFill" if done >= target * FAR_UNDER else "badFill"


def draw_bar(painter: QPainter, rect: QRect, done: float, target: float | None = None, token: str = "") -> None:
    """Paint a bar of 6 px in the middle of `rect`; `done` and `target` are shares of its length, 0 to 1."""
    px = theme().px
    tall = px(6)
    track = QRectF(rect.x(), rect.y() + (rect.height() - tall) / 2, rect.width(), tall)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().color("track"))
    painter.drawRoundedRect(track, tall / 2, tall / 2)
    share = min(1.0, max(0.0, done))
    if share > 0:
        painter.setBrush(theme().color(token or bar_token(done, target)))
        filled = QRectF(track.x(), track.y(), max(tall, track.width() * share), tall)
        painter.drawRoundedRect(filled, tall / 2, tall / 2)
    if target is not None:
        x = rect.x() + round((rect.width() - 2) * min(1.0, max(0.0, target)))
        mark = QRect(x, rect.y() + (rect.height() - px(12)) // 2, 2, px(12))
        painter.fillRect(mark, theme().color("tick"))


def pips_width(total: int) -> int:
    """Pixels that `total` pips need."""
    return total * theme().px(13) - theme().px(3)


def draw_pips(painter: QPainter, rect: QRect, filled: int, total: int) -> None:
    """Paint squares of 10 px from the left of `rect`, the first ones filled."""
    side, step = theme().px(10), theme().px(13)
    top = rect.y() + (rect.height() - side) // 2
    for number in range(total):
        place = QRect(rect.x() + number * step, top, side, side)
        if number < filled:
            box(painter, place, 2, "accentFill")
        else:
            box(painter, place, 2, "surface", "ctl")


def draw_sparkline(painter: QPainter, rect: QRect, points: Sequence[float], target: float | None = None) -> None:
    """Paint the points as one line through `rect`, a dot at the last, the target dotted across."""
    if not points:
        return
    values = [*points, target] if target is not None else list(points)
    low, high = min(values), max(values)
    span = (high - low) or 1.0
    inner = QRectF(rect).adjusted(2, 4, -4, -4)

    def y_of(value: float) -> float:
        return inner.bottom() - (value - low) / span * inner.height()

    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if target is not None:
        pen = QPen(theme().color("ink3"), 1)
        pen.setDashPattern([1.5, 2.5])
        painter.setPen(pen)
        painter.drawLine(QPointF(rect.x(), y_of(target)), QPointF(rect.right(), y_of(target)))
    step = inner.width() / max(1, len(points) - 1)
    line = [QPointF(inner.x() + number * step, y_of(value)) for number, value in enumerate(points)]
    painter.setPen(QPen(theme().color("accent"), 1.5))
    painter.drawPolyline(line)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().color("accent"))
    painter.drawEllipse(line[-1], 2.5, 2.5)


def draw_stack(painter: QPainter, rect: QRect, parts: Sequence[tuple[float, str]]) -> None:
    """Paint parts of a whole side by side over `rect`: (amount, colour role) each; 2 px of air between them."""
    shown = [(amount, token) for amount, token in parts if amount > 0]
    total = sum(amount for amount, _ in shown)
    if not total:
        box(painter, rect, 2, "track")
        return
    room = rect.width() - 2 * (len(shown) - 1)
    left = float(rect.x())
    for amount, token in shown:
        width = max(3.0, room * amount / total)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color(token))
        painter.drawRoundedRect(QRectF(left, rect.y(), width, rect.height()), 2, 2)
        left += width + 2
