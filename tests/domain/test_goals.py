"""What makes a goal SMART, how far it is, and how it stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.goals import (
    GoalDraft,
    Progress,
    Step,
    percent_done,
    percent_expected,
    shares,
    short_gaps,
    smart_gaps,
    standing,
)

TODAY = date(2027, 3, 16)
SMART = GoalDraft(
    title="One case competition", specific="Enter the regional accounting case", measurable="Upper half of 3 teams",
    achievable="Teammates named", relevant="Firms hire from the finalists", due_on=date(2027, 4, 10),
    steps=(Step(words="Find teammates"),),
)  # fmt: skip
steps = st.lists(st.builds(
    Step, words=st.just("step"), due_on=st.none() | st.dates(date(2027, 1, 1), date(2027, 6, 1)),
    done_on=st.none() | st.just(TODAY), weight=st.none() | st.integers(0, 100)), max_size=8).map(tuple)  # fmt: skip


def test_a_goal_with_every_part_lacks_nothing() -> None:
    assert smart_gaps(replace(SMART, measurable="At least 8 applications")) == ()
    assert smart_gaps(replace(SMART, measurable="A written offer")) == ()


@pytest.mark.parametrize(("changed", "said"), [
    ({"measurable": ""}, "Measurable: no figure or observable result."),
    ({"measurable": "Being better"}, "Measurable: name a figure or a result one can see."),
    ({"due_on": None}, "Time-bound: no date."),
    ({"due_on": date(2027, 9, 30)}, "Time-bound: the date is after the cohort ends on Aug 31."),
    ({"title": "Learn Excel and find an internship"}, "More than one goal in one: make two of it."),
    ({"steps": ()}, "No first step."), ({"specific": "Networking"}, "Specific: say who will do what, where."),
    ({"achievable": " "}, "Achievable: say what makes it possible."), ({"relevant": ""}, "Relevant: say what it is for."),
])  # fmt: skip
def test_what_is_missing_is_said_part_by_part(changed: dict[str, object], said: str) -> None:
    goal = replace(SMART, **changed)  # type: ignore[arg-type]
    assert smart_gaps(goal, date(2027, 8, 31)) == (said,)


def test_the_missing_parts_in_few_words() -> None:
    assert short_gaps(smart_gaps(replace(SMART, measurable="", due_on=None))) == "Measure, date"
    assert short_gaps(()) == ""


@given(steps)
def test_shares_are_whole_percents_that_sum_to_a_hundred(some: tuple[Step, ...]) -> None:
    found = shares(some)
    assert len(found) == len(some) and all(0 <= share <= 100 for share in found)
    assert sum(found) == (100 if some else 0)


@given(steps, st.integers(0, 100))
def test_progress_entered_comes_before_steps(some: tuple[Step, ...], percent: int) -> None:
    entries = (Progress(TODAY, percent, id=2), Progress(TODAY, 7, id=1), Progress(TODAY - timedelta(days=1), 99, id=3))
    assert percent_done(some, entries) == percent
    assert percent_done(some, (), "reached") == 100
    assert 0 <= percent_done(some, ()) <= 100 and 0 <= percent_expected(some, TODAY) <= 100


@given(steps)
def test_doing_a_step_never_lessens_what_is_done(some: tuple[Step, ...]) -> None:
    for at, step in enumerate(some):
        more = (*some[:at], replace(step, done_on=TODAY), *some[at + 1:])
        assert percent_done(more, ()) >= percent_done(some, ())


def test_a_goal_stands_as_its_steps_and_days_say() -> None:
    two = replace(SMART, measurable="3 teams", steps=(Step(words="a", due_on=TODAY), Step(words="b")))
    assert standing(two, (), TODAY, TODAY) == "behind"
    done = replace(two, steps=(Step(words="a", due_on=TODAY, done_on=TODAY), Step(words="b")))
    assert standing(done, (), TODAY, TODAY) == "on track"
    assert standing(done, (), TODAY, TODAY + timedelta(days=31)) == "stalled"
    assert standing(replace(two, measurable=""), (), TODAY, TODAY) == "stalled"
    assert standing(done, (Progress(TODAY, 100),), TODAY, TODAY) == "reached"
    assert standing(replace(done, state="dropped"), (), TODAY, TODAY) == "dropped"
