"""The life of one cohort: applying, matching, meeting, goals, the end - or the day until which it has come."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial

from app.domain.cohorts import Break, CohortDraft, Objective, PairRule
from app.domain.enrolments import EnrolmentQuery
from app.domain.mentorships import Agreement, MeetingDraft, MentorshipQuery
from app.sample.beginning import COORDINATOR, STAFF
from app.sample.calendar import Calendar, at, workday
from app.sample.dice import Dice
from app.sample.goals import GoalTeller
from app.sample.people import Life, consents
from app.sample.story import Story
from app.sample.tables import sections

MENTEE_CONSENTS = ("share with mentor", "name in packets")
_WAYS = ("Video", "Video", "Video", "Campus", "Coffee", "Phone", "Office")
_MINUTES = (45, 60, 60, 60, 60, 75, 30, 90)
_CONTACTS = ("e-mail", "e-mail", "call")
_END_REASONS = ("Change of plans", "Mentor withdrew", "Not a fit", "Left the university")


@dataclass(frozen=True)
class CohortPlan:
    """What a cohort is. Months are counted from the one the sample is made in."""

    name: str
    short_name: str
    programme: str
    first: int
    last: int
    mentees: tuple[Life, ...]
    mentors: tuple[Life, ...]
    turned_away: tuple[Life, ...] = ()
    ended_early: int = 2
    late: int = 0


@dataclass
class Pair:
    """A mentorship as the sample needs it."""

    id: int
    mentee: Life
    mentor: Life
    dice: Dice
    met: list[date] = field(default_factory=list)
    told: set[str] = field(default_factory=set)
    ends: date | None = None
    late_since: date | None = None


class CohortTeller:
    """Plans the tasks of one cohort and has them done."""

    def __init__(self, story: Story, calendar: Calendar, plan: CohortPlan, ids: dict[int, int],
                 staff: dict[str, int]) -> None:
        self.plan = plan
        self.cohort_id = 0
        self.pairs: list[Pair] = []
        self._story = story
        self._office = story.office
        self._calendar = calendar
        self._ids = ids
        self._staff = staff
        self._dice = Dice(f"cohort {plan.first}")
        self._starts, self._ends = calendar.month(plan.first), calendar.last(plan.last)
        self._topics = sections("meetings")

    def tell_beginning(self) -> None:
        """From the plan to the approved pairs."""
        for days, label, run in ((62, "New cohort", self._found), (44, "Enrol as student", self._apply),
                                 (36, "Enrol as mentor", self._invite), (24, "Accept", self._accept),
                                 (14, "Run matching", self._match), (1, "Start cohort", self._start)):
            day = workday(self._starts - timedelta(days=days))
            self._plan(day, label, run)
            self._story.tell(at(day, 10, 20))
        self._read_pairs()

    def plan_year(self) -> None:
        """The months at work, up to today."""
        for pair in self.pairs:
            self._sign(pair)
            self._meet(pair)
            self._contact(pair)
        GoalTeller(self._story, self._calendar, self.cohort_id, self._starts, self._ends).plan(self.pairs, self._ids)

    def plan_end(self) -> None:
        """The end of a cohort whose last day is over: pairs completed, cohort closed."""
        after = workday(self._ends + timedelta(days=6))

        def complete() -> None:
            query = MentorshipQuery(cohort_id=self.cohort_id, filter="active")
            self._office.mentorships.complete(self._office.mentorships.ids(query), self._ends)

        self._plan(after, "Complete mentorships", complete)
        self._plan(after + timedelta(days=1), "Close cohort",
                   lambda: self._office.cohorts.set_state(self.cohort_id, "closed"))

    def _plan(self, day: date, label: str, run: Callable[[], object]) -> None:
        self._story.plan(at(workday(day), 10, 20), label, run, COORDINATOR.name)

    def _start(self) -> None:
        self._office.cohorts.set_state(self.cohort_id, "running")

    def _found(self) -> None:
        plan = self.plan
        self.cohort_id = self._office.cohorts.save(CohortDraft(
            programme=plan.programme, name=plan.name, short_name=plan.short_name, starts=self._starts, ends=self._ends,
            lead_id=self._staff[COORDINATOR.name], minimum_meetings=8 if plan.last - plan.first > 8 else 4))
        winter = [Break(date(year, 12, 20), date(year + 1, 1, 4), "Winter break")
                  for year in range(self._starts.year, self._ends.year + 1)]
        self._office.cohorts.save_breaks(self.cohort_id, [
            one for one in winter if self._starts < one.starts and one.ends < self._ends])
        self._office.objectives.save(self.cohort_id, objectives(len(plan.mentees), self._starts, self._ends))

    def _apply(self) -> None:
        ids = [self._ids[life.number] for life in (*self.plan.mentees, *self.plan.turned_away)]
        self._office.enrolments.enrol(self.cohort_id, "mentee", ids, "applied")
        today = self._office.clock.today()
        self._office.people.save_many([
            consents(self._office.people.draft_of(self._ids[life.number]), today, MENTEE_CONSENTS)
            for life in self.plan.mentees])

    def _invite(self) -> None:
        self._office.enrolments.enrol(self.cohort_id, "mentor", [self._ids[life.number] for life in self.plan.mentors])

    def _accept(self) -> None:
        away = {self._ids[life.number] for life in self.plan.turned_away}
        rows = self._office.enrolments.page(EnrolmentQuery(self.cohort_id, "mentee"), 0, -1)
        self._office.enrolments.accept([row.id for row in rows if row.person_id not in away])
        reasons = [row[0] for row in sections("sayings")["Decline reasons"]]
        for place, row in enumerate(row for row in rows if row.person_id in away):
            if place % 2:
                self._office.enrolments.wait_list([row.id], "Next place goes to them")
            else:
                self._office.enrolments.decline([row.id], reasons[place // 2 % len(reasons)])

    def _match(self) -> None:
        first, second = self.plan.mentees[0], self.plan.mentors[0]
        self._office.matching.set_rule(self.cohort_id, PairRule(
            self._ids[first.number], self._ids[second.number], "conflict", "Same family"))
        run = self._office.matching.run(self.cohort_id)
        done = self._office.matching.approve(run.id)
        self._office.mentorships.agreements_sent(done.mentorship_ids)

    def _read_pairs(self) -> None:
        rows = self._office.mentorships.page(MentorshipQuery(cohort_id=self.cohort_id), 0, -1)
        lives = {self._ids[life.number]: life for life in (*self.plan.mentees, *self.plan.mentors)}
        self.pairs = [Pair(row.id, lives[row.mentee_id], lives[row.mentor_id], self._dice.of(row.id))
                      for row in sorted(rows, key=lambda row: row.id)]
        early = self._dice.some(self.pairs, self.plan.ended_early)
        for pair in early:
            pair.ends = self._calendar.last(self.plan.first + 2 + self._dice.below(3))
        for place, pair in enumerate(self._dice.some([one for one in self.pairs if one not in early], self.plan.late)):
            pair.late_since = self._story.today - timedelta(days=41 + place * 4 + self._dice.below(3))

    def _sign(self, pair: Pair) -> None:
        sent = workday(self._starts - timedelta(days=14))
        first = sent + timedelta(days=3 + pair.dice.below(12))
        second = first + timedelta(days=pair.dice.below(9))
        days = (first, second) if pair.dice.chance(60) else (second, first)
        agreement = Agreement(sent, *days)
        self._at(second, 11, "Record signature",
                 lambda: self._office.mentorships.set_agreement(pair.id, agreement), pair)
        if pair.ends is not None:
            self._at(pair.ends, 17, "End mentorship", lambda: self._office.mentorships.end(
                pair.id, pair.dice.pick(_END_REASONS), pair.ends), pair)

    def _meet(self, pair: Pair) -> None:
        base, loose = 2 + pair.dice.below(23), pair.dice.chance(25)
        months = range(self.plan.first, min(self.plan.last, 0) + 1)
        for month in months:
            held = workday(self._calendar.day(month, max(1, base + pair.dice.between(-3, 3))))
            held = _outside_break(held)
            held = max(held, self._starts + timedelta(days=1 + pair.dice.below(5)))
            missed = loose and month < -1 and pair.dice.chance(22) and month > self.plan.first
            if missed or held >= self._story.today or (pair.ends is not None and held >= pair.ends) or (
                    pair.late_since is not None and held > pair.late_since):
                continue
            pair.met.append(held)
        if pair.late_since is not None and pair.late_since > self._starts:
            pair.met = [*(day for day in pair.met if day < pair.late_since - timedelta(days=9)), pair.late_since]
        for place, held in enumerate(pair.met):
            self._log(pair, place, held)

    def _log(self, pair: Pair, place: int, held: date) -> None:
        draft = self._meeting(pair, place, held)
        hour = pair.dice.between(9, 11)
        day = workday(min(held + timedelta(days=pair.dice.below(3)), self._story.today))
        self._at(max(day, held), hour, "Log meeting", lambda: self._office.meetings.log(draft), pair)

    def _meeting(self, pair: Pair, place: int, held: date) -> MeetingDraft:
        late = self.plan.last <= 0 and (self._ends - held).days < 75
        stage = "First" if place == 0 else "Last" if late and place == len(pair.met) - 1 else (
            "Late" if late else "Early" if place < 3 else "Middle")
        confidential = pair.dice.chance(5) and place > 0
        topics, outcome, kind = self._talk(pair, "Confidential" if confidential else stage)
        words = {"mentor": pair.mentor.draft.given, "field": self._field(pair)}
        return MeetingDraft(
            mentorship_id=pair.id, held_on=held, minutes=pair.dice.pick(_MINUTES), way=pair.dice.pick(_WAYS),
            topics=topics.format(**words), help=kind, outcome=outcome.format(**words), confidential=confidential)

    def _talk(self, pair: Pair, stage: str) -> list[str]:
        """What a pair talks about; it does not talk about the same thing twice as long as there is something new."""
        own = self._topics[pair.mentee.area.name] if stage in ("Early", "Middle") else []
        talks = [*self._topics[stage], *own]
        talk = pair.dice.pick([one for one in talks if one[0] not in pair.told] or talks)
        pair.told.add(talk[0])
        return talk

    def _contact(self, pair: Pair) -> None:
        words = [row[0] for row in sections("sayings")["Contacts"]]
        for weeks in (2, 4, 13, 26, 40):
            day = workday(self._starts + timedelta(weeks=weeks, days=pair.dice.below(6)))
            if day > min(self._ends, pair.ends or self._ends) or not pair.dice.chance(70):
                continue
            person = self._ids[(pair.mentee if pair.dice.chance(55) else pair.mentor).number]
            kind, said = pair.dice.pick(_CONTACTS), words[0] if weeks == 2 else pair.dice.pick(words[1:])
            self._at(day, 14, "Log contact",
                     partial(self._office.checkins.note, pair.id, person, kind, said, day), pair)

    def _at(self, day: date, hour: int, label: str, run: Callable[[], object], pair: Pair) -> None:
        self._story.plan(at(day, hour, pair.dice.below(60)), label, run, pair.dice.pick(STAFF).name)

    @staticmethod
    def _field(pair: Pair) -> str:
        return next(term.name.lower() for term in pair.mentee.draft.terms if term.kind == "interest")


def objectives(students: int, starts: date, ends: date) -> tuple[Objective, ...]:
    """What each cohort of the office aims at."""
    soon = starts + timedelta(days=14)
    return (
        Objective(None, "matched-approved", None, students, soon), Objective(None, "on-cadence", 74, 85, ends),
        Objective(None, "completion", 81, 90, ends), Objective(None, "goals-smart", 60, 90, soon + timedelta(days=60)),
        Objective(None, "goals-on-track", 66, 75, ends), Objective(None, "goals-reached", 48, 60, ends),
    )


def _outside_break(day: date) -> date:
    """A day that is not in the winter break."""
    if (day.month, day.day) >= (12, 20):
        return date(day.year, 12, 18)
    return date(day.year, 1, 8) if (day.month, day.day) <= (1, 4) else day


def chosen(lives: Sequence[Life], count: int, dice: Dice, areas: Sequence[str] = ()) -> list[Life]:
    """So many people, spread over the areas of work named, else over all areas alike."""
    pools: dict[str, list[Life]] = {}
    for life in dice.some(lives, len(lives)):
        pools.setdefault(life.area.name, []).append(life)
    order = list(areas) or sorted(pools)
    found: list[Life] = []
    while len(found) < count and any(pools.values()):
        for area in order:
            if pools.get(area) and len(found) < count:
                found.append(pools[area].pop())
        if not any(pools.get(area) for area in order):
            order = sorted(pools)
    return found
