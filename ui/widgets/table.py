"""The table of every list: declared columns over a source of rows, painted, sorted by the source, keyboard first."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTableView, QWidget

from ui.theme import theme
from ui.widgets.columns import Column, Group, RowSource
from ui.widgets.empty import EmptyState
from ui.widgets.loading import Loading
from ui.widgets.panes import mark_pane
from ui.widgets.table_columns import TableColumns
from ui.widgets.table_copy import copy_rows
from ui.widgets.table_delegate import RowDelegate
from ui.widgets.table_header import TableHeader
from ui.widgets.table_hits import hit_at, tell_hit
from ui.widgets.table_keys import TableKeys
from ui.widgets.table_menu import row_menu
from ui.widgets.table_model import RowsModel

_FEW = 500
"""Up to so many rows heads of groups may have a height of their own; longer lists have one height for all."""


class Table(QTableView):
    """Rows by id. Enter opens, Space checks, Ctrl+C copies, F2 edits, typing finds; see README.md for all of it."""

    opened = Signal(object)
    opened_apart = Signal(object)
    current_changed = Signal(object)
    checks_changed = Signal(object)
    action_requested = Signal(object, str)
    group_action = Signal(object, str)
    link_opened = Signal(object, str)
    cell_chosen = Signal(object, str)
    cell_edited = Signal(object, str, str)

    def __init__(
        self, name: str, columns: Sequence[Column], source: RowSource | None = None, *,
        id_of: Callable[[Any], Any] = lambda row: row.id, checkable: bool = False, multi: bool = False,
        rows: str = "row", grid: bool = False, cell_focus: bool = False, header: bool = True, left_padding: int = 20,
        ground: str = "surface", ruled: bool = True, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setAccessibleName(name)
        mark_pane(self, name)
        self.setProperty("ground", ground)
        self.grid, self.cell_focus, self.left_padding, self.ruled = grid, cell_focus, left_padding, ruled
        self.title_over_text = False
        self.hovered_row = -1
        self._rows_kind = rows
        self._kept: Any = None
        self._menu_for: Callable[[list[Any]], QMenu] | None = None
        self._empty: EmptyState | None = None
        self.rows_model = RowsModel(columns, source, id_of=id_of, checkable=checkable, parent=self)
        self.setModel(self.rows_model)
        self.delegate = RowDelegate(self)
        self.setItemDelegate(self.delegate)
        self.header = TableHeader(self)
        self.setHorizontalHeader(self.header)
        self.header.setVisible(header)
        if header:
            self.header.corner.setFixedHeight(self.header.sizeHint().height())
            self.addScrollBarWidget(self.header.corner, Qt.AlignmentFlag.AlignTop)
        self.chooser = TableColumns(self)
        self.keys = TableKeys(self)
        self.loading = Loading(cancellable=True, parent=self.viewport())
        _prepare(self, multi)
        self._wire()
        self._set_heights()

    def _wire(self) -> None:
        self.rows_model.modelAboutToBeReset.connect(self._keep)
        self.rows_model.modelReset.connect(self._on_reset)
        self.rows_model.checks_changed.connect(lambda: self.checks_changed.emit(self.rows_model.checked_ids()))
        self.rows_model.cell_edited.connect(self.cell_edited)
        self.selectionModel().currentRowChanged.connect(self._on_current_row_changed)
        self.doubleClicked.connect(self._on_double_clicked)
        theme().rows_changed.connect(self._set_heights)

    # ---- rows ----
    def set_source(self, source: RowSource) -> None:
        """Show the rows of another source; the current row stays current when it is among them."""
        self.rows_model.set_source(source)

    def refresh(self) -> None:
        """Ask the source again; position, checks and current row stay."""
        self._keep()
        self.rows_model.refresh()
        self._reselect()
        self._after_rows()

    def current_id(self) -> Any:
        """The id of the current row; None when there is none."""
        return self.rows_model.id_at(self.currentIndex().row())

    def set_current(self, row_id: Any) -> bool:
        """Go to a row by id; False when it is not in the list."""
        place = self.rows_model.place_of(row_id)
        if place is not None:
            self.set_current_place(place)
        return place is not None

    def set_current_place(self, place: int) -> None:
        """Go to the row at a place and bring it into sight."""
        column = self.currentIndex().column() if self.cell_focus else self.header.edges()[0]
        self.setCurrentIndex(self.rows_model.index(place, max(0, column)))

    def target_ids(self) -> list[Any]:
        """The rows an action is meant for: those checked, else those selected."""
        checked = self.rows_model.checked_ids()
        if checked:
            return list(checked)
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        ids = [self.rows_model.id_at(row) for row in rows]
        return [row_id for row_id in ids if row_id is not None]

    # ---- words and keys ----
    def set_keys(self, letters: Mapping[str, Callable[[], object]]) -> None:
        """Letters that act while the list has the focus, such as {"L": self._on_log}. They end typing to find."""
        self.keys.set_letters(letters)

    def set_menu(self, menu_for: Callable[[list[Any]], QMenu]) -> None:
        """Make the context menu from the ids it is meant for, instead of the usual one."""
        self._menu_for = menu_for

    def set_empty(self, title: str, words: str = "", button: str = "", act: Callable[[], object] | None = None) -> None:
        """What is shown in place of rows when there are none, and what its button does."""
        if self._empty is not None:
            self._empty.deleteLater()
        self._empty = EmptyState(title, words, button, self.viewport())
        if act is not None:
            self._empty.pressed.connect(act)
        self._after_rows()

    def copy(self) -> None:
        """Put the checked or selected rows on the clipboard, as lines and as a table."""
        copy_rows(self)

    def edit_current(self) -> bool:
        """Open the editor of the current cell, where its column can be edited."""
        index = self.currentIndex()
        if not index.isValid() or not self.rows_model.flags(index) & Qt.ItemFlag.ItemIsEditable:
            return False
        self.edit(index)
        return True

    # ---- measure ----
    def height_of_rows(self) -> int:
        """Pixels of a row."""
        return theme().row_height(self._rows_kind)

    def row_rect(self, place: int, cell: QRect) -> QRect:
        """The whole row that a cell stands in, in the viewport."""
        width = max(self.header.length(), self.viewport().width())
        return QRect(-self.horizontalScrollBar().value(), cell.y(), width, cell.height())

    def has_list_focus(self) -> bool:
        """True while keys go to this list, its editor included."""
        return self.hasFocus() or self.isAncestorOf(self.window().focusWidget() or self.window())

    def _set_heights(self) -> None:
        vertical = self.verticalHeader()
        vertical.setMinimumSectionSize(theme().px(20))
        vertical.setDefaultSectionSize(self.height_of_rows())
        if self._rows_kind != "row" and self.rows_model.rowCount() <= _FEW:
            for place in range(self.rows_model.rowCount()):
                if isinstance(self.rows_model.row(place), Group):
                    self.setRowHeight(place, theme().row_height("group"))

    # ---- what happened ----
    def _stand_somewhere(self) -> None:
        """A list with the keyboard has a current row whenever it has rows."""
        if not self.currentIndex().isValid() and self.rows_model.rowCount():
            self.set_current_place(1 if isinstance(self.rows_model.row(0), Group) else 0)

    def _keep(self) -> None:
        self._kept = self.current_id()

    def _on_reset(self) -> None:
        self._set_heights()
        self.header.fit()
        self._reselect()
        self._after_rows()

    def _reselect(self) -> None:
        kept, self._kept = self._kept, None
        if kept is not None and kept != self.current_id() and not self.set_current(kept):
            self.current_changed.emit(self.current_id())

    def _after_rows(self) -> None:
        if self.hasFocus():
            self._stand_somewhere()
        if self._empty is not None:
            self._empty.setGeometry(self.viewport().rect())
            self._empty.setVisible(self.rows_model.rowCount() == 0)

    def _on_current_row_changed(self, current: QModelIndex) -> None:
        self.current_changed.emit(self.rows_model.id_at(current.row()))

    def _on_double_clicked(self, index: QModelIndex) -> None:
        if self.cell_focus and self.edit_current():
            return
        row_id = self.rows_model.id_at(index.row())
        if row_id is not None:
            self.opened.emit(row_id)

    # ---- what Qt tells ----
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.keys.press(event):
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Typing to find is done by TableKeys, which does not read the whole list."""

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        moves = QAbstractItemView.CursorAction
        here, last = self.currentIndex(), self.rows_model.rowCount() - 1
        column = here.column() if here.isValid() else self.header.edges()[0]
        if action == moves.MoveHome or not here.isValid():
            return self.rows_model.index(0, column)
        if action == moves.MoveEnd:
            return self.rows_model.index(last, column)
        if action in (moves.MoveLeft, moves.MoveRight) and not self.cell_focus:
            return here
        return super().moveCursor(action, modifiers)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.rowAt(event.position().toPoint().y()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def _hover(self, row: int) -> None:
        if row != self.hovered_row:
            view = self.viewport()
            for place in (self.hovered_row, row):
                view.update(0, self.rowViewportPosition(place), view.width(), self.rowHeight(place))
            self.hovered_row = row

    def mousePressEvent(self, event: QMouseEvent) -> None:
        pos = event.position().toPoint()
        hit = hit_at(self, pos) if event.button() == Qt.MouseButton.LeftButton else None
        super().mousePressEvent(event)
        if hit is not None:
            tell_hit(self, hit)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = (
            self.currentIndex() if event.reason() == QContextMenuEvent.Reason.Keyboard else self.indexAt(event.pos())
        )
        if not index.isValid() or isinstance(self.rows_model.row(index.row()), Group):
            return
        if index.row() != self.currentIndex().row():
            self.setCurrentIndex(index)
        menu = self._menu_for(self.target_ids()) if self._menu_for is not None else row_menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        keyboard = event.reason() == QContextMenuEvent.Reason.Keyboard
        place = self.visualRect(index).bottomLeft() + QPoint(theme().px(40), 0) if keyboard else event.pos()
        menu.popup(self.viewport().mapToGlobal(place))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.header.fit()
        self.loading.setGeometry(self.viewport().rect())
        self._after_rows()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._stand_somewhere()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def scrollTo(
        self, index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:  # fmt: skip
        """Bring a row into sight without moving the columns."""
        across = self.horizontalScrollBar().value()
        super().scrollTo(index, hint)
        if not self.cell_focus:
            self.horizontalScrollBar().setValue(across)


def _prepare(table: QTableView, multi: bool) -> None:
    """How all tables of the program behave in Qt's own terms."""
    mode = QAbstractItemView.SelectionMode
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(mode.ExtendedSelection if multi else mode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setMouseTracking(True)
    table.setTabKeyNavigation(False)
    table.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    table.verticalHeader().hide()
    table.setCornerButtonEnabled(False)
