"""Which rows of a file may be the same person: rows by student ID, by address and by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.domain.names import name_key
from app.domain.rosters.drafts import Draft
from app.domain.rosters.existing import email_key, id_key


def keys_of(draft: Draft) -> frozenset[str]:
    """The keys a row is found by: its ID, its addresses and its name, each with what it is in front."""
    keys, name = _strong_keys(draft), _name_of(draft)
    if name:
        keys.add(f"{'known' if draft.values.get('student_id') else 'unknown'} {name}")
    return frozenset(keys)


def sought_keys(draft: Draft) -> frozenset[str]:
    """The keys under which rows of the same person are sought: by name only where one of the two has no student ID."""
    keys, name = _strong_keys(draft), _name_of(draft)
    if name:
        keys.add(f"unknown {name}")
        if not draft.values.get("student_id"):
            keys.add(f"known {name}")
    return frozenset(keys)


def _strong_keys(draft: Draft) -> set[str]:
    values = draft.values
    keys = set()
    if student_id := values.get("student_id"):
        keys.add(f"id {id_key(str(student_id))}")
    emails = values.get("emails")
    if isinstance(emails, tuple):
        keys.update([f"email {email_key(address)}" for address in emails])
    return keys


def _name_of(draft: Draft) -> str:
    """The key of a name of at least two words; "" for less."""
    name = name_key(str(draft.values.get("given") or ""), str(draft.values.get("family") or ""))
    return name if " " in name else ""


@dataclass(frozen=True)
class Links:
    """Rows by their keys."""

    rows: Mapping[str, tuple[int, ...]]

    @classmethod
    def among(cls, drafts: Iterable[Draft]) -> Links:
        """The links among drafts that come in the order of their rows."""
        rows: defaultdict[str, list[int]] = defaultdict(list)
        for draft in drafts:
            for key in keys_of(draft):
                rows[key].append(draft.number)
        return cls({key: tuple(numbers) for key, numbers in rows.items()})

    def related(self, draft: Draft) -> list[int]:
        """The other rows that may be the same person as `draft`, in order."""
        found = {number for key in sought_keys(draft) for number in self.rows.get(key, ())}
        return sorted(found - {draft.number})

    def with_draft(self, old: Draft, new: Draft) -> Links:
        """The links after a row was read anew."""
        rows = dict(self.rows)
        for key in keys_of(old):
            rows[key] = tuple(number for number in rows[key] if number != old.number)
        for key in keys_of(new):
            rows[key] = tuple(sorted({*rows.get(key, ()), new.number}))
        return Links(rows)
