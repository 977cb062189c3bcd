"""The people on record and the office's terms, as a roster is judged against them: three questions for any size."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property

from app.data import person_rows
from app.data.queries.reading import Reader
from app.data.search import term_key
from app.domain.names import name_keys
from app.domain.rosters.existing import ExistingPerson, Found, id_key
from app.domain.rosters.imported import values_of

_COLUMNS = {"program": "program", "college": "college"}


class PeopleOnRecord:
    """Looks people up by ID, address and name. Each index is read once, when it is first asked."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._people: dict[int, ExistingPerson] = {}

    def by_student_id(self, keys: Collection[str]) -> Found:
        """People by `id_key` of their student ID."""
        return self._found(self._ids, keys)

    def by_email(self, keys: Collection[str]) -> Found:
        """People by any of their addresses, without case."""
        return self._found(self._addresses, keys)

    def by_name(self, keys: Collection[str]) -> Found:
        """People by any of `names.name_keys` of their name."""
        return self._found(self._names, keys)

    @cached_property
    def _ids(self) -> Mapping[str, list[int]]:
        return _grouped((id_key(row[1]), row[0]) for row in self._reader.rows(
            "SELECT id, student_id FROM people WHERE student_id IS NOT NULL"))

    @cached_property
    def _addresses(self) -> Mapping[str, list[int]]:
        return _grouped((row[1], row[0]) for row in self._reader.rows("SELECT person_id, address_key FROM emails"))

    @cached_property
    def _names(self) -> Mapping[str, list[int]]:
        return _grouped((key, row["id"]) for row in self._reader.rows(
            "SELECT id, given, family, preferred, native FROM people")
            for key in name_keys(row["given"], row["family"], row["preferred"] or "", row["native"] or ""))

    def _found(self, index: Mapping[str, list[int]], keys: Collection[str]) -> Found:
        hits = {key: index[key] for key in keys if key in index}
        self._read({one for ids in hits.values() for one in ids})
        return {key: [self._people[one] for one in ids] for key, ids in hits.items()}

    def _read(self, ids: Iterable[int]) -> None:
        missing = [one for one in ids if one not in self._people]
        for person_id, draft in person_rows.drafts(self._reader.rows, missing).items():
            label = next((role.kind for role in reversed(draft.roles) if role.until is None), "")
            values = values_of(draft)
            if person_id in self._notes:
                values["notes"] = self._notes[person_id]
            self._people[person_id] = ExistingPerson(person_id, values, label)

    @cached_property
    def _notes(self) -> Mapping[int, str]:
        """What the open notes of each person say, so that a roster's remark is not added twice."""
        found: dict[int, str] = {}
        for person_id, body in self._reader.rows("SELECT person_id, body FROM notes WHERE confidential = 0"):
            found[person_id] = f"{found[person_id]}\n{body}" if person_id in found else body
        return found


def _grouped(pairs: Iterable[tuple[str, int]]) -> Mapping[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for key, person_id in pairs:
        found[key].append(person_id)
    return found


class TermsOnRecord:
    """The names the office uses for terms, programs, colleges and employers, by any spelling that means the same."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def lookup(self, kind: str, text: str) -> str | None:
        """The office's name for `text`; None when it has none."""
        return self._names.get((kind, term_key(text)))

    @cached_property
    def _names(self) -> Mapping[tuple[str, str], str]:
        found = {(row[0], row[1]): row[2] for row in self._reader.rows(
            "SELECT term_synonyms.kind, term_synonyms.name_key, terms.name FROM term_synonyms JOIN terms ON"
            " terms.id = term_id UNION ALL SELECT kind, name_key, name FROM terms")}
        found |= {("employer", row[0]): row[1] for row in self._reader.rows("SELECT name_key, name FROM organisations")}
        for kind, column in _COLUMNS.items():
            for row in self._reader.rows(f"SELECT {column}, count(*) FROM people WHERE {column} IS NOT NULL"
                                         f" GROUP BY {column} ORDER BY count(*)"):
                found[kind, term_key(row[0])] = row[0]
        return found
