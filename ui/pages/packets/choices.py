"""For whom, what to include, privacy and paper: the choices of one document, as its catalogue entry declares them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.packet_scope import PacketScope
from app.domain.packets import Privacy
from exports.catalogue import Document, Option, OptionKind, Scope
from ui.produce import PacketRequest
from ui.widgets.field import Field
from ui.widgets.form import Form
from ui.widgets.label import Label
from ui.widgets.lookup_field import Suggestion
from ui.widgets.panel import Panel, Scroll
from ui.workplace import Workplace

PRIVACY_WORDS = {Privacy.NAMES: "Names", Privacy.CODES: "Anonymous, codes only",
                 Privacy.TOTALS: "Totals only, small groups hidden"}
PRIVACY_NOTES = {
    True: "A workbook is given to its owner, so it carries a name. Confidential notes are never included.",
    False: "Who asked for no directory information appears without a name. Confidential notes are never included.",
}
SCOPE_WORDS = {Scope.PERSON: "One person", Scope.COHORT: "A cohort", Scope.PEOPLE: "People selected in a list"}


class Choices(Scroll):
    """A form made anew for each document; `changed` tells that something was chosen."""

    changed = Signal()

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__("panel", name="Choices", parent=parent)
        self._workplace = workplace
        self._selected: tuple[int, ...] = ()
        self._document: Document | None = None
        self._form: Form | None = None

    def show_document(self, document: Document, cohort_id: int | None, selected: tuple[int, ...] = ()) -> None:
        """Offers the choices of a document, for this cohort and these people to begin with."""
        self._document, self._selected = document, selected or self._selected
        self.clear()
        whom = Panel("For whom", role="sub")
        self._form = Form([*self._scope_fields(document, cohort_id), *self._option_fields(document)])
        self._form.setContentsMargins(0, 0, 0, 0)
        whom.add(self._form)
        own = document.rows == "goal_workbooks"
        whom.add(Label(PRIVACY_NOTES[own], "small", "ink2", wrap=True))
        self.add(whom)
        self._form.changed.connect(self._on_changed)
        self._follow_scope()

    def request(self) -> PacketRequest | None:
        """What stands chosen; None while nobody is chosen."""
        if self._document is None or self._form is None:
            return None
        values = self._form.values()
        scope = self._scope(values)
        if scope is None:
            return None
        options = {option.key: _given(option, values.get(f"option-{option.key}")) for option in self._document.options}
        return PacketRequest(self._document.key, scope, Privacy(values["privacy"]), options)

    def choose(self, scope: Scope) -> None:
        """Chooses for whom, as another page asked."""
        if self._form is not None:
            self._form.editor("scope").set_value(scope.value)
            self._follow_scope()

    # ---- fields ----
    def _scope_fields(self, document: Document, cohort_id: int | None) -> list[Field]:
        scopes = [scope for scope in document.scopes if scope is not Scope.PEOPLE or self._selected]
        self._first = Scope.PEOPLE if self._selected and Scope.PEOPLE in scopes else (
            Scope.PERSON if self._selected and len(self._selected) == 1 and Scope.PERSON in scopes
            else Scope.COHORT if Scope.COHORT in scopes else scopes[0])
        cohorts = [(row.id, row.name) for row in self._workplace.office.cohorts.rows()]
        self._defaults: dict[str, Any] = {"scope": self._first.value, "cohort": cohort_id,
                                          "privacy": document.privacy[0].value}
        words = {**SCOPE_WORDS, Scope.PEOPLE: f"{len(self._selected)} people selected in a list"}
        if len(self._selected) == 1:
            name = self._workplace.office.people.names(self._selected).get(self._selected[0], "")
            self._defaults["person"] = Suggestion(self._selected[0], name)
        return [
            Field("scope", "", "radio", choices=[(scope.value, words[scope]) for scope in scopes]),
            Field("cohort", "Cohort", "choice", choices=cohorts, optional="Choose a cohort"),
            Field("person", "Person", "lookup", ask=self._people, placeholder="Name, e-mail or ID", free=False),
            Field("privacy", "", "radio", section="Privacy",
                  choices=[(level.value, PRIVACY_WORDS[level]) for level in document.privacy]),
        ]

    def _option_fields(self, document: Document) -> list[Field]:
        fields = []
        paper = self._workplace.office.settings.get().paper
        for number, option in enumerate(document.options):
            fields.append(_field(option, "Include" if number == 0 else ""))
            self._defaults[f"option-{option.key}"] = paper if option.key == "paper" else option.default
        return fields

    def _people(self, typed: str) -> list[Suggestion]:
        from app.domain.people import PeopleQuery

        rows = self._workplace.office.people.page(PeopleQuery(search=typed), 0, 12)
        return [Suggestion(row.id, row.name, row.affiliation) for row in rows]

    def _scope(self, values: dict[str, Any]) -> PacketScope | None:
        scope = Scope(values["scope"])
        if scope is Scope.COHORT:
            return PacketScope(values["cohort"]) if values["cohort"] is not None else None
        ids = self._selected if scope is Scope.PEOPLE else (values["person"],) if values["person"] is not None else ()
        return PacketScope(None, tuple(ids)) if ids else None

    def _follow_scope(self) -> None:
        assert self._form is not None
        self._form.set_values(self._defaults)
        self._show_fields()

    def _show_fields(self) -> None:
        assert self._form is not None
        scope = self._form.values()["scope"]
        self._form.box("cohort").setVisible(scope == Scope.COHORT.value)
        self._form.box("person").setVisible(scope == Scope.PERSON.value)

    def _on_changed(self, key: str) -> None:
        if key == "scope":
            self._show_fields()
        self.changed.emit()


def _field(option: Option, section: str) -> Field:
    key = f"option-{option.key}"
    if option.kind is OptionKind.YES_NO:
        return Field(key, option.title, "check", section=section)
    if option.kind is OptionKind.NUMBER:
        return Field(key, option.title, "number", minimum=option.least, maximum=option.most, section=section)
    kind = "checks" if option.kind is OptionKind.ANY else "radio"
    return Field(key, "" if kind == "checks" else option.title, kind, choices=option.choices,  # type: ignore[arg-type]
                 section=section, upright=kind == "checks")


def _given(option: Option, value: Any) -> Any:
    return option.default if value is None else value
