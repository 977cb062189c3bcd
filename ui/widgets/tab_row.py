"""Tabs in a row, each with a count behind its words; the shown one is underlined in the accent."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QTabBar, QWidget

from ui.theme import theme
from ui.widgets.paint import box, draw_text, line, width_of


class _Bar(QTabBar):
    def __init__(self, name: str, padding: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._padding = padding
        self.setAccessibleName(name)
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)

    def _count(self, index: int) -> str:
        count = self.tabData(index)
        return "" if not isinstance(count, int) else f"{count:,}"

    def words(self, index: int) -> str:
        return self.tabText(index).replace("&&", "&")

    def tabSizeHint(self, index: int) -> QSize:
        px = theme().px
        count = self._count(index)
        extra = width_of(count, "smallest") + px(6) if count else 0
        return QSize(width_of(self.words(index), "strong") + extra + 2 * px(self._padding), px(36))

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        px = theme().px
        pointed = self.tabAt(self.mapFromGlobal(self.cursor().pos())) if self.underMouse() else -1
        for index in range(self.count()):
            rect = self.tabRect(index)
            here = index == self.currentIndex()
            inner = rect.adjusted(px(self._padding), 0, 0, -1)
            token = "ink" if here or index == pointed else "ink2"
            token = token if self.isTabEnabled(index) else "ink3"
            used = draw_text(painter, inner, self.words(index), "strong" if here else "body", token)
            place = QRect(inner.x() + used + px(6), inner.y(), rect.right() - inner.x() - used, inner.height())
            draw_text(painter, place, self._count(index), "smallest", "ink2")
            if here:
                painter.fillRect(QRect(rect.x(), rect.bottom() - 1, rect.width(), 2), theme().color("accent"))
                if self.hasFocus():
                    box(painter, rect.adjusted(1, px(4), -1, -px(4)), 5, "", "accent", 2)


class TabRow(QWidget):
    """36 px of tabs over a line. `changed` tells the key of the tab that is shown; Left and Right move."""

    changed = Signal(str)

    def __init__(
        self, name: str, tabs: Sequence[tuple[str, str]] = (), *, left: int = 20, padding: int = 8,
        ground: str = "surface", parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        px = theme().px
        self._ground = ground
        self.setFixedHeight(px(36))
        self.setProperty("tabRow", True)
        self._keys: list[str] = []
        self.bar = _Bar(name, padding, self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(px(left - padding), 0, px(16), 0)
        self._row.setSpacing(px(8))
        self._row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._row.addWidget(self.bar)
        self._row.addStretch(1)
        self.setFocusProxy(self.bar)
        self.set_tabs(tabs)
        self.bar.currentChanged.connect(self._on_current_changed)

    def set_tabs(self, tabs: Sequence[tuple[str, str]]) -> None:
        """Show other tabs: (key, words) each; the shown one stays shown when it is among them."""
        kept = self.value()
        blocked = self.bar.blockSignals(True)
        while self.bar.count():
            self.bar.removeTab(0)
        self._keys = [key for key, _ in tabs]
        for _, words in tabs:
            self.bar.addTab(words.replace("&", "&&"))
        if kept in self._keys:
            self.bar.setCurrentIndex(self._keys.index(kept))
        self.bar.blockSignals(blocked)

    def tabs(self) -> list[tuple[str, str]]:
        """The tabs that are there, as they were given."""
        return [(key, self.bar.words(index)) for index, key in enumerate(self._keys)]

    def set_counts(self, counts: dict[str, int | None]) -> None:
        """Show counts behind the tabs that are named; None takes a count away."""
        for key, count in counts.items():
            if key in self._keys:
                index = self._keys.index(key)
                self.bar.setTabData(index, count)
                words = self.bar.words(index)
                self.bar.setAccessibleTabName(index, words if count is None else f"{words}, {count}")
        self.bar.updateGeometry()
        # A tab bar measures its tabs again only when one of them changes.
        for index in range(self.bar.count()):
            self.bar.setTabText(index, self.bar.tabText(index))

    def value(self) -> str:
        """The key of the tab that is shown."""
        index = self.bar.currentIndex()
        return self._keys[index] if 0 <= index < len(self._keys) else ""

    def set_value(self, key: str) -> None:
        if key in self._keys:
            self.bar.setCurrentIndex(self._keys.index(key))

    def step(self, by: int) -> None:
        """Show the next or the previous tab, going round."""
        if self._keys:
            self.bar.setCurrentIndex((self.bar.currentIndex() + by) % len(self._keys))

    def add(self, *widgets: QWidget) -> None:
        """Put buttons at the right end."""
        for widget in widgets:
            self._row.addWidget(widget)

    def _on_current_changed(self, index: int) -> None:
        if 0 <= index < len(self._keys):
            self.changed.emit(self._keys[index])

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color(self._ground))
        line(painter, 0, self.height() - 1, self.width() - 1, self.height() - 1)
