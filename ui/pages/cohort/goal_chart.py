"""The lines of a goal's progress chart: what was done by which day, and what its steps led to expect."""

from __future__ import annotations

from datetime import date, timedelta

from app.domain.goals import Goal, shares
from ui.days import MONTHS

Points = list[tuple[float, float]]
_MOST_TICKS = 6


def done_points(goal: Goal, today: date) -> Points:
    """Percent done from the day the goal was written until today: by check-ins, or by steps where there are none."""
    if goal.progress:
        moves = [(entry.on_day, entry.percent) for entry in sorted(goal.progress, key=lambda one: one.on_day)]
    else:
        done = sorted((step.done_on, share) for step, share in zip(goal.steps, shares(goal.steps), strict=True)
                      if step.done_on is not None)
        moves, total = [], 0
        for day, share in done:
            total += share
            moves.append((day, total))
    first = min([goal.created_on, *(day for day, _ in moves)])
    points = [(float(first.toordinal()), 0.0), *((float(day.toordinal()), float(percent)) for day, percent in moves)]
    return [*points, (float(max(today, first).toordinal()), float(goal.percent))]


def expected_points(goal: Goal) -> Points:
    """Percent that the steps due by each day add up to; empty when no step has a date."""
    due = sorted((step.due_on, share) for step, share in zip(goal.steps, shares(goal.steps), strict=True)
                 if step.due_on is not None)
    points: Points = [(float(goal.created_on.toordinal()), 0.0)] if due else []
    total = 0
    for day, share in due:
        total += share
        points.append((float(day.toordinal()), float(total)))
    return points


def month_ticks(first: int, last: int) -> list[tuple[float, str]]:
    """The first days of months between two days, thinned out to a handful."""
    day, found = date.fromordinal(first).replace(day=1), []
    while day.toordinal() <= last:
        if day.toordinal() >= first:
            found.append((float(day.toordinal()), MONTHS[day.month - 1]))
        day = (day + timedelta(days=32)).replace(day=1)
    return found[::1 + len(found) // _MOST_TICKS]
