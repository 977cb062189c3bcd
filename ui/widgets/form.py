"""A form made from a list of declared fields: values in, values out, problems shown where they belong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import theme
from ui.widgets.field import Editor, Field, FieldBox
from ui.widgets.label import Label


class Form(QWidget):
    """Fields under one another; those with `beside` share the row of the field before them."""

    changed = Signal(str)

    def __init__(
        self, fields: Sequence[Field], *, editors: Mapping[str, QWidget] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._boxes: dict[str, FieldBox] = {}
        self._clean: dict[str, Any] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().px(12))
        self._general = Label("", "body", "bad", wrap=True)
        self._general.hide()
        layout.addWidget(self._general)
        row = QHBoxLayout()
        for field in fields:
            if field.section:
                layout.addSpacing(theme().px(4))
                layout.addWidget(Label(field.section, "sub", "ink2"))
            if not field.beside:
                row = QHBoxLayout()
                row.setSpacing(theme().px(12))
                layout.addLayout(row)
            box = self._box(field, (editors or {}).get(field.key))
            row.addWidget(box, 0 if field.width else 1, Qt.AlignmentFlag.AlignTop)
        layout.addStretch(1)
        self._clean = self.values()

    def _box(self, field: Field, editor: QWidget | None) -> FieldBox:
        box = FieldBox(field, editor, self)
        box.editor.changed.connect(lambda: self.changed.emit(field.key))
        self._boxes[field.key] = box
        return box

    # ---- values ----
    def values(self) -> dict[str, Any]:
        """What stands in the fields now, by key: text, int, date, bool, tuple; None where a field is empty."""
        return {key: box.editor.value() for key, box in self._boxes.items()}

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Fill the fields that are named, and count the form as unchanged from here."""
        for key, value in values.items():
            if key in self._boxes:
                self._boxes[key].editor.set_value(value)
        self.clear_problems()
        self._clean = self.values()

    def is_changed(self) -> bool:
        """True when a value differs from what `set_values` gave."""
        return self.values() != self._clean

    def editor(self, key: str) -> Editor:
        """The editor of a field, for what a declaration cannot say."""
        return self._boxes[key].editor

    def box(self, key: str) -> FieldBox:
        """The whole box of a field, to hide it or to focus it."""
        return self._boxes[key]

    # ---- problems ----
    def own_problems(self) -> dict[str, str]:
        """What the fields themselves cannot accept: needed and empty, too long, unreadable."""
        found: dict[str, str] = {}
        for key, box in self._boxes.items():
            words = box.editor.own_problem()
            if not words and box.field.required and box.editor.value() in (None, "", ()):
                words = f"{box.field.label} is needed."
            if words:
                found[key] = words
        return found

    def show_problems(self, problems: Mapping[str, str], warnings: Mapping[str, str] | None = None) -> None:
        """Mark the fields named, say the rest at the top, and go to the first field marked."""
        self.clear_problems()
        for key, words in (warnings or {}).items():
            if key in self._boxes:
                self._boxes[key].show_problem(words, "warning")
        for key, words in problems.items():
            if key in self._boxes:
                self._boxes[key].show_problem(words)
        rest = [words for key, words in problems.items() if key not in self._boxes]
        self._general.setText("\n".join(rest))
        self._general.setVisible(bool(rest))
        first = next((box for key, box in self._boxes.items() if key in problems), None)
        if first is not None:
            first.widget.setFocus()

    def clear_problems(self) -> None:
        """Take all marks away."""
        self._general.hide()
        for box in self._boxes.values():
            box.clear_problem()
