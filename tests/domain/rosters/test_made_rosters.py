"""Ugly rosters, read from real files and judged: the pictures show every row with its verdict and its words."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from app.data.readers import read_sheets
from app.domain.rosters.fields import BY_KEY
from app.domain.rosters.guess import guess_mapping
from app.domain.rosters.judge import Judge
from app.domain.rosters.mapping import Mapping
from app.domain.rosters.plan import Plan, PlanRow
from app.domain.rosters.table import best_table
from tests.rosters_made.files import MadeRoster
from tests.rosters_made.known import Terms, known_people
from tests.rosters_made.mentors import MENTOR_ROSTERS
from tests.rosters_made.students import STUDENT_ROSTERS

TODAY = date(2026, 11, 22)
PICTURES = Path(__file__).parents[2] / "rosters_made" / "pictures"
ROSTERS = (*STUDENT_ROSTERS, *MENTOR_ROSTERS)


def judged(made: MadeRoster, folder: Path) -> tuple[Plan, Mapping]:
    table = best_table(read_sheets(made.write(folder)))
    mapping = guess_mapping(table, made.kind)
    return Judge(table, mapping, known_people(*made.known), TODAY, Terms()).plan(), mapping


def picture(plan: Plan, mapping: Mapping) -> str:
    columns = ", ".join(f"{match.heading or '(none)'} -> {BY_KEY[match.field].title}" for match in mapping.columns)
    lines = {row.number: [f"{row.number:3}  {'skipped':18}  {row.reason}"] for row in plan.skipped}
    lines |= {row.number: _row_lines(row) for row in plan.rows}
    body = [line for number in sorted(lines) for line in lines[number]]
    notes = [f"note: {note}" for note in plan.table.notes]
    counts = ", ".join(f"{count} {verdict}" for verdict, count in plan.counts().items() if count)
    return "\n".join([columns, *notes, *body, counts]) + "\n"


def _row_lines(row: PlanRow) -> list[str]:
    told = [f"{row.number:3}  {row.verdict:18}  {row.because}"]
    for word, troubles in (("problem", row.problems), ("check", row.checks)):
        for trouble in troubles:
            fix = f" [{trouble.fix.label}: {trouble.fix.text}]" if trouble.fix else ""
            told.append(f"       {word}: {trouble.sentence()} {trouble.todo}{fix}")
    told += [f"       change: {change.title}: {change.before or '(empty)'} -> {change.after}" for change in row.changes]
    told += [f"       note: {note}" for note in row.notes]
    return told


@pytest.mark.parametrize("made", ROSTERS, ids=lambda made: made.key)
def test_a_roster_gets_the_verdicts_of_its_picture(made: MadeRoster, tmp_path: Path) -> None:
    drawn = picture(*judged(made, tmp_path))
    file = PICTURES / f"{made.key}.txt"
    if os.environ.get("DRAW_PICTURES"):
        file.write_text(drawn, encoding="utf-8")
    assert drawn == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("made", ROSTERS, ids=lambda made: made.key)
def test_every_row_of_the_sheet_is_a_heading_a_person_or_counted_as_skipped(made: MadeRoster, tmp_path: Path) -> None:
    sheets = read_sheets(made.write(tmp_path))
    table = best_table(sheets)
    sheet = next(sheet for sheet in sheets if sheet.name == table.sheet)
    last = max(number for number, row in enumerate(sheet.rows, start=1) if any(cell.text for cell in row))
    seen = [
        *table.header_rows,
        *(row.number for row in table.above),
        *(row.number for row in table.rows),
        *(row.number for row in table.skipped),
    ]
    assert sorted(seen) == list(range(1, last + 1))
