"""What helps a student whom a run left without a mentor: the wait list, one more place, a rule waived."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.domain.cohorts import PairRule
from app.domain.matching.remedies import Remedy
from app.domain.text import counted
from ui import ask

if TYPE_CHECKING:
    from ui.pages.cohort.matching import MatchingTab


class UnmatchedActions(QObject):
    """What the buttons under the matches do; the next run takes it in."""

    def __init__(self, tab: MatchingTab) -> None:
        super().__init__(tab)
        self._tab, self._workplace, self._verbs = tab, tab.workplace, tab.verbs

    def wait_list(self, mentee_id: int) -> None:
        """Puts an unmatched student on the wait list."""
        name = self._tab.office.people.names([mentee_id]).get(mentee_id, "")
        enrolments, enrolment_id = self._tab.office.enrolments, self._enrolment(mentee_id, "mentee")
        if enrolment_id is not None and self._verbs.attempt(lambda: enrolments.wait_list([enrolment_id])):
            self._workplace.done(f"Put {name} on the wait list")

    def apply(self, remedy: Remedy) -> None:
        """Makes the change that would match an unmatched student; the next run takes it in."""
        if remedy.kind == "rule":
            self._waive(remedy)
            return
        enrolment_id, result = self._enrolment(remedy.mentor_id, "mentor"), self._tab.result
        if enrolment_id is None or result is None:
            return
        now = self._tab.office.enrolments.get(enrolment_id)
        if self._verbs.attempt(lambda: self._tab.office.enrolments.set_capacity(enrolment_id, now.places + 1)):
            self._workplace.done(f"Gave {now.name} {counted(now.places + 1, 'place')}")
            if remedy.kind == "kept place":
                self._verbs.decide(PairRule(remedy.mentee_id, remedy.mentor_id, "lock"))

    def _waive(self, remedy: Remedy) -> None:
        why = ask.reason(self._tab, "Waive this rule for one pair?", remedy.words, "Waive the rule")
        if why is not None:
            names = self._tab.office.people.names([remedy.mentee_id, remedy.mentor_id])
            self._verbs.decide(PairRule(remedy.mentee_id, remedy.mentor_id, "waive", why, remedy.rule,
                               names.get(remedy.mentee_id, ""), names.get(remedy.mentor_id, "")))

    def _enrolment(self, person_id: int, side: str) -> int | None:
        return next((one.id for one in self._tab.office.enrolments.of_person(person_id)
                     if one.cohort_id == self._tab.cohort_id and one.side == side), None)
