"""The promised rhythm: who is late, and what each month of the strip says."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.domain.cadence import CadenceState, Promise, days_late, strip

STARTS, ENDS = date(2026, 9, 1), date(2027, 8, 31)
days = st.dates(date(2026, 8, 1), date(2027, 10, 31))
spans = st.tuples(days, st.integers(0, 60)).map(lambda span: (span[0], span[0] + timedelta(days=span[1])))
promises = st.builds(
    Promise, starts=st.dates(STARTS, date(2027, 3, 1)), ends=st.dates(date(2027, 4, 1), ENDS),
    interval=st.integers(1, 60), grace=st.integers(0, 20), pauses=st.lists(spans, max_size=4).map(tuple),
)  # fmt: skip
meetings = st.lists(days, max_size=12)


def promise(**changed: object) -> Promise:
    values: dict[str, object] = {"starts": STARTS, "ends": ENDS, "interval": 28, "grace": 5, **changed}
    return Promise(**values)  # type: ignore[arg-type]


def states(given_promise: Promise, met: list[date], today: date) -> str:
    letters = {CadenceState.MET: "m", CadenceState.LATE: "l", CadenceState.MISSED: "x", CadenceState.DUE: "d",
               CadenceState.UPCOMING: "u", CadenceState.PAUSED: "p"}  # fmt: skip
    return "".join(letters[mark.state] for mark in strip(given_promise, met, today))


def test_a_year_with_late_months_and_a_missed_one_reads_as_it_was() -> None:
    met = [date(2026, 9, 22), date(2026, 10, 14), date(2026, 11, 23), date(2026, 12, 12), date(2027, 1, 16)]
    assert states(promise(), met, date(2027, 3, 16)) == "mmlmlxduuuuu"
    assert days_late(promise(), met, date(2027, 3, 16)) == 26


def test_a_pair_is_late_only_when_interval_and_grace_have_passed() -> None:
    met = [date(2027, 1, 1)]
    assert days_late(promise(), met, date(2027, 2, 3)) == 0
    assert days_late(promise(), met, date(2027, 2, 4)) == 1


def test_a_pair_that_never_met_is_counted_from_its_start() -> None:
    assert days_late(promise(), [], STARTS + timedelta(days=33)) == 0
    assert days_late(promise(), [], STARTS + timedelta(days=34)) == 1


def test_a_break_stops_the_clock() -> None:
    vacation = ((date(2026, 12, 20), date(2027, 1, 8)),)
    met = [date(2026, 12, 1)]
    assert days_late(promise(), met, date(2027, 1, 20)) == 17
    assert days_late(promise(pauses=vacation), met, date(2027, 1, 20)) == 0


def test_a_month_wholly_inside_a_pause_does_not_count() -> None:
    away = ((date(2026, 12, 1), date(2026, 12, 31)),)
    met = [date(2026, 9, 5), date(2026, 10, 5), date(2026, 11, 5)]
    assert states(promise(pauses=away), met, date(2027, 1, 10))[:5] == "mmmpd"


def test_a_month_in_which_the_pair_only_just_began_does_not_count() -> None:
    begun = promise(starts=date(2026, 9, 25))
    assert states(begun, [date(2026, 10, 10)], date(2026, 11, 2))[:3] == "pmd"
    assert states(promise(), [date(2026, 10, 2)], date(2026, 11, 2))[:3] == "xmd"


def test_a_pair_is_never_later_than_on_the_last_day_of_its_cohort() -> None:
    assert days_late(promise(), [], ENDS + timedelta(days=100)) == days_late(promise(), [], ENDS)


@given(promises, days, days)
def test_the_stopped_clock_counts_each_day_once(some: Promise, first: date, last: date) -> None:
    counted = 0
    day = first + timedelta(days=1)
    while day <= last:
        counted += any(starts <= day <= ends for starts, ends in some.pauses)
        day += timedelta(days=1)
    assert some.stopped(first, last) == counted


@given(promises, meetings, days)
def test_lateness_grows_by_at_most_a_day_a_day(some: Promise, met: list[date], today: date) -> None:
    now, tomorrow = (days_late(some, [day for day in met if day <= today], when)
                     for when in (today, today + timedelta(days=1)))
    assert 0 <= now <= tomorrow <= now + 1


@given(promises, meetings, days)
def test_meeting_today_puts_a_pair_on_cadence(some: Promise, met: list[date], today: date) -> None:
    assert days_late(some, [*met, today], today) == 0


@given(promises, meetings, days)
def test_a_strip_has_one_mark_for_each_calendar_month_in_order(some: Promise, met: list[date], today: date) -> None:
    months = [mark.month for mark in strip(some, met, today)]
    assert months[0] == some.starts.replace(day=1) and months[-1] == some.ends.replace(day=1)
    assert months == sorted(set(months)) and all(month.day == 1 for month in months)


@given(promises, meetings, days)
def test_a_month_is_met_or_late_exactly_when_a_meeting_lies_in_it(some: Promise, met: list[date], today: date) -> None:
    held = {(day.year, day.month) for day in met}
    for mark in strip(some, met, today):
        assert (mark.state in (CadenceState.MET, CadenceState.LATE)) == ((mark.month.year, mark.month.month) in held)


@given(promises, meetings, days)
def test_nothing_is_due_or_to_come_before_something_missed(some: Promise, met: list[date], today: date) -> None:
    rank = {CadenceState.MISSED: 0, CadenceState.DUE: 1, CadenceState.UPCOMING: 2}
    order = [rank[mark.state] for mark in strip(some, met, today) if mark.state in rank]
    assert order == sorted(order) and order.count(1) <= 1
