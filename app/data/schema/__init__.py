"""The tables, by area. `metadata` holds them all; VERSION is the number kept in the file's user_version."""

from __future__ import annotations

from app.data.schema import office, people, programme
from app.data.schema.columns import metadata

VERSION = 1

__all__ = ["VERSION", "metadata", "office", "people", "programme"]
