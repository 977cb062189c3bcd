"""What widget tests share: names as hostile as people's names can be, a light theme, a window that is shown."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget

from ui.theme import theme

HOSTILE = (
    "<b>Ann</b>",
    "<img src=x>",
    "<font color=red>Ann</font>",
    "Ann & Bob",
    "O'Neil; DROP TABLE people",
    "=1+1",
    "أميرة حداد",
    "Nguyễn Thị Hồng Ánh",
    "陈思远 👩‍🎓",
    "a\u202eb",
    "line\nbreak\ttab",
    "x" * 10_000,
)


@pytest.fixture(autouse=True)
def light_theme(qapp) -> None:
    """Every test starts with light colours and standard rows."""
    theme().set_mode("light")
    theme().set_rows("standard")


@pytest.fixture
def shown(qtbot) -> Callable[[QWidget], QWidget]:
    """Shows a widget in a window of its own and waits for it."""

    def show(widget: QWidget) -> QWidget:
        qtbot.addWidget(widget)
        with qtbot.waitActive(widget):
            widget.show()
            widget.activateWindow()
        return widget

    return show


@pytest.fixture(params=HOSTILE, ids=lambda name: ascii(name)[:24])
def hostile(request: pytest.FixtureRequest) -> str:
    """A name that must be shown as it was written."""
    return str(request.param)


@pytest.fixture
def red_pixels() -> Callable[[QImage], int]:
    """How many pixels of a picture are pure red, which only markup could have painted."""

    def count(image: QImage) -> int:
        red = QColor("red").rgb()
        return sum(image.pixel(x, y) == red for x in range(image.width()) for y in range(image.height()))

    return count
