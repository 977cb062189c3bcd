"""For whom a document is made, and the record of what was made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.packets import Privacy


@dataclass(frozen=True)
class PacketScope:
    """A cohort, some people, or both: these people within this cohort."""

    cohort_id: int | None = None
    person_ids: tuple[int, ...] = ()


@dataclass(frozen=True)
class ProducedDraft:
    """What is kept of a document that was made: which, for whom, how, where."""

    document: str
    title: str
    scope: PacketScope
    words: str
    privacy: Privacy
    people: tuple[int, ...]
    pages: int
    file_name: str
    options: dict[str, object]
    verb: str = "Save"


@dataclass(frozen=True)
class Produced:
    """A document that was made."""

    id: int
    document: str
    title: str
    words: str
    cohort_id: int | None
    privacy: str
    people: int
    pages: int
    file_name: str
    options: dict[str, object]
    at: str
    actor: str
    person_ids: tuple[int, ...] = ()


@dataclass(frozen=True)
class BookPerson:
    """Someone a goal workbook can be made for, and in which cohort. `mentor` is empty as long as there is none."""

    id: int
    name: str
    native: str
    cohort_id: int
    mentor: str
    opted_out: bool
    as_of: date
