"""One office file on disk, opened so that "Saved" survives a pulled plug.

Reads run on a reading connection of the calling thread. Writes run on the one writing connection, inside a
transaction that begins IMMEDIATE; `app.data.unit_of_work` is its only user.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from app.domain.text import fold
from app.errors import OfficeError

APPLICATION_ID = 0x4D44534B  # "MDSK"
BUSY_MILLISECONDS = 2000
PATIENCE_SECONDS = 1.0

Params = Sequence[Any] | Mapping[str, Any]


def uri_of(path: Path, mode: str) -> str:
    """The SQLite address of a file that must exist already (mode rw or ro), so that a wrong path creates nothing."""
    return f"file:{quote(str(path))}?mode={mode}"


def connect(path: Path, mode: str, key: str | None = None, reading: bool = False) -> sqlite3.Connection:
    """A connection with the pragmas every connection needs. A key needs the encryption extra.

    A `reading` connection writes nothing, but in mode rw it may roll back what a killed program left half done; in
    mode ro SQLite refuses to read such a file.
    """
    driver = _driver(key)
    connection = driver.connect(uri_of(path, mode), uri=True, isolation_level=None, check_same_thread=False)
    connection.row_factory = driver.Row
    connection.create_function("folded", 1, lambda text: fold(str(text or "")), deterministic=True)
    if key is not None:
        connection.execute("PRAGMA key = '" + key.replace("'", "''") + "'")
    for pragma in ("foreign_keys = ON", f"busy_timeout = {BUSY_MILLISECONDS}", "trusted_schema = OFF",
                   "secure_delete = ON", "temp_store = MEMORY", "cache_size = -32000"):
        connection.execute(f"PRAGMA {pragma}")
    if reading or mode == "ro":
        connection.execute("PRAGMA query_only = ON")
    else:
        connection.execute("PRAGMA journal_mode = TRUNCATE")
        connection.execute("PRAGMA synchronous = EXTRA")
        connection.execute("PRAGMA cache_spill = OFF")  # spilling locks every reader out until a long unit is over
    opened: sqlite3.Connection = connection
    return opened


def _driver(key: str | None) -> Any:
    if key is None:
        return sqlite3
    try:
        import sqlcipher3  # type: ignore[import-not-found]
    except ImportError as error:
        raise OfficeError("This office file is locked with a key.",
                          "Opening it needs the encryption extra, which is not installed here.") from error
    return sqlcipher3


class Database:
    """The connections to one office file."""

    def __init__(self, path: Path, key: str | None = None, read_only: bool = False) -> None:
        self.path = path
        self.read_only = read_only
        self.key = key
        self._local = threading.local()
        self._lock = threading.Lock()
        self._opened: list[sqlite3.Connection] = []
        self._writer: sqlite3.Connection | None = None
        self._writing = threading.RLock()

    def rows(self, sql: str, params: Params = ()) -> list[sqlite3.Row]:
        """All rows of a query."""
        with told():
            return self._reader().execute(sql, params).fetchall()

    def one(self, sql: str, params: Params = ()) -> sqlite3.Row | None:
        """The first row of a query, if there is one."""
        with told():
            row: sqlite3.Row | None = self._reader().execute(sql, params).fetchone()
            return row

    def value(self, sql: str, params: Params = ()) -> Any:
        """The first column of the first row, or None."""
        row = self.one(sql, params)
        return None if row is None else row[0]

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Inside, all reads of this thread see the file as it was at the first of them."""
        reader = self._reader()
        if reader.in_transaction:  # a snapshot within a snapshot, or within a unit of work that reads its own writes
            yield
            return
        reader.execute("BEGIN")
        try:
            yield
        finally:
            reader.execute("COMMIT")

    def writer(self, prepare: Callable[[sqlite3.Connection], None]) -> sqlite3.Connection:
        """The writing connection; `prepare` sets it up when it is first opened. Be inside `writing` while using it."""
        if self.read_only:
            raise OfficeError("This office file is open for reading only.",
                              "Nothing was changed. Move the file to a folder of this computer to work on it.")
        if self._writer is None:
            self._writer = self._open(reading=False)
            prepare(self._writer)
        return self._writer

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Inside, no other thread writes. The screen's thread waits for a large change only a moment, then raises."""
        patience = PATIENCE_SECONDS if threading.current_thread() is threading.main_thread() else -1
        if not self._writing.acquire(timeout=patience):
            raise OfficeError("A large change is being saved at this moment.", "Nothing was changed by this one, and"
                              " what you typed is kept. Try again when the work at the foot of the window is done.")
        try:
            yield
        finally:
            self._writing.release()

    @contextmanager
    def reading_own_writes(self) -> Iterator[None]:
        """Inside an open unit of work: reads of this thread see what the unit wrote so far."""
        assert self._writer is not None
        before = self._reader()
        self._local.reader = self._writer
        try:
            yield
        finally:
            self._local.reader = before

    def changed_elsewhere(self) -> int:
        """A number that changes when another program has written to the file."""
        return int(self._reader().execute("PRAGMA data_version").fetchone()[0])

    def close(self) -> None:
        """Close every connection."""
        with self._lock:
            for connection in self._opened:
                connection.close()
            self._opened.clear()
            self._writer = None
            self._local = threading.local()

    def _reader(self) -> sqlite3.Connection:
        reader: sqlite3.Connection | None = getattr(self._local, "reader", None)
        if reader is None:
            reader = self._local.reader = self._open(reading=True)
        return reader

    def _open(self, reading: bool) -> sqlite3.Connection:
        with told():
            connection = connect(self.path, "ro" if self.read_only else "rw", self.key, reading)
        with self._lock:
            self._opened.append(connection)
        return connection


@contextmanager
def told() -> Iterator[None]:
    """Turns what SQLite refuses into words a person can act on; SQLAlchemy's wrapping is looked through."""
    try:
        yield
    except Exception as error:
        refusal = _in_words(getattr(error, "orig", error))
        if refusal is None:
            raise
        raise refusal from error


def _in_words(error: BaseException) -> OfficeError | None:
    name = getattr(error, "sqlite_errorname", "") or ""
    for start, title, words in _REFUSALS:
        if name.startswith(start):
            return OfficeError(title, words, details=name)
    return None


_REFUSALS = (
    ("SQLITE_BUSY", "Another window or program is saving to this office file.",
     "Nothing was changed. Try again in a moment."),
    ("SQLITE_FULL", "The disk is full.",
     "Nothing was changed and what you typed is kept. Free some space, then save again."),
    ("SQLITE_READONLY_DBMOVED", "The office file was moved or deleted while it was open.",
     "The last change was not saved. Put the file back, or open it from its new place."),
    ("SQLITE_READONLY", "This office file cannot be written to.",
     "Nothing was changed. Check the permissions of the file and its folder, or save a copy elsewhere."),
    ("SQLITE_CANTOPEN", "The office file cannot be opened.",
     "It may have been moved or renamed, or its folder is not connected."),
    ("SQLITE_IOERR", "The disk did not take the change.",
     "Nothing was changed. Another program may hold the file; wait a moment, then try again."),
    ("SQLITE_CORRUPT", "This office file is damaged.",
     "Nothing was changed. Keep the file, and restore the newest backup from Settings, Backups."),
    ("SQLITE_NOTADB", "This is not an office file, or it is locked with a key.",
     "Choose a file that ends in .mentordesk."),
)
