"""People are entered, found, changed and archived; what cannot be saved is told field by field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.people import Consent, Email, PeopleQuery, PersonDraft, Phone, Role, Slot, TermUse
from app.errors import Invalid, NotFound
from app.office import Office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = Office.create(tmp_path / "office.mentordesk", actor="Dana")
    yield office
    office.close()


ANN = PersonDraft(
    given="Hồng Ánh", family="Nguyễn Thị", preferred="Ánh", pronouns="she/her", student_id="N-204418",
    program="Accounting, BS", college="College of Business", class_year=2028, employer="Copperline Software",
    expected_graduation=date(2028, 5, 12), time_zone="America/New_York", capacity=None, career_goal="Audit.\nThen tax.",
    directory_opt_out=True, roles=(Role("student", date(2024, 8, 20)),),
    emails=(Email("anh.nguyen28@northmere.example", "university"), Email("anh@mailbox.example")),
    phones=(Phone("+1 555 0100"),), terms=(TermUse("interest", "Audit", "has", 0), TermUse("skill", "Excel", "seeks", 0)),
    availability=(Slot(0, 1020, 1200), Slot(2, 1020, 1200)),
    consents=(Consent("name in packets", date(2026, 9, 1), None, "Yes"),),
)


def found(office: Office, typed: str) -> list[str]:
    return [row.name for row in office.people.page(PeopleQuery(search=typed))]


def test_everything_entered_about_a_person_comes_back(office: Office) -> None:
    person_id = office.people.save(ANN)
    read = office.people.draft_of(person_id)
    assert replace(read, id=None, as_of=0) == ANN


@pytest.mark.parametrize("typed", ["nguyen", "thi hong", "ANH NGUY", "204418", "n-204418", "anh.nguyen28@north",
                                   "copperline", "accounting anh", "mailbox"])
def test_a_person_is_found_by_any_of_their_words_in_any_order(office: Office, typed: str) -> None:
    office.people.save(ANN)
    office.people.save(PersonDraft(given="Bo", family="Other"))
    assert found(office, typed) == ["Nguyễn Thị, Hồng Ánh"]


@pytest.mark.parametrize(("name", "typed"), [("Łukasz Żółciński", "lukasz zolc"), ("陈思远", "陈思"), ("陈思远", "chen"),
                                             ("Strauß", "strauss"), ("O'Neil; DROP", "oneil"), ("Þórsdóttir", "thors"),
                                             ("Євгенія", "євг"), ("أميرة", "أمي"), ("Ọláńrewájú", "olanre")])
def test_names_of_every_script_are_found_as_people_type_them(office: Office, name: str, typed: str) -> None:
    office.people.save(PersonDraft(family=name))
    assert len(found(office, typed)) == 1


@given(st.text(max_size=40))
def test_no_search_text_is_an_error(typed: str) -> None:
    from app.data.search import match_query

    query = match_query(typed)
    assert query is None or query.count('"') % 2 == 0


@pytest.mark.parametrize("typed", ['"', "*", "AND", "a-b", "C++", "100%", "name:", "NEAR(", "^", "{", "'; DROP", "\x00"])
def test_odd_search_texts_find_nothing_or_something_but_never_fail(office: Office, typed: str) -> None:
    office.people.save(ANN)
    found(office, typed)


def test_two_people_cannot_have_one_student_id_and_the_words_say_who_has_it(office: Office) -> None:
    office.people.save(ANN)
    with pytest.raises(Invalid) as caught:
        office.people.save(PersonDraft(given="Bo", student_id="N-204418"))
    assert caught.value.fields == {"student_id": "N-204418 belongs to Hồng Ánh Nguyễn Thị already."}


@pytest.mark.parametrize(("draft", "field"), [
    (PersonDraft(), "family"), (PersonDraft(given="\u200b"), "family"),
    (PersonDraft(given="A", emails=(Email("dana@northmere"),)), "emails"),
    (PersonDraft(given="A", class_year=28), "class_year"), (PersonDraft(given="A", capacity=-1), "capacity"),
    (PersonDraft(given="A", time_zone="Mars/Base"), "time_zone"), (PersonDraft(given="A" * 10_000), "given"),
    (PersonDraft(given="A", roles=(Role("boss"),)), "roles"),
    (PersonDraft(given="A", roles=(Role("student", date(2026, 1, 2), date(2026, 1, 1)),)), "roles"),
    (PersonDraft(given="A", availability=(Slot(0, 600, 600),)), "availability"),
])  # fmt: skip
def test_what_cannot_be_saved_is_told_at_its_field(office: Office, draft: PersonDraft, field: str) -> None:
    with pytest.raises(Invalid) as caught:
        office.people.save(draft)
    assert field in caught.value.fields
    assert office.people.count() == 0


def test_hostile_texts_are_kept_as_they_are(office: Office) -> None:
    names = ["=1+1", "<b>&", "O'Neil; DROP TABLE people", "\u202eevil", "😀", "שלום", "a" * 300]
    ids = [office.people.save(PersonDraft(given=name)) for name in names]
    read = [office.people.draft_of(person_id).given for person_id in ids]
    assert read == ["=1+1", "<b>&", "O'Neil; DROP TABLE people", "evil", "😀", "שלום", "a" * 300]


def test_saving_over_a_newer_change_is_refused_and_nothing_is_overwritten(office: Office) -> None:
    person_id = office.people.save(ANN)
    first, second = office.people.draft_of(person_id), office.people.draft_of(person_id)
    office.people.save(replace(first, city="Port Ellery"))
    with pytest.raises(Invalid, match="since you opened"):
        office.people.save(replace(second, city="Kestrel Bay"))
    assert office.people.draft_of(person_id).city == "Port Ellery"


def test_a_change_to_one_part_is_undone_without_the_rest(office: Office) -> None:
    person_id = office.people.save(ANN)
    draft = office.people.draft_of(person_id)
    office.people.save(replace(draft, emails=draft.emails[:1], employer="Halden Robotics", availability=()))
    office.history.undo()
    assert replace(office.people.draft_of(person_id), id=None, as_of=0) == ANN
    assert found(office, "halden") == []


def test_archived_people_leave_the_lists_and_come_back(office: Office) -> None:
    ids = [office.people.save(PersonDraft(given=f"A{number}")) for number in range(3)]
    office.people.archive(ids[:2])
    assert (office.people.count(), office.people.count(PeopleQuery(archived=True))) == (1, 2)
    office.people.restore(ids[:1])
    assert office.people.count() == 2


def test_confidential_notes_show_their_words_only_when_asked(office: Office) -> None:
    person_id = office.people.save(ANN)
    note_id = office.people.add_note(person_id, "Family illness.", confidential=True)
    assert [note.body for note in office.people.notes(person_id)] == [""]
    assert office.people.note_words(note_id) == "Family illness."
    assert found(office, "illness") == []


def test_a_person_that_is_not_there_is_told(office: Office) -> None:
    with pytest.raises(NotFound):
        office.people.get(99)


def test_lists_are_filtered_sorted_and_paged_by_the_file(office: Office) -> None:
    for number in range(25):
        office.people.save(PersonDraft(given="G", family=f"F{number:02}", college="Arts" if number % 2 else "Business",
                                       class_year=2027 + number % 3, roles=(Role("student" if number else "alum"),)))
    business = PeopleQuery(college=("Business",), role=("student",), sort="class_year", descending=True)
    assert office.people.count(business) == 12
    assert [row.class_year for row in office.people.page(business, 0, 5)] == [2029, 2029, 2029, 2029, 2028]
    assert [row.name for row in office.people.page(PeopleQuery(), 20, 10)] == [f"F{n}, G" for n in range(20, 25)]
    assert office.people.facets("college") == [("Business", 13), ("Arts", 12)]


@pytest.mark.parametrize("sort", ["name", "code", "student_id", "role", "affiliation", "college", "class_year", "cohort",
                                  "email", "capacity", "last_contact"])
def test_every_column_sorts_both_ways(office: Office, sort: str) -> None:
    for number in range(4):
        office.people.save(replace(ANN, student_id=str(number), family=f"F{number}"))
    up = office.people.ids(PeopleQuery(sort=sort))
    down = office.people.ids(PeopleQuery(sort=sort, descending=True))
    assert sorted(up) == sorted(down)
    assert len(up) == 4


def test_the_named_views_can_be_counted(office: Office) -> None:
    office.people.save(replace(ANN, roles=(Role("alum"),), capacity=2, directory_opt_out=False))
    today = office.clock.today()
    views = [PeopleQuery(with_room=True), PeopleQuery(could_mentor=True), PeopleQuery(applicants=True),
             PeopleQuery(silent_since=today - timedelta(days=60)), PeopleQuery(directory_opt_out=True),
             PeopleQuery(ids=(1, 2))]
    assert [office.people.count(view) for view in views] == [1, 1, 0, 0, 0, 1]


def test_terms_with_one_meaning_are_one(office: Office) -> None:
    for name in ("Data science", "data  Science", "DATA-SCIENCE", "C", "C++", "C#"):
        office.people.save(PersonDraft(given="A", terms=(TermUse("interest", name),)))
    assert [(term.name, term.people) for term in office.terms.rows("interest")] == [
        ("C", 1), ("C++", 1), ("C#", 1), ("Data science", 3)]


def test_terms_are_merged_and_the_old_name_becomes_a_synonym(office: Office) -> None:
    person_id = office.people.save(PersonDraft(given="A", terms=(TermUse("interest", "ML"), TermUse("interest", "AI"))))
    by_name = {term.name: term.id for term in office.terms.rows("interest")}
    office.terms.merge(by_name["ML"], by_name["AI"])
    assert [(term.name, term.synonyms) for term in office.terms.rows("interest")] == [("AI", ("ML",))]
    assert [term.name for term in office.people.draft_of(person_id).terms] == ["AI"]
    assert office.terms.lookup("interest", "ml") == "AI"
    office.history.undo()
    assert {term.name for term in office.terms.rows("interest")} == {"AI", "ML"}


def test_half_filled_forms_are_kept_outside_the_history(office: Office) -> None:
    office.drafts.put("person:new", {"given": "An", "on": date(2026, 1, 1)})
    assert office.drafts.get("person:new") == {"given": "An", "on": "2026-01-01"}
    office.drafts.drop("person:new")
    assert (office.drafts.keys(), office.history.count()) == ([], 0)


def test_settings_are_kept_checked_and_undone(office: Office) -> None:
    office.settings.save(replace(office.settings.get(), office_name="Career Center", minimum_cell=12))
    assert office.settings.get().minimum_cell == 12
    with pytest.raises(Invalid):
        office.settings.save(replace(office.settings.get(), minimum_cell=1))
    office.history.undo()
    assert office.settings.get().office_name == ""
