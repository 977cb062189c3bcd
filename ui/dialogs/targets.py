"""The targets of a cohort: a metric of the catalogue, where it stood, where it should be, and by when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.cohorts import Objective
from app.domain.metrics.catalogue import BY_KEY, METRICS
from app.domain.metrics.definition import Unit
from app.errors import Invalid
from ui.dialogs.form_dialog import FormDialog
from ui.widgets.buttons import Button
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.field import Field
from ui.widgets.form import Form
from ui.widgets.number_field import NumberField
from ui.widgets.rows_field import RowsField
from ui.workplace import Workplace

USUAL = (("on-cadence", 85), ("goals-smart", 95), ("goals-on-track", 75), ("completion", 80), ("meetings-per-pair", 6))
"""What a cohort usually aims at: metrics of the catalogue and targets in their units."""
UNITS = {Unit.PERCENT: "%", Unit.HOURS: "hours", Unit.MINUTES: "minutes", Unit.MEAN: "each", Unit.COUNT: "number"}


def usual_targets(due: date | None) -> list[Objective]:
    """The usual targets, due on the last day of a cohort."""
    return [Objective(None, key, None, target, due) for key, target in USUAL if key in BY_KEY]


class TargetsDialog(FormDialog):
    """Changes the targets of a cohort, all at once; actuals are computed and never typed."""

    def __init__(self, workplace: Workplace, cohort_id: int, parent: QWidget | None = None) -> None:
        self._cohort_id = cohort_id
        objectives = workplace.office.objectives
        self._as_of = objectives.as_of()
        self._ends = workplace.office.cohorts.get(cohort_id).row.ends
        rows = RowsField("Targets", "target", _cells,
                         heads=(("Objective", 300), ("Stood at", 84), ("Target", 84), ("By", 140)))
        super().__init__(workplace, "Edit targets", Form([Field("targets", "")], editors={"targets": rows}),
                         verb="Save targets", key=f"targets:{cohort_id}", width=740, height=320, parent=parent,
                         words="Where the cohort should be, and by when. Percentages are whole numbers from 0 to 100.")
        usual = Button("Add the usual targets", kind="plain")
        usual.clicked.connect(self._on_usual)
        self.add_side_button(usual)
        self.begin({"targets": values_of(objectives.rows(cohort_id))})

    def save(self, values: Mapping[str, Any]) -> None:
        """Saves the targets in the order of the rows."""
        wanted = []
        for metric, baseline, target, due in values["targets"]:
            if metric is None or target is None:
                raise Invalid({"targets": "Choose an objective and enter its target in every row."})
            wanted.append(Objective(None, metric, baseline, target, due))
        try:
            self.workplace.office.objectives.save(self._cohort_id, wanted, self._as_of)
        except Invalid as error:
            raise Invalid({"targets": " ".join(error.fields.values())}) from error

    def _on_usual(self) -> None:
        rows = [row for row in self.form.values()["targets"] if row[0] is not None]
        known = {row[0] for row in rows}
        more = [row for row in values_of(usual_targets(self._ends)) if row[0] not in known]
        self.form.editor("targets").set_value((*rows, *more))


def values_of(rows: Sequence[Objective]) -> tuple[tuple[Any, ...], ...]:
    """Objectives as the rows of the form."""
    return tuple((row.metric, row.baseline, row.target, row.due_on) for row in rows)


def _cells() -> list[QWidget]:
    choices = [(one.key, f"{one.title} ({UNITS[one.unit]})") for one in METRICS]
    return [ChoiceField("Objective", choices, optional="Choose", width=300), NumberField("Stood at", width=84),
            NumberField("Target", width=84), DateField("By")]
