"""The command that finds people."""

from __future__ import annotations

import argparse
from typing import Any

from app.domain.people import ROLES, PeopleQuery, PersonRow
from ui.command_line.answers import table
from ui.command_line.command import Call, Command
from ui.command_line.values import count

SHOWN = 50


def _as_data(row: PersonRow) -> dict[str, Any]:
    return {"id": row.id, "code": row.code, "name": row.name, "native": row.native, "role": row.role,
            "affiliation": row.affiliation, "cohort": row.cohort, "status": row.status, "student_id": row.student_id,
            "email": row.email, "college": row.college, "class_year": row.class_year, "capacity": row.capacity,
            "last_contact": row.last_contact, "directory_opt_out": row.opted_out, "archived": row.archived}


def _line(row: PersonRow) -> tuple[object, ...]:
    name = f"{row.name} {row.native}".strip()
    return row.code, name, row.role, row.affiliation, row.cohort, row.status, row.email


def _people(call: Call) -> None:
    options = call.options
    query = PeopleQuery(search=" ".join(options.search), role=tuple(options.role or ()), archived=options.archived)
    wanted = options.count if options.count is not None else -1 if call.answer.machine else SHOWN
    with call.office(read_only=True) as office:
        total = office.people.count(query)
        rows = _pages(office.people, query, total if wanted < 0 else min(total, wanted))
    lines = table(("Code", "Name", "Role", "Major or employer", "Cohort", "Status", "Email"), map(_line, rows))
    if len(rows) < total:
        lines.append(f"{len(rows)} of {total:,} people; --count N shows more.")
    none = "Nobody is found by these words." if options.search else "There are no people in this office file yet."
    call.answer.give({"people": [_as_data(row) for row in rows], "total": total}, lines if rows else [none])


def _pages(people: Any, query: PeopleQuery, count: int, size: int = 5000) -> list[PersonRow]:
    rows: list[PersonRow] = []
    while len(rows) < count:
        page = people.page(query, len(rows), min(size, count - len(rows)))
        if not page:
            break
        rows += page
    return rows


def _people_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("search", nargs="*", metavar="SEARCH",
                        help="parts of a name in any order, an e-mail address, a student ID, an employer, a major")
    parser.add_argument("--role", action="append", choices=ROLES, help="only people of this role; may be repeated")
    parser.add_argument("--count", type=count, default=None, metavar="N", help=f"how many ({SHOWN}; all with --json)")
    parser.add_argument("--archived", action="store_true", help="those taken out of the lists")


COMMANDS = (Command(("people",), "find people", _people_arguments, _people),)
