"""What lies under the mouse in a table: a check box, a row's action, a link, a choice, the action of a group."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPoint

from ui.theme import theme
from ui.widgets.cells import Action, Actions, Choose, Link, Pick
from ui.widgets.columns import Group
from ui.widgets.paint import width_of
from ui.widgets.table_delegate import LAST
from ui.widgets.table_paint import action_places, group_action_place

if TYPE_CHECKING:
    from ui.widgets.table import Table


@dataclass(frozen=True)
class Hit:
    """What was hit: kind "check", "action", "group", "link" or "choose"; the row's id; the action's or column's key."""

    kind: str
    row_id: Any
    key: str = ""


def hit_at(table: Table, pos: QPoint) -> Hit | None:
    """What lies at a point of the viewport; None where a click only selects the row."""
    index = table.indexAt(pos)
    model = table.rows_model
    row = model.row(index.row()) if index.isValid() else None
    if row is None:
        return None
    rect = table.visualRect(index)
    if isinstance(row, Group):
        place = group_action_place(table.row_rect(index.row(), rect), row, theme().px(LAST))
        return Hit("group", row.id, row.action[0]) if row.action and place.contains(pos) else None
    row_id = model.id_at(index.row())
    first = index.column() == table.header.edges()[0]
    if model.checkable and first and pos.x() < table.delegate.inner(rect, index.column()).x():
        return Hit("check", row_id)
    return _hit_in_cell(table, index, pos, row_id)


def tell_hit(table: Table, hit: Hit) -> None:
    """Do what was hit: check the row, or tell the page by the table's signal."""
    if hit.kind == "check":
        table.rows_model.set_checked([hit.row_id], not table.rows_model.is_checked(hit.row_id))
        return
    signals = {
        "action": table.action_requested,
        "group": table.group_action,
        "link": table.link_opened,
        "choose": table.cell_chosen,
    }
    signals[hit.kind].emit(hit.row_id, hit.key)


def _hit_in_cell(table: Table, index: QModelIndex, pos: QPoint, row_id: Any) -> Hit | None:
    column = table.rows_model.columns[index.column()]
    cell = table.rows_model.cell(index.row(), index.column())
    inner = table.delegate.inner(table.visualRect(index), index.column())
    if isinstance(cell, Action):
        cell = Actions((cell,))
    if isinstance(cell, Actions) and cell.items:
        if cell.items[0].link:
            near = pos.x() >= inner.right() - width_of(cell.items[0].words, "small_key") - 4
            return Hit("action", row_id, cell.items[0].key) if near else None
        found = next((item for place, item in action_places(inner, cell) if place.contains(pos)), None)
        return Hit("action", row_id, found.key) if found is not None else None
    if isinstance(cell, (Choose, Pick)):
        return Hit("choose", row_id, column.key)
    if isinstance(cell, Link) and pos.x() <= inner.x() + width_of(cell.words, "key"):
        return Hit("link", row_id, column.key)
    return None
