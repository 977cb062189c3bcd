"""A time of day, typed in any usual way; and days of the week as a row of toggles."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from ui.theme import RING, theme
from ui.widgets.paint import CENTER, box, draw_text, width_of
from ui.widgets.text_field import TextField

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAY = 24 * 60
_WORDS = {"noon": 720, "midnight": 0}
_TIME = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?\s*([ap])?\.?\s*(?:m\.?)?$", re.IGNORECASE)


def read_time(words: str) -> int | None:
    """Minutes after midnight meant by "5 PM", "17:00", "5:30p", "noon"; 24:00 is the end of the day; else None."""
    text = words.strip().casefold()
    if text in _WORDS:
        return _WORDS[text]
    found = _TIME.match(text)
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    minutes = hour * 60 + minute
    return minutes if minute < 60 and minutes <= _DAY else None


def written_time(minutes: int) -> str:
    """A time as the field shows it: "5 PM", "5:30 PM", "midnight" at the end of the day."""
    if minutes == _DAY:
        return "24:00"
    hour, minute = divmod(minutes, 60)
    half = "PM" if hour >= 12 else "AM"
    return f"{hour % 12 or 12}{f':{minute:02}' if minute else ''} {half}"


class TimeField(TextField):
    """`value()` is minutes after midnight or None. Up and Down move half an hour."""

    def __init__(self, name: str, *, placeholder: str = "5 PM", width: int = 84, parent: QWidget | None = None) -> None:
        super().__init__(name, placeholder=placeholder, width=width, parent=parent)
        self.editingFinished.connect(self._on_editing_finished)

    def value(self) -> int | None:
        return read_time(self.text()) if self.text().strip() else None

    def set_value(self, value: object) -> None:
        self.setText(written_time(value) if isinstance(value, int) else "")

    def own_problem(self) -> str:
        if self.text().strip() and self.value() is None:
            return "Not a time of day. Write it as 5 PM or 17:00."
        return ""

    def _on_editing_finished(self) -> None:
        minutes = self.value()
        if minutes is not None and self.text() != written_time(minutes):
            self.setText(written_time(minutes))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Up, Qt.Key.Key_Down) or self.isReadOnly():
            super().keyPressEvent(event)
            return
        step = 30 if event.key() == Qt.Key.Key_Up else -30
        minutes = self.value()
        self.set_value(9 * 60 if minutes is None else min(_DAY, max(0, minutes + step)))


class _Day(QAbstractButton):
    def __init__(self, day: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = day[:2]
        self.setCheckable(True)
        self.setAccessibleName(day)
        self.setToolTip(day)
        self.setProperty(RING, 5)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(max(theme().px(30), width_of(self._words, "small_key") + theme().px(12)), theme().px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        on = self.isChecked()
        ground = "sel" if on else ("hover" if self.underMouse() else "surface")
        box(painter, self.rect(), 5, ground, "accent" if on else "line2")
        draw_text(painter, self.rect(), self._words, "sub" if on else "small_key", "ink" if on else "ink2", CENTER)


class DaysField(QWidget):
    """`value()` is a tuple of days, Monday being 0. Left and Right move between the days, Space chooses."""

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().px(3))
        self._days = [_Day(day, self) for day in DAYS]
        for day in self._days:
            day.toggled.connect(self.changed)
            layout.addWidget(day)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self._days[0])

    def value(self) -> tuple[int, ...]:
        return tuple(number for number, day in enumerate(self._days) if day.isChecked())

    def set_value(self, value: object) -> None:
        wanted = value if isinstance(value, Sequence) else ()
        for number, day in enumerate(self._days):
            day.setChecked(number in wanted)

    def own_problem(self) -> str:
        return ""

    def set_problem(self, kind: str) -> None:
        """Toggles show no mark of their own; the words stand under them."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()))
        here = next((number for number, day in enumerate(self._days) if day.hasFocus()), None)
        if way is None or here is None:
            super().keyPressEvent(event)
        else:
            self._days[(here + way) % len(self._days)].setFocus()
