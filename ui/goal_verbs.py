"""What staff do with goals, from the page of a pair and from the cohort's list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from app.domain.goals import Goal, GoalDraft
from app.errors import OfficeError
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.goal import Ask, GoalDialog
from ui.dialogs.goal_parts import MoveDatesDialog, ProgressDialog, StepDialog
from ui.widgets.menus import action_menu
from ui.workplace import Workplace


class GoalVerbs(QObject):
    """The verbs of goals, for one widget that is the parent of their forms. `written` tells the id of a saved goal."""

    written = Signal(object)

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workplace, self._office, self._parent = workplace, workplace.office, parent

    def do(self, verb: Callable[[], object], words: str) -> None:
        """Calls a verb; says what was done, or shows why not."""
        try:
            verb()
        except OfficeError as error:
            self._workplace.refused(error)
            return
        self._workplace.done(words)

    def _open(self, make: Callable[[], FormDialog]) -> FormDialog | None:
        try:
            dialog = make()
        except OfficeError as error:
            self._workplace.refused(error)
            return None
        dialog.open()
        return dialog

    def new(self, cohort_id: int | None, person_id: int = 0, who: str = "", students: Ask | None = None) -> None:
        """Opens an empty goal of a student, or one whose student is chosen in the form."""
        draft = GoalDraft(person_id=person_id, cohort_id=cohort_id)
        self._form(draft, who, students)

    def edit(self, goal_id: int, who: str) -> None:
        """Opens a goal to change it."""
        try:
            draft = self._office.goals.draft_of(goal_id)
        except OfficeError as error:
            self._workplace.refused(error)
            return
        self._form(draft, who, None)

    def _form(self, draft: GoalDraft, who: str, students: Ask | None) -> None:
        dialog = self._open(lambda: GoalDialog(
            self._workplace, draft, who, cohort_ends=self._ends(draft.cohort_id), students=students,
            parent=self._parent))
        if dialog is not None:
            dialog.saved.connect(self.written)

    def _ends(self, cohort_id: int | None) -> date | None:
        return self._office.cohorts.draft_of(cohort_id).ends if cohort_id is not None else None

    def add_step(self, goal: Goal) -> None:
        """Asks for one more step."""
        self._open(lambda: StepDialog(self._workplace, goal, self._parent))

    def check_step(self, step_id: int, done: bool) -> None:
        """Notes a step as done today, or as open again."""
        day = self._office.clock.today() if done else None
        self.do(lambda: self._office.goals.check_step(step_id, day), "Step done" if done else "Step open again")

    def add_progress(self, goal: Goal) -> None:
        """Asks how far the goal is."""
        self._open(lambda: ProgressDialog(self._workplace, goal, self._parent))

    def move_dates(self, ids: Sequence[int]) -> None:
        """Asks by how many days, and moves."""
        self._open(lambda: MoveDatesDialog(self._workplace, ids, self._parent))

    def reach(self, goal: Goal) -> None:
        """Notes the goal as reached."""
        self.do(lambda: self._office.goals.reach(goal.id), f"Reached: {goal.draft.title}")

    def drop(self, goal: Goal) -> None:
        """Drops the goal; it stays on record."""
        self.do(lambda: self._office.goals.drop(goal.id), f"Dropped: {goal.draft.title}")

    def reopen(self, goal: Goal) -> None:
        """Opens the goal again."""
        self.do(lambda: self._office.goals.reopen(goal.id), f"Reopened: {goal.draft.title}")

    def remove(self, goal: Goal) -> None:
        """Takes the goal out; undo brings it back."""
        self.do(lambda: self._office.goals.remove(goal.id), f"Deleted the goal {goal.draft.title}")

    def menu(self, goal: Goal, who: str, parent: QWidget) -> QMenu:
        """What can be done with one goal."""
        state = [("Open again", "undo-2", lambda: self.reopen(goal))]
        if goal.draft.state == "open":
            state = [("Reached", "circle-check", lambda: self.reach(goal)), ("Drop", "ban", lambda: self.drop(goal))]
        return action_menu(parent, [
            ("Edit…", "pencil", lambda: self.edit(goal.id, who)),
            ("Add check-in…", "notebook-pen", lambda: self.add_progress(goal)),
            ("Add step…", "plus", lambda: self.add_step(goal)),
            ("Move dates…", "calendar-days", lambda: self.move_dates([goal.id])), None,
            *state, None, ("Delete", "x", lambda: self.remove(goal))])

