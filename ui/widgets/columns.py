"""How a list is declared: its columns, where its rows come from, and the heads of its groups."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol, runtime_checkable

Kind = Literal[
    "text", "key", "number", "date", "status", "bar", "cadence", "pips", "icon_text", "chips", "sparkline", "actions"
]
_RIGHT = ("number", "date", "actions")


@dataclass(frozen=True)
class Column:
    """One column. `value` takes a row and gives the cell: plain words or one of ui.widgets.cells.

    Without `value` the row's attribute `key` is shown. Exactly one column of a list should `stretch`. `kind` says how
    plain words look: "text" in ink2, "key" in the row's own weight, "number" and "date" at the right. `shown` False
    keeps a column for the column chooser. `fixed` keeps it out of the chooser. `copy` gives other words for the
    clipboard than those shown. `sub` is a second line in the header.
    """

    key: str
    title: str
    width: int = 120
    kind: Kind = "text"
    align: str = ""
    value: Callable[[Any], Any] | None = None
    min_width: int = 48
    stretch: bool = False
    sortable: bool = True
    shown: bool = True
    fixed: bool = False
    editable: bool = False
    sub: str = ""
    copy: Callable[[Any], str] | None = None

    def cell(self, row: Any) -> Any:
        """What stands in this column for a row; None is an empty cell."""
        return self.value(row) if self.value is not None else getattr(row, self.key)

    def words(self, row: Any) -> str:
        """The cell as words, for the clipboard and the screen reader."""
        if self.copy is not None:
            return self.copy(row)
        cell = self.cell(row)
        return "" if cell is None else str(cell)

    @property
    def right(self) -> bool:
        """True when the column stands at the right: numbers, dates, actions, unless `align` says otherwise."""
        return self.align == "right" or (not self.align and self.kind in _RIGHT)


@dataclass(frozen=True)
class Group:
    """A head over the rows that follow it; stands among the rows of a source. `action` is (key, words) at the right."""

    id: Hashable
    words: str
    count: str = ""
    meta: str = ""
    icon: str = ""
    token: str = "ink2"
    trailing: str = ""
    action: tuple[str, str] | None = None

    def __str__(self) -> str:
        return ", ".join(part for part in (self.words, self.count, self.meta, self.trailing) if part)


class RowSource(Protocol):
    """Where a table gets its rows: it is asked only for those that are seen."""

    def count(self) -> int:
        """How many rows there are, heads of groups included."""

    def rows(self, first: int, count: int) -> Sequence[Any]:
        """The rows from `first` on, at most `count`, in the order set by `sort`."""

    def sort(self, key: str, descending: bool) -> None:
        """Order by the column `key` from now on."""


@runtime_checkable
class Finds(Protocol):
    """A source that knows where a row stands; with it the selection survives sorting and filtering of long lists."""

    def index_of(self, row_id: Any) -> int | None:
        """The place of a row in the present order; None when it is not in the list."""


@runtime_checkable
class KnowsIds(Protocol):
    """A source that can name all its rows; with it "select all" works."""

    def ids(self) -> Sequence[Any]:
        """The ids of every row that can be checked."""


class ListSource:
    """A source over rows that are in memory already. Sorting keeps the rows of a group under their head."""

    def __init__(
        self, rows: Sequence[Any] = (), columns: Sequence[Column] = (), *,
        id_of: Callable[[Any], Any] = lambda row: row.id, sort_key: Callable[[Any, str], Any] | None = None,
    ) -> None:  # fmt: skip
        self._rows = list(rows)
        self._columns = {column.key: column for column in columns}
        self._id_of, self._sort_key = id_of, sort_key
        self._sorted: tuple[str, bool] | None = None

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Hold other rows; tell the table with `table.refresh()`."""
        self._rows = list(rows)
        if self._sorted is not None:
            self.sort(*self._sorted)

    def count(self) -> int:
        return len(self._rows)

    def rows(self, first: int, count: int) -> Sequence[Any]:
        return self._rows[first : first + count]

    def index_of(self, row_id: Any) -> int | None:
        for place, row in enumerate(self._rows):
            if not isinstance(row, Group) and self._id_of(row) == row_id:
                return place
        return None

    def ids(self) -> Sequence[Any]:
        return [self._id_of(row) for row in self._rows if not isinstance(row, Group)]

    def sort(self, key: str, descending: bool) -> None:
        self._sorted = (key, descending)
        done: list[Any] = []
        part: list[Any] = []
        for row in [*self._rows, None]:
            if row is None or isinstance(row, Group):
                done += sorted(part, key=lambda r: self._key(r, key), reverse=descending)
                done += [] if row is None else [row]
                part = []
            else:
                part.append(row)
        self._rows = done

    def _key(self, row: Any, key: str) -> Any:
        if self._sort_key is not None:
            return self._sort_key(row, key)
        words = self._columns[key].words(row) if key in self._columns else str(getattr(row, key))
        number = words.replace(",", "").replace("−", "-").removesuffix("%")
        try:
            return (0, float(number), "")
        except ValueError:
            return (1, 0.0, words.casefold())
