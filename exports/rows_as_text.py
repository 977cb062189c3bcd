"""Rows for the clipboard: tab-separated text and an HTML table, both safe to paste into a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from html import escape

from exports.table import As, Column, Kind, Row, Value, clean, flat_columns, flat_rows, is_hostile


def as_tsv(columns: Sequence[Column], rows: Iterable[Row]) -> str:
    """The rows with a heading line, tabs between cells, one line each. What looks like a formula gets an apostrophe."""
    flat = flat_columns(columns)
    lines = ["\t".join(_one_line(column.title) for column in flat)]
    for row in flat_rows(columns, rows):
        lines.append("\t".join(_tsv_cell(value, column.kind) for value, column in zip(row, flat, strict=True)))
    return "\n".join(lines) + "\n"


def as_html(columns: Sequence[Column], rows: Iterable[Row]) -> str:
    """The rows as an HTML table. Text cells are marked as text, so that zeros in front stay and no formula starts."""
    flat = flat_columns(columns)
    head = "".join(f"<th>{escape(column.title)}</th>" for column in flat)
    body = []
    for row in flat_rows(columns, rows):
        cells = "".join(_html_cell(value, column.kind) for value, column in zip(row, flat, strict=True))
        body.append(f"<tr>{cells}</tr>")
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(body)}</tbody></table>"


def in_words(value: Value, kind: Kind) -> str:
    """A value as text: dates as 2027-03-16, percentages as 80.4%, durations as 1:05, hidden ones as "not shown"."""
    if isinstance(value, As):
        return in_words(value.value, value.kind)
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return f"{value:%Y-%m}" if kind is Kind.MONTH else value.isoformat()
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60}:{minutes % 60:02d}"
    if isinstance(value, bool | str) or not isinstance(value, int | float | Fraction | Decimal):
        return clean(str(value))
    if kind in (Kind.PERCENT, Kind.SHARE):
        return f"{_rounded(Fraction(value) * 100, 1)}%"
    return str(value) if isinstance(value, int) else _rounded(Fraction(value), 2 if kind is Kind.DECIMAL else 0)


def _rounded(number: Fraction, places: int) -> str:
    """Half away from nought, as spreadsheets round."""
    scaled = abs(number) * 10 ** places
    whole = int(scaled + Fraction(1, 2))
    sign = "-" if number < 0 and whole else ""
    if not places:
        return f"{sign}{whole}"
    return f"{sign}{whole // 10 ** places}.{whole % 10 ** places:0{places}d}"


def _one_line(text: str) -> str:
    return " ".join(text.replace("\t", " ").splitlines())


def _tsv_cell(value: Value, kind: Kind) -> str:
    words = in_words(value, kind)
    mark = "'" if isinstance(value, str) and is_hostile(words) else ""
    return mark + _one_line(words)


def _html_cell(value: Value, kind: Kind) -> str:
    words = escape(in_words(value, kind)).replace("\n", "<br>")
    if isinstance(value, str):
        return f"<td style=\"mso-number-format:'\\@'\">{words}</td>"
    return f"<td>{words}</td>"
