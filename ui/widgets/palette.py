"""Search and commands: a line over the window, what was found under it in groups, all by keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListView, QVBoxLayout, QWidget

from ui.theme import theme
from ui.widgets.buttons import Button
from ui.widgets.header import IconLabel
from ui.widgets.keycap import FootBar
from ui.widgets.menus import ChoiceMenu
from ui.widgets.notice import announce
from ui.widgets.paint import box, line
from ui.widgets.palette_list import Ask, FoundDelegate, FoundModel, PaletteItem

__all__ = ["Ask", "Palette", "PaletteItem"]

WIDTH, TOP, SEEN = 680, 96, 10
_PAUSE = 90
_EVERYTHING = "Everything"
_ACT_ON_FOUND = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
"""Keys that mean what is found for the words typed by now, so the pause after typing is cut short."""
_HINTS = (
    ("↑ ↓", "move"),
    ("Enter", "run"),
    ("Tab", "only this group"),
    ("Esc", "close"),
)


class Palette(QWidget):
    """Covers its window with a flat scrim. `ask` is called as one types; `show_found` takes answers that come later."""

    asked = Signal(str, str)
    closed = Signal()

    def __init__(self, window: QWidget, ask: Ask | None = None, groups: Sequence[str] = ()) -> None:
        super().__init__(window)
        self._ask, self._groups, self._group = ask, list(groups), ""
        self._back: QWidget | None = None
        self.setAccessibleName("Search and commands")
        self._model = FoundModel(self)
        self._panel = _Panel(self)
        self._edit = QLineEdit(self._panel)
        self._scope = Button(_EVERYTHING, small=True, opens=True, parent=self._panel)
        self._list = QListView(self._panel)
        self._foot = FootBar(_HINTS, ground="panel", corners=7)
        self._build()
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self._on_due)
        self._edit.textEdited.connect(lambda _: self._timer.start())
        self._edit.installEventFilter(self)
        self._list.clicked.connect(lambda index: self._run(index.row(), apart=False))
        self._scope.clicked.connect(self._open_scope)
        window.installEventFilter(self)
        self.hide()

    def _build(self) -> None:
        px = theme().px
        self._edit.setProperty("bare", True)
        self._edit.setAccessibleName("Search or run a command")
        self._edit.setPlaceholderText("Search or run a command")
        self._edit.setFont(theme().font("lead"))
        self._edit.setFixedHeight(px(50))
        self._scope.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setModel(self._model)
        self._list.setItemDelegate(FoundDelegate(self._model, self.words, self))
        self._list.setProperty("ground", "flat")
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setAccessibleName("What was found")
        head = QHBoxLayout()
        head.setContentsMargins(px(16), 0, px(12), 0)
        head.setSpacing(px(12))
        head.addWidget(IconLabel("search", "ink2", 18))
        head.addWidget(self._edit, 1)
        head.addWidget(self._scope)
        layout = QVBoxLayout(self._panel)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addSpacing(px(6))
        layout.addWidget(self._list, 1)
        layout.addWidget(self._foot)

    # ---- use ----
    def open(self, words: str = "", group: str = "") -> None:
        """Show the palette over its window, with words already typed."""
        self._back = self.window().focusWidget()
        self._group = group
        self._scope.set_words(group or _EVERYTHING)
        self.setGeometry(self.window().rect())
        self._edit.setText(words)
        self.show()
        self.raise_()
        self._edit.setFocus()
        self._on_due()

    def close_palette(self) -> None:
        """Hide it and give the focus back."""
        self._timer.stop()
        self.hide()
        if self._back is not None and self._back.isVisible():
            self._back.setFocus()
        self._back = None
        self.closed.emit()

    def words(self) -> str:
        """What is typed."""
        return self._edit.text().strip()

    def row(self, place: int) -> str | PaletteItem:
        """The head of a group or the item at a place of the list."""
        return self._model.rows[place]

    def found(self) -> list[PaletteItem]:
        """What is shown now."""
        return [row for row in self._model.rows if isinstance(row, PaletteItem)]

    def show_found(self, words: str, items: Sequence[PaletteItem]) -> None:
        """Show what was found for `words`; ignored when something else has been typed since."""
        if words != self.words():
            return
        self._model.show(items, "Nothing found" if words else "")
        places = self._model.items()
        if places:
            self._list.setCurrentIndex(self._model.index(places[0]))
        self._fit()
        announce(self._list, f"{len(places)} found" if places else "Nothing found")

    # ---- inside ----
    def _on_due(self) -> None:
        self._timer.stop()
        words = self.words()
        self.asked.emit(words, self._group)
        if self._ask is not None:
            self.show_found(words, self._ask(words, self._group))

    def _fit(self) -> None:
        """As high as what was found, ten lines at most, and never over the window's edge."""
        px = theme().px
        rows = self._model.rows
        tall = sum(px(30 if isinstance(row, str) else 34) for row in rows) if rows else px(44)
        most = px(34) * SEEN + px(30) * 4
        width = min(px(WIDTH), self.width() - px(32))
        height = min(px(50) + px(6) + min(tall, most) + px(6) + px(32), self.height() - px(TOP) - px(24))
        self._panel.setGeometry((self.width() - width) // 2, px(TOP), width, height)

    def _move(self, step: int) -> None:
        places = self._model.items()
        if places:
            here = self._list.currentIndex().row()
            number = (places.index(here) if here in places else -1) + step
            self._list.setCurrentIndex(self._model.index(places[number % len(places)]))

    def _run(self, place: int, apart: bool) -> None:
        row = self._model.rows[place] if 0 <= place < len(self._model.rows) else ""
        if not isinstance(row, PaletteItem):
            return
        act = row.run_apart if apart and row.run_apart is not None else row.run
        self.close_palette()
        act()

    def _set_group(self, group: str) -> None:
        self._group = group
        self._scope.set_words(group or _EVERYTHING)
        self._edit.setFocus()
        self._on_due()

    def _open_scope(self) -> None:
        choices = [("", _EVERYTHING)] + [(group, group) for group in self._groups]
        menu = ChoiceMenu(choices, [self._group], lambda chosen: self._set_group(chosen[0]), parent=self)
        menu.popup(self._scope.mapToGlobal(QPoint(0, self._scope.height() + 2)))

    def _narrow_to_group(self) -> None:
        """Tab: look only in the group of the current line; again: in everything."""
        here = self._list.currentIndex().row()
        row = self._model.rows[here] if 0 <= here < len(self._model.rows) else ""
        self._set_group("" if self._group else (row.group if isinstance(row, PaletteItem) else ""))

    def _on_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if self._timer.isActive() and key in _ACT_ON_FOUND:
            self._on_due()
        if key == Qt.Key.Key_Escape:
            self.close_palette()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._move(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            apart = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self._run(self._list.currentIndex().row(), apart)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._narrow_to_group()
        else:
            return False
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._edit and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(event)
        if watched is self.parent() and event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self.window().rect())
            self._fit()
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._panel.geometry().contains(event.position().toPoint()):
            self.close_palette()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme().color("scrim"))


class _Panel(QWidget):
    """The ground of the palette."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box(painter, self.rect(), 8, "pop", "ctl")
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        line(painter, 1, theme().px(50) + 1, self.width() - 2, theme().px(50) + 1)
