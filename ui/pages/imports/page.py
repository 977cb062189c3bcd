"""The Import page: its four steps, and what goes on between them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from app.changes import Topic
from app.domain.enrolments import Enrolled
from app.domain.rosters.imported import Imported
from app.domain.text import counted
from app.errors import OfficeError
from ui import taking_back
from ui.dialogs.enrol import EnrolDialog, enrolled_words
from ui.pages.base import Page
from ui.pages.imports.columns_step import ColumnsStep
from ui.pages.imports.file_step import FileStep
from ui.pages.imports.head import STEPS, ImportHead
from ui.pages.imports.import_step import ImportStep
from ui.pages.imports.rows_step import RowsStep
from ui.pages.imports.session import ImportSession
from ui.pages.imports.work import ImportWork
from ui.widgets.drop_area import file_in
from ui.widgets.loading import Loading

NOTHING_YET = "Nothing is changed until step 4. The whole import can be undone."


class ImportPage(Page):
    """A page and not a dialog: one may look elsewhere in between, and what was decided stays."""

    KEY, TITLE, ICON = "import", "Import a roster", "upload"
    SHOWS = frozenset({Topic.PEOPLE, Topic.TERMS, Topic.HISTORY})
    HELP = "import"

    # ---- building ----
    def _build(self) -> None:
        self.session = ImportSession(self.office)
        self.work = ImportWork(self.session, self.workplace.tasks, self)
        self.here = "file"
        self._wants_rows = False
        self._unit: int | None = None
        self.setAcceptDrops(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.head = ImportHead(self.session)
        column.addWidget(self.head)
        self.file = FileStep(self.workplace, self.session)
        self.columns = ColumnsStep(self.workplace, self.session)
        self.rows = RowsStep(self.workplace, self.session)
        self.last = ImportStep(self.workplace, self.session)
        self._stack = QStackedWidget()
        for step in (self.file, self.columns, self.rows, self.last):
            self._stack.addWidget(step)
        column.addWidget(self._stack, 1)
        self.loading = Loading(cancellable=True, parent=self._stack)

    def _wire(self) -> None:
        self.head.people_wanted.connect(lambda: self.open_requested.emit("people", None))
        self.head.cancel_wanted.connect(self._on_cancel)
        self.head.back_wanted.connect(lambda: self.show_step(STEPS[STEPS.index(self.here) - 1]))
        self.head.go_wanted.connect(self.go_on)
        self.head.step_wanted.connect(self.show_step)
        self.file.changed.connect(self._on_file)
        self.columns.changed.connect(self._on_matches)
        self.rows.changed.connect(self._settle)
        self.rows.matches_changed.connect(self._on_matches_in_rows)
        self.rows.row_shown.connect(self._on_row_shown)
        self.last.cancelled.connect(self.work.stop_import)
        self.last.next_wanted.connect(self._on_next)
        self.loading.cancelled.connect(self._on_loading_cancelled)
        self.work.planned.connect(self._on_planned)
        self.work.imported.connect(self._on_imported)
        self.work.stopped.connect(self._on_stopped)
        self.work.failed.connect(self._on_failed)
        self.work.progressed.connect(self._on_progress)

    # ---- where one is ----
    def refresh(self) -> None:
        """Judges the rows again against the people on record now; the file and the decisions stay as they were."""
        if self.session.done is not None:
            if self._unit is not None and self.office.history.get(self._unit).undone_by is not None:
                self.last.show_undone()
        elif self.session.plan is not None and not self.work.importing:
            self.work.plan()
        self._settle()

    def show_item(self, argument: Any) -> None:
        """Begins with a file: its path."""
        if isinstance(argument, (str, Path)) and str(argument) and not self.work.importing:
            self._start_over()
            self.file.open_path(Path(argument))

    def go_on(self) -> None:
        """Goes to the next step; the last one imports."""
        if self.here == "import":
            self.last.show_progress(0, 0)
            self.work.start_import()
            self._settle()
        else:
            self.show_step(STEPS[STEPS.index(self.here) + 1])

    def show_step(self, key: str) -> None:
        """Goes to a step; to the rows as soon as they are judged."""
        if self.work.importing or (self.session.done is not None and key != "file"):
            return
        if key == "rows" and self.session.plan is None:
            self._wait_for_rows()
            return
        if self.session.done is not None:
            self._start_over()
            return
        self.here = key
        if key == "columns":
            self.columns.refresh()
            if self.session.plan is None and not self.work.planning:
                self.work.plan()
        elif key == "rows":
            self.rows.refresh()
        elif key == "import":
            self.last.show_summary()
        self._stack.setCurrentIndex(STEPS.index(key))
        self._settle()
        self._focus_step()

    def _wait_for_rows(self) -> None:
        self._wants_rows = True
        self.loading.setGeometry(self._stack.rect())
        self.loading.start("Checking every row")
        if not self.work.planning:
            self.work.plan()

    def _settle(self) -> None:
        quiet = self.here == "rows" and not self.rows.merge.isHidden()
        busy = "The import is under way." if self.work.importing else ""
        if self.here == "import" and self.work.planning:
            busy = "The rows are being checked again."
        self.head.show_state(self.here, self.work.importing, quiet, busy)
        if self.here != "rows":
            self.status_changed.emit("" if self.session.done is not None else NOTHING_YET)

    def _focus_step(self) -> None:
        {"file": self.file.first, "columns": self.columns.table, "rows": self.rows.table,
         "import": self.head.go}[self.here].setFocus()

    def _start_over(self) -> None:
        self.work.drop_plan()
        self._wants_rows = False
        self.loading.stop()
        self.session.clear()
        self.here, self._unit = "file", None
        self.file.show_file()
        self._stack.setCurrentIndex(0)
        self._settle()
        self._focus_step()

    # ---- what happened ----
    def _on_file(self) -> None:
        self.work.drop_plan()
        self._settle()
        if self.session.table is not None:
            self.head.go.setFocus()

    def _on_matches(self) -> None:
        self.work.plan()
        self._settle()

    def _on_matches_in_rows(self) -> None:
        self.work.drop_plan()
        self._wait_for_rows()

    def _on_row_shown(self, words: str) -> None:
        self._settle()
        self.status_changed.emit(words)

    def _on_planned(self) -> None:
        self.loading.stop()
        self.columns.arrivals.refresh()
        if self._wants_rows:
            self._wants_rows = False
            self.show_step("rows")
        elif self.here == "rows":
            self.rows.refresh()
        elif self.here == "import":
            self.last.show_summary()
        self._settle()

    def _on_progress(self, done: int, total: int) -> None:
        if self.work.importing:
            self.last.show_progress(done, total)
        else:
            self.loading.set_progress(done, total)

    def _on_loading_cancelled(self) -> None:
        self._wants_rows = False
        self.work.drop_plan()
        self.loading.stop()
        if self.here == "rows":
            self.show_step("columns")

    def _on_imported(self, done: Imported) -> None:
        latest = self.office.history.next_undo()
        self._unit = latest.id if latest is not None and done.person_ids else None
        self.last.show_done(done, self._unit is not None)
        self._settle()
        changed = f", {counted(done.changed, 'record')} changed" if done.changed else ""
        tell = self.workplace.done if done.person_ids else self.workplace.told
        tell(f"Imported {counted(done.added, 'new person', 'new people')}{changed}")

    def _on_stopped(self) -> None:
        self.last.stop_progress()
        self._settle()

    def _on_failed(self, error: OfficeError) -> None:
        self._wants_rows = False
        self.loading.stop()
        self.last.stop_progress()
        self.workplace.refused(error)
        self._settle()

    def _on_cancel(self) -> None:
        self._start_over()
        self.open_requested.emit("people", None)

    def _on_next(self, key: str) -> None:
        done = self.session.done
        if key == "enrol" and done is not None:
            dialog = EnrolDialog(self.workplace, done.person_ids, self)
            dialog.saved.connect(self._on_enrolled)
            dialog.open()
        elif key == "undo":
            self._undo()
        else:
            self._start_over()
            if key == "people":
                self.open_requested.emit("people", None)

    def _on_enrolled(self, done: Enrolled) -> None:
        tell = self.workplace.done if done.added else self.workplace.told
        tell(enrolled_words(done))

    def _undo(self) -> None:
        taking_back.undo(self.workplace, lambda _change: self.workplace.told("The import was undone"),
                         self.workplace.refused, self._unit)

    # ---- what Qt tells ----
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        focus = self.window().focusWidget()
        if focus is None or not self._stack.isAncestorOf(focus):
            self._focus_step()
        QTimer.singleShot(0, self, self._settle)  # the window clears the words at its foot when a page is shown

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if file_in(event.mimeData()) is not None and not self.work.importing:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = file_in(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.show_item(path)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.loading.setGeometry(self._stack.rect())
