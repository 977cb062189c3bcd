"""Check-ins asked for and done, and reminders noted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.mentorships import MentorshipQuery
from app.errors import Invalid, Refused
from app.office import Office
from tests.builders import new_cohort, new_meeting, new_pair

TODAY = date(2027, 3, 16)


@pytest.fixture
def pair(office: Office) -> int:
    return new_pair(office, new_cohort(office))


def test_a_check_in_is_asked_for_handed_over_and_done(office: Office, pair: int) -> None:
    office.checkins.ask(pair, TODAY + timedelta(days=3), "February was missed")
    found = office.mentorships.get(pair)
    assert (found.row.checkin_due_on, found.checkin_reason, found.checkin_staff) == (
        date(2027, 3, 19), "February was missed", "Dana Whitlock")
    office.checkins.reassign(pair, "Priya")
    assert office.mentorships.get(pair).checkin_staff == "Priya"
    assert office.mentorships.count(MentorshipQuery(filter="check-in")) == 1
    office.checkins.done(pair, "All is well")
    assert office.mentorships.get(pair).row.checkin_due_on is None
    assert [(entry.kind, entry.words, entry.actor) for entry in office.checkins.contacts(pair)] == [
        ("check-in", "All is well", "Dana Whitlock")]
    with pytest.raises(Refused):
        office.checkins.done(pair)
    office.history.undo()
    assert office.mentorships.get(pair).row.checkin_due_on == date(2027, 3, 19)
    assert office.checkins.contacts(pair) == []


def test_a_check_in_is_due_on_a_day_to_come(office: Office, pair: int) -> None:
    with pytest.raises(Invalid) as caught:
        office.checkins.ask(pair, TODAY - timedelta(days=1))
    assert set(caught.value.fields) == {"due_on"}


def test_reminders_count_until_the_pair_meets(office: Office, pair: int) -> None:
    assert office.checkins.remind([pair]) == 2
    assert office.mentorships.get(pair).row.reminders == 1
    assert {entry.person for entry in office.checkins.contacts(pair)} == {"Ann Student", "Cy Mentor"}
    new_meeting(office, pair, TODAY)
    assert office.mentorships.get(pair).row.reminders == 0


def test_people_not_to_be_contacted_get_no_reminder(office: Office, pair: int) -> None:
    mentor = office.mentorships.get(pair).row.mentor_id
    office.people.save(replace(office.people.draft_of(mentor), do_not_contact=True))
    assert office.checkins.remind([pair]) == 1
    with pytest.raises(Refused, match="Nobody was reminded"):
        office.checkins.remind([pair], "mentor")


def test_a_call_is_logged_with_its_words(office: Office, pair: int) -> None:
    row = office.mentorships.get(pair).row
    office.checkins.note(pair, row.mentor_id, "call", "Away until\nApril")
    entry = office.checkins.contacts(pair)[0]
    assert (entry.kind, entry.words, entry.person) == ("call", "Away until\nApril", "Cy Mentor")
    for kind, who, day in (("", row.mentor_id, TODAY), ("call", 999, TODAY),
                           ("call", row.mentor_id, TODAY + timedelta(days=1))):
        with pytest.raises(Invalid):
            office.checkins.note(pair, who, kind, "", day)
