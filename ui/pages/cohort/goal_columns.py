"""The columns of the cohort's goals, how they are grouped and sorted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from app.domain.goals import Goal, short_gaps
from app.domain.text import counted
from ui.days import short_day
from ui.goal_parts import standing_status
from ui.list_export import Typed
from ui.widgets.cells import Bar, IconText, Toned
from ui.widgets.chip import Status
from ui.widgets.columns import Column, Group

_STANDINGS = ("stalled", "behind", "on track", "reached", "dropped")
TYPED: Typed = {"due_on": ("date", lambda goal: goal.draft.due_on), "percent": ("integer", lambda goal: goal.percent),
                "checked_on": ("date", lambda goal: goal.checked_on)}  # fmt: skip


def columns(today: Callable[[], date], year_starts: str) -> list[Column]:
    """What can be shown of a goal; the student stands in the head of the group."""
    return [
        Column("title", "Goal", 190, "key", stretch=True, fixed=True, min_width=120,
               value=lambda goal: goal.draft.title or "Untitled goal"),
        Column("person", "Student", 140, shown=False),
        Column("missing", "Missing in SMART", 128, min_width=76, value=missing_cell),
        Column("percent", "Progress", 124, "bar", min_width=90, value=progress_cell),
        Column("next_step", "Next step", 150, min_width=60, value=next_cell),
        Column("due_on", "Due", 88, "date", value=lambda goal: due_cell(goal, today(), year_starts)),
        Column("standing", "State", 92, min_width=84, value=lambda goal: standing_status(goal.standing)),
        Column("checked_on", "Checked", 104, "date", value=lambda goal: short_day(
            goal.checked_on, today(), year_starts)),
        Column("mentor", "Mentor", 140, shown=False),
    ]


def grouped(goals: Sequence[Goal], group: str) -> Sequence[Goal | Group]:
    """The goals under heads: by "student", by "standing", or without any."""
    rows: list[Goal | Group] = []
    if group == "none":
        return goals
    if group == "standing":
        for standing in _STANDINGS:
            own = [goal for goal in goals if goal.standing == standing]
            if own:
                rows += [Group(f"standing:{standing}", standing_status(standing).words, f"{len(own):,}"), *own]
        return rows
    for person_id, found in groupby(goals, key=lambda goal: goal.draft.person_id):
        own = list(found)
        meta = f"{counted(len(own), 'goal')} · {own[0].mentor or 'no mentor'}"
        rows += [Group(f"person:{person_id}", f"{own[0].person} {own[0].native}".strip(), meta=meta), *own]
    return rows


def missing_cell(goal: Goal) -> Status | IconText:
    """What keeps a goal from being SMART, in a few words."""
    return Status(short_gaps(goal.missing), "warn", "ruler") if goal.missing else IconText(
        "check", "Nothing", "ink2", icon_token="ok")


def progress_cell(goal: Goal) -> Bar | Toned:
    """How far the goal is beside what was to be expected."""
    if not goal.draft.measurable.strip() and not goal.percent:
        return Toned("Not counted yet")
    target = goal.expected / 100 if goal.steps and goal.standing != "reached" else None
    return Bar(goal.percent / 100, f"{goal.percent}%", target, token="bar" if goal.standing == "on track" else "")


def next_cell(goal: Goal) -> Toned:
    """The next step; what to do when there is none."""
    if goal.standing == "reached":
        return Toned("Done")
    return Toned(goal.next_step, "ink") if goal.next_step else Toned("Write a first step" if not goal.steps else "Done")


def due_cell(goal: Goal, today: date, year_starts: str) -> Toned:
    """The goal's date; red when it is over and the goal is not."""
    day = goal.draft.due_on
    if day is None:
        return Toned("none", "ink3")
    if day == today:
        return Toned("Today", "ink", "strong")
    late = day < today and goal.standing not in ("reached", "dropped")
    return Toned(short_day(day, today, year_starts), "bad" if late else "ink2")


def sort_key(goal: Goal, key: str) -> Any:
    """What a goal is ordered by in a column."""
    keys = {"title": goal.draft.title.casefold(), "missing": len(goal.missing), "percent": goal.percent,
            "next_step": goal.next_step.casefold(), "due_on": goal.draft.due_on or date.max,
            "standing": _STANDINGS.index(goal.standing), "checked_on": goal.checked_on,
            "person": goal.person.casefold(), "mentor": goal.mentor.casefold()}  # fmt: skip
    return keys[key]
