"""The tabs Mentorships and Goals of a cohort: their lists, filters, keys and verbs."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.goals import Goal, GoalDraft, Step
from app.domain.mentorships import Agreement
from app.office import Office
from tests.builders import new_cohort, new_meeting, new_pair
from tests.ui.conftest import Told
from ui.dialogs.form_dialog import FormDialog
from ui.pages.cohort.goal_chart import done_points, expected_points, month_ticks
from ui.pages.cohort.goals import GoalsTab
from ui.pages.cohort.mentorships import MentorshipsTab
from ui.widgets.columns import Group
from ui.widgets.table import Table
from ui.workplace import Workplace


@pytest.fixture
def cohort(office: Office, workplace: Workplace) -> int:
    cohort_id = new_cohort(office)
    workplace.cohort.set(cohort_id)
    return cohort_id


@pytest.fixture
def pairs(office: Office, cohort: int) -> list[int]:
    found = [new_pair(office, cohort, mentee, mentor) for mentee, mentor in (("Ann", "Cy"), ("Bo", "Di"))]
    office.mentorships.set_agreement(found[0], Agreement(date(2027, 3, 1), date(2027, 3, 2), date(2027, 3, 3)))
    new_meeting(office, found[0], date(2027, 3, 16))
    return found


def shown(qtbot: QtBot, tab: Any) -> Any:
    qtbot.addWidget(tab)
    tab.resize(1200, 700)
    tab.show()
    qtbot.waitExposed(tab)
    return tab


@pytest.fixture
def list_tab(qtbot: QtBot, workplace: Workplace, pairs: list[int]) -> MentorshipsTab:
    tab: MentorshipsTab = shown(qtbot, MentorshipsTab(workplace))
    return tab


@pytest.fixture
def goals_tab(qtbot: QtBot, workplace: Workplace, goals: list[int]) -> GoalsTab:
    tab: GoalsTab = shown(qtbot, GoalsTab(workplace))
    return tab


@pytest.fixture
def goals(office: Office, pairs: list[int], cohort: int) -> list[int]:
    first, second = (office.mentorships.get(pair).row.mentee_id for pair in pairs)
    whole = GoalDraft(person_id=first, cohort_id=cohort, title="Audit internship", specific="Get a paid internship",
                      measurable="8 applications", achievable="Resume reviewed", relevant="First step to a CPA",
                      due_on=date(2027, 5, 15), steps=(Step(words="Resume", due_on=date(2027, 3, 1), weight=40),
                                                       Step(words="Apply", due_on=date(2027, 4, 1), weight=60)))
    return [office.goals.save(whole), office.goals.save(GoalDraft(person_id=second, cohort_id=cohort,
                                                                  title="Get better at networking"))]


def picture(table: Table, *keys: str) -> list[list[str]]:
    columns = {column.key: column for column in table.rows_model.columns}
    return [[str(row)] if isinstance(row, Group) else [columns[key].words(row) for key in keys]
            for place in range(table.rows_model.rowCount()) for row in [table.rows_model.row(place)]]


def dialog_of() -> FormDialog:
    found = QApplication.activeModalWidget()
    assert isinstance(found, FormDialog)
    return found


# ---- mentorships ----
def test_the_list_shows_both_sides_and_how_the_pair_stands(list_tab: MentorshipsTab) -> None:
    assert picture(list_tab.table, "mentee", "mentor", "last_met", "agreement", "goals", "state") == [
        ["Ann Student", "Cy Mentor", "Mar 16", "Signed", "0", "Active"],
        ["Bo Student", "Di Mentor", "Never", "Not sent", "0", "Active"]]


def test_segments_count_and_filter(list_tab: MentorshipsTab) -> None:
    list_tab.parts.set_value("unsigned")
    list_tab.refresh()
    assert [row[0] for row in picture(list_tab.table, "mentee")] == ["Bo Student"]


def test_an_empty_filter_offers_the_way_back(list_tab: MentorshipsTab) -> None:
    list_tab.bar.set_values({"state": ["ended"]})
    assert list_tab.source.count() == 0
    list_tab._clear()
    assert list_tab.source.count() == 2


def test_enter_opens_the_pair(qtbot: QtBot, list_tab: MentorshipsTab, pairs: list[int]) -> None:
    list_tab.show_item(pairs[1])
    with qtbot.waitSignal(list_tab.open_requested) as asked:
        qtbot.keyClick(list_tab.table, Qt.Key.Key_Return)
    assert asked.args == ["mentorship", pairs[1]]


def test_l_logs_a_meeting_of_the_pair_in_hand(qtbot: QtBot, office: Office, list_tab: MentorshipsTab,
                                              pairs: list[int], told: Told) -> None:
    list_tab.show_item(pairs[1])
    qtbot.keyClick(list_tab.table, Qt.Key.Key_L)
    form = dialog_of()
    form.form.set_values({"topics": "=1+1 <b>"})
    form.take()
    assert [one.topics for one in office.mentorships.get(pairs[1]).meetings] == ["=1+1 <b>"]
    assert told.done == ["Meeting logged"]


def test_checked_pairs_are_reminded_together(qtbot: QtBot, list_tab: MentorshipsTab, pairs: list[int],
                                             told: Told) -> None:
    list_tab.table.rows_model.set_checked(pairs, True)
    assert list_tab.checked.isVisible()
    list_tab.table.setFocus()
    qtbot.keyClick(list_tab.table, Qt.Key.Key_R)
    assert told.done == ["Reminder noted for 2 pairs"]


def test_the_order_is_kept_for_the_page_of_a_pair(list_tab: MentorshipsTab, workplace: Workplace,
                                                  pairs: list[int]) -> None:
    list_tab.table.chooser.sort("mentor", True)
    assert list_tab.source.ids() == [pairs[1], pairs[0]]
    assert workplace.memory.get("mentorships/list", {})["sort"] == "mentor"


def test_a_cohort_without_pairs_leads_to_matching(qtbot: QtBot, workplace: Workplace, cohort: int) -> None:
    tab: MentorshipsTab = shown(qtbot, MentorshipsTab(workplace))
    assert tab.source.count() == 0 and not tab.log.isEnabled()


# ---- goals ----
def test_goals_stand_under_their_students(goals_tab: GoalsTab) -> None:
    assert picture(goals_tab.table, "title", "missing", "percent", "next_step", "due_on", "standing") == [
        ["Student, Ann, 1 goal · Cy Mentor"],
        ["Audit internship", "Nothing", "0%", "Resume", "May 15", "Behind"],
        ["Student, Bo, 1 goal · Di Mentor"],
        ["Get better at networking", "Detail, measure, means, reason, date, first step", "Not counted yet",
         "Write a first step", "none", "Stalled"]]


def test_goals_are_filtered_and_grouped_by_state(goals_tab: GoalsTab) -> None:
    goals_tab.bar.set_values({"group": ["standing"], "more": ["not smart"]})
    assert picture(goals_tab.table, "title") == [["Stalled, 1"], ["Get better at networking"]]


def test_the_pane_follows_the_list(goals_tab: GoalsTab, goals: list[int]) -> None:
    goals_tab.table.set_current(goals[1])
    current = goals_tab.goal()
    assert current is not None and current.id == goals[1]


def test_k_adds_a_check_in(qtbot: QtBot, office: Office, goals_tab: GoalsTab, goals: list[int]) -> None:
    goals_tab.table.setFocus()
    goals_tab.table.set_current(goals[0])
    qtbot.keyClick(goals_tab.table, Qt.Key.Key_K)
    form = dialog_of()
    form.form.set_values({"percent": 35, "words": "Four sent"})
    form.take()
    assert office.goals.get(goals[0]).percent == 35


def test_dates_of_a_goal_and_its_steps_are_moved(office: Office, goals_tab: GoalsTab, goals: list[int]) -> None:
    goals_tab.verbs.move_dates([goals[0]])
    dialog_of().take()
    moved = office.goals.get(goals[0])
    assert moved.draft.due_on == date(2027, 5, 29) and moved.steps[0].due_on == date(2027, 3, 15)


def test_f4_hides_the_pane_and_that_is_remembered(goals_tab: GoalsTab, workplace: Workplace) -> None:
    goals_tab.toggle_detail()
    assert goals_tab.pane.isHidden() and workplace.memory.get("goals/detail", True) is False


def test_a_new_goal_asks_for_the_student(office: Office, goals_tab: GoalsTab, goals: list[int]) -> None:
    goals_tab.new_item()
    form = dialog_of()
    form.form.set_values({"title": "Without a student"})
    form.take()
    assert form.isVisible()
    assert [one.words for one in goals_tab._students("bo")] == ["Student, Bo"]
    form.reject()


# ---- the chart ----
def test_the_chart_adds_up_steps_done_and_due(office: Office, goals: list[int]) -> None:
    step = office.goals.get(goals[0]).steps[0]
    assert step.id is not None
    office.goals.check_step(step.id, date(2027, 3, 16))
    goal: Goal = office.goals.get(goals[0])
    assert [y for _x, y in done_points(goal, date(2027, 3, 16))] == [0.0, 40.0, 40.0]
    assert [y for _x, y in expected_points(goal)] == [0.0, 40.0, 100.0]


def test_ticks_are_thinned_out() -> None:
    ticks = month_ticks(date(2026, 9, 1).toordinal(), date(2027, 8, 31).toordinal())
    assert [words for _x, words in ticks] == ["Sep", "Dec", "Mar", "Jun"]
