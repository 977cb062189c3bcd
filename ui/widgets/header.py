"""The head of a page: where one is, the title, a few words about it, and its buttons at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSizePolicy, QWidget

from ui.theme import theme
from ui.widgets.buttons import Button
from ui.widgets.label import Label
from ui.widgets.paint import line

Crumb = tuple[str, Callable[[], object]]
"""The words of a page above this one, and how to go there."""


class IconLabel(QWidget):
    """An icon alone on a page, without meaning of its own for a screen reader."""

    def __init__(self, icon: str, token: str = "ink2", size: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._token, self._side = icon, token, size
        self.setFixedSize(theme().px(size + 2), theme().px(size + 4))

    def set_icon(self, icon: str, token: str = "") -> None:
        """Show another drawing."""
        self._icon, self._token = icon, token or self._token
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._icon:
            theme().draw_icon(QPainter(self), self._icon, self.rect(), self._token, self._side)


class CrumbButton(Button):
    """A page above this one: grey words that open it."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, kind="link", parent=parent)

    @property
    def _role(self) -> str:
        return "body"

    def _paint_content(self, painter: QPainter, ink: str) -> None:
        super()._paint_content(painter, "ink" if self.underMouse() else "ink2")


class PageHeader(QWidget):
    """50 px: crumbs, title, meta; `add` puts buttons at the right, the primary one last."""

    def __init__(
        self, title: str, meta: str = "", *, crumbs: Sequence[Crumb] = (), ruled: bool = True,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._ruled = ruled
        self.setProperty("pane", "header")
        self.setFixedHeight(theme().px(50))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        px = theme().px
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(px(20), 0, px(16), 0)
        self._row.setSpacing(px(8))
        self._row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._crumbs = QHBoxLayout()
        self._crumbs.setSpacing(px(6))
        self._row.addLayout(self._crumbs)
        self._title = Label(title, "title")
        self._meta = Label(meta, "body", "ink2")
        self._row.addWidget(self._title)
        self._row.addSpacing(px(4))
        self._row.addWidget(self._meta, 1)
        self.set_crumbs(crumbs)
        self.setAccessibleName(title)

    def set_title(self, title: str, meta: str | None = None) -> None:
        """Show another title, and other words about it where given."""
        self._title.setText(title)
        self.setAccessibleName(title)
        if meta is not None:
            self._meta.setText(meta)

    def set_meta(self, meta: str) -> None:
        """Show other words behind the title."""
        self._meta.setText(meta)

    def set_crumbs(self, crumbs: Sequence[Crumb]) -> None:
        """Show the way here: each page above this one, to be opened."""
        while (item := self._crumbs.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for words, go in crumbs:
            button = CrumbButton(words)
            button.clicked.connect(lambda _=False, go=go: go())
            self._crumbs.addWidget(button)
            self._crumbs.addWidget(IconLabel("chevron-right", "ink2", 14))

    def add(self, *widgets: QWidget) -> None:
        """Put buttons at the right end, in this order."""
        for widget in widgets:
            self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("surface"))
        if self._ruled:
            line(painter, 0, self.height() - 1, self.width() - 1, self.height() - 1)
