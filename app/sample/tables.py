"""The sample's text tables: sections that begin with "= Name", lines of parts set apart by " | ", remarks after "#"."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).parent / "tables"


def sections(name: str) -> dict[str, list[list[str]]]:
    """The lines of each section of a table, as their parts."""
    found: dict[str, list[list[str]]] = {}
    lines: list[list[str]] = []
    for line in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("= "):
            lines = found.setdefault(line[2:].strip(), [])
        elif line.strip() and not line.startswith("#"):
            lines.append([part.strip() for part in line.split("|")])
    return found


def keyed(lines: list[list[str]]) -> dict[str, list[list[str]]]:
    """The lines of a section by their first part."""
    found: dict[str, list[list[str]]] = defaultdict(list)
    for first, *rest in lines:
        found[first].append(rest)
    return found


def split(text: str) -> tuple[str, ...]:
    """The entries of a list set apart by semicolons."""
    return tuple(part.strip() for part in text.split(";") if part.strip())


@dataclass(frozen=True)
class Employer:
    """Where people of an area work. `abroad` says that it has people in other countries, too."""

    name: str
    city: str
    abroad: bool = False


@dataclass(frozen=True)
class Area:
    """An area of work: what is studied for it, where one works in it and as what."""

    name: str
    industry: str
    fields: tuple[tuple[str, tuple[str, ...]], ...]
    majors: tuple[tuple[str, str], ...]
    employers: tuple[Employer, ...]
    early: tuple[str, ...]
    senior: tuple[str, ...]
    skills: tuple[str, ...]
    careers: tuple[str, ...]

    @property
    def field_names(self) -> tuple[str, ...]:
        """The fields of interest."""
        return tuple(name for name, _synonyms in self.fields)

    def titles(self, employer: Employer, senior: bool) -> tuple[str, ...]:
        """The job titles that an employer has."""
        found = []
        for text in self.senior if senior else self.early:
            title, _mark, where = text.partition(" @ ")
            if not where or any(employer.name.startswith(begin.strip()) for begin in where.split(",")):
                found.append(title)
        return tuple(found)


@dataclass(frozen=True)
class Place:
    """A city with its time zone and telephone area."""

    city: str
    region: str
    country: str
    zone: str
    dial: str


@dataclass(frozen=True)
class GoalWords:
    """A goal of the table: its title, its five parts by letter, its steps (words, who, how far along, share)."""

    title: str
    parts: dict[str, str] = field(default_factory=dict)
    steps: list[tuple[str, str, int, int]] = field(default_factory=list)


def areas() -> tuple[Area, ...]:
    """The areas of work in the order of the table."""
    return tuple(_area(name, keyed(lines)) for name, lines in sections("areas").items())


def _area(name: str, lines: dict[str, list[list[str]]]) -> Area:
    return Area(
        name, lines["industry"][0][0],
        tuple((row[0], tuple(part.strip() for part in row[1].split(",")) if len(row) > 1 else ())
              for row in lines["field"]),
        tuple((row[0], row[1]) for row in lines["major"]),
        tuple(Employer(row[0], row[1], len(row) > 2) for row in lines["employer"]),
        split(lines["early"][0][0]), split(lines["senior"][0][0]), tuple(row[0] for row in lines["skill"]),
        tuple(row[0] for row in lines["career"]))


def places() -> dict[str, Place]:
    """The cities by name."""
    return {row[0]: Place(row[0], row[1], row[2], row[3], row[4])
            for lines in sections("places").values() for row in lines}


def goals() -> dict[str, list[GoalWords]]:
    """The goals of each section."""
    found: dict[str, list[GoalWords]] = {}
    for name, lines in sections("goals").items():
        wanted = found[name] = []
        for first, *rest in lines:
            if first == "goal":
                wanted.append(GoalWords(rest[0]))
            elif first == "step":
                wanted[-1].steps.append((rest[0], rest[1], int(rest[2]), int(rest[3])))
            else:
                wanted[-1].parts[first] = rest[0]
    return found
