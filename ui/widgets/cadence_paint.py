"""The marks of the cadence strip: six shapes that stay apart in grey and at 13 pixels."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from ui.theme import theme

MARKS: dict[str, str] = {
    "met": "met",
    "late": "met late",
    "missed": "missed",
    "due": "due now",
    "upcoming": "upcoming",
    "paused": "paused",
}
"""Mark -> what a screen reader hears."""


def draw_mark(painter: QPainter, rect: QRect, mark: str) -> None:
    """Paint one mark as large as fits in the middle of `rect`; an unknown mark raises KeyError."""
    side = min(rect.width(), rect.height())
    place = QRectF(rect.x() + (rect.width() - side) / 2, rect.y() + (rect.height() - side) / 2, side, side)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    {"met": _met, "late": _late, "missed": _missed, "due": _due, "upcoming": _upcoming, "paused": _paused}[mark](
        painter, place.adjusted(0.5, 0.5, -0.5, -0.5)
    )
    painter.restore()


def _disc(painter: QPainter, place: QRectF, token: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().color(token))
    painter.drawEllipse(place)


def _ring(painter: QPainter, place: QRectF, token: str, width: float) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme().color(token), width))
    painter.drawEllipse(place.adjusted(width / 2, width / 2, -width / 2, -width / 2))


def _pen(place: QRectF, share: float) -> QPen:
    pen = QPen(theme().color("surface"), max(1.3, place.width() * share))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def _at(place: QRectF, x: float, y: float) -> QPointF:
    return QPointF(place.x() + place.width() * x, place.y() + place.height() * y)


def _met(painter: QPainter, place: QRectF) -> None:
    _disc(painter, place, "okFill")
    painter.setPen(_pen(place, 0.1))
    painter.drawPolyline([_at(place, 0.29, 0.52), _at(place, 0.44, 0.67), _at(place, 0.72, 0.36)])


def _missed(painter: QPainter, place: QRectF) -> None:
    _disc(painter, place, "badFill")
    painter.setPen(_pen(place, 0.1))
    painter.drawLine(_at(place, 0.34, 0.34), _at(place, 0.66, 0.66))
    painter.drawLine(_at(place, 0.66, 0.34), _at(place, 0.34, 0.66))


def _late(painter: QPainter, place: QRectF) -> None:
    width = max(1.3, place.width() * 0.08)
    _ring(painter, place, "warnFill", width)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().color("warnFill"))
    inner = place.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    painter.drawPie(inner, -90 * 16, 180 * 16)


def _due(painter: QPainter, place: QRectF) -> None:
    _ring(painter, place, "accent", max(1.5, place.width() * 0.09))
    inset = place.width() * 0.3
    _disc(painter, place.adjusted(inset, inset, -inset, -inset), "accent")


def _upcoming(painter: QPainter, place: QRectF) -> None:
    width = max(1.0, place.width() * 0.055)
    pen = QPen(theme().color("ctl"), width)
    step = 3.14159 * (place.width() - width) / 20 / width
    pen.setDashPattern([step, step])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    painter.drawEllipse(place.adjusted(width / 2, width / 2, -width / 2, -width / 2))


def _paused(painter: QPainter, place: QRectF) -> None:
    _ring(painter, place, "ctl", max(1.0, place.width() * 0.07))
    painter.setPen(QPen(theme().color("ink2"), max(1.3, place.width() * 0.1)))
    painter.drawLine(_at(place, 0.41, 0.33), _at(place, 0.41, 0.67))
    painter.drawLine(_at(place, 0.59, 0.33), _at(place, 0.59, 0.67))
