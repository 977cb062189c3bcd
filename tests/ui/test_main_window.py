"""The window: pages by keyboard, undo from anywhere, search and commands, errors in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.people import PersonDraft
from app.errors import OfficeError
from app.office import Office
from ui.main_window import PAGES, MainWindow
from ui.workplace import Workplace


@pytest.fixture
def window(qtbot: QtBot, workplace: Workplace) -> Iterator[MainWindow]:
    window = MainWindow(workplace)
    qtbot.addWidget(window)
    window.show()
    window.go("today")
    yield window


def test_every_page_of_the_table_of_contents_opens(window: MainWindow) -> None:
    for key, *_rest in PAGES:
        window.go(key)
        assert window.page_key() == key


@pytest.mark.parametrize(("number", "key"), [(1, "today"), (2, "people"), (3, "cohort"), (4, "packets")])
def test_control_and_a_number_goes_to_a_page(qtbot: QtBot, window: MainWindow, number: int, key: str) -> None:
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key(ord(str(number))), Qt.KeyboardModifier.ControlModifier)
    assert window.page_key() == key


@pytest.mark.parametrize("key", [key for key, *_rest in PAGES])
@pytest.mark.parametrize("verb", ["find_in_list", "toggle_detail"])
def test_no_command_of_the_menus_is_dead_on_any_page(window: MainWindow, key: str, verb: str) -> None:
    window.go(key)
    page = window.page()
    assert page is not None
    getattr(page, verb)()
    window.palette_box.close_palette() if window.palette_box.isVisible() else None


def test_undo_and_redo_say_what_they_did(window: MainWindow) -> None:
    window.office.people.save(PersonDraft(given="Ann", family="Lee"))
    window.undo()
    assert window.office.people.count() == 0
    assert "Undone: New person · Ann Lee" in window.notice.words()
    window.redo()
    assert window.office.people.count() == 1


def test_undo_with_nothing_to_undo_says_so(window: MainWindow) -> None:
    window.undo()
    assert "nothing to undo" in window.notice.words()


def test_the_palette_finds_people_and_commands(window: MainWindow) -> None:
    window.office.people.save(PersonDraft(given="Łukasz", family="Żółciński"))
    window.open_palette("zolc")
    assert [item.words for item in window.palette_box.found()] == ["Żółciński, Łukasz"]
    window.palette_box.close_palette()
    window.open_palette("backups")
    window.palette_box.close_palette()
    window.open_palette("new person")
    assert "New person…" in [item.words for item in window.palette_box.found()]


@pytest.mark.parametrize("typed", ["<b>", "=1+1", "' OR 1=1", '"', "\u202e", "x" * 5000])
def test_odd_words_in_the_palette_do_no_harm(window: MainWindow, typed: str) -> None:
    window.open_palette(typed)
    window.palette_box.close_palette()


def test_an_error_is_shown_above_the_pages_and_goes_with_the_next_change(window: MainWindow) -> None:
    window.show_error(OfficeError("The disk is full.", "Nothing was changed."))
    assert window._banners.count() == 1
    window.office.people.save(PersonDraft(given="Ann"))
    assert window._banners.count() == 0


def test_the_saved_state_is_told_at_the_foot(window: MainWindow) -> None:
    assert window.status.saved_words() == "New office file, saved"
    window.office.people.save(PersonDraft(given="Ann"))
    assert window.status.saved_words().startswith("All changes saved at")


def test_the_set_up_screen_gives_way_when_there_are_people_and_a_cohort(window: MainWindow) -> None:
    from tests.builders import new_cohort, new_pair
    from ui.pages.today import TodayPage

    page = window.page()
    assert isinstance(page, TodayPage)
    assert page.stack.currentWidget() is page.setting_up
    new_pair(window.office, new_cohort(window.office))
    assert page.stack.currentWidget() is page.split


def test_a_change_of_another_program_shows_up(qtbot: QtBot, window: MainWindow) -> None:
    other = Office.open(window.office.path, clock=window.office.clock, actor="Luis")
    other.people.save(PersonDraft(given="Bo"))
    other.close()
    with qtbot.waitSignal(window.workplace.bridge.changed_elsewhere, timeout=5000):
        window.workplace.bridge.look()


def test_hostile_names_go_through_every_page_as_text(window: MainWindow, tmp_path: Path) -> None:
    name = "<img src='/dev/zero'><b>&amp; Ann & Bob =1+1 \u202eשלום " + "W" * 200
    window.office.people.save(PersonDraft(given=name, family="<script>"))
    for key, *_rest in PAGES:
        window.go(key)
    window.go("person", 1)
    window.grab()


def test_matching_is_run_and_approved_from_the_menu_alone(qtbot: QtBot, window: MainWindow,
                                                          monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.builders import new_cohort, new_mentor, new_student
    from ui import ask

    office = window.office
    cohort = new_cohort(office, state="planned")
    office.enrolments.enrol(cohort, "mentee", [new_student(office, "Ann")])
    office.enrolments.enrol(cohort, "mentor", [new_mentor(office, "Cy")])
    window.workplace.cohort.set(cohort)
    office.cohorts.save_match_rules(cohort, replace(office.cohorts.match_rules(cohort), minimum_slots=0))
    monkeypatch.setattr(ask, "confirm", lambda *_args, **_more: True)
    window.commands.action("run-matching").trigger()
    qtbot.waitUntil(lambda: office.matching.latest(cohort) is not None, timeout=10_000)
    qtbot.waitUntil(lambda: not window.workplace.tasks.running(), timeout=10_000)
    window.commands.action("approve").trigger()
    qtbot.waitUntil(lambda: office.cohorts.get(cohort).row.mentorships == 1, timeout=10_000)


def test_a_command_that_is_not_possible_now_says_why(window: MainWindow) -> None:
    from tests.builders import new_cohort

    window.workplace.cohort.set(new_cohort(window.office))
    window.commands.action("approve").trigger()
    assert window.notice.words() != ""
