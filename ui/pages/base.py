"""What every page is: a key, a title, an icon, the topics it shows, and a refresh that runs when it is seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from app.changes import Topic
from ui.list_export import export_table
from ui.widgets.buttons import Button
from ui.widgets.filter_bar import FilterBar
from ui.widgets.split import Split
from ui.widgets.table import Table
from ui.workplace import Workplace

READ_ONLY = "The office file is open for reading only."


@dataclass(frozen=True)
class Press:
    """An item asked of a page that is one of its buttons: the one whose words begin so."""

    words: str

    def on(self, page: QWidget) -> str:
        """Presses the button; gives why it cannot be pressed now, or nothing."""
        for button in page.findChildren(Button):
            if button.isVisible() and button.words().startswith(self.words):
                if button.isEnabled():
                    button.click()
                    return ""
                return button.toolTip() or f"{button.words()} is not possible now."
        return ""


class Page(QWidget):
    """A screen of the window. Subclasses fill `_build`, `_wire` and `refresh`.

    `open_requested(page, argument)` asks the window to go elsewhere: ("person", 12), ("mentorship", 7),
    ("cohort", ("goals", 3)), ("packets", {...}), ("import", path). `status_changed` says the words at the right of the
    status bar. A page refreshes itself when it is visible and concerned, otherwise when it is next shown.
    """

    KEY: ClassVar[str] = ""
    TITLE: ClassVar[str] = ""
    ICON: ClassVar[str] = ""
    SHOWS: ClassVar[frozenset[Topic]] = frozenset()
    HELP: ClassVar[str] = ""

    open_requested = Signal(str, object)
    status_changed = Signal(str)

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workplace = workplace
        self.office = workplace.office
        self._stale = True
        self._build()
        self._wire()
        workplace.bridge.changed.connect(self._on_office_changed)
        workplace.cohort.changed.connect(self._on_cohort_changed)

    def _build(self) -> None:
        """Makes the widgets."""

    def _wire(self) -> None:
        """Connects signals, one a line."""

    def refresh(self) -> None:
        """Reads again what the page shows."""

    def need_writing(self, *buttons: Button) -> None:
        """Turns buttons that change the office off, with the reason, where it is open for reading only."""
        for button in buttons if self.office.read_only else ():
            button.set_off(READ_ONLY)

    def renew(self) -> None:
        """What F5 asks for: read again; a page that computes something computes it again."""
        self.refresh()

    def show_item(self, argument: Any) -> None:
        """Shows what another page asked for; `argument` is this page's own kind of thing."""

    def find_in_list(self) -> None:
        """Puts the focus into the page's search field (Ctrl+F); into search for everything where it has none."""
        bars = [bar for bar in self.findChildren(FilterBar) if bar.isVisible() and bar.search is not None]
        if bars:
            bars[0].focus_search()
        else:
            self.open_requested.emit("search", None)

    def new_item(self) -> None:
        """Starts a new item of this page (Ctrl+N); a person where the page has no items of its own."""
        self.open_requested.emit("people", "new")

    def export_list(self) -> None:
        """Saves the list on screen as a workbook (Ctrl+E): the one with the focus, else the first."""
        tables = [table for table in self.findChildren(Table) if table.isVisible()]
        chosen = next((table for table in tables if table.has_list_focus()), tables[0] if tables else None)
        if chosen is None:
            self.workplace.told("There is no list on this page to export.")
        else:
            export_table(self.workplace, chosen, chosen.accessibleName() or self.TITLE)

    def print_selection(self) -> None:
        """Opens the packet for what is selected (Ctrl+P); the gallery where nothing can be."""
        self.open_requested.emit("packets", None)

    def toggle_detail(self) -> None:
        """Shows or hides the detail pane (F4): the last pane of the page's split."""
        splits = [split for split in self.findChildren(Split) if split.isVisible()]
        pane = splits[0].widget(splits[0].count() - 1) if splits else None
        if pane is not None:
            splits[0].toggle(pane)
        else:
            self.workplace.told("This page has no detail pane.")

    def may_leave(self) -> bool:
        """Whether the page may be left; a page with unsaved work asks first."""
        return True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.refresh()

    def _on_office_changed(self, topics: frozenset[Topic]) -> None:
        if not self.SHOWS & topics:
            return
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    def _on_cohort_changed(self) -> None:
        self._stale = True
        if self.isVisible():
            self._stale = False
            self.refresh()
