"""The colour table by role, read from the palette file, and what Qt makes of it: one QPalette, one style sheet."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Template

from PySide6.QtGui import QColor, QPalette

RESOURCES = Path(__file__).resolve().parent.parent / "resources"

_ROLES = {
    QPalette.ColorRole.Window: "surface",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "panel",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.BrightText: "onFill",
    QPalette.ColorRole.ToolTipBase: "pop",
    QPalette.ColorRole.ToolTipText: "ink",
    QPalette.ColorRole.PlaceholderText: "ink3",
    QPalette.ColorRole.Highlight: "sel",
    QPalette.ColorRole.HighlightedText: "ink",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "line",
    QPalette.ColorRole.Mid: "line2",
    QPalette.ColorRole.Dark: "ctl",
    QPalette.ColorRole.Shadow: "ctl",
}
_DISABLED = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)
_SOFT = {"okSoft": "surface", "warnSoft": "surface", "badSoft": "surface", "panel": "surface", "chrome": "surface",
         "hover": "surface", "mute": "surface", "pop": "surface"}  # fmt: skip


@dataclass(frozen=True)
class Tokens:
    """One column of the colour table: every role of design language section 1 with its colour."""

    name: str
    colors: Mapping[str, QColor]

    def __getitem__(self, token: str) -> QColor:
        return self.colors[token]

    @property
    def dark(self) -> bool:
        return self.colors["surface"].lightness() < 128


def read_tokens(path: Path | None = None) -> dict[str, Tokens]:
    """The named colour tables of the palette file ("light", "dark")."""
    table = tomllib.loads((path or RESOURCES / "palette.toml").read_text("utf-8"))
    return {name: Tokens(name, {token: QColor(value) for token, value in row.items()}) for name, row in table.items()}


def high_contrast(base: Tokens, system: QPalette) -> Tokens:
    """The table for a high-contrast system theme: system colours, no soft grounds; icons and words stay as they are."""
    text, ground = system.color(QPalette.ColorRole.WindowText), system.color(QPalette.ColorRole.Window)
    colors = dict(base.colors)
    colors.update({"surface": ground, "ink": text, "ink2": text, "ink3": text, "tick": text})
    colors.update({"line": text, "line2": text, "ctl": text})
    for token, plain in _SOFT.items():
        colors[token] = colors[plain]
    colors["accent"] = system.color(QPalette.ColorRole.Link)
    return Tokens(base.name, colors)


def palette_of(tokens: Tokens) -> QPalette:
    """The QPalette made from the same table as the style sheet."""
    palette = QPalette()
    for role, token in _ROLES.items():
        palette.setColor(role, tokens[token])
    for role in _DISABLED:
        palette.setColor(QPalette.ColorGroup.Disabled, role, tokens["ink3"])
    palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Base, tokens["panel"])
    palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Button, tokens["panel"])
    return palette


def style_sheet(tokens: Tokens, sizes: Mapping[str, int], path: Path | None = None) -> str:
    """The style sheet with every `$token` and `$size` replaced; a name that is not in the tables raises KeyError."""
    words = {name: color.name(QColor.NameFormat.HexArgb) for name, color in tokens.colors.items()}
    words.update({name: f"{value}px" for name, value in sizes.items()})
    return Template((path or RESOURCES / "style.qss").read_text("utf-8")).substitute(words)
