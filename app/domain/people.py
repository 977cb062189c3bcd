"""A person of the office: student, alum, professional or staff; one record for life."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

ROLES = ("student", "alum", "professional", "staff")

# What a person can seek or offer is kept as terms of the office's taxonomy.
TERM_KINDS = ("interest", "skill", "industry", "theme", "help", "language", "background")
TERM_USES = ("has", "seeks", "offers")

# The kinds of help a mentor gives (practice P1); meetings are logged against them.
HELP = ("career advice", "industry knowledge", "skills", "contacts", "feedback", "encouragement", "problem solving")

CONSENT_SCOPES = ("name in packets", "share with mentor", "photo", "e-mail contact")


@dataclass(frozen=True)
class Email:
    """An address; the first of a person's is the one that is used."""

    address: str
    kind: str = ""


@dataclass(frozen=True)
class Phone:
    """A telephone number as the person writes it."""

    number: str
    kind: str = ""


@dataclass(frozen=True)
class Role:
    """What a person is to the office, and from when to when."""

    kind: str
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class TermUse:
    """A term of the taxonomy that a person has, seeks or offers; position 0 is the first choice."""

    kind: str
    name: str
    use: str = "has"
    position: int = 0


@dataclass(frozen=True)
class Slot:
    """A weekly time a person is free, in the person's own time zone. Monday is 0; minutes after midnight."""

    weekday: int
    start_minute: int
    end_minute: int


@dataclass(frozen=True)
class Consent:
    """What a person agreed to, when, in which words; withdrawn consents stay on record."""

    scope: str
    given_on: date
    withdrawn_on: date | None = None
    wording: str = ""


@dataclass(frozen=True)
class PersonDraft:
    """What staff enter about a person. `id` is None for someone new; `as_of` is the last change it was read after."""

    id: int | None = None
    as_of: int = 0
    given: str = ""
    family: str = ""
    preferred: str = ""
    native: str = ""
    pronunciation: str = ""
    badge_name: str = ""
    pronouns: str = ""
    student_id: str = ""
    program: str = ""
    college: str = ""
    class_year: int | None = None
    standing: str = ""
    expected_graduation: date | None = None
    employer: str = ""
    job_title: str = ""
    industry: str = ""
    years_experience: int | None = None
    city: str = ""
    region: str = ""
    country: str = ""
    time_zone: str = ""
    link: str = ""
    mentoring_style: str = ""
    meeting_ways: str = ""
    capacity: int | None = None
    ask_limit: int | None = None
    career_goal: str = ""
    hopes: str = ""
    preference: str = ""
    directory_opt_out: bool = False
    do_not_contact: bool = False
    roles: tuple[Role, ...] = ()
    emails: tuple[Email, ...] = ()
    phones: tuple[Phone, ...] = ()
    terms: tuple[TermUse, ...] = ()
    availability: tuple[Slot, ...] = ()
    consents: tuple[Consent, ...] = ()


@dataclass(frozen=True)
class PersonRow:
    """A line of the People list."""

    id: int
    code: str
    name: str
    native: str
    role: str
    affiliation: str
    cohort: str
    status: str
    student_id: str
    email: str
    college: str
    class_year: int | None
    capacity: int | None
    last_contact: date | None
    opted_out: bool
    archived: bool


@dataclass(frozen=True)
class Person:
    """Everything the office knows of a person, but notes and what they take part in."""

    id: int
    code: str
    archived: bool
    draft: PersonDraft = field(repr=False)

    @property
    def display_name(self) -> str:
        """The name in the order people write it: preferred given name aside, given then family."""
        return display_name(self.draft.given, self.draft.family)

    @property
    def list_name(self) -> str:
        """Family name first, as tables and sheets show it."""
        return list_name(self.draft.given, self.draft.family)

    def has_role(self, kind: str, on: date) -> bool:
        """Whether the person is a student, alum ... on that day."""
        return any(
            role.kind == kind and (role.since is None or role.since <= on) and (role.until is None or on <= role.until)
            for role in self.draft.roles
        )


def display_name(given: str, family: str) -> str:
    """Given name, then family name; either may be missing."""
    return " ".join(part for part in (given, family) if part) or "Unnamed"


def list_name(given: str, family: str) -> str:
    """Family name, comma, given name; either may be missing."""
    return ", ".join(part for part in (family, given) if part) or "Unnamed"


@dataclass(frozen=True)
class Note:
    """A staff note; the words of a confidential one are handed out only when asked for."""

    id: int
    author: str
    at: str
    confidential: bool
    body: str
    mentorship_id: int | None = None


@dataclass(frozen=True)
class PeopleQuery:
    """What the People list shows: searched, filtered and sorted. Empty tuples and None filter nothing.

    `enrolled_between` finds those with a part, not declined or withdrawn, in a cohort that runs on some of those days.
    """

    search: str = ""
    role: tuple[str, ...] = ()
    college: tuple[str, ...] = ()
    program: tuple[str, ...] = ()
    class_year: tuple[int, ...] = ()
    standing: tuple[str, ...] = ()
    industry: tuple[str, ...] = ()
    cohort_id: int | None = None
    with_room: bool = False
    applicants: bool = False
    could_mentor: bool = False
    silent_since: date | None = None
    enrolled_between: tuple[date, date] | None = None
    directory_opt_out: bool | None = None
    do_not_contact: bool | None = None
    archived: bool = False
    ids: tuple[int, ...] | None = None
    sort: str = "name"
    descending: bool = False
