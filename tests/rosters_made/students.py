"""Rosters of students, as registrars, departments and sign-up forms send them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.rosters_made.files import MadeRoster, ods, rows_of, text_file, xlsx

_BUSINESS_SCHOOL = rows_of("""
Business School -- Fall 2026 roster (FINAL, use this one)

Stu Name | SID | E-mail addr | Maj/Yr | fld of int. | Hrs avail | Notes 2
OKONKWO-BASSEY, Amara | N-204502 | a.okonkwo@northmere.example | NURS 28 | pediatrics; clinics | Tu/Th pm | -
Nguyen, Hong Anh | N-204418 | hanh_ng@mailbox.example | ACCT/28 | audit | M W eve | transfer
Breathnach, Caoimhe | N-203977 | c.breathnach@northmere.example | LAW&SOC 27 | legal aid | Wed after 3 |
Seo, Hyun-woo 서현우 | N-20451 | h.seo@northmere.example | ROBO 28 | robotics | any |
Villaseñor de la Cruz, X. | N-204188 | x.villasenor@northmere.example | STAT 27 | data science | M–F 6pm+ | SEE EMAIL

Stu Name | SID | E-mail addr | Maj/Yr | fld of int. | Hrs avail | Notes 2
Vogt-Harrington A | N-204390 | anneliese.vogt(at)northmere | ART HIST 27 | museums | Fri am | ?
Tan-Osborne, Wei-Ling | N-204611 | w.tanosborne@northmere.example | FOOD SCI ?? | nutrition | Tue AM only |
Adeyemi Grace | N-204077 | g.adeyemi@northmere.example | FIN 28 | banking, policy | Th 4 | AM 26-27
Lê, Bảo Trân | N-204733 | b.le@northmere.example | CS 28 | software | Mon/Wed |
Total | 9
""")


def business_school(folder: Path) -> Path:
    """The list of the pictures: title, blank row, headings twice, a total, a short ID, a broken address."""
    return xlsx(folder / "roster_FINAL(3).xlsx", _BUSINESS_SCHOOL)


_PEOPLESOFT = rows_of("""
EMPLID | Last | First Name | Middle | Pref Name | Acad Plan | Acad Level | Email ID | FERPA | Exp Grad Date
0012345 | O'Neil | Sinéad | M | | Nursing | Jr | s.oneil@northmere.example | N | 05/14/2027
0012346 | de la Cruz | María José | | Marijo | Biology | 3 | m.delacruz@northmere.example | Confidential | 12/18/2026
0012347 | SMITH | JOHN | Q | JQ | Accounting | Senior | j.smith@northmere.example | | 05/14/2026
0012348 | Null | Ada | | | Mathematics | Grad | a.null@northmere.example | n | 05/20/2027
12349 | Zając | Łukasz | | | Physics | So | l.zajac@northmere.example | Y | 05/14/2028
0012350 | Patel | Asha | | | Chemistry | Fr | a.patel@northmere.example | maybe | 02/30/2028
""")


def student_system(folder: Path) -> Path:
    """A campus system's CSV: padded IDs, names in parts, a family called Null, a privacy flag."""
    return text_file(folder / "PS_QUERY_1182.csv", _PEOPLESOFT, encoding="utf-8-sig")


_RUINED = rows_of("""
Student ID | Name | Campus email | Cell
1.23457E+11 | Ann Field | a.field@northmere.example | 6.12555E+09
123456789013 | Bo Reed | b.reed@northmere.example | 6125550143
123456789014 | Cy Moss | c.moss@northmere.example | 612-555-0144
123456789015 | Di Lake | d.lake@northmere.example | (612) 555 0145 x12
12345678901 | Ed Hill | e.hill@northmere.example | 55501
""")


def spreadsheet_ruined(folder: Path) -> Path:
    """A CSV saved from a spreadsheet that shortened long numbers to 1.23457E+11."""
    return text_file(folder / "export.csv", _RUINED)


_FORM_HEAD = ("Timestamp", "Email Address", "What is your full name?", "Student ID number (N-number)",
              "What is your major?", "Which areas of interest would you like to talk about? (check all that apply)",
              "When are you available?", "What do you hope to gain from the program?")  # fmt: skip


