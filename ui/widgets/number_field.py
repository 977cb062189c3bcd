"""A whole number, typed or stepped with the arrow keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.text_field import TextField


class NumberField(TextField):
    """`value()` is an int, or None when the field is empty or cannot be read (`own_problem()` then says why)."""

    def __init__(
        self, name: str, *, minimum: int = 0, maximum: int = 1_000_000, width: int = 72, placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(name, placeholder=placeholder, width=width, parent=parent)
        self._minimum, self._maximum = minimum, maximum

    def value(self) -> int | None:
        words = self.text().strip().replace(",", "")
        try:
            return int(words) if words else None
        except ValueError:
            return None

    def own_problem(self) -> str:
        if not self.text().strip():
            return ""
        number = self.value()
        if number is None:
            return "Not a whole number."
        if not self._minimum <= number <= self._maximum:
            return f"Between {self._minimum:,} and {self._maximum:,}."
        return ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 10, Qt.Key.Key_PageDown: -10}
        step = steps.get(Qt.Key(event.key()))
        if step is None or self.isReadOnly():
            super().keyPressEvent(event)
            return
        number = self.value()
        start = self._minimum - step if number is None and step > 0 else (number or self._minimum)
        self.setText(str(min(self._maximum, max(self._minimum, start + step))))
