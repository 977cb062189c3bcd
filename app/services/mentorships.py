"""Mentorships: the pairs of a cohort, their agreements and pauses, how they end; every verb names the student."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from app.data.queries import availability, cadence, cohorts, meetings, mentorships, notes
from app.data.queries.reading import as_day, day_of
from app.data.unit_of_work import Unit
from app.domain.mentorships import (
    Agreement,
    Mentorship,
    MentorshipQuery,
    MentorshipRow,
    Pause,
    Place,
)
from app.domain.people import Note
from app.domain.text import clean_text, counted
from app.errors import Invalid, Refused
from app.services.base import Service


class Mentorships(Service):
    """The pairs at work and those that were."""

    def page(self, query: MentorshipQuery, first: int = 0, count: int = 100) -> list[MentorshipRow]:
        """A window of the Mentorships list; all of it when count is -1."""
        with self._database.snapshot():
            return mentorships.rows(self._database, self.ids(query, first, count), self._desk.today)

    def count(self, query: MentorshipQuery) -> int:
        """How many mentorships a query finds."""
        return mentorships.count(self._database, query, self._desk.today)

    def ids(self, query: MentorshipQuery, first: int = 0, count: int = -1) -> list[int]:
        """The ids a query finds, in its order; all of them when count is -1."""
        return mentorships.ids(self._database, query, self._desk.today, first, count)

    def counts(self, query: MentorshipQuery, filters: Sequence[str]) -> dict[str, int]:
        """How many mentorships each of these filters would show."""
        return {name: self.count(replace(query, filter=name)) for name in filters}

    def place(self, query: MentorshipQuery, mentorship_id: int) -> Place:
        """Where a mentorship stands in a list; position 0 where the list does not show it."""
        ids = self.ids(query)
        if mentorship_id not in ids:
            return Place(0, len(ids), None, None)
        at = ids.index(mentorship_id)
        return Place(at + 1, len(ids), ids[at - 1] if at else None, ids[at + 1] if at + 1 < len(ids) else None)

    def get(self, mentorship_id: int) -> Mentorship:
        """Everything about a mentorship but its goals, meetings' confidential words and notes. Raises NotFound."""
        with self._database.snapshot():
            row = mentorships.row(self._database, mentorship_id, self._desk.today)
            kept = self._database.one("SELECT * FROM mentorships WHERE id = ?", (mentorship_id,))
            assert kept is not None
            cohort = cohorts.raw(self._database, row.cohort_id)
            off = cohorts.breaks(self._database, [row.cohort_id]).get(row.cohort_id, ())
            lead = self._database.value("SELECT name FROM staff WHERE id = ?", (cohort["lead_id"],))
            return Mentorship(
                row, cohort["name"], row.mentee_line, row.mentor_line, cohort["cadence_days"],
                cohort["minimum_minutes"], date.fromisoformat(cohort["ends"]), kept["checkin_reason"] or "",
                kept["checkin_staff"] or "", kept["end_reason"] or "", day_of(kept["ended_on"]),
                meetings.of_mentorship(self._database, mentorship_id),
                sum(note.confidential for note in self.notes(mentorship_id)), mentorships.ledger_of(kept["ledger"]),
                date.fromisoformat(cohort["starts"]), cohort["grace_days"],
                cadence.pauses(self._database, [mentorship_id]).get(mentorship_id, ()),
                tuple((rest.starts, rest.ends) for rest in off),
                availability.together(self._database, row.mentee_id, row.mentor_id, self._desk.today), lead or "")

    def of_person(self, person_id: int) -> list[MentorshipRow]:
        """The mentorships of a person on either side, the latest first."""
        return self.page(MentorshipQuery(person_id=person_id, sort="started", descending=True), count=-1)

    def notes(self, mentorship_id: int) -> list[Note]:
        """Staff notes on this pair, the latest first, without the words of confidential ones."""
        return notes.of_mentorship(self._database, mentorship_id)

    def set_agreement(self, mentorship_id: int, agreement: Agreement) -> None:
        """Records when the agreement was sent and signed. Raises Invalid for a day to come."""
        later = {name: "This day is still to come." for name in ("sent_on", "mentee_signed_on", "mentor_signed_on")
                 if (getattr(agreement, name) or self._desk.today) > self._desk.today}
        if later:
            raise Invalid(later)
        row = self._open(mentorship_id)
        before = row.agreement
        signed = (agreement.mentee_signed_on, agreement.mentor_signed_on) != (
            before.mentee_signed_on, before.mentor_signed_on)
        with self._unit("Record signature" if signed else "Record agreement", row.mentee) as unit:
            self._change(unit, mentorship_id, agreement_sent_on=as_day(agreement.sent_on),
                         mentee_signed_on=as_day(agreement.mentee_signed_on),
                         mentor_signed_on=as_day(agreement.mentor_signed_on))

    def agreements_sent(self, ids: Sequence[int], on_day: date | None = None) -> None:
        """Notes that agreements went out, or went out again, on one day (today unless told)."""
        rows = mentorships.open_rows(self._database, ids, self._desk.today)
        with self._unit("Send agreement" if len(rows) == 1 else "Send agreements", _subject(rows)) as unit:
            for row in rows:
                self._change(unit, row.id, agreement_sent_on=as_day(on_day or self._desk.today))

    def set_next_meeting(self, mentorship_id: int, on_day: date | None) -> None:
        """Sets, moves or clears the day of the next meeting. Raises Invalid for a day that is over."""
        if on_day is not None and on_day < self._desk.today:
            raise Invalid({"next_on": "This day is over. To note a meeting that was held, log it."})
        row = self._open(mentorship_id)
        with self._unit("Set next meeting", row.mentee) as unit:
            self._change(unit, mentorship_id, next_meeting_on=as_day(on_day))

    def pause(self, mentorship_id: int, pause: Pause) -> None:
        """Stops the clock from one day to another, or until resumed. Raises Invalid when it meets another pause."""
        from app.data.schema.programme import pauses

        row = self._open(mentorship_id)
        reason = clean_text(pause.reason)
        with self._unit("Pause mentorship", row.mentee) as unit:
            found = _pause_problems(pause, cadence.pauses(unit, [mentorship_id]).get(mentorship_id, ()))
            if len(reason) > 300:
                found["reason"] = "A reason is at most 300 characters long."
            if found:
                raise Invalid(found)
            unit.add(pauses, mentorship_id=mentorship_id, starts=as_day(pause.starts), ends=as_day(pause.ends),
                     reason=reason or None)

    def resume(self, mentorship_id: int, on_day: date | None = None) -> None:
        """Lets the clock run again from a day (today unless told). Raises Refused when there is no pause on it."""
        row = self._open(mentorship_id)
        day = on_day or self._desk.today
        with self._unit("Resume mentorship", row.mentee) as unit:
            if not _end_pauses(unit, mentorship_id, day):
                raise Refused("This mentorship is not paused.", "Nothing was changed.")

    def end(self, mentorship_id: int, reason: str, on_day: date | None = None) -> None:
        """Ends a mentorship before its time, with no fault found; the student may be matched again. Raises Invalid."""
        reason = clean_text(reason)
        if not reason or len(reason) > 300:
            raise Invalid({"reason": "Give the reason in at most 300 characters; it is kept with the mentorship."})
        row = self._open(mentorship_id)
        with self._unit("End mentorship", row.mentee) as unit:
            self._close(unit, row, "ended", on_day or self._desk.today, reason)

    def complete(self, ids: Sequence[int], on_day: date | None = None) -> None:
        """Notes that mentorships came to their planned end, on one day (today unless told)."""
        rows = mentorships.open_rows(self._database, ids, self._desk.today)
        with self._unit("Complete mentorship" if len(rows) == 1 else "Complete mentorships", _subject(rows)) as unit:
            for row in rows:
                self._close(unit, row, "completed", on_day or self._desk.today, "")

    def reopen(self, mentorship_id: int) -> None:
        """Sets a mentorship that was ended or completed to work again. Raises Refused where the student has another."""
        row = mentorships.row(self._database, mentorship_id, self._desk.today)
        with self._unit("Reopen mentorship", row.mentee) as unit:
            cohorts.open_cohort(unit, row.cohort_id)
            other = unit.one("SELECT id FROM mentorships WHERE cohort_id = ? AND mentee_id = ? AND state = 'active'",
                             (row.cohort_id, row.mentee_id))
            if other is not None:
                raise Refused(f"{row.mentee} has a mentor in this cohort.",
                              "Nothing was changed. End that mentorship first.")
            self._change(unit, mentorship_id, state="active", ended_on=None, end_reason=None)

    def _open(self, mentorship_id: int) -> MentorshipRow:
        return mentorships.open_row(self._database, mentorship_id, self._desk.today)

    def _close(self, unit: Unit, row: MentorshipRow, state: str, on_day: date, reason: str) -> None:
        if on_day < row.started_on:
            raise Invalid({"ended_on": "It cannot end before it began."})
        if on_day > self._desk.today:
            raise Invalid({"ended_on": "This day is still to come."})
        _end_pauses(unit, row.id, on_day)
        self._change(unit, row.id, state=state, ended_on=as_day(on_day), end_reason=reason or None,
                     next_meeting_on=None, checkin_due_on=None, checkin_reason=None, checkin_staff=None)

    def _change(self, unit: Unit, mentorship_id: int, **values: Any) -> None:
        from app.data.schema.programme import mentorships as table

        unit.change(table, mentorship_id, **values)


def _subject(rows: Sequence[MentorshipRow]) -> str:
    return rows[0].mentee if len(rows) == 1 else counted(len(rows), "pair")


def _pause_problems(pause: Pause, known: Sequence[Pause]) -> dict[str, str]:
    last = date.max
    if pause.ends is not None and pause.ends < pause.starts:
        return {"ends": "The last day comes before the first."}
    if any(pause.starts <= (other.ends or last) and other.starts <= (pause.ends or last) for other in known):
        return {"starts": "These days meet another pause of this pair."}
    return {}


def _end_pauses(unit: Unit, mentorship_id: int, day: date) -> bool:
    """Cuts every pause off before `day`; a pause that would not have begun goes. Says whether there was one on it."""
    from app.data.schema.programme import pauses

    rows = unit.rows("SELECT * FROM pauses WHERE mentorship_id = ? AND (ends IS NULL OR ends >= ?)",
                     (mentorship_id, as_day(day)))
    stopped = False
    for row in rows:
        stopped = stopped or row["starts"] <= day.isoformat()
        if row["starts"] >= day.isoformat():
            unit.remove(pauses, row["id"])
        else:
            unit.change(pauses, row["id"], ends=as_day(day - timedelta(days=1)))
    return stopped
