"""F6 goes round the panes of a window: navigation, page header, filters, list, detail."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

PANE = "pane"


def mark_pane(widget: QWidget, name: str) -> None:
    """Let F6 stop at this widget; `name` is what the pane is called."""
    widget.setProperty(PANE, name)


def panes_of(root: QWidget) -> list[QWidget]:
    """The panes in sight under `root`, outermost only, from left to right and from top to bottom."""
    def place(pane: QWidget) -> tuple[int, int]:
        corner = pane.mapTo(root, QPoint(0, 0))
        return corner.x(), corner.y()

    return sorted((pane for pane in _marked(root) if first_focus(pane) is not None), key=place)


def _marked(root: QWidget) -> list[QWidget]:
    found: list[QWidget] = []
    for child in root.children():
        if not isinstance(child, QWidget) or not child.isVisibleTo(root):
            continue
        if child.property(PANE):
            found.append(child)
        else:
            found.extend(_marked(child))
    return found


def first_focus(pane: QWidget) -> QWidget | None:
    """What takes the keyboard in a pane: its proxy, itself, or the first control that can."""
    for widget in (pane.focusProxy(), pane, *pane.findChildren(QWidget)):
        if widget is None or not widget.isEnabled() or not widget.isVisibleTo(pane.window()):
            continue
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
            return widget
    return None


def step(root: QWidget, by: int) -> None:
    """Go to the next pane (1) or the previous one (-1), going round."""
    panes = panes_of(root)
    if not panes:
        return
    focus = root.window().focusWidget()
    here = next((n for n, pane in enumerate(panes) if focus is pane or (focus and pane.isAncestorOf(focus))), None)
    place = (0 if by > 0 else -1) if here is None else (here + by) % len(panes)
    target = first_focus(panes[place])
    if target is not None:
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)
