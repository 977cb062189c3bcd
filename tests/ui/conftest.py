"""A window's workplace over a real office file, with the theme attached, for tests of pages and dialogs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.errors import OfficeError
from app.office import Office
from app.recent import Recent
from tests.builders import new_office
from ui.bridge import Bridge
from ui.tasks import Tasks
from ui.theme import Theme
from ui.widgets.memory import Memory
from ui.workplace import Workplace


@dataclass
class Told:
    """What the window was told: things done (that can be undone), things said, errors shown."""

    done: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    refused: list[OfficeError] = field(default_factory=list)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """An empty office whose clock stands at March 16, 2027."""
    opened = new_office(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def workplace(qtbot: QtBot, office: Office, told: Told) -> Iterator[Workplace]:
    """One window's things on `office`."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    if not isinstance(application.property("mentorDeskTheme"), Theme):
        Theme("light").attach(application)
    bridge, tasks = Bridge(office), Tasks(told.refused.append)
    made = Workplace(office, bridge, tasks, Memory(), Recent(office.places), done=told.done.append,
                     told=told.said.append, refused=told.refused.append)
    yield made
    tasks.close()
    bridge.close()


@pytest.fixture
def quiet(qtbot: QtBot, workplace: Workplace) -> Callable[[], None]:
    """Waits until no work is under way off the screen's thread."""
    def wait() -> None:
        qtbot.waitUntil(lambda: not workplace.tasks.running(), timeout=10_000)

    return wait
