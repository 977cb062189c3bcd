"""The forms of a cohort: the cohort itself, its targets, its breaks, its weights and rules, whom to enrol."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.cohorts import Break
from app.office import Office
from tests.builders import new_cohort, new_student
from ui.dialogs.breaks import BreaksDialog
from ui.dialogs.cohort import CohortDialog
from ui.dialogs.enrol_named import EnrolNamedDialog
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.targets import TargetsDialog
from ui.dialogs.weights import WeightsDialog
from ui.widgets.lookup_field import Suggestion
from ui.workplace import Workplace

D = TypeVar("D", bound=FormDialog)


def opened(qtbot: QtBot, dialog: D) -> D:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def message(dialog: FormDialog, key: str) -> str:
    return dialog.form.box(key).widget.accessibleDescription()


@pytest.fixture
def cohort(office: Office, workplace: Workplace) -> int:
    made = new_cohort(office)
    workplace.cohort.set(made)
    return made


def test_a_new_cohort_begins_with_twelve_months_and_a_monthly_hour(
    qtbot: QtBot, workplace: Workplace, office: Office
) -> None:
    dialog = opened(qtbot, CohortDialog(workplace, None))
    values = dialog.form.values()
    assert (values["starts"], values["ends"]) == (date(2027, 4, 1), date(2028, 3, 31))
    assert (values["cadence_days"], values["minimum_minutes"]) == (30, 60)
    dialog.form.editor("name").set_value("Alumni Mentors 2027–28")
    dialog.form.editor("programme").set_value("Alumni Mentors")
    with qtbot.waitSignal(dialog.saved) as saved:
        dialog.take()
    assert saved.args is not None
    cohort_id = saved.args[0]
    assert office.cohorts.get(cohort_id).name == "Alumni Mentors 2027–28"
    assert {row.metric for row in office.objectives.rows(cohort_id)} >= {"on-cadence", "goals-on-track"}


def test_a_cohort_without_a_name_stays_open_with_the_reason(qtbot: QtBot, workplace: Workplace, office: Office) -> None:
    dialog = opened(qtbot, CohortDialog(workplace, None))
    dialog.take()
    assert message(dialog, "name") == "Name is needed." and dialog.isVisible()
    assert office.cohorts.rows() == []


def test_the_last_day_before_the_first_is_told_at_its_field(qtbot: QtBot, workplace: Workplace, cohort: int) -> None:
    dialog = opened(qtbot, CohortDialog(workplace, cohort))
    dialog.form.editor("ends").set_value(date(2026, 8, 1))
    dialog.take()
    assert message(dialog, "ends") == "The last day must come after the first."


def test_editing_a_cohort_unchanged_leaves_it_as_it_was(
    qtbot: QtBot, workplace: Workplace, office: Office, cohort: int
) -> None:
    before = office.cohorts.draft_of(cohort)
    dialog = opened(qtbot, CohortDialog(workplace, cohort))
    dialog.take()
    after = office.cohorts.draft_of(cohort)
    assert (after.name, after.starts, after.cadence_days, after.capacity) == (
        before.name, before.starts, before.cadence_days, before.capacity)


def test_targets_are_saved_in_their_order(qtbot: QtBot, workplace: Workplace, office: Office, cohort: int) -> None:
    dialog = opened(qtbot, TargetsDialog(workplace, cohort))
    dialog.form.editor("targets").set_value((("on-cadence", 70, 85, date(2027, 8, 31)), ("meetings", None, 300, None)))
    dialog.take()
    assert [(row.metric, row.baseline, row.target, row.due_on) for row in office.objectives.rows(cohort)] == [
        ("on-cadence", 70, 85, date(2027, 8, 31)), ("meetings", None, 300, None)]


def test_a_target_over_a_hundred_percent_is_refused_in_words(
    qtbot: QtBot, workplace: Workplace, office: Office, cohort: int
) -> None:
    dialog = opened(qtbot, TargetsDialog(workplace, cohort))
    dialog.form.editor("targets").set_value((("on-cadence", None, 850, None),))
    dialog.take()
    assert "enter a number from 0 to 100" in message(dialog, "targets")
    assert office.objectives.rows(cohort) == ()


def test_the_usual_targets_are_added_to_those_there_are(qtbot: QtBot, workplace: Workplace, cohort: int) -> None:
    dialog = opened(qtbot, TargetsDialog(workplace, cohort))
    dialog.form.editor("targets").set_value((("on-cadence", None, 60, None),))
    dialog._on_usual()
    rows = dialog.form.values()["targets"]
    assert rows[0][2] == 60 and [row[0] for row in rows].count("on-cadence") == 1 and len(rows) > 3


def test_breaks_need_both_days(qtbot: QtBot, workplace: Workplace, office: Office, cohort: int) -> None:
    dialog = opened(qtbot, BreaksDialog(workplace, cohort))
    dialog.form.editor("breaks").set_value((("Winter break", date(2026, 12, 20), None),))
    dialog.take()
    assert message(dialog, "breaks") == "Enter the first and the last day of every break."
    dialog.form.editor("breaks").set_value((("Winter break", date(2026, 12, 20), date(2027, 1, 4)),))
    dialog.take()
    assert office.cohorts.get(cohort).breaks == (Break(date(2026, 12, 20), date(2027, 1, 4), "Winter break"),)


def test_weights_and_rules_are_saved_and_their_sum_is_told(
    qtbot: QtBot, workplace: Workplace, office: Office, cohort: int
) -> None:
    dialog = opened(qtbot, WeightsDialog(workplace, cohort))
    assert "sum to 100" in dialog._sum.text()
    dialog.form.editor("weight_skills").set_value(30)
    dialog.form.editor("minimum_slots").set_value(2)
    dialog.form.editor("common_language").set_value(True)
    assert "sum to 120" in dialog._sum.text()
    dialog.take()
    assert office.cohorts.weights(cohort)["skills"] == 30
    rules = office.cohorts.match_rules(cohort)
    assert (rules.minimum_slots, rules.common_language, rules.allow_same_employer) == (2, True, False)


def test_weights_that_are_all_nought_stay_open_with_the_reason(
    qtbot: QtBot, workplace: Workplace, office: Office, cohort: int
) -> None:
    dialog = opened(qtbot, WeightsDialog(workplace, cohort))
    for key in office.cohorts.weights(cohort):
        dialog.form.editor(f"weight_{key}").set_value(0)
    dialog.take()
    assert dialog.isVisible() and "At least one weight must be above 0." in dialog.form._general.text()


def test_people_are_enrolled_by_name(qtbot: QtBot, workplace: Workplace, office: Office, cohort: int) -> None:
    ann = new_student(office, "Ann", "Lee")
    dialog = opened(qtbot, EnrolNamedDialog(workplace))
    (found,) = dialog._find("ann")
    assert found.value == ann
    dialog.form.editor("people").set_value(((Suggestion(ann, "Lee, Ann"),),))
    with qtbot.waitSignal(dialog.saved) as saved:
        dialog.take()
    assert saved.args is not None and saved.args[0].added == 1
    assert office.enrolments.counts(cohort).of("mentee", "accepted") == 1
