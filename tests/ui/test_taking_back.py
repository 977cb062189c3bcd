"""Large changes are taken back beside the screen's thread: one at a time, and told when they are done."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from app.domain.history import Change
from app.domain.people import PersonDraft
from app.errors import OfficeError, Refused
from ui import taking_back
from ui.workplace import Workplace


@pytest.fixture(autouse=True)
def everything_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking_back, "LARGE", 1)


def test_a_large_change_is_taken_back_on_a_thread_and_done_again(workplace: Workplace, quiet: Callable[[], None]) -> None:
    done: list[Change] = []
    failed: list[OfficeError] = []
    workplace.office.people.save(PersonDraft(given="Ann", family="Lee"))
    taking_back.undo(workplace, done.append, failed.append)
    assert [task.label for task in workplace.tasks.running()] == ["Undoing “New person”"]
    quiet()
    assert workplace.office.people.count() == 0
    taking_back.redo(workplace, done.append, failed.append)
    assert [task.label for task in workplace.tasks.running()] == ["Doing again “New person”"]
    quiet()
    assert workplace.office.people.count() == 1
    assert ([change.named for change in done], failed) == (["New person · Ann Lee"] * 2, [])


def test_only_one_change_is_taken_back_at_a_time(workplace: Workplace, quiet: Callable[[], None],
                                                 monkeypatch: pytest.MonkeyPatch) -> None:
    failed: list[OfficeError] = []
    for given in ("Ann", "Bo"):
        workplace.office.people.save(PersonDraft(given=given, family="Lee"))
    go_on, undo = threading.Event(), workplace.office.history.undo

    def slowly(*args: object, **more: object) -> Change:
        go_on.wait(10)
        return undo(*args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(workplace.office.history, "undo", slowly)
    taking_back.undo(workplace, lambda _change: None, failed.append)
    taking_back.undo(workplace, lambda _change: None, failed.append)
    assert [type(error) for error in failed] == [Refused]
    go_on.set()
    quiet()
    assert workplace.office.people.count() == 1
