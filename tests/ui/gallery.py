"""Shows every widget of the kit, light and dark, and saves pictures of them.

    python tests/ui/gallery.py                   opens the gallery in a window
    python tests/ui/gallery.py --out FOLDER      saves pictures, with or without a display
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from types import SimpleNamespace

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontInfo, QImage
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.avatar import Avatar
from ui.widgets.bars import PipsBar, ProgressBar, Sparkline, StackedBar
from ui.widgets.buttons import Button, IconButton, LinkButton, PrimaryButton, RemovingButton
from ui.widgets.cadence import CadenceLegend, CadenceStrip, Month
from ui.widgets.cells import (
    Action,
    Actions,
    Arrow,
    Bar,
    Cadence,
    Chips,
    Choose,
    IconText,
    Link,
    Name,
    Pips,
    Spark,
    Toned,
    TwoLines,
)  # fmt: skip
from ui.widgets.chart import StepChart, StepLine
from ui.widgets.chip import Chip, Status
from ui.widgets.columns import Column, Group, ListSource
from ui.widgets.commands import Command, Menu
from ui.widgets.empty import EmptyState
from ui.widgets.field import Field
from ui.widgets.filter_bar import Filter, FilterBar
from ui.widgets.form import Form
from ui.widgets.frame import Frame, PageEntry
from ui.widgets.header import PageHeader
from ui.widgets.keycap import FootBar, KeyHints, LetterBox
from ui.widgets.label import Label
from ui.widgets.loading import Loading
from ui.widgets.lookup_field import Suggestion
from ui.widgets.notice import MessageBar, Notice
from ui.widgets.page_preview import PagePreview
from ui.widgets.palette import PaletteItem
from ui.widgets.panel import Card, Facts, Ground, Panel, Rule, Scroll, SectionHead
from ui.widgets.segmented import Segment, Segmented
from ui.widgets.split import Split
from ui.widgets.steps import PhaseStrip, Step, Stepper
from ui.widgets.tab_row import TabRow
from ui.widgets.table import Table
from ui.widgets.tiles import Tile, Tiles
from ui.widgets.week_strip import Day, WeekStrip

MARKS = ["met", "met", "late", "met", "met", "missed", "due", "upcoming", "upcoming", "upcoming", "upcoming", "paused"]
NAMES = ["Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug"]
OK, UNSIGNED, OVERDUE, INVITED = Status("Active", "ok"), Status("Unsigned", "warn"), Status("Overdue", "bad"), Status(
    "Invited", "open")  # fmt: skip
PEOPLE = [
    ("Abrahamsen, Ruth", "", "Alum", "Wrenfield School District", OK, "Mar 4"),
    ("Adeyemi, Grace", "", "Student", "Finance, 2028", OK, "Mar 16"),
    ("Chen Siyuan", "陈思远", "Student", "Statistics, 2028", OK, "Feb 26"),
    ("Dvořák, Tomáš", "", "Student", "Mechanical Engineering, 2027", UNSIGNED, "Mar 9"),
    ("Haddad, Amira", "أميرة حداد", "Student", "Architecture, 2028", INVITED, "Mar 11"),
    ("Nguyễn Thị Hồng Ánh", "", "Student", "Accounting, 2028", OVERDUE, "Jan 16"),
    ("Kovalchuk, Yevhenia", "Євгенія", "Alum", "Harrowgate Analytics", INVITED, "Mar 1"),
]


def nothing() -> None:
    """What the gallery's buttons do."""


def row(*widgets: QWidget) -> QHBoxLayout:
    """Widgets side by side."""
    line = QHBoxLayout()
    line.setSpacing(12)
    for widget in widgets:
        line.addWidget(widget)
    line.addStretch(1)
    return line


def off(button: Button) -> Button:
    """A button that cannot be pressed now."""
    button.set_off("Nothing is selected")
    return button


