"""Saving a file so that there is always a whole one: written beside the target, synced, then put in its place.

Whatever goes wrong - cancelled, disk full, power cut - the target is either the old file or the new one, never half.
"""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from app.errors import OfficeError

_IN_USE = {errno.EACCES, errno.EPERM, errno.EBUSY, errno.ETXTBSY}
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


@contextmanager
def safe_save(target: Path) -> Iterator[Path]:
    """Give a path beside `target` to write to; on leaving, sync it and put it in the target's place.

    On an error inside, the unfinished file is removed and the target stays as it was. What the system refuses is told
    as an OfficeError.
    """
    unfinished = _beside(target)
    try:
        with told(target):
            _new_empty(unfinished)
            yield unfinished
            _sync(unfinished)
            unfinished.replace(target)
            _sync_folder(target.parent)
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


@contextmanager
def safe_folder(target: Path) -> Iterator[Path]:
    """Give an empty folder inside the folder `target`; on leaving, its files take their places in `target`.

    For documents that are one file each: on an error inside, none of them appears.
    """
    with told(target):
        target.mkdir(parents=True, exist_ok=True)
        unfinished = target / f".unfinished-{secrets.token_hex(4)}"
        unfinished.mkdir(mode=0o700)
    try:
        with told(target):
            yield unfinished
            for made in sorted(unfinished.iterdir()):
                _sync(made)
                made.replace(target / made.name)
            _sync_folder(target)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


@contextmanager
def told(target: Path) -> Iterator[None]:
    """Tell an operating-system error about `target` in plain words, as an OfficeError."""
    try:
        yield
    except OSError as error:
        raise _in_words(error, target) from error


def _in_words(error: OSError, target: Path) -> OfficeError:
    details = f"{type(error).__name__} {error.errno}"
    if target.is_dir() and error.errno in {errno.EISDIR, *_IN_USE}:
        return OfficeError(f"“{target.name}” is a folder.", "Nothing was changed. Save under another name.", details)
    if error.errno in _FULL:
        return OfficeError("There is not enough room to save this file.",
                           "The earlier file is unchanged. Free some space or save in another place.", details)
    if error.errno == errno.EROFS:
        return OfficeError("This folder cannot be written to.", "Save in another folder.", details)
    if error.errno in _IN_USE and target.exists():
        return OfficeError(f"“{target.name}” is open in another program or protected.",
                           "The earlier file is unchanged. Close it there, or save under another name.", details)
    if error.errno in _IN_USE:
        return OfficeError("This folder cannot be written to.", "Save in another folder.", details)
    if error.errno in {errno.ENOENT, errno.ENOTDIR}:
        return OfficeError("The folder to save in is not there.", "Choose another folder.", details)
    if error.errno == errno.ENAMETOOLONG:
        return OfficeError("The file name is too long.", "Choose a shorter name.", details)
    return OfficeError("The file could not be saved.",
                       "The earlier file is unchanged. Try again, or save in another place.", details)


def _beside(target: Path) -> Path:
    return target.with_name(f".unfinished-{secrets.token_hex(4)}{target.suffix}")


def _new_empty(path: Path) -> None:
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Make the renaming itself last; Windows has no such call and needs none."""
    if os.name != "nt":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
