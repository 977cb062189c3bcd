"""What stands beside a name: what a student studies, what a mentor does and where."""

from __future__ import annotations


def study_line(program: str | None, class_year: int | None) -> str:
    """"Accounting, class of 2028", with what is known."""
    return ", ".join(part for part in (program or "", f"class of {class_year}" if class_year else "") if part)


def work_line(title: str | None, employer: str | None) -> str:
    """"Audit manager, Copperline Software", with what is known."""
    return ", ".join(part for part in (title, employer) if part)
