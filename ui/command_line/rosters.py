"""The command that brings a roster in: every row judged, what is ready written in one unit of work."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import Any

from app.domain.people import display_name
from app.domain.rosters.imported import Imported
from app.domain.rosters.plan import Plan, PlanRow
from app.domain.rosters.table import SkippedRow
from app.domain.text import counted
from app.errors import OfficeError
from ui.command_line.answers import table
from ui.command_line.command import Call, Command, path_of

KINDS = ("students", "alumni", "professionals")


def _row_as_data(row: PlanRow) -> dict[str, Any]:
    return {"row": row.number, "verdict": row.verdict.value, "problems": [one.sentence() for one in row.problems],
            "because": row.because, "name": _name(row), "checks": [one.sentence() for one in row.checks],
            "notes": list(row.notes), "changes": [
                {"field": one.title, "before": one.before, "after": one.after} for one in row.changes],
            "candidates": [{"evidence": one.evidence, "row": one.row,
                            "person_id": one.person.id if one.person else None} for one in row.candidates]}


def _skipped_as_data(row: SkippedRow) -> dict[str, Any]:
    return {"row": row.number, "verdict": "skipped", "problems": [], "because": row.reason}


def as_data(plan: Plan, done: Imported | None) -> dict[str, Any]:
    """A plan for machines: every row with its verdict, in the order of the file."""
    rows = [*map(_row_as_data, plan.rows), *map(_skipped_as_data, plan.skipped)]
    return {"rows": sorted(rows, key=lambda row: int(row["row"])), "counts": plan.counts(),
            "applied": done is not None, "added": done.added if done else 0, "changed": done.changed if done else 0}


def _name(row: PlanRow) -> str:
    given, family = (str(row.values.get(key) or "") for key in ("given", "family"))
    return display_name(given, family) if given or family else str(row.values.get("native") or "")


def _import(call: Call) -> int:
    options = call.options
    path = path_of(options.file)
    if not path.is_file():
        raise OfficeError("This roster is not there.", f"“{path.name}” was not found. Nothing was imported.")
    with call.office(read_only=options.dry_run) as office:
        plan = office.rosters.plan(path, options.kind, options.mapping or "", progress=call.answer.progress)
        done = None
        if not options.dry_run:
            done = office.rosters.apply(plan, path.name, progress=call.answer.progress)
    call.answer.give(as_data(plan, done), _lines(plan, done, path.name))
    refused = done is not None and not plan.ready() and any(True for _row in plan.open_rows())
    return int(refused)


def _lines(plan: Plan, done: Imported | None, name: str) -> Iterator[str]:
    counts = plan.counts()
    yield f"{name}: " + ", ".join(f"{number:,} {verdict}" for verdict, number in counts.items() if number)
    waiting = list(plan.open_rows())
    if waiting:
        yield ""
        yield from table(("Row", "Name", "Verdict", "Why"), [
            (str(row.number), _name(row), row.verdict.value, row.because) for row in waiting], (0,))
        for row in waiting:
            for problem in row.problems:
                yield f"{problem.sentence()} {problem.todo}".strip()
        yield ""
    changed = [row for row in plan.rows if row.changes]
    for row in changed[:20]:
        words = "; ".join(f"{one.title}: {one.before or 'nothing'} to {one.after or 'nothing'}" for one in row.changes)
        yield f"Row {row.number}, {_name(row)}: {words}"
    if len(changed) > 20:
        yield f"and {len(changed) - 20:,} more changed rows."
    if done is None:
        yield "Nothing was written. Leave --dry-run out to import what is ready."
    else:
        yield f"{counted(done.added, 'person', 'people')} added, {done.changed:,} changed. “undo” takes all of it back."
        if waiting:
            yield (f"{counted(len(waiting), 'row waits', 'rows wait')} for a decision and"
                   f" {'was' if len(waiting) == 1 else 'were'} left out: mend the file and import it again,"
                   " or decide in the window.")


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="a roster: .xlsx, .xls, .ods, .csv, .tsv or .txt")
    parser.add_argument("--as", dest="kind", choices=KINDS, required=True, metavar="students|alumni|professionals")
    parser.add_argument("--mapping", metavar="NAME", help="column matches kept under a name (found by the headings)")
    parser.add_argument("--dry-run", action="store_true", help="judge every row and write nothing")


COMMANDS = (Command(("import",), "bring a roster in; all of it can be undone", _arguments, _import),)
