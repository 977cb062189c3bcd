"""Logging meetings, correcting them, and what a log shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.mentorships import MEETING_SORTS, MeetingDraft, MeetingQuery
from app.errors import Invalid, NotFound
from app.office import Office
from tests.builders import clock_of, new_cohort, new_meeting, new_pair

TODAY = date(2027, 3, 16)


@pytest.fixture
def pair(office: Office) -> int:
    return new_pair(office, new_cohort(office))


def test_a_meeting_is_kept_as_it_was_logged(office: Office, pair: int) -> None:
    meeting_id = new_meeting(office, pair, TODAY, minutes=45, way="Coffee", topics=" Resume \n rewritten ",
                             help="feedback", outcome="Two firms", next_on=TODAY + timedelta(days=30))
    draft = office.meetings.draft_of(meeting_id)
    assert (draft.held_on, draft.minutes, draft.way, draft.topics) == (TODAY, 45, "Coffee", "Resume\nrewritten")
    assert office.mentorships.get(pair).row.next_meeting_on == TODAY + timedelta(days=30)
    change = office.history.rows(count=1)[0]
    assert (change.label, change.subject) == ("Log meeting", "Ann Student")


def test_an_empty_draft_says_what_is_missing(office: Office, pair: int) -> None:
    with pytest.raises(Invalid) as caught:
        office.meetings.log(MeetingDraft(mentorship_id=pair, way=" "))
    assert set(caught.value.fields) == {"held_on", "minutes", "way"}


@pytest.mark.parametrize(("changed", "field"), [
    ({"held_on": TODAY + timedelta(days=1)}, "held_on"), ({"minutes": 0}, "minutes"), ({"minutes": 1441}, "minutes"),
    ({"next_on": TODAY}, "next_on"), ({"help": "money"}, "help"), ({"topics": "x" * 10_001}, "topics"),
])  # fmt: skip
def test_what_cannot_be_is_said_at_its_field(office: Office, pair: int, changed: dict[str, object], field: str) -> None:
    draft = replace(office.meetings.blank(pair), **changed)  # type: ignore[arg-type]
    with pytest.raises(Invalid) as caught:
        office.meetings.log(draft)
    assert set(caught.value.fields) == {field} and office.meetings.count(MeetingQuery()) == 0


def test_a_blank_draft_follows_the_last_meeting(office: Office, pair: int) -> None:
    assert (office.meetings.blank(pair).minutes, office.meetings.blank(pair).way) == (60, "Video")
    new_meeting(office, pair, TODAY, minutes=30, way="Phone")
    assert (office.meetings.blank(pair).minutes, office.meetings.blank(pair).way) == (30, "Phone")


def test_logging_clears_a_planned_day_that_has_come(office: Office, pair: int) -> None:
    office.mentorships.set_next_meeting(pair, TODAY)
    new_meeting(office, pair, TODAY - timedelta(days=3))
    assert office.mentorships.get(pair).row.next_meeting_on == TODAY
    new_meeting(office, pair, TODAY)
    assert office.mentorships.get(pair).row.next_meeting_on is None


def test_an_older_meeting_logged_late_does_not_move_the_next_one(office: Office, pair: int) -> None:
    new_meeting(office, pair, TODAY, next_on=TODAY + timedelta(days=20))
    new_meeting(office, pair, TODAY - timedelta(days=40), next_on=TODAY - timedelta(days=10))
    assert office.mentorships.get(pair).row.next_meeting_on == TODAY + timedelta(days=20)


def test_a_correction_over_a_newer_one_is_refused(office: Office, pair: int) -> None:
    meeting_id = new_meeting(office, pair, TODAY)
    mine = office.meetings.draft_of(meeting_id)
    office.meetings.log(replace(office.meetings.draft_of(meeting_id), minutes=20))
    with pytest.raises(Invalid, match="changed while you were editing"):
        office.meetings.log(replace(mine, minutes=90))
    assert office.meetings.get(meeting_id).minutes == 20


def test_a_removed_meeting_comes_back_by_undo(office: Office, pair: int) -> None:
    meeting_id = new_meeting(office, pair, TODAY)
    before = office.meetings.get(meeting_id)
    office.meetings.remove(meeting_id)
    with pytest.raises(NotFound):
        office.meetings.get(meeting_id)
    office.history.undo()
    assert office.meetings.get(meeting_id) == before


def test_confidential_words_show_only_when_asked_for(office: Office, pair: int) -> None:
    meeting_id = new_meeting(office, pair, TODAY, topics="Visa trouble", outcome="See the lawyer", confidential=True)
    assert (office.meetings.get(meeting_id).topics, office.meetings.get(meeting_id).outcome) == ("", "")
    assert office.meetings.page(MeetingQuery())[0].meeting.topics == ""
    assert office.mentorships.get(pair).meetings[0].topics == ""
    assert office.meetings.count(MeetingQuery(search="visa")) == 0
    assert office.meetings.words(meeting_id) == ("Visa trouble", "See the lawyer")


def test_a_log_is_filtered_searched_and_summed(office: Office, pair: int) -> None:
    other = new_pair(office, new_cohort(office, "Second"), "Bo", "Dee")
    first = new_meeting(office, pair, date(2027, 1, 10), topics="100% of firms_x")
    second = new_meeting(office, other, date(2027, 2, 10), minutes=30, way="Phone")

    def found(**query: object) -> list[int]:
        return [row.meeting.id for row in office.meetings.page(MeetingQuery(**query))]  # type: ignore[arg-type]

    assert found() == [second, first] and found(descending=False) == [first, second]
    assert found(mentorship_id=pair) == [first] and found(way="Phone") == [second]
    assert found(since=date(2027, 2, 1)) == [second] and found(until=date(2027, 2, 1)) == [first]
    assert found(search="100%") == [first] and found(search="firms_x") == [first] and found(search="%") == [first]
    assert found(search="bo") == [second] and found(search="firmsyx") == []
    assert office.meetings.minutes(MeetingQuery()) == 90
    for sort in MEETING_SORTS:
        assert len(found(sort=sort)) == 2


def test_a_log_that_comes_in_late_is_entered_after_the_end(office: Office, pair: int) -> None:
    clock_of(office).advance(timedelta(days=30))
    office.mentorships.complete([pair], TODAY + timedelta(days=20))
    new_meeting(office, pair, TODAY + timedelta(days=5), next_on=TODAY + timedelta(days=40))
    row = office.mentorships.get(pair).row
    assert (row.meetings, row.next_meeting_on) == (1, None)
    with pytest.raises(Invalid, match="is completed since Mon, Apr 5"):
        new_meeting(office, pair, TODAY + timedelta(days=21))
