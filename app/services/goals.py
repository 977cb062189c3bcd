"""Goals of students: written in five parts, with steps and progress; what keeps one from being SMART is said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from app.data.queries import cohorts, goals, parties
from app.data.queries.reading import Reader, as_day, ensure_unchanged, latest_unit
from app.data.unit_of_work import Unit
from app.domain import forms
from app.domain.goals import GOAL_LINES, Goal, GoalDraft, GoalQuery, Step, goal_problems
from app.domain.text import clean_text, counted
from app.errors import Invalid, NotFound
from app.services.base import Service


class Goals(Service):
    """What students want to reach, and how far they are."""

    def page(self, query: GoalQuery, first: int = 0, count: int = 100) -> list[Goal]:
        """A window of goals, those of one student together unless sorted otherwise; all of them when count is -1."""
        with self._database.snapshot():
            return goals.page(self._database, query, self._desk.today, first, count)

    def count(self, query: GoalQuery) -> int:
        """How many goals a query finds."""
        with self._database.snapshot():
            return goals.count(self._database, query, self._desk.today)

    def counts(self, query: GoalQuery) -> dict[str, int]:
        """How many goals each standing has, how many are "not smart", and "" for all; dropped ones apart."""
        found = self.page(replace(query, filter="", sort="person"), count=-1)
        standings = Counter(goal.standing for goal in found)
        return {"": len(found), **{name: standings[name] for name in goals.COUNTED},
                "not smart": sum(bool(goal.missing) for goal in found),
                "dropped": self.count(replace(query, filter="dropped", sort="person"))}

    def get(self, goal_id: int) -> Goal:
        """One goal with steps, progress and what is missing. Raises NotFound."""
        with self._database.snapshot():
            return goals.goal(self._database, goal_id, self._desk.today)

    def draft_of(self, goal_id: int) -> GoalDraft:
        """The draft to edit a goal with. Raises NotFound."""
        with self._database.snapshot():
            found = goals.goal(self._database, goal_id, self._desk.today)
            return replace(found.draft, as_of=latest_unit(self._database))

    def save(self, draft: GoalDraft) -> int:
        """Writes a goal, or changes one with its steps; gives its id. Raises Invalid.

        Steps without words fall away; the others keep their ids, their order and the day they were done.
        """
        draft = _tidied(draft)
        found = goal_problems(draft)
        if found:
            raise Invalid(found)
        name = parties.name_of(self._database, draft.person_id)
        with self._unit("Edit goal" if draft.id else "New goal", name) as unit:
            if draft.cohort_id is not None:
                cohorts.open_cohort(unit, draft.cohort_id)
            goal_id = self._write(unit, draft)
            _write_steps(unit, goal_id, draft.steps)
            return goal_id

    def remove(self, goal_id: int) -> None:
        """Takes a goal out with its steps and progress; undo brings all back. Raises NotFound."""
        from app.data.schema import programme as tables

        with self._goal_unit("Delete goal", goal_id) as unit:
            unit.remove_where(tables.goal_steps, goal_id=goal_id)
            unit.remove_where(tables.goal_progress, goal_id=goal_id)
            unit.remove(tables.goals, goal_id)

    def reach(self, goal_id: int) -> None:
        """Notes that a goal is reached."""
        self._set_state(goal_id, "reached", "Goal reached")

    def drop(self, goal_id: int) -> None:
        """Drops a goal; it no longer counts, and stays on record."""
        self._set_state(goal_id, "dropped", "Drop goal")

    def reopen(self, goal_id: int) -> None:
        """Opens a goal again that was reached or dropped."""
        self._set_state(goal_id, "open", "Reopen goal")

    def check_step(self, step_id: int, done_on: date | None) -> None:
        """Notes the day a step was done, or with None that it is open again. Raises Invalid for a day to come."""
        from app.data.schema.programme import goal_steps

        if done_on is not None and done_on > self._desk.today:
            raise Invalid({"done_on": "This day is still to come."})
        step = self._database.one("SELECT goal_id FROM goal_steps WHERE id = ?", (step_id,))
        if step is None:
            raise NotFound("This step is not there any more.", "Look in Recent changes, and undo there.")
        with self._goal_unit("Check step" if done_on else "Uncheck step", step["goal_id"]) as unit:
            unit.change(goal_steps, step_id, done_on=as_day(done_on))

    def add_step(self, goal_id: int, step: Step) -> int:
        """Adds a step after the others; gives its id. Raises Invalid."""
        from app.data.schema.programme import goal_steps

        step = forms.tidied(step)
        found = goal_problems(GoalDraft(title="-", steps=(step,)))
        if not step.words or found:
            raise Invalid(found or {"steps": "Say what is to be done."})
        with self._goal_unit("Add step", goal_id) as unit:
            last = unit.one("SELECT coalesce(max(position), -1) FROM goal_steps WHERE goal_id = ?", (goal_id,))
            return unit.add(goal_steps, goal_id=goal_id, position=last[0] + 1 if last else 0, **_columns(step))

    def add_progress(self, goal_id: int, percent: int, words: str = "", on_day: date | None = None) -> int:
        """Notes how far a goal is on a day, in percent and in words; gives the entry's id. Raises Invalid."""
        from app.data.schema.programme import goal_progress

        words, day = clean_text(words, lines=True), on_day or self._desk.today
        found = {} if 0 <= percent <= 100 else {"percent": "Enter a number from 0 to 100."}
        if day > self._desk.today:
            found["on_day"] = "This day is still to come."
        if len(words) > forms.LONGEST:
            found["words"] = f"This is longer than {forms.LONGEST:,} characters. Shorten it."
        if found:
            raise Invalid(found)
        with self._goal_unit("Add check-in", goal_id) as unit:
            return unit.add(goal_progress, goal_id=goal_id, on_day=as_day(day), percent=percent, words=words)

    def move_dates(self, ids: Sequence[int], days: int) -> None:
        """Moves the dates of goals and of their open steps by some days, forward or back. Raises NotFound."""
        from app.data.schema import programme as tables

        found = [self.get(goal_id) for goal_id in ids]
        subject = found[0].person if len(found) == 1 else counted(len(found), "goal")
        with self._unit("Move dates", subject) as unit:
            for goal in found:
                unit.change(tables.goals, goal.id, due_on=_moved(goal.draft.due_on, days))
                for step in goal.steps:
                    if step.id is not None and step.done_on is None and step.due_on is not None:
                        unit.change(tables.goal_steps, step.id, due_on=_moved(step.due_on, days))

    def _set_state(self, goal_id: int, state: str, label: str) -> None:
        from app.data.schema.programme import goals as table

        with self._goal_unit(label, goal_id) as unit:
            unit.change(table, goal_id, state=state)

    def _goal_unit(self, label: str, goal_id: int) -> AbstractContextManager[Unit]:
        row = _raw(self._database, goal_id)
        return self._unit(label, parties.name_of(self._database, row["person_id"]))

    def _write(self, unit: Unit, draft: GoalDraft) -> int:
        from app.data.schema.programme import goals as table

        values: dict[str, Any] = {name: getattr(draft, name) for name in (*GOAL_LINES, "title", "state", "cohort_id")}
        values["due_on"] = as_day(draft.due_on)
        if draft.id is None:
            last = unit.one("SELECT coalesce(max(position), -1) FROM goals WHERE person_id = ?", (draft.person_id,))
            return unit.add(table, **values, person_id=draft.person_id, created_on=as_day(self._desk.today),
                            position=last[0] + 1 if last else 0)
        _raw(unit, draft.id)
        known = [row["id"] for row in unit.rows("SELECT id FROM goal_steps WHERE goal_id = ?", (draft.id,))]
        steps = [step.id for step in draft.steps if step.id is not None]
        ensure_unchanged(unit, draft.as_of, {"goals": [draft.id], "goal_steps": {*known, *steps}}, "goal")
        unit.change(table, draft.id, **values)
        return draft.id


