"""The focus ring: two pixels of accent, one pixel away from the control that has the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from shiboken6 import isValid

REACH = 3
"""Pixels the ring stands out of its control: one of air, two of line."""
RING = "focusRing"
"""Dynamic property: the corner radius of a control that wants the ring; a control without it draws its own focus."""


class _Ring(QWidget):
    """The painted ring; lies above its control, takes no clicks, and is unknown to screen readers."""

    def __init__(self, parent: QWidget, color: QColor, radius: int) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._color = color
        self._radius = radius

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._color, 2))
        radius = self._radius + REACH - 1
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)


class FocusRing(QObject):
    """Watches which control has the focus and keeps one ring around it, moving with it and hiding with it."""

    def __init__(self, application: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self.color = QColor()
        self._widget: QWidget | None = None
        self._watched: list[QWidget] = []
        self._ring: _Ring | None = None
        application.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        self._drop()
        if new is None or new.property(RING) is None or new.isWindow():
            return
        host = self._watch(new)
        self._widget = new
        self._ring = _Ring(host, self.color, int(new.property(RING)))
        self._place()

    def _watch(self, widget: QWidget) -> QWidget:
        """Follow `widget` and its parents up to the window or the viewport it scrolls in; gives that host."""
        self._watched = [widget]
        widget.installEventFilter(self)
        below, host = widget, widget.parentWidget()
        while host is not None and not isinstance(host, QAbstractScrollArea):
            if host.isWindow():
                return host
            self._watched.append(host)
            host.installEventFilter(self)
            below, host = host, host.parentWidget()
        return below

    def _place(self) -> None:
        if self._ring is None or self._widget is None or not isValid(self._ring) or not isValid(self._widget):
            return
        host = self._ring.parentWidget()
        if host is None:
            return
        corner = self._widget.mapTo(host, self._widget.rect().topLeft())
        rect = self._widget.rect().translated(corner)
        self._ring.setGeometry(rect.adjusted(-REACH, -REACH, REACH, REACH))
        self._ring.setVisible(self._widget.isVisible())
        self._ring.raise_()

    def _drop(self) -> None:
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._watched, self._widget = [], None
        if self._ring is not None and isValid(self._ring):
            self._ring.hide()
            self._ring.deleteLater()
        self._ring = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        moves = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)
        if event.type() in moves:
            self._place()
        elif event.type() in (QEvent.Type.ParentChange, QEvent.Type.DeferredDelete):
            self._drop()
        return False
