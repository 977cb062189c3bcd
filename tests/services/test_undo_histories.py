"""Whatever was done, in whatever order, undoing it step by step gives back the data as they were, to the last digit."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from app.clock import SetClock
from app.domain.cohorts import Break, Objective, PairRule
from app.domain.enrolments import EnrolmentQuery
from app.domain.goals import GoalDraft, SelfAssessment, Step
from app.domain.mentorships import Agreement, MentorshipQuery, Pause
from app.domain.people import TermUse
from app.errors import Invalid, OfficeError
from app.office import Office
from tests.builders import new_cohort, new_meeting, new_mentor, new_office, new_student

TODAY = date(2027, 3, 16)
NOT_DATA = ("units", "journal", "sqlite_sequence", "alembic_version", "drafts")
some = st.integers(0, 5)
days = st.integers(-40, 0).map(lambda back: TODAY + timedelta(days=back))
words = st.sampled_from(["", "Ánh", "O'Neil; DROP TABLE people", "=1+1", "<b>&", "日本語", "two\nlines"])


def everything(office: Office) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table of data."""
    read = office._desk.database.rows
    tables = [row[0] for row in read("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%search%'")]
    return {name: [tuple(row) for row in read(f"SELECT * FROM {name} ORDER BY id")]
            for name in sorted(tables) if name not in NOT_DATA}


