"""What happens in the sample office, told in the order of time: tasks with a day, done by somebody of the staff.

What lies further back is written month by month, as an office does that brings its lists up to date, then list by
list; the last days are written change by change.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from app.clock import SetClock
from app.errors import Cancelled as CancelledError
from app.office import Office
from app.sample import Cancelled, Progress
from app.sample.calendar import at

LIVELY_DAYS, OLD_DAYS = 7, 100
# What rests on what within a month: these come first, in this order; everything else follows, and what ends comes last.
_FIRST = ("New cohort", "Enter people", "Edit people", "Enrol as mentor", "Enrol as student", "Accept", "Run matching",
          "Start cohort", "Pair by hand", "Send agreement", "Record signature", "Log meeting", "New goal", "Check step",
          "Add check-in", "Goal reached")  # fmt: skip
_LAST = ("Drop goal", "End mentorship", "Complete mentorships", "Close cohort")


@dataclass(frozen=True)
class Task:
    """Something staff did. Tasks of one label in one month become one change; a lone one has its verb's own label."""

    when: datetime
    label: str
    run: Callable[[], object]
    actor: str


class Story:
    """Collects tasks and does them."""

    def __init__(self, office: Office, clock: SetClock, today: date, progress: Progress, cancelled: Cancelled) -> None:
        self.office = office
        self.today = today
        self._clock = clock
        self._first = clock.today()
        self._progress = progress
        self._cancelled = cancelled
        self._tasks: list[Task] = []

    def plan(self, when: datetime, label: str, run: Callable[[], object], actor: str) -> None:
        """Something to be done at its time. What would come after the morning of the last day is left out."""
        if when < at(self.today, 12):
            self._tasks.append(Task(when, label, run, actor))

    def tell(self, until: datetime | None = None) -> None:
        """Does everything planned up to a time, the earliest first; tasks may not plan others."""
        now = [task for task in self._tasks if until is None or task.when <= until]
        self._tasks = [task for task in self._tasks if until is not None and task.when > until]
        lively = at(self.today - timedelta(days=LIVELY_DAYS), 0)
        older = sorted((task for task in now if task.when < lively), key=_order)
        for _month, tasks in groupby(older, key=lambda task: (task.when.year, task.when.month)):
            self._tell_month(list(tasks))
        for task in sorted((task for task in now if task.when >= lively), key=lambda task: task.when):
            self._begin(task.when, task.actor)
            task.run()

    def _tell_month(self, tasks: list[Task]) -> None:
        end = max(task.when for task in tasks)
        if end.date() < self.today - timedelta(days=OLD_DAYS) and len(tasks) > 1:
            self._begin(end, tasks[-1].actor)
            with self.office.together("Bring records up to date", f"{end:%B %Y}, {len(tasks):,} entries"):
                for task in tasks:
                    task.run()
            return
        for number, (label, group) in enumerate(groupby(tasks, key=lambda task: task.label)):
            alike = list(group)
            self._begin(end + timedelta(minutes=number), alike[-1].actor)
            if len(alike) == 1:
                alike[0].run()
                continue
            with self.office.together(label, f"{len(alike):,} entries of {end:%B %Y}"):
                for task in alike:
                    task.run()

    def _begin(self, when: datetime, actor: str) -> None:
        if self._cancelled():
            raise CancelledError
        self._clock.instant = max(when, self._clock.instant)
        self._progress((self._clock.today() - self._first).days, (self.today - self._first).days)
        self.office.actor = actor


def _order(task: Task) -> tuple[int, int, int, str, datetime]:
    rank = (_FIRST.index(task.label) if task.label in _FIRST
            else len(_FIRST) + 1 + _LAST.index(task.label) if task.label in _LAST else len(_FIRST))
    return task.when.year, task.when.month, rank, task.label, task.when
