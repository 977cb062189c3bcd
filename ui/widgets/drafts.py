"""A half-filled form survives a crash or a wrong click: what stands in it is kept while one types."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Protocol

from PySide6.QtCore import QObject, QTimer

from ui.widgets.form import Form
from ui.widgets.lookup_field import LookupField, Suggestion

_PAUSE = 700


class Drafts(Protocol):
    """Where drafts are kept, by a key that names the form and its record."""

    def get(self, key: str) -> Any: ...
    def put(self, key: str, draft: dict[str, Any]) -> Any: ...
    def drop(self, key: str) -> Any: ...


class DraftKeeper(QObject):
    """Keeps the values of one form. `offer` fills the form from what was kept; `drop` when it has been saved."""

    def __init__(self, form: Form, drafts: Drafts, key: str) -> None:
        super().__init__(form)
        self._form, self._drafts, self._key = form, drafts, key
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self.keep)
        form.changed.connect(lambda _key: self._timer.start())

    def offer(self) -> bool:
        """Fill the form with the draft; False when there is none."""
        kept = self._drafts.get(self._key)
        if not isinstance(kept, Mapping):
            return False
        for key, value in kept.items():
            if key in self._form.values():
                self._form.editor(key).set_value(_thick(value))
        return True

    def keep(self) -> None:
        """Keep what stands in the form now, where it differs from what was given."""
        self._timer.stop()
        if self._form.is_changed():
            values = self._form.values().items()
            self._drafts.put(self._key, {key: _plain(value, self._form.editor(key)) for key, value in values})

    def drop(self) -> None:
        """Forget the draft."""
        self._timer.stop()
        self._drafts.drop(self._key)


def _plain(value: Any, editor: object = None) -> Any:
    if isinstance(editor, LookupField):
        return {"value": value, "words": editor.text()}
    if isinstance(value, date):
        return {"day": value.isoformat()}
    return [_plain(part) for part in value] if isinstance(value, tuple) else value


def _thick(value: Any) -> Any:
    if isinstance(value, dict) and "day" in value:
        return date.fromisoformat(value["day"])
    if isinstance(value, dict) and "words" in value:
        return None if value["value"] is None else Suggestion(value["value"], value["words"])
    return tuple(_thick(part) for part in value) if isinstance(value, list) else value
