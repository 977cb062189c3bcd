"""Three rows as they would arrive, under the columns: what the cells mean and what becomes of the row."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.people import display_name
from app.domain.rosters.keys import KEYS, in_words
from app.domain.rosters.plan import PlanRow
from app.domain.text import listed
from ui.pages.imports.session import ImportSession
from ui.pages.imports.words import result
from ui.theme import theme
from ui.widgets.buttons import IconButton
from ui.widgets.columns import Column, ListSource
from ui.widgets.label import Label
from ui.widgets.panel import Ground
from ui.widgets.table import Table

AT_A_TIME = 3
_HIDDEN = ("given", "family", "native", "preferred", "roles")
_MOST_COLUMNS = 7


class Arrivals(Ground):
    """Rows are shown as soon as they have been judged; the arrows go on to the next three."""

    def __init__(self, session: ImportSession, parent: QWidget | None = None) -> None:
        super().__init__("surface", edges="top", parent=parent)
        self._session, self._first = session, 0
        px = theme().px
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(px(20), px(4), px(16), px(4))
        row.setSpacing(px(8))
        self._title, self._which = Label("Three rows as they would arrive", "panel"), Label("", "small", "ink2")
        self._back = IconButton("chevron-left", "Earlier rows", small=True)
        self._on = IconButton("chevron-right", "Later rows", small=True)
        self._back.clicked.connect(lambda: self._step(-AT_A_TIME))
        self._on.clicked.connect(lambda: self._step(AT_A_TIME))
        row.addWidget(self._title)
        row.addWidget(self._which, 1)
        row.addWidget(self._back)
        row.addWidget(self._on)
        self._column.addWidget(head)
        self.table = Table("Rows as they would arrive", [Column("row", "Row", 60)])
        self._column.addWidget(self.table, 1)

    def refresh(self) -> None:
        """Show the rows of the plan there is now; none while it is being made."""
        rows = self._session.plan.rows if self._session.plan is not None else ()
        self._first = max(0, min(self._first, len(rows) - AT_A_TIME))
        shown = list(rows[self._first : self._first + AT_A_TIME])
        self._which.setText(f"rows {listed([str(row.number) for row in shown])}" if shown else "being read")
        self._back.setEnabled(self._first > 0)
        self._on.setEnabled(self._first + AT_A_TIME < len(rows))
        keys = [key for key in KEYS if key not in _HIDDEN and any(row.values.get(key) for row in shown)]
        columns = _columns(keys[:_MOST_COLUMNS])
        new = Table("Rows as they would arrive", columns, ListSource(shown, columns, id_of=_number), id_of=_number)
        self._column.replaceWidget(self.table, new)
        self.table.hide()
        self.table.deleteLater()
        self.table = new

    def _step(self, by: int) -> None:
        self._first += by
        self.refresh()


def _number(row: PlanRow) -> int:
    return row.number


def _columns(keys: list[str]) -> list[Column]:
    wide = {"emails": 210, "availability": 200, "interests": 180, "student_id": 96, "class_year": 88}
    columns = [
        Column("number", "Row", 56, "number", sortable=False, value=lambda row: f"{row.number}"),
        Column("name", "Name", 180, "key", sortable=False, value=_name),
    ]
    columns += [Column(key, KEYS[key].title, wide.get(key, 130), sortable=False, stretch=place == len(keys) - 1,
                       value=_value(key)) for place, key in enumerate(keys)]
    return [*columns, Column("result", "Result", 136, sortable=False, value=result)]


def _value(key: str) -> Callable[[PlanRow], str]:
    return lambda row: in_words(row.values.get(key))


def _name(row: PlanRow) -> str:
    values = row.values
    shown = display_name(str(values.get("given") or ""), str(values.get("family") or ""))
    return f"{shown} {values['native']}" if values.get("native") else shown
