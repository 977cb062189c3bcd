"""The rows of the People list: the ids in order are held, the rows are asked for as they come into sight."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from app.domain.people import PeopleQuery, PersonRow
from app.office import Office

_SORTED_AS = {"name": "name", "role": "role", "affiliation": "affiliation", "cohort": "cohort", "email": "email",
              "last_contact": "last_contact", "student_id": "student_id", "college": "college",
              "class_year": "class_year", "capacity": "capacity", "code": "code"}  # fmt: skip


class PeopleSource:
    """A window onto what a query finds. `sort_wanted` is called when a column head is clicked."""

    def __init__(self, office: Office, sort_wanted: Callable[[str, bool], None]) -> None:
        self._people, self._sort_wanted = office.people, sort_wanted
        self._ids: list[int] = []
        self._places: dict[int, int] | None = None
        self.query = PeopleQuery()

    def take(self, query: PeopleQuery, ids: Sequence[int]) -> None:
        """Show these ids, which `query` found in this order."""
        self.query, self._ids, self._places = query, list(ids), None

    def count(self) -> int:
        return len(self._ids)

    def rows(self, first: int, count: int) -> Sequence[PersonRow]:
        wanted = self._ids[first : first + count]
        found = {row.id: row for row in self._people.page(
            PeopleQuery(ids=tuple(wanted), archived=self.query.archived), 0, len(wanted))} if wanted else {}
        # Someone archived or erased since the ids were read leaves a line without words until the list is read again.
        return [found.get(person_id) or _gone(person_id) for person_id in wanted]

    def index_of(self, row_id: Any) -> int | None:
        if self._places is None:
            self._places = {person_id: place for place, person_id in enumerate(self._ids)}
        return self._places.get(row_id)

    def ids(self) -> Sequence[int]:
        return list(self._ids)

    def sort(self, key: str, descending: bool) -> None:
        order = (_SORTED_AS[key], descending)
        if order != (self.query.sort, self.query.descending):
            self.query = replace(self.query, sort=order[0], descending=descending)
            self._sort_wanted(*order)


def _gone(person_id: int) -> PersonRow:
    return PersonRow(person_id, "", "", "", "", "", "", "", "", "", "", None, None, None, False, False)
