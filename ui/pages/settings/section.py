"""One section of Settings: a heading with its buttons, and what stands under it."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any, ClassVar

from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.errors import Invalid, OfficeError
from app.settings import OfficeSettings
from ui.theme import theme
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.field import Field
from ui.widgets.form import Form
from ui.widgets.label import Label
from ui.workplace import Workplace


class Section(QWidget):
    """A section; `refresh` reads again what it shows, `line` is what stands under its title in the list."""

    KEY: ClassVar[str] = ""
    TITLE: ClassVar[str] = ""
    ICON: ClassVar[str] = ""
    WORDS: ClassVar[str] = ""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workplace = workplace
        self.office = workplace.office
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        head = QWidget()
        head.setFixedHeight(theme().px(52))
        self.head = QHBoxLayout(head)
        self.head.setContentsMargins(theme().px(20), 0, theme().px(16), 0)
        self.head.setSpacing(theme().px(8))
        self.head.addWidget(Label(self.TITLE, "title"), 1)
        self.column.addWidget(head)
        self._build()

    def _build(self) -> None:
        """Makes what stands under the heading."""

    def refresh(self) -> None:
        """Reads again what the section shows."""

    def line(self) -> str:
        """The small words under the title in the list of sections."""
        return self.WORDS

    def may_leave(self) -> bool:
        """Whether nothing is left unsaved here."""
        return True

    def scrolling(self, inner: QWidget) -> QScrollArea:
        """A scrolling room for `inner`, added to the column."""
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inner)
        self.column.addWidget(area, 1)
        return area


class FormSection(Section):
    """A section that is one form over the office's settings, saved with its button."""

    FIELDS: ClassVar[tuple[Field, ...]] = ()

    def _build(self) -> None:
        self._undo = Button("Take back changes")
        self._save = PrimaryButton("Save changes", "check")
        self._undo.clicked.connect(self.refresh)
        self._save.clicked.connect(self.save)
        self.head.addWidget(self._undo)
        self.head.addWidget(self._save)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(theme().px(20), theme().px(4), theme().px(16), theme().px(16))
        self.form = Form(self.FIELDS)
        self.form.setMaximumWidth(theme().px(720))
        column.addWidget(self.form)
        self._extend(column)
        column.addStretch(1)
        self.scrolling(inner)
        self.form.changed.connect(self._on_changed)
        self.refresh()

    def _extend(self, column: QVBoxLayout) -> None:
        """Adds what stands under the form."""

    def refresh(self) -> None:
        self.form.set_values(self.to_form(self.office.settings.get()))
        self.form.clear_problems()
        self._on_changed()

    def to_form(self, settings: OfficeSettings) -> dict[str, Any]:
        """The form's values for these settings."""
        return {field.key: getattr(settings, field.key) for field in self.FIELDS}

    def from_form(self, values: dict[str, Any], settings: OfficeSettings) -> OfficeSettings:
        """The settings with the form's values in them."""
        texts = {field.name for field in fields(OfficeSettings) if field.type == "str"}
        taken: dict[str, Any] = {key: (value or "") if key in texts else value for key, value in values.items()
                                 if value is not None or key in texts}
        return replace(settings, **taken)

    def save(self) -> None:
        """Keeps what stands in the form."""
        missing = self.form.own_problems()
        if missing:
            self.form.show_problems(missing)
            return
        try:
            self.office.settings.save(self.from_form(self.form.values(), self.office.settings.get()))
        except Invalid as error:
            self.form.show_problems(error.fields)
            return
        except OfficeError as error:
            self.workplace.refused(error)
            return
        self.refresh()
        self.workplace.done("Settings saved")

    def may_leave(self) -> bool:
        return not self.form.is_changed()

    def _on_changed(self, _key: str = "") -> None:
        for button in (self._undo, self._save):
            if self.office.read_only:
                button.set_off("The office file is open for reading only.")
            elif self.form.is_changed():
                button.set_on()
            else:
                button.set_off("Nothing was changed here.")
