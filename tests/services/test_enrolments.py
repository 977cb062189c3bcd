"""Enrolling people and deciding on applications."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.enrolments import EnrolmentQuery
from app.domain.people import TermUse
from app.errors import Invalid, NotFound, Refused
from app.office import Office
from tests.builders import new_cohort, new_mentor, new_student


def names(office: Office, cohort_id: int, **query: object) -> list[str]:
    return [row.name for row in office.enrolments.page(EnrolmentQuery(cohort_id, **query))]  # type: ignore[arg-type]


def test_people_are_enrolled_once_and_listed_by_family_name(office: Office) -> None:
    cohort_id = new_cohort(office)
    people = [new_student(office, given, family) for given, family in (("Ann", "Lee"), ("Bo", "Ames"))]
    done = office.enrolments.enrol(cohort_id, "mentee", people)
    assert (done.added, done.already, done.left_out) == (2, 0, ())
    assert office.enrolments.enrol(cohort_id, "mentee", people).already == 2
    assert names(office, cohort_id) == ["Ames, Bo", "Lee, Ann"]
    assert names(office, cohort_id, descending=True) == ["Lee, Ann", "Ames, Bo"]
    row = office.enrolments.page(EnrolmentQuery(cohort_id))[0]
    assert (row.affiliation, row.state, row.waiting, row.places) == ("Accounting, class of 2028", "accepted", 0, 0)
    assert office.history.rows(count=1)[0].subject == "2 students"


def test_enrolling_many_is_one_unit_and_is_undone_as_one(office: Office) -> None:
    cohort_id = new_cohort(office)
    people = [new_student(office, f"S{number}") for number in range(30)]
    office.enrolments.enrol(cohort_id, "mentee", people, "applied")
    assert office.enrolments.counts(cohort_id).of("mentee", "applied") == 30
    office.history.undo()
    assert office.enrolments.counts(cohort_id).of() == 0


def test_people_who_cannot_take_part_are_left_out_with_the_reason(office: Office) -> None:
    cohort_id = new_cohort(office)
    silent = new_mentor(office, "Silent", do_not_contact=True)
    full = new_mentor(office, "Full", capacity=0)
    done = office.enrolments.enrol(cohort_id, "mentor", [silent, full, new_mentor(office, "Free", capacity=2)])
    assert done.added == 1 and done.left_out == (
        ("Silent Mentor", "asked not to be contacted"), ("Full Mentor", "has no place for a student"))
    assert office.enrolments.page(EnrolmentQuery(cohort_id))[0].places == 2


def test_a_sentence_chooses_who_is_enrolled(office: Office) -> None:
    ann = new_student(office, "Ann", class_year=2027, college="Business",
                      terms=(TermUse("interest", "Data science", "seeks"),))
    bo = new_student(office, "Bo", class_year=2028, college="École d’été")
    mentor = new_mentor(office, "Cy", years_experience=9)
    chosen = office.enrolments.chosen
    assert chosen("mentee") == [ann, bo] and chosen("mentor") == [mentor]
    assert chosen("mentee", "class_year=2027") == [ann]
    assert chosen("mentee", 'college = "ecole d\'ete"') == [bo]
    assert chosen("mentee", "interest ~ data") == [ann]
    assert chosen("mentee", "interest != \"data science\"") == [bo]
    assert chosen("mentee", "not (class_year=2027 or college ~ x)") == [bo]
    assert chosen("mentor", "years_experience>=5 and employer~copper") == [mentor]
    assert chosen("mentor", "role = student") == [ann, bo]
    assert chosen("mentee", "college = \"x' OR 1=1 --\"") == []
    with pytest.raises(Invalid):
        chosen("mentee", "class_year = x")


def test_every_field_of_the_language_can_be_asked(office: Office) -> None:
    from app.domain.where import FIELDS

    new_student(office, "Ann")
    values = {"number": "1", "day": "2027-01-01", "flag": "no", "role": "student"}
    for field, kind in FIELDS.items():
        assert len(office.enrolments.chosen("mentee", f"{field} = {values.get(kind, 'x')}")) <= 1
        assert len(office.enrolments.chosen("mentee", f"{field} != {values.get(kind, 'x')}")) <= 1


def test_applications_are_decided_with_reasons(office: Office) -> None:
    cohort_id = new_cohort(office)
    people = [new_student(office, given) for given in ("Ann", "Bo", "Cy")]
    office.enrolments.enrol(cohort_id, "mentee", people, "applied")
    ann, bo, cy = (row.id for row in office.enrolments.page(EnrolmentQuery(cohort_id)))
    office.enrolments.accept([ann])
    office.enrolments.wait_list([bo])
    with pytest.raises(Invalid) as caught:
        office.enrolments.decline([cy], "  ")
    assert "reason" in caught.value.fields
    office.enrolments.decline([cy], "First year; second year needed")
    declined = office.enrolments.get(cy)
    assert (declined.state, declined.reason) == ("declined", "First year; second year needed")
    counts = office.enrolments.counts(cohort_id)
    assert [counts.of("", state) for state in ("applied", "accepted", "wait-listed", "declined")] == [0, 1, 1, 1]
    assert names(office, cohort_id, states=("accepted", "declined")) == ["Student, Ann", "Student, Cy"]
    change = office.history.rows(count=1)[0]
    assert (change.label, change.subject) == ("Decline", "Student, Cy")
    office.enrolments.reopen([cy])
    assert office.enrolments.get(cy).decided_on is None


def test_a_full_cohort_accepts_nobody_more(office: Office) -> None:
    cohort_id = new_cohort(office, capacity=1)
    people = [new_student(office, given) for given in ("Ann", "Bo")]
    with pytest.raises(Invalid, match="takes 1 student, and 2 would be accepted"):
        office.enrolments.enrol(cohort_id, "mentee", people)
    office.enrolments.enrol(cohort_id, "mentee", people, "applied")
    ids = [row.id for row in office.enrolments.page(EnrolmentQuery(cohort_id))]
    office.enrolments.accept(ids[:1])
    with pytest.raises(Invalid):
        office.enrolments.accept(ids[1:])
    office.enrolments.wait_list(ids[1:])


def test_places_in_a_cohort_may_differ_from_the_record(office: Office) -> None:
    cohort_id = new_cohort(office)
    office.enrolments.enrol(cohort_id, "mentor", [new_mentor(office, "Cy", capacity=3)])
    row = office.enrolments.page(EnrolmentQuery(cohort_id))[0]
    office.enrolments.set_capacity(row.id, 1)
    assert (office.enrolments.get(row.id).places, office.enrolments.get(row.id).capacity) == (1, 1)
    with pytest.raises(Invalid):
        office.enrolments.set_capacity(row.id, 51)


def test_search_finds_parts_of_names(office: Office) -> None:
    cohort_id = new_cohort(office)
    office.enrolments.enrol(cohort_id, "mentee", [new_student(office, "Ánh", "Nguyễn"), new_student(office, "Bo")])
    assert names(office, cohort_id, search="nguy") == ["Nguyễn, Ánh"]
    assert names(office, cohort_id, search='"; *') == []
    assert office.enrolments.count(EnrolmentQuery(cohort_id, search="bo")) == 1


def test_every_order_of_the_list_works(office: Office) -> None:
    from app.domain.enrolments import ENROLMENT_SORTS

    cohort_id = new_cohort(office)
    office.enrolments.enrol(cohort_id, "mentee", [new_student(office, "Ann"), new_student(office, "Bo")])
    for sort in ENROLMENT_SORTS:
        assert len(names(office, cohort_id, sort=sort)) == 2
        assert len(names(office, cohort_id, sort=sort, descending=True)) == 2


def test_an_unknown_enrolment_and_an_archived_cohort_are_refused(office: Office) -> None:
    cohort_id = new_cohort(office)
    with pytest.raises(NotFound):
        office.enrolments.accept([99])
    office.cohorts.archive(cohort_id)
    with pytest.raises(Refused):
        office.enrolments.enrol(cohort_id, "mentee", [new_student(office, "Ann")])


def test_the_parts_of_a_person_in_all_cohorts(office: Office) -> None:
    ann = new_student(office, "Ann")
    for name in ("One", "Two"):
        office.enrolments.enrol(new_cohort(office, name), "mentee", [ann])
    assert len(office.enrolments.of_person(ann)) == 2
    assert replace(office.enrolments.of_person(ann)[0], id=0).person_id == ann
