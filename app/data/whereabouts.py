"""Where an office file lies, and whether it is safe to write there; and the lock that keeps a second window off."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

NETWORK_SYSTEMS = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "9p", "fuse.sshfs", "fuse.rclone", "davfs",
                             "fuse.gvfsd-fuse", "ceph", "glusterfs"})
SYNCED_NAMES = ("OneDrive", "Dropbox", "Google Drive", "GoogleDrive", "iCloud Drive", "Mobile Documents", "Nextcloud",
                "Box Sync")


def why_not_write(path: Path) -> str:
    """Words for why nothing may be written here; empty when all is well."""
    resolved = path.resolve()
    if any(part.startswith(name) for part in resolved.parts for name in SYNCED_NAMES) or _in_onedrive(resolved):
        return "It lies in a folder that is synchronised with a cloud service, which can lose saved work."
    if _on_network(resolved):
        return "It lies on a network drive, where two computers can damage it."
    if (resolved.exists() and not os.access(resolved, os.W_OK)) or not os.access(resolved.parent, os.W_OK):
        return "The file or its folder is write-protected."
    return ""


def _in_onedrive(path: Path) -> bool:
    roots = [value for name, value in os.environ.items() if name.startswith("OneDrive") and value]
    return any(path.is_relative_to(root) for root in roots)


def _on_network(path: Path) -> bool:
    if sys.platform == "win32":
        import ctypes

        drive = path.anchor
        return drive.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(drive) == 4
    try:
        lines = Path("/proc/mounts").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return False
    best, system = "", ""
    for line in lines:
        fields = line.split()
        if len(fields) > 2:
            place = fields[1].replace("\\040", " ")
            if path.is_relative_to(place) and len(place) >= len(best):
                best, system = place, fields[2]
    return system in NETWORK_SYSTEMS


class WindowLock:
    """Held by the one window that works on an office file; the system frees it when the program ends, however."""

    def __init__(self, folder: Path, office: Path) -> None:
        name = hashlib.sha256(str(office.resolve()).encode()).hexdigest()[:24]
        self._path = folder / f"{name}.lock"
        self._file: IO[str] | None = None

    def words(self) -> str:
        """What the lock's file says, whether it is held or not."""
        try:
            return self._path.read_text(encoding="utf-8").strip()
        except OSError:
            return ""

    def take(self, words: str) -> str | None:
        """Takes the lock and writes `words` into it; gives None, or the words of whoever holds it."""
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        file = self._path.open("a+", encoding="utf-8")
        if not _lock(file):
            file.seek(0)
            held = file.read().strip() or "another window"
            file.close()
            return held
        file.seek(0)
        file.truncate()
        file.write(words)
        file.flush()
        self._file = file
        return None

    def release(self) -> None:
        """Frees the lock and forgets the words."""
        if self._file is not None:
            self._file.truncate(0)
            self._file.close()
            self._file = None


class LastingWork:
    """Remembers that a long piece of work was begun, so that the next start can say it was not completed."""

    def __init__(self, folder: Path, office: Path) -> None:
        self._folder = folder
        self._office = office

    @contextmanager
    def under_way(self, words: str) -> Iterator[None]:
        """Keeps `words` on disk until the work inside is over, done or failed; only a killed program leaves them."""
        lock = WindowLock(self._folder, self._office)
        lock.take(words)
        try:
            yield
        finally:
            lock.release()

    def left_over(self) -> str:
        """The words of work that a killed program left behind, told once; empty when there is none."""
        lock = WindowLock(self._folder, self._office)
        words = lock.words()
        if words and lock.take("") is None:
            lock.release()
            return words
        return ""


def _lock(file: IO[str]) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(1 << 20)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
