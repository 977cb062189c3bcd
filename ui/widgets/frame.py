"""The frame of the main window: menus, search, navigation, a stack of pages, banners, notices and the status bar.

It knows no career office: what the pages are and what the commands do is handed in.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from ui.theme import RING, theme
from ui.widgets import panes
from ui.widgets.commands import Commands, Menu
from ui.widgets.keycap import draw_hint, hint_width
from ui.widgets.memory import Memory
from ui.widgets.nav import Navigation, NavItem
from ui.widgets.notice import MessageBar, Notice
from ui.widgets.paint import box, draw_text
from ui.widgets.palette import Ask, Palette
from ui.widgets.panel import Ground
from ui.widgets.status_bar import StatusBar
from ui.widgets.tab_row import TabRow
from ui.widgets.table import Table

NARROW_BELOW, SHORT_BELOW = 1340, 760
"""Window sizes under which the navigation shows icons alone, and lower panes fold."""


@dataclass(frozen=True)
class PageEntry:
    """A page of the window: where it stands in the navigation and how its widget is made when first shown.

    `at_foot` puts it at the bottom of the navigation; `listed` False keeps it out (pages opened from others).
    """

    key: str
    title: str
    icon: str
    make: Callable[[], QWidget]
    at_foot: bool = False
    listed: bool = True


class SearchBox(QAbstractButton):
    """Looks like a field; a click, Enter or the first letter typed opens the palette."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Search or run a command, Control K")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty(RING, 5)
        self.setFixedSize(self.sizeHint())
        self.clicked.connect(lambda: self.wanted.emit(""))

    def sizeHint(self) -> QSize:
        return QSize(theme().px(330), theme().px(24))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Down):
            self.wanted.emit("")
        elif typed and typed.isprintable():
            self.wanted.emit(typed)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        px = theme().px
        box(painter, self.rect(), 5, "surface", "line2")
        theme().draw_icon(painter, "search", QRect(px(8), 0, px(16), self.height()), "ink2", 14)
        draw_text(painter, self.rect().adjusted(px(30), 0, -px(60), 0), "Search or run a command", "small", "ink2")
        width = hint_width(("Ctrl+K", ""))
        draw_hint(painter, QRect(self.width() - width - px(4), 0, width, self.height()), ("Ctrl+K", ""))


class _Stack(QStackedWidget):
    """Pages that give way: a page hidden behind another does not keep the window large."""

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(400), theme().px(300))


