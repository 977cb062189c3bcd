"""What a metric is: its words, its unit, what it counts out of what, and the figure that comes out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from app.domain.metrics.facts import Facts


class Unit(StrEnum):
    """How a figure is read. Targets and baselines are whole numbers in this unit."""

    COUNT = "count"
    PERCENT = "percent"
    HOURS = "hours"
    MINUTES = "minutes"
    MEAN = "mean"


class Counted(NamedTuple):
    """One row behind a number: its id, the student or person it is about, and what it adds."""

    row: int
    person: int
    amount: int = 1


@dataclass(frozen=True)
class Tally:
    """A whole number with the rows it was counted from."""

    counted: tuple[Counted, ...] = ()

    @cached_property
    def amount(self) -> int:
        """The sum of what the rows add."""
        return sum(row.amount for row in self.counted)

    @cached_property
    def people(self) -> int:
        """How many different people stand behind the number."""
        return len({row.person for row in self.counted})

    @property
    def rows(self) -> tuple[int, ...]:
        """The ids of the rows behind the number."""
        return tuple(row.row for row in self.counted)


@dataclass(frozen=True)
class Measure:
    """Something that is counted: the key of the cell, the plural noun, the record the rows are of, and the rule."""

    key: str
    noun: str
    record: str
    select: Callable[[Facts], tuple[Counted, ...]]

    def tally(self, facts: Facts) -> Tally:
        """The count of this measure in `facts`."""
        return Tally(self.select(facts))


@dataclass(frozen=True)
class Metric:
    """One number of the product. `counts` and `out_of` are the numerator and the denominator.

    `due` says from which day on the number can be known; before it there is no figure.
    """

    key: str
    title: str
    definition: str
    formula: str
    unit: Unit
    version: int
    counts: Measure
    out_of: Measure | None = None
    due: Callable[[Facts], date | None] | None = None

    def figure(self, facts: Facts) -> Figure:
        """The number for these facts, with numerator and denominator."""
        base = self.out_of.tally(facts) if self.out_of else None
        return Figure(self, self.counts.tally(facts), base, self.due(facts) if self.due else None)

    @property
    def needs_base(self) -> bool:
        """Whether the value is a quotient and is never shown without its two parts."""
        return self.unit in (Unit.PERCENT, Unit.MINUTES, Unit.MEAN)


@dataclass(frozen=True)
class Figure:
    """A metric's number: numerator, denominator, and the day it falls due when it cannot be known yet."""

    metric: Metric
    counts: Tally
    out_of: Tally | None = None
    due_on: date | None = None

    @property
    def numerator(self) -> int:
        """What was counted."""
        return self.counts.amount

    @property
    def denominator(self) -> int | None:
        """What it was counted out of; None where a metric has no base."""
        return None if self.out_of is None else self.out_of.amount

    @property
    def value(self) -> Fraction | None:
        """The number in the metric's unit, a percentage as a share of 1; None when there is nothing to divide by."""
        if self.due_on is not None:
            return None
        if self.metric.unit is Unit.HOURS:
            return Fraction(self.numerator, 60)
        if not self.metric.needs_base:
            return Fraction(self.numerator)
        return Fraction(self.numerator, self.denominator) if self.denominator else None

    @property
    def in_unit(self) -> Fraction | None:
        """The number on the scale of targets: percent as 0 to 100."""
        value = self.value
        return value * 100 if value is not None and self.metric.unit is Unit.PERCENT else value
