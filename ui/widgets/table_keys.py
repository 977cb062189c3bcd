"""The keyboard in a table: open, check, copy, edit, the page's own letters, and typing to find a row."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from PySide6.QtCore import QElapsedTimer, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from ui.widgets.cells import Choose, Pick
from ui.widgets.columns import Group

if TYPE_CHECKING:
    from ui.widgets.table import Table

_PAUSE = 1000
_FAR = 2000
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier


@runtime_checkable
class Seeks(Protocol):
    """A source that can find a row by the beginning of its name."""

    def seek(self, prefix: str, start: int) -> int | None:
        """The place of the first row at or after `start` that begins so, going round once; None when there is none."""


class TableKeys(QObject):
    """Handles what a key means for the current row; `press` tells whether the key was used."""

    def __init__(self, table: Table) -> None:
        super().__init__(table)
        self._table = table
        self._letters: dict[str, Callable[[], object]] = {}
        self._typed = ""
        self._since = QElapsedTimer()

    def set_letters(self, letters: Mapping[str, Callable[[], object]]) -> None:
        """Single letters or names of keys ("L", "Delete") that act while the list has the focus."""
        self._letters = {QKeySequence(key).toString().upper(): act for key, act in letters.items()}

    def press(self, event: QKeyEvent) -> bool:
        """Do what the key says; False leaves it to Qt."""
        table, key, held = self._table, event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self._enter(held)
        if key == Qt.Key.Key_Space and not held:
            return self._space()
        if event.matches(QKeySequence.StandardKey.Copy):
            table.copy()
            return True
        if event.matches(QKeySequence.StandardKey.SelectAll) and table.rows_model.checkable:
            table.rows_model.check_all()
            return True
        if key == Qt.Key.Key_Down and held == _ALT:
            table.header.press_box(table.rows_model.columns[max(0, table.currentIndex().column())].key)
            return True
        if key == Qt.Key.Key_F2:
            return table.edit_current()
        if key == Qt.Key.Key_Escape and not held and table.rows_model.checked_ids():
            table.rows_model.clear_checks()
            return True
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and held == _SHIFT and table.rows_model.checkable:
            return self._extend(1 if key == Qt.Key.Key_Down else -1)
        return self._letter(event, held)

    def _enter(self, held: Qt.KeyboardModifier) -> bool:
        table = self._table
        row = table.rows_model.row(table.currentIndex().row())
        if isinstance(row, Group):
            if row.action is not None:
                table.group_action.emit(row.id, row.action[0])
            return True
        row_id = table.current_id()
        if row_id is None or held not in (Qt.KeyboardModifier.NoModifier, _ALT):
            return False
        (table.opened_apart if held == _ALT else table.opened).emit(row_id)
        return True

    def _space(self) -> bool:
        table = self._table
        index = table.currentIndex()
        row_id = table.current_id()
        if row_id is None:
            return False
        cell = table.rows_model.cell(index.row(), index.column())
        if isinstance(cell, (Choose, Pick)):
            table.cell_chosen.emit(row_id, table.rows_model.columns[index.column()].key)
        elif table.rows_model.checkable:
            table.rows_model.set_checked([row_id], not table.rows_model.is_checked(row_id))
        else:
            return False
        return True

    def _extend(self, step: int) -> bool:
        table = self._table
        table.rows_model.set_checked([i for i in (table.current_id(),) if i is not None], True)
        self._move(step)
        table.rows_model.set_checked([i for i in (table.current_id(),) if i is not None], True)
        return True

    def _move(self, step: int) -> None:
        """Go up or down, over the heads of groups."""
        model = self._table.rows_model
        place = self._table.currentIndex().row() + step
        while isinstance(model.row(place), Group):
            place += step
        if model.row(place) is not None:
            self._table.set_current_place(place)

    def _letter(self, event: QKeyEvent, held: Qt.KeyboardModifier) -> bool:
        if held not in (Qt.KeyboardModifier.NoModifier, _SHIFT):
            return False
        name = QKeySequence(event.key()).toString().upper()
        act = self._letters.get(name) or self._letters.get(event.text().upper())
        if act is not None:
            act()
            return True
        words = event.text()
        if self._letters or not words or not words.isprintable() or words.isspace():
            return False
        self._seek(words)
        return True

    def _seek(self, words: str) -> None:
        """Go to the next row that begins with what was typed within the last second."""
        fresh = not self._since.isValid() or self._since.elapsed() > _PAUSE
        self._typed = words if fresh else self._typed + words
        self._since.start()
        start = max(0, self._table.currentIndex().row() + (1 if fresh else 0))
        place = find_prefix(self._table.rows_model, self._typed.casefold(), start)
        if place is not None:
            self._table.set_current_place(place)


def find_prefix(model: Any, prefix: str, start: int) -> int | None:
    """The first row whose leading words begin with `prefix`, from `start` on and then from the top."""
    if isinstance(model.source, Seeks):
        found: int | None = model.source.seek(prefix, start)
        return found
    key = next((column for column in model.columns if column.kind == "key"), model.columns[0])
    count = model.rowCount()
    for step in range(min(count, _FAR)):
        place = (start + step) % count
        row = model.row(place)
        if row is not None and not isinstance(row, Group) and key.words(row).casefold().startswith(prefix):
            return int(place)
    return None
