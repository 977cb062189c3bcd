"""The views of the People list: those everybody has, those people keep, and what each asks the office for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from app.domain.people import ROLES, PeopleQuery
from app.office import Office
from ui.days import academic_year, year_words
from ui.widgets.filter_bar import Filter

PAGE = "people"
SILENT_DAYS = 60
OWN = "own:"
Choices = dict[str, list[tuple[Any, str]]]
_FACETS = ("college", "program", "standing", "industry")
ONE_ONLY = frozenset({"year", "cohort", "privacy", "archived"})
_PRIVACY = (("opted_out", "Opted out"), ("do_not_contact", "Do not contact"), ("contact", "May be contacted"))
FIXED: Mapping[str, Sequence[tuple[Any, str]]] = {
    "role": [(kind, kind.capitalize()) for kind in ROLES], "privacy": _PRIVACY, "archived": [(True, "only")],
}


@dataclass(frozen=True)
class View:
    """One tab: filter values by filter, and `special`, a question that no filter asks."""

    key: str
    words: str
    filters: Mapping[str, Sequence[Any]] = field(default_factory=dict)
    special: str = ""


def built_in(today: date, year_starts: str) -> list[View]:
    """The views that everybody has."""
    year = academic_year(today, year_starts)[0].year
    return [
        View("all", "All people"),
        View("year", "This year", {"year": [year]}),
        View("students", "Students", {"role": ["student"]}),
        View("room", "Mentors with room", special="with_room"),
        View("applicants", "Applicants", special="applicants"),
        View("silent", f"No contact in {SILENT_DAYS} days", special="silent"),
        View("could", "Alumni who could mentor", special="could_mentor"),
    ]


def own_views(office: Office) -> list[tuple[View, dict[str, Any]]]:
    """The views people kept, each with the columns it was kept with."""
    found = []
    for kept in office.settings.views(PAGE):
        filters = {key: list(values) for key, values in dict(kept.body.get("filters", {})).items()
                   if isinstance(values, list)}
        view = View(OWN + kept.name, kept.name, filters, str(kept.body.get("special", "")))
        found.append((view, {"search": str(kept.body.get("search", "")), "columns": kept.body.get("columns", {})}))
    return found


def filters() -> list[Filter]:
    """The filters of the bar without their choices; the first ones stay in sight longest."""
    names = {"year": "Year", "role": "Role", "cohort": "Cohort", "college": "College", "program": "Program",
             "class_year": "Class year", "standing": "Standing", "industry": "Industry", "privacy": "Privacy",
             "archived": "Archived"}  # fmt: skip
    return [Filter(key, words, FIXED.get(key, ()), several=key not in ONE_ONLY) for key, words in names.items()]


def quick_choices_of(office: Office, year_starts: str) -> Choices:
    """What can be chosen in the filters that need no look at every person."""
    cohorts = office.cohorts.rows()
    years = sorted({academic_year(row.starts, year_starts)[0].year for row in cohorts}
                   | {academic_year(office.clock.today(), year_starts)[0].year}, reverse=True)
    return {"year": [(year, year_words(date(year, 1, 1))) for year in years],
            "cohort": [(row.id, row.title) for row in cohorts]}


def choices_of(office: Office, year_starts: str) -> Choices:
    """What can be chosen in each filter."""
    found: Choices = {name: [(value, value) for value, _count in office.people.facets(name)] for name in _FACETS}
    found["class_year"] = sorted(((int(value), value) for value, _count in office.people.facets("class_year")),
                                 reverse=True)
    return {**quick_choices_of(office, year_starts), **found}


def query_of(values: Mapping[str, Any], special: str, today: date, year_starts: str) -> PeopleQuery:
    """What a list with these filter values shows."""
    year, cohort, privacy = (next(iter(values.get(key, ())), None) for key in ("year", "cohort", "privacy"))
    month, first = (int(part) for part in year_starts.split("-"))
    return PeopleQuery(
        search=str(values.get("search", "")), role=tuple(values.get("role", ())),
        college=tuple(values.get("college", ())), program=tuple(values.get("program", ())),
        class_year=tuple(values.get("class_year", ())), standing=tuple(values.get("standing", ())),
        industry=tuple(values.get("industry", ())), cohort_id=cohort,
        enrolled_between=academic_year(date(year, month, first), year_starts) if year else None,
        with_room=special == "with_room", applicants=special == "applicants", could_mentor=special == "could_mentor",
        silent_since=today - timedelta(days=SILENT_DAYS) if special == "silent" else None,
        directory_opt_out=True if privacy == "opted_out" else None,
        do_not_contact={"do_not_contact": True, "contact": False}.get(str(privacy)),
        archived=bool(values.get("archived")))
