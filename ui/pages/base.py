"""What every page is: a key, a title, an icon, the topics it shows, and a refresh that runs when it is seen."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from app.changes import Topic
from ui.workplace import Workplace


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

    def renew(self) -> None:
        """What F5 asks for: read again; a page that computes something computes it again."""
        self.refresh()

    def show_item(self, argument: Any) -> None:
        """Shows what another page asked for; `argument` is this page's own kind of thing."""

    def find_in_list(self) -> None:
        """Puts the focus into the page's search field (Ctrl+F)."""

    def new_item(self) -> None:
        """Starts a new item of this page (Ctrl+N)."""

    def export_list(self) -> None:
        """Saves the list on screen as a workbook (Ctrl+E)."""

    def print_selection(self) -> None:
        """Opens the packet for what is selected (Ctrl+P)."""

    def toggle_detail(self) -> None:
        """Shows or hides the detail pane (F4)."""

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
