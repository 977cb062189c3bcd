"""Weekly times: zones, the week's end, shared slots, and how they are said."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.matching.availability import (
    DAY,
    WEEK,
    clock_text,
    day_parts,
    offset_minutes,
    shared,
    shared_slots,
    slot_text,
    slots_of,
    week_of,
)
from app.domain.people import Slot

SPRING, WINTER = date(2027, 4, 5), date(2027, 1, 11)
slots = st.lists(
    st.builds(lambda day, start, length: Slot(day, start, min(DAY, start + length)),
              st.integers(0, 6), st.integers(0, DAY - 1), st.integers(1, 500)), max_size=5)  # fmt: skip
offsets = st.sampled_from((0, -300, -240, 330, 345, 540, 765, -720))


def minutes(person: list[Slot], offset: int) -> set[int]:
    """Every free minute of the UTC week, one by one."""
    return {(slot.weekday * DAY + minute - offset) % WEEK for slot in person
            for minute in range(slot.start_minute, slot.end_minute)}


def runs(common: set[int]) -> list[int]:
    """The lengths of the runs of minutes around the week."""
    if len(common) == WEEK:
        return [WEEK]
    starts = [minute for minute in common if (minute - 1) % WEEK not in common]
    lengths = []
    for start in starts:
        length = 0
        while (start + length) % WEEK in common:
            length += 1
        lengths.append(length)
    return lengths


@given(one=slots, other=slots, here=offsets, there=offsets, length=st.sampled_from((30, 45, 60)))
@settings(deadline=None, max_examples=60)
def test_shared_slots_equal_a_count_minute_by_minute(
    one: list[Slot], other: list[Slot], here: int, there: int, length: int
) -> None:
    common = minutes(one, here) & minutes(other, there)
    found = shared_slots(week_of(one, here), week_of(other, there), length)
    if len(common) < WEEK:
        assert found == sum(run // length for run in runs(common))
    assert found == shared_slots(week_of(other, there), week_of(one, here), length)


@given(person=slots, offset=offsets)
@settings(deadline=None, max_examples=60)
def test_times_come_back_from_the_common_week_as_they_were(person: list[Slot], offset: int) -> None:
    back = list(slots_of(week_of(person, offset), offset))
    assert minutes(back, offset) == minutes(person, offset)
    assert all(0 <= slot.start_minute < slot.end_minute <= DAY for slot in back)


def test_zones_are_taken_as_of_the_day_the_cohort_starts() -> None:
    assert offset_minutes("America/New_York", SPRING) == -240
    assert offset_minutes("America/New_York", WINTER) == -300
    assert offset_minutes("Asia/Kolkata", SPRING) == 330


def test_a_zone_nobody_knows_counts_as_the_offices_own() -> None:
    for zone in ("", "EST5EDT-nonsense", "../../etc/passwd", "Nowhere/Atlantis"):
        assert offset_minutes(zone, SPRING, "America/New_York") == -240
    assert offset_minutes("", SPRING, "also nonsense") == 0


def test_an_evening_in_boston_is_the_next_morning_in_kolkata() -> None:
    boston = week_of([Slot(6, 1200, 1320)], -240)
    kolkata = week_of([Slot(0, 330, 450)], 330)
    assert boston == ((0, 120),)
    assert shared_slots(boston, kolkata, 60) == 2


def test_a_meeting_may_run_over_the_end_of_the_week() -> None:
    late = week_of([Slot(6, 1410, 1440), Slot(0, 0, 30)], 0)
    assert late == ((0, 30), (WEEK - 30, WEEK))
    assert shared(late, late) == [(WEEK - 30, WEEK + 30)]
    assert shared_slots(late, late, 60) == 1


def test_touching_slots_are_one() -> None:
    assert week_of([Slot(1, 540, 600), Slot(1, 600, 660), Slot(1, 570, 630)], 0) == ((DAY + 540, DAY + 660),)


def test_times_are_said_on_a_twelve_hour_clock() -> None:
    assert [clock_text(minute) for minute in (0, 540, 720, 750, 1439, 1440)] == [
        "12:00 AM", "9:00 AM", "12:00 PM", "12:30 PM", "11:59 PM", "12:00 AM"]
    assert slot_text(Slot(1, 540, 600)) == "Tuesday 9:00 AM to 10:00 AM"
    assert day_parts([Slot(1, 540, 600), Slot(1, 600, 720), Slot(3, 1000, 1040)]) == (
        "Tuesday mornings", "Thursday afternoons", "Thursday evenings")
