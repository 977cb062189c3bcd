"""A student's self-assessment: strengths, areas to develop, values, interests, and each competency now and later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.goals import SelfAssessment
from ui.dialogs.form_dialog import FormDialog
from ui.theme import theme
from ui.widgets.choice_field import ChoiceField
from ui.widgets.field import Field
from ui.widgets.form import Form
from ui.widgets.kept_value import KeptValue
from ui.widgets.label import Label
from ui.widgets.rows_field import RowsField
from ui.widgets.text_field import TextField
from ui.workplace import Workplace

STAGES = (("start", "at the start"), ("middle", "in the middle"), ("end", "at the end"))
_LISTS = (("strengths", "Strengths", "strength"), ("develop", "Areas to develop", "area"),
          ("values", "Values", "value"), ("interests", "Interests", "interest"))
_RATINGS = [(number, f"{number}") for number in range(1, 6)]


class RatingsField(QWidget):
    """Each competency rated from 1 to 5, now and later; `value()` is a tuple of (name, now, later)."""

    changed = Signal()

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Competencies")
        self._names = list(names)
        self._cells: list[tuple[ChoiceField, ChoiceField]] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme().px(8))
        grid.setVerticalSpacing(theme().px(4))
        grid.setColumnStretch(0, 1)
        for column, words in ((1, "Now"), (2, "Later")):
            grid.addWidget(Label(words, "small", "ink2"), 0, column)
        for place, name in enumerate(self._names, 1):
            grid.addWidget(Label(name), place, 0)
            pair = tuple(ChoiceField(f"{name}, {when}", _RATINGS, optional="–", width=72) for when in ("now", "later"))
            for column, field in enumerate(pair, 1):
                field.changed.connect(self.changed)
                grid.addWidget(field, place, column)
            self._cells.append((pair[0], pair[1]))
        if self._cells:
            self.setFocusProxy(self._cells[0][0])

    def value(self) -> tuple[tuple[str, Any, Any], ...]:
        """What is chosen, in the order shown."""
        return tuple((name, now.value(), later.value())
                     for name, (now, later) in zip(self._names, self._cells, strict=True))

    def set_value(self, value: object) -> None:
        """Choose the ratings of the competencies that are named."""
        rows = value if isinstance(value, Sequence) and not isinstance(value, str) else ()
        given = {row[0]: row for row in rows}
        for name, (now, later) in zip(self._names, self._cells, strict=True):
            row = given.get(name, (name, None, None))
            now.set_value(row[1])
            later.set_value(row[2])

    def own_problem(self) -> str:
        """Every choice is a rating, so there is none."""
        return ""

    def set_problem(self, kind: str) -> None:
        """The words stand under the field."""


class AssessmentDialog(FormDialog):
    """What a student says of themselves at one stage of a cohort."""

    def __init__(self, workplace: Workplace, person_id: int, cohort_id: int, name: str, stage: str = "start",
                 parent: QWidget | None = None) -> None:
        self._known = workplace.office.assessments.get(person_id, cohort_id, stage)
        editors: dict[str, QWidget] = {
            key: RowsField(words, one, lambda words=words: [TextField(words)])  # type: ignore[misc]
            for key, words, one in _LISTS}
        editors["ratings"] = RatingsField([row[0] for row in self._known.ratings])
        editors["as_of"] = KeptValue(0)
        form = Form([
            *(Field(key, words) for key, words, _one in _LISTS),
            Field("ratings", "", section="Competencies, from 1 (beginning) to 5 (strong)"),
            Field("on_day", "Filled in on", "date"), Field("as_of", ""),
        ], editors=editors)
        super().__init__(workplace, f"Self-assessment {dict(STAGES)[stage]}", form, verb="Save self-assessment",
                         key=f"assessment:{person_id}:{cohort_id}:{stage}", width=600, height=520, words=name,
                         parent=parent)
        self.begin(_values_of(self._known, self._known.on_day or workplace.office.clock.today()))

    def save(self, values: Mapping[str, Any]) -> None:
        lists: dict[str, Any] = {key: tuple(row[0] for row in values[key]) for key, _words, _one in _LISTS}
        self.workplace.office.assessments.save(replace(
            self._known, **lists, ratings=values["ratings"], on_day=values["on_day"],
            as_of=values["as_of"] or self._known.as_of))
        self.workplace.done("Self-assessment saved")


def _values_of(known: SelfAssessment, day: Any) -> dict[str, Any]:
    lists = {key: tuple((words,) for words in getattr(known, key)) for key, _words, _one in _LISTS}
    return {**lists, "ratings": known.ratings, "on_day": day, "as_of": known.as_of}
