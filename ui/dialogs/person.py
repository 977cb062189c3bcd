"""The form of a person: everything staff enter, in sections, with a word when someone like them is there already."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.people import PersonDraft, PersonRow, Role, display_name
from app.errors import Invalid
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.person_fields import SECTIONS, editors, fields
from ui.dialogs.person_values import draft_from, values_of
from ui.theme import theme
from ui.widgets.buttons import Button
from ui.widgets.form import Form
from ui.widgets.notice import MessageBar, announce
from ui.widgets.panel import Ground
from ui.workplace import Workplace

_LOOK_AFTER = 400
_TELLING = ("given", "family", "emails")


class PersonDialog(FormDialog):
    """Enters or changes a person; `saved` tells the id. `other_wanted` asks to see someone who may be the same."""

    other_wanted = Signal(int)

    def __init__(self, workplace: Workplace, draft: PersonDraft | None = None, parent: QWidget | None = None) -> None:
        office = workplace.office
        self._known = draft or PersonDraft(roles=(Role("student", office.clock.today()),))
        new = self._known.id is None
        name = display_name(self._known.given, self._known.family)
        super().__init__(
            workplace, "New person" if new else name, Form(fields(office), editors=editors(office)),
            verb="Add person" if new else "Save", key=f"person:{'new' if new else self._known.id}", width=800,
            height=500, parent=parent)
        self._alike: list[tuple[PersonRow, str]] = []
        self._bar: MessageBar | None = None
        self._look = QTimer(self, singleShot=True, interval=_LOOK_AFTER)
        self._look.timeout.connect(self.look_for_others)
        self.middle.insertWidget(0, self._sections())
        self.form.changed.connect(self._on_changed)
        self.form.box("as_of").hide()
        self.begin(values_of(self._known))
        self.form.box("given").widget.setFocus()

    def _sections(self) -> QWidget:
        px = theme().px
        pane = Ground("pop", edges="right")
        pane.setFixedWidth(px(160))
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, px(4), px(8), px(4))
        column.setSpacing(px(2))
        for key, words in SECTIONS:
            button = Button(words, kind="plain")
            button.clicked.connect(lambda _=False, key=key: self.go_to(key))
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return pane

    def go_to(self, key: str) -> None:
        """Bring a section to the top and go to its first field."""
        box = self.form.box(key)
        self.pane.verticalScrollBar().setValue(box.y() - theme().px(28))
        box.widget.setFocus()

    # ---- saving ----
    def save(self, values: Mapping[str, Any]) -> int:
        """Enters or changes the person; gives the id."""
        try:
            return self.workplace.office.people.save(draft_from(self._known, values))
        except Invalid as error:
            renamed = {"interests" if key == "terms" else key: words for key, words in error.fields.items()}
            raise Invalid(renamed) from error

    def start_again(self) -> None:
        """Read the person again and forget what was kept."""
        if self._known.id is not None:
            self._known = self.workplace.office.people.draft_of(self._known.id)
            self._given = values_of(self._known)
        super().start_again()

    # ---- someone like them ----
    def look_for_others(self) -> None:
        """Say who may be the same person; it keeps nobody from saving."""
        try:
            draft = draft_from(self._known, {**values_of(self._known), **self._telling()})
        except Invalid:
            return
        self._alike = self.workplace.office.people.alike(draft)
        if self._bar is not None:
            self.bars.removeWidget(self._bar)
            self._bar.hide()
            self._bar.deleteLater()
            self._bar = None
        if self._alike:
            self._tell_alike()

    def _telling(self) -> dict[str, Any]:
        values = self.form.values()
        known = values_of(self._known)
        known["time_zone"] = self._known.time_zone
        return {**known, **{key: values[key] for key in _TELLING}}

    def _tell_alike(self) -> None:
        row, why = self._alike[0]
        who = ", ".join(part for part in (row.name, row.role, row.affiliation, "archived" if row.archived else "")
                        if part)
        more = f", and {len(self._alike) - 1} more" if len(self._alike) > 1 else ""
        self._bar = MessageBar("warn", f"{who} has {why}{more}.", icon="users", lead="Same person?",
                               actions=[("Open that record", self._on_open_other)])
        self.bars.addWidget(self._bar)
        announce(self._bar, f"{who} has {why}")

    def _on_open_other(self) -> None:
        other = self._alike[0][0].id
        self.reject()
        self.other_wanted.emit(other)

    def _on_changed(self, key: str) -> None:
        if key in _TELLING:
            self._look.start()
