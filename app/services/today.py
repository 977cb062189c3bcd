"""Today: what needs attention over all cohorts that are planned or running, what the week holds; snoozing."""

from __future__ import annotations

from datetime import date, timedelta

from app.data.queries import today as queries
from app.data.queries import week
from app.data.queries.reading import as_day
from app.domain.today import KINDS, TodayGroup, TodayItem, WeekEntry, monday_of
from app.errors import Invalid
from app.services.base import Service


class Today(Service):
    """The first page of the day."""

    def groups(self, cohort_id: int | None = None, mine: bool = False, most: int = 50) -> tuple[TodayGroup, ...]:
        """What needs attention, by kind; of each kind at most `most` lines in full, the longest waiting first.

        Over all cohorts that are planned or running unless one is named. `mine` keeps the cohorts that the one who
        works here leads, and the check-ins asked of them.
        """
        with self._database.snapshot():
            return queries.groups(self._database, self._scope(cohort_id, mine, most))

    def counts(self, cohort_id: int | None = None, mine: bool = False) -> tuple[int, int]:
        """How many items need attention, and how many of them are overdue."""
        found = self.groups(cohort_id, mine, 0)
        return sum(group.count for group in found), sum(group.overdue for group in found)

    def week(self, day: date | None = None, cohort_id: int | None = None) -> tuple[WeekEntry, ...]:
        """What the week around a day (today unless told) holds, Monday to Sunday."""
        first = monday_of(day or self._desk.today)
        with self._database.snapshot():
            return week.entries(self._database, self._cohorts(cohort_id, False), first, first + timedelta(days=6))

    def snooze(self, item: TodayItem, until: date) -> None:
        """Keeps an item out of sight until a day. Raises Invalid for a day that is not to come."""
        from app.data.schema.office import snoozes

        if item.kind not in KINDS or until <= self._desk.today:
            raise Invalid({"until": "Choose a day to come."})
        with self._unit("Snooze", item.name) as unit:
            row = unit.one("SELECT id FROM snoozes WHERE kind = ? AND subject_id = ?", (item.kind, item.subject_id))
            if row is not None:
                unit.change(snoozes, row["id"], until=as_day(until))
            else:
                unit.add(snoozes, kind=item.kind, subject_id=item.subject_id, until=as_day(until))

    def snoozed(self) -> int:
        """How many items are out of sight now."""
        return int(self._database.value("SELECT count(*) FROM snoozes WHERE until > ?",
                                        (self._desk.today.isoformat(),)))

    def wake(self) -> None:
        """Brings every snoozed item back into sight."""
        from app.data.schema.office import snoozes

        with self._unit("Show snoozed items") as unit:
            for row in unit.rows("SELECT id FROM snoozes WHERE until > ?", (self._desk.today.isoformat(),)):
                unit.remove(snoozes, row["id"])

    def _scope(self, cohort_id: int | None, mine: bool, most: int) -> queries.Scope:
        return queries.Scope(self._cohorts(cohort_id, mine), self._desk.today, most,
                             self._desk.actor if mine else "", self._cohorts(cohort_id, False))

    def _cohorts(self, cohort_id: int | None, mine: bool) -> tuple[int, ...]:
        rows = self._database.rows(
            "SELECT cohorts.id FROM cohorts LEFT JOIN staff ON staff.id = lead_id WHERE cohorts.archived = 0"
            " AND state <> 'closed' AND (:wanted IS NULL OR cohorts.id = :wanted)"
            " AND (:lead IS NULL OR staff.name = :lead)",
            {"wanted": cohort_id, "lead": self._desk.actor if mine else None})
        return tuple(row[0] for row in rows)
