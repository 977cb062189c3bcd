"""The sections that are forms: the office, terms and cadence, documents and privacy."""

from __future__ import annotations

from typing import Any
from zoneinfo import available_timezones

from PySide6.QtWidgets import QVBoxLayout

from app.domain.goals import COMPETENCIES
from app.domain.staff import StaffMember
from app.errors import Invalid
from app.settings import OfficeSettings
from ui.ask import Dialog
from ui.pages.settings.section import FormSection
from ui.theme import theme
from ui.widgets.buttons import Button
from ui.widgets.columns import Column, ListSource
from ui.widgets.field import Field
from ui.widgets.form import Form
from ui.widgets.label import Label
from ui.widgets.table import Table

STAFF_FIELDS = (
    Field("name", "Name", required=True, limit=200), Field("title", "Title", limit=200),
    Field("email", "E-mail", limit=200), Field("phone", "Phone", limit=100, beside=True),
    Field("role", "Role", "radio", choices=(("coordinator", "Coordinator, sees confidential notes"),
                                            ("staff", "Staff"))),
)


class OfficeSection(FormSection):
    """Name and contacts, as they stand on every packet, and the staff."""

    KEY, TITLE, ICON, WORDS = "office", "Office", "building-2", "Name, staff, letterhead"
    FIELDS = (
        Field("university", "University", limit=200), Field("office_name", "Office", limit=200, beside=True),
        Field("address", "Address", limit=300),
        Field("phone", "Phone", limit=100), Field("email", "E-mail", limit=200, beside=True),
        Field("website", "Web page", limit=200),
        Field("time_zone", "Time zone", "choice", optional="This computer's",
              choices=tuple((name, name.replace("_", " ")) for name in sorted(available_timezones()) if "/" in name)),
        Field("coordinator", "Coordinator", limit=200, section="Whom to ask, printed on every packet"),
        Field("coordinator_email", "Coordinator's e-mail", limit=200),
        Field("coordinator_phone", "Coordinator's phone", limit=100, beside=True),
    )

    def _extend(self, column: QVBoxLayout) -> None:
        column.addSpacing(theme().px(12))
        column.addWidget(Label("Staff", "sub", "ink2"))
        self.staff = Table("Staff", (
            Column("name", "Name", 200, "key", stretch=True), Column("title", "Title", 180),
            Column("email", "E-mail", 220), Column("role", "Role", 110)), left_padding=8)
        self.staff.setFixedHeight(theme().px(190))
        self.staff.setMaximumWidth(theme().px(720))
        self.staff.set_empty("No staff yet", "Add those who work with the programme.")
        self.staff.opened.connect(self._on_staff_opened)
        column.addWidget(self.staff)
        add = Button("Add staff…", "user-plus", small=True)
        add.clicked.connect(lambda: self._edit(StaffMember()))
        column.addWidget(add)

    def refresh(self) -> None:
        super().refresh()
        self.staff.set_source(ListSource(self.office.settings.staff()))

    def _on_staff_opened(self, member_id: int) -> None:
        self._edit(next(member for member in self.office.settings.staff() if member.id == member_id))

    def _edit(self, member: StaffMember) -> None:
        StaffDialog(self, member).open()


class StaffDialog(Dialog):
    """Someone of the staff."""

    def __init__(self, section: OfficeSection, member: StaffMember) -> None:
        super().__init__("Edit staff" if member.id else "Add staff", section)
        self._section, self._member = section, member
        self.form = Form(STAFF_FIELDS)
        self.form.set_values({field.key: getattr(member, field.key) for field in STAFF_FIELDS})
        self.body.addWidget(self.form)
        self.add_buttons("Save", self._on_save)

    def _on_save(self) -> None:
        values: dict[str, Any] = {key: value or "" for key, value in self.form.values().items()}
        try:
            self._section.office.settings.save_staff(StaffMember(id=self._member.id, **values))
        except Invalid as error:
            self.form.show_problems(error.fields)
            return
        self.accept()
        self._section.refresh()
        self._section.workplace.done("Staff saved")


class CadenceSection(FormSection):
    """What new cohorts promise, and the one rule for "late"."""

    KEY, TITLE, ICON, WORDS = "cadence", "Terms and cadence", "repeat", "Interval, grace, asks"
    FIELDS = (
        Field("cadence_days", "Promised interval of meetings", "number", minimum=1, maximum=366, unit="days",
              section="New cohorts start with",
              hint="A month of the cadence strip is a calendar month of the cohort."),
        Field("grace_days", "Grace", "number", maximum=90, unit="days",
              hint="A pair is late when the interval plus the grace has passed since its last meeting. Pauses and"
                   " breaks stop the clock."),
        Field("ask_limit", "Asks to one alum", "number", maximum=99, unit="in a period", section="Ask budget"),
        Field("ask_period_days", "Period", "number", minimum=1, maximum=366, unit="days"),
        Field("academic_year_starts", "Academic year starts (month-day)", limit=5, width=90, section="Calendar"),
    )

    def line(self) -> str:
        settings = self.office.settings.get()
        return f"{settings.cadence_days} days, {settings.grace_days} days’ grace"


class DocumentsSection(FormSection):
    """Paper, small cells, wording and the list of competencies."""

    KEY, TITLE, ICON, WORDS = "documents", "Documents and privacy", "shield-check", "Small groups, paper"
    FIELDS = (
        Field("paper", "Paper", "radio", choices=(("letter", "US Letter"), ("a4", "A4")), upright=False),
        Field("minimum_cell", "Smallest group shown in totals", "number", minimum=5, maximum=30, unit="people",
              hint="Counts from 1 to one below this are hidden, with as many others as are needed so that nobody can"
                   " work them out. Documents state the number used.", section="Small groups"),
        Field("smart_wording", "The letters of SMART", "radio", section="Goals", choices=(
            ("default", "Specific, Measurable, Achievable, Relevant, Time-bound"),
            ("doran", "Specific, Measurable, Assignable, Realistic, Time-related (Doran 1981)"))),
        Field("competencies", "Competencies, one a line", "long", lines=8,
              hint="The list of career-readiness competencies in the goal workbook. Ratings keep the list they were"
                   " made with."),
    )

    def line(self) -> str:
        return f"Groups under {self.office.settings.get().minimum_cell} hidden"

    def to_form(self, settings: OfficeSettings) -> dict[str, Any]:
        return {**super().to_form(settings), "competencies": "\n".join(settings.competencies or COMPETENCIES)}

    def from_form(self, values: dict[str, Any], settings: OfficeSettings) -> OfficeSettings:
        names = tuple(line.strip() for line in (values["competencies"] or "").splitlines() if line.strip())
        names = () if names == COMPETENCIES else names
        return super().from_form({**values, "competencies": names}, settings)