def controls() -> QWidget:
    """The states of language.md section 4, as in control-states.png."""
    page = Ground("surface")
    column = QVBoxLayout(page)
    column.setContentsMargins(28, 16, 28, 16)
    column.addWidget(Label("Controls", "title"))
    column.addWidget(Rule())
    column.addWidget(Label("Buttons", "sub", "ink2"))
    page.focused = PrimaryButton("Focus")
    roles = Button("Role", small=True)
    roles.set_menu(QMenu(roles))
    column.addLayout(row(PrimaryButton("Approve", "check"), page.focused, off(PrimaryButton("Disabled"))))
    column.addLayout(row(Button("Export…"), Button("Import…", "upload"), Button("Log meeting", "notebook-pen", small=True),
                         roles, off(Button("Disabled")), IconButton("pencil", "Edit"), LinkButton("Open overview"),
                         IconButton("chevron-up", "Previous", boxed=True, small=True), Button("Reassign", kind="plain")))
    column.addLayout(row(RemovingButton("Delete…"), off(RemovingButton("Disabled"))))
    column.addWidget(Rule())
    column.addWidget(form())
    column.addLayout(row(Segmented("View", [Segment("b", "Board"), Segment("t", "Table")]), Segmented("State", [
        Segment("a", "All", 118), Segment("w", "Behind", 19, "triangle-alert", "warn"),
        Segment("s", "Stalled", 7, "octagon-alert", "bad")], small=True)))
    column.addWidget(Rule())
    column.addWidget(Label("Status and progress", "sub", "ink2"))
    column.addLayout(row(Chip(Status("Eligible", "ok")), Chip(Status("1 criterion open", "warn")),
                         Chip(Status("Not eligible", "bad")), Chip(Status("Today", "info", "calendar-clock")),
                         Chip(Status("Evening only"))))
    column.addLayout(row(*(Chip(status, soft=False) for status in (OK, UNSIGNED, OVERDUE, INVITED))))
    column.addWidget(CadenceLegend())
    bars = QHBoxLayout()
    for done, target in ((0.76, 0.75), (0.54, 0.6), (0.3, 0.6), (1.0, None)):
        bars.addWidget(ProgressBar("Progress", done, target))
    column.addLayout(bars)
    whole = Scroll("surface")
    whole.add(page)
    whole.focused = page.focused
    return whole


def form() -> Form:
    """One field of each kind, with an error and a warning."""
    roles = [(1, "Student"), (2, "Alum")]
    made = Form([
        Field("a", "Field"), Field("b", "Error", beside=True), Field("c", "Warning", beside=True, required=True),
        Field("d", "Role", "choice", choices=roles, optional="Not chosen"), Field("e", "Date", "date", beside=True),
        Field("f", "Length", "number", unit="minutes", beside=True),
        Field("g", "One", "radio", choices=roles, upright=False), Field("h", "On", "check", beside=True),
        Field("i", "Interests", "terms", ask=lambda _: [Suggestion(1, "Audit")]),
        Field("j", "Mentor", "lookup", ask=lambda _: [Suggestion(1, "Ruth Abrahamsen", "Alum 2011")]),
        Field("k", "Note", "long", lines=2, limit=4000, hint="Up to 4,000 characters."),
    ])  # fmt: skip
    made.set_values({"a": "Cedar Street", "b": "dana@northmere", "c": "3.1", "g": 1, "h": True,
                     "i": ("Pediatrics", "Clinical care", "Public policy & <b>law</b>")})
    made.show_problems({"b": "Add what follows the dot."}, {"c": "Below the usual 3.2."})
    return made


