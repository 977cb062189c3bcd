"""What can be done with the people checked in the list, at the foot of it while any are."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme import theme
from ui.widgets.buttons import Button
from ui.widgets.label import Label
from ui.widgets.panel import Ground


class BulkBar(Ground):
    """ "3 people checked" and the verbs; `chosen` tells the key of a verb."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("panel", edges="top", parent=parent)
        px = theme().px
        self.setFixedHeight(px(42))
        row = QHBoxLayout(self)
        row.setContentsMargins(px(20), 0, px(16), 0)
        row.setSpacing(px(6))
        self._words = Label("", "key")
        row.addWidget(self._words)
        row.addSpacing(px(8))
        self._buttons: dict[str, Button] = {}
        for key, words, icon in (("enrol", "Enrol…", "user-check"), ("print", "Print packets…", "printer"),
                                 ("export", "Export…", "file-spreadsheet"), ("archive", "Archive", "inbox"),
                                 ("restore", "Restore", "undo-2")):
            button = Button(words, icon, small=True)
            button.clicked.connect(lambda _=False, key=key: self.chosen.emit(key))
            self._buttons[key] = button
            row.addWidget(button)
        row.addStretch(1)
        clear = Button("Clear", kind="plain", small=True, keys="Esc")
        clear.clicked.connect(lambda: self.chosen.emit("clear"))
        row.addWidget(clear)
        self.hide()

    def show_count(self, count: int, archived: bool) -> None:
        """Say how many are checked; with none the bar goes."""
        self.setVisible(count > 0)
        self._words.setText(f"{count:,} checked")
        self._buttons["archive"].setVisible(not archived)
        self._buttons["enrol"].setVisible(not archived)
        self._buttons["restore"].setVisible(archived)
