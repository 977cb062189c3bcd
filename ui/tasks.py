"""Work off the screen thread: run it, see how far it is, cancel it, get its result back on the screen thread.

This and the exception hook are the only places that catch every exception.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal, Slot
from shiboken6 import isValid

from app.errors import Cancelled, Invalid, OfficeError
from ui.widgets.status_bar import StatusBar
from ui.widgets.work_line import WorkLine

_EVERY = 0.05
"""Seconds between two reports of progress; more would only cost the screen thread time."""
_SHOWN_AFTER = 600
"""Milliseconds after which labelled work is shown in the status bar."""


@dataclass(frozen=True)
class Result:
    """How a piece of work ended: with a value, with an error, or cancelled."""

    value: Any = None
    error: BaseException | None = None
    cancelled: bool = False


class Task(QObject):
    """A piece of work under way. The work itself gets it: it reports `progress` and looks at `cancelled`."""

    progressed = Signal(int, int)
    ended = Signal(object)

    def __init__(self, label: str, cancellable: bool) -> None:
        super().__init__()
        self.label, self.cancellable = label, cancellable
        self._cancel = Event()
        self._told = 0.0

    def progress(self, done: int, total: int) -> None:
        """Say how far the work is; may be called as often as one likes, from the work's thread."""
        now = time.monotonic()
        if done >= total or now - self._told >= _EVERY:
            self._told = now
            self.progressed.emit(done, total)

    def cancelled(self) -> bool:
        """True when the work should stop: nothing is kept, Cancelled is raised."""
        return self._cancel.is_set()

    def check(self) -> None:
        """Raise Cancelled when the work should stop."""
        if self.cancelled():
            raise Cancelled

    def cancel(self) -> None:
        """Ask the work to stop."""
        self._cancel.set()


class _Run(QRunnable):
    """Carries the work to a thread of the pool and its result back."""

    def __init__(self, task: Task, work: Callable[[Task], Any]) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self._task, self._work = task, work

    def run(self) -> None:
        self._task.ended.emit(self._result())

    def _result(self) -> Result:
        try:
            value = self._work(self._task)
        except Cancelled:
            return Result(cancelled=True)
        except BaseException as error:  # the border of the thread: nothing may be lost here
            return Result(error=error)
        return Result(value)


class Tasks(QObject):
    """Runs work and hands its result to `done` or `failed` on the screen thread.

    `failed` gets Invalid and OfficeError; where it is not given they go to `refused`. Every other exception is a bug
    and goes to the exception hook. Cancelled work calls `cancelled` where given, and nothing else. A callback that
    belongs to a widget deleted in the meantime is not called.
    """

    began = Signal(object)
    quiet = Signal()

    def __init__(self, refused: Callable[[OfficeError], object] | None = None, threads: int = 4) -> None:
        super().__init__()
        self._refused = refused
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(threads)
        self._running: dict[Task, _Run] = {}
        self._status: StatusBar | None = None

    def run(
        self, work: Callable[[Task], Any], done: Callable[[Any], object] | None = None,
        failed: Callable[[Any], object] | None = None, *, progress: Callable[[int, int], object] | None = None,
        cancelled: Callable[[], object] | None = None, label: str = "", cancellable: bool = True,
    ) -> Task:  # fmt: skip
        """Start `work(task)` on a thread; `label` ("Reading 412 people") shows it in the status bar."""
        task = Task(label, cancellable)
        run = _Run(task, work)
        self._running[task] = run
        task.ended.connect(lambda result: self._on_ended(task, result, done, failed, cancelled))
        if progress is not None:
            task.progressed.connect(lambda d, t: _call(progress, d, t))
        if label and self._status is not None:
            QTimer.singleShot(_SHOWN_AFTER, self, lambda: self._show(task))
        self.began.emit(task)
        self._pool.start(run)
        return task

    def running(self) -> list[Task]:
        """The work under way."""
        return list(self._running)

    def show_in(self, status: StatusBar) -> None:
        """Show labelled work in this status bar, with progress and Cancel."""
        self._status = status

    def close(self, patience: int = 15_000) -> bool:
        """Cancel all work and wait for it, `patience` milliseconds at most; True when all of it has ended."""
        for task in self._running:
            task.cancel()
        return self._pool.waitForDone(patience)

    @Slot()
    def _show(self, task: Task) -> None:
        if task not in self._running or self._status is None or not isValid(self._status):
            return
        line = WorkLine(task.label, cancellable=task.cancellable)
        task.progressed.connect(line.set_progress)
        line.cancelled.connect(task.cancel)
        task.ended.connect(line.deleteLater)
        self._status.add_work(line)

    def _on_ended(
        self, task: Task, result: Result, done: Callable[[Any], object] | None,
        failed: Callable[[Any], object] | None, cancelled: Callable[[], object] | None,
    ) -> None:  # fmt: skip
        self._running.pop(task, None)
        if not self._running:
            self.quiet.emit()
        if result.cancelled:
            _call(cancelled)
        elif result.error is None:
            _call(done, result.value)
        elif isinstance(result.error, (Invalid, OfficeError)) and failed is not None:
            _call(failed, result.error)
        elif isinstance(result.error, OfficeError) and self._refused is not None:
            self._refused(result.error)
        else:
            sys.excepthook(type(result.error), result.error, result.error.__traceback__)


def _call(act: Callable[..., object] | None, *values: Any) -> None:
    """Call back, unless what it belongs to has been deleted."""
    if act is not None and all(isValid(owner) for owner in _owners(act)):
        act(*values)


def _owners(act: Callable[..., object]) -> Iterator[QObject]:
    """The objects of Qt that a callback works on: of its method, bound by `partial`, or seen from a lambda."""
    if isinstance(act, partial):
        yield from _owners(act.func)
        yield from (value for value in act.args if isinstance(value, QObject))
        return
    seen = [getattr(act, "__self__", None)]
    for cell in getattr(act, "__closure__", None) or ():
        with suppress(ValueError):  # a name that was never given a value
            seen.append(cell.cell_contents)
    yield from (value for value in seen if isinstance(value, QObject))
