"""Copies of an office file that are known to be whole: made through SQLite's backup, checked, then put in place."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import sqlite3
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from app.data.database import connect
from app.errors import Cancelled, OfficeError

SUFFIX = ".mentordesk"
PAGES_AT_A_TIME = 2000


def copy(source: Path, target: Path, key: str | None = None,
         progress: Callable[[int, int], None] | None = None, cancelled: Callable[[], bool] | None = None) -> str:
    """Copies an office file and checks the copy against it; gives the digest of its content.

    The copy appears at `target` only when it is whole. Raises OfficeError, or Cancelled.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        _room_for(source, target.parent)
        return _copied(source, target, key, progress, cancelled)
    except (sqlite3.DatabaseError, OSError) as error:
        raise OfficeError("The backup could not be made.", "The office file itself is untouched. Check that the folder"
                          " can be written to and its disk has room, then try again.",
                          details=type(error).__name__) from error


def _copied(source: Path, target: Path, key: str | None, progress: Callable[[int, int], None] | None,
            cancelled: Callable[[], bool] | None) -> str:
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    with contextlib.closing(connect(source, "rw" if os.access(source, os.W_OK) else "ro", key, reading=True)) as reader:
        try:
            beside.touch(mode=0o600)
            _copy_pages(reader, beside, key, progress, cancelled)
            _compare(reader, beside, key)
            return put_in_place(beside, target)
        finally:
            discard(beside)


def discard(beside: Path) -> None:
    """Removes an unfinished file and the journal that SQLite leaves beside it."""
    for left in (beside, beside.with_name(f"{beside.name}-journal")):
        with contextlib.suppress(OSError):
            left.unlink(missing_ok=True)


def put_in_place(beside: Path, target: Path) -> str:
    """Syncs a finished file, renames it over `target` and syncs the folder; gives its SHA-256."""
    digest = hashlib.sha256()
    with beside.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
        os.fsync(file.fileno())
    beside.replace(target)
    _sync_folder(target.parent)
    return digest.hexdigest()


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _copy_pages(reader: sqlite3.Connection, beside: Path, key: str | None,
                progress: Callable[[int, int], None] | None, cancelled: Callable[[], bool] | None) -> None:
    def report(_status: int, remaining: int, total: int) -> None:
        if progress is not None:
            progress(total - remaining, total)
        if cancelled is not None and cancelled():
            raise Cancelled

    writer = connect(beside, "rw", key)
    try:
        reader.backup(writer, pages=PAGES_AT_A_TIME, progress=report)
    finally:
        writer.close()


def _compare(reader: sqlite3.Connection, beside: Path, key: str | None) -> None:
    copied = connect(beside, "ro", key)
    try:
        sound = copied.execute("PRAGMA quick_check").fetchone()[0] == "ok"
        if not sound or _counts(reader) != _counts(copied):
            raise OfficeError("The backup is not equal to the office file.", "It was thrown away. The office file"
                              " itself is untouched; try again, or choose another folder.")
    finally:
        copied.close()


def _counts(connection: sqlite3.Connection) -> dict[str, int]:
    names = [row[0] for row in connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'people_search%' ORDER BY name")]
    counts = {name: int(connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]) for name in names}
    for pragma in ("application_id", "user_version"):
        counts[pragma] = int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])
    return counts


def _room_for(source: Path, folder: Path) -> None:
    needed, free = source.stat().st_size * 2, shutil.disk_usage(folder).free
    if free < needed:
        raise OfficeError("There is not enough room for a backup.", f"{needed >> 20} MB are needed and"
                          f" {free >> 20} MB are free. Free some space or choose another folder.")


def named(office: Path, folder: Path, now: datetime, why: str = "") -> Path:
    """Where a backup of `office` made now goes: the file's name, the time, and why it was made."""
    reason = f" {why}" if why else ""
    return folder / f"{office.stem} {now:%Y-%m-%d %H%M%S}{reason}{SUFFIX}"


def of_office(office: Path, folder: Path) -> list[Path]:
    """The backups of an office file, the newest first."""
    with contextlib.suppress(FileNotFoundError):
        return sorted(folder.glob(f"{_glob_safe(office.stem)} ????-??-?? ??????*{SUFFIX}"), reverse=True)
    return []


def _glob_safe(text: str) -> str:
    return "".join(f"[{char}]" if char in "*?[" else char for char in text)

