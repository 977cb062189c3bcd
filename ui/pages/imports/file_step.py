"""Step 1: which file, who is in it, which sheet, and which characters; with a look into it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.rosters.cells import Cell, column_letter
from app.domain.text import counted, listed
from app.errors import OfficeError
from ui import ask
from ui.pages.imports.session import FileRead, ImportSession
from ui.pages.imports.words import KINDS
from ui.tasks import Task
from ui.theme import theme
from ui.widgets.choice_field import ChoiceField
from ui.widgets.columns import Column, ListSource
from ui.widgets.drop_area import DropArea
from ui.widgets.label import Label
from ui.widgets.loading import Loading
from ui.widgets.notice import MessageBar
from ui.widgets.panel import Ground
from ui.widgets.segmented import Segment, Segmented
from ui.widgets.table import Table
from ui.workplace import Workplace

PATTERNS = (("Rosters", "*.xlsx *.xlsm *.xls *.ods *.csv *.tsv *.txt"),)
_FOLDER = "import/folder"
_LOOK = 40
_WIDEST = 16
Line = tuple[int, tuple[Cell, ...]]


class FileStep(Ground):
    """`changed` tells that another file, sheet or kind is worked on."""

    changed = Signal()

    def __init__(self, workplace: Workplace, session: ImportSession, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent=parent)
        self.workplace, self.session = workplace, session
        self._task: Task | None = None
        self._bar: MessageBar | None = None
        self._build()
        self._wire()
        self.show_file()

    # ---- building ----
    def _build(self) -> None:
        px = theme().px
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(20), px(16), px(16), 0)
        self._column.setSpacing(px(12))
        self._kind = Segmented("Who is in the file", [Segment(key, words) for key, words in KINDS])
        who = QHBoxLayout()
        who.setSpacing(px(8))
        who.addWidget(Label("The file holds", "body", "ink2"))
        who.addWidget(self._kind)
        who.addSpacing(px(12))
        self._kept = Label("", "small", "ink2")
        who.addWidget(self._kept, 1)
        self._column.addLayout(who)
        words = "Excel (.xlsx, .xlsm, .xls), OpenDocument (.ods) or text (.csv, .tsv, .txt). The file is left as it is."
        self._drop = DropArea("Drop a roster here", words, "Choose a file…")
        self._column.addWidget(self._drop)
        self.first = self._drop.button
        self._column.addWidget(self._choices())
        self._look = QWidget()
        place = QVBoxLayout(self._look)
        place.setContentsMargins(0, 0, 0, 0)
        self.preview = Table("The file as it is", [Column("row", "Row", 56, "number", sortable=False)], grid=True)
        place.addWidget(self.preview)
        self.loading = Loading(cancellable=True, parent=self._look)
        self._column.addWidget(self._look, 1)

    def _choices(self) -> QWidget:
        px = theme().px
        self._line = QWidget()
        row = QHBoxLayout(self._line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        self._name, self._notes = Label("", "key"), Label("", "small", "ink2")
        self._sheet = ChoiceField("Sheet", small=True)
        self._characters = ChoiceField("Characters", small=True)
        self._sheet_label, self._characters_label = Label("Sheet", "body", "ink2"), Label("Characters", "body", "ink2")
        for widget in (self._name, self._sheet_label, self._sheet, self._characters_label, self._characters):
            row.addWidget(widget)
        row.addWidget(self._notes, 1)
        return self._line

    def _wire(self) -> None:
        self._drop.dropped.connect(self.open_path)
        self._drop.pressed.connect(self.choose)
        self._kind.changed.connect(self._on_kind)
        self._sheet.changed.connect(self._on_sheet)
        self._characters.changed.connect(self._on_characters)
        self.loading.cancelled.connect(self._on_cancel)

    # ---- reading ----
    def choose(self) -> None:
        """Asks for a file."""
        folder = Path(str(self.workplace.memory.get(_FOLDER, Path.home())))
        path = ask.open_file(self, "Choose a roster", PATTERNS, folder)
        if path is not None:
            self.open_path(path)

    def open_path(self, path: Path, encoding: str = "") -> None:
        """Reads a file off the screen's thread, and works on it when it can be read."""
        self._on_cancel()
        self.workplace.memory.put(_FOLDER, str(path.parent))
        self._say("")
        self.loading.setGeometry(self._look.rect())
        self.loading.start(f"Reading {path.name}")
        self._task = self.workplace.tasks.run(
            lambda task: self.session.read(path, encoding, task.progress, task.cancelled),
            self._on_read, self._on_failed, progress=self.loading.set_progress,
            cancelled=self.loading.stop)

    def _on_read(self, read: FileRead) -> None:
        self.loading.stop()
        self._task = None
        self.session.take(read)
        self.show_file()
        self.changed.emit()

    def _on_failed(self, error: Any) -> None:
        self.loading.stop()
        self._task = None
        if isinstance(error, OfficeError):
            self._say(f"{error.title} {error.words}".strip(), error.details)
        else:
            self._say(str(error))

    def _on_cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self.loading.stop()

    def _say(self, words: str, details: str = "") -> None:
        if self._bar is not None:
            self._column.removeWidget(self._bar)
            self._bar.hide()
            self._bar.deleteLater()
            self._bar = None
        if words:
            self._bar = MessageBar("bad", words, boxed=True, details=details)
            self._column.insertWidget(1, self._bar)

    # ---- showing ----
    def show_file(self) -> None:
        """Shows what is known of the file now."""
        session = self.session
        self._kind.blockSignals(True)
        self._kind.set_value(session.kind)
        self._kind.blockSignals(False)
        self._tell_kept()
        self._line.setVisible(session.table is not None)
        self.preview.setVisible(session.table is not None)
        if session.table is None or session.path is None:
            return
        self._name.setText(session.path.name)
        filled = [(place, sheet.name) for place, sheet in enumerate(session.sheets) if sheet.rows]
        _fill(self._sheet, filled, session.sheet)
        for widget in (self._sheet, self._sheet_label):
            widget.setVisible(len(filled) > 1)
        _fill(self._characters, session.office.rosters.encodings(), session.encoding)
        for widget in (self._characters, self._characters_label):
            widget.setVisible(bool(session.encoding))
        self._notes.setText(self._about())
        self._show_preview()

    def _about(self) -> str:
        table = self.session.table
        assert table is not None
        parts = [counted(len(table.rows), "row of people", "rows of people")]
        parts += [] if self.session.certain else ["look whether all letters are right"]
        return "; ".join([*parts, *(note[:1].lower() + note[1:].rstrip(".") for note in table.notes[:2])])

    def _tell_kept(self) -> None:
        names = self.session.kept_names()
        more = f" and {len(names) - 3} more" if len(names) > 3 else ""
        said = listed([f"“{name}”" for name in names[:3]]) + more
        self._kept.setText(f"Kept column matches: {said}. What fits is used by itself." if names else "")

    def _show_preview(self) -> None:
        rows = self.session.sheets[self.session.sheet].rows[:_LOOK]
        wide = min(_WIDEST, max((len(row) for row in rows), default=1))
        columns = [Column("row", "Row", 56, "number", sortable=False, value=lambda line: f"{line[0]}")]
        columns += [_column(index, index == wide - 1) for index in range(wide)]
        source = ListSource(list(enumerate(rows, 1)), columns, id_of=lambda line: line[0])
        new = Table("The file as it is", columns, source, id_of=lambda line: line[0], grid=True)
        layout = self._look.layout()
        if layout is not None:
            layout.replaceWidget(self.preview, new)
        self.preview.hide()
        self.preview.deleteLater()
        self.preview = new
        self.loading.raise_()

    # ---- what happened ----
    def _on_kind(self, kind: str) -> None:
        self.session.choose_kind(kind)
        self._tell_kept()
        self.changed.emit()

    def _on_sheet(self) -> None:
        self.session.choose_sheet(int(self._sheet.value()))
        self.show_file()
        self.changed.emit()

    def _on_characters(self) -> None:
        if self.session.path is not None:
            self.open_path(self.session.path, str(self._characters.value()))


def _column(index: int, last: bool) -> Column:
    def words(line: Line) -> str:
        return line[1][index].text if index < len(line[1]) else ""

    return Column(f"c{index}", column_letter(index), 140, sortable=False, stretch=last, value=words)


def _fill(field: ChoiceField, choices: Any, value: object) -> None:
    blocked = field.blockSignals(True)
    field.set_choices(list(choices))
    field.set_value(value)
    field.blockSignals(blocked)
