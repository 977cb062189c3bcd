"""What applying a plan writes: one entry per person, with rows that were merged put together."""

from __future__ import annotations

from app.domain.rosters.changes import merged
from app.domain.rosters.plan import Plan, PlanRow, Verdict, Write


def writes_of(plan: Plan) -> tuple[Write, ...]:
    """One Write for every row that is new or changes a record, in the order of the rows.

    Rows with problems, open questions, rows left out and rows that say nothing new write nothing.
    """
    found: dict[int, Write] = {}
    for row in plan.rows:
        target = _target(plan, row, found)
        if target is not None:
            found[target] = _joined(plan, found[target], row)
        elif row.verdict is Verdict.NEW:
            found[row.number] = Write(row.number, None, dict(row.values), (row.number,))
        elif row.verdict in (Verdict.CHANGED, Verdict.SAME) and row.person:
            values = {change.key: change.value for change in row.changes}
            found[row.number] = Write(row.number, row.person.id, values, (row.number,))
    return tuple(write for write in found.values() if write.values)


def _target(plan: Plan, row: PlanRow, found: dict[int, Write]) -> int | None:
    """The earlier row that this one goes into: by decision, or because both belong to one record."""
    if row.verdict not in (Verdict.CHANGED, Verdict.SAME) or row.decision is None:
        return None
    if row.decision.row is not None:
        return next((number for number, write in found.items() if row.decision.row in write.rows), None)
    person = row.person
    return next((number for number, write in found.items() if person and write.person_id == person.id), None)


def _joined(plan: Plan, write: Write, row: PlanRow) -> Write:
    """The write with another row merged in, on top of what it would leave on record."""
    first = plan.row(write.row)
    record = {**(first.person.values if first.person else {}), **write.values}
    choices = row.decision.choices if row.decision else {}
    changes = merged(row.values, record, choices)
    values = {**write.values, **{change.key: change.value for change in changes}}
    return Write(write.row, write.person_id, values, (*write.rows, row.number))
