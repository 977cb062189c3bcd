"""What came of an import, and how the values of a roster become a person's draft."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from app.domain.people import Consent, Email, PersonDraft, Phone, Role, TermUse
from app.domain.rosters.keys import KEYS, ROLE_OF

# What a consent that came with a roster covers; its words stay with it.
CONSENT_SCOPE = "name in packets"
_LISTED = frozenset({"emails", "phones", "availability", "consent", "consent_on", "notes", "roles"})


@dataclass(frozen=True)
class Imported:
    """How many people came in new, how many were changed, and how many rows had each verdict. `unit` can be undone."""

    added: int
    changed: int
    counts: Mapping[str, int]
    person_ids: tuple[int, ...] = ()


def values_of(draft: PersonDraft) -> dict[str, object]:
    """A person on record as the values a roster is compared with; what is not on record is left out."""
    values: dict[str, object] = {
        "emails": tuple(email.address for email in draft.emails),
        "phones": tuple(phone.number for phone in draft.phones),
        "availability": draft.availability,
        "consent": any(map(_in_force, draft.consents)),
        "roles": tuple(role.kind for role in draft.roles if role.until is None),
    }
    for key, meta in KEYS.items():
        if meta.term_kind:
            values[key] = tuple(term.name for term in draft.terms
                                if (term.kind, term.use) == (meta.term_kind, meta.use))
        elif key not in _LISTED:
            values[key] = getattr(draft, key)
    return {key: value for key, value in values.items() if value is not False and value not in (None, "", ())}


def with_values(draft: PersonDraft, values: Mapping[str, object], kind: str, today: date) -> PersonDraft:
    """The draft with a roster's values in it, and the role that the roster's kind gives from today on."""
    plain: dict[str, Any] = {key: value for key, value in values.items()
                             if key not in _LISTED and not KEYS[key].term_kind}
    changed = replace(draft, **plain)
    if "emails" in values:
        known = {email.address: email for email in draft.emails}
        emails = tuple(known.get(address, Email(address)) for address in _texts(values["emails"]))
        changed = replace(changed, emails=emails)
    if "phones" in values:
        numbers = {phone.number: phone for phone in draft.phones}
        phones = tuple(numbers.get(number, Phone(number)) for number in _texts(values["phones"]))
        changed = replace(changed, phones=phones)
    if "availability" in values:
        changed = replace(changed, availability=values["availability"])  # type: ignore[arg-type]
    return replace(changed, terms=_terms(draft, values), roles=_roles(draft, kind, today),
                   consents=_consents(draft, values, today))


def _texts(value: object) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()


def _terms(draft: PersonDraft, values: Mapping[str, object]) -> tuple[TermUse, ...]:
    told = {(KEYS[key].term_kind, KEYS[key].use): _texts(value) for key, value in values.items() if KEYS[key].term_kind}
    kept = tuple(term for term in draft.terms if (term.kind, term.use) not in told)
    new = tuple(TermUse(kind, name, use, place) for (kind, use), names in told.items()
                for place, name in enumerate(names))
    return kept + new


def _roles(draft: PersonDraft, kind: str, today: date) -> tuple[Role, ...]:
    wanted = ROLE_OF[kind]
    if any(role.kind == wanted and role.until is None for role in draft.roles):
        return draft.roles
    ended = {"student"} if wanted == "alum" else set()
    roles = tuple(replace(role, until=max(today, role.since or today)) if role.kind in ended and role.until is None
                  else role for role in draft.roles)
    return (*roles, Role(wanted, today if draft.id is not None else None))


def _in_force(consent: Consent) -> bool:
    return consent.scope == CONSENT_SCOPE and consent.withdrawn_on is None


def _consents(draft: PersonDraft, values: Mapping[str, object], today: date) -> tuple[Consent, ...]:
    """A "no" withdraws what was agreed to; a "yes" is a new consent only where none is in force."""
    if values.get("consent") is False:
        return tuple(replace(consent, withdrawn_on=max(today, consent.given_on)) if _in_force(consent) else consent
                     for consent in draft.consents)
    if not values.get("consent") or any(map(_in_force, draft.consents)):
        return draft.consents
    given = values.get("consent_on")
    return (*draft.consents, Consent(CONSENT_SCOPE, given if isinstance(given, date) else today, None, "From a roster"))
