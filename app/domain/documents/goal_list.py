"""The goal list: every goal of a person or a cohort with its measure, date, progress and what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.packets import Heading


@dataclass(frozen=True)
class ListedGoal:
    """A line of the list. `percent` done and `expected` by today; `standing` as in goals.standing."""

    person: str
    title: str
    native: str = ""
    measure: str = ""
    due_on: date | None = None
    percent: int = 0
    expected: int = 0
    standing: str = ""
    next_step: str = ""
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class GoalList:
    """The goals of a cohort, in the order they are printed."""

    heading: Heading
    goals: tuple[ListedGoal, ...]
