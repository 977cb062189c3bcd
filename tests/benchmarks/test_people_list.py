"""The People list costs a small multiple of the barest query for the same rows, and a window of it costs no more in a
large office than in a small one.

BENCHMARK_PEOPLE=100000 in the environment measures the size of a whole university.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from collections.abc import Callable, Iterator

import pytest

from app.data.person_writer import PersonWriter
from app.domain.people import Email, PeopleQuery, PersonDraft, Role
from app.office import Office
from tests.builders import new_office

PEOPLE = int(os.environ.get("BENCHMARK_PEOPLE", "4000"))
WINDOW = 60
ROUNDS = 7
# Measured with 4,000 and with 100,000 people; the limits leave room for a busy machine.
MOST_FOR_IDS, MOST_FOR_COUNT, MOST_FOR_WINDOW, MOST_FOR_SEARCH, MOST_FOR_SORT = 6, 6, 35, 8, 25


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    office = new_office(tmp_path_factory.mktemp("many"))
    with office._desk.unit("Enter people") as unit:
        writer = PersonWriter(unit, office.clock.now())
        for number in range(PEOPLE):
            writer.add(_draft(number))
        writer.flush()
    yield office
    office.close()


@pytest.fixture
def raw(office: Office) -> Iterator[sqlite3.Connection]:
    """The same file without the product: the floor everything is measured against."""
    with contextlib.closing(sqlite3.connect(f"file:{office.path}?mode=ro", uri=True)) as connection:
        yield connection


def _draft(number: int) -> PersonDraft:
    family = f"{('Lee', 'Okafor', 'Nguyen', 'Müller', 'Żak')[number % 5]}{chr(97 + number % 26)}{chr(97 + number // 26 % 26)}"
    student = number % 3 > 0
    return PersonDraft(
        given=("Ann", "Bo", "Chidi", "Dana")[number % 4], family=family, student_id=f"N-{number:06}" if student else "",
        program=("Accounting", "Nursing", "History")[number % 3], college=("Business", "Arts")[number % 2],
        class_year=2000 + number % 30, employer="" if student else f"Firm {number % 97}",
        capacity=None if student else number % 4, roles=(Role("student" if student else "alum"),),
        emails=(Email(f"p{number}@northmere.example"),))


def _seconds(work: Callable[[], object]) -> float:
    """The quickest of some rounds: what the work takes when nothing else is in the way."""
    taken = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return min(taken)


def _ratio(work: Callable[[], object], floor: Callable[[], object]) -> float:
    return _seconds(work) / max(_seconds(floor), 20e-6)


def _floor(raw: sqlite3.Connection, sql: str, *params: object) -> Callable[[], object]:
    return lambda: raw.execute(sql, params).fetchall()


def test_all_ids_in_order_cost_little_more_than_reading_them(office: Office, raw: sqlite3.Connection) -> None:
    floor = _floor(raw, "SELECT id FROM people WHERE archived = 0 ORDER BY sort_key, id")
    assert _ratio(office.people.ids, floor) < MOST_FOR_IDS


def test_counting_everybody_costs_little_more_than_counting_rows(office: Office, raw: sqlite3.Connection) -> None:
    assert _ratio(office.people.count, _floor(raw, "SELECT count(*) FROM people WHERE archived = 0")) < MOST_FOR_COUNT


@pytest.mark.parametrize("first", [0, PEOPLE - WINDOW], ids=["the first rows", "the last rows"])
def test_a_window_of_rows_costs_a_small_multiple_of_its_bare_rows(office: Office, raw: sqlite3.Connection,
                                                                  first: int) -> None:
    floor = _floor(raw, "SELECT * FROM people WHERE archived = 0 ORDER BY sort_key, id LIMIT ? OFFSET ?", WINDOW, first)
    assert _ratio(lambda: office.people.page(PeopleQuery(), first, WINDOW), floor) < MOST_FOR_WINDOW


@pytest.mark.parametrize("typed", ["n", "nguyen", "ann lee", "p12 northmere"])
def test_a_search_costs_a_small_multiple_of_asking_the_index(office: Office, raw: sqlite3.Connection, typed: str) -> None:
    words = " ".join(f'"{word}"*' for word in typed.split())
    floor = _floor(raw, "SELECT id FROM people WHERE id IN (SELECT rowid FROM people_search WHERE people_search MATCH ?)"
                        " AND archived = 0 ORDER BY sort_key, id", words)
    assert _ratio(lambda: office.people.ids(PeopleQuery(search=typed)), floor) < MOST_FOR_SEARCH


@pytest.mark.parametrize("sort", ["student_id", "college", "class_year", "capacity", "role", "affiliation", "cohort",
                                  "email", "last_contact"])
def test_sorting_by_any_column_costs_a_small_multiple_of_sorting_at_all(office: Office, raw: sqlite3.Connection,
                                                                        sort: str) -> None:
    floor = _floor(raw, "SELECT id FROM people WHERE archived = 0 ORDER BY hex(search_key), id")
    assert _ratio(lambda: office.people.ids(PeopleQuery(sort=sort)), floor) < MOST_FOR_SORT


def test_no_list_reads_the_whole_office_for_a_window_by_name(office: Office) -> None:
    plan = [row["detail"] for row in office._desk.database.rows(
        "EXPLAIN QUERY PLAN SELECT people.id FROM people WHERE people.archived = 0"
        " ORDER BY people.sort_key, people.id LIMIT 60")]
    assert plan == ["SEARCH people USING COVERING INDEX ix_people_sort (archived=?)"]