class Frame(QMainWindow):
    """Show pages with `show_page`, say things with `tell` and `set_banner`, run commands from menus or the palette."""

    page_shown = Signal(str)
    undo_wanted = Signal()
    room_changed = Signal(bool, bool)

    def __init__(
        self, pages: Sequence[PageEntry], menus: Sequence[Menu] = (), *, ask: Ask | None = None,
        groups: Sequence[str] = (), memory: Memory | None = None, may_close: Callable[[], bool] = lambda: True,
    ) -> None:  # fmt: skip
        super().__init__()
        self.memory = memory or Memory()
        self._entries = {entry.key: entry for entry in pages}
        self._made: dict[str, QWidget] = {}
        self._shown = ""
        self._may_close = may_close
        self._room: tuple[bool, bool] | None = None
        self.commands = Commands(self)
        self.status = StatusBar(self)
        self.navigation = Navigation(self._items(pages, False), self._items(pages, True))
        self.stack = _Stack()
        self._banners = QVBoxLayout()
        self._body = Ground("surface")
        self.notice = Notice(self._body)
        self._build()
        self.palette_box = Palette(self, ask, groups)
        self.set_menus(menus)
        self._wire()
        self._restore()

    # ---- building ----
    @staticmethod
    def _items(pages: Sequence[PageEntry], at_foot: bool) -> list[NavItem]:
        return [NavItem(p.key, p.title, p.icon) for p in pages if p.listed and p.at_foot == at_foot]

    def _build(self) -> None:
        px = theme().px
        bar = self.menuBar()
        bar.setFixedHeight(px(34))
        self._search = SearchBox(bar)
        corner = QWidget(bar)
        row = QHBoxLayout(corner)
        row.setContentsMargins(0, px(5), 0, px(4))
        row.addWidget(self._search)
        bar.setCornerWidget(corner)
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._banners.setSpacing(0)
        column.addLayout(self._banners)
        column.addWidget(self.stack, 1)
        content = QWidget()
        layout = QHBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.navigation)
        layout.addWidget(self._body, 1)
        self.setCentralWidget(content)
        self.setStatusBar(self.status)

    def _wire(self) -> None:
        self.navigation.chosen.connect(self.show_page)
        self._search.wanted.connect(self.open_palette)
        self.notice.undone.connect(self.undo_wanted)
        QShortcut(QKeySequence("F6"), self, lambda: self._step_pane(1))
        QShortcut(QKeySequence("Shift+F6"), self, lambda: self._step_pane(-1))
        QShortcut(QKeySequence("Ctrl+K"), self, lambda: self.open_palette(""))
        QShortcut(QKeySequence("Ctrl+Tab"), self, lambda: self._step_tab(1))
        QShortcut(QKeySequence("Ctrl+Shift+Tab"), self, lambda: self._step_tab(-1))
        listed = [entry for entry in self._entries.values() if entry.listed and not entry.at_foot]
        for number, entry in enumerate(listed[:9], 1):
            QShortcut(QKeySequence(f"Ctrl+{number}"), self, lambda key=entry.key: self.show_page(key))

    def set_menus(self, menus: Sequence[Menu]) -> None:
        """Build the menu bar from data; see ui.widgets.commands."""
        self.commands.fill(self.menuBar(), menus)

    # ---- pages ----
    def show_page(self, key: str) -> QWidget:
        """Show a page, made now if this is the first time; gives its widget. An unknown key raises KeyError."""
        page = self._made.get(key)
        if page is None:
            page = self._made[key] = self._entries[key].make()
            self.stack.addWidget(page)
        changed = self._shown != key
        self._shown = key
        self.stack.setCurrentWidget(page)
        self.navigation.select(key)
        if changed:
            if not self._focus_is_in_navigation() and not self._focus_page(page):
                QTimer.singleShot(0, self, lambda: self._focus_later(key))
            self.page_shown.emit(key)
        return page

    def _focus_page(self, page: QWidget) -> bool:
        """Put the keyboard where the page wants it, or into its first list.

        False when there is no such place yet: some pages show their list only once they have read it.
        """
        lists = [table for table in page.findChildren(Table) if table.isVisibleTo(page)]
        target = page.focusProxy() or (lists[0] if lists else None)
        if target is None or not target.isVisibleTo(page):
            return False
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _focus_is_in_navigation(self) -> bool:
        focus = self.focusWidget()
        return focus is not None and self.navigation.isAncestorOf(focus)

    def _focus_later(self, key: str) -> None:
        if self._shown == key and key in self._made:
            self._focus_page(self._made[key])

    def page_key(self) -> str:
        """The key of the page that is shown; empty before the first."""
        return self._shown

    def made_page(self, key: str) -> QWidget | None:
        """The widget of a page, if it was ever shown."""
        return self._made.get(key)

    def forget_page(self, key: str) -> None:
        """Delete a page's widget, so that the next `show_page` makes it new."""
        page = self._made.pop(key, None)
        if page is not None:
            self.stack.removeWidget(page)
            page.deleteLater()
        if self._shown == key:
            self._shown = ""

    # ---- telling ----
    def tell(self, words: str, *, undo: bool = True) -> None:
        """Say at the bottom what was done, for eight seconds, with Undo where that is possible."""
        self.notice.tell(words, undo=undo)
        self._place_notice()

    def set_banner(self, key: str, bar: MessageBar | None) -> None:
        """Show a bar above all pages under a name of its own; None takes it away."""
        for number in range(self._banners.count() - 1, -1, -1):
            item = self._banners.itemAt(number)
            old = item.widget() if item is not None else None
            if old is not None and old.property("banner") == key:
                self._banners.removeWidget(old)
                old.hide()
                old.deleteLater()
        if bar is not None:
            bar.setProperty("banner", key)
            self._banners.addWidget(bar)
            bar.setVisible(bool(bar.words()))

    def open_palette(self, words: str = "", group: str = "") -> None:
        """Open search and commands."""
        self.palette_box.open(words, group)

    # ---- keys ----
    def _step_pane(self, by: int) -> None:
        root = self.centralWidget()
        if root is not None:
            panes.step(root, by)

    def _step_tab(self, by: int) -> None:
        page = self.stack.currentWidget()
        rows = [row for row in page.findChildren(TabRow) if row.isVisible()] if page is not None else []
        focus = self.focusWidget()
        if rows:
            near = [row for row in rows if focus is not None and (row is focus or row.isAncestorOf(focus))]
            (near or rows)[0].step(by)

    # ---- room ----
    def _place_notice(self) -> None:
        px = theme().px
        self.notice.adjustSize()
        width = min(max(self.notice.sizeHint().width(), px(320)), self._body.width() - px(36))
        self.notice.setGeometry(px(20), self._body.height() - self.notice.height() - px(44), width, px(32))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px = theme().px
        room = (self.width() < px(NARROW_BELOW), self.height() < px(SHORT_BELOW))
        self._search.setFixedWidth(px(330))
        if room != self._room:
            self._room = room
            self.navigation.set_narrow(room[0])
            self.room_changed.emit(*room)
        self._place_notice()

    def is_short(self) -> bool:
        """True while lower panes should fold."""
        return self._room is not None and self._room[1]

    # ---- between starts ----
    def _restore(self) -> None:
        geometry = self.memory.get_bytes("window/geometry")
        if geometry.isEmpty() or not self.restoreGeometry(geometry):
            self.resize(1440, 900)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_close():
            event.ignore()
            return
        self.memory.put_bytes("window/geometry", self.saveGeometry())
        self.memory.save()
        event.accept()
