"""Every write is one transaction with a journal; nothing else can write."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest

from app.data import database, journal
from app.data.database import connect
from app.data.schema import metadata
from app.data.schema import people as tables
from app.data.unit_of_work import NOT_JOURNALLED, TOPICS, Unit
from app.domain.people import Email, PersonDraft, Role
from app.errors import Cancelled, OfficeError, Refused
from app.office import Office


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office.create(tmp_path / "office.mentordesk", actor="Dana")


def person(unit: Unit, code: str, **values: object) -> int:
    return unit.add(tables.people, code=code, created_at="2026-01-01T00:00:00.000Z", **values)


def test_a_unit_keeps_what_each_row_was_and_became(office: Office) -> None:
    with office._desk.unit("Add", "Ann") as unit:
        row_id = person(unit, "P-1", given="Ann")
    with office._desk.unit("Rename", "Ann") as unit:
        unit.change(tables.people, row_id, given="Anna", family="Lee")
    change, entry = journal.of_record(office._desk.database, "people", row_id)[0]
    assert (change.label, change.subject, change.actor) == ("Rename", "Ann", "Dana")
    assert (entry.before, entry.after) == ({"given": "Ann", "family": ""}, {"given": "Anna", "family": "Lee"})


def test_a_unit_that_fails_leaves_nothing(office: Office) -> None:
    with pytest.raises(RuntimeError), office._desk.unit("Add", "Ann") as unit:
        person(unit, "P-1")
        raise RuntimeError
    assert office.people.count() == 0
    assert office.history.count() == 0


def test_a_unit_that_changes_nothing_leaves_no_line_in_the_history(office: Office) -> None:
    with office._desk.unit("Nothing"):
        pass
    assert office.history.rows() == []


def test_a_write_outside_a_unit_is_refused_by_the_file(office: Office) -> None:
    with office._desk.unit("Add") as unit:
        person(unit, "P-1")
    with pytest.raises(sqlite3.IntegrityError):
        office._desk.database.writer(lambda _: None).execute("UPDATE people SET given = 'x'")
    assert office.people.page()[0].name == "Unnamed"


def test_the_reading_connection_cannot_write(office: Office) -> None:
    with pytest.raises(sqlite3.OperationalError):
        office._desk.database._reader().execute("DELETE FROM people")


def test_a_reference_to_nothing_is_refused_at_the_end_of_the_unit(office: Office) -> None:
    from sqlalchemy.exc import IntegrityError

    with pytest.raises(IntegrityError), office._desk.unit("Add") as unit:
        unit.add(tables.emails, person_id=77, address="a@b.edu", address_key="a@b.edu")
    assert office.check() == []


def test_error_texts_hold_no_values(office: Office) -> None:
    from sqlalchemy.exc import IntegrityError

    with pytest.raises(IntegrityError) as caught, office._desk.unit("Add") as unit:
        unit.add(tables.notes, person_id=77, author="x", at="bad", body="A secret", confidential=0)
    assert "secret" not in str(caught.value)


def test_every_table_is_journalled_or_named_as_an_exception(office: Office) -> None:
    assert {table for table in metadata.tables if table not in NOT_JOURNALLED} == set(TOPICS)


def test_no_table_has_columns_that_a_journal_cannot_bring_back() -> None:
    for table in metadata.tables.values():
        kinds = {str(column.type) for column in table.columns}
        assert kinds <= {"TEXT", "INTEGER"}, table.name
        assert len(table.columns) <= 60, table.name


def test_undo_and_redo_go_back_and_forth_through_a_day(office: Office) -> None:
    person_id = office.people.save(PersonDraft(given="Ann", roles=(Role("student"),)))
    office.people.save(PersonDraft(id=person_id, as_of=10**6, given="Anna", emails=(Email("a@b.edu"),)))
    assert [office.history.undo().label, office.history.undo().label] == ["Edit person", "New person"]
    assert office.people.count() == 0
    assert [office.history.redo().label, office.history.redo().label] == ["New person", "Edit person"]
    assert office.people.draft_of(person_id).emails == (Email("a@b.edu"),)
    with pytest.raises(Refused, match="nothing to redo"):
        office.history.redo()
    assert office.history.undo().label == "Edit person"
    assert office.people.draft_of(person_id).given == "Ann"


def test_undo_is_refused_while_later_work_depends_on_it_and_names_that_work(office: Office) -> None:
    person_id = office.people.save(PersonDraft(given="Ann", family="Lee"))
    office.people.add_note(person_id, "Called back.")
    first = office.history.rows()[-1]
    with pytest.raises(Refused, match="later changes depend on it"):
        office.history.undo(first.id)
    assert office.people.get(person_id).display_name == "Ann Lee"
    assert office.check() == []


def test_undo_of_an_older_change_leaves_later_ones_that_do_not_touch_it(office: Office) -> None:
    ann = office.people.save(PersonDraft(given="Ann"))
    office.people.save(PersonDraft(id=ann, as_of=10**6, given="Anna"))
    bo = office.people.save(PersonDraft(given="Bo"))
    office.history.undo(office.history.rows()[1].id)
    assert (office.people.draft_of(ann).given, office.people.draft_of(bo).given) == ("Ann", "Bo")


def test_search_follows_undo(office: Office) -> None:
    from app.domain.people import PeopleQuery

    office.people.save(PersonDraft(given="Łukasz", family="Đặng"))
    assert office.people.count(PeopleQuery(search="dang luk")) == 1
    office.history.undo()
    assert office.people.count(PeopleQuery(search="dang luk")) == 0
    assert office.check() == []


def test_every_connection_saves_so_that_it_survives_a_pulled_plug(office: Office) -> None:
    raw = connect(office.path, "rw")
    assert raw.execute("PRAGMA synchronous").fetchone()[0] == 3
    assert raw.execute("PRAGMA journal_mode").fetchone()[0] == "truncate"
    assert raw.execute("PRAGMA foreign_keys").fetchone()[0] == 1
    assert raw.execute("PRAGMA trusted_schema").fetchone()[0] == 0
    raw.close()


def test_readers_are_not_locked_out_by_a_unit_larger_than_the_cache(office: Office) -> None:
    with office._desk.unit("First") as unit:
        person(unit, "P-0")
    raw = office._desk.database.writer(lambda _: None)
    raw.execute("PRAGMA cache_size = 10")
    with office._desk.unit("Large") as unit:
        for number in range(1, 400):
            person(unit, f"P-{number}", hopes="x" * 1000)
        with sqlite3.connect(office.path, timeout=0) as reader:
            assert reader.execute("SELECT count(*) FROM people").fetchone() == (1,)
        reader.close()
    assert office.people.count() == 400


def test_the_screen_does_not_wait_for_a_large_change_of_another_thread(
        office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "PATIENCE_SECONDS", 0.01)
    began, go_on = threading.Event(), threading.Event()

    def large() -> None:
        with office._desk.unit("Large") as unit:
            person(unit, "P-1")
            began.set()
            go_on.wait(10)

    work = threading.Thread(target=large)
    work.start()
    began.wait(10)
    with pytest.raises(OfficeError, match="large change is being saved"):
        office.people.save(PersonDraft(given="Bo"))
    go_on.set()
    work.join()
    assert office.people.save(PersonDraft(given="Bo")) == 2


def test_taking_back_a_change_tells_how_far_it_is_and_can_be_stopped(office: Office) -> None:
    office.people.save(PersonDraft(given="Bo", emails=(Email("bo@x.example"),)))
    with pytest.raises(Cancelled):
        office.history.undo(cancelled=lambda: True)
    assert (office.people.count(), office.history.count()) == (1, 1)
    told: list[tuple[int, int]] = []
    office.history.undo(progress=lambda done, total: told.append((done, total)))
    assert told == [(0, 2)]
    assert office.people.count() == 0
