"""Where the office file is, its backups, and the way back to one of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.errors import OfficeError
from ui import ask
from ui.pages.settings.section import Section
from ui.theme import theme
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.cells import Action, Actions
from ui.widgets.columns import Column, ListSource
from ui.widgets.label import Label
from ui.widgets.notice import Kind, MessageBar
from ui.widgets.table import Table

_STAMP = re.compile(r" (\d{4}-\d\d-\d\d \d{6})(?: (.*))?$")


@dataclass(frozen=True)
class Backup:
    """One backup on disk."""

    id: Path
    made: str
    why: str
    size: str


def backup_row(path: Path) -> Backup:
    """What a backup's file name and size tell."""
    found = _STAMP.search(path.stem)
    made = datetime.strptime(found[1], "%Y-%m-%d %H%M%S") if found else None
    words = f"{made:%b} {made.day}, {made.year}, {made:%H:%M}" if made else path.stem
    return Backup(path, words, (found[2] or "By hand").capitalize() if found else "", megabytes(path.stat().st_size))


def megabytes(size: int) -> str:
    """A file's size in words."""
    return f"{size / 1_000_000:.1f} MB"


class BackupsSection(Section):
    """Back up now, check the file now, and restore."""

    KEY, TITLE, ICON, WORDS = "backups", "Backups and safety", "hard-drive", "Copies, checks, restore"
    restore_requested = Signal(object)

    def _build(self) -> None:
        self._check = Button("Check the file now", "shield-check")
        self._back_up = PrimaryButton("Back up now", "hard-drive")
        self.head.addWidget(self._check)
        self.head.addWidget(self._back_up)
        self.bars = QVBoxLayout()
        self.column.addLayout(self.bars)
        self.column.addWidget(self._places())
        self.table = Table("Backups", (
            Column("made", "Made", 200, "key", sortable=False), Column("why", "Why", 180, sortable=False, stretch=True),
            Column("size", "Size", 90, "number", sortable=False),
            Column("act", "", 110, "actions", sortable=False,
                   value=lambda _row: Actions((Action("restore", "Restore…"),)))))
        self.table.set_empty("No backup yet", "One is made each day you use the program, and before anything risky.")
        self.column.addWidget(self.table, 1)
        self._check.clicked.connect(self._on_check)
        self._back_up.clicked.connect(self._on_back_up)
        self.table.action_requested.connect(lambda path, _key: self._on_restore(path))
        self.table.opened.connect(self._on_restore)

    def _places(self) -> QWidget:
        room = QWidget()
        column = QVBoxLayout(room)
        column.setContentsMargins(theme().px(20), theme().px(8), theme().px(16), theme().px(14))
        column.setSpacing(theme().px(6))
        self._where, self._kept = Label("", "body"), Label("", "body")
        for title, label, folder in (("Office file", self._where, self.office.path.parent),
                                     ("Backups", self._kept, self.office.places.backups)):
            row = QHBoxLayout()
            name = Label(title, "body", "ink2")
            name.setFixedWidth(theme().px(110))
            show = Button("Show folder", "folder-open", small=True)
            show.clicked.connect(lambda _=False, folder=folder: QDesktopServices.openUrl(
                QUrl.fromLocalFile(str(folder))))
            row.addWidget(name)
            row.addWidget(label, 1)
            row.addWidget(show)
            column.addLayout(row)
        column.addWidget(Label(
            "Keep the office file out of OneDrive, Dropbox, iCloud and Google Drive folders, off network drives, and"
            " copy it only with Back up now: a copy made while the program works may be half of one state and half of"
            " another.", "small", "ink2", wrap=True))
        return room

    def refresh(self) -> None:
        rows = [backup_row(path) for path in self.office.backups()]
        self.table.set_source(ListSource(rows))
        size = megabytes(self.office.path.stat().st_size) if self.office.path.exists() else "missing"
        self._where.setText(f"{self.office.path}, {size}")
        self._kept.setText(f"{self.office.places.backups}, {len(rows)} kept")

    def line(self) -> str:
        backups = self.office.backups()
        return f"Last backup {backup_row(backups[0]).made}" if backups else "No backup yet"

    def _on_check(self) -> None:
        self.workplace.tasks.run(lambda _task: self.office.check(), self._on_checked, self._on_failed,
                                 label="Checking the office file")

    def _on_checked(self, problems: list[str]) -> None:
        if problems:
            self._say("bad", "The office file has problems. Restore the newest backup from before they began.",
                      "\n".join(problems))
        else:
            self._say("ok", "The office file is sound: its pages, its references and its journal were read.")

    def _on_back_up(self) -> None:
        self.workplace.tasks.run(
            lambda task: self.office.backup(progress=task.progress, cancelled=task.cancelled), self._on_backed_up,
            self._on_failed, label="Backing up the office file")

    def _on_backed_up(self, path: Path) -> None:
        self._say("ok", f"The backup was made, opened and compared: {path.name}.")
        self.refresh()

    def _on_restore(self, path: Path) -> None:
        row = backup_row(path)
        if ask.confirm(self, f"Restore the backup of {row.made}?",
                       "The office goes back to how it was then. The present file is kept as a backup of its own, so"
                       " this can be taken back.", f"Restore {row.made}", "Keep the present file", risky=True):
            self.restore_requested.emit(path)

    def _say(self, kind: Kind, words: str, details: str = "") -> None:
        while (item := self.bars.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        self.bars.addWidget(MessageBar(kind, words, details=details, closable=True))

    def _on_failed(self, error: OfficeError) -> None:
        self.workplace.refused(error)
