"""Text from people has one normal form, and one folded form for comparing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.text import clean_text, fold, has_invisible, plainer, term_key


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("  Ann   Lee ", "Ann Lee"),
        ("Jose\u0301", "José"),
        ("A\u200bnn\ufeff", "Ann"),
        ("a\x00b\ud800c\ufffe", "abc"),
        ("a\u00a0b\tc\r\nd", "a b c d"),
        ("\u202eevil", "evil"),
        ("👩\u200d🎓", "👩\u200d🎓"),
        ("क्\u200dष", "क्\u200dष"),
    ],
)
def test_text_is_cleaned_at_the_entrance(raw: str, clean: str) -> None:
    assert clean_text(raw) == clean


def test_lines_stay_where_lines_are_wanted() -> None:
    assert clean_text(" one \r\n\r\n\r\n two\x0b three ", lines=True) == "one\n\ntwo\nthree"


@pytest.mark.parametrize(
    ("one", "other"),
    [("Nguyễn Thị", "nguyen thi"), ("ŁUKASZ Đặng", "lukasz dang"), ("O’Neil", "ONeil"), ("Þór", "Thor"), ("İSMAİL", "ismail"),
     ("Straße", "STRASSE"), ("Müller-Lüdenscheidt", "muller ludenscheidt")],
)  # fmt: skip
def test_spellings_of_one_word_fold_to_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_other_scripts_keep_their_vowel_signs() -> None:
    assert fold("अनुराग") == "अनुराग"
    assert fold("서현우") == "서현우"
    assert fold("محمد") != fold("محمود")


def test_terms_that_differ_in_their_marks_stay_apart() -> None:
    assert len({term_key("C"), term_key("C++"), term_key("C#")}) == 3


def test_the_plainer_spelling_is_known() -> None:
    assert plainer("NGUYEN", "Nguyễn")
    assert not plainer("Nguyễn", "Nguyen")
    assert not plainer("Nguyen", "Tran")


@given(st.text(st.characters(codec=None, categories=None), max_size=60))
def test_cleaning_any_text_is_final_and_leaves_nothing_invisible(text: str) -> None:
    for lines in (False, True):
        once = clean_text(text, lines)
        assert clean_text(once, lines) == once
        assert not has_invisible(once)
        once.encode("utf-8")
    fold(text)
