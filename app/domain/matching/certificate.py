"""The proof that a match is the best possible, and a check of it that knows nothing of how it was found.

Every student has a price and every free place of a mentor has one. If for each allowed pair the two prices together
reach the pair's score plus a fixed bonus, no assignment can be worth more than all prices together (weak duality of
linear programming); the assignment that is worth exactly that much is therefore optimal. The bonus is larger than any
sum of scores, so that one more pair always comes before a higher score. Locked pairs stand outside: they are given.

For the aim "worst" the prices prove the total among pairs at or above the floor. Two covers prove the rest: people who
together touch every allowed pair (as many as are matched, so nobody more can be), and people who together touch every
allowed pair above the floor (fewer than are matched, so the floor cannot be raised); the theorem is König's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from app.domain.matching.case import Judge, MatchCase
from app.domain.matching.rules import Pair


@dataclass(frozen=True)
class Cover:
    """Students and mentors; its size counts each student once and each mentor with their free places."""

    mentees: frozenset[int] = frozenset()
    mentors: frozenset[int] = frozenset()

    def size(self, places: Mapping[int, int]) -> int:
        """How many pairs can touch the cover at most."""
        return len(self.mentees) + sum(places[mentor_id] for mentor_id in self.mentors)


@dataclass(frozen=True)
class Certificate:
    """Integer prices and covers. `places` are those left beside the locked pairs; all figures in hundredths."""

    aim: str
    pairs: frozenset[Pair]
    locked: frozenset[Pair]
    total: int
    locked_total: int
    bonus: int
    mentee_prices: Mapping[int, int] = field(repr=False)
    place_prices: Mapping[int, int] = field(repr=False)
    places: Mapping[int, int] = field(repr=False)
    cover: Cover = field(repr=False)
    floor: int | None = None
    floor_cover: Cover | None = field(default=None, repr=False)

    @property
    def free_matched(self) -> int:
        """Pairs that are not locked."""
        return len(self.pairs) - len(self.locked)

    @property
    def dual_sum(self) -> int:
        """All prices: students' and free places'."""
        return sum(self.mentee_prices.values()) + sum(
            price * self.places[mentor_id] for mentor_id, price in self.place_prices.items()
        )

    @property
    def dual_total(self) -> int:
        """All prices without the bonuses, with the locked pairs: equal to `total` exactly when the match is best."""
        return self.dual_sum - self.bonus * self.free_matched + self.locked_total

    def as_dict(self) -> dict[str, Any]:
        """The certificate as plain numbers, for machines."""
        return {
            "aim": self.aim, "total": self.total, "dual_total": self.dual_total, "matched": len(self.pairs),
            "most_matched": self.cover.size(self.places) + len(self.locked),
            "bonus": self.bonus, "dual_sum": self.dual_sum, "locked_total": self.locked_total,
            "locked": sorted(map(list, self.locked)), "floor": self.floor,
            "mentee_prices": {str(key): value for key, value in sorted(self.mentee_prices.items())},
            "place_prices": {str(key): value for key, value in sorted(self.place_prices.items())},
            "places": {str(key): value for key, value in sorted(self.places.items())},
        }


def check(certificate: Certificate, case: MatchCase) -> tuple[str, ...]:
    """What is wrong with the proof, in sentences; nothing when the match is proven best.

    Recounts every score from the profiles and walks over every pair once.
    """
    judge = Judge(case)
    faults = [*_assignment_faults(certificate, judge)]
    if not faults:
        faults += _price_faults(certificate, judge)
        faults += _pair_faults(certificate, judge)
    return tuple(faults)


def _assignment_faults(certificate: Certificate, judge: Judge) -> Iterator[str]:
    pairs, rules = certificate.pairs, judge.case.rules
    if certificate.locked != rules.locked or not rules.locked <= pairs:
        yield "The locked pairs are not the ones of the case."
    if any(count > 1 for count in Counter(mentee_id for mentee_id, _ in pairs).values()):
        yield "A student has two mentors."
    used = Counter(mentor_id for _, mentor_id in pairs)
    if any(count > judge.mentors[mentor_id].capacity for mentor_id, count in used.items()):
        yield "A mentor has more students than places."
    if any(judge.broken(*pair) for pair in pairs):
        yield "A pair breaks a hard rule."
    if sum(judge.score(*pair) for pair in pairs) != certificate.total:
        yield "The scores do not sum to the total."
    if sum(judge.score(*pair) for pair in certificate.locked) != certificate.locked_total:
        yield "The locked scores do not sum to the locked total."
    held = Counter(mentor_id for _, mentor_id in rules.locked)
    if dict(certificate.places) != {key: max(0, mentor.capacity) - held[key] for key, mentor in judge.mentors.items()}:
        yield "The free places are not those of the mentors."


def _price_faults(certificate: Certificate, judge: Judge) -> Iterator[str]:
    prices = [*certificate.mentee_prices.values(), *certificate.place_prices.values()]
    if min(prices, default=0) < 0:
        yield "A price is below zero."
    if certificate.bonus <= certificate.total - certificate.locked_total:
        yield "The bonus is too small to put one more pair first."
    if certificate.dual_total != certificate.total:
        yield "The prices do not sum to the total."
    if certificate.cover.size(certificate.places) != certificate.free_matched:
        yield "The cover is not as small as the number of pairs."
    if certificate.aim == "worst" and certificate.free_matched:
        free = certificate.pairs - certificate.locked
        if certificate.floor is None or min(judge.score(*pair) for pair in free) < certificate.floor:
            yield "A pair is below the floor."
        if certificate.floor_cover is None or (
            certificate.floor_cover.size(certificate.places) >= certificate.free_matched
        ):
            yield "The floor is not proven to be the highest."


def _pair_faults(certificate: Certificate, judge: Judge) -> Iterator[str]:
    settled = {mentee_id for mentee_id, _ in certificate.locked}
    floor, above = certificate.floor, certificate.floor_cover
    for mentee_id, mentor_id in _allowed(judge, (person for person in judge.mentees if person not in settled)):
        score = judge.score(mentee_id, mentor_id)
        price = certificate.mentee_prices.get(mentee_id, 0) + certificate.place_prices.get(mentor_id, 0)
        if (floor is None or score >= floor) and price < score + certificate.bonus:
            yield f"The prices of student {mentee_id} and mentor {mentor_id} do not reach their score."
        if not _touches(certificate.cover, mentee_id, mentor_id):
            yield f"The cover misses student {mentee_id} and mentor {mentor_id}."
        if floor is not None and above and score > floor and not _touches(above, mentee_id, mentor_id):
            yield f"The floor's cover misses student {mentee_id} and mentor {mentor_id}."


def _allowed(judge: Judge, mentees: Iterable[int]) -> Iterator[Pair]:
    for mentee_id in mentees:
        for mentor_id in judge.mentors:
            if not judge.broken(mentee_id, mentor_id):
                yield mentee_id, mentor_id


def _touches(cover: Cover, mentee_id: int, mentor_id: int) -> bool:
    return mentee_id in cover.mentees or mentor_id in cover.mentors
