"""The whole story of the sample office, from its first day to the day the sample is made for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from app.clock import SetClock
from app.domain.cohorts import CohortDraft, MatchRuleDraft
from app.domain.mentorships import MentorshipQuery
from app.domain.people import PeopleQuery, Slot
from app.office import Office
from app.sample import Cancelled, Progress, Sample
from app.sample.beginning import COORDINATOR, MENTORS, PATHWAYS, STAFF, begin
from app.sample.calendar import Calendar, at, workday
from app.sample.cohort import CohortPlan, CohortTeller, chosen, objectives
from app.sample.dice import Dice
from app.sample.loose_ends import LooseEnds, plan_applicants
from app.sample.people import Life, Population
from app.sample.story import Story
from app.sample.tables import areas

LATE_PAIRS = 9


def tell(office: Office, clock: SetClock, calendar: Calendar, progress: Progress, cancelled: Cancelled) -> Sample:
    """Makes everything in the (empty) office file; gives what there is now. Raises Cancelled."""
    with office.together("Set up the office"):
        staff = begin(office, areas())
    told = _Telling(Story(office, clock, calendar.today, progress, cancelled), calendar, staff)
    told.tell()
    counted = office.cohorts.rows()
    pairs = office.mentorships.count(MentorshipQuery())
    return Sample(office.path, calendar.today, office.people.count(PeopleQuery()), len(counted), pairs)


class _Telling:
    def __init__(self, story: Story, calendar: Calendar, staff: dict[str, int]) -> None:
        self._story = story
        self._office = story.office
        self._calendar = calendar
        self._staff = staff
        self._population = Population(calendar)
        self._lives = self._population.lives
        self._ids: dict[int, int] = {}
        self._used: set[int] = set()
        self._dice = Dice("Northmere")

    def tell(self) -> None:
        self._plan_people()
        self._story.tell(at(self._calendar.day(-33, 28), 18))
        next_class = self._calendar.next_class
        for first, last, years, mentees, mentors in (
                (-30, -19, (-2, -1), 30, 24), (-18, -7, (-1, 0, 1), 38, 31)):
            teller = self._cohort(first, last, [next_class + year for year in years], mentees, mentors)
            teller.tell_beginning()
            teller.plan_year()
            teller.plan_end()
        running = self._cohort(-6, 5, [next_class + year for year in (0, 1, 2)], 48, 42, away=6, late=LATE_PAIRS)
        running.tell_beginning()
        running.plan_year()
        LooseEnds(self._story, running, self._ids).plan()
        self._plan_pathways([next_class + year for year in (1, 2, 3)])
        self._story.tell()

    def _plan_people(self) -> None:
        """Everybody enters when the office came to know them; classes that graduate become alumni."""
        entered: dict[date, list[Life]] = {}
        for life in self._lives:
            entered.setdefault(max(life.entered, self._calendar.day(-33, 6)), []).append(life)
        for day, lives in entered.items():
            self._story.plan(at(day, 10), "Enter people", self._entry(lives), STAFF[3].name)
        classes: dict[int, list[Life]] = {}
        for life in self._lives:
            if life.kind == "student" and life.class_year is not None:
                classes.setdefault(life.class_year, []).append(life)
        for class_year, graduates in classes.items():
            day = date(class_year, 5, 22)
            self._story.plan(at(day, 11), "Edit people", self._commencement(graduates), STAFF[3].name)

    def _entry(self, lives: Sequence[Life]) -> Callable[[], None]:
        def enter() -> None:
            ids = self._office.people.save_many([life.draft for life in lives])
            self._ids.update(zip((life.number for life in lives), ids, strict=True))

        return enter

    def _commencement(self, lives: Sequence[Life]) -> Callable[[], None]:
        def graduate() -> None:
            self._office.people.save_many([
                self._population.graduated(life, self._office.people.draft_of(self._ids[life.number]))
                for life in lives])

        return graduate

    def _cohort(self, first: int, last: int, classes: Sequence[int], mentees: int, mentors: int, away: int = 0,
                late: int = 0) -> CohortTeller:
        years = self._calendar.cohort_years(first, last)
        known = self._calendar.month(first) - timedelta(days=50)
        students = self._students(classes, mentees + away, known)
        begun = self._calendar.month(first).year
        free = [life for life in self._lives if life.draft.capacity and not life.draft.do_not_contact
                and (life.class_year is None or life.class_year < begun - 2)]
        helping = chosen(free, mentors, self._dice.of(f"mentors {first}"), [life.area.name for life in students])
        plan = CohortPlan(f"{MENTORS} {years}", f"AM {years[2:]}", MENTORS, first, last, tuple(students[:mentees]),
                          tuple(helping), tuple(students[mentees:]), late=late)
        if first == -6:
            self._used.update(life.number for life in helping)
        return CohortTeller(self._story, self._calendar, plan, self._ids, self._staff)

    def _students(self, classes: Sequence[int], count: int, known: date) -> list[Life]:
        """Students of these classes who took no part yet."""
        free = [life for life in self._lives if life.class_year in classes and life.kind == "student"
                and life.number not in self._used and life.entered <= known]
        found = chosen(free, count, self._dice.of(f"students {known}"))
        self._used.update(life.number for life in found)
        return found

    def _plan_pathways(self, classes: Sequence[int]) -> None:
        season = self._calendar.season(2)
        students = self._students(classes, 28, self._story.today - timedelta(days=60))
        mentors = self._mentors_with_room([life.area.name for life in students])
        students[0] = _only_mornings(students[0])
        begun = workday(self._story.today - timedelta(days=45))
        kept: dict[str, int] = {}

        def found() -> None:
            kept["id"] = self._office.cohorts.save(CohortDraft(
                programme=PATHWAYS, name=f"{PATHWAYS} {season}", short_name=f"PW {season[0]}{season[-2:]}",
                starts=self._calendar.month(1), ends=self._calendar.last(6), lead_id=self._staff[COORDINATOR.name],
                minimum_meetings=4, capacity=30))
            self._office.cohorts.save_match_rules(kept["id"], MatchRuleDraft(expected_years=5))
            self._office.objectives.save(kept["id"], objectives(22, self._calendar.month(1), self._calendar.last(6)))
            self._office.people.save(replace(
                self._office.people.draft_of(self._ids[students[0].number]),
                availability=students[0].draft.availability))

        self._story.plan(at(begun, 9), "New cohort", found, COORDINATOR.name)
        self._story.tell(at(begun, 9))
        plan_applicants(self._story, kept["id"], self._ids, students[:22], mentors, students[22:])

    def _mentors_with_room(self, wanted: Sequence[str]) -> list[Life]:
        """Twelve mentors with one place and seven with two."""
        free = [life for life in self._lives if life.number not in self._used and not life.draft.do_not_contact
                and life.kind in ("alum", "professional")]
        found: list[Life] = []
        for places, count in ((1, 12), (2, 7)):
            found += chosen([life for life in free if life.draft.capacity == places], count,
                            self._dice.of(f"room {places}"), wanted)
        return found


def _only_mornings(life: Life) -> Life:
    """A student who is free on Tuesday mornings alone, so that no mentor can meet them."""
    return replace(life, draft=replace(life.draft, availability=(Slot(1, 480, 600),)))
