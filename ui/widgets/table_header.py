"""The head of a table: titles in one or two lines, the arrow of the order, widths that share the room there is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.theme import theme
from ui.widgets.columns import Column
from ui.widgets.paint import CENTER, LEFT, RIGHT, box, draw_text, line, width_of
from ui.widgets.table_delegate import CHECK, LAST, PAD

if TYPE_CHECKING:
    from ui.widgets.table import Table


class TableHeader(QHeaderView):
    """A horizontal header that paints itself; a click sorts, a drag moves or widens a column.

    With `set_boxes` a choice stands under each title named; pressing it (or Alt+Down in the table) tells `box_pressed`
    the column's key and where a menu belongs.
    """

    box_pressed = Signal(str, QPoint)

    def __init__(self, table: Table) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table
        self._boxes: dict[str, str] = {}
        self._wanted: dict[str, int] = {}
        self.corner = HeaderCorner()
        self._edges = (0, 0)
        self._fitting = False
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(theme().px(28))
        self.setDefaultAlignment(LEFT)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.sectionResized.connect(self._on_section_resized)
        self.sectionMoved.connect(lambda *_: self._find_edges())
        self.sectionClicked.connect(self._on_section_clicked)

    # ---- measure ----
    def sizeHint(self) -> QSize:
        two = any(column.sub for column in self._table.rows_model.columns)
        return QSize(super().sizeHint().width(), theme().px(64 if self._boxes else (44 if two else 30)))

    # ---- boxes ----
    def set_boxes(self, boxes: Mapping[str, str]) -> None:
        """Show a choice under the titles of these columns: key -> what is chosen; "" is shown as nothing chosen."""
        self._boxes = dict(boxes)
        self.updateGeometry()
        self.corner.setFixedHeight(self.sizeHint().height())
        self._table.updateGeometries()
        self.viewport().update()

    def press_box(self, key: str) -> None:
        """Ask for the menu of a column's box."""
        section = self._table.rows_model.column_of(key)
        if key in self._boxes and section >= 0:
            place = self._box_place(section)
            self.box_pressed.emit(key, self.viewport().mapToGlobal(place.bottomLeft() + QPoint(0, 2)))

    def _box_place(self, section: int) -> QRect:
        px = theme().px
        left = self.sectionViewportPosition(section)
        return QRect(left + px(6), px(29), self.sectionSize(section) - px(12), px(26))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        pos = event.position().toPoint()
        section = self.logicalIndexAt(pos)
        key = self._table.rows_model.columns[section].key if section >= 0 else ""
        if key in self._boxes and self._box_place(section).contains(pos):
            self.press_box(key)
            return
        super().mousePressEvent(event)

    def edges(self) -> tuple[int, int]:
        """The first and the last column shown."""
        return self._edges

    def _find_edges(self) -> None:
        shown = [self.logicalIndex(place) for place in range(self.count())]
        shown = [number for number in shown if not self.isSectionHidden(number)]
        self._edges = (shown[0], shown[-1]) if shown else (0, 0)

    def wanted(self) -> dict[str, int]:
        """The widths people chose, by column key, in pixels."""
        return dict(self._wanted)

    def set_wanted(self, widths: dict[str, int]) -> None:
        """Take widths chosen before."""
        self._wanted = dict(widths)
        self.fit()

    def fit(self) -> None:
        """Share the width there is: the stretching column takes what is left, then all give way down to their least."""
        self._find_edges()
        columns = self._table.rows_model.columns
        shown = [number for number in range(len(columns)) if not self.isSectionHidden(number)]
        if not shown:
            return
        px = theme().px
        widths = {number: self._wanted.get(columns[number].key, px(columns[number].width)) for number in shown}
        least = {number: min(widths[number], px(columns[number].min_width)) for number in shown}
        free = self._table.viewport().width() - sum(widths.values())
        stretch = next((number for number in shown if columns[number].stretch), shown[-1])
        if free >= 0:
            widths[stretch] += free
        else:
            _give_way(widths, least, stretch, -free)
        self._fitting = True
        for number, width in widths.items():
            if self.sectionSize(number) != width:
                self.resizeSection(number, width)
        self._fitting = False

    def _on_section_resized(self, section: int, _old: int, new: int) -> None:
        if not self._fitting and new > 0:
            column = self._table.rows_model.columns[section]
            if not column.stretch:
                self._wanted[column.key] = new
            self.fit()

    def _on_section_clicked(self, section: int) -> None:
        column = self._table.rows_model.columns[section]
        if column.sortable:
            self._table.chooser.sort(column.key, self._table.rows_model.sorted_by == (column.key, False))
            self.viewport().update()

    # ---- paint ----
    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        column = self._table.rows_model.columns[section]
        painter.save()
        painter.fillRect(rect, theme().color("panel"))
        line(painter, rect.x(), rect.bottom(), rect.right(), rect.bottom(), "line2")
        if self._table.grid and section != self.edges()[1]:
            line(painter, rect.right(), rect.y(), rect.right(), rect.bottom())
        inner = self._inner(rect, section, column)
        if self._boxes:
            self._title(
                painter, QRect(inner.x(), rect.y() + theme().px(5), inner.width(), theme().px(22)), column, "small_key"
            )
            if column.key in self._boxes:
                self._draw_box(painter, self._box_place(section), self._boxes[column.key])
        elif column.sub:
            middle = inner.center().y()
            upper = QRect(inner.x(), middle - theme().px(16), inner.width(), theme().px(16))
            self._title(painter, upper, column, "sub")
            draw_text(painter, upper.translated(0, theme().px(16)), column.sub, "small", "ink2", _align(column))
        else:
            self._title(painter, inner, column, "small_key")
        painter.restore()

    def _draw_box(self, painter: QPainter, place: QRect, words: str) -> None:
        px = theme().px
        box(painter, place, 5, "surface" if words else "panel", "ctl" if words else "line2")
        inner = place.adjusted(px(7), 0, -px(22), 0)
        draw_text(painter, inner, words or "Skip", "small_key", "ink" if words else "ink2")
        end = QRect(place.right() - px(20), place.y(), px(18), place.height())
        theme().draw_icon(painter, "chevron-down", end, "ink2", 14)

    def _inner(self, rect: QRect, section: int, column: Column) -> QRect:
        px = theme().px
        first, last = self.edges()
        left = px(self._table.left_padding if section == first else PAD)
        bare = section == first and self._table.rows_model.checkable and self._table.title_over_text
        right = px(LAST if section == last else PAD)
        return rect.adjusted(left + (px(CHECK) if bare else 0), 0, -right, -1)

    def _title(self, painter: QPainter, rect: QRect, column: Column, role: str) -> None:
        order = self._table.rows_model.sorted_by
        sorted_here = order is not None and order[0] == column.key
        room = theme().px(16) if sorted_here else 0
        token = "ink" if role == "sub" else "ink2"
        used = draw_text(painter, rect.adjusted(0, 0, -room, 0), column.title, role, token, _align(column))
        if sorted_here and order is not None:
            left = rect.x() + used + theme().px(2)
            if column.right:
                left = rect.right() - theme().px(14)
            spot = QRect(left, rect.y(), theme().px(14), rect.height())
            theme().draw_icon(painter, "arrow-down" if order[1] else "arrow-up", spot, "ink2", 12)

    def sectionSizeFromContents(self, section: int) -> QSize:
        column = self._table.rows_model.columns[section]
        return QSize(width_of(column.title, "small_key") + theme().px(40), self.sizeHint().height())


class HeaderCorner(QWidget):
    """The end of the header over the scroll bar."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("panel"))
        line(painter, 0, self.height() - 1, self.width() - 1, self.height() - 1, "line2")


def _align(column: Column) -> Qt.AlignmentFlag:
    if column.align == "center":
        return CENTER
    return RIGHT if column.right else LEFT


def _give_way(widths: dict[int, int], least: dict[int, int], stretch: int, missing: int) -> None:
    """Take `missing` pixels: first from the stretching column, then from all in proportion to what they can give."""
    taken = min(missing, widths[stretch] - least[stretch])
    widths[stretch] -= taken
    missing -= taken
    room = {number: widths[number] - least[number] for number in widths if widths[number] > least[number]}
    total = sum(room.values())
    if not total or missing <= 0:
        return
    share = min(1.0, missing / total)
    for number, give in room.items():
        widths[number] -= round(give * share)
