"""Objectives: a metric with a baseline, a target and a due date; the actual is computed, never typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from math import ceil

from app.domain.cohorts import Objective
from app.domain.metrics.catalogue import metric
from app.domain.metrics.definition import Figure, Unit
from app.domain.metrics.facts import Facts

FAR_UNDER = Fraction(3, 4)


class Standing(StrEnum):
    """Where an actual stands against its target: the bar's colour and the word beside it."""

    COMPLETE = "complete"
    ON_TARGET = "on target"
    UNDER = "under target"
    FAR_UNDER = "far under target"
    NOT_KNOWN = "not known yet"


@dataclass(frozen=True)
class ObjectiveLine:
    """An objective of a cohort with its actual figure."""

    cohort_id: int
    objective: Objective
    figure: Figure

    @property
    def standing(self) -> Standing:
        """The standing of the actual against the target."""
        return standing(self.figure, self.objective.target)

    @property
    def of_target(self) -> Fraction | None:
        """The actual as a share of the target; None while there is no actual or the target is nought."""
        actual = self.figure.in_unit
        return None if actual is None or self.objective.target <= 0 else actual / self.objective.target

    @property
    def still_needed(self) -> int:
        """How many more rows of the numerator it takes to be on target as the denominator stands; 0 when it is."""
        return still_needed(self.figure, self.objective.target)


def standing(figure: Figure, target: int) -> Standing:
    """Complete when nothing is left to count, on target at or above it, far under below three quarters of it."""
    actual = figure.in_unit
    if actual is None:
        return Standing.NOT_KNOWN
    if figure.metric.unit in (Unit.PERCENT, Unit.COUNT) and figure.denominator == figure.numerator > 0:
        return Standing.COMPLETE
    if actual >= target:
        return Standing.ON_TARGET
    return Standing.FAR_UNDER if actual < target * FAR_UNDER else Standing.UNDER


def still_needed(figure: Figure, target: int) -> int:
    """How many more must count to reach the target: students, pairs, goals or meetings; minutes for hours and means."""
    if figure.value is None:
        return 0
    unit, base = figure.metric.unit, figure.denominator or 0
    wanted = {
        Unit.PERCENT: Fraction(target * base, 100), Unit.COUNT: Fraction(target), Unit.HOURS: Fraction(target * 60),
        Unit.MINUTES: Fraction(target * base), Unit.MEAN: Fraction(target * base),
    }[unit]
    return max(0, ceil(wanted) - figure.numerator)


def objective_lines(facts: Facts, cohort_id: int, objectives: Sequence[Objective]) -> tuple[ObjectiveLine, ...]:
    """Each objective with its actual on `facts.as_of`. Raises KeyError for a metric that is not in the catalogue."""
    own = facts.of_cohort(cohort_id)
    return tuple(ObjectiveLine(cohort_id, row, metric(row.metric).figure(own)) for row in objectives)


def due(line: ObjectiveLine) -> date | None:
    """The day the objective is to be judged: its own due date, else the day its figure can be known."""
    return line.objective.due_on or line.figure.due_on
