"""Goal workbooks from the office file, twenty at a time, so that a cohort of any size takes the same memory."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from datetime import date

from app.data.queries import cadence, cohorts, goals, meetings, packets
from app.data.queries.reading import Reader, listed
from app.domain.cohorts import CohortDraft
from app.domain.documents.goal_workbook import (
    GoalWorkbook,
    Rating,
    WorkbookAnswers,
    WorkbookGoal,
    WorkbookMeeting,
    WorkbookPerson,
    WorkbookStep,
)
from app.domain.goals import COMPETENCIES, STATEMENT_KINDS, Goal, GoalQuery
from app.domain.mentorships import Meeting
from app.errors import Refused

AT_A_TIME = 20
Part = tuple[int, int]
"""A mentee and the cohort they take part in."""


def parts(reader: Reader, cohort_id: int | None, person_ids: Sequence[int]) -> list[Part]:
    """Whose workbooks are meant: the accepted students of a cohort, or these people in their latest cohort.

    Raises Refused, with words, when one of the people takes part in no cohort, or nobody is left.
    """
    if cohort_id is not None and not person_ids:
        rows = reader.rows(
            "SELECT person_id, cohort_id FROM enrolments JOIN people ON people.id = person_id WHERE cohort_id = ?"
            " AND side = 'mentee' AND state = 'accepted' ORDER BY people.sort_key, people.id", (cohort_id,))
        if not rows:
            raise Refused("This cohort has no accepted students yet.", "Accept applicants first, then make workbooks.")
        return [(row[0], row[1]) for row in rows]
    latest = {row["person_id"]: row["cohort_id"] for row in reader.rows(
        "SELECT person_id, cohort_id FROM enrolments JOIN cohorts ON cohorts.id = cohort_id WHERE side = 'mentee'"
        " AND enrolments.state IN ('accepted', 'applied', 'wait-listed') AND (:cohort IS NULL OR cohort_id = :cohort)"
        " AND person_id IN (SELECT value FROM json_each(:ids)) ORDER BY cohorts.starts",
        {"cohort": cohort_id, "ids": listed(person_ids)})}
    missing = [one for one in person_ids if one not in latest]
    if missing or not latest:
        name = packets.people(reader, missing[:1], own=True)
        who = next((shown.name for shown in name.values()), "Nobody")
        raise Refused(f"{who} takes part in no cohort as a student.", "A goal workbook belongs to a cohort."
                      " Enrol them first.")
    return [(one, latest[one]) for one in person_ids]


class Workbooks(Collection[GoalWorkbook]):
    """The books of these parts in their order; each is read when its turn comes."""

    def __init__(self, reader: Reader, wanted: Sequence[Part], today: date) -> None:
        self._reader = reader
        self._wanted = wanted
        self._today = today

    def __len__(self) -> int:
        return len(self._wanted)

    def __contains__(self, book: object) -> bool:
        return any(book == one for one in self)

    def __iter__(self) -> Iterator[GoalWorkbook]:
        for first in range(0, len(self._wanted), AT_A_TIME):
            yield from _books(self._reader, self._wanted[first:first + AT_A_TIME], self._today)


def _books(reader: Reader, wanted: Sequence[Part], today: date) -> Iterator[GoalWorkbook]:
    contact, mentees = packets.contact(reader), [person_id for person_id, _ in wanted]
    pairs = _pairs(reader, wanted)
    strips = cadence.strips(reader, [pair for pair, _ in pairs.values()], today)
    people = packets.people(reader, [*mentees, *(mentor for _, mentor in pairs.values())], own=True)
    answers = _answers(reader, wanted)
    cohort = {cohort_id: cohorts.raw(reader, cohort_id) for _, cohort_id in wanted}
    for person_id, cohort_id in wanted:
        row, pair = cohort[cohort_id], pairs.get((person_id, cohort_id))
        own = goals.page(reader, GoalQuery(cohort_id=cohort_id, person_id=person_id), today, 0, -1)
        yield GoalWorkbook(
            _person(people[person_id]), _person(people[pair[1]]) if pair else None, row["name"],
            date.fromisoformat(row["starts"]), date.fromisoformat(row["ends"]), contact,
            row["minimum_minutes"] or CohortDraft.minimum_minutes, row["cadence_days"],
            strips.get(pair[0], ()) if pair else (), answers[person_id, cohort_id], tuple(_goal(one) for one in own),
            tuple(_meeting(one) for one in reversed(meetings.of_mentorship(reader, pair[0]))) if pair else (), today)


def _pairs(reader: Reader, wanted: Sequence[Part]) -> dict[Part, tuple[int, int]]:
    return {(row["mentee_id"], row["cohort_id"]): (row["id"], row["mentor_id"]) for row in reader.rows(
        "SELECT * FROM mentorships WHERE mentee_id IN (SELECT value FROM json_each(?)) ORDER BY state <> 'ended', id",
        (listed(person_id for person_id, _ in wanted),))}


def _answers(reader: Reader, wanted: Sequence[Part]) -> dict[Part, WorkbookAnswers]:
    ids = listed(person_id for person_id, _ in wanted)
    said: dict[Part, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in reader.rows("SELECT * FROM statements WHERE person_id IN (SELECT value FROM json_each(?))"
                           " ORDER BY position, id", (ids,)):
        said[row["person_id"], row["cohort_id"]][row["kind"]].append(row["words"])
    rated: dict[Part, dict[str, tuple[int | None, int | None]]] = defaultdict(dict)
    for row in reader.rows("SELECT person_id, cohort_id, ratings.* FROM ratings JOIN assessments ON assessments.id ="
                           " assessment_id WHERE stage = 'start' AND rater = 'self' AND person_id IN"
                           " (SELECT value FROM json_each(?)) ORDER BY ratings.id", (ids,)):
        rated[row["person_id"], row["cohort_id"]][row["competency"]] = (row["now"], row["later"])
    names = _framework(reader)
    return {part: _answer(said[part], [Rating(name, *rated[part].get(name, (None, None))) for name in names])
            for part in wanted}


def _answer(said: dict[str, list[str]], ratings: Sequence[Rating]) -> WorkbookAnswers:
    strengths, develop, values, interests = (tuple(said.get(kind, ())) for kind in STATEMENT_KINDS)
    return WorkbookAnswers(strengths, develop, values, interests, tuple(ratings))


def _framework(reader: Reader) -> tuple[str, ...]:
    row = reader.one("SELECT value FROM settings WHERE key = 'competencies'")
    return tuple(json.loads(row[0])) if row and json.loads(row[0]) else COMPETENCIES


def _person(shown: packets.Shown) -> WorkbookPerson:
    return WorkbookPerson(shown.name, shown.native, shown.say, shown.pronouns, shown.line, shown.email, shown.phone,
                          shown.code)


def _goal(one: Goal) -> WorkbookGoal:
    draft = one.draft
    return WorkbookGoal(
        draft.title, draft.specific, draft.measurable, draft.achievable, draft.relevant, draft.time_bound, draft.due_on,
        one.percent, tuple(WorkbookStep(step.words, step.who, step.due_on, step.done_on) for step in draft.steps),
        one.missing)


def _meeting(one: Meeting) -> WorkbookMeeting:
    return WorkbookMeeting(one.held_on, one.minutes, one.way, one.topics, one.outcome, one.next_on, one.confidential)
