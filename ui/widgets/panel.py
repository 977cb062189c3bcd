"""Grounds and sections of a page: a panel with a title, rows of facts, a pane that scrolls, a line between."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import theme
from ui.widgets.buttons import LinkButton
from ui.widgets.label import Label
from ui.widgets.paint import box, line


class Ground(QWidget):
    """A widget with one of the grounds: "surface", "panel", "chrome", "pop"; `edge` is a side with a line."""

    def __init__(self, ground: str = "surface", *, edges: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ground, self._edges = ground, edges

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color(self._ground))
        right, bottom = self.width() - 1, self.height() - 1
        places = {"top": (0, 0, right, 0), "bottom": (0, bottom, right, bottom), "left": (0, 0, 0, bottom),
                  "right": (right, 0, right, bottom)}  # fmt: skip
        for edge in self._edges.split():
            line(painter, *places[edge])


class Rule(QWidget):
    """A line across, 1 px."""

    def __init__(self, token: str = "line", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._token = token
        self.setFixedHeight(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme().color(self._token))


class SectionHead(QWidget):
    """A title, a few words behind it, and widgets at the right: "Meeting log  5 meetings, 4 h 15 min"."""

    def __init__(
        self, title: str, meta: str = "", *, link: str = "", go: Callable[[], object] | None = None,
        role: str = "panel", parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        px = theme().px
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(8))
        self._title = Label(title, role, "ink2" if role == "sub" else "ink")
        self._meta = Label(meta, "small" if role == "sub" else "body", "ink2")
        self._row.addWidget(self._title)
        self._row.addWidget(self._meta, 1)
        self.setMinimumHeight(px(24))
        if link and go is not None:
            button = LinkButton(link)
            button.clicked.connect(lambda: go())
            self._row.addWidget(button)

    def set_words(self, title: str, meta: str = "") -> None:
        """Show another title and other words."""
        self._title.setText(title)
        self._meta.setText(meta)

    def add(self, *widgets: QWidget) -> None:
        """Put widgets at the right end."""
        for widget in widgets:
            self._row.addWidget(widget)


class Panel(QWidget):
    """A titled section of a side pane: 16 px of padding, a line under it. `add` puts widgets in."""

    def __init__(
        self, title: str = "", meta: str = "", *, link: str = "", go: Callable[[], object] | None = None,
        role: str = "panel", ruled: bool = True, left: int = 16, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        px = theme().px
        self._ruled = ruled
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(px(left), px(12), px(16), px(12))
        self.body.setSpacing(px(8))
        self.head = SectionHead(title, meta, link=link, go=go, role=role)
        self.body.addWidget(self.head)
        self.head.setHidden(not title)

    def add(self, *widgets: QWidget) -> None:
        """Put widgets under one another."""
        for widget in widgets:
            self.body.addWidget(widget)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._ruled:
            line(QPainter(self), 0, self.height() - 1, self.width() - 1, self.height() - 1)


class Card(QWidget):
    """A box with a line around it and rounded corners, for a note or a group of choices. `add` puts widgets in."""

    def __init__(self, ground: str = "surface", *, padding: int = 12, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ground = ground
        px = theme().px
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(px(padding), px(8), px(padding), px(8))
        self.body.setSpacing(px(4))

    def add(self, *widgets: QWidget) -> None:
        """Put widgets under one another."""
        for widget in widgets:
            self.body.addWidget(widget)

    def paintEvent(self, event: QPaintEvent) -> None:
        box(QPainter(self), self.rect(), 6, self._ground, "line2")


class Facts(QWidget):
    """Rows of a name in ink2 and its value: words, or a widget. Rows without a value are left out."""

    def __init__(self, names: int = 112, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        px = theme().px
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(8))
        self._grid.setVerticalSpacing(px(7))
        self._grid.setColumnMinimumWidth(0, px(names))
        self._grid.setColumnStretch(1, 1)

    def set_rows(self, rows: Sequence[tuple[str, str | QWidget]]) -> None:
        """Show other facts."""
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        shown = [(name, value) for name, value in rows if value != ""]
        for place, (name, value) in enumerate(shown):
            self._grid.addWidget(Label(name, "body", "ink2"), place, 0, Qt.AlignmentFlag.AlignTop)
            widget = value if isinstance(value, QWidget) else Label(value, wrap=True)
            widget.setAccessibleName(
                widget.accessibleName() or (f"{name}: {value}" if isinstance(value, str) else name)
            )
            side = Qt.AlignmentFlag.AlignLeft if isinstance(value, QWidget) else Qt.AlignmentFlag(0)
            self._grid.addWidget(widget, place, 1, Qt.AlignmentFlag.AlignTop | side)


class Scroll(QScrollArea):
    """A column that scrolls; `add` puts panels under one another."""

    def __init__(self, ground: str = "panel", *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if name:
            self.setAccessibleName(name)
        self._content = Ground(ground)
        self.column = QVBoxLayout(self._content)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addStretch(1)
        self.setWidget(self._content)

    def add(self, *widgets: QWidget) -> None:
        """Put widgets under those that are there."""
        for widget in widgets:
            self.column.insertWidget(self.column.count() - 1, widget)

    def clear(self) -> None:
        """Take everything out."""
        while self.column.count() > 1:
            item = self.column.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
