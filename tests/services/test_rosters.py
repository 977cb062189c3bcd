"""A roster comes in through the office: judged, applied in one unit of work, undone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.people import Email, PeopleQuery, PersonDraft, Role
from app.domain.rosters.plan import leave_out, merge_with
from app.errors import Cancelled, NotFound, Refused
from app.office import Office

ROSTER = """Office of the Registrar
Student,ID,Email,Major,Class of,Field of interest
"Nguyen, Hong Anh",N-204418,anh.nguyen28@northmere.example,Accounting,2028,"audit; tax"
"Lee, Bo",N-204502,bo.lee@northmere.example,Nursing,2027,pediatrics
,,,,,
"Vogt, A",N-204390,vogt(at)northmere,Art History,2027,museums
"Kim, Ha-eun",1.23457E+11,ha@northmere.example,Statistics,2028,
"""


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = Office.create(tmp_path / "office.mentordesk", actor="Dana")
    yield office
    office.close()


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    path = tmp_path / "Registrar export.csv"
    path.write_text(ROSTER, encoding="utf-8")
    return path


def data_of(office: Office) -> dict[str, list[tuple[object, ...]]]:
    tables = ("people", "emails", "roles", "person_terms", "terms", "organisations", "notes", "people_search")
    return {table: [tuple(row) for row in office._desk.database.rows(f"SELECT * FROM {table} ORDER BY rowid")]
            for table in tables}


def test_rows_are_judged_and_only_ready_ones_come_in(office: Office, roster: Path) -> None:
    plan = office.rosters.plan(roster, "students")
    assert [(row.number, row.verdict.value) for row in plan.rows] == [
        (3, "new"), (4, "new"), (6, "problem"), (7, "problem")]
    done = office.rosters.apply(plan, roster.name)
    assert (done.added, done.changed) == (2, 0)
    person = office.people.draft_of(done.person_ids[0])
    assert (person.family, person.given, person.student_id, person.class_year) == ("Nguyen", "Hong Anh", "N-204418", 2028)
    assert [term.name for term in person.terms] == ["Audit", "Tax"]
    assert [role.kind for role in person.roles] == ["student"]


def test_import_then_undo_gives_the_earlier_data(office: Office, roster: Path) -> None:
    office.people.save(PersonDraft(given="Bo", family="Lee", student_id="N-204502", city="Port Ellery"))
    before = data_of(office)
    office.rosters.apply(office.rosters.plan(roster, "students"), roster.name)
    assert data_of(office) != before
    assert office.history.undo().label == "Import roster"
    assert data_of(office) == before
    assert office.check() == []


def test_a_known_person_gets_what_is_new_and_loses_nothing(office: Office, roster: Path) -> None:
    person_id = office.people.save(PersonDraft(given="Bo", family="Lee", student_id="N-204502", city="Port Ellery",
                                               emails=(Email("bo@mailbox.example"),)))
    plan = office.rosters.plan(roster, "students")
    assert {change.title for change in plan.row(4).changes} >= {"Program", "Class year", "Email"}
    office.rosters.apply(plan, roster.name)
    person = office.people.draft_of(person_id)
    assert person.city == "Port Ellery"
    assert {email.address for email in person.emails} == {"bo@mailbox.example", "bo.lee@northmere.example"}
    assert office.people.count() == 2


def test_the_same_roster_twice_changes_nothing(office: Office, roster: Path) -> None:
    office.rosters.apply(office.rosters.plan(roster, "students"), roster.name)
    changes = office.history.count()
    plan = office.rosters.plan(roster, "students")
    assert plan.counts()["same"] == 2
    assert office.rosters.apply(plan, roster.name).added == 0
    assert office.history.count() == changes


def test_a_remark_and_a_consent_that_came_in_once_do_not_come_in_again(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "signup.csv"
    path.write_text("Name,Email,Consent date,Staff notes\nBo Lee,bo@northmere.example,2026-08-03,met at the fair\n"
                    "Ha Kim,ha@northmere.example,2026-08-04,\n", encoding="utf-8")
    office.rosters.apply(office.rosters.plan(path, "students"), path.name)
    plan = office.rosters.plan(path, "students")
    assert plan.counts()["same"] == 2
    office.rosters.apply(plan, path.name)
    assert len(data_of(office)["notes"]) == 1


def test_a_student_who_comes_back_as_an_alum_stays_one_person(office: Office, roster: Path) -> None:
    office.people.save(PersonDraft(given="Bo", family="Lee", emails=(Email("bo.lee@northmere.example"),),
                                   roles=(Role("student"),), directory_opt_out=True))
    plan = office.rosters.plan(roster, "alumni")
    office.rosters.apply(office.rosters.judge(plan.table, office.rosters.mapping(plan.table, "alumni")).plan(), "x")
    row = office.people.page(PeopleQuery(search="lee bo"))[0]
    assert (row.role, row.opted_out) == ("alum", True)


def test_a_roster_that_only_says_what_people_are_now_still_says_it(office: Office, roster: Path) -> None:
    office.rosters.apply(office.rosters.plan(roster, "students"), roster.name)
    done = office.rosters.apply(office.rosters.plan(roster, "alumni"), roster.name)
    assert (done.added, done.changed) == (0, 2)
    assert {row.role for row in office.people.page()} == {"alum"}
    assert [role.kind for role in office.people.draft_of(done.person_ids[0]).roles] == ["student", "alum"]


def test_nothing_is_written_when_a_record_changed_meanwhile(office: Office, roster: Path) -> None:
    person_id = office.people.save(PersonDraft(given="Bo", family="Lee", student_id="N-204502"))
    plan = office.rosters.plan(roster, "students")
    draft = office.people.draft_of(person_id)
    office.people.save(PersonDraft(**{**draft.__dict__, "city": "Kestrel Bay"}))
    with pytest.raises(Refused, match="was changed since"):
        office.rosters.apply(plan, roster.name)
    assert office.people.count() == 1


def test_cancelling_writes_nothing(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "many.csv"
    path.write_text("First name,Last name\n" + "".join(f"A{n},B{n}\n" for n in range(300)), encoding="utf-8")
    plan = office.rosters.plan(path, "students")
    with pytest.raises(Cancelled):
        office.rosters.apply(plan, path.name, cancelled=lambda: True)
    assert (office.people.count(), office.history.count()) == (0, 0)


def test_decisions_of_a_person_are_followed(office: Office, roster: Path) -> None:
    known = office.people.save(PersonDraft(given="Anh", family="Nguyen", program="Accounting", class_year=2028))
    plan = office.rosters.plan(roster, "students")
    judge = office.rosters.judge(plan.table, office.rosters.mapping(plan.table, "students"))
    plan = judge.decide(judge.decide(judge.plan(), 3, merge_with(known)), 4, leave_out())
    plan = judge.edit_cell(plan, 6, 2, "vogt@northmere.example")
    done = office.rosters.apply(plan, roster.name)
    assert (done.added, done.changed) == (1, 1)
    assert office.people.draft_of(known).student_id == "N-204418"


def test_a_mapping_is_kept_under_a_name_and_found_again(office: Office, roster: Path) -> None:
    plan = office.rosters.plan(roster, "students")
    mapping = office.rosters.mapping(plan.table, "students").with_field(5, "skip")
    office.rosters.save_mapping(mapping, "Registrar")
    again = office.rosters.mapping(plan.table, "students", "registrar")
    assert again.column(5).field == "skip"
    with pytest.raises(NotFound, match="Registrar"):
        office.rosters.mapping(plan.table, "students", "Other")
