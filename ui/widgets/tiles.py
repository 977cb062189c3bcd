"""A gallery: pictures with words under them, in groups, walked with the arrow keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from ui.theme import theme
from ui.widgets.notice import announce
from ui.widgets.paint import CENTER, box, draw_text

_TILE = QSize(104, 156)
_SHEET = QSize(80, 103)
_HEAD = 26


@dataclass(frozen=True)
class Tile:
    """One picture: what it stands for, its words, small words under them, an icon while it has no picture."""

    key: str
    words: str
    sub: str = ""
    group: str = ""
    icon: str = "file-text"
    token: str = "ink2"


class Tiles(QWidget):
    """`chosen` tells the tile that is current, `opened` one that was pressed with Enter or a double click."""

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, name: str, tiles: Sequence[Tile] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._tiles: list[Tile] = []
        self._places: list[QRect] = []
        self._heads: list[tuple[QRect, str]] = []
        self._images: dict[str, QImage] = {}
        self._here = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("pane", name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.set_tiles(tiles)

    def set_tiles(self, tiles: Sequence[Tile]) -> None:
        """Show other tiles; those of a group must stand together."""
        self._tiles = list(tiles)
        self._here = min(self._here, max(0, len(self._tiles) - 1))
        self._lay()
        self._say()

    def set_image(self, key: str, image: QImage) -> None:
        """Give a tile its picture."""
        self._images[key] = image
        self.update()

    def value(self) -> str:
        """The key of the current tile; empty when there are none."""
        return self._tiles[self._here].key if self._tiles else ""

    def set_value(self, key: str) -> None:
        """Make a tile current without telling."""
        for number, tile in enumerate(self._tiles):
            if tile.key == key:
                self._here = number
        self._say()
        self.update()

    def heightForWidth(self, width: int) -> int:
        return self._lay_in(width)[2]

    def hasHeightForWidth(self) -> bool:
        return True

    def sizeHint(self) -> QSize:
        return QSize(theme().px(436), self._lay_in(theme().px(436))[2])

    def _lay(self) -> None:
        self._places, self._heads, height = self._lay_in(self.width())
        self.setMinimumHeight(height)
        self.update()

    def _lay_in(self, width: int) -> tuple[list[QRect], list[tuple[QRect, str]], int]:
        px = theme().px
        step = QSize(px(_TILE.width()), px(_TILE.height()))
        columns = max(1, (width - px(20)) // step.width())
        places: list[QRect] = []
        heads: list[tuple[QRect, str]] = []
        top, column, group = px(8), 0, None
        for tile in self._tiles:
            if tile.group != group:
                top += step.height() + px(4) if column else 0
                column, group = 0, tile.group
                if tile.group:
                    heads.append((QRect(px(16), top, width, px(_HEAD)), tile.group))
                    top += px(_HEAD)
            elif column == columns:
                top, column = top + step.height() + px(4), 0
            places.append(QRect(px(10) + column * step.width(), top, step.width() - px(4), step.height()))
            column += 1
        return places, heads, top + (step.height() if column else 0) + px(8)

    def _say(self) -> None:
        tile = self._tiles[self._here] if self._tiles else None
        self.setAccessibleName(f"{self._name}: {tile.words}, {tile.sub}" if tile is not None else self._name)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("surface"))
        for place, words in self._heads:
            draw_text(painter, place, words, "sub", "ink2")
        for number, (place, tile) in enumerate(zip(self._places, self._tiles, strict=True)):
            self._draw(painter, place, tile, number == self._here)

    def _draw(self, painter: QPainter, place: QRect, tile: Tile, here: bool) -> None:
        px = theme().px
        if here:
            box(painter, place, 6, "sel" if self.hasFocus() else "mute", "accent" if self.hasFocus() else "line2")
        sheet = QRect(0, 0, px(_SHEET.width()), px(_SHEET.height()))
        sheet.moveCenter(place.center())
        sheet.moveTop(place.y() + px(8))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        image = self._images.get(tile.key)
        if image is not None and not image.isNull():
            size = image.size().scaled(sheet.size(), Qt.AspectRatioMode.KeepAspectRatio)
            inner = QRect(sheet.topLeft(), size)
            inner.moveCenter(sheet.center())
            painter.drawImage(inner, image)
            box(painter, inner, 0, "", "line2")
        else:
            box(painter, sheet, 0, "surface", "line2")
            theme().draw_icon(painter, tile.icon, sheet, tile.token, 24)
        words = QRect(place.x() + 2, sheet.bottom() + px(6), place.width() - 4, px(17))
        draw_text(painter, words, tile.words, "small_key", "ink", CENTER)
        draw_text(painter, words.translated(0, px(16)), tile.sub, "smallest", "ink2", CENTER)

    def _go(self, number: int) -> None:
        if 0 <= number < len(self._tiles) and number != self._here:
            self._here = number
            self._say()
            self.update()
            viewport = self.parentWidget()
            area = viewport.parentWidget() if viewport is not None else None
            if isinstance(area, QScrollArea):
                place = self._places[number].center()
                area.ensureVisible(place.x(), place.y(), 0, theme().px(_TILE.height()))
            announce(self, self._tiles[number].words)
            self.chosen.emit(self.value())

    def _beside(self, down: int) -> int:
        """The nearest tile in the row above (-1) or below (1)."""
        here = self._places[self._here]
        rows = sorted({p.y() for p in self._places if (p.y() - here.y()) * down > 0}, reverse=down < 0)
        if not rows:
            return self._here
        row = [n for n, p in enumerate(self._places) if p.y() == rows[0]]
        return min(row, key=lambda n: abs(self._places[n].x() - here.x()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if not self._tiles:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._go(self._here + (1 if key == Qt.Key.Key_Right else -1))
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._go(self._beside(1 if key == Qt.Key.Key_Down else -1))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go(0 if key == Qt.Key.Key_Home else len(self._tiles) - 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self.value())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus()
        for number, place in enumerate(self._places):
            if place.contains(event.position().toPoint()):
                self._go(number)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if any(place.contains(event.position().toPoint()) for place in self._places):
            self.opened.emit(self.value())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
