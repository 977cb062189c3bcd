"""The criteria of a match: what each one reads on both sides, and how far a mentor meets a student's wish.

Evidence is a whole per cent, so that weight x evidence = points holds to the last digit in hundredths of a point.
A wish that a student does not have is met by every mentor (100 %); a fact that is not known counts for nothing (0 %).
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from app.domain.matching.profiles import MenteeProfile, MentorProfile, Taxonomy


@dataclass(frozen=True)
class Evidence:
    """How far a wish is met, in per cent, and why in words."""

    percent: int
    words: str


@dataclass(frozen=True)
class Setting:
    """What criteria need beside the two profiles. Lengths in minutes; zones as they stand on the reference date."""

    taxonomy: Taxonomy
    reference: date
    default_zone: str = "UTC"
    slot_minutes: int = 60
    expected_slots: int = 2
    expected_years: int = 5


class Criterion(ABC):
    """One line of the ledger. `asked` and `offered` reduce each side to a hashable part; the rest reads only these."""

    key: ClassVar[str]
    name: ClassVar[str]
    weight: ClassVar[int]
    about: ClassVar[str]

    def __init__(self, setting: Setting) -> None:
        self.setting = setting

    @abstractmethod
    def asked(self, mentee: MenteeProfile) -> Any:
        """What the criterion reads of the student."""

    @abstractmethod
    def offered(self, mentor: MentorProfile) -> Any:
        """What the criterion reads of the mentor."""

    @abstractmethod
    def percent(self, asked: Any, offered: Any) -> int:
        """How far the wish is met, 0 to 100."""

    @abstractmethod
    def words(self, asked: Any, offered: Any) -> str:
        """The evidence in words, without a full stop."""

    def evidence(self, mentee: MenteeProfile, mentor: MentorProfile) -> Evidence:
        """Per cent and words for one pair."""
        asked, offered = self.asked(mentee), self.offered(mentor)
        return Evidence(self.percent(asked, offered), self.words(asked, offered))
