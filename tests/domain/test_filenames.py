"""File names made from names are safe everywhere and differ from each other."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.filenames import MOST_BYTES, safe_filename


@pytest.mark.parametrize(("name", "made"), [
    ("Nguyễn Thị Hồng Ánh", "Nguyễn Thị Hồng Ánh.pdf"),
    ("فاطمة الزهراء", "فاطمة الزهراء.pdf"),
    ("../../etc/passwd", "etc passwd.pdf"),
    ("/etc/evil", "etc evil.pdf"),
    ("a/b\\c:d*e?f\"g<h>i|j", "a b c d e f g h i j.pdf"),
    ("CON", "_CON.pdf"),
    ("nul.txt", "_nul.txt.pdf"),
    ("LPT¹", "_LPT¹.pdf"),
    (" .hidden. ", "hidden.pdf"),
    ("nul\x00byte\nline", "nul byte line.pdf"),
    ("\u202egpj.exe", "gpj.exe.pdf"),
    ("Jose\u0301", "José.pdf"),
    ("🎉", "Document.pdf"),
    ("", "Document.pdf"),
])  # fmt: skip
def test_a_name_becomes_a_file_name(name: str, made: str) -> None:
    assert safe_filename(name, ".pdf") == made


def test_names_alike_get_a_number() -> None:
    taken = ["Ann.pdf"]
    taken.append(safe_filename("ann", ".pdf", taken))
    taken.append(safe_filename("ANN", ".pdf", taken))
    assert taken == ["Ann.pdf", "ann (2).pdf", "ANN (3).pdf"]


def test_long_names_are_cut_between_characters_and_keep_their_number() -> None:
    first = safe_filename("é" * 300, ".pdf")
    second = safe_filename("é" * 300, ".pdf", [first])
    assert len(first.encode()) <= MOST_BYTES
    assert second.endswith(" (2).pdf")
    assert len(second.encode()) <= MOST_BYTES


@given(st.text(max_size=300), st.sampled_from(["", ".pdf", ".xlsx"]))
def test_any_text_stays_in_its_folder(name: str, suffix: str) -> None:
    made = safe_filename(name, suffix)
    folder = Path("/folder")
    assert (folder / made).resolve().parent == folder
    assert len(made.encode()) <= MOST_BYTES
    assert made == unicodedata.normalize("NFC", made)
    assert made.strip(" .") == made
    assert not set(made) & set('/\\:*?"<>|') and made.isprintable()


@given(st.lists(st.text(max_size=6), max_size=30))
def test_names_given_out_differ_also_without_case(names: list[str]) -> None:
    made: list[str] = []
    for name in names:
        made.append(safe_filename(name, ".pdf", made))
    assert len({name.casefold() for name in made}) == len(names)
