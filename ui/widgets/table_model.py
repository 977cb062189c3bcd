"""The one model behind every list: it asks its source for the pages of rows that are looked at, and keeps a few."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from ui.widgets.columns import Column, Finds, Group, KnowsIds, ListSource, RowSource
from ui.widgets.table_rows import Pages, sentence

_BULK = 500
"""Rows asked for at a time when all of them are wanted."""
_PLAIN_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class RowsModel(QAbstractTableModel):
    """Columns as declared, rows as the source gives them. Rows are known by id; checks are kept by id."""

    checks_changed = Signal()
    cell_edited = Signal(object, str, str)

    def __init__(
        self, columns: Sequence[Column], source: RowSource | None = None, *,
        id_of: Callable[[Any], Any] = lambda row: row.id, checkable: bool = False, parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.columns = list(columns)
        self.checkable = checkable
        self._id_of = id_of
        self._pages = Pages(source if source is not None else ListSource())
        self._checked: set[Hashable] = set()
        self._sort: tuple[str, bool] | None = None

    # ---- the source ----
    @property
    def source(self) -> RowSource:
        """Where the rows come from."""
        return self._pages.source

    def set_source(self, source: RowSource) -> None:
        """Show the rows of another source, in the order chosen before where one was chosen."""
        self.beginResetModel()
        if self._sort is not None:
            source.sort(*self._sort)
        self._pages = Pages(source)
        self.endResetModel()

    def refresh(self) -> None:
        """Ask the source again: for the count now, for rows as they come into sight."""
        before = self._pages.count
        if self.source.count() == before and before:
            self._pages.forget()
            last = self.index(before - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._pages = Pages(self.source)
        self.endResetModel()

    # ---- rows ----
    def row(self, place: int) -> Any:
        """The row, or the Group, at a place; None outside the list."""
        return self._pages.row(place)

    def id_of(self, row: Any) -> Any:
        """The id of a row that is not the head of a group."""
        return self._id_of(row)

    def id_at(self, place: int) -> Any:
        """The id of the row at a place; None for heads of groups and outside the list."""
        row = self.row(place)
        return None if row is None or isinstance(row, Group) else self._id_of(row)

    def place_of(self, row_id: Any) -> int | None:
        """Where a row stands; asks the source when it can tell, else looks in the pages held."""
        if row_id is None:
            return None
        if isinstance(self.source, Finds):
            return self.source.index_of(row_id)
        held = self._pages.held()
        return next((place for place, row in held if not isinstance(row, Group) and self._id_of(row) == row_id), None)

    def each_row(self) -> Iterator[Any]:
        """Every row of the list without the heads of groups, page by page, for copying and exporting."""
        for first in range(0, self._pages.count, _BULK):
            yield from (row for row in self.source.rows(first, _BULK) if not isinstance(row, Group))

    def cell(self, place: int, column: int) -> Any:
        """What stands in a cell; None for an empty one."""
        row = self.row(place)
        return None if row is None or isinstance(row, Group) else self.columns[column].cell(row)

    def column_of(self, key: str) -> int:
        """The number of the column with that key; -1 when there is none."""
        return next((number for number, column in enumerate(self.columns) if column.key == key), -1)

    # ---- checks ----
    def checked_ids(self) -> set[Hashable]:
        """The ids of the rows that are checked, seen or not."""
        return set(self._checked)

    def is_checked(self, row_id: Any) -> bool:
        return row_id in self._checked

    def set_checked(self, row_ids: Sequence[Any], on: bool) -> None:
        """Check rows, or take their checks away."""
        before = len(self._checked)
        self._checked = self._checked | set(row_ids) if on else self._checked - set(row_ids)
        if len(self._checked) != before:
            self._tell_checks()

    def check_all(self) -> None:
        """Check every row of the list, where the source can name them."""
        if isinstance(self.source, KnowsIds):
            self._checked = set(self.source.ids())
            self._tell_checks()

    def clear_checks(self) -> None:
        self.set_checked(list(self._checked), False)

    def _tell_checks(self) -> None:
        if self._pages.count:
            last = self.index(self._pages.count - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last, [Qt.ItemDataRole.CheckStateRole])
        self.checks_changed.emit()

    # ---- what Qt asks ----
    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else self._pages.count

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if (
            role not in (0, 2, Qt.ItemDataRole.CheckStateRole, Qt.ItemDataRole.AccessibleTextRole)
            or not index.isValid()
        ):
            return None
        row = self.row(index.row())
        if row is None:
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.sentence(index.row())
        if role == Qt.ItemDataRole.CheckStateRole:
            return self._check_state(row, index.column())
        return str(row) if isinstance(row, Group) else self.columns[index.column()].words(row)

    def _check_state(self, row: Any, column: int) -> Any:
        if not self.checkable or column != 0 or isinstance(row, Group):
            return None
        return Qt.CheckState.Checked if self._id_of(row) in self._checked else Qt.CheckState.Unchecked

    def sentence(self, place: int) -> str:
        """The row as a screen reader says it."""
        row = self.row(place)
        if row is None or isinstance(row, Group):
            return str(row) if row is not None else ""
        checked = self.checkable and self._id_of(row) in self._checked
        return sentence(self.columns, row) + (", checked" if checked else "")

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and 0 <= section < len(self.columns):
            column = self.columns[section]
            if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
                return f"{column.title} {column.sub}".strip()
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        column = index.column()
        if not self.columns[column].editable and not (self.checkable and column == 0):
            return _PLAIN_FLAGS
        if isinstance(self.row(index.row()), Group):
            return _PLAIN_FLAGS
        flags = _PLAIN_FLAGS | Qt.ItemFlag.ItemIsUserCheckable if self.checkable and column == 0 else _PLAIN_FLAGS
        return flags | Qt.ItemFlag.ItemIsEditable if self.columns[column].editable else flags

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.row(index.row())
        if row is None or isinstance(row, Group):
            return False
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.CheckStateRole and self.checkable:
            self.set_checked([self._id_of(row)], Qt.CheckState(value) == Qt.CheckState.Checked)
            return True
        if role == Qt.ItemDataRole.EditRole and column.editable and str(value) != column.words(row):
            self.cell_edited.emit(self._id_of(row), column.key, str(value))
            return True
        return False

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if not 0 <= column < len(self.columns) or not self.columns[column].sortable:
            return
        self.beginResetModel()
        self._sort = (self.columns[column].key, order == Qt.SortOrder.DescendingOrder)
        self.source.sort(*self._sort)
        self._pages = Pages(self.source)
        self.endResetModel()

    @property
    def sorted_by(self) -> tuple[str, bool] | None:
        """The column key and whether it runs downwards, once an order was chosen."""
        return self._sort

    def note_order(self, key: str, descending: bool) -> None:
        """Say in what order the source already is, so that the header shows it."""
        self._sort = (key, descending)
