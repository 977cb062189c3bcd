"""Roster files are read whole, by what they are and not by their names, and never in this process."""

from __future__ import annotations

import datetime
import os
import sys
import time
from pathlib import Path

import pytest

from app.data.readers import Limits, TextChoice, read_sheets, read_text_preview, run_worker
from app.domain.rosters.cells import Kind
from app.errors import Cancelled, OfficeError
from tests.rosters_made.files import Shown, ods, rows_of, text_file, xlsx

ROWS = rows_of("""
Name | ID | Email
Nguyễn, Ánh | 00123 | a@northmere.example
Doe, Jane | 00124 | j@northmere.example
""")


def texts(path: Path, choice: TextChoice | None = None) -> list[list[str]]:
    (sheet,) = read_sheets(path, choice=choice)
    return [[cell.text for cell in row] for row in sheet.rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_text_is_read_the_same_in_every_encoding_and_with_every_separator(
    tmp_path: Path, encoding: str, delimiter: str
) -> None:
    assert texts(text_file(tmp_path / "r.txt", ROWS, delimiter, encoding)) == ROWS


def test_western_bytes_that_are_no_utf8_are_read_as_windows_text_and_said_so(tmp_path: Path) -> None:
    path = text_file(tmp_path / "r.csv", [["Name", "City"], ["Müller", "Köln"]], encoding="cp1252")
    (sheet,) = read_sheets(path)
    assert sheet.rows[1][0].text == "Müller"
    assert "encoding" in sheet.notes[0]
    assert texts(path, TextChoice("mac_roman"))[1][0] != "Müller"


def test_a_preview_shows_encoding_separator_and_rows(tmp_path: Path) -> None:
    path = text_file(tmp_path / "r.csv", [["Name", "City"], ["Müller", "Köln"]], delimiter=";", encoding="cp1252")
    preview = read_text_preview(path)
    assert (preview.title, preview.certain, preview.delimiter) == ("Western (Windows)", False, ";")
    assert preview.rows == (("Name", "City"), ("Müller", "Köln"))
    assert read_text_preview(path, TextChoice("cp1252", ",")).rows[0] == ("Name;City",)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Name\nSmith; John, PhD\nDoe; Jane, MD\n", [["Name"], ["Smith; John, PhD"], ["Doe; Jane, MD"]]),
        ("Name,Role\n\"Smith; John, PhD\",a\n\"Doe; Jane, MD\",b\n",
         [["Name", "Role"], ["Smith; John, PhD", "a"], ["Doe; Jane, MD", "b"]]),
        ("Name;Mail\nSmith, John;a\nDoe, Jane;b\n", [["Name", "Mail"], ["Smith, John", "a"], ["Doe, Jane", "b"]]),
        ("Name, Mail\nAnn Lee, a\nBo Ray, b\n", [["Name", "Mail"], ["Ann Lee", "a"], ["Bo Ray", "b"]]),
        ("sep=|\nName|Mail\nAnn|a\n", [["Name", "Mail"], ["Ann", "a"]]),
    ],
)  # fmt: skip
def test_the_separator_is_not_fooled_by_marks_inside_names(tmp_path: Path, text: str, rows: list[list[str]]) -> None:
    path = tmp_path / "r.csv"
    path.write_text(text, encoding="utf-8")
    assert texts(path) == rows


