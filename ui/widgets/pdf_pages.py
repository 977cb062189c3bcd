"""Pages of a PDF as pictures. The PDF library is loaded with the first page and used by one thread at a time."""

from __future__ import annotations

from pathlib import Path
from threading import Lock
from typing import Any

from PySide6.QtGui import QImage

_ONE_AT_A_TIME = Lock()


class Pages:
    """A finished PDF held in memory, so that its file can go at once."""

    def __init__(self, content: bytes) -> None:
        import pypdfium2

        with _ONE_AT_A_TIME:
            self._document: Any = pypdfium2.PdfDocument(content)
            self.count = len(self._document)

    @staticmethod
    def taken_from(path: Path) -> Pages:
        """The pages of a file, which is deleted."""
        try:
            return Pages(path.read_bytes())
        finally:
            path.unlink(missing_ok=True)

    def image(self, page: int, width: int) -> QImage:
        """A page so many pixels wide."""
        with _ONE_AT_A_TIME:
            sheet = self._document[page]
            bitmap = sheet.render(scale=max(0.05, width / sheet.get_width()), rev_byteorder=True)
            kind = {3: QImage.Format.Format_RGB888, 4: QImage.Format.Format_RGBX8888}[bitmap.n_channels]
            return QImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, kind).copy()

    def size(self, page: int) -> tuple[float, float]:
        """Width and height of a page in points."""
        with _ONE_AT_A_TIME:
            width, height = self._document[page].get_size()
            return float(width), float(height)

    def close(self) -> None:
        """Lets the document go."""
        with _ONE_AT_A_TIME:
            self._document.close()
