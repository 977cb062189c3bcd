"""The fields of a person that a roster can carry: how their columns are recognised, and what reads their cells."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

from app.domain.rosters.cells import Cell
from app.domain.rosters.headings import normal_heading
from app.domain.rosters.parsers import contact, ids, person_names, plain, terms, times, years, zones
from app.domain.rosters.problems import NOTHING, Reading
from app.domain.rosters.sense import Sense
from app.domain.rosters.synonyms import SYNONYMS

KINDS = ("students", "alumni", "professionals")
Parse = Callable[[Cell, Sense], Reading]


@dataclass(frozen=True, slots=True)
class Field:
    """One field: `gives` are the person keys it fills, `looks` the looks of its contents (see detect).

    `repeats` says that several columns may be read into it, `listed` that a cell can hold several values of it.
    `synonyms` are normalised headings.
    """

    key: str
    title: str
    parse: Parse
    gives: tuple[str, ...]
    looks: tuple[str, ...] = ()
    repeats: bool = False
    listed: bool = False
    synonyms: tuple[str, ...] = ()


def _skip(_cell: Cell, _sense: Sense) -> Reading:
    return NOTHING


def _by_kind(students: Parse, others: Parse) -> Parse:
    def parse(cell: Cell, sense: Sense) -> Reading:
        return students(cell, sense) if sense.kind == "students" else others(cell, sense)

    return parse


def _name(key: str, title: str, looks: tuple[str, ...] = ("word",), gives: str = "") -> Field:
    return Field(key, title, partial(person_names.name_part, key), (gives or key,), looks)


def _line(key: str, title: str, looks: tuple[str, ...] = ()) -> Field:
    return Field(key, title, partial(plain.text_line, key), (key,), looks)


def _block(key: str, title: str, repeats: bool = False) -> Field:
    return Field(key, title, partial(plain.text_block, key), (key,), ("long",), repeats)


def _terms(key: str, title: str, term_kind: str) -> Field:
    return Field(key, title, partial(terms.terms, key, term_kind), (key,), ("list",), repeats=True, listed=True)


def _sought_or_offered(key: str, title: str, stem: str, term_kind: str) -> Field:
    """Sought by students, offered by alumni and professionals."""
    sought, offered = f"{stem}_sought", f"{stem}_offered"
    parse = _by_kind(partial(terms.terms, sought, term_kind), partial(terms.terms, offered, term_kind))
    return Field(key, title, parse, (sought, offered), ("list",), repeats=True, listed=True)


def _flag(key: str, title: str, inverted: str = "") -> Field:
    parse = partial(plain.inverted_flag, inverted) if inverted else partial(plain.flag, key)
    return Field(key, title, parse, (inverted or key,), ("yes no",))


def _with_synonyms(field: Field) -> Field:
    normal = dict.fromkeys(normal_heading(part) for part in SYNONYMS[field.key].split(";"))
    return Field(
        field.key, field.title, field.parse, field.gives, field.looks, field.repeats, field.listed, tuple(normal)
    )


SKIP = "skip"
_NAME_KEYS = ("given", "family", "preferred", "native")
_DECLARED = (
    Field("full_name", "Full name", person_names.full_name, _NAME_KEYS, ("comma name", "name")),
    _name("given", "Given name"),
    _name("family", "Family name"),
    _name("middle", "Middle name", gives="given"),
    _name("suffix", "Suffix", gives="family"),
    _name("preferred", "Preferred name"),
    _name("native", "Name in native script", ()),
    _line("pronunciation", "Pronunciation"),
    _line("badge_name", "Name on badge"),
    _line("pronouns", "Pronouns", ("pronouns",)),
    Field("email", "Email", contact.email, ("emails",), ("email",), repeats=True),
    Field("phone", "Phone", contact.phone, ("phones",), ("phone",), repeats=True),
    Field("link", "Web profile", contact.link, ("link",), ("link",)),
    Field("student_id", "Student ID", ids.student_id, ("student_id",), ("id",)),
    Field("program", "Program", years.program, ("program",)),
    Field("major_and_year", "Major and class year", years.major_and_year, ("program", "class_year", "standing"),
          ("major year",)),
    Field("college", "College", partial(plain.organisation, "college"), ("college",)),
    Field("class_year", "Class year", years.class_year, ("class_year", "standing"), ("year",)),
    Field("standing", "Standing", years.standing, ("standing",), ("standing",)),
    Field("expected_graduation", "Expected graduation", years.expected_graduation, ("expected_graduation",),
          ("date",)),
    Field("employer", "Employer", partial(plain.organisation, "employer"), ("employer",)),
    _line("job_title", "Job title"),
    Field("industry", "Industry", partial(terms.one_term, "industry", "industry"), ("industry",)),
    Field("years_experience", "Years of experience", plain.years_experience, ("years_experience",),
          ("small number",)),
    Field("capacity", "Capacity", plain.capacity, ("capacity",), ("small number",)),
    _line("city", "City", ("word",)),
    _line("region", "State or region"),
    _line("country", "Country"),
    Field("location", "City and state", plain.location, ("city", "region", "country")),
    Field("time_zone", "Time zone", zones.time_zone, ("time_zone",), ("zone",)),
    _terms("interests", "Interests", "interest"),
    _terms("industries", "Industries of interest", "industry"),
    _terms("career_goal_themes", "Career goal themes", "theme"),
    _sought_or_offered("skills", "Skills", "skills", "skill"),
    _terms("skills_sought", "Skills sought", "skill"),
    _terms("skills_offered", "Skills offered", "skill"),
    _sought_or_offered("kinds_of_help", "Kinds of help", "help", "help"),
    _terms("help_sought", "Help sought", "help"),
    _terms("help_offered", "Help offered", "help"),
    _terms("languages", "Languages", "language"),
    _terms("background", "Shared background", "background"),
    Field("availability", "Meeting times", times.availability, ("availability",), ("time",)),
    _line("mentoring_style", "Mentoring style"),
    _line("meeting_ways", "Ways of meeting"),
    _block("career_goal", "Career goal"),
    _block("hopes", "Hopes"),
    _block("preference", "Wishes for a match"),
    _flag("directory_opt_out", "Directory opt-out"),
    _flag("directory_release", "Directory release", inverted="directory_opt_out"),
    _flag("do_not_contact", "Do not contact"),
    _flag("contact_ok", "OK to contact", inverted="do_not_contact"),
    Field("consent", "Consent", plain.consent, ("consent", "consent_on"), ("yes no", "date")),
    _block("notes", "Notes", repeats=True),
    Field(SKIP, "Do not import", _skip, (), repeats=True),
)  # fmt: skip
FIELDS: tuple[Field, ...] = tuple(_with_synonyms(field) for field in _DECLARED)
BY_KEY = MappingProxyType({field.key: field for field in FIELDS})
_NOT_FOR = MappingProxyType({
    "students": frozenset({"capacity", "skills_offered", "help_offered"}),
    "alumni": frozenset({"standing"}),
    "professionals": frozenset({"standing", "student_id", "expected_graduation", "major_and_year"}),
})  # fmt: skip


def fields_for(kind: str) -> tuple[Field, ...]:
    """The fields a roster of `kind` (students, alumni or professionals) can carry, in the order of the chooser."""
    return tuple(field for field in FIELDS if field.key not in _NOT_FOR[kind])
