"""Panes side by side whose sizes are remembered."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from ui.theme import theme
from ui.widgets.memory import Memory


class Split(QSplitter):
    """Panes with a line of 1 px between them. The first pane stretches; the others have the sizes given.

    `sizes` are pixels of the design for the panes after the first; what the user drags is kept in `memory`.
    """

    def __init__(
        self, key: str, panes: Sequence[QWidget], sizes: Sequence[int], memory: Memory | None = None, *,
        upright: bool = False, stretch: int = 0, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(Qt.Orientation.Vertical if upright else Qt.Orientation.Horizontal, parent)
        self._key, self._memory = f"split/{key}", memory or Memory()
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        for number, pane in enumerate(panes):
            self.addWidget(pane)
            self.setStretchFactor(number, 1 if number == stretch else 0)
        self._sizes = [theme().px(size) for size in sizes]
        self._stretch = stretch
        self._put(self._memory.get(self._key) or self._sizes)
        self.splitterMoved.connect(lambda _pos, _index: self._keep())

    def _put(self, others: Sequence[int]) -> None:
        """Give the panes other than the stretching one these sizes."""
        sizes = list(others)
        sizes.insert(self._stretch, 100_000)
        total = self.width() if self.orientation() == Qt.Orientation.Horizontal else self.height()
        sizes[self._stretch] = max(200, total - sum(others))
        self.setSizes(sizes)

    def _keep(self) -> None:
        self._memory.put(self._key, [size for number, size in enumerate(self.sizes()) if number != self._stretch])

    def toggle(self, pane: QWidget) -> bool:
        """Hide or show a pane (F4); gives whether it is shown now."""
        pane.setVisible(pane.isHidden())
        return not pane.isHidden()
