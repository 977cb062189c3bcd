"""The list of metrics. Screen, sheet and print take their numbers, words and versions from here."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from app.domain.metrics import mentoring as m
from app.domain.metrics.definition import Figure, Metric, Unit
from app.domain.metrics.facts import Facts

_MATCHED = (
    "Each accepted student is counted once, however many mentors they have. A pair that was ended early no longer "
    "counts; a completed one does."
)

METRICS: tuple[Metric, ...] = (
    Metric(
        "students", "Students accepted",
        "Students whose place in the cohort is accepted. Wait-listed, declined and withdrawn students do not count.",
        "students with an accepted place", Unit.COUNT, 1, m.STUDENTS,
    ),
    Metric(
        "mentors", "Mentors accepted",
        "Mentors whose place in the cohort is accepted, whether or not they have a student yet.",
        "mentors with an accepted place", Unit.COUNT, 1, m.MENTORS,
    ),
    Metric(
        "matched-proposed", "Students matched, proposed",
        "Accepted students for whom the latest matching run or a mentorship names a mentor. " + _MATCHED,
        "students with a proposed mentor, of students accepted", Unit.COUNT, 1, m.PROPOSED, m.STUDENTS,
    ),
    Metric(
        "matched-approved", "Students matched, approved",
        "Accepted students whose pair staff have approved. " + _MATCHED,
        "students with an approved mentor, of students accepted", Unit.COUNT, 1, m.APPROVED, m.STUDENTS,
    ),
    Metric(
        "matched-agreed", "Students matched, agreed",
        "Accepted students with a mentoring agreement that both sides have signed. " + _MATCHED,
        "students with an agreement signed by both, of students accepted", Unit.COUNT, 1, m.AGREED, m.STUDENTS,
    ),
    Metric(
        "matched-met", "Students matched, met once",
        "Accepted students who have met their mentor at least once. " + _MATCHED,
        "students who met their mentor once, of students accepted", Unit.COUNT, 1, m.MET_ONCE, m.STUDENTS,
    ),
    Metric(
        "pairs-active", "Active pairs",
        "Mentorships that have started and not ended. A pair that pauses stays active.",
        "mentorships started and not ended", Unit.COUNT, 1, m.PAIRS_ACTIVE,
    ),
    Metric(
        "on-cadence", "Pairs on cadence",
        "Active pairs whose last meeting, or whose start when they have not met yet, is not longer ago than the "
        "promised interval plus the grace. Pauses and academic breaks stop the clock.",
        "active pairs on cadence / active pairs", Unit.PERCENT, 1, m.PAIRS_ON_CADENCE, m.PAIRS_ACTIVE,
    ),
    Metric(
        "completion", "Completion rate",
        "Pairs that reached the end of their cohort with the cohort's minimum number of meetings, out of all pairs "
        "that started. It is known from the day the cohort ends.",
        "pairs that completed / pairs that started", Unit.PERCENT, 1, m.PAIRS_COMPLETED, m.PAIRS_CLOSED, m.cohort_due,
    ),
    Metric(
        "goals", "Goals", "Goals that students have set. Goals that were dropped do not count.",
        "goals not dropped", Unit.COUNT, 1, m.GOALS,
    ),
    Metric(
        "goals-smart", "Goals written as SMART",
        "Goals of which no part is missing: specific, measurable, achievable, relevant, time-bound, one goal in one, "
        "with a first step.",
        "goals with nothing missing / goals", Unit.PERCENT, 1, m.GOALS_SMART, m.GOALS,
    ),
    Metric(
        "goals-on-track", "Goals on track",
        "Goals that are reached, or that moved in the last 30 days and are at three quarters or more of what their "
        "steps due by now add up to.",
        "goals on track or reached / goals", Unit.PERCENT, 1, m.GOALS_ON_TRACK, m.GOALS,
    ),
    Metric(
        "goals-reached", "Goals reached", "Goals that are marked as reached or stand at 100 percent.",
        "goals reached / goals", Unit.PERCENT, 1, m.GOALS_REACHED, m.GOALS,
    ),
    Metric(
        "meetings", "Meetings held", "Meetings of pairs that were logged as held, confidential ones included.",
        "meetings logged", Unit.COUNT, 1, m.MEETINGS,
    ),
    Metric(
        "meeting-hours", "Hours of meetings", "The length of all meetings held, as logged.",
        "minutes of meetings / 60", Unit.HOURS, 1, m.MINUTES,
    ),
    Metric(
        "meeting-minutes", "Mean minutes a meeting", "The mean length of the meetings held.",
        "minutes of meetings / meetings held", Unit.MINUTES, 1, m.MINUTES, m.MEETINGS,
    ),
    Metric(
        "meetings-per-pair", "Meetings per pair", "Meetings held for each pair that started, ended pairs included.",
        "meetings held / pairs that started", Unit.MEAN, 1, m.MEETINGS, m.PAIRS_STARTED,
    ),
)

BY_KEY: Mapping[str, Metric] = MappingProxyType({metric.key: metric for metric in METRICS})

# Metrics that can be worked out for an earlier day from dated rows alone, for a line over the months.
DATED = (
    "matched-approved", "matched-agreed", "matched-met", "pairs-active", "on-cadence", "meetings", "meeting-hours",
    "meeting-minutes", "meetings-per-pair",
)


def metric(key: str) -> Metric:
    """The metric of that key. Raises KeyError when the catalogue has none."""
    return BY_KEY[key]


def figure(key: str, facts: Facts) -> Figure:
    """The number of the metric `key` for these facts, with numerator, denominator and the rows behind both."""
    return metric(key).figure(facts)
