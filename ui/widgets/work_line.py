"""One piece of work under way, in one line: what it is, how far, and Cancel."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme import theme
from ui.widgets.bars import ProgressBar
from ui.widgets.buttons import LinkButton
from ui.widgets.label import Label


class WorkLine(QWidget):
    """ "Reading 412 people  ▬▬▬  120 of 412  Cancel"."""

    cancelled = Signal()

    def __init__(self, label: str, *, cancellable: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme().px(16), 0, 0, 0)
        row.setSpacing(theme().px(8))
        self._bar = ProgressBar(label)
        self._bar.setFixedWidth(theme().px(120))
        self._figures = Label("", "small", "ink2")
        self._cancel = LinkButton("Cancel", tip=f"Cancel: {label}")
        self._cancel.clicked.connect(self._on_cancel)
        row.addWidget(Label(label, "small", "ink2"))
        row.addWidget(self._bar)
        row.addWidget(self._figures)
        row.addWidget(self._cancel)
        self._bar.hide()
        self._cancel.setHidden(not cancellable)
        self.setAccessibleName(label)

    def set_progress(self, done: int, total: int) -> None:
        """Say how far the work is."""
        self._bar.setVisible(total > 0)
        words = f"{done:,} of {total:,}" if total else ""
        self._bar.set_share(done / total if total else 0.0, words)
        self._figures.setText(words)

    def _on_cancel(self) -> None:
        self._cancel.setEnabled(False)
        self._cancel.set_words("Stopping")
        self.cancelled.emit()
