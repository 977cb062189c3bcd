"""Painted figures can be walked with the keyboard and say what they show."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from ui.widgets.bars import PipsBar, ProgressBar, Sparkline, StackedBar
from ui.widgets.bars_paint import bar_token
from ui.widgets.cadence import CadenceLegend, CadenceStrip, Month
from ui.widgets.cadence_paint import MARKS, draw_mark
from ui.widgets.chart import StepChart, StepLine
from ui.widgets.keycap import FootBar, KeyHints
from ui.widgets.loading import Loading
from ui.widgets.page_preview import PagePreview
from ui.widgets.steps import PhaseStrip, Step, Stepper
from ui.widgets.tiles import Tile, Tiles
from ui.widgets.week_strip import Day, WeekStrip

MONTHS = [Month("Jan", "met", "January"), Month("Feb", "missed", "February"), Month("Mar", "due", "March"),
          Month("Apr", "upcoming", "April", "spring break")]  # fmt: skip


@pytest.mark.parametrize(
    ("done", "target", "token"),
    [(1.0, 0.9, "okFill"), (0.8, 0.75, "bar"), (0.8, None, "bar"), (0.7, 0.75, "warnFill"), (0.2, 0.75, "badFill"),
     (0.75 * 0.75, 0.75, "warnFill")],
)  # fmt: skip
def test_a_bar_is_blue_on_target_amber_under_red_far_under_and_green_only_when_complete(done, target, token) -> None:
    assert bar_token(done, target) == token


def grey_picture(mark: str) -> tuple[int, ...]:
    """A mark at 15 px, in grey."""
    image = QImage(15, 15, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    draw_mark(painter, QRect(0, 0, 15, 15), mark)
    painter.end()
    return tuple(image.pixelColor(x, y).lightness() for x in range(15) for y in range(15))


def test_the_marks_stay_apart_in_grey_at_fifteen_pixels() -> None:
    pictures = {mark: grey_picture(mark) for mark in MARKS}
    for one in MARKS:
        for other in MARKS:
            if one < other:
                differ = sum(abs(a - b) > 40 for a, b in zip(pictures[one], pictures[other], strict=True))
                assert differ >= 12, f"{one} and {other} look alike"


def test_the_strip_starts_at_the_month_due_and_is_walked_with_arrows(shown, qtbot) -> None:
    strip = shown(CadenceStrip("Monthly touchpoints", MONTHS))
    strip.setFocus()
    assert strip.accessibleName() == "Monthly touchpoints: March, due now"
    qtbot.keyClick(strip, Qt.Key.Key_Left)
    assert strip.accessibleName() == "Monthly touchpoints: February, missed"
    with qtbot.waitSignal(strip.opened) as told:
        qtbot.keyClick(strip, Qt.Key.Key_Return)
    assert told.args == [1]
    qtbot.keyClick(strip, Qt.Key.Key_End)
    assert "April, upcoming, spring break" in strip.accessibleName()
    qtbot.keyClick(strip, Qt.Key.Key_Right)
    assert strip.current() == 3


def test_a_month_is_opened_with_the_mouse(shown, qtbot) -> None:
    strip = CadenceStrip("Monthly touchpoints", MONTHS)
    strip.resize(400, 50)
    shown(strip)
    with qtbot.waitSignal(strip.opened) as told:
        qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(150, 12))
    assert told.args == [1]


def test_an_empty_strip_does_no_harm(shown, qtbot) -> None:
    strip = shown(CadenceStrip("Monthly touchpoints"))
    for key in (Qt.Key.Key_Left, Qt.Key.Key_End, Qt.Key.Key_Return):
        qtbot.keyClick(strip, key)
    strip.grab()


def test_figures_say_what_they_show(qtbot) -> None:
    chart = StepChart("Progress")
    chart.set_lines([StepLine("Done", [(0, 0), (5, 15)]), StepLine("Expected", [], dashed=True)], (0, 10))
    widgets = {
        "On cadence, 80 percent": ProgressBar("On cadence", 0.8, 0.85),
        "Asks, 2 of 3": PipsBar("Asks", 2, 3),
        "Goals, Reached 26, Behind 19": StackedBar("Goals", [("Reached", 26, "okFill"), ("Behind", 19, "warnFill")]),
        "Trend, 1, 2.5": Sparkline("Trend", [1, 2.5]),
        "Progress, Done 15 percent": chart,
        "Marks: Met, Paused": CadenceLegend(["met", "paused"]),
        "Phases: Recruit done Jun, Match now": PhaseStrip("Phases", [Step("r", "Recruit", "Jun", "done"), Step("m", "Match", "", "now")]),
        "A accept, up down move": KeyHints([("A", "accept"), ("↑ ↓", "move")]),
    }  # fmt: skip
    for words, widget in widgets.items():
        qtbot.addWidget(widget)
        widget.resize(300, 60)
        widget.grab()
        assert widget.accessibleName() == words
    foot = FootBar([("Enter", "open")], "note")
    qtbot.addWidget(foot)
    assert foot.accessibleName() == "Enter open, note"


def test_figures_without_data_do_no_harm(qtbot) -> None:
    for widget in (Sparkline("a", []), StackedBar("b", []), PipsBar("c", 0, 0), ProgressBar("d", -1), StepChart("e")):
        qtbot.addWidget(widget)
        widget.resize(200, 60)
        widget.grab()


def test_a_step_that_is_done_can_be_opened_again(shown, qtbot) -> None:
    steps = [
        Step("file", "Choose file", "a.xlsx", "done"),
        Step("columns", "Match columns", "", "now"),
        Step("go", "Import"),
    ]
    stepper = shown(Stepper("Import", steps))
    first, second, _ = [stepper._row.itemAt(n).widget() for n in range(3)]
    assert first.accessibleName() == "Step 1, Choose file, done. a.xlsx" and not second.isEnabled()
    with qtbot.waitSignal(stepper.opened) as told:
        qtbot.keyClick(first, Qt.Key.Key_Space)
    assert told.args == ["file"]


def test_days_are_walked_and_chosen(shown, qtbot) -> None:
    days = [
        Day(date(2027, 3, 15 + n), name, str(15 + n), n, today=n == 1) for n, name in enumerate(["Mon", "Tue", "Wed"])
    ]
    strip = shown(WeekStrip("This week", days))
    strip.setFocus()
    assert strip.accessibleName() == "This week: Tue 16, today, 1 on it"
    qtbot.keyClick(strip, Qt.Key.Key_Right)
    with qtbot.waitSignal(strip.chosen) as told:
        qtbot.keyClick(strip, Qt.Key.Key_Return)
    assert told.args == [date(2027, 3, 17)]


TILES = [
    Tile(key, key.upper(), "1 page", group)
    for key, group in (("a", "x"), ("b", "x"), ("c", "x"), ("d", "y"), ("e", "y"))
]


def test_tiles_are_walked_in_two_directions(shown, qtbot) -> None:
    tiles = Tiles("Documents", TILES)
    tiles.resize(400, 500)
    shown(tiles).setFocus()
    qtbot.keyClick(tiles, Qt.Key.Key_Right)
    qtbot.keyClick(tiles, Qt.Key.Key_Down)
    assert tiles.value() == "e" and tiles.accessibleName() == "Documents: E, 1 page"
    qtbot.keyClick(tiles, Qt.Key.Key_Up)
    assert tiles.value() == "b"
    with qtbot.waitSignal(tiles.opened) as told:
        qtbot.keyClick(tiles, Qt.Key.Key_Return)
    assert told.args == ["b"]
    with qtbot.waitSignal(tiles.chosen) as chosen:
        qtbot.mouseClick(tiles, Qt.MouseButton.LeftButton, pos=tiles._places[3].center())
    assert chosen.args == ["d"]


def a_page(page: int, width: int) -> QImage:
    """A white page."""
    image = QImage(width, round(width * 11 / 8.5), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    return image


def test_pages_are_turned_by_key_and_button(shown, qtbot) -> None:
    preview = PagePreview()
    preview.resize(600, 700)
    shown(preview)
    preview.set_document(24, a_page)
    assert preview._words.text() == "Page 1 of 24" and not preview._previous.isEnabled()
    qtbot.keyClick(preview, Qt.Key.Key_PageDown)
    preview._next.click()
    assert preview.page() == 2
    qtbot.keyClick(preview, Qt.Key.Key_End)
    qtbot.keyClick(preview, Qt.Key.Key_PageDown)
    assert preview.page() == 23 and not preview._next.isEnabled()


def test_the_whole_page_is_seen_until_it_is_made_larger(shown, qtbot) -> None:
    preview = PagePreview()
    preview.resize(600, 700)
    shown(preview)
    preview.set_document(1, a_page)
    QApplication.processEvents()
    assert not preview._scroll.verticalScrollBar().isVisible()
    before = preview._sheet.target.width()
    qtbot.keyClick(preview, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert preview._sheet.target.width() > before
    qtbot.keyClick(preview, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert preview._sheet.target.width() == before


def test_a_picture_that_comes_late_is_shown_only_on_its_own_page(shown) -> None:
    preview = shown(PagePreview())
    preview.set_document(3, lambda page, width: None)
    preview.go_to(1)
    preview.show_image(0, a_page(0, 100))
    assert preview._sheet.image.isNull()
    preview.show_image(1, a_page(1, 100))
    assert not preview._sheet.image.isNull()
    preview.clear("Choose a document.")
    assert preview._words.text() == "" and preview._sheet.image.isNull()


def test_waiting_shows_nothing_then_bars_then_progress_with_cancel(shown, qtbot) -> None:
    waits = shown(Loading(cancellable=True))
    waits.start("Reading 412 people")
    assert not waits._words.isVisible() and not waits._cancel.isVisible()
    waits._on_bars_due()
    assert waits._words.isVisible() and not waits._cancel.isVisible()
    waits._on_progress_due()
    waits.set_progress(120, 412)
    with qtbot.waitSignal(waits.cancelled):
        waits._cancel.click()
    waits.stop()
    assert not waits.isVisible()
