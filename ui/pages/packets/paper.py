"""Printing: a finished PDF goes to a printer page by page, so that the window stays alive and Cancel works."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QRectF, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from app.errors import OfficeError
from ui.widgets.pdf_pages import Pages

DOTS_AN_INCH = 300
NO_PRINTER = OfficeError("No printer is set up on this computer.", "Save the PDF instead, and print it elsewhere.")


def chosen_printer(parent: QWidget, title: str) -> QPrinter | None:
    """The printer the person chose, or None. Raises OfficeError when there is none to choose."""
    if not QPrinterInfo.availablePrinters():
        raise NO_PRINTER
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    dialog = QPrintDialog(printer, parent)
    return printer if dialog.exec() else None


class PrintJob(QObject):
    """Prints the pages one at a time; `done` tells how many went out, `failed` an error in words."""

    def __init__(self, printer: QPrinter, pages: Pages, done: Callable[[int], None],
                 failed: Callable[[OfficeError], None], progress: Callable[[int, int], None],
                 parent: QObject) -> None:
        super().__init__(parent)
        self._printer, self._pages = printer, pages
        self._done, self._failed, self._progress = done, failed, progress
        self._painter = QPainter()
        self._page = 0
        self._stopped = False

    def start(self) -> None:
        """Begins with the first page."""
        if not self._painter.begin(self._printer):
            self._failed(OfficeError("The printer did not take the document.", "Check that it is switched on and has"
                                     " paper, or save the PDF."))
            return
        QTimer.singleShot(0, self._next)

    def cancel(self) -> None:
        """Stops after the page that is being printed."""
        self._stopped = True

    def _next(self) -> None:
        if self._stopped or self._page >= self._pages.count:
            self._painter.end()
            self._done(self._page)
            return
        if self._page and not self._printer.newPage():
            self._painter.end()
            self._failed(OfficeError(f"Printing stopped after page {self._page}.", "Check the printer, then print the"
                                     " rest from the saved PDF."))
            return
        width, height = self._pages.size(self._page)
        image = self._pages.image(self._page, round(width / 72 * DOTS_AN_INCH))
        room = QRectF(self._printer.paperRect(QPrinter.Unit.DevicePixel))
        origin = self._printer.pageRect(QPrinter.Unit.DevicePixel).topLeft()
        scale = min(room.width() / width, room.height() / height)
        self._painter.drawImage(QRectF(-origin.x(), -origin.y(), width * scale, height * scale), image)
        self._page += 1
        self._progress(self._page, self._pages.count)
        QTimer.singleShot(0, self._next)
