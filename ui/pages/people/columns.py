"""The columns of the People list, and how a person's role and state look in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from app.domain.people import PersonRow
from ui.days import short_day
from ui.widgets.cells import IconText, Name
from ui.widgets.chip import Status
from ui.widgets.columns import Column

ROLE_ICONS = {"student": "graduation-cap", "alum": "briefcase", "professional": "building-2", "staff": "users"}
_TONES = {"Active": "ok", "Accepted": "ok", "Unsigned": "warn", "Paused": "open", "Applicant": "open",
          "Wait-listed": "open"}  # fmt: skip


def columns(today: Callable[[], date], year_starts: str) -> list[Column]:
    """What can be shown of a person; those with `shown` False wait in the column chooser."""
    def contact(row: PersonRow) -> str:
        return short_day(row.last_contact, today(), year_starts)

    return [
        Column("name", "Name", 232, "key", stretch=True, fixed=True, min_width=150,
               value=lambda row: Name(row.name, row.native)),
        Column("role", "Role", 113, value=role_cell, min_width=76, copy=lambda row: row.role),
        Column("affiliation", "Major or employer", 178, min_width=110),
        Column("cohort", "Cohort", 80, min_width=60),
        Column("status", "Status", 98, sortable=False, value=status_cell, min_width=80),
        Column("last_contact", "Contact", 101, "date", value=contact, min_width=70),
        Column("student_id", "Student ID", 96, shown=False),
        Column("email", "E-mail", 200, shown=False),
        Column("college", "College", 170, shown=False),
        Column("class_year", "Class of", 70, "number", shown=False),
        Column("capacity", "Places", 64, "number", shown=False),
        Column("privacy", "Privacy", 92, sortable=False, shown=False, copy=privacy_words,
               value=lambda row: IconText("lock", "Opted out", icon_token="warn") if row.opted_out else None),
        Column("code", "Code", 84, shown=False),
    ]


def role_cell(row: PersonRow) -> IconText | None:
    """The role as an icon and a word."""
    return IconText(ROLE_ICONS.get(row.role, ""), row.role.capitalize()) if row.role else None


def status_cell(row: PersonRow) -> Status | None:
    """Where the person stands in the programme."""
    return Status(row.status, _TONES.get(row.status, "neutral")) if row.status else None


def privacy_words(row: PersonRow) -> str:
    """The opt-out in words, for copies of the list."""
    return "Opted out" if row.opted_out else ""