def _tidied(draft: GoalDraft) -> GoalDraft:
    steps = tuple(step for step in map(forms.tidied, draft.steps) if step.words)
    return replace(forms.tidied(draft, GOAL_LINES), steps=steps)


def _raw(reader: Reader, goal_id: int) -> Any:
    row = reader.one("SELECT * FROM goals WHERE id = ?", (goal_id,))
    if row is None:
        raise NotFound("This goal is not in the office file any more.", "Look in Recent changes, and undo there.")
    return row


def _columns(step: Step) -> dict[str, Any]:
    return {"words": step.words, "who": step.who, "due_on": as_day(step.due_on), "done_on": as_day(step.done_on),
            "weight": step.weight}


def _write_steps(unit: Unit, goal_id: int, steps: Sequence[Step]) -> None:
    from app.data.schema.programme import goal_steps

    known = {row["id"] for row in unit.rows("SELECT id FROM goal_steps WHERE goal_id = ?", (goal_id,))}
    for gone in known - {step.id for step in steps}:
        unit.remove(goal_steps, gone)
    for position, step in enumerate(steps):
        if step.id in known:
            assert step.id is not None
            unit.change(goal_steps, step.id, position=position, **_columns(step))
        else:
            unit.add(goal_steps, goal_id=goal_id, position=position, **_columns(step))


def _moved(day: date | None, days: int) -> str | None:
    return None if day is None else as_day(day + timedelta(days=days))
