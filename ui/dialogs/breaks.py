"""The breaks of a cohort: days such as a vacation that do not count for the promised cadence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.cohorts import Break
from app.domain.forms import LONGEST_LINE
from app.errors import Invalid
from ui.dialogs.form_dialog import FormDialog
from ui.widgets.date_field import DateField
from ui.widgets.field import Field
from ui.widgets.form import Form
from ui.widgets.rows_field import RowsField
from ui.widgets.text_field import TextField
from ui.workplace import Workplace


class BreaksDialog(FormDialog):
    """Changes the breaks of a cohort, all at once."""

    def __init__(self, workplace: Workplace, cohort_id: int, parent: QWidget | None = None) -> None:
        self._cohort_id = cohort_id
        rows = RowsField("Breaks", "break", _cells, heads=(("Name", 220), ("First day", 140), ("Last day", 140)),
                         needed=(0, 1, 2))
        super().__init__(workplace, "Breaks", Form([Field("breaks", "")], editors={"breaks": rows}), verb="Save breaks",
                         key=f"breaks:{cohort_id}", width=620, height=160, parent=parent,
                         words="Nobody is behind because of a break: its days stop the clock of every pair.")
        known = workplace.office.cohorts.get(cohort_id).breaks
        self.begin({"breaks": tuple((one.name, one.starts, one.ends) for one in known)})

    def save(self, values: Mapping[str, Any]) -> None:
        """Saves the breaks."""
        wanted = []
        for name, starts, ends in values["breaks"]:
            if starts is None or ends is None:
                raise Invalid({"breaks": "Enter the first and the last day of every break."})
            wanted.append(Break(starts, ends, name or ""))
        self.workplace.office.cohorts.save_breaks(self._cohort_id, wanted)


def _cells() -> list[QWidget]:
    return [TextField("Name", placeholder="Winter break", limit=LONGEST_LINE, width=220), DateField("First day"),
            DateField("Last day")]
