"""Who may be the same person, who took part in a year, and which employers are known."""

from __future__ import annotations

from datetime import date

from app.domain.cohorts import CohortDraft
from app.domain.people import Email, PeopleQuery, PersonDraft
from app.office import Office


def people(office: Office, query: PeopleQuery) -> list[str]:
    return [row.name for row in office.people.page(query)]


def test_someone_of_the_same_name_or_address_may_be_the_same_person(office: Office) -> None:
    grace = office.people.save(PersonDraft(given="Grace", family="Adeyemi", emails=(Email("grace@x.example"),)))
    other = office.people.save(PersonDraft(given="Ruth", family="Abel", emails=(Email("RUTH@x.example"),)))
    office.people.archive([other])
    wanted = PersonDraft(given="Adeyemi", family="GRACE", emails=(Email("ruth@x.example"), Email("")))
    assert [(row.id, why) for row, why in office.people.alike(wanted)] == [
        (grace, "the same name"), (other, "the same e-mail address")]
    assert office.people.alike(office.people.draft_of(grace)) == []
    assert office.people.alike(PersonDraft()) == []


def test_those_with_a_part_in_a_cohort_of_the_year_are_found(office: Office) -> None:
    ids = [office.people.save(PersonDraft(given=name, family="A")) for name in ("In", "Out", "Declined")]
    cohort = office.cohorts.save(CohortDraft(
        programme="Mentors", name="2026", starts=date(2026, 9, 1), ends=date(2027, 5, 31)))
    office.enrolments.enrol(cohort, "mentee", [ids[0], ids[2]])
    declined = next(row for row in office.enrolments.of_person(ids[2]))
    office.enrolments.decline([declined.id], "Not this year")
    year = PeopleQuery(enrolled_between=(date(2026, 7, 1), date(2027, 6, 30)))
    assert people(office, year) == ["A, In"]
    assert people(office, PeopleQuery(enrolled_between=(date(2025, 7, 1), date(2026, 6, 30)))) == []


def test_employers_are_suggested_by_any_of_their_words(office: Office) -> None:
    for name in ("Copperline Software", "Acme 100% Copper", "Ketterly & Voss"):
        office.people.save(PersonDraft(family=name, employer=name))
    assert office.people.employers("copper") == ["Acme 100% Copper", "Copperline Software"]
    assert office.people.employers("%") == office.people.employers("")


def test_an_address_kept_with_a_person_is_found_whatever_its_case(office: Office) -> None:
    one = office.people.save(PersonDraft(family="One", emails=(Email("Big@X.example"),)))
    assert [row.id for row, _ in office.people.alike(PersonDraft(emails=(Email(" big@x.example "),)))] == [one]
