"""A date, typed in any usual way or chosen in a month sheet."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QDate, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCalendarWidget, QFrame, QVBoxLayout, QWidget

from ui.theme import theme
from ui.widgets.text_field import TextField
from ui.widgets.today import today

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})$")
_US = re.compile(r"(\d{1,2})[/.](\d{1,2})(?:[/.](\d{2}|\d{4}))?$")
_MONTH_FIRST = re.compile(r"([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:\s*,?\s+(\d{4}))?$")
_DAY_FIRST = re.compile(r"(\d{1,2})\.?\s+([A-Za-z]{3,9})\.?(?:\s*,?\s+(\d{4}))?$")
_AWAY = re.compile(r"\+\s*(\d{1,3})$")


def written(day: date) -> str:
    """A date as the field shows it: "Mar 16, 2027"."""
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"


def read_date(words: str, today: date | None) -> date | None:
    """The date meant by "2027-03-16", "3/16/27", "Mar 16", "16 March 2027", "today", "+7"; None when unreadable.

    Without a year the one nearest to today is taken; where today is not known, such words mean nothing.
    """
    text = words.strip()
    near = {"today": 0, "tomorrow": 1, "yesterday": -1}.get(text.lower())
    away = _AWAY.match(text)
    if near is not None or away is not None:
        days = near if near is not None else int(away.group(1)) if away else 0
        return today + timedelta(days=days) if today is not None else None
    parts = _parts(text)
    if parts is None:
        return None
    year, month, day = parts
    if year is not None:
        return _made(year + 2000 if year < 100 else year, month, day)
    if today is None:
        return None
    years = [found for y in (-1, 0, 1) if (found := _made(today.year + y, month, day)) is not None]
    return min(years, key=lambda found: abs(found - today), default=None)


def _parts(text: str) -> tuple[int | None, int, int] | None:
    if found := _ISO.match(text):
        return int(found[1]), int(found[2]), int(found[3])
    if found := _US.match(text):
        return (int(found[3]) if found[3] else None), int(found[1]), int(found[2])
    if found := _MONTH_FIRST.match(text):
        return (int(found[3]) if found[3] else None), _month(found[1]), int(found[2])
    if found := _DAY_FIRST.match(text):
        return (int(found[3]) if found[3] else None), _month(found[2]), int(found[1])
    return None


def _month(word: str) -> int:
    names = [name.lower() for name in MONTHS]
    return names.index(word[:3].lower()) + 1 if word[:3].lower() in names else 0


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


class DateField(TextField):
    """`value()` is a date or None. Alt+Down or the sheet at the right end opens a month; Up and Down move a day."""

    def __init__(
        self, name: str, *, today: Callable[[], date | None] = today, placeholder: str = "Mar 16, 2027",
        width: int = 140, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        self._today = today
        super().__init__(name, placeholder=placeholder, width=width, parent=parent)
        self.editingFinished.connect(self._on_editing_finished)

    def value(self) -> date | None:
        return read_date(self.text(), self._today()) if self.text().strip() else None

    def set_value(self, value: object) -> None:
        self.setText(written(value) if isinstance(value, date) else "")

    def own_problem(self) -> str:
        if self.text().strip() and self.value() is None:
            return "Not a date. Write it as Mar 16, 2027 or 2027-03-16."
        return ""

    def open_month(self) -> None:
        """Show a month to choose from, under the field."""
        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popup.setProperty("ground", "pop")
        sheet = QCalendarWidget(popup)
        sheet.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        day = self.value() or self._today()
        if day is not None:
            sheet.setSelectedDate(QDate(day.year, day.month, day.day))
        layout = QVBoxLayout(popup)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(sheet)

        def choose(chosen: QDate) -> None:
            self.set_value(date(chosen.year(), chosen.month(), chosen.day()))
            popup.close()

        sheet.clicked.connect(choose)
        sheet.activated.connect(choose)
        popup.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        popup.show()
        sheet.setFocus()

    def _on_editing_finished(self) -> None:
        day = self.value()
        if day is not None and self.text() != written(day):
            self.setText(written(day))

    def _right_room(self) -> int:
        return theme().px(22) + super()._right_room()

    def _sheet_place(self) -> QRect:
        px = theme().px
        left = self.width() - px(26) - super()._right_room()
        return QRect(left, 0, px(22), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme().draw_icon(QPainter(self), "calendar-days", self._sheet_place(), "ink2", 15)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._sheet_place().contains(event.position().toPoint()) and self.isEnabled() and not self.isReadOnly():
            self.open_month()
            return
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        down = event.key() == Qt.Key.Key_Down
        if self.isReadOnly() or event.key() not in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            super().keyPressEvent(event)
        elif down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_month()
        elif (day := self.value() or self._today()) is not None:
            self.set_value(day + timedelta(days=-1 if down else 1))