def people_table() -> Table:
    """The list of People."""
    rows = [SimpleNamespace(id=n, name=Name(p[0], p[1]), role=IconText("briefcase" if p[2] == "Alum" else
            "graduation-cap", p[2]), work=Toned(p[3], "ink"), status=p[4], contact=p[5]) for n, p in enumerate(PEOPLE * 6)]
    columns = [
        Column("name", "Name", 231, "key", stretch=True, min_width=150), Column("role", "Role", 88),
        Column("work", "Major or employer", 206, min_width=110), Column("status", "Status", 100),
        Column("contact", "Contact", 72, "date"),
    ]  # fmt: skip
    table = Table("People", columns, ListSource(rows, columns), checkable=True)
    table.rows_model.note_order("name", False)
    table.set_current(5)
    table.rows_model.set_checked([5], True)
    return table


def attention_table() -> Table:
    """The list of Today: groups, pairs, actions."""
    log = Actions((Action("log", "Log meeting"), Action("mail", "Remind", "mail"), Action("snooze", "Snooze",
                  "alarm-clock")))  # fmt: skip
    rows = [
        Group("late", "Overdue monthly touchpoints", "9", icon="clock-alert", token="bad", trailing="4 of 9 shown",
              action=("draft", "Draft 9 reminders…")),
        SimpleNamespace(id=1, who=Arrow("Nguyễn Thị Hồng Ánh", "Marcus Delacroix-Whitfield"),
                        what="Last met Jan 16 · February missed", late=Toned("26 days late", "bad"), act=log),
        SimpleNamespace(id=2, who=Arrow("Praveen Subramaniam Venkataraman", "Jun Takahashi-Moreau"),
                        what="Last met Jan 21", late=Toned("21 days late", "bad"), act=log),
    ]  # fmt: skip
    columns = [Column("who", "", 330, "key", stretch=True), Column("what", "", 240), Column("late", "", 100, "date"),
               Column("act", "", 160, "actions")]  # fmt: skip
    table = Table("Needs attention", columns, ListSource(rows, columns), rows="attention", header=False)
    table.set_current(1)
    return table


def kinds_table() -> Table:
    """One cell of each other kind, with a box under one title."""
    cells = {"a": TwoLines("Carolyn Pettigrew", "Same phone and degree"), "b": Cadence(MARKS), "c": Pips(2, 3),
             "d": Spark([1, 2, 3, 2.5, 4], 3), "e": Choose("Nguyen, Hong Anh", True), "f": Link("Open"),
             "g": Bar(0.46, "46%", 0.6), "h": Chips([Status("3rd year", "quiet"), Status("Not confirmed", "warn")])}
    columns = [Column("a", "Two lines", 170, "key", stretch=True), Column("b", "Cadence", 236), Column("c", "Asks", 70),
               Column("d", "Oct to Mar", 90), Column("e", "In the file", 160), Column("f", "", 60),
               Column("g", "Progress", 120), Column("h", "Criteria", 220)]  # fmt: skip
    table = Table("Kinds", columns, ListSource([SimpleNamespace(id=n, **cells) for n in range(3)], columns),
                  rows="two_line", grid=True, cell_focus=True)  # fmt: skip
    table.header.set_boxes({"e": "Full name", "g": ""})
    return table


def figures() -> QWidget:
    """Panes with figures."""
    page = Scroll("panel")
    strip = CadenceStrip("Monthly touchpoints", [Month(n, m) for n, m in zip(NAMES, MARKS, strict=True)])
    chart = StepChart("Progress")
    chart.set_lines([StepLine("Done", [(0, 0), (40, 15), (80, 15)], "badFill"),
                     StepLine("Expected from step dates", [(0, 0), (42, 15), (55, 35), (75, 65), (100, 100)], "ink",
                              dashed=True)], (0, 100), [(10, "Dec"), (35, "Jan"), (60, "Feb"), (80, "Mar")])
    facts = Facts()
    facts.set_rows([("Major", "Accounting, BS · class of 2028"), ("Career interests", "Audit, public accounting, law"),
                    ("Consent", Chip(Status("Name in packets", "ok", "shield-check"), soft=False))])
    card = Card("panel")
    card.add(Label("Dana Whitlock · Nov 24", "small", "ink2"), Label("Hidden.", "body", "ink2"))
    one, two, three = Panel("Figures", "5 of 9", link="Open overview", go=nothing), Panel("Facts"), Panel("Progress")
    one.add(strip, CadenceLegend(), ProgressBar("Matched", 0.96, 1.0), PipsBar("Asks", 2, 3),
            Sparkline("Cadence", [3, 4, 3.5, 5], 4),
            StackedBar("Goals", [("Reached", 26, "okFill"), ("On track", 66, "bar"), ("Behind", 19, "warnFill")]))
    two.add(facts, card, SectionHead("Action steps", "1 of 4 done", role="sub", link="Add step", go=nothing))
    two.body.addLayout(row(*(LetterBox(letter) for letter in "SMART"), Avatar("ÁN")))
    three.add(chart, WeekStrip("This week", [Day(n, d, str(15 + n), n, today=n == 1) for n, d in
              enumerate(["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"])]))  # fmt: skip
    page.add(one, two, three)
    return page


