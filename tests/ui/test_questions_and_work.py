"""Questions are asked safely, and work runs off the screen thread."""

from __future__ import annotations

import sys
import threading
from functools import partial
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from app.errors import Cancelled, Invalid, OfficeError
from ui import ask
from ui.ask import Dialog
from ui.tasks import Tasks
from ui.theme import theme
from ui.widgets.buttons import Button
from ui.widgets.field import Field
from ui.widgets.form import Form
from ui.widgets.status_bar import StatusBar
from ui.widgets.work_line import WorkLine

NAMES = ("<b>Ann</b>", "<img src=x>", "Ann & Bob", "x" * 10_000, "أميرة حداد")


@pytest.fixture(autouse=True)
def light(qapp) -> None:
    theme().set_mode("light")


@pytest.fixture
def answer(qapp):
    """Answers the next dialog: presses the button with these words, or does something with the dialog."""

    def later(act) -> list[Dialog]:
        seen: list[Dialog] = []

        def go() -> None:
            dialog = QApplication.activeModalWidget()
            if dialog is None:
                QTimer.singleShot(10, go)
                return
            seen.append(dialog)
            if isinstance(act, str):
                next(b for b in dialog.findChildren(Button) if b.words() == act).click()
            else:
                act(dialog)

        QTimer.singleShot(0, go)
        return seen

    return later


def test_a_question_is_answered_by_its_verb_or_by_going_back(answer) -> None:
    answer("Approve 21 matches")
    assert ask.confirm(None, "Approve 21 matches?", "This closes matching.", "Approve 21 matches", "Keep reviewing")
    answer("Keep reviewing")
    assert not ask.confirm(None, "Approve 21 matches?", "This closes matching.", "Approve 21 matches", "Keep reviewing")
    answer(lambda dialog: QApplication.sendEvent(dialog, _escape()))
    assert not ask.confirm(None, "Approve?", "", "Approve")


def _escape():
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    return QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)


@pytest.mark.parametrize(("how", "focused"), [({}, "Delete"), ({"risky": True}, "Keep"), ({"removing": True}, "Keep")])
def test_the_focus_is_on_the_safe_button_when_something_could_be_lost(answer, how, focused) -> None:
    seen: list[str] = []

    def look(dialog: Dialog) -> None:
        seen.append(dialog.focusWidget().accessibleName())
        dialog.reject()

    answer(look)
    ask.confirm(None, "Delete Ruth?", "This cannot be taken back.", "Delete", "Keep", **how)
    assert seen == [focused]


@pytest.mark.parametrize("name", NAMES, ids=lambda name: ascii(name)[:20])
def test_a_name_in_a_question_is_shown_as_it_is(answer, name) -> None:
    pictures: list[int] = []

    def look(dialog: Dialog) -> None:
        assert dialog.words.text() == name and dialog.words.textFormat() == Qt.TextFormat.PlainText
        pictures.append(dialog.width())
        dialog.reject()

    answer(look)
    ask.confirm(None, f"Delete {name}?", name, "Delete")
    assert pictures and pictures[0] <= QApplication.primaryScreen().size().width()


def test_a_dialog_is_gone_once_it_is_closed(answer, qtbot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    answer("Cancel")
    ask.confirm(parent, "Go?", "", "Go")
    QApplication.sendPostedEvents(None, 0)
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not parent.findChildren(Dialog))


def test_a_reason_must_be_given(answer) -> None:
    def type_it(dialog: Dialog) -> None:
        go = next(b for b in dialog.findChildren(Button) if b.words() == "Ask anyway")
        go.click()
        assert dialog.isVisible()
        dialog.findChild(Form).editor("text").setPlainText(" She offered. ")
        go.click()

    answer(type_it)
    assert ask.reason(None, "Why a fourth time?", "Asked three times.", "Ask anyway") == "She offered."
    answer("Cancel")
    assert ask.reason(None, "Why?", "", "Ask anyway") is None


def test_one_line_is_given_with_enter(answer, qtbot) -> None:
    def type_it(dialog: Dialog) -> None:
        edit = dialog.findChild(Form).editor("text")
        edit.setText("Fall roster")
        qtbot.keyClick(edit, Qt.Key.Key_Return)

    answer(type_it)
    assert ask.text(None, "Save the mapping as?", "Name", "Save", value="Roster") == "Fall roster"


def test_one_of_several_verbs(answer) -> None:
    choices = [("leave", "Leave without saving"), ("save", "Save and leave")]
    answer("Leave without saving")
    assert ask.choose(None, "Save first?", "", choices, "Stay") == "leave"
    answer("Stay")
    assert ask.choose(None, "Save first?", "", choices, "Stay") == ""


def test_an_error_is_told_with_its_details_to_copy(answer) -> None:
    def look(dialog: Dialog) -> None:
        next(b for b in dialog.findChildren(Button) if b.words() == "Copy details").click()
        dialog.accept()

    answer(look)
    ask.show_error(None, OfficeError("The file is damaged.", "Nothing was changed.", "page 7"))
    assert QApplication.clipboard().text() == "page 7"


def test_the_ending_of_a_file_is_added_when_it_is_left_out(monkeypatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("/somewhere/dean", ""))
    assert ask.save_file(None, "Save", Path("dean.xlsx"), [("Excel", "*.xlsx")]) == Path("/somewhere/dean.xlsx")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    assert ask.save_file(None, "Save", Path("dean.xlsx"), []) is None


