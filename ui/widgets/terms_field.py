"""Several terms in one field: each a chip that can be taken away, new ones typed with suggestions."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QSizePolicy, QWidget

from ui.theme import RING, theme
from ui.widgets.flow import FlowLayout
from ui.widgets.lookup_field import Ask, Suggestion, Suggestions
from ui.widgets.paint import box, draw_text, width_of
from ui.widgets.text_field import MARKS


class _Term(QAbstractButton):
    """A chip with an x; Enter, Delete or a click takes it away."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = words
        self.setAccessibleName(f"Take away {words}")
        self.setProperty(RING, 4)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        px = theme().px
        return QSize(min(px(320), width_of(self.words, "small_key") + px(30)), px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        px = theme().px
        box(painter, self.rect(), 4, "mute" if not self.underMouse() else "line")
        draw_text(painter, self.rect().adjusted(px(8), 0, -px(20), 0), self.words, "small_key", "ink2")
        theme().draw_icon(painter, "x", self.rect().adjusted(self.width() - px(20), 0, 0, 0), "ink2", 13)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class TermsField(QWidget):
    """`value()` is a tuple of words. With `free` a word that is not suggested may be added too."""

    changed = Signal()

    def __init__(
        self, name: str, ask: Ask, *, free: bool = True, placeholder: str = "Add", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._free, self._problem = free, ""
        self._terms: list[_Term] = []
        self.setAccessibleName(name)
        self._flow = FlowLayout(self, gap=4)
        px = theme().px
        self._flow.setContentsMargins(px(6), px(4), px(6), px(4))
        self._edit = QLineEdit(self)
        self._edit.setProperty("bare", True)
        self._edit.setAccessibleName(name)
        self._edit.setPlaceholderText(placeholder)
        self._edit.setFixedHeight(px(20))
        self._edit.setMinimumWidth(px(120))
        self._edit.installEventFilter(self)
        self._edit.returnPressed.connect(self._on_return)
        self._flow.addWidget(self._edit)
        self._suggestions = Suggestions(self._edit, ask, self._on_taken)
        self.setFocusProxy(self._edit)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def value(self) -> tuple[str, ...]:
        return tuple(term.words for term in self._terms)

    def set_value(self, value: object) -> None:
        for term in list(self._terms):
            self._remove(term)
        for words in value if isinstance(value, Sequence) and not isinstance(value, str) else ():
            self._add(str(words))

    def own_problem(self) -> str:
        return ""

    def set_problem(self, kind: str) -> None:
        """Show the border of an "error" or a "warning"; "" takes it away."""
        self._problem = kind
        self.update()

    def _add(self, words: str) -> None:
        if not words or words in self.value():
            return
        term = _Term(words, self)
        term.clicked.connect(lambda: self._on_term_clicked(term))
        self._flow.insert_widget(len(self._terms), term)
        self._terms.append(term)
        term.show()
        self._relayout()

    def _remove(self, term: _Term) -> None:
        self._terms.remove(term)
        self._flow.removeWidget(term)
        term.hide()
        term.deleteLater()
        self._relayout()

    def _relayout(self) -> None:
        self._flow.invalidate()
        self.updateGeometry()

    def _on_term_clicked(self, term: _Term) -> None:
        self._remove(term)
        self._edit.setFocus()
        self.changed.emit()

    def _on_taken(self, suggestion: Suggestion) -> None:
        self._add(suggestion.words)
        self._edit.clear()
        self.changed.emit()

    def _on_return(self) -> None:
        words = " ".join(self._edit.text().split())
        match = next((s for s in self._suggestions.found() if s.words.casefold() == words.casefold()), None)
        if match is not None:
            self._on_taken(match)
        elif words and self._free:
            self._on_taken(Suggestion(words, words))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._edit.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        focus = self._edit.hasFocus()
        border = MARKS[self._problem][1] if self._problem else "ctl"
        box(QPainter(self), self.rect(), 5, "surface", "accent" if focus else border, 2 if focus else 1)

    def eventFilter(self, watched: QWidget, event: QKeyEvent) -> bool:  # type: ignore[override]
        if event.type() in (event.Type.FocusIn, event.Type.FocusOut):
            self.update()
        elif event.type() == event.Type.KeyPress and event.key() == Qt.Key.Key_Backspace and not self._edit.text():
            if self._terms:
                self._on_term_clicked(self._terms[-1])
            return True
        return False
