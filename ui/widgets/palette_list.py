"""What the palette found: heads of groups and lines, painted with the part that was sought."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.theme import theme
from ui.widgets.keycap import draw_hint, hint_width
from ui.widgets.paint import draw_text, one_line

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@dataclass(frozen=True)
class PaletteItem:
    """One line that can be run: a command, a person, a goal. `keys` is its shortcut, for showing."""

    key: str
    group: str
    words: str
    run: Callable[[], object]
    meta: str = ""
    icon: str = "arrow-right"
    keys: str = ""
    run_apart: Callable[[], object] | None = None


Ask = Callable[[str, str], Sequence[PaletteItem]]
"""Words typed and the group looked in ("" for all) -> what is found, the items of a group together."""


class FoundModel(QAbstractListModel):
    """Heads of groups (a str) and items in one list."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[str | PaletteItem] = []

    def show(self, items: Sequence[PaletteItem], otherwise: str = "") -> None:
        """Shows what was found under the heads of its groups, or the words `otherwise` when that is nothing."""
        self.beginResetModel()
        self.rows = []
        group = ""
        for item in items:
            if item.group != group:
                group = item.group
                self.rows.append(group)
            self.rows.append(item)
        if not items and otherwise:
            self.rows.append(otherwise)
        self.endResetModel()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row if isinstance(row, str) else f"{row.words} {row.meta}".strip()
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if isinstance(self.rows[index.row()], str):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def items(self) -> list[int]:
        return [place for place, row in enumerate(self.rows) if isinstance(row, PaletteItem)]


class FoundDelegate(QStyledItemDelegate):
    """Paints what was found; `words` gives what is sought now, to mark it."""

    def __init__(self, model: FoundModel, words: Callable[[], str], parent: QObject) -> None:
        super().__init__(parent)
        self._model, self._words = model, words

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(theme().px(200), theme().px(30 if isinstance(self._model.rows[index.row()], str) else 34))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = self._model.rows[index.row()]
        px = theme().px
        rect = option.rect
        if isinstance(row, str):
            draw_text(painter, rect.adjusted(px(16), px(6), -px(16), 0), row, "sub", "ink2")
            return
        here = bool(option.state & QStyle.StateFlag.State_Selected)
        if here:
            painter.fillRect(rect, theme().color("sel"))
        token = "accent" if here else "ink2"
        theme().draw_icon(painter, row.icon, QRect(rect.x() + px(16), rect.y(), px(16), rect.height()), token, 16)
        hint = ("Enter" if here else row.keys, "")
        width = hint_width(hint) if hint[0] else 0
        inner = rect.adjusted(px(44), 0, -px(12) - width - px(8), 0)
        used = draw_found(painter, inner, row.words, self._words(), here)
        draw_text(painter, inner.adjusted(used + px(12), 0, 0, 0), row.meta, "body", "ink2")
        if hint[0]:
            draw_hint(painter, QRect(rect.right() - px(12) - width, rect.y(), width, rect.height()), hint)


def draw_found(painter: QPainter, rect: QRect, words: str, sought: str, strong: bool = False) -> int:
    """Paint words with the part that was sought in the accent; gives the width that was used."""
    shown = one_line(words)
    start = shown.casefold().find(sought.casefold()) if sought else -1
    role = "key" if strong else "body"
    if start < 0:
        return draw_text(painter, rect, shown, role)
    used = 0
    end = start + len(sought)
    for part, own_role, token in ((shown[:start], role, "ink"), (shown[start:end], "strong", "accent"),
                                  (shown[end:], role, "ink")):  # fmt: skip
        used += draw_text(painter, rect.adjusted(used, 0, 0, 0), part, own_role, token)
    return used
