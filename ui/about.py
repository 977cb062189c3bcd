"""What the program says about itself, and where its user guide is."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QWidget

from ui import ask

ROOT = Path(__file__).parents[1]
VERSION = "0.1.0"


def guide_for(topic: str) -> Path:
    """The page of the user guide on a topic; its first page when there is none."""
    page = ROOT / "docs" / "guide" / f"{topic}.md"
    return page if topic and page.exists() else ROOT / "docs" / "guide" / "README.md"


def show(parent: QWidget) -> None:
    """Shows the version, what it stands on, and the licence."""
    ask.tell(parent, f"Mentor Desk {VERSION}",
               f"Python {sys.version.split()[0]}, Qt {qVersion()}, SQLite {sqlite3.sqlite_version}.\n\n"
               "MIT licence. The licences of fonts, icons and libraries are in resources/LICENSES.md.")
