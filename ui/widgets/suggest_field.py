"""A line of text that suggests what was written there before; anything may be typed."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.widgets.lookup_field import Ask, Suggestion, Suggestions
from ui.widgets.text_field import TextField


class SuggestField(TextField):
    """`value()` is the text. `ask` gives suggestions for what is typed so far."""

    def __init__(
        self, name: str, ask: Ask, *, placeholder: str = "", width: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(name, placeholder=placeholder, width=width, parent=parent)
        self._suggestions = Suggestions(self, ask, self._on_taken)

    def _on_taken(self, suggestion: Suggestion) -> None:
        self.setText(suggestion.words)
