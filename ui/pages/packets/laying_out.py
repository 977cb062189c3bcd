"""Documents laid out as pages for the screen and the printer; the files they pass through are gone afterwards."""

from __future__ import annotations

from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtGui import QImage

from app.office import Office
from app.settings import made
from ui.produce import PacketRequest, produce, write
from ui.tasks import Task
from ui.theme import theme
from ui.widgets.pdf_pages import Pages


def scratch_file(office: Office) -> Path:
    """A place for one file in a folder of its own that only this user can read."""
    return Path(mkdtemp(dir=made(office.places.scratch))) / "pages.pdf"


def previewed(office: Office, request: PacketRequest, target: Path, task: Task) -> Pages:
    """The pages to look at; nothing is put on record."""
    try:
        write(office, request, target, cancelled=task.cancelled)
        return Pages.taken_from(target)
    finally:
        _sweep(target)


def pictured(office: Office, request: PacketRequest, target: Path, task: Task) -> QImage:
    """The first page, small, for the gallery."""
    pages = previewed(office, request, target, task)
    try:
        return pages.image(0, theme().px(160))
    finally:
        pages.close()


def printed(office: Office, request: PacketRequest, target: Path, task: Task) -> Pages:
    """The pages to print, put on record as printed."""
    try:
        produce(office, request, target, task.progress, task.cancelled, verb="Print")
        return Pages.taken_from(target)
    finally:
        _sweep(target)


def _sweep(target: Path) -> None:
    target.unlink(missing_ok=True)
    target.parent.rmdir()
