"""Several small rows in one field, such as addresses or periods: each row of the same cells, added and taken away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import theme
from ui.widgets.buttons import Button, IconButton
from ui.widgets.field import Editor
from ui.widgets.label import Label

Cells = Callable[[], Sequence[QWidget]]
"""Makes the editors of one new row; each keeps the Editor protocol."""


class _Row(QWidget):
    """The editors of one row and the x that takes the row away."""

    removed = Signal()

    def __init__(self, name: str, cells: Sequence[QWidget], parent: QWidget) -> None:
        super().__init__(parent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().px(8))
        self.cells = list(cells)
        for cell in self.cells:
            fixed = cell.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Fixed or cell.maximumWidth() < 4000
            layout.addWidget(cell, 0 if fixed else 1)
        remove = IconButton("x", f"Remove this {name}", small=True)
        remove.clicked.connect(self.removed)
        layout.addWidget(remove)
        layout.addStretch(0 if any(layout.stretch(place) for place in range(layout.count())) else 1)

    def editors(self) -> list[Editor]:
        return self.cells  # type: ignore[return-value]

    def value(self) -> tuple[Any, ...]:
        return tuple(editor.value() for editor in self.editors())


class RowsField(QWidget):
    """`value()` is a tuple of rows, each a tuple of its cells' values; rows left empty are not counted.

    `one` is what a row is called ("e-mail address"); `heads` stand over the cells; a row counts as empty while the
    cells named in `needed` are.
    """

    changed = Signal()

    def __init__(
        self, name: str, one: str, cells: Cells, *, heads: Sequence[tuple[str, int]] = (), needed: Sequence[int] = (0,),
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._one, self._cells, self._needed = one, cells, tuple(needed)
        self._rows: list[_Row] = []
        self.setAccessibleName(name)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme().px(6))
        self._add_heads(heads)
        self._first = self._column.count()
        self._add = Button(f"Add {one}", "plus", kind="plain", small=True)
        self._add.clicked.connect(self._on_add)
        self._column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self._add)

    def _add_heads(self, heads: Sequence[tuple[str, int]]) -> None:
        if not heads:
            return
        self._heads = QWidget()
        row = QHBoxLayout(self._heads)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(8))
        for words, width in heads:
            label = Label(words, "small", "ink2")
            if width:
                label.setFixedWidth(theme().px(width))
            row.addWidget(label, 0 if width else 1)
        row.addStretch(1 if all(width for _, width in heads) else 0)
        self._column.addWidget(self._heads)
        self._heads.hide()

    # ---- values ----
    def value(self) -> tuple[tuple[Any, ...], ...]:
        rows = [row.value() for row in self._rows]
        return tuple(row for row in rows if any(row[place] not in (None, "", ()) for place in self._needed))

    def set_value(self, value: object) -> None:
        for row in list(self._rows):
            self._take_away(row)
        for cells in value if isinstance(value, Sequence) and not isinstance(value, str) else ():
            row = self._put_row()
            for editor, cell in zip(row.editors(), cells, strict=False):
                editor.set_value(cell)

    def own_problem(self) -> str:
        """What the cells themselves cannot accept, with the number of the row."""
        for number, row in enumerate(self._rows, 1):
            for editor in row.editors():
                if words := editor.own_problem():
                    return f"Row {number}: {words}"
        return ""

    def set_problem(self, kind: str) -> None:
        """Mark the cells that are wrong by themselves; else the first cell of each row."""
        for row in self._rows:
            for place, editor in enumerate(row.editors()):
                wrong = bool(editor.own_problem()) or (place == 0 and not self.own_problem())
                editor.set_problem(kind if kind and wrong else "")

    def add_row(self) -> Sequence[QWidget]:
        """Put an empty row at the end; gives its editors."""
        return self._put_row().cells

    # ---- rows ----
    def _put_row(self) -> _Row:
        row = _Row(self._one, self._cells(), self)
        row.removed.connect(lambda: self._on_removed(row))
        for editor in row.editors():
            editor.changed.connect(self.changed)
        self._column.insertWidget(self._first + len(self._rows), row)
        self._rows.append(row)
        self._settle()
        return row

    def _take_away(self, row: _Row) -> None:
        self._rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._settle()

    def _settle(self) -> None:
        if self._first:
            self._heads.setVisible(bool(self._rows))
        self.setFocusProxy(self._rows[0].cells[0] if self._rows else self._add)
        self.updateGeometry()

    def _on_add(self) -> None:
        row = self._put_row()
        row.cells[0].setFocus(Qt.FocusReason.TabFocusReason)
        self.changed.emit()

    def _on_removed(self, row: _Row) -> None:
        place = self._rows.index(row)
        self._take_away(row)
        near = self._rows[min(place, len(self._rows) - 1)].cells[0] if self._rows else self._add
        near.setFocus(Qt.FocusReason.TabFocusReason)
        self.changed.emit()
