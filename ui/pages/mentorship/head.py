"""The head of a pair's page: where one is, both people, what they promised, and the page's buttons."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from app.domain.mentorships import Agreement, Mentorship, Place
from app.domain.text import counted
from ui.days import MONTHS, short_day
from ui.theme import theme
from ui.widgets.avatar import Avatar
from ui.widgets.buttons import Button, IconButton, LinkButton, PrimaryButton
from ui.widgets.chip import Chip, Status
from ui.widgets.flow import FlowLayout
from ui.widgets.header import CrumbButton, IconLabel
from ui.widgets.label import Label
from ui.widgets.panel import Ground
from ui.widgets.panes import mark_pane
from ui.widgets.tips import set_tip


class PairHead(Ground):
    """Crumbs and place in the list, the two people, facts in one line."""

    cohorts_wanted, cohort_wanted, list_wanted = Signal(), Signal(), Signal()
    previous_wanted, next_wanted = Signal(), Signal()
    person_wanted = Signal(int)
    agreement_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", edges="bottom", parent=parent)
        mark_pane(self, "Header")
        px = theme().px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(8), px(16), px(10))
        column.setSpacing(px(6))
        self.print_packet = Button("Print packet", "printer", tip="The goal workbook of this student", keys="Ctrl+P")
        self.log = PrimaryButton("Log meeting", "notebook-pen", keys="Ctrl+N")
        self.more = IconButton("ellipsis", "More for this pair", boxed=True)
        column.addLayout(self._crumb_row())
        column.addLayout(self._people_row())
        facts = QWidget()
        self._facts = FlowLayout(facts, gap=px(20))
        column.addWidget(facts)
        self._shown: list[QWidget] = []
        self._ids = (0, 0)

    def _crumb_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme().px(6))
        crumbs = [CrumbButton("Cohorts"), CrumbButton(""), CrumbButton("Mentorships")]
        wishes = [self.cohorts_wanted, self.cohort_wanted, self.list_wanted]
        for place, (crumb, wish) in enumerate(zip(crumbs, wishes, strict=True)):
            crumb.clicked.connect(lambda _=False, wish=wish: wish.emit())
            row.addWidget(crumb)
            if place < 2:
                row.addWidget(IconLabel("chevron-right", "ink2", 14))
        self._cohort = crumbs[1]
        row.addStretch(1)
        self._place = Label("", "body", "ink2", right=True)
        self.up = IconButton("chevron-up", "Previous mentorship", boxed=True, small=True, keys="Alt+↑")
        self.down = IconButton("chevron-down", "Next mentorship", boxed=True, small=True, keys="Alt+↓")
        self.up.clicked.connect(lambda: self.previous_wanted.emit())
        self.down.clicked.connect(lambda: self.next_wanted.emit())
        for widget in (self._place, self.up, self.down):
            row.addWidget(widget)
        return row

    def _people_row(self) -> QHBoxLayout:
        px = theme().px
        row = QHBoxLayout()
        row.setSpacing(px(12))
        self._sides = []
        for place in (0, 1):
            avatar, name, about = Avatar(), _NameButton(""), Label("", "small", "ink2")
            name.clicked.connect(lambda _=False, place=place: self.person_wanted.emit(self._ids[place]))
            words = QVBoxLayout()
            words.setSpacing(0)
            words.addWidget(name)
            words.addWidget(about)
            row.addWidget(avatar)
            row.addLayout(words)
            if place == 0:
                row.addSpacing(px(4))
                row.addWidget(IconLabel("arrow-left-right", "ink2", 16))
                row.addSpacing(px(4))
            self._sides.append((avatar, name, about))
        row.addStretch(1)
        for widget in (self.print_packet, self.log, self.more):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def show_pair(self, pair: Mentorship, today: date, year_starts: str) -> None:
        """Shows who the two are and what holds between them."""
        row = pair.row
        self._cohort.set_words(pair.cohort)
        self._ids = (row.mentee_id, row.mentor_id)
        people = ((row.mentee, row.mentee_native, f"Student · {pair.mentee_line}" if pair.mentee_line else "Student"),
                  (row.mentor, row.mentor_native, f"Mentor · {pair.mentor_line}" if pair.mentor_line else "Mentor"))
        for (avatar, name, about), (words, native, line) in zip(self._sides, people, strict=True):
            avatar.set_initials(initials(words))
            name.set_words(f"{words}  {native}".strip())
            set_tip(name, f"Open {words}")
            about.setText(line)
        for widget in self._shown:
            self._facts.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._shown = self._facts_of(pair, today, year_starts)
        for widget in self._shown:
            self._facts.addWidget(widget)

    def _facts_of(self, pair: Mentorship, today: date, year_starts: str) -> list[QWidget]:
        found: list[QWidget] = [Chip(agreement_status(pair.row.agreement, today, year_starts), soft=False)]
        if not pair.row.agreement.signed and pair.row.state in ("active", "paused"):
            link = LinkButton("Record signature")
            link.clicked.connect(lambda: self.agreement_wanted.emit())
            found.append(link)
        found.append(Chip(Status(promise_words(pair), "neutral", "repeat"), soft=False))
        if pair.confidential_notes:
            words = counted(pair.confidential_notes, "confidential note")
            found.append(Chip(Status(words, "neutral", "lock"), soft=False))
        return found

    def show_place(self, place: Place) -> None:
        """Shows where the pair stands in its list."""
        self._place.setText(f"{place.position:,} of {place.total:,}" if place.position else "")
        for button, other, why in ((self.up, place.previous_id, "This is the first of the list."),
                                   (self.down, place.next_id, "This is the last of the list.")):
            button.set_on() if other is not None else button.set_off(why)

    def set_menu(self, menu: QMenu) -> None:
        """What the button with three points opens."""
        old = self.more.menu()
        self.more.set_menu(menu)
        if old is not None:
            old.deleteLater()


class _NameButton(CrumbButton):
    """A name in the size of a title that opens the person; a long one gives way."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(min(hint.width(), theme().px(420)), hint.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), theme().px(80)), self.sizeHint().height())

    @property
    def _role(self) -> str:
        return "pair"

    def _paint_content(self, painter: object, ink: str) -> None:
        Button._paint_content(self, painter, "accent" if self.underMouse() else "ink")  # type: ignore[arg-type]


