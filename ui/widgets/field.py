"""A declared field: what it is called and what may stand in it; and the box that shows it with its message."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import theme
from ui.widgets.check_field import CheckBox, ChecksField, RadioField
from ui.widgets.choice_field import Choice, ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.label import Label
from ui.widgets.lookup_field import LookupField, Suggestion
from ui.widgets.number_field import NumberField
from ui.widgets.terms_field import TermsField
from ui.widgets.text_field import TextArea, TextField

Kind = Literal["text", "long", "number", "date", "choice", "radio", "check", "checks", "terms", "lookup"]


class Editor(Protocol):
    """What every field's editor can do besides being a QWidget."""

    @property
    def changed(self) -> SignalInstance: ...
    def value(self) -> Any: ...
    def set_value(self, value: object) -> None: ...
    def own_problem(self) -> str: ...
    def set_problem(self, kind: str) -> None: ...


def _nothing(_: str) -> Sequence[Suggestion]:
    return ()


@dataclass(frozen=True)
class Field:
    """One field of a form.

    `choices` serves choice, radio and checks; `ask` gives suggestions for terms and lookup; `width` is in pixels of
    the design (0 fills the row); `beside` puts the field on the row of the one before it; `section` starts a new
    section with that heading; `hint` stands under the field while it has no problem; `unit` stands behind it.
    """

    key: str
    label: str
    kind: Kind = "text"
    required: bool = False
    choices: Sequence[Choice] = ()
    optional: str = ""
    ask: Callable[[str], Sequence[Suggestion]] = _nothing
    free: bool = True
    limit: int | None = None
    minimum: int = 0
    maximum: int = 1_000_000
    lines: int = 4
    width: int = 0
    placeholder: str = ""
    hint: str = ""
    unit: str = ""
    section: str = ""
    beside: bool = False
    upright: bool = True


def editor_for(field: Field) -> QWidget:
    """A new editor of the field's kind; it keeps the Editor protocol."""
    name = field.label
    makers: dict[str, Callable[[], QWidget]] = {
        "text": lambda: TextField(name, placeholder=field.placeholder, limit=field.limit, width=field.width),
        "long": lambda: TextArea(name, placeholder=field.placeholder, limit=field.limit, lines=field.lines),
        "number": lambda: NumberField(name, minimum=field.minimum, maximum=field.maximum, width=field.width or 72),
        "date": lambda: DateField(name, width=field.width or 140),
        "choice": lambda: ChoiceField(name, field.choices, optional=field.optional, width=field.width),
        "radio": lambda: RadioField(name, field.choices, upright=field.upright),
        "check": lambda: CheckBox(name),
        "checks": lambda: ChecksField(name, field.choices, upright=field.upright),
        "terms": lambda: TermsField(name, field.ask, free=field.free, placeholder=field.placeholder or "Add"),
        "lookup": lambda: LookupField(name, field.ask, width=field.width),
    }
    return makers[field.kind]()


class FieldBox(QWidget):
    """A label, the editor under it, and under that the hint or what is wrong."""

    def __init__(self, field: Field, editor: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.widget: QWidget = editor or editor_for(field)
        self._message = Label("", "small", "ink2", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().px(4))
        if field.kind != "check" and field.label:
            layout.addLayout(self._heading())
        row = QHBoxLayout()
        row.setSpacing(theme().px(8))
        row.addWidget(self.widget)
        if field.unit:
            row.addWidget(Label(field.unit, "body", "ink2"))
        if field.unit or field.width or field.kind in ("number", "date", "check"):
            row.addStretch(1)
        layout.addLayout(row)
        layout.addWidget(self._message)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setFocusProxy(self.widget)
        self.clear_problem()
        self.editor.changed.connect(self._on_changed)

    @property
    def editor(self) -> Editor:
        return self.widget  # type: ignore[return-value]

    def _heading(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme().px(6))
        row.addWidget(Label(self.field.label, "small", "ink2"))
        if self.field.required:
            row.addWidget(Label("needed", "small", "ink3"))
        row.addStretch(1)
        return row

    def show_problem(self, words: str, kind: str = "error") -> None:
        """Mark the field and say what is wrong; kind is "error" or "warning"."""
        self.editor.set_problem(kind)
        self._message.setText(words)
        self._message.set_token("bad" if kind == "error" else "warn")
        self._message.setVisible(bool(words))
        self.widget.setAccessibleDescription(words)

    def clear_problem(self) -> None:
        """Take the mark away and show the hint again."""
        self.editor.set_problem("")
        self._message.setText(self.field.hint)
        self._message.set_token("ink2")
        self._message.setVisible(bool(self.field.hint))
        self.widget.setAccessibleDescription(self.field.hint)

    def _on_changed(self) -> None:
        own = self.editor.own_problem() if self.field.limit is not None else ""
        if own:
            self.show_problem(own)
        else:
            self.clear_problem()
