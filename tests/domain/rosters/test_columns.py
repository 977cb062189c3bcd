"""Headings are found, columns recognised, and matches corrected, kept and known again."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.rosters.cells import SheetCells, column_letter, text_cell
from app.domain.rosters.describe import describe, fields_without_column
from app.domain.rosters.fields import FIELDS, fields_for
from app.domain.rosters.guess import guess_mapping
from app.domain.rosters.headings import normal_heading
from app.domain.rosters.mapping import ColumnMatch, Mapping, best_kept, from_json, known_headings
from app.domain.rosters.sense import no_terms
from app.domain.rosters.table import best_table, find_table
from app.errors import OfficeError
from tests.rosters_made.files import rows_of

SHEET = """
Business School roster

Stu Name | SID | E-mail addr | Maj/Yr | fld of int. | Hrs avail
OKONKWO-BASSEY, Amara | N-204502 | a.okonkwo@northmere.example | NURS 28 | pediatrics; clinics | Tu/Th pm
Nguyen, Hong Anh | N-204418 | hanh_ng@mailbox.example | ACCT/28 | audit | M W eve
Seo, Hyun-woo | N-20451 | h.seo@northmere.example | ROBO 28 | robotics | any
Tan-Osborne, Wei-Ling | N-204611 | w.tan@northmere.example | FOOD SCI ?? | nutrition | Tue AM only
"""


def sheet(text: str = SHEET, name: str = "Roster", hidden: bool = False) -> SheetCells:
    rows = tuple(tuple(text_cell(cell) for cell in row) for row in rows_of(text))
    return SheetCells(name, rows, hidden)


def fields_of(mapping: Mapping) -> list[str]:
    return [match.field for match in mapping.columns]


def test_headings_are_found_under_titles_and_blank_lines() -> None:
    table = best_table([sheet()])
    assert table.header_rows == (3,)
    assert [row.number for row in table.above] == [1, 2]
    assert [row.number for row in table.rows] == [4, 5, 6, 7]


def test_the_headings_row_can_be_chosen() -> None:
    assert find_table(sheet(), header_row=4).rows[0].number == 5
    assert find_table(sheet(), header_row=0).header_rows == ()


def test_the_sheet_with_people_is_taken_and_a_hidden_one_last() -> None:
    codes = sheet("Code | Meaning\nA | Arts", "Codes")
    assert best_table([codes, sheet()]).sheet == "Roster"
    assert best_table([sheet(hidden=True), codes]).sheet == "Codes"


def test_a_file_without_rows_is_told() -> None:
    with pytest.raises(OfficeError, match="no rows"):
        best_table([SheetCells("Sheet1", ())])


def test_columns_are_recognised_by_heading_and_contents() -> None:
    mapping = guess_mapping(best_table([sheet()]), "students")
    assert fields_of(mapping) == ["full_name", "student_id", "email", "major_and_year", "interests", "availability"]
    assert all(match.confidence > 80 for match in mapping.columns)


def test_columns_without_headings_are_recognised_by_contents_alone() -> None:
    bare = sheet("\n".join(SHEET.strip().split("\n")[3:]))
    mapping = guess_mapping(best_table([bare]), "students")
    assert fields_of(mapping)[:4] == ["full_name", "student_id", "email", "major_and_year"]
    assert {match.source for match in mapping.columns if match.field != "skip"} == {"suggested from values"}


def test_a_heading_that_its_values_contradict_is_doubted() -> None:
    odd = sheet("Name | Email\nAnn Lee | 612-555-0143\nBo Ray | 612-555-0144\nCy Fox | 612-555-0145")
    assert fields_of(guess_mapping(best_table([odd]), "students")) == ["full_name", "phone"]


def test_columns_that_need_protection_are_not_offered() -> None:
    table = best_table(
        [sheet("Name | ID | DOB | Gender\nAnn Lee | 123-45-6789 | 1/1/2001 | F\nBo Ray | 123-45-6780 | 2/2/2001 | M")]
    )
    mapping = guess_mapping(table, "students")
    assert fields_of(mapping) == ["full_name", "skip", "skip", "skip"]
    assert mapping.column(1).source == "social security numbers are not imported"


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("What is your e-mail address?", "email"), ("Emial", "email"), ("LAST_NAME", "family"), ("FirstName", "given"),
        ("Exp. Grad. Date", "expected_graduation"), ("Directory Opt-Out?", "directory_opt_out"), ("Pronouns", "pronouns"),
        ("Student ID #", "student_id"), ("Preferred First Name", "preferred"), ("How many mentees?", "capacity"),
        ("Which areas are you interested in?", "interests"), ("Current Employer", "employer"), ("Do NOT contact", "do_not_contact"),
    ],
)  # fmt: skip
def test_headings_of_offices_are_understood(heading: str, field: str) -> None:
    kind = "alumni" if field in ("capacity", "employer") else "students"
    assert fields_of(guess_mapping(find_table(sheet(f"{heading} | x\n | y"), 1), kind))[0] == field


def test_every_synonym_belongs_to_one_field() -> None:
    synonyms = [synonym for field in FIELDS for synonym in field.synonyms]
    assert len(synonyms) == len(set(synonyms))
    assert all(normal_heading(synonym) == synonym for synonym in synonyms)


def test_a_correction_takes_the_field_from_the_other_column() -> None:
    mapping = guess_mapping(best_table([sheet()]), "students").with_field(4, "student_id")
    assert mapping.column(4).field == "student_id"
    assert mapping.column(1).field == "skip"
    assert mapping.with_field(1, "email").used() == 6


def test_a_mapping_survives_being_kept() -> None:
    table = best_table([sheet()])
    mapping = guess_mapping(table, "students").with_field(4, "career_goal_themes").with_options(4, ("slash",), True)
    again = from_json(json.loads(json.dumps(mapping.to_json())))
    assert fields_of(again) == fields_of(mapping)
    renewed = guess_mapping(table, "students", again)
    assert renewed.column(4) == ColumnMatch(
        4, "fld of int.", "career_goal_themes", 100, "used before", ("slash",), True
    )


def test_a_kept_mapping_is_known_by_its_headings_wherever_they_stand() -> None:
    table = best_table([sheet()])
    kept = guess_mapping(table, "students").with_field(5, "skip")
    moved = best_table([sheet("HRS AVAIL | SID | Stu Name | Phone\nany | N-1 | Ann Lee | 612-555-0143")])
    headings = tuple(heading.text for heading in moved.headings)
    assert known_headings(headings, kept) == 3
    assert best_kept(headings, (kept,), "students") is kept
    assert best_kept(headings, (kept,), "alumni") is None
    assert fields_of(guess_mapping(moved, "students", kept)) == ["skip", "student_id", "full_name", "phone"]


def test_what_is_kept_by_a_later_version_does_no_harm() -> None:
    odd = {
        "columns": [{"heading": "x", "field": "shoe size", "separators": ["ampersand"]}],
        "order": "ymd",
        "kind": "pets",
    }
    mapping = from_json(odd)
    assert (fields_of(mapping), mapping.order, mapping.kind) == (["skip"], "", "students")


def test_every_column_says_how_it_is_read() -> None:
    table = best_table([sheet()])
    mapping = guess_mapping(table, "students")
    reports = describe(table, mapping, date(2026, 11, 22), no_terms)
    assert [(report.how, report.warns) for report in reports] == [
        ("Family name first, capitals eased", False),
        ("3 of 4 have six digits", True),
        ("4 of 4 look like an address", False),
        ("Two fields; row 7 has no year", True),
        ("Split in several, see right", False),
        ("“any” is taken as all week", True),
    ]
    assert (reports[4].values, reports[4].different, len(reports[4].new)) == (5, 5, 5)
    assert "Phone" in fields_without_column(mapping, fields_for("students"))
    assert "Email" not in fields_without_column(mapping, fields_for("students"))


@given(st.integers(0, 20_000))
def test_column_letters_count_as_spreadsheets_do(index: int) -> None:
    letters = column_letter(index)
    value = 0
    for letter in letters:
        value = value * 26 + ord(letter) - 64
    assert value == index + 1


CELLS = st.text(st.characters(codec="utf-8"), max_size=14) | st.sampled_from(
    ["", "Name", "Email", "Total", "a@b.example", "Student ID", "12"]
)


@given(st.lists(st.lists(CELLS, max_size=5), min_size=1, max_size=14), st.integers(0, 3))
def test_no_row_of_any_sheet_is_lost(rows: list[list[str]], header: int) -> None:
    cells = tuple(tuple(text_cell(cell) for cell in row) for row in rows)
    last = max((number for number, row in enumerate(cells, start=1) if any(cell.text for cell in row)), default=0)
    table = find_table(SheetCells("x", cells), header or None)
    seen = {*table.header_rows, *(row.number for row in (*table.above, *table.rows, *table.skipped))}
    assert set(range(1, last + 1)) <= seen
    mapping = guess_mapping(table, "students")
    assert [match.index for match in mapping.columns] == [heading.index for heading in table.headings]
