"""The navigation at the left: the working cohort on top, the pages with their counts, Settings at the bottom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.theme import RING, theme
from ui.widgets.menus import ChoiceMenu
from ui.widgets.paint import RIGHT, box, draw_text, line

WIDE, NARROW = 204, 52
_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@dataclass(frozen=True)
class NavItem:
    """One page in the navigation."""

    key: str
    title: str
    icon: str
    count: int | None = None


class _Model(QAbstractListModel):
    def __init__(self, items: Sequence[NavItem], parent: QWidget) -> None:
        super().__init__(parent)
        self.items = list(items)

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        item = self.items[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return item.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return item.title if item.count is None else f"{item.title}, {item.count}"
        return None

    def set_count(self, key: str, count: int | None) -> None:
        for row, item in enumerate(self.items):
            if item.key == key:
                self.items[row] = NavItem(item.key, item.title, item.icon, count)
                self.dataChanged.emit(self.index(row), self.index(row))


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(theme().px(40), theme().px(33))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        view = self.parent()
        assert isinstance(view, _List)
        item = view.nav_model.items[index.row()]
        px = theme().px
        rect = option.rect.adjusted(0, 0, 0, -1)
        here = bool(option.state & QStyle.StateFlag.State_Selected)
        if here:
            box(painter, rect, 6, "sel")
        elif option.state & QStyle.StateFlag.State_MouseOver:
            box(painter, rect, 6, "hover")
        if view.hasFocus() and view.currentIndex() == index:
            box(painter, rect, 6, "", "accent", 2)
        token = "accent" if here else "ink2"
        if view.narrow:
            theme().draw_icon(painter, item.icon, rect, token, 16)
            return
        theme().draw_icon(painter, item.icon, QRect(rect.x() + px(10), rect.y(), px(16), rect.height()), token, 16)
        words = rect.adjusted(px(36), 0, -px(36), 0)
        draw_text(painter, words, item.title, "strong" if here else "body", "ink")
        count = "" if item.count is None else f"{item.count:,}"
        draw_text(painter, rect.adjusted(0, 0, -px(10), 0), count, "smallest", "ink" if here else "ink2", RIGHT)


class _List(QListView):
    """One list of pages; `left` is told when an arrow key leaves it at an end."""

    chosen = Signal(str)
    left = Signal(int)

    def __init__(self, name: str, items: Sequence[NavItem], parent: QWidget) -> None:
        super().__init__(parent)
        self.narrow = False
        self.setAccessibleName(name)
        self.nav_model = _Model(items, self)
        self.setModel(self.nav_model)
        self.setItemDelegate(_Delegate(self))
        self.setMouseTracking(True)
        self.setProperty("ground", "chrome")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.clicked.connect(self._on_chosen)

    def _on_chosen(self, index: QModelIndex) -> None:
        self.chosen.emit(self.nav_model.items[index.row()].key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, last = self.currentIndex().row(), len(self.nav_model.items) - 1
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and row >= 0:
            self.chosen.emit(self.nav_model.items[row].key)
        elif event.key() == Qt.Key.Key_Down and row == last:
            self.left.emit(1)
        elif event.key() == Qt.Key.Key_Up and row <= 0:
            self.left.emit(-1)
        else:
            super().keyPressEvent(event)

    def select(self, key: str) -> None:
        """Mark the page with that key as shown; none of this list when it is not here."""
        self.clearSelection()
        for row, item in enumerate(self.nav_model.items):
            if item.key == key:
                self.setCurrentIndex(self.nav_model.index(row))


class WorkingChooser(QAbstractButton):
    """The box on top of the navigation: what the work is about now, and a menu to change it."""

    chosen = Signal(object)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.narrow = False
        self._title, self._words = title, ""
        self._choices: list[tuple[Any, str]] = []
        self._value: Any = None
        self.setProperty(RING, 6)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedHeight(theme().px(44))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.open_menu)

    def set_choices(self, choices: Sequence[tuple[Any, str]], value: Any, none: str = "") -> None:
        """Offer these; `none` is what the box says when there is nothing to choose."""
        self._choices, self._value = list(choices), value
        self._words = next((words for own, words in choices if own == value), none)
        self.setAccessibleName(f"{self._title}: {self._words}")
        self.setToolTip("")
        self.setEnabled(bool(choices))
        self.update()

    def open_menu(self) -> None:
        """Show what can be chosen."""
        menu = ChoiceMenu(self._choices, [self._value], self._take, parent=self)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def _take(self, values: list[Any]) -> None:
        if values:
            self.set_choices(self._choices, values[0])
            self.chosen.emit(values[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        px = theme().px
        box(painter, self.rect(), 6, "hover" if self.underMouse() else "surface", "line2")
        if self.narrow:
            theme().draw_icon(painter, "chevrons-up-down", self.rect(), "ink2", 16)
            return
        room = self.rect().adjusted(px(10), px(6), -px(26), -px(6))
        upper = QRect(room.x(), room.y(), room.width(), px(15))
        draw_text(painter, upper, self._title, "smallest", "ink2")
        draw_text(painter, QRect(room.x(), room.y() + px(15), room.width(), px(17)), self._words, "small_key")
        edge = QRect(self.width() - px(26), 0, px(20), self.height())
        theme().draw_icon(painter, "chevrons-up-down", edge, "ink2", 14)


class Navigation(QWidget):
    """204 px of pages, or 52 px of icons. `chosen` tells the key of a page; it does not show it by itself."""

    chosen = Signal(str)

    def __init__(
        self, pages: Sequence[NavItem], foot: Sequence[NavItem] = (), *, working: str = "Working cohort",
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setProperty("pane", "navigation")
        self.setAccessibleName("Navigation")
        px = theme().px
        self.working = WorkingChooser(working, self)
        self._pages = _List("Pages", pages, self)
        self._foot = _List("More pages", foot, self)
        self._foot.setFixedHeight(px(33) * len(foot))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(8), px(10), px(9), px(8))
        layout.setSpacing(px(10))
        layout.addWidget(self.working)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self._foot)
        for pages_list in (self._pages, self._foot):
            pages_list.chosen.connect(self.chosen)
        self._pages.left.connect(self._on_pages_left)
        self._foot.left.connect(self._on_foot_left)
        self.setFocusProxy(self._pages)
        self.set_narrow(False)

    def set_narrow(self, narrow: bool) -> None:
        """Show icons alone, or icons with words."""
        self.setFixedWidth(theme().px(NARROW if narrow else WIDE))
        for part in (self.working, self._pages, self._foot):
            part.narrow = narrow
            part.update()

    def select(self, key: str) -> None:
        """Mark the page that is shown."""
        self._pages.select(key)
        self._foot.select(key)

    def set_count(self, key: str, count: int | None) -> None:
        """Show a number behind a page; None takes it away."""
        self._pages.nav_model.set_count(key, count)
        self._foot.nav_model.set_count(key, count)

    def _on_pages_left(self, way: int) -> None:
        (self._foot if way > 0 else self.working).setFocus()

    def _on_foot_left(self, way: int) -> None:
        if way < 0:
            self._pages.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("chrome"))
        line(painter, self.width() - 1, 0, self.width() - 1, self.height() - 1)
