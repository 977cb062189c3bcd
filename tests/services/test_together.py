"""Several verbs as one unit of work."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.people import PersonDraft
from app.errors import Invalid
from app.office import Office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office.create(tmp_path / "office.mentordesk")
    yield made
    made.close()


def test_verbs_done_together_are_one_change_and_one_undo(office: Office) -> None:
    with office.together("Enter the new class", "2 people"):
        office.people.save(PersonDraft(given="Ann", family="Lee"))
        office.people.save(PersonDraft(given="Bo", family="Ray"))
    assert [(change.label, change.subject) for change in office.history.rows()] == [("Enter the new class", "2 people")]
    office.history.undo()
    assert office.people.count() == 0


def test_reads_inside_see_what_was_written_and_others_see_it_after_the_end(office: Office) -> None:
    seen: list[int] = []
    office.feed.subscribe(lambda _topics: seen.append(office.people.count()))
    with office.together("Enter"):
        person_id = office.people.save(PersonDraft(given="Ann", family="Lee"))
        assert office.people.get(person_id).display_name == "Ann Lee"
        assert seen == []
    assert seen == [1]


def test_when_one_of_them_is_refused_none_has_happened(office: Office) -> None:
    with pytest.raises(Invalid), office.together("Enter"):
        office.people.save(PersonDraft(given="Ann", family="Lee"))
        office.people.save(PersonDraft())
    assert office.people.count() == 0
    assert office.history.rows() == []
    office.people.save(PersonDraft(given="Ann", family="Lee"))
    assert office.people.count() == 1


def test_a_record_can_be_changed_again_inside(office: Office) -> None:
    from dataclasses import replace

    with office.together("Enter"):
        person_id = office.people.save(PersonDraft(given="Ann", family="Lee"))
        draft = office.people.draft_of(person_id)
        office.people.save(replace(draft, family="Ray"))
    assert office.people.get(person_id).display_name == "Ann Ray"


def test_together_within_together_is_part_of_it(office: Office) -> None:
    with office.together("Outside"):
        with office.together("Inside"):
            office.people.save(PersonDraft(given="Ann", family="Lee"))
        office.people.save(PersonDraft(given="Bo", family="Ray"))
    assert [change.label for change in office.history.rows()] == ["Outside"]