def test_an_unclosed_quotation_mark_is_told_with_its_line_and_swallows_nothing(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text('Name,Mail\nAnn,a\n"Bo,b\nCy,c\nDi,"d"\n', encoding="utf-8")
    with pytest.raises(OfficeError, match="line 3"):
        read_sheets(path)


def test_line_breaks_inside_cells_are_kept_and_counted(tmp_path: Path) -> None:
    path = text_file(tmp_path / "r.csv", [["Name", "Notes"], ["Ann", "one\ntwo"]])
    (sheet,) = read_sheets(path)
    assert sheet.rows[1][1].text == "one\ntwo"
    assert sheet.notes == ("3 lines make 2 rows: line breaks stand inside 1 cell.",)


def test_invisible_characters_go_and_are_counted(tmp_path: Path) -> None:
    (sheet,) = read_sheets(text_file(tmp_path / "r.csv", [["Name"], ["A\u200bnn\u00a0 Le\u0301e"], ["Bo\x00b"]]))
    assert [row[0].text for row in sheet.rows] == ["Name", "Ann Lée", "Bob"]
    assert "Invisible characters were removed from 1 cell." in sheet.notes


def test_cells_of_a_workbook_keep_what_they_are(tmp_path: Path) -> None:
    day = datetime.date(2027, 5, 14)
    rows = [
        ["text", 12.5, 123456789012, day, True, Shown(4521, "000000"), Shown(204502, '"N-"000000'), "#REF!", "=1+1"]
    ]
    (sheet,) = read_sheets(xlsx(tmp_path / "r.xlsx", [[], *rows]))
    found = [(cell.text, cell.kind) for cell in sheet.rows[1]]
    assert found == [
        ("text", Kind.TEXT), ("12.5", Kind.NUMBER), ("123456789012", Kind.NUMBER), ("2027-05-14", Kind.DATE),
        ("Yes", Kind.BOOL), ("004521", Kind.NUMBER), ("N-204502", Kind.NUMBER), ("#REF!", Kind.ERROR),
        ("formula without result", Kind.FORMULA),
    ]  # fmt: skip
    assert sheet.rows[1][3].value == day
    assert sheet.rows[0] == ()


def test_error_values_of_older_workbooks_are_marked_or_counted() -> None:
    fixtures = Path(__file__).parents[2] / "rosters_made" / "fixtures"
    (old,) = read_sheets(fixtures / "errors.xls")
    assert [(cell.text, cell.kind) for cell in (old.rows[1][1], old.rows[2][2])] == [
        ("#N/A", Kind.ERROR), ("#DIV/0!", Kind.ERROR),
    ]  # fmt: skip
    (open_document,) = read_sheets(fixtures / "errors.ods")
    assert open_document.notes == ("2 cells of the file with a spreadsheet error are read as empty.",)


def test_a_merged_cell_stands_for_all_its_rows(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "r.xlsx", [["a", "x"], ["b"], ["c"], ["d", "y"]], merges=["B1:B3"])
    assert texts(path) == [["a", "x"], ["b", "x"], ["c", "x"], ["d", "y"]]


def test_hidden_and_further_sheets_are_told_apart(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "r.xlsx", ROWS, others=[("Codes", [["a"]], "hidden")])
    assert [(sheet.name, sheet.hidden) for sheet in read_sheets(path)] == [("Roster", False), ("Codes", True)]


def test_an_open_document_is_read(tmp_path: Path) -> None:
    assert texts(ods(tmp_path / "r.ods", [["Name", "ID"], ["Ann", 12.0]])) == [["Name", "ID"], ["Ann", "12"]]


def test_a_csv_under_the_name_of_a_workbook_is_read_as_what_it_is(tmp_path: Path) -> None:
    assert texts(text_file(tmp_path / "r.xlsx", ROWS)) == ROWS


def test_progress_is_heard_and_reading_can_be_cancelled(tmp_path: Path) -> None:
    path = text_file(tmp_path / "r.csv", [["Name"], *([f"A{n}"] for n in range(3_000))])
    heard: list[tuple[int, int]] = []
    read_sheets(path, progress=lambda done, total: heard.append((done, total)))
    assert len(heard) > 5
    assert heard[-1] == (3001, 3001)
    with pytest.raises(Cancelled):
        read_sheets(path, cancelled=lambda: True)


def test_parsing_happens_in_another_process(tmp_path: Path) -> None:
    read_sheets(xlsx(tmp_path / "r.xlsx", ROWS))
    assert "python_calamine" not in sys.modules or os.environ.get("PYTEST_XDIST_WORKER")


def test_a_frozen_program_starts_itself_as_the_parsing_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "program"
    root = Path(__file__).parents[3]
    program.write_text(
        f"#!{sys.executable}\nimport sys\nsys.path.insert(0, {str(root)!r})\n"
        "from app.data.readers import run_worker\ncode = run_worker(sys.argv[1:])\nsys.exit(9 if code is None else code)\n"
    )
    program.chmod(0o755)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(program))
    assert texts(text_file(tmp_path / "r.csv", ROWS)) == ROWS
    assert run_worker(["--office", "x"]) is None


def test_nothing_is_left_running_after_a_time_out(tmp_path: Path) -> None:
    path = text_file(tmp_path / "r.csv", [["Name"]])
    with pytest.raises(OfficeError, match="too large"):
        read_sheets(path, Limits(seconds=0))
    time.sleep(0.05)
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
