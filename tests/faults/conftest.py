"""Disks that really are small, full or write-protected: made in memory, where the system lets us mount one."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest


@dataclass(frozen=True)
class Disk:
    """A small disk of its own."""

    path: Path

    def fill(self) -> None:
        """Leaves no room, to the last byte."""
        with (self.path / "filler").open("ab", buffering=0) as filler:
            for size in (1 << 16, 1 << 12, 1):
                try:
                    while True:
                        filler.write(bytes(size))
                except OSError:
                    continue

    def free(self) -> None:
        """Gives the room back."""
        (self.path / "filler").unlink()

    def protect(self) -> None:
        """From now on nothing can be written to it."""
        subprocess.run(["mount", "-o", "remount,ro", str(self.path)], check=True, capture_output=True)

    def names(self) -> list[str]:
        """What lies on it, beside what fills it."""
        return sorted(path.name for path in self.path.iterdir() if path.name != "filler")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    """A disk of 4 MB; the test is skipped where none can be mounted."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or not shutil.which("mount"):
        pytest.skip("mounting a disk needs the rights of root")
    path = tmp_path / "disk"
    path.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m,mode=700", "tmpfs", str(path)], capture_output=True)
    if mounted.returncode:
        pytest.skip("no disk can be mounted here")
    yield Disk(path)
    subprocess.run(["umount", "-l", str(path)], check=True, capture_output=True)
