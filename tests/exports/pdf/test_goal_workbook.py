"""The mentee goal workbook: what is in it, how it reads back, and that a whole file or none is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from app.domain.documents.goal_workbook import GoalWorkbook, WorkbookMeeting, WorkbookOptions, WorkbookPart
from app.domain.packets import PaperSize
from app.errors import Cancelled
from exports.pdf.goal_workbook import words, write
from exports.pdf.goal_workbook.story import SheetKind, planned_months, story
from tests.exports.pdf import reading
from tests.exports.pdf.made_books import ENDS, GOAL, HOSTILE, NAMES, STARTS, a_book, wordy

FILLED = WorkbookOptions(filled=True)


def made(path: Path, book: GoalWorkbook, options: WorkbookOptions = FILLED) -> Path:
    write([book], options, path)
    return path


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One filled book that several tests read."""
    return made(tmp_path_factory.mktemp("books") / "filled.pdf", a_book())


def test_a_year_has_twenty_four_pages(filled: Path) -> None:
    pages = reading.pages(filled)
    assert len(pages) == 24
    assert all(f"Page {number} of 24" in page for number, page in enumerate(pages[1:], start=2))


def test_the_cover_says_whose_it_is_and_where_the_parts_begin(filled: Path) -> None:
    cover, *rest = reading.pages(filled)
    for said in (NAMES["Vietnamese"], "Marcus Delacroix-Whitfield", "Alumni Mentors 2026–27", "N-204418",
                 "One hour a month, twelve months.", "Return it to the Career Office, Harlan Hall 120."):
        assert said in cover
    for section in (words.SELF, words.GOALS, words.MEET, words.BACK):
        first = next(number for number, page in enumerate(rest, start=2) if page.startswith(section))
        assert f"from page {first}" in cover


def test_the_months_are_said_in_words(filled: Path) -> None:
    alts = [str(element["/Alt"]) for role, element in reading.elements(filled) if role == "Figure"]
    assert alts[0].startswith("Meetings by month: September 2026, met; October 2026, met; November 2026, met late")
    assert "March 2027, due now" in alts[0]


def test_what_is_known_is_filled_in(filled: Path) -> None:
    found = reading.text(filled)
    for said in (GOAL.title, GOAL.specific, GOAL.time_bound, "May 15, 2027", "Rewrite resume", "Dec 18",
                 "Careful with numbers", "Speaking up in a group", "Also: Humor", "Kick-off and agreement",
                 "Read it again", "70 minutes", "career@northmere.example", "Dana Whitlock"):
        assert said in found, said


def test_nothing_of_a_confidential_meeting_but_its_date_is_printed(filled: Path) -> None:
    found = reading.text(filled)
    assert "Nov 23, 2026" in found
    assert "A secret" not in found
    assert words.CONFIDENTIAL_MEETING in found


def test_a_blank_book_holds_no_answers_goals_or_meetings(tmp_path: Path) -> None:
    found = reading.text(made(tmp_path / "blank.pdf", a_book(), WorkbookOptions()))
    assert "Fill in a circle each time you meet." in found
    for kept_out in (GOAL.title, "Careful with numbers", "Kick-off and agreement", "Nov 23", "Humor"):
        assert kept_out not in found


@pytest.mark.parametrize("options", [
    WorkbookOptions(), FILLED, WorkbookOptions(paper=PaperSize.A4, filled=True),
    WorkbookOptions(parts=frozenset(), two_sided=True), WorkbookOptions(goal_pages=0, meeting_pages=5, two_sided=True),
], ids=["blank", "filled", "A4", "cover only", "five meetings"])  # fmt: skip
def test_every_book_is_sound_and_accessible(tmp_path: Path, options: WorkbookOptions) -> None:
    path = made(tmp_path / "book.pdf", a_book(), options)
    assert reading.faults(path) == []
    assert reading.syntax(path) == []


