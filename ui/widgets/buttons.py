"""Buttons: one primary on a page, standard ones, removal in outline, links, plain words and icons."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from ui.theme import RING, theme
from ui.widgets.paint import box, draw_text, line, width_of
from ui.widgets.tips import set_tip

Kind = Literal["primary", "standard", "removing", "link", "plain", "icon", "boxed"]

_GROUNDS: dict[str, tuple[str, str, str]] = {
    "primary": ("accentFill", "accentHover", "accentHover"),
    "standard": ("surface", "hover", "mute"),
    "removing": ("surface", "badSoft", "badSoft"),
    "link": ("", "", ""),
    "plain": ("", "hover", "mute"),
    "icon": ("", "hover", "mute"),
    "boxed": ("surface", "hover", "mute"),
}
_BORDERS = {"standard": "line2", "removing": "bad", "boxed": "line2"}
_INKS = {"primary": "onFill", "removing": "bad", "link": "accent", "icon": "ink2", "boxed": "ink2"}


class Button(QPushButton):
    """A painted push button. Its words are shown as they are; an ampersand makes no shortcut.

    `tip` and `keys` go to the tool tip; `opens` shows the small arrow of a button that opens a menu.
    """

    def __init__(
        self, words: str = "", icon: str = "", *, kind: Kind = "standard", small: bool = False, tip: str = "",
        keys: str = "", opens: bool = False, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._words, self._icon, self._kind, self._small = "", icon, kind, small
        self._tip, self._keys, self._opens = tip, keys, opens
        self.setProperty(RING, 5)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        if kind == "link":
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_words(words)
        set_tip(self, tip, keys)

    # ---- words, icon, state ----
    def words(self) -> str:
        """The text as it is shown."""
        return self._words

    def set_words(self, words: str) -> None:
        """Change the text; it becomes the accessible name too."""
        self._words = words
        self.setText(words.replace("&", "&&"))
        if words:
            self.setAccessibleName(words)
        self.updateGeometry()

    def set_icon(self, name: str) -> None:
        """Change the icon."""
        self._icon = name
        self.update()

    def set_off(self, reason: str) -> None:
        """Disable the button and say why in its tool tip."""
        self.setEnabled(False)
        set_tip(self, reason)

    def set_on(self) -> None:
        """Enable the button again with its usual tool tip."""
        self.setEnabled(True)
        set_tip(self, self._tip, self._keys)

    def set_menu(self, menu: QMenu) -> None:
        """Open `menu` under the button; a small arrow shows it."""
        self.setMenu(menu)
        self.updateGeometry()

    # ---- measure ----
    @property
    def _role(self) -> str:
        return "small_key" if self._small or self._kind == "link" else "key"

    def _measures(self) -> tuple[int, int, int, int]:
        """Padding, icon side, gap, chevron width."""
        px = theme().px
        padding = px(0 if self._kind == "link" else (8 if self._small else 11))
        chevron = px(20) if (self._opens or self.menu() is not None) and self._words else 0
        return padding, px(15 if self._small else 16), px(6 if self._small else 8), chevron

    def sizeHint(self) -> QSize:
        height = theme().px(24 if self._small or self._kind == "link" else 28)
        if not self._words:
            return QSize(height, height)
        padding, side, gap, chevron = self._measures()
        width = width_of(self._words, self._role) + 2 * padding + chevron + (side + gap if self._icon else 0)
        return QSize(width + 1, height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    # ---- paint ----
    def _ground(self) -> str:
        rest, hover, pressed = _GROUNDS[self._kind]
        if self.isChecked():
            return "sel"
        if self.isDown():
            return pressed
        return hover if self.underMouse() else rest

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        bare = self._kind in ("link", "plain", "icon")
        ink = _INKS.get(self._kind, "ink")
        if self.isEnabled():
            border = "accent" if self.isChecked() else _BORDERS.get(self._kind, "")
            ground = self._ground()
            if ground or border:
                box(painter, self.rect(), 5, ground, border)
        else:
            ink = "ink3"
            if not bare:
                box(painter, self.rect(), 5, "panel", "line2")
        self._paint_content(painter, ink)

    def _paint_content(self, painter: QPainter, ink: str) -> None:
        padding, side, gap, chevron = self._measures()
        if not self._words:
            theme().draw_icon(painter, self._icon, self.rect(), ink, 15 if self._small else 16)
            return
        wide = self.sizeHint().width()
        left = padding + max(0, (self.width() - wide) // 2)
        if self._icon:
            token = "ink2" if ink == "ink" else ink
            place = QRect(left, 0, side, self.height())
            theme().draw_icon(painter, self._icon, place, token, 15 if self._small else 16)
            left += side + gap
        room = QRect(left, 0, self.width() - left - padding - chevron + 2, self.height())
        used = draw_text(painter, room, self._words, self._role, ink)
        if self._kind == "link" and self.isEnabled() and self.underMouse():
            line(painter, left, self.height() // 2 + 8, left + used, self.height() // 2 + 8, "accent")
        if chevron:
            edge = QRect(self.width() - chevron - padding // 2, 0, chevron, self.height())
            theme().draw_icon(painter, "chevron-down", edge, "ink2" if ink == "ink" else ink, 14)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
        else:
            super().keyPressEvent(event)


class PrimaryButton(Button):
    """The one filled button of a page: what most people came to do."""

    def __init__(
        self, words: str, icon: str = "", *, tip: str = "", keys: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(words, icon, kind="primary", tip=tip, keys=keys, parent=parent)


class RemovingButton(Button):
    """Removal: outlined, never filled, never the default."""

    def __init__(self, words: str, icon: str = "", *, tip: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, icon, kind="removing", tip=tip, parent=parent)


class LinkButton(Button):
    """Words in the accent colour that open something."""

    def __init__(self, words: str, *, tip: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, kind="link", tip=tip, parent=parent)


class IconButton(Button):
    """A button with an icon alone; `name` is what it is called in the tool tip and by a screen reader."""

    def __init__(
        self, icon: str, name: str, *, boxed: bool = False, small: bool = False, keys: str = "",
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__("", icon, kind="boxed" if boxed else "icon", small=small, tip=name, keys=keys, parent=parent)
        self.setAccessibleName(name)
