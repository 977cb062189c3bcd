"""What students say of themselves is kept line by line, with ratings of the office's competencies."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.goals import COMPETENCIES, SelfAssessment
from app.errors import Invalid, Refused
from app.office import Office
from tests.builders import new_cohort, new_student


@pytest.fixture
def blank(office: Office) -> SelfAssessment:
    return office.assessments.get(new_student(office, "Ann"), new_cohort(office))


def test_nothing_said_is_an_empty_form_with_all_competencies(blank: SelfAssessment) -> None:
    assert [name for name, now, later in blank.ratings if now is None and later is None] == list(COMPETENCIES)
    assert (blank.strengths, blank.on_day) == ((), None)


def test_what_was_said_is_kept(office: Office, blank: SelfAssessment) -> None:
    said = replace(blank, strengths=("Listening", " ", "Figures\nand tables"), values=("Fairness",),
                   ratings=(("Teamwork", 3, 5), ("Leadership", None, 4)))
    office.assessments.save(said)
    kept = office.assessments.get(blank.person_id, blank.cohort_id)
    assert kept.strengths == ("Listening", "Figures\nand tables") and kept.values == ("Fairness",)
    rated = {name: (now, later) for name, now, later in kept.ratings}
    assert rated["Teamwork"] == (3, 5) and rated["Leadership"] == (None, 4) and rated["Technology"] == (None, None)
    assert kept.on_day == office.clock.today()
    change = office.history.rows(count=1)[0]
    assert (change.label, change.subject) == ("Save self-assessment", "Ann Student")


def test_saving_the_same_again_changes_nothing(office: Office, blank: SelfAssessment) -> None:
    office.assessments.save(replace(blank, interests=("Chess",), ratings=(("Teamwork", 3, 5),)))
    count = office.history.count()
    office.assessments.save(office.assessments.get(blank.person_id, blank.cohort_id))
    assert office.history.count() == count


def test_stages_and_raters_are_kept_apart(office: Office, blank: SelfAssessment) -> None:
    office.assessments.save(replace(blank, ratings=(("Teamwork", 2, 4),)))
    office.assessments.save(replace(blank, as_of=office.assessments.get(blank.person_id, blank.cohort_id).as_of,
                                    stage="end", rater="mentor", ratings=(("Teamwork", 4, 4),)))
    start = office.assessments.get(blank.person_id, blank.cohort_id)
    end = office.assessments.get(blank.person_id, blank.cohort_id, "end", "mentor")
    assert ("Teamwork", 2, 4) in start.ratings and ("Teamwork", 4, 4) in end.ratings


def test_a_rating_is_from_one_to_five(office: Office, blank: SelfAssessment) -> None:
    with pytest.raises(Invalid) as caught:
        office.assessments.save(replace(blank, ratings=(("Teamwork", 6, 5),)))
    assert set(caught.value.fields) == {"ratings"}


def test_a_newer_assessment_is_not_overwritten(office: Office, blank: SelfAssessment) -> None:
    office.assessments.save(replace(blank, strengths=("Listening",)))
    with pytest.raises(Invalid, match="changed while you were editing"):
        office.assessments.save(replace(blank, strengths=("Other",)))


def test_a_competency_the_office_dropped_keeps_its_rating(office: Office, blank: SelfAssessment) -> None:
    office.assessments.save(replace(blank, ratings=(("Teamwork", 2, 4),)))
    office.settings.save(replace(office.settings.get(), competencies=("Courage",)))
    kept = office.assessments.get(blank.person_id, blank.cohort_id)
    assert kept.ratings == (("Courage", None, None), ("Teamwork", 2, 4))


def test_an_archived_cohort_takes_no_assessment(office: Office, blank: SelfAssessment) -> None:
    office.cohorts.archive(blank.cohort_id)
    with pytest.raises(Refused):
        office.assessments.save(replace(blank, strengths=("x",)))
