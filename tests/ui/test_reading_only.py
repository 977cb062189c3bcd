"""An office that is open for reading only: every page opens, nothing tries to write, and what would is off."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.errors import OfficeError
from app.office import Office
from app.recent import Recent
from tests.builders import new_cohort, new_meeting, new_office, new_pair
from ui.bridge import Bridge
from ui.main_window import PAGES, MainWindow
from ui.menus import CHANGING
from ui.tasks import Tasks
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.memory import Memory
from ui.workplace import Workplace

WRITING = {"Log a meeting", "New", "Import…", "New person", "Undo this change"}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    filled = new_office(tmp_path)
    new_meeting(filled, new_pair(filled, new_cohort(filled)), date(2027, 3, 1))
    filled.close()
    opened = Office.open(filled.path, read_only=True, clock=filled.clock)
    yield opened
    opened.close()


@pytest.fixture
def window(qtbot: QtBot, office: Office) -> Iterator[MainWindow]:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    if not isinstance(application.property("mentorDeskTheme"), Theme):
        Theme("light").attach(application)
    refused: list[OfficeError] = []
    workplace = Workplace(office, Bridge(office), Tasks(refused.append), Memory(), Recent(office.places))
    made = MainWindow(workplace)
    qtbot.addWidget(made)
    made.show()
    made.go("today")
    yield made
    qtbot.waitUntil(lambda: not workplace.tasks.running(), timeout=10_000)
    workplace.tasks.close()
    workplace.bridge.close()
    assert refused == []


def test_every_page_opens_and_its_buttons_that_write_are_off_with_the_reason(window: MainWindow) -> None:
    for key, *_rest in PAGES:
        window.go(key)
        assert window.page_key() == key
        page = window.page()
        assert page is not None
        for button in page.findChildren(Button):
            if button.isVisible() and button.words() in WRITING:
                assert not button.isEnabled(), (key, button.words())
                assert "reading only" in button.toolTip()


def test_commands_that_change_the_office_are_off(window: MainWindow) -> None:
    assert not {command.key for command in window.commands.usable()} & set(CHANGING)


def test_recent_changes_offer_no_undo(window: MainWindow) -> None:
    page = window.page()
    assert page is not None
    assert not [button for button in page.findChildren(Button) if button.isVisible() and button.words() == "Undo"]
