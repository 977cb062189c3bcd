"""What every form in a window of its own is made of: fields, one verb, and a draft that outlives a wrong click."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.errors import Invalid, OfficeError
from ui.ask import Dialog
from ui.theme import theme
from ui.widgets.form import Form
from ui.widgets.notice import MessageBar
from ui.widgets.panel import Scroll
from ui.workplace import Workplace


class FormDialog(Dialog):
    """A form with Cancel and its verb. Subclasses give `save(values)`, which calls the verb and may raise Invalid.

    With a `key` what is typed is kept as a draft of the office file, and offered again when the form is next opened;
    it goes when the form is saved. `saved` tells what the verb gave. Ctrl+S saves.
    """

    saved = Signal(object)

    def __init__(
        self, workplace: Workplace, title: str, form: Form, *, verb: str = "Save", key: str = "", width: int = 560,
        height: int = 0, words: str = "", parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(title, parent, words=words, width=width)
        self.workplace, self.form = workplace, form
        self._key = key
        self._given: dict[str, Any] = {}
        self._kept_bar: MessageBar | None = None
        self.bars = QVBoxLayout()
        self.body.addLayout(self.bars)
        self.middle = QHBoxLayout()
        self.middle.setSpacing(theme().px(16))
        self.pane = Scroll("pop", name=title)
        px = theme().px
        form.setContentsMargins(px(4), px(4), px(12), px(4))
        self.pane.add(form)
        self.middle.addWidget(self.pane)
        self.body.addLayout(self.middle)
        self.go = self.add_buttons(verb, self.take)
        QShortcut(QKeySequence("Ctrl+S"), self, self.take)
        self.pane.setMinimumHeight(px(height) if height else min(px(520), form.sizeHint().height() + px(8)))

    def begin(self, values: Mapping[str, Any]) -> None:
        """Fill the form with what is known, then with what was typed and not saved earlier."""
        self._given = dict(values)
        self.form.set_values(values)
        if self._key and self.keep_draft(self.form, self.workplace.office.drafts, self._key):
            self._kept_bar = MessageBar("info", "This is what you typed last time and did not save.", boxed=True,
                                        actions=[("Start again", self.start_again)])
            self.bars.addWidget(self._kept_bar)

    def save(self, values: Mapping[str, Any]) -> Any:
        """Make a draft of the values and call the verb; gives what `saved` is to tell. Raises Invalid."""
        raise NotImplementedError

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
            self.workplace.refused(error)
            return
        self.accept()
        self.saved.emit(result)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Mark the fields and bring the first of them into sight."""
        self.form.show_problems(problems)
        first = next((key for key in self.form.values() if key in problems), None)
        if first is None:
            self.pane.verticalScrollBar().setValue(0)
        else:
            self.pane.ensureWidgetVisible(self.form.box(first), 0, theme().px(60))

    def start_again(self) -> None:
        """Fill the form as if nothing had been kept."""
        if self._kept_bar is not None:
            self._kept_bar.hide()
        self.workplace.office.drafts.drop(self._key)
        self.form.set_values({**dict.fromkeys(self.form.values()), **self._given})
