"""The page of a pair: what it shows, what its buttons do, and that the keyboard is enough."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.goals import GoalDraft, GoalQuery, Step
from app.domain.mentorships import Agreement, MentorshipQuery
from app.office import Office
from tests.builders import new_cohort, new_meeting, new_pair
from tests.ui.conftest import Told
from ui.dialogs.form_dialog import FormDialog
from ui.pages.mentorship import MentorshipPage
from ui.pages.mentorship.head import initials, length_words, months_words
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.check_field import CheckBox
from ui.widgets.label import Label
from ui.workplace import Workplace


@pytest.fixture
def pair(office: Office) -> int:
    return new_pair(office, new_cohort(office))


@pytest.fixture
def page(qtbot: QtBot, workplace: Workplace, pair: int) -> MentorshipPage:
    made = MentorshipPage(workplace)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    qtbot.waitExposed(made)
    made.show_item(pair)
    return made


def words_of(root: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(label.text() for label in root.findChildren(Label) if not label.isHidden())


def button_of(root: QWidget, words: str) -> Button:
    QApplication.processEvents()
    return next(one for one in root.findChildren(Button) if one.words() == words and one.isVisibleTo(root))


def dialog_of() -> FormDialog:
    found = QApplication.activeModalWidget()
    assert isinstance(found, FormDialog)
    return found


def new_goal(office: Office, pair: int, **more: Any) -> int:
    row = office.mentorships.get(pair).row
    draft = GoalDraft(person_id=row.mentee_id, cohort_id=row.cohort_id, title="Summer internship",
                      specific="Get a paid audit internship", measurable="8 applications", achievable="Resume reviewed",
                      relevant="First step to a CPA", due_on=date(2027, 5, 15),
                      steps=(Step(words="Write the resume", due_on=date(2027, 3, 1)), Step(words="Apply")))
    return office.goals.save(replace(draft, **more))


def test_the_head_names_both_and_says_what_they_promised(page: MentorshipPage) -> None:
    assert "Ann Student" in page.head._sides[0][1].words()
    assert "Cy Mentor" in page.head._sides[1][1].words()
    assert "Accounting" in words_of(page.head)


def test_a_page_without_a_pair_says_so(qtbot: QtBot, workplace: Workplace) -> None:
    page = MentorshipPage(workplace)
    qtbot.addWidget(page)
    page.refresh()
    assert page.stack.currentWidget() is page.none


def test_alt_down_goes_to_the_next_pair_of_the_list(qtbot: QtBot, office: Office, page: MentorshipPage) -> None:
    cohort = office.mentorships.get(page.pair.id).row.cohort_id if page.pair else 0
    other = new_pair(office, cohort, "Bo", "Di")
    page.refresh()
    assert "1 of 2" in words_of(page.head)
    qtbot.keyClick(page, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert page.pair is not None and page.pair.id == other
    assert not page.head.down.isEnabled()


def test_the_agreement_is_recorded_from_the_head(office: Office, page: MentorshipPage, pair: int, told: Told) -> None:
    button_of(page.head, "Record signature").click()
    form = dialog_of()
    form.form.set_values({"mentee_signed_on": date(2027, 3, 1), "mentor_signed_on": date(2027, 3, 2)})
    form.take()
    assert office.mentorships.get(pair).row.agreement == Agreement(None, date(2027, 3, 1), date(2027, 3, 2))
    assert told.done == ["Agreement saved"]


def test_a_signature_in_the_future_keeps_the_form_open(office: Office, page: MentorshipPage, pair: int) -> None:
    button_of(page.head, "Record signature").click()
    form = dialog_of()
    form.form.set_values({"mentee_signed_on": date(2028, 1, 1)})
    form.take()
    assert "still to come" in words_of(form)
    assert not office.mentorships.get(pair).row.agreement.mentee_signed_on
    form.reject()


def test_a_check_in_is_asked_for_and_marked_done(office: Office, page: MentorshipPage, pair: int, told: Told) -> None:
    office.checkins.ask(pair, date(2027, 3, 19), "February was missed", "Dana Whitlock")
    page.refresh()
    assert page.bar.words() == ("Staff check-in asked for by Mar 19. February was missed. Assigned to Dana Whitlock.")
    button_of(page.bar, "Mark done").click()
    page.refresh()
    assert page.bar.words() == "" and told.done == ["Check-in with Ann Student done"]


def test_the_log_shows_meetings_and_hides_confidential_words(office: Office, page: MentorshipPage, pair: int) -> None:
    new_meeting(office, pair, date(2027, 1, 12), topics="Case practice", outcome="Two firms")
    new_meeting(office, pair, date(2027, 2, 12), topics="Family matters", confidential=True, minutes=75)
    page.refresh()
    table = page.meetings.table
    shown = [[str(column.words(row)) for column in table.rows_model.columns[:4]]
             for row in table.rows_model.each_row()]
    assert shown == [["Feb 12", "Video", "1 h 15", "Confidential, hidden"],
                     ["Jan 12", "Video", "1 h", "Case practice; Two firms"]]


def test_enter_on_a_meeting_opens_it_to_be_corrected(qtbot: QtBot, office: Office, page: MentorshipPage,
                                                     pair: int) -> None:
    meeting = new_meeting(office, pair, date(2027, 1, 12))
    page.refresh()
    page.meetings.table.set_current(meeting)
    qtbot.keyClick(page.meetings.table, Qt.Key.Key_Return)
    assert dialog_of().windowTitle() == "Correct meeting"
    dialog_of().reject()


def test_a_month_of_the_strip_leads_to_its_meeting(qtbot: QtBot, office: Office, page: MentorshipPage,
                                                   pair: int) -> None:
    meeting = new_meeting(office, pair, date(2027, 3, 12))
    page.refresh()
    assert page.pair is not None
    months = [mark.month for mark in page.pair.row.strip]
    page.meetings.strip.opened.emit(months.index(date(2027, 3, 1)))
    assert page.meetings.table.current_id() == meeting


def test_confidential_notes_are_shown_only_when_asked_for(office: Office, page: MentorshipPage, pair: int) -> None:
    mentee = office.mentorships.get(pair).row.mentee_id
    office.people.add_note(mentee, "Changed teams <b>in</b> February", True, pair)
    page.refresh()
    assert "Changed teams" not in words_of(page.meetings)
    link = [one for one in page.meetings.findChildren(LinkButton) if one.words() == "Show note"][-1]
    link.click()
    assert "Changed teams <b>in</b> February" in words_of(page.meetings)
    page.hide()
    assert "Changed teams" not in words_of(page.meetings)


def test_a_step_is_checked_with_the_space_bar_and_stays_in_hand(qtbot: QtBot, office: Office, page: MentorshipPage,
                                                                pair: int) -> None:
    goal = new_goal(office, pair)
    page.refresh()
    box = next(one for one in page.goals.findChildren(CheckBox) if one.accessibleName() == "Write the resume")
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert office.goals.get(goal).steps[0].done_on == date(2027, 3, 16)
    page.refresh()
    assert "1 of 2 done" in words_of(page.goals.detail)


def test_gaps_of_a_goal_are_said_in_words(office: Office, page: MentorshipPage, pair: int) -> None:
    new_goal(office, pair, measurable="", due_on=None)
    page.refresh()
    assert "No figure or observable result." in words_of(page.goals.detail)
    assert "No date." in words_of(page.goals.detail)


def test_a_new_goal_is_written_in_the_form(office: Office, page: MentorshipPage, pair: int, told: Told) -> None:
    button_of(page.goals, "New goal").click()
    form = dialog_of()
    assert "Specific: say who will do what, where." in words_of(form)
    form.form.set_values({"title": "=1+1 & <b>goal</b>", "steps": (("Ask Cy", "Ann", None, 40, None),)})
    form.take()
    found = office.goals.page(GoalQuery(cohort_id=None), 0, -1)
    assert [(goal.draft.title, goal.steps[0].words, goal.steps[0].weight) for goal in found] == [
        ("=1+1 & <b>goal</b>", "Ask Cy", 40)]
    assert told.done == ["Added the goal =1+1 & <b>goal</b>"]


def test_ending_needs_a_reason_and_reopening_takes_it_back(office: Office, page: MentorshipPage, pair: int) -> None:
    row = office.mentorships.get(pair).row
    page.verbs.end(row)
    form = dialog_of()
    form.take()
    assert office.mentorships.get(pair).row.state == "active"
    form.form.set_values({"reason": "Not a fit"})
    form.take()
    page.refresh()
    assert office.mentorships.ids(MentorshipQuery(filter="ended")) == [pair]
    assert page.bar.words() == "Ended Mar 16. Not a fit"
    button_of(page.bar, "Reopen").click()
    assert office.mentorships.get(pair).row.state == "active"


def test_a_pause_stops_the_clock_and_can_be_resumed(office: Office, page: MentorshipPage, pair: int) -> None:
    page.verbs.pause(office.mentorships.get(pair).row)
    form = dialog_of()
    form.form.set_values({"reason": "Semester abroad"})
    form.take()
    page.refresh()
    assert page.bar.words() == "Paused. Semester abroad"
    button_of(page.bar, "Resume").click()
    assert office.mentorships.get(pair).row.state == "active"


def test_printing_asks_for_the_goal_workbook_of_the_student(qtbot: QtBot, page: MentorshipPage) -> None:
    assert page.pair is not None
    with qtbot.waitSignal(page.open_requested) as asked:
        page.head.print_packet.click()
    assert asked.args == ["packets", {"document": "goal-workbook", "cohort_id": page.pair.row.cohort_id,
                                      "person_ids": [page.pair.row.mentee_id]}]


def test_a_self_assessment_is_kept(office: Office, page: MentorshipPage, pair: int) -> None:
    row = office.mentorships.get(pair).row
    page.verbs.assessment(row, "start")
    form = dialog_of()
    names = [name for name, *_rest in form.form.values()["ratings"]]
    form.form.set_values({"strengths": (("I finish what I start",),), "ratings": ((names[0], 2, 4),)})
    form.take()
    kept = office.assessments.get(row.mentee_id, row.cohort_id)
    assert kept.strengths == ("I finish what I start",) and kept.ratings[0] == (names[0], 2, 4)


def test_long_and_foreign_names_do_no_harm(qtbot: QtBot, office: Office, workplace: Workplace) -> None:
    pair = new_pair(office, new_cohort(office), "<b>" + "x" * 200, "עומר")
    page = MentorshipPage(workplace)
    qtbot.addWidget(page)
    page.show_item(pair)
    page.grab()
    assert page.pair is not None


def test_words_for_lengths_months_and_initials() -> None:
    assert [length_words(minutes) for minutes in (45, 60, 70, 65)] == ["45 min", "1 h", "1 h 10", "1 h 05"]
    assert months_words(["met", "late", "missed", "due", "upcoming"]) == "2 of 3 months met, 1 of them late"
    assert [initials(name) for name in ("Nguyễn Thị Hồng Ánh", "Cher", "")] == ["NÁ", "C", ""]
