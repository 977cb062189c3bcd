"""The form of a cohort: its programme, its dates, what it promises; a new one begins with what works."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.cohorts import MOST_MONTHS, CohortDraft
from app.domain.forms import LONGEST_LINE
from app.domain.text import fold
from app.office import Office
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.targets import usual_targets
from ui.widgets.field import Field
from ui.widgets.form import Form
from ui.widgets.lookup_field import Suggestion
from ui.widgets.suggest_field import SuggestField
from ui.workplace import Workplace

_PLAIN = ("programme", "name", "short_name", "structure", "state", "starts", "ends", "cadence_days", "grace_days",
          "minimum_minutes", "minimum_meetings", "capacity", "lead_id", "allow_past_pairs")  # fmt: skip
STRUCTURES = (("1:1", "1:1"), ("group", "Group"), ("both", "1:1 and group"))
STATES = (("planned", "Planned"), ("running", "Running"), ("closed", "Closed"))
MONTHS = 12
"""A new cohort lasts so long: 6 to 12 months with monthly touchpoints is what works (practice P8)."""
_ABOUT_NEW = "Twelve months with a meeting of an hour every month is filled in; change what differs."


class CohortDialog(FormDialog):
    """Makes a cohort, or changes one; `saved` tells its id."""

    def __init__(self, workplace: Workplace, cohort_id: int | None, parent: QWidget | None = None) -> None:
        office = workplace.office
        self._known = office.cohorts.draft_of(cohort_id) if cohort_id is not None else new_draft(office)
        new = cohort_id is None
        super().__init__(
            workplace, "New cohort" if new else "Edit cohort",
            Form(_fields(office, new), editors={"programme": SuggestField("Programme", _programmes(office))}),
            verb="Make cohort" if new else "Save", key=f"cohort:{cohort_id or 'new'}", width=600, height=460,
            words=_ABOUT_NEW if new else "", parent=parent)
        values: dict[str, Any] = {name: getattr(self._known, name) for name in _PLAIN}
        self.begin({**values, "usual_targets": True} if new else values)
        self.form.box("name").widget.setFocus()

    def save(self, values: Mapping[str, Any]) -> int:
        """Saves the cohort; gives its id."""
        numbers = ("cadence_days", "grace_days", "minimum_minutes", "minimum_meetings")
        kept = {name: values[name] for name in _PLAIN}
        kept |= {name: getattr(self._known, name) for name in numbers if values[name] is None}
        office = self.workplace.office
        cohort_id = office.cohorts.save(replace(self._known, **kept))
        if values.get("usual_targets"):
            office.objectives.save(cohort_id, usual_targets(values["ends"]))
        return cohort_id


def new_draft(office: Office) -> CohortDraft:
    """A draft with what works: the first programme, from next month on for a year, monthly, an hour."""
    today = office.clock.today()
    starts = _month_after(today, 1)
    programmes = office.cohorts.programmes()
    return CohortDraft(programme=programmes[0].name if programmes else "", starts=starts,
                       ends=_month_after(starts, MONTHS) - timedelta(days=1))


def _month_after(day: date, months: int) -> date:
    count = day.year * 12 + day.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)


def _fields(office: Office, new: bool) -> list[Field]:
    staff = [(one.id, one.name) for one in office.settings.staff()]
    targets = [Field("usual_targets", "Set the usual targets, to be edited in Overview", "check", section="Targets")]
    return [
        Field("name", "Name", required=True, limit=LONGEST_LINE, placeholder="Alumni Mentors 2027–28"),
        Field("programme", "Programme", required=True, limit=LONGEST_LINE,
              hint="A programme of a new name is made with it."),
        Field("short_name", "Short name", limit=LONGEST_LINE, beside=True, placeholder="AM 27–28"),
        Field("structure", "Structure", "choice", choices=STRUCTURES),
        Field("state", "State", "choice", choices=STATES, beside=True),
        Field("lead_id", "Lead", "choice", choices=staff, optional="Nobody yet", beside=True),
        Field("starts", "First day", "date", required=True, section="When", width=150),
        Field("ends", "Last day", "date", required=True, width=150, beside=True,
              hint=f"At most {MOST_MONTHS} months."),
        Field("cadence_days", "A meeting every", "number", minimum=1, maximum=366, unit="days", width=72,
              section="What it promises"),
        Field("grace_days", "Days of grace", "number", maximum=366, unit="days", width=72, beside=True),
        Field("minimum_minutes", "A meeting lasts", "number", maximum=1440, unit="minutes", width=72, beside=True),
        Field("minimum_meetings", "Meetings to complete", "number", maximum=366, width=72),
        Field("capacity", "Places for students", "number", maximum=100_000, width=88, beside=True,
              hint="Empty: no limit."),
        Field("allow_past_pairs", "People who were a pair before may be matched again", "check"),
        *(targets if new else []),
    ]


def _programmes(office: Office) -> Any:
    names = [one.name for one in office.cohorts.programmes()]

    def ask(typed: str) -> Sequence[Suggestion]:
        return [Suggestion(name, name) for name in names if fold(typed) in fold(name) and name != typed][:12]

    return ask
