"""The people of the sample office: who they are, as drafts that staff could have typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.domain.people import HELP, Consent, Email, PersonDraft, Phone, Role, Slot, TermUse
from app.domain.text import fold
from app.sample.calendar import Calendar
from app.sample.dice import Dice
from app.sample.names import Name, Names
from app.sample.tables import Area, areas, places, sections, split

# Students by how many years after the next class they graduate; those below 0 have graduated since.
CLASSES = {3: 36, 2: 48, 1: 56, 0: 52, -1: 32, -2: 28}
ALUMNI, PROFESSIONALS, STAFF = 106, 38, 16
UNIVERSITY = "Northmere University"
ENTRY_AUGUST, COMMENCEMENT = (8, 20), (5, 15)

# When people are free: weekday, from, to (minutes after midnight).
_STUDENT_TIMES = (
    ((0, 1020, 1200), (2, 1020, 1200)), ((1, 1020, 1200), (3, 1020, 1200)), ((0, 720, 810), (4, 780, 960)),
    ((2, 900, 1080), (4, 720, 900)), ((1, 720, 840), (3, 720, 840)), ((3, 1080, 1260), (6, 960, 1140)),
)  # fmt: skip
_MENTOR_TIMES = (
    ((0, 1020, 1140), (1, 1020, 1140)), ((2, 1020, 1140), (3, 1020, 1140)), ((0, 720, 780), (2, 720, 780)),
    ((1, 720, 780), (3, 720, 780)), ((4, 720, 840),), ((6, 960, 1080), (3, 1080, 1200)), ((2, 960, 1080),),
)  # fmt: skip
_WAYS = ("Video", "Video or campus", "Campus", "Video, phone", "Either")
_STANDINGS = ("Senior", "Junior", "Sophomore", "First-year")
_STAFF_TITLES = ("Associate professor", "Professor", "Lecturer", "Academic adviser", "Department coordinator")
_PREFERENCES = ("Someone who stayed in the region.", "A woman in the field, if possible.",
                "Somebody who changed fields once.", "Someone who speaks Spanish.",
                "A mentor close by, to meet in person.")


@dataclass(frozen=True)
class Life:
    """One person of the sample. `entered` is the day the office came to know them."""

    number: int
    kind: str
    area: Area
    name: Name
    entered: date
    draft: PersonDraft
    class_year: int | None = None


class Population:
    """Makes everybody. The same calendar gives the same people."""

    def __init__(self, calendar: Calendar) -> None:
        self._calendar = calendar
        self._dice = Dice("Northmere people")
        self._names = Names()
        self._areas = areas()
        self._places = places()
        self._sayings = {name: [row[0] for row in lines] for name, lines in sections("sayings").items()}
        self._emails: set[str] = set()
        self._count = 0
        self.lives = tuple(self._everybody())

    def _everybody(self) -> list[Life]:
        lives = [self._alum() for _ in range(ALUMNI)]
        lives += [self._professional() for _ in range(PROFESSIONALS)]
        lives += [self._staff() for _ in range(STAFF)]
        for years, count in CLASSES.items():
            lives += [self._student(self._calendar.next_class + years, place) for place in range(count)]
        return self._marked(lives)

    def _marked(self, lives: list[Life]) -> list[Life]:
        """A few asked for no directory entry or for no contact; people who were asked for nothing keep their marks."""
        dice = self._dice.of("marks")
        silent = {life.number for life in dice.some([one for one in lives if one.kind == "alum"], 4)}
        private = {life.number for life in dice.some([one for one in lives if one.kind == "student"], 9)}
        return [replace(life, draft=replace(life.draft, do_not_contact=life.number in silent,
                                            directory_opt_out=life.number in private)) for life in lives]

    def _next(self) -> tuple[int, Dice, Name]:
        self._count += 1
        dice = self._dice.of(self._count)
        return self._count, dice, self._names.draw(dice)

    def _student(self, class_year: int, place: int) -> Life:
        number, dice, name = self._next()
        area = self._areas[(place + class_year) % len(self._areas)]
        major, college = dice.pick(area.majors)
        entered = min(date(class_year - 4, *ENTRY_AUGUST), self._calendar.today - timedelta(days=30))
        draft = replace(
            self._named(name, dice), student_id=f"N-{200100 + number * 37 + dice.below(30)}", program=major,
            college=college, class_year=class_year, expected_graduation=date(class_year, *COMMENCEMENT),
            standing=_STANDINGS[min(3, max(0, class_year - self._calendar.next_class))], city="Northmere", region="ME",
            country="United States", time_zone="America/New_York", roles=(Role("student", entered),),
            emails=(Email(self._address(name, f"{class_year % 100:02d}", "northmere.example"), "university"),),
            phones=self._phones(dice, "207", 55), meeting_ways=dice.pick(_WAYS),
            mentoring_style=dice.pick(self._sayings["Styles"]), career_goal=dice.pick(area.careers),
            hopes=dice.pick(self._sayings["Hopes"]), preference=dice.pick(_PREFERENCES) if dice.chance(15) else "",
            terms=self._student_terms(area, name, dice), availability=_slots(dice, _STUDENT_TIMES, 3))
        return Life(number, "student", area, name, entered, draft, class_year)

    def _alum(self) -> Life:
        number, dice, name = self._next()
        area = self._areas[number % len(self._areas)]
        class_year = self._calendar.next_class - 3 - dice.below(5) - dice.below(8) - dice.below(17)
        major, college = dice.pick(area.majors)
        draft = replace(
            self._working(name, area, dice, max(1, self._calendar.today.year - class_year)), program=major,
            college=college, class_year=class_year,
            roles=(Role("student", date(class_year - 4, *ENTRY_AUGUST), date(class_year, *COMMENCEMENT)),
                   Role("alum", date(class_year, 5, 16))))
        return Life(number, "alum", area, name, self._calendar.day(-33, 6), draft, class_year)

    def _professional(self) -> Life:
        number, dice, name = self._next()
        area = self._areas[number % len(self._areas)]
        since = self._calendar.day(-33, 6)
        draft = replace(self._working(name, area, dice, 5 + dice.below(27)), roles=(Role("professional", since),))
        return Life(number, "professional", area, name, since, draft)

    def _staff(self) -> Life:
        number, dice, name = self._next()
        area = self._areas[number % len(self._areas)]
        major, college = dice.pick(area.majors)
        title = dice.pick(_STAFF_TITLES)
        since = self._calendar.day(-33, 6)
        draft = replace(
            self._named(name, dice), college=college, employer=UNIVERSITY, industry="Schools and universities",
            job_title=f"{title}, {major}", city="Northmere", region="ME", country="United States",
            time_zone="America/New_York", years_experience=3 + dice.below(25), roles=(Role("staff", since),),
            emails=(Email(self._address(name, "", "northmere.example"), "university"),),
            phones=self._phones(dice, "207", 80))
        return Life(number, "staff", area, name, since, draft)

    def graduated(self, life: Life, draft: PersonDraft) -> PersonDraft:
        """What a student's record becomes after commencement: an alum with a first job."""
        assert life.class_year is not None
        dice = self._dice.of(f"{life.number}/graduated")
        work = self._working(life.name, life.area, dice, 0)
        student = draft.roles[0]
        return replace(
            work, id=draft.id, as_of=draft.as_of, pronunciation=draft.pronunciation, preferred=draft.preferred,
            student_id=draft.student_id, program=draft.program, college=draft.college, class_year=draft.class_year,
            years_experience=self._calendar.today.year - life.class_year,
            expected_graduation=draft.expected_graduation, directory_opt_out=draft.directory_opt_out,
            capacity=None, career_goal=draft.career_goal, consents=draft.consents, hopes="",
            roles=(replace(student, until=date(life.class_year, *COMMENCEMENT)),
                   Role("alum", date(life.class_year, 5, 16))),
            emails=(*work.emails, *draft.emails))

    def _named(self, name: Name, dice: Dice) -> PersonDraft:
        preferred = name.given.split(" ")[-1] if " " in name.given else ""
        return PersonDraft(given=name.given, family=name.family, native=name.native, preferred=preferred,
                           pronouns=name.pronouns if dice.chance(85) else "", pronunciation=name.said)

    def _working(self, name: Name, area: Area, dice: Dice, years: int) -> PersonDraft:
        employer = dice.pick(area.employers)
        abroad = [place for place in self._places.values() if place.country != "United States"]
        place = dice.pick(abroad) if employer.abroad and dice.chance(28) else self._places[employer.city]
        emails = [Email(self._address(name, "", "mailbox.example"), "personal")]
        if dice.chance(60):
            emails.insert(0, Email(self._address(name, "", f"{_slug(employer.name)}.example"), "work"))
        return replace(
            self._named(name, dice), employer=employer.name, industry=area.industry, years_experience=years,
            job_title=dice.pick(area.titles(employer, years > 7)), city=place.city, region=place.region,
            country=place.country, time_zone=place.zone, emails=tuple(emails),
            phones=self._phones(dice, place.dial, 60),
            capacity=dice.weighted((0, 1, 2, 3), (10, 55, 28, 7)), ask_limit=2 if dice.chance(10) else None,
            meeting_ways=dice.pick(_WAYS[:4]), mentoring_style=dice.pick(self._sayings["Styles"]),
            hopes=dice.pick(self._sayings["Offers"]) if dice.chance(45) else "",
            terms=self._mentor_terms(area, name, dice), availability=_slots(dice, _MENTOR_TIMES, 3))

    def _student_terms(self, area: Area, name: Name, dice: Dice) -> tuple[TermUse, ...]:
        other = dice.pick(self._areas)
        fields = dict.fromkeys((*dice.some(area.field_names, 2), dice.pick(other.field_names)))
        backgrounds = self._terms("Backgrounds")
        return (
            *(TermUse("interest", field, "seeks") for field in fields),
            *(TermUse("theme", theme, "seeks") for theme in dice.some(self._terms("Themes")[:8], 2)),
            *(TermUse("skill", skill, "seeks") for skill in dice.some(area.skills, 2)),
            *(TermUse("help", kind, "seeks") for kind in dice.some(HELP, 2)),
            *_languages(name),
            *(TermUse("background", one, "has") for one in dice.some(backgrounds, 1) if dice.chance(45)),
            *(TermUse("background", backgrounds[0], "seeks") for _ in range(1) if dice.chance(12)),
        )

    def _mentor_terms(self, area: Area, name: Name, dice: Dice) -> tuple[TermUse, ...]:
        return (
            *(TermUse("interest", field, "offers") for field in dice.some(area.field_names, dice.between(2, 4))),
            *(TermUse("theme", theme, "offers") for theme in dice.some(self._terms("Themes"), dice.between(3, 6))),
            *(TermUse("skill", skill, "offers") for skill in dice.some(area.skills, dice.between(3, 5))),
            *(TermUse("help", kind, "offers") for kind in dice.some(HELP, dice.between(3, 6))),
            *_languages(name),
            *(TermUse("background", one, "has") for one in dice.some(self._terms("Backgrounds"), 1) if dice.chance(50)),
        )

    def _terms(self, name: str) -> list[str]:
        return [split(line)[0] for line in self._sayings[name]]

    def _address(self, name: Name, ending: str, domain: str) -> str:
        given, family = (fold(part).replace(" ", "") for part in (name.given, name.family))
        for user in (f"{given[:1]}.{family}{ending}", f"{given}.{family}{ending}", f"{given}.{family}{ending}2"):
            if f"{user}@{domain}" not in self._emails:
                self._emails.add(f"{user}@{domain}")
                return f"{user}@{domain}"
        raise AssertionError("three people of one name")

    def _phones(self, dice: Dice, dial: str, percent: int) -> tuple[Phone, ...]:
        if not dice.chance(percent):
            return ()
        last = 100 + dice.below(100)
        number = f"{dial} 555 0{last}" if dial.startswith("+") else f"({dial}) 555-0{last}"
        return (Phone(number, dice.pick(("mobile", "mobile", "work"))),)


def consents(draft: PersonDraft, given_on: date, scopes: Sequence[str]) -> PersonDraft:
    """The draft with consents given on a day; those on record stay."""
    known = {consent.scope for consent in draft.consents}
    wording = "I agree that the career office uses my record in this way until I say otherwise."
    return replace(draft, consents=(*draft.consents, *(
        Consent(scope, given_on, wording=wording) for scope in scopes if scope not in known)))


def _languages(name: Name) -> tuple[TermUse, ...]:
    spoken = ("English", name.language) if name.language else ("English",)
    return tuple(TermUse("language", language, "has") for language in spoken)


def _slots(dice: Dice, times: Sequence[tuple[tuple[int, int, int], ...]], count: int) -> tuple[Slot, ...]:
    chosen = {slot for pattern in dice.some(times, count) for slot in pattern}
    return tuple(Slot(*slot) for slot in sorted(chosen))


def _slug(employer: str) -> str:
    words = [word for word in fold(employer).split() if word not in ("the", "llp", "and", "s", "of")]
    return "".join(words[:2])
