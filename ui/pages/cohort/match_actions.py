"""The verbs of the Matching tab: run, lock, forbid, try, approve, weights."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from app.domain.cohorts import PairRule
from app.domain.match_runs import Approved
from app.domain.matching.results import MatchResult
from app.domain.matching.wording import points_text
from app.domain.text import counted
from app.errors import Invalid, OfficeError
from ui import ask
from ui.days import short_day
from ui.dialogs.weights import WeightsDialog
from ui.tasks import Task

if TYPE_CHECKING:
    from ui.pages.cohort.matching import MatchingTab

_DONE = {"lock": "Locked", "forbid": "Forbade", "waive": "Waived the rule for", "conflict": "Noted the conflict of"}
_DROPPED = {"lock": "Unlocked", "forbid": "Allowed", "waive": "Took back the waiver of",
            "conflict": "Took back the conflict of"}  # fmt: skip


class MatchActions(QObject):
    """What the buttons, menus and keys of the tab do. `running` is the run or trial under way."""

    def __init__(self, tab: MatchingTab) -> None:
        super().__init__(tab)
        self._tab, self._workplace, self._matching = tab, tab.workplace, tab.office.matching
        self.running: Task | None = None

    # ---- running ----
    def run(self) -> None:
        """Finds the best assignment; the list waits, Cancel leaves everything as it was."""
        cohort_id, aim = self._tab.cohort_id, self._tab.bar.aim.value()
        if cohort_id is None or self.running is not None:
            return

        def work(task: Task) -> Any:
            return self._matching.run(cohort_id, aim, task.progress, task.cancelled)

        self._start(work, self._on_run, self._waiting_words(cohort_id))

    def _waiting_words(self, cohort_id: int) -> str:
        counts = self._tab.office.enrolments.counts(cohort_id)
        return (f"Matching {counted(counts.of('mentee', 'accepted'), 'student')}"
                f" with {counted(counts.of('mentor', 'accepted'), 'mentor')}")

    def _start(self, work: Callable[[Task], Any], done: Callable[[Any], None], words: str) -> None:
        tab = self._tab
        tab.table.loading.start(words)
        tab.bar.run.set_off("Matching is under way.")
        self.running = self._workplace.tasks.run(
            work, lambda found: self._ended(lambda: done(found)),
            lambda error: self._ended(lambda: self._failed(error)), progress=tab.table.loading.set_progress,
            cancelled=lambda: self._ended(self._tab.refresh), label=words)

    def cancel(self) -> None:
        """Stops the run; the matches stay as they were."""
        if self.running is not None:
            self.running.cancel()

    def _ended(self, then: Callable[[], None]) -> None:
        self.running = None
        self._tab.table.loading.stop()
        self._tab.bar.run.set_on()
        then()

    def _on_run(self, _run: Any) -> None:
        self._tab.refresh()
        self._tab.table.setFocus()

    def _failed(self, error: OfficeError | Invalid) -> None:
        self._tab.refresh()
        if isinstance(error, Invalid):
            self._tab.proof.say("bad", " ".join(error.fields.values()), lead="Not run.")
        else:
            self._tab.proof.say("bad", error.words, lead=error.title)

    # ---- deciding on a pair ----
    def lock(self) -> None:
        """Locks the current pair, or unlocks it."""
        row = self._tab.row()
        if row is None or self._tab.open_run is None:
            return
        rule = PairRule(row.pair.mentee_id, row.pair.mentor_id, "lock", "", "", row.pair.mentee, row.pair.mentor)
        if row.locked:
            self.drop_rule(rule)
        else:
            self.decide(rule)

    def forbid(self) -> None:
        """Forbids the current pair, so that the next run proposes another; or allows it again."""
        row = self._tab.row()
        if row is None or self._tab.open_run is None:
            return
        rule = PairRule(row.pair.mentee_id, row.pair.mentor_id, "forbid", "", "", row.pair.mentee, row.pair.mentor)
        if row.forbidden:
            kept = [one for one in self._tab.rules if one.kind in ("forbid", "conflict")]
            self.drop_rule(next(one for one in kept if (one.mentee_id, one.mentor_id) ==
                                (rule.mentee_id, rule.mentor_id)))
        else:
            self.decide(rule)

    def decide(self, rule: PairRule) -> None:
        """Locks or forbids a pair, or waives a rule for it."""
        cohort_id = self._tab.cohort_id
        if cohort_id is not None and self.attempt(lambda: self._matching.set_rule(cohort_id, rule)):
            self._workplace.done(f"{_DONE[rule.kind]} {_names(rule)}")

    def drop_rule(self, rule: PairRule) -> None:
        """Takes back what was decided about a pair."""
        cohort_id = self._tab.cohort_id
        if cohort_id is not None and self.attempt(lambda: self._matching.clear_rule(cohort_id, rule)):
            self._workplace.done(f"{_DROPPED[rule.kind]} {_names(rule)}")

    def attempt(self, verb: Callable[[], object]) -> bool:
        """Does it, or says on the tab why it cannot be; True when it was done."""
        try:
            verb()
        except Invalid as error:
            self._tab.proof.say("bad", " ".join(error.fields.values()))
            return False
        except OfficeError as error:
            self._workplace.refused(error)
            return False
        return True

    # ---- trying ----
    def try_mentor(self, mentor_id: int) -> None:
        """Shows what a run would give with another mentor for the current student; nothing is kept."""
        row, run, cohort_id = self._tab.row(), self._tab.open_run, self._tab.cohort_id
        if row is None or run is None or cohort_id is None or self.running is not None:
            return
        pair, aim = row.pair, run.aim

        def work(task: Task) -> MatchResult:
            return self._matching.tried(cohort_id, pair.mentee_id, mentor_id, aim, task.cancelled)

        def show(result: MatchResult) -> None:
            mentor = next((one.mentor for one in result.pairs if one.mentee_id == pair.mentee_id), "another mentor")
            self._tab.trial = (pair, mentor, result)
            self._tab.show_result()
            self._tab.table.setFocus()

        self._start(work, show, f"Trying another mentor for {pair.mentee}")

    @staticmethod
    def trial_words(before: MatchResult, tried: MatchResult) -> str:
        """ "Total 1,620 (−15.75), 3 students move. Nothing is kept." """
        change = points_text(tried.total - before.total).replace("-", "−")
        moved = counted(len(tried.moves), "student")
        verb = "moves" if len(tried.moves) == 1 else "move"
        return f"Total {points_text(tried.total)} ({change}), {moved} {verb}. Nothing is kept."

    def keep_trial(self) -> None:
        """Locks the tried pair and runs again."""
        trial, cohort_id = self._tab.trial, self._tab.cohort_id
        if trial is None or cohort_id is None:
            return
        pair, mentor, result = trial
        mentor_id = result.mentor_of.get(pair.mentee_id)
        if mentor_id is not None:
            self.decide(PairRule(pair.mentee_id, mentor_id, "lock", "", "", pair.mentee, mentor))
            self.run()

    def leave_trial(self) -> None:
        """Goes back to the run."""
        self._tab.trial = None
        self._tab.show_result()
        self._tab.table.setFocus()

    # ---- the whole run ----
    def edit_weights(self) -> None:
        """Opens the weights and rules of the cohort."""
        if self._tab.cohort_id is not None:
            dialog = WeightsDialog(self._workplace, self._tab.cohort_id, self._tab)
            dialog.saved.connect(lambda _saved: self._workplace.done("Saved the weights and rules"))
            dialog.open()

    def approve(self) -> None:
        """Makes mentorships of the run's pairs, after asking."""
        run, cohort_id = self._tab.open_run, self._tab.cohort_id
        if run is None or cohort_id is None or not run.result.pairs:
            return
        cohort = self._tab.office.cohorts.get(cohort_id)
        today = self._tab.office.clock.today()
        count = counted(len(run.result.pairs), "match", "matches")
        left = len(run.result.unmatched)
        words = f"Each becomes a mentorship that begins on {short_day(max(today, cohort.row.starts), today)}."
        words += f" {counted(left, 'student')} {'stays' if left == 1 else 'stay'} without a mentor." if left else ""
        if ask.confirm(self._tab, f"Approve {count}?", words, f"Approve {count}", "Keep reviewing"):
            self._start(lambda _task: self._matching.approve(run.id), self._on_approved, "Approving the matches")

    def _on_approved(self, approved: Approved) -> None:
        self._tab.refresh()
        words = f"Approved {counted(len(approved.mentorship_ids), 'match', 'matches')}"
        if approved.left_out:
            pair, why = approved.left_out[0]
            more = f" and {len(approved.left_out) - 1} more" if len(approved.left_out) > 1 else ""
            words += f"; left out {pair}{more}: {why}"
        self._workplace.done(words)


def _names(rule: PairRule) -> str:
    return f"{rule.mentee} and {rule.mentor}" if rule.mentee else "the pair"
