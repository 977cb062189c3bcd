"""What counts in a cohort's matching: the weight of each criterion, and the hard rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.cohorts import MatchRuleDraft
from app.domain.matching.catalogue import CRITERIA, MOST_WEIGHT, default_weights
from ui.dialogs.form_dialog import FormDialog
from ui.widgets.buttons import Button
from ui.widgets.field import Field
from ui.widgets.form import Form
from ui.widgets.label import Label
from ui.workplace import Workplace

_WEIGHT = "weight_"
_CHECKS = ("common_language", "allow_same_employer")


class WeightsDialog(FormDialog):
    """Changes the weights and rules of a cohort; the sum of the weights is told as one types."""

    def __init__(self, workplace: Workplace, cohort_id: int, parent: QWidget | None = None) -> None:
        self._cohort_id = cohort_id
        self._weights = workplace.office.cohorts.weights(cohort_id)
        self._rules = workplace.office.cohorts.match_rules(cohort_id)
        super().__init__(workplace, "Weights and rules", Form(_fields()), verb="Save weights", width=520, height=480,
                         words="A score is the sum of weight times evidence. Rules forbid a pair whatever it scores.",
                         parent=parent)
        self._sum = Label("", "small", "ink2")
        self.bars.addWidget(self._sum)
        usual = Button("Usual weights", kind="plain")
        usual.clicked.connect(self._on_usual)
        self.add_side_button(usual)
        self.form.changed.connect(lambda _key: self._tell_sum())
        self.begin({**{f"{_WEIGHT}{key}": weight for key, weight in self._weights.items()}, **asdict(self._rules)})
        self._tell_sum()
        self.form.box(f"{_WEIGHT}{CRITERIA[0].key}").widget.setFocus()

    def save(self, values: Mapping[str, Any]) -> None:
        """Saves what was changed: weights and rules are two changes, so that either can be undone."""
        cohorts = self.workplace.office.cohorts
        weights = {key: values[f"{_WEIGHT}{key}"] or 0 for key in self._weights}
        kept: dict[str, Any] = {name: values[name] or 0 for name in asdict(self._rules)}
        rules = MatchRuleDraft(**{**kept, **{name: bool(kept[name]) for name in _CHECKS}})
        if rules != self._rules:
            cohorts.save_match_rules(self._cohort_id, rules)
            self._rules = rules
        if weights != self._weights:
            cohorts.save_weights(self._cohort_id, weights)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Marks the weights by the keys of their criteria."""
        super().show_problems({f"{_WEIGHT}{key}" if key in self._weights else key: words
                               for key, words in problems.items()})

    def _on_usual(self) -> None:
        for key, weight in default_weights().items():
            self.form.editor(f"{_WEIGHT}{key}").set_value(weight)
        self._tell_sum()

    def _tell_sum(self) -> None:
        values = self.form.values()
        total = sum(values[f"{_WEIGHT}{key}"] or 0 for key in self._weights)
        self._sum.setText(f"The weights sum to {total:,}: the highest score there can be.")


def _fields() -> list[Field]:
    weights = [Field(f"{_WEIGHT}{one.key}", one.name, "number", maximum=MOST_WEIGHT, width=72,
                     section="Weights" if place == 0 else "", beside=place % 3 > 0)
               for place, one in enumerate(CRITERIA)]
    return [
        *weights,
        Field("minimum_slots", "Shared meeting slots needed", "number", maximum=50, width=72, section="Rules",
              hint="0 does not ask for any."),
        Field("expected_slots", "Slots for full points", "number", minimum=1, maximum=50, width=72, beside=True),
        Field("slot_minutes", "Length of a slot", "number", minimum=10, maximum=480, width=72, unit="minutes"),
        Field("minimum_years", "Years of experience needed", "number", maximum=80, width=72,
              hint="0 does not ask for any."),
        Field("expected_years", "Years for full points", "number", maximum=80, width=72, beside=True),
        Field("common_language", "They must have a language in common", "check"),
        Field("allow_same_employer", "A student may be matched with a mentor of the same employer", "check"),
    ]
