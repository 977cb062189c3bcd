"""Writes people inside an open unit of work: one, or twenty thousand of an import, over all their tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from app.clock import as_text
from app.data import person_rows as rows
from app.data.search import plain, search_key, sort_key, term_key
from app.data.unit_of_work import Unit
from app.domain.names import name_key
from app.domain.people import PersonDraft, TermUse

if TYPE_CHECKING:
    from sqlalchemy import Table


class PersonWriter:
    """Collects the rows of new people and writes them with `flush`; changes to known people are written at once."""

    def __init__(self, unit: Unit, now: datetime) -> None:
        from app.data.schema import people as tables

        self._unit = unit
        self._now = as_text(now)
        self._tables = tables
        self._pending: dict[Table, list[Mapping[str, Any]]] = defaultdict(list)
        self._next_id = self._last("people") + 1
        self._employers: dict[str, int] = {
            row["name_key"]: row["id"] for row in unit.rows("SELECT id, name_key FROM organisations")}
        self._terms: dict[tuple[str, str], int] = {(row["kind"], row["name_key"]): row["term_id"] for row in unit.rows(
            "SELECT kind, name_key, id AS term_id FROM terms UNION ALL"
            " SELECT kind, name_key, term_id FROM term_synonyms")}

    def add(self, draft: PersonDraft) -> int:
        """A new person; gives the id they will have once flushed."""
        person_id, self._next_id = self._next_id, self._next_id + 1
        self._pending[self._tables.people].append({
            "id": person_id, "code": f"P-{person_id:05d}", "created_at": self._now, **self._columns(draft)})
        for table, wanted in self._children(draft):
            self._pending[table] += [{"person_id": person_id, **row} for row in wanted]
        return person_id

    def change(self, person_id: int, draft: PersonDraft) -> None:
        """Makes a known person what the draft says."""
        self._unit.change(self._tables.people, person_id, **self._columns(draft))
        for table, wanted in self._children(draft):
            self._unit.replace(table, {"person_id": person_id}, wanted)

    def flush(self) -> None:
        """Writes the people collected by `add`, their own rows first."""
        for table in sorted(self._pending, key=lambda table: table.name != "people"):
            self._unit.add_many(table, self._pending[table])
        self._pending.clear()

    def _last(self, table: str) -> int:
        row = self._unit.one("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,))
        return 0 if row is None else int(row[0])

    def _columns(self, draft: PersonDraft) -> dict[str, Any]:
        return {**rows.scalars(draft), "employer_id": self._employer(draft.employer), **keys(draft)}

    def _children(self, draft: PersonDraft) -> list[tuple[Table, Sequence[Mapping[str, Any]]]]:
        return [
            (self._tables.emails, rows.email_rows(draft.emails)),
            (self._tables.phones, rows.phone_rows(draft.phones)),
            (self._tables.roles, rows.role_rows(draft.roles)),
            (self._tables.person_terms, self._term_rows(draft.terms)),
            (self._tables.availability, rows.slot_rows(draft.availability)),
            (self._tables.consents, rows.consent_rows(draft.consents)),
        ]

    def _employer(self, name: str) -> int | None:
        if not name:
            return None
        key = term_key(name)
        if key not in self._employers:
            self._employers[key] = self._unit.add(self._tables.organisations, name=name, name_key=key)
        return self._employers[key]

    def _term_rows(self, terms: Sequence[TermUse]) -> list[dict[str, Any]]:
        places: dict[tuple[str, str], int] = defaultdict(int)
        wanted: dict[tuple[int, str], dict[str, Any]] = {}
        for term in terms:
            term_id, place = self._term(term.kind, term.name), places[term.kind, term.use]
            if (term_id, term.use) not in wanted:
                wanted[term_id, term.use] = {"term_id": term_id, "use": term.use, "position": place}
                places[term.kind, term.use] += 1
        return sorted(wanted.values(), key=lambda row: (row["use"], row["position"], row["term_id"]))

    def _term(self, kind: str, name: str) -> int:
        key = (kind, term_key(name))
        if key not in self._terms:
            self._terms[key] = self._unit.add(self._tables.terms, kind=kind, name=name, name_key=key[1])
        return self._terms[key]


def keys(draft: PersonDraft) -> dict[str, str]:
    """The folded columns that a person is sorted, compared and found by."""
    return {
        "sort_key": sort_key(draft.family, draft.given) if draft.family or draft.given else plain(draft.native),
        "name_key": name_key(draft.given, draft.family),
        "search_key": search_key((
            draft.given, draft.family, draft.preferred, draft.native, draft.student_id, draft.employer, draft.program,
            *(email.address for email in draft.emails))),
    }
