"""Which office files were opened on this workstation, the latest first; and what its user prefers."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from app.settings import Places, made

KEPT = 8


class Recent:
    """A small file of this workstation's user; when it is lost or damaged, nothing but convenience is."""

    def __init__(self, places: Places) -> None:
        self._file = places.config / "workstation.json"

    def offices(self) -> list[Path]:
        """Office files opened before, the latest first, whether they are still there or not."""
        return [Path(text) for text in self._read().get("offices", []) if isinstance(text, str)]

    def last(self) -> Path | None:
        """The office file opened last, if it is still there."""
        return next((path for path in self.offices()[:1] if path.is_file()), None)

    def opened(self, office: Path) -> None:
        """Puts an office file at the head of the list."""
        others = [path for path in self.offices() if path != office.resolve()]
        self._write(offices=[str(path) for path in (office.resolve(), *others)][:KEPT])

    def forget(self, office: Path) -> None:
        """Takes an office file off the list."""
        self._write(offices=[str(path) for path in self.offices() if path != office])

    def preference(self, key: str, default: str = "") -> str:
        """What the user chose on this workstation, such as the theme."""
        value = self._read().get("preferences", {}).get(key, default)
        return value if isinstance(value, str) else default

    def prefer(self, key: str, value: str) -> None:
        """Keeps a choice of the user on this workstation."""
        self._write(preferences={**self._read().get("preferences", {}), key: value})

    def _read(self) -> dict[str, Any]:
        try:
            kept = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return kept if isinstance(kept, dict) else {}

    def _write(self, **values: Any) -> None:
        made(self._file.parent)
        beside = self._file.with_suffix(f".{os.getpid()}.part")
        beside.write_text(json.dumps({**self._read(), **values}, ensure_ascii=False, indent=1), encoding="utf-8")
        beside.replace(self._file)
