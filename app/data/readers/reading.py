"""Reading a roster file safely: the parsing process is started, listened to and stopped in time."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any

from app.data.readers.limits import Limits, too_large
from app.data.readers.sniff import damaged, first_bytes
from app.data.readers.text import TextChoice
from app.domain.rosters.cells import EMPTY, Cell, Kind, SheetCells, date_cell, number_cell, text_cell
from app.domain.text import counted, has_invisible
from app.errors import Cancelled, OfficeError

WORKER_FLAG = "--read-roster"
Progress = Callable[[int, int], None]


def read_sheets(
    path: str | Path,
    limits: Limits | None = None,
    choice: TextChoice | None = None,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> list[SheetCells]:
    """Every sheet of the roster file at `path`, parsed in a process of its own.

    `progress` hears (rows read, rows expected); `cancelled` is asked about ten times a second.
    Raises OfficeError with plain words for every file that cannot be read, Cancelled when `cancelled` says so.
    """
    limits, choice, path = limits or Limits(), choice or TextChoice(), Path(path).absolute()
    first_bytes(path, limits)
    job = {"path": str(path), "limits": asdict(limits), "encoding": choice.encoding, "delimiter": choice.delimiter}
    process = _start(json.dumps(job))
    sheets = _Sheets(progress or _silent)
    try:
        _listen(process, sheets, time.monotonic() + limits.seconds, cancelled or _never)
    finally:
        _stop(process)
    return sheets.finished()


def run_worker(arguments: list[str]) -> int | None:
    """The exit code of the parsing process when a frozen program was started as one, else None.

    To be called first thing by the program, before a window is thought of: `arguments` is sys.argv[1:].
    """
    if arguments[:1] != [WORKER_FLAG]:
        return None
    from app.data.readers.worker import run

    with os.fdopen(1, "w", encoding="ascii", closefd=False) as out:
        return run(arguments[1], out)


def _silent(_done: int, _total: int) -> None:
    return None


def _never() -> bool:
    return False


def _start(job: str) -> subprocess.Popen[str]:
    root = Path(__file__).resolve().parents[3]
    frozen = bool(getattr(sys, "frozen", False))
    command = [sys.executable, WORKER_FLAG, job] if frozen else [sys.executable, "-m", "app.data.readers.worker", job]
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    try:
        return subprocess.Popen(
            command, cwd=None if frozen else root, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, encoding="ascii", errors="replace", creationflags=flags,
        )  # fmt: skip
    except OSError as error:
        words = "Close other programs and try again. Nothing was changed."
        raise OfficeError("The file could not be read: no further program can be started.", words) from error


def _stop(process: subprocess.Popen[str]) -> None:
    if process.poll() is None:
        process.kill()
    process.wait()
    if process.stdout:
        process.stdout.close()


def _listen(process: subprocess.Popen[str], sheets: _Sheets, deadline: float, cancelled: Callable[[], bool]) -> None:
    assert process.stdout is not None
    lines: queue.Queue[str] = queue.Queue(maxsize=200)
    over = threading.Event()
    threading.Thread(target=_pump, args=(process.stdout, lines, over), daemon=True).start()
    try:
        _hear_all(process, lines, sheets, deadline, cancelled)
    finally:
        over.set()


def _hear_all(
    process: subprocess.Popen[str],
    lines: queue.Queue[str],
    sheets: _Sheets,
    deadline: float,
    cancelled: Callable[[], bool],
) -> None:
    while not sheets.done:
        if cancelled():
            raise Cancelled
        if time.monotonic() > deadline:
            raise too_large("Reading it took too long.")
        try:
            line = lines.get(timeout=0.1)
        except queue.Empty:
            continue
        if not line:
            # The process ended without a last word: the system stopped it, as a rule for want of memory.
            raise _ended(process)
        sheets.hear(json.loads(line))


def _pump(source: IO[str], lines: queue.Queue[str], over: threading.Event) -> None:
    """Pass lines on until the source ends; then an empty line. Gives up when nobody listens any more."""
    try:
        for line in source:
            _hand_on(line, lines, over)
    except ValueError:
        # The pipe was closed because the reading was cancelled.
        return
    _hand_on("", lines, over)


def _hand_on(line: str, lines: queue.Queue[str], over: threading.Event) -> None:
    while not over.is_set():
        try:
            lines.put(line, timeout=0.2)
        except queue.Full:
            continue
        return


def _ended(process: subprocess.Popen[str]) -> OfficeError:
    code = process.wait()
    if code < 0:
        return too_large("Reading it needed more memory or time than a roster can.")
    return damaged(f"exit code {code}")


class _Sheets:
    """The sheets as the messages of the parsing process build them up."""

    def __init__(self, progress: Progress) -> None:
        self.done = False
        self._progress = progress
        self._sheets: list[tuple[dict[str, Any], list[tuple[Cell, ...]], list[str]]] = []
        self._invisible = 0

    def hear(self, message: dict[str, Any]) -> None:
        """Take one message; raises OfficeError when the process reports one."""
        if "error" in message:
            title, words, details = message["error"]
            raise OfficeError(title, words, details)
        if "sheet" in message:
            self._close_notes()
            self._sheets.append((message, [], list(message.get("notes", ()))))
        elif "rows" in message:
            info, rows, _ = self._sheets[-1]
            rows.extend(tuple(self._cell(sent) for sent in row) for row in message["rows"])
            self._progress(len(rows), max(info.get("total", 0), len(rows)))
        elif "notes" in message:
            self._sheets[-1][2].extend(message["notes"])
        self.done = bool(message.get("done"))

    def _close_notes(self) -> None:
        if self._invisible and self._sheets:
            self._sheets[-1][2].append(f"Invisible characters were removed from {counted(self._invisible, 'cell')}.")
        self._invisible = 0

    def _cell(self, sent: Any) -> Cell:
        if sent is None:
            return EMPTY
        if isinstance(sent, str):
            self._invisible += not sent.isascii() and has_invisible(sent)
            return text_cell(sent)
        if isinstance(sent, bool):
            return Cell("Yes" if sent else "No", Kind.BOOL, sent)
        if isinstance(sent, int | float):
            return number_cell(sent)
        return _special(*sent)

    def finished(self) -> list[SheetCells]:
        """Every sheet, in the order of the file."""
        self._close_notes()
        return [
            SheetCells(
                str(info["sheet"]), tuple(rows), bool(info.get("hidden")), bool(info.get("separated")), tuple(notes)
            )
            for info, rows, notes in self._sheets
        ]


def _sheet(info: dict[str, Any], rows: list[tuple[Cell, ...]], notes: list[str]) -> SheetCells:
    hidden, separated = bool(info.get("hidden")), bool(info.get("separated"))
    return SheetCells(str(info["sheet"]), tuple(rows), hidden, separated, tuple(notes))


def _special(kind: str, value: Any, shown: str) -> Cell:
    if kind == "d":
        day = datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)
        return date_cell(day, shown)
    if kind == "n":
        return number_cell(value, shown)
    return Cell("formula without result", Kind.FORMULA) if kind == "f" else Cell(shown, Kind.ERROR)
