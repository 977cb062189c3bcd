"""Log a meeting of a pair, or correct one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.mentorships import MEETING_WAYS, MeetingDraft
from app.domain.people import HELP
from ui.dialogs.form_dialog import FormDialog
from ui.widgets.field import Field
from ui.widgets.form import Form
from ui.workplace import Workplace

FIELDS = (
    Field("held_on", "Date", "date", required=True),
    Field("minutes", "Length", "number", required=True, minimum=1, maximum=1440, unit="minutes", beside=True),
    Field("way", "How", "choice", choices=tuple((way, way) for way in MEETING_WAYS), beside=True),
    Field("topics", "Topics", "long", lines=3, limit=10_000, placeholder="What they talked about"),
    Field("help", "Kind of help", "choice", optional="Not said",
          choices=tuple((kind, kind.capitalize()) for kind in HELP)),
    Field("outcome", "What came of it", "long", lines=3, limit=10_000, placeholder="What they agreed to do"),
    Field("next_on", "Next meeting", "date"),
    Field("confidential", "Confidential: never printed, exported or searched", "check"),
)


class MeetingDialog(FormDialog):
    """One meeting. What is typed outlives a wrong click."""

    def __init__(self, workplace: Workplace, draft: MeetingDraft, pair: str, parent: QWidget | None = None) -> None:
        self._draft = draft
        key = f"meeting:{draft.id}" if draft.id else f"meeting:new:{draft.mentorship_id}"
        super().__init__(workplace, "Correct meeting" if draft.id else "Log meeting", Form(FIELDS),
                         verb="Save meeting" if draft.id else "Log meeting", key=key, width=600, words=pair,
                         parent=parent)
        self.begin({field.key: getattr(draft, field.key) or None if field.key != "confidential"
                    else draft.confidential for field in FIELDS})
        self.form.editor("minutes").setFocus()  # type: ignore[attr-defined]

    def save(self, values: Mapping[str, Any]) -> int:
        draft = replace(
            self._draft, held_on=values["held_on"], minutes=values["minutes"], way=values["way"] or "Other",
            topics=values["topics"] or "", help=values["help"] or "", outcome=values["outcome"] or "",
            next_on=values["next_on"], confidential=bool(values["confidential"]))
        meeting_id = self.workplace.office.meetings.log(draft)
        self.workplace.done("Meeting saved" if draft.id else "Meeting logged")
        return meeting_id


def log_meeting(workplace: Workplace, mentorship_id: int, pair: str, parent: QWidget | None = None) -> MeetingDialog:
    """Opens the form for a meeting of today, as long and in the way the last one was."""
    dialog = MeetingDialog(workplace, workplace.office.meetings.blank(mentorship_id), pair, parent)
    dialog.open()
    return dialog
