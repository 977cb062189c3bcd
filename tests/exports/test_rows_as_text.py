"""Rows on the clipboard paste as what they are, and nothing in them is obeyed."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.rows_as_text import as_html, as_tsv, in_words
from exports.table import HIDDEN, As, Column, Kind, Ratio, Value, flat_columns

COLUMNS = (Column("Name"), Column("On cadence", Kind.PERCENT), Column("Due", Kind.DATE))


def test_a_percentage_brings_its_count_and_what_it_is_of() -> None:
    rows = [("Zoë", Ratio(37, 46), date(2027, 3, 16)), ("Wei", Ratio(HIDDEN, 46), None)]
    assert as_tsv(COLUMNS, rows) == (
        "Name\tOn cadence\tOn cadence, count\tOn cadence, of\tDue\n"
        "Zoë\t80.4%\t37\t46\t2027-03-16\n"
        "Wei\tnot shown\tnot shown\t46\t\n"
    )


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\n=1", "＝1"])
def test_what_looks_like_a_formula_is_marked_as_text(text: str) -> None:
    line = as_tsv([Column("A")], [(text,)]).splitlines()[1]
    assert line.startswith("'")


def test_markup_in_a_name_stays_a_name() -> None:
    html = as_html([Column("A & B")], [("<img src=x>&",)])
    assert "<img" not in html
    assert "&lt;img src=x&gt;&amp;" in html and "A &amp; B" in html


@given(st.lists(st.text(), min_size=1, max_size=4))
def test_no_text_breaks_out_of_its_cell(texts: list[str]) -> None:
    columns = [Column(f"C{at}") for at in range(len(texts))]
    lines = as_tsv(columns, [texts]).removesuffix("\n").split("\n")
    assert len(lines) == 2
    assert lines[1].count("\t") == len(texts) - 1
    assert as_html(columns, [texts]).count("<td") == len(texts)


@pytest.mark.parametrize(("value", "kind", "words"), [
    (Fraction(1, 8), Kind.SHARE, "12.5%"), (Fraction(-1, 2000), Kind.SHARE, "-0.1%"), (3, Kind.INTEGER, "3"),
    (Fraction(5, 2), Kind.DECIMAL, "2.50"), (timedelta(minutes=65), Kind.DURATION, "1:05"), (None, Kind.TEXT, ""),
    (datetime(2027, 3, 16, 9, 5), Kind.DATETIME, "2027-03-16 09:05"), (date(2027, 3, 1), Kind.MONTH, "2027-03"),
    (As(Fraction(37, 46), Kind.SHARE), Kind.DECIMAL, "80.4%"), (HIDDEN, Kind.INTEGER, "not shown"),
])
def test_values_in_words(value: Value, kind: Kind, words: str) -> None:
    assert in_words(value, kind) == words


def test_headings_are_made_different_without_regard_to_case() -> None:
    titles = [column.title for column in flat_columns([Column("Name"), Column("name"), Column(" "), Column("NAME\n")])]
    assert titles == ["Name", "name 2", "Column", "NAME 3"]
