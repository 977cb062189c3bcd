"""Criteria that compare terms of the taxonomy: field, goals, skills, help, language, background, preference."""

from __future__ import annotations

from typing import ClassVar

from app.domain.matching.criteria import Criterion
from app.domain.matching.profiles import SAME, MenteeProfile, MentorProfile, Reach
from app.domain.matching.wording import capital, choice_text, counted, listed

RANKED = (100, 85, 70, 60, 50)  # per cent for the first, second ... choice; 40 after the last
LATER = 40
OTHER_LANGUAGE = 80


def rank_percent(position: int) -> int:
    """Per cent that meeting the choice at this position gives; position 0 is the first choice."""
    return RANKED[position] if position < len(RANKED) else LATER


class FieldOfInterest(Criterion):
    """The best of the student's ranked fields that the mentor works in."""

    key, name, weight = "field_of_interest", "Field of interest", 25
    about = "The student's fields in order of choice, against the mentor's. Close fields count in part."

    def asked(self, mentee: MenteeProfile) -> tuple[int, ...]:
        """The chosen fields, first choice first."""
        return mentee.fields

    def offered(self, mentor: MentorProfile) -> Reach:
        """The mentor's fields and what is close to them."""
        return self.setting.taxonomy.reach(mentor.fields)

    def percent(self, asked: tuple[int, ...], offered: Reach) -> int:
        """The rank's per cent, lessened where the field is only close."""
        kin = offered.kin
        return max((rank_percent(at) * kin.get(term, 0) // SAME for at, term in enumerate(asked)), default=0)

    def words(self, asked: tuple[int, ...], offered: Reach) -> str:
        """'Data science, top choice of 3'."""
        if not asked or not offered.terms:
            return f"{'Mentor' if asked else 'Student'} has named no field"
        best = self.percent(asked, offered)
        if not best:
            return "The student's only field is not met" if len(asked) == 1 else f"None of {len(asked)} chosen fields"
        at, term = next((at, term) for at, term in enumerate(asked)
                        if rank_percent(at) * offered.kin.get(term, 0) // SAME == best)
        name, choice = self.setting.taxonomy.name(term), choice_text(at, len(asked))
        if offered.kin[term] == SAME:
            return f"{name}, {choice}"
        kinship = self.setting.taxonomy.kinship
        nearest = max(offered.terms, key=lambda own: (kinship(term, own), -own))
        return f"{self.setting.taxonomy.name(nearest)}, close to {name}, {choice}"


class Share(Criterion):
    """How many of the student's terms the mentor meets; close terms count in part."""

    said: ClassVar[tuple[str, str, str]]
    missing: ClassVar[tuple[str, str]]
    unasked: ClassVar[int] = 0

    def percent(self, asked: tuple[int, ...], offered: Reach) -> int:
        """The mean of what is met, rounded down."""
        if not asked:
            return self.unasked
        kin = offered.kin
        return sum([kin.get(term, 0) for term in asked]) // len(asked)

    def words(self, asked: tuple[int, ...], offered: Reach) -> str:
        """'3 of 4 goal themes in common, 1 close'."""
        if not asked:
            return self.missing[0]
        if not offered.terms:
            return self.missing[1]
        met = sum(offered.kin.get(term, 0) == SAME for term in asked)
        close = sum(0 < offered.kin.get(term, 0) < SAME for term in asked)
        noun, plural, verb = self.said
        words = f"{met} of {counted(len(asked), noun, plural)} {verb}"
        return f"{words}, {close} close" if close else words


class CareerGoals(Share):
    """Career-goal themes of both."""

    key, name, weight = "career_goal_themes", "Career goals", 15
    about = "The student's career-goal themes that the mentor shares."
    said = ("goal theme", "goal themes", "in common")
    missing = ("Student has named no goal theme", "Mentor has named no goal theme")

    def asked(self, mentee: MenteeProfile) -> tuple[int, ...]:
        """The student's themes."""
        return tuple(sorted(set(mentee.goals)))

    def offered(self, mentor: MentorProfile) -> Reach:
        """The mentor's themes."""
        return self.setting.taxonomy.reach(mentor.goals)


class Skills(Share):
    """Skills sought and offered."""

    key, name, weight = "skills", "Skills", 10
    about = "The skills the student wants to learn that the mentor offers."
    said = ("skill", "skills", "offered")
    missing = ("Student has named no skill", "Mentor has named no skill")

    def asked(self, mentee: MenteeProfile) -> tuple[int, ...]:
        """The skills sought."""
        return tuple(sorted(set(mentee.skills)))

    def offered(self, mentor: MentorProfile) -> Reach:
        """The skills offered."""
        return self.setting.taxonomy.reach(mentor.skills)


class KindsOfHelp(Share):
    """Kinds of help sought and offered."""

    key, name, weight = "kinds_of_help", "Kinds of help", 5
    about = "The kinds of help the student seeks that the mentor gives."
    said = ("kind of help", "kinds of help", "offered")
    missing = ("Student has named no kind of help", "Mentor has named no kind of help")

    def asked(self, mentee: MenteeProfile) -> tuple[int, ...]:
        """The help sought."""
        return tuple(sorted(set(mentee.help)))

    def offered(self, mentor: MentorProfile) -> Reach:
        """The help offered."""
        return self.setting.taxonomy.reach(mentor.help)


class SharedBackground(Share):
    """A background in common, counted only where the student asked for it."""

    key, name, weight = "shared_background", "Shared background", 5
    about = "Backgrounds the student asked a mentor to share. Everyone meets it where nothing was asked for."
    said = ("background", "backgrounds", "shared")
    missing = ("None asked for", "Mentor has named no background")
    unasked = 100

    def asked(self, mentee: MenteeProfile) -> tuple[int, ...]:
        """The backgrounds asked for."""
        return tuple(sorted(set(mentee.backgrounds)))

    def offered(self, mentor: MentorProfile) -> Reach:
        """The mentor's backgrounds."""
        return self.setting.taxonomy.reach(mentor.backgrounds)

    def words(self, asked: tuple[int, ...], offered: Reach) -> str:
        """'First-generation, as asked'."""
        if len(asked) == 1 and offered.kin.get(asked[0], 0) == SAME:
            return f"{capital(self.setting.taxonomy.name(asked[0]))}, as asked"
        return super().words(asked, offered)


class Language(Criterion):
    """A language in common."""

    key, name, weight = "language", "Language", 5
    about = "A language both speak; the student's first choice counts most."

    def asked(self, mentee: MenteeProfile) -> tuple[int, ...]:
        """The student's languages, preferred first."""
        return mentee.languages

    def offered(self, mentor: MentorProfile) -> frozenset[int]:
        """The mentor's languages."""
        return frozenset(mentor.languages)

    def percent(self, asked: tuple[int, ...], offered: frozenset[int]) -> int:
        """100 for the preferred language, 80 for another one in common."""
        if not asked or asked[0] in offered:
            return 100
        return 0 if offered.isdisjoint(asked) else OTHER_LANGUAGE

    def words(self, asked: tuple[int, ...], offered: frozenset[int]) -> str:
        """'Both speak Spanish'."""
        if not asked:
            return "No language asked for"
        if not offered:
            return "Mentor's languages are not known"
        common = [term for term in asked if term in offered]
        names = self.setting.taxonomy.names(common)
        return f"Both speak {listed(names)}" if common else "No language in common"


class StudentPreference(Criterion):
    """Mentors asked for by name, and traits asked for in a mentor."""

    key, name, weight = "student_preference", "Student's preference", 5
    about = "Mentors the student asked for by name, or traits they asked for."

    def asked(self, mentee: MenteeProfile) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Mentor ids in order of choice, and wished traits."""
        return mentee.preferred, tuple(sorted(set(mentee.wished)))

    def offered(self, mentor: MentorProfile) -> tuple[int, frozenset[int]]:
        """Who the mentor is, and their traits."""
        return mentor.id, frozenset(mentor.traits)

    def percent(self, asked: tuple[tuple[int, ...], tuple[int, ...]], offered: tuple[int, frozenset[int]]) -> int:
        """The better of the rank of a named mentor and the share of wished traits."""
        named, wished = asked
        if not named and not wished:
            return 100
        ranked = rank_percent(named.index(offered[0])) if offered[0] in named else 0
        traits = 100 * sum([term in offered[1] for term in wished]) // len(wished) if wished else 0
        return max(ranked, traits)

    def words(self, asked: tuple[tuple[int, ...], tuple[int, ...]], offered: tuple[int, frozenset[int]]) -> str:
        """'Asked for by name, top choice of 2', 'Asked for: woman in data'."""
        named, wished = asked
        if not named and not wished:
            return "No wish stated"
        if offered[0] in named:
            return f"Asked for by name, {choice_text(named.index(offered[0]), len(named))}"
        met = [term for term in wished if term in offered[1]]
        if met:
            return f"Asked for: {listed(self.setting.taxonomy.names(met))}"
        return "Asked for other mentors" if named else f"Not met: {listed(self.setting.taxonomy.names(wished))}"
