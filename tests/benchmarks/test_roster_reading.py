"""Reading and judging a large roster stays a small multiple of merely parsing the workbook.

BENCHMARK_ROWS=20000 in the environment measures the size that an office would call large.
"""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from app.data.readers import read_sheets
from app.domain.rosters.existing import ExistingPerson, PeopleIndex
from app.domain.rosters.guess import guess_mapping
from app.domain.rosters.judge import Judge
from app.domain.rosters.plan import Plan
from app.domain.rosters.table import best_table
from app.domain.rosters.writes import writes_of
from tests.rosters_made.files import xlsx

ROWS = int(os.environ.get("BENCHMARK_ROWS", "6000"))
# Measured 15 to 22 with 20,000 rows, 20 to 30 with fewer, of which starting the parsing process is a good part.
MOST = 60
HEAD = (
    "Student ID",
    "Name",
    "Email",
    "Major",
    "Class Year",
    "Interests",
    "Availability",
    "Phone",
    "Expected Graduation",
)
FAMILIES = (
    "Nguyen",
    "Okonkwo-Bassey",
    "García",
    "Kovács",
    "O'Neil",
    "de la Cruz",
    "Patel",
    "Müller",
    "Seo",
    "Lindqvist",
)
GIVEN = ("Ann", "Bao", "Chidi", "Dana", "Eva", "Farid", "Grace", "Hana", "Ivan", "Jo", "Kai")


def _row(number: int) -> tuple[str, ...]:
    family = f"{FAMILIES[number % 10]}-{FAMILIES[number // 10 % 10]}{chr(97 + number // 100 % 26)}"
    return (
        f"N-{200_000 + number}", f"{family}, {GIVEN[number % 11]} {GIVEN[number // 11 % 11]}", f"p{number}@northmere.example",
        ("NURS", "ACCT", "CS")[number % 3], str(2026 + number % 4), ("audit; law", "software", "policy, data")[number % 3],
        ("Tu/Th pm", "M W eve", "any")[number % 3], f"612-555-{number % 10_000:04}", ("Spring 2027", "May-28")[number % 2],
    )  # fmt: skip


@pytest.fixture(scope="module")
def roster(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A large workbook, its sheet written as plain XML because that is quick."""
    folder = tmp_path_factory.mktemp("large")
    small = xlsx(folder / "small.xlsx", [HEAD])
    cells = ("".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in _row(number)) for number in range(ROWS))
    head = "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in HEAD)
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    body = f"<row>{head}</row>" + "".join(f"<row>{row}</row>" for row in cells)
    with (
        zipfile.ZipFile(small) as old,
        zipfile.ZipFile(folder / "large.xlsx", "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new,
    ):
        for name in old.namelist():
            if name.endswith("sheet1.xml"):
                new.writestr(name, f'<worksheet xmlns="{space}"><sheetData>{body}</sheetData></worksheet>')
            else:
                new.writestr(name, old.read(name))
    return folder / "large.xlsx"


def _seconds(work: Callable[[], object], times: int = 1) -> float:
    """The least processor time of some runs, that of the parsing process included."""
    found = []
    for _ in range(times):
        start = sum(os.times()[:4])
        work()
        found.append(sum(os.times()[:4]) - start)
    return min(found)


def _parse(path: Path) -> object:
    from python_calamine import CalamineWorkbook

    return CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()


def _judge(path: Path, people: PeopleIndex) -> Plan:
    table = best_table(read_sheets(path))
    return Judge(table, guess_mapping(table, "students"), people, date(2026, 11, 22)).plan()


def test_a_large_roster_is_judged_in_a_small_multiple_of_parsing_it(roster: Path) -> None:
    # Processor time is counted in hundredths of a second: several runs make it fine enough.
    parsing = _seconds(lambda: [_parse(roster) for _ in range(8)], 2) / 8
    plan = _judge(roster, PeopleIndex())
    assert plan.counts()["new"] == ROWS
    known = PeopleIndex([ExistingPerson(write.row, write.values) for write in writes_of(plan)])
    ratios = [_seconds(lambda people=people: _judge(roster, people)) / parsing for people in (PeopleIndex(), known)]
    print(f"new rows: {ratios[0]:.1f} x parsing, rows on record: {ratios[1]:.1f} x parsing")  # noqa: T201
    assert max(ratios) < MOST
