"""Type: the system's own UI font in the sizes and weights of the design language, scaled from the user's size."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontInfo

BASE = 13
"""Pixels of body text that the design's numbers are written for."""

ROLES: dict[str, tuple[int, int]] = {
    "title": (18, 600),
    "pair": (15, 600),
    "panel": (14, 600),
    "body": (13, 400),
    "key": (13, 500),
    "strong": (13, 600),
    "small": (12, 400),
    "small_key": (12, 500),
    "sub": (12, 600),
    "smallest": (11, 500),
    "score": (24, 600),
    "lead": (15, 400),
    "headline": (22, 600),
    "kiosk_name": (26, 600),
    "kiosk_field": (24, 400),
    "kiosk_count": (72, 600),
}
"""Role -> pixels at a 13 px base, weight."""


@dataclass(frozen=True)
class Type:
    """The fonts of the program for one system font and size."""

    family: QFont
    scale: float

    def px(self, value: float) -> int:
        """A length of the design, in whole pixels at the user's font size."""
        return max(1, round(value * self.scale))

    def font(self, role: str) -> QFont:
        """A new QFont for one of ROLES, with tabular figures where the font has them."""
        size, weight = ROLES[role]
        font = QFont(self.family)
        font.setPixelSize(self.px(size))
        font.setWeight(QFont.Weight(weight))
        font.setFeature(QFont.Tag("tnum"), 1)
        return font


def type_for(font: QFont) -> Type:
    """The type scale for a system font; never below the design's own size."""
    pixels = QFontInfo(font).pixelSize()
    return Type(QFont(font), max(1.0, pixels / BASE))
