"""Objectives of a cohort, with actuals that are computed and never typed; and the cohort at a glance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from app.data.queries import cohorts, facts
from app.data.queries import overview as queries
from app.data.queries.reading import as_day, ensure_unchanged, latest_unit
from app.domain.cohorts import Objective, cohort_months, month_number
from app.domain.enrolments import EnrolmentCounts
from app.domain.metrics.catalogue import BY_KEY, DATED, figure
from app.domain.metrics.definition import Unit
from app.domain.metrics.facts import Facts
from app.domain.metrics.objectives import ObjectiveLine, objective_lines
from app.domain.metrics.trend import past_values
from app.domain.overview import COMPARED, PULSE, CohortOverview, Compared, ObjectiveView, PulseLine, month_ends
from app.errors import Invalid
from app.services.base import Service

_STANDINGS = ("reached", "on track", "behind", "stalled")


class Objectives(Service):
    """What cohorts aim at, and where they stand."""

    def rows(self, cohort_id: int) -> tuple[Objective, ...]:
        """The objectives of a cohort in their order."""
        return facts.objectives(self._database, cohort_id)

    def as_of(self) -> int:
        """What to hand `save` with objectives read now."""
        return latest_unit(self._database)

    def save(self, cohort_id: int, wanted: Sequence[Objective], as_of: int | None = None) -> None:
        """Sets the objectives of a cohort, in this order. Raises Invalid, also for a newer change than `as_of`."""
        from app.data.schema.programme import objectives as table

        found = _problems(wanted)
        if found:
            raise Invalid(found)
        name = cohorts.open_cohort(self._database, cohort_id)["name"]
        with self._unit("Edit targets", name) as unit:
            had = {row["metric"]: row for row in unit.rows("SELECT * FROM objectives WHERE cohort_id = ?",
                                                           (cohort_id,))}
            if as_of is not None:
                ensure_unchanged(unit, as_of, {"objectives": [row["id"] for row in had.values()]}, "list of targets")
            for metric in set(had) - {row.metric for row in wanted}:
                unit.remove(table, had[metric]["id"])
            for place, row in enumerate(wanted):
                values = {"baseline": row.baseline, "target": row.target, "due_on": as_day(row.due_on),
                          "position": place}
                if row.metric in had:
                    unit.change(table, had[row.metric]["id"], **values)
                else:
                    unit.add(table, cohort_id=cohort_id, metric=row.metric, **values)

    def overview(self, cohort_id: int) -> CohortOverview:
        """Everything the Overview tab shows. Raises NotFound."""
        with self._database.snapshot():
            cohort = cohorts.cohort(self._database, cohort_id)
            before = queries.previous(self._database, cohort_id)
            ids = [cohort_id, *([before.id] if before else [])]
            known = facts.read(self._database, ids, self._desk.today)
            aims = facts.objectives(self._database, cohort_id)
            counts = EnrolmentCounts(tuple(queries.enrolment_counts(self._database, cohort_id)))
            returning = queries.returning(self._database, cohort_id)
            steps = queries.next_steps(self._database, cohort_id, self._desk.today)
            phases = queries.phases(self._database, cohort_id, self._desk.today)
        own = known.of_cohort(cohort_id)
        row, standings = cohort.row, Counter(goal.standing for goal in own.goals)
        return CohortOverview(
            cohort, month_number(row.starts, row.ends, self._desk.today), cohort_months(row.starts, row.ends),
            tuple(_view(own, line, row.starts) for line in objective_lines(known, cohort_id, aims)), phases, counts,
            returning, tuple((name, standings[name]) for name in _STANDINGS), before.title if before else "",
            _compared(known, cohort_id, before.id) if before else (), steps)

    def pulse(self, cohort_id: int) -> tuple[PulseLine, ...]:
        """The three figures of the cohort pulse on Today, with the targets the cohort has for them."""
        with self._database.snapshot():
            known = facts.read(self._database, [cohort_id], self._desk.today)
            targets = {row.metric: row.target for row in facts.objectives(self._database, cohort_id)}
        return tuple(PulseLine(figure(key, known), targets.get(key)) for key in PULSE)


def _view(own: Facts, line: ObjectiveLine, starts: date) -> ObjectiveView:
    key = line.objective.metric
    if key not in DATED or own.as_of < starts:
        return ObjectiveView(line)
    values = past_values(key, own, month_ends(starts, own.as_of))
    return ObjectiveView(line, tuple((day, value.in_unit) for day, value in values))


def _compared(known: Facts, now: int, before: int) -> tuple[Compared, ...]:
    return tuple(Compared(figure(key, known.of_cohort(now)), figure(key, known.of_cohort(before))) for key in COMPARED)


def _problems(wanted: Sequence[Objective]) -> dict[str, str]:
    seen: set[str] = set()
    for row in wanted:
        rule = BY_KEY.get(row.metric)
        if rule is None:
            return {"metric": f"There is no metric “{row.metric}” in the catalogue."}
        if row.metric in seen:
            return {"metric": f"{rule.title} has two targets. Keep one."}
        seen.add(row.metric)
        most = 100 if rule.unit is Unit.PERCENT else 1_000_000
        if not 0 <= row.target <= most or not 0 <= (row.baseline or 0) <= most:
            return {"target": f"{rule.title}: enter a number from 0 to {most:,}."}
    return {}