def initials(name: str) -> str:
    """The first letters of the first and the last word of a name."""
    words = name.split()
    return "".join(word[:1] for word in ([words[0], words[-1]] if len(words) > 1 else words)).upper()


def agreement_status(agreement: Agreement, today: date, year_starts: str) -> Status:
    """The state of the agreement in words."""
    if agreement.mentee_signed_on is not None and agreement.mentor_signed_on is not None:
        day = short_day(max(agreement.mentee_signed_on, agreement.mentor_signed_on), today, year_starts)
        return Status(f"Agreement signed {day}", "ok", "file-check-2")
    if agreement.mentee_signed_on is not None or agreement.mentor_signed_on is not None:
        who = "Mentor" if agreement.mentee_signed_on is not None else "Student"
        return Status(f"{who} has not signed the agreement", "warn", "file-signature")
    if agreement.sent_on is not None:
        return Status(f"Agreement sent {short_day(agreement.sent_on, today, year_starts)}, signed by neither", "warn",
                      "file-signature")
    return Status("Agreement not sent yet", "warn", "file-signature")


def promise_words(pair: Mentorship) -> str:
    """ "60 min every 30 days, Sep 2026 to Aug 2027"."""
    first = pair.starts or pair.row.started_on
    span = f"{MONTHS[first.month - 1]} {first.year} to {MONTHS[pair.ends.month - 1]} {pair.ends.year}"
    every = "a month" if 28 <= pair.cadence_days <= 31 else f"every {counted(pair.cadence_days, 'day')}"
    return f"{length_words(pair.minimum_minutes)} {every}, {span}"


def length_words(minutes: int) -> str:
    """ "45 min", "1 h", "1 h 10"."""
    hours, rest = divmod(minutes, 60)
    return f"{rest} min" if not hours else f"{hours} h {rest:02}" if rest else f"{hours} h"


def months_words(marks: Sequence[str]) -> str:
    """ "5 of 6 months met, 1 of them late", over the months that are past or met."""
    over = [mark for mark in marks if mark in ("met", "late", "missed")]
    if not over:
        return "Begins now" if marks else ""
    met, late = sum(mark != "missed" for mark in over), sum(mark == "late" for mark in over)
    return f"{met} of {counted(len(over), 'month')} met" + (f", {late} of them late" if late else "")
