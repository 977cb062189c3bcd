"""The small forms of a pair: agreement, next meeting, pause, end, staff check-in, note."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.mentorships import END_REASONS, Agreement, MentorshipRow, Pause
from app.errors import Invalid
from ui.dialogs.form_dialog import FormDialog
from ui.widgets.field import Field
from ui.widgets.form import Form
from ui.widgets.lookup_field import Suggestion
from ui.widgets.suggest_field import SuggestField
from ui.workplace import Workplace

_WEEK = timedelta(days=7)


class PairDialog(FormDialog):
    """A form about one pair; the names of both stand under its title."""

    def __init__(
        self, workplace: Workplace, pair: MentorshipRow, title: str, fields: Sequence[Field], verb: str, *,
        key: str = "", width: int = 460, editors: Mapping[str, QWidget] | None = None, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        self.pair = pair
        super().__init__(workplace, title, Form(fields, editors=editors), verb=verb, key=key, width=width,
                         words=pair.names, parent=parent)

    def staff(self, typed: str) -> Sequence[Suggestion]:
        """Members of staff whose name holds what is typed."""
        names = [member.name for member in self.workplace.office.settings.staff()]
        return [Suggestion(name, name) for name in names if typed.casefold() in name.casefold() and name != typed]


class AgreementDialog(PairDialog):
    """When the agreement was sent, and when each of the two signed it."""

    def __init__(self, workplace: Workplace, pair: MentorshipRow, parent: QWidget | None = None) -> None:
        super().__init__(workplace, pair, "Mentoring agreement", [
            Field("sent_on", "Sent", "date"),
            Field("mentee_signed_on", "Student signed", "date"),
            Field("mentor_signed_on", "Mentor signed", "date", beside=True),
        ], "Save agreement", parent=parent)
        kept = pair.agreement
        self.begin({"sent_on": kept.sent_on, "mentee_signed_on": kept.mentee_signed_on,
                    "mentor_signed_on": kept.mentor_signed_on})

    def save(self, values: Mapping[str, Any]) -> None:
        self.workplace.office.mentorships.set_agreement(self.pair.id, Agreement(**values))
        self.workplace.done("Agreement saved")


class NextMeetingDialog(PairDialog):
    """The day the pair meets next; an empty field means none is planned."""

    def __init__(self, workplace: Workplace, pair: MentorshipRow, free: Sequence[str] = (),
                 parent: QWidget | None = None) -> None:
        hint = f"Both are free {free[0]}." if free else "Leave it empty when no day is agreed."
        super().__init__(workplace, pair, "Next meeting", [Field("next_on", "Day", "date", hint=hint)], "Set date",
                         parent=parent)
        self.begin({"next_on": pair.next_meeting_on})

    def save(self, values: Mapping[str, Any]) -> None:
        self.workplace.office.mentorships.set_next_meeting(self.pair.id, values["next_on"])
        self.workplace.done("Next meeting set" if values["next_on"] else "Next meeting cleared")


class PauseDialog(PairDialog):
    """From when to when the clock of the pair stands still."""

    def __init__(self, workplace: Workplace, pair: MentorshipRow, parent: QWidget | None = None) -> None:
        super().__init__(workplace, pair, "Pause mentorship", [
            Field("starts", "First day", "date", required=True),
            Field("ends", "Last day", "date", beside=True, hint="Empty: until resumed."),
            Field("reason", "Reason", "text", limit=300, placeholder="Such as a semester abroad"),
        ], "Pause mentorship", parent=parent)
        self.begin({"starts": workplace.office.clock.today()})

    def save(self, values: Mapping[str, Any]) -> None:
        pause = Pause(values["starts"], values["ends"], values["reason"] or "")
        self.workplace.office.mentorships.pause(self.pair.id, pause)
        self.workplace.done(f"Paused {self.pair.names}")


class EndDialog(PairDialog):
    """Ends a pair before its time, with the reason that stays on record."""

    def __init__(self, workplace: Workplace, pair: MentorshipRow, parent: QWidget | None = None) -> None:
        super().__init__(workplace, pair, "End this mentorship early?", [
            Field("reason", "Reason", "choice", required=True, optional="Choose a reason",
                  choices=[(reason, reason) for reason in END_REASONS],
                  hint="It is kept with the mentorship. The student may be matched again."),
            Field("more", "In your words", "text", limit=250),
            Field("ended_on", "Last day", "date", required=True),
        ], "End mentorship", parent=parent)
        self.begin({"ended_on": workplace.office.clock.today()})

    def save(self, values: Mapping[str, Any]) -> None:
        reason = ": ".join(part for part in (values["reason"], values["more"]) if part)
        self.workplace.office.mentorships.end(self.pair.id, reason, values["ended_on"])
        self.workplace.done(f"Ended {self.pair.names}")


class CheckInDialog(PairDialog):
    """Asks a member of staff to look after a pair by a day."""

    def __init__(self, workplace: Workplace, pair: MentorshipRow, parent: QWidget | None = None) -> None:
        super().__init__(workplace, pair, "Ask for a staff check-in", [
            Field("due_on", "By", "date", required=True),
            Field("staff", "Who", beside=True),
            Field("reason", "Why", "text", limit=300, placeholder="Such as two reminders went unanswered"),
        ], "Ask for check-in", editors={"staff": SuggestField("Who", self.staff)}, parent=parent)
        today = workplace.office.clock.today()
        known = pair.checkin_due_on
        due = known if known is not None and known >= today else today + _WEEK
        self.begin({"due_on": due, "staff": workplace.office.actor})

    def save(self, values: Mapping[str, Any]) -> None:
        self.workplace.office.checkins.ask(self.pair.id, values["due_on"], values["reason"] or "",
                                           values["staff"] or "")
        self.workplace.done("Check-in asked for")


class ReassignDialog(PairDialog):
    """Hands a check-in over to somebody else."""

    def __init__(self, workplace: Workplace, pair: MentorshipRow, staff: str, parent: QWidget | None = None) -> None:
        super().__init__(workplace, pair, "Reassign check-in", [Field("staff", "Who", required=True)], "Reassign",
                         editors={"staff": SuggestField("Who", self.staff)}, parent=parent)
        self.begin({"staff": staff})

    def save(self, values: Mapping[str, Any]) -> None:
        self.workplace.office.checkins.reassign(self.pair.id, values["staff"])
        self.workplace.done(f"Check-in handed to {values['staff']}")


class NoteDialog(PairDialog):
    """A staff note on the pair; it is filed with the student."""

    def __init__(self, workplace: Workplace, pair: MentorshipRow, parent: QWidget | None = None) -> None:
        super().__init__(workplace, pair, "Add note", [
            Field("body", "Note", "long", required=True, limit=10_000, lines=5,
                  hint="The office and the student may read it: notes kept here are records."),
            Field("confidential", "Confidential", "check", hint="Hidden until asked for; in no print, export or "
                  "search."),
        ], "Add note", key=f"note:pair:{pair.id}", width=520, parent=parent)
        self.begin({"body": "", "confidential": False})

    def save(self, values: Mapping[str, Any]) -> int:
        words, hidden = values["body"] or "", bool(values["confidential"])
        if not words.strip():
            raise Invalid({"body": "Write the note first."})
        note_id = self.workplace.office.people.add_note(self.pair.mentee_id, words, hidden, self.pair.id)
        self.workplace.done("Note added")
        return note_id
