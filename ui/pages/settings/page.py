"""The Settings page: sections at the left, what they hold at the right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from app.changes import Topic
from ui import ask
from ui.pages.base import Page
from ui.pages.settings.appearance import AppearanceSection, ShortcutsSection
from ui.pages.settings.backups import BackupsSection
from ui.pages.settings.forms import CadenceSection, DocumentsSection, OfficeSection
from ui.pages.settings.section import Section
from ui.pages.settings.taxonomy import TaxonomySection
from ui.theme import theme
from ui.widgets.cells import TwoLines
from ui.widgets.columns import Column, ListSource
from ui.widgets.header import PageHeader
from ui.widgets.table import Table

SECTIONS: tuple[type[Section], ...] = (OfficeSection, CadenceSection, TaxonomySection, DocumentsSection,
                                       AppearanceSection, BackupsSection, ShortcutsSection)


@dataclass(frozen=True)
class _Line:
    id: str
    cell: TwoLines


class SettingsPage(Page):
    """Seven sections; the list of them shows what is set."""

    KEY, TITLE, ICON = "settings", "Settings", "settings"
    SHOWS = frozenset({Topic.SETTINGS, Topic.TERMS})
    HELP = "settings"
    restore_requested = Signal(object)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(PageHeader("Settings", "for everyone in the office, unless they say “this computer”"))
        row = QHBoxLayout()
        row.setSpacing(0)
        column.addLayout(row, 1)
        self.list = Table("Sections of Settings", (Column("cell", "Section", 200, stretch=True, sortable=False),),
                          rows="two_line", header=False, left_padding=12)
        self.list.setFixedWidth(theme().px(244))
        self.stack = QStackedWidget()
        row.addWidget(self.list)
        row.addWidget(self.stack, 1)
        self.sections: dict[str, Section] = {}
        for kind in SECTIONS:
            self.sections[kind.KEY] = kind(self.workplace)
            self.stack.addWidget(self.sections[kind.KEY])

    def _wire(self) -> None:
        self.list.current_changed.connect(self._on_section_chosen)
        backups = self.sections[BackupsSection.KEY]
        assert isinstance(backups, BackupsSection)
        backups.restore_requested.connect(self.restore_requested)
        theme().changed.connect(self._show_lines)
        theme().rows_changed.connect(self._show_lines)

    def refresh(self) -> None:
        self._show_lines()
        current = self.stack.currentWidget()
        if isinstance(current, Section) and current.may_leave():
            current.refresh()

    def show_item(self, argument: Any) -> None:
        if argument in self.sections:
            self._show_lines()
            self.list.set_current(argument)

    def may_leave(self) -> bool:
        current = self.stack.currentWidget()
        if not isinstance(current, Section) or current.may_leave():
            return True
        return ask.confirm(self, "Leave without saving these settings?", "What you changed here is not saved yet.",
                           "Leave without saving", "Stay here", risky=True)

    def new_item(self) -> None:
        self.list.set_current(TaxonomySection.KEY)

    def _show_lines(self) -> None:
        self.list.set_source(ListSource([
            _Line(key, TwoLines(section.TITLE, section.line(), section.ICON))
            for key, section in self.sections.items()]))

    def _on_section_chosen(self, key: Any) -> None:
        section = self.sections.get(key or "")
        if section is None or section is self.stack.currentWidget():
            return
        if not self.may_leave():
            current = self.stack.currentWidget()
            self.list.set_current(next(name for name, one in self.sections.items() if one is current))
            return
        self.stack.setCurrentWidget(section)
        section.refresh()
        self.status_changed.emit(f"Office file: {self.office.path.name}")
