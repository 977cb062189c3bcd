"""Step 4: what will happen, the import itself with progress and Cancel, and what came of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.rosters.imported import Imported
from app.domain.rosters.plan import Verdict
from app.domain.text import counted, listed
from ui.pages.imports.session import ImportSession
from ui.pages.imports.words import outcome
from ui.theme import theme
from ui.widgets.bars import ProgressBar
from ui.widgets.buttons import Button
from ui.widgets.header import IconLabel
from ui.widgets.label import Label
from ui.widgets.panel import Ground, Rule
from ui.workplace import Workplace

_KIND_WORDS = {"students": "students", "alumni": "alumni", "professionals": "professionals"}
_MOST_TERMS = 6


class ImportStep(Ground):
    """`cancelled` stops the import; `next_wanted` tells what to do with the people who came in."""

    cancelled = Signal()
    next_wanted = Signal(str)

    def __init__(self, workplace: Workplace, session: ImportSession, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent=parent)
        self.workplace, self.session = workplace, session
        px = theme().px
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(20), px(20), px(16), px(16))
        self._column = QVBoxLayout()
        self._column.setSpacing(px(8))
        outer.addLayout(self._column)
        outer.addWidget(self._progress())
        outer.addWidget(self._next())
        outer.addStretch(1)

    def _progress(self) -> QWidget:
        px = theme().px
        self._work = QWidget()
        row = QHBoxLayout(self._work)
        row.setContentsMargins(0, px(12), 0, 0)
        row.setSpacing(px(12))
        self._bar, self._figures = ProgressBar("Importing"), Label("", "body", "ink2")
        self._bar.setFixedWidth(px(360))
        self.cancel = Button("Cancel the import")
        self.cancel.clicked.connect(self.cancelled)
        for widget in (Label("Importing"), self._bar, self._figures, self.cancel):
            row.addWidget(widget)
        row.addStretch(1)
        self._work.hide()
        return self._work

    def _next(self) -> QWidget:
        px = theme().px
        self._after = QWidget()
        row = QHBoxLayout(self._after)
        row.setContentsMargins(0, px(12), 0, 0)
        row.setSpacing(px(8))
        self.buttons: dict[str, Button] = {}
        for key, words, icon in (("enrol", "Enrol them in a cohort…", "user-check"), ("people", "Show People", "users"),
                                 ("undo", "Undo this import", "undo-2"), ("another", "Import another file", "upload")):
            button = Button(words, icon)
            button.clicked.connect(lambda _=False, key=key: self.next_wanted.emit(key))
            self.buttons[key] = button
            row.addWidget(button)
        row.addStretch(1)
        self._after.hide()
        return self._after

    # ---- showing ----
    def show_summary(self) -> None:
        """Say what importing would do now."""
        plan, session = self.session.plan, self.session
        if plan is None or session.path is None or session.judge is None:
            return
        self._begin(f"{counted(plan.ready(), 'row')} of {session.path.name} as {_KIND_WORDS[session.kind]}",
                    "Nothing has been changed yet. All of it is one change, which can be undone.")
        left_out = sum(row.verdict is Verdict.SKIPPED for row in plan.rows)
        for icon, token, what, words in outcome(plan.counts(), left_out):
            self._line(icon, token, what, words)
        terms = session.judge.new_terms(plan)
        if terms:
            shown = [f"“{term.text}”" for term in terms[:_MOST_TERMS]]
            more = [f"{len(terms) - _MOST_TERMS} more"] if len(terms) > _MOST_TERMS else []
            self._line("plus", "accent", counted(len(terms), "new term"), f"for the taxonomy: {listed(shown + more)}")
        if session.keep_as:
            self._line("repeat", "ink2", "Column matches", f"are kept as “{session.keep_as}”")
        self._after.hide()

    def show_progress(self, done: int, total: int) -> None:
        """Say how far the import is."""
        self._work.show()
        self._bar.set_share(done / total if total else 0.0, f"{done:,} of {total:,}")
        self._figures.setText(f"{done:,} of {total:,}" if total else "")

    def stop_progress(self) -> None:
        """The import has ended, one way or another."""
        self._work.hide()

    def show_done(self, done: Imported, undoable: bool) -> None:
        """Say what came of it; `undoable` where anything was changed."""
        self.stop_progress()
        changed = f", {counted(done.changed, 'record')} changed" if done.changed else ""
        self._begin("Imported", f"{counted(done.added, 'person', 'people')} came in new{changed}.")
        waiting = done.counts.get("problem", 0) + done.counts.get("possible duplicate", 0)
        if waiting:
            self._line("triangle-alert", "warn", counted(waiting, "row"),
                       "not imported: problems and open questions. Mend them in the file and import it again; rows that"
                       " are in already are recognised.")
        self.buttons["enrol"].setVisible(bool(done.person_ids))
        self.buttons["enrol"].set_on()
        if undoable:
            self.buttons["undo"].set_on()
        else:
            self.buttons["undo"].set_off("Nothing was changed.")
        self._after.show()
        self.buttons["enrol" if done.person_ids else "people"].setFocus()

    def show_undone(self) -> None:
        """Say that the import was taken back."""
        self._begin("The import was undone", "Everything is as it was before.")
        for key in ("enrol", "undo"):
            self.buttons[key].set_off("The import was undone.")

    def _begin(self, title: str, words: str) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for widget in (Label(title, "title"), Label(words, "body", "ink2"), Rule()):
            self._column.addWidget(widget)

    def _line(self, icon: str, token: str, what: str, words: str) -> None:
        px = theme().px
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, px(2), 0, px(2))
        row.setSpacing(px(8))
        row.addWidget(IconLabel(icon, token, 16))
        row.addWidget(Label(what, "strong"))
        row.addWidget(Label(words, "body", "ink2"), 1)
        line.setAccessibleName(f"{what} {words}")
        self._column.addWidget(line)
