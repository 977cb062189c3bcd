"""The row of views over the People list: everybody's, then those people kept, each with how many it finds."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.people import PeopleQuery
from app.domain.staff import SavedView
from app.errors import Invalid
from ui import ask
from ui.pages.people.views import OWN, PAGE, View, built_in, own_views, query_of
from ui.tasks import Task
from ui.widgets.buttons import Button
from ui.widgets.tab_row import TabRow
from ui.workplace import Workplace


class ViewRow(TabRow):
    """`chosen` tells that another view is to be shown; its filters and columns are in `view()` and `kept()`."""

    chosen = Signal()
    save_wanted = Signal()

    def __init__(self, workplace: Workplace, year_starts: str, parent: QWidget | None = None) -> None:
        super().__init__("Views", padding=7, parent=parent)
        self._workplace, self._office, self._year_starts = workplace, workplace.office, year_starts
        self._views: dict[str, View] = {}
        self._kept: dict[str, dict[str, Any]] = {}
        self._counting: Task | None = None
        self.save = Button("Save view", "plus", kind="plain", small=True)
        self.remove = Button("Remove view", "x", kind="plain", small=True)
        self.add(self.remove, self.save)
        self.reload()
        self.save.clicked.connect(self.save_wanted)
        self.remove.clicked.connect(self.remove_view)
        self.changed.connect(self._on_changed)

    # ---- which view ----
    def view(self) -> View:
        """The view that is shown."""
        return self._views.get(self.value()) or self._views["all"]

    def kept(self) -> dict[str, Any]:
        """The search and the columns the shown view was kept with; empty for everybody's views."""
        return self._kept.get(self.value(), {})

    def has(self, key: str) -> bool:
        """Whether there is such a view."""
        return key in self._views

    def show_view(self, key: str) -> None:
        """Go to a view; where it is shown already, show it afresh."""
        if key == self.value():
            self._on_changed(key)
        else:
            self.set_value(key)

    def follow(self, values: dict[str, Any]) -> None:
        """Go back to All people when every filter has been taken off a view that is made of filters alone."""
        if not any(values.values()) and self.view().filters and not self.view().special:
            blocked = self.blockSignals(True)
            self.set_value("all")
            self.blockSignals(blocked)
            self._settle()

    def reload(self) -> None:
        """Read the kept views again."""
        own = own_views(self._office)
        everybody = built_in(self._office.clock.today(), self._year_starts)
        self._views = {view.key: view for view in [*everybody, *(view for view, _ in own)]}
        self._kept = {view.key: kept for view, kept in own}
        tabs = [(view.key, view.words) for view in self._views.values()]
        if tabs != self.tabs():
            self.set_tabs(tabs)
        self._settle()

    def _on_changed(self, _key: str) -> None:
        self._settle()
        self.chosen.emit()

    def _settle(self) -> None:
        self.remove.setVisible(self.value().startswith(OWN))

    # ---- keeping ----
    def save_view(self, filters: dict[str, Any], columns: dict[str, Any]) -> None:
        """Ask for a name and keep the list as it is shown; a view of that name is replaced."""
        proposed = self.view().words if self.value().startswith(OWN) else ""
        name = ask.text(self, "Save this view", "Name", "Save view", value=proposed, limit=60,
                        words="Filters, search, columns and order are kept for everybody of the office.")
        if name is None:
            return
        search = filters.pop("search", "")
        body = {"filters": {key: values for key, values in filters.items() if values}, "search": search,
                "special": self.view().special, "columns": columns}
        try:
            self._office.settings.save_view(SavedView(PAGE, name, body))
        except Invalid as error:
            self._workplace.told(" ".join(error.fields.values()))
            return
        self.reload()
        self.set_value(OWN + " ".join(name.split()))
        self._workplace.done(f"Saved the view “{name}”")

    def remove_view(self) -> None:
        """Forget the shown view; undo brings it back."""
        name = self.view().words
        if not self.value().startswith(OWN):
            return
        self._office.settings.remove_view(PAGE, name)
        self.reload()
        self.show_view("all")
        self._workplace.done(f"Removed the view “{name}”")

    # ---- counting ----
    def count(self) -> None:
        """Count what each view finds, off the screen's thread."""
        today, office = self._office.clock.today(), self._office
        queries: dict[str, PeopleQuery] = {
            key: query_of({**view.filters, "search": self._kept.get(key, {}).get("search", "")}, view.special, today,
                          self._year_starts) for key, view in self._views.items()}
        if self._counting is not None:
            self._counting.cancel()

        def work(task: Task) -> dict[str, int | None]:
            found: dict[str, int | None] = {}
            for key, query in queries.items():
                task.check()
                found[key] = office.people.count(query)
            return found

        self._counting = self._workplace.tasks.run(work, self.set_counts)
