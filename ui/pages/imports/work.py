"""The work of an import off the screen's thread: judging every row, and writing what is ready."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal

from app.errors import Invalid, OfficeError
from ui.pages.imports.session import ImportSession
from ui.tasks import Task, Tasks


class ImportWork(QObject):
    """One plan and one import at a time; a plan that no longer fits the file or its matches is dropped."""

    planned = Signal()
    imported = Signal(object)
    stopped = Signal()
    failed = Signal(object)
    progressed = Signal(int, int)

    def __init__(self, session: ImportSession, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._tasks = session, tasks
        self._planning: Task | None = None
        self._importing: Task | None = None

    @property
    def planning(self) -> bool:
        """Whether rows are being judged."""
        return self._planning is not None

    @property
    def importing(self) -> bool:
        """Whether people are being written."""
        return self._importing is not None

    def plan(self) -> None:
        """Judge every row by the matches as they are now."""
        self.drop_plan()
        session = self._session
        if session.table is None or not session.table.rows:
            return
        mapping, table = session.mapping, session.table
        asked = (dict(session.decisions), dict(session.edits))

        def take(made: Any) -> None:
            if session.mapping is not mapping or session.table is not table:
                return
            self._planning = None
            if (session.decisions, session.edits) != asked:  # decided while the rows were judged
                self.plan()
                return
            session.take_plan(made)
            self.planned.emit()

        self._planning = self._tasks.run(
            lambda task: session.make_plan(task.progress, task.cancelled), take, self._on_failed,
            progress=self.progressed.emit)

    def drop_plan(self) -> None:
        """Judge no more."""
        if self._planning is not None:
            self._planning.cancel()
            self._planning = None

    def start_import(self) -> None:
        """Write all that is ready, as one change."""
        self._importing = self._tasks.run(
            lambda task: self._session.apply(task.progress, task.cancelled), self._on_imported, self._on_failed,
            progress=self.progressed.emit, cancelled=self._on_stopped)

    def stop_import(self) -> None:
        """Stop writing; nothing of it is kept."""
        if self._importing is not None:
            self._importing.cancel()

    def _on_imported(self, done: Any) -> None:
        self._importing = None
        self._session.done = done
        self.imported.emit(done)

    def _on_stopped(self) -> None:
        self._importing = None
        self.stopped.emit()

    def _on_failed(self, error: Any) -> None:
        self._planning = self._importing = None
        self.drop_plan()
        told = error if isinstance(error, OfficeError) else OfficeError(
            "The import was refused.", " ".join(error.fields.values()) if isinstance(error, Invalid) else "")
        self.failed.emit(told)
