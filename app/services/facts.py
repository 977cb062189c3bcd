"""The facts that every number is made from, in one read; the numbers themselves are in the metrics catalogue."""

from __future__ import annotations

from collections.abc import Sequence

from app.data.queries import facts
from app.domain.cohorts import Objective
from app.domain.metrics.facts import Facts as FactRows
from app.services.base import Service


class Facts(Service):
    """What happened in cohorts, as frozen rows without names."""

    def read(self, cohort_ids: Sequence[int]) -> FactRows:
        """Everything the catalogue needs for these cohorts, as it is known today; unknown ids are left out."""
        with self._database.snapshot():
            return facts.read(self._database, cohort_ids, self._desk.today)

    def objectives(self, cohort_ids: Sequence[int]) -> dict[int, tuple[Objective, ...]]:
        """The objectives of these cohorts in their order."""
        with self._database.snapshot():
            return {cohort_id: facts.objectives(self._database, cohort_id) for cohort_id in cohort_ids}
