"""Half-filled forms, kept as they are typed, so that neither a crash nor a wrong click loses them."""

from __future__ import annotations

import json
from typing import Any

from app.clock import as_text
from app.data.database import told
from app.data.unit_of_work import prepare
from app.services.base import Service


class Drafts(Service):
    """Drafts are no changes of the office: they stand outside the history, and go when the form is saved or closed."""

    def get(self, key: str) -> dict[str, Any] | None:
        """What was typed into a form, if it was left half-filled."""
        text = self._database.value("SELECT body FROM drafts WHERE key = ?", (key,))
        return None if text is None else json.loads(text)

    def put(self, key: str, body: dict[str, Any]) -> None:
        """Keeps what stands in a form now."""
        text = json.dumps(body, ensure_ascii=False, default=str)
        self._write("INSERT INTO drafts (key, body, at) VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET"
                    " body = excluded.body, at = excluded.at", (key, text, as_text(self._desk.clock.now())))

    def drop(self, key: str) -> None:
        """Forgets a form's draft."""
        if self._database.value("SELECT 1 FROM drafts WHERE key = ?", (key,)) is not None:
            self._write("DELETE FROM drafts WHERE key = ?", (key,))

    def keys(self) -> list[str]:
        """The forms that were left half-filled."""
        return [row[0] for row in self._database.rows("SELECT key FROM drafts ORDER BY at DESC")]

    def _write(self, sql: str, params: tuple[str, ...]) -> None:
        if not self._database.read_only:
            with self._database.writing(), told():
                self._database.writer(prepare).execute(sql, params)
