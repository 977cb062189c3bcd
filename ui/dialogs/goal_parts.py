"""The small forms of a goal: one more step, a check-in with how far it is, dates moved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.goals import Goal, Step
from app.domain.text import counted
from ui.dialogs.form_dialog import FormDialog
from ui.widgets.field import Field
from ui.widgets.form import Form
from ui.workplace import Workplace


class StepDialog(FormDialog):
    """Adds an action step after the others."""

    def __init__(self, workplace: Workplace, goal: Goal, parent: QWidget | None = None) -> None:
        self._goal = goal
        super().__init__(workplace, "Add step", Form([
            Field("words", "What is to be done", required=True, limit=300),
            Field("who", "Who", limit=300),
            Field("due_on", "By", "date", beside=True),
            Field("weight", "Share", "number", maximum=100, unit="%", beside=True),
        ]), verb="Add step", key=f"goal-step:{goal.id}", width=520, words=goal.draft.title, parent=parent)
        self.begin(dict.fromkeys(("words", "who", "due_on", "weight")))

    def save(self, values: Mapping[str, Any]) -> int:
        step = Step(None, values["words"] or "", values["who"] or "", values["due_on"], None, values["weight"])
        step_id = self.workplace.office.goals.add_step(self._goal.id, step)
        self.workplace.done("Step added")
        return step_id


class ProgressDialog(FormDialog):
    """Notes how far a goal is, in percent and in words."""

    def __init__(self, workplace: Workplace, goal: Goal, parent: QWidget | None = None) -> None:
        self._goal = goal
        super().__init__(workplace, "Add check-in", Form([
            Field("percent", "Done", "number", required=True, maximum=100, unit="%"),
            Field("on_day", "On", "date", required=True, beside=True),
            Field("words", "In words", "long", lines=3, limit=10_000, placeholder="What moved, what is in the way"),
        ]), verb="Add check-in", key=f"goal-progress:{goal.id}", width=460, words=goal.draft.title, parent=parent)
        self.begin({"percent": goal.percent, "on_day": workplace.office.clock.today()})

    def save(self, values: Mapping[str, Any]) -> int:
        entry = self.workplace.office.goals.add_progress(self._goal.id, values["percent"], values["words"] or "",
                                                         values["on_day"])
        self.workplace.done("Check-in added")
        return entry


class MoveDatesDialog(FormDialog):
    """Moves the dates of goals and of their open steps by some days."""

    def __init__(self, workplace: Workplace, ids: Sequence[int], parent: QWidget | None = None) -> None:
        self._ids = list(ids)
        super().__init__(workplace, "Move dates", Form([
            Field("way", "Which way", "radio", choices=[("later", "Later"), ("earlier", "Earlier")], upright=False),
            Field("days", "By", "number", required=True, minimum=1, maximum=3650, unit="days",
                  hint="The goal's own date and those of its open steps."),
        ]), verb="Move dates", width=400, words=counted(len(ids), "goal"), parent=parent)
        self.begin({"way": "later", "days": 14})

    def save(self, values: Mapping[str, Any]) -> None:
        days = values["days"] if values["way"] != "earlier" else -values["days"]
        self.workplace.office.goals.move_dates(self._ids, days)
        self.workplace.done(f"Moved the dates of {counted(len(self._ids), 'goal')}")