def messages() -> QWidget:
    """Bars, notices, loading, empty, steps."""
    page = Ground("surface")
    column = QVBoxLayout(page)
    column.addWidget(MessageBar("info", "Luis changed this pair two minutes ago.", boxed=True,
                                actions=[("Show changes", nothing)]))  # fmt: skip
    column.addWidget(MessageBar("bad", "The file is on a drive that is not connected. Work is kept here.", boxed=True))
    column.addWidget(MessageBar("ok", "No other assignment scores higher: total 1,691.", lead="Proven optimal.",
                                icon="badge-check", trailing="Fairest worst: 1,671"))  # fmt: skip
    column.addWidget(MessageBar("warn", "February was missed.", lead="Staff check-in asked for by Mar 19.",
                                actions=[("Mark done", nothing), ("Reassign", nothing)], details="one\ntwo"))
    steps = [Step("1", "Choose file", "roster_FINAL(3).xlsx", "done"), Step("2", "Match columns", "6 of 7", "now"),
             Step("3", "Fix rows"), Step("4", "Import")]  # fmt: skip
    column.addWidget(Stepper("Import", steps))
    column.addWidget(PhaseStrip("Phases", steps))
    waits = Loading(cancellable=True, parent=page)
    waits.start("Reading 412 people")
    waits._on_bars_due()
    waits._on_progress_due()
    waits.set_progress(120, 412)
    both = QHBoxLayout()
    both.addWidget(waits)
    both.addWidget(EmptyState("No one matches these filters", "3 filters are on.", "Clear filters"))
    column.addLayout(both, 1)
    notice = Notice(page)
    notice.tell("Meeting logged")
    column.addWidget(notice)
    column.addWidget(KeyHints([("A", "accept"), ("D", "decline with a reason")]))
    return page


