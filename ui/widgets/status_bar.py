"""The bar at the foot of the window: whether all is saved, work under way, what is selected."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStatusBar, QWidget

from ui.theme import theme
from ui.widgets.header import IconLabel
from ui.widgets.label import Label
from ui.widgets.paint import line


class StatusBar(QStatusBar):
    """26 px. The saved state at the left, then places for work under way, the selection at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        px = theme().px
        self.setSizeGripEnabled(False)
        self.setFixedHeight(px(26))
        content = QWidget(self)
        content.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._row = QHBoxLayout(content)
        self._row.setContentsMargins(px(10), 0, px(10), 0)
        self._row.setSpacing(px(6))
        self._icon = IconLabel("circle-check", "ok", 14)
        self._saved = Label("", "small", "ink2")
        self._selection = Label("", "small", "ink2", right=True)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._saved)
        self._row.addStretch(1)
        self._row.addWidget(self._selection)
        self.setContentsMargins(0, 0, 0, 0)
        self.addWidget(content, 1)

    def set_saved(self, words: str, icon: str = "circle-check", token: str = "ok") -> None:
        """Say what is saved: "All changes saved at 10:42 AM"."""
        self._icon.set_icon(icon, token)
        self._saved.setText(words)

    def set_selection(self, words: str) -> None:
        """Say what is selected: "1 selected · 137 of 412 people"."""
        self._selection.setText(words)

    def saved_words(self) -> str:
        return self._saved.text()

    def selection_words(self) -> str:
        return self._selection.text()

    def add_work(self, widget: QWidget) -> None:
        """Put a progress line behind the saved state; it leaves when it is deleted."""
        self._row.insertWidget(2, widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("chrome"))
        line(painter, 0, 0, self.width() - 1, 0)
