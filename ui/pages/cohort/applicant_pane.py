"""Under the list of applicants: one of them in their own words, when they can meet, and who could be their mentor."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.enrolments import Enrolment
from app.domain.match_runs import Likely
from app.domain.matching.wording import points_text
from app.domain.people import PersonDraft
from app.errors import OfficeError
from ui.days import short_day
from ui.theme import theme
from ui.times import slots_words
from ui.widgets.buttons import Button
from ui.widgets.empty import EmptyState
from ui.widgets.label import Label
from ui.widgets.panel import Ground, Scroll
from ui.widgets.panes import mark_pane
from ui.workplace import Workplace

_PAUSE = 60
_LONGEST = 1500
"""So many characters of a text are shown; the rest is on the person's own page."""


class ApplicantPane(Ground):
    """One enrolment. `accept_pressed`, `decline_pressed` and `wait_pressed` are about the one shown."""

    accept_pressed = Signal()
    decline_pressed = Signal()
    wait_pressed = Signal()
    open_requested = Signal(str, object)

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__("panel", edges="top", parent=parent)
        self.workplace, self.office = workplace, workplace.office
        self.shown: Enrolment | None = None
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self._read)
        self.setMinimumHeight(theme().px(120))
        px = theme().px
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 1, 0, 0)
        outer.setSpacing(0)
        self._none = EmptyState("No one is selected")
        self._whole = QWidget()
        outer.addWidget(self._none)
        outer.addWidget(self._whole)
        column = QVBoxLayout(self._whole)
        column.setContentsMargins(0, px(8), 0, 0)
        column.setSpacing(px(4))
        column.addLayout(self._head())
        column.addWidget(self._body(), 1)
        mark_pane(self, "Applicant")
        self.show_applicant(None)

    def _head(self) -> QHBoxLayout:
        px = theme().px
        row = QHBoxLayout()
        row.setContentsMargins(px(20), 0, px(16), 0)
        row.setSpacing(px(8))
        self._name, self._about = Label("", "panel"), Label("", "body", "ink2")
        row.addWidget(self._name)
        row.addWidget(self._about, 1)
        self.decline = Button("Decline…", small=True, keys="D")
        self.wait = Button("Wait list", small=True, keys="W")
        self.accept = Button("Accept", "check", small=True, keys="A")
        for button, signal in ((self.decline, self.decline_pressed), (self.wait, self.wait_pressed),
                               (self.accept, self.accept_pressed)):
            button.clicked.connect(signal)
            row.addWidget(button)
        return row

    def _body(self) -> QWidget:
        px = theme().px
        scroll = Scroll("panel", name="What the applicant says")
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(px(20), px(4), px(16), px(8))
        row.setSpacing(px(32))
        self._columns: list[QVBoxLayout] = []
        for stretch in (42, 30, 28):
            part = QVBoxLayout()
            part.setSpacing(px(4))
            row.addLayout(part, stretch)
            self._columns.append(part)
        scroll.add(holder)
        return scroll

    # ---- who ----
    def show_applicant(self, row: Enrolment | None) -> None:
        """Show someone a moment later, so that arrow keys run through the list unhindered."""
        self.shown = row
        self._none.setVisible(row is None)
        self._whole.setVisible(row is not None)
        if row is None:
            return
        today = self.office.clock.today()
        self._name.setText(f"{row.name} {row.native}".strip())
        self._about.setText(" · ".join(part for part in (
            row.affiliation, f"applied {short_day(row.applied_on, today)}",
            f"decided {short_day(row.decided_on, today)}" if row.decided_on else "") if part))
        self.setAccessibleName(row.name)
        for button, state in ((self.decline, "declined"), (self.wait, "wait-listed"), (self.accept, "accepted")):
            button.setVisible(row.state != state)
        self._timer.start()

    def _read(self) -> None:
        row = self.shown
        if row is None or self.isHidden():
            return
        try:
            draft = self.office.people.get(row.person_id).draft
            likely = self.office.matching.likely(row.cohort_id, row.person_id) if row.side == "mentee" else None
        except OfficeError:
            return
        self._show(row, draft, likely)

    # ---- what is shown ----
    def _show(self, row: Enrolment, draft: PersonDraft, likely: Sequence[Likely] | None) -> None:
        for part in self._columns:
            _clear(part)
        left, middle, right = self._columns
        student = row.side == "mentee"
        if row.reason:
            _say(left, "Reason of the decision", row.reason)
        if student:
            goal = f"“{draft.career_goal[:_LONGEST]}”" if draft.career_goal else "Not stated"
            _say(left, "Career goal, in their words", goal)
            _say(left, "Hopes the mentor will help with", draft.hopes[:_LONGEST] or _terms(draft, "help", "seeks"))
        else:
            _say(left, "Offers", _terms(draft, "help", "offers") or "Not stated")
            _say(left, "Skills offered", _terms(draft, "skill", "offers"))
        _say(middle, "Can meet", _lines(slots_words(draft.availability), draft.meeting_ways) or "Not stated")
        _say(middle, "Preferences", _lines(draft.mentoring_style, draft.preference[:_LONGEST]))
        if likely is not None:
            self._show_likely(right, likely)
        else:
            _say(right, "Places", f"{row.pairs} of {row.places} taken in this cohort")
        for part in self._columns:
            part.addStretch(1)

    def _show_likely(self, column: QVBoxLayout, likely: Sequence[Likely]) -> None:
        column.addWidget(Label("Likely mentors with room", "sub", "ink2"))
        for one in likely:
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(Label(one.mentor), 1)
            row.addWidget(Label(points_text(one.score), "strong", right=True))
            line.setAccessibleName(f"{one.mentor}, {points_text(one.score)}")
            column.addWidget(line)
        if not likely:
            column.addWidget(Label("No accepted mentor with room fits the rules.", "body", "ink2", wrap=True))


def _say(column: QVBoxLayout, title: str, words: str) -> None:
    if words:
        column.addWidget(Label(title, "sub", "ink2"))
        text = Label(words, wrap=True)
        text.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        column.addWidget(text)
        column.addSpacing(theme().px(4))


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


def _terms(draft: PersonDraft, kind: str, use: str) -> str:
    return ", ".join(dict.fromkeys(term.name for term in draft.terms if term.kind == kind and term.use in (use, "has")))


def _clear(column: QVBoxLayout) -> None:
    while (item := column.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
