"""Names are taken apart as the people who wrote them meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.names import ease_capitals, has_family_first, name_key, name_keys, split_name


@pytest.mark.parametrize(
    ("text", "given", "family"),
    [
        ("OKONKWO-BASSEY, Amara", "Amara", "OKONKWO-BASSEY"),
        ("Villaseñor de la Cruz, X.", "X.", "Villaseñor de la Cruz"),
        ("Ludwig van Beethoven", "Ludwig", "van Beethoven"),
        ("Maria de la Cruz", "Maria", "de la Cruz"),
        ("Juan Carlos García y Vega", "Juan Carlos", "García y Vega"),
        ("Smith, John, III", "John", "Smith III"),
        ("Smith Jr., John", "John", "Smith Jr."),
        ("Smith, Jr., John", "John", "Smith Jr."),
        ("Smith, J.R.", "J.R.", "Smith"),
        ("Dr. Jane A. Doe", "Jane A.", "Doe"),
        ("Nguyen, Ma", "Ma", "Nguyen"),
        ("OKONKWO Amara", "Amara", "OKONKWO"),
        ("Nguyễn Thị Hồng Ánh", "Thị Hồng Ánh", "Nguyễn"),
        ("Nagy Anna", "Anna", "Nagy"),
        ("Seo Hyun-woo", "Hyun-woo", "Seo"),
        ("Vogt-Harrington A", "A", "Vogt-Harrington"),
        ("Cher", "Cher", ""),
        ("-", "", ""),
    ],
)
def test_given_and_family_name_are_told_apart(text: str, given: str, family: str) -> None:
    name = split_name(text)
    assert (name.given, name.family) == (given, family)


@pytest.mark.parametrize(
    ("text", "given", "family", "native"),
    [
        ("Seo, Hyun-woo 서현우", "Hyun-woo", "Seo", "서현우"),
        ("田中 太郎 (Taro Tanaka)", "Taro", "Tanaka", "田中 太郎"),
        ("王小明 Wang Xiaoming", "Xiaoming", "Wang", "王小明"),
        ("서현우", "현우", "서", "서현우"),
        ("남궁민수", "민수", "남궁", "남궁민수"),
        ("Иванов, Пётр", "Пётр", "Иванов", "Пётр Иванов"),
        ("محمد علي", "محمد", "علي", "محمد علي"),
    ],
)
def test_native_script_is_kept_beside_the_latin_name(text: str, given: str, family: str, native: str) -> None:
    name = split_name(text)
    assert (name.given, name.family, name.native) == (given, family, native)


@pytest.mark.parametrize(
    "text", ['Robert "Bob" Smith', "Smith, Robert (Bob)", "Robert 'Bob' Smith", "Smith, Robert [Bob]"]
)
def test_a_nickname_is_the_preferred_name(text: str) -> None:
    name = split_name(text, family_first=True)
    assert (name.given, name.family, name.preferred) == ("Robert", "Smith", "Bob")


def test_degrees_are_no_part_of_a_name() -> None:
    assert split_name("Doe, Jane, MD, MBA").credentials == "MD, MBA"
    assert split_name("Jane Doe, PhD").family == "Doe"
    assert not has_family_first("Jane Doe, PhD")


def test_the_order_of_the_column_decides_where_the_name_does_not() -> None:
    name = split_name("Adeyemi Grace", family_first=True)
    assert (name.given, name.family) == ("Grace", "Adeyemi")
    assert "like the column" in name.how[0]
    assert split_name("Dr. Grace Adeyemi", family_first=True).family == "Adeyemi"


@pytest.mark.parametrize(
    ("loud", "eased"),
    [
        ("OKONKWO-BASSEY", "Okonkwo-Bassey"), ("MCDONALD", "McDonald"), ("O'NEIL", "O'Neil"), ("J.R.", "J.R."),
        ("VAN DER BERG", "Van der Berg"), ("LI", "LI"), ("McKay", "McKay"), ("NGUYỄN", "Nguyễn"),
        ("İSMAİL YILDIZ", "İsmail Yıldız"), ("Smith III", "Smith III"),
    ],
)  # fmt: skip
def test_capitals_are_eased(loud: str, eased: str) -> None:
    assert ease_capitals(loud) == eased


def test_short_words_are_eased_only_where_the_column_is_loud() -> None:
    assert ease_capitals("LI", certain=True) == "Li"


def test_a_name_has_one_key_in_any_order_and_spelling() -> None:
    assert name_key("Hyun-woo", "Seo") == name_key("SEO", "Hyun Woo")
    assert name_key("Jane A.", "Doe") == name_key("Jane", "Doe")


def test_spellings_of_one_person_share_a_key() -> None:
    assert name_keys("Hong Anh", "Nguyen") & name_keys("Thị Hồng Ánh", "Nguyễn")
    assert name_keys("Carolyn", "Pettigrew") & name_keys("Carolyn", "Pettigrew-Lund")
    assert name_keys("Sam", "Mensah") & name_keys("Samuel", "Boakye-Mensah")


@given(st.text(max_size=60), st.booleans())
def test_any_text_is_taken_apart_without_failing(text: str, family_first: bool) -> None:
    name = split_name(text, family_first)
    name_keys(name.given, name.family, name.preferred, name.native)
    ease_capitals(text, family_first)


@given(st.from_regex(r"[A-Z][a-z]{1,8}, [A-Z][a-z]{1,8}", fullmatch=True))
def test_a_comma_always_parts_family_and_given_name(text: str) -> None:
    family, _, given = text.partition(", ")
    name = split_name(text)
    if not name.credentials and "." not in name.family:
        assert (name.given, name.family) == (given, family)
