"""The frame of the window and what stands in it: pages, panes, palette, notices, tabs, filters."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui.theme import theme
from ui.widgets.buttons import Button
from ui.widgets.commands import Command, Menu
from ui.widgets.filter_bar import Filter, FilterBar
from ui.widgets.frame import Frame, PageEntry
from ui.widgets.header import PageHeader
from ui.widgets.memory import Memory
from ui.widgets.notice import MessageBar
from ui.widgets.palette import PaletteItem
from ui.widgets.panel import Facts, Panel, Scroll
from ui.widgets.panes import mark_pane
from ui.widgets.split import Split
from ui.widgets.tab_row import TabRow


class Calls:
    """Notes what was run."""

    def __init__(self) -> None:
        self.made: list[str] = []

    def note(self, what: str):
        return lambda: self.made.append(what)


def a_page() -> QWidget:
    """A page with two panes."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.addWidget(TabRow("Views", [("all", "All"), ("mine", "Mine")]))
    for name in ("list", "detail"):
        button = Button(name)
        mark_pane(button, name)
        column.addWidget(button)
    return page


@pytest.fixture
def calls() -> Calls:
    return Calls()


@pytest.fixture
def frame(shown, calls, tmp_path) -> Frame:
    """A window with three pages and two commands."""

    def ask(words: str, group: str) -> list[PaletteItem]:
        items = [PaletteItem("log", "Actions", "Log a meeting…", calls.note("log"), run_apart=calls.note("log apart")),
                 PaletteItem("7", "People", "Logan <b>Abernathy</b>", calls.note("open 7"))]  # fmt: skip
        return [i for i in items if words.casefold() in i.words.casefold() and group in ("", i.group)]

    pages = [PageEntry(key, key.title(), "sun", a_page) for key in ("today", "people")]
    pages.append(PageEntry("settings", "Settings", "settings", QWidget, at_foot=True))
    menus = [Menu("Edit", [Command("undo", "Undo & more", calls.note("undo"), "Ctrl+Z", "undo-2"), None,
                           Menu("Rows", [Command("compact", "Compact", calls.note("compact"), choice="rows"),
                                         Command("roomy", "Roomy", calls.note("roomy"), choice="rows")])])]  # fmt: skip
    made = Frame(pages, menus, ask=ask, groups=["Actions", "People"], memory=Memory(tmp_path / "window.ini"))
    made.resize(1440, 900)
    made.show_page("today")
    return shown(made)


def test_pages_are_made_when_first_shown(frame) -> None:
    assert frame.made_page("people") is None
    page = frame.show_page("people")
    assert frame.show_page("people") is page and frame.page_key() == "people"
    with pytest.raises(KeyError):
        frame.show_page("nowhere")


