"""The process that parses a roster: one job in, lines of JSON out, and then it ends.

Run as `python -m app.data.readers.worker JOB`; a frozen program starts itself with WORKER_FLAG and calls `run`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

from app.data.readers.limits import Limits, check_extent
from app.data.readers.sniff import FileKind, damaged, sniff
from app.data.readers.text import TextChoice, decode, find_delimiter, read_records
from app.data.readers.workbook import read_workbook
from app.domain.text import counted
from app.errors import OfficeError


def run(job: str, out: TextIO) -> int:
    """Read the file that `job` (JSON) names and write one message a line; the last is "done" or "error"."""
    asked = json.loads(job)
    limits = Limits(**asked["limits"])
    _limit_memory(limits)
    try:
        for message in _messages(Path(asked["path"]), limits, TextChoice(asked["encoding"], asked["delimiter"])):
            _send(out, message)
        _send(out, {"done": True})
    except OfficeError as error:
        _send(out, {"error": [error.title, error.words, error.details]})
    except MemoryError:
        _send(out, {"error": ["This file needs more memory than a roster may take.", "", "MemoryError"]})
    except Exception as error:
        # The border of this process: whatever a damaged file provokes is told as damage.
        told = damaged(type(error).__name__)
        _send(out, {"error": [told.title, told.words, told.details]})
    return 0


def _send(out: TextIO, message: dict[str, Any]) -> None:
    out.write(json.dumps(message, separators=(",", ":"), ensure_ascii=True) + "\n")
    out.flush()


def _limit_memory(limits: Limits) -> None:
    """Bound memory and processor time where the system can (Linux and macOS; on Windows only the time-out holds)."""
    try:
        import resource
    except ImportError:
        return
    bounds = (
        (resource.RLIMIT_AS, limits.memory_bytes),
        (resource.RLIMIT_CPU, limits.seconds + 5),
        (resource.RLIMIT_CORE, 0),
    )
    for kind, bound in bounds:
        try:
            resource.setrlimit(kind, (bound, resource.getrlimit(kind)[1]))
        except (ValueError, OSError):
            continue


def _messages(path: Path, limits: Limits, choice: TextChoice) -> Iterator[dict[str, Any]]:
    kind = sniff(path, limits)
    if kind is FileKind.TEXT:
        yield from _text_messages(path, limits, choice)
    else:
        yield from read_workbook(path, kind, limits)


def _text_messages(path: Path, limits: Limits, choice: TextChoice) -> Iterator[dict[str, Any]]:
    decoded = decode(path.read_bytes(), choice.encoding)
    _check_readable(decoded.text)
    delimiter = choice.delimiter or find_delimiter(decoded.text)[0]
    notes = []
    if not decoded.certain and not decoded.text.isascii():
        notes.append("The file does not say its encoding; it was read as Western (Windows). Look at the accents.")
    if decoded.unreadable:
        notes.append(f"{decoded.unreadable:,} characters do not fit the encoding. Choose another one.")
    lines = decoded.text.count("\n")
    yield {"sheet": path.stem, "separated": True, "notes": notes, "total": lines}
    portion: list[list[str | None]] = []
    broken = rows = 0
    for record in read_records(decoded.text, delimiter, limits):
        rows += 1
        check_extent(path.stem, rows, len(record), limits)
        broken += sum("\n" in cell or "\r" in cell for cell in record)
        portion.append([cell or None for cell in record])
        if len(portion) >= 500:
            yield {"rows": portion}
            portion = []
    yield {"rows": portion}
    if broken:
        yield {"notes": [f"{lines:,} lines make {rows:,} rows: line breaks stand inside {counted(broken, 'cell')}."]}


def _check_readable(text: str) -> None:
    head = text[:4096]
    odd = sum(char < " " and char not in "\t\n\r\f\v\x1a" for char in head)
    if odd > len(head) / 20:
        raise OfficeError("This file is neither a spreadsheet nor text.", "Ask for the list as .xlsx or .csv.")


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="ascii")  # type: ignore[union-attr]
    sys.exit(run(sys.argv[1], sys.stdout))
