"""Commands about what was changed: history, undo, redo."""

from __future__ import annotations

import argparse
from typing import Any

from app.domain.history import Change, ChangeQuery
from ui.command_line.answers import table
from ui.command_line.command import Call, Command, no_arguments
from ui.command_line.values import count

SHOWN = 20


def _as_data(change: Change) -> dict[str, Any]:
    return {"id": change.id, "label": change.label, "subject": change.subject, "actor": change.actor, "at": change.at,
            "source": change.source, "undoes": change.undoes, "undone_by": change.undone_by,
            "topics": list(change.topics), "can_undo": change.can_undo}


def _line(change: Change) -> tuple[object, ...]:
    at = change.at[:16].replace("T", " ")
    standing = "taken back" if change.undone_by else "" if change.undoes is None else f"takes back {change.undoes}"
    return str(change.id), at, change.label, change.subject, change.actor, standing


def _history(call: Call) -> None:
    with call.office(read_only=True) as office:
        changes = office.history.rows(0, call.options.count, ChangeQuery(topic=call.options.topic or ""))
        total = office.history.count()
    lines = table(("ID", "When (UTC)", "What", "Of", "By", ""), [_line(change) for change in changes], (0,))
    if len(changes) < total and call.options.topic is None:
        lines.append(f"{len(changes)} of {total:,} changes; --count N shows more.")
    call.answer.give({"changes": [_as_data(change) for change in changes], "total": total},
                     lines if changes else ["Nothing was changed yet."])


def _undo(call: Call) -> None:
    with call.office() as office:
        change = office.history.undo(call.options.id)
        call.answer.give({"undone": _as_data(office.history.get(change.id))}, [f"Taken back: {change.named}"])


def _redo(call: Call) -> None:
    with call.office() as office:
        change = office.history.redo()
        call.answer.give({"redone": _as_data(change)}, [f"Done again: {change.named}"])


def _history_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--count", type=count, default=SHOWN, metavar="N", help=f"how many ({SHOWN})")
    parser.add_argument("--topic", default=None, metavar="TOPIC", help="only changes of people, cohorts, goals ...")


def _undo_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", nargs="?", type=count, help="the change, as history shows it (the latest)")


COMMANDS = (
    Command(("history",), "show what was changed, the latest first", _history_arguments, _history),
    Command(("undo",), "take a change back", _undo_arguments, _undo),
    Command(("redo",), "do again what was taken back last", no_arguments, _redo),
)
