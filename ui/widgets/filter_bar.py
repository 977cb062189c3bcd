"""What a list shows: a search field, a chip for each filter, and at the right what belongs to the list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLayout, QSizePolicy, QWidget

from ui.theme import RING, theme
from ui.widgets.buttons import Button
from ui.widgets.menus import ChoiceMenu
from ui.widgets.paint import box, draw_text, line, width_of
from ui.widgets.text_field import TextField

_PAUSE = 150


@dataclass(frozen=True)
class Filter:
    """One filter: its words and what can be chosen. `several` lets more than one be chosen at once.

    `needed` filters always have a value (no x), such as "Group: Student".
    """

    key: str
    words: str
    choices: Sequence[tuple[Any, str]]
    several: bool = True
    needed: bool = False


class FilterChip(QAbstractButton):
    """A filter as a button: at rest its words, in use its value on the selection ground with an x."""

    changed = Signal()

    def __init__(self, declared: Filter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.declared = declared
        self._values: list[Any] = [declared.choices[0][0]] if declared.needed and declared.choices else []
        self.setProperty(RING, 5)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.open_menu)
        self._say()

    def set_choices(self, choices: Sequence[tuple[Any, str]]) -> None:
        """Offer other choices; what is chosen stays when it is among them."""
        d = self.declared
        self.declared = Filter(d.key, d.words, choices, d.several, d.needed)
        self.set_values([value for value in self._values if value in [c for c, _ in choices]])

    def values(self) -> list[Any]:
        """What is chosen; empty when the filter is not in use."""
        return list(self._values)

    def set_values(self, values: Sequence[Any]) -> None:
        """Choose without telling anyone."""
        self._values = [value for value, _ in self.declared.choices if value in values]
        self._say()

    def value_words(self) -> str:
        """The chosen values in words: "Student", or "Student and 2 more"."""
        words = [words for value, words in self.declared.choices if value in self._values]
        return words[0] if len(words) == 1 else f"{words[0]} and {len(words) - 1} more" if words else ""

    def open_menu(self) -> None:
        """Show what can be chosen."""
        menu = ChoiceMenu(self.declared.choices, self._values, self._take, several=self.declared.several, parent=self)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))
        if menu.actions():
            menu.setActiveAction(menu.actions()[0])

    def clear(self) -> None:
        """Take the filter out of use."""
        if self._values and not self.declared.needed:
            self._take([])

    def _take(self, values: list[Any]) -> None:
        self._values = list(values)
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        value = self.value_words()
        self.setAccessibleName(f"{self.declared.words}: {value}" if value else f"{self.declared.words}, not in use")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        px = theme().px
        value = self.value_words()
        words = f"{self.declared.words}: " if value else self.declared.words
        return QSize(width_of(words, "small_key") + min(px(200), width_of(value, "sub")) + px(38), px(26))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        px = theme().px
        value = self.value_words()
        ground = "sel" if value else ("hover" if self.underMouse() else "surface")
        box(painter, self.rect(), 5, ground, "accent" if value else "line2")
        inner = self.rect().adjusted(px(8), 0, -px(24), 0)
        words = f"{self.declared.words}: " if value else self.declared.words
        used = draw_text(painter, inner, words, "small" if value else "small_key", "ink")
        draw_text(painter, inner.adjusted(used, 0, px(2), 0), value, "sub")
        icon = "x" if value and not self.declared.needed else "chevron-down"
        theme().draw_icon(painter, icon, self._end(), "ink2", 14)

    def _end(self) -> QRect:
        return QRect(self.width() - theme().px(24), 0, theme().px(20), self.height())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        on_end = self._end().contains(event.position().toPoint())
        if on_end and self._values and not self.declared.needed:
            self.setDown(False)
            self.clear()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.click()
        else:
            super().keyPressEvent(event)


class FilterBar(QWidget):
    """42 px. `changed` tells all values: {"search": words, filter key: [values]}; typing waits 150 ms.

    `went_down` tells that Down was pressed in the search field: the list should take the focus.
    """

    changed = Signal(dict)
    went_down = Signal()

    def __init__(
        self, filters: Sequence[Filter] = (), *, search: str = "", search_width: int = 176,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        px = theme().px
        self.setFixedHeight(px(42))
        self.setProperty("pane", "filters")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(px(20), 0, px(16), 0)
        self._row.setSpacing(px(6))
        self._row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self._tell)
        self.search: TextField | None = None
        if search:
            self.search = TextField(search, placeholder=search, icon="search", width=search_width)
            self.search.changed.connect(self._timer.start)
            self.search.returnPressed.connect(self._tell)
            self._row.addWidget(self.search)
        self.chips = {declared.key: FilterChip(declared) for declared in filters}
        for chip in self.chips.values():
            chip.changed.connect(self._tell)
            self._row.addWidget(chip)
        self._more = Button("More", small=True, opens=True)
        self._more.clicked.connect(self._open_more)
        self._more.hide()
        self._row.addWidget(self._more)
        self._row.addStretch(1)
        self._left: list[QWidget] = []
        self._right: list[QWidget] = []

    def add_left(self, *widgets: QWidget) -> None:
        """Put widgets, such as a Segmented, before the filters."""
        for place, widget in enumerate(widgets):
            self._left.append(widget)
            self._row.insertWidget(place + (1 if self.search is not None else 0), widget)

    def add(self, *widgets: QWidget) -> None:
        """Put widgets at the right end: Columns, key hints, a few words."""
        for widget in widgets:
            self._right.append(widget)
            self._row.addWidget(widget)

    def values(self) -> dict[str, Any]:
        """The search words and what is chosen in each filter."""
        words = self.search.value() if self.search is not None else ""
        return {"search": words, **{key: chip.values() for key, chip in self.chips.items()}}

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Show a saved view; `changed` is told once."""
        if self.search is not None:
            blocked = self.search.blockSignals(True)
            self.search.set_value(values.get("search", ""))
            self.search.blockSignals(blocked)
        for key, chip in self.chips.items():
            if not chip.declared.needed or values.get(key):
                chip.set_values(values.get(key, []))
        self._tell()

    def clear(self) -> None:
        """Take every filter and the search out of use."""
        self.set_values({})

    def in_use(self) -> int:
        """How many filters narrow the list, the search included."""
        used = sum(1 for chip in self.chips.values() if chip.values() and not chip.declared.needed)
        return used + (1 if self.search is not None and self.search.value() else 0)

    def focus_search(self) -> None:
        """Go to the search field and select what is in it."""
        if self.search is not None:
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.search.selectAll()

    def _tell(self) -> None:
        self._timer.stop()
        self._fold()
        self.changed.emit(self.values())

    def _fold(self) -> None:
        """Hide the last unused filters behind More while there is not enough room."""
        right = sum(w.sizeHint().width() + self._row.spacing() for w in self._right if not w.isHidden())
        room = self.width() - theme().px(44) - right - theme().px(64)
        used = sum(w.sizeHint().width() + self._row.spacing() for w in self._left if not w.isHidden())
        used += 0 if self.search is None else self.search.width() + self._row.spacing()
        hidden = 0
        for chip in self.chips.values():
            used += chip.sizeHint().width() + self._row.spacing()
            over = used > room and not chip.values()
            chip.setVisible(not over)
            hidden += over
        self._more.setVisible(hidden > 0)

    def _open_more(self) -> None:
        choices = [(key, chip.declared.words) for key, chip in self.chips.items() if chip.isHidden()]
        menu = ChoiceMenu(choices, [], lambda keys: self._open_hidden(keys[0]), parent=self)
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height() + 2)))

    def _open_hidden(self, key: str) -> None:
        chip = self.chips[key]
        menu = ChoiceMenu(chip.declared.choices, chip.values(), chip._take, several=chip.declared.several, parent=self)
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height() + 2)))

    def minimumSizeHint(self) -> QSize:
        """What does not fit goes behind More, so the bar may be narrower than all its filters."""
        return QSize(theme().px(320), theme().px(42))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.search is not None and self.search.text():
            self.search.clear()
        elif event.key() == Qt.Key.Key_Down and self.search is not None and self.search.hasFocus():
            self._tell()
            self.went_down.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("surface"))
        line(painter, 0, self.height() - 1, self.width() - 1, self.height() - 1)
