"""Initials in a square, where a portrait might be."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import theme
from ui.widgets.paint import CENTER, box, draw_text


class Avatar(QWidget):
    """36 px with up to three letters. It says nothing aloud; the name stands beside it."""

    def __init__(self, initials: str = "", size: int = 36, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._initials, self._side = initials, theme().px(size)
        self.setFixedSize(self._side, self._side)

    def set_initials(self, initials: str) -> None:
        """Show other letters."""
        self._initials = initials
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box(painter, self.rect(), 6, "mute")
        draw_text(painter, self.rect(), self._initials[:3], "strong", "ink2", CENTER)
