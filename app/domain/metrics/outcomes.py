"""First-destination outcomes and retention as formulas (NACE first-destination standards; standards.md)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Share:
    """A rate with its two parts; it is never shown without them."""

    numerator: int
    denominator: int

    def __post_init__(self) -> None:
        if not 0 <= self.numerator <= self.denominator:
            raise ValueError(f"{self.numerator} of {self.denominator} is no share")

    @property
    def value(self) -> Fraction | None:
        """The share of 1; None when there is nothing to divide by."""
        return Fraction(self.numerator, self.denominator) if self.denominator else None


@dataclass(frozen=True)
class OutcomeCounts:
    """How many graduates of a class year are in each group of outcomes.

    `employed` takes in full-time, part-time, self-employed and contract work and post-graduate internships and
    fellowships; `seeking` those who still seek employment or education.
    """

    employed: int = 0
    service: int = 0
    military: int = 0
    education: int = 0
    seeking: int = 0
    not_seeking: int = 0
    unknown: int = 0

    @property
    def placed(self) -> int:
        """Graduates with a career outcome."""
        return self.employed + self.service + self.military + self.education

    @property
    def known(self) -> int:
        """Graduates of whom the office knows what they do, from any source."""
        return self.placed + self.seeking + self.not_seeking

    @property
    def graduates(self) -> int:
        """All graduates of the class year."""
        return self.known + self.unknown


def knowledge_rate(counts: OutcomeCounts) -> Share:
    """Known outcomes / all graduates. NACE asks to strive for 65 percent. It is not the survey's response rate."""
    return Share(counts.known, counts.graduates)


def career_outcomes_rate(counts: OutcomeCounts) -> Share:
    """Employed, in service, in the military or studying on / known and seeking. Unknowns never raise it."""
    return Share(counts.placed, counts.known - counts.not_seeking)


def response_rate(answers: int, asked: int) -> Share:
    """Survey answers / graduates asked."""
    return Share(answers, asked)


def retention(mentees: frozenset[int], graduated: frozenset[int], enrolled: frozenset[int]) -> Share:
    """Mentees enrolled at census day of the next term / mentees who could have been, graduates left out. By id."""
    could = mentees - graduated
    return Share(len(could & enrolled), len(could))
