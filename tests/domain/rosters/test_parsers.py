"""Cells mean what people meant; what cannot be meant is refused with words and, where there is one, a suggestion."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.rosters.cells import Cell, Kind, date_cell, number_cell, text_cell
from app.domain.rosters.fields import BY_KEY, FIELDS
from app.domain.rosters.keys import KEYS, in_words
from app.domain.rosters.parsers.times import read_times, times_in_words
from app.domain.rosters.problems import Reading
from app.domain.rosters.sense import Sense, learn_ids, learn_separators

SENSE = Sense(today=date(2026, 11, 22), latest_year=2038, domains=("northmere.example",))


def read(field: str, cell: Cell | str, sense: Sense = SENSE) -> Reading:
    return BY_KEY[field].parse(text_cell(cell) if isinstance(cell, str) else cell, sense)


def problem(reading: Reading) -> str:
    assert reading.problem is not None
    assert not reading.values
    return reading.problem.words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Tu/Th pm", "Tue and Thu, 12 to 6 PM"), ("M W eve", "Mon and Wed, after 5 PM"), ("Wed after 3", "Wed, after 3 PM"),
        ("M–F 6pm+", "Mon to Fri, after 6 PM"), ("any", "any time"), ("Tue AM only", "Tue, 8 AM to 12 PM"),
        ("Fri am", "Fri, 8 AM to 12 PM"), ("Th 4", "Thu, 4 to 5 PM"), ("Mon/Wed", "Mon and Wed"),
        ("MWF 10-12", "Mon, Wed and Fri, 10 AM to 12 PM"), ("TTh 2:30-4pm", "Tue and Thu, 2:30 to 4 PM"),
        ("weekday evenings", "Mon to Fri, after 5 PM"), ("M,W,F 1-3", "Mon, Wed and Fri, 1 to 3 PM"),
        ("Mon 9-11, Tue pm", "Mon, 9 to 11 AM; Tue, 12 to 6 PM"), ("Mon-Fri 9-5", "Mon to Fri, 9 AM to 5 PM"),
        ("Th 16:00-18:00", "Thu, 4 to 6 PM"), ("Sat/Sun mornings", "Sat and Sun, 8 AM to 12 PM"),
        ("anytime after 5", "Mon to Sun, after 5 PM"), ("Mon 9am-10am; Mon 10-11", "Mon, 9 to 11 AM"),
    ],
)  # fmt: skip
def test_weekly_times_are_read(text: str, words: str) -> None:
    slots, rest = read_times(text)
    assert (times_in_words(slots), rest) == (words, "")


@pytest.mark.parametrize("text", ["Tue and Thu, 12 to 6 PM", "Mon to Fri, after 6 PM", "Mon and Wed, 9 to 11 AM"])
def test_times_in_words_are_read_back(text: str) -> None:
    assert times_in_words(read_times(text)[0]) == text


@pytest.mark.parametrize("text", ["not Fridays", "by appointment", "alternate Tuesdays", "1st Monday", "email me"])
def test_times_that_are_not_understood_are_asked_about_and_never_guessed(text: str) -> None:
    reading = read("availability", text)
    assert not reading.values
    assert reading.check and "not understood" in reading.check.words


@pytest.mark.parametrize(
    ("text", "program", "year", "standing"),
    [
        ("NURS 28", "NURS", 2028, None), ("ACCT/28", "ACCT", 2028, None), ("Biology '27", "Biology", 2027, None),
        ("LAW&SOC 27", "LAW&SOC", 2027, None), ("CS, 2028", "CS", 2028, None), ("2027 Biology", "Biology", 2027, None),
        ("Biology (Junior)", "Biology", None, "Junior"), ("B.S. Nursing 2027", "B.S. Nursing", 2027, None),
        ("CIS 101", "CIS 101", None, None), ("FOOD SCI ??", "FOOD SCI", None, None), ("28", None, 2028, None),
    ],
)  # fmt: skip
def test_major_and_year_are_parted(text: str, program: str | None, year: int | None, standing: str | None) -> None:
    reading = read("major_and_year", text)
    values = reading.values
    assert (values.get("program"), values.get("class_year"), values.get("standing")) == (program, year, standing)
    assert bool(reading.check) == (year is None and standing is None)


@pytest.mark.parametrize(
    ("cell", "year"),
    [("2028", 2028), ("'28", 2028), ("Class of 2028", 2028), ("98", 1998), (number_cell(2028.0), 2028), (number_cell(8.0), 2008),
     (date_cell(date(2028, 5, 1)), 2028), ("Spring 2027", 2027)],
)  # fmt: skip
def test_class_years_are_read(cell: Cell | str, year: int) -> None:
    assert read("class_year", cell).values["class_year"] == year


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("a.b@c.edu", ("a.b@c.edu",)), ("Ann <ann@u.edu>", ("ann@u.edu",)), ("mailto:x@y.org.", ("x@y.org",)),
        ("a@b.com; c@d.org", ("a@b.com", "c@d.org")), ("a@b.com, A@B.com", ("a@b.com",)), ("n/a", None),
    ],
)  # fmt: skip
def test_addresses_are_read(text: str, addresses: tuple[str, ...] | None) -> None:
    assert read("email", text).values.get("emails") == addresses


@pytest.mark.parametrize(
    ("text", "words", "fix"),
    [
        ("anneliese.vogt(at)northmere", "no @ sign.", "anneliese.vogt@northmere.example"),
        ("ann at uni dot edu", "no @ sign.", "ann@uni.edu"),
        ("ann@northmere", "“ann@northmere” has no dot after the @ sign.", "ann@northmere.example"),
        ("a b@c.edu", "“a b@c.edu” has a space in it.", "ab@c.edu"),
        ("ann@@uni.edu", "“ann@@uni.edu” has more than one @ sign.", None),
        ("call me", "no @ sign.", None),
    ],
)
def test_broken_addresses_are_refused_with_a_suggestion(text: str, words: str, fix: str | None) -> None:
    reading = read("email", text)
    assert problem(reading) == words
    assert reading.problem and (reading.problem.fix.text if reading.problem.fix else None) == fix
    if fix:
        assert read("email", fix).values["emails"] == (fix,)


@pytest.mark.parametrize(
    ("cell", "number"),
    [("612.555.0143 x12", "(612) 555-0143 ext. 12"), ("1-612-555-0143", "(612) 555-0143"), ("+47 22 85 50 50", "+47 22 85 50 50"),
     (number_cell(6125550143.0), "(612) 555-0143"), ("cell: 612-555-0143", "(612) 555-0143")],
)  # fmt: skip
def test_telephone_numbers_are_read(cell: Cell | str, number: str) -> None:
    assert read("phone", cell).values["phones"] == (number,)


@pytest.mark.parametrize("field", ["student_id", "phone", "email", "notes", "employer"])
def test_numbers_shortened_by_a_spreadsheet_are_refused_everywhere(field: str) -> None:
    assert "last digits are lost" in problem(read(field, "1.23457E+11"))


def test_an_id_of_more_digits_than_a_spreadsheet_keeps_is_refused() -> None:
    assert "last digits are lost" in problem(read("student_id", number_cell(1234567890123456789.0)))
    assert read("student_id", number_cell(123456789012.0)).values["student_id"] == "123456789012"


def test_an_id_unlike_its_column_is_refused() -> None:
    sense = Sense(
        ids=learn_ids([text_cell(text) for text in ("N-204502", "N-204418", "N-20451", "204733", "n-204188")])
    )
    assert problem(read("student_id", "N-20451", sense)) == "“N-20451” has 5 digits, 6 expected."
    reading = read("student_id", "204733", sense)
    assert "does not look like the others" in problem(reading)
    assert reading.problem and reading.problem.fix and reading.problem.fix.text == "N-204733"
    assert read("student_id", "n-204188", sense).values["student_id"] == "N-204188"


def test_lost_leading_zeros_are_offered_back_where_the_column_has_some() -> None:
    sense = Sense(ids=learn_ids([text_cell(text) for text in ("0012345", "0012346", "0012347", "12349")]))
    reading = read("student_id", "12349", sense)
    assert reading.problem and reading.problem.fix and reading.problem.fix.text == "0012349"


@pytest.mark.parametrize(
    ("cell", "capacity"),
    [
        ("up to 3", 3),
        ("two", 2),
        ("2-3", 3),
        ("none", 0),
        ("1 or 2", 2),
        ("no more than two", 2),
        (number_cell(2.0), 2),
    ],
)
def test_capacity_is_read_from_words(cell: Cell | str, capacity: int) -> None:
    assert read("capacity", cell).values["capacity"] == capacity


def test_a_range_that_became_a_date_is_given_back() -> None:
    for field in ("capacity", "years_experience"):
        reading = read(field, date_cell(date(2026, 2, 3)))
        assert reading.problem and reading.problem.fix and reading.problem.fix.text == "2-3"


@pytest.mark.parametrize(("text", "years"), [("5+", 5), ("5-7", 5), ("10 yrs", 10), ("seven", 7), ("since 2015", 11)])
def test_years_of_experience_are_read(text: str, years: int) -> None:
    assert read("years_experience", text).values["years_experience"] == years


@pytest.mark.parametrize(
    ("text", "out"), [("Y", True), ("Confidential", True), ("FERPA hold", True), ("n", False), ("X", True)]
)
def test_an_opt_out_is_read(text: str, out: bool) -> None:
    assert read("directory_opt_out", text).values["directory_opt_out"] is out


def test_a_column_of_releases_means_the_opposite() -> None:
    assert read("directory_release", "yes").values == {"directory_opt_out": False}
    assert read("directory_release", "do not release").values == {"directory_opt_out": True}


def test_a_wish_for_privacy_is_never_guessed_away() -> None:
    assert "neither yes nor no" in problem(read("directory_opt_out", "maybe"))


def test_several_values_in_a_cell_are_parted() -> None:
    assert read("interests", "audit; public accounting, tax").values["interests"] == (
        "Audit",
        "Public accounting",
        "Tax",
    )
    assert read("interests", "• Law\n• Policy\n").values["interests"] == ("Law", "Policy")
    assert read("interests", "Finance (banking, trading); C, C++").values["interests"] == (
        "Finance (banking, trading)", "C", "C++",
    )  # fmt: skip


def test_the_slash_parts_values_only_in_a_column_that_uses_nothing_else() -> None:
    assert "slash" in learn_separators([text_cell("law/policy"), text_cell("art"), text_cell("UX/UI")])
    assert "slash" not in learn_separators([text_cell("law; policy"), text_cell("UX/UI")])


def test_synonyms_become_the_office_term_and_a_known_comma_is_not_cut() -> None:
    terms = {"clinics": "Clinical care", "research, clinical": "Research, clinical"}
    sense = Sense(lookup=lambda kind, text: terms.get(text.casefold()))
    assert read("interests", "clinics; Research, clinical", sense).values["interests"] == (
        "Clinical care", "Research, clinical",
    )  # fmt: skip


def test_expected_graduation_is_the_last_day_of_what_was_said() -> None:
    assert read("expected_graduation", "Spring 2027").values["expected_graduation"] == date(2027, 5, 31)
    assert read("expected_graduation", number_cell(46521.0)).values["expected_graduation"] == date(2027, 5, 14)
    assert "can be March 4, 2027 or April 3, 2027" in problem(read("expected_graduation", "03/04/2027"))


def test_a_month_that_a_spreadsheet_made_a_day_of_is_read_as_typed() -> None:
    reading = read("expected_graduation", date_cell(date(2026, 5, 27), "27-May"))
    assert reading.values["expected_graduation"] == date(2027, 5, 31)
    assert reading.check and reading.check.fix and reading.check.fix.text == "2026-05-27"


def test_consent_may_be_a_day() -> None:
    assert read("consent", "2026-08-03").values == {"consent": True, "consent_on": date(2026, 8, 3)}
    assert read("consent", date_cell(date(2026, 8, 3))).values["consent_on"] == date(2026, 8, 3)
    assert read("consent", "no").values == {"consent": False}
    assert "future" in problem(read("consent", "2027-08-03"))


def test_skills_are_sought_by_students_and_offered_by_others() -> None:
    assert "skills_sought" in read("skills", "writing").values
    assert "skills_offered" in read("skills", "writing", Sense(kind="alumni")).values


def test_time_zones_are_known_by_their_usual_names() -> None:
    for text in ("Eastern", "ET", "Eastern Time (US & Canada)", "America/New_York", "america/new_york"):
        assert read("time_zone", text).values["time_zone"] == "America/New_York"


@pytest.mark.parametrize("field", [field.key for field in FIELDS])
def test_formulas_errors_and_unreadable_characters_never_become_values(field: str) -> None:
    for cell in (Cell("=A1", Kind.FORMULA), Cell("#REF!", Kind.ERROR)):
        reading = BY_KEY[field].parse(cell, SENSE)
        assert not reading.values or field == "skip"


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: str(field.key))
@given(cell=st.one_of(
    st.text(max_size=80).map(text_cell), st.floats().map(number_cell), st.dates().map(date_cell),
    st.from_regex(r"[MTWRFSatue/ ,;-]{1,12} ?(after |before )?\d{0,4}(:\d\d)?(am|pm|eve|\+)?", fullmatch=True).map(text_cell),
))  # fmt: skip
def test_no_cell_makes_a_parser_fail_and_every_value_can_be_shown(field: object, cell: Cell) -> None:
    reading = field.parse(cell, SENSE)  # type: ignore[attr-defined]
    assert not (reading.problem and reading.values)
    for key, value in reading.values.items():
        assert key in KEYS or key in ("middle", "suffix")
        assert in_words(value) or value == ""
