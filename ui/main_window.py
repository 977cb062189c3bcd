"""The main window of one office: its pages, what stands in the menus, and where wishes of pages go."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.changes import Topic
from app.clock import from_text
from app.domain.history import Change
from app.errors import OfficeError, Refused
from ui import taking_back
from ui.menus import CHANGING, menus
from ui.pages.base import Page
from ui.search import GROUPS, Search
from ui.widgets.frame import Frame, PageEntry
from ui.widgets.notice import MessageBar
from ui.workplace import Workplace

# The window's table of contents: key, title, icon, where the page is, whether it stands in the navigation.
PAGES = (
    ("today", "Today", "sun", "ui.pages.today:TodayPage", True),
    ("people", "People", "users", "ui.pages.people:PeoplePage", True),
    ("cohort", "Cohorts", "layers", "ui.pages.cohort:CohortPage", True),
    ("packets", "Packets", "printer", "ui.pages.packets:PacketsPage", True),
    ("settings", "Settings", "settings", "ui.pages.settings:SettingsPage", True),
    ("import", "Import a roster", "upload", "ui.pages.imports:ImportPage", False),
    ("mentorship", "Mentorship", "heart-handshake", "ui.pages.mentorship:MentorshipPage", False),
    ("history", "All changes", "history", "ui.pages.history:HistoryPage", False),
)
# Pages opened from others stand for the page they belong to in the navigation.
HOME_OF = {"import": "people", "mentorship": "cohort", "history": "today"}
# A wish for a person is answered by the People page.
SHOWN_BY = {"person": "people"}


class MainWindow(Frame):
    """A window on one office file. What concerns files as a whole is asked of the application by signals."""

    office_wanted = Signal(str, object)

    def __init__(self, workplace: Workplace) -> None:
        self.workplace = workplace
        self.office = workplace.office
        answers = Search(workplace, self)
        super().__init__(
            [PageEntry(key, title, icon, partial(self._made_from, where), key == "settings", listed)
             for key, title, icon, where, listed in PAGES],
            ask=answers.find, groups=GROUPS, memory=workplace.memory, may_close=self._may_close)
        self.set_menus(menus(self))
        for key in CHANGING if self.office.read_only else ():
            self.commands.set_enabled(key, False)
        self.setWindowTitle(f"{self.office.path.stem} – Mentor Desk")
        self.setMinimumSize(1024, 640)
        workplace.done, workplace.refused = self.tell, self.show_error
        workplace.told = partial(self.tell, undo=False)
        workplace.tasks.show_in(self.status)
        self._connect()
        self._show_cohorts()
        self._tell_saved()
        self._tell_banners()

    def _connect(self) -> None:
        self.undo_wanted.connect(self.undo)
        self.navigation.working.chosen.connect(self.workplace.cohort.set)
        self.workplace.bridge.changed.connect(self._on_office_changed)
        self.workplace.bridge.changed_elsewhere.connect(self._on_changed_elsewhere)
        self.workplace.cohort.changed.connect(self._show_cohorts)

    # ---- pages ----
    def go(self, key: str, argument: Any = None) -> None:
        """Shows a page, and there what `argument` means; stays where a page with unsaved work asks to."""
        target = SHOWN_BY.get(key, key)
        here = self.page()
        if target != self.page_key() and here is not None and not here.may_leave():
            return
        if target != self.page_key():
            self.status.set_selection("")
        page = super().show_page(target)
        self.navigation.select(HOME_OF.get(target, target))
        if argument is not None and isinstance(page, Page):
            page.show_item(argument)

    def show_page(self, key: str) -> QWidget:
        """Shows a page by its key in the navigation."""
        self.go(key)
        shown = self.stack.currentWidget()
        assert shown is not None
        return shown

    def page(self) -> Page | None:
        """The page that is shown."""
        current = self.stack.currentWidget()
        return current if isinstance(current, Page) else None

    def _made_from(self, where: str) -> QWidget:
        module, name = where.split(":")
        page: Page = getattr(import_module(module), name)(self.workplace)
        page.open_requested.connect(self._on_open_requested)
        page.status_changed.connect(self.status.set_selection)
        if hasattr(page, "restore_requested"):
            page.restore_requested.connect(lambda path: self.office_wanted.emit("restore", path))
        if hasattr(page, "count_changed"):
            page.count_changed.connect(lambda count: self.navigation.set_count(page.KEY, count))
        return page

    def _on_open_requested(self, key: str, argument: object) -> None:
        if key in ("sample", "open", "new"):
            self.office_wanted.emit(key, argument)
        elif key == "search":
            self.open_palette()
        else:
            self.go(key, argument)

    # ---- undo ----
    def undo(self) -> None:
        """Takes the latest change back."""
        taking_back.undo(self.workplace, self._on_undone, self._on_not_stepped)

    def redo(self) -> None:
        """Does again what was undone."""
        taking_back.redo(self.workplace, self._on_redone, self._on_not_stepped)

    def _on_undone(self, change: Change) -> None:
        self.tell(f"Undone: {change.named}", undo=False)

    def _on_redone(self, change: Change) -> None:
        self.tell(f"Done again: {change.named}", undo=False)

    def _on_not_stepped(self, error: OfficeError) -> None:
        if isinstance(error, Refused):
            self.tell(f"{error.title} {error.words}".strip(), undo=False)
        else:
            self.show_error(error)

    # ---- telling ----
    def show_error(self, error: OfficeError) -> None:
        """Shows an error above the pages, in words; the next thing that is done takes it away."""
        self.set_banner("error", MessageBar(
            "bad", error.words, lead=error.title, details=error.details, closable=True,
            actions=()))

    def clear_error(self) -> None:
        """Takes the error away."""
        self.set_banner("error", None)

    def _tell_banners(self) -> None:
        if self.office.read_only:
            self.set_banner("read-only", MessageBar(
                "warn", f"{self.office.read_only_because} Nothing can be changed here.", lead="For reading only.",
                actions=(("Save a copy elsewhere…", lambda: self.office_wanted.emit("copy", None)),)))
        if self.office.not_completed:
            self.set_banner("left", MessageBar("info", self.office.not_completed, closable=True))

    def _tell_saved(self) -> None:
        if self.office.read_only:
            self.status.set_saved("For reading only", "lock", "warn")
            return
        latest = self.office.history.rows(0, 1)
        if latest:
            self.status.set_saved(f"All changes saved at {from_text(latest[0].at).astimezone():%H:%M}")
        else:
            self.status.set_saved("New office file, saved")

    def _on_office_changed(self, topics: frozenset[Topic]) -> None:
        self.clear_error()
        self._tell_saved()
        if Topic.COHORTS in topics:
            self._show_cohorts()

    def _on_changed_elsewhere(self) -> None:
        latest = self.office.history.rows(0, 1)
        if latest:
            who = latest[0].actor or "Somebody"
            self.set_banner("elsewhere", MessageBar(
                "info", f"{who} changed this office file: {latest[0].label.lower()}.", closable=True,
                actions=(("Show changes", lambda: self.go("history")),)))

    # ---- cohort ----
    def _show_cohorts(self) -> None:
        cohort = self.workplace.cohort
        rows = self.office.cohorts.rows()
        if cohort.id is not None and all(row.id != cohort.id for row in rows):
            rows += [row for row in self.office.cohorts.rows(archived=True) if row.id == cohort.id]
        if cohort.id is None or all(row.id != cohort.id for row in rows):
            kept = self.memory.get("working-cohort")
            chosen = kept if any(row.id == kept for row in rows) else self.office.cohorts.working()
            cohort.set(chosen)
        self.memory.put("working-cohort", cohort.id)
        self.navigation.working.set_choices([(row.id, row.name) for row in rows], cohort.id, "No cohort yet")

    # ---- leaving ----
    def _may_close(self) -> bool:
        page = self.page()
        if page is not None and not page.may_leave():
            return False
        self.workplace.bridge.close()
        self.workplace.tasks.close()
        return True

    def start(self) -> None:
        """Shows the first page; heavy libraries are loaded a little later, off the screen's thread."""
        self.go("today")
        QTimer.singleShot(800, lambda: self.workplace.tasks.run(lambda _task: self.office.load_ahead(), label=""))