def test_title_language_and_reading_order(filled: Path) -> None:
    with pikepdf.open(filled) as document:
        assert str(document.Root.Lang) == "en-US"
        assert document.Root.MarkInfo.Marked
        with document.open_metadata() as about:
            assert about["dc:title"] == f"Mentee goal workbook: {NAMES['Vietnamese']}"
            assert about["pdfuaid:part"] == "1"
    roles = [role for role, _ in reading.elements(filled)]
    assert roles[:3] == ["Document", "Part", "P"]
    assert roles.count("H1") == 1
    assert roles.count("H2") == 23


def test_two_sided_books_have_an_even_number_of_pages(tmp_path: Path) -> None:
    options = WorkbookOptions(goal_pages=2, two_sided=True)
    pages = reading.pages(made(tmp_path / "even.pdf", a_book(), options))
    assert len(pages) == 24
    assert words.NOTES_TITLE in pages[-1]


def test_a4_is_a4(tmp_path: Path) -> None:
    path = made(tmp_path / "a4.pdf", a_book(), WorkbookOptions(paper=PaperSize.A4))
    with pikepdf.open(path) as document:
        assert [round(float(edge)) for edge in document.pages[0].mediabox] == [0, 0, 595, 842]


@pytest.mark.parametrize("hostile", [*HOSTILE, "🎉" * 9, "\x00\x07\x1b[31m", "x" * 1_000, "word " * 1_000])
def test_hostile_words_in_every_field_print_as_they_are(tmp_path: Path, hostile: str) -> None:
    path = made(tmp_path / "hostile.pdf", wordy(hostile))
    assert reading.syntax(path) == []
    if len(hostile) < 40 and "\x00" not in hostile:
        assert reading.plain(hostile) in reading.text(path)


def test_long_words_go_on_to_further_pages_and_none_is_lost(tmp_path: Path) -> None:
    long = " ".join(f"w{number}" for number in range(2_000))
    book = a_book()
    book = replace(book, goals=(replace(GOAL, specific=long),),
                   meetings=(WorkbookMeeting(date(2027, 1, 16), 45, "Video", long, long),))
    path = made(tmp_path / "long.pdf", book)
    found = reading.text(path).split()
    assert all(found.count(f"w{number}") >= 3 for number in (0, 1, 777, 1_999))
    assert reading.faults(path) == []


def test_the_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    one, two = (made(tmp_path / name, a_book()) for name in ("one.pdf", "two.pdf"))
    assert one.read_bytes() == two.read_bytes()


def test_a_cohort_is_one_file_with_a_bookmark_each(tmp_path: Path) -> None:
    names = list(NAMES.values())[:5]
    path = tmp_path / "cohort.pdf"
    seen: list[tuple[int, int]] = []
    result = write([a_book(name) for name in names], FILLED, path, progress=lambda *step: seen.append(step))
    assert (result.pages, result.people, result.files) == (120, 5, (path,))
    assert [title for depth, title in reading.bookmarks(path) if depth == 0] == names
    assert seen == [(done, 5) for done in range(6)]
    assert reading.faults(path) == []
    assert all(name in reading.text(path) for name in names)


def test_one_file_each_with_safe_names(tmp_path: Path) -> None:
    books = [a_book("Ann Lee"), a_book("Ann Lee"), a_book("../../evil"), a_book("CON")]
    result = write(books, WorkbookOptions(one_each=True, parts=frozenset()), tmp_path / "books")
    assert sorted(path.name for path in (tmp_path / "books").iterdir()) == sorted([
        "Ann Lee - Goal workbook.pdf", "Ann Lee - Goal workbook (2).pdf", "evil - Goal workbook.pdf",
        "CON - Goal workbook.pdf"])  # fmt: skip
    assert all(path.exists() for path in result.files)
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == []


