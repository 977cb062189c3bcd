"""Meetings of pairs: log one, correct it, take it out; the log of a pair, a person or a cohort."""

from __future__ import annotations

import sqlite3
from typing import Any

from app.data.queries import meetings, mentorships
from app.data.queries.reading import as_day, day_of, ensure_unchanged, latest_unit
from app.data.unit_of_work import Unit
from app.domain import forms
from app.domain.days import near_day
from app.domain.mentorships import (
    MEETING_LINES,
    Meeting,
    MeetingDraft,
    MeetingQuery,
    MeetingRow,
    MentorshipRow,
    meeting_problems,
)
from app.errors import Invalid, NotFound
from app.services.base import Service


class Meetings(Service):
    """What pairs did when they met."""

    def page(self, query: MeetingQuery, first: int = 0, count: int = 100) -> list[MeetingRow]:
        """A window of a meeting log, without the words of confidential meetings; all of it when count is -1."""
        return meetings.page(self._database, query, first, count)

    def count(self, query: MeetingQuery) -> int:
        """How many meetings a query finds."""
        return meetings.totals(self._database, query)[0]

    def minutes(self, query: MeetingQuery) -> int:
        """How long the meetings of a query were together."""
        return meetings.totals(self._database, query)[1]

    def words(self, meeting_id: int) -> tuple[str, str]:
        """Topics and outcome of a meeting, confidential or not, for showing once. Raises NotFound."""
        meeting = meetings.meeting_of(self._raw(meeting_id), words=True)
        return meeting.topics, meeting.outcome

    def get(self, meeting_id: int) -> Meeting:
        """A meeting, without the words of a confidential one. Raises NotFound."""
        return meetings.meeting_of(self._raw(meeting_id))

    def blank(self, mentorship_id: int) -> MeetingDraft:
        """A draft to log a meeting of today with, as long and in the way the pair's last one was."""
        last = self._database.one("SELECT minutes, way FROM meetings WHERE mentorship_id = ?"
                                  " ORDER BY held_on DESC, id DESC LIMIT 1", (mentorship_id,))
        return MeetingDraft(mentorship_id=mentorship_id, held_on=self._desk.today,
                            minutes=last["minutes"] if last else 60, way=last["way"] if last else "Video")

    def draft_of(self, meeting_id: int) -> MeetingDraft:
        """The draft to correct a meeting with, confidential words included. Raises NotFound."""
        with self._database.snapshot():
            meeting = meetings.meeting_of(self._raw(meeting_id), words=True)
            as_of = latest_unit(self._database)
        return MeetingDraft(meeting_id, as_of, meeting.mentorship_id, meeting.held_on, meeting.minutes, meeting.way,
                            meeting.topics, meeting.help, meeting.outcome, meeting.next_on, meeting.confidential)

    def log(self, draft: MeetingDraft) -> int:
        """Logs a meeting, or corrects one; gives its id. Raises Invalid, also for a day after the pair ended.

        The pair's next meeting becomes the day named here; a planned day that has come is cleared by logging.
        """
        draft = forms.tidied(draft, MEETING_LINES)
        found = meeting_problems(draft, self._desk.today)
        if found:
            raise Invalid(found)
        pair = self._pair(draft.mentorship_id)
        ended = day_of(self._database.value("SELECT ended_on FROM mentorships WHERE id = ?", (pair.id,)))
        if ended is not None and draft.held_on is not None and draft.held_on > ended:
            since = near_day(ended, self._desk.today)
            raise Invalid({"held_on": f"The mentorship is {pair.state} since {since}. Reopen it, or check the day."})
        with self._unit("Edit meeting" if draft.id else "Log meeting", pair.mentee) as unit:
            meeting_id = self._write(unit, draft)
            self._plan(unit, draft)
            return meeting_id

    def remove(self, meeting_id: int) -> None:
        """Takes a meeting out of the log; undo brings it back. Raises NotFound."""
        from app.data.schema.programme import meetings as table

        raw = self._raw(meeting_id)
        pair = self._pair(raw["mentorship_id"])
        with self._unit("Delete meeting", pair.mentee) as unit:
            unit.remove(table, meeting_id)

    def _pair(self, mentorship_id: int) -> MentorshipRow:
        """The pair, which may be over: logs come in late. Raises NotFound, and Refused for an archived cohort."""
        return mentorships.in_open_cohorts(self._database, [mentorship_id], self._desk.today)[0]

    def _raw(self, meeting_id: int) -> sqlite3.Row:
        row = self._database.one("SELECT * FROM meetings WHERE id = ?", (meeting_id,))
        if row is None:
            raise NotFound("This meeting is not in the log any more.", "Look in Recent changes, and undo there.")
        return row

    def _write(self, unit: Unit, draft: MeetingDraft) -> int:
        from app.data.schema.programme import meetings as table

        values: dict[str, Any] = {
            "mentorship_id": draft.mentorship_id, "held_on": as_day(draft.held_on), "minutes": draft.minutes,
            "way": draft.way, "topics": draft.topics, "help": draft.help or None, "outcome": draft.outcome,
            "next_on": as_day(draft.next_on), "confidential": int(draft.confidential)}
        if draft.id is None:
            return unit.add(table, **values, logged_by=self._desk.actor)
        ensure_unchanged(unit, draft.as_of, {"meetings": [draft.id]}, "meeting")
        unit.change(table, draft.id, **values)
        return draft.id

    def _plan(self, unit: Unit, draft: MeetingDraft) -> None:
        from app.data.schema.programme import mentorships as table

        last = unit.one("SELECT max(held_on) FROM meetings WHERE mentorship_id = ?", (draft.mentorship_id,))
        planned = unit.one("SELECT next_meeting_on, state FROM mentorships WHERE id = ?", (draft.mentorship_id,))
        assert last is not None and planned is not None
        if last[0] != as_day(draft.held_on) or planned["state"] != "active":
            return
        if draft.next_on is not None:
            unit.change(table, draft.mentorship_id, next_meeting_on=as_day(draft.next_on))
        elif planned[0] is not None and planned[0] <= last[0]:
            unit.change(table, draft.mentorship_id, next_meeting_on=None)
