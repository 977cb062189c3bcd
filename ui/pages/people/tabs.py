"""The tabs of the detail pane: each reads and shows one side of a person when it is looked at."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSize, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.goals import Goal, GoalQuery
from app.domain.history import RowChange
from app.domain.mentorships import MentorshipRow
from app.domain.people import Person
from app.domain.text import counted
from ui.days import academic_year, local_day, short_day, year_words
from ui.pages.people import facts
from ui.pages.people.entries import EntryLine, EntryList
from ui.pages.people.timeline import Entry, entries, part_words
from ui.theme import theme
from ui.widgets.bars import ProgressBar
from ui.widgets.buttons import LinkButton
from ui.widgets.cadence import CadenceStrip, Month
from ui.widgets.chip import Chip, Status
from ui.widgets.flow import FlowLayout
from ui.widgets.header import IconLabel
from ui.widgets.label import Label
from ui.widgets.panel import Facts, Panel, Scroll
from ui.workplace import Workplace

LATEST = 5
_GOAL_TONES = {"reached": "ok", "on track": "info", "behind": "warn", "stalled": "bad", "dropped": "neutral"}
# Columns that no one typed, and those whose words are not shown in a history.
_UNSEEN = frozenset({"id", "sort_key", "name_key", "search_key", "created_at", "code", "archived"})
_MOST_CHANGES = 60


class _Address(LinkButton):
    """An e-mail address in the size of the facts beside it."""

    @property
    def _role(self) -> str:
        return "body"

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme().px(18))


class Tab(Scroll):
    """What every tab is: it gets a person and fills itself; `open_requested` asks the window to go elsewhere."""

    open_requested = Signal(str, object)
    tab_wanted = Signal(str)

    def __init__(self, workplace: Workplace, name: str) -> None:
        super().__init__("panel", name=name)
        self.workplace, self.office = workplace, workplace.office
        self.year_starts = workplace.office.settings.get().academic_year_starts

    def show_person(self, person: Person) -> None:
        """Read and show what belongs to this person."""
        raise NotImplementedError

    def nothing(self, words: str) -> None:
        """Say that there is nothing of this kind."""
        panel = Panel(ruled=False)
        panel.add(Label(words, "body", "ink2", wrap=True))
        self.add(panel)

    @property
    def today(self) -> date:
        """The date at this workstation."""
        return self.office.clock.today()


class ProfileTab(Tab):
    """Who they are, the pair at work now, and what happened last."""

    def show_person(self, person: Person) -> None:
        self.clear()
        self.add(self._facts(person))
        pairs = [pair for pair in self.office.mentorships.of_person(person.id) if pair.state in ("active", "paused")]
        for pair in pairs:
            self.add(self._pair(pair, person.id))
        latest = [entry for entry in entries(self.office, person.id, person.draft) if entry.day <= self.today][:LATEST]
        if latest:
            self.add(self._latest(latest))

    def _facts(self, person: Person) -> Panel:
        panel, shown = Panel(), Facts(names=112)
        draft = person.draft
        rows: dict[str, list[tuple[str, str | QWidget]]] = {part: list(found) for part, found in facts.profile(
            person, self.today, self.year_starts).items()}
        rows["contact"] = [("Email", self._address(email.address, person)) for email in draft.emails] + rows["contact"]
        background = facts.terms_of(draft, "background")
        if background:
            rows["wishes"].append(("Background", _chips(background)))
        given = [consent.scope for consent in draft.consents if consent.withdrawn_on is None]
        if given:
            words = ", ".join(given).capitalize()
            rows["wishes"].append(("Consent", Chip(Status(words, "ok", "shield-check"), soft=False)))
        if draft.directory_opt_out:
            words = "Opted out of directory information"
            rows["wishes"].append(("Privacy", Chip(Status(words, "warn", "lock"), soft=False)))
        shown.set_rows([row for part in facts.PARTS for row in rows[part]])
        panel.add(shown)
        return panel

    def _address(self, address: str, person: Person) -> str | QWidget:
        if person.draft.do_not_contact:
            return f"{address} (do not contact)"
        link = _Address(address, tip="Write an e-mail")
        letter = QUrl()
        letter.setScheme("mailto")
        letter.setPath(address)
        link.clicked.connect(lambda: QDesktopServices.openUrl(letter))
        return link

    def _pair(self, pair: MentorshipRow, person_id: int) -> Panel:
        panel = Panel("Mentorship", link="Open", go=lambda: self.open_requested.emit("mentorship", pair.id), role="sub")
        panel.add(_other_side(pair, person_id), _strip_line(pair))
        if pair.goals:
            goals = self.office.goals.page(GoalQuery(person_id=pair.mentee_id, cohort_id=pair.cohort_id), 0, -1)
            if goals:
                percent = sum(goal.percent for goal in goals) // len(goals)
                panel.add(_bar_line("Goals", percent))
        return panel

    def _latest(self, latest: list[Entry]) -> Panel:
        panel = Panel("Latest", link="Full timeline", go=lambda: self.tab_wanted.emit("timeline"), role="sub",
                      ruled=False)
        listed = EntryList()
        listed.set_entries(latest, self.today, self.year_starts)
        panel.add(listed)
        return panel


class TimelineTab(Tab):
    """Everything by date, under the academic years."""

    def show_person(self, person: Person) -> None:
        self.clear()
        found = entries(self.office, person.id, person.draft)
        if not found:
            self.nothing("Nothing has happened yet.")
        years: dict[str, list[Entry]] = {}
        for entry in found:
            years.setdefault(year_words(academic_year(entry.day, self.year_starts)[0]), []).append(entry)
        for year, own in years.items():
            panel = Panel(year, counted(len(own), "entry", "entries"), role="sub")
            listed = EntryList()
            listed.set_entries(own, self.today, self.year_starts)
            panel.add(listed)
            self.add(panel)


class MentorshipTab(Tab):
    """Every pair and every part in a cohort, past ones included."""

    def show_person(self, person: Person) -> None:
        self.clear()
        pairs = self.office.mentorships.of_person(person.id)
        for pair in pairs:
            self.add(self._pair(pair, person.id))
        names = {row.id: row.name for archived in (False, True) for row in self.office.cohorts.rows(archived)}
        parts = self.office.enrolments.of_person(person.id)
        if parts:
            panel = Panel("Cohorts", role="sub", ruled=False)
            for part in parts:
                panel.add(EntryLine("layers", "ink2", names.get(part.cohort_id, ""), part_words(part), short_day(
                    part.decided_on or part.applied_on, self.today, self.year_starts)))
            self.add(panel)
        if not pairs and not parts:
            self.nothing("No part in a cohort yet. Check people in the list and enrol them from there.")

    def _pair(self, pair: MentorshipRow, person_id: int) -> Panel:
        panel = Panel(pair.cohort, pair.state, link="Open", role="sub",
                      go=lambda: self.open_requested.emit("mentorship", pair.id))
        panel.add(_other_side(pair, person_id), _strip_line(pair))
        met = counted(pair.meetings, "meeting")
        hours, minutes = divmod(pair.minutes, 60)
        shown = Facts(names=112)
        shown.set_rows([
            ("Since", short_day(pair.started_on, self.today, self.year_starts)),
            ("Met", f"{met}, {hours} h {minutes} min" if pair.meetings else "Not yet"),
            ("Last met", short_day(pair.last_met_on, self.today, self.year_starts)),
            ("Next meeting", short_day(pair.next_meeting_on, self.today, self.year_starts, weekday=True)),
            ("Agreement", "Signed by both" if pair.agreement.signed else "Not signed by both"),
        ])
        panel.add(shown)
        return panel


class GoalsTab(Tab):
    """The goals of a person with how far they are and what keeps them from being SMART."""

    def show_person(self, person: Person) -> None:
        self.clear()
        goals = self.office.goals.page(GoalQuery(person_id=person.id), 0, -1)
        for goal in goals:
            self.add(self._goal(goal))
        if not goals:
            self.nothing("No goals yet. They are written on the mentorship page.")

    def _goal(self, goal: Goal) -> Panel:
        panel = Panel()
        link = goal.mentorship_id is not None
        head = Label(goal.draft.title or "Untitled goal", "key", wrap=True)
        panel.add(head, _bar_line(goal.standing.capitalize(), goal.percent, _GOAL_TONES.get(goal.standing, "neutral")))
        shown = Facts(names=112)
        shown.set_rows([
            ("Due", short_day(goal.draft.due_on, self.today, self.year_starts)), ("Next step", goal.next_step),
            ("To make it SMART", " ".join(goal.missing)),
        ])
        panel.add(shown)
        if link:
            button = LinkButton("Open")
            button.clicked.connect(lambda: self.open_requested.emit("mentorship", goal.mentorship_id))
            panel.add(button)
        return panel


class HistoryTab(Tab):
    """What staff changed in the record, the latest first."""

    def show_person(self, person: Person) -> None:
        self.clear()
        panel = Panel(ruled=False)
        changes = self.office.history.of_record("people", person.id)
        for change, row in changes[:_MOST_CHANGES]:
            day = short_day(local_day(change.at), self.today, self.year_starts)
            words = " · ".join(part for part in (change.actor, changed_words(row)) if part)
            icon = "undo-2" if change.undoes else "history"
            panel.add(EntryLine(icon, "ink2", change.label, words, day, wrap=True))
        self.add(panel)
        if len(changes) > _MOST_CHANGES:
            link = LinkButton("All changes")
            link.clicked.connect(lambda: self.open_requested.emit("history", None))
            panel.add(link)


def changed_words(row: RowChange) -> str:
    """Which fields a change touched, in words; nothing for a new record."""
    if row.before is None or row.after is None:
        return "" if row.after is not None else "Record removed"
    if "archived" in row.after:
        return "Archived" if row.after["archived"] else "Restored"
    names = [key.removesuffix("_id").replace("_", " ") for key in row.after if key not in _UNSEEN]
    return ", ".join(names)


def _other_side(pair: MentorshipRow, person_id: int) -> QWidget:
    mentee = pair.mentee_id == person_id
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme().px(8))
    row.addWidget(IconLabel("briefcase" if mentee else "graduation-cap", "ink2", 16))
    row.addWidget(Label(pair.mentor if mentee else pair.mentee, "key"))
    row.addWidget(Label(pair.employer if mentee else pair.mentee_line, "small", "ink2"), 1)
    return line


def _strip_line(pair: MentorshipRow) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    months = [Month(f"{mark.month:%b}", mark.state, f"{mark.month:%B}") for mark in pair.strip]
    row.addWidget(CadenceStrip("Monthly touchpoints", months, size=14, names=False), 1)
    over = [mark for mark in pair.strip if mark.state in ("met", "late", "missed")]
    met = sum(mark.state != "missed" for mark in over)
    row.addWidget(Label(f"{met} of {counted(len(over), 'month')} met" if over else "", "small", "ink2", right=True))
    return line


def _bar_line(name: str, percent: int, tone: str = "") -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme().px(12))
    if tone:
        row.addWidget(Chip(Status(name, tone), soft=False))
    else:
        label = Label(name, "small", "ink2")
        label.setFixedWidth(theme().px(84))
        row.addWidget(label)
    row.addWidget(ProgressBar(name, percent / 100), 1)
    row.addWidget(Label(f"{percent}%", "small", "ink", right=True))
    return line


def _chips(words: list[str]) -> QWidget:
    box = QWidget()
    flow = FlowLayout(box, gap=theme().px(4))
    for one in words:
        flow.addWidget(Chip(Status(one, "neutral")))
    return box