def web_form(folder: Path) -> Path:
    """A form's answers: questions as headings, line breaks in cells, the same person twice."""
    rows = [
        _FORM_HEAD,
        ("9/1/2026 10:22:03", "k.lind@northmere.example", "Kai Lind", "N-300101", "Design", "Museums;Public policy",
         "Mon, Wed 5pm-7pm", "To learn how people\nreally get hired.\n\nAnd confidence."),
        ("9/1/2026 11:05:44", "r.osei@northmere.example", "rosa osei", "N-300102", "design", "public policy", "flexible"),
        ("9/2/2026 08:00:00", "k.lind@northmere.example", "Kai Lind", "N-300101", "Design", "Museums;Public policy;Research",
         "Mon, Wed 5pm-7pm", "To learn how people\nreally get hired.\n\nAnd confidence."),
        ("9/2/2026 08:00:09", "t.park@gmail.con", "Tae-yang Park (박태양)", "N-300103", "Music", "\"Arts; media\"",
         "alternate Tuesdays", "=HYPERLINK(\"http://evil.example\")"),
    ]  # fmt: skip
    return text_file(folder / "Form responses.csv", rows)


def exchange_office(folder: Path) -> Path:
    """A European partner's CSV: semicolons, Windows-1252, day before month."""
    rows = rows_of("""
Student No | Last name | First name | E-mail | Programme | Expected completion | Languages
X70011 | Müller | Jörg | j.mueller@partner.example | Maschinenbau | 14.05.2027 | Deutsch, Englisch
X70012 | Søndergaard | Åse | a.sondergaard@partner.example | Arkitektur | 03.04.2027 | Dansk/Engelsk
X70013 | García Núñez | Iñigo | i.garcia@partner.example | Derecho | 28.02.2027 | Español
X70014 | D'Angelo | Renée | r.dangelo@partner.example. | Lettres | 31.04.2027 | Français
""")
    return text_file(folder / "incoming_WS26.csv", rows, delimiter=";", encoding="cp1252")


def unicode_text(folder: Path) -> Path:
    """What a spreadsheet calls Unicode text: UTF-16 with tabs, names in many scripts."""
    rows = rows_of("""
Name | ID | Email | Class
Nguyễn Thị Hồng Ánh | N-204418 | anh.nguyen28@northmere.example | 2028
Wang Xiaoming 王小明 | N-204801 | x.wang@northmere.example | '27
田中 太郎 (Taro Tanaka) | N-204802 | t.tanaka@northmere.example | Class of 2028
محمد علي (Mohammed Ali) | N-204803 | m.ali@northmere.example | 2027
Nagy Anna | N-204804 | a.nagy@northmere.example | 28
Иванова, Анна | N-204805 | a.ivanova@northmere.example | 2029
अनुराग शर्मा (Anurag Sharma) | N-204806 | a.sharma@northmere.example | 2028
""")
    return text_file(folder / "names.txt", rows, delimiter="\t", encoding="utf-16")


def without_headings(folder: Path) -> Path:
    """A bare list that begins with its first person."""
    rows = rows_of("""
Doe, Jane | j.doe@northmere.example | N-100234
Roe, Richard | r.roe@northmere.example | N-100235
Poe, Edgar | e.poe@northmere.example | N-100236
""")
    return text_file(folder / "list.csv", rows)


def two_heading_rows(folder: Path) -> Path:
    """Headings in two rows, the upper one over several columns."""
    rows = rows_of("""
| Student | | | Contact |
Row | Last | First | ID | Email | Phone
1 | Doe | Jane | 100234 | j.doe@northmere.example | 612-555-0143
2 | Roe | Richard | 100235 | r.roe@northmere.example | 612.555.0144
3 | Poe | Edgar | 10236 | e.poe@northmere.example | 612 555 0145
""")
    return xlsx(folder / "advising.xlsx", rows)


def by_college(folder: Path) -> Path:
    """Bands of colleges, subtotals, page marks, a merged cell that stands for three rows, and a hidden sheet."""
    rows = rows_of("""
Student Name | Student ID | College | Major | Email
College of Arts
Doe, Jane | N-100234 | Arts | Music | j.doe@northmere.example
Roe, Richard | N-100235 | | Music | r.roe@northmere.example
Poe, Edgar | N-100236 | | Drama | e.poe@northmere.example
Subtotal | 3

School of Law
Woe, Wanda | N-100237 | Law | Law | w.woe@northmere.example
Bow, Clara | | | |
Page 1 of 1
Prepared by the registrar on 9/1/2026. Confidential.
Grand total: 5
""")
    others = [("Codes", rows_of("Code | College\nA | Arts\nL | Law"), "hidden"), ("Empty", [], "visible")]
    return xlsx(folder / "by college.xlsx", rows, "Fall", others, merges=["C3:C5"])


