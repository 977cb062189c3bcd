"""The cadence strip as a widget: a mark a month with its name, to be walked with the arrow keys; and its legend."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.theme import theme
from ui.widgets.cadence_paint import MARKS, draw_mark
from ui.widgets.notice import announce
from ui.widgets.paint import CENTER, box, draw_text, width_of
from ui.widgets.tips import plain_tip

_WORDS = {
    "met": "Met",
    "late": "Late",
    "missed": "Missed",
    "due": "Due now",
    "upcoming": "Upcoming",
    "paused": "Paused",
}


@dataclass(frozen=True)
class Month:
    """One month of a strip: its short name, its mark, the whole month in words, what happened."""

    name: str
    mark: str
    full_name: str = ""
    words: str = ""

    @property
    def said(self) -> str:
        """How the month is read aloud: "March, due now"."""
        said = f"{self.full_name or self.name}, {MARKS[self.mark]}"
        return f"{said}, {self.words}" if self.words else said


class CadenceStrip(QWidget):
    """Months side by side. `opened` tells the number of a month on Enter or a click; `size` is a mark's diameter."""

    opened = Signal(int)

    def __init__(
        self, name: str, months: Sequence[Month] = (), *, size: int = 24, names: bool = True,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._name, self._size, self._names = name, size, names
        self._months: list[Month] = []
        self._here = -1
        self._keyboard = names
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if names else Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_months(months)

    def set_months(self, months: Sequence[Month]) -> None:
        """Show other months; the one due now, or else the last that has passed, is the one arrows start from."""
        self._months = list(months)
        marks = [month.mark for month in self._months]
        passed = [n for n, mark in enumerate(marks) if mark not in ("upcoming",)]
        self._here = marks.index("due") if "due" in marks else (passed[-1] if passed else 0)
        self._say()
        self.updateGeometry()
        self.update()

    def current(self) -> int:
        """The number of the month the arrow keys stand on."""
        return self._here

    def _say(self) -> None:
        month = self._months[self._here] if 0 <= self._here < len(self._months) else None
        self.setAccessibleName(f"{self._name}: {month.said}" if month is not None else self._name)
        self.setAccessibleDescription(", ".join(month.said for month in self._months))

    def sizeHint(self) -> QSize:
        px = theme().px
        step = self._size + (px(19) if self._names else px(6))
        return QSize(len(self._months) * step, px(self._size) + (px(26) if self._names else px(2)))

    def minimumSizeHint(self) -> QSize:
        return QSize(len(self._months) * (theme().px(self._size) + 2), self.sizeHint().height())

    def _place(self, number: int) -> QRect:
        if not self._names:
            return QRect(number * theme().px(self._size + 6), 0, theme().px(self._size), self.height())
        step = self.width() / max(1, len(self._months))
        return QRect(round(number * step), 0, round(step), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        px = theme().px
        for number, month in enumerate(self._months):
            place = self._place(number)
            top = QRect(place.x(), place.y() + (px(3) if self._names else 0), place.width(), px(self._size))
            if not self._names:
                top = place
            draw_mark(painter, top.adjusted(0, (top.height() - px(self._size)) // 2, 0, 0)
                      if not self._names else top, month.mark)  # fmt: skip
            if self._names:
                due = month.mark == "due"
                under = QRect(place.x() - px(8), top.bottom() + px(4), place.width() + px(16), px(16))
                draw_text(painter, under, month.name, "sub" if due else "smallest", "ink" if due else "ink2", CENTER)
            if number == self._here and self.hasFocus():
                side = px(self._size) + px(6)
                ring = QRect(0, 0, side, side)
                ring.moveCenter(top.center())
                box(painter, ring, side // 2, "", "accent", 2)

    def _step(self, to: int) -> None:
        self._here = min(len(self._months) - 1, max(0, to))
        self._say()
        self.update()
        if self._months:
            announce(self, self._months[self._here].said)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {
            Qt.Key.Key_Left: self._here - 1,
            Qt.Key.Key_Right: self._here + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self._months) - 1,
        }
        key = Qt.Key(event.key())
        if key in moves:
            self._step(moves[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._months:
            self.opened.emit(self._here)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = self._at(event.position().toPoint().x())
        if number >= 0:
            self._step(number)
            self.opened.emit(number)

    def _at(self, x: int) -> int:
        found = (n for n in range(len(self._months)) if self._place(n).left() <= x <= self._place(n).right())
        return next(found, -1)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            number = self._at(event.pos().x())
            if number >= 0:
                QToolTip.showText(event.globalPos(), plain_tip(self._months[number].said), self)
                return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()


class CadenceLegend(QWidget):
    """The marks with their words; `marks` leaves out those that do not occur."""

    def __init__(
        self, marks: Sequence[str] = ("met", "late", "missed", "due", "upcoming"), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._marks = list(marks)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Marks: " + ", ".join(_WORDS[mark] for mark in self._marks))

    def sizeHint(self) -> QSize:
        return QSize(theme().px(60) * len(self._marks), theme().px(18))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        px = theme().px
        left = 0
        for mark in self._marks:
            draw_mark(painter, QRect(left, 0, px(13), self.height()), mark)
            words = _WORDS[mark]
            draw_text(painter, QRect(left + px(20), 0, px(120), self.height()), words, "small", "ink2")
            left += px(20) + width_of(words, "small") + px(16)
