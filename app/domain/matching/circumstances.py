"""Criteria about how and when two people can meet, and how they like to work: times, style, experience, location."""

from __future__ import annotations

from typing import NamedTuple

from app.domain.matching.availability import Interval, offset_minutes, shared_slots, week_of
from app.domain.matching.criteria import Criterion
from app.domain.matching.profiles import MenteeProfile, MentorProfile, Profile
from app.domain.matching.wording import capital, counted

ENOUGH_SLOTS, EACH_MORE = 80, 10  # per cent when the expected slots are there, and for each further one
OPEN_STYLE, OTHER_STYLE = 80, 60
SAME_CITY, SAME_REGION, SAME_COUNTRY, ELSEWHERE = 100, 75, 40, 20
VIDEO_BY_HOURS = (60, 45, 30, 20)  # per cent for 0, 1, 2, 3 time zones apart; 10 beyond
VIDEO_FAR = 10


class MeetingTimes(Criterion):
    """Weekly meeting slots that both have free."""

    key, name, weight = "availability", "Meeting times", 15
    about = "Weekly slots both have free, each in their own time zone."

    def asked(self, mentee: MenteeProfile) -> tuple[Interval, ...]:
        """The student's free minutes of the common week."""
        return self._week(mentee)

    def offered(self, mentor: MentorProfile) -> tuple[Interval, ...]:
        """The mentor's free minutes of the common week."""
        return self._week(mentor)

    def slots(self, asked: tuple[Interval, ...], offered: tuple[Interval, ...]) -> int:
        """How many meetings fit into the common time."""
        return shared_slots(asked, offered, self.setting.slot_minutes)

    def percent(self, asked: tuple[Interval, ...], offered: tuple[Interval, ...]) -> int:
        """Up to 80 while fewer than expected, then 10 for each further slot."""
        return self.percent_of(self.slots(asked, offered))

    def percent_of(self, slots: int) -> int:
        """The per cent that this number of shared slots gives."""
        expected = self.setting.expected_slots
        if slots < expected:
            return ENOUGH_SLOTS * slots // expected
        return min(100, ENOUGH_SLOTS + EACH_MORE * (slots - expected)) if slots else 0

    def words(self, asked: tuple[Interval, ...], offered: tuple[Interval, ...]) -> str:
        """'3 shared slots, 2 expected'."""
        if not asked or not offered:
            return f"{'Mentor' if asked else 'Student'}'s meeting times are not known"
        return f"{counted(self.slots(asked, offered), 'shared slot')}, {self.setting.expected_slots} expected"

    def _week(self, person: Profile) -> tuple[Interval, ...]:
        offset = offset_minutes(person.zone, self.setting.reference, self.setting.default_zone)
        return week_of(person.availability, offset)


class MentoringStyle(Criterion):
    """How both like to work."""

    key, name, weight = "mentoring_style", "Mentoring style", 5
    about = "The way of working both prefer, such as structured or informal."

    def asked(self, mentee: MenteeProfile) -> tuple[str, ...]:
        """The student's styles, preferred first."""
        return mentee.styles

    def offered(self, mentor: MentorProfile) -> tuple[str, ...]:
        """The mentor's styles, preferred first."""
        return mentor.styles

    def percent(self, asked: tuple[str, ...], offered: tuple[str, ...]) -> int:
        """100 for the same first preference, 80 where the mentor takes any, 60 for another style in common."""
        if not asked:
            return 100
        if not offered:
            return OPEN_STYLE
        if asked[0] == offered[0]:
            return 100
        return OTHER_STYLE if set(asked) & set(offered) else 0

    def words(self, asked: tuple[str, ...], offered: tuple[str, ...]) -> str:
        """'Both prefer structured sessions'."""
        if not asked:
            return "Student has no preference"
        if not offered:
            return "Mentor has no preference"
        if asked[0] == offered[0]:
            return f"Both prefer {_sessions(asked[0])}"
        common = [style for style in asked if style in offered]
        if common:
            return f"Both accept {_sessions(common[0])}"
        return f"{capital(asked[0])} wished, {offered[0]} offered"


def _sessions(style: str) -> str:
    return style if " " in style else f"{style} sessions"


