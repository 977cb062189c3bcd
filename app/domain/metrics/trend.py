"""Numbers over the months of a cohort: the share of pairs that met, and any dated metric on earlier days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.cohorts import months_of
from app.domain.metrics.catalogue import DATED, figure
from app.domain.metrics.definition import Counted, Figure, Measure, Metric, Unit
from app.domain.metrics.facts import Facts, MentorshipFact


def month_end(month: date) -> date:
    """The last day of the calendar month."""
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


@dataclass(frozen=True)
class _Month:
    first: date

    @property
    def last(self) -> date:
        return month_end(self.first)

    def active(self, facts: Facts) -> tuple[Counted, ...]:
        return tuple(Counted(row.id, row.mentee_id) for row in facts.mentorships if self._counts(facts, row))

    def met(self, facts: Facts) -> tuple[Counted, ...]:
        return tuple(
            Counted(row.id, row.mentee_id) for row in facts.mentorships
            if self._counts(facts, row) and any(self.first <= day <= self.last for day in facts.met.get(row.id, ()))
        )

    def _counts(self, facts: Facts, row: MentorshipFact) -> bool:
        first = max(self.first, row.started_on)
        last = min(self.last, row.ended_on or self.last, facts.cohort[row.cohort_id].ends)
        if first > last:
            return False
        return facts.promise(row).stopped(first - timedelta(days=1), last) < (last - first).days + 1


def met_in_month(month: date) -> Metric:
    """The metric "pairs that met in this month" for the calendar month that `month` is the first day of."""
    rule = _Month(month)
    return Metric(
        f"met-in-month:{month:%Y-%m}", "Pairs that met in the month",
        "Pairs with at least one meeting in the calendar month, out of the pairs that were under way in it. A pair "
        "that was paused, or on an academic break, for the whole month does not count.",
        "pairs that met in the month / pairs under way in the month", Unit.PERCENT, 1,
        Measure(f"pairs-met:{month:%Y-%m}", "pairs that met in the month", "mentorship", rule.met),
        Measure(f"pairs-under-way:{month:%Y-%m}", "pairs under way in the month", "mentorship", rule.active),
    )


def full_months(facts: Facts, cohort_id: int) -> tuple[date, ...]:
    """The calendar months of a cohort that are over on `as_of`, by their first days."""
    cohort = facts.cohort[cohort_id]
    return tuple(
        month for month in months_of(cohort.starts, cohort.ends) if min(month_end(month), cohort.ends) <= facts.as_of
    )


def monthly_share(facts: Facts, cohort_id: int) -> tuple[tuple[date, Figure], ...]:
    """For each full month of the cohort the share of pairs that met."""
    own = facts.of_cohort(cohort_id)
    return tuple((month, met_in_month(month).figure(own)) for month in full_months(facts, cohort_id))


def past_values(key: str, facts: Facts, days: tuple[date, ...]) -> tuple[tuple[date, Figure], ...]:
    """A dated metric on each of `days`, for a sparkline. Raises KeyError for a metric without dated rows."""
    if key not in DATED:
        raise KeyError(f"{key} cannot be worked out for an earlier day")
    return tuple((day, figure(key, facts.on(day))) for day in days)
