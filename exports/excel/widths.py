"""How wide columns are and how many lines a text takes, measured in the width of a digit, as spreadsheets do."""

from __future__ import annotations

from collections.abc import Sequence

from exports.excel.text import display_width
from exports.table import Column, Kind, Table, flat_columns, flat_rows

_NARROWEST, _WIDEST, _SAMPLE, _LOOK_AT = 7, 44, 400, 4000
_WIDTHS = {
    Kind.DATE: 13, Kind.DATETIME: 19, Kind.INTEGER: 9, Kind.DECIMAL: 9, Kind.PERCENT: 10, Kind.SHARE: 9,
    Kind.DURATION: 9, Kind.MONTH: 11, Kind.YEAR: 7,
}


def widths_of(tables: Sequence[Table]) -> list[int]:
    """Widths in which the tables of one sheet stand well, measured on their first rows."""
    widths: list[int] = []
    for table in tables:
        columns = flat_columns(table.columns)
        found = [width_of(column) for column in columns]
        for values in flat_rows(table.columns, table.rows[:_SAMPLE]):
            for at, (column, value) in enumerate(zip(columns, values, strict=True)):
                if column.kind is Kind.TEXT and column.width is None and isinstance(value, str):
                    found[at] = min(_WIDEST, max(found[at], display_width(value) + 2))
        widths = [max(pair) for pair in zip(
            widths + [0] * (len(found) - len(widths)), found + [0] * (len(widths) - len(found)), strict=True)]
    return widths


def width_of(column: Column) -> int:
    """The width a column has before its contents are looked at."""
    if column.width is not None:
        return column.width
    longest = max((display_width(word) for word in column.title.split()), default=0)
    return max(_NARROWEST, longest + 4, _WIDTHS.get(column.kind, 0))


def lines_of(words: str, wide: int) -> int:
    """How many lines `words` take in a column of that many digits, broken between words."""
    if len(words) * 2 <= wide + 1 and "\n" not in words:
        return 1
    count = 0
    for line in words[:_LOOK_AT].split("\n"):
        used, count = 0, count + 1
        for word in line.split(" "):
            width = display_width(word) + 1
            if used and used + width > wide + 1:
                used, count = 0, count + 1
            used += width
            count += (used - 2) // wide if used - 1 > wide else 0
    return count
