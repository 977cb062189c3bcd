"""Choosing people with a sentence: what it means, and what is said when it cannot be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.where import Comparison, Joined, Not, parsed
from app.errors import Invalid


def words(text: str) -> str:
    with pytest.raises(Invalid) as caught:
        parsed(text)
    return caught.value.fields["where"]


def test_one_comparison() -> None:
    assert parsed("class_year=2027") == Comparison("class_year", "=", 2027)
    assert parsed('college = "Arts & Sciences"') == Comparison("college", "=", "Arts & Sciences")
    assert parsed("capacity>=1") == Comparison("capacity", ">=", 1)


def test_and_binds_more_than_or_and_not_more_than_both() -> None:
    a, b, c = (Comparison("class_year", "=", year) for year in (1, 2, 3))
    assert parsed("class_year=1 or class_year=2 and class_year=3") == Joined("or", (a, Joined("and", (b, c))))
    assert parsed("(class_year=1 or class_year=2) and class_year=3") == Joined("and", (Joined("or", (a, b)), c))
    assert parsed("not class_year=1 and class_year=2") == Joined("and", (Not(a), b))


def test_quotation_marks_keep_what_is_inside() -> None:
    assert parsed(r'''college="a \" ' and b"''') == Comparison("college", "=", "a \" ' and b")
    assert parsed("college='x'") == Comparison("college", "=", "x")


@pytest.mark.parametrize(("text", "said"), [
    ("", "A field is missing, such as class_year (character 1)."),
    ("clas_year=2027", "Did you mean class_year?"),
    ("class_year", "A comparison is missing after class_year"),
    ("class_year = ", "A value is missing after class_year = (character 14)."),
    ("class_year = soon", "class_year is a whole number, “soon” is not (character 14)."),
    ("college > 3", "> compares numbers and dates, but college is a text (character 9)."),
    ("class_year ~ 2", "~ looks for text inside text"),
    ("(class_year=1", "A closing parenthesis is missing (character 14)."),
    ("class_year=1 class_year=2", "“class_year” was not expected here"),
    ('college="Business', "This quotation mark is not closed (character 9)."),
    ("expected_graduation > May", "is a date as 2027-05-14"),
    ("college = x; drop table people", "was not expected here"),
])  # fmt: skip
def test_what_cannot_be_read_is_told_with_its_place(text: str, said: str) -> None:
    assert said in words(text)


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    try:
        parsed(text)
    except Invalid as refusal:
        assert "(character " in refusal.fields["where"]


def test_deep_nesting_is_refused() -> None:
    assert "Too many" in words("(" * 300 + "class_year=1" + ")" * 300)
    assert "Too many" in words("not " * 300 + "class_year=1")
