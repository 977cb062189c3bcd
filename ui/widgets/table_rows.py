"""The pages of rows that a table holds of its source, and a row in words."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from typing import Any

from ui.widgets.columns import Column, RowSource

PAGE = 100
_KEPT = 60


class Pages:
    """Asks the source for a hundred rows at a time, when one of them is looked at, and keeps the last few pages."""

    def __init__(self, source: RowSource) -> None:
        self.source = source
        self.count = source.count()
        self._pages: OrderedDict[int, Sequence[Any]] = OrderedDict()

    def row(self, place: int) -> Any:
        """The row at a place; None outside the list."""
        if not 0 <= place < self.count:
            return None
        number, offset = divmod(place, PAGE)
        page = self._pages.get(number)
        if page is None:
            page = self._pages[number] = self.source.rows(number * PAGE, PAGE)
            if len(self._pages) > _KEPT:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(number)
        return page[offset] if offset < len(page) else None

    def held(self) -> Iterator[tuple[int, Any]]:
        """The rows held now, with their places."""
        for number, page in self._pages.items():
            for offset, row in enumerate(page):
                yield number * PAGE + offset, row

    def forget(self) -> None:
        """Ask again for every row."""
        self._pages.clear()


def sentence(columns: Sequence[Column], row: Any) -> str:
    """A row as one sentence: the words of its key column first, then each column's title and words."""
    key = next((column for column in columns if column.kind == "key"), columns[0])
    parts = [key.words(row)]
    for column in columns:
        words = column.words(row) if column is not key and column.kind != "actions" else ""
        if words:
            parts.append(f"{column.title} {words}" if column.title else words)
    return ", ".join(parts)
