"""What all documents have in common: paper, privacy, whom to ask, and what came of making one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path


class PaperSize(StrEnum):
    """The paper a document is laid out for."""

    LETTER = "letter"
    A4 = "a4"


class Privacy(StrEnum):
    """How people appear: by name, by the office's code, or not at all."""

    NAMES = "names"
    CODES = "codes"
    TOTALS = "totals"


@dataclass(frozen=True)
class OfficeContact:
    """The office a document comes from, and whom to ask (practice P9: it stands on every printed packet)."""

    university: str = ""
    office: str = "Career Office"
    place: str = ""
    coordinator: str = ""
    role: str = ""
    email: str = ""
    phone: str = ""

    @property
    def heading(self) -> str:
        """University and office on one line."""
        return " · ".join(part for part in (self.university, self.office) if part)


@dataclass(frozen=True)
class Heading:
    """What stands over a list on paper: whose it is, of which cohort, as of which day, how people appear."""

    contact: OfficeContact
    cohort: str
    as_of: date
    privacy: Privacy = Privacy.NAMES


@dataclass(frozen=True)
class ListOptions:
    """How a list is laid out on paper."""

    paper: PaperSize = PaperSize.LETTER


@dataclass(frozen=True)
class Made:
    """What was produced: the files, their pages in all, how many people they are about, and every character that no
    font could show (each is printed as an empty box)."""

    files: tuple[Path, ...]
    pages: int
    people: int
    missing: tuple[str, ...] = ()
