"""A short list of what happened: an icon, what, a few words, and the day at the right."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.days import short_day
from ui.pages.people.timeline import Entry
from ui.theme import theme
from ui.widgets.header import IconLabel
from ui.widgets.label import Label


class EntryLine(QWidget):
    """One entry in two lines; the second is left out when there are no words for it."""

    def __init__(self, icon: str, token: str, title: str, words: str, trailing: str, *, wrap: bool = False) -> None:
        super().__init__()
        px = theme().px
        row = QHBoxLayout(self)
        row.setContentsMargins(0, px(2), 0, px(6))
        row.setSpacing(px(8))
        row.addWidget(IconLabel(icon, token, 16), 0, Qt.AlignmentFlag.AlignTop)
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(8))
        grid.setVerticalSpacing(px(1))
        grid.setColumnStretch(0, 1)
        grid.addWidget(Label(title, "key"), 0, 0)
        grid.addWidget(Label(trailing, "small", "ink2", right=True), 0, 1)
        if words:
            grid.addWidget(Label(words, "small", "ink2", wrap=wrap), 1, 0, 1, 2)
        row.addLayout(grid, 1)
        self.setAccessibleName(", ".join(part for part in (title, words, trailing) if part))


class EntryList(QWidget):
    """Entries under one another."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme().px(2))

    def set_entries(self, entries: Sequence[Entry], today: date, year_starts: str) -> None:
        """Show other entries."""
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for entry in entries:
            self._column.addWidget(EntryLine(entry.icon, entry.token, entry.title, entry.words,
                                             short_day(entry.day, today, year_starts)))

    def titles(self) -> list[str]:
        """What is listed, as it is read aloud."""
        items = (self._column.itemAt(place) for place in range(self._column.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget.accessibleName() for widget in widgets if widget is not None]
