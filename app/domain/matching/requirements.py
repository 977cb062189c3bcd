"""Hard rules about what a cohort requires: years of experience, time promised, a shared slot, a common language."""

from __future__ import annotations

from collections.abc import Hashable

from app.domain.matching.availability import Interval
from app.domain.matching.circumstances import MeetingTimes
from app.domain.matching.criteria import Setting
from app.domain.matching.profiles import MenteeProfile, MentorProfile
from app.domain.matching.rules import MatchRules, Rule
from app.domain.matching.wording import counted


class MinimumYears(Rule):
    """The mentor has the years of experience the cohort requires."""

    key, name = "minimum_years", "Years of experience"

    def applies(self) -> bool:
        """Only where the cohort requires years."""
        return self.rules.minimum_years > 0

    def offered(self, mentor: MentorProfile) -> Hashable:
        """Whether the mentor has enough years; unknown years are not enough."""
        return mentor.years is not None and mentor.years >= self.rules.minimum_years

    def breaks(self, asked: None, offered: bool) -> bool:
        """Not enough years."""
        return not offered

    def held(self, mentee: MenteeProfile, mentor: MentorProfile) -> str:
        """'5+ years of experience'."""
        return f"{self.rules.minimum_years}+ years of experience"

    def broken(self, mentee: MenteeProfile, mentor: MentorProfile) -> str:
        """Too few, or not known."""
        known = "not known" if mentor.years is None else str(mentor.years)
        return f"{mentor.name}'s years of experience are {known}, {self.rules.minimum_years} required"

    def several(self, count: int) -> str:
        """'2 have fewer than 5 years of experience'."""
        return f"{count} {'has' if count == 1 else 'have'} fewer than {self.rules.minimum_years} years of experience"


class Commitment(Rule):
    """Both promise the cohort's time. Who stated nothing is taken to agree, as the agreement asks for it again."""

    key, name = "commitment", "Time commitment"

    def applies(self) -> bool:
        """Only where the cohort asks for time."""
        return self.rules.minutes_a_month > 0

    def asked(self, mentee: MenteeProfile) -> Hashable:
        """Whether the student promises enough."""
        return mentee.minutes_a_month is None or mentee.minutes_a_month >= self.rules.minutes_a_month

    def offered(self, mentor: MentorProfile) -> Hashable:
        """Whether the mentor promises enough."""
        return mentor.minutes_a_month is None or mentor.minutes_a_month >= self.rules.minutes_a_month

    def breaks(self, asked: bool, offered: bool) -> bool:
        """Too little on either side."""
        return not (asked and offered)

    def held(self, mentee: MenteeProfile, mentor: MentorProfile) -> str:
        """'Both commit to 1 hour a month'."""
        return f"Both commit to {_length(self.rules.minutes_a_month)} a month"

    def broken(self, mentee: MenteeProfile, mentor: MentorProfile) -> str:
        """Who promises too little."""
        who = mentor if self.asked(mentee) else mentee
        return f"{who.name} offers less than {_length(self.rules.minutes_a_month)} a month"

    def several(self, count: int) -> str:
        """'2 offer less than 1 hour a month'."""
        return f"{count} {'offers' if count == 1 else 'offer'} less than {_length(self.rules.minutes_a_month)} a month"


def _length(minutes: int) -> str:
    return counted(minutes // 60, "hour") if minutes % 60 == 0 else counted(minutes, "minute")


class SharedSlot(Rule):
    """They have a weekly meeting slot in common. Where times are not known the rule waits and lets the pair be."""

    key, name = "shared_slot", "Shared meeting slot"

    def __init__(self, rules: MatchRules, setting: Setting) -> None:
        super().__init__(rules, setting)
        self.times = MeetingTimes(setting)

    def applies(self) -> bool:
        """Only where the cohort requires slots."""
        return self.rules.minimum_slots > 0

    def asked(self, mentee: MenteeProfile) -> tuple[Interval, ...]:
        """The student's free minutes of the common week."""
        return self.times.asked(mentee)

    def offered(self, mentor: MentorProfile) -> tuple[Interval, ...]:
        """The mentor's free minutes of the common week."""
        return self.times.offered(mentor)

    def breaks(self, asked: tuple[Interval, ...], offered: tuple[Interval, ...]) -> bool:
        """Both known and too few in common."""
        return bool(asked and offered) and self.times.slots(asked, offered) < self.rules.minimum_slots

    def held(self, mentee: MenteeProfile, mentor: MentorProfile) -> str:
        """'3 shared meeting slots'."""
        asked, offered = self.asked(mentee), self.offered(mentor)
        if not asked or not offered:
            return "Meeting times are not known yet"
        return counted(self.times.slots(asked, offered), "shared meeting slot")

    def broken(self, mentee: MenteeProfile, mentor: MentorProfile) -> str:
        """No slot, or too few."""
        if self.rules.minimum_slots == 1:
            return "they share no meeting slot"
        return f"they share fewer than {self.rules.minimum_slots} meeting slots"

    def several(self, count: int) -> str:
        """'3 share no meeting slot'."""
        verb = "shares" if count == 1 else "share"
        few = self.rules.minimum_slots
        return f"{count} {verb} no meeting slot" if few == 1 else f"{count} {verb} fewer than {few} meeting slots"


class CommonLanguage(Rule):
    """They speak a language in common, where the cohort requires it and both named theirs."""

    key, name = "common_language", "Common language"

    def applies(self) -> bool:
        """Only where the cohort requires it."""
        return self.rules.common_language

    def asked(self, mentee: MenteeProfile) -> Hashable:
        """The student's languages."""
        return frozenset(mentee.languages)

    def offered(self, mentor: MentorProfile) -> Hashable:
        """The mentor's languages."""
        return frozenset(mentor.languages)

    def breaks(self, asked: frozenset[int], offered: frozenset[int]) -> bool:
        """Both known and nothing in common."""
        return bool(asked and offered) and asked.isdisjoint(offered)

    def held(self, mentee: MenteeProfile, mentor: MentorProfile) -> str:
        """'A language in common'."""
        return "A language in common" if mentee.languages and mentor.languages else "Languages are not known yet"

    def broken(self, mentee: MenteeProfile, mentor: MentorProfile) -> str:
        """No language in common."""
        return "they have no language in common"

    def several(self, count: int) -> str:
        """'1 speaks none of their languages'."""
        return f"{count} {'speaks' if count == 1 else 'speak'} none of their languages"
