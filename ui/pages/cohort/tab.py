"""What every tab of the Cohort page is: it follows the working cohort and brings its own buttons for the header."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from app.changes import Topic
from ui.workplace import Workplace


class CohortTab(QWidget):
    """One tab. Subclasses fill `_build`, `_wire` and `refresh`; `cohort_id` is the cohort on screen, None without one.

    `open_requested(page, argument)` and `status_changed(words)` mean what they mean on a page.
    A tab refreshes itself when it is visible and concerned, otherwise when it is next shown.
    """

    KEY: ClassVar[str] = ""
    TITLE: ClassVar[str] = ""
    SHOWS: ClassVar[frozenset[Topic]] = frozenset()

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

    @property
    def cohort_id(self) -> int | None:
        """The cohort on screen; None as long as there is none."""
        return self.workplace.cohort.id

    def _build(self) -> None:
        """Makes the widgets."""

    def _wire(self) -> None:
        """Connects signals, one a line."""

    def refresh(self) -> None:
        """Reads again what the tab shows."""

    def buttons(self) -> list[QWidget]:
        """The tab's own buttons, shown in the header of the page while the tab is in front; always the same ones."""
        return []

    def show_item(self, item_id: Any) -> None:
        """Brings one row of the tab's list into view."""

    def find_in_list(self) -> None:
        """Puts the focus into the tab's search field (Ctrl+F)."""

    def new_item(self) -> None:
        """Starts a new item of this tab (Ctrl+N)."""

    def export_list(self) -> None:
        """Saves the list on screen as a workbook (Ctrl+E)."""

    def print_selection(self) -> None:
        """Opens the packet for what is selected (Ctrl+P)."""

    def toggle_detail(self) -> None:
        """Shows or hides the detail pane (F4)."""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.refresh()

    def _on_office_changed(self, topics: frozenset[Topic]) -> None:
        if self.SHOWS & topics:
            self._refresh_when_seen()

    def _on_cohort_changed(self) -> None:
        self._refresh_when_seen()

    def _refresh_when_seen(self) -> None:
        self._stale = not self.isVisible()
        if not self._stale:
            self.refresh()
