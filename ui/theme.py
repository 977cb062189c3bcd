"""The look of the program in one object: colours by role, icons, type, heights; light, dark or as the system.

A Theme is attached to the application once (`Theme(...).attach(app)`); every widget asks `theme()` for it when it
paints, so that a change of colours is seen at once.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from ui.theme_focus import RING, FocusRing
from ui.theme_fonts import Type, type_for
from ui.theme_icons import Icons
from ui.theme_tokens import RESOURCES, Tokens, high_contrast, palette_of, read_tokens, style_sheet

__all__ = ["RING", "Mode", "Rows", "Theme", "theme"]

Mode = Literal["light", "dark", "system"]
Rows = Literal["compact", "standard", "roomy"]

_PROPERTY = "mentorDeskTheme"
_ROW_HEIGHTS: dict[str, dict[str, int]] = {
    "row": {"compact": 28, "standard": 30, "roomy": 36},
    "attention": {"compact": 30, "standard": 34, "roomy": 40},
    "two_line": {"compact": 44, "standard": 48, "roomy": 54},
    "criteria": {"compact": 34, "standard": 38, "roomy": 44},
    "group": {"compact": 28, "standard": 30, "roomy": 34},
}
_ICON_SIZES = (14, 16, 20, 24)


class Theme(QObject):
    """Colours, icons, fonts and heights. `changed` is emitted after everything has been switched."""

    changed = Signal()
    rows_changed = Signal()

    def __init__(self, mode: Mode = "system", rows: Rows = "standard", resources: Path = RESOURCES) -> None:
        super().__init__()
        self._resources = resources
        self._tables = read_tokens(resources / "palette.toml")
        self._icons = Icons(resources / "icons")
        self._mode: Mode = mode
        self._rows: Rows = rows
        self._application: QApplication | None = None
        self._ring: FocusRing | None = None
        self._tokens = self._tables["dark" if mode == "dark" else "light"]
        self._type: Type = type_for(QFont())
        self._fonts: dict[str, tuple[QFont, QFontMetrics]] = {}

    # ---- one clear place ----
    def attach(self, application: QApplication) -> Theme:
        """Make this the theme of `application`: style, palette, style sheet, font, focus ring. Gives itself back."""
        self._application = application
        self.setParent(application)
        application.setProperty(_PROPERTY, self)
        fusion = QStyleFactory.create("Fusion")
        if fusion is not None:
            application.setStyle(fusion)
        self._type = type_for(application.font())
        self._fonts.clear()
        application.setFont(self.font("body"))
        self._ring = FocusRing(application, self)
        self._hints = application.styleHints()
        self._contrast = self._hints.accessibility()
        self._hints.colorSchemeChanged.connect(self._on_system_changed)
        self._contrast.contrastPreferenceChanged.connect(self._on_system_changed)
        self._switch()
        return self

    # ---- colours ----
    @property
    def mode(self) -> Mode:
        return self._mode

    @property
    def dark(self) -> bool:
        """True when the colours shown now are the dark ones."""
        return self._tokens.dark

    def set_mode(self, mode: Mode) -> None:
        """Show light, dark or the system's colours, at once."""
        if mode != self._mode:
            self._mode = mode
            self._switch()

    def color(self, token: str) -> QColor:
        """The colour of a role; an unknown role raises KeyError."""
        return self._tokens[token]

    # ---- icons ----
    def icon(self, name: str, token: str = "ink2", active: str = "") -> QIcon:
        """A QIcon for menus and item views: `token` at rest, ink3 when disabled, `active` when selected or active."""
        icon = QIcon()
        states = [(QIcon.Mode.Normal, token), (QIcon.Mode.Disabled, "ink3")]
        states += [(mode, active or token) for mode in (QIcon.Mode.Active, QIcon.Mode.Selected)]
        ratio = self._application.devicePixelRatio() if self._application is not None else 1.0
        for mode, role in states:
            for size in _ICON_SIZES:
                icon.addPixmap(self.pixmap(name, role, size, ratio), mode)
        return icon

    def pixmap(self, name: str, token: str, size: int = 16, ratio: float = 1.0) -> QPixmap:
        """The drawing in the colour of `token`, `size` logical pixels square, for a screen of that pixel ratio."""
        return self._icons.pixmap(name, self.color(token), size, ratio)

    def draw_icon(self, painter: QPainter, name: str, rect: QRect, token: str, size: int = 16) -> None:
        """Paint the drawing in the middle of `rect`, `size` pixels at the design's font size."""
        side = self.px(size)
        device = painter.device()
        pixmap = self.pixmap(name, token, side, device.devicePixelRatioF() if device is not None else 1.0)
        left, top = rect.x() + (rect.width() - side) // 2, rect.y() + (rect.height() - side) // 2
        painter.drawPixmap(left, top, pixmap)

    def icon_names(self) -> list[str]:
        """Every icon there is."""
        return self._icons.names()

    # ---- type and measure ----
    def font(self, role: str = "body") -> QFont:
        """The font of a role of the design language ("title", "panel", "body", "key", "small", "sub", ...)."""
        return self._font(role)[0]

    def metrics(self, role: str = "body") -> QFontMetrics:
        """The measures of a role's font."""
        return self._font(role)[1]

    def px(self, length: float) -> int:
        """A length of the design in pixels at the user's font size."""
        return self._type.px(length)

    @property
    def rows(self) -> Rows:
        return self._rows

    def set_rows(self, rows: Rows) -> None:
        """Make table rows compact, standard or roomy, at once."""
        if rows != self._rows:
            self._rows = rows
            self.rows_changed.emit()

    def row_height(self, kind: str = "row") -> int:
        """Pixels of a table row: kind is "row", "attention", "two_line", "criteria" or "group"."""
        return self.px(_ROW_HEIGHTS[kind][self._rows])

    def _font(self, role: str) -> tuple[QFont, QFontMetrics]:
        if role not in self._fonts:
            font = self._type.font(role)
            self._fonts[role] = (font, QFontMetrics(font))
        return self._fonts[role]

    # ---- switching ----
    def _wanted_tokens(self, application: QApplication) -> Tokens:
        if self._mode != "system":
            return self._tables[self._mode]
        tokens = self._tables["dark" if self._hints.colorScheme() == Qt.ColorScheme.Dark else "light"]
        if self._contrast.contrastPreference() == Qt.ContrastPreference.HighContrast:
            return high_contrast(tokens, application.style().standardPalette())
        return tokens

    def _on_system_changed(self) -> None:
        self._switch()

    def _switch(self) -> None:
        application = self._application
        if application is None:
            self._tokens = self._tables["dark" if self._mode == "dark" else "light"]
            return
        self._tokens = self._wanted_tokens(application)
        application.setPalette(palette_of(self._tokens))
        application.setStyleSheet(style_sheet(self._tokens, {}, self._resources / "style.qss"))
        if self._ring is not None:
            self._ring.color = self.color("accent")
        for window in application.topLevelWidgets():
            _repaint(window)
        self.changed.emit()


def _repaint(window: QWidget) -> None:
    window.update()
    for child in window.findChildren(QWidget):
        child.update()


def theme() -> Theme:
    """The theme attached to the running application; where none is attached (a test, a tool), a light one is."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        raise RuntimeError("A theme needs a running QApplication.")
    found = application.property(_PROPERTY)
    return found if isinstance(found, Theme) else Theme("light").attach(application)
