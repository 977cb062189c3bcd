"""How each kind of cell is painted. A painter gets the place inside the cell's padding and the row's state."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from ui.theme import theme
from ui.widgets import cells
from ui.widgets.bars_paint import draw_bar, draw_pips, draw_sparkline, pips_width
from ui.widgets.cadence_paint import draw_mark
from ui.widgets.chip import Status, draw_chip, draw_status, status_width
from ui.widgets.columns import Column, Group
from ui.widgets.paint import CENTER, LEFT, RIGHT, box, check_box, draw_text, line, radio, width_of


@dataclass(frozen=True)
class Place:
    """Where and how to paint one cell: `inner` is the cell without its padding; `lively` is pointed at or selected."""

    painter: QPainter
    inner: QRect
    column: Column
    lively: bool = False

    @property
    def align(self) -> Any:
        if self.column.align == "center":
            return CENTER
        return RIGHT if self.column.right else LEFT


_PLAIN = {"text": ("body", "ink2"), "key": ("key", "ink"), "number": ("body", "ink2"), "date": ("body", "ink2")}


def paint_cell(place: Place, cell: Any) -> None:
    """Paint a cell of any kind; None paints nothing."""
    if cell is None:
        return
    painter = _PAINTERS.get(type(cell))
    if painter is not None:
        painter(place, cell)
    else:
        role, token = _PLAIN.get(place.column.kind, ("body", "ink2"))
        draw_text(place.painter, place.inner, str(cell), role, token, place.align)


def _toned(place: Place, cell: cells.Toned) -> None:
    draw_text(place.painter, place.inner, cell.words, cell.role, cell.token, place.align)


def _name(place: Place, cell: cells.Name) -> None:
    used = draw_text(place.painter, place.inner, cell.words, "key")
    rest = place.inner.adjusted(used + theme().px(8), 0, 0, 0)
    if cell.native and rest.width() > theme().px(16):
        draw_text(place.painter, rest, cell.native, "body", "ink2")


def _arrow(place: Place, cell: cells.Arrow) -> None:
    px = theme().px
    room = place.inner
    left = room.x()
    if cell.first:
        wanted, other = width_of(cell.first, "key"), width_of(cell.second, "body") + px(38)
        share = (
            room.width() if wanted + other <= room.width() else max(room.width() - other, round(room.width() * 0.55))
        )
        left += draw_text(place.painter, QRect(left, room.y(), share, room.height()), cell.first, "key") + px(8)
    theme().draw_icon(place.painter, cell.icon, QRect(left, room.y(), px(14), room.height()), "ink2", 13)
    left += px(20)
    draw_text(place.painter, QRect(left, room.y(), room.right() - left + 1, room.height()), cell.second)


def _two_lines(place: Place, cell: cells.TwoLines) -> None:
    px = theme().px
    room = place.inner
    if cell.icon:
        top = QRect(room.x(), room.y() + px(6), px(16), px(18))
        theme().draw_icon(place.painter, cell.icon, top, cell.icon_token, 15)
        room = room.adjusted(px(24), 0, 0, 0)
    middle = room.center().y() + 1
    upper = QRect(room.x(), middle - px(18), room.width(), px(18))
    draw_text(place.painter, upper, cell.title, "key", "ink", place.align)
    draw_text(place.painter, upper.translated(0, px(17)), cell.sub, "small", cell.sub_token, place.align)


def _icon_text(place: Place, cell: cells.IconText) -> None:
    px = theme().px
    room = place.inner
    if not cell.words and place.column.align == "center":
        theme().draw_icon(place.painter, cell.icon, room, cell.icon_token, 15)
        return
    theme().draw_icon(place.painter, cell.icon, QRect(room.x(), room.y(), px(16), room.height()), cell.icon_token, 15)
    draw_text(place.painter, room.adjusted(px(21), 0, 0, 0), cell.words, cell.role, cell.token)


def _link(place: Place, cell: cells.Link) -> None:
    draw_text(place.painter, place.inner, cell.words, "key", "accent", place.align)


def _bar(place: Place, cell: cells.Bar) -> None:
    room = theme().px(cell.room)
    bar = place.inner.adjusted(0, 0, -room, 0)
    draw_bar(place.painter, bar, cell.done, cell.target, cell.token)
    words = QRect(place.inner.right() - room + 1, place.inner.y(), room, place.inner.height())
    draw_text(place.painter, words, str(cell), "strong", "ink", RIGHT)


def _pips(place: Place, cell: cells.Pips) -> None:
    used = pips_width(cell.total)
    draw_pips(place.painter, place.inner, cell.filled, cell.total)
    draw_text(place.painter, place.inner.adjusted(used + theme().px(10), 0, 0, 0), cell.words, "body", "ink2")


def _cadence(place: Place, cell: cells.Cadence) -> None:
    side, step = theme().px(13), theme().px(18)
    for number, mark in enumerate(cell.marks):
        spot = QRect(place.inner.x() + number * step, place.inner.y(), side, place.inner.height())
        if spot.right() > place.inner.right() + 1:
            return
        draw_mark(place.painter, spot, mark)


def _spark(place: Place, cell: cells.Spark) -> None:
    tall = min(place.inner.height() - 4, theme().px(26))
    top = place.inner.y() + (place.inner.height() - tall) // 2
    draw_sparkline(place.painter, QRect(place.inner.x(), top, place.inner.width(), tall), cell.points, cell.target)


def _chips(place: Place, cell: cells.Chips) -> None:
    left = place.inner.x()
    for item in cell.items:
        width = status_width(item, True)
        room = place.inner.right() - left + 1
        if room < min(width, theme().px(32)):
            return
        spot = QRect(left, place.inner.y(), min(width, room), place.inner.height())
        left += draw_chip(place.painter, spot, item) + theme().px(12 if item.tone == "quiet" else 6)


def _status(place: Place, cell: Status) -> None:
    if place.column.align == "center":
        shift = max(0, (place.inner.width() - status_width(cell, False)) // 2)
        draw_status(place.painter, place.inner.adjusted(shift, 0, 0, 0), cell)
    else:
        draw_status(place.painter, place.inner, cell)


def _choose(place: Place, cell: cells.Choose) -> None:
    side = theme().px(14)
    spot = QRect(place.inner.x(), place.inner.y() + (place.inner.height() - side) // 2, side, side)
    (radio if cell.kind == "radio" else check_box)(place.painter, spot, cell.on)
    token = "ink" if cell.on else "ink2"
    draw_text(place.painter, place.inner.adjusted(side + theme().px(8), 0, 0, 0), cell.words, "body", token)


def _pick(place: Place, cell: cells.Pick) -> None:
    px = theme().px
    tall = px(26)
    spot = QRect(place.inner.x(), place.inner.y() + (place.inner.height() - tall) // 2, place.inner.width(), tall)
    box(place.painter, spot, 5, "panel" if cell.quiet else "surface", "line2" if cell.quiet else "ctl")
    inner = spot.adjusted(px(8), 0, -px(24), 0)
    draw_text(place.painter, inner, cell.words, "small_key", "ink2" if cell.quiet else "ink")
    edge = QRect(spot.right() - px(22), spot.y(), px(18), tall)
    theme().draw_icon(place.painter, "chevron-down", edge, "ink2", 14)


def _action(place: Place, cell: cells.Action) -> None:
    _actions(place, cells.Actions((cell,)))


def _actions(place: Place, cell: cells.Actions) -> None:
    if not cell.items:
        return
    if not place.lively or cell.items[0].link:
        token = "accent" if cell.items[0].link else "ink2"
        room = place.inner if cell.items[0].link else place.inner.adjusted(0, 0, -theme().px(8), 0)
        draw_text(place.painter, room, cell.items[0].words, "small_key" if token == "accent" else "small", token, RIGHT)
        return
    for spot, item in action_places(place.inner, cell):
        box(place.painter, spot, 5, "surface", "line2")
        if item is not cell.items[0]:
            theme().draw_icon(place.painter, item.icon, spot, "ink2", 15)
            continue
        left = theme().px(8)
        if item.icon:
            box_left = QRect(spot.x() + left, spot.y(), theme().px(16), spot.height())
            theme().draw_icon(place.painter, item.icon, box_left, "ink2", 14)
            left += theme().px(20)
        draw_text(place.painter, spot.adjusted(left, 0, 0, 0), item.words, "small_key")


def action_places(inner: QRect, cell: cells.Actions) -> list[tuple[QRect, cells.Action]]:
    """Where the buttons of a row stand, from the right end, the first action leftmost."""
    px = theme().px
    tall = px(24)
    top = inner.y() + (inner.height() - tall) // 2
    right = inner.right() + 1
    places: list[tuple[QRect, cells.Action]] = []
    for item in reversed(cell.items):
        if item is cell.items[0]:
            width = width_of(item.words, "small_key") + px(16) + (px(20) if item.icon else 0)
        else:
            width = tall
        places.insert(0, (QRect(right - width, top, width, tall), item))
        right -= width + px(5)
    return places


def paint_group(painter: QPainter, row: QRect, group: Group, left: int, right: int) -> None:
    """Paint the head of a group over the full width of its row."""
    px = theme().px
    painter.fillRect(row, theme().color("panel"))
    line(painter, row.x(), row.bottom(), row.right(), row.bottom())
    inner = row.adjusted(left, 0, -right, -1)
    if group.icon:
        theme().draw_icon(painter, group.icon, QRect(inner.x(), inner.y(), px(16), inner.height()), group.token, 16)
        inner.adjust(px(23), 0, 0, 0)
    end = group_action_place(row, group, right).x() if group.action else row.right() - right + 1
    if group.action:
        draw_text(painter, group_action_place(row, group, right), group.action[1], "small_key", "accent", RIGHT)
        end -= px(8)
    if group.trailing:
        width = width_of(group.trailing, "small")
        draw_text(painter, QRect(end - width, inner.y(), width, inner.height()), group.trailing, "small", "ink2")
        end -= width + px(12)
    inner.setRight(end - 1)
    big = "strong" if group.icon else "sub"
    for words, role, token in ((group.words, big, "ink"), (group.count, "body", "ink2"), (group.meta, "small", "ink2")):
        if words:
            inner.adjust(draw_text(painter, inner, words, role, token) + px(8), 0, 0, 0)


def group_action_place(row: QRect, group: Group, right: int) -> QRect:
    """Where the words of a group's action stand."""
    width = width_of(group.action[1], "small_key") if group.action else 0
    return QRect(row.right() + 1 - right - width, row.y(), width, row.height() - 1)


_PAINTERS: dict[type, Callable[[Place, Any], None]] = {
    cells.Toned: _toned,
    cells.Name: _name,
    cells.Arrow: _arrow,
    cells.TwoLines: _two_lines,
    cells.IconText: _icon_text,
    cells.Link: _link,
    cells.Bar: _bar,
    cells.Pips: _pips,
    cells.Cadence: _cadence,
    cells.Spark: _spark,
    cells.Chips: _chips,
    Status: _status,
    cells.Choose: _choose,
    cells.Pick: _pick,
    cells.Action: _action,
    cells.Actions: _actions,
}
