"""Rosters of alumni and professionals, as advancement offices and partners send them."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

from tests.rosters_made.files import MadeRoster, Shown, rows_of, text_file, xlsx

FIXTURES = Path(__file__).parent / "fixtures"


def alumni_office(folder: Path) -> Path:
    """An advancement database: padded numbers as formats, two-digit years, nicknames, privacy codes, credentials."""
    rows: list[list[object]] = [
        ["Constituent ID", "Full Name", "Pref. Class Yr", "Employer", "Position", "Preferred Email", "Mobile", "DNC",
         "Yrs Exp", "# of mentees", "Areas of expertise", "City", "State"],
        [Shown(4521, "000000"), 'Pettigrew-Lund, Carolyn ("Carrie")', 8.0, "Copperline Software", "Engineering director",
         "cpettigrew@alumni.example", 6125550171.0, "", "18+", "up to 3", "software; hiring", "Duluth", "MN"],
        [Shown(112233, "000000"), "Dr. Samuel Boakye-Mensah, MD", 98.0, "Lakeview Clinic", "Physician",
         "s.boakye@alumni.example", "612.555.0188", "N", "5-7", "two", "primary care, research", "St. Paul", "Minn."],
        [Shown(112234, "000000"), "Robert 'Bob' Greer Jr.", 1976.0, "Retired", "", "bob.greer@alumni.example;rgreer@mailbox.example",
         "", "do not contact", "40 yrs", "none", "", "Tucson", "AZ"],
        [Shown(112235, "000000"), "de la Fuente, Inés", 2015.0, "Copperline Software", "Recruiter", "i.delafuente@alumni.example",
         "n/a", "no", "since 2015", datetime.date(2026, 2, 3), "hiring", "Chicago", "IL"],
    ]  # fmt: skip
    return xlsx(folder / "alumni_mentors.xlsx", rows)


def chamber_of_commerce(folder: Path) -> Path:
    """A partner's list of professionals without IDs: two people share an office address, one comes twice."""
    rows = rows_of("""
First Name|Last Name|Company|Job Title|E-mail|LinkedIn URL|Phone|Yrs in field|Industry|Time Zone|Can help with
Dana|Whitfield|Harbor Bank|Branch manager|dana.whitfield@harbor.example|linkedin.com/in/danaw|612-555-0190|12|banking|Central|resume; contacts
Miguel|Ortega|Harbor Bank|Analyst|info@harbor.example||612-555-0191|seven|Banking|CT|mock interview
Lena|Fischer|Harbor Bank|Analyst|info@harbor.example|@lenaf|612-555-0192|3|Banking|Mars|mock interview
Whitfield|Dana|Harbor Bank|Branch Manager|||612-555-0190|12|Banking|Central|Contacts
Priya|Raman|Self-employed|UX designer|priya at raman dot example|https://raman.example|+47 22 85 50 50|10|Design|Europe/Oslo|portfolio
""")
    return text_file(folder / "partners.csv", rows)


def reunion_names(folder: Path) -> Path:
    """Names, class and employer only: nothing that settles who somebody is."""
    rows = rows_of("""
Name ; Class ; Employer
Sam Mensah ; 1998 ; Lakeview Clinic
Bob Greer ; 1976 ; Retired
Yevhenia Kovalchuk ; 2011 ; Northern Grid
Smith; John, PhD ; 2001 ; Northern Grid
""")
    lines = [";".join(part.strip() for part in ";".join(row).split(" ; ")) for row in rows]
    path = folder / "reunion.csv"
    path.write_text("\n".join(lines[:4]) + "\n" + '"Smith; John, PhD";2001;Northern Grid\n', encoding="utf-8")
    return path


def old_workbook(folder: Path) -> Path:
    """A workbook of the nineties' format, made with LibreOffice: real dates, numbers, a second sheet."""
    return Path(shutil.copy(FIXTURES / "old_roster.xls", folder / "old_roster.xls"))


MENTOR_ROSTERS = (
    MadeRoster("alumni office", "alumni", alumni_office, ("carolyn", "samuel")),
    MadeRoster("chamber of commerce", "professionals", chamber_of_commerce),
    MadeRoster("reunion names", "alumni", reunion_names, ("samuel", "bob")),
    MadeRoster("old workbook", "alumni", old_workbook),
)
