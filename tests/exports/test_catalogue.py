"""The catalogue says what there is, reads options as people type them, and loads nothing heavy."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import pytest

from app.domain.documents.goal_workbook import WorkbookOptions, WorkbookPart
from app.domain.packets import PaperSize, Privacy
from app.errors import Invalid
from exports.catalogue import DOCUMENTS, Scope, document

ROOT = Path(__file__).resolve().parents[2]


def test_the_documents_have_the_keys_that_were_promised() -> None:
    keys = {one.key for one in DOCUMENTS}
    assert keys >= {"goal-workbook", "dean-workbook", "meeting-log", "cohort-roster", "match-review"}
    assert len(keys) == len(DOCUMENTS)


def test_only_the_deans_workbook_has_totals_and_a_workbook_carries_its_owners_name() -> None:
    assert [one.key for one in DOCUMENTS if Privacy.TOTALS in one.privacy] == ["dean-workbook"]
    assert document("goal-workbook").privacy == (Privacy.NAMES,)
    assert Scope.PERSON not in document("dean-workbook").scopes


def test_the_catalogue_loads_no_library_that_writes_documents() -> None:
    heavy = ("openpyxl", "reportlab", "pikepdf", "numpy", "scipy", "sqlalchemy", "PySide6", "exports.excel", "exports.pdf")
    code = f"import exports.catalogue, sys; sys.exit(' '.join(set({heavy}) & set(sys.modules)) or 0)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("one", DOCUMENTS, ids=lambda one: one.key)
def test_every_writer_is_there(one) -> None:
    assert find_spec(one.writer.partition(":")[0]) is not None


@pytest.mark.parametrize("one", DOCUMENTS, ids=lambda one: one.key)
def test_the_defaults_of_a_document_make_a_layout(one) -> None:
    options = one.options_of({})
    assert one.layout(options).paper is PaperSize.LETTER
    for option in one.options:
        assert option.read(option.default) == option.default


def test_options_are_read_as_typed_on_the_command_line() -> None:
    book = document("goal-workbook")
    options = book.options_of({
        "parts": "goals, meetings", "goal_pages": "5", "filled": "yes", "paper": "a4", "one_each": "on"})
    assert book.layout(options) == WorkbookOptions(
        frozenset({WorkbookPart.GOALS, WorkbookPart.MEETINGS}), 5, None, True, PaperSize.A4, False, True)
    assert book.into_folder(options)


@pytest.mark.parametrize(("given", "key"), [
    ({"paper": "tabloid"}, "paper"), ({"goal_pages": "-1"}, "goal_pages"), ({"goal_pages": "many"}, "goal_pages"),
    ({"filled": "perhaps"}, "filled"), ({"parts": "cover"}, "parts"), ({"colour": "red"}, "colour"),
])
def test_an_option_that_cannot_be_is_told_at_its_name(given: dict[str, str], key: str) -> None:
    with pytest.raises(Invalid) as caught:
        document("goal-workbook").options_of(given)
    assert list(caught.value.fields) == [key]


def test_an_unknown_document_is_told_with_those_there_are() -> None:
    with pytest.raises(Invalid, match="dean-workbook"):
        document("deans-workbook")


def test_file_names_say_what_of_whom_and_when() -> None:
    name = document("dean-workbook").file_name("Alumni Mentors 2026–27", date(2027, 3, 16))
    assert name.startswith("Dean") and name.endswith("2027-03-16.xlsx")
    book = document("goal-workbook")
    assert "/" not in book.file_name("../../etc", date(2027, 3, 16))
    assert not book.file_name("x", date(2027, 3, 16), book.options_of({"one_each": True})).endswith(".pdf")
