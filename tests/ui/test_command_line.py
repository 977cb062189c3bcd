"""The command line: each command as a person types it and as a machine reads it, without Qt, whatever is typed."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import main as front_door
from app.domain.people import PersonDraft
from app.office import Office
from ui import command_line
from ui.command_line import answers, command

ROOT = Path(__file__).parents[2]
STUDENTS = """Name,Student ID,Email,Major,Class Year,Interests,Availability
"Nguyễn, Hồng Ánh",N-204418,anh.nguyen28@northmere.example,Accounting,2028,audit; tax,Mon 5-7pm
"Lee, Ann",N-204419,ann.lee@northmere.example,Biology,2027,research,Mon 5-7pm
"O'Neil; DROP, Bo",N-204420,bo@northmere.example,Accounting,2027,audit,Mon 5-7pm
"""
ALUMNI = """Name,Email,Employer,Job Title,Years of experience,Interests,Capacity,Availability
"Ray, Max",max@mailbox.example,Copperline Software,Audit manager,12,audit; tax,up to 2,Mon 5-7pm
"Fox, Kim",kim@mailbox.example,Orrin Labs,Scientist,8,research,1,Mon 5-8pm
"""


@dataclass
class Said:
    """What a call answered."""

    code: int
    out: str
    trouble: str

    @property
    def data(self) -> Any:
        return json.loads(self.out)


class Shell:
    """Calls the command line in this process, always about the same office file."""

    def __init__(self, office: Path) -> None:
        self.office = office

    def __call__(self, *words: str) -> Said:
        return self.plain("--office", str(self.office), *words)

    def json(self, *words: str) -> Any:
        said = self("--json", *words)
        assert said.code == 0, said.out
        assert said.trouble == ""
        return said.data

    def plain(self, *words: str) -> Said:
        out, trouble = io.StringIO(), io.StringIO()
        code = command_line.main(words, out, trouble)
        return Said(code, out.getvalue(), trouble.getvalue())


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    found = Shell(tmp_path / "office.mentordesk")
    assert found.plain("new", str(found.office)).code == 0
    return found


@pytest.fixture
def rosters(tmp_path: Path) -> tuple[Path, Path]:
    students, alumni = tmp_path / "students.csv", tmp_path / "alumni.csv"
    students.write_text(STUDENTS, encoding="utf-8")
    alumni.write_text(ALUMNI, encoding="utf-8")
    return students, alumni


@pytest.fixture
def cohort(shell: Shell, rosters: tuple[Path, Path]) -> Shell:
    """An office with three students and two mentors in a cohort."""
    shell.json("import", str(rosters[0]), "--as", "students")
    shell.json("import", str(rosters[1]), "--as", "alumni")
    shell.json("cohort", "new", "Spring 2027", "--start", "2027-01-11", "--end", "2027-06-30")
    shell.json("enrol", "Spring", "--as", "mentees", "--all")
    shell.json("enrol", "Spring", "--as", "mentors")
    return shell


# Which office


def test_without_an_office_file_it_says_how_to_name_or_make_one(tmp_path: Path) -> None:
    said = Shell(tmp_path / "x").plain("people")
    assert said.code == 2
    assert "Which office file?" in said.trouble
    assert "new FILE" in said.trouble


def test_the_office_file_used_last_is_meant_when_none_is_named(shell: Shell) -> None:
    assert shell.plain("people").code == 0
    assert shell.plain("--json", "check").data["office"] == str(shell.office)


def test_options_that_hold_everywhere_may_stand_before_or_after_the_command(shell: Shell) -> None:
    assert shell.plain("people", "--office", str(shell.office), "--json").data["people"] == []
    assert shell.plain("--json", "--office", str(shell.office), "people").data["people"] == []


def test_a_missing_file_is_told_and_not_made(tmp_path: Path) -> None:
    gone = tmp_path / "gone.mentordesk"
    said = Shell(gone)("people")
    assert said.code == 1
    assert "not there" in said.trouble
    assert said.out == ""
    assert not gone.exists()


def test_a_file_that_is_there_is_never_made_again(shell: Shell) -> None:
    before = shell.office.read_bytes()
    said = shell.plain("new", str(shell.office))
    assert said.code == 1
    assert "there already" in said.trouble
    assert shell.office.read_bytes() == before


def test_a_new_file_gets_the_ending_of_office_files(tmp_path: Path) -> None:
    made = Shell(tmp_path / "x").plain("--json", "new", str(tmp_path / "my office")).data["office"]
    assert made == str(tmp_path / "my office.mentordesk")
    assert Path(made).exists()


# Wrong usage


@pytest.mark.parametrize("words", [
    [], ["peple"], ["cohort"], ["cohort", "new"], ["cohort", "new", "X", "--start", "soon", "--end", "2027-01-01"],
    ["import", "x.csv"], ["import", "x.csv", "--as", "cats"], ["match"], ["enrol", "1", "--as", "both"],
    ["undo", "last"], ["people", "--count", "-1"], ["history", "--nonsense"], ["export"], ["restore"],
    ["export", "goal-workbook"], ["--smoke", "people"], ["people", "--office"], ["people", "--office", ""],
])  # fmt: skip
def test_wrong_usage_is_told_with_code_two_and_as_json_too(shell: Shell, words: list[str]) -> None:
    said = shell(*words)
    assert (said.code, said.out) == (2, "")
    assert said.trouble.strip()
    as_json = shell("--json", *words)
    assert as_json.code == 2
    assert set(as_json.data["error"]) >= {"title", "words"}
    assert as_json.trouble == ""


def test_a_slip_of_the_finger_is_answered_with_the_command_meant(shell: Shell) -> None:
    assert "Did you mean “people”?" in shell("peopel").trouble


def test_help_tells_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert command_line.main(["--help"]) == 0
    told = capsys.readouterr().out
    for one in command_line.COMMANDS:
        assert one.words[0] in told
        assert command_line.main([*one.words, "--help"]) == 0
    assert "exit code" in told.casefold()


# Rosters


def test_a_dry_run_judges_every_row_and_writes_nothing(shell: Shell, rosters: tuple[Path, Path]) -> None:
    data = shell.json("import", str(rosters[0]), "--as", "students", "--dry-run")
    assert [(row["row"], row["verdict"], row["problems"]) for row in data["rows"]] == [
        (2, "new", []), (3, "new", []), (4, "new", [])]
    assert data["counts"]["new"] == 3
    assert set(data["counts"]) == {"new", "changed", "same", "possible duplicate", "problem", "skipped"}
    assert data["applied"] is False
    assert shell.json("people")["total"] == 0
    assert shell.json("history")["total"] == 0


def test_an_import_is_one_change_and_undo_takes_it_back(shell: Shell, rosters: tuple[Path, Path]) -> None:
    assert shell.json("import", str(rosters[0]), "--as", "students")["added"] == 3
    again = shell.json("import", str(rosters[0]), "--as", "students")
    assert again["counts"]["same"] == 3
    history = shell.json("history")["changes"]
    assert [(change["label"], change["source"]) for change in history] == [("Import roster", "command line")]
    shell.json("undo")
    assert shell.json("people")["total"] == 0
    shell.json("redo")
    assert shell.json("people")["total"] == 3


def test_rows_with_problems_are_told_with_their_number_and_left_out(shell: Shell, tmp_path: Path) -> None:
    roster = tmp_path / "ugly.csv"
    roster.write_text("Registrar report\n\nName,Student ID,Email\n\"Lee, Ann\",N-204419,ann(at)northmere\n"
                      "\"Ray, Bo\",N-204420,bo@northmere.example\n\nTotal,2,\n", encoding="utf-8")
    data = shell.json("import", str(roster), "--as", "students")
    verdicts = {row["row"]: row["verdict"] for row in data["rows"]}
    assert verdicts[4] == "problem"
    assert verdicts[5] == "new"
    assert verdicts[7] == "skipped"
    assert next(row for row in data["rows"] if row["row"] == 4)["problems"]
    assert data["added"] == 1
    said = shell("import", str(roster), "--as", "students")
    assert "Row 4" in said.out


def test_when_no_row_can_be_used_the_code_says_so(shell: Shell, tmp_path: Path) -> None:
    roster = tmp_path / "bad.csv"
    roster.write_text("Name,Email\n\"Lee, Ann\",nowhere\n", encoding="utf-8")
    said = shell("--json", "import", str(roster), "--as", "students")
    assert said.code == 1
    assert said.data["counts"]["problem"] == 1
    assert shell("import", str(roster), "--as", "students", "--dry-run").code == 0


@pytest.mark.parametrize(("name", "content"), [
    ("gone.xlsx", None), ("not.xlsx", b"PK\x03\x04 nothing"), ("empty.csv", b""), ("pixels.csv", bytes(range(256)) * 9),
])  # fmt: skip
def test_files_that_are_no_rosters_are_refused_in_words(
    shell: Shell, tmp_path: Path, name: str, content: bytes | None
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    said = shell("import", str(path), "--as", "students")
    assert said.code == 1
    assert said.trouble.strip() or said.out.strip()
    assert "Traceback" not in said.trouble
    assert "made a mistake" not in said.trouble
    assert shell.json("people")["total"] == 0


def test_a_mentor_who_takes_nobody_is_the_same_when_the_roster_comes_again(shell: Shell, tmp_path: Path) -> None:
    roster = tmp_path / "alumni.csv"
    roster.write_text("Name,Email,Years of experience,Capacity\n\"Ray, Max\",max@mailbox.example,0,0\n", encoding="utf-8")
    assert shell.json("import", str(roster), "--as", "alumni")["counts"]["new"] == 1
    assert shell.json("import", str(roster), "--as", "alumni")["counts"]["same"] == 1


# People, cohorts, matching


def test_people_are_found_by_parts_of_their_names_in_any_order(cohort: Shell) -> None:
    assert [row["name"] for row in cohort.json("people", "anh", "nguyen")["people"]] == ["Nguyễn, Hồng Ánh"]
    assert cohort.json("people", "--role", "alum")["total"] == 2
    said = cohort("people", "nobody", "like", "this")
    assert (said.code, "Nobody is found" in said.out) == (0, True)


def test_a_cohort_is_told_with_its_counts(cohort: Shell) -> None:
    [row] = cohort.json("cohorts")["cohorts"]
    assert {key: row[key] for key in ("id", "name", "start", "end", "state", "mentees", "mentors", "mentorships")} == {
        "id": 1, "name": "Spring 2027", "start": "2027-01-11", "end": "2027-06-30", "state": "planned", "mentees": 3,
        "mentors": 2, "mentorships": 0}
    assert "Spring 2027" in cohort("cohorts").out


def test_a_cohort_that_cannot_be_is_told_field_by_field(cohort: Shell) -> None:
    said = cohort("--json", "cohort", "new", "Spring 2027", "--start", "2027-06-30", "--end", "2027-01-11")
    assert said.code == 1
    assert set(said.data["error"]["fields"]) == {"ends", "name"}


def test_people_are_chosen_by_a_sentence(shell: Shell, rosters: tuple[Path, Path]) -> None:
    shell.json("import", str(rosters[0]), "--as", "students")
    shell.json("cohort", "new", "A", "--start", "2027-01-11", "--end", "2027-06-30")
    done = shell.json("enrol", "1", "--as", "mentees", "--where", 'program = accounting and class_year = 2027')
    assert done["added"] == 1
    wrong = shell("enrol", "1", "--as", "mentees", "--where", "program = ")
    assert wrong.code == 2
    assert "cannot be read" in wrong.trouble
    one = shell.json("enrol", "1", "--as", "mentees", "--person", "N-204419")
    assert one["added"] == 1
    assert shell.json("enrol", "1", "--as", "mentees", "--all")["already"] == 2


def test_matching_adds_up_to_the_last_digit_and_is_proven(cohort: Shell) -> None:
    for aim in ("total", "worst"):
        data = cohort.json("match", "Spring 2027", "--aim", aim)
        assert len(data["pairs"]) == 3
        for pair in data["pairs"]:
            assert sum(line["points"] for line in pair["ledger"]) == pair["score"]
            assert all(line["weight"] * line["evidence"] == line["points"] for line in pair["ledger"])
        assert sum(pair["score"] for pair in data["pairs"]) == data["total"] == data["certificate"]["total"]
        assert data["certificate"]["dual_total"] == data["total"]
        assert min(pair["score"] for pair in data["pairs"]) == data["worst"]
        assert data["unmatched"] == []
    assert cohort.json("cohorts")["cohorts"][0]["mentorships"] == 0


def test_who_stays_without_a_mentor_is_told_with_reasons(cohort: Shell) -> None:
    people = cohort.json("people", "--role", "alum")["people"]
    cohort.json("cohort", "new", "Small", "--start", "2027-01-11", "--end", "2027-06-30")
    cohort.json("enrol", "Small", "--as", "mentees")
    cohort.json("enrol", "Small", "--as", "mentors", "--person", people[0]["code"])
    data = cohort.json("match", "Small")
    assert len(data["pairs"]) + len(data["unmatched"]) == 3
    assert all(one["person"] and one["reasons"] for one in data["unmatched"])
    assert "Without a mentor" in cohort("match", "Small", "--why").out


def test_approving_makes_the_mentorships(cohort: Shell) -> None:
    assert cohort.json("match", "Spring", "--approve")["approved"] == 3
    assert cohort.json("cohorts")["cohorts"][0]["mentorships"] == 3
    assert cohort("match", "Spring").code == 1


def test_a_name_that_means_several_or_nothing_is_answered_with_what_there_is(cohort: Shell) -> None:
    cohort.json("cohort", "new", "Spring 2028", "--start", "2028-01-11", "--end", "2028-06-30")
    for text in ("Spring", "Autumn", "77", ""):
        said = cohort("match", text)
        assert said.code == 1
        assert said.trouble.strip()


# Documents


def test_documents_are_told_with_formats_scopes_and_privacy(shell: Shell) -> None:
    found = {row["key"]: row for row in shell.json("documents")["documents"]}
    assert {"goal-workbook", "dean-workbook", "meeting-log", "cohort-roster", "match-review"} <= set(found)
    for row in found.values():
        assert set(row) >= {"key", "title", "formats", "scopes", "privacy"}
        assert set(row["privacy"]) <= {"names", "codes", "totals"}
    assert found["dean-workbook"]["formats"] == ["xlsx"]


def test_documents_need_no_office_file(tmp_path: Path) -> None:
    assert Shell(tmp_path / "x").plain("documents").code == 0


def test_a_document_is_made_and_recorded(cohort: Shell, tmp_path: Path) -> None:
    cohort.json("match", "Spring", "--approve")
    book = tmp_path / "books.pdf"
    made = cohort.json("export", "goal-workbook", "--cohort", "Spring", "--out", str(book), "--option", "goal_pages=1")
    assert made["files"] == [str(book)]
    assert made["people"] == 3
    assert book.read_bytes().startswith(b"%PDF")
    sheet = cohort.json("export", "dean-workbook", "--cohort", "1", "--privacy", "totals", "--out", str(tmp_path))
    assert sheet["privacy"] == "totals"
    assert Path(sheet["files"][0]).suffix == ".xlsx"
    one = cohort.json("export", "goal-workbook", "--person", "N-204418", "--out", str(tmp_path / "one.pdf"))
    assert one["people"] == 1
    labels = [change["label"] for change in cohort.json("history")["changes"][:3]]
    assert labels == ["Save goal workbook", "Save dean’s workbook", "Save goal workbook"]


@pytest.mark.parametrize("words", [
    ["export", "nothing"], ["export", "goal-workbook", "--privacy", "codes"], ["export", "goal-workbook", "--option", "x"],
    ["export", "goal-workbook", "--option", "goal_pages=many"], ["export", "goal-workbook", "--option", "colour=red"],
    ["export", "cohort-roster", "--person", "N-204418"],
])  # fmt: skip
def test_a_document_that_cannot_be_made_so_is_wrong_usage(cohort: Shell, tmp_path: Path, words: list[str]) -> None:
    said = cohort(*words, "--out", str(tmp_path / "out"))
    assert (said.code, said.out) == (2, "")
    assert not (tmp_path / "out").exists()


def test_nothing_is_left_where_a_document_cannot_be_written(cohort: Shell, tmp_path: Path) -> None:
    said = cohort("export", "cohort-roster", "--cohort", "Spring", "--out", str(tmp_path / "no" / "such" / "x.pdf"))
    assert said.code in (0, 1)
    blocked = tmp_path / "file"
    blocked.write_text("a file, not a folder")
    refused = cohort("export", "cohort-roster", "--cohort", "Spring", "--out", str(blocked / "x.pdf"))
    assert refused.code == 1
    assert "made a mistake" not in refused.trouble


# Care


def test_check_finds_what_is_wrong(shell: Shell, rosters: tuple[Path, Path]) -> None:
    shell.json("import", str(rosters[0]), "--as", "students")
    assert shell.json("check")["sound"] is True
    import sqlite3

    connection = sqlite3.connect(shell.office)
    connection.execute("DELETE FROM people_search WHERE rowid = 1")
    connection.commit()
    connection.close()
    said = shell("check")
    assert said.code == 1
    assert "Search" in said.trouble


def test_a_backup_brings_everything_back_and_keeps_what_it_replaces(
    shell: Shell, rosters: tuple[Path, Path], tmp_path: Path
) -> None:
    shell.json("import", str(rosters[0]), "--as", "students")
    kept = shell.json("backup", "--out", str(tmp_path / "safe.mentordesk"))["backup"]
    assert shell("backup", "--out", str(tmp_path / "safe.mentordesk")).code == 1
    shell.json("import", str(rosters[1]), "--as", "alumni")
    restored = shell.json("restore", kept)
    assert shell.json("people")["total"] == 3
    assert Path(restored["kept"]).exists()
    assert shell.json("restore", "--list")["backups"]
    assert shell("restore", str(tmp_path / "nothing.mentordesk")).code == 1
    assert shell("restore", str(rosters[0])).code == 1
    window = Office.open(shell.office, window=True)
    assert "another window" in shell("restore", kept).trouble
    window.close()
    assert shell.json("people")["total"] == 3


def test_undo_and_redo_say_what_they_did_or_why_not(shell: Shell, rosters: tuple[Path, Path]) -> None:
    assert shell("undo").code == 1
    assert shell("redo").code == 1
    shell.json("import", str(rosters[0]), "--as", "students")
    assert "Taken back: Import roster" in shell("undo").out
    assert "Done again: Import roster" in shell("redo").out
    assert shell("undo", "999").code == 1


def test_an_undo_that_later_changes_rest_on_is_refused_with_their_names(cohort: Shell) -> None:
    first = cohort.json("history", "--count", "100")["changes"][-1]["id"]
    said = cohort("undo", str(first))
    assert said.code == 1
    assert "Enrol" in said.trouble


# Hostile circumstances


def test_control_characters_do_not_reach_the_terminal(shell: Shell) -> None:
    said = shell("people", "\x1b[31mred\u202e")
    assert "\x1b" not in said.out + said.trouble
    assert "\x1b" not in shell.plain("--office", "/nowhere/\x1b[2J.mentordesk", "people").trouble
    assert answers.plain("a\x1b[2Jb\u202e") == "a?[2Jb?"


def test_columns_stand_straight_with_wide_letters_and_accents() -> None:
    lines = answers.table(("Name", "N"), [("陈思远", 1), ("Ṣẹ́gun", 10), ("Ann", 1000)], (1,))
    assert {answers.width(line) for line in lines} == {13}
    assert answers.table(("A",), [("x" * 90,)])[2].endswith("…")


def test_a_stop_by_hand_says_whether_something_was_changed(
    shell: Shell, rosters: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_args: object, **_named: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("app.services.rosters.Rosters.apply", interrupted)
        said = shell("import", str(rosters[0]), "--as", "students")
    assert (said.code, "Nothing was changed" in said.trouble) == (1, True)
    with monkeypatch.context() as patch:
        patch.setattr(answers.Answer, "give", interrupted)
        said = shell("import", str(rosters[0]), "--as", "students")
    assert (said.code, "undo" in said.trouble) == (1, True)


def test_a_fault_of_the_program_is_told_without_what_people_wrote(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object, **_named: object) -> None:
        raise ValueError("Ann Lee's secret note")

    monkeypatch.setattr("app.services.people.People.page", broken)
    said = shell("people", "--count", "3")
    assert said.code in (0, 1)
    monkeypatch.setattr("app.services.people.People.count", broken)
    said = shell("people")
    assert said.code == 1
    assert "ValueError" in said.trouble
    assert "secret" not in said.trouble


def test_a_reader_that_has_had_enough_is_no_failure(shell: Shell) -> None:
    class Closed(io.StringIO):
        def write(self, _text: str) -> int:
            raise BrokenPipeError

    out = os.dup(1)
    try:
        assert command_line.main(["--office", str(shell.office), "people"], Closed(), io.StringIO()) == 0
    finally:
        os.dup2(out, 1)
        os.close(out)


WORDS = st.lists(st.one_of(
    st.sampled_from(["people", "cohorts", "enrol", "match", "undo", "history", "--json", "--all", "--where", "--as",
                     "mentees", "--count", "1", "documents", "cohort", "new", "--start", "check"]),
    st.text(max_size=12)), max_size=6)  # fmt: skip


@settings(max_examples=60)
@given(words=WORDS)
def test_whatever_is_typed_is_answered_with_a_code_and_words(words: list[str]) -> None:
    if words[:1] == ["new"] or "demo" in words or "--out" in words or any("-h" in word for word in words):
        return
    said = Shell(Path("/nowhere/office.mentordesk"))(*words)
    assert said.code in (0, 1, 2)
    assert said.out.strip() or said.trouble.strip()
    assert "made a mistake" not in said.trouble
    if "--json" in words and said.out:
        assert isinstance(said.data, dict)


# As a program of its own


def run(*words: str, home: Path, **surroundings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "main.py", *words], cwd=ROOT, capture_output=True, encoding="utf-8", timeout=60,
        env={**os.environ, "MENTOR_DESK_HOME": str(home), "PYTHONIOENCODING": "utf-8", **surroundings})


def test_no_command_imports_qt_or_what_it_does_not_need(cohort: Shell, tmp_path: Path) -> None:
    script = ("import sys; sys.argv[0] = 'main.py'; import main; code = main.main(sys.argv[1:]);"
              " bad = [n for n in sys.modules if n.split('.')[0] in ('PySide6', 'shiboken6')];"
              " heavy = [n for n in ('sqlalchemy', 'numpy', 'scipy', 'openpyxl', 'reportlab', 'alembic')"
              " if n in sys.modules]; print(code, bad, heavy, file=sys.stderr)")
    done = subprocess.run([sys.executable, "-c", script, "--office", str(cohort.office), "people"], cwd=ROOT,
                          capture_output=True, encoding="utf-8", timeout=60)
    assert done.stderr.splitlines()[-1] == "0 [] []"
    done = subprocess.run([sys.executable, "-c", script, "--office", str(cohort.office), "export", "dean-workbook",
                           "--cohort", "1", "--out", str(tmp_path / "d.xlsx")], cwd=ROOT, capture_output=True,
                          encoding="utf-8", timeout=60)
    assert done.stderr.splitlines()[-1].startswith("0 [] ")


def test_it_answers_in_a_plain_terminal_that_knows_no_letters(cohort: Shell, tmp_path: Path) -> None:
    done = run("--office", str(cohort.office), "people", home=tmp_path, PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert "Lee, Ann" in done.stdout
    as_json = run("--office", str(cohort.office), "--json", "people", home=tmp_path, PYTHONIOENCODING="ascii")
    names = [row["name"] for row in json.loads(as_json.stdout)["people"]]
    assert "Nguyễn, Hồng Ánh" in names


def test_words_of_the_window_go_to_the_window(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: Callable[[list[str]], object] = front_door._for_window
    assert asked([]) == (None, False)
    assert asked(["--smoke"]) == (None, True)
    assert asked(["--office", "a b.mentordesk"]) == ("a b.mentordesk", False)
    assert asked(["--office=x", "--smoke"]) == ("x", True)
    assert asked(["mine.mentordesk"]) == ("mine.mentordesk", False)
    for words in (["people"], ["--office", "x", "people"], ["--json"], ["--help"], ["--office"]):
        assert asked(words) is None


def test_the_front_door_imports_no_qt_for_commands() -> None:
    done = subprocess.run([sys.executable, "-c", "import sys, main; main.main(['documents', '--json']);"
                           " sys.exit(any(n.startswith('PySide6') for n in sys.modules))"], cwd=ROOT,
                          capture_output=True, encoding="utf-8", timeout=60)
    assert done.returncode == 0


def test_two_programs_can_work_on_one_file(shell: Shell) -> None:
    other = Office.open(shell.office)
    other.people.save(PersonDraft(given="Ann", family="Lee"))
    assert shell.json("people")["total"] == 1
    other.close()


def test_every_command_has_a_line_of_help_and_words_of_its_own() -> None:
    words = [one.words for one in command_line.COMMANDS]
    assert len(words) == len(set(words))
    assert all(one.help and not one.help.endswith(".") for one in command_line.COMMANDS)
    assert command.SOURCE == "command line"
