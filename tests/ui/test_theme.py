"""The theme: one table of colours, text that can be read, nothing coloured elsewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from ui.theme import Theme, theme
from ui.theme_tokens import high_contrast, palette_of, read_tokens, style_sheet

ROOT = Path(__file__).resolve().parents[2]
TEXTS = ("ink", "ink2", "ink3", "accent", "ok", "warn", "bad")
GROUNDS = ("surface", "panel", "chrome", "hover", "sel")


@pytest.fixture
def look(qapp: QApplication) -> Theme:
    """The attached theme, light again afterwards."""
    found = theme()
    yield found
    found.set_mode("light")
    found.set_rows("standard")


def luminance(color: QColor) -> float:
    """Relative luminance as WCAG 2.x defines it."""
    parts = [channel / 12.92 if channel <= 0.03928 else ((channel + 0.055) / 1.055) ** 2.4
             for channel in (color.redF(), color.greenF(), color.blueF())]  # fmt: skip
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    """Contrast ratio of two colours, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_both_tables_name_the_same_roles() -> None:
    tables = read_tokens()
    assert set(tables) == {"light", "dark"}
    assert set(tables["light"].colors) == set(tables["dark"].colors)
    assert not tables["light"].dark and tables["dark"].dark


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", TEXTS)
def test_text_can_be_read_on_every_ground_it_may_stand_on(mode: str, text: str, ground: str) -> None:
    tokens = read_tokens()[mode]
    assert contrast(tokens[text], tokens[ground]) >= 4.5


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_chips_buttons_and_borders_can_be_seen(mode: str) -> None:
    tokens = read_tokens()[mode]
    for tone in ("ok", "warn", "bad"):
        assert contrast(tokens[tone], tokens[f"{tone}Soft"]) >= 4.5
        assert contrast(tokens[f"{tone}Fill"], tokens["surface"]) >= 3
    assert contrast(tokens["onFill"], tokens["accentFill"]) >= 4.5
    assert contrast(tokens["ctl"], tokens["surface"]) >= 3


def test_no_colour_stands_outside_the_palette_file() -> None:
    places = [*ROOT.glob("ui/**/*.py"), ROOT / "resources" / "style.qss"]
    found = [path.name for path in places if re.search(r"#[0-9A-Fa-f]{6}\b", path.read_text("utf-8"))]
    assert found == []


def test_palette_and_style_sheet_come_from_the_same_table() -> None:
    tokens = read_tokens()["dark"]
    assert palette_of(tokens).color(QPalette.ColorRole.Window) == tokens["surface"]
    sheet = style_sheet(tokens, {})
    assert "$" not in sheet
    assert tokens["chrome"].name(QColor.NameFormat.HexArgb) in sheet


def test_high_contrast_drops_the_soft_grounds_and_keeps_the_roles() -> None:
    tokens = read_tokens()["light"]
    system = QPalette()
    system.setColor(QPalette.ColorRole.Window, QColor("black"))
    system.setColor(QPalette.ColorRole.WindowText, QColor("white"))
    made = high_contrast(tokens, system)
    assert made["badSoft"] == made["surface"] == QColor("black")
    assert made["ink"] == QColor("white")
    assert set(made.colors) == set(tokens.colors)


def test_the_mode_can_be_changed_while_windows_are_open(look: Theme, qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    look.set_mode("light")
    with qtbot.waitSignal(look.changed):
        look.set_mode("dark")
    assert look.dark
    assert window.palette().color(QPalette.ColorRole.Window) == look.color("surface")


def test_an_icon_is_painted_in_the_colour_of_its_role(look: Theme) -> None:
    image = look.pixmap("circle-check", "bad", 32).toImage()
    seen = {image.pixelColor(x, y).name() for x in range(32) for y in range(32) if image.pixelColor(x, y).alpha() == 255}
    assert seen == {look.color("bad").name()}


def test_every_icon_can_be_drawn_and_an_unknown_one_is_an_error(look: Theme) -> None:
    for name in look.icon_names():
        assert not look.pixmap(name, "ink").isNull()
    with pytest.raises(KeyError):
        look.pixmap("no-such-icon", "ink")


def test_a_pixmap_for_a_sharp_screen_has_more_pixels_and_the_same_size(look: Theme) -> None:
    sharp = look.pixmap("users", "ink", 16, 2.0)
    assert sharp.width() == 32 and sharp.deviceIndependentSize().width() == 16


def test_rows_can_be_compact_standard_or_roomy(look: Theme, qtbot) -> None:
    heights = []
    for rows in ("compact", "standard", "roomy"):
        look.set_rows(rows)
        heights.append(look.row_height())
    assert heights == [look.px(28), look.px(30), look.px(36)]


def test_figures_stand_under_one_another(look: Theme) -> None:
    assert look.font("body").featureValue(QFont.Tag("tnum")) == 1


def test_roles_differ_in_size_and_weight(look: Theme) -> None:
    assert look.font("title").pixelSize() == look.px(18)
    assert look.font("key").weight() == QFont.Weight.Medium
    assert look.font("strong").weight() == QFont.Weight.DemiBold


def test_the_theme_is_found_from_the_application(look: Theme, qapp: QApplication) -> None:
    assert theme() is look
    assert look.parent() is qapp
