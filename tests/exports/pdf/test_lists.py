"""Roster, meeting log, match review and goal list on paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.documents.cohort_roster import CohortRoster, RosterMentee, RosterMentor
from app.domain.documents.goal_list import GoalList, ListedGoal
from app.domain.documents.match_review import MatchReview, ReviewLine, ReviewPair, Unmatched
from app.domain.documents.meeting_log import LoggedMeeting, MeetingLog, PairLog
from app.domain.packets import ListOptions, PaperSize, Privacy
from app.errors import Cancelled
from exports.pdf import cohort_roster, goal_list, match_review, meeting_log
from tests.exports.pdf import reading
from tests.exports.pdf.made_books import ENDS, HEADING, HOSTILE, MARKS, NAMES, STARTS

LEDGER = (ReviewLine("Field of interest", 30, "Data science, top choice of 3", 30),
          ReviewLine("Career goals", 20, "3 of 4 goal themes in common", 17),
          ReviewLine("Location", 10, "Video only, 2 time zones apart", 3))  # fmt: skip


def roster(names: list[str]) -> CohortRoster:
    mentees = tuple(RosterMentee(name, name, "Accounting 2028", "a@b.example", "accepted", "Lee, Ann", "", MARKS,
                                 date(2027, 1, 16)) for name in names)  # fmt: skip
    mentors = (RosterMentor("Lee, Ann", "", "Audit manager", "ann@b.example", "accepted", tuple(names[:2]), 3),)
    return CohortRoster(HEADING, STARTS, ENDS, mentees, mentors)


def log(names: list[str]) -> MeetingLog:
    meetings = (LoggedMeeting(date(2026, 9, 22), 70, "Video", "Kick-off", "feedback", "Read it", date(2026, 10, 20)),
                LoggedMeeting(date(2026, 11, 23), 50, "Phone", "A secret topic", "advice", "A secret outcome", None, True))
    return MeetingLog(HEADING, tuple(PairLog(name, "Ann Lee", name, "", name, MARKS, meetings) for name in names))


def review(names: list[str]) -> MatchReview:
    pairs = tuple(ReviewPair(name, "Ann Lee", 50, LEDGER, name, "", name, name, True, name) for name in names)
    return MatchReview(HEADING, "best total", pairs, (Unmatched("Wei-Ling Tan", "", "", ("No mentor has room.",)),),
                       50 * len(names), 50 * len(names))  # fmt: skip


def goals(names: list[str]) -> GoalList:
    return GoalList(HEADING, tuple(ListedGoal(name, name, name, name, date(2027, 5, 15), 46, 60, "behind", name, (name,))
                                   for name in names))  # fmt: skip


WRITERS: dict[str, tuple[Callable[[list[str]], Any], Callable[..., Any]]] = {
    "roster": (roster, cohort_roster.write), "log": (log, meeting_log.write), "review": (review, match_review.write),
    "goals": (goals, goal_list.write),
}  # fmt: skip


@pytest.mark.parametrize("kind", WRITERS)
def test_names_of_every_script_are_in_an_accessible_file(tmp_path: Path, kind: str) -> None:
    rows, write = WRITERS[kind]
    path = tmp_path / "list.pdf"
    result = write(rows(list(NAMES.values())), ListOptions(), path)
    found = reading.text(path)
    assert all(name in found for name in NAMES.values())
    assert reading.faults(path) == []
    assert reading.syntax(path) == []
    assert (result.files, result.missing) == ((path,), ())
    assert result.pages == len(reading.pages(path))


@pytest.mark.parametrize("kind", WRITERS)
@pytest.mark.parametrize("hostile", [*HOSTILE, "x" * 2_000, "word " * 2_000, "🎉\x00\x1b"])
def test_hostile_words_print_as_they_are(tmp_path: Path, kind: str, hostile: str) -> None:
    rows, write = WRITERS[kind]
    path = tmp_path / "list.pdf"
    write(rows([hostile]), ListOptions(PaperSize.A4), path)
    assert reading.syntax(path) == []
    if hostile in HOSTILE:
        assert reading.plain(hostile) in reading.text(path)


@pytest.mark.parametrize("kind", WRITERS)
def test_an_empty_list_says_so_and_is_sound(tmp_path: Path, kind: str) -> None:
    rows, write = WRITERS[kind]
    path = tmp_path / "list.pdf"
    write(rows([]), ListOptions(), path)
    assert reading.faults(path) == []


@pytest.mark.parametrize("kind", WRITERS)
def test_the_same_rows_give_the_same_bytes(tmp_path: Path, kind: str) -> None:
    rows, write = WRITERS[kind]
    for name in ("one.pdf", "two.pdf"):
        write(rows(list(NAMES.values())), ListOptions(), tmp_path / name)
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


@pytest.mark.parametrize("kind", WRITERS)
def test_cancelling_keeps_the_old_file(tmp_path: Path, kind: str) -> None:
    rows, write = WRITERS[kind]
    path = tmp_path / "list.pdf"
    path.write_bytes(b"old")
    with pytest.raises(Cancelled):
        write(rows(list(NAMES.values()) * 9), ListOptions(), path, cancelled=lambda: True)
    assert path.read_bytes() == b"old"
    assert [left.name for left in tmp_path.iterdir() if left.is_file()] == ["list.pdf"]


def test_a_long_table_repeats_its_header_on_paper_and_is_one_table_to_readers(tmp_path: Path) -> None:
    path = tmp_path / "roster.pdf"
    seen: list[tuple[int, int]] = []
    cohort_roster.write(roster([f"Person {number}" for number in range(120)]), ListOptions(), path,
                        progress=lambda *step: seen.append(step))
    pages = reading.pages(path)
    assert all("Last met" in page for page in pages[:-1])
    roles = [role for role, _ in reading.elements(path)]
    assert roles.count("Table") == 2
    assert roles.count("TR") == 1 + 120 + 1 + 1
    assert seen[-1] == (len(pages), len(pages))


def test_every_row_is_printed_once_and_in_order(tmp_path: Path) -> None:
    path = tmp_path / "goals.pdf"
    goal_list.write(goals([f"G{number:04}" for number in range(200)]), ListOptions(), path)
    found = [word for word in reading.text(path).split() if word.startswith("G0")]
    assert list(dict.fromkeys(found)) == [f"G{number:04}" for number in range(200)]


def test_a_cell_longer_than_a_page_goes_on(tmp_path: Path) -> None:
    long = " ".join(f"w{number}" for number in range(3_000))
    rows = log(["Ann"])
    meeting = replace(rows.pairs[0].meetings[0], topics=long)
    path = tmp_path / "log.pdf"
    meeting_log.write(replace(rows, pairs=(replace(rows.pairs[0], meetings=(meeting,)),)), ListOptions(), path)
    found = reading.text(path).split()
    assert [word for word in found if word.startswith("w") and word[1:].isdigit()] == long.split()
    assert reading.faults(path) == []


def test_a_confidential_meeting_shows_date_and_length_only(tmp_path: Path) -> None:
    path = tmp_path / "log.pdf"
    meeting_log.write(log(["Ann"]), ListOptions(), path)
    found = reading.text(path)
    assert "Nov 23, 2026" in found
    assert "50 min" in found
    assert "secret" not in found
    assert "advice" not in found


def test_the_log_is_summed_up(tmp_path: Path) -> None:
    assert meeting_log.summary(log(["Ann", "Bo"])) == "2 pairs, 4 meetings, 4 h together."
    assert meeting_log.summary(MeetingLog(HEADING, ())) == "0 pairs, 0 meetings, 0 min together."


def test_the_roster_is_summed_up() -> None:
    rows = roster(["Ann", "Bo"])
    alone = replace(rows, mentees=(*rows.mentees, RosterMentee("Cy")))
    assert cohort_roster.summary(alone) == (
        "3 mentees and 1 mentor, Sep 1, 2026 to Aug 31, 2027. 2 of 3 mentees have a mentor; 1 is without one.")


def test_the_goals_are_summed_up() -> None:
    assert goal_list.summary(goals(["Ann", "Bo"])) == "2 goals of 2 people. 2 behind."


def test_the_ledger_adds_up_on_paper(tmp_path: Path) -> None:
    path = tmp_path / "review.pdf"
    match_review.write(review(["Bo"]), ListOptions(), path)
    found = reading.text(path)
    assert "Field of interest Data science, top choice of 3 30 30" in found
    assert "Score 50 60" in found
    assert "Proven: no other assignment scores higher. Total 50, average 50.0, lowest 50." in found
    assert "No mentor has room." in found


def test_a_ledger_that_does_not_add_up_is_not_printed(tmp_path: Path) -> None:
    rows = review(["Bo"])
    wrong = replace(rows, pairs=(replace(rows.pairs[0], score=51),))
    with pytest.raises(ValueError, match="add up"):
        match_review.write(wrong, ListOptions(), tmp_path / "review.pdf")
    assert list(tmp_path.glob("*.pdf")) == []


@pytest.mark.parametrize(("dual", "said"), [
    (None, "Best found so far; not proven."), (53, "Best found so far; at most 3 more is possible."),
    (50, "Proven: no other assignment scores higher."),
])  # fmt: skip
def test_what_is_not_proven_is_not_called_proven(dual: int | None, said: str) -> None:
    assert match_review.proof(replace(review(["Bo"]), dual_total=dual)).startswith(said)


@given(st.integers(-10**9, 10**9), st.sampled_from([1, 10, 100, 1000, 8]))
def test_points_in_print_are_exact(value: int, scale: int) -> None:
    from fractions import Fraction

    said = match_review.points(value, scale).replace(",", "").replace("−", "-")
    assert Fraction(said) == Fraction(value, scale)


def test_the_privacy_level_stands_on_every_page(tmp_path: Path) -> None:
    rows = replace(roster(["S-0001"] * 60), heading=replace(HEADING, privacy=Privacy.CODES))
    path = tmp_path / "roster.pdf"
    cohort_roster.write(rows, ListOptions(), path)
    assert all("codes instead of names" in page for page in reading.pages(path))
