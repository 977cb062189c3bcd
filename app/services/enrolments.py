"""Enrolments: who applied to a cohort and how it was decided; enrolling one person or many in one go."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from app.data.queries import cohorts, enrolments, parties
from app.data.queries.reading import Reader, listed
from app.data.unit_of_work import Unit
from app.domain.enrolments import (
    DECISIONS,
    ENROLMENT_STATES,
    SIDE_WORDS,
    SIDES,
    Enrolled,
    Enrolment,
    EnrolmentCounts,
    EnrolmentQuery,
)
from app.domain.forms import LONGEST_LINE
from app.domain.people import display_name
from app.domain.text import clean_text, counted
from app.domain.where import parsed
from app.errors import Invalid, NotFound, Refused
from app.services.base import Service


class Enrolments(Service):
    """Who takes part in which cohort."""

    def page(self, query: EnrolmentQuery, first: int = 0, count: int = 100) -> list[Enrolment]:
        """A window of the Applicants list; all of it when count is -1."""
        return enrolments.page(self._database, query, first, count, self._desk.today)

    def count(self, query: EnrolmentQuery) -> int:
        """How many enrolments a query finds."""
        return enrolments.count(self._database, query)

    def counts(self, cohort_id: int) -> EnrolmentCounts:
        """How many are in each state, by side."""
        return EnrolmentCounts(tuple((row[0], row[1], row[2]) for row in self._database.rows(
            "SELECT side, state, count(*) FROM enrolments WHERE cohort_id = ? GROUP BY side, state", (cohort_id,))))

    def get(self, enrolment_id: int) -> Enrolment:
        """One enrolment. Raises NotFound."""
        return _known(self._database, [enrolment_id], self._desk.today)[0]

    def of_person(self, person_id: int) -> list[Enrolment]:
        """The parts one person has or had, the latest first."""
        ids = [row[0] for row in self._database.rows(
            "SELECT id FROM enrolments WHERE person_id = ? ORDER BY applied_on DESC, id DESC", (person_id,))]
        return enrolments.by_ids(self._database, ids, self._desk.today)

    def chosen(self, side: str, where: str = "") -> list[int]:
        """The ids of the people who could be on a side and whom a sentence chooses; all of them without one.

        Raises Invalid, with the place, for a sentence that cannot be read.
        """
        condition = parsed(where) if where.strip() else None
        return enrolments.candidates(self._database, side, condition, self._desk.today)

    def enrol(self, cohort_id: int, side: str, person_ids: Iterable[int], state: str = "accepted") -> Enrolled:
        """Enrols people on a side, as accepted unless told; gives what came of it.

        Nobody is enrolled twice. People who asked not to be contacted and mentors without a place are left out. Raises
        Invalid when more students would be accepted than the cohort takes.
        """
        from app.data.schema.programme import enrolments as table

        if side not in SIDES or state not in ENROLMENT_STATES:
            raise Invalid({"side": "Enrol as mentees or as mentors."})
        wanted = list(dict.fromkeys(person_ids))
        with self._unit(f"Enrol as {SIDE_WORDS[side]}", self._subject(wanted, side)) as unit:
            cohorts.open_cohort(unit, cohort_id)
            known = {row[0] for row in unit.rows("SELECT person_id FROM enrolments WHERE cohort_id = ? AND side = ?",
                                                 (cohort_id, side))}
            left_out = _left_out(unit, [one for one in wanted if one not in known], side)
            coming = [one for one in wanted if one not in known and one not in left_out]
            today = self._desk.today.isoformat()
            unit.add_many(table, [
                {"cohort_id": cohort_id, "person_id": one, "side": side, "state": state, "applied_on": today,
                 "decided_on": None if state == "applied" else today} for one in coming])
            if state == "accepted":
                _check_room(unit, cohort_id)
        return Enrolled(len(coming), sum(one in known for one in wanted), tuple(left_out.values()))

    def accept(self, ids: Sequence[int], reason: str = "") -> None:
        """Accepts applicants. Raises Invalid when the cohort is full."""
        self._decide(ids, "accepted", reason)

    def decline(self, ids: Sequence[int], reason: str) -> None:
        """Declines applicants with a reason. Raises Invalid without one, Refused for someone with a pair at work."""
        if not clean_text(reason):
            raise Invalid({"reason": "Give the reason; it is kept in their history."})
        self._decide(ids, "declined", reason)

    def wait_list(self, ids: Sequence[int], reason: str = "") -> None:
        """Puts applicants on the wait list. Raises Refused for someone with a pair at work."""
        self._decide(ids, "wait-listed", reason)

    def withdraw(self, ids: Sequence[int], reason: str = "") -> None:
        """Notes that people withdrew. Raises Refused for someone with a pair at work."""
        self._decide(ids, "withdrawn", reason)

    def reopen(self, ids: Sequence[int]) -> None:
        """Makes people applicants again. Raises Refused for someone with a pair at work."""
        self._decide(ids, "applied", "")

    def set_capacity(self, enrolment_id: int, capacity: int | None) -> None:
        """Sets how many students a mentor takes in this cohort; None goes by their record. Raises Invalid."""
        from app.data.schema.programme import enrolments as table

        row = self.get(enrolment_id)
        if row.side != "mentor":
            raise Invalid({"capacity": "Only mentors have places."})
        if capacity is not None and not 0 <= capacity <= 50:
            raise Invalid({"capacity": "Enter a number from 0 to 50."})
        with self._unit("Set places", row.name) as unit:
            cohorts.open_cohort(unit, row.cohort_id)
            unit.change(table, enrolment_id, capacity=capacity)

    def _decide(self, ids: Sequence[int], state: str, reason: str) -> None:
        from sqlalchemy import text

        reason = clean_text(reason)
        if len(reason) > LONGEST_LINE:
            raise Invalid({"reason": f"A reason is at most {LONGEST_LINE} characters long."})
        rows = _known(self._database, ids, self._desk.today)
        with self._unit(DECISIONS[state], rows[0].name if len(rows) == 1 else f"{len(rows):,} people") as unit:
            for cohort_id in {row.cohort_id for row in rows}:
                cohorts.open_cohort(unit, cohort_id)
            if state != "accepted":
                _refuse_pairs(unit, rows)
            unit.run(text("UPDATE enrolments SET state = :state, reason = :reason, decided_on = :decided"
                          " WHERE id IN (SELECT value FROM json_each(:ids)) AND state <> :state").bindparams(
                state=state, reason=reason or None, ids=listed(ids),
                decided=None if state == "applied" else self._desk.today.isoformat()))
            for cohort_id in {row.cohort_id for row in rows if state == "accepted"}:
                _check_room(unit, cohort_id)

    def _subject(self, person_ids: Sequence[int], side: str) -> str:
        if len(person_ids) == 1:
            return parties.name_of(self._database, person_ids[0])
        return counted(len(person_ids), SIDE_WORDS[side])


def _known(reader: Reader, ids: Sequence[int], today: date) -> list[Enrolment]:
    rows = enrolments.by_ids(reader, list(ids), today)
    if not rows or len(rows) < len(set(ids)):
        raise NotFound("Somebody of these is not enrolled any more.", "Nothing was changed. Look at the list again.")
    return rows


def _left_out(unit: Unit, person_ids: Sequence[int], side: str) -> dict[int, tuple[str, str]]:
    found = {}
    for row in unit.rows("SELECT * FROM people WHERE id IN (SELECT value FROM json_each(?))", (listed(person_ids),)):
        why = ("is archived" if row["archived"] else "asked not to be contacted" if row["do_not_contact"]
               else "has no place for a student" if side == "mentor" and row["capacity"] == 0 else "")
        if why:
            found[int(row["id"])] = (display_name(row["given"], row["family"]), why)
    return found


def _check_room(unit: Unit, cohort_id: int) -> None:
    row = cohorts.raw(unit, cohort_id)
    if row["capacity"] is not None and row["mentees"] > row["capacity"]:
        takes = counted(row["capacity"], "student")
        raise Invalid(f"The cohort takes {takes}, and {row['mentees']:,} would be accepted."
                      " Put some on the wait list, or raise the number in Edit cohort.")


def _refuse_pairs(unit: Unit, rows: Sequence[Enrolment]) -> None:
    at_work = [row.name for row in enrolments.by_ids(unit, [row.id for row in rows], rows[0].applied_on) if row.pairs]
    if at_work:
        raise Refused(f"{at_work[0]} has a pair at work in this cohort." if len(at_work) == 1
                      else f"{len(at_work):,} of them have a pair at work in this cohort.",
                      "Nothing was changed. End the mentorship first, with its reason.")
