"""Hard rules that keep two people apart: out of the programme, no place, conflict, earlier pair, employer, ban."""

from __future__ import annotations

from collections.abc import Hashable

from app.domain.matching.profiles import MenteeProfile, MentorProfile
from app.domain.matching.rules import Pair, Rule, Sides
from app.domain.matching.wording import counted


class OwnMentor(Rule):
    """Nobody is their own mentor, though one person may be on both sides of a cohort."""

    key, name, waivable = "own_mentor", "Two people", False

    def listed(self, sides: Sides) -> frozenset[Pair]:
        """Everybody who is on both sides."""
        return frozenset((person, person) for person in sides.mentees & sides.mentors)

    def held(self, mentee: MenteeProfile, mentor: MentorProfile) -> str:
        """'Two different people'."""
        return "Two different people"

    def broken(self, mentee: MenteeProfile, mentor: MentorProfile) -> str:
        """One and the same."""
        return "nobody can be their own mentor"

    def several(self, count: int) -> str:
        """'1 is the student'."""
        return f"{count} is the student"


class Participation(Rule):
    """Both take part: nobody withdrawn, archived, or not to be contacted."""

    key, name, waivable = "participation", "Both take part", False

    def asked(self, mentee: MenteeProfile) -> Hashable:
        """Whether the student is out."""
        return bool(mentee.excluded)

    def offered(self, mentor: MentorProfile) -> Hashable:
        """Whether the mentor is out."""
        return bool(mentor.excluded)

    def breaks(self, asked: bool, offered: bool) -> bool:
        """Out on either side."""
        return asked or offered

    def held(self, mentee: MenteeProfile, mentor: MentorProfile) -> str:
        """'Both take part'."""
        return "Both take part"

    def broken(self, mentee: MenteeProfile, mentor: MentorProfile) -> str:
        """Who is out, and why."""
        who = mentee if mentee.excluded else mentor
        return f"{who.name} is out: {who.excluded}"

    def several(self, count: int) -> str:
        """'2 do not take part'."""
        return f"{count} {'does' if count == 1 else 'do'} not take part"


class Capacity(Rule):
    """The mentor has at least one place."""

    key, name, waivable = "capacity", "Capacity", False

    def offered(self, mentor: MentorProfile) -> Hashable:
        """Whether there is a place at all."""
        return mentor.capacity > 0

    def breaks(self, asked: None, offered: bool) -> bool:
        """No place."""
        return not offered

    def held(self, mentee: MenteeProfile, mentor: MentorProfile) -> str:
        """'Takes 2 students'."""
        return f"Takes {counted(mentor.capacity, 'student')}"

    def broken(self, mentee: MenteeProfile, mentor: MentorProfile) -> str:
        """The mentor takes nobody."""
        return f"{mentor.name} takes no students"

    def several(self, count: int) -> str:
        """'2 take no students'."""
        return f"{count} {'takes' if count == 1 else 'take'} no students"


class Conflict(Rule):
    """No declared conflict of interest, such as family or supervision."""

    key, name, waivable = "conflict", "Conflict of interest", False

    def listed(self, sides: Sides) -> frozenset[Pair]:
        """The declared conflicts."""
        return self.rules.conflicts

    def held(self, mentee: MenteeProfile, mentor: MentorProfile) -> str:
        """'No declared conflict of interest'."""
        return "No declared conflict of interest"

    def broken(self, mentee: MenteeProfile, mentor: MentorProfile) -> str:
        """A conflict was declared."""
        return "a conflict of interest is declared"

    def several(self, count: int) -> str:
        """'1 has a declared conflict of interest'."""
        return f"{count} {'has' if count == 1 else 'have'} a declared conflict of interest"


class PastPair(Rule):
    """They were not a pair of this programme before, unless the cohort allows it."""

    key, name = "past_pair", "Earlier pair"

    def applies(self) -> bool:
        """Off where the cohort allows earlier pairs."""
        return not self.rules.allow_past_pairs

    def listed(self, sides: Sides) -> frozenset[Pair]:
        """The pairs of earlier cohorts."""
        return self.rules.past_pairs

    def held(self, mentee: MenteeProfile, mentor: MentorProfile) -> str:
        """'Not a pair before'."""
        return "Not a pair before"

    def broken(self, mentee: MenteeProfile, mentor: MentorProfile) -> str:
        """They were a pair."""
        return "they were a pair before"

    def several(self, count: int) -> str:
        """'1 was their mentor before'."""
        return f"{count} {'was' if count == 1 else 'were'} their mentor before"


class SameEmployer(Rule):
    """The mentor does not work where the student works or interns now."""

    key, name = "same_employer", "Same employer"

    def applies(self) -> bool:
        """Off where the cohort allows it."""
        return not self.rules.allow_same_employer

    def asked(self, mentee: MenteeProfile) -> Hashable:
        """The student's employer."""
        return mentee.employer_id

    def offered(self, mentor: MentorProfile) -> Hashable:
        """The mentor's employer."""
        return mentor.employer_id

    def breaks(self, asked: int | None, offered: int | None) -> bool:
        """Both known and the same."""
        return asked is not None and asked == offered

    def held(self, mentee: MenteeProfile, mentor: MentorProfile) -> str:
        """'Different employers'."""
        return "Different employers"

    def broken(self, mentee: MenteeProfile, mentor: MentorProfile) -> str:
        """Where both work."""
        return f"both work at {mentor.employer}" if mentor.employer else "both work for the same employer"

    def several(self, count: int) -> str:
        """'1 works for the same employer'."""
        return f"{count} {'works' if count == 1 else 'work'} for the same employer"


class Forbidden(Rule):
    """Staff did not forbid the pair."""

    key, name = "forbidden", "Forbidden pair"

    def listed(self, sides: Sides) -> frozenset[Pair]:
        """The forbidden pairs."""
        return self.rules.forbidden

    def held(self, mentee: MenteeProfile, mentor: MentorProfile) -> str:
        """'Not forbidden by staff'."""
        return "Not forbidden by staff"

    def broken(self, mentee: MenteeProfile, mentor: MentorProfile) -> str:
        """Staff forbade it."""
        return "the pair is forbidden"

    def several(self, count: int) -> str:
        """'1 is forbidden'."""
        return f"{count} {'is' if count == 1 else 'are'} forbidden"
