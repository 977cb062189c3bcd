"""What the program says without a dialog: the Undo notice at the bottom, and bars above the content."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import theme
from ui.widgets.buttons import Button, IconButton
from ui.widgets.header import IconLabel
from ui.widgets.label import Label
from ui.widgets.paint import box

Kind = Literal["info", "ok", "warn", "bad"]
LASTS = 8000
"""Milliseconds an Undo notice stays."""
_LOOKS: dict[str, tuple[str, str, str]] = {
    "info": ("info", "accent", "sel"),
    "ok": ("circle-check", "ok", "okSoft"),
    "warn": ("triangle-alert", "warn", "warnSoft"),
    "bad": ("octagon-alert", "bad", "badSoft"),
}


def announce(widget: QWidget, words: str) -> None:
    """Have a screen reader say something that appeared without taking the focus."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))


class _UndoButton(Button):
    """Words in the notice's own ink."""

    def _ground(self) -> str:
        return ""

    def _paint_content(self, painter: QPainter, ink: str) -> None:
        super()._paint_content(painter, "surface")


class Notice(QWidget):
    """The dark bar that says what was done and offers Undo for eight seconds; the pointer on it keeps it."""

    undone = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        px = theme().px
        self.setFixedHeight(px(32))
        row = QHBoxLayout(self)
        row.setContentsMargins(px(10), 0, px(8), 0)
        row.setSpacing(px(8))
        self._icon = IconLabel("circle-check", "surface", 16)
        self._words = Label("", "body", "surface")
        self._undo = _UndoButton("Undo", kind="plain", small=True)
        self._keys = Label("Ctrl Z", "small", "surface")
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)
        row.addSpacing(px(40))
        row.addWidget(self._undo)
        row.addWidget(self._keys)
        self._timer = QTimer(self, singleShot=True, interval=LASTS)
        self._timer.timeout.connect(self.hide)
        self._undo.clicked.connect(self._on_undo)
        self.hide()

    def tell(self, words: str, *, undo: bool = True) -> None:
        """Say what happened ("Meeting logged"); with `undo` the button stands behind it."""
        self._words.setText(words)
        self._undo.setVisible(undo)
        self._keys.setVisible(undo)
        self.setAccessibleName(words)
        self.adjustSize()
        self.show()
        self.raise_()
        self._timer.start()
        announce(self, f"{words}. Control Z undoes it." if undo else words)

    def words(self) -> str:
        """What is said now; empty when nothing is."""
        return self._words.text() if self.isVisible() else ""

    def _on_undo(self) -> None:
        self.hide()
        self.undone.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        self._timer.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        box(QPainter(self), self.rect(), 5, "ink")


class MessageBar(QWidget):
    """A bar above the content: what is the matter and what to do; `lead` stands first in a stronger weight.

    Without words it is hidden; `say` shows something else, `clear` hides it again.
    """

    closed = Signal()

    def __init__(
        self, kind: Kind = "info", words: str = "", *, lead: str = "", trailing: str = "", icon: str = "",
        actions: Sequence[tuple[str, Callable[[], object]]] = (), details: str = "", boxed: bool = False,
        closable: bool = False, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._boxed, self._closable = boxed, closable
        px = theme().px
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(8 if boxed else 20), px(5), px(8 if boxed else 16), px(5))
        self._content: QWidget | None = None
        self._said = ""
        self._kind: Kind = kind
        self.say(kind, words, lead=lead, trailing=trailing, icon=icon, actions=actions, details=details)

    def say(
        self, kind: Kind, words: str, *, lead: str = "", trailing: str = "", icon: str = "",
        actions: Sequence[tuple[str, Callable[[], object]]] = (), details: str = "",
    ) -> None:  # fmt: skip
        """Show this instead; nothing when there are no words."""
        self._kind = kind
        self._said = f"{lead} {words}".strip()
        if self._content is not None:
            self._column.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        self._content = QWidget()
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.setSpacing(theme().px(8))
        column.addLayout(row)
        own_icon, token, _ = _LOOKS[kind]
        row.addWidget(IconLabel(icon or own_icon, token, 16), 0, Qt.AlignmentFlag.AlignVCenter)
        self._add_words(row, lead, words, trailing)
        for number, (text, act) in enumerate(actions):
            button = Button(text, small=True, kind="standard" if number == 0 else "plain")
            button.clicked.connect(lambda _=False, act=act: act())
            row.addWidget(button)
        self._add_details(column, row, details)
        if self._closable:
            close = IconButton("x", "Close this message", small=True)
            close.clicked.connect(self._on_closed)
            row.addWidget(close)
        self._column.addWidget(self._content)
        self.setAccessibleName(self._said)
        self._reveal()
        self.update()
        if self._said and self.isVisible():
            announce(self, self._said)

    def _reveal(self) -> None:
        """Show or hide the bar; one that stands in no layout yet is left to be shown with its parent."""
        if not self._said:
            self.hide()
        elif self.parentWidget() is not None:
            self.show()
        else:
            self.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, False)

    def clear(self) -> None:
        """Say nothing."""
        self.say("info", "")

    def words(self) -> str:
        """What is said; empty when nothing is."""
        return self._said

    @staticmethod
    def _add_words(row: QHBoxLayout, lead: str, words: str, trailing: str) -> None:
        if lead:
            row.addWidget(Label(lead, "key"))
        label = Label(words, "body", wrap=not lead)
        label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        label.setMinimumHeight(theme().px(24))
        row.addWidget(label, 1)
        if trailing:
            row.addWidget(Label(trailing, "small", "ink2"))

    @staticmethod
    def _add_details(column: QVBoxLayout, row: QHBoxLayout, details: str) -> None:
        if not details:
            return
        text = QPlainTextEdit(details)
        text.setReadOnly(True)
        text.setAccessibleName("Details")
        text.setFixedHeight(theme().px(120))
        text.hide()
        show = Button("Show details", small=True, kind="plain")

        def toggle() -> None:
            text.setVisible(text.isHidden())
            show.set_words("Show details" if text.isHidden() else "Hide details")

        show.clicked.connect(toggle)
        row.addWidget(show)
        column.addWidget(text)

    def _on_closed(self) -> None:
        self.hide()
        self.closed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._boxed:
            box(painter, self.rect(), 5, _LOOKS[self._kind][2])
        else:
            painter.fillRect(self.rect(), theme().color(_LOOKS[self._kind][2]))
