"""Opens the real window on an office file and prints, as JSON, what it shows and which modules are loaded when a list
is first painted with rows in it.

Run as `python first_paint.py OFFICE`.
"""

from __future__ import annotations

import json
import locale
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from app.settings import Places
from ui.application import Application
from ui.widgets.table import Table


class FirstPaint(QObject):
    """Watches every paint until the list of a page shows rows, tells what is loaded then, and ends."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        table = watched.parent()
        if event.type() == QEvent.Type.Paint and isinstance(table, Table) and table.rows_model.rowCount():
            rows = [table.rows_model.id_at(place) is not None for place in range(table.rows_model.rowCount())]
            told = {"rows": sum(rows), "modules": sorted(sys.modules), "months": locale.setlocale(locale.LC_TIME)}
            print(json.dumps(told), flush=True)  # noqa: T201
            os._exit(0)
        return False


def main(office: Path) -> None:
    """Runs until the first paint with content."""
    qt = QApplication([])
    watcher = FirstPaint()
    qt.installEventFilter(watcher)
    program = Application(qt, Places.of_this_user())
    program.start(office)
    qt.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
