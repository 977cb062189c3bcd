"""A table asks for the rows it shows, keeps its place by id, and works by keyboard alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from ui.theme import theme
from ui.widgets.cells import Action, Actions, Arrow, Bar, Cadence, Chips, Choose, IconText, Link, Name, Pips, Status
from ui.widgets.columns import Column, Group, ListSource
from ui.widgets.table import Table
from ui.widgets.table_copy import as_html, as_tsv
from ui.widgets.table_menu import row_actions

ACTIVE = Status("Active", "ok")


@dataclass(frozen=True)
class Person:
    """A row."""

    id: int
    name: str
    role: str = "Student"
    status: Status = ACTIVE


class Numbers:
    """A source of 100,000 rows that notes what it was asked for."""

    def __init__(self, count: int = 100_000) -> None:
        self.asked: list[tuple[int, int]] = []
        self.sorts: list[tuple[str, bool]] = []
        self._count = count
        self._down = False

    def count(self) -> int:
        return self._count

    def rows(self, first: int, count: int) -> Sequence[Person]:
        self.asked.append((first, count))
        places = range(first, min(self._count, first + count))
        return [self._row(self._count - 1 - place if self._down else place) for place in places]

    def _row(self, number: int) -> Person:
        return Person(number, f"Person {number:06}")

    def sort(self, key: str, descending: bool) -> None:
        self.sorts.append((key, descending))
        self._down = descending

    def index_of(self, row_id: Any) -> int | None:
        return self._count - 1 - row_id if self._down else row_id

    def ids(self) -> Sequence[int]:
        return range(self._count)


COLUMNS = (
    Column("name", "Name", 200, "key", stretch=True),
    Column("role", "Role", 88),
    Column("status", "Status", 100),
)
PEOPLE = [Person(1, "Abrahamsen, Ruth", "Alum"), Person(2, "Adeyemi, Grace"), Person(3, "Nguyễn Thị Hồng Ánh"),
          Person(4, "=cmd|'/c calc'!A0")]  # fmt: skip


@pytest.fixture
def people(shown) -> Table:
    """A short list with check boxes."""
    table = Table("People", COLUMNS, ListSource(PEOPLE, COLUMNS), checkable=True)
    table.resize(700, 300)
    return shown(table)


def test_a_hundred_thousand_rows_are_asked_for_by_the_window_that_is_seen(shown) -> None:
    source = Numbers()
    table = Table("People", COLUMNS, source)
    table.resize(700, 400)
    shown(table)
    QApplication.processEvents()
    assert len(set(source.asked)) <= 2 and all(count <= 100 for _, count in source.asked)
    table.scrollToBottom()
    QApplication.processEvents()
    table.grab()
    assert max(first for first, _ in source.asked) >= 99_900
    assert len(set(source.asked)) <= 5


def test_going_to_the_end_and_back_is_two_keys(shown, qtbot) -> None:
    table = Table("People", COLUMNS, Numbers())
    table.resize(700, 400)
    shown(table).setFocus()
    qtbot.keyClick(table, Qt.Key.Key_End)
    assert table.current_id() == 99_999
    qtbot.keyClick(table, Qt.Key.Key_Home)
    assert table.current_id() == 0


def test_sorting_is_done_by_the_source_and_the_current_row_stays_current(shown) -> None:
    source = Numbers()
    table = Table("People", COLUMNS, source)
    shown(table)
    table.set_current(70_000)
    table.chooser.sort("name", True)
    assert source.sorts == [("name", True)]
    assert table.current_id() == 70_000
    assert table.currentIndex().row() == 29_999


def test_enter_opens_and_alt_enter_opens_apart(people, qtbot) -> None:
    people.set_current(2)
    with qtbot.waitSignal(people.opened) as opened:
        qtbot.keyClick(people, Qt.Key.Key_Return)
    with qtbot.waitSignal(people.opened_apart) as apart:
        qtbot.keyClick(people, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert opened.args == [2] and apart.args == [2]


def test_space_checks_and_escape_takes_all_checks_away(people, qtbot) -> None:
    people.set_current(2)
    qtbot.keyClick(people, Qt.Key.Key_Space)
    assert people.rows_model.checked_ids() == {2}
    qtbot.keyClick(people, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert people.rows_model.checked_ids() == {1, 2, 3, 4}
    qtbot.keyClick(people, Qt.Key.Key_Escape)
    assert people.target_ids() == [2]


def test_shift_and_an_arrow_check_rows_on_the_way(people, qtbot) -> None:
    people.set_current(1)
    qtbot.keyClick(people, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert people.rows_model.checked_ids() == {1, 2}


def test_a_click_on_the_box_checks_and_elsewhere_selects(people, qtbot) -> None:
    box = people.delegate.check_place(people.visualRect(people.rows_model.index(2, 0)))
    qtbot.mouseClick(people.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert people.rows_model.checked_ids() == {3} and people.current_id() == 3
    qtbot.mouseClick(people.viewport(), Qt.MouseButton.LeftButton, pos=box.center() + QPoint(120, 0))
    assert people.rows_model.checked_ids() == {3}


def test_checks_and_place_survive_a_refresh_and_a_filter(people) -> None:
    people.set_current(3)
    people.rows_model.set_checked([1, 3], True)
    people.set_source(ListSource(PEOPLE[2:], COLUMNS))
    assert people.current_id() == 3 and people.currentIndex().row() == 0
    assert people.rows_model.checked_ids() == {1, 3}


def test_typing_finds_a_row(people, qtbot) -> None:
    people.set_current(1)
    qtbot.keyClicks(people, "ade")
    assert people.current_id() == 2


def test_letters_of_the_page_act_only_in_the_list_and_end_typing_to_find(people, qtbot) -> None:
    logged: list[Any] = []
    people.set_keys({"L": lambda: logged.append(people.current_id()), "Delete": lambda: logged.append("delete")})
    people.set_current(3)
    qtbot.keyClick(people, Qt.Key.Key_L)
    qtbot.keyClick(people, Qt.Key.Key_Delete)
    qtbot.keyClick(people, Qt.Key.Key_A)
    assert logged == [3, "delete"] and people.current_id() == 3


def test_rows_are_copied_as_lines_and_as_a_table(people) -> None:
    people.rows_model.set_checked([1, 4], True)
    people.copy()
    words = QApplication.clipboard().text()
    assert words.splitlines() == [
        "Name\tRole\tStatus",
        "Abrahamsen, Ruth\tAlum\tActive",
        "'=cmd|'/c calc'!A0\tStudent\tActive",
    ]
    assert "<td" in QApplication.clipboard().mimeData().html()


@given(st.lists(st.text(max_size=40), min_size=1, max_size=5))
def test_copied_text_never_becomes_a_formula_markup_or_another_cell(names: list[str]) -> None:
    column = Column("name", "Name", kind="key")
    rows = [Person(number, name) for number, name in enumerate(names)]
    lines = as_tsv([column], rows).split("\r\n")
    assert len(lines) == len(names) + 2
    for line in lines[1:-1]:
        assert "\t" not in line and (not line.startswith(("=", "@")) or not line)
    body = as_html([column], rows).removeprefix('<meta charset="utf-8">')
    assert body.count("<td") == len(names) and body.count("<tr>") == len(names) + 1
    assert "<img" not in body and "<b>" not in body


def test_a_name_in_a_cell_is_painted_as_it_is(hostile, shown, red_pixels) -> None:
    columns = [Column("name", "Name", 200, "key", stretch=True), Column("two", hostile, 200, value=lambda p: Name(p.name, p.name)),
               Column("link", "", 80, value=lambda p: Link(p.name)), Column("pair", "", 120, value=lambda p: Arrow(p.name, p.name)),
               Column("chips", "", 90, value=lambda p: Chips([Status(p.name, "warn")]))]  # fmt: skip
    table = Table("People", columns, ListSource([Person(1, hostile), Group("g", hostile, meta=hostile)], columns))
    table.resize(900, 120)
    shown(table)
    assert red_pixels(table.grab().toImage()) == 0
    assert table.rows_model.index(0, 0).data() == hostile


def test_the_screen_reader_hears_the_row_as_one_sentence(people) -> None:
    people.rows_model.set_checked([1], True)
    words = people.rows_model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert words == "Abrahamsen, Ruth, Role Alum, Status Active, checked"
    assert people.accessibleName() == "People"


def test_a_cell_is_read_as_words() -> None:
    cells = (Bar(0.46), Pips(2, 3), Cadence(["met", "due"]), IconText("flag", name="Flagged"), Choose("Alum", True))
    assert [str(cell) for cell in cells] == ["46%", "2 of 3", "met, due now", "Flagged", "Alum"]


GROUPED = [Group("late", "Overdue", "2", action=("draft", "Draft 2 reminders…")), Person(1, "Ann"), Person(2, "Bob"),
           Group("new", "New"), Person(3, "Cem")]  # fmt: skip
LOG = Actions((Action("log", "Log meeting"), Action("mail", "Remind", "mail")))


@pytest.fixture
def attention(shown) -> Table:
    """Groups and row actions, as on Today."""
    columns = [Column("name", "Name", 200, "key", stretch=True), Column("act", "", 180, "actions", value=lambda _: LOG)]
    table = Table("Needs attention", columns, ListSource(GROUPED, columns), rows="attention", header=False)
    table.resize(700, 300)
    return shown(table)


def test_heads_of_groups_have_their_own_height_and_no_id(attention) -> None:
    assert attention.rowHeight(0) == theme().row_height("group")
    assert attention.rowHeight(1) == theme().row_height("attention")
    assert attention.rows_model.id_at(0) is None and attention.rows_model.id_at(1) == 1


def test_the_action_of_a_group_is_reached_by_mouse_and_by_keyboard(attention, qtbot) -> None:
    attention.set_current_place(0)
    with qtbot.waitSignal(attention.group_action) as by_key:
        qtbot.keyClick(attention, Qt.Key.Key_Return)
    place = QPoint(attention.viewport().width() - 30, attention.rowViewportPosition(0) + 12)
    with qtbot.waitSignal(attention.group_action) as by_mouse:
        qtbot.mouseClick(attention.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert by_key.args == by_mouse.args == ["late", "draft"]


def test_the_actions_of_a_row_are_reached_by_mouse_and_stand_in_its_menu(attention, qtbot) -> None:
    attention.set_current(2)
    assert [action.key for action in row_actions(attention)] == ["log", "mail"]
    right = QPoint(attention.viewport().width() - 28, attention.rowViewportPosition(2) + 17)
    with qtbot.waitSignal(attention.action_requested) as told:
        qtbot.mouseClick(attention.viewport(), Qt.MouseButton.LeftButton, pos=right)
    assert told.args == [2, "mail"]


def test_sorting_keeps_rows_under_their_heads(attention) -> None:
    attention.chooser.sort("name", True)
    shown_rows = [attention.rows_model.row(place) for place in range(5)]
    assert [getattr(row, "name", getattr(row, "words", "")) for row in shown_rows] == [
        "Overdue",
        "Bob",
        "Ann",
        "New",
        "Cem",
    ]


def test_columns_can_be_hidden_moved_widened_and_put_back(people) -> None:
    people.header.moveSection(1, 2)
    people.header.resizeSection(2, 140)
    people.chooser.show("role", False)
    state = people.chooser.state()
    assert state["order"] == ["name", "status", "role"] and state["hidden"] == ["role"]
    assert state["widths"] == {"status": 140}
    people.chooser.reset()
    assert people.chooser.shown() == ["name", "role", "status"]
    people.chooser.restore(state)
    assert people.chooser.shown() == ["name", "status"]
    people.chooser.restore({"order": ["gone", "name"], "hidden": ["gone"], "widths": {"gone": 3}})
    assert "name" in people.chooser.shown()


def test_the_last_column_cannot_be_hidden(people) -> None:
    for key in ("role", "status", "name"):
        people.chooser.show(key, False)
    assert people.chooser.shown() == ["name"]


def test_columns_share_the_room_there_is(people, qtbot) -> None:
    for width in (1200, 700, 420):
        people.resize(width, 300)
        QApplication.processEvents()
        assert people.header.length() == people.viewport().width()


def test_an_empty_list_says_what_is_absent_and_what_to_do(people, qtbot) -> None:
    cleared: list[bool] = []
    people.set_empty("No one matches these filters", "3 filters are on.", "Clear filters", lambda: cleared.append(True))
    assert not people._empty.isVisible()
    people.set_source(ListSource([], COLUMNS))
    assert people._empty.isVisible()
    people._empty._button.click()
    assert cleared == [True]


def test_a_cell_is_edited_with_f2_and_the_page_is_told(shown, qtbot) -> None:
    columns = [Column("name", "Name", 200, "key", stretch=True, editable=True)]
    table = Table("Rows", columns, ListSource(PEOPLE, columns), cell_focus=True)
    shown(table).setFocus()
    table.set_current(2)
    qtbot.keyClick(table, Qt.Key.Key_F2)
    editor = table.viewport().focusWidget() or QApplication.focusWidget()
    editor.setText("Adeyemi, Grace B.")
    with qtbot.waitSignal(table.cell_edited) as told:
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert told.args == [2, "name", "Adeyemi, Grace B."]


def test_a_choice_in_a_cell_is_made_with_space_or_a_click(shown, qtbot) -> None:
    columns = [
        Column("name", "Name", 100, "key", stretch=True),
        Column("pick", "File", 160, value=lambda p: Choose(p.name, False)),
    ]
    table = Table("Merge", columns, ListSource(PEOPLE, columns), cell_focus=True)
    table.resize(500, 200)
    shown(table).setFocus()
    table.setCurrentIndex(table.rows_model.index(0, 1))
    with qtbot.waitSignal(table.cell_chosen) as by_key:
        qtbot.keyClick(table, Qt.Key.Key_Space)
    with qtbot.waitSignal(table.cell_chosen) as by_mouse:
        qtbot.mouseClick(
            table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(table.rows_model.index(1, 1)).center()
        )
    assert by_key.args == [1, "pick"] and by_mouse.args == [2, "pick"]


def test_a_box_under_a_title_is_opened_by_mouse_and_by_keyboard(people, qtbot) -> None:
    people.header.set_boxes({"role": "Role"})
    QApplication.processEvents()
    with qtbot.waitSignal(people.header.box_pressed) as by_mouse:
        qtbot.mouseClick(people.header.viewport(), Qt.MouseButton.LeftButton, pos=people.header._box_place(1).center())
    people.cell_focus = True
    people.setCurrentIndex(people.rows_model.index(0, 1))
    with qtbot.waitSignal(people.header.box_pressed) as by_key:
        qtbot.keyClick(people, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert by_mouse.args[0] == by_key.args[0] == "role"


def test_rows_follow_the_chosen_height(people) -> None:
    theme().set_rows("roomy")
    assert people.rowHeight(0) == theme().px(36)


def test_a_list_with_the_keyboard_stands_on_its_first_row_as_soon_as_rows_come(shown) -> None:
    table = Table("People", COLUMNS, ListSource([], COLUMNS))
    shown(table).setFocus()
    assert table.current_id() is None
    table.set_source(ListSource([Group("g", "Overdue"), *PEOPLE], COLUMNS))
    assert table.current_id() == 1
