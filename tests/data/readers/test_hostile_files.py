"""Files that are damaged, locked, disguised or made to do harm are refused in plain words, quickly."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.data.readers import Limits, read_sheets
from app.data.readers.text import decode, find_delimiter, read_records
from app.errors import OfficeError
from tests.rosters_made.files import rows_of, text_file, xlsx

ROWS = rows_of("Name | ID\nAnn | 1\nBo | 2")


def refused(path: Path, limits: Limits | None = None) -> OfficeError:
    with pytest.raises(OfficeError) as caught:
        read_sheets(path, limits)
    told = caught.value
    assert told.title.endswith(".")
    assert "Error" not in told.title + told.words
    return told


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def _sheet(body: str) -> bytes:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<?xml version="1.0"?><worksheet xmlns="{space}"><sheetData>{body}</sheetData></worksheet>'.encode()


def changed_workbook(path: Path, part: str, content: bytes) -> Path:
    """A workbook with one of its parts replaced."""
    source = xlsx(path.with_suffix(".plain.xlsx"), ROWS)
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, content if name == part else old.read(name))
    return path


def test_a_truncated_workbook_is_damaged(tmp_path: Path) -> None:
    whole = xlsx(tmp_path / "whole.xlsx", ROWS).read_bytes()
    for size in (len(whole) // 3, len(whole) // 2, len(whole) - 10):
        assert "damaged" in refused(written(tmp_path / "cut.xlsx", whole[:size])).title


def test_a_workbook_with_a_broken_part_is_damaged(tmp_path: Path) -> None:
    sheet = "xl/worksheets/sheet1.xml"
    for content in (b"", b"<worksheet", b"\x00" * 50):
        path = changed_workbook(tmp_path / "broken.xlsx", sheet, content)
        try:
            assert all(not sheet.rows for sheet in read_sheets(path))
        except OfficeError as told:
            assert "damaged" in told.title


def _compound(*streams: str) -> bytes:
    names = b"".join(stream.encode("utf-16-le").ljust(128, b"\0") for stream in streams)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + names.ljust(4096, b"\0")


@pytest.mark.parametrize(
    ("name", "content", "title"),
    [
        ("locked.xlsx", _compound("EncryptedPackage"), "password"),
        ("letter.xls", _compound("WordDocument"), "Word"),
        ("odd.xls", _compound("Something"), "not a spreadsheet"),
        ("cut.xls", _compound("Workbook"), "damaged"),
        ("page.xls", b"<html><body><table><tr><td>Ann</td></tr></table></body></html>", "web page"),
        ("page.xlsx", b"\n<!DOCTYPE html>\n<html></html>", "web page"),
        ("old.xls", b'<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook></Workbook>', "2003"),
        ("paper.csv", b"%PDF-1.7 ...", "PDF"),
        ("picture.csv", b"\x89PNG\r\n", "picture"),
        ("empty.csv", b"", "empty"),
        ("program.csv", bytes(range(1, 32)) * 40, "neither"),
    ],
)
def test_a_file_that_is_something_else_is_told_as_what_it_is(
    tmp_path: Path, name: str, content: bytes, title: str
) -> None:
    assert title in refused(written(tmp_path / name, content)).title


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    assert "not there" in refused(tmp_path / "none.csv").title
    assert "not a file" in refused(tmp_path).title


def test_a_workbook_protected_inside_its_archive_is_told(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "locked.xlsx", ROWS)
    content = bytearray(path.read_bytes())
    place = content.find(b"PK\x01\x02")
    content[place + 8] |= 1
    assert "password" in refused(written(path, bytes(content))).title


def test_a_zip_bomb_is_not_opened(tmp_path: Path) -> None:
    path = changed_workbook(tmp_path / "bomb.xlsx", "xl/worksheets/sheet1.xml", _sheet(" " * 30_000_000))
    assert path.stat().st_size < 100_000
    assert "unpacks" in refused(path).title
    assert "unpacks" in refused(xlsx(tmp_path / "r.xlsx", ROWS), Limits(unpacked_bytes=1_000)).title


def test_entities_are_refused_before_they_are_expanded(tmp_path: Path) -> None:
    harm = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><worksheet>&b;</worksheet>'
    assert "instructions" in refused(changed_workbook(tmp_path / "e.xlsx", "xl/worksheets/sheet1.xml", harm)).title
    wide = harm.decode().encode("utf-16")
    assert "instructions" in refused(changed_workbook(tmp_path / "w.xlsx", "xl/worksheets/sheet1.xml", wide)).title


def test_one_cell_at_the_far_end_is_refused_at_once(tmp_path: Path) -> None:
    far = _sheet('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')
    told = refused(changed_workbook(tmp_path / "far.xlsx", "xl/worksheets/sheet1.xml", far))
    assert "1,048,576" in told.words


def test_empty_cells_at_the_far_end_do_no_harm(tmp_path: Path) -> None:
    far = _sheet('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="0"/></row>')
    (sheet,) = read_sheets(changed_workbook(tmp_path / "far.xlsx", "xl/worksheets/sheet1.xml", far))
    assert len(sheet.rows) < 3


def test_an_open_document_that_repeats_a_cell_a_million_times_is_refused(tmp_path: Path) -> None:
    from tests.rosters_made.files import ods

    path = ods(tmp_path / "r.ods", [["Ann"]])
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    parts["content.xml"] = (
        parts["content.xml"]
        .replace(b"<table:table-row>", b'<table:table-row table:number-rows-repeated="1048576">')
        .replace(b"<table:table-cell office", b'<table:table-cell table:number-columns-repeated="16384" office')
    )
    with zipfile.ZipFile(path, "w") as new:
        for name, content in parts.items():
            new.writestr(name, content)
    refused(path)


def test_too_many_rows_columns_and_characters_are_refused(tmp_path: Path) -> None:
    path = text_file(tmp_path / "r.csv", [["Name"], *[["x"]] * 50])
    assert "row 21" in refused(path, Limits(rows=20)).words
    path = text_file(tmp_path / "w.csv", [[f"c{n}" for n in range(30)]])
    assert "column 30" in refused(path, Limits(columns=20)).words
    path = text_file(tmp_path / "l.csv", [["Name", "x"], ["x" * 5_000, "y"]])
    assert "line 2" in refused(path, Limits(cell_characters=1_000)).words
    assert "0 MB" in refused(path, Limits(file_bytes=100)).words


def test_a_field_of_200000_characters_is_read_whole(tmp_path: Path) -> None:
    (sheet,) = read_sheets(text_file(tmp_path / "r.csv", [["Name", "Notes"], ["Ann", "x" * 200_000]]))
    assert len(sheet.rows[1][1].text) == 200_000


@pytest.mark.parametrize("harm", [struct.pack("<I", 0xFFFFFFFF), b"\0\0\0\0", b"PK"])
def test_flipped_bytes_anywhere_end_in_rows_or_in_words(tmp_path: Path, harm: bytes) -> None:
    whole = xlsx(tmp_path / "whole.xlsx", ROWS).read_bytes()
    for place in range(0, len(whole) - 4, max(1, len(whole) // 12)):
        path = written(tmp_path / "flipped.xlsx", whole[:place] + harm + whole[place + len(harm) :])
        try:
            read_sheets(path)
        except OfficeError as told:
            assert told.title


@given(st.binary(max_size=300), st.sampled_from([",", ";", "\t", "|", ""]))
def test_any_bytes_are_decoded_and_cut_into_rows_or_told(content: bytes, delimiter: str) -> None:
    text = decode(content).text
    find_delimiter(text)
    try:
        list(read_records(text, delimiter, Limits()))
    except OfficeError as told:
        assert "line" in told.title


@given(st.lists(st.lists(st.text(max_size=12), min_size=2, max_size=4), min_size=1, max_size=6))
@settings(max_examples=60)
def test_no_cell_of_a_well_made_csv_is_lost(rows: list[list[str]]) -> None:
    import csv

    def clean(cell: str) -> str:
        return "".join(char for char in cell if char.isprintable()).strip().replace('"', "'")

    cleaned = [[clean(cell) for cell in row] for row in rows]
    buffer = io.StringIO(newline="")
    csv.writer(buffer, quoting=csv.QUOTE_ALL).writerows(cleaned)
    text = buffer.getvalue()
    if text.casefold().startswith('"sep='):
        return
    assert list(read_records(text, ",", Limits())) == cleaned
