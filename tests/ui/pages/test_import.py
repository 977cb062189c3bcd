"""The Import page from the file to the office and back: nothing is written before the last step, nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.domain.people import Email, PeopleQuery, PersonDraft, Role
from app.domain.rosters.fields import SKIP
from app.domain.rosters.plan import Verdict
from app.office import Office
from tests.builders import new_cohort
from tests.ui.conftest import Told
from ui import ask
from ui.pages.imports import ImportPage
from ui.pages.imports.field_menu import field_menu
from ui.widgets.drop_area import file_in
from ui.widgets.label import Label
from ui.workplace import Workplace

ROSTER = """Stu Name,SID,E-mail addr,Maj/Yr,fld of int.,Notes 2
"OKONKWO-BASSEY, Amara",N-204502,a.okonkwo@northmere.example,NURS 28,pediatrics; clinics,-
"Nguyen, Hong Anh",N-204418,hanh_ng@mailbox.example,ACCT 28,audit,transfer
"Seo, Hyun-woo",N-20451,h.seo@northmere.example,ROBO 28,robotics,
"Vogt, Anneliese",N-204390,anneliese.vogt(at)northmere.example,ART 27,museums,?
"=1+1, <b>Ann</b>",N-204611,ann@northmere.example,FOOD 27,nutrition,
"Lê, Bảo Trân",N-204733,b.le@northmere.example,CS 28,software,
Total,6,,,,
"""


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    path = tmp_path / "roster_FINAL(3).csv"
    path.write_text(ROSTER, encoding="utf-8")
    return path


@pytest.fixture
def anh(office: Office) -> int:
    return office.people.save(PersonDraft(
        given="Thị Hồng Ánh", family="Nguyễn", student_id="N-204418", roles=(Role("student"),), class_year=2028,
        emails=(Email("anh@northmere.example"),)))


@pytest.fixture
def page(qtbot: QtBot, workplace: Workplace, anh: int) -> ImportPage:
    made = ImportPage(workplace)
    qtbot.addWidget(made)
    made.resize(1236, 808)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def at_rows(page: ImportPage, roster: Path, quiet: Callable[[], None]) -> ImportPage:
    """The page with the roster read and its rows judged, at step 3."""
    page.show_item(roster)
    quiet()
    page.go_on()
    quiet()
    page.go_on()
    quiet()
    assert page.here == "rows"
    return page


def picture(page: ImportPage) -> list[str]:
    model = page.rows.table.rows_model
    return [" ".join(model.columns[number].words(model.row(place)) if number != 1 else str(model.cell(place, 1))
                     for number in (0, 1, 2)) for place in range(model.rowCount())]


def people(office: Office) -> list[str]:
    return [row.name for row in office.people.page(PeopleQuery(), 0, 100)]


def said(widget: QWidget) -> list[str]:
    QApplication.processEvents()
    return [label.text() for label in widget.findChildren(Label) if label.text() and label.isVisibleTo(widget)]


def test_a_file_is_read_its_columns_matched_and_its_rows_judged(at_rows: ImportPage, office: Office) -> None:
    assert [match.field for match in at_rows.session.mapping.columns] == [
        "full_name", "student_id", "email", "major_and_year", "interests", SKIP]
    assert picture(at_rows) == [
        "2 New person OKONKWO-BASSEY, Amara", "3 Same person? Nguyen, Hong Anh", "4 Fix 1 cell Seo, Hyun-woo",
        "5 Fix 1 cell Vogt, Anneliese", "6 Check =1+1, <b>Ann</b>", "7 New person Lê, Bảo Trân"]
    assert people(office) == ["Nguyễn, Thị Hồng Ánh"]


def test_the_whole_walk_with_the_keyboard(
    qtbot: QtBot, at_rows: ImportPage, office: Office, told: Told, quiet: Callable[[], None]
) -> None:
    page = at_rows
    assert page.rows.current().number == 3
    page.rows.merge.merge.setFocus()
    qtbot.keyClick(page.rows.merge.merge, Qt.Key.Key_Return)
    assert page.session.plan.row(3).verdict is Verdict.CHANGED
    assert page.rows.current().number == 4
    qtbot.keyClick(page.rows.table, Qt.Key.Key_F2)
    editor = page.rows.table.findChild(QLineEdit)
    assert editor is not None and editor.text() == "N-20451"
    qtbot.keyClicks(editor, "N-204519")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.session.plan.row(4).verdict is Verdict.NEW)
    qtbot.keyClick(page, Qt.Key.Key_F8)
    assert page.rows.current().number == 5
    page.rows.problem.fix.setFocus()
    qtbot.keyClick(page.rows.problem.fix, Qt.Key.Key_Return)
    assert page.session.plan.row(5).verdict is Verdict.NEW
    page.rows.go_to(page.session.plan.row(7))
    qtbot.keyClick(page.rows.table, Qt.Key.Key_Delete)
    assert page.session.plan.row(7).verdict is Verdict.SKIPPED
    assert page.head.go.words() == "Continue with 5 rows"
    page.go_on()
    assert "1 row" in said(page.last)
    before = people(office)
    page.head.go.setFocus()
    qtbot.keyClick(page.head.go, Qt.Key.Key_Return)
    quiet()
    assert told.done == ["Imported 4 new people, 1 record changed"]
    assert "Okonkwo-Bassey, Amara" in people(office)
    assert any(name.startswith("=1+1") for name in people(office))
    page.last.buttons["undo"].click()
    assert people(office) == before
    assert told.said == ["The import was undone"]


def test_what_the_record_says_can_give_way_field_by_field(at_rows: ImportPage, office: Office, anh: int,
                                                          quiet: Callable[[], None]) -> None:
    merge = at_rows.rows.merge
    assert merge.isVisible()
    merge.choose("emails", "both")
    merge.choose("name", "file")
    merge._on_merge()
    at_rows.show_step("import")
    at_rows.go_on()
    quiet()
    draft = office.people.draft_of(anh)
    assert [email.address for email in draft.emails] == ["anh@northmere.example", "hanh_ng@mailbox.example"]
    assert (draft.given, draft.family) == ("Hong Anh", "Nguyen")


def test_two_people_can_be_kept_apart_only_where_the_id_allows_it(at_rows: ImportPage) -> None:
    at_rows.rows.merge._on_keep()
    row = at_rows.session.plan.row(3)
    assert row.verdict is Verdict.PROBLEM
    assert "two people cannot share it" in row.problems[0].words
    at_rows.rows.decide(3, None)
    assert at_rows.session.plan.row(3).verdict is Verdict.POSSIBLE_DUPLICATE


def test_the_segments_show_the_rows_they_name(at_rows: ImportPage) -> None:
    rows = at_rows.rows
    for chosen, numbers in (("fix", [4, 5]), ("same person", [3]), ("ready", [2, 6, 7]), ("left out", [])):
        rows.filter.set_value(chosen)
        assert [row.number for row in rows._source.rows(0, 99)] == numbers
    assert rows.table._empty is not None


def test_a_field_chosen_over_the_rows_judges_them_anew(at_rows: ImportPage, quiet: Callable[[], None]) -> None:
    at_rows.session.edit_cell(4, 1, "N-204519")
    at_rows.rows._choose_field(5, "notes")
    quiet()
    assert at_rows.session.plan.row(4).verdict is Verdict.NEW
    assert at_rows.here == "rows"
    assert at_rows.session.plan.row(3).values["notes"] == "transfer"


def test_matches_are_kept_under_a_name_and_known_the_next_time(
    at_rows: ImportPage, roster: Path, quiet: Callable[[], None], office: Office
) -> None:
    at_rows.rows._take_name("Business school roster")
    at_rows.show_step("import")
    at_rows.go_on()
    quiet()
    assert [mapping.name for mapping in office.rosters.mappings("students")] == ["Business school roster"]
    latest = office.history.next_undo()
    assert latest is not None and latest.label == "Import roster"
    at_rows.last.next_wanted.emit("another")
    at_rows.show_item(roster)
    quiet()
    assert at_rows.session.mapping.name == "Business school roster"
    assert at_rows.session.known() == 6
    assert {match.source for match in at_rows.session.mapping.columns} == {"used before"}


def test_columns_are_matched_split_and_given_fixed_values(
    page: ImportPage, roster: Path, quiet: Callable[[], None]
) -> None:
    page.show_item(roster)
    quiet()
    page.go_on()
    quiet()
    page.columns.table.set_current(4)
    assert "pediatrics; clinics" in said(page.columns.pane)
    page.columns._on_options(4, ("comma",), True)
    quiet()
    assert page.session.plan.row(2).values["interests"] == ("Pediatrics; clinics",)
    page.columns.choose_field(5, "notes")
    page.columns._on_fixed_given(("college", "College of Business"))
    quiet()
    row = page.session.plan.row(3)
    assert (row.values["college"], row.values["notes"]) == ("College of Business", "transfer")
    page.columns.choose_field(0, SKIP)
    quiet()
    assert page.session.plan.row(2).verdict is Verdict.PROBLEM


def test_another_row_of_headings_and_another_kind_are_taken(
    page: ImportPage, roster: Path, quiet: Callable[[], None]
) -> None:
    page.show_item(roster)
    quiet()
    page.file._on_kind("alumni")
    assert page.session.mapping.kind == "alumni"
    page.go_on()
    page.columns._header.set_value(0)
    page.columns._on_header()
    quiet()
    assert len(page.session.table.rows) == 7


def test_a_file_that_is_no_roster_is_told_in_words(
    page: ImportPage, tmp_path: Path, quiet: Callable[[], None], office: Office
) -> None:
    path = tmp_path / "picture.xlsx"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 200)
    page.show_item(path)
    quiet()
    assert page.session.table is None
    assert page.file._bar is not None and page.file._bar.accessibleName()
    assert not page.head.go.isEnabled()
    page.show_item(tmp_path / "missing.csv")
    quiet()
    assert page.session.table is None and page.file._bar is not None


def test_letters_that_cannot_be_told_are_chosen_from_a_list(
    page: ImportPage, tmp_path: Path, quiet: Callable[[], None]
) -> None:
    path = tmp_path / "alumni.csv"
    path.write_bytes("First,Last,Email\nZdeněk,Dvořák,z@x.example\n".encode("cp1250"))
    page.show_item(path)
    quiet()
    assert "look whether all letters are right" in page.file._notes.text()
    page.file._characters.set_value("cp1250")
    quiet()
    assert page.session.table.rows[0].cells[1].text == "Dvořák"
    assert page.file._notes.text() == "1 row of people"


def test_a_file_can_be_dropped_on_the_page(page: ImportPage, roster: Path, quiet: Callable[[], None]) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(roster))])
    assert file_in(data) == roster
    page.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
                              Qt.KeyboardModifier.NoModifier))
    quiet()
    assert page.session.path == roster


def test_cancelling_forgets_the_file_and_changes_nothing(at_rows: ImportPage, office: Office) -> None:
    wishes: list[str] = []
    at_rows.open_requested.connect(lambda key, _argument: wishes.append(key))
    at_rows.head.cancel.click()
    assert wishes == ["people"]
    assert at_rows.session.path is None and at_rows.here == "file"
    assert people(office) == ["Nguyễn, Thị Hồng Ánh"]


def test_an_import_stopped_half_way_writes_nothing(
    at_rows: ImportPage, office: Office, quiet: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    changes = office.history.count()
    at_rows.session.keep_as = ""
    at_rows.show_step("import")
    real = at_rows.session.apply

    def slow(progress: Callable[[int, int], None], stopped: Callable[[], bool]) -> object:
        while not stopped():
            progress(1, 2)
        return real(progress, stopped)

    monkeypatch.setattr(at_rows.session, "apply", slow)
    at_rows.go_on()
    assert not at_rows.head.go.isEnabled()
    at_rows.last.cancel.click()
    quiet()
    assert office.history.count() == changes
    assert at_rows.session.done is None and at_rows.head.go.isEnabled()


def test_the_rows_are_judged_again_when_a_record_changes_and_what_was_decided_stays(
    at_rows: ImportPage, office: Office, anh: int, quiet: Callable[[], None]
) -> None:
    at_rows.rows.merge.choose("emails", "both")
    at_rows.rows.merge._on_merge()
    at_rows.session.edit_cell(4, 1, "N-204519")
    at_rows.show_step("import")
    office.people.save(replace(office.people.draft_of(anh), city="Lagos"))
    assert not at_rows.head.go.isEnabled()
    quiet()
    assert at_rows.session.plan.row(4).verdict is Verdict.NEW
    at_rows.go_on()
    quiet()
    draft = office.people.draft_of(anh)
    assert (draft.city, len(draft.emails)) == ("Lagos", 2)


def test_a_record_changed_at_the_last_moment_stops_the_import_and_says_so(
    at_rows: ImportPage, office: Office, anh: int, told: Told, quiet: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    at_rows.rows.merge.choose("emails", "file")
    at_rows.rows.merge._on_merge()
    at_rows.show_step("import")
    monkeypatch.setattr(at_rows, "SHOWS", frozenset())
    office.people.save(replace(office.people.draft_of(anh), city="Lagos"))
    at_rows.go_on()
    quiet()
    assert [error.title for error in told.refused] == ["Thị Hồng Ánh Nguyễn was changed since this roster was checked."]
    assert at_rows.session.done is None
    assert people(office) == ["Nguyễn, Thị Hồng Ánh"]


def test_those_who_came_in_can_be_enrolled_at_once(
    at_rows: ImportPage, office: Office, told: Told, quiet: Callable[[], None]
) -> None:
    cohort = new_cohort(office)
    at_rows.show_step("import")
    at_rows.go_on()
    quiet()
    at_rows.last.next_wanted.emit("enrol")
    dialog = next(child for child in at_rows.findChildren(QWidget) if type(child).__name__ == "EnrolDialog")
    dialog.form.editor("cohort").set_value(cohort)
    dialog.take()
    assert told.done[-1] == "Enrolled 3 people"
    assert office.enrolments.counts(cohort).of("mentee", "accepted") == 3


def test_every_field_can_be_chosen_from_the_menu(qtbot: QtBot, workplace: Workplace) -> None:
    from app.domain.rosters.fields import fields_for

    host = QWidget()
    qtbot.addWidget(host)
    taken: list[str] = []
    menu = field_menu(host, "alumni", "email", frozenset({"email", "student_id"}), taken.append)
    actions = [action for part in menu.actions() for action in (part.menu().actions() if part.menu() else [part])]
    words = [action.text() for action in actions]
    for field in fields_for("alumni"):
        assert any(word.removesuffix(" (used by another column)") == field.title for word in words), field.key
    next(action for action in actions if action.text() == "Phone").trigger()
    assert taken == ["phone"]


def test_choosing_a_file_asks_where(page: ImportPage, roster: Path, quiet: Callable[[], None],
                                    monkeypatch: pytest.MonkeyPatch, workplace: Workplace) -> None:
    monkeypatch.setattr(ask, "open_file", lambda *_args, **_more: roster)
    page.file.choose()
    quiet()
    assert page.session.path == roster
    assert workplace.memory.get("import/folder") == str(roster.parent)
