"""Mentorships: lists, cadence, agreement, pauses, ends; one student's name on every change."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.domain.cadence import CadenceState
from app.domain.cohorts import Break
from app.domain.mentorships import MENTORSHIP_FILTERS, MENTORSHIP_SORTS, Agreement, MentorshipQuery, Pause
from app.domain.people import Slot
from app.errors import Invalid, NotFound, Refused
from app.office import Office
from tests.builders import clock_of, new_cohort, new_meeting, new_mentor, new_pair, new_student

TODAY = date(2027, 3, 16)


@pytest.fixture
def cohort(office: Office) -> int:
    return new_cohort(office)


@pytest.fixture
def pair(office: Office, cohort: int) -> int:
    """A pair that began on September 1."""
    clock = clock_of(office)
    now = clock.now()
    clock.advance(-(TODAY - date(2026, 9, 1)))
    mentorship_id = new_pair(office, cohort)
    clock.advance(now - clock.now())
    return mentorship_id


def last_change(office: Office) -> tuple[str, str]:
    change = office.history.rows(count=1)[0]
    return change.label, change.subject


def test_a_new_pair_is_active_and_begins_with_its_cohort(office: Office) -> None:
    later = new_cohort(office, "Next", starts=date(2027, 4, 1), ends=date(2027, 9, 30))
    row = office.mentorships.get(new_pair(office, later)).row
    assert (row.state, row.started_on, row.on_cadence, row.meetings) == ("active", date(2027, 4, 1), True, 0)
    assert (row.mentee, row.mentee_line) == ("Ann Student", "Accounting, class of 2028")
    assert (row.mentor, row.mentor_line) == ("Cy Mentor", "Audit manager, Copperline Software")


def test_days_late_and_the_strip_follow_the_meetings(office: Office, pair: int) -> None:
    for day in (date(2026, 9, 22), date(2026, 10, 14), date(2026, 11, 23), date(2026, 12, 12), date(2027, 1, 9)):
        new_meeting(office, pair, day)
    row = office.mentorships.get(pair).row
    assert (row.meetings, row.minutes, row.last_met_on) == (5, 300, date(2027, 1, 9))
    assert (row.days_late, row.on_cadence) == (33, False)
    assert [mark.state for mark in row.strip][:8] == [
        CadenceState.MET, CadenceState.MET, CadenceState.LATE, CadenceState.MET, CadenceState.MET,
        CadenceState.MISSED, CadenceState.DUE, CadenceState.UPCOMING]


def test_breaks_and_pauses_stop_the_clock(office: Office, cohort: int, pair: int) -> None:
    new_meeting(office, pair, date(2027, 1, 9))
    office.cohorts.save_breaks(cohort, [Break(date(2027, 2, 1), date(2027, 2, 20), "Ice")])
    assert office.mentorships.get(pair).row.days_late == 13
    office.mentorships.pause(pair, Pause(date(2027, 3, 1), None, "Exams"))
    row = office.mentorships.get(pair).row
    assert (row.state, row.days_late) == ("paused", 0)
    office.mentorships.resume(pair, date(2027, 3, 8))
    row = office.mentorships.get(pair).row
    assert (row.state, row.days_late) == ("active", 6)
    assert office.mentorships.get(pair).pauses[0].ends == date(2027, 3, 7)


def test_a_pause_ends_by_itself_and_no_two_meet(office: Office, pair: int) -> None:
    office.mentorships.pause(pair, Pause(TODAY, TODAY + timedelta(days=3)))
    assert office.mentorships.get(pair).row.paused_until == TODAY + timedelta(days=3)
    with pytest.raises(Invalid, match="another pause"):
        office.mentorships.pause(pair, Pause(TODAY + timedelta(days=3)))
    with pytest.raises(Invalid, match="before the first"):
        office.mentorships.pause(pair, Pause(TODAY + timedelta(days=9), TODAY + timedelta(days=8)))
    clock_of(office).advance(timedelta(days=4))
    assert office.mentorships.get(pair).row.state == "active"
    with pytest.raises(Refused, match="not paused"):
        office.mentorships.resume(pair)


def test_a_pause_resumed_on_its_first_day_was_none(office: Office, pair: int) -> None:
    office.mentorships.pause(pair, Pause(TODAY))
    office.mentorships.resume(pair)
    assert office.mentorships.get(pair).pauses == ()


def test_the_agreement_is_sent_and_signed(office: Office, pair: int) -> None:
    office.mentorships.agreements_sent([pair])
    assert last_change(office) == ("Send agreement", "Ann Student")
    office.mentorships.set_agreement(pair, Agreement(TODAY, TODAY, None))
    row = office.mentorships.get(pair).row
    assert not row.agreement.signed and last_change(office) == ("Record signature", "Ann Student")
    office.mentorships.set_agreement(pair, Agreement(TODAY, TODAY, TODAY))
    assert office.mentorships.get(pair).row.agreement.signed
    with pytest.raises(Invalid) as caught:
        office.mentorships.set_agreement(pair, Agreement(TODAY, TODAY + timedelta(days=1), None))
    assert caught.value.fields == {"mentee_signed_on": "This day is still to come."}


def test_ending_keeps_the_reason_and_stops_the_strip(office: Office, pair: int) -> None:
    new_meeting(office, pair, date(2026, 9, 22))
    office.mentorships.set_next_meeting(pair, TODAY)
    with pytest.raises(Invalid, match="reason"):
        office.mentorships.end(pair, " ")
    office.mentorships.end(pair, "Mentor withdrew", date(2026, 11, 10))
    ended = office.mentorships.get(pair)
    assert (ended.row.state, ended.end_reason, ended.ended_on) == ("ended", "Mentor withdrew", date(2026, 11, 10))
    assert (ended.row.days_late, ended.row.on_cadence, ended.row.next_meeting_on) == (0, False, None)
    assert ended.row.strip[-1].month == date(2026, 11, 1)
    with pytest.raises(Refused, match="is ended"):
        office.mentorships.end(pair, "Again")
    office.mentorships.reopen(pair)
    assert office.mentorships.get(pair).row.state == "active"


def test_a_mentorship_is_not_reopened_beside_another(office: Office, cohort: int, pair: int) -> None:
    office.mentorships.end(pair, "Not a fit")
    student, other = office.mentorships.get(pair).row.mentee_id, new_mentor(office, "Dee")
    office.enrolments.enrol(cohort, "mentor", [other])
    office.matching.pair(cohort, student, other)
    with pytest.raises(Refused, match="has a mentor in this cohort"):
        office.mentorships.reopen(pair)


def test_completing_many_is_one_change(office: Office, cohort: int, pair: int) -> None:
    second = new_pair(office, cohort, "Bo", "Dee")
    with pytest.raises(Refused, match="2 pairs of this cohort are still at work"):
        office.cohorts.set_state(cohort, "closed")
    office.mentorships.complete([pair, second])
    assert last_change(office) == ("Complete mentorships", "2 pairs")
    office.cohorts.set_state(cohort, "closed")


def test_filters_show_what_they_say(office: Office, cohort: int, pair: int) -> None:
    second = new_pair(office, cohort, "Bo", "Dee")
    office.mentorships.pause(second, Pause(TODAY))
    new_meeting(office, pair, date(2027, 1, 9))
    shown = {name: office.mentorships.ids(MentorshipQuery(cohort, filter=name)) for name in MENTORSHIP_FILTERS}
    assert shown == {"": [pair, second], "active": [pair], "late": [pair], "never met": [second],
                     "unsigned": [pair, second], "check-in": [], "paused": [second], "completed": [], "ended": []}
    counts = office.mentorships.counts(MentorshipQuery(cohort), MENTORSHIP_FILTERS)
    assert counts == {name: len(ids) for name, ids in shown.items()}


def test_every_order_and_window_of_the_list_works(office: Office, cohort: int) -> None:
    pairs = [new_pair(office, cohort, name, f"M{name}") for name in ("Cy", "Ann", "Bo")]
    for sort in MENTORSHIP_SORTS:
        whole = office.mentorships.ids(MentorshipQuery(cohort, sort=sort))
        assert sorted(whole) == sorted(pairs)
        windows = [office.mentorships.ids(MentorshipQuery(cohort, sort=sort), at, 1)[0] for at in range(3)]
        assert windows == whole
        assert len(office.mentorships.page(MentorshipQuery(cohort, sort=sort, descending=True), 1, 5)) == 2


def test_the_latest_first(office: Office, cohort: int, pair: int) -> None:
    second = new_pair(office, cohort, "Bo", "Dee")
    assert office.mentorships.ids(MentorshipQuery(cohort, sort="days_late", descending=True)) == [pair, second]
    assert office.mentorships.ids(MentorshipQuery(cohort, sort="days_late")) == [second, pair]


def test_search_finds_either_name(office: Office, cohort: int, pair: int) -> None:
    second = new_pair(office, cohort, "Bo", "Dee")
    assert office.mentorships.ids(MentorshipQuery(cohort, search="ann")) == [pair]
    assert office.mentorships.ids(MentorshipQuery(cohort, search="dee")) == [second]
    assert office.mentorships.count(MentorshipQuery(cohort, search="nobody")) == 0


def test_the_place_in_a_list_names_the_neighbours(office: Office, cohort: int) -> None:
    ann, bo, cy = (new_pair(office, cohort, name, f"M{name}") for name in ("Ann", "Bo", "Cy"))
    place = office.mentorships.place(MentorshipQuery(cohort), bo)
    assert (place.position, place.total, place.previous_id, place.next_id) == (2, 3, ann, cy)
    assert office.mentorships.place(MentorshipQuery(cohort), 999).position == 0


def test_times_both_are_free_are_said_in_the_students_zone(office: Office, cohort: int) -> None:
    student = new_student(office, "Ann", time_zone="America/New_York", availability=(Slot(0, 1020, 1200),))
    mentor = new_mentor(office, "Cy", time_zone="America/Los_Angeles", availability=(Slot(0, 900, 1440),))
    office.enrolments.enrol(cohort, "mentee", [student])
    office.enrolments.enrol(cohort, "mentor", [mentor])
    pair = office.mentorships.get(office.matching.pair(cohort, student, mentor))
    assert pair.free_together == ("Monday 6:00 PM to 8:00 PM",)


def test_notes_of_a_pair_hide_confidential_words(office: Office, pair: int) -> None:
    student = office.mentorships.get(pair).row.mentee_id
    office.people.add_note(student, "Changed teams", mentorship_id=pair)
    secret = office.people.add_note(student, "Family illness", confidential=True, mentorship_id=pair)
    notes = office.mentorships.notes(pair)
    assert [(note.confidential, note.body) for note in notes] == [(True, ""), (False, "Changed teams")]
    assert office.mentorships.get(pair).confidential_notes == 1
    assert office.people.note_words(secret) == "Family illness"


def test_an_archived_cohort_takes_no_changes_to_its_pairs(office: Office, cohort: int, pair: int) -> None:
    office.cohorts.archive(cohort)
    with pytest.raises(Refused, match="archived"):
        office.mentorships.agreements_sent([pair])
    with pytest.raises(NotFound):
        office.mentorships.get(999)


def test_the_mentorships_of_a_person_in_all_cohorts(office: Office, pair: int) -> None:
    row = office.mentorships.get(pair).row
    assert [one.id for one in office.mentorships.of_person(row.mentor_id)] == [pair]
