"""What a run of matching hands out: pairs with their ledgers, unmatched people, capacity, and what moved.

All scores and totals are whole hundredths of a point; `points_text` shows them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from app.domain.matching.case import LedgerLine
from app.domain.matching.certificate import Certificate
from app.domain.matching.wording import POINT, points_text

AIMS = {"total": "Best total", "worst": "Fairest worst"}


@dataclass(frozen=True)
class MatchPair:
    """A proposed pair. `slots` is None where meeting times are not known; `notes` are warnings: '1 shared slot'."""

    mentee_id: int
    mentor_id: int
    mentee: str
    mentor: str
    employer: str
    score: int
    ledger: tuple[LedgerLine, ...]
    slots: int | None
    locked: bool = False
    notes: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The pair as plain values: weight x evidence = points on each line, and the points sum to the score."""
        return {
            "mentee": self.mentee, "mentee_id": self.mentee_id, "mentor": self.mentor, "mentor_id": self.mentor_id,
            "score": self.score, "slots": self.slots, "locked": self.locked, "notes": list(self.notes),
            "ledger": [{"criterion": line.criterion, "weight": line.weight, "evidence": line.evidence,
                        "points": line.points, "words": line.words} for line in self.ledger],
        }


@dataclass(frozen=True)
class Unmatched:
    """A student without a mentor, and why, in sentences. `allowed` mentors pass every rule and are all full."""

    mentee_id: int
    mentee: str
    reasons: tuple[str, ...]
    allowed: tuple[int, ...] = ()


@dataclass(frozen=True)
class CapacityRow:
    """How many of a mentor's places are used."""

    mentor_id: int
    mentor: str
    used: int
    places: int

    @property
    def words(self) -> str:
        """'full', '1 left', or 'takes no students'."""
        if not self.places:
            return "takes no students"
        return f"{self.places - self.used} left" if self.used < self.places else "full"


@dataclass(frozen=True)
class Figures:
    """The sum of an assignment in three figures; `average` is rounded half up, None without pairs like `worst`."""

    matched: int
    total: int
    worst: int | None
    average: int | None

    @classmethod
    def of(cls, scores: Iterable[int]) -> Figures:
        """The figures of these scores."""
        known = list(scores)
        count, total = len(known), sum(known)
        return cls(count, total, min(known, default=None), (2 * total + count) // (2 * count) if count else None)


@dataclass(frozen=True)
class Move:
    """A student whose mentor is another one than before; None stands for no mentor. `why` is a sentence."""

    mentee_id: int
    mentee: str
    before: int | None
    after: int | None
    why: str


@dataclass(frozen=True)
class MatchResult:
    """A finished run. `other` are the figures that the other aim would reach; `highest` is the best score possible."""

    aim: str
    pairs: tuple[MatchPair, ...]
    unmatched: tuple[Unmatched, ...]
    capacity: tuple[CapacityRow, ...]
    figures: Figures
    other: Figures
    certificate: Certificate
    highest: int
    moves: tuple[Move, ...] = ()

    @property
    def total(self) -> int:
        """The sum of all scores."""
        return self.figures.total

    @property
    def worst(self) -> int | None:
        """The lowest score of a pair."""
        return self.figures.worst

    @property
    def average(self) -> int | None:
        """The mean score, rounded half up to a hundredth."""
        return self.figures.average

    @property
    def proof_words(self) -> str:
        """What is proven, with total, average and lowest score."""
        if self.figures.worst is None or self.figures.average is None:
            return "The rules allow no pair."
        total, average, lowest = map(points_text, (self.total, self.figures.average, self.figures.worst))
        if self.aim == "worst":
            return (f"No other assignment lifts the lowest score, and none of those scores higher: "
                    f"lowest {lowest}, total {total}, average {average}.")
        return f"No other assignment scores higher: total {total}, average {average}, lowest {lowest}."

    @property
    def other_words(self) -> str:
        """What the other aim would reach: 'Fairest worst: 1,671, lowest 66'; empty without pairs."""
        if self.other.worst is None:
            return ""
        aim = AIMS["total" if self.aim == "worst" else "worst"]
        return f"{aim}: {points_text(self.other.total)}, lowest {points_text(self.other.worst)}"

    @property
    def mentor_of(self) -> dict[int, int]:
        """Student id -> mentor id."""
        return {pair.mentee_id: pair.mentor_id for pair in self.pairs}

    def as_dict(self) -> dict[str, Any]:
        """The run as plain values for machines. Whole numbers only: points and evidence in hundredths (`scale`)."""
        return {
            "aim": self.aim, "scale": POINT, "pairs": [pair.as_dict() for pair in self.pairs],
            "total": self.total, "worst": self.worst, "average": self.average, "highest": self.highest,
            "unmatched": [{"person": one.mentee, "person_id": one.mentee_id, "reasons": list(one.reasons)}
                          for one in self.unmatched],
            "capacity": [{"mentor": row.mentor, "mentor_id": row.mentor_id, "used": row.used, "places": row.places}
                         for row in self.capacity],
            "moves": [{"person": one.mentee, "person_id": one.mentee_id, "before": one.before, "after": one.after,
                       "why": one.why} for one in self.moves],
            "certificate": self.certificate.as_dict(),
        }


@dataclass(frozen=True)
class Alternative:
    """What another mentor would cost, everybody else placed as well as possible.

    `change` is the change of the whole assignment's sum; `matched_change` is -1 where somebody would lose their mentor;
    `moves` counts the students whose mentor changes, this one included.
    """

    mentor_id: int
    mentor: str
    score: int
    change: int
    moves: int
    matched_change: int = 0

    @property
    def moves_text(self) -> str:
        """'this pair', '2 pairs', and who goes without."""
        words = "this pair" if self.moves == 1 else f"{self.moves} pairs"
        return f"{words}, 1 unmatched" if self.matched_change < 0 else words
