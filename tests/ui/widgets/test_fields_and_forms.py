"""Fields read what people type, say what is wrong with it, and lose nothing."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt

from ui.widgets.check_field import CheckBox, ChecksField, RadioField
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField, read_date, written
from ui.widgets.drafts import DraftKeeper
from ui.widgets.field import Field
from ui.widgets.form import Form
from ui.widgets.lookup_field import LookupField, Suggestion
from ui.widgets.number_field import NumberField
from ui.widgets.segmented import Segment, Segmented
from ui.widgets.terms_field import TermsField
from ui.widgets.text_field import TextArea, TextField
from ui.widgets.today import attach_today

TODAY = date(2027, 3, 16)
ROLES = [("s", "Student"), ("a", "Alum")]


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("2027-03-16", date(2027, 3, 16)), ("3/16/2027", date(2027, 3, 16)), ("3/16/27", date(2027, 3, 16)),
        ("Mar 16, 2027", date(2027, 3, 16)), ("16 March 2027", date(2027, 3, 16)), ("sept 3", date(2027, 9, 3)),
        ("12/30", date(2026, 12, 30)), ("Feb 29, 2028", date(2028, 2, 29)), ("today", TODAY), ("+7", date(2027, 3, 23)),
        ("tomorrow", date(2027, 3, 17)), ("Feb 30", None), ("soon", None), ("13/13/2027", None), ("", None),
    ],
)  # fmt: skip
def test_a_date_can_be_written_in_any_usual_way(words: str, meant: date | None) -> None:
    assert read_date(words, TODAY) == meant


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_a_date_as_it_is_shown_is_read_as_the_same_date(day: date) -> None:
    assert read_date(written(day), TODAY) == day
    assert read_date(day.isoformat(), TODAY) == day


@given(st.text(max_size=30))
def test_no_text_breaks_the_date_field(words: str) -> None:
    assert read_date(words, TODAY) is None or isinstance(read_date(words, TODAY), date)


def test_a_date_moves_by_a_day_with_the_arrow_keys(qtbot) -> None:
    field = DateField("Date", today=lambda: TODAY)
    qtbot.addWidget(field)
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert field.value() == date(2027, 3, 15)
    field.setText("nonsense")
    assert field.value() is None and field.own_problem()


def test_widgets_take_the_day_from_the_clock_of_the_application(qtbot, qapp) -> None:
    attach_today(qapp, lambda: TODAY)
    field = DateField("Date")
    qtbot.addWidget(field)
    field.setText("tomorrow")
    assert field.value() == date(2027, 3, 17)
    attach_today(qapp, lambda: None)
    assert field.value() is None and read_date("Mar 16", None) is None
    assert read_date("Mar 16, 2027", None) == TODAY


def test_a_number_is_stepped_and_judged(qtbot) -> None:
    field = NumberField("Length", minimum=1, maximum=300)
    qtbot.addWidget(field)
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.value() == 1
    field.setText("1,20x")
    assert field.value() is None and field.own_problem() == "Not a whole number."
    field.setText("301")
    assert field.own_problem() == "Between 1 and 300."


def test_nothing_is_cut_in_silence(qtbot) -> None:
    field = TextField("Name", limit=200)
    qtbot.addWidget(field)
    field.set_value("x" * 40_000)
    assert len(field.value()) == 40_000
    assert field.own_problem() == "40,000 of 200 characters. Shorten it."


def test_what_is_pasted_comes_in_as_plain_text(qtbot) -> None:
    area = TextArea("Note")
    qtbot.addWidget(area)
    data = QMimeData()
    data.setHtml("<b>bold</b><img src='x'>")
    data.setText("bold")
    area.insertFromMimeData(data)
    assert area.value() == "bold"


def test_a_choice_keeps_its_value_when_other_choices_are_offered(qtbot) -> None:
    field = ChoiceField("Role", ROLES, optional="Not chosen")
    qtbot.addWidget(field)
    assert field.value() is None
    field.set_value("a")
    field.set_choices([("a", "Alum"), ("p", "Professional")])
    assert field.value() == "a"


def test_radio_buttons_and_check_boxes_give_their_values(qtbot) -> None:
    radios, checks, one = RadioField("Who", ROLES), ChecksField("Which", ROLES), CheckBox("On & off")
    for widget in (radios, checks, one):
        qtbot.addWidget(widget)
    assert radios.value() is None
    radios.set_value("a")
    checks.set_value(("a", "s"))
    one.set_value(True)
    assert (radios.value(), checks.value(), one.value()) == ("a", ("s", "a"), True)
    assert one.accessibleName() == "On & off"


def test_terms_are_added_and_taken_away_by_keyboard(qtbot, shown) -> None:
    field = shown(TermsField("Interests", lambda words: [Suggestion(1, "Audit")] if "aud" in words.lower() else []))
    field._edit.setText("Public policy & law")
    qtbot.keyClick(field._edit, Qt.Key.Key_Return)
    field._edit.setText("audit")
    field._suggestions._found = [Suggestion(1, "Audit")]
    qtbot.keyClick(field._edit, Qt.Key.Key_Return)
    assert field.value() == ("Public policy & law", "Audit")
    qtbot.keyClick(field._edit, Qt.Key.Key_Backspace)
    assert field.value() == ("Public policy & law",)


def test_terms_that_must_be_known_refuse_others(qtbot, shown) -> None:
    field = shown(TermsField("Interests", lambda _: [], free=False))
    field._edit.setText("Something else")
    qtbot.keyClick(field._edit, Qt.Key.Key_Return)
    assert field.value() == ()


def test_a_lookup_has_a_value_only_while_it_shows_the_chosen_name(qtbot) -> None:
    field = LookupField("Mentor", lambda _: [])
    qtbot.addWidget(field)
    field.set_value(Suggestion(7, "Ruth Abrahamsen"))
    assert field.value() == 7
    field.setText("Ruth")
    assert field.value() is None and field.own_problem()


def make_form() -> Form:
    """A small form."""
    return Form([
        Field("name", "Name", required=True, limit=20), Field("kind", "Kind", "choice", choices=ROLES, beside=True),
        Field("day", "Date", "date", section="When"), Field("minutes", "Length", "number", unit="minutes"),
        Field("topics", "Topics", "terms"), Field("agreed", "Agreed", "check"), Field("note", "Note", "long"),
    ])  # fmt: skip


def test_a_form_gives_back_the_values_it_was_given(qtbot) -> None:
    form = make_form()
    qtbot.addWidget(form)
    values = {
        "name": "Case practice",
        "kind": "a",
        "day": TODAY,
        "minutes": 45,
        "topics": ("audit",),
        "agreed": True,
        "note": "two\nlines",
    }
    form.set_values(values)
    assert form.values() == values
    assert not form.is_changed()


def test_a_form_tells_which_field_was_changed(qtbot) -> None:
    form = make_form()
    qtbot.addWidget(form)
    with qtbot.waitSignal(form.changed) as told:
        form.editor("name").setText("x")
    assert told.args == ["name"]
    assert form.is_changed()


def test_problems_stand_under_their_fields_and_the_first_gets_the_focus(qtbot, shown) -> None:
    form = shown(make_form())
    form.show_problems({"minutes": "Between 1 and 300.", "": "Someone else changed this pair."}, {"name": "Unusual."})
    assert form.box("minutes")._message.text() == "Between 1 and 300."
    assert form.box("minutes").widget.accessibleDescription() == "Between 1 and 300."
    assert form._general.text() == "Someone else changed this pair."
    assert form.focusWidget() is form.box("minutes").widget
    form.editor("minutes").setText("45")
    assert form.box("minutes")._message.text() == ""


def test_a_form_knows_what_is_needed_and_what_cannot_be_read(qtbot) -> None:
    form = make_form()
    qtbot.addWidget(form)
    form.editor("day").setText("someday")
    assert set(form.own_problems()) == {"name", "day"}


def test_a_problem_from_a_hostile_name_is_shown_as_it_is(hostile, shown, red_pixels) -> None:
    form = shown(make_form())
    form.show_problems({"name": hostile})
    assert form.box("name")._message.text() == hostile
    assert red_pixels(form.grab().toImage()) == 0


def test_a_draft_survives_its_form(qtbot) -> None:
    kept: dict[str, dict] = {}

    class Drafts:
        def get(self, key):
            return kept.get(key)

        def put(self, key, draft):
            kept[key] = draft

        def drop(self, key):
            kept.pop(key, None)

    first, second = make_form(), make_form()
    for form in (first, second):
        qtbot.addWidget(form)
    keeper = DraftKeeper(first, Drafts(), "meeting/7")
    first.editor("day").set_value(TODAY)
    first.editor("topics").set_value(("audit",))
    keeper.keep()
    assert DraftKeeper(second, Drafts(), "meeting/7").offer()
    assert second.values()["day"] == TODAY and second.values()["topics"] == ("audit",)
    keeper.drop()
    assert kept == {}


def test_segments_are_chosen_with_the_arrow_keys(qtbot, shown) -> None:
    segmented = shown(Segmented("State", [Segment("a", "All", 118), Segment("b", "Behind", 19)]))
    segmented._parts[0].setFocus()
    with qtbot.waitSignal(segmented.changed) as told:
        qtbot.keyClick(segmented._parts[0], Qt.Key.Key_Right)
    assert told.args == ["b"]
    segmented.set_counts({"b": 20})
    assert segmented._parts[1].accessibleName() == "Behind 20"


def test_tab_stops_at_the_part_that_is_shown_and_arrows_stay_among_the_parts(qtbot, shown) -> None:
    segmented = shown(Segmented("State", [Segment("a", "All"), Segment("b", "Behind"), Segment("c", "Reached")]))
    tabbed = [part.segment.key for part in segmented._parts if part.focusPolicy() == Qt.FocusPolicy.StrongFocus]
    assert tabbed == ["a"]
    segmented._parts[2].setFocus()
    qtbot.keyClick(segmented._parts[2], Qt.Key.Key_Right)
    qtbot.keyClick(segmented._parts[1], Qt.Key.Key_Right)
    qtbot.keyClick(segmented._parts[2], Qt.Key.Key_Right)
    assert segmented.value() == "c"
