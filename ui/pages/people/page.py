"""The People page: views, filters, the list, and beside it the person chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.changes import Topic
from app.domain.people import PeopleQuery
from app.domain.text import counted
from ui.pages.base import Page
from ui.pages.people.actions import PeopleActions
from ui.pages.people.bulk import BulkBar
from ui.pages.people.columns import columns
from ui.pages.people.detail import PersonDetail
from ui.pages.people.source import PeopleSource
from ui.pages.people.view_row import ViewRow
from ui.pages.people.views import Choices, choices_of, filters, query_of, quick_choices_of
from ui.tasks import Task
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.drop_area import file_in
from ui.widgets.filter_bar import FilterBar
from ui.widgets.header import PageHeader
from ui.widgets.menus import action_menu
from ui.widgets.panel import Ground
from ui.widgets.split import Split
from ui.widgets.table import Table

MANY = 20_000
"""Above so many people, whatever the index alone cannot answer is read off the screen's thread."""
SOME = 2_000
"""Above so many people, what can be chosen in the filters is read off the screen's thread."""
_COLUMNS, _VIEW, _DETAIL = "people/columns", "people/view", "people/detail"


class PeoplePage(Page):
    """Everyone the office knows."""

    KEY, TITLE, ICON = "people", "People", "users"
    SHOWS = frozenset({Topic.PEOPLE, Topic.COHORTS, Topic.ENROLMENTS, Topic.MENTORSHIPS, Topic.GOALS, Topic.SETTINGS})
    HELP = "people"

    # ---- building ----
    def _build(self) -> None:
        self.year_starts = self.office.settings.get().academic_year_starts
        self.source = PeopleSource(self.office, self._on_sort_wanted)
        self.actions_of = PeopleActions(self)
        self._reading: Task | None = None
        self._everybody = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.header = self._header()
        self.views = ViewRow(self.workplace, self.year_starts)
        self.detail = PersonDetail(self.workplace)
        self.split = Split("people", [self._list(), self.detail], [436], self.workplace.memory)
        column.addWidget(self.header)
        column.addWidget(self.views)
        column.addWidget(self.split, 1)
        self.detail.setVisible(bool(self.workplace.memory.get(_DETAIL, True)))

    def _header(self) -> PageHeader:
        header = PageHeader("People", ruled=False)
        self._import = Button("Import…", "upload", tip="Import a roster", keys="Ctrl I")
        self._export = Button("Export…", "file-spreadsheet", tip="Save this list as a workbook", keys="Ctrl E")
        self._new = PrimaryButton("New person", "user-plus", tip="Enter someone new", keys="Ctrl N")
        header.add(self._import, self._export, self._new)
        return header

    def _list(self) -> QWidget:
        self.filters = FilterBar(filters(), search="Name, email or ID")
        self._columns = Button("Columns", "columns-3", small=True)
        self.filters.add(self._columns)
        self.table = Table("People", columns(self.office.clock.today, self.year_starts), self.source, checkable=True)
        self.table.rows_model.note_order("name", False)
        self._columns.set_menu(self.table.chooser.menu())
        self.table.set_menu(self._row_menu)
        self.bulk = BulkBar()
        pane = Ground("surface")
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filters)
        column.addWidget(self.table, 1)
        column.addWidget(self.bulk)
        return pane

    def _wire(self) -> None:
        self._import.clicked.connect(lambda: self.open_requested.emit("import", None))
        self._export.clicked.connect(self.export_list)
        self._new.clicked.connect(self.new_item)
        self.need_writing(self._import, self._new)
        self.views.chosen.connect(self._on_view)
        self.views.save_wanted.connect(self._on_save_view)
        self.filters.changed.connect(self._on_filters)
        self.filters.went_down.connect(self.table.setFocus)
        self.table.current_changed.connect(self._on_current)
        self.table.checks_changed.connect(self._on_checks)
        self.table.opened.connect(self.actions_of.edit)
        self.bulk.chosen.connect(self.actions_of.act)
        self.detail.open_requested.connect(self.open_requested)
        self.detail.edit_requested.connect(self.actions_of.edit)
        self.detail.archive_requested.connect(self.actions_of.toggle_archived)
        self.detail.log_requested.connect(self.actions_of.log)
        self.setAcceptDrops(True)
        for keys, step in (("Alt+Up", -1), ("Alt+Down", 1)):
            QShortcut(QKeySequence(keys), self, partial(self._step, step),
                      context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # ---- reading ----
    def refresh(self) -> None:
        """Reads the list, the counts and the person shown again."""
        first = not self._everybody
        self._everybody = self.office.people.count()
        self.header.set_meta(counted(self._everybody, "person", "people"))
        self.views.reload()
        self._read_choices()
        if first:
            self.table.chooser.restore(self.workplace.memory.get(_COLUMNS, {}))
            self.table.header.sectionResized.connect(self._on_columns_changed)
            self.table.header.sectionMoved.connect(self._on_columns_changed)
            last = str(self.workplace.memory.get(_VIEW, "all"))
            self.views.show_view(last if self.views.has(last) else "all")
        else:
            self._show_list()
        self.views.count()
        self.detail.refresh()

    def _read_choices(self) -> None:
        if self._everybody <= SOME:
            self._take_choices(choices_of(self.office, self.year_starts))
        else:
            self._take_choices(quick_choices_of(self.office, self.year_starts))
            self.workplace.tasks.run(lambda _task: choices_of(self.office, self.year_starts), self._take_choices)

    def _take_choices(self, choices: Choices) -> None:
        for key, found in choices.items():
            if list(self.filters.chips[key].declared.choices) != found:
                self.filters.chips[key].set_choices(found)

    def _offer(self, values: Mapping[str, Sequence[Any]]) -> None:
        """Lets the filters choose what a view was kept with, read already or not."""
        for key, wanted in values.items():
            chip = self.filters.chips.get(key)
            known = [value for value, _words in chip.declared.choices] if chip is not None else []
            missing = [(value, str(value)) for value in wanted if value not in known]
            if chip is not None and missing:
                chip.set_choices([*chip.declared.choices, *missing])

    def _show_list(self) -> None:
        """Reads what the filters ask for: at once where that is quick, else off the screen's thread."""
        query = replace(query_of(self.filters.values(), self.views.view().special, self.office.clock.today(),
                                 self.year_starts), sort=self.source.query.sort,
                        descending=self.source.query.descending)
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None
        if self._is_quick(query):
            self._take_list(query, self.office.people.ids(query))
            return
        self.table.loading.start(f"Reading {counted(self._everybody, 'person', 'people')}")
        self._reading = self.workplace.tasks.run(self._read(query), self._on_read, self._on_failed)

    def _read(self, query: PeopleQuery) -> Callable[[Task], tuple[Task, PeopleQuery, list[int]]]:
        return lambda task: (task, query, self.office.people.ids(query))

    def _on_read(self, found: tuple[Task, PeopleQuery, list[int]]) -> None:
        task, query, ids = found
        if task is self._reading:  # else something else has been asked for since
            self._take_list(query, ids)

    def _is_quick(self, query: PeopleQuery) -> bool:
        plain = PeopleQuery(descending=query.descending, archived=query.archived)
        return self._everybody <= MANY or query == plain

    def _take_list(self, query: PeopleQuery, ids: list[int]) -> None:
        self._reading = None
        self.table.loading.stop()
        before = self.table.current_id()
        self.source.take(query, ids)
        self.table.refresh()
        self._say_empty()
        if ids and self.table.current_id() is None:
            self.table.set_current_place(0)
        if before != self.table.current_id() or not ids:
            self.detail.show_person(self.table.current_id())
        self.bulk.show_count(len(self.table.rows_model.checked_ids()), query.archived)
        self._tell_status()

    def _on_failed(self, error: Any) -> None:
        self.table.loading.stop()
        self.workplace.refused(error)

    def _say_empty(self) -> None:
        used = self.filters.in_use()
        if not self._everybody:
            self.table.set_empty("No people yet", "Import a roster from the registrar or the alumni office, or enter"
                                 " the first person.", "Import…", lambda: self.open_requested.emit("import", None))
        elif used:
            self.table.set_empty("No one matches these filters", f"{counted(used, 'filter')} on.", "Clear filters",
                                 self.filters.clear)
        else:
            self.table.set_empty("No one is in this view now", "", "All people", lambda: self.views.show_view("all"))

    def _tell_status(self) -> None:
        checked = len(self.table.rows_model.checked_ids())
        shown, everybody = self.source.count(), counted(self._everybody, "person", "people")
        parts = [f"{checked:,} checked"] if checked else []
        parts.append(everybody if shown == self._everybody else f"{shown:,} of {everybody}")
        self.status_changed.emit(" · ".join(parts))

    # ---- what happened ----
    def _on_view(self) -> None:
        view, kept = self.views.view(), self.views.kept()
        self.workplace.memory.put(_VIEW, view.key)
        if kept.get("columns"):
            self.table.chooser.restore(kept["columns"])
        self._offer(view.filters)
        self.filters.set_values({"search": kept.get("search", ""), **view.filters})

    def _on_filters(self, values: dict[str, Any]) -> None:
        self.views.follow(values)
        self._show_list()

    def _on_sort_wanted(self, _key: str, _descending: bool) -> None:
        QTimer.singleShot(0, self, self._show_list)  # the table is in the midst of it

    def _on_save_view(self) -> None:
        self.views.save_view(self.filters.values(), self.table.chooser.state())

    def _on_columns_changed(self) -> None:
        if not self.views.kept():
            self.workplace.memory.put(_COLUMNS, {**self.table.chooser.state(), "sort": []})

    def _on_current(self, person_id: object) -> None:
        self.detail.show_person(person_id if isinstance(person_id, int) else None)

    def _step(self, by: int) -> None:
        place = self.table.currentIndex().row() + by
        if 0 <= place < self.source.count():
            self.table.set_current_place(place)

    def _on_checks(self) -> None:
        was_shown = self.bulk.isVisible()
        self.bulk.show_count(len(self.table.rows_model.checked_ids()), self.source.query.archived)
        if not was_shown:  # the bar takes the room of the last row
            QTimer.singleShot(0, self.table, lambda: self.table.scrollTo(self.table.currentIndex()))
        self._tell_status()

    def _row_menu(self, ids: list[Any]) -> Any:
        act = self.actions_of
        archived = self.source.query.archived
        people = counted(len(ids), "person", "people")
        entries: list[Any] = []
        if len(ids) == 1:
            entries += [("Edit", "pencil", lambda: act.edit(ids[0])), None]
        entries += [(f"Enrol {people}…", "user-check", lambda: act.enrol(ids)),
                    ("Print packets…", "printer", lambda: act.print_packets(ids)),
                    (f"Export {people}…", "file-spreadsheet", lambda: act.export(ids)), None,
                    ("Copy rows", "", self.table.copy), None]
        verb = act.restore if archived else act.archive
        entries.append((f"{'Restore' if archived else 'Archive'} {people}", "undo-2" if archived else "inbox",
                        lambda: verb(ids)))
        return action_menu(self.table, entries)

    # ---- what the window asks ----
    def show_item(self, argument: Any) -> None:
        """Shows a person by id, whatever the list showed before; a view: {"view": "applicants"}; or "new": the form."""
        if self._stale:
            self._stale = False
            self.refresh()
        if isinstance(argument, dict):
            if self.views.has(str(argument.get("view"))):
                self.views.show_view(str(argument["view"]))
            return
        if argument == "new":
            self.new_item()
            return
        person_id = int(argument)
        for values in ({}, {"archived": [True]}):
            if self.source.index_of(person_id) is None:
                self.views.show_view("all")
                self.filters.set_values(values)
        self.table.set_current(person_id)
        self.table.setFocus()
        self.detail.show_person(person_id, now=True)

    def find_in_list(self) -> None:
        self.filters.focus_search()

    def new_item(self) -> None:
        self.actions_of.new()

    def export_list(self) -> None:
        self.actions_of.export()

    def print_selection(self) -> None:
        ids = self.table.target_ids()
        if ids:
            self.actions_of.print_packets(ids)

    def toggle_detail(self) -> None:
        shown = self.split.toggle(self.detail)
        self.workplace.memory.put(_DETAIL, shown)
        if shown:
            self.detail.show_person(self.table.current_id(), now=True)
        else:
            self.table.setFocus()

    # ---- what Qt tells ----
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._tell_status)  # the window clears these words when a page is shown

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if file_in(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """A roster dropped here is imported."""
        path = file_in(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.open_requested.emit("import", path)
