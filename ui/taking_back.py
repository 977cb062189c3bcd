"""Undo and redo: at once where a change is small, off the screen's thread, with progress, where it is large."""

from __future__ import annotations

from collections.abc import Callable

from app.domain.history import Change
from app.errors import OfficeError, Refused
from ui.workplace import Workplace

LARGE = 1000
"""From so many rows on, a change is taken back off the screen's thread."""
_UNDOING, _REDOING = "Undoing", "Doing again"

Done = Callable[[Change], object]
Failed = Callable[[OfficeError], object]
Verb = Callable[..., Change]


def undo(workplace: Workplace, done: Done, failed: Failed, unit_id: int | None = None) -> None:
    """Takes a change back, the latest one unless told; `done` gets that change, `failed` why it cannot be."""
    history = workplace.office.history
    change = history.next_undo() if unit_id is None else history.get(unit_id)
    wanted = change.id if change is not None else None
    _step(workplace, change, _UNDOING, lambda **far: history.undo(wanted, **far), done, failed)


def redo(workplace: Workplace, done: Done, failed: Failed) -> None:
    """Does again what was last undone; `done` gets that change, `failed` why it cannot be."""
    history = workplace.office.history
    _step(workplace, history.next_redo(), _REDOING, history.redo, done, failed)


def _step(workplace: Workplace, change: Change | None, word: str, verb: Verb, done: Done, failed: Failed) -> None:
    if any(task.label.startswith((_UNDOING, _REDOING)) for task in workplace.tasks.running()):
        failed(Refused("A change is being taken back already.", "Wait until that is done, or cancel it."))
    elif change is not None and change.touched >= LARGE:
        label = f"{word} “{change.label.removeprefix('Undo: ')}”"
        workplace.tasks.run(lambda task: verb(progress=task.progress, cancelled=task.cancelled), done, failed,
                            label=label)
    else:
        _at_once(verb, done, failed)


def _at_once(verb: Verb, done: Done, failed: Failed) -> None:
    try:
        change = verb()
    except OfficeError as error:
        failed(error)
        return
    done(change)
