"""What every service is made of: the database to read, and units of work to write."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from datetime import date
from threading import get_ident

from app.changes import Feed, Topic
from app.clock import Clock
from app.data.database import Database
from app.data.unit_of_work import TOPICS, Unit, Units
from app.data.whereabouts import LastingWork
from app.settings import Places


@dataclass
class Desk:
    """One open office file as the services see it. `actor` is whoever works at this window or command line."""

    database: Database
    units: Units
    clock: Clock
    feed: Feed
    places: Places
    actor: str
    source: str = "window"
    lasting: LastingWork | None = None
    _together: tuple[int, Unit] | None = None

    @property
    def today(self) -> date:
        """The date at this workstation."""
        return self.clock.today()

    @contextmanager
    def lasting_unit(self, label: str, subject: str = "") -> Iterator[Unit]:
        """A unit of work of many rows; when the program is killed in it, the next start says so."""
        at = self.clock.now().astimezone()
        words = f"“{label}” of {at:%b} {at.day}, {at:%H:%M} was not completed. Nothing was changed by it."
        with self.lasting.under_way(words) if self.lasting else nullcontext(), self.unit(label, subject) as unit:
            yield unit

    @contextmanager
    def together(self, label: str, subject: str = "") -> Iterator[None]:
        """Makes all verbs of this thread inside one unit of work: all of them happen or none, and one undo takes all.

        Reads inside see what the verbs wrote. For work in bulk, such as making a whole year of the sample office.
        """
        if self._together is not None and self._together[0] == get_ident():
            yield
            return
        with self.unit(label, subject) as unit, self.database.reading_own_writes():
            self._together = (get_ident(), unit)
            try:
                yield
            finally:
                self._together = None

    @contextmanager
    def unit(self, label: str, subject: str = "", undoes: int | None = None) -> Iterator[Unit]:
        """A unit of work; after its commit the topics it touched are published."""
        if self._together is not None and self._together[0] == get_ident():
            yield self._together[1]
            return
        tables: list[str] = []
        with self.units.open(label, subject, self.actor, self.source, undoes) as unit:
            yield unit
            tables = unit.touched()
        if tables:
            self.feed.publish(frozenset({Topic.HISTORY, *(TOPICS[table] for table in tables if table in TOPICS)}))


class Service:
    """A room of the office: reads hand out frozen rows, verbs are units of work."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @property
    def _database(self) -> Database:
        return self._desk.database

    def _unit(self, label: str, subject: str = "") -> AbstractContextManager[Unit]:
        return self._desk.unit(label, subject)


Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]
