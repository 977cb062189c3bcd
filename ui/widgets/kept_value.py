"""A value that goes with a form and is not shown, such as the change a record was read after."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget


class KeptValue(QWidget):
    """Holds a value among a form's editors; it is kept with the draft and comes back with it."""

    changed = Signal()

    def __init__(self, value: Any = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = value

    def sizeHint(self) -> QSize:
        return QSize(0, 0)

    def value(self) -> Any:
        return self._value

    def set_value(self, value: object) -> None:
        self._value = value

    def own_problem(self) -> str:
        return ""

    def set_problem(self, kind: str) -> None:
        """There is nothing to mark."""
