"""The People page: views and filters, the list as it is read, the person beside it, what is done with many."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.people import Consent, Email, PersonDraft, Role, Slot, TermUse
from app.office import Office
from tests.builders import new_cohort, new_mentor, new_student
from tests.ui.conftest import Told
from ui import ask
from ui.pages.people import PeoplePage
from ui.pages.people.facts import days_words, initials, slots_words
from ui.widgets.label import Label
from ui.workplace import Workplace

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def filled(office: Office) -> dict[str, int]:
    """A small office: two students and a mentor in a cohort, one alum beside, one archived."""
    ids = {
        "ann": new_student(office, "Ann", "Lee", native="李安", college="Law", emails=(Email("ann@x.example"),)),
        "bea": new_student(office, "Bea", "Ölund", directory_opt_out=True),
        "max": new_mentor(office, "Max", "Stone", capacity=2),
        "zoe": new_mentor(office, "Zoë", "Arup", capacity=None),
        "old": new_student(office, "Old", "Gone"),
    }
    cohort = new_cohort(office, short_name="AM 26–27")
    office.enrolments.enrol(cohort, "mentee", [ids["ann"]])
    office.enrolments.enrol(cohort, "mentee", [ids["bea"]], "applied")
    office.enrolments.enrol(cohort, "mentor", [ids["max"]])
    office.people.archive([ids["old"]])
    return ids


@pytest.fixture
def page(qtbot: QtBot, workplace: Workplace, filled: dict[str, int], quiet: Callable[[], None]) -> PeoplePage:
    made = PeoplePage(workplace)
    qtbot.addWidget(made)
    made.resize(1236, 808)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    quiet()
    return made


def picture(page: PeoplePage) -> str:
    """The list as text: one row a line, cells between bars, the current row with an arrow."""
    model, table = page.table.rows_model, page.table
    by_key = {column.key: column for column in model.columns}
    lines = []
    for place in range(model.rowCount()):
        cells = [by_key[key].words(model.row(place)) for key in table.chooser.shown()]
        mark = ">" if place == table.currentIndex().row() else " "
        check = "x" if model.is_checked(model.id_at(place)) else " "
        lines.append(f"{mark}[{check}] " + " | ".join(cells))
    return "\n".join(lines)


def counts(page: PeoplePage) -> dict[str, object]:
    return {words: page.views.bar.tabData(place) for place, (_key, words) in enumerate(page.views.tabs())}


def test_everybody_is_listed_with_what_is_known_of_them(page: PeoplePage) -> None:
    assert picture(page) == (
        ">[ ] Arup, Zoë | alum | Copperline Software |  |  | \n"
        " [ ] Lee, Ann 李安 | student | Accounting, 2028 | AM 26–27 | Accepted | \n"
        " [ ] Ölund, Bea | student | Accounting, 2028 | AM 26–27 | Applicant | \n"
        " [ ] Stone, Max | alum | Copperline Software | AM 26–27 | Accepted | ")


def test_each_view_says_how_many_it_finds(page: PeoplePage) -> None:
    assert counts(page) == {"All people": 4, "This year": 3, "Students": 2, "Mentors with room": 1, "Applicants": 1,
                            "No contact in 60 days": 2, "Alumni who could mentor": 1}


@pytest.mark.parametrize(("view", "names"), [
    ("year", ["Lee, Ann", "Ölund, Bea", "Stone, Max"]), ("students", ["Lee, Ann", "Ölund, Bea"]),
    ("room", ["Stone, Max"]), ("applicants", ["Ölund, Bea"]), ("could", ["Arup, Zoë"]),
])  # fmt: skip
def test_a_view_shows_what_it_says(page: PeoplePage, view: str, names: list[str]) -> None:
    page.views.show_view(view)
    assert [row.name for row in page.source.rows(0, 10)] == names


def test_taking_the_last_filter_off_a_view_leads_back_to_all(page: PeoplePage) -> None:
    page.views.show_view("year")
    page.filters.chips["year"].clear()
    assert page.views.value() == "all"
    assert page.source.count() == 4


def test_typing_in_the_search_field_narrows_the_list(qtbot: QtBot, page: PeoplePage) -> None:
    told: list[str] = []
    page.status_changed.connect(told.append)
    page.find_in_list()
    assert page.filters.search is not None and page.filters.search.hasFocus()
    qtbot.keyClicks(page.filters.search, "lee a")
    qtbot.waitUntil(lambda: page.source.count() == 1)
    assert told[-1] == "1 of 4 people"
    page.filters.search.setText("nobody")
    qtbot.waitUntil(lambda: page.source.count() == 0)
    assert page.detail.person is None or page.table.current_id() is None
    page.filters.clear()
    assert page.source.count() == 4


def test_filters_can_be_put_together(page: PeoplePage) -> None:
    page.filters.set_values({"role": ["student"], "college": ["Law"]})
    assert [row.name for row in page.source.rows(0, 10)] == ["Lee, Ann"]
    page.filters.set_values({"privacy": ["opted_out"]})
    assert [row.name for row in page.source.rows(0, 10)] == ["Ölund, Bea"]
    page.filters.set_values({"archived": [True]})
    assert [row.name for row in page.source.rows(0, 10)] == ["Gone, Old"]


def test_sorting_keeps_the_person_chosen(qtbot: QtBot, page: PeoplePage, filled: dict[str, int]) -> None:
    page.table.set_current(filled["max"])
    page.table.chooser.sort("role", True)
    qtbot.waitUntil(lambda: page.source.rows(0, 1)[0].role == "student")
    assert page.table.current_id() == filled["max"]
    assert [row.role for row in page.source.rows(0, 10)] == ["student", "student", "alum", "alum"]


def test_a_view_is_kept_under_a_name_and_taken_away(
    page: PeoplePage, told: Told, monkeypatch: pytest.MonkeyPatch, office: Office
) -> None:
    monkeypatch.setattr(ask, "text", lambda *_args, **_more: "Law students & co")
    page.filters.set_values({"search": "lee", "college": ["Law"]})
    page.table.chooser.show("email", True)
    page._on_save_view()
    assert page.views.value() == "own:Law students & co"
    page.views.show_view("all")
    assert page.source.count() == 4
    page.views.show_view("own:Law students & co")
    assert page.filters.values()["search"] == "lee"
    assert "email" in page.table.chooser.shown()
    page.views.remove_view()
    assert office.settings.views("people") == []
    assert told.done == ["Saved the view “Law students & co”", "Removed the view “Law students & co”"]
    office.history.undo()
    assert [view.name for view in office.settings.views("people")] == ["Law students & co"]


def test_people_are_checked_archived_and_brought_back_with_the_keyboard(
    qtbot: QtBot, page: PeoplePage, told: Told, office: Office
) -> None:
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    qtbot.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert page.bulk.isVisible()
    page.actions_of.act("archive")
    assert told.done == ["Archived 2 people"]
    assert [row.name for row in page.source.rows(0, 10)] == ["Arup, Zoë", "Stone, Max"]
    assert not page.bulk.isVisible()
    office.history.undo()
    assert page.source.count() == 4


def test_all_of_the_list_can_be_checked(qtbot: QtBot, page: PeoplePage) -> None:
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_A, CTRL)
    assert len(page.table.rows_model.checked_ids()) == 4
    qtbot.keyClick(page.table, Qt.Key.Key_Escape)
    assert not page.table.rows_model.checked_ids()


def test_people_are_enrolled_from_the_list(page: PeoplePage, filled: dict[str, int], office: Office, told: Told) -> None:
    page.actions_of.enrol([filled["zoe"]])
    dialog = next(child for child in page.findChildren(QWidget) if type(child).__name__ == "EnrolDialog")
    cohort = office.cohorts.rows()[0].id
    dialog.form.editor("cohort").set_value(cohort)
    assert dialog.form.values()["side"] == "mentor"
    dialog.take()
    assert told.said == ["Enrolled 0 people, left out: Zoë Arup (no place for a student)"] or told.done


def test_opening_a_row_edits_the_person(qtbot: QtBot, page: PeoplePage, filled: dict[str, int], told: Told) -> None:
    page.table.set_current(filled["ann"])
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    dialog = next(child for child in page.findChildren(QWidget) if type(child).__name__ == "PersonDialog")
    dialog.form.editor("given").set_value("Anna")
    dialog.take()
    assert told.done == ["Saved Anna Lee"]
    assert "Lee, Anna" in picture(page)


def test_a_new_person_is_shown_after_saving(page: PeoplePage, told: Told) -> None:
    page.views.show_view("applicants")
    page.new_item()
    dialog = next(child for child in page.findChildren(QWidget) if type(child).__name__ == "PersonDialog")
    dialog.form.editor("family").set_value("<b>Brand</b> =new")
    dialog.take()
    assert page.detail.person is not None
    assert page.detail.person.draft.family == "<b>Brand</b> =new"
    assert told.done == ["Added <b>Brand</b> =new"]


def test_showing_someone_archived_turns_to_the_archive(page: PeoplePage, filled: dict[str, int]) -> None:
    page.show_item(filled["old"])
    assert page.table.current_id() == filled["old"]
    assert page.filters.values()["archived"] == [True]


def test_the_detail_pane_is_hidden_and_stays_hidden(
    page: PeoplePage, workplace: Workplace, qtbot: QtBot
) -> None:
    page.toggle_detail()
    assert not page.detail.isVisible()
    again = PeoplePage(workplace)
    qtbot.addWidget(again)
    assert again.detail.isHidden()
    page.toggle_detail()
    assert page.detail.isVisible()


def test_one_goes_from_person_to_person_without_leaving_the_pane(qtbot: QtBot, page: PeoplePage) -> None:
    page.table.set_current_place(0)
    page.detail.edit.setFocus()
    qtbot.keyClick(page.detail.edit, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert page.table.currentIndex().row() == 1
    qtbot.keyClick(page.detail.edit, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert page.table.currentIndex().row() == 0


def test_columns_chosen_are_remembered(page: PeoplePage, workplace: Workplace, qtbot: QtBot) -> None:
    page.table.chooser.show("student_id", True)
    again = PeoplePage(workplace)
    qtbot.addWidget(again)
    again.show()
    assert "student_id" in again.table.chooser.shown()


def test_the_list_is_exported_without_those_who_opted_out(
    page: PeoplePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: Told, quiet: Callable[[], None]
) -> None:
    from openpyxl import load_workbook

    target = tmp_path / "people.xlsx"
    monkeypatch.setattr(ask, "save_file", lambda *_args, **_more: target)
    monkeypatch.setattr(ask, "choose", lambda *_args, **_more: "some")
    page.export_list()
    quiet()
    sheet = load_workbook(target).worksheets[0]
    words = {str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert "Lee, Ann 李安" in words
    assert not any("Ölund" in word for word in words)
    assert told.said == ["Saved people.xlsx"]


def test_going_back_from_the_question_exports_nothing(page: PeoplePage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ask, "choose", lambda *_args, **_more: "")
    monkeypatch.setattr(ask, "save_file", lambda *_args, **_more: pytest.fail("asked for a file"))
    page.export_list()


def test_wishes_rise_to_the_window(page: PeoplePage, filled: dict[str, int]) -> None:
    wishes: list[tuple[str, object]] = []
    page.open_requested.connect(lambda key, argument: wishes.append((key, argument)))
    page.table.set_current(filled["ann"])
    page.print_selection()
    page._import.click()
    assert wishes == [("packets", {"person_ids": [filled["ann"]], "cohort_id": None}), ("import", None)]


def words_in(widget: QWidget) -> list[str]:
    QApplication.processEvents()  # a layout shows what was put into it a moment later
    return [label.text() for label in widget.findChildren(Label) if label.text() and label.isVisibleTo(widget)]


def test_the_profile_says_what_is_known(page: PeoplePage, office: Office) -> None:
    person_id = office.people.save(PersonDraft(
        given="Thị Hồng Ánh", family="Nguyễn", preferred="Ánh", pronouns="she/her", student_id="N-1", program="Law",
        class_year=2028, emails=(Email("a@x.example"),), roles=(Role("student"),), meeting_ways="Video",
        terms=(TermUse("interest", "Audit"), TermUse("interest", "Tax")),
        availability=(Slot(0, 1020, 1290), Slot(2, 1020, 1290)), consents=(Consent("photo", date(2026, 9, 1)),)))
    page.show_item(person_id)
    words = words_in(page.detail)
    for said in ("Thị Hồng Ánh Nguyễn", "Goes by Ánh · she/her · Student ID N-1", "Law · class of 2028", "Audit, Tax",
                 "Mon and Wed after 5 PM · Video"):
        assert said in words


def test_confidential_notes_are_shown_only_when_asked_for(qtbot: QtBot, page: PeoplePage, office: Office,
                                                          filled: dict[str, int]) -> None:
    office.people.add_note(filled["ann"], "Open words")
    office.people.add_note(filled["ann"], "Hidden words", confidential=True)
    page.show_item(filled["ann"])
    page.detail.tabs.set_value("notes")
    notes = page.detail._panes["notes"]
    assert "Open words" in words_in(notes)
    assert "Hidden words" not in words_in(notes)
    link = next(child for child in notes.findChildren(QWidget)
                if child.accessibleName() == "Show this confidential note")
    link.setFocus()
    qtbot.keyClick(link, Qt.Key.Key_Return)
    assert "Hidden words" in words_in(notes)
    page.detail.tabs.set_value("profile")
    page.detail.tabs.set_value("notes")
    assert "Hidden words" not in words_in(notes)


def test_a_note_is_added_and_a_half_written_one_is_kept(page: PeoplePage, office: Office, filled: dict[str, int]) -> None:
    page.show_item(filled["ann"])
    page.detail.tabs.set_value("notes")
    notes = page.detail._panes["notes"]
    notes._form.editor("body").set_value("Half a th")
    page.show_item(filled["max"])
    page.show_item(filled["ann"])
    assert notes._form.values()["body"] == "Half a th"
    notes._form.editor("body").set_value("A whole thought")
    notes.add_note()
    assert [note.body for note in office.people.notes(filled["ann"])] == ["A whole thought"]
    assert office.drafts.keys() == []


def test_every_tab_shows_something_for_everybody(page: PeoplePage, filled: dict[str, int]) -> None:
    for person_id in (filled["ann"], filled["zoe"]):
        page.show_item(person_id)
        for key in ("profile", "timeline", "mentorship", "goals", "notes", "history"):
            page.detail.tabs.set_value(key)
            assert words_in(page.detail._panes[key])


@pytest.mark.parametrize("hostile", ["<b>x</b>", "=1+1", "A & B", "אבג שם", "x" * 300, "a\u202eb"])
def test_hostile_names_are_shown_as_they_are(page: PeoplePage, office: Office, hostile: str) -> None:
    person_id = office.people.save(PersonDraft(family=hostile))
    page.show_item(person_id)
    page.grab()
    assert page.detail.person is not None and page.detail.person.draft.family in (hostile, hostile.replace("\u202e", ""))


def test_an_empty_office_says_how_to_begin(qtbot: QtBot, workplace: Workplace) -> None:
    page = PeoplePage(workplace)
    qtbot.addWidget(page)
    page.show()
    wishes: list[str] = []
    page.open_requested.connect(lambda key, _argument: wishes.append(key))
    assert page.table._empty is not None and page.table._empty.accessibleName().startswith("No people yet")
    page.table._empty.pressed.emit()
    assert wishes == ["import"]


def test_a_long_list_is_read_off_the_screens_thread(
    page: PeoplePage, quiet: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.pages.people.page.MANY", 2)
    page.filters.set_values({"role": ["student"]})
    assert page.source.count() == 4
    quiet()
    assert page.source.count() == 2


def test_days_and_hours_read_as_people_say_them() -> None:
    assert days_words([0, 1, 2, 3, 4]) == "Mon to Fri"
    assert days_words([0, 2, 4]) == "Mon, Wed and Fri"
    assert slots_words((Slot(1, 540, 690),)) == "Tue 9 to 11:30 AM"
    assert slots_words((Slot(1, 660, 780),)) == "Tue 11 AM to 1 PM"
    assert slots_words((Slot(5, 0, 1440),)) == "Sat all day"
    assert initials(PersonDraft(given="Hồng", preferred="Ánh", family="nguyễn")) == "ÁN"


def test_another_page_can_ask_for_the_form_of_a_new_person(page: PeoplePage, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool] = []
    monkeypatch.setattr(page.actions_of, "new", lambda: asked.append(True))
    page.show_item("new")
    assert asked == [True]


def test_a_reading_that_ends_late_does_not_replace_what_was_asked_for_since(
        page: PeoplePage, monkeypatch: pytest.MonkeyPatch, quiet: Callable[[], None]) -> None:
    monkeypatch.setattr("ui.pages.people.page.MANY", 0)
    page.filters.set_values({"role": ["alum"]})
    slow = page._reading
    assert slow is not None
    page.filters.set_values({})
    quiet()
    assert page.source.count() == 4
