"""The match review list: each proposed pair with the ledger of its score, who is unmatched, and the proof (B1, B3)."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.packets import Heading


@dataclass(frozen=True)
class ReviewLine:
    """One line of a ledger: the criterion, its weight, the points it gave, and why. Integer points."""

    criterion: str
    weight: int
    evidence: str
    points: int


@dataclass(frozen=True)
class ReviewPair:
    """A proposed pair. The points of the ledger add up to `score`."""

    mentee: str
    mentor: str
    score: int
    ledger: tuple[ReviewLine, ...]
    mentee_native: str = ""
    mentor_native: str = ""
    mentee_line: str = ""
    mentor_line: str = ""
    locked: bool = False
    note: str = ""


@dataclass(frozen=True)
class Unmatched:
    """Someone without a pair, and the reasons."""

    name: str
    native: str = ""
    line: str = ""
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class MatchReview:
    """A matching run as it goes to the reviewers. `aim` in words; `dual_total` equals `total` when it is proven.

    `scale` is how many points make 1 in print: 1 prints them as they are, 100 prints 8,600 as 86.
    """

    heading: Heading
    aim: str
    pairs: tuple[ReviewPair, ...]
    unmatched: tuple[Unmatched, ...]
    total: int
    dual_total: int | None
    scale: int = 1
    run_by: str = ""

    @property
    def proven(self) -> bool:
        """Whether no other assignment can score higher."""
        return self.dual_total == self.total

    @property
    def lowest(self) -> int | None:
        """The lowest score of a pair, None without pairs."""
        return min((pair.score for pair in self.pairs), default=None)
