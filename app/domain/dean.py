"""The dean's workbook: the frozen rows it is made of, holding no more than its privacy level may show.

`dean_packet` is the only way to make one. What a level must not print is taken out here, so that no later hand can
print it: names of people who opted out of directory information, texts about them, confidential topics, at the codes
level every name and text, at the totals level every person.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from app.domain.cohorts import Objective
from app.domain.metrics.catalogue import metric
from app.domain.metrics.definition import Figure, Metric
from app.domain.metrics.facts import Facts, GoalFact, MeetingFact
from app.domain.metrics.objectives import ObjectiveLine, objective_lines
from app.domain.metrics.tallies import CellKey, Scope, Tallies, tally
from app.domain.packets import OfficeContact, Privacy
from app.domain.suppression import MINIMUM, Packet, Suppression

WITHHELD = "Name withheld"
TEXT_WITHHELD = "Withheld: someone opted out"

# Finds what a packet must hide for a minimum cell size; the one that stands up to an attack is in app/optimize.
Protect = Callable[[Packet, int], Suppression]


@dataclass(frozen=True)
class PersonLabel:
    """How a person may appear: by the office's code, and by name (family name first) where the level allows it."""

    id: int
    code: str
    name: str = ""
    native: str = ""
    opted_out: bool = False

    @property
    def shown(self) -> str:
        """The name with the native script after it, or "Name withheld"."""
        return " ".join(part for part in (self.name, self.native) if part) or WITHHELD


@dataclass(frozen=True)
class DeanPacket:
    """All rows of a dean's workbook. `focus` is the cohort of the Summary; `change` names the office file's state."""

    contact: OfficeContact
    facts: Facts
    focus: int
    objectives: tuple[ObjectiveLine, ...]
    people: Mapping[int, PersonLabel]
    privacy: Privacy
    minimum: int
    tallies: Tallies
    suppression: Suppression
    change: str = ""

    def label(self, person_id: int) -> PersonLabel:
        """How this person appears. Raises KeyError at the totals level, where no one does."""
        return self.people[person_id]

    def figure(self, wanted: str | Metric, scope: Scope | None = None) -> Figure:
        """A metric for a scope, by default the cohort of the Summary."""
        return self.tallies.figure(wanted, scope or Scope(self.focus))

    def shows_count(self, wanted: str | Metric, scope: Scope | None = None) -> bool:
        """Whether the numerator of a metric may be printed."""
        rule = metric(wanted) if isinstance(wanted, str) else wanted
        return self.shows(rule.counts.key, scope or Scope(self.focus))

    def shows_base(self, wanted: str | Metric, scope: Scope | None = None) -> bool:
        """Whether the denominator of a metric may be printed."""
        rule = metric(wanted) if isinstance(wanted, str) else wanted
        return rule.out_of is None or self.shows(rule.out_of.key, scope or Scope(self.focus))

    def shows_value(self, wanted: str | Metric, scope: Scope | None = None) -> bool:
        """Whether the metric's value may be printed: a quotient needs both its parts."""
        rule = metric(wanted) if isinstance(wanted, str) else wanted
        return self.shows_count(rule, scope) and (not rule.needs_base or self.shows_base(rule, scope))

    def shows(self, measure: str, scope: Scope) -> bool:
        """Whether a count may be printed."""
        return self.suppression.shows(CellKey(measure, scope))

    @property
    def hidden(self) -> int:
        """How many counts of the packet are hidden."""
        return len(self.suppression.hidden)


def dean_packet(
    contact: OfficeContact, facts: Facts, focus: int, objectives: Mapping[int, Sequence[Objective]],
    people: Sequence[PersonLabel], privacy: Privacy, protect: Protect, minimum: int = MINIMUM, wording: bool = False,
    change: str = "",
) -> DeanPacket:
    """The packet for a privacy level. `objectives` by cohort; `wording` keeps goals' and topics' words at names level.

    `people` are all who appear in `facts`. Small cells are hidden at the totals level, where no row is about a person.
    """
    labels = _labels(people, privacy)
    shown = _texts(facts, people, keep=wording and privacy is Privacy.NAMES)
    tallies = tally(shown)
    totals = privacy is Privacy.TOTALS
    lines = tuple(
        line for cohort in shown.cohorts for line in objective_lines(shown, cohort.id, objectives.get(cohort.id, ()))
    )
    return DeanPacket(
        contact, shown, focus, lines, MappingProxyType(labels), privacy, minimum if totals else 0, tallies,
        protect(tallies.packet(), minimum) if totals else Suppression(0), change,
    )


def _labels(people: Sequence[PersonLabel], privacy: Privacy) -> dict[int, PersonLabel]:
    if privacy is Privacy.TOTALS:
        return {}
    named = privacy is Privacy.NAMES
    return {
        person.id: person if named and not person.opted_out else replace(person, name="", native="")
        for person in people
    }


def _texts(facts: Facts, people: Sequence[PersonLabel], keep: bool) -> Facts:
    """The facts without the words that may not be printed."""
    if not keep:
        return replace(
            facts, goals=tuple(replace(row, title="") for row in facts.goals),
            meetings=tuple(replace(row, topics="") for row in facts.meetings),
        )
    silent = {person.id for person in people if person.opted_out}
    names = [words for person in people if person.opted_out for words in _name_words(person)]
    pairs = {row.id: {row.mentee_id, row.mentor_id} for row in facts.mentorships}

    def goal(row: GoalFact) -> GoalFact:
        withheld = row.mentee_id in silent or _tells(row.title, names)
        return replace(row, title=TEXT_WITHHELD) if withheld and row.title else row

    def meeting(row: MeetingFact) -> MeetingFact:
        if row.confidential:
            return replace(row, topics="")
        withheld = pairs.get(row.mentorship_id, set()) & silent or _tells(row.topics, names)
        return replace(row, topics=TEXT_WITHHELD) if withheld and row.topics else row

    return replace(facts, goals=tuple(map(goal, facts.goals)), meetings=tuple(map(meeting, facts.meetings)))


def _name_words(person: PersonLabel) -> list[str]:
    """What gives a person away in a text: each longer word of the name, the name both ways round, the native script."""
    family, _, given = (part.strip() for part in _folded(person.name).partition(","))
    words = [*family.split(), *given.split()]
    longer = [word for word in words if len(word) > 2 or not word.isascii()]
    whole = [f"{given} {family}".strip(), f"{family} {given}".strip()]
    return [word for word in (*longer, *whole, _folded(person.native)) if word]


def _tells(text: str, names: Sequence[str]) -> bool:
    folded = _folded(text)
    return any(name in folded for name in names)


def _folded(text: str) -> str:
    """Letters without marks and case, so that "Jose" in a text is found for "José"."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(mark for mark in apart if not unicodedata.combining(mark))
