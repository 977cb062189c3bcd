"""Yes or no as a check box; one of a few, all in sight, as radio buttons."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QCheckBox, QRadioButton, QWidget

from ui.theme import RING, theme
from ui.widgets.choice_field import Choice
from ui.widgets.paint import check_box, draw_text, radio, width_of


class CheckBox(QCheckBox):
    """Yes or no. The words are shown as they are."""

    changed = Signal()

    def __init__(self, words: str, *, on: bool = False, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(name or words)
        self.setProperty(RING, 3)
        self.setChecked(on)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.toggled.connect(self.changed)

    def value(self) -> bool:
        return self.isChecked()

    def set_value(self, value: object) -> None:
        self.setChecked(bool(value))

    def own_problem(self) -> str:
        return ""

    def set_problem(self, kind: str) -> None:
        """A check box shows no mark of its own; the words stand under it."""

    def sizeHint(self) -> QSize:
        return mark_size(self._words)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        check_box(painter, mark_place(self), self.isChecked(), self.isEnabled(), self.underMouse())
        draw_mark_words(painter, self, self._words)


class RadioButton(QRadioButton):
    """One of a few. The words are shown as they are."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(words)
        self.setProperty(RING, 7)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        return mark_size(self._words)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        radio(painter, mark_place(self), self.isChecked(), self.isEnabled(), self.underMouse())
        draw_mark_words(painter, self, self._words)


def mark_size(words: str) -> QSize:
    """The size of a check box or radio button with its words."""
    px = theme().px
    return QSize(px(22) + width_of(words) + 2 if words else px(16), px(24))


def mark_place(widget: QWidget) -> QRect:
    """Where the box or circle stands in its button."""
    side = theme().px(14)
    return QRect(1, (widget.height() - side) // 2, side, side)


def draw_mark_words(painter: QPainter, widget: QWidget, words: str) -> None:
    """Paint the words behind a box or circle."""
    left = theme().px(22)
    token = "ink" if widget.isEnabled() else "ink3"
    draw_text(painter, QRect(left, 0, widget.width() - left, widget.height()), words, "body", token)


class RadioField(QWidget):
    """One of a few, all in sight; the arrow keys move the choice."""

    changed = Signal()

    def __init__(
        self, name: str, choices: Sequence[Choice], *, upright: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._values = [value for value, _ in choices]
        direction = QBoxLayout.Direction.TopToBottom if upright else QBoxLayout.Direction.LeftToRight
        layout = QBoxLayout(direction, self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 if upright else theme().px(16))
        for number, (_, words) in enumerate(choices):
            button = RadioButton(words, self)
            self._group.addButton(button, number)
            layout.addWidget(button)
        if not upright:
            layout.addStretch(1)
        self.setFocusProxy(self._group.button(0))
        self._group.idToggled.connect(self._on_toggled)

    def button(self, value: object) -> RadioButton:
        """The button of a value, to disable it with a reason or to put something beside it."""
        found = self._group.button(self._values.index(value))
        assert isinstance(found, RadioButton)
        return found

    def value(self) -> Any:
        """The value chosen; None when nothing is."""
        number = self._group.checkedId()
        return self._values[number] if number >= 0 else None

    def set_value(self, value: object) -> None:
        if value in self._values:
            self._group.button(self._values.index(value)).setChecked(True)

    def own_problem(self) -> str:
        return ""

    def set_problem(self, kind: str) -> None:
        """Radio buttons show no mark of their own; the words stand under them."""

    def _on_toggled(self, number: int, on: bool) -> None:
        if on:
            self.setFocusProxy(self._group.button(number))
            self.changed.emit()


class ChecksField(QWidget):
    """Any of a few, each a check box; `value()` is a tuple of the values chosen, in the order shown."""

    changed = Signal()

    def __init__(
        self, name: str, choices: Sequence[Choice], *, upright: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        direction = QBoxLayout.Direction.TopToBottom if upright else QBoxLayout.Direction.LeftToRight
        layout = QBoxLayout(direction, self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 if upright else theme().px(16))
        self._boxes = [(value, CheckBox(words, parent=self)) for value, words in choices]
        for _, check in self._boxes:
            check.toggled.connect(self.changed)
            layout.addWidget(check)
        if not upright:
            layout.addStretch(1)
        if self._boxes:
            self.setFocusProxy(self._boxes[0][1])

    def value(self) -> tuple[Any, ...]:
        return tuple(value for value, check in self._boxes if check.isChecked())

    def set_value(self, value: object) -> None:
        wanted = tuple(value) if isinstance(value, (list, tuple, set, frozenset)) else ()
        for own, check in self._boxes:
            check.setChecked(own in wanted)

    def own_problem(self) -> str:
        return ""

    def set_problem(self, kind: str) -> None:
        """Check boxes show no mark of their own; the words stand under them."""
