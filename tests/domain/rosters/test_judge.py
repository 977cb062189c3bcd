"""Rows are judged against the people on record and against each other; a person's decisions are followed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.rosters.cells import SheetCells, text_cell
from app.domain.rosters.changes import merge_lines
from app.domain.rosters.existing import ExistingPerson, PeopleIndex
from app.domain.rosters.guess import guess_mapping
from app.domain.rosters.judge import Judge
from app.domain.rosters.plan import Plan, keep_as_new, leave_out, merge_with, merge_with_row
from app.domain.rosters.table import best_table
from app.domain.rosters.writes import writes_of
from tests.rosters_made.files import rows_of
from tests.rosters_made.known import Terms

TODAY = date(2026, 11, 22)
HEAD = "First name | Last name | Student ID | Email | Class year | Phone | Interests | Directory opt-out\n"
ANN = ExistingPerson(
    1,
    {"given": "Ann", "family": "Lee", "student_id": "N-100001", "emails": ("ann@northmere.example",), "class_year": 2027,
     "interests": ("Audit",), "directory_opt_out": True, "roles": ("student",)},
    "active mentee since Sep 2026",
)  # fmt: skip


def judge_of(rows: str, *people: ExistingPerson, kind: str = "students") -> Judge:
    cells = tuple(tuple(text_cell(cell) for cell in row) for row in rows_of(HEAD + rows))
    table = best_table([SheetCells("Roster", cells)])
    return Judge(table, guess_mapping(table, kind), PeopleIndex(people), TODAY, Terms())


def verdicts(plan: Plan) -> list[tuple[int, str, str]]:
    return [(row.number, row.verdict.value, row.because) for row in plan.rows]


def one(rows: str, *people: ExistingPerson) -> tuple[str, str]:
    ((_, verdict, because),) = verdicts(judge_of(rows, *people).plan())
    return verdict, because


@pytest.mark.parametrize(
    ("row", "verdict", "because"),
    [
        ("Ann | Lee | N-100001 | ann@northmere.example | 2027", "same", "Same as the record"),
        ("ANNE-MARIE | LEE | N-100001 | ann@northmere.example | 2027", "changed", "Changes name"),
        ("Ann | Lee | n 100001 | ANN@northmere.example | 28", "changed", "Changes class year"),
        ("Ann | Lee | | ann@northmere.example | 2028 | 612-555-0143", "changed", "Changes phone and class year"),
        ("Lee | Ann | N-100001 | | ", "changed", "Changes name"),
        ("Bo | Ray | N-100001 | bo@northmere.example | ", "possible duplicate", "Same student ID, name and email differ"),
        ("Bo | Ray | | ann@northmere.example | ", "possible duplicate", "Same email, name differs"),
        ("Ann | Lee | N-100009 | ann@northmere.example | ", "possible duplicate", "Same email and name, student ID differs"),
        ("Ann | Lee | | lee@mailbox.example | 2027", "possible duplicate", "Same name and class year, email differs"),
        ("Anna | Lee | | lee@mailbox.example | 2027", "possible duplicate", "Similar name, same class year"),
        ("Ann | Lee | N-100009 | lee@mailbox.example | 2027", "new", "New person"),
        ("Ann | Lee | | lee@mailbox.example | 2019", "new", "New person"),
        ("Ann | Lee | | | 2027", "same", "Same as the record"),
    ],
)  # fmt: skip
def test_a_row_is_judged_against_a_record(row: str, verdict: str, because: str) -> None:
    assert one(row, ANN) == (verdict, because)


def test_empty_cells_erase_nothing() -> None:
    plan = judge_of("Ann | Lee | N-100001 | - | n/a | | none | ", ANN).plan()
    assert verdicts(plan) == [(2, "same", "Same as the record")]
    assert writes_of(plan) == ()


def test_values_of_several_are_added_and_replace_only_when_asked() -> None:
    judge = judge_of("Ann | Lee | N-100001 | ann@work.example | | | tax; audit", ANN)
    (write,) = writes_of(judge.plan())
    assert write.values == {"emails": ("ann@northmere.example", "ann@work.example"), "interests": ("Audit", "Tax")}
    table = judge._table
    mapping = guess_mapping(table, "students").with_options(6, None, True)
    (write,) = writes_of(Judge(table, mapping, PeopleIndex([ANN]), TODAY, Terms()).plan())
    assert write.values["interests"] == ("Tax", "Audit")


def test_a_wish_for_privacy_on_record_is_not_taken_back_by_a_roster() -> None:
    (row,) = judge_of("Ann | Lee | N-100001 | | | | | N", ANN).plan().rows
    assert row.verdict == "same"
    assert "keeps it" in row.checks[0].words


def test_one_record_by_id_and_another_by_address_is_a_question_about_both() -> None:
    bo = ExistingPerson(2, {"given": "Bo", "family": "Ray", "emails": ("bo@northmere.example",)})
    verdict, because = one("Ann | Lee | N-100001 | bo@northmere.example", ANN, bo)
    assert verdict == "possible duplicate"
    assert "Ann Lee" in because and "Bo Ray" in because


def test_rows_of_one_person_are_asked_about_once() -> None:
    plan = judge_of(
        """
