"""Names and words of every script come out on paper as they were written, and read back the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.pdf import styles
from exports.pdf.fonts import FOLDER, FontShelf
from exports.pdf.imprint import Imprint
from exports.pdf.lines import fitted, set_line, set_lines
from exports.pdf.paper import Paper
from exports.pdf.runs import Shaper, clean, han_font, levels_of
from tests.exports.pdf import reading
from tests.exports.pdf.made_books import HOSTILE, NAMES

WIDTH = 300.0
SHAPER = Shaper(FontShelf())


def printed(path: Path, words: list[str], style: styles.Style = styles.TEXT) -> tuple[str, ...]:
    """One page with a line for each of `words`; gives the characters that could not be shown."""
    with path.open("wb") as stream:
        paper = Paper(stream, Imprint("Words"))
        with paper.page():
            for place, line in enumerate(words):
                paper.words(54, 740 - place * 22, line, style)
        paper.close()
    return paper.missing


@pytest.mark.parametrize("script", NAMES)
def test_a_name_reads_back_as_it_was_written(tmp_path: Path, script: str) -> None:
    path = tmp_path / "name.pdf"
    assert printed(path, [NAMES[script]]) == ()
    assert NAMES[script] in reading.text(path)
    # pypdf puts words of right-to-left scripts in the order they are seen.
    assert set(NAMES[script].split()) == set(reading.text_of_pypdf(path).split())


def test_bold_names_read_back_too(tmp_path: Path) -> None:
    path = tmp_path / "names.pdf"
    printed(path, list(NAMES.values()), styles.NAME)
    found = reading.text(path)
    assert all(name in found for name in NAMES.values())
    assert reading.faults(path) == []


def test_markup_is_printed_and_not_obeyed(tmp_path: Path) -> None:
    path = tmp_path / "hostile.pdf"
    printed(path, list(HOSTILE))
    found = reading.text(path)
    assert all(reading.plain(words) in found for words in HOSTILE)
    assert reading.syntax(path) == []


def test_right_to_left_words_are_said_in_reading_order_to_screen_readers(tmp_path: Path) -> None:
    path = tmp_path / "arabic.pdf"
    printed(path, [NAMES["Arabic"], "Ann"])
    said = [str(element["/ActualText"]) for _, element in reading.elements(path) if "/ActualText" in element]
    assert said == [NAMES["Arabic"]]


def test_characters_without_a_glyph_are_listed_and_printed_as_boxes(tmp_path: Path) -> None:
    path = tmp_path / "missing.pdf"
    assert printed(path, ["Ann \ua9b2 Lee"]) == ("\ua9b2",)
    assert reading.faults(path) == []
    assert "Ann" in reading.text(path)


def test_emoji_have_glyphs(tmp_path: Path) -> None:
    path = tmp_path / "emoji.pdf"
    assert printed(path, ["Ann 🎉 👩🏽‍🎓 ❤️ 🇫🇷"]) == ()
    assert "🎉" in reading.text(path)


def test_no_font_but_ours_is_named_in_a_file(tmp_path: Path) -> None:
    path = tmp_path / "fonts.pdf"
    printed(path, list(NAMES.values()))
    data = path.read_bytes()
    assert b"Helvetica" not in data
    assert b"/Type1" not in data


def test_the_same_words_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one.pdf", "two.pdf"):
        printed(tmp_path / name, list(NAMES.values()))
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


def test_every_font_stands_beside_its_licence() -> None:
    assert {path.name for path in FOLDER.glob("OFL-*.txt")} == {"OFL-Noto.txt", "OFL-SourceSans3.txt",
                                                              "OFL-SourceSerif4.txt"}  # fmt: skip
    noted = (FOLDER / "OFL-Noto.txt").read_text(encoding="utf-8")
    assert all(path.name in noted for path in FOLDER.glob("Noto*.ttf"))


@pytest.mark.parametrize(("words", "printed_as"), [
    ("Ann\tLee", "Ann Lee"),
    ("Jose\u0301", "José"),
    ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
    ("\u202eevil\u202c", "evil"),
    ("bell\x07 nul\x00", "bell nul"),
    ("half \ud83d pair", "half \ufffd pair"),
    ("never \ufffe\U0001ffff", "never "),
    ("zero\u200bwidth", "zerowidth"),
    ("na\u200cme", "na\u200cme"),
])  # fmt: skip
def test_words_are_cleaned_before_they_are_set(words: str, printed_as: str) -> None:
    assert clean(words) == printed_as


@pytest.mark.parametrize(("words", "font"), [
    ("陈思远", "SC"), ("陳慧玲", "TC"), ("渡辺", "JP"), ("高橋さくら", "JP"), ("金하은", "KR"),
])  # fmt: skip
def test_chinese_characters_take_the_shape_of_their_language(words: str, font: str) -> None:
    assert han_font(words) == f"NotoSans{font}-Regular"


def test_brackets_in_right_to_left_text_stay_a_pair() -> None:
    words = "Amira أميرة (2028)"
    levels = levels_of(words, 0)
    assert levels[words.index("(")] == levels[words.index(")")] == 1
    assert levels[words.index("2")] == 2


@given(st.text(max_size=200))
def test_breaking_loses_no_visible_character(words: str) -> None:
    lines = set_lines(SHAPER, words, styles.TEXT, WIDTH)
    assert "".join(line.words for line in lines).replace(" ", "") == clean(words).replace("\n", "").replace(" ", "")


@given(st.text(alphabet=st.sampled_from("abc -陈思أم\u0301"), max_size=300), st.floats(60, 400))
def test_no_line_is_wider_than_it_may_be(words: str, width: float) -> None:
    assert all(line.width <= width + 0.01 for line in set_lines(SHAPER, words, styles.TEXT, width))


@given(st.text(max_size=300))
def test_a_fitted_line_fits(words: str) -> None:
    assert fitted(SHAPER, words, styles.TEXT, 120).width <= 120.01


def test_the_pieces_of_a_line_are_each_seen_once() -> None:
    line = set_line(SHAPER, "Ann فاطمة 12 Lee שלום end", styles.TEXT)
    assert sorted(line.seen) == list(range(len(line.pieces)))


@pytest.mark.parametrize("words", ["word " * 2_000, "x" * 10_000, "陈" * 10_000, "أ" * 10_000, "\n" * 5_000])
def test_ten_thousand_characters_are_set(words: str) -> None:
    lines = set_lines(SHAPER, words, styles.TEXT, WIDTH)
    assert "".join(line.words for line in lines).replace(" ", "") == words.replace("\n", "").replace(" ", "")


def test_the_work_grows_with_the_length_of_a_text_and_not_its_square() -> None:
    asked = [0]

    class Counting(Shaper):
        def pieces(self, *given: object) -> tuple:  # type: ignore[override, type-arg]
            asked[0] += 1
            return super().pieces(*given)  # type: ignore[arg-type]

    def work(count: int) -> int:
        asked[0] = 0
        set_lines(Counting(SHAPER.shelf), "sevenfold words " * count + "y" * count, styles.TEXT, WIDTH)
        return asked[0]

    assert work(4_000) <= 4.5 * work(1_000)
