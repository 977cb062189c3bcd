"""What was changed, by whom and when; undo and redo of any unit of work."""

from __future__ import annotations

from app.data import journal
from app.domain.history import Change, ChangeQuery, RowChange
from app.errors import NotFound, Refused
from app.services.base import Cancelled, Progress, Service

_NEXT_UNDO = "SELECT max(id) FROM units WHERE undoes IS NULL AND undone_by IS NULL"
_NEXT_REDO = (
    "SELECT max(id) FROM units WHERE undone_by IS NULL AND undoes IN (SELECT id FROM units WHERE undoes IS NULL)"
    " AND id > (SELECT coalesce(max(id), 0) FROM units WHERE undoes IS NULL)"
)


class History(Service):
    """The history of the office file."""

    def rows(self, first: int = 0, count: int = 100, wanted: ChangeQuery | None = None) -> list[Change]:
        """Changes, the latest first."""
        return journal.recent(self._database, first, count, wanted)

    def count(self, wanted: ChangeQuery | None = None) -> int:
        """How many changes are on record."""
        return journal.count(self._database, wanted)

    def actors(self) -> list[str]:
        """Whoever made changes, by name."""
        return [row[0] for row in self._database.rows("SELECT DISTINCT actor FROM units ORDER BY actor")]

    def get(self, unit_id: int) -> Change:
        """One change. Raises NotFound."""
        change = journal.get(self._database, unit_id)
        if change is None:
            raise NotFound("There is no such change in the history.", "Look it up with the history command.")
        return change

    def details(self, unit_id: int, most: int = -1) -> list[RowChange]:
        """What a change did, row by row; the first `most` rows, all of them when it is -1."""
        return journal.row_changes(self._database, unit_id, most)

    def of_record(self, table: str, row_id: int) -> list[tuple[Change, RowChange]]:
        """The history of one record, the latest change first."""
        return journal.of_record(self._database, table, row_id)

    def next_undo(self) -> Change | None:
        """What undo would take back now."""
        return self._next(_NEXT_UNDO)

    def next_redo(self) -> Change | None:
        """What redo would do again now."""
        return self._next(_NEXT_REDO)

    def undo(self, unit_id: int | None = None, progress: Progress | None = None,
             cancelled: Cancelled | None = None) -> Change:
        """Takes a change back, the latest one unless told. Gives that change.

        Raises Refused when later changes depend on it, or when there is nothing to undo; and Cancelled.
        """
        change = self.get(unit_id) if unit_id is not None else self.next_undo()
        if change is None:
            raise Refused("There is nothing to undo.")
        if not change.can_undo:
            raise Refused("This change was taken back already.", "Use redo to do it again.")
        return self._take_back(change, f"Undo: {change.label}", None, progress, cancelled)

    def redo(self, progress: Progress | None = None, cancelled: Cancelled | None = None) -> Change:
        """Does again what was last undone. Gives that change.

        Raises Refused when there is nothing to redo; and Cancelled.
        """
        undone = self.next_redo()
        if undone is None or undone.undoes is None:
            raise Refused("There is nothing to redo.")
        self._take_back(undone, f"Redo: {undone.label.removeprefix('Undo: ')}", undone.undoes, progress, cancelled)
        return self.get(undone.undoes)

    def _take_back(self, change: Change, label: str, stands_again: int | None, progress: Progress | None,
                   cancelled: Cancelled | None) -> Change:
        with self._desk.unit(label, change.subject, undoes=change.id) as unit:
            journal.take_back(unit, change.id, progress, cancelled)
            unit.mark(change.id, unit.id)
            if stands_again is not None:
                unit.mark(stands_again, None)
        return change

    def _next(self, sql: str) -> Change | None:
        unit_id = self._database.value(sql)
        return None if unit_id is None else journal.get(self._database, int(unit_id))
