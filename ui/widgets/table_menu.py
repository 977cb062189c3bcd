"""The usual context menu of a row: open it, what can be done with it, copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from ui.theme import theme
from ui.widgets.cells import Action, Actions

if TYPE_CHECKING:
    from ui.widgets.table import Table


def row_menu(table: Table) -> QMenu:
    """A new menu for the current row; every action that the mouse can reach in the row stands in it."""
    menu = QMenu(table)
    row_id = table.current_id()
    menu.addAction("Open", lambda: table.opened.emit(row_id))
    for action in row_actions(table):
        entry = menu.addAction(action.words.replace("&", "&&"))
        if action.icon:
            entry.setIcon(theme().icon(action.icon))
        entry.triggered.connect(lambda _on=False, key=action.key: table.action_requested.emit(row_id, key))
    menu.addSeparator()
    copy = menu.addAction("Copy rows", table.copy)
    copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
    return menu


def row_actions(table: Table) -> list[Action]:
    """The actions that stand in the cells of the current row."""
    found: list[Action] = []
    for column in range(len(table.rows_model.columns)):
        cell = table.rows_model.cell(table.currentIndex().row(), column)
        if isinstance(cell, Action):
            found.append(cell)
        elif isinstance(cell, Actions):
            found.extend(cell.items)
    return found
