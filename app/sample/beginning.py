"""How the sample office begins: its name and contacts, its staff, its terms, its programmes."""

from __future__ import annotations

from app.domain.cohorts import ProgrammeDraft
from app.domain.people import HELP
from app.domain.staff import StaffMember
from app.office import Office
from app.sample.people import UNIVERSITY
from app.sample.tables import Area, keyed, sections, split
from app.settings import OfficeSettings

MENTORS, PATHWAYS = "Alumni Mentors", "Pathways"
COORDINATOR = StaffMember(name="Miriam Kessler", title="Assistant director, mentoring", role="coordinator",
                          email="m.kessler@northmere.example", phone="(207) 555-0104")
STAFF = (
    COORDINATOR,
    StaffMember(name="Tomasz Grabowski", title="Career adviser", email="t.grabowski@northmere.example",
                phone="(207) 555-0105"),
    StaffMember(name="Adaora Eze", title="Alumni relations officer", email="a.eze@northmere.example",
                phone="(207) 555-0106"),
    StaffMember(name="Joel Whitaker", title="Student assistant", email="j.whitaker@northmere.example"),
)
SETTINGS = OfficeSettings(
    office_name="Career Office", university=UNIVERSITY, department="Division of Student Success",
    address="Harcourt Hall 210, 14 Quay Road, Northmere, ME 04999", phone="(207) 555-0100",
    email="careers@northmere.example", website="careers.northmere.example", coordinator=COORDINATOR.name,
    coordinator_email=COORDINATOR.email, coordinator_phone=COORDINATOR.phone, time_zone="America/New_York")
PROGRAMMES = (
    ProgrammeDraft(
        name=MENTORS, sponsor="Prof. Harriet Lindgren, Dean of Students",
        rationale="Students with a mentor in their field know earlier what they want and whom to ask. Each autumn since"
        " the first year more students have applied than there were mentors; the program pays for itself in alumni who"
        " come back."),
    ProgrammeDraft(
        name=PATHWAYS, sponsor="Prof. Harriet Lindgren, Dean of Students", pilot=True,
        rationale="Six months for students who are the first in their family at college. A pilot: it goes on if nine of"
        " ten pairs meet at least four times."),
)


def begin(office: Office, areas: tuple[Area, ...]) -> dict[str, int]:
    """Sets the office up; gives the ids of its staff by name."""
    office.settings.save(SETTINGS)
    staff = {member.name: office.settings.save_staff(member) for member in STAFF}
    for programme in PROGRAMMES:
        office.cohorts.save_programme(programme)
    _enter_terms(office, areas)
    return staff


def _enter_terms(office: Office, areas: tuple[Area, ...]) -> None:
    names = {name.casefold() for area in areas for name in (area.name, *area.field_names)}
    for area in areas:
        office.terms.save(None, "industry", area.industry)
        office.terms.save(None, "interest", area.name)
    for area in areas:
        for field, words in area.fields:
            synonyms = tuple(word for word in words if word.casefold() not in names)
            names.update(word.casefold() for word in synonyms)
            office.terms.save(None, "interest", field, synonyms, area.name)
    for skill in sorted({skill for area in areas for skill in area.skills}):
        office.terms.save(None, "skill", skill)
    for kind in HELP:
        if office.terms.lookup("help", kind) is None:
            office.terms.save(None, "help", kind)
    sayings = sections("sayings")
    for section, kind in (("Themes", "theme"), ("Backgrounds", "background")):
        for line in sayings[section]:
            name, synonyms = split(line[0])[0], split(line[0])[1:]
            office.terms.save(None, kind, name, tuple(part.strip() for part in ",".join(synonyms).split(",") if part))
    spoken = {row[0] for lines in sections("names").values() for row in keyed(lines).get("language", [])}
    for language in ("English", *sorted(spoken)):
        office.terms.save(None, "language", language)
