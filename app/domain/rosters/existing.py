"""What a roster is judged against: the people on record and the office's terms, behind two small doors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from app.domain.names import name_keys
from app.domain.people import display_name


@dataclass(frozen=True, slots=True)
class ExistingPerson:
    """A person on record. `values` has the keys and types of `keys`; what is not on record may be missing.

    `label` is for the eyes only, as in "active mentee since Sep 2026".
    """

    id: int
    values: Mapping[str, object] = field(repr=False)
    label: str = ""

    @property
    def name(self) -> str:
        """Given name, then family name."""
        shown = display_name(str(self.values.get("given") or ""), str(self.values.get("family") or ""))
        return f"{shown} {self.values['native']}" if self.values.get("native") else shown


Found = Mapping[str, Sequence[ExistingPerson]]


class ExistingPeople(Protocol):
    """Lookups of many keys at once, so that 20,000 rows ask three questions. Archived people count as well."""

    def by_student_id(self, keys: Collection[str]) -> Found:
        """People by `id_key` of their student ID."""
        ...

    def by_email(self, keys: Collection[str]) -> Found:
        """People by `email_key` of any of their addresses."""
        ...

    def by_name(self, keys: Collection[str]) -> Found:
        """People by any of `names.name_keys` of their name."""
        ...


class Taxonomy(Protocol):
    """The office's terms."""

    def lookup(self, kind: str, text: str) -> str | None:
        """The name of the term of this kind that `text` names or is a synonym of; None when there is none.

        Kinds are those of `people.TERM_KINDS`, and program, college and employer.
        """
        ...


class NoTerms:
    """An office without terms."""

    def lookup(self, kind: str, text: str) -> str | None:
        """Always None."""
        return None


def id_key(student_id: str) -> str:
    """Letters and digits of an ID in capitals: "n 204-502" and "N-204502" are one."""
    return "".join(char for char in student_id if char.isalnum()).upper()


def email_key(address: str) -> str:
    """An address without case."""
    return address.strip().casefold()


class PeopleIndex:
    """ExistingPeople over people in memory: for a small office, and for tests."""

    def __init__(self, people: Iterable[ExistingPerson] = ()) -> None:
        self._by_id: defaultdict[str, list[ExistingPerson]] = defaultdict(list)
        self._by_email: defaultdict[str, list[ExistingPerson]] = defaultdict(list)
        self._by_name: defaultdict[str, list[ExistingPerson]] = defaultdict(list)
        for person in people:
            self._add(person)

    def _add(self, person: ExistingPerson) -> None:
        if student_id := str(person.values.get("student_id") or ""):
            self._by_id[id_key(student_id)].append(person)
        for address in _texts(person.values.get("emails")):
            self._by_email[email_key(address)].append(person)
        for key in keys_of_name(person.values):
            self._by_name[key].append(person)

    def by_student_id(self, keys: Collection[str]) -> Found:
        """People by `id_key` of their student ID."""
        return {key: self._by_id[key] for key in keys if key in self._by_id}

    def by_email(self, keys: Collection[str]) -> Found:
        """People by `email_key` of any of their addresses."""
        return {key: self._by_email[key] for key in keys if key in self._by_email}

    def by_name(self, keys: Collection[str]) -> Found:
        """People by any of `names.name_keys` of their name."""
        return {key: self._by_name[key] for key in keys if key in self._by_name}


def _texts(value: object) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()


def keys_of_name(values: Mapping[str, object]) -> frozenset[str]:
    """`names.name_keys` of a person's values."""
    given, family, preferred, native = (
        str(values.get(key) or "") for key in ("given", "family", "preferred", "native")
    )
    return name_keys(given, family, preferred, native) if given or family or native else frozenset()
