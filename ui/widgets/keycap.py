"""Keys of the keyboard as they are shown: a single cap, and the bar at a list's foot that says what keys do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import theme
from ui.widgets.paint import CENTER, RIGHT, box, draw_text, keycap, keycap_width, line, width_of

_ARROWS = {"↑": "arrow-up", "↓": "arrow-down"}
Hint = tuple[str, str]
"""Keys, several of them apart by blanks and parts of a chord by "+", and what they do: ("↑ ↓", "move")."""


def hint_width(hint: Hint, gap: int = 6) -> int:
    """Pixels that a hint needs."""
    caps = sum(keycap_width(_shown(cap)) + theme().px(4) for cap in hint[0].split(" "))
    return caps + (theme().px(gap - 4) + width_of(hint[1], "small") if hint[1] else -theme().px(4))


def draw_hint(painter: QPainter, rect: QRect, hint: Hint) -> int:
    """Paint the caps and the words from the left of `rect`; gives the width that was used."""
    px = theme().px
    left = rect.x()
    for cap in hint[0].split(" "):
        width = keycap_width(_shown(cap))
        place = QRect(left, rect.y() + (rect.height() - px(18)) // 2, width, px(18))
        if cap in _ARROWS:
            box(painter, place, 4, "surface", "line2")
            theme().draw_icon(painter, _ARROWS[cap], place, "ink2", 12)
        else:
            keycap(painter, place, _shown(cap))
        left += width + px(4)
    if not hint[1]:
        return left - px(4) - rect.x()
    left += px(2)
    return left - rect.x() + draw_text(painter, QRect(left, rect.y(), 400, rect.height()), hint[1], "small", "ink2")


def _shown(cap: str) -> str:
    return "A" if cap in _ARROWS else cap.replace("+", " ")


class KeyHints(QWidget):
    """Hints side by side, for instance at the right of a filter bar: A accept, D decline."""

    def __init__(self, hints: Sequence[Hint], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_hints(hints)

    def set_hints(self, hints: Sequence[Hint]) -> None:
        """Show other hints."""
        self._hints = list(hints)
        said = {"↑": "up", "↓": "down"}
        keys = [(" ".join(said.get(cap, cap) for cap in caps.split(" ")), words) for caps, words in hints]
        self.setAccessibleName(", ".join(f"{caps} {words}".strip() for caps, words in keys))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        px = theme().px
        return QSize(sum(hint_width(hint) + px(12) for hint in self._hints), px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        left = 0
        for hint in self._hints:
            width = hint_width(hint)
            draw_hint(painter, QRect(left, 0, width, self.height()), hint)
            left += width + theme().px(12)


class FootBar(QWidget):
    """32 px at the foot of a list: hints at the left, words at the right; `corners` rounds the lower two."""

    def __init__(
        self, hints: Sequence[Hint] = (), words: str = "", *, ground: str = "surface", corners: int = 0,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._hints, self._words, self._ground, self._corners = list(hints), words, ground, corners
        self.setFixedHeight(theme().px(32))
        self._say()

    def set_hints(self, hints: Sequence[Hint]) -> None:
        """Show other hints."""
        self._hints = list(hints)
        self._say()

    def set_words(self, words: str) -> None:
        """Show other words at the right."""
        self._words = words
        self._say()

    def _say(self) -> None:
        self.setAccessibleName(", ".join([f"{caps} {words}" for caps, words in self._hints] + [self._words]))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        px = theme().px
        if self._corners:
            box(painter, self.rect(), self._corners, self._ground)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.fillRect(self.rect().adjusted(0, 0, 0, -self._corners), theme().color(self._ground))
        line(painter, 0, 0, self.width() - 1, 0)
        left = px(16 if self._corners else 20)
        for hint in self._hints:
            left += draw_hint(painter, QRect(left, 1, self.width(), self.height() - 1), hint) + px(20)
        room = QRect(left, 1, self.width() - left - px(16), self.height() - 1)
        draw_text(painter, room, self._words, "small", "ink2", RIGHT)


class LetterBox(QWidget):
    """A letter in a small box, as before the five parts of a goal: S, M, A, R, T."""

    def __init__(self, letter: str, size: int = 24, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letter = letter
        self.setFixedSize(theme().px(size), theme().px(size))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box(painter, self.rect(), 4, "surface", "line2")
        draw_text(painter, self.rect(), self._letter, "sub", "ink2", CENTER)
