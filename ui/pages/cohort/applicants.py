"""The Applicants tab: who applied, who is in, and how it was decided."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from app.changes import Topic
from app.domain.enrolments import Enrolment, EnrolmentCounts, EnrolmentQuery
from app.domain.text import counted, fold
from app.errors import Invalid, OfficeError
from ui import ask
from ui.days import YEAR_STARTS, short_day
from ui.dialogs.enrol import enrolled_words
from ui.dialogs.enrol_named import EnrolNamedDialog
from ui.list_export import Typed, export_table
from ui.pages.cohort.applicant_pane import ApplicantPane
from ui.pages.cohort.tab import CohortTab
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.cells import IconText, Name, Toned
from ui.widgets.chip import Status
from ui.widgets.columns import Column, ListSource
from ui.widgets.filter_bar import Filter, FilterBar
from ui.widgets.keycap import FootBar
from ui.widgets.menus import action_menu
from ui.widgets.notice import MessageBar
from ui.widgets.segmented import Segment, Segmented
from ui.widgets.split import Split
from ui.widgets.table import Table

PARTS = (("applied", "Waiting"), ("accepted", "Accepted"), ("wait-listed", "Wait-listed"), ("declined", "Declined"),
         ("withdrawn", "Withdrawn"))  # fmt: skip
_TONES = {"applied": "open", "accepted": "ok", "wait-listed": "open", "declined": "neutral", "withdrawn": "neutral"}
_DONE = {"accepted": "Accepted", "declined": "Declined", "wait-listed": "Put on the wait list:",
         "withdrawn": "Withdrew", "applied": "Reopened"}  # fmt: skip
_DETAIL = "applicants/detail"
TYPED: Typed = {"applied_on": ("date", lambda row: row.applied_on), "places": ("integer", lambda row: row.places)}


class ApplicantsTab(CohortTab):
    """The enrolments of the working cohort, one state at a time."""

    KEY, TITLE = "applicants", "Applicants"
    SHOWS = frozenset({Topic.COHORTS, Topic.ENROLMENTS, Topic.MENTORSHIPS, Topic.PEOPLE})

    # ---- building ----
    def _build(self) -> None:
        self._counts = EnrolmentCounts()
        self._rows: list[Enrolment] = []
        self._of: int | None = None
        self._import = Button("Import applications…", "upload", tip="Read a list of applicants from a file")
        self._enrol = Button("Enrol people…", "user-plus", tip="Enrol people the office knows", keys="Ctrl N")
        self.accept = PrimaryButton("Accept", "check", keys="A")
        self.columns = columns(self.office.clock.today(), self.office.settings.get().academic_year_starts)
        self.detail = ApplicantPane(self.workplace)
        self.split = Split("applicants", [self._list(), self.detail], [224], self.workplace.memory, upright=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.split)
        self.detail.setVisible(bool(self.workplace.memory.get(_DETAIL, True)))

    def _list(self) -> QWidget:
        sides = [("mentee", "Students"), ("mentor", "Mentors")]
        self.filters = FilterBar([Filter("side", "Role", sides, several=False)], search="Name or major")
        self.parts = Segmented("State", [Segment(key, words, 0) for key, words in PARTS], small=True)
        self.filters.add_left(self.parts)
        self.table = Table("Applicants", self.columns, ListSource(), checkable=True)
        self.table.set_keys({"A": self.accept_them, "D": self.decline_them, "W": self.wait_list_them})
        self.table.set_menu(self._row_menu)
        self.table.rows_model.note_order("name", False)
        self.foot = FootBar([("↑ ↓", "move"), ("Space", "check"), ("A", "accept"), ("D", "decline with a reason"),
                             ("W", "wait list"), ("Enter", "open")])
        self.problem = MessageBar("bad", closable=True)
        pane = QWidget()
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filters)
        column.addWidget(self.problem)
        column.addWidget(self.table, 1)
        column.addWidget(self.foot)
        return pane

    def _wire(self) -> None:
        self._import.clicked.connect(lambda: self.open_requested.emit("import", None))
        self._enrol.clicked.connect(self.new_item)
        self.accept.clicked.connect(self.accept_them)
        self.parts.changed.connect(lambda _key: self._read())
        self.filters.changed.connect(lambda _values: self._show())
        self.filters.went_down.connect(self.table.setFocus)
        self.table.current_changed.connect(self._on_current)
        self.table.checks_changed.connect(lambda _ids: self._show_verbs())
        self.table.opened.connect(self._on_opened)
        self.detail.accept_pressed.connect(lambda: self._decide("accepted", self._current_ids()))
        self.detail.decline_pressed.connect(lambda: self._decline(self._current_ids()))
        self.detail.wait_pressed.connect(lambda: self._decide("wait-listed", self._current_ids()))
        self.detail.open_requested.connect(self.open_requested)

    def buttons(self) -> list[QWidget]:
        return [self._import, self._enrol, self.accept]

    # ---- reading ----
    def refresh(self) -> None:
        """Reads the counts and the list; another cohort begins with those who wait, else with those accepted."""
        if self.cohort_id is None:
            return
        self.problem.clear()
        self._counts = self.office.enrolments.counts(self.cohort_id)
        self.parts.set_counts({key: self._counts.of(state=key) for key, _ in PARTS})
        if self._of != self.cohort_id:
            self._of = self.cohort_id
            self.table.rows_model.clear_checks()
            decided = self._counts.of(state="accepted") and not self._counts.of(state="applied")
            begin = "accepted" if decided else "applied"
            if self.parts.value() != begin:
                self.parts.set_value(begin)
                return
        self._read()

    def _read(self) -> None:
        if self.cohort_id is not None:
            query = EnrolmentQuery(self.cohort_id, states=(self.parts.value(),))
            self._rows = self.office.enrolments.page(query, 0, -1)
            self._show()

    def _show(self) -> None:
        values = self.filters.values()
        sides, typed = values["side"], fold(str(values["search"])).split()
        rows = [row for row in self._rows if (not sides or row.side in sides)
                and all(part in fold(f"{row.name} {row.native} {row.affiliation} {row.email}") for part in typed)]
        source = ListSource(rows, self.columns, sort_key=_sort_key)
        if self.table.rows_model.sorted_by is not None:
            source.sort(*self.table.rows_model.sorted_by)
        self._say_empty()
        self.table.set_source(source)
        if rows and self.table.current_id() is None:
            self.table.set_current_place(0)
        self._on_current(self.table.current_id())
        self._show_verbs()

    def _say_empty(self) -> None:
        if self.filters.in_use():
            self.table.set_empty("No one matches these filters", "", "Clear filters", self.filters.clear)
        elif not self._counts.of():
            self.table.set_empty("No one has applied yet", "Import applications from a file, or enrol people the office"
                                 " knows.", "Enrol people…", self.new_item)
        else:
            words = dict(PARTS)[self.parts.value()].lower()
            self.table.set_empty("No one is waiting" if words == "waiting" else f"No one is {words}",
                                 "Every application was decided." if words == "waiting" else "")

    def _show_verbs(self) -> None:
        ids = [one for one in self.table.target_ids() if self._row(one)]
        acceptable = [one for one in ids if (row := self._row(one)) is not None and row.state != "accepted"]
        self.accept.set_words(f"Accept {len(acceptable)} selected" if acceptable else "Accept")
        self.accept.set_on() if acceptable else self.accept.set_off("Choose someone who is not accepted yet.")
        checked = len(self.table.rows_model.checked_ids())
        shown = counted(self.table.rows_model.rowCount(), "person", "people")
        self.status_changed.emit(f"{checked:,} selected · {shown}" if checked else shown)

    # ---- deciding ----
    def _row(self, enrolment_id: Any) -> Enrolment | None:
        return next((row for row in self._rows if row.id == enrolment_id), None)

    def _current_ids(self) -> list[int]:
        current = self.table.current_id()
        return [current] if current is not None else []

    def accept_them(self) -> None:
        """Accepts those checked, or the current one."""
        self._decide("accepted", self.table.target_ids())

    def decline_them(self) -> None:
        """Declines those checked, or the current one, with a reason."""
        self._decline(self.table.target_ids())

    def wait_list_them(self) -> None:
        """Puts those checked, or the current one, on the wait list."""
        self._decide("wait-listed", self.table.target_ids())

    def _decline(self, ids: Sequence[int]) -> None:
        if not ids:
            return
        why = ask.reason(self, f"Decline {self._who(ids)}?", "The reason is kept in their history. Nobody is e-mailed.",
                         "Decline")
        if why is not None:
            self._decide("declined", ids, why)

    def _decide(self, state: str, ids: Sequence[int], reason: str = "") -> None:
        ids = [one for one in ids if (row := self._row(one)) is not None and row.state != state]
        if not ids:
            return
        who, enrolments = self._who(ids), self.office.enrolments
        verbs: dict[str, Callable[[], None]] = {
            "accepted": lambda: enrolments.accept(ids), "declined": lambda: enrolments.decline(ids, reason),
            "wait-listed": lambda: enrolments.wait_list(ids), "withdrawn": lambda: enrolments.withdraw(ids),
            "applied": lambda: enrolments.reopen(ids)}
        try:
            verbs[state]()
        except Invalid as error:
            self.problem.say("bad", " ".join(error.fields.values()), lead="Nothing was changed.")
            return
        except OfficeError as error:
            self.workplace.refused(error)
            return
        self.table.rows_model.clear_checks()
        self.workplace.done(f"{_DONE[state]} {who}")

    def _who(self, ids: Sequence[int]) -> str:
        row = self._row(ids[0])
        return row.name if len(ids) == 1 and row is not None else counted(len(ids), "person", "people")

    def _row_menu(self, ids: list[Any]) -> QMenu:
        who = self._who(ids)
        here = self.parts.value()
        entries = [(f"Accept {who}", "check", lambda: self._decide("accepted", ids), "accepted"),
                   (f"Put {who} on the wait list", "clock", lambda: self._decide("wait-listed", ids), "wait-listed"),
                   (f"Decline {who}…", "x", lambda: self._decline(ids), "declined"),
                   (f"Withdraw {who}", "minus", lambda: self._decide("withdrawn", ids), "withdrawn"),
                   (f"Reopen for {who}", "undo-2", lambda: self._decide("applied", ids), "applied")]
        shown: list[Any] = [(words, icon, act) for words, icon, act, state in entries if state != here]
        shown.append(None)
        row = self._row(ids[0]) if len(ids) == 1 else None
        if row is not None and row.side == "mentor":
            shown.append(("Set places…", "users", lambda: self._set_places(row)))
        shown.append(("Copy rows", "", self.table.copy))
        return action_menu(self.table, shown)

    def _set_places(self, row: Enrolment) -> None:
        typed = ask.text(self, f"How many students can {row.name} take here?", "Places", "Set places",
                         value=str(row.places), limit=2, words="Empty goes by their own record.", required=False)
        if typed is None:
            return
        try:
            if typed.strip() and not typed.strip().isdecimal():
                raise Invalid({"capacity": "Enter a number from 0 to 50."})
            self.office.enrolments.set_capacity(row.id, int(typed) if typed.strip() else None)
        except Invalid as error:
            self.problem.say("bad", " ".join(error.fields.values()), lead="Nothing was changed.")
            return
        except OfficeError as error:
            self.workplace.refused(error)
            return
        self.workplace.done(f"Set the places of {row.name}")

    # ---- what happened ----
    def _on_current(self, _enrolment_id: object) -> None:
        self.detail.show_applicant(self._row(self.table.current_id()))
        if not self.table.rows_model.checked_ids():
            self._show_verbs()

    def _on_opened(self, enrolment_id: Any) -> None:
        row = self._row(enrolment_id)
        if row is not None:
            self.open_requested.emit("person", row.person_id)

    # ---- what the page asks ----
    def show_item(self, item_id: Any) -> None:
        """Goes to an enrolment, whatever state it is in."""
        try:
            state = self.office.enrolments.get(int(item_id)).state
        except OfficeError:
            return
        if self._stale:
            self._stale = False
            self.refresh()
        self.filters.clear()
        self.parts.set_value(state)
        self.table.set_current(item_id)
        self.table.setFocus()

    def find_in_list(self) -> None:
        self.filters.focus_search()

    def new_item(self) -> None:
        dialog = EnrolNamedDialog(self.workplace, self)
        dialog.saved.connect(lambda done: self.workplace.done(enrolled_words(done)))
        dialog.open()

    def export_list(self) -> None:
        export_table(self.workplace, self.table, f"Applicants {dict(PARTS)[self.parts.value()]}", typed=TYPED)

    def print_selection(self) -> None:
        self.open_requested.emit("packets", {"document": "cohort-roster", "cohort_id": self.cohort_id})

    def toggle_detail(self) -> None:
        shown = self.split.toggle(self.detail)
        self.workplace.memory.put(_DETAIL, shown)
        if not shown:
            self.table.setFocus()


def columns(today: date, year_starts: str = YEAR_STARTS) -> list[Column]:
    """What is shown of an enrolment."""
    return [
        Column("name", "Applicant", 226, "key", fixed=True, min_width=150,
               value=lambda row: Name(row.name, row.native)),
        Column("affiliation", "Major or employer", 238, min_width=110, value=_affiliation,
               copy=lambda row: row.affiliation),
        Column("side", "Side", 84, value=lambda row: {"mentee": "Student"}.get(row.side, "Mentor")),
        Column("career_goal", "Career goal", 240, stretch=True, min_width=120,
               value=lambda row: one_line(row.career_goal)),
        Column("places", "Mentors, places", 112, "number", value=_places),
        Column("state", "State", 170, min_width=96, value=_state),
        Column("applied_on", "Applied", 100, "date", min_width=92,
               value=lambda row: short_day(row.applied_on, today, year_starts)),
    ]


def one_line(words: str) -> str:
    """Words on one line, the first 300 characters: a cell shows no more."""
    return " ".join(words[:300].split())


def _affiliation(row: Enrolment) -> IconText:
    return IconText("graduation-cap" if row.side == "mentee" else "briefcase", row.affiliation)


def _places(row: Enrolment) -> str:
    if row.side == "mentee":
        return counted(row.pairs, "mentor") if row.pairs else ""
    return f"{row.pairs} of {counted(row.places, 'place')}"


def _state(row: Enrolment) -> Status | Toned:
    words = {"applied": f"Waiting {counted(row.waiting, 'day')}", "wait-listed": "Wait-listed"}.get(
        row.state, row.state.capitalize())
    return Status(f"{words}: {one_line(row.reason)}" if row.reason else words, _TONES[row.state])


def _sort_key(row: Enrolment, key: str) -> Any:
    keys: dict[str, Any] = {"applied_on": row.applied_on, "places": (row.places, row.pairs), "state": -row.waiting}
    return keys.get(key) if key in keys else fold(str(getattr(row, key)))