class Experience(Criterion):
    """The mentor's years in the field."""

    key, name, weight = "experience", "Mentor experience", 5
    about = "The mentor's years of experience against the years the student or the cohort asks for."

    def asked(self, mentee: MenteeProfile) -> int:
        """Years asked for."""
        return self.setting.expected_years if mentee.years_needed is None else mentee.years_needed

    def offered(self, mentor: MentorProfile) -> int | None:
        """Years the mentor has; None when not known."""
        return mentor.years

    def percent(self, asked: int, offered: int | None) -> int:
        """100 from the years asked for on, in proportion below."""
        if asked <= 0 or (offered is not None and offered >= asked):
            return 100
        return 100 * offered // asked if offered else 0

    def words(self, asked: int, offered: int | None) -> str:
        """'9 years, 5 required'."""
        if offered is None:
            return "Years of experience are not known"
        return f"{counted(offered, 'year')}, {asked} required" if asked > 0 else counted(offered, "year")


class Place(NamedTuple):
    """Where somebody is and how they would meet; names folded for comparison, `shown` as people write them."""

    city: str
    region: str
    country: str
    shown: tuple[str, str, str]
    ways: frozenset[str]
    offset: int


class Location(Criterion):
    """Near enough to meet in person, or how far apart on video."""

    key, name, weight = "location", "Location", 5
    about = "Same city, region or country when both would meet in person; otherwise time zones apart."

    def asked(self, mentee: MenteeProfile) -> Place:
        """Where the student is."""
        return self._place(mentee)

    def offered(self, mentor: MentorProfile) -> Place:
        """Where the mentor is."""
        return self._place(mentor)

    def percent(self, asked: Place, offered: Place) -> int:
        """By nearness in person, by time zones on video; the better of the two where both ways are open."""
        in_person, remote = _ways(asked, offered)
        return max(_nearness(asked, offered)[0] if in_person else 0, _distance_percent(asked, offered) if remote else 0)

    def words(self, asked: Place, offered: Place) -> str:
        """'Both in Boston, in person', 'Video only, 2 time zones apart'."""
        in_person, remote = _ways(asked, offered)
        near, where = _nearness(asked, offered)
        if in_person and near and (not remote or near >= _distance_percent(asked, offered)):
            return f"Both in {where}, in person" if where else "In person, places far apart"
        if remote:
            way = "Video" if in_person else "Video only"
            return f"{way}, {apart_text(abs(asked.offset - offered.offset))}"
        return "Where they would meet is not known" if in_person else "No way of meeting in common"

    def _place(self, person: Profile) -> Place:
        shown = (person.city.strip(), person.region.strip(), person.country.strip())
        city, region, country = (" ".join(part.casefold().split()) for part in shown)
        offset = offset_minutes(person.zone, self.setting.reference, self.setting.default_zone)
        return Place(city, region, country, shown, person.ways, offset)


def _ways(asked: Place, offered: Place) -> tuple[bool, bool]:
    """Whether both accept meeting in person, and on video or by phone; who names no way accepts any."""
    common = (asked.ways & offered.ways) if asked.ways and offered.ways else asked.ways or offered.ways
    if not asked.ways and not offered.ways:
        return True, True
    return "in person" in common, bool(common & {"video", "phone"})


def _nearness(asked: Place, offered: Place) -> tuple[int, str]:
    """Per cent for meeting in person, and the smallest place both are in. A country not stated does not part them."""
    same_country = asked.country == offered.country or not (asked.country and offered.country)
    same_region = asked.region == offered.region or not (asked.region and offered.region)
    if asked.city and asked.city == offered.city and same_region and same_country:
        return SAME_CITY, asked.shown[0]
    if asked.region and asked.region == offered.region and same_country:
        return SAME_REGION, asked.shown[1]
    if asked.country and asked.country == offered.country:
        return SAME_COUNTRY, asked.shown[2]
    known = (asked.city or asked.region or asked.country) and (offered.city or offered.region or offered.country)
    return (ELSEWHERE, "") if known else (0, "")


def _distance_percent(asked: Place, offered: Place) -> int:
    hours = -(-abs(asked.offset - offered.offset) // 60)
    return VIDEO_BY_HOURS[hours] if hours < len(VIDEO_BY_HOURS) else VIDEO_FAR


def apart_text(minutes: int) -> str:
    """'same time zone', '2 time zones apart', '5 h 30 min apart'."""
    hours, rest = divmod(minutes, 60)
    if rest:
        return f"{hours} h {rest} min apart"
    return f"{counted(hours, 'time zone')} apart" if hours else "same time zone"
