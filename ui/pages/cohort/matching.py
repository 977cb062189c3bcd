"""The Matching tab: run, see that it is the best there is and why, lock or forbid pairs, approve."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.changes import Topic
from app.clock import from_text
from app.domain.cohorts import PairRule
from app.domain.match_runs import MatchRun
from app.domain.matching.results import MatchPair, MatchResult
from app.domain.text import counted
from app.errors import OfficeError
from ui.list_export import export_table
from ui.pages.cohort.match_actions import MatchActions
from ui.pages.cohort.match_bar import MatchBar
from ui.pages.cohort.match_columns import MatchRow, best_first, columns, sort_key
from ui.pages.cohort.pair_pane import PairPane
from ui.pages.cohort.tab import CohortTab
from ui.pages.cohort.unmatched_actions import UnmatchedActions
from ui.pages.cohort.unmatched_pane import UnmatchedPane
from ui.tasks import Task
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.columns import ListSource
from ui.widgets.keycap import FootBar
from ui.widgets.notice import MessageBar
from ui.widgets.panel import Ground
from ui.widgets.split import Split
from ui.widgets.table import Table

_LOW = 640
"""Below this height the pane under the list shows its headings only."""
_PAUSE = 80
_MANY = 300
_AIM, _DETAIL = "matching/aim", "matching/detail"


class MatchingTab(CohortTab):
    """The latest run of the working cohort, or the trial of one pair over it."""

    KEY, TITLE = "matching", "Matching"
    SHOWS = frozenset({Topic.COHORTS, Topic.ENROLMENTS, Topic.MATCHING, Topic.MENTORSHIPS, Topic.PEOPLE, Topic.TERMS})

    # ---- building ----
    def _build(self) -> None:
        self.run: MatchRun | None = None
        self.rules: list[PairRule] = []
        self.trial: tuple[MatchPair, str, MatchResult] | None = None
        self._rows: list[MatchRow] = []
        self._asked = 0
        self._reading: Task | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self.verbs = MatchActions(self)
        self.help = UnmatchedActions(self)
        self.print_list = Button("Print review list", "printer", tip="The pairs with the points of their scores")
        self.approve = PrimaryButton("Approve matches…", "check")
        self.detail = PairPane()
        self.split = Split("matching", [self._middle(), self.detail], [376], self.workplace.memory)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.split)
        self.detail.setVisible(bool(self.workplace.memory.get(_DETAIL, True)))

    def _middle(self) -> QWidget:
        self.bar = MatchBar()
        self.bar.aim.set_value(str(self.workplace.memory.get(_AIM, "total")))
        self.proof = MessageBar("ok")
        self.table = Table("Matches", columns(), ListSource())
        self.table.set_keys({"L": self.verbs.lock, "X": self.verbs.forbid})
        self.table.rows_model.note_order("score", True)
        self.foot = FootBar([("↑ ↓", "move"), ("Enter", "open student"), ("L", "lock"), ("X", "forbid"), ("F5", "run")])
        self.under = UnmatchedPane()
        pane = Ground("surface", edges="right")
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.proof)
        column.addWidget(self.table, 1)
        column.addWidget(self.foot)
        column.addWidget(self.under)
        return pane

    def _wire(self) -> None:
        self._pause.timeout.connect(self._read_pair)
        self.print_list.clicked.connect(self.print_selection)
        self.approve.clicked.connect(self.verbs.approve)
        self.bar.run_pressed.connect(self.verbs.run)
        self.bar.weights_pressed.connect(self.verbs.edit_weights)
        self.bar.aim_changed.connect(self._on_aim)
        self.bar.changed.connect(self._show_rows)
        self.bar.rule_dropped.connect(self.verbs.drop_rule)
        self.table.current_changed.connect(self._on_current)
        self.table.opened.connect(lambda mentee_id: self.open_requested.emit("person", mentee_id))
        self.table.loading.cancelled.connect(self.verbs.cancel)
        self.detail.lock_pressed.connect(self.verbs.lock)
        self.detail.forbid_pressed.connect(self.verbs.forbid)
        self.detail.try_pressed.connect(self.verbs.try_mentor)
        self.under.open_pressed.connect(lambda person_id: self.open_requested.emit("person", person_id))
        self.under.wait_pressed.connect(self.help.wait_list)
        self.under.remedy_pressed.connect(self.help.apply)

    def buttons(self) -> list[QWidget]:
        return [self.print_list, self.approve]

    # ---- reading ----
    def refresh(self) -> None:
        """Reads the latest run and what staff decided; a large one off the screen's thread."""
        self.trial = None
        cohort_id = self.cohort_id
        if cohort_id is None or self.verbs.running is not None:
            return
        if self.run is not None and self.run.cohort_id != cohort_id:
            self.run = None
            self.bar.kind = ""
        try:
            size = self.office.enrolments.counts(cohort_id).of("mentee", "accepted")
            if size <= _MANY:
                self._take(self._read(cohort_id))
            else:
                self.workplace.tasks.run(lambda _task: self._read(cohort_id), self._take, label="Reading the matches")
        except OfficeError as error:
            self.workplace.refused(error)

    def _read(self, cohort_id: int) -> tuple[int, MatchRun | None, list[PairRule]]:
        return cohort_id, self.office.matching.latest(cohort_id), self.office.matching.rules(cohort_id)

    def _take(self, read: tuple[int, MatchRun | None, list[PairRule]]) -> None:
        cohort_id, run, rules = read
        if cohort_id != self.cohort_id:
            return
        self.run, self.rules = run, rules
        self.show_result()

    # ---- showing ----
    @property
    def result(self) -> MatchResult | None:
        """What the list shows: the trial while there is one, else the latest run."""
        return self.trial[2] if self.trial else self.run.result if self.run else None

    @property
    def open_run(self) -> MatchRun | None:
        """The latest run while it can still be decided on."""
        return self.run if self.run is not None and self.run.state == "proposed" else None

    def show_result(self) -> None:
        """Shows the run or the trial everywhere on the tab."""
        result = self.result
        locked, banned = ({(rule.mentee_id, rule.mentor_id) for rule in self.rules if rule.kind in kinds}
                          for kinds in (("lock",), ("forbid", "conflict")))
        moves = {move.mentee_id: move.why for move in result.moves} if result else {}
        pairs = result.pairs if result else ()
        highest = result.highest if result else 0
        self._rows = best_first([
            MatchRow(pair, highest, (pair.mentee_id, pair.mentor_id) in locked, pair.mentee_id in moves,
                     (pair.mentee_id, pair.mentor_id) in banned,
                     "Moved" if self.trial and pair.mentee_id in moves else "") for pair in pairs])
        self.bar.show_rules(self.rules)
        self._show_rows()
        self._show_proof()
        self._show_verbs()
        self.under.setVisible(result is not None)
        self.foot.setVisible(result is not None)
        if result is not None:
            self.under.show_result(result)
        self._read_remedies()

    def _show_rows(self) -> None:
        typed = self.bar.search.text()
        rows = [row for row in self._rows if row.fits(self.bar.kind, typed)]
        self.bar.show_counts({kind: sum(row.fits(kind, typed) for row in self._rows)
                              for kind in ("", "locked", "note", "moved")})
        source = ListSource(rows, columns(), sort_key=sort_key)
        order = self.table.rows_model.sorted_by
        if order is not None and order != ("score", True):
            source.sort(*order)
        self._say_empty()
        self.table.set_source(source)
        if rows and self.table.current_id() is None:
            self.table.set_current_place(0)
        self._on_current(self.table.current_id())

    def _say_empty(self) -> None:
        if self._rows:
            self.table.set_empty("No pair is listed", "None fits what is chosen.", "Show all", self.bar.clear)
        elif self.run is None:
            self.table.set_empty("Not matched yet", "Each accepted student gets the mentor that makes the sum of all"
                                 " scores the highest possible.", "Run matching", self.verbs.run)
        else:
            self.table.set_empty("No pair is possible", "The rules allow no pair. Look under Weights.", "Weights…",
                                 self.verbs.edit_weights)

    def _show_proof(self) -> None:
        run, result = self.run, self.result
        if run is None or result is None:
            self.proof.clear()
        elif self.trial is not None:
            pair, mentor, tried = self.trial
            self.proof.say("info", self.verbs.trial_words(run.result, tried), lead=f"{pair.mentee} with {mentor}.",
                           icon="flask-conical", actions=[("Lock this pair and run", self.verbs.keep_trial),
                                                          ("Back", self.verbs.leave_trial)])
        elif run.state == "approved":
            self.proof.say("info", "The matches of this run became mentorships.", lead="Approved.",
                           actions=[("Open mentorships", self._open_mentorships)])
        elif run.stale:
            self.proof.say("warn", "Something these matches rest on has changed since.", lead="Out of date.",
                           actions=[("Run matching", self.verbs.run)])
        else:
            self.proof.say("ok" if result.pairs else "warn", result.proof_words,
                           lead="Proven optimal." if result.pairs else "", icon="shield-check",
                           trailing=result.other_words)

    def _show_verbs(self) -> None:
        run = self.open_run
        count = len(run.result.pairs) if run else 0
        self.approve.set_words(f"Approve {counted(count, 'match', 'matches')}…" if count else "Approve matches…")
        if self.trial is not None:
            self.approve.set_off("Leave the trial first.")
        elif run is not None and run.stale:
            self.approve.set_off("The matches are out of date: run matching again first.")
        elif not count:
            self.approve.set_off("Run matching first.")
        else:
            self.approve.set_on()
        self.print_list.set_on() if self.run else self.print_list.set_off("Run matching first.")
        self.bar.run.set_on()
        if self.run is not None:
            who = f" by {self.run.actor}" if self.run.actor else ""
            state = {"proposed": "not yet approved", "approved": "approved"}.get(self.run.state, self.run.state)
            self.status_changed.emit(f"Run at {from_text(self.run.at).astimezone():%H:%M}{who} · {state}")

    # ---- one pair ----
    def row(self) -> MatchRow | None:
        """The current row."""
        current = self.table.current_id()
        return next((row for row in self._rows if row.id == current), None)

    def _on_current(self, _mentee_id: object) -> None:
        """Shows the pair at once, or while arrow keys run through the list as soon as they rest."""
        self._asked += 1
        if not self._pause.isActive():
            self._show_pair()
        self._pause.start()

    def _show_pair(self) -> None:
        row, result = self.row(), self.result
        if row is None or result is None:
            self.detail.show_none()
            return
        self.detail.show_pair(row.pair, result.highest, self.open_run is not None)
        self.detail.lock.set_words("Unlock pair" if row.locked else "Lock pair")
        self.detail.forbid.set_words("Allow pair" if row.forbidden else "Forbid pair")

    def _read_pair(self) -> None:
        row, run = self.row(), self.open_run
        if row is None or self.detail.pair is not row.pair:
            self._show_pair()
        if row is None or run is None or self.cohort_id is None or self.detail.isHidden():
            return
        asked, cohort_id, pair = self._asked, self.cohort_id, row.pair
        ask_others = not run.stale and self.trial is None
        if run.stale:
            self.detail.say_alternatives("Run matching again to see it.")
        elif self.trial is not None:
            self.detail.say_alternatives("Leave the trial to see it.")

        def work(task: Task) -> Any:
            checks = self.office.matching.explain(cohort_id, pair.mentee_id, pair.mentor_id).checks
            task.check()
            found = self.office.matching.alternatives(run.id, pair.mentee_id, 5) if ask_others else None
            return asked, checks, found

        if self._reading is not None:
            self._reading.cancel()
        self._reading = self.workplace.tasks.run(work, self._take_pair, lambda _error: None)

    def _take_pair(self, read: Any) -> None:
        asked, checks, others = read
        if asked != self._asked:
            return
        self.detail.show_checks(checks)
        if others is not None:
            self.detail.show_alternatives(others)

    def _read_remedies(self) -> None:
        run = self.open_run
        if run is None or run.stale or self.trial is not None:
            return
        run_id, ids = run.id, [one.mentee_id for one in run.result.unmatched[:3]]

        def work(task: Task) -> Any:
            found = []
            for mentee_id in ids:
                task.check()
                found.append((mentee_id, self.office.matching.remedies(run_id, mentee_id)))
            return found

        if ids:
            self.workplace.tasks.run(work, lambda found: self._take_remedies(run_id, found), lambda _error: None)

    def _take_remedies(self, run_id: int, found: Any) -> None:
        if self.run is not None and self.run.id == run_id and self.trial is None:
            for mentee_id, remedies in found:
                self.under.show_remedies(mentee_id, remedies)

    # ---- what the page asks ----
    def show_item(self, item_id: Any) -> None:
        """Goes to a student's pair."""
        self.bar.clear()
        self.table.set_current(item_id)
        self.table.setFocus()

    def find_in_list(self) -> None:
        self.bar.show_search()

    def new_item(self) -> None:
        self.verbs.run()

    def export_list(self) -> None:
        export_table(self.workplace, self.table, "Matches")

    def print_selection(self) -> None:
        if self.run is not None:
            self.open_requested.emit("packets", {"document": "match-review", "cohort_id": self.cohort_id})

    def toggle_detail(self) -> None:
        shown = self.split.toggle(self.detail)
        self.workplace.memory.put(_DETAIL, shown)
        if shown:
            self._pause.start()
        else:
            self.table.setFocus()

    def _open_mentorships(self) -> None:
        self.open_requested.emit("cohort", ("mentorships", self.cohort_id))

    def _on_aim(self, aim: str) -> None:
        self.workplace.memory.put(_AIM, aim)
        if self.open_run is not None and self.open_run.aim != aim:
            self.verbs.run()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.under.fold(self.height() < _LOW)
