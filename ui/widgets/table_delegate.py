"""Paints the rows of a table: ground by state, line, check box, cell; and edits a cell in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from ui.theme import theme
from ui.widgets.columns import Group
from ui.widgets.paint import box, check_box, line, width_of
from ui.widgets.table_paint import Place, paint_cell, paint_group
from ui.widgets.tips import plain_tip

if TYPE_CHECKING:
    from ui.widgets.table import Table

_Index = QModelIndex | QPersistentModelIndex
PAD = 8
FIRST = 20
LAST = 16
CHECK = 20
"""Pixels at the design's size: inside a cell, left of the first, right of the last, taken by the check box."""


class RowDelegate(QStyledItemDelegate):
    """One delegate for all columns of a table."""

    def __init__(self, table: Table) -> None:
        super().__init__(table)
        self._table = table

    # ---- places ----
    def inner(self, rect: QRect, column: int) -> QRect:
        """The cell without its padding, its check box and the line under it."""
        px = theme().px
        first, last = self._table.header.edges()
        left = px(self._table.left_padding if column == first else PAD)
        if column == first and self._table.rows_model.checkable:
            left += px(CHECK)
        right = px(LAST if column == last else PAD)
        return rect.adjusted(left, 0, -right, -1)

    def check_place(self, rect: QRect) -> QRect:
        """Where the check box of a row stands, in the first column."""
        side = theme().px(14)
        return QRect(
            rect.x() + theme().px(self._table.left_padding), rect.y() + (rect.height() - side) // 2, side, side
        )

    # ---- paint ----
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model = self._table.rows_model
        row = model.row(index.row())
        rect: QRect = option.rect
        if isinstance(row, Group):
            painter.save()
            painter.setClipRect(rect)
            self._paint_group(painter, rect, index, row)
            painter.restore()
        elif row is not None:
            self._paint_cell(painter, option, index)

    def _paint_group(self, painter: QPainter, rect: QRect, index: _Index, group: Group) -> None:
        full = self._table.row_rect(index.row(), rect)
        paint_group(painter, full, group, theme().px(self._table.left_padding), theme().px(LAST))
        if self._table.currentIndex().row() == index.row() and self._table.hasFocus():
            box(painter, full, 0, "", "accent", 2)

    def _paint_cell(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        table, rect, column = self._table, option.rect, index.column()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = table.hovered_row == index.row()
        ground = ("sel" if table.has_list_focus() else "mute") if selected else ("hover" if hovered else "")
        if ground:
            painter.fillRect(rect, theme().color(ground))
        if table.ruled:
            line(painter, rect.x(), rect.bottom(), rect.right(), rect.bottom())
        if table.grid and column != table.header.edges()[1]:
            line(painter, rect.right(), rect.y(), rect.right(), rect.bottom())
        model = table.rows_model
        if model.checkable and column == table.header.edges()[0]:
            check_box(painter, self.check_place(rect), model.is_checked(model.id_at(index.row())))
        place = Place(painter, self.inner(rect, column), model.columns[column], selected or hovered)
        paint_cell(place, model.cell(index.row(), column))
        if table.cell_focus and index == table.currentIndex() and table.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            box(painter, rect.adjusted(0, 0, 0, -1), 0, "", "accent", 2)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        model = self._table.rows_model
        row = model.row(index.row())
        words = "" if row is None or isinstance(row, Group) else model.columns[index.column()].words(row)
        return QSize(min(width_of(words) + theme().px(60), theme().px(480)), self._table.height_of_rows())

    # ---- tool tip ----
    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: _Index
    ) -> bool:
        model = self._table.rows_model
        row = model.row(index.row())
        if event.type() != QHelpEvent.Type.ToolTip or row is None or isinstance(row, Group):
            return False
        words = model.columns[index.column()].words(row)
        if width_of(words) > self.inner(option.rect, index.column()).width():
            QToolTip.showText(event.globalPos(), plain_tip(words), view)
        else:
            QToolTip.hideText()
        return True

    # ---- editing ----
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setFont(theme().font("body"))
        editor.setMaxLength(1_000_000)
        editor.setAccessibleName(self._table.rows_model.columns[index.column()].title)
        return editor

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        if isinstance(editor, QLineEdit):
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
            editor.selectAll()

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: _Index) -> None:
        editor.setGeometry(option.rect.adjusted(0, 0, 0, -1))
