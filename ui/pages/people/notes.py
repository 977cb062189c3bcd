"""The Notes tab: what staff wrote about a person, confidential words only when asked for, and a new note."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.people import Note, Person
from app.errors import Invalid, OfficeError
from ui.days import local_day, short_day
from ui.pages.people.tabs import Tab
from ui.theme import theme
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.drafts import DraftKeeper
from ui.widgets.field import Field
from ui.widgets.form import Form
from ui.widgets.header import IconLabel
from ui.widgets.label import Label
from ui.widgets.panel import Panel
from ui.widgets.text_field import TextArea
from ui.workplace import Workplace

_FIELDS = (
    Field("body", "New note", "long", limit=10_000, lines=3,
          hint="The office and the student may read it: notes kept here are records."),
    Field("confidential", "Confidential", "check", hint="Hidden until asked for; in no print, export or search."),
)
_SHOW = "Show this confidential note"


class NotesTab(Tab):
    """Notes, the latest first, under a field for a new one; a half-written note is kept with the person."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace, "Notes")
        self._person: Person | None = None
        self._form: Form | None = None
        self._keeper: DraftKeeper | None = None
        self._open: list[tuple[Label, LinkButton]] = []

    def show_person(self, person: Person) -> None:
        if self._keeper is not None:
            self._keeper.keep()
        focus = self.window().focusWidget()
        writing = self._form is not None and focus is not None and self._form.isAncestorOf(focus)
        self.clear()
        self._open.clear()
        self._person = person
        self.add(self._editor(person))
        if writing and self._form is not None:
            editor = self._form.box("body").widget
            QTimer.singleShot(0, editor, lambda: _write_on(editor))
        notes = self.office.people.notes(person.id)
        for note in notes:
            self.add(self._note(note))
        if not notes:
            self.nothing("No notes yet.")

    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever looks here next asks for confidential words again."""
        super().hideEvent(event)
        for words, link in self._open:
            _cover(words, link)
        self._open.clear()
        if self._keeper is not None:
            self._keeper.keep()

    def _editor(self, person: Person) -> Panel:
        panel = Panel()
        self._form = Form(_FIELDS)
        self._keeper = DraftKeeper(self._form, self.office.drafts, f"note:{person.id}")
        self._keeper.offer()
        add = Button("Add note", "notebook-pen", small=True)
        add.clicked.connect(self.add_note)
        panel.add(self._form, add)
        return panel

    def add_note(self) -> None:
        """Adds what was written, and forgets the draft."""
        if self._form is None or self._person is None or self._keeper is None:
            return
        values = self._form.values()
        try:
            self.office.people.add_note(self._person.id, values["body"], bool(values["confidential"]))
        except Invalid as error:
            self._form.show_problems(error.fields)
            return
        except OfficeError as error:
            self.workplace.refused(error)
            return
        self._form.set_values({"body": "", "confidential": False})
        self._keeper.drop()
        self.workplace.done("Note added")
        self.show_person(self._person)

    def _note(self, note: Note) -> Panel:
        panel = Panel()
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(6))
        if note.confidential:
            row.addWidget(IconLabel("lock", "warn", 14))
        row.addWidget(Label(note.author, "small_key"))
        day = short_day(local_day(note.at), self.today, self.year_starts)
        row.addWidget(Label(day, "small", "ink2"), 1)
        words = Label(note.body, wrap=True)
        panel.add(head, words)
        if note.confidential:
            words.hide()
            show = LinkButton(_SHOW)
            show.clicked.connect(lambda: self._show(note, words, show))
            panel.add(show)
        return panel

    def _show(self, note: Note, words: Label, link: LinkButton) -> None:
        if not words.isHidden():
            _cover(words, link)
            self._open.remove((words, link))
            return
        words.setText(self.office.people.note_words(note.id))
        words.show()
        link.set_words("Hide")
        self._open.append((words, link))


def _write_on(editor: QWidget) -> None:
    """The keyboard back into a field, behind what stands there already."""
    editor.setFocus()
    if isinstance(editor, TextArea):
        editor.moveCursor(QTextCursor.MoveOperation.End)


def _cover(words: Label, link: LinkButton) -> None:
    words.hide()
    words.setText("")
    link.set_words(_SHOW)
