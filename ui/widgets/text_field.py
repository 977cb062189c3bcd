"""Typed text: one line or several, pasted plain, with a limit that is shown and never cuts in silence."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QMimeData, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from ui.theme import theme

MARKS = {"error": ("octagon-alert", "bad"), "warning": ("triangle-alert", "warn")}
"""What stands at the right end of a field with a problem: icon and colour role."""
_ENOUGH = 1_000_000


def over_limit(length: int, limit: int | None) -> str:
    """What to say about a text that is longer than its limit; empty when it fits."""
    return f"{length:,} of {limit:,} characters. Shorten it." if limit is not None and length > limit else ""


class TextField(QLineEdit):
    """One line of text. `icon` stands at the left end; Esc leaves the text as it is."""

    changed = Signal()

    def __init__(
        self, name: str, *, placeholder: str = "", limit: int | None = None, icon: str = "", width: int = 0,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._icon, self._limit, self._problem = icon, limit, ""
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setMaxLength(_ENOUGH)
        self.setFixedHeight(theme().px(28))
        self.setFont(theme().font("body"))
        if width:
            self.setFixedWidth(theme().px(width))
        self._set_margins()
        self.textChanged.connect(self.changed)

    def value(self) -> Any:
        """The text without blanks at its ends."""
        return self.text().strip()

    def set_value(self, value: object) -> None:
        self.setText("" if value is None else str(value))
        self.setCursorPosition(0)

    def own_problem(self) -> str:
        """What is wrong with the text by itself, in words; empty when nothing is."""
        return over_limit(len(self.text()), self._limit)

    def set_problem(self, kind: str) -> None:
        """Show the border and icon of an "error" or a "warning"; "" takes them away."""
        self._problem = kind
        self.setProperty("problem", kind)
        self.style().unpolish(self)
        self.style().polish(self)
        self._set_margins()
        self.update()

    def _right_room(self) -> int:
        return theme().px(22) if self._problem else 0

    def _set_margins(self) -> None:
        self.setTextMargins(theme().px(22) if self._icon else 0, 0, self._right_room(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        px = theme().px
        if self._icon:
            theme().draw_icon(painter, self._icon, QRect(px(8), 0, px(16), self.height()), "ink2", 15)
        if self._problem:
            icon, token = MARKS[self._problem]
            theme().draw_icon(painter, icon, QRect(self.width() - px(26), 0, px(20), self.height()), token, 15)


class TextArea(QPlainTextEdit):
    """Several lines of text. Tab leaves the field; what is pasted comes in as plain text."""

    changed = Signal()

    def __init__(
        self, name: str, *, placeholder: str = "", limit: int | None = None, lines: int = 4,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._limit, self._problem, self._lines = limit, "", lines
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setFont(theme().font("body"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self.changed)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(240), theme().metrics("body").lineSpacing() * self._lines + theme().px(14))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(80), self.sizeHint().height())

    def value(self) -> str:
        """The text without blanks at its ends."""
        return self.toPlainText().strip()

    def set_value(self, value: object) -> None:
        self.setPlainText("" if value is None else str(value))

    def own_problem(self) -> str:
        """What is wrong with the text by itself, in words; empty when nothing is."""
        return over_limit(len(self.toPlainText()), self._limit)

    def set_problem(self, kind: str) -> None:
        """Show the border and icon of an "error" or a "warning"; "" takes them away."""
        self._problem = kind
        self.setProperty("problem", kind)
        self.style().unpolish(self)
        self.style().polish(self)
        self.viewport().update()

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(source.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._problem:
            icon, token = MARKS[self._problem]
            px = theme().px
            place = QRect(self.viewport().width() - px(20), px(2), px(18), px(18))
            theme().draw_icon(QPainter(self.viewport()), icon, place, token, 15)
