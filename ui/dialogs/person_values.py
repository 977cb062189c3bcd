"""A person's draft as the values of the form's fields, and back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date
from typing import Any

from app.domain.people import Consent, Email, PersonDraft, Phone, Role, Slot, TermUse
from app.errors import Invalid
from ui.dialogs.person_fields import TERM_FIELDS
from ui.widgets.lookup_field import Suggestion

_ROWS = ("roles", "emails", "phones", "terms", "availability", "consents")
_PLAIN = tuple(field.name for field in fields(PersonDraft) if field.name not in (*_ROWS, "id", "time_zone"))


def values_of(draft: PersonDraft) -> dict[str, Any]:
    """What stands in each field of the form for this draft."""
    values: dict[str, Any] = {name: getattr(draft, name) for name in _PLAIN}
    values["time_zone"] = Suggestion(draft.time_zone, draft.time_zone) if draft.time_zone else None
    values["roles"] = tuple((role.kind, role.since, role.until) for role in draft.roles)
    values["emails"] = tuple((email.address, email.kind) for email in draft.emails)
    values["phones"] = tuple((phone.number, phone.kind) for phone in draft.phones)
    values["availability"] = times_of(draft.availability)
    values["consents"] = tuple((one.scope, one.given_on, one.withdrawn_on, one.wording) for one in draft.consents)
    for key, (kind, use) in TERM_FIELDS.items():
        values[key] = tuple(dict.fromkeys(term.name for term in draft.terms if _belongs(term, kind, use)))
    return values


def draft_from(known: PersonDraft, values: Mapping[str, Any]) -> PersonDraft:
    """The draft with what stands in the form; what the form does not show stays as it is known. Raises Invalid."""
    plain: dict[str, Any] = {
        name: "" if values[name] is None and isinstance(getattr(known, name), str) else values[name]
        for name in _PLAIN}
    found = _problems(values)
    if found:
        raise Invalid(found)
    return replace(
        known, **plain, time_zone=values["time_zone"] or "",
        roles=tuple(Role(*row) for row in values["roles"]),
        emails=tuple(Email(*row) for row in values["emails"]),
        phones=tuple(Phone(*row) for row in values["phones"]),
        availability=slots_of(values["availability"]),
        consents=tuple(Consent(scope, given, withdrawn, wording) for scope, given, withdrawn, wording
                       in values["consents"]),
        terms=_terms(known, values),
    )


def times_of(slots: tuple[Slot, ...]) -> tuple[tuple[tuple[int, ...], int, int], ...]:
    """Slots of the same hours as one row: its days, from and until."""
    days: dict[tuple[int, int], list[int]] = defaultdict(list)
    for slot in slots:
        days[slot.start_minute, slot.end_minute].append(slot.weekday)
    return tuple((tuple(sorted(own)), start, end) for (start, end), own in days.items())


def slots_of(rows: tuple[tuple[tuple[int, ...], int, int], ...]) -> tuple[Slot, ...]:
    """One slot a day, in the order of the week, none twice."""
    found = {Slot(day, start, end) for days, start, end in rows for day in days}
    return tuple(sorted(found, key=lambda slot: (slot.weekday, slot.start_minute, slot.end_minute)))


def _problems(values: Mapping[str, Any]) -> dict[str, str]:
    found = {}
    if any(not days or start is None or end is None for days, start, end in values["availability"]):
        found["availability"] = "Choose the days, and say from when to when."
    if any(not isinstance(row[1], date) for row in values["consents"]):
        found["consents"] = "Enter the day each consent was given."
    return found


def _belongs(term: TermUse, kind: str, use: str | None) -> bool:
    return term.kind == kind and use in (None, term.use)


def _terms(known: PersonDraft, values: Mapping[str, Any]) -> tuple[TermUse, ...]:
    """The terms named in the form, each with the use it had; those no field shows stay."""
    kept = [term for term in known.terms if not any(_belongs(term, *own) for own in TERM_FIELDS.values())]
    for key, (kind, use) in TERM_FIELDS.items():
        uses: dict[str, list[str]] = defaultdict(list)
        for term in known.terms:
            if _belongs(term, kind, use):
                uses[term.name].append(term.use)
        kept += [TermUse(kind, name, own, place) for place, name in enumerate(values[key])
                 for own in (uses.get(name) or [use or "has"])]
    return tuple(kept)
