"""What is counted, and what is not."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.metrics.catalogue import BY_KEY, DATED, METRICS, figure
from app.domain.metrics.facts import (
    Background,
    CohortFact,
    EnrolmentFact,
    Facts,
    GoalFact,
    MeetingFact,
    MentorshipFact,
    ProposalFact,
)
from app.domain.metrics.trend import full_months, monthly_share, past_values
from tests.domain.metrics.made_office import NOW, PAST, office_made

COHORT = CohortFact(1, "Cohort", date(2026, 9, 1), date(2027, 8, 31), minimum_meetings=2)
START = COHORT.starts


def students(*ids: int, state: str = "accepted") -> tuple[EnrolmentFact, ...]:
    return tuple(EnrolmentFact(at, 1, at, "mentee", state, Background("Arts")) for at in ids)


def pair(mentee: int, **more: object) -> MentorshipFact:
    values = {"id": mentee, "cohort_id": 1, "mentee_id": mentee, "mentor_id": 100 + mentee, "started_on": START,
              "approved_on": START}
    return MentorshipFact(**(values | more))  # type: ignore[arg-type]


def met(mentorship: int, *days: date) -> tuple[MeetingFact, ...]:
    return tuple(MeetingFact(mentorship * 100 + at, mentorship, day, 60) for at, day in enumerate(days))


def parts(key: str, facts: Facts) -> tuple[int, int | None]:
    found = figure(key, facts)
    return found.numerator, found.denominator


def test_matched_always_says_which() -> None:
    day = START + timedelta(days=40)
    facts = Facts(
        day, (COHORT,), students(1, 2, 3, 4, 5) + students(6, state="withdrawn"), (ProposalFact(1, 5, 105),),
        (pair(1), pair(2, mentee_signed_on=START, mentor_signed_on=START), pair(3, mentee_signed_on=START), pair(6)),
        met(1, START + timedelta(days=3)),
    )
    assert parts("matched-proposed", facts) == (4, 5)
    assert parts("matched-approved", facts) == (3, 5)
    assert parts("matched-agreed", facts) == (1, 5)
    assert parts("matched-met", facts) == (1, 5)


def test_a_student_with_two_mentors_is_matched_once() -> None:
    facts = Facts(START, (COHORT,), students(1, 2), (), (pair(1), pair(1, id=9, mentor_id=300)))
    assert parts("matched-approved", facts) == (1, 2)


def test_a_pair_that_was_ended_early_no_longer_counts_as_matched() -> None:
    ended = pair(1, state="ended", ended_on=START + timedelta(days=30))
    facts = Facts(START + timedelta(days=60), (COHORT,), students(1), (), (ended,))
    assert parts("matched-approved", facts) == (0, 1)
    assert parts("matched-approved", facts.on(START + timedelta(days=10))) == (1, 1)


def test_on_cadence_counts_interval_and_grace_from_the_last_meeting() -> None:
    last = START + timedelta(days=20)
    facts = Facts(last + timedelta(days=37), (COHORT,), students(1), (), (pair(1),), met(1, last))
    assert parts("on-cadence", facts) == (1, 1)
    assert parts("on-cadence", facts.on(last + timedelta(days=38))) == (0, 1)


def test_a_pair_that_has_not_met_is_counted_from_its_start() -> None:
    facts = Facts(START + timedelta(days=37), (COHORT,), students(1), (), (pair(1),))
    assert parts("on-cadence", facts) == (1, 1)
    assert parts("on-cadence", facts.on(START + timedelta(days=38))) == (0, 1)


def test_pauses_and_breaks_stop_the_clock_and_days_in_both_count_once() -> None:
    cohort = CohortFact(1, "Cohort", START, COHORT.ends, breaks=((START + timedelta(10), START + timedelta(19)),))
    paused = pair(1, pauses=((START + timedelta(15), START + timedelta(24)),))
    facts = Facts(START + timedelta(days=37 + 15), (cohort,), students(1), (), (paused,))
    assert parts("on-cadence", facts) == (1, 1)
    assert parts("on-cadence", facts.on(START + timedelta(days=37 + 16))) == (0, 1)


def test_an_open_pause_keeps_a_pair_on_cadence_and_active() -> None:
    paused = pair(1, state="paused", pauses=((START, None),))
    facts = Facts(START + timedelta(200), (COHORT,), students(1), (), (paused,))
    assert parts("on-cadence", facts) == (1, 1)


def test_completion_is_not_known_before_the_cohort_ends() -> None:
    facts = Facts(COHORT.ends - timedelta(1), (COHORT,), students(1), (), (pair(1),))
    assert figure("completion", facts).value is None
    assert figure("completion", facts).due_on == COHORT.ends


def test_completion_needs_the_end_and_the_minimum_of_meetings() -> None:
    days = (START, START + timedelta(30))
    rows = (
        pair(1, state="completed", ended_on=COHORT.ends), pair(2), pair(3, state="completed", ended_on=COHORT.ends),
        pair(4, state="ended", ended_on=START + timedelta(90)), pair(5, state="ended", ended_on=COHORT.ends),
    )
    meetings = met(1, *days) + met(2, *days) + met(3, START) + met(4, *days) + met(5, *days)
    facts = Facts(COHORT.ends, (COHORT,), students(1, 2, 3, 4, 5), (), rows, meetings)
    assert parts("completion", facts) == (3, 5)


def test_dropped_goals_do_not_count_and_reached_ones_are_on_track() -> None:
    rows = tuple(GoalFact(at, 1, 1, standing, () if at % 2 else ("No first step.",)) for at, standing in enumerate(
        ("reached", "on track", "behind", "stalled", "dropped")))
    facts = Facts(START, (COHORT,), students(1), goals=rows)
    assert parts("goals-on-track", facts) == (2, 4)
    assert parts("goals-reached", facts) == (1, 4)
    assert parts("goals-smart", facts) == (2, 4)


def test_later_meetings_do_not_count() -> None:
    facts = Facts(START, (COHORT,), students(1), (), (pair(1),), met(1, START, START + timedelta(1)))
    assert parts("meetings", facts) == (1, None)
    assert figure("meeting-hours", facts).value == 1


def test_a_mean_without_meetings_has_no_value() -> None:
    facts = Facts(START, (COHORT,), students(1), (), (pair(1),))
    assert figure("meeting-minutes", facts).value is None
    assert figure("meetings-per-pair", facts).value == 0


def test_the_months_trend_leaves_out_a_pair_that_was_away_all_month() -> None:
    break_month = CohortFact(1, "Cohort", START, COHORT.ends, breaks=((date(2026, 10, 1), date(2026, 10, 31)),))
    facts = Facts(date(2026, 12, 5), (break_month,), students(1), (), (pair(1),), met(1, START, date(2026, 11, 30)))
    found = {month.month: (figure.numerator, figure.denominator) for month, figure in monthly_share(facts, 1)}
    assert found == {9: (1, 1), 10: (0, 0), 11: (1, 1)}


def test_months_still_running_are_not_in_the_trend() -> None:
    facts = office_made()
    assert full_months(facts, NOW.id)[-1] == date(2027, 2, 1)
    assert len(full_months(facts, PAST.id)) == 12


def test_every_metric_has_words_and_a_version_and_a_key_of_its_own() -> None:
    assert len(BY_KEY) == len(METRICS)
    for rule in METRICS:
        assert rule.title and rule.definition.endswith(".") and rule.formula and rule.version >= 1
        assert "placement" not in rule.title.casefold()
        assert rule.out_of is not None or not rule.needs_base


@given(st.integers(1, 90), st.integers(0, 700))
def test_a_part_is_never_more_than_its_whole_and_rows_count_to_the_number(number: int, days: int) -> None:
    facts = office_made(number).on(PAST.starts + timedelta(days=days))
    for cohort in facts.cohorts:
        own = facts.of_cohort(cohort.id)
        for rule in METRICS:
            found = rule.figure(own)
            assert len(set(found.counts.rows)) == len(found.counts.rows)
            if rule.unit.value == "percent" and found.value is not None:
                assert 0 <= found.value <= 1
                assert found.out_of is not None and set(found.counts.rows) <= set(found.out_of.rows)


@given(st.integers(0, 500))
def test_hours_are_the_mean_times_the_meetings(days: int) -> None:
    own = office_made().on(NOW.starts + timedelta(days=days)).of_cohort(NOW.id)
    mean, hours = figure("meeting-minutes", own), figure("meeting-hours", own)
    assert hours.value == Fraction(sum(row.minutes for row in own.held), 60)
    assert mean.value is None or mean.value * figure("meetings", own).numerator == (hours.value or 0) * 60


def test_past_values_are_offered_for_dated_metrics_only() -> None:
    own = office_made().of_cohort(NOW.id)
    assert [day for day, _ in past_values("on-cadence", own, (date(2026, 10, 1),))] == [date(2026, 10, 1)]
    assert "goals-smart" not in DATED
    with pytest.raises(KeyError):
        past_values("goals-smart", own, ())
