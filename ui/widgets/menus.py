"""Menus whose words are shown as they are, and choices in a menu that stays open while several are ticked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from ui.theme import theme


class ChoiceMenu(QMenu):
    """Lines that can be ticked: one of them, or with `several` any number while the menu stays open."""

    def __init__(
        self, choices: Sequence[tuple[Any, str]], chosen: Sequence[Any], take: Callable[[list[Any]], object], *,
        several: bool = False, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._several, self._take = several, take
        group = QActionGroup(self)
        group.setExclusive(not several)
        for value, words in choices:
            action = QAction(words.replace("&", "&&"), group, checkable=True, checked=value in chosen)
            action.setData(value)
            action.triggered.connect(self._on_triggered)
            self.addAction(action)

    def _on_triggered(self) -> None:
        self._take([action.data() for action in self.actions() if action.isChecked()])

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action = self.actionAt(event.position().toPoint())
        if self._several and action is not None and action.isEnabled():
            action.trigger()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.activeAction()
        if self._several and event.key() == Qt.Key.Key_Space and action is not None:
            action.trigger()
        else:
            super().keyPressEvent(event)


def action_menu(parent: QWidget, entries: Sequence[tuple[str, str, Callable[[], object]] | None]) -> QMenu:
    """A menu of (words, icon, what to do); None is a line between."""
    menu = QMenu(parent)
    for entry in entries:
        if entry is None:
            menu.addSeparator()
            continue
        words, icon, act = entry
        action = menu.addAction(words.replace("&", "&&"))
        if icon:
            action.setIcon(theme().icon(icon))
        action.triggered.connect(lambda _=False, act=act: act())
    return menu
