"""The office's terms: fields of interest, skills, themes and the like, with synonyms; renamed, merged, archived."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.terms import Term
from app.errors import Invalid, OfficeError
from ui.ask import Dialog
from ui.pages.settings.section import Section
from ui.theme import theme
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.cells import Toned
from ui.widgets.columns import Column, ListSource
from ui.widgets.field import Field
from ui.widgets.filter_bar import FilterBar
from ui.widgets.form import Form
from ui.widgets.segmented import Segment, Segmented
from ui.widgets.table import Table

KINDS = (("interest", "Fields"), ("theme", "Goal themes"), ("skill", "Skills"), ("help", "Kinds of help"),
         ("industry", "Industries"), ("language", "Languages"), ("background", "Backgrounds"))
COLUMNS = (
    Column("name", "Term", 220, "key", stretch=True),
    Column("synonyms", "Also written", 260, value=lambda term: ", ".join(term.synonyms)),
    Column("parent", "Part of", 140), Column("people", "People", 70, "number"),
    Column("archived", "", 90, value=lambda term: Toned("Archived", "ink3") if term.archived else "", sortable=False),
)


class TaxonomySection(Section):
    """A list of terms of one kind, and what can be done with one."""

    KEY, TITLE, ICON, WORDS = "taxonomy", "Taxonomy", "list-filter", "Fields, topics, goal themes"

    def _build(self) -> None:
        self._archive = Button("Archive")
        self._merge = Button("Merge into…", "merge")
        self._new = PrimaryButton("New term", "plus")
        for button in (self._archive, self._merge, self._new):
            self.head.addWidget(button)
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(theme().px(20), 0, theme().px(16), 0)
        self.kinds = Segmented("Kind of term", [Segment(key, words) for key, words in KINDS])
        row.addWidget(self.kinds)
        row.addStretch(1)
        self.column.addWidget(bar)
        self.filters = FilterBar(search="Term or synonym")
        self.column.addWidget(self.filters)
        self.table = Table("Terms", COLUMNS)
        self.table.set_empty("No terms of this kind", "Terms come with people and rosters, or are entered here.")
        self.column.addWidget(self.table, 1)
        self.kinds.changed.connect(lambda _key: self.refresh())
        self.filters.changed.connect(lambda _values: self.refresh())
        self.filters.went_down.connect(self.table.setFocus)
        self.table.opened.connect(self._on_opened)
        self.table.current_changed.connect(lambda _term: self._enable())
        self._new.clicked.connect(lambda: TermDialog(self, None).open())
        self._merge.clicked.connect(self._on_merge)
        self._archive.clicked.connect(self._on_archive)

    def refresh(self) -> None:
        self.terms = self.office.terms.rows(self.kinds.value(), self.filters.values().get("search", ""))
        self.table.set_source(ListSource(self.terms, COLUMNS))
        self._enable()

    @property
    def current(self) -> Term | None:
        """The term of the current row."""
        return next((term for term in self.terms if term.id == self.table.current_id()), None)

    def _enable(self) -> None:
        term = self.current
        self._archive.set_words("Restore" if term is not None and term.archived else "Archive")
        for button in (self._archive, self._merge):
            if term is None:
                button.set_off("Choose a term first.")
            else:
                button.set_on()

    def _on_opened(self, term_id: Any) -> None:
        TermDialog(self, next(term for term in self.terms if term.id == term_id)).open()

    def _on_merge(self) -> None:
        if self.current is not None:
            MergeDialog(self, self.current).open()

    def _on_archive(self) -> None:
        term = self.current
        if term is not None:
            self.office.terms.archive(term.id, not term.archived)
            self.refresh()
            self.workplace.done(f"{'Restored' if term.archived else 'Archived'} “{term.name}”")


class TermDialog(Dialog):
    """One term: its name, other spellings, and what it is part of."""

    def __init__(self, section: TaxonomySection, term: Term | None) -> None:
        super().__init__("Edit term" if term else "New term", section)
        self._section, self._term = section, term
        names = [name for name in section.office.terms.names(section.kinds.value()) if not term or name != term.name]
        self.form = Form((
            Field("name", "Term", required=True, limit=300),
            Field("synonyms", "Also written, one a line", "long", lines=4,
                  hint="A roster that says any of these is understood as this term."),
            Field("parent", "Part of", "choice", choices=tuple((name, name) for name in names),
                  optional="Nothing larger"),
        ))
        if term is not None:
            self.form.set_values({"name": term.name, "synonyms": "\n".join(term.synonyms),
                                  "parent": term.parent or None})
        self.body.addWidget(self.form)
        self.add_buttons("Save", self._on_save)

    def _on_save(self) -> None:
        values = self.form.values()
        synonyms = tuple(line for line in (values["synonyms"] or "").splitlines() if line.strip())
        try:
            self._section.office.terms.save(self._term.id if self._term else None, self._section.kinds.value(),
                                            values["name"] or "", synonyms, values["parent"] or "")
        except Invalid as error:
            self.form.show_problems(error.fields)
            return
        self.accept()
        self._section.refresh()
        self._section.workplace.done("Term saved")


class MergeDialog(Dialog):
    """Makes one term of two."""

    def __init__(self, section: TaxonomySection, term: Term) -> None:
        super().__init__(f"Merge “{term.name}” into which term?", section)
        self._section, self._term = section, term
        others = tuple((other.id, other.name) for other in section.office.terms.rows(term.kind) if other.id != term.id)
        self.form = Form((Field("into", "Term that stays", "choice", choices=others, required=True,
                                hint=f"{term.people:,} people get it, and “{term.name}” becomes a synonym."),))
        self.body.addWidget(self.form)
        self.add_buttons("Merge", self._on_merge)

    def _on_merge(self) -> None:
        into = self.form.values()["into"]
        if into is None:
            self.form.show_problems({"into": "Choose the term that stays."})
            return
        try:
            self._section.office.terms.merge(self._term.id, into)
        except OfficeError as error:
            self.form.show_problems({"into": str(error)})
            return
        self.accept()
        self._section.refresh()
        self._section.workplace.done("Terms merged")
