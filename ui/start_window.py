"""What is shown when no office file can be opened: why, and the ways on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from app.errors import OfficeError
from ui.theme import theme
from ui.widgets.buttons import Button, LinkButton, PrimaryButton
from ui.widgets.label import Label
from ui.widgets.notice import MessageBar


class StartWindow(QMainWindow):
    """A column 760 wide: the error above, below it what can be done."""

    office_wanted = Signal(str, object)

    def __init__(self, error: OfficeError | None, path: Path | None, backups: Sequence[Path]) -> None:
        super().__init__()
        self.path = path
        self.setWindowTitle("Mentor Desk")
        px = theme().px
        self.resize(px(1000), px(560))
        room = QWidget()
        outer = QVBoxLayout(room)
        outer.setContentsMargins(0, 0, 0, 0)
        if error is not None:
            outer.addWidget(MessageBar("bad", error.words, lead=error.title, details=error.details))
        outer.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(px(10))
        row.addLayout(column)
        row.addStretch(1)
        outer.addLayout(row)
        outer.addStretch(2)
        column.addWidget(Label("Which office do you want to work on?", "title"))
        column.addWidget(Label("An office is one file on this computer. Nothing is sent anywhere.", "body", "ink2"))
        self.buttons: dict[str, Button] = {}
        self._add(column, "open", PrimaryButton("Open an office file…", "folder-open"), None)
        if path is not None and path.exists():
            self._add(column, "read", Button(f"Open “{path.stem}” for reading only"), path)
        for backup in backups:
            self._add(column, "restore", Button(f"Restore the backup “{backup.stem}”", "history"), backup)
        self._add(column, "new", Button("Make a new office file…", "plus"), None)
        self._add(column, "sample", LinkButton("Open the sample office, with made-up people"), None)
        self.setCentralWidget(room)
        self.buttons["open"].setFocus()

    def _add(self, column: QVBoxLayout, key: str, button: Button, argument: Path | None) -> None:
        button.clicked.connect(lambda: self.office_wanted.emit(key, argument))
        self.buttons[key] = button
        column.addWidget(button)
