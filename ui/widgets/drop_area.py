"""A place to drop a file on: a dashed box with a few words, and a button for those who rather choose."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import theme
from ui.widgets.buttons import Button
from ui.widgets.header import IconLabel
from ui.widgets.label import Label


def file_in(data: QMimeData) -> Path | None:
    """The one file of this computer that is dragged; None for anything else."""
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return files[0] if len(files) == 1 else None


class DropArea(QWidget):
    """`dropped` tells the file; `pressed` that the button was."""

    dropped = Signal(object)
    pressed = Signal()

    def __init__(
        self, title: str, words: str, button: str, *, height: int = 152, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        px = theme().px
        self._over = False
        self.setAcceptDrops(True)
        self.setMinimumHeight(px(height))
        self.setAccessibleName(f"{title}. {words}")
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(16), px(16), px(16))
        column.setSpacing(px(6))
        column.addStretch(1)
        column.addWidget(IconLabel("upload", "ink2", 24), 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (Label(title, "strong"), Label(words, "small", "ink2", wrap=True)):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
            column.addWidget(label)
        self.button = Button(button, "folder-open")
        self.button.clicked.connect(self.pressed)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self.setFocusProxy(self.button)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if file_in(event.mimeData()) is not None:
            self._over = True
            event.acceptProposedAction()
            self.update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._over = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        self._over = False
        self.update()
        path = file_in(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.dropped.emit(path)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme().color("accent" if self._over else "ctl"), 1)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(theme().color("sel" if self._over else "panel"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
