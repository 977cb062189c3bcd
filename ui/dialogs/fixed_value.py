"""One value of a field for everybody in a roster, such as the college that sent it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from ui.dialogs.form_dialog import FormDialog
from ui.widgets.field import Field
from ui.widgets.form import Form
from ui.workplace import Workplace


class FixedValueDialog(FormDialog):
    """`saved` tells the field and the text; an empty text takes the value back."""

    def __init__(self, workplace: Workplace, choices: Sequence[tuple[str, str]], given: Mapping[str, str],
                 parent: QWidget | None = None) -> None:
        form = Form([
            Field("field", "Field", "choice", required=True, choices=choices, optional="Choose a field"),
            Field("text", "Value for everybody", limit=300, hint="Written as a cell would be. Empty takes it back."),
        ])
        super().__init__(workplace, "Add a fixed value", form, verb="Use this value", width=400, parent=parent)
        field = next(iter(given), None)
        self.begin({"field": field, "text": given.get(field or "", "")})

    def save(self, values: Mapping[str, Any]) -> tuple[str, str]:
        return str(values["field"]), str(values["text"])