def test_control_and_a_number_show_a_page(frame, qtbot) -> None:
    with qtbot.waitSignal(frame.page_shown) as told:
        qtbot.keyClick(frame, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert told.args == ["people"]


def test_f6_goes_round_the_panes_and_back(frame, qtbot) -> None:
    frame.navigation.setFocus()
    seen = []
    for _ in range(3):
        qtbot.keyClick(frame, Qt.Key.Key_F6)
        seen.append(frame.focusWidget().accessibleName())
    assert seen == ["list", "detail", "Pages"]
    qtbot.keyClick(frame, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert frame.focusWidget().accessibleName() == "detail"


def test_control_tab_shows_the_next_tab(frame, qtbot) -> None:
    row = frame.stack.currentWidget().findChild(TabRow)
    qtbot.keyClick(frame, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert row.value() == "mine"


def test_the_navigation_is_walked_by_keyboard_down_to_settings(frame, qtbot) -> None:
    pages = frame.navigation._pages
    pages.setFocus()
    for _ in range(2):
        qtbot.keyClick(pages, Qt.Key.Key_Down)
    foot = frame.navigation._foot
    assert foot.hasFocus()
    foot.setCurrentIndex(foot.nav_model.index(0))
    qtbot.keyClick(foot, Qt.Key.Key_Return)
    assert frame.page_key() == "settings"


def test_a_small_window_shows_icons_alone_and_says_so(frame, qtbot) -> None:
    with qtbot.waitSignal(frame.room_changed) as told:
        frame.resize(1280, 720)
    assert told.args == [True, True]
    assert frame.navigation.width() == theme().px(52)
    assert (frame.width(), frame.height()) == (1280, 720)


def test_commands_run_from_menu_and_by_shortcut(frame, calls, qtbot) -> None:
    frame.commands.action("undo").trigger()
    frame.commands.action("roomy").trigger()
    assert calls.made == ["undo", "roomy"]
    assert frame.commands.action("roomy").isChecked() and not frame.commands.action("compact").isChecked()
    frame.commands.set_enabled("undo", False)
    assert "undo" not in [command.key for command in frame.commands.usable()]


def test_the_palette_finds_runs_and_gives_the_focus_back(frame, calls, qtbot) -> None:
    button = frame.stack.currentWidget().findChild(Button)
    button.setFocus()
    qtbot.keyClick(frame, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = frame.palette_box
    assert palette.isVisible() and len(palette.found()) == 2
    qtbot.keyClicks(palette._edit, "log")
    qtbot.keyClick(palette._edit, Qt.Key.Key_Down)
    qtbot.keyClick(palette._edit, Qt.Key.Key_Return)
    assert calls.made == ["open 7"] and not palette.isVisible()
    assert frame.focusWidget() is button


def test_tab_looks_only_in_one_group_and_escape_closes(frame, qtbot) -> None:
    frame.open_palette("log")
    palette = frame.palette_box
    qtbot.keyClick(palette._edit, Qt.Key.Key_Down)
    qtbot.keyClick(palette._edit, Qt.Key.Key_Tab)
    assert [item.group for item in palette.found()] == ["People"]
    qtbot.keyClick(palette._edit, Qt.Key.Key_Tab)
    assert len(palette.found()) == 2
    qtbot.keyClick(palette._edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    frame.open_palette("zzz")
    assert palette.found() == []
    qtbot.keyClick(palette._edit, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_answers_to_words_typed_before_are_ignored(frame) -> None:
    frame.open_palette("log")
    frame.palette_box.show_found("lo", [])
    assert len(frame.palette_box.found()) == 2


def test_typing_in_the_search_box_opens_the_palette_with_it(frame, qtbot) -> None:
    frame._search.setFocus()
    qtbot.keyClick(frame._search, Qt.Key.Key_R)
    assert frame.palette_box.words() == "r"


def test_a_notice_offers_undo_and_shows_words_as_they_are(frame, hostile, qtbot, red_pixels) -> None:
    frame.tell(f"Logged a meeting: {hostile}")
    assert frame.notice.words() == f"Logged a meeting: {hostile}"
    assert red_pixels(frame.notice.grab().toImage()) == 0
    assert frame.notice.geometry().right() <= frame._body.width()
    with qtbot.waitSignal(frame.undo_wanted):
        frame.notice._undo.click()
    assert frame.notice.words() == ""


def test_a_banner_is_replaced_by_name_and_taken_away(frame) -> None:
    frame.set_banner("read-only", MessageBar("warn", "one"))
    frame.set_banner("read-only", MessageBar("warn", "two"))
    bars = [bar for bar in frame.findChildren(MessageBar) if bar.isVisible()]
    assert [bar.words() for bar in bars] == ["two"]
    frame.set_banner("read-only", None)
    assert not [bar for bar in frame.findChildren(MessageBar) if bar.isVisible()]


def test_a_message_bar_shows_hostile_words_as_they_are(hostile, shown, red_pixels) -> None:
    bar = MessageBar("bad", hostile, lead=hostile[:20], details=hostile)
    bar.resize(600, 60)
    assert red_pixels(shown(bar).grab().toImage()) == 0


def test_a_message_bar_speaks_again_and_falls_silent(shown) -> None:
    window = QWidget()
    bar = MessageBar()
    QVBoxLayout(window).addWidget(bar)
    shown(window)
    assert not bar.isVisible()
    bar.say("ok", "The backup was made.")
    assert bar.isVisible() and bar.words() == "The backup was made."
    bar.clear()
    assert not bar.isVisible()


def test_the_window_remembers_its_size(frame, tmp_path) -> None:
    frame.resize(1300, 800)
    frame.close()
    again = Memory(tmp_path / "window.ini")
    assert not again.get_bytes("window/geometry").isEmpty()


def test_memory_keeps_plain_values_and_survives_nonsense(tmp_path) -> None:
    memory = Memory(tmp_path / "m.ini")
    memory.put("people/columns", {"order": ["name"], "widths": {"name": 3}})
    memory.save()
    assert Memory(tmp_path / "m.ini").get("people/columns") == {"order": ["name"], "widths": {"name": 3}}
    memory._held["bad"] = "{"
    assert memory.get("bad", 7) == 7


def test_split_sizes_are_remembered(shown) -> None:
    memory = Memory()
    split = Split("people", [QWidget(), QWidget()], [300], memory)
    split.resize(900, 300)
    shown(split)
    assert split.sizes()[1] == 300
    split.setSizes([500, 399])
    split._keep()
    again = Split("people", [QWidget(), QWidget()], [300], memory)
    again.resize(900, 300)
    shown(again)
    assert again.sizes()[1] == 399
    assert again.toggle(again.widget(1)) is False


def test_tabs_tell_their_key_and_read_their_counts(shown, qtbot) -> None:
    row = shown(TabRow("Cohort", [("overview", "Overview"), ("goals", "Goals & steps")]))
    row.set_counts({"goals": 118})
    assert row.bar.accessibleTabName(1) == "Goals & steps, 118"
    row.bar.setFocus()
    with qtbot.waitSignal(row.changed) as told:
        qtbot.keyClick(row.bar, Qt.Key.Key_Right)
    assert told.args == ["goals"]
    row.set_tabs([("goals", "Goals"), ("new", "New")])
    assert row.value() == "goals"


FILTERS = [Filter("role", "Role", [("s", "Student"), ("a", "Alum")]),
           Filter("group", "Group", [("p", "Person"), ("c", "College")], several=False, needed=True)]  # fmt: skip


def test_filters_tell_all_their_values(shown, qtbot) -> None:
    bar = FilterBar(FILTERS, search="Name, email or ID")
    bar.resize(900, 42)
    shown(bar)
    with qtbot.waitSignal(bar.changed) as told:
        bar.chips["role"]._take(["s", "a"])
    assert told.args == [{"search": "", "role": ["s", "a"], "group": ["p"]}]
    assert bar.chips["role"].accessibleName() == "Role: Student and 1 more"
    with qtbot.waitSignal(bar.changed):
        bar.search.setText("ann")
    assert bar.in_use() == 2
    qtbot.keyClick(bar.chips["role"], Qt.Key.Key_Delete)
    qtbot.keyClick(bar.chips["group"], Qt.Key.Key_Delete)
    assert bar.values() == {"search": "ann", "role": [], "group": ["p"]}
    bar.clear()
    assert bar.in_use() == 0


def test_filters_without_room_wait_behind_more(shown) -> None:
    bar = FilterBar([Filter(str(n), f"Filter {n}", [(1, "x")]) for n in range(8)], search="Find")
    bar.resize(500, 42)
    shown(bar)
    assert bar._more.isVisible() and bar.chips["7"].isHidden() and not bar.chips["0"].isHidden()
    bar.resize(1400, 42)
    QApplication.processEvents()
    assert not bar._more.isVisible()


def test_crumbs_of_a_header_can_be_followed(shown, calls) -> None:
    head = shown(PageHeader("Pathways", "1:1", crumbs=[("Cohorts & more", calls.note("cohorts"))]))
    head.findChild(Button).click()
    assert calls.made == ["cohorts"]


def test_facts_leave_out_what_is_empty(shown) -> None:
    facts = Facts()
    facts.set_rows([("Major", "Accounting"), ("Phone", "")])
    assert facts._grid.rowCount() == 1
    assert facts._grid.itemAtPosition(0, 1).widget().accessibleName() == "Major: Accounting"


def test_long_facts_are_shown_whole_in_a_narrow_pane(shown, qtbot) -> None:
    side, panel, facts = Scroll("panel"), Panel("Cohort"), Facts()
    facts.set_rows([("Sponsor", "Prof. Harriet Lindgren, Dean of Students and of much besides"), ("Lead", "Dana")])
    panel.add(facts)
    side.add(panel)
    side.resize(260, 400)
    shown(side)
    QApplication.processEvents()
    value = facts._grid.itemAtPosition(0, 1).widget()
    assert value.height() >= value.heightForWidth(value.width())


def test_no_widget_flashes_up_as_a_window_of_its_own(qapp, qtbot) -> None:
    path = Path(__file__).resolve().parents[1] / "gallery.py"
    spec = importlib.util.spec_from_file_location("gallery_of_the_kit", path)
    gallery = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(gallery)
    windows: list[QWidget] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                windows.append(watched)
            return False

    watch = Watch()
    qapp.installEventFilter(watch)
    frame = gallery.window()
    qtbot.addWidget(frame)
    frame.show()
    for key in ("lists", "controls", "messages", "documents"):
        frame.show_page(key)
        QApplication.processEvents()
    qapp.removeEventFilter(watch)
    assert windows == [frame]
    for widget in frame.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None and widget.isVisible():
            assert widget.accessibleName(), f"{type(widget).__name__} has no accessible name"
