"""Enrolling people in a cohort: which cohort, on which side, and whether accepted at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.enrolments import Enrolled
from app.domain.text import counted
from app.errors import Invalid
from ui.dialogs.form_dialog import FormDialog
from ui.widgets.field import Field
from ui.widgets.form import Form
from ui.workplace import Workplace


class EnrolDialog(FormDialog):
    """Enrols the people named by `ids`; `saved` tells what came of it."""

    def __init__(self, workplace: Workplace, ids: Sequence[int], parent: QWidget | None = None) -> None:
        self._ids = list(ids)
        cohorts = [(row.id, row.name) for row in workplace.office.cohorts.rows() if row.state != "closed"]
        people = counted(len(self._ids), "person", "people")
        form = Form([
            Field("cohort", "Cohort", "choice", required=True, choices=cohorts, optional="Choose a cohort"),
            Field("side", "As", "radio", choices=[("mentee", "Students"), ("mentor", "Mentors")]),
            Field("state", "How", "radio", choices=[("accepted", "Accepted at once"),
                                                    ("applied", "As applicants, to be decided")]),
        ])
        super().__init__(workplace, f"Enrol {people}", form, verb=f"Enrol {people}", width=460, parent=parent,
                         words="" if cohorts else "There is no cohort yet. Make one in Cohorts first.")
        here = workplace.cohort.id if any(one == workplace.cohort.id for one, _ in cohorts) else None
        self.begin({"cohort": here, "side": self._usual_side(), "state": "accepted"})

    def save(self, values: Mapping[str, Any]) -> Enrolled:
        try:
            return self.workplace.office.enrolments.enrol(values["cohort"], values["side"], self._ids, values["state"])
        except Invalid as error:
            raise Invalid({"cohort" if key not in values else key: words for key, words in error.fields.items()}) \
                from error

    def _usual_side(self) -> str:
        people = self.workplace.office.people
        first = people.get(self._ids[0]).draft if self._ids else None
        student = first is not None and any(role.kind == "student" and role.until is None for role in first.roles)
        return "mentee" if student else "mentor"


def enrolled_words(done: Enrolled) -> str:
    """What came of it: "Enrolled 12 people, 2 were in already, 1 left out: Ann Lee (asked not to be contacted)." """
    parts = [f"Enrolled {counted(done.added, 'person', 'people')}"]
    if done.already:
        parts.append(f"{done.already} {'was' if done.already == 1 else 'were'} in already")
    if done.left_out:
        name, why = done.left_out[0]
        more = f" and {len(done.left_out) - 1} more" if len(done.left_out) > 1 else ""
        parts.append(f"left out: {name} ({why}){more}")
    return ", ".join(parts)