class Histories(RuleBasedStateMachine):
    """An office at work: every rule is one verb; `undo` takes the last one back and compares."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self.office = new_office(Path(self._folder.name))
        self.cohort = new_cohort(self.office)
        people = [new_student(self.office, name, terms=(TermUse("interest", "Audit"),)) for name in ("Ann", "Bo", "Cy")]
        mentors = [new_mentor(self.office, name, capacity=2) for name in ("Dee", "Eve")]
        self.office.enrolments.enrol(self.cohort, "mentee", people)
        self.office.enrolments.enrol(self.cohort, "mentor", mentors)
        self.students, self.mentors = people, mentors
        self.undone: list[dict[str, list[tuple[Any, ...]]]] = []
        self.before = [everything(self.office)]

    def teardown(self) -> None:
        while len(self.before) > 1:
            self.undo()
        self.office.close()
        self._folder.cleanup()

    def do(self, verb: Callable[[], object]) -> None:
        count = self.office.history.count()
        with contextlib.suppress(Invalid, OfficeError):
            verb()
        if self.office.history.count() > count:
            self.before.append(everything(self.office))
            self.undone.clear()
        else:
            assert everything(self.office) == self.before[-1]

    def pair(self, which: int) -> int | None:
        ids = self.office.mentorships.ids(MentorshipQuery(self.cohort))
        return ids[which % len(ids)] if ids else None

    def goal(self, which: int) -> int | None:
        rows = self.office._desk.database.rows("SELECT id FROM goals ORDER BY id")
        return int(rows[which % len(rows)][0]) if rows else None

    @rule(which=some, given=words)
    def edit_person(self, which: int, given: str) -> None:
        people = self.office.people
        draft = people.draft_of(self.students[which % 3])
        self.do(lambda: people.save(replace(draft, preferred=given, hopes=given,
                                            terms=(TermUse("skill", given or "Law", "seeks"),))))

    @rule(aim=st.sampled_from(["total", "worst"]))
    def match(self, aim: str) -> None:
        self.do(lambda: self.office.matching.run(self.cohort, aim))

    @rule()
    def approve(self) -> None:
        run = self.office.matching.latest(self.cohort)
        if run is not None:
            self.do(lambda: self.office.matching.approve(run.id))

    @rule(which=some, other=some, kind=st.sampled_from(["lock", "forbid", "conflict"]))
    def decide_pair(self, which: int, other: int, kind: str) -> None:
        wanted = PairRule(self.students[which % 3], self.mentors[other % 2], kind, "Because")
        self.do(lambda: self.office.matching.set_rule(self.cohort, wanted))

    @rule(which=some, state=st.sampled_from(["accept", "decline", "wait_list", "withdraw"]))
    def decide(self, which: int, state: str) -> None:
        rows = self.office.enrolments.page(EnrolmentQuery(self.cohort))
        verb = getattr(self.office.enrolments, state)
        self.do(lambda: verb([rows[which % len(rows)].id], "Reason"))

    @rule(which=some, day=days, minutes=st.integers(1, 90), topics=words, confidential=st.booleans())
    def log_meeting(self, which: int, day: date, minutes: int, topics: str, confidential: bool) -> None:
        pair = self.pair(which)
        if pair is not None:
            self.do(lambda: new_meeting(self.office, pair, day, minutes=minutes, topics=topics,
                                        confidential=confidential, next_on=day + timedelta(days=50)))

    @rule(which=some, verb=st.sampled_from(["pause", "resume", "end", "complete", "reopen", "sign", "remind", "ask"]))
    def work_on_pair(self, which: int, verb: str) -> None:
        pair, office = self.pair(which), self.office
        if pair is None:
            return
        verbs: dict[str, Callable[[], object]] = {
            "pause": lambda: office.mentorships.pause(pair, Pause(TODAY, TODAY + timedelta(days=9))),
            "resume": lambda: office.mentorships.resume(pair), "end": lambda: office.mentorships.end(pair, "Not a fit"),
            "complete": lambda: office.mentorships.complete([pair]), "reopen": lambda: office.mentorships.reopen(pair),
            "sign": lambda: office.mentorships.set_agreement(pair, Agreement(TODAY, TODAY, None)),
            "remind": lambda: office.checkins.remind([pair]), "ask": lambda: office.checkins.ask(pair, TODAY)}
        self.do(verbs[verb])

    @rule(which=some, title=words, steps=st.lists(words, max_size=3))
    def write_goal(self, which: int, title: str, steps: list[str]) -> None:
        draft = GoalDraft(person_id=self.students[which % 3], cohort_id=self.cohort, title=title,
                          steps=tuple(Step(words=step, due_on=TODAY) for step in steps))
        self.do(lambda: self.office.goals.save(draft))

    @rule(which=some, title=words, verb=st.sampled_from(["edit", "remove", "reach", "drop", "progress", "move"]))
    def work_on_goal(self, which: int, title: str, verb: str) -> None:
        goal, goals = self.goal(which), self.office.goals
        if goal is None:
            return
        verbs: dict[str, Callable[[], object]] = {
            "edit": lambda: goals.save(replace(goals.draft_of(goal), title=title, steps=(Step(words="One"),))),
            "remove": lambda: goals.remove(goal), "reach": lambda: goals.reach(goal), "drop": lambda: goals.drop(goal),
            "progress": lambda: goals.add_progress(goal, 40, title), "move": lambda: goals.move_dates([goal], 3)}
        self.do(verbs[verb])

    @rule(which=some, said=st.lists(words, max_size=3))
    def assess(self, which: int, said: list[str]) -> None:
        blank: SelfAssessment = self.office.assessments.get(self.students[which % 3], self.cohort)
        self.do(lambda: self.office.assessments.save(replace(blank, strengths=tuple(said),
                                                             ratings=(("Teamwork", 1 + which % 5, None),))))

    @rule(aim=st.integers(0, 100), day=days)
    def plan(self, aim: int, day: date) -> None:
        self.do(lambda: self.office.objectives.save(self.cohort, [Objective(None, "on-cadence", None, aim, day)]))
        self.do(lambda: self.office.cohorts.save_breaks(self.cohort, [Break(day, day + timedelta(days=3), "Rest")]))

    @rule()
    def put_off(self) -> None:
        for group in self.office.today.groups(most=1)[:1]:
            self.do(lambda: self.office.today.snooze(group.items[0], TODAY + timedelta(days=7)))  # noqa: B023

    @precondition(lambda self: len(self.before) > 1)
    @rule()
    def undo(self) -> None:
        self.office.history.undo()
        self.undone.append(self.before.pop())
        assert everything(self.office) == self.before[-1]

    @precondition(lambda self: bool(self.undone))
    @rule()
    def redo(self) -> None:
        self.office.history.redo()
        self.before.append(self.undone.pop())
        assert everything(self.office) == self.before[-1]

    @invariant()
    def sound(self) -> None:
        assert self.office.check() == []
        assert isinstance(self.office.clock, SetClock)


TestHistories = Histories.TestCase
TestHistories.settings = settings(max_examples=8, stateful_step_count=20, deadline=None)
