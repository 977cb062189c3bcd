"""Light or dark and the height of rows (this computer), and the keys of each page."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pages.settings.section import Section
from ui.theme import theme
from ui.widgets.columns import Column, Group, ListSource
from ui.widgets.field import Field
from ui.widgets.form import Form
from ui.widgets.label import Label
from ui.widgets.table import Table

MODES = (("system", "As the system"), ("light", "Light"), ("dark", "Dark"))
ROWS = (("compact", "Compact"), ("standard", "Standard"), ("roomy", "Roomy"))


class AppearanceSection(Section):
    """How this computer shows the program; changes act at once."""

    KEY, TITLE, ICON, WORDS = "appearance", "Appearance", "sun", "Light, standard rows"

    def _build(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(theme().px(20), theme().px(4), theme().px(16), theme().px(16))
        column.addWidget(Label("These choices hold for this computer and act at once.", "body", "ink2"))
        column.addSpacing(theme().px(8))
        self.form = Form((Field("mode", "Colours", "radio", choices=MODES),
                          Field("rows", "Rows of tables", "radio", choices=ROWS)))
        self.form.setMaximumWidth(theme().px(480))
        column.addWidget(self.form)
        column.addStretch(1)
        self.scrolling(inner)
        self.refresh()
        self.form.changed.connect(self._on_changed)

    def refresh(self) -> None:
        self.form.set_values({"mode": theme().mode, "rows": theme().rows})

    def line(self) -> str:
        words = dict(MODES)[theme().mode], dict(ROWS)[theme().rows].lower()
        return f"{words[0]}, {words[1]} rows"

    def _on_changed(self, _key: str) -> None:
        values = self.form.values()
        theme().set_mode(values["mode"])
        theme().set_rows(values["rows"])
        self.workplace.recent.prefer("theme", values["mode"])
        self.workplace.recent.prefer("rows", values["rows"])


KEYS = (
    ("Everywhere", (("Search and commands", "Ctrl K"), ("Today to Packets", "Ctrl 1 … Ctrl 4"),
                    ("Filter this list", "Ctrl F or /"), ("Next, previous pane", "F6, Shift F6"),
                    ("Undo, redo", "Ctrl Z, Ctrl Shift Z"), ("New item of this page", "Ctrl N"),
                    ("Print, print packet for selection", "Ctrl P, Ctrl Shift P"), ("Export this list", "Ctrl E"),
                    ("Show or hide the detail pane", "F4"), ("Next tab", "Ctrl Tab"), ("Help for this page", "F1"),
                    ("Close, clear, leave a field", "Esc"))),
    ("Lists", (("Move", "↑ ↓ Home End"), ("Open", "Enter"), ("Select a row", "Space"), ("Copy rows", "Ctrl C"),
               ("Edit a cell", "F2"))),
    ("Today and Mentorships", (("Log a meeting", "L"), ("Remind", "R"), ("Snooze", "S"))),
    ("Applicants", (("Accept", "A"), ("Decline with a reason", "D"), ("Wait-list", "W"))),
    ("Matching", (("Run matching", "F5"), ("Lock the pair", "L"), ("Forbid the pair", "X"))),
    ("Import", (("Next problem", "F8"),)),
    ("A record", (("Previous, next record", "Alt ↑, Alt ↓"), ("Save the open form", "Ctrl S"))),
)


class ShortcutsSection(Section):
    """The keys of each page."""

    KEY, TITLE, ICON, WORDS = "shortcuts", "Shortcuts", "layout-grid", "Keys for each page"

    def _build(self) -> None:
        rows: list[object] = []
        for title, keys in KEYS:
            rows.append(Group(title, title))
            rows += [(title, does, key) for does, key in keys]
        table = Table("Shortcuts", (
            Column("does", "Does", 320, "key", value=lambda row: row[1], sortable=False, stretch=True),
            Column("keys", "Keys", 260, value=lambda row: row[2], sortable=False)), id_of=lambda row: row[:2])
        table.set_source(ListSource(rows, id_of=lambda row: row[:2]))
        self.column.addWidget(table, 1)
