"""A few views of the same thing side by side, one of them shown: "Waiting 6 | Accepted 41 | Declined 5"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from ui.theme import RING, theme
from ui.widgets.paint import box, draw_text, line, width_of


@dataclass(frozen=True)
class Segment:
    """One part: its key, its words, a count behind them, an icon in a colour role before them."""

    key: str
    words: str
    count: int | None = None
    icon: str = ""
    token: str = "ink2"

    @property
    def text(self) -> str:
        return self.words if self.count is None else f"{self.words} {self.count:,}"


class _Part(QAbstractButton):
    step_wanted = Signal(int)

    def __init__(self, segment: Segment, first: bool, last: bool, small: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._first, self._last, self._small = first, last, small
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty(RING, 5)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_segment(segment)

    def set_segment(self, segment: Segment) -> None:
        self.segment = segment
        self.setAccessibleName(segment.text)
        self.updateGeometry()
        self.update()

    def _role(self) -> str:
        if self._small:
            return "sub" if self.isChecked() else "small_key"
        return "strong" if self.isChecked() else "key"

    def sizeHint(self) -> QSize:
        px = theme().px
        bold = "sub" if self._small else "strong"
        icon = px(22) if self.segment.icon else 0
        return QSize(width_of(self.segment.text, bold) + icon + px(22), px(26 if self._small else 28))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        px = theme().px
        if self.isChecked() or self.underMouse():
            painter.setClipPath(self._shape())
            painter.fillRect(self.rect(), theme().color("sel" if self.isChecked() else "hover"))
            painter.setClipping(False)
        left = px(11)
        if self.segment.icon:
            token = "accent" if self.isChecked() and self.segment.token == "ink2" else self.segment.token
            theme().draw_icon(painter, self.segment.icon, QRect(left, 0, px(16), self.height()), token, 15)
            left += px(22)
        token = "ink" if self.isChecked() else "ink2"
        token = token if self.isEnabled() else "ink3"
        draw_text(painter, QRect(left, 0, self.width() - left, self.height()), self.segment.text, self._role(), token)
        if not self._last:
            line(painter, self.width() - 1, 0, self.width() - 1, self.height() - 1, "line2")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if by is None:
            super().keyPressEvent(event)
        else:
            self.step_wanted.emit(-by if self.isRightToLeft() else by)

    def _shape(self) -> QPainterPath:
        inner = QRectF(self.rect()).adjusted(1 if self._first else 0, 1, -1 if self._last else 0, -1)
        path = QPainterPath()
        path.addRoundedRect(inner, 4, 4)
        if not self._first:
            path.addRect(inner.adjusted(0, 0, -inner.width() / 2, 0))
        if not self._last:
            path.addRect(inner.adjusted(inner.width() / 2, 0, 0, 0))
        path.setFillRule(Qt.FillRule.WindingFill)
        return path


class Segmented(QWidget):
    """The parts; Left and Right move the choice. `changed` tells the key that was chosen."""

    changed = Signal(str)

    def __init__(
        self, name: str, segments: Sequence[Segment], *, small: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._group = QButtonGroup(self)
        self._parts: list[_Part] = []
        for number, segment in enumerate(segments):
            part = _Part(segment, number == 0, number == len(segments) - 1, small, self)
            self._group.addButton(part, number)
            part.step_wanted.connect(self._step)
            self._parts.append(part)
            layout.addWidget(part)
        if self._parts:
            self._parts[0].setChecked(True)
            self._stop_at(0)
        self._group.idToggled.connect(self._on_toggled)

    def value(self) -> str:
        """The key of the part that is shown."""
        number = self._group.checkedId()
        return self._parts[number].segment.key if number >= 0 else ""

    def set_value(self, key: str) -> None:
        for part in self._parts:
            if part.segment.key == key:
                part.setChecked(True)

    def set_counts(self, counts: dict[str, int]) -> None:
        """Change the counts of the parts that are named."""
        for part in self._parts:
            s = part.segment
            if s.key in counts:
                part.set_segment(Segment(s.key, s.words, counts[s.key], s.icon, s.token))

    def paintEvent(self, event: QPaintEvent) -> None:
        box(QPainter(self), self.rect(), 5, "surface", "line2")

    def _on_toggled(self, number: int, on: bool) -> None:
        if on:
            self._stop_at(number)
            self.changed.emit(self._parts[number].segment.key)

    def _stop_at(self, number: int) -> None:
        """Tab stops at the part that is shown and at no other."""
        for one, part in enumerate(self._parts):
            part.setFocusPolicy(Qt.FocusPolicy.StrongFocus if one == number else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self._parts[number])

    def _step(self, by: int) -> None:
        number = min(max(self._group.checkedId() + by, 0), len(self._parts) - 1)
        self._parts[number].setChecked(True)
        self._parts[number].setFocus(Qt.FocusReason.TabFocusReason)
