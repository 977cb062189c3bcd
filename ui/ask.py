"""The only questions and file choosers: the title is the question, the buttons repeat the verb, focus is safe."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QPainter, QPaintEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.errors import OfficeError
from ui.theme import theme
from ui.widgets.buttons import Button, Kind
from ui.widgets.drafts import DraftKeeper, Drafts
from ui.widgets.field import Field
from ui.widgets.form import Form
from ui.widgets.label import Label
from ui.widgets.text_field import TextField

Patterns = Sequence[tuple[str, str]]
"""What a file chooser offers: words and patterns, ("Rosters", "*.xlsx *.csv")."""


class Dialog(QDialog):
    """A window of its own for one matter. Put widgets into `body`, then call `add_buttons`. Esc closes it."""

    def __init__(self, title: str, parent: QWidget | None, *, words: str = "", width: int = 484) -> None:
        super().__init__(parent)
        px = theme().px
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setWindowTitle(title)
        self.setMinimumWidth(px(min(width, 360)))
        self.resize(px(width), 0)
        self._keeper: DraftKeeper | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(16), px(14), px(16), px(14))
        outer.setSpacing(px(6))
        heading = Label(title, "pair", wrap=True)
        outer.addWidget(heading)
        self.words = Label(words, "body", wrap=True)
        outer.addWidget(self.words)
        self.words.setHidden(not words)
        self.setAccessibleDescription(words)
        self.body = QVBoxLayout()
        self.body.setSpacing(px(10))
        outer.addLayout(self.body)
        outer.addStretch(1)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(px(8))
        self._buttons.setContentsMargins(0, px(8), 0, 0)
        self._buttons.addStretch(1)
        outer.addLayout(self._buttons)

    def add_buttons(
        self, verb: str, act: Callable[[], object], *, safe: str = "Cancel", kind: Kind = "primary",
        focus_safe: bool = False,
    ) -> Button:  # fmt: skip
        """Add the safe button and the one that acts; gives the latter. Ctrl+Enter acts too, unless focus is safe."""
        back = Button(safe)
        back.clicked.connect(self.reject)
        go = Button(verb, kind=kind)
        go.clicked.connect(lambda: act())
        self._buttons.addWidget(back)
        self._buttons.addWidget(go)
        if not focus_safe:
            QShortcut(QKeySequence("Ctrl+Return"), self, go.click)
        if self.body.isEmpty():
            (back if focus_safe else go).setFocus()
        return go

    def add_side_button(self, button: Button) -> None:
        """Put a button at the left end of the row of buttons."""
        self._buttons.insertWidget(0, button)

    def keep_draft(self, form: Form, drafts: Drafts, key: str) -> bool:
        """Keep what is typed into `form`, and fill in what was kept; True when there was a draft."""
        self._keeper = DraftKeeper(form, drafts, key)
        return self._keeper.offer()

    def accept(self) -> None:
        """Close as done; a draft is forgotten."""
        if self._keeper is not None:
            self._keeper.drop()
        super().accept()

    def reject(self) -> None:
        """Close without doing it; a draft is kept."""
        if self._keeper is not None:
            self._keeper.keep()
        super().reject()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        layout = self.layout()
        if layout is not None and layout.hasHeightForWidth():
            self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme().color("pop"))


def confirm(
    parent: QWidget | None, question: str, words: str, verb: str, safe: str = "Cancel", *, risky: bool = False,
    removing: bool = False,
) -> bool:  # fmt: skip
    """True when the verb was pressed. `risky` puts the focus on the safe button; `removing` outlines the verb too."""
    dialog = Dialog(question, parent, words=words)
    kind: Kind = "removing" if removing else "primary"
    dialog.add_buttons(verb, dialog.accept, safe=safe, kind=kind, focus_safe=risky or removing)
    return dialog.exec() == QDialog.DialogCode.Accepted


def choose(parent: QWidget | None, question: str, words: str, choices: Sequence[tuple[str, str]], safe: str) -> str:
    """One of several verbs: the key of the one pressed; "" for the safe button. The last choice is the primary one."""
    dialog = Dialog(question, parent, words=words)
    taken: list[str] = []

    def take(key: str) -> None:
        taken.append(key)
        dialog.accept()

    for key, verb in choices[:-1]:
        button = Button(verb)
        button.clicked.connect(lambda _=False, key=key: take(key))
        dialog.add_side_button(button)
    key, verb = choices[-1]
    dialog.add_buttons(verb, lambda: take(key), safe=safe, focus_safe=True)
    dialog.exec()
    return taken[0] if taken else ""


def text(
    parent: QWidget | None, question: str, label: str, verb: str, *, value: str = "", words: str = "",
    lines: int = 1, limit: int = 500, required: bool = True,
) -> str | None:  # fmt: skip
    """What was typed, or None when the person went back. With `lines` over 1 the field has several lines."""
    field = Field("text", label, "long" if lines > 1 else "text", required=required, limit=limit, lines=lines)
    form = Form([field])
    form.set_values({"text": value})
    dialog = Dialog(question, parent, words=words)
    dialog.body.addWidget(form)
    taken: list[str] = []

    def take() -> None:
        found = form.own_problems()
        if found:
            form.show_problems(found)
            return
        taken.append(str(form.values()["text"]))
        dialog.accept()

    dialog.add_buttons(verb, take)
    editor = form.box("text").widget
    if isinstance(editor, TextField):
        editor.returnPressed.connect(take)
    editor.setFocus()
    dialog.exec()
    return taken[0] if taken else None


def reason(parent: QWidget | None, question: str, words: str, verb: str, *, limit: int = 500) -> str | None:
    """Why something is done, in the person's own words; None when they went back."""
    return text(parent, question, "Reason", verb, words=words, lines=3, limit=limit)


