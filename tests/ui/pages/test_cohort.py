"""The Cohort page: which cohort it shows, applicants decided, matches run, locked, tried and approved, targets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.cohorts import Objective
from app.domain.enrolments import EnrolmentQuery
from app.domain.matching.remedies import Remedy
from app.domain.people import Slot, TermUse
from app.errors import Cancelled
from app.office import Office
from tests.builders import new_cohort, new_mentor, new_pair, new_student
from tests.ui.conftest import Told
from ui import ask
from ui.pages.cohort import CohortPage
from ui.pages.cohort.applicants import ApplicantsTab
from ui.pages.cohort.matching import MatchingTab
from ui.pages.cohort.overview import OverviewTab
from ui.widgets.label import Label
from ui.widgets.table import Table
from ui.workplace import Workplace

EVENING = (Slot(1, 1020, 1200), Slot(3, 1020, 1200))
MORNING = (Slot(0, 480, 540),)
HOSTILE = "<b>Zed</b> & =1+1 'O\"Neil; DROP"


def field(name: str, use: str) -> TermUse:
    return TermUse("interest", name, use)


@pytest.fixture
def ids(office: Office) -> dict[str, int]:
    """A planned cohort: three students and two mentors accepted, one student waiting; one shares no time."""
    made = {
        "cohort": new_cohort(office, "Pathways Spring 2027", state="planned", starts=date(2027, 4, 1),
                             ends=date(2027, 9, 30), short_name="PW"),
        "ann": new_student(office, "Ann", "Lee", availability=EVENING, terms=(field("Audit", "has"),)),
        "bea": new_student(office, "Bea", HOSTILE, availability=EVENING, career_goal="x" * 10_000),
        "cem": new_student(office, "Cem", "Çetin", availability=MORNING),
        "dov": new_student(office, "Dov", "Katz", career_goal="Work in a museum."),
        "max": new_mentor(office, "Max", "Stone", availability=EVENING, terms=(field("Audit", "has"),)),
        "zoe": new_mentor(office, "Zoë", "Arup", availability=EVENING),
    }
    office.enrolments.enrol(made["cohort"], "mentee", [made["ann"], made["bea"], made["cem"]])
    office.enrolments.enrol(made["cohort"], "mentee", [made["dov"]], "applied")
    office.enrolments.enrol(made["cohort"], "mentor", [made["max"], made["zoe"]])
    return made


@pytest.fixture
def page(qtbot: QtBot, workplace: Workplace, ids: dict[str, int], quiet: Callable[[], None]) -> Iterator[CohortPage]:
    workplace.cohort.set(ids["cohort"])
    made = CohortPage(workplace)
    qtbot.addWidget(made)
    made.resize(1236, 808)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    quiet()


def picture(table: Table) -> str:
    """The list as text, the current row with an arrow."""
    model = table.rows_model
    by_key = {column.key: column for column in model.columns}
    return "\n".join(
        (">" if place == table.currentIndex().row() else " ")
        + " | ".join(by_key[key].words(model.row(place)) for key in table.chooser.shown())
        for place in range(model.rowCount()))


def matching(page: CohortPage, quiet: Callable[[], None], run: bool = True) -> MatchingTab:
    page.show_item(("matching", None))
    tab = page.tab
    assert isinstance(tab, MatchingTab)
    if run:
        tab.bar.run.click()
        quiet()
    return tab


def applicants(page: CohortPage) -> ApplicantsTab:
    page.show_item(("applicants", None))
    assert isinstance(page.tab, ApplicantsTab)
    return page.tab


def words_in(widget: object) -> str:
    return "\n".join(label.text() for label in widget.findChildren(Label))  # type: ignore[attr-defined]


# ---- the page ----
def test_the_page_follows_the_working_cohort(page: CohortPage, office: Office, workplace: Workplace) -> None:
    assert page.header.accessibleName() == "Pathways Spring 2027"
    other = new_cohort(office, "Alumni Mentors 2026–27")
    workplace.cohort.set(other)
    assert page.header.accessibleName() == "Alumni Mentors 2026–27"


def test_the_tabs_count_who_waits_and_who_is_without_a_mentor(page: CohortPage) -> None:
    counts = {words: page.tabs.bar.tabData(place) for place, (_key, words) in enumerate(page.tabs.tabs())}
    assert (counts["Applicants"], counts["Matching"]) == (1, 3)


def test_only_the_buttons_of_the_tab_in_front_are_shown(page: CohortPage, quiet: Callable[[], None]) -> None:
    page.show_item(("overview", None))
    tab = matching(page, quiet, run=False)
    assert tab.approve.isVisible()
    page.show_item(("overview", None))
    assert not tab.approve.isVisible()


def test_without_a_cohort_the_page_offers_to_make_one(qtbot: QtBot, workplace: Workplace) -> None:
    made = CohortPage(workplace)
    qtbot.addWidget(made)
    made.show()
    assert made._none.isVisible() and not made.tabs.isVisible()


def test_the_menu_of_cohorts_holds_the_archived_ones_too(page: CohortPage, office: Office) -> None:
    office.cohorts.archive(new_cohort(office, "Long ago"))
    menu = page.list_menu()
    assert [action.text() for action in menu.actions() if not action.isSeparator()][-2:] == ["Archived (1)",
                                                                                           "New cohort…"]
    below = menu.actions()[-2].menu()
    assert below is not None


def test_an_archived_cohort_can_be_restored_where_it_is_shown(
    page: CohortPage, office: Office, ids: dict[str, int], told: Told
) -> None:
    office.cohorts.archive(ids["cohort"])
    assert "archived" in page.archived_bar.words()
    page._restore()
    assert told.done == ["Restored Pathways Spring 2027"] and not page.archived_bar.words()


# ---- applicants ----
def test_applicants_begin_with_those_who_wait(page: CohortPage) -> None:
    tab = applicants(page)
    assert picture(tab.table) == ">Katz, Dov | Accounting, class of 2028 | Student | Work in a museum. |  |" \
        " Waiting 0 days | Mar 16"
    assert [part.segment.text for part in tab.parts._parts] == ["Waiting 1", "Accepted 5", "Wait-listed 0",
                                                                "Declined 0", "Withdrawn 0"]


def test_a_accepts_and_says_so(qtbot: QtBot, page: CohortPage, office: Office, ids: dict[str, int], told: Told) -> None:
    tab = applicants(page)
    tab.table.setFocus()
    qtbot.keyClick(tab.table, Qt.Key.Key_A)
    assert told.done == ["Accepted Katz, Dov"]
    assert office.enrolments.counts(ids["cohort"]).of("mentee", "accepted") == 4


def test_d_declines_with_the_reason(
    qtbot: QtBot, page: CohortPage, office: Office, ids: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ask, "reason", lambda *a, **k: "Graduates in May")
    tab = applicants(page)
    tab.table.setFocus()
    qtbot.keyClick(tab.table, Qt.Key.Key_D)
    (row,) = office.enrolments.page(EnrolmentQuery(ids["cohort"], states=("declined",)))
    assert (row.person_id, row.reason) == (ids["dov"], "Graduates in May")


def test_who_goes_back_from_the_reason_declines_nobody(
    qtbot: QtBot, page: CohortPage, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ask, "reason", lambda *a, **k: None)
    tab = applicants(page)
    tab.decline_them()
    assert told.done == []


def test_a_full_cohort_says_so_in_the_list_and_changes_nothing(page: CohortPage, office: Office, ids: dict[str, int]) -> None:
    from dataclasses import replace

    office.cohorts.save(replace(office.cohorts.draft_of(ids["cohort"]), capacity=3))
    tab = applicants(page)
    tab.accept_them()
    assert "takes 3 students" in tab.problem.words()
    assert office.enrolments.counts(ids["cohort"]).of(state="applied") == 1


def test_names_and_goals_of_any_kind_are_shown_as_they_are(qtbot: QtBot, page: CohortPage) -> None:
    tab = applicants(page)
    tab.parts.set_value("accepted")
    tab.filters.search.set_value("zed")  # type: ignore[union-attr]
    tab.filters._tell()
    assert picture(tab.table).startswith(f">{HOSTILE}, Bea")
    qtbot.waitUntil(lambda: "x" * 1500 in words_in(tab.detail))


def test_the_detail_names_the_likely_mentors_of_a_student(qtbot: QtBot, page: CohortPage) -> None:
    tab = applicants(page)
    qtbot.waitUntil(lambda: "Max Stone" in words_in(tab.detail))
    assert "“Work in a museum.”" in words_in(tab.detail)


def test_an_enrolment_asked_for_is_shown_whatever_its_state(page: CohortPage, office: Office, ids: dict[str, int]) -> None:
    (row,) = office.enrolments.of_person(ids["ann"])
    page.show_item(("applicants", ids["cohort"], row.id))
    tab = page.tab
    assert isinstance(tab, ApplicantsTab)
    assert tab.parts.value() == "accepted" and tab.table.current_id() == row.id


# ---- matching ----
def test_a_run_lists_the_pairs_with_their_scores_and_proves_them(page: CohortPage, quiet: Callable[[], None]) -> None:
    tab = matching(page, quiet)
    assert "Proven optimal. No other assignment scores higher" in tab.proof.words()
    assert {(row.pair.mentee, row.pair.mentor) for row in tab._rows} == {("Ann Lee", "Max Stone"),
                                                                       (f"Bea {HOSTILE}", "Zoë Arup")}
    assert tab.approve.words() == "Approve 2 matches…" and tab.approve.isEnabled()


def test_the_ledger_beside_the_list_adds_up_to_the_score(qtbot: QtBot, page: CohortPage,
                                                         quiet: Callable[[], None]) -> None:
    tab = matching(page, quiet)
    row = tab.row()
    assert row is not None
    assert sum(line.points for line in row.pair.ledger) == row.pair.score
    qtbot.waitUntil(lambda: "Score" in words_in(tab.detail), timeout=5000)
    assert row.pair.ledger[0].name in words_in(tab.detail)


def test_other_mentors_and_rules_follow_when_a_row_rests(
    qtbot: QtBot, page: CohortPage, quiet: Callable[[], None]
) -> None:
    tab = matching(page, quiet)
    qtbot.waitUntil(lambda: "Not a pair before" in words_in(tab.detail), timeout=10_000)
    assert "Moves" in words_in(tab.detail)


def test_who_is_unmatched_is_told_with_the_reason(page: CohortPage, quiet: Callable[[], None]) -> None:
    tab = matching(page, quiet)
    assert "Cem Çetin" in words_in(tab.under) and "The rules allow no mentor." in words_in(tab.under)
    assert "2 of 2 places used" in words_in(tab.under)


def test_l_locks_the_pair_and_the_run_is_out_of_date(
    qtbot: QtBot, page: CohortPage, office: Office, ids: dict[str, int], told: Told, quiet: Callable[[], None]
) -> None:
    tab = matching(page, quiet)
    tab.table.setFocus()
    qtbot.keyClick(tab.table, Qt.Key.Key_L)
    (rule,) = office.matching.rules(ids["cohort"])
    assert rule.kind == "lock" and told.done[-1].startswith("Locked ")
    assert "Out of date" in tab.proof.words() and not tab.approve.isEnabled()
    qtbot.keyClick(tab.table, Qt.Key.Key_L)
    assert office.matching.rules(ids["cohort"]) == [] and "Proven optimal" in tab.proof.words()


def test_x_forbids_the_pair_and_the_next_run_proposes_another(
    qtbot: QtBot, page: CohortPage, told: Told, quiet: Callable[[], None]
) -> None:
    tab = matching(page, quiet)
    row = tab.row()
    assert row is not None
    tab.table.setFocus()
    qtbot.keyClick(tab.table, Qt.Key.Key_X)
    assert "Forbidden" in picture(tab.table)
    page.renew()
    quiet()
    assert (row.pair.mentee_id, row.pair.mentor_id) not in {(one.pair.mentee_id, one.pair.mentor_id)
                                                           for one in tab._rows}


def test_a_trial_shows_what_would_move_and_keeps_nothing(
    page: CohortPage, office: Office, ids: dict[str, int], quiet: Callable[[], None]
) -> None:
    tab = matching(page, quiet)
    tab.table.set_current(ids["ann"])
    tab.verbs.try_mentor(ids["zoe"])
    quiet()
    assert "Ann Lee with Zoë Arup" in tab.proof.words() and "2 students move" in tab.proof.words()
    assert not tab.approve.isEnabled() and office.matching.rules(ids["cohort"]) == []
    tab.verbs.leave_trial()
    assert "Proven optimal" in tab.proof.words()


def test_approving_asks_and_makes_mentorships(
    page: CohortPage, office: Office, ids: dict[str, int], told: Told, monkeypatch: pytest.MonkeyPatch,
    quiet: Callable[[], None],
) -> None:  # fmt: skip
    asked: list[str] = []
    monkeypatch.setattr(ask, "confirm", lambda _parent, question, words, *a, **k: asked.append(question + words) or True)
    tab = matching(page, quiet)
    tab.approve.click()
    quiet()
    assert asked == ["Approve 2 matches?Each becomes a mentorship that begins on Apr 1. 1 student stays without a"
                     " mentor."]
    assert office.cohorts.get(ids["cohort"]).row.mentorships == 2
    assert told.done[-1] == "Approved 2 matches" and "Approved." in tab.proof.words()


def test_reviewing_on_approves_nothing(
    page: CohortPage, office: Office, ids: dict[str, int], monkeypatch: pytest.MonkeyPatch, quiet: Callable[[], None]
) -> None:
    monkeypatch.setattr(ask, "confirm", lambda *a, **k: False)
    matching(page, quiet).approve.click()
    assert office.cohorts.get(ids["cohort"]).row.mentorships == 0


def test_a_cohort_without_mentors_says_what_is_missing(
    page: CohortPage, office: Office, ids: dict[str, int], workplace: Workplace, quiet: Callable[[], None]
) -> None:
    other = new_cohort(office, "Empty", state="planned")
    office.enrolments.enrol(other, "mentee", [ids["ann"]])
    workplace.cohort.set(other)
    tab = matching(page, quiet)
    assert "There is no accepted mentor in this cohort." in tab.proof.words()


def test_a_cancelled_run_leaves_the_matches_as_they_were(
    page: CohortPage, office: Office, ids: dict[str, int], quiet: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    tab = matching(page, quiet)
    before = office.matching.latest(ids["cohort"])

    def slow(_cohort: int, _aim: str, _progress: object, cancelled: Callable[[], bool]) -> None:
        while not cancelled():
            pass
        raise Cancelled

    monkeypatch.setattr(office.matching, "run", slow)
    tab.bar.run.click()
    assert not tab.bar.run.isEnabled()
    tab.table.loading.cancelled.emit()
    quiet()
    assert tab.bar.run.isEnabled() and "Proven optimal" in tab.proof.words()
    assert office.matching.latest(ids["cohort"]) == before


def test_waiting_for_a_mentor_can_end_on_the_wait_list(
    page: CohortPage, office: Office, ids: dict[str, int], told: Told, quiet: Callable[[], None]
) -> None:
    tab = matching(page, quiet)
    tab.under.wait_pressed.emit(ids["cem"])
    (row,) = office.enrolments.of_person(ids["cem"])
    assert row.state == "wait-listed" and told.done[-1].endswith("on the wait list")
    assert "Out of date" in tab.proof.words()


def test_a_place_more_is_given_where_it_would_match_somebody(
    page: CohortPage, office: Office, ids: dict[str, int], told: Told, quiet: Callable[[], None]
) -> None:
    tab = matching(page, quiet)
    tab.under.remedy_pressed.emit(Remedy("place", ids["cem"], ids["max"], "One more place"))
    (row,) = office.enrolments.of_person(ids["max"])
    assert row.capacity == 2 and told.done[-1] == "Gave Stone, Max 2 places"


def test_a_decision_is_taken_back_from_the_menu(
    page: CohortPage, office: Office, ids: dict[str, int], told: Told, quiet: Callable[[], None]
) -> None:
    tab = matching(page, quiet)
    tab.verbs.forbid()
    (rule,) = office.matching.rules(ids["cohort"])
    assert tab.bar.decided.words() == "1 forbidden"
    tab.bar.rule_dropped.emit(rule)
    assert office.matching.rules(ids["cohort"]) == [] and not tab.bar.decided.isVisible()
    assert told.done[-1].startswith("Allowed ")


def test_finding_narrows_the_matches_and_escape_shows_all(
    qtbot: QtBot, page: CohortPage, quiet: Callable[[], None]
) -> None:
    tab = matching(page, quiet)
    page.find_in_list()
    qtbot.keyClicks(tab.bar.search, "ann")
    assert tab.table.rows_model.rowCount() == 1
    qtbot.keyClick(tab.bar.search, Qt.Key.Key_Escape)
    assert tab.table.rows_model.rowCount() == 2


def test_the_review_list_is_asked_for_with_its_cohort(
    qtbot: QtBot, page: CohortPage, ids: dict[str, int], quiet: Callable[[], None]
) -> None:
    tab = matching(page, quiet)
    with qtbot.waitSignal(page.open_requested) as wish:
        tab.print_list.click()
    assert wish.args == ["packets", {"document": "match-review", "cohort_id": ids["cohort"]}]


# ---- overview ----
def test_objectives_show_actual_target_and_standing(
    page: CohortPage, office: Office, workplace: Workplace
) -> None:
    cohort = new_cohort(office, "Alumni Mentors 2026–27")
    new_pair(office, cohort)
    office.objectives.save(cohort, [Objective(None, "matched-approved", None, 2, None),
                                    Objective(None, "completion", None, 80, None)])
    workplace.cohort.set(cohort)
    page.show_item(("overview", None))
    tab = page.tab
    assert isinstance(tab, OverviewTab)
    lines = picture(tab.table).splitlines()
    assert lines[0].split(" | ")[:5] == [" Students matched, approved", "1", "2", "50% of the target",
                                         "1 of 1 students accepted"]
    assert lines[0].endswith("Complete") and lines[1].endswith("Known Aug 31, 2027")


def test_next_steps_lead_to_the_tab_where_they_are_done(qtbot: QtBot, page: CohortPage, ids: dict[str, int]) -> None:
    page.show_item(("overview", None))
    assert "Decide on 1 application" in [button.words() for button in _links(page)]
    with qtbot.waitSignal(page.open_requested) as wish:
        next(button for button in _links(page) if button.words().startswith("Decide")).click()
    assert wish.args == ["cohort", ("applicants", ids["cohort"])]


def _links(page: CohortPage) -> list:  # type: ignore[type-arg]
    from ui.widgets.buttons import LinkButton

    return page.findChildren(LinkButton)
