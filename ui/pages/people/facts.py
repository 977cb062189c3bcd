"""What the detail pane says of a person, in words: what they study, do, seek and offer, when they are free."""

from __future__ import annotations

from datetime import date

from app.domain.people import Person, PersonDraft
from ui.days import short_day
from ui.times import days_words, slots_words

__all__ = ["days_words", "slots_words"]

_TERMS = (
    ("Career interests", "interest", ("has", "seeks", "offers")), ("Themes", "theme", ("has", "seeks", "offers")),
    ("Industries", "industry", ("has", "seeks", "offers")), ("Skills sought", "skill", ("seeks",)),
    ("Skills offered", "skill", ("offers", "has")), ("Help sought", "help", ("seeks", "has")),
    ("Help offered", "help", ("offers",)), ("Languages", "language", ("has", "seeks", "offers")),
)  # fmt: skip
PARTS = ("name", "study", "work", "contact", "wishes", "rest")


def initials(draft: PersonDraft) -> str:
    """The first letters of the name a person goes by and of the family name, or of the native script."""
    given = draft.preferred or draft.given
    letters = "".join(part.strip()[:1] for part in (given, draft.family)).upper()
    return letters or draft.native[:1]


def under_the_name(draft: PersonDraft) -> str:
    """ "Goes by Ánh · she/her · Student ID N-204418", with what is known."""
    goes_by = f"Goes by {draft.preferred}" if draft.preferred and draft.preferred != draft.given else ""
    student_id = f"Student ID {draft.student_id}" if draft.student_id else ""
    role = draft.roles[-1].kind.capitalize() if draft.roles and not student_id else ""
    return " · ".join(part for part in (goes_by, draft.pronouns, student_id, role) if part)


def profile(person: Person, today: date, year_starts: str) -> dict[str, list[tuple[str, str]]]:
    """The facts of the Profile tab by part, each a name and its words; empty ones are left out."""
    draft = person.draft
    study = " · ".join(part for part in (draft.program, f"class of {draft.class_year}" if draft.class_year else "")
                       if part)
    place = ", ".join(part for part in (draft.city, draft.region, draft.country) if part)
    years = f"{draft.years_experience} years" if draft.years_experience is not None else ""
    found = {
        "name": [("How to say it", draft.pronunciation)],
        "study": [("Major", study), ("College", draft.college), ("Standing", draft.standing),
                  ("Graduates", short_day(draft.expected_graduation, today, year_starts))],
        "work": [("Employer", draft.employer), ("Job title", draft.job_title),
                 ("Industry", ", ".join(part for part in (draft.industry, years) if part))],
        "contact": [("Phone", ", ".join(phone.number for phone in draft.phones)), ("Place", place),
                    ("Web profile", draft.link)],
        "wishes": [*((name, terms_words(draft, kind, uses)) for name, kind, uses in _TERMS),
                   ("Availability", " · ".join(part for part in (slots_words(draft.availability), draft.meeting_ways)
                                               if part))],
        "rest": [("Students at a time", "" if draft.capacity is None else str(draft.capacity)),
                 ("Mentoring style", draft.mentoring_style), ("Career goal", draft.career_goal),
                 ("Hopes", draft.hopes), ("Wishes", draft.preference),
                 ("Roles", roles_words(draft, today, year_starts)), ("Code", person.code)],
    }  # fmt: skip
    return {part: [row for row in rows if row[1]] for part, rows in found.items()}


def terms_words(draft: PersonDraft, kind: str, uses: tuple[str, ...]) -> str:
    """The terms of a kind in the person's order: "Audit, public accounting"."""
    names = dict.fromkeys(term.name for term in draft.terms if term.kind == kind and term.use in uses)
    return ", ".join(names)


def terms_of(draft: PersonDraft, kind: str) -> list[str]:
    """The names of a kind of term."""
    return list(dict.fromkeys(term.name for term in draft.terms if term.kind == kind))


def roles_words(draft: PersonDraft, today: date, year_starts: str) -> str:
    """ "Student since Aug 20, 2024", one after the other."""
    parts = []
    for role in draft.roles:
        since = f" since {short_day(role.since, today, year_starts)}" if role.since else ""
        until = f" until {short_day(role.until, today, year_starts)}" if role.until else ""
        parts.append(f"{role.kind.capitalize()}{since}{until}")
    return ", ".join(parts)
