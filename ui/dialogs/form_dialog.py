"""What every form in a window of its own is made of: fields, one verb, and a draft that outlives a wrong click."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.errors import Invalid, OfficeError
from ui.theme import theme
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.form import Form
from ui.widgets.label import Label
from ui.widgets.lookup_field import LookupField, Suggestion
from ui.widgets.notice import MessageBar
from ui.widgets.panel import Ground, Rule, Scroll
from ui.workplace import Workplace

_PAUSE = 700
"""Milliseconds after the last key until what was typed is kept."""


class FormDialog(QDialog):
    """A form with Cancel and its verb. Subclasses give `save(values)`, which calls the verb and may raise Invalid.

    With a `key` what is typed is kept as a draft of the office file, and offered again when the form is next opened;
    it goes when the form is saved, or closed unchanged. `saved` tells what the verb gave.
    """

    saved = Signal(object)

    def __init__(
        self, workplace: Workplace, title: str, form: Form, *, verb: str = "Save", key: str = "", width: int = 560,
        height: int = 0, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.workplace, self.form = workplace, form
        self._key = key
        self._given: dict[str, Any] = {}
        self.setWindowTitle(title)
        self.setModal(True)
        px = theme().px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.head = QHBoxLayout()
        self.head.setContentsMargins(px(20), px(14), px(16), px(10))
        self.title = Label(title, "title")
        self.head.addWidget(self.title, 1)
        column.addLayout(self.head)
        self.bars = QVBoxLayout()
        column.addLayout(self.bars)
        self.middle = QHBoxLayout()
        self.middle.setContentsMargins(0, 0, 0, 0)
        self.middle.setSpacing(0)
        self.middle.addWidget(self._scroll())
        column.addLayout(self.middle, 1)
        column.addWidget(Rule())
        column.addWidget(self._foot(verb))
        self.resize(px(width), px(height) if height else min(px(640), self.sizeHint().height()))
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.keep)
        form.changed.connect(lambda _key: self._pause.start())
        QShortcut(QKeySequence("Ctrl+S"), self, self.take)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.take)

    def _scroll(self) -> Scroll:
        px = theme().px
        self.pane = Scroll("surface", name=self.windowTitle())
        self.form.setContentsMargins(px(20), px(4), px(16), px(16))
        self.pane.add(self.form)
        return self.pane

    def _foot(self, verb: str) -> QWidget:
        px = theme().px
        foot = Ground("panel")
        row = QHBoxLayout(foot)
        row.setContentsMargins(px(20), px(10), px(16), px(10))
        row.setSpacing(px(8))
        self.foot = row
        row.addStretch(1)
        cancel = Button("Cancel", keys="Esc")
        cancel.clicked.connect(self.reject)
        self.verb = PrimaryButton(verb, tip=verb, keys="Ctrl S")
        self.verb.clicked.connect(self.take)
        row.addWidget(cancel)
        row.addWidget(self.verb)
        return foot

    # ---- values ----
    def begin(self, values: Mapping[str, Any]) -> None:
        """Fill the form with what is known, then with what was typed and not saved earlier."""
        self._given = dict(values)
        self.form.set_values(values)
        kept = self.workplace.office.drafts.get(self._key) if self._key else None
        if kept is not None:
            self._fill(kept)
            self._tell_kept()

    def save(self, values: Mapping[str, Any]) -> Any:
        """Make a draft of the values and call the verb; gives what `saved` is to tell. Raises Invalid."""
        raise NotImplementedError

    def extra(self) -> dict[str, Any]:
        """What is kept with the values, such as the change they were read after."""
        return {}

    def take_extra(self, extra: Mapping[str, Any]) -> None:
        """Take again what `extra` gave."""

    def keep(self) -> None:
        """Keep what stands in the form now."""
        if self._key and self.form.is_changed():
            plain = {key: _plain(self.form.editor(key), value) for key, value in self.form.values().items()}
            self.workplace.office.drafts.put(self._key, {"values": plain, "extra": self.extra()})

    def take(self) -> None:
        """Save, and close; or stay open and say what is to be mended."""
        found = self.form.own_problems()
        if found:
            self.show_problems(found)
            return
        try:
            result = self.save(self.form.values())
        except Invalid as error:
            self.show_problems(error.fields)
            return
        except OfficeError as error:
            self.keep()
            self.workplace.refused(error)
            return
        self._pause.stop()
        self._forget()
        self.accept()
        self.saved.emit(result)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Mark the fields and bring the first of them into sight."""
        self.form.show_problems(problems)
        first = next((key for key in self.form.values() if key in problems), None)
        if first is not None:
            self.pane.ensureWidgetVisible(self.form.box(first), 0, theme().px(60))
        else:
            self.pane.verticalScrollBar().setValue(0)

    def reject(self) -> None:
        """Close; what was typed is kept for the next time."""
        self._pause.stop()
        if self.form.is_changed():
            self.keep()
        else:
            self._forget()
        super().reject()

    # ---- the draft ----
    def _fill(self, kept: Mapping[str, Any]) -> None:
        for key, value in kept.get("values", {}).items():
            if key in self.form.values():
                self.form.editor(key).set_value(_thick(value))
        self.take_extra(kept.get("extra", {}))

    def _tell_kept(self) -> None:
        bar = MessageBar("info", "This is what you typed last time and did not save.", closable=True,
                         actions=[("Start again", self._on_start_again)])
        self._kept_bar = bar
        self.bars.addWidget(bar)

    def _on_start_again(self) -> None:
        self._kept_bar.hide()
        self._forget()
        self.start_again()

    def start_again(self) -> None:
        """Fill the form as if nothing had been kept."""
        self.form.set_values({**dict.fromkeys(self.form.values()), **self._given})

    def _forget(self) -> None:
        if self._key:
            self.workplace.office.drafts.drop(self._key)


def _plain(editor: object, value: Any) -> Any:
    if isinstance(editor, LookupField):
        return {"value": value, "words": editor.text()}
    if isinstance(value, date):
        return {"day": value.isoformat()}
    return [_plain(None, part) for part in value] if isinstance(value, (tuple, list)) else value


def _thick(value: Any) -> Any:
    if isinstance(value, dict) and "day" in value:
        return date.fromisoformat(value["day"])
    if isinstance(value, dict) and "words" in value:
        return Suggestion(value["value"], value["words"]) if value["value"] is not None else None
    return tuple(_thick(part) for part in value) if isinstance(value, list) else value
