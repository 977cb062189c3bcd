"""Which columns of a table are shown, in what order and how wide: a menu to choose, a state to keep."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from ui.widgets.table import Table


class TableColumns(QObject):
    """The columns as the user set them. `state()` is made of plain lists and words, so it can be kept as JSON."""

    def __init__(self, table: Table) -> None:
        super().__init__(table)
        self._table = table
        self.reset()

    # ---- shown ----
    def shown(self) -> list[str]:
        """The keys of the columns that are shown, in their order."""
        header, columns = self._table.header, self._table.rows_model.columns
        order = [header.logicalIndex(place) for place in range(header.count())]
        return [columns[number].key for number in order if not header.isSectionHidden(number)]

    def show(self, key: str, on: bool) -> None:
        """Show or hide a column; the last one stays."""
        number = self._table.rows_model.column_of(key)
        if number < 0 or (not on and self.shown() == [key]):
            return
        self._table.header.setSectionHidden(number, not on)
        self._table.header.fit()

    def reset(self) -> None:
        """The columns as they were declared."""
        header = self._table.header
        for number, column in enumerate(self._table.rows_model.columns):
            header.moveSection(header.visualIndex(number), number)
            header.setSectionHidden(number, not column.shown)
        header.set_wanted({})

    # ---- state ----
    def state(self) -> dict[str, Any]:
        """Order, widths, hidden columns and the order of rows."""
        header, columns = self._table.header, self._table.rows_model.columns
        order = [columns[header.logicalIndex(place)].key for place in range(header.count())]
        shown = self.shown()
        hidden = [key for key in order if key not in shown]
        sorted_by = self._table.rows_model.sorted_by
        return {"order": order, "hidden": hidden, "widths": header.wanted(), "sort": list(sorted_by or ())}

    def restore(self, state: dict[str, Any]) -> None:
        """Take a state kept before; columns that are new or gone since then do no harm."""
        header, model = self._table.header, self._table.rows_model
        order = [key for key in state.get("order", []) if model.column_of(key) >= 0]
        for place, key in enumerate(order):
            header.moveSection(header.visualIndex(model.column_of(key)), place)
        hidden = state.get("hidden", [])
        for number, column in enumerate(model.columns):
            known = column.key in order
            off = column.key in hidden if known else not column.shown
            header.setSectionHidden(number, off and not column.fixed)
        header.set_wanted({str(key): int(width) for key, width in dict(state.get("widths", {})).items()})
        sort = state.get("sort", [])
        if len(sort) == 2:
            self.sort(str(sort[0]), bool(sort[1]))

    def sort(self, key: str, descending: bool) -> None:
        """Order the rows by a column."""
        number = self._table.rows_model.column_of(key)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self._table.rows_model.sort(number, order)

    # ---- menu ----
    def menu(self) -> QMenu:
        """A menu to show, hide, sort by and put back columns; the caller keeps it."""
        menu = QMenu(self._table)
        menu.aboutToShow.connect(lambda: self._fill(menu))
        return menu

    def _fill(self, menu: QMenu) -> None:
        menu.clear()
        shown = self.shown()
        for column in self._table.rows_model.columns:
            if column.fixed or not column.title:
                continue
            action = QAction(column.title.replace("&", "&&"), menu, checkable=True, checked=column.key in shown)
            action.toggled.connect(lambda on, key=column.key: self.show(key, on))
            menu.addAction(action)
        menu.addSeparator()
        self._fill_sort(menu.addMenu("Sort by"))
        menu.addAction("Columns as they were", self.reset)

    def _fill_sort(self, menu: QMenu) -> None:
        group = QActionGroup(menu)
        now = self._table.rows_model.sorted_by
        for column in self._table.rows_model.columns:
            if not column.sortable or not column.title:
                continue
            here = now is not None and now[0] == column.key
            title = column.title.replace("&", "&&")
            words = f"{title}, from the end" if here and now is not None and not now[1] else title
            action = QAction(words, group, checkable=True, checked=here)
            down = bool(here and now is not None and not now[1])
            action.triggered.connect(lambda _on=False, key=column.key, down=down: self.sort(key, down))
            menu.addAction(action)
