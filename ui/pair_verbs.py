"""What staff do with a pair, from its page and from the list: each verb asks what it needs, acts, and says so."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.domain.mentorships import MentorshipRow
from app.domain.text import counted
from app.errors import OfficeError
from ui import ask
from ui.dialogs.assessment import AssessmentDialog
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.meeting import MeetingDialog, log_meeting
from ui.dialogs.mentorship import (
    AgreementDialog,
    CheckInDialog,
    EndDialog,
    NextMeetingDialog,
    NoteDialog,
    PauseDialog,
    ReassignDialog,
)
from ui.workplace import Workplace


class PairVerbs(QObject):
    """The verbs of mentorships, for one widget that is the parent of their forms."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workplace, self._office, self._parent = workplace, workplace.office, parent

    def do(self, verb: Callable[[], object], words: str) -> bool:
        """Calls a verb; says what was done, or shows why not. True when it was done."""
        try:
            verb()
        except OfficeError as error:
            self._workplace.refused(error)
            return False
        self._workplace.done(words)
        return True

    def _open(self, make: Callable[[], FormDialog]) -> FormDialog | None:
        try:
            dialog = make()
        except OfficeError as error:
            self._workplace.refused(error)
            return None
        dialog.open()
        return dialog

    # ---- meetings ----
    def log(self, pair: MentorshipRow) -> None:
        """Opens the form for a meeting of today."""
        try:
            log_meeting(self._workplace, pair.id, pair.names, self._parent)
        except OfficeError as error:
            self._workplace.refused(error)

    def correct(self, meeting_id: int, names: str) -> None:
        """Opens a logged meeting to correct it."""
        self._open(lambda: MeetingDialog(self._workplace, self._office.meetings.draft_of(meeting_id), names,
                                         self._parent))

    def remove_meeting(self, meeting_id: int) -> None:
        """Takes a meeting out of the log; the notice offers undo."""
        self.do(lambda: self._office.meetings.remove(meeting_id), "Meeting deleted")

    def next_meeting(self, pair: MentorshipRow, free: Sequence[str] = ()) -> None:
        """Asks for the day of the next meeting."""
        self._open(lambda: NextMeetingDialog(self._workplace, pair, free, self._parent))

    # ---- the agreement, pauses, the end ----
    def agreement(self, pair: MentorshipRow) -> None:
        """Asks when the agreement was sent and signed."""
        self._open(lambda: AgreementDialog(self._workplace, pair, self._parent))

    def agreements_sent(self, ids: Sequence[int]) -> None:
        """Notes today as the day the agreements went out."""
        self.do(lambda: self._office.mentorships.agreements_sent(ids), f"{counted(len(ids), 'agreement')} sent today")

    def pause(self, pair: MentorshipRow) -> None:
        """Asks from when to when the pair rests."""
        self._open(lambda: PauseDialog(self._workplace, pair, self._parent))

    def resume(self, pair: MentorshipRow) -> None:
        """Lets the clock run again from today."""
        self.do(lambda: self._office.mentorships.resume(pair.id), f"Resumed {pair.names}")

    def end(self, pair: MentorshipRow) -> None:
        """Asks for the reason, and ends the pair before its time."""
        self._open(lambda: EndDialog(self._workplace, pair, self._parent))

    def complete(self, ids: Sequence[int], words: str) -> None:
        """Notes that pairs came to their planned end; `words` names them."""
        self.do(lambda: self._office.mentorships.complete(ids), f"Completed {words}")

    def reopen(self, pair: MentorshipRow) -> None:
        """Sets an ended pair to work again."""
        self.do(lambda: self._office.mentorships.reopen(pair.id), f"Reopened {pair.names}")

    # ---- staff contact ----
    def ask_checkin(self, pair: MentorshipRow) -> None:
        """Asks for a check-in of staff by a day."""
        self._open(lambda: CheckInDialog(self._workplace, pair, self._parent))

    def checkin_done(self, pair: MentorshipRow) -> None:
        """Notes the check-in as held today."""
        self.do(lambda: self._office.checkins.done(pair.id), f"Check-in with {pair.mentee} done")

    def reassign(self, pair: MentorshipRow, staff: str) -> None:
        """Hands the check-in to somebody else."""
        self._open(lambda: ReassignDialog(self._workplace, pair, staff, self._parent))

    def remind(self, ids: Sequence[int], words: str) -> None:
        """Notes a reminder to both sides of pairs as sent today."""
        self.do(lambda: self._office.checkins.remind(ids), f"Reminder noted for {words}")

    def note(self, pair: MentorshipRow) -> None:
        """Opens the form for a staff note."""
        self._open(lambda: NoteDialog(self._workplace, pair, self._parent))

    def assessment(self, pair: MentorshipRow, stage: str) -> None:
        """Opens the student's self-assessment of one stage."""
        self._open(lambda: AssessmentDialog(self._workplace, pair.mentee_id, pair.cohort_id, pair.mentee, stage,
                                            self._parent))

    def confirm_complete(self, ids: Sequence[int]) -> None:
        """Asks before several pairs are completed at once."""
        pairs = counted(len(ids), "mentorship")
        if len(ids) == 1 or ask.confirm(self._parent, f"Complete {pairs}?", "They came to their planned end today.",
                                        f"Complete {pairs}"):
            self.complete(ids, pairs)
