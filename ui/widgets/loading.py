"""Work under way in a pane: nothing at first, then grey bars in the rhythm of rows, then progress and Cancel."""

from __future__ import annotations

from PySide6.QtCore import QRect, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import theme
from ui.widgets.bars import ProgressBar
from ui.widgets.buttons import Button
from ui.widgets.label import Label
from ui.widgets.paint import box

BARS_AFTER = 200
PROGRESS_AFTER = 2000
"""Milliseconds until the bars and the sentence, and until progress and Cancel, are shown."""
_WIDTHS = (1.0, 0.7, 0.84, 0.92, 0.6)


class Loading(QWidget):
    """Shows `words` ("Reading 412 people"); `start` and `stop` it around the work."""

    cancelled = Signal()

    def __init__(self, words: str = "", *, cancellable: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cancellable = cancellable
        self._shown = False
        px = theme().px
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(20), px(12), px(16), px(12))
        line = QHBoxLayout()
        self._words = Label(words, "body", "ink2")
        self._cancel = Button("Cancel", small=True)
        self._cancel.clicked.connect(self.cancelled)
        self._bar = ProgressBar("Progress")
        self._bar.setFixedWidth(px(160))
        line.addWidget(self._words)
        line.addStretch(1)
        line.addWidget(self._bar)
        line.addWidget(self._cancel)
        layout.addLayout(line)
        layout.addStretch(1)
        self._soon = QTimer(self, singleShot=True, interval=BARS_AFTER)
        self._soon.timeout.connect(self._on_bars_due)
        self._late = QTimer(self, singleShot=True, interval=PROGRESS_AFTER)
        self._late.timeout.connect(self._on_progress_due)
        self.stop()

    def start(self, words: str) -> None:
        """Begin to wait: the pane is covered at once, words and bars come after 200 ms."""
        self._words.setText(words)
        self.setAccessibleName(words)
        self._bar.set_share(0.0)
        self._soon.start()
        self._late.start()
        self.show()
        self.raise_()

    def set_progress(self, done: int, total: int) -> None:
        """Say how far the work is."""
        self._bar.set_share(done / total if total else 0.0, f"{done:,} of {total:,}")

    def stop(self) -> None:
        """The work is done: show nothing."""
        self._soon.stop()
        self._late.stop()
        self._shown = False
        for part in (self._words, self._bar, self._cancel):
            part.hide()
        self.hide()

    def _on_bars_due(self) -> None:
        self._shown = True
        self._words.show()
        self.update()

    def _on_progress_due(self) -> None:
        self._bar.show()
        self._cancel.setVisible(self._cancellable)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("surface"))
        if not self._shown:
            return
        px = theme().px
        step, top, number = theme().row_height(), px(48), 0
        room = self.width() - px(40)
        while top < self.height() - step:
            width = round(room * _WIDTHS[number % len(_WIDTHS)])
            box(painter, QRect(px(20), top + (step - px(8)) // 2, width, px(8)), 3, "mute")
            top, number = top + step, number + 1
