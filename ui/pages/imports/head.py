"""The head of the Import page: its buttons and the four steps with how far each is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.text import counted
from ui.pages.imports.session import ImportSession
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.header import PageHeader
from ui.widgets.steps import Step, Stepper

STEPS = ("file", "columns", "rows", "import")
_TITLES = {"file": "Choose file", "columns": "Match columns", "rows": "Fix rows", "import": "Import"}


class ImportHead(QWidget):
    """Tells what was pressed; `show_state` shows where one is."""

    people_wanted = Signal()
    cancel_wanted = Signal()
    back_wanted = Signal()
    go_wanted = Signal()
    step_wanted = Signal(str)

    def __init__(self, session: ImportSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._steps: list[Step] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        header = PageHeader("Import a roster", crumbs=[("People", self.people_wanted.emit)])
        self.cancel = Button("Cancel", tip="Forget this file; nothing was changed")
        self.back = Button("Back")
        self.go_quiet = Button("", "arrow-right")
        self.go = PrimaryButton("", "arrow-right")
        header.add(self.cancel, self.back, self.go_quiet, self.go)
        self.stepper = Stepper("Import")
        column.addWidget(header)
        column.addWidget(self.stepper)
        self.cancel.clicked.connect(self.cancel_wanted)
        self.back.clicked.connect(self.back_wanted)
        self.go.clicked.connect(self.go_wanted)
        self.go_quiet.clicked.connect(self.go_wanted)
        self.stepper.opened.connect(self.step_wanted)

    def show_state(self, here: str, importing: bool, quiet: bool, busy: str = "") -> None:
        """Show that one is at a step; `quiet` where another button is the primary one, `busy` why one has to wait."""
        finished = self._session.done is not None
        self._show_steps(here, finished)
        for button, shown in ((self.go, not quiet), (self.go_quiet, quiet)):
            button.set_words(self._go_words(here))
            button.setVisible(shown and not finished)
        self.back.setVisible(here != "file" and not finished)
        self.cancel.setVisible(self._session.path is not None and not finished)
        why = busy or self._why_not(here)
        for button in (self.go, self.go_quiet):
            if why:
                button.set_off(why)
            else:
                button.set_on()
        for other in (self.back, self.cancel):
            other.setEnabled(not importing)

    def _show_steps(self, here: str, finished: bool) -> None:
        at = STEPS.index(here)
        states = ["done" if place < at or (finished and place < 3) else "now" if place == at else "ahead"
                  for place in range(len(STEPS))]
        steps = [Step(key, _TITLES[key], self._meta(key), state) for key, state in zip(STEPS, states, strict=True)]
        if steps != self._steps:
            self._steps = steps
            self.stepper.set_steps(steps)

    def _why_not(self, here: str) -> str:
        """Why one cannot go on from a step; empty when one can."""
        session = self._session
        if session.table is None:
            return "Choose a file first."
        if not session.table.rows:
            return "This sheet has no rows of people. Choose another sheet, or the row of its headings."
        if here == "columns" and session.mapping is not None and not session.mapping.used():
            return "Match at least one column."
        if here == "import" and (session.plan is None or not session.plan.ready()):
            return "No row is ready. Go back and mend the rows."
        return ""

    def _go_words(self, here: str) -> str:
        plan = self._session.plan
        if here == "file":
            return "Continue to match columns"
        if here == "columns":
            return "Continue to fix rows"
        ready = counted(plan.ready() if plan is not None else 0, "row")
        return f"Continue with {ready}" if here == "rows" else f"Import {ready}"

    def _meta(self, key: str) -> str:
        session, plan = self._session, self._session.plan
        if key == "file":
            return session.path.name if session.path is not None else ""
        if session.table is None or session.mapping is None:
            return ""
        if key == "columns":
            return f"{session.mapping.used()} of {len(session.mapping.columns)} used"
        if plan is None:
            return counted(len(session.table.rows), "row") if key == "rows" else ""
        left = sum(1 for _ in plan.open_rows())
        if key == "rows":
            return f"{left:,} left of {len(plan.rows):,}" if left else f"{len(plan.rows):,} checked"
        return "done" if session.done is not None else f"{plan.ready():,} ready"
