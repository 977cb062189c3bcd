"""Packets: what stands chosen is what is written, and what was written is on record."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.domain.packet_scope import PacketScope
from app.domain.packets import Privacy
from app.errors import Invalid, Refused
from tests.builders import new_cohort, new_pair, new_student
from tests.ui.conftest import Told
from ui.pages.packets import PacketsPage
from ui.produce import PacketRequest, produce
from ui.workplace import Workplace


@pytest.fixture
def page(qtbot: QtBot, workplace: Workplace, quiet: Callable[[], None]) -> PacketsPage:
    pair = new_pair(workplace.office, new_cohort(workplace.office))
    workplace.cohort.set(workplace.office.mentorships.get(pair).row.cohort_id)
    page = PacketsPage(workplace)
    qtbot.addWidget(page)
    page.resize(1236, 808)
    page.show()
    return page


def settled(qtbot: QtBot, page: PacketsPage, quiet: Callable[[], None]) -> None:
    qtbot.waitUntil(lambda: not page._pause.isActive(), timeout=5000)
    quiet()
    qtbot.wait(20)


def test_the_preview_shows_the_pages_that_would_print(qtbot: QtBot, page: PacketsPage, quiet: Callable[[], None]) -> None:
    settled(qtbot, page, quiet)
    assert page._pages is not None
    assert page._pages.count > 10
    assert not page._pages.image(0, 200).isNull()


def test_nothing_is_left_in_the_scratch_folder_after_a_preview(qtbot: QtBot, page: PacketsPage,
                                                               quiet: Callable[[], None]) -> None:
    settled(qtbot, page, quiet)
    assert list(page.office.places.scratch.iterdir()) == []


def test_saving_writes_the_file_and_keeps_who_it_was_for(page: PacketsPage, tmp_path: Path) -> None:
    request = page.choices.request()
    assert request is not None
    made = produce(page.office, request, tmp_path / "books.pdf")
    row = page.office.documents.made()[0]
    assert (tmp_path / "books.pdf").read_bytes().startswith(b"%PDF")
    assert (row.document, row.people, row.pages) == ("goal-workbook", 1, made.pages)
    assert row.actor == "Dana Whitlock"


def test_choices_follow_what_another_page_asked_for(page: PacketsPage) -> None:
    page.show_item({"document": "dean-workbook", "cohort_id": page.workplace.cohort.id})
    request = page.choices.request()
    assert request is not None
    assert (request.key, request.scope) == ("dean-workbook", PacketScope(page.workplace.cohort.id))


def test_one_person_of_a_list_can_be_asked_for(page: PacketsPage) -> None:
    mentee = page.office.mentorships.get(1).row.mentee_id
    page.show_item({"document": "goal-workbook", "person_ids": [mentee]})
    request = page.choices.request()
    assert request is not None
    assert request.scope.person_ids == (mentee,)


def test_a_person_without_a_cohort_is_told_in_words(page: PacketsPage, tmp_path: Path) -> None:
    loner = new_student(page.office, "Lone")
    with pytest.raises(Refused, match="takes part in no cohort"):
        produce(page.office, PacketRequest("goal-workbook", PacketScope(None, (loner,))), tmp_path / "x.pdf")
    assert not (tmp_path / "x.pdf").exists()


def test_a_privacy_level_that_a_document_does_not_have_is_refused(page: PacketsPage, tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="privacy levels"):
        produce(page.office, PacketRequest("goal-workbook", PacketScope(page.workplace.cohort.id), Privacy.TOTALS),
                tmp_path / "x.pdf")


def test_without_a_printer_the_way_on_is_told(qtbot: QtBot, page: PacketsPage, told: Told,
                                              monkeypatch: pytest.MonkeyPatch) -> None:
    from PySide6.QtPrintSupport import QPrinterInfo

    from ui import ask

    if QPrinterInfo.availablePrinters():
        pytest.skip("a printer is set up on this machine")
    monkeypatch.setattr(ask, "confirm", lambda *_args, **_more: True)
    page._print.click()
    assert "No printer" in told.refused[0].title
