"""Any table as a sheet: a real table, text that stays text, and the same bytes for the same rows."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from app.domain.packets import PaperSize
from app.errors import Cancelled, OfficeError
from exports.excel.sheet import Setup, write_table
from exports.excel.text import CELL_LIMIT, fit_cell, tab_name, table_name
from exports.excel.widths import lines_of
from exports.table import HIDDEN, As, Column, Kind, Ratio
from tests.exports.excel.reading import formulas, tables, unzipped

COLUMNS = (
    Column("Name"), Column("Born", Kind.DATE), Column("Meetings", Kind.INTEGER), Column("On cadence", Kind.PERCENT),
    Column("Length", Kind.DURATION), Column("Logged", Kind.DATETIME),
)
ATTACKS = (
    "=1+1", "=HYPERLINK(\"http://x\",\"y\")", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1:A9)", "\t=1", "\r=1", "\n=1",
    "#REF!", "#N/A", "TRUE", "0012", "1.23457E+11", "<b>&", "O'Neil; DROP TABLE people", "{=1}", "'=1", "&P &D",
)
SETUP = Setup("People", "Northmere & Co · Career Office", date(2027, 3, 16))


def written(tmp_path: Path, texts: list[str], name: str = "list.xlsx") -> Path:
    path = tmp_path / name
    write_table("People", [Column("Text")], [(text,) for text in texts], path, SETUP)
    return path


def test_the_rows_are_read_back_as_values_of_their_kinds(tmp_path: Path) -> None:
    path = tmp_path / "people.xlsx"
    rows = [
        ("Nguyễn, Ánh 阮氏红英", date(2004, 2, 29), 7, Ratio(37, 46), timedelta(minutes=65), datetime(2027, 3, 1, 9, 5)),
        ("علي", None, 0, Ratio(HIDDEN, 46), None, None),
    ]
    made = write_table("People", COLUMNS, rows, path, SETUP)
    found = tables(path)["People"]
    assert found[0] == ["Name", "Born", "Meetings", "On cadence", "On cadence, count", "On cadence, of", "Length",
                        "Logged"]
    assert found[1][:4] == ["Nguyễn, Ánh 阮氏红英", datetime(2004, 2, 29), 7, pytest.approx(float(Fraction(37, 46)))]
    assert found[1][4:6] == [37, 46]
    assert found[1][6:] == [timedelta(minutes=65), datetime(2027, 3, 1, 9, 5)]
    assert found[2] == ["علي", None, 0, "not shown", "not shown", 46, None, None]
    assert made.files == (path,)


@pytest.mark.parametrize("text", ATTACKS)
def test_no_text_becomes_a_formula_a_number_or_an_error(tmp_path: Path, text: str) -> None:
    path = written(tmp_path, [text])
    cell = load_workbook(path).worksheets[0]["A6"]
    assert formulas(path) == []
    assert cell.data_type == "s"
    assert cell.value == text.replace("\r", "\n")
    if text[0] in "=+-@\t\r\n":
        assert cell.quotePrefix


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(min_size=1, max_size=60), min_size=1, max_size=8))
def test_any_text_makes_a_file_that_opens_and_holds_it(tmp_path: Path, texts: list[str]) -> None:
    path = written(tmp_path, texts)
    rows = tables(path)["People"][1:]
    for text, (cell,) in zip(texts, rows, strict=True):
        assert (cell or "") == fit_cell(text)[0]
    assert formulas(path) == []


def test_control_characters_and_broken_ones_are_left_out(tmp_path: Path) -> None:
    path = written(tmp_path, ["a\x00b\x0bc\ufffe\uffff\ud800d"])
    assert tables(path)["People"][1] == ["abcd"]


def test_a_text_that_is_too_long_is_cut_and_listed(tmp_path: Path) -> None:
    path = written(tmp_path, ["short", "😀" * 20_000, "x" * 40_000, "y" * CELL_LIMIT])
    found = tables(path)
    assert found["Shortened_cells"][1:] == [["People", "A7"], ["People", "A8"]]
    assert found["People"][3] == ["x" * (CELL_LIMIT - 1) + "…"]
    assert found["People"][4] == ["y" * CELL_LIMIT]
    assert len(found["People"][2][0].encode("utf-16-le")) // 2 <= CELL_LIMIT


def test_equal_rows_give_equal_bytes_and_no_entry_tells_when(tmp_path: Path) -> None:
    first, second = (written(tmp_path, list(ATTACKS), name) for name in ("a.xlsx", "b.xlsx"))
    assert first.read_bytes() == second.read_bytes()
    with ZipFile(first) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_page_is_set_up_to_be_read_and_printed(tmp_path: Path) -> None:
    path = tmp_path / "people.xlsx"
    setup = Setup("People & more", "Office", date(2027, 3, 16), paper=PaperSize.A4)
    write_table("People & more", COLUMNS, [], path, setup)
    workbook = load_workbook(path)
    sheet = workbook.worksheets[0]
    assert sheet.freeze_panes == "A6"
    assert sheet.print_title_rows == "$5:$5"
    assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
    assert sheet.page_setup.fitToWidth == 1 and sheet.sheet_properties.pageSetUpPr.fitToPage
    assert "Page &P of &N" in sheet.oddFooter.right.text
    assert "People && more" in unzipped(path).replace("&amp;", "&")
    assert workbook.properties.title == "People & more"
    assert workbook.properties.created == datetime(2027, 3, 16)
    (table,) = sheet.tables.values()
    assert table.autoFilter is not None and table.tableStyleInfo.name


def test_an_empty_list_says_so_in_a_table_that_opens(tmp_path: Path) -> None:
    path = tmp_path / "empty.xlsx"
    write_table("People", [Column("Name"), Column("Age", Kind.INTEGER)], [], path)
    assert tables(path)["People"][1] == ["Nothing to list.", None]


def test_a_value_can_have_a_unit_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "mixed.xlsx"
    rows = [(As(Fraction(3, 4), Kind.SHARE),), (12,)]
    write_table("Mixed", [Column("Value", Kind.DECIMAL)], rows, path)
    sheet = load_workbook(path).worksheets[0]
    assert (sheet["A6"].value, sheet["A6"].number_format) == (0.75, "0%")
    assert sheet["A7"].number_format == "#,##0.0"


def test_cancelling_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path) -> None:
    path = written(tmp_path, ["old"])
    before = path.read_bytes()
    rows = [("new",)] * 1000
    with pytest.raises(Cancelled):
        write_table("People", [Column("Text")], rows, path, SETUP, cancelled=lambda: True)
    assert path.read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir() if entry.is_file()] == ["list.xlsx"]


def test_progress_is_told_up_to_the_end(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    rows = [("x",)] * 600
    write_table("P", [Column("Text")], rows, tmp_path / "p.xlsx", progress=lambda done, of: told.append((done, of)))
    assert told == [(250, 600), (500, 600), (600, 600)]


def test_a_folder_that_is_not_there_is_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(OfficeError, match="not there"):
        write_table("P", [Column("Text")], [], tmp_path / "none" / "p.xlsx")


def test_tab_and_table_names_are_legal_and_different() -> None:
    used: set[str] = set()
    names = [tab_name(name, used) for name in ("Goals: [2026/27]?*", "x" * 40, "X" * 40, "", "History", "'quoted'")]
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)
    assert len({name.casefold() for name in names}) == len(names)
    taken: set[str] = set()
    found = [table_name(name, taken) for name in ("A1", "R1C1", "goals", "Goals", "9 lives", "阮")]
    assert found == ["n_A1", "n_R1C1", "goals", "Goals_2", "n_9_lives", "Table"]


@given(st.text("abc \n", max_size=400), st.integers(5, 60))
def test_a_text_gets_as_many_lines_as_its_letters_need(text: str, wide: int) -> None:
    needed = sum(max(1, -(-len(line.rstrip()) // wide)) for line in text.split("\n"))
    assert lines_of(text, wide) >= needed
