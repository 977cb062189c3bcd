"""An empty list: what is absent, and the one thing to do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import theme
from ui.widgets.buttons import Button
from ui.widgets.label import Label


class EmptyState(QWidget):
    """A title, a line of words and at most one button, in the middle of the room there is."""

    pressed = Signal()

    def __init__(self, title: str, words: str = "", button: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme().px(6))
        layout.addStretch(2)
        self._title = Label(title, "strong")
        self._words = Label(words, "body", "ink2", wrap=True)
        self._button = Button(button, small=True)
        self._button.clicked.connect(self.pressed)
        for part in (self._title, self._words):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(part)
        layout.addSpacing(theme().px(4))
        layout.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        self.set_words(title, words, button)

    def set_words(self, title: str, words: str = "", button: str = "") -> None:
        """Say something else; without words or button those are not shown."""
        self._title.setText(title)
        self._words.setText(words)
        self._words.setVisible(bool(words))
        self._button.set_words(button)
        self._button.setVisible(bool(button))
        self.setAccessibleName(f"{title} {words}".strip())