@pytest.mark.parametrize("one_each", [False, True])
def test_cancelling_leaves_no_file_and_the_old_one_as_it_was(tmp_path: Path, one_each: bool) -> None:
    target = tmp_path / "out"
    old = target / "Ann Lee - Goal workbook.pdf" if one_each else target
    old.parent.mkdir(exist_ok=True)
    old.write_bytes(b"old")
    asked = iter([False, False, True])
    with pytest.raises(Cancelled):
        write([a_book("Ann Lee")] * 5, replace(FILLED, one_each=one_each), target, cancelled=lambda: next(asked))
    assert old.read_bytes() == b"old"
    assert [path.name for path in old.parent.iterdir() if path.is_file()] == [old.name]


def test_an_error_in_the_rows_leaves_the_old_file(tmp_path: Path) -> None:
    class Failing(list[GoalWorkbook]):
        def __iter__(self) -> Iterator[GoalWorkbook]:
            yield a_book()
            raise RuntimeError

    target = tmp_path / "books.pdf"
    target.write_bytes(b"old")
    with pytest.raises(RuntimeError):
        write(Failing([a_book(), a_book()]), FILLED, target)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.glob(".*")) == []


def test_books_are_taken_one_at_a_time(tmp_path: Path) -> None:
    """A collection that reads each book when its turn comes is never asked for two at once."""
    alive: list[str] = []

    class Reading(list[GoalWorkbook]):
        def __iter__(self) -> Iterator[GoalWorkbook]:
            for number in range(3):
                alive.append(f"read {number}")
                yield a_book()

    write(Reading([a_book()] * 3), WorkbookOptions(parts=frozenset()), tmp_path / "books.pdf",
          progress=lambda done, total: alive.append(f"begun {done}"))
    assert alive == ["read 0", "begun 0", "read 1", "begun 1", "read 2", "begun 2", "begun 3"]


def test_a_student_without_a_mentor_gets_a_line_to_write_on(tmp_path: Path) -> None:
    book = replace(a_book(), mentor=None, marks=())
    assert words.NO_MENTOR in reading.pages(made(tmp_path / "alone.pdf", book))[0]


def test_the_story_has_a_sheet_a_month_and_each_meeting_in_its_month() -> None:
    sheets = [sheet for sheet in story(a_book(), FILLED) if sheet.kind is SheetKind.MEETING]
    assert [sheet.title for sheet in sheets[:3]] == ["September", "October", "November"]
    assert [len(sheet.meetings) for sheet in sheets[:3]] == [1, 0, 1]
    assert len(sheets) == 12


def test_the_story_leaves_out_what_is_not_wanted() -> None:
    options = WorkbookOptions(parts=frozenset({WorkbookPart.GOALS}), goal_pages=2)
    assert [sheet.title for sheet in story(a_book(), options)] == ["Goal 1", "Goal 2"]


def test_known_goals_are_all_printed_even_beyond_the_pages_asked_for() -> None:
    book = replace(a_book(), goals=(GOAL,) * 5)
    sheets = story(book, WorkbookOptions(parts=frozenset({WorkbookPart.GOALS}), filled=True))
    assert len([sheet for sheet in sheets if sheet.goal]) == 5


def test_steps_stand_in_the_month_they_are_due() -> None:
    planned = {month.month: [step.words for step in month.steps] for month in planned_months(a_book(), FILLED)}
    assert planned[date(2026, 12, 1)] == ["Rewrite resume"]
    assert planned[date(2027, 3, 1)] == ["Ask Marcus for two introductions"]
    assert (min(planned), max(planned)) == (STARTS, ENDS.replace(day=1))


@pytest.mark.parametrize(("minutes", "days", "months", "said"), [
    (60, 30, 12, "One hour a month, twelve months."),
    (30, 7, 1, "Half an hour a week, one month."),
    (45, 14, 6, "45 minutes every two weeks, six months."),
    (90, 10, 18, "An hour and a half every 10 days, 18 months."),
])  # fmt: skip
def test_the_promise_in_words(minutes: int, days: int, months: int, said: str) -> None:
    assert words.promise_words(minutes, days, months) == said
