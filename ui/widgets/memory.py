"""What the window remembers between starts: geometry, columns, sizes of panes. Nothing about people."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings


class Memory:
    """Plain values by key in one file; without a path it forgets when the program ends."""

    def __init__(self, path: Path | None = None) -> None:
        self._settings = QSettings(str(path), QSettings.Format.IniFormat) if path is not None else None
        self._held: dict[str, str] = {}

    def get(self, key: str, default: Any = None) -> Any:
        """The value kept under a key; `default` when there is none or it cannot be read."""
        words = self._held.get(key)
        if words is None and self._settings is not None:
            words = str(self._settings.value(key, ""))
        try:
            return json.loads(words) if words else default
        except ValueError:
            return default

    def put(self, key: str, value: Any) -> None:
        """Keep a value that JSON can write."""
        self._held[key] = json.dumps(value)
        if self._settings is not None:
            self._settings.setValue(key, self._held[key])

    def get_bytes(self, key: str) -> QByteArray:
        """Bytes kept with `put_bytes`; empty when there are none."""
        words = self.get(key, "")
        return QByteArray.fromBase64(QByteArray(str(words).encode()))

    def put_bytes(self, key: str, value: QByteArray) -> None:
        """Keep bytes, such as a window's geometry."""
        self.put(key, bytes(value.toBase64().data()).decode())

    def save(self) -> None:
        """Write to disk now."""
        if self._settings is not None:
            self._settings.sync()