def tell(parent: QWidget | None, title: str, words: str = "", details: str = "", close: str = "Close") -> None:
    """Say something that cannot be overlooked, with technical details to look at and to copy."""
    dialog = Dialog(title, parent, words=words)
    if details:
        shown = QPlainTextEdit(details)
        shown.setReadOnly(True)
        shown.setAccessibleName("Details")
        shown.setFixedHeight(theme().px(160))
        shown.hide()
        show = Button("Show details", kind="plain")
        copy = Button("Copy details", kind="plain")

        def toggle() -> None:
            shown.setVisible(shown.isHidden())
            show.set_words("Show details" if shown.isHidden() else "Hide details")

        show.clicked.connect(toggle)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
        dialog.body.addWidget(shown)
        dialog.add_side_button(copy)
        dialog.add_side_button(show)
    done = Button(close, kind="primary")
    done.clicked.connect(dialog.accept)
    dialog._buttons.addWidget(done)
    done.setFocus()
    dialog.exec()


def show_error(parent: QWidget | None, error: OfficeError) -> None:
    """Tell an error in its own words."""
    tell(parent, error.title, error.words, error.details)


# ---- files ----
def _filters(patterns: Patterns) -> str:
    return ";;".join(f"{words} ({pattern})" for words, pattern in [*patterns, ("All files", "*")])


def open_file(parent: QWidget | None, title: str, patterns: Patterns, folder: Path | None = None) -> Path | None:
    """A file to open, or None."""
    path, _ = QFileDialog.getOpenFileName(parent, title, str(folder or ""), _filters(patterns))
    return Path(path) if path else None


def save_file(parent: QWidget | None, title: str, name: Path, patterns: Patterns) -> Path | None:
    """Where to save, or None. `name` is the folder and file name proposed; its ending is added when left out."""
    path, _ = QFileDialog.getSaveFileName(parent, title, str(name), _filters(patterns))
    if not path:
        return None
    chosen = Path(path)
    return chosen if chosen.suffix or not name.suffix else chosen.with_name(chosen.name + name.suffix)


def folder(parent: QWidget | None, title: str, start: Path | None = None) -> Path | None:
    """A folder, or None."""
    path = QFileDialog.getExistingDirectory(parent, title, str(start or ""))
    return Path(path) if path else None
