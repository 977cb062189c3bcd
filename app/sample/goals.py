"""Goals and self-assessments of the pairs of a cohort, and how far they came."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from app.domain.goals import COMPETENCIES, GoalDraft, SelfAssessment, Step, shares
from app.sample.beginning import STAFF
from app.sample.calendar import Calendar, at, workday
from app.sample.story import Story
from app.sample.tables import GoalWords, goals, sections

if TYPE_CHECKING:
    from app.sample.cohort import Pair

UNCLEAR = 4  # goals without a measure that a running cohort has
_PART = dict(zip("SMART", ("specific", "measurable", "achievable", "relevant", "time_bound"), strict=True))


class GoalTeller:
    """Plans what the students of a cohort set out to do, and what they say of themselves."""

    def __init__(self, story: Story, calendar: Calendar, cohort_id: int, starts: date, ends: date) -> None:
        self._story = story
        self._office = story.office
        self._calendar = calendar
        self._cohort_id = cohort_id
        self._starts, self._ends = starts, ends
        self._goals = goals()
        self._sayings = {name: [row[0] for row in lines] for name, lines in sections("sayings").items()}

    def plan(self, pairs: Sequence[Pair], ids: dict[int, int]) -> None:
        """Two or three goals and an assessment for everybody who met at least twice."""
        unclear = [pair for pair in pairs if len(pair.met) > 2][-UNCLEAR:] if self._running else []
        for pair in pairs:
            if len(pair.met) < 2:
                continue
            person_id = ids[pair.mentee.number]
            self._assess(pair, person_id)
            own, common = self._goals[pair.mentee.area.name], self._goals["Anyone"]
            wanted = [*pair.dice.some(own, 1 + pair.dice.chance(45)), *pair.dice.some(common, 1 + pair.dice.chance(40))]
            for place, words in enumerate(wanted[:3]):
                self._goal(pair, person_id, words, place)
            if pair in unclear:
                self._goal(pair, person_id, self._goals["Unclear"][unclear.index(pair)], 3)

    @property
    def _running(self) -> bool:
        return self._ends >= self._story.today

    def _goal(self, pair: Pair, person_id: int, words: GoalWords, place: int) -> None:
        second = pair.met[1]
        begin = workday(max(second + timedelta(days=2 + pair.dice.below(9)), self._starts))
        length = (self._ends - self._starts).days
        due = workday(self._starts + timedelta(days=length * pair.dice.between(42, 94) // 100))
        begin = min(begin, due - timedelta(days=45))
        if pair.ends is not None and begin >= pair.ends:
            return
        measured = "M" in words.parts
        draft = self._draft(pair, person_id, words, begin, due if measured else None)
        kept: dict[str, int] = {}

        def write() -> None:
            kept["id"] = self._office.goals.save(draft)

        self._at(pair, begin, 15, "New goal", write)
        if measured:
            self._move_on(pair, draft, kept, begin, place)

    def _draft(self, pair: Pair, person_id: int, words: GoalWords, begin: date, due: date | None) -> GoalDraft:
        mentor = pair.mentor.draft
        fills = {"mentor": mentor.given, "employer": mentor.employer or "a firm nearby",
                 "field": next(one.name.lower() for one in pair.mentee.draft.terms if one.kind == "interest"),
                 "date": f"{due:%B} {due.day}, {due.year}" if due else ""}
        parts: dict[str, Any] = {_PART[letter]: text.format(**fills) for letter, text in words.parts.items()}
        who = {"me": pair.mentee.draft.preferred or pair.mentee.draft.given, "{mentor}": mentor.given,
               "career office": "Career office"}
        span = (due - begin).days if due else 0
        steps = tuple(Step(words=text.format(**fills), who=who[whose], weight=share,
                           due_on=begin + timedelta(days=span * along // 100))
                      for text, whose, along, share in words.steps)
        return GoalDraft(person_id=person_id, cohort_id=self._cohort_id, title=words.title, due_on=due, steps=steps,
                         **parts)

    def _move_on(self, pair: Pair, draft: GoalDraft, kept: dict[str, int], begin: date, place: int) -> None:
        """Steps done more or less in time, progress noted after some of them, and the end of a goal."""
        keen = pair.dice.weighted((100, 92, 60, 0), (62, 22, 12, 4) if pair.late_since is None else (20, 30, 30, 20))
        steady = pair.late_since is None or pair.ends is not None
        last = self._story.today if steady else pair.met[-1] + timedelta(days=9)
        until = min(last, self._story.today - timedelta(days=1), pair.ends or self._ends)
        done: list[date] = []
        for number, step in enumerate(draft.steps):
            assert step.due_on is not None
            day = max(begin + timedelta(days=3), workday(step.due_on + timedelta(days=pair.dice.between(-6, 5))))
            if day > until or not pair.dice.chance(keen):
                break
            done.append(day)
            self._at(pair, day, 16, "Check step", self._checker(kept, number, day))
        percent = sum(shares(draft.steps)[: len(done)])
        if done and (place == 0 or pair.dice.chance(40)):
            self._note(pair, kept, done[-1], percent)
        if self._running and keen and len(done) < len(draft.steps):
            seen = workday(self._story.today - timedelta(days=1 + pair.dice.below(26)))
            if seen > max([begin, *done]):
                self._note(pair, kept, seen, percent)
        if len(done) == len(draft.steps):
            self._at(pair, done[-1] + timedelta(days=1), 11, "Goal reached",
                     lambda: self._office.goals.reach(kept["id"]))
        elif not self._running and not done:
            self._at(pair, workday(self._ends - timedelta(days=12)), 11, "Drop goal",
                     lambda: self._office.goals.drop(kept["id"]))

    def _note(self, pair: Pair, kept: dict[str, int], day: date, percent: int) -> None:
        stage = "begun" if percent < 40 else "halfway" if percent < 75 else "nearly" if percent < 100 else "done"
        words = pair.dice.pick(self._sayings[f"Progress {stage}"])
        self._at(pair, day, 17, "Add check-in",
                 lambda: self._office.goals.add_progress(kept["id"], percent, words, day))

    def _checker(self, kept: dict[str, int], number: int, day: date) -> Callable[[], None]:
        def check() -> None:
            step = self._office.goals.get(kept["id"]).steps[number]
            assert step.id is not None
            self._office.goals.check_step(step.id, day)

        return check

    def _assess(self, pair: Pair, person_id: int) -> None:
        now = [pair.dice.between(1, 4) for _name in COMPETENCIES]
        counts = (("Strengths", 3), ("Develop", 2), ("Values", 3), ("Interests", 2))
        said: dict[str, Any] = {section.lower(): tuple(pair.dice.some(self._sayings[section], count))
                                for section, count in counts}
        length = (self._ends - self._starts).days
        for stage, share in (("start", 4), ("middle", 50), ("end", 98)):
            day = workday(self._starts + timedelta(days=length * share // 100 + pair.dice.below(9)))
            grown = [min(5, rating + (stage != "start") * pair.dice.below(2)) for rating in now]
            ratings = tuple((name, rating, min(5, rating + 1 + pair.dice.below(2)))
                            for name, rating in zip(COMPETENCIES, grown, strict=True))
            now = grown
            if day > (pair.ends or self._ends) or (stage != "start" and pair.dice.chance(18)):
                continue
            self._at(pair, day, 11, "Save self-assessment", self._assessor(person_id, stage, day, said, ratings))

    def _assessor(self, person_id: int, stage: str, day: date, said: dict[str, Any],
                  ratings: tuple[tuple[str, int, int], ...]) -> Callable[[], None]:
        def assess() -> None:
            before = self._office.assessments.get(person_id, self._cohort_id, stage)
            self._office.assessments.save(SelfAssessment(
                person_id, self._cohort_id, **said, ratings=ratings, stage=stage, on_day=day, as_of=before.as_of))

        return assess

    def _at(self, pair: Pair, day: date, hour: int, label: str, run: Callable[[], object]) -> None:
        if pair.ends is not None and day >= pair.ends:
            return
        self._story.plan(at(day, hour, pair.dice.below(60)), label, run, pair.dice.pick(STAFF).name)
