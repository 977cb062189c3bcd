"""Rows as text for the clipboard: tab-separated, and as an HTML table; nothing in them becomes a formula or markup."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from ui.widgets.columns import Column

if TYPE_CHECKING:
    from ui.widgets.table import Table

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = "0123456789.,%"


def as_tsv(columns: Sequence[Column], rows: Iterable[Any]) -> str:
    """Lines of tab-separated words under the titles. Words that a spreadsheet would run get an apostrophe in front."""
    lines = ["\t".join(_flat(column.title) for column in columns)]
    lines += ["\t".join(_harmless(_flat(column.words(row))) for column in columns) for row in rows]
    return "\r\n".join(lines) + "\r\n"


def as_html(columns: Sequence[Column], rows: Iterable[Any]) -> str:
    """The same rows as an HTML table; every cell is marked as text for spreadsheets."""
    head = "".join(f"<th>{escape(column.title)}</th>" for column in columns)
    body = "".join("<tr>" + "".join(_cell(column, row) for column in columns) + "</tr>" for row in rows)
    return f'<meta charset="utf-8"><table><tr>{head}</tr>{body}</table>'


def to_clipboard(columns: Sequence[Column], rows: Sequence[Any]) -> None:
    """Put rows on the clipboard in both forms."""
    data = QMimeData()
    data.setText(as_tsv(columns, rows))
    data.setHtml(as_html(columns, rows))
    QGuiApplication.clipboard().setMimeData(data)


def copy_rows(table: Table) -> None:
    """Put the checked or selected rows of a table on the clipboard, with the columns that are shown."""
    wanted = set(table.target_ids())
    by_key = {column.key: column for column in table.rows_model.columns}
    columns = [by_key[key] for key in table.chooser.shown() if by_key[key].kind != "actions"]
    rows = [row for row in table.rows_model.each_row() if table.rows_model.id_of(row) in wanted]
    if rows:
        to_clipboard(columns, rows)


def _cell(column: Column, row: Any) -> str:
    words = column.words(row)
    style = "" if _is_number(words) else " style=\"mso-number-format:'\\@'\""
    return f"<td{style}>{escape(words)}</td>"


def _flat(words: str) -> str:
    return " ".join(words.replace("\t", " ").splitlines())


def _harmless(words: str) -> str:
    return f"'{words}" if words.startswith(_FORMULA) and not _is_number(words) else words


def _is_number(words: str) -> bool:
    digits = words.removeprefix("-").removeprefix("+")
    return bool(digits) and all(sign in _NUMBER for sign in digits) and digits[0].isdigit()
