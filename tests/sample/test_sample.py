"""The sample office: complete, sound, believable where it can be counted, and the same on every machine."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from app import sample
from app.clock import SetClock
from app.domain.enrolments import EnrolmentQuery
from app.domain.goals import GoalQuery
from app.domain.mentorships import MeetingQuery, MentorshipQuery
from app.domain.people import PeopleQuery
from app.errors import Cancelled, OfficeError
from app.office import Office
from app.sample.dice import Dice
from app.sample.people import Population
from app.sample.tables import areas, goals, places, sections

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 17)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.mentordesk"
    sample.make(path, TODAY)
    return path


@pytest.fixture
def office(made: Path) -> Iterator[Office]:
    opened = Office.open(made, clock=SetClock(datetime(TODAY.year, TODAY.month, TODAY.day, 15, tzinfo=UTC)))
    yield opened
    opened.close()


def digest(path: Path) -> str:
    """Of every row of every table, whatever order the file keeps its tables in."""
    connection = sqlite3.connect(path)
    names = [row[0] for row in connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%STRICT%' ORDER BY name")]
    content = {name: connection.execute(f"SELECT * FROM {name} ORDER BY id").fetchall() for name in names}
    connection.close()
    return hashlib.sha256(json.dumps(content).encode()).hexdigest()


def test_the_file_is_sound(office: Office) -> None:
    assert office.check() == []


def test_the_same_day_gives_the_same_content_on_another_machine(made: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.mentordesk"
    command = [sys.executable, "main.py", "demo", str(other), "--date", TODAY.isoformat()]
    surroundings = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Seoul", "LANG": "C", "USER": "somebody"}
    subprocess.run(command, cwd=ROOT, env=surroundings, check=True, timeout=110, capture_output=True)
    assert digest(other) == digest(made)


def test_there_are_about_four_hundred_people_of_every_role(office: Office) -> None:
    assert 390 <= office.people.count() <= 430
    for role, least in (("student", 180), ("alum", 150), ("professional", 30), ("staff", 10)):
        assert office.people.count(PeopleQuery(role=(role,))) >= least
    people = [office.people.get(person_id).draft for person_id in office.people.ids(count=120)]
    assert all(draft.emails and draft.pronouns is not None and draft.city and draft.roles for draft in people)


def test_names_come_in_many_scripts(office: Office) -> None:
    letters = "".join(row.native + row.name for row in office.people.page(count=1000))
    scripts = {unicodedata.name(char, "").split(" ")[0] for char in letters if char.isalpha()}
    assert scripts >= {"LATIN", "ARABIC", "HEBREW", "DEVANAGARI", "CJK", "HANGUL", "CYRILLIC"}
    assert set("ễłşọ") <= set(letters)  # Vietnamese, Polish, Turkish, Yoruba


def test_two_cohorts_are_over_one_is_running_and_one_is_planned(office: Office) -> None:
    rows = {row.state: row for row in office.cohorts.rows()}
    assert sorted(row.state for row in office.cohorts.rows()) == ["closed", "closed", "planned", "running"]
    assert rows["running"].starts <= TODAY.replace(day=1) <= TODAY <= rows["running"].ends
    assert rows["planned"].starts > TODAY
    assert (rows["planned"].mentees, rows["planned"].mentors) == (22, 19)
    assert office.enrolments.counts(rows["planned"].id).of("mentee", "applied") == 6
    mentors = office.enrolments.page(EnrolmentQuery(rows["planned"].id, "mentor"), 0, -1)
    assert sum(row.places for row in mentors) == 26


def test_the_past_cohorts_are_complete(office: Office) -> None:
    for row in office.cohorts.rows():
        if row.state != "closed":
            continue
        pairs = office.mentorships.page(MentorshipQuery(cohort_id=row.id), 0, -1)
        assert {pair.state for pair in pairs} == {"completed", "ended"}
        assert all(pair.agreement.signed for pair in pairs)
        assert sum(pair.meetings for pair in pairs) > 7 * len(pairs)
        assert office.goals.counts(GoalQuery(cohort_id=row.id))["reached"] > len(pairs)


def test_today_has_something_of_every_kind(office: Office) -> None:
    found = {group.kind: group.count for group in office.today.groups()}
    assert found["touchpoint"] == 9
    assert found["agreement"] == 3
    assert found["check-in"] == 3
    assert found["applicant"] == 6
    assert found["goal"] == 4
    assert office.today.week()


def test_goals_are_in_every_standing(office: Office) -> None:
    running = office.cohorts.working()
    counts = office.goals.counts(GoalQuery(cohort_id=running))
    assert counts[""] > 100
    assert all(counts[standing] for standing in ("reached", "on track", "behind", "stalled", "not smart"))


def test_the_planned_cohort_can_be_matched_but_for_one_student(office: Office, tmp_path: Path) -> None:
    copy = office.backup(tmp_path / "copy.mentordesk")
    other = Office.open(copy, clock=office.clock)
    planned = next(row for row in other.cohorts.rows() if row.state == "planned")
    run = other.matching.run(planned.id)
    other.close()
    assert len(run.result.pairs) == 21
    assert [reason for one in run.result.unmatched for reason in one.reasons]


def test_meetings_read_like_life_and_not_like_a_form(office: Office) -> None:
    rows = [row.meeting for row in office.meetings.page(MeetingQuery(), 0, -1)]
    assert len(rows) > 800
    assert len({row.topics for row in rows}) > 60
    assert all("{" not in row.topics + row.outcome for row in rows)
    assert any(row.confidential for row in rows)


def test_nothing_in_the_goals_is_left_to_fill_in(office: Office) -> None:
    for goal in office.goals.page(GoalQuery(), 0, -1):
        words = " ".join([goal.draft.title, goal.draft.specific, goal.draft.measurable, goal.draft.achievable,
                          goal.draft.relevant, goal.draft.time_bound, *(step.words for step in goal.steps)])
        assert "{" not in words


def test_the_history_is_in_the_order_of_time_and_ends_with_single_changes(office: Office) -> None:
    changes = office.history.rows(0, 10_000)
    times = [change.at for change in changes]
    assert times == sorted(times, reverse=True)
    assert times[0][:10] <= TODAY.isoformat()
    assert all("entries" not in change.subject for change in changes[:8])


def test_a_file_that_stands_there_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "mine.mentordesk"
    path.write_text("mine")
    with pytest.raises(OfficeError):
        sample.make(path, TODAY)
    assert path.read_text() == "mine"
    assert list(tmp_path.iterdir()) == [path]


def test_making_it_can_be_followed_and_stopped_and_then_leaves_nothing(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []

    def follow(done: int, total: int) -> None:
        told.append((done, total))

    with pytest.raises(Cancelled):
        sample.make(tmp_path / "stopped.mentordesk", TODAY, progress=follow, cancelled=lambda: len(told) > 2)
    assert told == sorted(told)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("today", [date(2027, month, 1) for month in range(1, 13)] + [date(2028, 2, 29)])
def test_people_fit_any_season(today: date) -> None:
    from app.domain import person_rules
    from app.sample.calendar import Calendar

    lives = Population(Calendar(today)).lives
    assert len(lives) == 412
    assert len({life.draft.student_id for life in lives if life.kind == "student"}) == 252
    assert not [life.number for life in lives if person_rules.problems(person_rules.tidied(life.draft))]


def test_tables_hold_together() -> None:
    cities = places()
    for area in areas():
        assert all(employer.city in cities for employer in area.employers)
        assert all(area.titles(employer, senior) for employer in area.employers for senior in (True, False))
        assert area.name in sections("meetings")
        assert area.name in goals()
        assert len(area.field_names) >= 3
    for words in goals().values():
        for goal in words:
            assert sum(share for *_rest, share in goal.steps) in (0, 100)
    assert all(len(line) == 3 for lines in sections("meetings").values() for line in lines)


def test_the_dice_fall_the_same_way_everywhere() -> None:
    dice = Dice("a name")
    assert [dice.below(100) for _ in range(6)] == _drawn("a name", 6)
    assert dice.of("x").below(1000) == Dice("a name/x").below(1000)
    assert sorted(Dice("s").some(range(9), 9)) == list(range(9))
    assert {Dice(f"w{n}").weighted("ab", (0, 5)) for n in range(20)} == {"b"}


def _drawn(name: str, count: int) -> list[int]:
    numbers = b"".join(hashlib.sha256(f"{name}#{block}".encode()).digest() for block in range(count // 4 + 1))
    return [int.from_bytes(numbers[at:at + 8], "big") % 100 for at in range(0, count * 8, 8)]
