"""The list on screen as a workbook: asks where, reads the rows off the screen's thread, writes, and says so."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from app.domain.filenames import safe_filename
from exports.table import Column as SheetColumn
from exports.table import Kind, Value
from ui import ask
from ui.tasks import Task
from ui.widgets.columns import Column, Group
from ui.workplace import Workplace

if TYPE_CHECKING:
    from ui.widgets.table import Table

_FOLDER = "export/folder"
Typed = Mapping[str, tuple[str, Callable[[Any], Value]]]
"""Columns whose cells are more than words: key -> the name of their kind ("date", "integer"), the value of a row."""
Read = Callable[[Task], Sequence[Any]]


def export_table(
    workplace: Workplace, table: Table, title: str, *, typed: Typed | None = None, read: Read | None = None,
    note: str = "",
) -> None:  # fmt: skip
    """Save the list of `table` as an .xlsx file that the person chooses; the columns are those shown.

    Without `read` the rows are taken from the table at once; with it they are read on a thread.
    """
    path = _where(workplace, table, title)
    if path is None:
        return
    by_key = {column.key: column for column in table.rows_model.columns}
    columns = [by_key[key] for key in table.chooser.shown() if by_key[key].kind != "actions" and by_key[key].title]
    here = [] if read is not None else list(table.rows_model.each_row())

    def work(task: Task) -> Path:
        return _write(task, title, columns, here if read is None else read(task), typed or {}, path, note)

    workplace.tasks.run(work, lambda made: workplace.told(f"Saved {made.name}"), label=f"Saving {path.name}")


def _where(workplace: Workplace, parent: QWidget, title: str) -> Path | None:
    folder = Path(str(workplace.memory.get(_FOLDER, Path.home())))
    day = workplace.office.clock.today().isoformat()
    path = ask.save_file(parent, "Export this list", folder / safe_filename(f"{title} {day}", ".xlsx"),
                         [("Excel workbook", "*.xlsx")])
    if path is not None:
        workplace.memory.put(_FOLDER, str(path.parent))
    return path


def _write(task: Task, title: str, columns: Sequence[Column], rows: Sequence[Any], typed: Typed, path: Path,
           note: str) -> Path:
    from exports.excel.sheet import write_table

    heads = [SheetColumn(column.title, Kind(typed[column.key][0]) if column.key in typed else Kind.TEXT)
             for column in columns]
    values = [[typed[column.key][1](row) if column.key in typed else column.words(row) for column in columns]
              for row in rows if not isinstance(row, Group)]
    write_table(title, heads, values, path, progress=task.progress, cancelled=task.cancelled, note=note)
    return path
