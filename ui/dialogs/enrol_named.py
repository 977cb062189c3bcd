"""Enrolling people by their names in the cohort one works on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.enrolments import Enrolled
from app.domain.people import PeopleQuery
from app.errors import Invalid
from ui.dialogs.form_dialog import FormDialog
from ui.widgets.field import Field
from ui.widgets.form import Form
from ui.widgets.lookup_field import LookupField, Suggestion
from ui.widgets.rows_field import RowsField
from ui.workplace import Workplace

_SEEN = 10


class EnrolNamedDialog(FormDialog):
    """Enrols people found by name; `saved` tells what came of it. Many at once are enrolled from the People list."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        cohort_id = workplace.cohort.id
        assert cohort_id is not None
        self._cohort_id = cohort_id
        self._people = RowsField("People", "person", self._cells)
        form = Form([
            Field("people", "People", required=True, hint="Type a part of a name. Many people at once: check them in"
                  " People, then Enrol."),
            Field("side", "As", "radio", choices=[("mentee", "Students"), ("mentor", "Mentors")]),
            Field("state", "How", "radio", choices=[("accepted", "Accepted at once"),
                                                    ("applied", "As applicants, to be decided")]),
        ], editors={"people": self._people})
        super().__init__(workplace, f"Enrol in {workplace.office.cohorts.get(cohort_id).name}", form, verb="Enrol",
                         width=460, height=300, parent=parent)
        self.begin({"side": "mentee", "state": "accepted"})
        self._people.add_row()[0].setFocus()

    def save(self, values: Mapping[str, Any]) -> Enrolled:
        """Enrols them; gives what came of it."""
        ids = [int(row[0]) for row in values["people"]]
        try:
            return self.workplace.office.enrolments.enrol(self._cohort_id, values["side"], ids, values["state"])
        except Invalid as error:
            raise Invalid({"people": " ".join(error.fields.values())}) from error

    def _cells(self) -> list[QWidget]:
        return [LookupField("Person", self._find, width=360)]

    def _find(self, typed: str) -> Sequence[Suggestion]:
        if not typed.strip():
            return ()
        rows = self.workplace.office.people.page(PeopleQuery(search=typed), 0, _SEEN)
        return [Suggestion(row.id, row.name, row.affiliation) for row in rows]