def formulas(folder: Path) -> Path:
    """A workbook written by a program: formulas without results, a failed look-up, real dates and serial numbers."""
    rows: list[list[object]] = [
        ["Student ID", "First", "Last", "Email", "Graduation date"],
        ["N-100234", "Jane", "Doe", '=CONCATENATE("j.doe","@northmere.example")', date(2027, 5, 14)],
        ["N-100235", "Richard", "Roe", "r.roe@northmere.example", 46887],
        ["N-100236", "Edgar", "Poe", "#N/A", "Spring 2027"],
        ["N-100237", "Wanda", "Woe", "w.woe@northmere.example", "May-27"],
        ["N-100238", "Clara", "Bow", "c.bow@northmere.example", "S27"],
    ]
    return xlsx(folder / "made by a macro.xlsx", rows)


def shifted_rows(folder: Path) -> Path:
    """A hand-made CSV where names with commas were not quoted."""
    lines = [
        "Name,Student ID,Email",
        *(f"Person {letter}{letter.lower()}lle,N-10030{place},p{place}@northmere.example" for place, letter in enumerate("ABCDE")),
        "Smith, John,N-100310,j.smith@northmere.example",
        '"Jones, Ann",N-100311,a.jones@northmere.example',
    ]  # fmt: skip
    path = folder / "signup.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def open_dates(folder: Path) -> Path:
    """Dates that can be read both ways, with nothing in the file to decide it."""
    rows = rows_of("""
Name | Email | Expected graduation
Jane Doe | j.doe@northmere.example | 03/04/2027
Richard Roe | r.roe@northmere.example | 05/05/2027
Edgar Poe | e.poe@northmere.example | 06/07/2027
""")
    return text_file(folder / "dates.csv", rows)


def pasted(folder: Path) -> Path:
    """Pasted from a web page: no-break and zero-width spaces, decomposed accents, a NUL, several addresses in a cell."""
    rows = [
        ("Student\u00a0Name", "E-mail", "Interests"),
        ("Jose\u0301\u00a0Nu\u0301n\u0303ez", "Jos\u00e9 <j.nunez@northmere.example>", "\u2022 law\n\u2022 policy"),
        ("A\u200bnn \ufeffLee", "mailto:a.lee@northmere.example; ann@mailbox.example", "law\x00, Law , LAW"),
        ("Bo  Ray ", "b.ray@northmere.example\u200e", "C, C++, C#"),
        ("<b>Bob</b> & Co", "b@@northmere.example", "O'Neil; DROP TABLE people"),
    ]
    return text_file(folder / "pasted.csv", rows)


def hand_kept(folder: Path) -> Path:
    """An OpenDocument list kept by hand: capitals, small letters, remarks in cells."""
    rows: list[list[object]] = [
        list(row)
        for row in rows_of("""
MENTEES 26/27
student name | student # | email | class standing | pronouns | skills to develop | state
NGUYEN, VAN AN | 300201 | v.nguyen@northmere.example | freshman | he/him | interviewing, networking | MN
VAN DER BERG, ANNA | 300202 | a.vanderberg@northmere.example | 2nd yr | she/her | networking | mn
MCDONALD, SHAUN | 300203 | s.mcdonald@northmere.example | Jr. | he/they | n/a | WI
O'NEIL, KATE | 300203 | k.oneil@northmere.example | senior | TBD | LinkedIn & resume | WI
LI, MO | 300205 | m.li@northmere.example | exchange | | writing | MN
""")
    ]
    for row in rows[2:]:
        row[1] = float(str(row[1]))
    return ods(folder / "mentees.ods", rows)


STUDENT_ROSTERS = (
    MadeRoster("business school", "students", business_school, ("anh", "grace", "caoimhe")),
    MadeRoster("student system", "students", student_system),
    MadeRoster("spreadsheet ruined", "students", spreadsheet_ruined),
    MadeRoster("web form", "students", web_form),
    MadeRoster("exchange office", "students", exchange_office),
    MadeRoster("unicode text", "students", unicode_text, ("anh",)),
    MadeRoster("without headings", "students", without_headings),
    MadeRoster("two heading rows", "students", two_heading_rows),
    MadeRoster("by college", "students", by_college),
    MadeRoster("formulas", "students", formulas),
    MadeRoster("shifted rows", "students", shifted_rows),
    MadeRoster("open dates", "students", open_dates),
    MadeRoster("pasted", "students", pasted),
    MadeRoster("hand kept", "students", hand_kept),
)
