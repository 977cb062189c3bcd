"""Strokes shared by painted controls and table cells: text on one line, boxes, check marks, key caps."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from ui.theme import theme

LEFT = Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignRight
CENTER = Qt.AlignmentFlag.AlignHCenter
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
_FLAGS = {side: int((side | _MIDDLE).value) | int(Qt.TextFlag.TextSingleLine.value) for side in (LEFT, RIGHT, CENTER)}
_LONGEST = 400
"""More characters than fit on any screen's line; shaping longer text would only cost time."""


def one_line(words: str) -> str:
    """The text as it is painted on one line: no line ends, no more than a line can hold."""
    cut = words if len(words) <= _LONGEST else words[:_LONGEST] + "…"
    return " ".join(cut.split()) if "\n" in cut or "\r" in cut or "\t" in cut else cut


def width_of(words: str, role: str = "body") -> int:
    """Pixels that the text needs on one line."""
    return theme().metrics(role).horizontalAdvance(one_line(words))


def draw_text(
    painter: QPainter, rect: QRect, words: str, role: str = "body", token: str = "ink",
    align: Qt.AlignmentFlag = LEFT,
) -> int:  # fmt: skip
    """Paint one line, cut at the right end with an ellipsis when it does not fit; gives the width that was used."""
    if not words or rect.width() <= 0:
        return 0
    look = theme()
    metrics = look.metrics(role)
    shown = one_line(words)
    width = metrics.horizontalAdvance(shown)
    if width > rect.width():
        shown = metrics.elidedText(shown, Qt.TextElideMode.ElideRight, rect.width())
        width = metrics.horizontalAdvance(shown)
    painter.setFont(look.font(role))
    painter.setPen(look.color(token))
    painter.drawText(rect, _FLAGS[align], shown)
    return width


def box(painter: QPainter, rect: QRect, radius: int, fill: str = "", border: str = "", width: int = 1) -> None:
    """Paint a rounded box with a crisp line inside `rect`; an empty token leaves fill or border out."""
    look = theme()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(look.color(fill) if fill else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(look.color(border), width) if border else Qt.PenStyle.NoPen)
    inset = width / 2 if border else 0.0
    painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), radius, radius)


def line(painter: QPainter, x1: int, y1: int, x2: int, y2: int, token: str = "line") -> None:
    """Paint a line of one pixel between two points of one row or column, both ends included."""
    painter.fillRect(QRect(x1, y1, max(1, x2 - x1 + 1), max(1, y2 - y1 + 1)), theme().color(token))


def check_box(painter: QPainter, rect: QRect, on: bool, enabled: bool = True, hover: bool = False) -> None:
    """Paint a check box filling `rect` (14 px in rows)."""
    if on:
        box(painter, rect, 3, "accentFill" if enabled else "mute", "" if enabled else "line2")
        _tick(painter, rect, theme().color("onFill" if enabled else "ink3"))
    else:
        box(painter, rect, 3, "hover" if hover else ("surface" if enabled else "panel"), "ctl" if enabled else "line2")


def _tick(painter: QPainter, rect: QRect, color: QColor) -> None:
    unit = rect.width() / 14
    pen = QPen(color, 1.8 * unit)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    x, y = rect.x(), rect.y()
    points = [QPointF(x + u * unit, y + v * unit) for u, v in ((3.6, 7.3), (6.0, 9.7), (10.6, 4.7))]
    painter.drawPolyline(QPolygonF(points))


def radio(painter: QPainter, rect: QRect, on: bool, enabled: bool = True, hover: bool = False) -> None:
    """Paint a radio button filling `rect`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ring = "accentFill" if on and enabled else ("ctl" if enabled else "line2")
    painter.setPen(QPen(theme().color(ring), 1))
    painter.setBrush(theme().color("hover" if hover and not on else ("surface" if enabled else "panel")))
    painter.drawEllipse(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5))
    if on:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color(ring))
        inset = rect.width() * 0.25
        painter.drawEllipse(QRectF(rect).adjusted(inset, inset, -inset, -inset))


def keycap_width(words: str) -> int:
    """Pixels a painted key needs."""
    return max(theme().px(18), width_of(words, "smallest") + theme().px(10))


def keycap(painter: QPainter, rect: QRect, words: str) -> None:
    """Paint a key of the keyboard with its words, filling `rect` (18 px high)."""
    box(painter, rect, 4, "surface", "line2")
    draw_text(painter, rect, words, "smallest", "ink2", CENTER)
