"""Today shows the steps of setting up, then what needs attention, and lets people act on it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.builders import clock_of, new_cohort, new_pair
from tests.ui.conftest import Told
from ui.pages.today import TodayPage
from ui.workplace import Workplace


@pytest.fixture
def page(qtbot: QtBot, workplace: Workplace) -> TodayPage:
    page = TodayPage(workplace)
    qtbot.addWidget(page)
    page.resize(1236, 808)
    page.show()
    return page


def test_a_new_office_is_shown_three_steps(page: TodayPage) -> None:
    assert page.stack.currentWidget() is page.setting_up


def test_the_first_step_asks_for_a_roster(qtbot: QtBot, page: TodayPage) -> None:
    with qtbot.waitSignal(page.open_requested) as asked:
        page.setting_up.wanted.emit("import", None)
    assert asked.args == ["import", None]


@pytest.fixture
def late(workplace: Workplace, page: TodayPage, quiet: Callable[[], None]) -> int:
    pair = new_pair(workplace.office, new_cohort(workplace.office))
    clock_of(workplace.office).advance(timedelta(days=90))
    page.refresh()
    quiet()
    return pair


def test_a_late_pair_stands_in_the_list_with_how_late_it_is(page: TodayPage, late: int) -> None:
    rows = [item for group in page.groups for item in group.items if item.kind == "touchpoint"]
    assert [item.mentorship_id for item in rows] == [late]
    assert rows[0].overdue


def test_snoozing_takes_an_item_out_of_sight_and_can_be_undone(qtbot: QtBot, page: TodayPage, late: int,
                                                              told: Told) -> None:
    page.table.set_current(("touchpoint", late))
    qtbot.keyClick(page.table, Qt.Key.Key_S)
    assert ("touchpoint", late) not in [(item.kind, item.subject_id) for group in page.groups for item in group.items]
    assert "snoozed" in told.done[0]
    page.office.history.undo()
    page.refresh()
    assert ("touchpoint", late) in [(item.kind, item.subject_id) for group in page.groups for item in group.items]


def test_enter_opens_the_pair(qtbot: QtBot, page: TodayPage, late: int) -> None:
    page.table.set_current(("touchpoint", late))
    with qtbot.waitSignal(page.open_requested) as asked:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert asked.args == ["mentorship", late]


def test_l_opens_the_form_for_a_meeting_and_saving_it_logs_the_meeting(qtbot: QtBot, page: TodayPage, late: int,
                                                                       told: Told) -> None:
    from ui.dialogs.meeting import MeetingDialog

    page.table.set_current(("touchpoint", late))
    qtbot.keyClick(page.table, Qt.Key.Key_L)
    dialog = page.findChild(MeetingDialog)
    assert dialog is not None
    dialog.form.editor("minutes").set_value(45)
    dialog.form.editor("topics").set_value("<b>=1+1</b> O'Neil; DROP")
    dialog.take()
    meeting = page.office.mentorships.get(late).meetings[0]
    assert (meeting.minutes, meeting.topics, meeting.held_on) == (45, "<b>=1+1</b> O'Neil; DROP",
                                                                  page.office.clock.today())
    assert told.done == ["Meeting logged"]


def test_a_meeting_without_a_length_is_told_at_its_field_and_the_form_stays(page: TodayPage, late: int) -> None:
    from ui.dialogs.meeting import log_meeting

    dialog = log_meeting(page.workplace, late, "A and B", page)
    dialog.form.editor("minutes").set_value(None)
    dialog.take()
    assert dialog.isVisible()
    assert page.office.mentorships.get(late).meetings == ()
    dialog.reject()


def test_the_week_shows_what_is_planned(page: TodayPage, late: int) -> None:
    day = page.office.clock.today() + timedelta(days=0)
    page.office.mentorships.set_next_meeting(late, day)
    page.refresh()
    assert any(entry.day == day and entry.kind == "meeting" for entry in page.side._shown)
    assert isinstance(day, date)
