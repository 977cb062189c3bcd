"""A goal of a student: five SMART parts, a date, action steps; beside it, while one types, what is still missing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.goals import GOAL_LINES, GoalDraft, Step, smart_gaps
from app.errors import Invalid
from ui.dialogs.form_dialog import FormDialog
from ui.theme import theme
from ui.widgets.chip import Chip, Status
from ui.widgets.date_field import DateField
from ui.widgets.field import Field
from ui.widgets.form import Form
from ui.widgets.kept_value import KeptValue
from ui.widgets.label import Label
from ui.widgets.lookup_field import Suggestion
from ui.widgets.number_field import NumberField
from ui.widgets.panel import Card
from ui.widgets.rows_field import RowsField
from ui.widgets.text_field import TextField
from ui.workplace import Workplace

Ask = Callable[[str], Sequence[Suggestion]]
_PARTS = (
    ("specific", "Specific", "Who will do what, where"),
    ("measurable", "Measurable", "A figure or a result one can see"),
    ("achievable", "Achievable", "What makes it possible"),
    ("relevant", "Relevant", "What it is for"),
    ("time_bound", "Time-bound", "By when, in words"),
)


class GoalDialog(FormDialog):
    """Writes a goal or changes one. Without a student in the draft the form asks whose it is."""

    def __init__(
        self, workplace: Workplace, draft: GoalDraft, who: str = "", *, cohort_ends: date | None = None,
        students: Ask | None = None, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        self._draft, self._ends = draft, cohort_ends
        key = f"goal:{draft.id}" if draft.id else f"goal:new:{draft.cohort_id}:{draft.person_id}"
        form = Form(_fields(None if draft.person_id else students), editors=_editors())
        super().__init__(workplace, "Edit goal" if draft.id else "New goal", form, verb="Save goal", key=key,
                         width=920, height=540, words=who, parent=parent)
        self._missing = _Missing()
        self.middle.addWidget(self._missing)
        self.begin(_values_of(draft))
        form.changed.connect(lambda _key: self._show_missing())
        self._show_missing()
        form.editor("title").setFocus()  # type: ignore[attr-defined]

    def save(self, values: Mapping[str, Any]) -> int:
        draft = _draft_from(self._draft, values)
        if not draft.person_id:
            raise Invalid({"person": "Choose the student from the list."})
        goal_id = self.workplace.office.goals.save(draft)
        self.workplace.done(f"{'Saved' if draft.id else 'Added'} the goal {draft.title}")
        return goal_id

    def _show_missing(self) -> None:
        self._missing.show_gaps(smart_gaps(_draft_from(self._draft, self.form.values()), self._ends))


class _Missing(Card):
    """What keeps the goal from being SMART, in words."""

    def __init__(self) -> None:
        super().__init__("panel")
        self.setFixedWidth(theme().px(256))
        self.add(Label("What is still missing", "sub", "ink2"))
        self._shown: list[QWidget] = []
        self.body.addStretch(1)

    def show_gaps(self, gaps: tuple[str, ...]) -> None:
        """Shows the gaps, or that there are none."""
        for widget in self._shown:
            widget.hide()
            widget.deleteLater()
        self._shown = [Label(gap, "body", "warn", wrap=True) for gap in gaps]
        if not gaps:
            self._shown = [Chip(Status("Nothing: this goal is SMART", "ok"), soft=False)]
        for place, widget in enumerate(self._shown, 1):
            self.body.insertWidget(place, widget)
        self.setAccessibleName("What is still missing: " + (" ".join(gaps) or "nothing"))


def _fields(students: Ask | None) -> list[Field]:
    asked = [Field("person", "Student", "lookup", required=True, ask=students)] if students is not None else []
    return [
        *asked,
        Field("title", "Goal", required=True, limit=300, placeholder="A few words, such as Summer audit internship"),
        *(Field(key, words, "long", lines=2, limit=10_000, placeholder=hint) for key, words, hint in _PARTS),
        Field("due_on", "Date", "date"),
        Field("steps", "", section="Action steps", hint="Shares are in percent; without any, all steps count alike."),
        Field("as_of", ""),
    ]


def _editors() -> dict[str, QWidget]:
    heads = (("What is to be done", 0), ("Who", 96), ("By", 128), ("Share", 56))
    return {"steps": RowsField("Action steps", "step", _step_cells, heads=heads), "as_of": KeptValue(0)}


def _step_cells() -> list[QWidget]:
    return [TextField("What is to be done", limit=300), TextField("Who", width=96), DateField("By", width=128),
            NumberField("Share in percent", maximum=100, width=56), KeptValue()]


def _values_of(draft: GoalDraft) -> dict[str, Any]:
    steps = tuple((step.words, step.who, step.due_on, step.weight, step.id) for step in draft.steps)
    return {"title": draft.title, "due_on": draft.due_on, "steps": steps, "as_of": draft.as_of,
            **{name: getattr(draft, name) for name in GOAL_LINES}}


def _draft_from(known: GoalDraft, values: Mapping[str, Any]) -> GoalDraft:
    done = {step.id: step.done_on for step in known.steps}
    steps = tuple(Step(step_id, words or "", who or "", due, done.get(step_id) if step_id else None, weight)
                  for words, who, due, weight, step_id in values["steps"])
    person = values.get("person")
    lines: dict[str, Any] = {name: values[name] or "" for name in GOAL_LINES}
    return replace(known, person_id=known.person_id or int(person or 0), title=values["title"] or "", steps=steps,
                   due_on=values["due_on"], as_of=values["as_of"] or known.as_of, **lines)
