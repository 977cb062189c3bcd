"""A change as people see it: what was done, to whom, by whom, when, and whether it still stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Change:
    """One unit of work. `undoes` is the unit it took back, `undone_by` the one that took it back.

    `touched` counts the rows it wrote, up to 1,000."""

    id: int
    label: str
    subject: str
    actor: str
    at: str
    source: str
    undoes: int | None
    undone_by: int | None
    topics: tuple[str, ...]
    touched: int = 0

    @property
    def named(self) -> str:
        """What was done and to whom: "Log meeting · Ann Lee"."""
        return f"{self.label} · {self.subject}" if self.subject else self.label

    @property
    def can_undo(self) -> bool:
        """Whether it still stands and is not itself the taking back of another."""
        return self.undone_by is None and self.undoes is None


@dataclass(frozen=True)
class ChangeQuery:
    """Which changes a list shows; empty texts filter nothing."""

    search: str = ""
    topic: str = ""
    actor: str = ""


@dataclass(frozen=True)
class RowChange:
    """What one row was and became: None before an insert and after a delete; else the columns that differ."""

    table: str
    row_id: int
    before: dict[str, Any] | None
    after: dict[str, Any] | None
