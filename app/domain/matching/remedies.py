"""The smallest change that would match somebody: one more place, one meeting time, or one rule waived for one pair."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.domain.matching.case import MatchCase
from app.domain.people import Slot


@dataclass(frozen=True)
class Remedy:
    """One change to a case. `kind` is place, kept place, slot or rule; `kept place` also locks the pair.

    `slots` are in the student's own zone. `words` say the change and what follows from it.
    """

    kind: str
    mentee_id: int
    mentor_id: int
    words: str
    slots: tuple[Slot, ...] = ()
    rule: str = ""


def applied(case: MatchCase, remedy: Remedy) -> MatchCase:
    """The case with the change made; the given case stays as it is."""
    pair = (remedy.mentee_id, remedy.mentor_id)
    rules = case.rules
    if remedy.kind == "slot":
        mentees = tuple(
            replace(person, availability=(*person.availability, *remedy.slots))
            if person.id == remedy.mentee_id else person for person in case.mentees
        )
        return replace(case, mentees=mentees)
    if remedy.kind == "rule":
        return replace(case, rules=replace(rules, waived=rules.waived | {(remedy.rule, *pair)}))
    mentors = tuple(
        replace(person, capacity=max(0, person.capacity) + 1) if person.id == remedy.mentor_id else person
        for person in case.mentors
    )
    if remedy.kind == "kept place":
        rules = replace(rules, locked=rules.locked | {pair})
    return replace(case, mentors=mentors, rules=rules)
