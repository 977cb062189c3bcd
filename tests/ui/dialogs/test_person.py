"""The person form: every field comes in and goes out, what is typed is kept, and someone alike is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.domain.people import Consent, Email, PersonDraft, Phone, Role, Slot, TermUse
from tests.ui.conftest import Told
from ui.dialogs.person import PersonDialog
from ui.dialogs.person_values import draft_from, slots_of, times_of, values_of
from ui.widgets.form import Form
from ui.workplace import Workplace

ANN = PersonDraft(
    given="Hồng Ánh", family="Nguyễn", preferred="Ánh", native="", pronouns="she/her", student_id="N-204418",
    program="Accounting, BS", college="College of Business", class_year=2028, standing="Junior",
    expected_graduation=date(2028, 5, 12), time_zone="America/New_York", career_goal="Audit.\nThen tax.",
    hopes="<b>bold</b> =1+1", directory_opt_out=True, roles=(Role("student", date(2024, 8, 20)),),
    emails=(Email("anh@northmere.example", "university"), Email("anh@mailbox.example")), phones=(Phone("+1 555 0100"),),
    terms=(TermUse("interest", "Audit", "seeks", 0), TermUse("skill", "Excel", "seeks", 0),
           TermUse("skill", "Python", "has", 0), TermUse("help", "contacts", "offers", 0)),
    availability=(Slot(0, 1020, 1200), Slot(2, 1020, 1200), Slot(4, 540, 600)),
    consents=(Consent("name in packets", date(2026, 9, 1), None, "Yes"),),
)


def opened(qtbot: QtBot, workplace: Workplace, draft: PersonDraft | None = None) -> PersonDialog:
    dialog = PersonDialog(workplace, draft)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    return dialog


def type_into(form: Form, key: str, words: object) -> None:
    form.editor(key).set_value(words)


def message(dialog: PersonDialog, key: str) -> str:
    return dialog.form.box(key).widget.accessibleDescription()


def test_a_record_saved_unchanged_from_the_form_stays_as_it_was(qtbot: QtBot, workplace: Workplace) -> None:
    people = workplace.office.people
    person_id = people.save(ANN)
    known = people.draft_of(person_id)
    dialog = opened(qtbot, workplace, known)
    made = draft_from(known, dialog.form.values())
    assert replace(made, terms=()) == replace(known, terms=())
    assert set(made.terms) == set(known.terms)
    with qtbot.waitSignal(dialog.saved) as saved:
        qtbot.keyClick(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert saved.args == [person_id]
    assert replace(people.draft_of(person_id), as_of=0) == replace(known, as_of=0)


def test_a_new_person_is_entered_with_the_keyboard_alone(qtbot: QtBot, workplace: Workplace) -> None:
    dialog = opened(qtbot, workplace)
    given = dialog.form.box("given").widget
    given.setFocus()
    qtbot.keyClicks(given, "Grace")
    qtbot.keyClick(given, Qt.Key.Key_Tab)
    qtbot.keyClicks(dialog.form.box("family").widget, "Adeyemi")
    with qtbot.waitSignal(dialog.saved) as saved:
        qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    draft = workplace.office.people.draft_of(saved.args[0])
    assert (draft.given, draft.family, draft.roles[0].kind) == ("Grace", "Adeyemi", "student")


def test_what_cannot_be_saved_is_marked_and_the_form_stays(qtbot: QtBot, workplace: Workplace) -> None:
    dialog = opened(qtbot, workplace)
    type_into(dialog.form, "emails", (("no at sign", ""),))
    dialog.take()
    assert dialog.isVisible()
    assert "is not an e-mail address" in message(dialog, "emails")
    assert message(dialog, "family").startswith("Enter a given name")
    type_into(dialog.form, "availability", (((0,), 1020, None),))
    dialog.take()
    assert message(dialog, "availability") == "Choose the days, and say from when to when."


def test_what_was_typed_comes_back_after_a_wrong_click(qtbot: QtBot, workplace: Workplace) -> None:
    first = opened(qtbot, workplace)
    type_into(first.form, "given", "Grace & <i>co</i>")
    type_into(first.form, "roles", (("alum", date(2020, 5, 1), None),))
    type_into(first.form, "availability", (((1, 3), 540, 600),))
    qtbot.keyClick(first, Qt.Key.Key_Escape)
    again = opened(qtbot, workplace)
    values = again.form.values()
    assert values["given"] == "Grace & <i>co</i>"
    assert values["roles"] == (("alum", date(2020, 5, 1), None),)
    assert values["availability"] == (((1, 3), 540, 600),)
    again.start_again()
    assert again.form.values()["given"] == ""
    assert workplace.office.drafts.keys() == []


def test_a_draft_over_an_older_record_does_not_overwrite_newer_work(
    qtbot: QtBot, workplace: Workplace, told: Told
) -> None:
    people = workplace.office.people
    person_id = people.save(ANN)
    first = opened(qtbot, workplace, people.draft_of(person_id))
    type_into(first.form, "city", "Boston")
    first.reject()
    people.save(replace(people.draft_of(person_id), city="Lagos"))
    again = opened(qtbot, workplace, people.draft_of(person_id))
    again.take()
    assert again.isVisible()
    assert people.draft_of(person_id).city == "Lagos"


def test_someone_of_the_same_name_is_told_and_keeps_nobody_from_saving(qtbot: QtBot, workplace: Workplace) -> None:
    other = workplace.office.people.save(ANN)
    dialog = opened(qtbot, workplace)
    type_into(dialog.form, "given", "Nguyen")
    type_into(dialog.form, "family", "Hong Anh")
    dialog.look_for_others()
    bars = [child.accessibleName() for child in dialog.findChildren(QWidget) if "Same person?" in child.accessibleName()]
    assert bars == ["Same person? Nguyễn, Hồng Ánh, student, Accounting, BS, 2028 has the same name."]
    with qtbot.waitSignal(dialog.other_wanted) as wanted:
        dialog._on_open_other()
    assert wanted.args == [other]
    again = opened(qtbot, workplace)
    with qtbot.waitSignal(again.saved):
        again.take()


@pytest.mark.parametrize("hostile", ["<b>x</b>", "=1+1", "A & B", "אבג", "x" * 300, "O'Neil; DROP TABLE people"])
def test_hostile_names_are_only_text(qtbot: QtBot, workplace: Workplace, hostile: str) -> None:
    dialog = opened(qtbot, workplace, PersonDraft(family=hostile, hopes="y" * 10_000))
    assert dialog.form.values()["family"] == hostile
    with qtbot.waitSignal(dialog.saved) as saved:
        dialog.take()
    assert workplace.office.people.draft_of(saved.args[0]).family == hostile


def test_times_of_the_same_hours_stand_in_one_row() -> None:
    rows = times_of(ANN.availability)
    assert rows == (((0, 2), 1020, 1200), ((4,), 540, 600))
    assert slots_of(rows) == ANN.availability


def test_terms_keep_the_use_they_had() -> None:
    values = {**values_of(ANN), "time_zone": ANN.time_zone, "as_of": 0, "interests": ("Audit", "Tax")}
    terms = draft_from(ANN, values).terms
    assert TermUse("interest", "Audit", "seeks", 0) in terms
    assert TermUse("interest", "Tax", "has", 1) in terms
    assert TermUse("skill", "Python", "has", 0) in terms
