"""What documents are made of: opt-outs, confidentiality and privacy levels hold, and every file is read back."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.mentorships import MeetingDraft
from app.domain.packet_scope import PacketScope
from app.domain.packets import Privacy
from app.office import Office
from tests.builders import clock_of, new_cohort, new_mentor, new_office, new_pair, new_student
from ui.produce import PacketRequest, produce

LISTS = ("meeting-log", "goal-list", "cohort-roster")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = new_office(tmp_path)
    yield office
    office.close()


@pytest.fixture
def pair(office: Office) -> int:
    pair = new_pair(office, new_cohort(office))
    clock_of(office).advance(timedelta(days=40))
    office.meetings.log(MeetingDraft(mentorship_id=pair, held_on=office.clock.today(), minutes=45,
                                     topics="Secret illness", outcome="Nobody may know", confidential=True))
    office.meetings.log(MeetingDraft(mentorship_id=pair, held_on=office.clock.today(), minutes=30, topics="Case practice"))
    return pair


def text_of(path: Path) -> str:
    if path.suffix == ".xlsx":
        with zipfile.ZipFile(path) as book:
            return "\n".join(book.read(name).decode("utf-8", "replace") for name in book.namelist())
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def written(office: Office, pair: int, key: str, folder: Path, privacy: Privacy = Privacy.NAMES,
            **options: object) -> str:
    cohort = office.mentorships.get(pair).row.cohort_id
    ending = ".xlsx" if key == "dean-workbook" else ".pdf"
    target = folder / f"{key}{ending}"
    produce(office, PacketRequest(key, PacketScope(cohort), privacy, options), target)
    return text_of(target)


@pytest.mark.parametrize("key", ["goal-workbook", "meeting-log", "goal-list", "cohort-roster", "dean-workbook"])
def test_words_of_a_confidential_meeting_are_in_no_document(office: Office, pair: int, tmp_path: Path, key: str) -> None:
    options: dict[str, object] = {"filled": True} if key == "goal-workbook" else {}
    options |= {"wording": True} if key == "dean-workbook" else {}
    text = written(office, pair, key, tmp_path, **options)
    assert "Secret illness" not in text
    assert "Nobody may know" not in text


@pytest.mark.parametrize("key", [*LISTS, "dean-workbook"])
def test_whoever_opted_out_is_named_in_no_list(office: Office, pair: int, tmp_path: Path, key: str) -> None:
    row = office.mentorships.get(pair).row
    draft = office.people.draft_of(row.mentee_id)
    office.people.save(replace(draft, given="Xanthippe", family="Quillfeather", directory_opt_out=True))
    text = written(office, pair, key, tmp_path)
    assert "Xanthippe" not in text
    assert "Quillfeather" not in text


def test_the_workbook_of_someone_who_opted_out_goes_to_its_owner_with_their_name(office: Office, pair: int,
                                                                                 tmp_path: Path) -> None:
    row = office.mentorships.get(pair).row
    office.people.save(replace(office.people.draft_of(row.mentee_id), directory_opt_out=True))
    assert row.mentee.split()[0] in written(office, pair, "goal-workbook", tmp_path)


@pytest.mark.parametrize("key", [*LISTS, "dean-workbook"])
def test_codes_name_nobody(office: Office, pair: int, tmp_path: Path, key: str) -> None:
    row = office.mentorships.get(pair).row
    text = written(office, pair, key, tmp_path, Privacy.CODES)
    for person in (row.mentee_id, row.mentor_id):
        draft = office.people.draft_of(person)
        assert f"{draft.given} {draft.family}" not in text
        assert f"{draft.family}, {draft.given}" not in text


def test_a_filled_workbook_holds_what_was_logged(office: Office, pair: int, tmp_path: Path) -> None:
    assert "Case practice" in written(office, pair, "goal-workbook", tmp_path, filled=True)


def test_what_was_produced_is_found_by_person(office: Office, pair: int, tmp_path: Path) -> None:
    written(office, pair, "goal-workbook", tmp_path)
    mentee = office.mentorships.get(pair).row.mentee_id
    assert [row.document for row in office.documents.made(person_id=mentee)] == ["goal-workbook"]
    assert office.documents.made(person_id=999) == []


def test_undo_of_a_record_leaves_the_file_and_takes_the_line(office: Office, pair: int, tmp_path: Path) -> None:
    written(office, pair, "cohort-roster", tmp_path)
    assert office.history.undo().label == "Save cohort roster"
    assert office.documents.made_count() == 0
    assert (tmp_path / "cohort-roster.pdf").exists()


@pytest.mark.parametrize("privacy", [Privacy.NAMES, Privacy.CODES])
def test_the_name_of_a_file_tells_no_name_that_its_document_keeps_back(office: Office, pair: int,
                                                                       privacy: Privacy) -> None:
    mentee = office.mentorships.get(pair).row.mentee_id
    office.people.save(replace(office.people.draft_of(mentee), directory_opt_out=privacy is Privacy.NAMES))
    scope = PacketScope(None, (mentee,))
    assert office.documents.whom_in_file_name(scope, privacy) == office.people.get(mentee).code
    assert office.documents.whom_in_file_name(scope, Privacy.NAMES, own=True) == "Ann Student"


def test_the_kind_of_help_of_a_confidential_meeting_is_hidden_with_its_words(office: Office, pair: int) -> None:
    meeting = office.meetings.log(MeetingDraft(mentorship_id=pair, held_on=office.clock.today(), minutes=20,
                                               help="feedback", topics="Secret", confidential=True))
    assert (office.meetings.get(meeting).help, office.meetings.get(meeting).topics) == ("", "")
    assert office.meetings.draft_of(meeting).help == "feedback"


def test_a_mentor_who_opted_out_is_not_named_in_the_reasons_of_others(office: Office, tmp_path: Path) -> None:
    cohort = new_cohort(office, "Other")
    for given in ("Ann", "Bea"):
        office.enrolments.enrol(cohort, "mentee", [new_student(office, given)])
    mentor = new_mentor(office, "Xanthippe", "Quillfeather", directory_opt_out=True)
    office.enrolments.enrol(cohort, "mentor", [mentor])
    run = office.matching.run(cohort)
    assert any("Xanthippe Quillfeather" in words for one in run.result.unmatched for words in one.reasons)
    produce(office, PacketRequest("match-review", PacketScope(cohort)), tmp_path / "review.pdf")
    text = text_of(tmp_path / "review.pdf")
    assert "Quillfeather" not in text
    assert office.people.get(mentor).code in text
