"""The verbs of the People page: new, edit, archive, enrol, print, export, log a meeting."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from app.domain.enrolments import Enrolled
from app.domain.people import PeopleQuery, PersonDraft, PersonRow
from app.domain.text import counted
from app.errors import OfficeError
from ui import ask
from ui.dialogs.enrol import EnrolDialog, enrolled_words
from ui.dialogs.meeting import log_meeting
from ui.dialogs.person import PersonDialog
from ui.list_export import Typed, export_table
from ui.tasks import Task

if TYPE_CHECKING:
    from ui.pages.people.page import PeoplePage

_AT_A_TIME = 500
TYPED: Typed = {
    "last_contact": ("date", lambda row: row.last_contact),
    "class_year": ("year", lambda row: row.class_year),
    "capacity": ("integer", lambda row: row.capacity),
}


class PeopleActions(QObject):
    """What the buttons, menus and keys of the page do."""

    def __init__(self, page: PeoplePage) -> None:
        super().__init__(page)
        self._page, self._workplace, self._office = page, page.workplace, page.office

    # ---- one person ----
    def new(self) -> None:
        """Opens an empty form."""
        self._open_form(None)

    def edit(self, person_id: int) -> None:
        """Opens a person's form."""
        try:
            draft = self._office.people.draft_of(person_id)
        except OfficeError as error:
            self._workplace.refused(error)
            return
        self._open_form(draft)

    def _open_form(self, draft: PersonDraft | None) -> None:
        dialog = PersonDialog(self._workplace, draft, self._page)
        dialog.saved.connect(lambda person_id: self._on_saved(person_id, draft is None))
        dialog.other_wanted.connect(self._page.show_item)
        dialog.open()

    def _on_saved(self, person_id: int, new: bool) -> None:
        if new:
            self._page.show_item(person_id)
        name = self._office.people.names([person_id]).get(person_id, "")
        self._workplace.done(f"{'Added' if new else 'Saved'} {name}")

    def log(self, mentorship_id: int) -> None:
        """Opens the form in which a meeting of this pair is logged."""
        try:
            pair = self._office.mentorships.get(mentorship_id).row
        except OfficeError as error:
            self._workplace.refused(error)
            return
        log_meeting(self._workplace, mentorship_id, pair.names, self._page)

    # ---- many people ----
    def act(self, key: str) -> None:
        """Does what a button of the bar at the foot says."""
        ids = [int(one) for one in self._page.table.target_ids()]
        if key == "clear":
            self._page.table.rows_model.clear_checks()
        elif ids:
            {"enrol": self.enrol, "print": self.print_packets, "export": self.export,
             "archive": self.archive, "restore": self.restore}[key](ids)

    def archive(self, ids: Sequence[int]) -> None:
        """Takes people out of the lists at once; the notice offers undo."""
        self._set_archived(ids, "Archived", self._office.people.archive)

    def restore(self, ids: Sequence[int]) -> None:
        """Puts people back."""
        self._set_archived(ids, "Restored", self._office.people.restore)

    def toggle_archived(self, person_id: int) -> None:
        """Archives a person, or restores one who is archived."""
        archived = self._office.people.get(person_id).archived
        (self.restore if archived else self.archive)([person_id])

    def _set_archived(self, ids: Sequence[int], verb: str, act: Any) -> None:
        who = counted(len(ids), "person", "people")
        if len(ids) == 1:
            who = self._office.people.names(ids).get(ids[0], who)
        try:
            act(ids)
        except OfficeError as error:
            self._workplace.refused(error)
            return
        self._page.table.rows_model.set_checked(list(ids), False)
        self._workplace.done(f"{verb} {who}")

    def enrol(self, ids: Sequence[int]) -> None:
        """Asks for cohort and side, and enrols."""
        dialog = EnrolDialog(self._workplace, ids, self._page)
        dialog.saved.connect(self._on_enrolled)
        dialog.open()

    def _on_enrolled(self, done: Enrolled) -> None:
        self._page.table.rows_model.clear_checks()
        tell = self._workplace.done if done.added else self._workplace.told
        tell(enrolled_words(done))

    def print_packets(self, ids: Sequence[int]) -> None:
        """Goes to the Packets page with these people."""
        self._page.open_requested.emit("packets", {"person_ids": list(ids), "cohort_id": self._workplace.cohort.id})

    # ---- export ----
    def export(self, ids: Sequence[int] | None = None) -> None:
        """Saves the checked people, or the whole list, as a workbook with the columns shown."""
        wanted = list(self._page.source.ids() if ids is None else ids)
        kept = self._without_opted_out(wanted)
        if kept is None:
            return
        left_out = len(wanted) - len(kept)
        note = f"{counted(left_out, 'person', 'people')} who opted out left out." if left_out else ""
        archived = self._page.source.query.archived
        people = self._office.people

        def read(task: Task) -> list[PersonRow]:
            rows: dict[int, PersonRow] = {}
            for first in range(0, len(kept), _AT_A_TIME):
                task.check()
                part = tuple(kept[first:first + _AT_A_TIME])
                rows |= {row.id: row for row in people.page(PeopleQuery(ids=part, archived=archived), 0, len(part))}
            return [rows[one] for one in kept if one in rows]

        export_table(self._workplace, self._page.table, "People", typed=TYPED, read=read, note=note)

    def _without_opted_out(self, ids: Sequence[int]) -> list[int] | None:
        """The ids to export; None when the person went back."""
        query = PeopleQuery(ids=tuple(ids), directory_opt_out=True, archived=self._page.source.query.archived)
        out = set(self._office.people.ids(query))
        if not out:
            return list(ids)
        number = counted(len(out), "person", "people")
        chosen = ask.choose(
            self._page, f"Leave out {number} who opted out?",
            f"{number} of {len(ids):,} opted out of directory information. A list that leaves the office must not name"
            " them.", [("all", f"Export all {len(ids):,} for the office"), ("some", f"Leave out {number}")], "Cancel")
        return {"all": list(ids), "some": [one for one in ids if one not in out]}.get(chosen)