Ann | Lee | N-100002 | ann@mailbox.example | 2027
Bo | Ray | N-100003 | bo@mailbox.example | 2027
Ann | Lee | N-100002 | ann@mailbox.example | 2027
Annie | Lee | N-100004 | ann@mailbox.example | 2027
""".strip()
    ).plan()
    assert verdicts(plan) == [
        (2, "new", "New person"),
        (3, "new", "New person"),
        (4, "possible duplicate", "Every cell as in row 2"),
        (5, "possible duplicate", "Same email, name and student ID differ: row 2"),
    ]


def test_two_rows_that_find_one_record_by_different_ways_are_asked_about() -> None:
    plan = judge_of("Ann | Lee | N-100001 | |\nAnn | Lee | | ann@northmere.example |", ANN).plan()
    assert [row.verdict.value for row in plan.rows] == ["same", "possible duplicate"]


def test_keeping_two_people_with_one_id_is_refused_until_the_id_is_corrected() -> None:
    judge = judge_of("Bo | Ray | N-100001 | bo@northmere.example |", ANN)
    plan = judge.decide(judge.plan(), 2, keep_as_new())
    assert plan.row(2).problems[0].sentence() == (
        "Row 2, Student ID: “N-100001” belongs to Ann Lee; two people cannot share it."
    )
    plan = judge.edit_cell(plan, 2, 2, "N-100007")
    assert plan.row(2).verdict == "new"
    assert [write.person_id for write in writes_of(plan)] == [None]


def test_merging_keeps_the_record_and_fills_its_gaps_unless_told_otherwise() -> None:
    judge = judge_of("Bo | Ray | N-100001 | bo@northmere.example | 2027 | 612-555-0143", ANN)
    plan = judge.plan()
    (write,) = writes_of(judge.decide(plan, 2, merge_with(1)))
    assert (write.person_id, write.values) == (1, {"phones": ("(612) 555-0143",)})
    (write,) = writes_of(judge.decide(plan, 2, merge_with(1, {"name": "file", "emails": "both"})))
    assert write.values["family"] == "Ray"
    assert write.values["emails"] == ("ann@northmere.example", "bo@northmere.example")


def test_a_merge_is_shown_line_by_line() -> None:
    plan = judge_of("Bo | Ray | N-100001 | bo@northmere.example | 2027 | 612-555-0143", ANN).plan()
    lines = merge_lines(plan.row(2).values, ANN.values, {"name": "file"})
    assert [(line.title, line.file, line.record, line.side, line.after, line.asks) for line in lines][:4] == [
        ("Name", "Bo Ray", "Ann Lee", "file", "Bo Ray", True),
        ("Student ID", "N-100001", "N-100001", "record", "N-100001", False),
        ("Email", "bo@northmere.example", "ann@northmere.example", "record", "ann@northmere.example", True),
        ("Phone", "(612) 555-0143", "", "file", "(612) 555-0143", False),
    ]


def test_rows_can_be_merged_with_each_other_and_wait_for_the_first() -> None:
    judge = judge_of("Ann | Lee | N-100002 | ann(at)mailbox.example\nAnn | Lee | N-100002 | | 2028 | 612-555-0143")
    plan = judge.decide(judge.plan(), 3, merge_with_row(2))
    assert plan.row(3).because == "Goes with row 2, which is open"
    assert writes_of(plan) == ()
    plan = judge.edit_cell(plan, 2, 3, "ann@mailbox.example")
    (write,) = writes_of(plan)
    assert write.rows == (2, 3)
    assert write.values["emails"] == ("ann@mailbox.example",)
    assert write.values["class_year"] == 2028


def test_a_row_left_out_frees_the_rows_that_resemble_it() -> None:
    judge = judge_of("Ann | Lee | N-100002 | ann@mailbox.example\nAnn | Lee | N-100002 | ann@mailbox.example")
    plan = judge.plan()
    left = judge.decide(plan, 2, leave_out())
    assert [row.verdict.value for row in left.rows] == ["skipped", "new"]
    assert left.counts()["skipped"] == 1
    assert judge.decide(left, 2, None).rows == plan.rows


def test_editing_a_cell_judges_its_row_and_the_rows_related_to_it() -> None:
    judge = judge_of("Ann | Lee | N-100002 | ann@mailbox.example\nBo | Ray | N-100003 | bo(at)mailbox.example")
    plan = judge.plan()
    assert plan.row(3).problems[0].fix is not None
    plan = judge.edit_cell(plan, 3, 3, plan.row(3).problems[0].fix.text)
    assert plan.row(3).verdict == "new"
    plan = judge.edit_cell(plan, 2, 2, "N-100003")
    assert plan.row(3).because == "Same student ID, name and email differ: row 2"
    assert plan.edits == {(3, 3): "bo@mailbox.example", (2, 2): "N-100003"}


def test_new_terms_are_listed_with_their_rows() -> None:
    judge = judge_of("Ann | Lee | | ann@x.example | | | museums; audit\nBo | Ray | | bo@x.example | | | Museums")
    assert [(term.text, term.rows) for term in judge.new_terms(judge.plan())] == [("Museums", (2, 3))]


def test_an_alumni_roster_adds_the_role_to_a_former_student() -> None:
    (row,) = judge_of("Ann | Lee | N-100001 | ann@northmere.example", ANN, kind="alumni").plan().rows
    assert [(change.title, change.before, change.after) for change in row.changes] == [
        ("Role", "student", "student, alum")
    ]


def test_importing_the_same_rows_again_changes_nothing() -> None:
    rows = "Ann | Lee | N-100002 | ann@x.example; a@y.example | 2027 | 612-555-0143 | art; law | Y\nBo | Ray | | | 2028 | | |"
    people = [ExistingPerson(write.row, write.values) for write in writes_of(judge_of(rows).plan())]
    assert len(people) == 2
    plan = judge_of(rows, *people).plan()
    assert [row.verdict.value for row in plan.rows] == ["same", "same"]
    assert writes_of(plan) == ()


def test_progress_may_stop_the_judging() -> None:
    rows = "\n".join(f"A{n} | B{n} | N-{100000 + n} | a{n}@x.example" for n in range(1_100))
    heard: list[tuple[int, int]] = []
    judge = judge_of(rows)
    judge.plan(lambda done, total: heard.append((done, total)))
    assert heard[-1] == (1_100, 1_100)

    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        judge.plan(stop)


NAMES = st.sampled_from(["Ann", "Anna", "Bo", "Lê", "", "-"])
ROW = st.tuples(
    NAMES, st.sampled_from(["Lee", "Ray", "LEE", ""]), st.sampled_from(["N-100001", "N-100002", "N-10001", ""]),
    st.sampled_from(["ann@northmere.example", "b@x.example", "c(at)x.example", ""]), st.sampled_from(["2027", "28", "??", ""]),
    st.sampled_from(["", "612-555-0143", "1.2E+9"]), st.sampled_from(["", "art; law", "audit"]), st.sampled_from(["", "Y", "maybe"]),
)  # fmt: skip
ROWS = st.lists(ROW, min_size=1, max_size=8).map(lambda rows: "\n".join(" | ".join(row) for row in rows))


@given(ROWS)
def test_every_row_has_one_verdict_and_only_ready_rows_are_written(rows: str) -> None:
    judge = judge_of(rows, ANN)
    plan = judge.plan()
    assert sum(plan.counts().values()) == len(plan.rows) + len(plan.skipped)
    ready = {row.number for row in plan.rows if row.verdict.value in ("new", "changed")}
    assert {write.row for write in writes_of(plan)} == ready
    for row in plan.rows:
        assert bool(row.problems) == (row.verdict == "problem")
        assert row.because
        assert all(not before or value for before, value in ((change.before, change.after) for change in row.changes))


@given(
    ROWS,
    st.lists(st.tuples(st.integers(2, 9), st.sampled_from(["keep", "leave", "merge", "first", "open"])), max_size=6),
)
def test_a_plan_after_decisions_is_the_plan_that_judging_anew_with_them_would_give(
    rows: str, decided: list[tuple[int, str]]
) -> None:
    judge = judge_of(rows, ANN)
    plan = judge.plan()
    made = {
        "keep": keep_as_new(),
        "leave": leave_out(),
        "merge": merge_with(1),
        "first": merge_with_row(2),
        "open": None,
    }
    for number, what in decided:
        if number in plan.places:
            plan = judge.decide(plan, number, made[what])
    again = judge.plan()
    for number, decision in plan.decisions.items():
        again = judge.decide(again, number, decision)
    assert [row.verdict for row in plan.rows] == [row.verdict for row in again.rows]
    writes_of(plan)
