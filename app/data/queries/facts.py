"""One read of everything the metrics catalogue needs for some cohorts, and the objectives it is measured against."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

from app.data.queries import cadence, cohorts, goals
from app.data.queries.reading import Reader, day_of, listed
from app.domain.cohorts import Objective
from app.domain.goals import Goal, GoalQuery
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

_INSIDE = "(SELECT value FROM json_each(:ids))"


def read(reader: Reader, cohort_ids: Sequence[int], today: date) -> Facts:
    """The facts of these cohorts as they are known today. Topics of confidential meetings are left out."""
    ids = {"ids": listed(cohort_ids)}
    return Facts(today, _cohorts(reader, cohort_ids), _enrolments(reader, ids), _proposals(reader, cohort_ids),
                 _mentorships(reader, ids), _meetings(reader, ids), _goals(reader, cohort_ids, today))


def objectives(reader: Reader, cohort_id: int) -> tuple[Objective, ...]:
    """The objectives of a cohort in their order."""
    return tuple(Objective(row["id"], row["metric"], row["baseline"], row["target"], day_of(row["due_on"]))
                 for row in reader.rows("SELECT * FROM objectives WHERE cohort_id = ? ORDER BY position, id",
                                        (cohort_id,)))


def _cohorts(reader: Reader, cohort_ids: Sequence[int]) -> tuple[CohortFact, ...]:
    off = cohorts.breaks(reader, cohort_ids)
    found = {row["id"]: row for row in reader.rows(
        "SELECT cohorts.*, programmes.name AS programme FROM cohorts JOIN programmes ON programmes.id = programme_id"
        f" WHERE cohorts.id IN {_INSIDE}", {"ids": listed(cohort_ids)})}
    return tuple(CohortFact(
        row["id"], row["name"], date.fromisoformat(row["starts"]), date.fromisoformat(row["ends"]), row["short_name"],
        row["programme"], row["cadence_days"], row["grace_days"], row["minimum_meetings"], row["minimum_minutes"],
        tuple((one.starts, one.ends) for one in off.get(row["id"], ())))
        for row in (found[cohort_id] for cohort_id in cohort_ids if cohort_id in found))


def _enrolments(reader: Reader, ids: dict[str, str]) -> tuple[EnrolmentFact, ...]:
    return tuple(EnrolmentFact(
        row["id"], row["cohort_id"], row["person_id"], row["side"], row["state"],
        Background(row["college"] or "", row["program"] or "", row["class_year"]))
        for row in reader.rows(
            "SELECT e.id, e.cohort_id, e.person_id, e.side, e.state, p.college, p.program, p.class_year"
            f" FROM enrolments AS e JOIN people AS p ON p.id = e.person_id WHERE e.cohort_id IN {_INSIDE}"
            " ORDER BY e.cohort_id, p.sort_key, e.id", ids))


def _proposals(reader: Reader, cohort_ids: Sequence[int]) -> tuple[ProposalFact, ...]:
    found = []
    for cohort_id in cohort_ids:
        row = reader.one("SELECT body FROM match_runs WHERE cohort_id = ? ORDER BY id DESC LIMIT 1", (cohort_id,))
        if row is not None:
            found += [ProposalFact(cohort_id, pair["mentee_id"], pair["mentor_id"])
                      for pair in json.loads(row["body"])["pairs"]]
    return tuple(found)


def _mentorships(reader: Reader, ids: dict[str, str]) -> tuple[MentorshipFact, ...]:
    rows = reader.rows(f"SELECT * FROM mentorships WHERE cohort_id IN {_INSIDE} ORDER BY cohort_id, id", ids)
    paused = cadence.pauses(reader, [row["id"] for row in rows])
    return tuple(MentorshipFact(
        row["id"], row["cohort_id"], row["mentee_id"], row["mentor_id"], date.fromisoformat(row["started_on"]),
        row["state"], day_of(row["ended_on"]), day_of(row["proposed_on"]), day_of(row["approved_on"]),
        day_of(row["mentee_signed_on"]), day_of(row["mentor_signed_on"]),
        tuple((one.starts, one.ends) for one in paused.get(row["id"], ()))) for row in rows)


def _meetings(reader: Reader, ids: dict[str, str]) -> tuple[MeetingFact, ...]:
    return tuple(MeetingFact(
        row["id"], row["mentorship_id"], date.fromisoformat(row["held_on"]), row["minutes"], row["way"],
        row["help"] or "", bool(row["confidential"]), row["words"])
        for row in reader.rows(
            "SELECT t.*, CASE t.confidential WHEN 0 THEN t.topics ELSE '' END AS words FROM meetings AS t"
            f" JOIN mentorships AS m ON m.id = t.mentorship_id WHERE m.cohort_id IN {_INSIDE}"
            " ORDER BY t.held_on, t.id", ids))


def _goals(reader: Reader, cohort_ids: Sequence[int], today: date) -> tuple[GoalFact, ...]:
    return tuple(_goal(cohort_id, goal) for cohort_id in cohort_ids for wanted in ("", "dropped")
                 for goal in goals.page(reader, GoalQuery(cohort_id, filter=wanted), today, 0, -1))


def _goal(cohort_id: int, goal: Goal) -> GoalFact:
    return GoalFact(
        goal.id, cohort_id, goal.draft.person_id, goal.standing, goal.missing, goal.draft.due_on, goal.percent,
        len(goal.steps), sum(step.done_on is not None for step in goal.steps), goal.draft.title)
