"""Commands as data: what stands in the menus is also what the palette finds, with one QAction behind each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from ui.theme import theme


@dataclass(frozen=True)
class Command:
    """One thing to do. `keys` is a shortcut as Qt writes it ("Ctrl+Shift+P"; several apart by blanks).

    `choice` names a group of commands of which one is ticked; `checkable` alone is ticked or not. `in_palette` False
    keeps it out of the search.
    """

    key: str
    words: str
    run: Callable[[], object]
    keys: str = ""
    icon: str = ""
    checkable: bool = False
    choice: str = ""
    in_palette: bool = True


@dataclass(frozen=True)
class Menu:
    """A menu: commands, lines between (None) and menus inside."""

    title: str
    entries: Sequence[Command | Menu | None] = field(default_factory=tuple)


class Commands(QObject):
    """The actions made from the menus, by key."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._owner = owner
        self._actions: dict[str, QAction] = {}
        self._commands: dict[str, Command] = {}
        self._groups: dict[str, QActionGroup] = {}
        theme().changed.connect(self._recolor)

    def _recolor(self) -> None:
        for key, command in self._commands.items():
            if command.icon:
                self._actions[key].setIcon(theme().icon(command.icon))

    def fill(self, bar: QMenuBar, menus: Sequence[Menu]) -> None:
        """Build the menus into a menu bar; what stood there before goes."""
        bar.clear()
        self._actions.clear()
        self._commands.clear()
        self._groups.clear()
        for menu in menus:
            self._fill_menu(bar.addMenu(f"&{menu.title}"), menu)

    def action(self, key: str) -> QAction:
        """The action of a command, to enable, tick or rename it; an unknown key raises KeyError."""
        return self._actions[key]

    def set_enabled(self, key: str, on: bool) -> None:
        self._actions[key].setEnabled(on)

    def set_words(self, key: str, words: str) -> None:
        """Rename a command in its menu: "Undo log meeting"."""
        self._actions[key].setText(words.replace("&", "&&"))

    def usable(self) -> list[Command]:
        """The commands that can be run now and may be found by search, in the order of the menus."""
        return [c for key, c in self._commands.items() if c.in_palette and self._actions[key].isEnabled()]

    def _fill_menu(self, target: QMenu, menu: Menu) -> None:
        for entry in menu.entries:
            if entry is None:
                target.addSeparator()
            elif isinstance(entry, Menu):
                self._fill_menu(target.addMenu(entry.title), entry)
            else:
                target.addAction(self._make(entry))

    def _make(self, command: Command) -> QAction:
        action = QAction(command.words.replace("&", "&&"), self._owner)
        action.setMenuRole(QAction.MenuRole.NoRole)
        if command.keys:
            action.setShortcuts([QKeySequence(keys) for keys in command.keys.split(" ")])
        if command.icon:
            action.setIcon(theme().icon(command.icon))
        action.setCheckable(command.checkable or bool(command.choice))
        if command.choice:
            group = self._groups.setdefault(command.choice, QActionGroup(self._owner))
            group.addAction(action)
        action.triggered.connect(lambda _=False: command.run())
        self._actions[command.key] = action
        self._commands[command.key] = command
        return action
