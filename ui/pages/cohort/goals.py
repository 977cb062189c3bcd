"""The Goals tab: the goals of the cohort's students, what is missing, how far they are, and the chosen one beside."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.changes import Topic
from app.domain.enrolments import EnrolmentQuery
from app.domain.goals import Goal, GoalQuery
from app.domain.text import counted, fold
from app.errors import OfficeError
from ui.goal_verbs import GoalVerbs
from ui.kept_focus import kept_focus
from ui.list_export import export_table
from ui.pages.cohort.goal_columns import TYPED, columns, grouped, sort_key
from ui.pages.cohort.goal_pane import GoalPane
from ui.pages.cohort.tab import CohortTab
from ui.theme import theme
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.columns import Group, ListSource
from ui.widgets.filter_bar import Filter, FilterBar
from ui.widgets.header import IconLabel
from ui.widgets.keycap import FootBar
from ui.widgets.label import Label
from ui.widgets.lookup_field import Suggestion
from ui.widgets.panel import Ground
from ui.widgets.segmented import Segment, Segmented
from ui.widgets.split import Split
from ui.widgets.table import Table

_PARTS = (("", "All", "", "ink2"), ("reached", "Reached", "", "ink2"), ("on track", "On track", "", "ink2"),
          ("behind", "Behind", "triangle-alert", "warn"), ("stalled", "Stalled", "octagon-alert", "bad"))
_GROUPS = (("student", "Student"), ("standing", "State"), ("none", "None"))
_RULE = "Behind: under three quarters of what the steps due by today add up to. Stalled: nothing moved in 30 days, " \
        "or no measure."
_HINTS = [("↑ ↓", "move"), ("Enter", "edit"), ("K", "add check-in"), ("F4", "detail")]
_DETAIL, _MANY, _SEEN = "goals/detail", 400, 12


class GoalsTab(CohortTab):
    """The goals by student, by state, or in one list."""

    KEY, TITLE = "goals", "Goals"
    SHOWS = frozenset({Topic.GOALS, Topic.MENTORSHIPS, Topic.PEOPLE, Topic.COHORTS, Topic.ENROLMENTS})

    # ---- building ----
    def _build(self) -> None:
        self.goals: list[Goal] = []
        self._wanted: int | None = None
        self._put_back: Callable[[], None] = lambda: None
        self._year = self.office.settings.get().academic_year_starts
        self.verbs = GoalVerbs(self.workplace, self)
        self.print_list = Button("Print goal list", "printer", keys="Ctrl+P")
        self.new = PrimaryButton("New goal", "plus", keys="Ctrl+N")
        self.pane = GoalPane(self.verbs, self.office.clock.today, self._year)
        self.split = Split("goals", (self._middle(), self.pane), (340,), self.workplace.memory)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.split)
        self.pane.setVisible(bool(self.workplace.memory.get(_DETAIL, True)))

    def _middle(self) -> QWidget:
        self.parts = Segmented("State", [Segment(key, words, None, icon, token)
                                         for key, words, icon, token in _PARTS], small=True)
        colleges = [(name, name) for name, _count in self.office.people.facets("college") if name]
        self.bar = FilterBar([
            Filter("group", "Group", _GROUPS, several=False, needed=True),
            Filter("more", "Other", (("not smart", "Not SMART"), ("dropped", "Dropped")), several=False),
            Filter("college", "College", colleges, several=False),
        ], search="Search", search_width=112)
        self.bar.add_left(self.parts)
        self.table = Table("Goals", columns(self.office.clock.today, self._year), ListSource())
        self.table.set_keys({"K": self._on_check_in})
        self.table.set_menu(self._menu)
        self.foot = FootBar(_HINTS)
        rule = Ground("panel", edges="top")
        rule.setFixedHeight(theme().px(32))
        inner = QHBoxLayout(rule)
        inner.setContentsMargins(theme().px(20), 0, theme().px(16), 0)
        inner.addWidget(IconLabel("info", "ink2", 14))
        inner.addWidget(Label(_RULE, "small", "ink2"), 1)
        pane = Ground("surface", edges="right")
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        for widget in (self.bar, self.table, rule, self.foot):
            column.addWidget(widget, 1 if widget is self.table else 0)
        return pane

    def _wire(self) -> None:
        self.parts.changed.connect(self._on_part)
        self.bar.changed.connect(self._on_filters)
        self.bar.went_down.connect(self.table.setFocus)
        self.print_list.clicked.connect(self.print_selection)
        self.new.clicked.connect(self.new_item)
        self.table.current_changed.connect(lambda _id: self._show_current())
        self.table.opened.connect(self._on_opened)
        self.verbs.written.connect(self._on_written)
        self.pane.mentorship_wanted.connect(lambda found: self.open_requested.emit("mentorship", found))
        self.pane.person_wanted.connect(lambda found: self.open_requested.emit("person", found))

    def buttons(self) -> list[QWidget]:
        return [self.print_list, self.new]

    # ---- reading ----
    def refresh(self) -> None:
        """Reads the goals; those of a large cohort off the screen's thread."""
        cohort_id = self.cohort_id
        if cohort_id is None:
            self._take((None, [], {}))
            return
        query = self._query(cohort_id)
        self._put_back = kept_focus(self.pane)
        try:
            if self.office.enrolments.counts(cohort_id).of("mentee", "accepted") <= _MANY:
                self._take(self._read(query))
            else:
                self.workplace.tasks.run(lambda _task: self._read(query), self._take, label="Reading the goals")
        except OfficeError as error:
            self.workplace.refused(error)

    def _query(self, cohort_id: int) -> GoalQuery:
        values = self.bar.values()
        other = next(iter(values["more"]), "")
        return GoalQuery(cohort_id, None, other or self.parts.value() or "", next(iter(values["college"]), ""),
                         values["search"])

    def _read(self, query: GoalQuery) -> tuple[GoalQuery | None, list[Goal], dict[str, int]]:
        return query, self.office.goals.page(query, 0, -1), self.office.goals.counts(replace(query, filter=""))

    def _take(self, read: tuple[GoalQuery | None, list[Goal], dict[str, int]]) -> None:
        query, self.goals, counts = read
        if query is not None and query.cohort_id != self.cohort_id:
            return
        if counts:
            self.parts.set_counts({key: counts[key] for key, *_rest in _PARTS})
        narrow = query is not None and bool(query.filter or query.college or query.search)
        if narrow:
            self.table.set_empty("No goal is listed", "None fits what is chosen.", "Show all", self._clear)
        else:
            self.table.set_empty("No goals yet", "Goals are written with each student: five parts, a date, a first "
                                 "step.", "New goal", self.new_item)
        source = ListSource(self._rows(), self.table.rows_model.columns, sort_key=sort_key)
        order = self.table.rows_model.sorted_by
        if order is not None:
            source.sort(*order)
        self.table.set_source(source)
        self._choose()
        self._put_back()
        people = len({goal.draft.person_id for goal in self.goals})
        self.status_changed.emit(f"{counted(len(self.goals), 'goal')} of {counted(people, 'student')}")

    def _choose(self) -> None:
        if self._wanted is not None and self.table.set_current(self._wanted):
            self._wanted = None
        elif self.table.current_id() is None and self.goals:
            self.table.set_current(self._first_id())
        self._show_current()

    def _first_id(self) -> int | None:
        rows = self._rows()
        return next((row.id for row in rows if isinstance(row, Goal)), None)

    def _rows(self) -> Sequence[Goal | Group]:
        return grouped(self.goals, next(iter(self.bar.values()["group"]), "student"))

    def goal(self) -> Goal | None:
        """The current goal."""
        current = self.table.current_id()
        return next((goal for goal in self.goals if goal.id == current), None)

    def _show_current(self) -> None:
        if not self.pane.isHidden():
            self.pane.show_goal(self.goal())

    # ---- filters ----
    def _on_part(self, key: str) -> None:
        values = self.bar.values()
        if key and values["more"]:
            self.bar.set_values({**values, "more": []})
        else:
            self.refresh()

    def _on_filters(self, values: dict[str, Any]) -> None:
        if values["more"]:
            self.parts.set_value("")
        self.refresh()

    def _clear(self) -> None:
        self.parts.set_value("")
        self.bar.clear()

    # ---- verbs ----
    def _on_opened(self, goal_id: Any) -> None:
        goal = next((one for one in self.goals if one.id == goal_id), None)
        if goal is not None:
            self.verbs.edit(goal.id, goal.person)

    def _on_check_in(self) -> None:
        goal = self.goal()
        if goal is not None:
            self.verbs.add_progress(goal)

    def _on_written(self, goal_id: int) -> None:
        if not self.table.set_current(goal_id):
            self._wanted = goal_id

    def _menu(self, _ids: list[Any]) -> QMenu:
        goal = self.goal()
        return self.verbs.menu(goal, goal.person, self.table) if goal is not None else QMenu(self.table)

    def _students(self, typed: str) -> list[Suggestion]:
        cohort_id = self.cohort_id
        if cohort_id is None or not fold(typed):
            return []
        found = self.office.enrolments.page(EnrolmentQuery(cohort_id, "mentee", ("accepted",), typed), 0, _SEEN)
        return [Suggestion(one.person_id, one.name, one.affiliation) for one in found]

    # ---- what the page asks ----
    def show_item(self, item_id: Any) -> None:
        self._wanted = item_id
        self._clear()
        self.table.setFocus()

    def find_in_list(self) -> None:
        self.bar.focus_search()

    def new_item(self) -> None:
        if self.cohort_id is not None:
            self.verbs.new(self.cohort_id, students=self._students)

    def export_list(self) -> None:
        export_table(self.workplace, self.table, "Goals", typed=TYPED)

    def print_selection(self) -> None:
        self.open_requested.emit("packets", {"document": "goal-list", "cohort_id": self.cohort_id})

    def toggle_detail(self) -> None:
        shown = self.split.toggle(self.pane)
        self.workplace.memory.put(_DETAIL, shown)
        if shown:
            self._show_current()
        else:
            self.table.setFocus()

