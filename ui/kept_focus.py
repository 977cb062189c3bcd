"""Keeps the keyboard where it was while a pane is built anew: a step checked with Space stays the one in hand."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget


def kept_focus(root: QWidget) -> Callable[[], None]:
    """Remembers which control under `root` has the keyboard; call what it gives when the pane is built anew."""
    focus = root.window().focusWidget()
    controls = _controls(root)
    place = controls.index(focus) if focus in controls else None

    def put() -> None:
        found = _controls(root)
        if place is not None and found:
            found[min(place, len(found) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def later() -> None:
        if place is not None:
            QTimer.singleShot(0, root, put)

    return later


def _controls(root: QWidget) -> list[QWidget]:
    return [widget for widget in root.findChildren(QWidget)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled() and widget.isVisibleTo(root)]