def documents() -> QWidget:
    """The gallery of documents and the preview."""
    tiles = Tiles("Documents", [Tile("a", "Goal workbook", "24 pages", "Students"), Tile("b", "Meeting log", "1 page",
                  "Students"), Tile("c", "Dean’s workbook", "Excel", "Reports", "file-spreadsheet", "ok")])  # fmt: skip
    preview = PagePreview()

    def render(page: int, width: int) -> QImage:
        image = QImage(width, round(width * 11 / 8.5), QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        return image

    preview.set_document(24, render, 2)
    return Split("documents", [tiles, preview], [560])


def lists() -> QWidget:
    """A page like People."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    head = PageHeader("People", "412 people", ruled=False)
    head.add(Button("Import…", "upload"), Button("Export…", "file-spreadsheet"), PrimaryButton("New person", "user-plus"))
    tabs = TabRow("Views", [("all", "All people"), ("year", "This year"), ("room", "Mentors with room")])
    tabs.set_counts({"all": 412, "year": 137, "room": 14})
    tabs.set_value("year")
    filters = FilterBar([Filter("year", "Year", [(1, "2026–27")], several=False), Filter("role", "Role", [(1, "Alum")]),
                         Filter("cohort", "Cohort", []), Filter("college", "College", [])], search="Name, email or ID")
    filters.set_values({"year": [1]})
    filters.add(Button("Columns", "columns-3", small=True))
    left = QWidget()
    inner = QVBoxLayout(left)
    inner.setContentsMargins(0, 0, 0, 0)
    inner.setSpacing(0)
    page.table = people_table()
    for widget in (filters, page.table):
        inner.addWidget(widget)
    attention, kinds = attention_table(), kinds_table()
    attention.setFixedHeight(100)
    kinds.setFixedHeight(150)
    for widget in (head, tabs, Split("people", [left, figures()], [436]), attention, kinds):
        column.addWidget(widget, 1 if isinstance(widget, Split) else 0)
    column.addWidget(FootBar([("↑ ↓", "move"), ("Enter", "open"), ("Ctrl+Z", "undo")], "Undoing is a change too"))
    return page


def found(words: str, group: str) -> list[PaletteItem]:
    """What the palette finds."""
    items = [PaletteItem("log", "Actions", "Log a meeting…", nothing, "for the selected pair", "notebook-pen", "L"),
             PaletteItem("print", "Actions", "Print meeting log pages", nothing, "", "printer", "Ctrl Shift P"),
             PaletteItem("7", "People", "Logan Abernathy-Sato", nothing, "Student · Geology 2027", "graduation-cap")]
    return [item for item in items if words in item.words.casefold() and group in ("", item.group)]


def window() -> Frame:
    """All of it in the frame of the main window."""
    pages = [PageEntry("lists", "Lists", "users", lists), PageEntry("controls", "Controls", "sliders-horizontal", controls),
             PageEntry("messages", "Messages", "inbox", messages), PageEntry("documents", "Documents", "printer", documents),
             PageEntry("settings", "Settings", "settings", QWidget, at_foot=True)]  # fmt: skip
    menus = [Menu(title, [Command(title, f"{title} & more", nothing, icon="plus")]) for title in ["File", "Edit", "View"]]
    frame = Frame(pages, menus, ask=found, groups=["Actions", "People"])
    frame.navigation.working.set_choices([(1, "Alumni Mentors 2026–27")], 1)
    frame.navigation.set_count("lists", 27)
    frame.status.set_saved("All changes saved at 10:42 AM")
    frame.status.set_selection("1 selected · 137 of 412 people")
    return frame


def save_all(application: QApplication, look: Theme, folder: Path) -> None:
    """A picture of every page in both themes and both sizes."""
    folder.mkdir(parents=True, exist_ok=True)
    frame = window()
    frame.show()
    for mode in ("light", "dark"):
        look.set_mode(mode)
        for width, height in ((1440, 900), (1280, 720)):
            frame.resize(width, height)
            for key in ("lists", "controls", "messages", "documents"):
                page = frame.show_page(key)
                target = getattr(page, "table", None) or getattr(page, "focused", None)
                if target is not None:
                    target.setFocus()
                application.processEvents()
                application.processEvents()
                frame.grab().save(str(folder / f"{key}-{mode}-{width}.png"))
            frame.show_page("lists")
            frame.open_palette("log")
            application.processEvents()
            frame.grab().save(str(folder / f"palette-{mode}-{width}.png"))
            frame.palette_box.close_palette()
    frame.close()


def main() -> int:
    """Open the gallery, or save its pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--font", default="")
    wanted = parser.parse_args()
    if wanted.out is not None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication(sys.argv[:1])
    if wanted.font:
        font = QFont(wanted.font)
        font.setPixelSize(max(13, QFontInfo(application.font()).pixelSize()))
        application.setFont(font)
    look = Theme("system").attach(application)
    if wanted.out is not None:
        save_all(application, look, wanted.out)
        return 0
    frame = window()
    frame.show()
    frame.show_page("lists")
    return application.exec()


if __name__ == "__main__":
    raise SystemExit(main())
