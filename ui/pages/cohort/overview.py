"""The Overview tab: phases, objectives with their targets, what comes next, and the cohort's facts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.changes import Topic
from app.domain.overview import CohortOverview, NextStep, ObjectiveView, Phase
from app.domain.text import counted
from app.errors import NotFound, OfficeError
from ui.days import MONTHS, short_day
from ui.dialogs.breaks import BreaksDialog
from ui.dialogs.cohort import CohortDialog
from ui.dialogs.targets import TargetsDialog
from ui.list_export import export_table
from ui.pages.cohort.objectives import columns, compared_words, figure_words
from ui.pages.cohort.tab import CohortTab
from ui.theme import theme
from ui.widgets.bars import StackedBar
from ui.widgets.buttons import Button, IconButton, LinkButton
from ui.widgets.columns import ListSource
from ui.widgets.header import IconLabel
from ui.widgets.label import Label
from ui.widgets.menus import action_menu
from ui.widgets.panel import Facts, Ground, Panel, Scroll, SectionHead
from ui.widgets.panes import mark_pane
from ui.widgets.split import Split
from ui.widgets.steps import PhaseStrip, Step
from ui.widgets.table import Table

_STEP_ICONS = {"applicants": "user-check", "unmatched": "handshake", "agreements": "file-signature", "over": "award"}
_STANDINGS = {"reached": ("Reached", "circle-check", "ok", "okFill"),
              "on track": ("On track", "trending-up", "accent", "bar"),
              "behind": ("Behind", "triangle-alert", "warn", "warnFill"),
              "stalled": ("Stalled", "octagon-alert", "bad", "badFill")}  # fmt: skip
_DETAIL = "overview/detail"


class OverviewTab(CohortTab):
    """The working cohort at a glance."""

    KEY, TITLE = "overview", "Overview"
    SHOWS = frozenset({Topic.COHORTS, Topic.ENROLMENTS, Topic.MENTORSHIPS, Topic.GOALS, Topic.MATCHING})

    # ---- building ----
    def _build(self) -> None:
        self.known: CohortOverview | None = None
        self._more = IconButton("ellipsis", "More about this cohort", boxed=True)
        self._edit = Button("Edit cohort", "pencil", tip="Name, dates and what it promises")
        self._dean = Button("Dean’s workbook…", "file-spreadsheet")
        self.phases = PhaseStrip("Phases")
        self.side = Scroll("panel", name="Cohort")
        mark_pane(self.side, "Cohort")
        self.split = Split("overview", [self._middle(), self.side], [286], self.workplace.memory)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.phases)
        column.addWidget(self.split, 1)
        self._make_side()
        self.side.setVisible(bool(self.workplace.memory.get(_DETAIL, True)))

    def _middle(self) -> QWidget:
        px = theme().px
        pane = Ground("surface", edges="right")
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        self._head = SectionHead("Objectives", link="Edit targets", go=self.edit_targets)
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(px(20), px(8), px(16), px(8))
        row.addWidget(self._head)
        column.addWidget(head)
        self._columns = columns(self.office.clock.today())
        self.table = Table("Objectives", self._columns, ListSource(), id_of=_metric, rows="criteria")
        self.table.set_empty("No targets yet", "A target is a metric, where it should be, and by when; where it stands"
                             " is computed.", "Set targets…", self.edit_targets)
        column.addWidget(self.table, 1)
        self._next = Panel("Next steps", ruled=False, left=20)
        below = Ground("surface", edges="top")
        under = QVBoxLayout(below)
        under.setContentsMargins(0, 1, 0, 0)
        under.addWidget(self._next)
        column.addWidget(below)
        return pane

    def _make_side(self) -> None:
        self._facts = Facts(84)
        self._about, self._compared, self._goals = Panel("Cohort"), Panel(), Panel("Goals by state", ruled=False)
        self._about.add(self._facts)
        self._compared = Panel("Compared with the cohort before")
        self.side.add(self._about, self._compared, self._goals)

    def _wire(self) -> None:
        self._edit.clicked.connect(self.edit)
        self._dean.clicked.connect(self.print_selection)
        self._more.clicked.connect(self._on_more)
        self.table.opened.connect(lambda _metric: self.edit_targets())

    def buttons(self) -> list[QWidget]:
        return [self._edit, self._dean, self._more]

    # ---- reading ----
    def refresh(self) -> None:
        """Reads everything again."""
        if self.cohort_id is None:
            return
        try:
            known = self.office.objectives.overview(self.cohort_id)
        except NotFound:
            return
        self.known = known
        today = self.office.clock.today()
        self.phases.set_phases([Step(phase.name, phase.name, phase_days(phase, today),
                                     "ahead" if phase.state == "open" else phase.state) for phase in known.phases])
        begins = f"begins {short_day(known.cohort.row.starts, today)}"
        month = f"month {known.month} of {known.months}" if known.month else begins
        count = len(known.objectives)
        self._head.set_words("Objectives", f"{known.on_target} of {count} on target, {month}" if count else month)
        self.table.set_source(ListSource(known.objectives, self._columns, id_of=_metric))
        self._show_next(known)
        self._show_facts(known)
        self._show_compared(known)
        self._show_goals(known)
        self.status_changed.emit(f"Figures as of {short_day(today, today)}")

    def _show_next(self, known: CohortOverview) -> None:
        _clear(self._next)
        for step in known.next_steps:
            self._next.add(self._step(step))
        if not known.next_steps:
            self._next.add(Label("Nothing waits for a decision.", "body", "ink2"))

    def _step(self, step: NextStep) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(8))
        row.addWidget(IconLabel(_STEP_ICONS.get(step.kind, "flag")))
        button = LinkButton(step.words)
        button.clicked.connect(lambda: self.open_requested.emit("cohort", (step.tab, self.cohort_id)))
        row.addWidget(button)
        row.addStretch(1)
        return line

    def _show_facts(self, known: CohortOverview) -> None:
        draft, counts = known.cohort.draft, known.counts
        returning = f", of whom {known.returning} {'was a mentee' if known.returning == 1 else 'were mentees'}"
        days = ", ".join(one.name or short_day(one.starts, self.office.clock.today()) for one in known.cohort.breaks)
        places = f" of {draft.capacity:,} places" if draft.capacity else ""
        grace = f"{counted(draft.grace_days, 'day’s', 'days’')} grace"
        self._facts.set_rows([
            ("Programme", known.cohort.row.programme), ("Sponsor", known.cohort.sponsor), ("Lead", known.cohort.lead),
            ("Students", f"{counts.of('mentee', 'accepted'):,}{places}"),
            ("Mentors", f"{counts.of('mentor', 'accepted'):,}{returning if known.returning else ''}"),
            ("Cadence", f"Every {counted(draft.cadence_days, 'day')}, {grace}"),
            ("Meetings", f"{draft.minimum_minutes} minutes, {draft.minimum_meetings} to complete"), ("Breaks", days)])

    def _show_compared(self, known: CohortOverview) -> None:
        _clear(self._compared)
        self._compared.setVisible(bool(known.compared))
        self._compared.head.set_words(f"Compared with {known.previous}")
        grid_widget = QWidget()
        grid = QGridLayout(grid_widget)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme().px(8))
        grid.setVerticalSpacing(theme().px(6))
        grid.setColumnStretch(0, 1)
        today = self.office.clock.today()
        for place, row in enumerate(known.compared):
            icon, words, token = compared_words(row, today)
            grid.addWidget(Label(row.now.metric.title, wrap=True), place, 0)
            grid.addWidget(Label(figure_words(row.before), "body", "ink2", right=True), place, 1)
            grid.addWidget(IconLabel(icon, token, 14), place, 2)
            grid.addWidget(Label(words, "body", token), place, 3)
        self._compared.add(grid_widget)

    def _show_goals(self, known: CohortOverview) -> None:
        _clear(self._goals)
        total = sum(number for _, number in known.standings)
        self._goals.setVisible(total > 0)
        self._goals.add(StackedBar("Goals by state", [
            (_STANDINGS[name][0], number, _STANDINGS[name][3]) for name, number in known.standings]))
        for name, number in known.standings:
            words, icon, token, _fill = _STANDINGS[name]
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(theme().px(4))
            row.addWidget(IconLabel(icon, token, 15))
            row.addWidget(Label(words, "body", token), 1)
            row.addWidget(Label(f"{number:,}", "strong", right=True), 0, Qt.AlignmentFlag.AlignRight)
            self._goals.add(line)

    # ---- verbs ----
    def edit(self) -> None:
        """Opens the form of the cohort."""
        if self.cohort_id is not None:
            dialog = CohortDialog(self.workplace, self.cohort_id, self)
            dialog.saved.connect(lambda _id: self.workplace.done("Saved the cohort"))
            dialog.open()

    def edit_targets(self) -> None:
        """Opens the targets of the cohort."""
        if self.cohort_id is not None:
            dialog = TargetsDialog(self.workplace, self.cohort_id, self)
            dialog.saved.connect(lambda _none: self.workplace.done("Saved the targets"))
            dialog.open()

    def edit_breaks(self) -> None:
        """Opens the breaks of the cohort."""
        if self.cohort_id is not None:
            dialog = BreaksDialog(self.workplace, self.cohort_id, self)
            dialog.saved.connect(lambda _none: self.workplace.done("Saved the breaks"))
            dialog.open()

    def _on_more(self) -> None:
        if self.known is None:
            return
        row, cohorts = self.known.cohort.row, self.office.cohorts
        entries: list[tuple[str, str, Callable[[], object]] | None] = [
            ("Edit breaks…", "calendar-x", self.edit_breaks), ("Edit targets…", "target", self.edit_targets), None]
        for state, words, icon in (("planned", "Plan again", "undo-2"), ("running", "Start cohort", "play"),
                                   ("closed", "Close cohort", "check")):
            if state != row.state:
                entries.append((words, icon, lambda state=state, words=words: self._do(  # type: ignore[misc]
                    lambda: cohorts.set_state(row.id, state), f"{words}: {row.name}")))
        verb, icon = ("Restore", "undo-2") if row.archived else ("Archive", "inbox")
        act = cohorts.restore if row.archived else cohorts.archive
        entries.append((verb, icon, lambda: self._do(lambda: act(row.id), f"{verb}d {row.name}")))
        menu = action_menu(self, entries)
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height() + 2)))

    def _do(self, verb: Callable[[], object], words: str) -> None:
        try:
            verb()
        except OfficeError as error:
            self.workplace.refused(error)
            return
        self.workplace.done(words)

    # ---- what the page asks ----
    def find_in_list(self) -> None:
        self.table.setFocus()

    def new_item(self) -> None:
        self.open_requested.emit("cohort", ("new", None))

    def export_list(self) -> None:
        export_table(self.workplace, self.table, "Objectives")

    def print_selection(self) -> None:
        self.open_requested.emit("packets", {"document": "dean-workbook", "cohort_id": self.cohort_id})

    def toggle_detail(self) -> None:
        self.workplace.memory.put(_DETAIL, self.split.toggle(self.side))


def phase_days(phase: Phase, today: date) -> str:
    """ "Jun–Jul", "Aug 24", with the year where it is another one than now."""
    first, last = phase.starts, phase.ends
    if first is None or last is None:
        return ""
    if first == last:
        return short_day(first, today)
    if (first.year, first.month) == (last.year, last.month):
        return MONTHS[first.month - 1]
    return f"{MONTHS[first.month - 1]}–{MONTHS[last.month - 1]}"


def _metric(view: ObjectiveView) -> str:
    return view.line.objective.metric


def _clear(panel: Panel) -> None:
    """Take out everything under a panel's head."""
    while panel.body.count() > 1:
        item = panel.body.takeAt(1)
        if item is not None and (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
