"""The one bridge from the office's plain callbacks to Qt: topics arrive as one signal on the screen's thread."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from app.changes import Topic
from app.office import Office

LOOK_EVERY_MILLISECONDS = 2000
EVERYTHING = frozenset(Topic)


class Bridge(QObject):
    """Tells pages which topics changed, by this window or by another program on the same file."""

    changed = Signal(frozenset)
    changed_elsewhere = Signal()

    def __init__(self, office: Office, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._leave = office.feed.subscribe(self.changed.emit)
        self._seen = office.changed_elsewhere()
        self._last_change = self._newest()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MILLISECONDS)
        self._timer.timeout.connect(self.look)
        self.changed.connect(self._on_changed)
        self._timer.start()

    def look(self) -> None:
        """Asks the file whether another program has written to it; publishes everything when it has."""
        seen = self._office.changed_elsewhere()
        if seen == self._seen:
            return
        self._seen, newest = seen, self._newest()
        if newest != self._last_change:
            self._last_change = newest
            self.changed.emit(EVERYTHING)
            self.changed_elsewhere.emit()

    def close(self) -> None:
        """Listens no more."""
        self._timer.stop()
        self._leave()

    def _on_changed(self, _topics: frozenset[Topic]) -> None:
        self._last_change = self._newest()

    def _newest(self) -> int:
        changes = self._office.history.rows(0, 1)
        return changes[0].id if changes else 0
