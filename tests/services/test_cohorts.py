"""Cohorts: made, changed, started, closed, archived; what keeps one from being saved is said at its field."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.domain.cohorts import Break, CohortDraft, MatchRuleDraft, ProgrammeDraft
from app.errors import Invalid, NotFound, Refused
from app.office import Office
from tests.builders import new_cohort, new_pair


def fields_of(office: Office, draft: CohortDraft) -> dict[str, str]:
    with pytest.raises(Invalid) as caught:
        office.cohorts.save(draft)
    return caught.value.fields


def test_a_cohort_is_kept_as_it_was_entered(office: Office) -> None:
    cohort_id = new_cohort(office, short_name="2026–27", capacity=48)
    draft = office.cohorts.draft_of(cohort_id)
    assert (draft.name, draft.programme, draft.short_name) == ("Alumni Mentors 2026–27", "Alumni Mentors", "2026–27")
    assert (draft.starts, draft.ends) == (date(2026, 9, 1), date(2027, 8, 31))
    assert (draft.cadence_days, draft.grace_days, draft.capacity) == (28, 5, 48)
    row = office.cohorts.rows()[0]
    assert (row.title, row.months, row.state) == ("2026–27", 12, "running")


def test_an_empty_draft_says_what_is_missing(office: Office) -> None:
    assert set(fields_of(office, CohortDraft())) == {"name", "programme", "starts", "ends"}


def test_a_cohort_ends_after_it_starts(office: Office) -> None:
    wrong = CohortDraft(programme="P", name="C", starts=date(2027, 5, 1), ends=date(2027, 5, 1))
    assert fields_of(office, wrong) == {"ends": "The last day must come after the first."}


def test_names_are_unique_whatever_the_case_and_accents(office: Office) -> None:
    new_cohort(office, "Café Mentors")
    assert "name" in fields_of(office, CohortDraft(programme="P", name="CAFE mentors", starts=date(2027, 1, 1),
                                                   ends=date(2027, 6, 1)))


def test_a_programme_is_made_once_and_shared(office: Office) -> None:
    new_cohort(office, "One", programme="Pathways")
    new_cohort(office, "Two", programme=" pathways ")
    assert [(row.name, row.cohorts) for row in office.cohorts.programmes()] == [("Pathways", 2)]


def test_a_programme_keeps_sponsor_and_rationale(office: Office) -> None:
    programme_id = office.cohorts.save_programme(ProgrammeDraft(name="Pathways", sponsor="Dean Ono", pilot=True))
    draft = office.cohorts.programme_draft(programme_id)
    office.cohorts.save_programme(replace(draft, rationale="Retention.\nPipeline."))
    kept = office.cohorts.programmes()[0]
    assert (kept.sponsor, kept.rationale, kept.pilot) == ("Dean Ono", "Retention.\nPipeline.", True)
    with pytest.raises(Invalid):
        office.cohorts.save_programme(ProgrammeDraft(name="PATHWAYS"))


def test_a_change_made_meanwhile_is_not_overwritten(office: Office) -> None:
    cohort_id = new_cohort(office)
    mine = office.cohorts.draft_of(cohort_id)
    office.cohorts.save(replace(office.cohorts.draft_of(cohort_id), cadence_days=14))
    assert "changed while you were editing" in fields_of(office, replace(mine, grace_days=3))[""]
    assert office.cohorts.draft_of(cohort_id).grace_days == 5


def test_states_are_set_with_a_label_of_their_own(office: Office) -> None:
    cohort_id = new_cohort(office, state="planned")
    office.cohorts.set_state(cohort_id, "running")
    office.cohorts.set_state(cohort_id, "closed")
    assert [change.label for change in office.history.rows(count=2)] == ["Close cohort", "Start cohort"]
    assert office.cohorts.get(cohort_id).row.state == "closed"


def test_an_archived_cohort_leaves_the_list_and_takes_no_changes(office: Office) -> None:
    cohort_id = new_cohort(office)
    office.cohorts.archive(cohort_id)
    assert office.cohorts.rows() == [] and [row.id for row in office.cohorts.rows(archived=True)] == [cohort_id]
    with pytest.raises(Refused, match="archived"):
        office.cohorts.save(replace(office.cohorts.draft_of(cohort_id), cadence_days=7))
    with pytest.raises(Refused, match="archived"):
        office.cohorts.save_breaks(cohort_id, [])
    office.cohorts.restore(cohort_id)
    assert [row.id for row in office.cohorts.rows()] == [cohort_id]


def test_a_cohort_is_not_closed_by_editing_while_pairs_are_at_work(office: Office) -> None:
    cohort_id = new_cohort(office)
    new_pair(office, cohort_id)
    assert set(fields_of(office, replace(office.cohorts.draft_of(cohort_id), state="closed"))) == {"state"}


def test_breaks_are_kept_in_order_and_undone(office: Office) -> None:
    cohort_id = new_cohort(office)
    winter = Break(date(2026, 12, 20), date(2027, 1, 8), "Winter break")
    spring = Break(date(2027, 3, 20), date(2027, 3, 28), "Spring break")
    office.cohorts.save_breaks(cohort_id, [spring, winter])
    assert office.cohorts.get(cohort_id).breaks == (winter, spring)
    office.history.undo()
    assert office.cohorts.get(cohort_id).breaks == ()
    with pytest.raises(Invalid) as caught:
        office.cohorts.save_breaks(cohort_id, [Break(date(2027, 1, 8), date(2027, 1, 1), "Winter break")])
    assert caught.value.fields == {"breaks": "The break Winter break ends before it starts."}


def test_weights_are_the_usual_ones_until_somebody_sets_them(office: Office) -> None:
    cohort_id = new_cohort(office)
    assert sum(office.cohorts.weights(cohort_id).values()) == 100
    office.cohorts.save_weights(cohort_id, {"field_of_interest": 60, "language": 40})
    weights = office.cohorts.weights(cohort_id)
    assert (weights["field_of_interest"], weights["language"], weights["skills"]) == (60, 40, 0)
    with pytest.raises(Invalid):
        office.cohorts.save_weights(cohort_id, {"charm": 10})


def test_matching_rules_are_kept(office: Office) -> None:
    cohort_id = new_cohort(office)
    assert office.cohorts.match_rules(cohort_id) == MatchRuleDraft()
    office.cohorts.save_match_rules(cohort_id, MatchRuleDraft(minimum_years=5, common_language=True))
    assert office.cohorts.match_rules(cohort_id) == MatchRuleDraft(minimum_years=5, common_language=True)
    with pytest.raises(Invalid) as caught:
        office.cohorts.save_match_rules(cohort_id, MatchRuleDraft(slot_minutes=0))
    assert set(caught.value.fields) == {"slot_minutes"}


def test_a_cohort_is_found_by_id_name_or_the_start_of_its_name(office: Office) -> None:
    first = new_cohort(office, "Alumni Mentors 2026–27", short_name="AM 26")
    second = new_cohort(office, "Pathways Spring 2027")
    find = office.cohorts.find
    assert find(str(first)) == find("alumni mentors 2026-27") == find("am 26") == first
    assert find("path") == second
    with pytest.raises(NotFound, match="Pathways Spring 2027"):
        find("nothing like it")


def test_the_working_cohort_is_the_running_one(office: Office) -> None:
    assert office.cohorts.working() is None
    new_cohort(office, "Old", state="closed", starts=date(2027, 1, 1))
    running = new_cohort(office, "Now")
    new_cohort(office, "Next", state="planned", starts=date(2027, 4, 1))
    assert office.cohorts.working() == running
