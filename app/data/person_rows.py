"""A person's rows: many tables read into one draft, one draft laid out over many tables."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from app.domain.people import Consent, Email, PersonDraft, Phone, Role, Slot, TermUse

Query = Callable[[str, Sequence[Any]], list[sqlite3.Row]]

TEXTS = (
    "given", "family", "preferred", "native", "pronunciation", "badge_name", "pronouns", "student_id", "program",
    "college", "standing", "job_title", "industry", "city", "region", "country", "time_zone", "link",
    "mentoring_style", "meeting_ways", "career_goal", "hopes", "preference",
)
NUMBERS = ("class_year", "years_experience", "capacity", "ask_limit")
FLAGS = ("directory_opt_out", "do_not_contact")
AT_A_TIME = 500


def drafts(query: Query, ids: Sequence[int]) -> dict[int, PersonDraft]:
    """The drafts of these people; ids without a record are left out."""
    found: dict[int, PersonDraft] = {}
    for first in range(0, len(ids), AT_A_TIME):
        found.update(_drafts(query, ids[first:first + AT_A_TIME]))
    return found


def _drafts(query: Query, ids: Sequence[int]) -> dict[int, PersonDraft]:
    marks = ", ".join("?" for _ in ids)
    people = query("SELECT people.*, organisations.name AS employer, (SELECT max(unit_id) FROM journal"
                   " WHERE table_name = 'people' AND row_id = people.id) AS as_of FROM people"
                   f" LEFT JOIN organisations ON organisations.id = employer_id WHERE people.id IN ({marks})", ids)

    def children(sql: str) -> dict[int, list[sqlite3.Row]]:
        grouped: dict[int, list[sqlite3.Row]] = defaultdict(list)
        for row in query(sql.format(marks=marks), ids):
            grouped[row["person_id"]].append(row)
        return grouped

    emails = children("SELECT * FROM emails WHERE person_id IN ({marks}) ORDER BY position, id")
    phones = children("SELECT * FROM phones WHERE person_id IN ({marks}) ORDER BY position, id")
    roles = children("SELECT * FROM roles WHERE person_id IN ({marks}) ORDER BY since, id")
    terms = children("SELECT person_terms.*, terms.kind, terms.name FROM person_terms JOIN terms ON terms.id = term_id"
                     " WHERE person_id IN ({marks}) ORDER BY use, position, person_terms.id")
    slots = children("SELECT * FROM availability WHERE person_id IN ({marks}) ORDER BY weekday, start_minute")
    consents = children("SELECT * FROM consents WHERE person_id IN ({marks}) ORDER BY given_on, id")
    return {
        row["id"]: _draft(row, emails[row["id"]], phones[row["id"]], roles[row["id"]], terms[row["id"]],
                          slots[row["id"]], consents[row["id"]])
        for row in people
    }


def _draft(row: sqlite3.Row, emails: list[sqlite3.Row], phones: list[sqlite3.Row], roles: list[sqlite3.Row],
           terms: list[sqlite3.Row], slots: list[sqlite3.Row], consents: list[sqlite3.Row]) -> PersonDraft:
    plain: dict[str, Any] = {name: row[name] or "" for name in TEXTS} | {name: row[name] for name in NUMBERS}
    plain |= {name: bool(row[name]) for name in FLAGS}
    return PersonDraft(
        id=row["id"], as_of=row["as_of"] or 0, employer=row["employer"] or "",
        expected_graduation=day_of(row["expected_graduation"]),
        roles=tuple(Role(part["kind"], day_of(part["since"]), day_of(part["until"])) for part in roles),
        emails=tuple(Email(part["address"], part["kind"]) for part in emails),
        phones=tuple(Phone(part["number"], part["kind"]) for part in phones),
        terms=tuple(TermUse(part["kind"], part["name"], part["use"], part["position"]) for part in terms),
        availability=tuple(Slot(part["weekday"], part["start_minute"], part["end_minute"]) for part in slots),
        consents=tuple(Consent(part["scope"], date.fromisoformat(part["given_on"]), day_of(part["withdrawn_on"]),
                               part["wording"] or "") for part in consents),
        **plain,
    )


def day_of(text: str | None) -> date | None:
    """The date kept as text, or None."""
    return None if text is None else date.fromisoformat(text)


def as_day(day: date | None) -> str | None:
    """The text a date is kept as, or None."""
    return None if day is None else day.isoformat()


def scalars(draft: PersonDraft) -> dict[str, Any]:
    """The columns of the people table that a draft fills by itself. An empty text is kept as NULL, names aside."""
    values: dict[str, Any] = {name: getattr(draft, name) or None for name in TEXTS}
    values |= {"given": draft.given, "family": draft.family}
    values |= {name: getattr(draft, name) for name in NUMBERS}
    values |= {name: int(getattr(draft, name)) for name in FLAGS}
    values["expected_graduation"] = as_day(draft.expected_graduation)
    return values


def email_rows(emails: Iterable[Email]) -> list[dict[str, Any]]:
    """Rows of the emails table, without their person."""
    return [{"address": email.address, "address_key": email.address.casefold(), "kind": email.kind, "position": place}
            for place, email in enumerate(emails)]


def phone_rows(phones: Iterable[Phone]) -> list[dict[str, Any]]:
    """Rows of the phones table, without their person."""
    return [{"number": phone.number, "kind": phone.kind, "position": place} for place, phone in enumerate(phones)]


def role_rows(roles: Iterable[Role]) -> list[dict[str, Any]]:
    """Rows of the roles table, without their person."""
    return [{"kind": role.kind, "since": as_day(role.since), "until": as_day(role.until)} for role in roles]


def slot_rows(slots: Iterable[Slot]) -> list[dict[str, Any]]:
    """Rows of the availability table, without their person."""
    return [{"weekday": slot.weekday, "start_minute": slot.start_minute, "end_minute": slot.end_minute}
            for slot in sorted(slots, key=lambda slot: (slot.weekday, slot.start_minute))]


def consent_rows(consents: Iterable[Consent]) -> list[dict[str, Any]]:
    """Rows of the consents table, without their person."""
    return [{"scope": consent.scope, "given_on": as_day(consent.given_on),
             "withdrawn_on": as_day(consent.withdrawn_on), "wording": consent.wording or None} for consent in consents]