def test_a_half_filled_dialog_comes_back(qtbot) -> None:
    kept: dict[str, dict] = {}

    class Drafts:
        get = staticmethod(kept.get)
        put = staticmethod(kept.__setitem__)
        drop = staticmethod(lambda key: kept.pop(key, None))

    def dialog() -> tuple[Dialog, Form, bool]:
        made, form = Dialog("Log a meeting", None), Form([Field("note", "Note", "long")])
        made.body.addWidget(form)
        qtbot.addWidget(made)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        return made, form, made.keep_draft(form, Drafts(), "meeting/7")

    first, form, had = dialog()
    form.editor("note").setPlainText("half a sentence")
    first.reject()
    second, form, had_second = dialog()
    assert (had, had_second) == (False, True) and form.values()["note"] == "half a sentence"
    second.accept()
    assert kept == {}


# ---- work ----
@pytest.fixture
def tasks(qapp):
    made = Tasks()
    yield made
    assert made.close()


def test_work_runs_on_another_thread_and_its_result_comes_back_on_this_one(tasks, qtbot) -> None:
    here, threads, results = threading.get_ident(), [], []

    def work(task) -> int:
        threads.append(threading.get_ident())
        return 42

    tasks.run(work, lambda value: results.append((value, threading.get_ident())))
    qtbot.waitUntil(lambda: bool(results))
    assert results == [(42, here)] and threads[0] != here and tasks.running() == []


def test_progress_is_told(tasks, qtbot) -> None:
    told: list[tuple[int, int]] = []

    def work(task) -> None:
        for number in range(1, 1001):
            task.progress(number, 1000)

    tasks.run(work, progress=lambda done, total: told.append((done, total)))
    qtbot.waitUntil(lambda: (1000, 1000) in told)
    assert len(told) < 200


def test_cancelled_work_calls_nothing_but_cancelled(tasks, qtbot) -> None:
    told: list[str] = []
    started = threading.Event()

    def work(task) -> None:
        started.set()
        while True:
            task.check()

    task = tasks.run(work, lambda _: told.append("done"), lambda _: told.append("failed"),
                     cancelled=lambda: told.append("cancelled"))  # fmt: skip
    assert started.wait(5)
    task.cancel()
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["cancelled"]


@pytest.mark.parametrize("error", [Invalid({"name": "Needed."}), OfficeError("The drive is gone.")])
def test_what_a_person_may_be_told_goes_to_failed(tasks, qtbot, error) -> None:
    told: list[Exception] = []

    def work(task) -> None:
        raise error

    tasks.run(work, failed=told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert told == [error]


def test_an_error_without_a_failed_goes_to_the_window(qtbot) -> None:
    refused: list[OfficeError] = []
    tasks = Tasks(refused.append)

    def work(task) -> None:
        raise OfficeError("The drive is gone.")

    tasks.run(work)
    qtbot.waitUntil(lambda: bool(refused))
    assert tasks.close()


def test_a_bug_goes_to_the_exception_hook(tasks, qtbot, monkeypatch) -> None:
    hooked: list[type] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_: hooked.append(kind))
    tasks.run(lambda task: 1 / 0, failed=lambda _: hooked.append(str))
    qtbot.waitUntil(lambda: bool(hooked))
    assert hooked == [ZeroDivisionError]


def test_a_widget_that_is_gone_is_not_called(tasks, qtbot) -> None:
    class Pane(QWidget):
        def on_done(self, value: object) -> None:
            raise AssertionError("called after deletion")

    pane, gate = Pane(), threading.Event()
    task = tasks.run(lambda task: gate.wait(5), pane.on_done)
    pane.deleteLater()
    QApplication.sendPostedEvents(pane, 0)
    QApplication.processEvents()
    with qtbot.waitSignal(task.ended):
        gate.set()


def test_long_labelled_work_is_shown_with_cancel(tasks, qtbot, shown_bar) -> None:
    tasks.show_in(shown_bar)

    def work(task) -> None:
        while not task.cancelled():
            task.progress(120, 412)
        raise Cancelled

    tasks.run(work, label="Reading 412 people")
    qtbot.waitUntil(lambda: shown_bar.findChild(WorkLine) is not None)
    line = shown_bar.findChild(WorkLine)
    qtbot.waitUntil(lambda: line._figures.text() == "120 of 412")
    line._cancel.click()
    qtbot.waitUntil(lambda: not tasks.running())


@pytest.fixture
def shown_bar(qtbot) -> StatusBar:
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.resize(900, 26)
    bar.show()
    return bar


def test_closing_stops_all_work(qapp) -> None:
    tasks = Tasks()

    def work(task) -> None:
        while True:
            task.check()

    for _ in range(3):
        tasks.run(work)
    assert tasks.close()


@pytest.mark.parametrize("bound", ["method", "partial", "lambda"])
def test_work_whose_widget_is_gone_calls_nothing_back(qtbot, bound: str) -> None:
    tasks, widget, go = Tasks(), QWidget(), threading.Event()
    done = {"method": widget.setWindowTitle, "partial": partial(widget.setWindowTitle),
            "lambda": lambda words: widget.setWindowTitle(words)}[bound]
    tasks.run(lambda _task: str(go.wait(5)), done)
    shiboken6.delete(widget)
    with qtbot.waitSignal(tasks.quiet):
        go.set()
    tasks.close()
