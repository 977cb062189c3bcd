"""Pages of a document as they will be printed: one at a time, with turning, zoom and fit. It knows no PDF library."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.theme import theme
from ui.widgets.buttons import IconButton
from ui.widgets.label import Label
from ui.widgets.paint import line

Render = Callable[[int, int], QImage | None]
"""Number of a page (from 0) and the width wanted in device pixels -> its picture; None when it comes later."""
_ZOOMS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)
_MARGIN = 16


class _Sheet(QWidget):
    """The page on its backdrop."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.image = QImage()
        self.words = ""
        self.target = QSize(10, 10)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("mute"))
        if self.image.isNull():
            painter.setFont(theme().font("body"))
            painter.setPen(theme().color("ink2"))
            margin = theme().px(_MARGIN)
            painter.drawText(self.rect().adjusted(margin, 0, -margin, 0),
                             Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.words)
            return
        left = max(theme().px(_MARGIN), (self.width() - self.target.width()) // 2)
        place = self.rect()
        place.setRect(left, theme().px(_MARGIN), self.target.width(), self.target.height())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, self.image)
        painter.setPen(theme().color("line2"))
        painter.drawRect(place.adjusted(0, 0, -1, -1))


class _Area(QScrollArea):
    """Tells when the room for the page has changed."""

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


class PagePreview(QWidget):
    """Give it `set_document`; pictures that take long are handed in with `show_image` when `render` gave None."""

    page_changed = Signal(int)

    def __init__(self, name: str = "Preview", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("pane", "preview")
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._count, self._page, self._zoom = 0, 0, 0.0
        self._render: Render | None = None
        self._previous = IconButton("chevron-left", "Previous page", keys="Page Up")
        self._next = IconButton("chevron-right", "Next page", keys="Page Down")
        self._words = Label("", "body")
        self._smaller = IconButton("zoom-out", "Smaller", keys="Ctrl -")
        self._larger = IconButton("zoom-in", "Larger", keys="Ctrl +")
        self._fit = IconButton("maximize", "Fit the page", keys="Ctrl 0")
        self._sheet = _Sheet(self)
        self._scroll = _Area()
        self._build()
        self._previous.clicked.connect(lambda: self.go_to(self._page - 1))
        self._next.clicked.connect(lambda: self.go_to(self._page + 1))
        self._smaller.clicked.connect(lambda: self._step_zoom(-1))
        self._larger.clicked.connect(lambda: self._step_zoom(1))
        self._fit.clicked.connect(lambda: self._set_zoom(0.0))
        self._scroll.resized.connect(self._on_resized)
        self.clear("")

    def _build(self) -> None:
        px = theme().px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        bar = _Bar()
        self._row = QHBoxLayout(bar)
        self._row.setContentsMargins(px(12), 0, px(8), 0)
        self._row.setSpacing(px(4))
        self._row.addStretch(1)
        for widget in (self._previous, self._words, self._next):
            self._row.addWidget(widget)
        self._row.addStretch(1)
        for widget in (self._smaller, self._larger, self._fit):
            self._row.addWidget(widget)
        column.addWidget(bar)
        self._scroll.setWidget(self._sheet)
        self._scroll.setWidgetResizable(False)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addWidget(self._scroll, 1)

    def add_left(self, *widgets: QWidget) -> None:
        """Put widgets, such as a choice of person, at the left of the bar."""
        for place, widget in enumerate(widgets):
            self._row.insertWidget(place, widget)

    # ---- documents ----
    def set_document(self, count: int, render: Render, page: int = 0) -> None:
        """Show a document of `count` pages, from `page` (0 is the first) on."""
        self._count, self._render = count, render
        self._sheet.words = ""
        self._page = -1
        self.go_to(min(page, count - 1) if count else 0)

    def clear(self, words: str) -> None:
        """Show no document, and say why: "Choose a document."."""
        self._count, self._render = 0, None
        self._sheet.image = QImage()
        self._sheet.words = words
        self._say()
        self._lay()

    def page(self) -> int:
        """The number of the page shown, from 0."""
        return self._page

    def go_to(self, page: int) -> None:
        """Show another page; outside the document nothing happens."""
        if 0 <= page < self._count and page != self._page:
            self._page = page
            self._say()
            self._ask()
            self._scroll.verticalScrollBar().setValue(0)
            self.page_changed.emit(page)

    def show_image(self, page: int, image: QImage) -> None:
        """Take a picture that was rendered elsewhere; ignored when another page is shown by now."""
        if page == self._page:
            self._sheet.image = image
            self._lay()

    # ---- inside ----
    def _say(self) -> None:
        words = f"Page {self._page + 1:,} of {self._count:,}" if self._count else ""
        self._words.setText(words)
        self._previous.setEnabled(self._page > 0 and self._count > 0)
        self._next.setEnabled(self._page + 1 < self._count)
        for button in (self._smaller, self._larger, self._fit):
            button.setEnabled(self._count > 0)

    def _ask(self) -> None:
        if self._render is None or self._count == 0:
            return
        width = round(self._width() * self.devicePixelRatioF())
        image = self._render(self._page, width)
        if image is not None:
            self._sheet.image = image
        self._lay()

    def _width(self) -> int:
        """The width of the page on screen, in logical pixels."""
        room = self._scroll.maximumViewportSize() - QSize(2 * theme().px(_MARGIN), 2 * theme().px(_MARGIN))
        if self._zoom:
            return round(612 * 4 / 3 * self._zoom)
        image = self._sheet.image
        shape = image.width() / image.height() if not image.isNull() else 8.5 / 11
        return max(120, min(room.width(), round(room.height() * shape)) if room.height() > 300 else room.width())

    def _lay(self) -> None:
        image, view = self._sheet.image, self._scroll.maximumViewportSize()
        width = self._width()
        height = round(width * image.height() / image.width()) if not image.isNull() else 0
        self._sheet.target = QSize(width, height)
        edge = 2 * theme().px(_MARGIN)
        self._sheet.resize(max(view.width(), width + edge), max(view.height(), height + edge))
        self._sheet.update()

    def _set_zoom(self, zoom: float) -> None:
        self._zoom = zoom
        self._ask()

    def _step_zoom(self, by: int) -> None:
        now = self._zoom or self._width() / (612 * 4 / 3)
        others = [zoom for zoom in _ZOOMS if (zoom > now + 0.01 if by > 0 else zoom < now - 0.01)]
        if others:
            self._set_zoom(others[0] if by > 0 else others[-1])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers() & Qt.KeyboardModifier.ControlModifier
        pages = {Qt.Key.Key_PageUp: self._page - 1, Qt.Key.Key_PageDown: self._page + 1, Qt.Key.Key_Home: 0,
                 Qt.Key.Key_End: self._count - 1, Qt.Key.Key_Left: self._page - 1,
                 Qt.Key.Key_Right: self._page + 1}  # fmt: skip
        if held and key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self._step_zoom(-1 if key == Qt.Key.Key_Minus else 1)
        elif held and key == Qt.Key.Key_0:
            self._set_zoom(0.0)
        elif Qt.Key(key) in pages:
            self.go_to(pages[Qt.Key(key)])
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            bar = self._scroll.verticalScrollBar()
            bar.setValue(bar.value() + theme().px(-60 if key == Qt.Key.Key_Up else 60))
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._step_zoom(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    def _on_resized(self) -> None:
        if self._zoom == 0.0:
            self._ask()
        self._lay()


class _Bar(QWidget):
    """The ground of the preview's buttons."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(theme().px(40))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("surface"))
        line(painter, 0, self.height() - 1, self.width() - 1, self.height() - 1)
