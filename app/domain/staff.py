"""Who works in the office, and the views of lists that they keep."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class StaffMember:
    """Someone who works in the office."""

    id: int | None = None
    name: str = ""
    title: str = ""
    email: str = ""
    phone: str = ""
    role: str = "staff"
    archived: bool = False


@dataclass(frozen=True)
class SavedView:
    """A list as someone keeps it: filters, columns and sorting as plain data, under a name."""

    page: str
    name: str
    body: dict[str, Any]
