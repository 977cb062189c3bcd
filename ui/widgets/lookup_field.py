"""One record found by typing a part of its name: a line with suggestions under it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QStyle, QStyleOptionViewItem, QWidget

from ui.theme import theme
from ui.widgets.choice_field import ListDelegate
from ui.widgets.paint import box, draw_text, width_of
from ui.widgets.text_field import TextField

_META = int(Qt.ItemDataRole.UserRole) + 1
_PAUSE = 120


@dataclass(frozen=True)
class Suggestion:
    """One line under the field: the value it stands for, its words, and what tells it from others."""

    value: Any
    words: str
    meta: str = ""


Ask = Callable[[str], Sequence[Suggestion]]


class _Delegate(ListDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Any) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width() + width_of(str(index.data(_META) or ""), "small") + theme().px(16), size.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Any) -> None:
        rect: QRect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            box(painter, rect, 4, "sel")
        px = theme().px
        inner = rect.adjusted(px(8), 0, -px(8), 0)
        used = draw_text(painter, inner, str(index.data(Qt.ItemDataRole.DisplayRole) or ""), "key")
        draw_text(painter, inner.adjusted(used + px(8), 0, 0, 0), str(index.data(_META) or ""), "small", "ink2")


class Suggestions:
    """The list under a line edit: asks as one types and calls `take` with what was chosen."""

    def __init__(self, edit: QLineEdit, ask: Ask, take: Callable[[Suggestion], None]) -> None:
        self._edit, self._ask, self._take = edit, ask, take
        self._found: list[Suggestion] = []
        self._model = QStandardItemModel(edit)
        self._completer = QCompleter(self._model, edit)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setWidget(edit)
        self._popup = QListView()
        self._popup.setProperty("ground", "pop")
        self._completer.setPopup(self._popup)
        self._popup.setItemDelegate(_Delegate(self._popup))
        activated: Any = self._completer.activated
        activated[QModelIndex].connect(self._on_activated)
        self._timer = QTimer(edit, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self.show)
        edit.textEdited.connect(lambda _: self._timer.start())

    def show(self) -> None:
        """Ask for what the line holds now and show the answers."""
        self._found = list(self._ask(self._edit.text().strip()))
        self._model.clear()
        for suggestion in self._found:
            item = QStandardItem(suggestion.words)
            item.setData(suggestion.meta, _META)
            self._model.appendRow(item)
        if self._found:
            self._completer.complete()
        else:
            self._popup.hide()

    def found(self) -> list[Suggestion]:
        """What was found for the last words asked."""
        return self._found

    def _on_activated(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self._found):
            chosen = self._found[index.row()]
            QTimer.singleShot(0, self._edit, lambda: self._take(chosen))


class LookupField(TextField):
    """`value()` is the chosen suggestion's value, or None while what is typed names no one."""

    chosen = Signal(object)

    def __init__(
        self, name: str, ask: Ask, *, placeholder: str = "Type a name", width: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(name, placeholder=placeholder, icon="search", width=width, parent=parent)
        self._value: Any = None
        self._words = ""
        self._suggestions = Suggestions(self, ask, self._on_taken)

    def value(self) -> Any:
        return self._value if self.text() == self._words and self._words else None

    def set_value(self, value: object) -> None:
        """Give a Suggestion to show a record that is chosen already; None empties the field."""
        if isinstance(value, Suggestion):
            self._value, self._words = value.value, value.words
            self.setText(value.words)
        else:
            self._value, self._words = None, ""
            self.clear()

    def own_problem(self) -> str:
        return "Choose one of the names in the list." if self.text().strip() and self.value() is None else ""

    def _on_taken(self, suggestion: Suggestion) -> None:
        self.set_value(suggestion)
        self.chosen.emit(suggestion.value)
