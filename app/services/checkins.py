"""Staff contact with pairs: a check-in asked for, done or handed over; reminders; what was said to whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from app.data.queries import mentorships, notes
from app.data.queries.reading import as_day
from app.data.unit_of_work import Unit
from app.domain.forms import LONGEST, LONGEST_LINE
from app.domain.mentorships import Contact, MentorshipRow
from app.domain.text import clean_text, counted
from app.errors import Invalid, Refused
from app.services.base import Service

_SIDES = {"mentee": ("mentee",), "mentor": ("mentor",), "both": ("mentee", "mentor")}


class CheckIns(Service):
    """What staff do to keep pairs going."""

    def contacts(self, mentorship_id: int) -> list[Contact]:
        """Reminders, check-ins and messages to one of a pair, the latest first."""
        return notes.contacts(self._database, mentorship_id)

    def ask(self, mentorship_id: int, due_on: date, reason: str = "", staff: str = "") -> None:
        """Asks for a check-in with a pair by a day, of a member of staff. Raises Invalid."""
        found = {} if due_on >= self._desk.today else {"due_on": "This day is over."}
        reason, staff = clean_text(reason), clean_text(staff) or self._desk.actor
        if len(reason) > LONGEST_LINE:
            found["reason"] = f"A reason is at most {LONGEST_LINE} characters long."
        if found:
            raise Invalid(found)
        row = self._open(mentorship_id)
        with self._unit("Ask for check-in", row.mentee) as unit:
            self._change(unit, mentorship_id, as_day(due_on), reason or None, staff)

    def reassign(self, mentorship_id: int, staff: str) -> None:
        """Hands the check-in that was asked for to somebody else. Raises Invalid, or Refused where there is none."""
        from app.data.schema.programme import mentorships as table

        staff = clean_text(staff)
        if not staff:
            raise Invalid({"staff": "Name a member of staff."})
        row = self._asked(mentorship_id)
        with self._unit("Reassign check-in", row.mentee) as unit:
            unit.change(table, mentorship_id, checkin_staff=staff)

    def done(self, mentorship_id: int, words: str = "") -> None:
        """Notes that the check-in took place today, and what came of it. Raises Refused where none was asked for."""
        words = _checked(words)
        row = self._asked(mentorship_id)
        with self._unit("Check-in done", row.mentee) as unit:
            self._change(unit, mentorship_id, None, None, None)
            self._note(unit, [(row, row.mentee_id)], "check-in", words)

    def remind(self, ids: Sequence[int], whom: str = "both", words: str = "") -> int:
        """Notes reminders to pairs as sent today; gives how many. People not to be contacted get none.

        `whom` is mentee, mentor or both. Raises Refused when nobody is left to remind.
        """
        words = _checked(words)
        rows = mentorships.open_rows(self._database, ids, self._desk.today)
        with self._unit("Remind" if len(rows) == 1 else "Remind pairs",
                        rows[0].mentee if len(rows) == 1 else counted(len(rows), "pair")) as unit:
            silent = {found[0] for found in unit.rows("SELECT id FROM people WHERE do_not_contact = 1")}
            sent = [(row, person_id) for row in rows for side in _SIDES[whom]
                    if (person_id := row.mentee_id if side == "mentee" else row.mentor_id) not in silent]
            if not sent:
                raise Refused("Nobody was reminded.", "They asked not to be contacted.")
            self._note(unit, sent, "reminder", words)
        return len(sent)

    def note(self, mentorship_id: int, person_id: int, kind: str, words: str, on_day: date | None = None) -> None:
        """Logs what was written or said to one of a pair: a call, an e-mail. Raises Invalid."""
        kind, words = clean_text(kind), _checked(words)
        if not kind or len(kind) > 60:
            raise Invalid({"kind": "Say what it was, such as call or e-mail."})
        if (on_day or self._desk.today) > self._desk.today:
            raise Invalid({"on_day": "This day is still to come."})
        row = self._open(mentorship_id)
        if person_id not in (row.mentee_id, row.mentor_id):
            raise Invalid({"person_id": "Choose one of the two."})
        with self._unit("Log contact", row.mentee if person_id == row.mentee_id else row.mentor) as unit:
            self._note(unit, [(row, person_id)], kind, words, on_day)

    def _open(self, mentorship_id: int) -> MentorshipRow:
        return mentorships.open_row(self._database, mentorship_id, self._desk.today)

    def _asked(self, mentorship_id: int) -> MentorshipRow:
        row = self._open(mentorship_id)
        if row.checkin_due_on is None:
            raise Refused("No check-in is asked for.", "Nothing was changed. Somebody may have marked it done.")
        return row

    def _change(self, unit: Unit, mentorship_id: int, due: str | None, reason: str | None, staff: str | None) -> None:
        from app.data.schema.programme import mentorships as table

        unit.change(table, mentorship_id, checkin_due_on=due, checkin_reason=reason, checkin_staff=staff)

    def _note(self, unit: Unit, to: Iterable[tuple[MentorshipRow, int]], kind: str, words: str,
              on_day: date | None = None) -> None:
        from app.data.schema.people import contacts

        unit.add_many(contacts, [
            {"person_id": person_id, "mentorship_id": row.id, "on_day": as_day(on_day or self._desk.today),
             "kind": kind, "words": words, "actor": self._desk.actor} for row, person_id in to])


def _checked(words: str) -> str:
    words = clean_text(words, lines=True)
    if len(words) > LONGEST:
        raise Invalid({"words": f"This is longer than {LONGEST:,} characters. Shorten it."})
    return words
