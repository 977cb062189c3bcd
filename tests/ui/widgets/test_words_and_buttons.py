"""Labels, tips, buttons and chips show words exactly as people wrote them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMenu, QVBoxLayout, QWidget

from ui.theme import RING, theme
from ui.widgets.buttons import Button, IconButton, PrimaryButton
from ui.widgets.chip import TONES, Chip, Status
from ui.widgets.label import Label
from ui.widgets.tips import plain_tip, set_tip


def test_a_label_is_always_plain_text(hostile, shown, red_pixels) -> None:
    label = Label(hostile)
    label.resize(240, 24)
    shown(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text() == hostile
    assert red_pixels(label.grab().toImage()) == 0


def test_a_wrapped_label_is_plain_too(hostile, shown, red_pixels) -> None:
    label = Label(hostile, wrap=True)
    label.resize(200, 60)
    shown(label)
    assert red_pixels(label.grab().toImage()) == 0


def test_a_long_name_never_makes_the_window_wide(shown) -> None:
    window = QWidget()
    QVBoxLayout(window).addWidget(Label("x" * 10_000))
    assert window.minimumSizeHint().width() < 200


def test_a_label_can_change_colour_and_role() -> None:
    label = Label("Late")
    label.set_token("bad")
    label.set_role("strong")
    assert label.font().weight() == theme().font("strong").weight()


def test_a_tool_tip_is_escaped(hostile, qtbot) -> None:
    button = Button("Open")
    qtbot.addWidget(button)
    set_tip(button, hostile)
    reader = QLabel(button.toolTip())
    qtbot.addWidget(reader)
    assert "<b>Ann" not in button.toolTip() and "<img" not in button.toolTip() and "<font" not in button.toolTip()
    assert len(plain_tip(hostile)) < 6000


def test_an_ampersand_on_a_button_is_shown_and_makes_no_shortcut(qtbot) -> None:
    button = Button("Ann & Bob")
    qtbot.addWidget(button)
    assert button.words() == "Ann & Bob"
    assert button.accessibleName() == "Ann & Bob"
    assert button.shortcut().isEmpty()


def test_enter_and_space_press_a_button(qtbot, shown) -> None:
    button = shown(PrimaryButton("Approve 21 matches"))
    presses: list[bool] = []
    button.clicked.connect(lambda: presses.append(True))
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        qtbot.keyClick(button, key)
    assert presses == [True, True]


def test_a_disabled_button_says_why_until_it_is_on_again(qtbot) -> None:
    button = Button("Print", tip="Print the workbook", keys="Ctrl P")
    qtbot.addWidget(button)
    button.set_off("Choose a document first")
    assert not button.isEnabled() and "Choose a document first" in button.toolTip()
    button.set_on()
    assert button.isEnabled() and "Ctrl P" in button.toolTip()


def test_an_icon_button_has_a_name_and_a_hit_area(qtbot) -> None:
    button = IconButton("pencil", "Edit this person", small=True)
    qtbot.addWidget(button)
    assert button.accessibleName() == "Edit this person"
    assert min(button.sizeHint().width(), button.sizeHint().height()) >= 24


def test_a_menu_button_shows_its_arrow(qtbot) -> None:
    plain, opening = Button("Role"), Button("Role")
    for button in (plain, opening):
        qtbot.addWidget(button)
    opening.set_menu(QMenu(opening))
    assert opening.sizeHint().width() > plain.sizeHint().width()


def test_the_focus_ring_follows_the_focus_and_stands_around_the_button(qtbot, shown) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    first, second = Button("One"), Button("Two")
    column.addWidget(first)
    column.addWidget(second)
    shown(window)
    for button in (first, second):
        button.setFocus()
        ring = theme()._ring._ring
        assert ring.geometry() == button.geometry().adjusted(-3, -3, 3, 3)
        assert button.property(RING) is not None


def test_every_tone_has_a_word_and_a_shape_of_its_own() -> None:
    shapes = [TONES[tone][0] for tone in ("ok", "warn", "bad", "info", "open")]
    assert len(set(shapes)) == 5
    assert str(Status("Overdue", "bad")) == "Overdue"


def test_a_chip_is_read_as_its_words(qtbot) -> None:
    chip = Chip(Status("Not eligible", "bad"))
    qtbot.addWidget(chip)
    chip.set_status(Status("Eligible", "ok"))
    assert chip.accessibleName() == "Eligible"
