"""What the palette finds: commands, people, goals and pages, as one types."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.domain.goals import Goal, GoalQuery
from app.domain.people import PeopleQuery, PersonRow
from ui.widgets.palette import PaletteItem
from ui.workplace import Workplace

if TYPE_CHECKING:
    from ui.main_window import MainWindow

GROUPS = ("Actions", "People", "Goals")
AT_MOST = {"Actions": 6, "People": 8, "Goals": 5}
MORE = 40


class Search:
    """Answers the palette."""

    def __init__(self, workplace: Workplace, window: MainWindow) -> None:
        self._workplace = workplace
        self._window = window

    def find(self, words: str, group: str) -> Sequence[PaletteItem]:
        """Items of all groups, or more of one."""
        sources = {"Actions": self._actions, "People": self._people, "Goals": self._goals}
        found: list[PaletteItem] = []
        for name, source in sources.items():
            if group in ("", name):
                found += source(words.strip(), MORE if group else AT_MOST[name])
        return found

    def _actions(self, words: str, most: int) -> list[PaletteItem]:
        wanted = words.casefold().split()
        return [PaletteItem(command.key, "Actions", command.words, command.run, icon=command.icon or "arrow-right",
                            keys=command.keys.split(" ")[0] if command.keys else "")
                for command in self._window.commands.usable()
                if all(word in command.words.casefold() for word in wanted)][:most]

    def _people(self, words: str, most: int) -> list[PaletteItem]:
        if not words:
            return []
        rows = self._workplace.office.people.page(PeopleQuery(search=words), 0, most)
        return [self._person(row) for row in rows]

    def _person(self, row: PersonRow) -> PaletteItem:
        meta = " · ".join(part for part in (row.role.capitalize(), row.affiliation) if part)
        icon = "graduation-cap" if row.role == "student" else "briefcase"
        return PaletteItem(f"person-{row.id}", "People", f"{row.name} {row.native}".strip(),
                           lambda: self._window.go("person", row.id), meta, icon)

    def _goals(self, words: str, most: int) -> list[PaletteItem]:
        if len(words) < 2:
            return []
        query = GoalQuery(cohort_id=self._workplace.cohort.id, search=words)
        return [self._goal(goal) for goal in self._workplace.office.goals.page(query, 0, most)]

    def _goal(self, goal: Goal) -> PaletteItem:
        return PaletteItem(f"goal-{goal.id}", "Goals", goal.draft.title,
                           lambda: self._window.go("cohort", ("goals", goal.draft.cohort_id, goal.id)), goal.person,
                           "target")
