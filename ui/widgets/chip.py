"""Status: a shape and a word. Passed things are quiet; only exceptions get a filled chip."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import theme
from ui.widgets.paint import box, draw_text, width_of

TONES: dict[str, tuple[str, str, str]] = {
    "ok": ("circle-check", "ok", "okSoft"),
    "warn": ("triangle-alert", "warn", "warnSoft"),
    "bad": ("octagon-alert", "bad", "badSoft"),
    "info": ("circle-dot", "accent", "sel"),
    "open": ("circle-dashed", "ink2", "mute"),
    "neutral": ("", "ink2", "mute"),
    "quiet": ("check", "ok", ""),
}
"""Tone -> the icon it has unless another is named, the role of its text, the role of its soft ground."""


@dataclass(frozen=True)
class Status:
    """What something is in one word or two: tone "ok", "warn", "bad", "info", "open", "neutral" or "quiet"."""

    words: str
    tone: str = "neutral"
    icon: str = ""

    def __str__(self) -> str:
        return self.words

    @property
    def drawing(self) -> str:
        """The icon's name."""
        return self.icon or TONES[self.tone][0]


def status_width(status: Status, soft: bool) -> int:
    """Pixels a status needs; soft means a filled chip."""
    px = theme().px
    icon = px(18 if soft else 20) if status.drawing else 0
    role = "small_key" if soft else "body"
    ground = soft and TONES[status.tone][2]
    return width_of(status.words, role) + icon + (px(13) if ground else px(2))


def draw_status(painter: QPainter, rect: QRect, status: Status) -> int:
    """Paint icon and word in the status colour, at the left of `rect`; gives the width that was used."""
    px = theme().px
    token = TONES[status.tone][1]
    left = rect.x()
    if status.drawing:
        theme().draw_icon(painter, status.drawing, QRect(left, rect.y(), px(15), rect.height()), token, 15)
        left += px(20)
    words = QRect(left, rect.y(), rect.right() - left + 1, rect.height())
    return left - rect.x() + draw_text(painter, words, status.words, "body", token)


def draw_chip(painter: QPainter, rect: QRect, status: Status) -> int:
    """Paint a chip of 20 px at the left of `rect`, filled unless its tone is quiet; gives the width that was used."""
    px = theme().px
    token, ground = TONES[status.tone][1], TONES[status.tone][2]
    height = px(20)
    width = min(rect.width(), status_width(status, True))
    place = QRect(rect.x(), rect.y() + (rect.height() - height) // 2, width, height)
    if ground:
        box(painter, place, 4, ground)
    left = place.x() + (px(5) if ground else 0)
    if status.drawing:
        theme().draw_icon(painter, status.drawing, QRect(left, place.y(), px(13), height), token, 13)
        left += px(18)
    elif ground:
        left += px(1)
    role, ink = ("small_key", token) if ground else ("small", "ink")
    draw_text(painter, QRect(left, place.y(), place.right() - left - px(3) + 1, height), status.words, role, ink)
    return width


class Chip(QWidget):
    """A status on a page, as a filled chip or, with `soft=False`, as icon and word alone."""

    def __init__(self, status: Status, *, soft: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._status, self._soft = status, soft
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(status.words)

    def set_status(self, status: Status) -> None:
        """Show another status."""
        self._status = status
        self.setAccessibleName(status.words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(status_width(self._status, self._soft) + 2, theme().px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        (draw_chip if self._soft else draw_status)(QPainter(self), self.rect(), self._status)
