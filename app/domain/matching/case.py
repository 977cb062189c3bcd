"""One matching case: the people, the weights and the rules of a run, and the one place where a pair is judged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.domain.matching.catalogue import CRITERIA, RULES, checked_weights, default_weights
from app.domain.matching.circumstances import MeetingTimes
from app.domain.matching.criteria import Criterion, Setting
from app.domain.matching.profiles import MenteeProfile, MentorProfile, Taxonomy
from app.domain.matching.rules import MatchRules, Pair, Rule, RuleCheck, Sides
from app.errors import Invalid, NotFound


@dataclass(frozen=True)
class MatchCase:
    """Everything that decides a match. `reference` is the cohort's start; time zones are taken as of that day.

    Raises Invalid for weights that cannot be used and for a person who is listed twice on one side.
    """

    mentees: tuple[MenteeProfile, ...]
    mentors: tuple[MentorProfile, ...]
    reference: date
    weights: Mapping[str, int] = field(default_factory=default_weights)
    rules: MatchRules = field(default_factory=MatchRules)
    taxonomy: Taxonomy = field(default_factory=lambda: Taxonomy.of(()))
    default_zone: str = "UTC"

    def __post_init__(self) -> None:
        object.__setattr__(self, "weights", checked_weights(self.weights))
        for side, people in (("mentees", self.mentees), ("mentors", self.mentors)):
            if len({person.id for person in people}) < len(people):
                raise Invalid({side: "Somebody is listed twice."})

    @property
    def setting(self) -> Setting:
        """What criteria and rules read beside the two profiles."""
        rules = self.rules
        return Setting(self.taxonomy, self.reference, self.default_zone, rules.slot_minutes, rules.expected_slots,
                       rules.expected_years)

    @property
    def highest(self) -> int:
        """The score of a pair that meets everything, in hundredths of a point."""
        return 100 * sum(self.weights.values())


@dataclass(frozen=True)
class LedgerLine:
    """One criterion of one pair: weight (whole points) x evidence (per cent) = points (hundredths of a point)."""

    criterion: str
    name: str
    weight: int
    evidence: int
    points: int
    words: str


@dataclass(frozen=True)
class Explanation:
    """Why a pair scores what it scores, and every rule looked at. `score` in hundredths of a point."""

    mentee_id: int
    mentor_id: int
    score: int
    ledger: tuple[LedgerLine, ...]
    checks: tuple[RuleCheck, ...]

    @property
    def allowed(self) -> bool:
        """Whether every hard rule holds."""
        return all(check.holds for check in self.checks)


class Judge:
    """Judges the pairs of a case: ledger, score, rules. Reads each person once and remembers the parts."""

    def __init__(self, case: MatchCase) -> None:
        self.case = case
        self.mentees = {person.id: person for person in sorted(case.mentees, key=lambda person: person.id)}
        self.mentors = {person.id: person for person in sorted(case.mentors, key=lambda person: person.id)}
        setting = case.setting
        self.criteria: tuple[Criterion, ...] = tuple(criterion(setting) for criterion in CRITERIA)
        self.rules: tuple[Rule, ...] = tuple(
            rule for rule in (kind(case.rules, setting) for kind in RULES) if rule.applies()
        )
        self.times = MeetingTimes(setting)
        sides = Sides(frozenset(self.mentees), frozenset(self.mentors))
        self.listed = {rule.key: rule.listed(sides) for rule in self.rules}
        self._asked: dict[tuple[str, int], Any] = {}
        self._offered: dict[tuple[str, int], Any] = {}

    def mentee(self, mentee_id: int) -> MenteeProfile:
        """The student of that id. Raises NotFound."""
        if mentee_id not in self.mentees:
            raise NotFound("This student is not in the run.", "Run matching again.")
        return self.mentees[mentee_id]

    def mentor(self, mentor_id: int) -> MentorProfile:
        """The mentor of that id. Raises NotFound."""
        if mentor_id not in self.mentors:
            raise NotFound("This mentor is not in the run.", "Run matching again.")
        return self.mentors[mentor_id]

    def asked(self, reader: Criterion | Rule, mentee_id: int) -> Any:
        """The part of a student that a criterion or a rule reads."""
        key = (reader.key, mentee_id)
        if key not in self._asked:
            self._asked[key] = reader.asked(self.mentee(mentee_id))
        return self._asked[key]

    def offered(self, reader: Criterion | Rule, mentor_id: int) -> Any:
        """The part of a mentor that a criterion or a rule reads."""
        key = (reader.key, mentor_id)
        if key not in self._offered:
            self._offered[key] = reader.offered(self.mentor(mentor_id))
        return self._offered[key]

    def ledger(self, mentee_id: int, mentor_id: int) -> tuple[LedgerLine, ...]:
        """The lines of a pair, one for each criterion that has a weight."""
        lines = []
        for criterion in self.criteria:
            weight = self.case.weights[criterion.key]
            if weight:
                asked, offered = self.asked(criterion, mentee_id), self.offered(criterion, mentor_id)
                percent = criterion.percent(asked, offered)
                words = criterion.words(asked, offered)
                lines.append(LedgerLine(criterion.key, criterion.name, weight, percent, weight * percent, words))
        return tuple(lines)

    def score(self, mentee_id: int, mentor_id: int) -> int:
        """The sum of weight x evidence, in hundredths of a point."""
        weights = self.case.weights
        return sum(
            weights[criterion.key]
            * criterion.percent(self.asked(criterion, mentee_id), self.offered(criterion, mentor_id))
            for criterion in self.criteria if weights[criterion.key]
        )

    def slots(self, mentee_id: int, mentor_id: int) -> int:
        """How many weekly meeting slots they share."""
        return self.times.slots(self.asked(self.times, mentee_id), self.offered(self.times, mentor_id))

    def breaks(self, rule: Rule, mentee_id: int, mentor_id: int) -> bool:
        """Whether the pair breaks this rule and the rule was not waived for it."""
        if rule.waivable and (rule.key, mentee_id, mentor_id) in self.case.rules.waived:
            return False
        return (mentee_id, mentor_id) in self.listed[rule.key] or rule.breaks(
            self.asked(rule, mentee_id), self.offered(rule, mentor_id)
        )

    def broken(self, mentee_id: int, mentor_id: int) -> tuple[Rule, ...]:
        """The rules that forbid the pair; none when it is allowed."""
        return tuple(rule for rule in self.rules if self.breaks(rule, mentee_id, mentor_id))

    def checks(self, mentee_id: int, mentor_id: int) -> tuple[RuleCheck, ...]:
        """Every rule of the cohort looked at for the pair, in words."""
        mentee, mentor = self.mentee(mentee_id), self.mentor(mentor_id)
        found = []
        for rule in self.rules:
            if (rule.key, mentee_id, mentor_id) in self.case.rules.waived and rule.waivable:
                found.append(RuleCheck(rule.key, True, f"{rule.name}: waived for this pair"))
            elif self.breaks(rule, mentee_id, mentor_id):
                words = rule.broken(mentee, mentor)
                found.append(RuleCheck(rule.key, False, words[:1].upper() + words[1:]))
            else:
                found.append(RuleCheck(rule.key, True, rule.held(mentee, mentor)))
        return tuple(found)

    def explain(self, mentee_id: int, mentor_id: int) -> Explanation:
        """Ledger and rules of any pair, whether allowed or not."""
        ledger = self.ledger(mentee_id, mentor_id)
        return Explanation(mentee_id, mentor_id, sum(line.points for line in ledger), ledger,
                           self.checks(mentee_id, mentor_id))

    def check_locks(self) -> dict[int, int]:
        """The locked pairs as student id -> mentor id. Raises Invalid, in words, for locks that cannot all stand."""
        locked: dict[int, int] = {}
        held: dict[int, int] = {}
        for mentee_id, mentor_id in sorted(self.case.rules.locked):
            self._check_lock((mentee_id, mentor_id), locked)
            locked[mentee_id] = mentor_id
            held[mentor_id] = held.get(mentor_id, 0) + 1
        for mentor_id, count in held.items():
            mentor = self.mentors[mentor_id]
            if count > mentor.capacity:
                raise Invalid({"locked": f"{mentor.name} has {mentor.capacity} "
                               f"{'place' if mentor.capacity == 1 else 'places'}, but {count} pairs are locked. "
                               "Unlock a pair or give the mentor more places."})
        return locked

    def _check_lock(self, pair: Pair, locked: Mapping[int, int]) -> None:
        mentee, mentor = self.mentees.get(pair[0]), self.mentors.get(pair[1])
        if mentee is None or mentor is None:
            known = mentee or mentor
            whose = f"The locked pair of {known.name}" if known else "A locked pair"
            raise Invalid({"locked": f"{whose} names somebody who is no longer in the cohort. Unlock the pair."})
        if mentee.id in locked:
            raise Invalid({"locked": f"{mentee.name} is locked with two mentors. Unlock one of the pairs."})
        broken = self.broken(*pair)
        if broken:
            way = "waive the rule" if broken[0].waivable else "change what stands against it"
            raise Invalid({"locked": f"{mentee.name} and {mentor.name} cannot stay locked: "
                           f"{broken[0].broken(mentee, mentor)}. Unlock the pair or {way}."})
