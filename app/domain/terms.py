"""A term of the office's taxonomy."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Term:
    """A term with its synonyms and how many people use it."""

    id: int
    kind: str
    name: str
    parent: str
    synonyms: tuple[str, ...]
    people: int
    archived: bool
