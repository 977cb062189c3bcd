"""The ground the product stands on: the pair of Qt and Python, the SQLite build, the parser of workbooks."""

from __future__ import annotations

import sqlite3
import sys

import pytest


@pytest.mark.usefixtures("qapp")
def test_twenty_thousand_void_qt_calls_do_not_use_none_up() -> None:
    """PySide6 6.12.0 on CPython 3.11 lost a reference to None with each such call and aborted after about 6,000."""
    from PySide6.QtWidgets import QLabel

    label = QLabel()
    before = sys.getrefcount(None)
    for _ in range(20_000):
        label.setText("x")
    assert before - sys.getrefcount(None) < 1_000


def test_sqlite_is_new_enough_for_strict_tables_and_full_text_search() -> None:
    assert sqlite3.sqlite_version_info >= (3, 37)
    with sqlite3.connect(":memory:") as connection:
        connection.execute("CREATE TABLE kept (n INTEGER NOT NULL) STRICT")
        connection.execute("CREATE VIRTUAL TABLE words USING fts5(name, prefix='1 2 3')")


def test_workbooks_are_parsed_by_a_parser_that_refuses_entity_bombs() -> None:
    import openpyxl.xml

    assert openpyxl.xml.DEFUSEDXML
