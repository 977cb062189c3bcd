"""One of several, chosen from a drop-down list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.theme import theme
from ui.widgets.paint import box, draw_text, width_of
from ui.widgets.text_field import MARKS

Choice = tuple[Any, str]
"""A value and the words it is shown as."""
_Index = QModelIndex | QPersistentModelIndex


class ListDelegate(QStyledItemDelegate):
    """Rows of a drop-down list: 28 px, the pointed-at row in the selection ground."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        return QSize(width_of(words) + theme().px(24), theme().px(28))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            box(painter, rect, 4, "sel")
        enabled = bool(state & QStyle.StateFlag.State_Enabled)
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        inner = rect.adjusted(theme().px(8), 0, -theme().px(8), 0)
        draw_text(painter, inner, words, token="ink" if enabled else "ink3")


class ChoiceField(QComboBox):
    """One of several. `optional` puts an empty first line, whose value is None."""

    changed = Signal()

    def __init__(
        self, name: str, choices: Sequence[Choice] = (), *, optional: str = "", small: bool = False, width: int = 0,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._problem, self._small, self._optional = "", small, optional
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(14)
        view = QListView(self)
        view.setItemDelegate(ListDelegate(view))
        self.setView(view)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        if width:
            self.setFixedWidth(theme().px(width))
        self.set_choices(choices)
        self.currentIndexChanged.connect(self.changed)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer other choices; the chosen value stays chosen when it is among them."""
        kept = self.value()
        blocked = self.blockSignals(True)
        self.clear()
        for value, words in ([(None, self._optional)] if self._optional else []) + list(choices):
            self.addItem(words, value)
        self.blockSignals(blocked)
        self.set_value(kept)

    def value(self) -> Any:
        """The value chosen; None when nothing is."""
        return self.currentData()

    def set_value(self, value: object) -> None:
        for row in range(self.count()):
            if self.itemData(row) == value:
                self.setCurrentIndex(row)
                return
        self.setCurrentIndex(0 if self.count() else -1)

    def own_problem(self) -> str:
        return ""

    def set_problem(self, kind: str) -> None:
        """Show the border and icon of an "error" or a "warning"; "" takes them away."""
        self._problem = kind
        self.update()

    def _role(self) -> str:
        return "small_key" if self._small else "body"

    def sizeHint(self) -> QSize:
        widest = max((width_of(self.itemText(row), self._role()) for row in range(min(self.count(), 60))), default=60)
        px = theme().px
        return QSize(min(widest, px(320)) + px(40), px(26 if self._small else 28))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(64), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        px = theme().px
        focus = self.hasFocus() or self.view().isVisible()
        border = MARKS[self._problem][1] if self._problem else ("ctl" if self.isEnabled() else "line2")
        box(painter, self.rect(), 5, "surface" if self.isEnabled() else "panel", "accent" if focus else border,
            2 if focus else 1)  # fmt: skip
        right = self.width() - px(24)
        theme().draw_icon(painter, "chevron-down", QRect(right, 0, px(18), self.height()), "ink2", 14)
        if self._problem:
            icon, token = MARKS[self._problem]
            theme().draw_icon(painter, icon, QRect(right - px(20), 0, px(20), self.height()), token, 15)
            right -= px(20)
        token = "ink" if self.isEnabled() and self.currentData() is not None else "ink3"
        draw_text(painter, QRect(px(8), 0, right - px(10), self.height()), self.currentText(), self._role(), token)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
