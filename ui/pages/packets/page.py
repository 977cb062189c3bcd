"""The Packets page."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.changes import Topic
from app.clock import from_text
from app.domain.packet_scope import PacketScope, Produced
from app.domain.packets import Made, Privacy
from app.domain.text import counted
from app.errors import Invalid, OfficeError
from exports.catalogue import DOCUMENTS, Document, Scope, document
from ui import ask
from ui.pages.base import Page
from ui.pages.packets.choices import Choices
from ui.pages.packets.laying_out import pictured, previewed, printed, scratch_file
from ui.pages.packets.paper import PrintJob, chosen_printer
from ui.produce import PacketRequest, produce
from ui.theme import theme
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.cells import Action, Actions
from ui.widgets.choice_field import ChoiceField
from ui.widgets.columns import Column, ListSource
from ui.widgets.header import PageHeader
from ui.widgets.notice import MessageBar
from ui.widgets.page_preview import PagePreview
from ui.widgets.panel import SectionHead
from ui.widgets.pdf_pages import Pages
from ui.widgets.split import Split
from ui.widgets.table import Table
from ui.widgets.tiles import Tile, Tiles

PAUSE = 300
SHOWN_BEFORE = 100
_FOLDER = "packets/folder"
ENDINGS = {"pdf": ("PDF", "*.pdf"), "xlsx": ("Excel workbook", "*.xlsx")}


class PacketsPage(Page):
    """Gallery, choices, preview; below them what was produced before."""

    KEY, TITLE, ICON = "packets", "Packets", "printer"
    SHOWS = frozenset({Topic.DOCUMENTS, Topic.COHORTS, Topic.ENROLMENTS, Topic.MENTORSHIPS, Topic.GOALS, Topic.PEOPLE})
    HELP = "packets"

    COLUMNS = (
        Column("at", "Date", 90, "key", sortable=False, value=lambda row: _day(row.at)),
        Column("title", "Document", 190, "key", sortable=False),
        Column("words", "For", 300, stretch=True, sortable=False, value=lambda row: _whom(row)),
        Column("actor", "By", 120, sortable=False),
        Column("privacy", "Privacy", 90, sortable=False, value=lambda row: row.privacy.capitalize()),
        Column("act", "", 120, "actions", sortable=False,
               value=lambda _row: Actions((Action("again", "Make again", link=True),))),
    )

    def _build(self) -> None:
        self._pages: Pages | None = None
        self._asked = 0
        self._job: PrintJob | None = None
        self._person: int | None = None
        self._drawn = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.header = PageHeader("Packets")
        self._save = Button("Save PDF…", "download")
        self._print = PrimaryButton("Print…", "printer", keys="Ctrl P")
        self.header.add(self._save, self._print)
        column.addWidget(self.header)
        self._bars = QVBoxLayout()
        column.addLayout(self._bars)
        self.tiles = Tiles("Documents", [_tile(one) for one in DOCUMENTS])
        self.choices = Choices(self.workplace)
        self.preview = PagePreview("Preview")
        self.whose = ChoiceField("Whose pages to look at", (), width=200)
        self.preview.add_left(self.whose)
        upper = Split("packets", (self.tiles, self.choices, self.preview), (284, 500), self.workplace.memory)
        self.split = Split("packets-lower", (upper, self._before()), (170,), self.workplace.memory, upright=True)
        column.addWidget(self.split, 1)
        self.setFocusProxy(self.tiles)

    def _before(self) -> QWidget:
        self.before = QWidget()
        column = QVBoxLayout(self.before)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(theme().px(20), theme().px(8), theme().px(16), theme().px(8))
        self._before_head = SectionHead("Produced before")
        head.addWidget(self._before_head)
        column.addLayout(head)
        self.table = Table("Produced before", self.COLUMNS, header=False)
        self.table.set_empty("Nothing was produced yet", "What you save or print is listed here.")
        column.addWidget(self.table, 1)
        return self.before

    def _wire(self) -> None:
        self.tiles.chosen.connect(self._on_document)
        self.tiles.opened.connect(lambda _key: self._save.click())
        self.choices.changed.connect(self._pause.start)
        self._pause.timeout.connect(self._show_preview)
        self.whose.changed.connect(self._on_whose)
        self._save.clicked.connect(self._on_save)
        self._print.clicked.connect(self._on_print)
        self.table.action_requested.connect(lambda row_id, _key: self._make_again(row_id))
        self.table.opened.connect(self._make_again)

    # ---- showing ----
    def refresh(self) -> None:
        if self.choices.request() is None:
            self._on_document(self.tiles.value() or DOCUMENTS[0].key)
        rows = self.office.documents.made(0, SHOWN_BEFORE)
        self._made = {row.id: row for row in rows}
        self.table.set_source(ListSource(rows))
        total = self.office.documents.made_count()
        self._before_head.set_words("Produced before", counted(total, "packet") if total else "")
        self._pause.start()

    def show_item(self, argument: Any) -> None:
        if not isinstance(argument, Mapping):
            return
        key = str(argument.get("document") or self.tiles.value() or DOCUMENTS[0].key)
        people = tuple(int(one) for one in argument.get("person_ids") or ())
        cohort = argument.get("cohort_id") or self.workplace.cohort.id
        self.tiles.set_value(key)
        self._show_choices(document(key), cohort, people)

    def toggle_detail(self) -> None:
        self.split.toggle(self.before)

    def print_selection(self) -> None:
        self._print.click()

    @property
    def document(self) -> Document:
        """The document that is chosen in the gallery."""
        return document(self.tiles.value() or DOCUMENTS[0].key)

    def _on_document(self, key: str) -> None:
        self._show_choices(document(key), self.workplace.cohort.id, ())

    def _show_choices(self, wanted: Document, cohort_id: int | None, people: tuple[int, ...]) -> None:
        pdf = wanted.formats == ("pdf",)
        self._save.set_words("Save PDF…" if pdf else "Save Excel…")
        self._save.set_icon("download" if pdf else "file-spreadsheet")
        if pdf:
            self._print.set_on()
        else:
            self._print.set_off("An Excel workbook is saved, and printed from Excel.")
        self.choices.show_document(wanted, cohort_id, people)
        self._person = None
        self._show_people()
        self._pause.start()

    def _show_people(self) -> None:
        request = self.choices.request()
        books = request is not None and request.document.rows == "goal_workbooks"
        names: dict[int, str] = {}
        if books and request is not None:
            try:
                names = self.office.documents.names(self.office.documents.about("goal_workbooks", request.scope))
            except OfficeError:
                names = {}
        self.whose.set_choices(sorted(names.items(), key=lambda pair: pair[1].casefold()))
        self.whose.setVisible(len(names) > 1)
        self._person = next(iter(sorted(names, key=lambda one: names[one].casefold())), None)

    # ---- preview ----
    def _on_whose(self) -> None:
        self._person = self.whose.value()
        self._show_preview(people=False)

    def _show_preview(self, people: bool = True) -> None:
        if people:
            self._show_people()
        request = self.choices.request()
        self._say_what(request)
        if request is None:
            self.preview.clear("Choose for whom.")
            return
        if request.document.formats != ("pdf",):
            self.preview.clear(f"{request.document.title} is an Excel workbook.\n\n{request.document.words}")
            return
        self._asked += 1
        asked, shown = self._asked, self._of_one(request)
        target = scratch_file(self.office)
        self.workplace.tasks.run(
            lambda task: previewed(self.office, shown, target, task), lambda pages: self._on_previewed(asked, pages),
            lambda error: self._on_no_preview(asked, error), label="")

    def _of_one(self, request: PacketRequest) -> PacketRequest:
        """A cohort's workbooks are looked at one person at a time; each page is the one that prints."""
        if request.document.rows != "goal_workbooks" or self._person is None:
            return request
        options = {**request.options, "one_each": False}
        scope = PacketScope(request.scope.cohort_id, (self._person,))
        return PacketRequest(request.key, scope, request.privacy, options)

    def _on_previewed(self, asked: int, pages: Pages) -> None:
        if asked != self._asked:
            pages.close()
            return
        if self._pages is not None:
            self._pages.close()
        self._pages = pages
        page = min(self.preview.page(), pages.count - 1)
        self.preview.set_document(pages.count, self._picture, max(0, page))
        self.tiles.set_image(self.document.key, pages.image(0, theme().px(160)))
        self._draw_tiles()

    def _draw_tiles(self) -> None:
        """Gives the other documents of the gallery a picture of their first page, once, in the background."""
        cohort = self.workplace.cohort.id
        if self._drawn or cohort is None:
            return
        self._drawn = True
        for one in DOCUMENTS:
            if one.formats == ("pdf",) and one.key != self.document.key:
                person = (self._person,) if one.rows == "goal_workbooks" and self._person is not None else ()
                request = PacketRequest(one.key, PacketScope(cohort, person))
                target = scratch_file(self.office)
                self.workplace.tasks.run(partial(pictured, self.office, request, target),
                                         partial(self.tiles.set_image, one.key), _no_picture)

    def _picture(self, page: int, width: int) -> QImage | None:
        return self._pages.image(page, width) if self._pages is not None else None

    def _on_no_preview(self, asked: int, error: Exception) -> None:
        if asked == self._asked:
            self.preview.clear(str(error))

    def _say_what(self, request: PacketRequest | None) -> None:
        self.header.set_meta(f"{self.document.title} for {self.office.documents.whom(request.scope)}"
                             if request is not None else self.document.words)
        self.status_changed.emit("Preview is exactly what prints")

    # ---- saving ----
    def _on_save(self) -> None:
        request = self._ready()
        if request is None:
            return
        target = self._target(request)
        if target is None:
            return
        self.workplace.memory.put(_FOLDER, str(target.parent))
        self.workplace.tasks.run(
            lambda task: produce(self.office, request, target, task.progress, task.cancelled),
            lambda made: self._on_saved(request, made, target), self._on_failed,
            label=f"Making {request.document.title.lower()}")

    def _target(self, request: PacketRequest) -> Path | None:
        wanted, options = request.document, request.checked_options()
        start = Path(str(self.workplace.memory.get(_FOLDER, Path.home())))
        whom = self.office.documents.whom_in_file_name(request.scope, request.privacy, wanted.goes_to_owner)
        name = wanted.file_name(whom, self.office.clock.today(), options)
        if wanted.into_folder(options):
            chosen = ask.folder(self, "Choose a folder for the files", start)
            return chosen / name if chosen is not None else None
        return ask.save_file(self, f"Save {wanted.title.lower()}", start / name, (ENDINGS[wanted.formats[0]],))

    def _ready(self) -> PacketRequest | None:
        request = self.choices.request()
        if request is None:
            self.workplace.refused(OfficeError("Choose for whom first.", "Nothing was made."))
            return None
        try:
            request.checked_options()
        except Invalid as error:
            self.workplace.refused(OfficeError(str(error)))
            return None
        return request

    def _on_saved(self, request: PacketRequest, made: Made, target: Path) -> None:
        count = f"{made.people:,} {'workbook' if made.people == 1 else 'workbooks'}" \
            if request.document.rows == "goal_workbooks" else request.document.title
        words = f"{count} saved as {target.name}."
        if made.missing:
            words += f" No font has these characters, they print as boxes: {' '.join(made.missing)}"
        opened = made.files[0] if len(made.files) == 1 else target
        self._tell(MessageBar("warn" if made.missing else "ok", words, closable=True, actions=(
            ("Open", lambda: _open(opened)), ("Show folder", lambda: _open(opened.parent)))))

    def _on_failed(self, error: OfficeError | Invalid) -> None:
        self.workplace.refused(error if isinstance(error, OfficeError) else OfficeError(str(error)))

    # ---- printing ----
    def _on_print(self) -> None:
        request = self._ready()
        if request is None:
            return
        try:
            if request.privacy is Privacy.NAMES and not ask.confirm(
                    self, f"Print {request.document.title.lower()} with names?",
                    f"For {self.office.documents.whom(request.scope)}. Names leave the office on paper.",
                    "Print with names", "Keep looking"):
                return
            printer = chosen_printer(self, request.document.title)
        except OfficeError as error:
            self.workplace.refused(error)
            return
        if printer is None:
            return
        request = PacketRequest(request.key, request.scope, request.privacy, {**request.options, "one_each": False}
                                if request.document.folder else request.options)
        target = scratch_file(self.office)
        self.workplace.tasks.run(
            lambda task: printed(self.office, request, target, task),
            lambda pages: self._send(printer, pages, request), self._on_failed,
            label=f"Laying out {request.document.title.lower()}")

    def _send(self, printer: Any, pages: Pages, request: PacketRequest) -> None:
        bar = MessageBar("info", f"Printing {pages.count:,} pages", closable=False,
                         actions=(("Cancel", lambda: self._job.cancel() if self._job is not None else None),))
        self._tell(bar)

        def done(printed: int) -> None:
            pages.close()
            self._tell(MessageBar("ok", f"{printed:,} pages of {request.document.title.lower()} went to the printer.",
                                  closable=True))

        self._job = PrintJob(printer, pages, done, self._on_failed,
                             lambda page, total: self.status_changed.emit(f"Printing page {page:,} of {total:,}"), self)
        self._job.start()

    # ---- what was produced ----
    def _make_again(self, row_id: int) -> None:
        row = self._made[row_id]
        people = row.person_ids if row.cohort_id is None else ()
        self.tiles.set_value(row.document)
        wanted = document(row.document)
        self._show_choices(wanted, row.cohort_id, people)
        if row.cohort_id is not None and Scope.COHORT in wanted.scopes:
            self.choices.choose(Scope.COHORT)

    def _tell(self, bar: MessageBar) -> None:
        while (item := self._bars.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        self._bars.addWidget(bar)


def _no_picture(_error: Exception) -> None:
    """A document that cannot be made yet keeps its icon."""


def _tile(one: Document) -> Tile:
    pdf = one.formats == ("pdf",)
    return Tile(one.key, one.title, "PDF" if pdf else "Excel", one.group,
                "file-text" if pdf else "file-spreadsheet", "ink2" if pdf else "ok")


def _day(at: str) -> str:
    day = from_text(at).astimezone()
    return f"{day:%b} {day.day}"


def _whom(row: Produced) -> str:
    return f"{row.words}, {row.people:,} people" if row.people > 1 else row.words


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
