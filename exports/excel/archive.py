"""Saving a workbook: equal bytes for equal data, nothing readable left in a temporary folder, never half a file."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO, Any, cast
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl.chart._chart import ChartBase
from openpyxl.drawing.graphic import GraphicFrame
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.workbook import Workbook
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter

from exports.safe_save import safe_save

_EARLIEST = (1980, 1, 1, 0, 0, 0)
_IN_MEMORY = 16 * 1024 * 1024


class FixedArchive(ZipFile):
    """A zip file whose entries carry no time, no system and no rights of the machine that wrote them."""

    def writestr(self, name: Any, data: Any, compress_type: Any = None, compresslevel: Any = None) -> None:
        """Add an entry made in memory."""
        super().writestr(_entry(str(name)), data, ZIP_DEFLATED)

    def copy_in(self, source: IO[bytes], name: str) -> None:
        """Add an entry from an open file, from its beginning, a piece at a time."""
        source.seek(0)
        with self.open(_entry(name), "w", force_zip64=True) as entry:
            shutil.copyfileobj(source, entry, 1024 * 1024)


class DescribedDrawing(SpreadsheetDrawing):  # type: ignore[misc]
    """A sheet's charts with the title and the alternative text that a screen reader speaks."""

    __elements__ = SpreadsheetDrawing.__elements__

    def _chart_frame(self, idx: int) -> GraphicFrame:
        frame = super()._chart_frame(idx)
        chart = self.charts[idx - 1]
        properties = frame.nvGraphicFramePr.cNvPr
        properties.name = getattr(chart, "spoken_title", properties.name)
        properties.descr = getattr(chart, "spoken_text", None)
        return frame


class _Writer(ExcelWriter):  # type: ignore[misc]
    """openpyxl's writer, taking sheets from where `open_sheet` put them."""

    def write_worksheet(self, ws: WriteOnlyWorksheet) -> None:
        ws._drawing = DescribedDrawing()
        ws._drawing.charts = ws._charts
        ws._drawing.images = ws._images
        if not ws.closed:
            ws.close()
        ws._rels = ws._writer._rels
        self._archive.copy_in(ws._writer.out, ws.path[1:])
        self.manifest.append(ws)
        ws._writer.out.close()


def open_sheet(sheet: WriteOnlyWorksheet, scratch: Path | None) -> None:
    """Begin writing a sheet whose widths and frozen panes are set.

    Its rows go to memory, from 16 MB on to a file without a name in `scratch` that the system removes by itself.
    """
    out = SpooledTemporaryFile(max_size=_IN_MEMORY, dir=str(scratch) if scratch else None)  # noqa: SIM115
    sheet._writer = WorksheetWriter(sheet, out=out)
    sheet._writer.write_top()


def abandon_sheet(sheet: WriteOnlyWorksheet) -> None:
    """Close what `open_sheet` opened, when the sheet was not saved."""
    if not sheet.closed:
        sheet.close()
    sheet._writer.out.close()


def save_workbook(workbook: Workbook, target: Path, cancelled: Callable[[], None]) -> None:
    """Write the workbook in the place of `target`. `cancelled` is asked before the file takes its place."""
    with safe_save(target) as unfinished, FixedArchive(unfinished, "w", ZIP_DEFLATED) as archive:
        _Writer(workbook, archive).write_data()
        cancelled()


def describe(chart: ChartBase, title: str, words: str) -> None:
    """Give a chart the name and the words for those who do not see it."""
    spoken = cast(Any, chart)
    spoken.spoken_title, spoken.spoken_text = title, words


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, _EARLIEST)
    entry.compress_type = ZIP_DEFLATED
    entry.create_system = 3
    entry.external_attr = 0o600 << 16
    return entry
