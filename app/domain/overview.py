"""A cohort at a glance: its objectives with the line of the past months, its phases, and what it compares with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from app.domain.cohorts import Cohort
from app.domain.enrolments import EnrolmentCounts
from app.domain.metrics.definition import Figure, Unit
from app.domain.metrics.objectives import ObjectiveLine

# What a cohort is compared with the one before it by.
COMPARED = ("completion", "meetings-per-pair", "meeting-minutes", "goals-smart", "goals-reached")
PULSE = ("matched-approved", "on-cadence", "goals-on-track")


@dataclass(frozen=True)
class ObjectiveView:
    """An objective with its actual, and the figure at the end of each of the past months, today's last.

    `trend` is empty for a metric that cannot be worked out for an earlier day; values are on the scale of the target.
    """

    line: ObjectiveLine
    trend: tuple[tuple[date, Fraction | None], ...] = ()


@dataclass(frozen=True)
class Phase:
    """A stage of a cohort's life: done, now or open; the days it took or will take, where known."""

    name: str
    state: str
    starts: date | None = None
    ends: date | None = None


@dataclass(frozen=True)
class Compared:
    """A metric beside the same of the cohort before; `now` has no value until its due day."""

    now: Figure
    before: Figure


@dataclass(frozen=True)
class NextStep:
    """Something the cohort waits for: what, the words, how many, and which tab it is done in."""

    kind: str
    words: str
    count: int
    tab: str


@dataclass(frozen=True)
class CohortOverview:
    """Everything the Overview tab shows. `month` is 0 before the start; `returning` mentors were mentees once."""

    cohort: Cohort
    month: int
    months: int
    objectives: tuple[ObjectiveView, ...]
    phases: tuple[Phase, ...]
    counts: EnrolmentCounts
    returning: int
    standings: tuple[tuple[str, int], ...]
    previous: str
    compared: tuple[Compared, ...]
    next_steps: tuple[NextStep, ...]

    @property
    def on_target(self) -> int:
        """How many objectives are on target or complete."""
        return sum(view.line.standing in ("on target", "complete") for view in self.objectives)


@dataclass(frozen=True)
class PulseLine:
    """A bar of the cohort pulse: a figure and, where the cohort has an objective for it, the target in its unit."""

    figure: Figure
    target: int | None

    @property
    def title(self) -> str:
        """The metric's name."""
        return self.figure.metric.title

    @property
    def words(self) -> str:
        """The figure in words: "46 of 48", "80%"; "not known yet" without anything to count."""
        if self.figure.value is None:
            return "not known yet"
        if self.figure.metric.unit is Unit.PERCENT:
            return f"{round(self.figure.value * 100)}% ({self.figure.numerator} of {self.figure.denominator})"
        return f"{self.figure.numerator} of {self.figure.denominator}" if self.figure.denominator is not None else str(
            self.figure.numerator)

    @property
    def share(self) -> float:
        """How much of the bar is filled, 0 to 1."""
        base = self.figure.denominator or 0
        return min(1.0, self.figure.numerator / base) if base else 0.0

    @property
    def target_words(self) -> str:
        """"target 85%", "target 48"; empty without a target."""
        if self.target is None:
            return ""
        return f"target {self.target}{'%' if self.figure.metric.unit is Unit.PERCENT else ''}"

    @property
    def target_share(self) -> float | None:
        """Where the target's mark stands on the bar, 0 to 1; None without a target."""
        if self.target is None:
            return None
        base = 100 if self.figure.metric.unit is Unit.PERCENT else self.figure.denominator or 0
        return min(1.0, self.target / base) if base else None


def month_ends(starts: date, today: date, most: int = 6) -> tuple[date, ...]:
    """The last days of the calendar months that are over since `starts`, the latest `most` of them, then today."""
    found: list[date] = []
    day = today.replace(day=1)
    while len(found) < most:
        day = date.fromordinal(day.toordinal() - 1)
        if day < starts:
            break
        found.append(day)
        day = day.replace(day=1)
    return (*reversed(found), today)
