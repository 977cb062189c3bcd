"""The dean's workbook, read back: every number right, nothing told that its level may not tell."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from app.domain.dean import DeanPacket, Protect, dean_packet
from app.domain.metrics.catalogue import METRICS
from app.domain.metrics.facts import Facts
from app.domain.metrics.tallies import CellKey, Scope
from app.domain.packets import ListOptions, OfficeContact, Privacy
from app.domain.suppression import suppress
from app.errors import Cancelled
from app.optimize.suppression_audit import protect
from exports.catalogue import document
from exports.excel.dean.build import dean_model
from exports.excel.dean.people import MARKS
from exports.excel.dean.summary import sentences
from exports.excel.dean_workbook import write
from exports.excel.model import Chart, Figures
from exports.table import HIDDEN, As, Hidden, flat_columns, flat_rows
from tests.domain.metrics.made_office import (
    CONTACT,
    NOW,
    OBJECTIVES,
    PAST,
    office_made,
    people_made,
)
from tests.exports.excel.reading import formulas, tables, unzipped

SHEETS = ["Summary", "Objectives and metrics", "Cohorts", "Mentorships", "Goals", "Meetings", "Definitions"]


def packet(
    privacy: Privacy, facts: Facts | None = None, focus: int = NOW.id, guard: Protect = protect
) -> DeanPacket:
    return dean_packet(CONTACT, facts or office_made(), focus, OBJECTIVES, people_made(), privacy, guard,
                       wording=True, change="change 412")


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> dict[Privacy, Path]:
    """The workbook at each level."""
    folder = tmp_path_factory.mktemp("dean")
    made = {level: folder / f"{level}.xlsx" for level in Privacy}
    for level, path in made.items():
        write(packet(level), ListOptions(), path)
    return made


@pytest.mark.parametrize("level", Privacy)
def test_the_seven_sheets_read_back_equal_to_their_rows(books: dict[Privacy, Path], level: Privacy) -> None:
    workbook = load_workbook(books[level])
    assert workbook.sheetnames == SHEETS
    found = tables(books[level])
    for sheet in dean_model(packet(level)).sheets:
        for table in sheet.tables:
            rows = found[table.name]
            assert rows[0] == [column.title for column in flat_columns(table.columns)]
            wanted = list(flat_rows(table.columns, table.rows))
            assert len(rows) - 1 == len(wanted)
            for row, values in zip(rows[1:], wanted, strict=True):
                assert [_plain(cell) for cell in row] == [_plain(value) for value in values]


def _plain(value: object) -> object:
    if isinstance(value, As):
        return _plain(value.value)
    if isinstance(value, Hidden):
        return str(value)
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, str | date):
        return value or None
    return round(float(value), 9)  # type: ignore[arg-type]


@pytest.mark.parametrize("level", Privacy)
def test_nothing_in_it_is_a_formula(books: dict[Privacy, Path], level: Privacy) -> None:
    assert formulas(books[level]) == []
    with ZipFile(books[level]) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
        assert not any(b"<f>" in archive.read(name) for name in sheets)


def test_names_of_people_who_opted_out_are_nowhere_in_the_bytes(books: dict[Privacy, Path]) -> None:
    for path in books.values():
        words = unzipped(path).casefold()
        for name in ("xanthippe", "quillfeather", "zebulon", "vandergriff", "匿名者"):
            assert name not in words
    assert "name withheld" in unzipped(books[Privacy.NAMES]).casefold()


def test_codes_and_totals_name_nobody(books: dict[Privacy, Path]) -> None:
    named = unzipped(books[Privacy.NAMES])
    labels = {person.id: person for person in people_made()}
    for row in office_made().mentorships:
        label = labels[row.mentee_id]
        assert label.opted_out or label.name in named
    for level in (Privacy.CODES, Privacy.TOTALS):
        words = unzipped(books[level])
        assert not [person.name for person in people_made() if person.name in words]
    assert not [person.code for person in people_made() if person.code in unzipped(books[Privacy.TOTALS])]


def test_words_of_people_and_confidential_topics_stay_out_of_codes_and_totals(books: dict[Privacy, Path]) -> None:
    for level in (Privacy.CODES, Privacy.TOTALS):
        words = unzipped(books[level])
        assert "Land a summer internship" not in words and "first draft" not in words
    topics = {row[0]: row for row in tables(books[Privacy.NAMES])["Meetings"][1:]}
    assert topics


def test_a_confidential_meeting_shows_only_that_it_was_held(tmp_path: Path) -> None:
    facts = office_made()
    facts = replace(facts, meetings=tuple(
        replace(row, confidential=True, help="career advice", topics="Talked about a lawsuit") for row in facts.meetings))
    path = tmp_path / "dean.xlsx"
    write(packet(Privacy.NAMES, facts), ListOptions(), path)
    assert "lawsuit" not in unzipped(path)
    assert {row[6] for row in tables(path)["Meetings"][1:]} == {None}


def test_no_small_count_stands_in_a_totals_workbook(books: dict[Privacy, Path]) -> None:
    small = []
    for name, rows in tables(books[Privacy.TOTALS]).items():
        if name in ("Objectives", "Objectives_chart", "Promises", "Definitions", "How_made"):
            continue
        for row in rows[1:]:
            for heading, cell in zip(rows[0], row, strict=True):
                counts = isinstance(cell, int) and heading not in ("Version", "Hours", "Mean minutes")
                share = heading.endswith("share") or f"{heading}, of" in rows[0]
                if counts and 0 < cell < 10 and not share:
                    small.append((name, heading, cell, row))
    assert small == []
    assert "not shown" in unzipped(books[Privacy.TOTALS])


def test_a_hidden_objective_leaves_no_trace_in_the_drawing() -> None:
    found = packet(Privacy.TOTALS, office_made(9))
    (chart,) = (block for block in dean_model(found).sheets[0].blocks if isinstance(block, Chart) and block.kind == "bar")
    assert set(chart.standings) == {""}
    assert chart.inside == ()
    assert not re.search(r"\d", chart.alt)


def test_the_large_figures_hide_what_the_tables_hide() -> None:
    found = packet(Privacy.TOTALS, office_made(9))
    figures = next(block for block in dean_model(found).sheets[0].blocks if isinstance(block, Figures))
    assert figures.boxes[0].value is HIDDEN
    assert not re.search(r"\d+ of \d+", " ".join(box.counted for box in figures.boxes if box.value is HIDDEN))
    assert "not shown" in sentences(found)


@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(3, 70))
def test_the_sentences_tell_no_hidden_number(students: int) -> None:
    found = packet(Privacy.TOTALS, office_made(students), guard=suppress)
    told = {int(word) for word in re.findall(r"(?<![\d%])\d+(?!\d*%)", sentences(found))}
    shown = {tally.amount for key, tally in found.tallies.cells.items() if found.suppression.shows(key)}
    assert told <= shown | {12, 10} | set(range(len(OBJECTIVES[NOW.id]) + 1))


def test_every_metric_has_its_number_its_parts_and_a_name(books: dict[Privacy, Path]) -> None:
    found = packet(Privacy.NAMES)
    workbook = load_workbook(books[Privacy.NAMES])
    for rule in METRICS:
        figure = found.figure(rule)
        assert _named(workbook, f"metric_{rule.key.replace('-', '_')}") == (
            None if figure.value is None else pytest.approx(float(figure.value)))
        if rule.out_of is not None and figure.due_on is None:
            assert _named(workbook, f"metric_{rule.key.replace('-', '_')}_count") == figure.numerator
            assert _named(workbook, f"metric_{rule.key.replace('-', '_')}_of") == figure.denominator


def _named(workbook: object, name: str) -> object:
    ((tab, address),) = workbook.defined_names[name].destinations  # type: ignore[attr-defined]
    return workbook[tab][address.replace("$", "")].value  # type: ignore[index]


def test_the_lists_have_a_line_for_each_row_and_add_up_to_the_metrics(books: dict[Privacy, Path]) -> None:
    found, read = packet(Privacy.NAMES), tables(books[Privacy.NAMES])
    pairs = read["Mentorships"]
    column = {heading: at for at, heading in enumerate(pairs[0])}
    now = [row for row in pairs[1:] if row[column["Cohort"]] == NOW.short_name]
    assert sum(row[column["Meetings"]] for row in now) == found.figure("meetings").numerator
    assert sum(row[column["On cadence"]] == "yes" for row in now) == found.figure("on-cadence").numerator
    assert len(read["Meetings"]) - 1 == len(found.facts.held)
    assert len(read["Goals"]) - 1 == len(found.facts.goals)
    strips = {row[column["Months"]] for row in now}
    assert all(set(strip) <= set(MARKS.values()) for strip in strips)


def test_groups_in_a_totals_workbook_are_the_counts_of_the_packet(books: dict[Privacy, Path]) -> None:
    found, read = packet(Privacy.TOTALS), tables(books[Privacy.TOTALS])
    for row in read["Pairs_by_college"][1:]:
        cohort = NOW if row[0] == NOW.short_name else PAST
        key = CellKey("students", Scope(cohort.id, "college", (row[1],)))
        assert row[2] == (found.tallies.cells[key].amount if found.suppression.shows(key) else "not shown")


def test_the_summary_is_one_page_with_two_described_charts(books: dict[Privacy, Path]) -> None:
    path = books[Privacy.NAMES]
    sheet = load_workbook(path)["Summary"]
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 1)
    assert sheet.page_setup.orientation == "portrait"
    assert sheet["A4"].value == NOW.name
    assert sheet["A5"].value == sentences(packet(Privacy.NAMES))
    with ZipFile(path) as archive:
        drawing = archive.read("xl/drawings/drawing1.xml").decode()
        charts = [name for name in archive.namelist() if name.startswith("xl/charts/chart")]
    assert len(charts) == 2
    assert drawing.count("descr=") == 2 and "of the target" in drawing


def test_every_sheet_has_a_title_a_frozen_head_and_a_footer(books: dict[Privacy, Path]) -> None:
    for sheet in load_workbook(books[Privacy.NAMES]).worksheets:
        assert "Page &P of &N" in sheet.oddFooter.right.text
        if sheet.title != "Summary":
            assert sheet["A3"].value
            assert sheet.freeze_panes and sheet.print_title_rows
            assert not sheet.merged_cells.ranges


def test_definitions_have_every_metric_with_its_version(books: dict[Privacy, Path]) -> None:
    found = tables(books[Privacy.TOTALS])
    assert {(row[0], row[-1]) for row in found["Definitions"][1:]} >= {(rule.title, rule.version) for rule in METRICS}
    method = dict(found["How_made"][1:])
    assert method["State of the office file"] == "change 412"
    assert "minimum is 10 people" in method["Small cells"]


def test_equal_data_give_equal_bytes_and_other_data_other_bytes(tmp_path: Path, books: dict[Privacy, Path]) -> None:
    for level, path in books.items():
        again = tmp_path / f"{level}.xlsx"
        write(packet(level), ListOptions(), again)
        assert again.read_bytes() == path.read_bytes()
    other = tmp_path / "other.xlsx"
    write(packet(Privacy.CODES, office_made(60)), ListOptions(), other)
    assert other.read_bytes() != books[Privacy.CODES].read_bytes()


@pytest.mark.parametrize("level", Privacy)
def test_an_office_without_anything_yet_still_gets_a_workbook(tmp_path: Path, level: Privacy) -> None:
    path = tmp_path / "empty.xlsx"
    write(packet(level, Facts(date(2026, 8, 1), (NOW,))), ListOptions(), path)
    assert load_workbook(path).sheetnames == SHEETS
    assert "Before the start" in load_workbook(path)["Summary"]["A5"].value


@pytest.mark.parametrize("level", Privacy)
def test_a_finished_cohort_shows_its_completion(tmp_path: Path, level: Privacy) -> None:
    made = packet(level, office_made(60), focus=PAST.id)
    path = tmp_path / "past.xlsx"
    write(made, ListOptions(), path)
    assert "reached the end with enough meetings" in sentences(made)


def test_hostile_names_of_cohorts_offices_and_programs_stay_words(tmp_path: Path) -> None:
    facts = office_made()
    evil = "=cmd|' /C calc'!A0 & <b>[x]:*?/\\"
    facts = replace(
        facts, cohorts=tuple(replace(row, name=evil, short_name="", programme="@SUM(1)") for row in facts.cohorts),
        enrolments=tuple(replace(row, background=replace(row.background, college="+1", program="=1+1"))
                         for row in facts.enrolments),
    )
    made = dean_packet(OfficeContact("&P&D", "-1"), facts, NOW.id, OBJECTIVES, people_made(), Privacy.NAMES, protect)
    path = tmp_path / "evil.xlsx"
    write(made, ListOptions(), path)
    assert formulas(path) == []
    assert load_workbook(path)["Summary"]["A4"].value == evil


def test_the_catalogue_writes_it_and_cancelling_leaves_nothing(tmp_path: Path) -> None:
    one = document("dean-workbook")
    path = tmp_path / "dean.xlsx"
    with pytest.raises(Cancelled):
        one.write(packet(Privacy.CODES), one.options_of({}), path, cancelled=lambda: True)
    assert not [entry for entry in tmp_path.iterdir() if entry.is_file()]
    made = one.write(packet(Privacy.CODES), one.options_of({"paper": "a4"}), path)
    assert made.files == (path,) and made.people == len(people_made())
