"""Counts by college, program, class year, state and month: what stands in the place of people at the totals level."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from app.domain.dean import DeanPacket
from app.domain.metrics.tallies import Scope
from exports.excel.dean.numbers import count, hours, quotient
from exports.excel.model import Block, Heading, Sheet
from exports.table import Column, Kind, Row, Table, Value

Numbers = Callable[[Scope], Row]

_GROUPS = (("college", ("College",)), ("program", ("College", "Program")), ("class year", ("Class year",)))


def mentorship_counts(packet: DeanPacket) -> Sheet:
    """Students, how far their matching has come, and pairs on cadence, by group; pairs by state."""
    columns = (
        Column("Students", Kind.INTEGER), *(Column(f"Matched: {step}", Kind.INTEGER, width=12) for step in (
            "proposed", "approved", "agreed", "met once")),
        Column("Active pairs", Kind.INTEGER), Column("On cadence", Kind.INTEGER),
        Column("On cadence, share", Kind.SHARE),
    )
    counted = ("students", "students-proposed", "students-approved", "students-agreed", "students-met", "pairs-active",
               "pairs-on-cadence")

    def numbers(scope: Scope) -> Row:
        return (*(count(packet, measure, scope) for measure in counted), quotient(packet, "on-cadence", scope))

    tables = _by_background(packet, "Pairs", columns, numbers)
    states = _table(packet, "Pairs_by_state", "By state", "state", (Column("State", width=24),),
                    (Column("Pairs", Kind.INTEGER),), lambda scope: (count(packet, "pairs-started", scope),))
    return _sheet("Mentorships", "Mentorships", (*tables, states))


def goal_counts(packet: DeanPacket) -> Sheet:
    """Goals by group and by standing."""
    keys = ("goals-smart", "goals-on-track", "goals-reached")
    titles = ("Written as SMART", "On track", "Reached")
    columns = (Column("Goals", Kind.INTEGER), *(
        column for title in titles for column in (Column(title, Kind.INTEGER), Column(f"{title}, share", Kind.SHARE))))

    def numbers(scope: Scope) -> Row:
        found: list[Value] = [count(packet, "goals", scope)]
        for key in keys:
            found += [count(packet, key, scope), quotient(packet, key, scope)]
        return found

    standing = _table(packet, "Goals_by_standing", "By standing", "standing", (Column("Standing", width=24),),
                      (Column("Goals", Kind.INTEGER),), lambda scope: (count(packet, "goals", scope),))
    return _sheet("Goals", "Goals", (*_by_background(packet, "Goals", columns, numbers), standing))


def meeting_counts(packet: DeanPacket) -> Sheet:
    """Meetings and their length by month, way, kind of help and group."""
    columns = (Column("Meetings", Kind.INTEGER), Column("Hours", Kind.DECIMAL), Column("Mean minutes", Kind.DECIMAL))

    def numbers(scope: Scope) -> Row:
        return (count(packet, "meetings", scope), hours(packet, scope), quotient(packet, "meeting-minutes", scope))

    tables = [
        _table(packet, "Meetings_by_month", "By month", "month", (Column("Month", Kind.MONTH, width=24),), columns,
               numbers),
        _table(packet, "Meetings_by_way", "By way of meeting", "way", (Column("Way", width=24),), columns, numbers),
        _table(packet, "Meetings_by_help", "By kind of help", "help", (Column("Kind of help", width=24),), columns,
               numbers),
    ]
    return _sheet("Meetings", "Meetings", (*tables, *_by_background(packet, "Meetings", columns, numbers)))


def _by_background(packet: DeanPacket, name: str, columns: Sequence[Column], numbers: Numbers) -> list[Table]:
    made = []
    for by, titles in _GROUPS:
        heads = [Column(title, width=24) for title in titles]
        table_name = f"{name}_by_{by.replace(' ', '_')}"
        made.append(_table(packet, table_name, f"By {by}", by, heads, columns, numbers))
    return made


def _table(
    packet: DeanPacket, name: str, title: str, by: str, heads: Sequence[Column], columns: Sequence[Column],
    numbers: Numbers,
) -> Table:
    rows: list[Row] = []
    for cohort in sorted(packet.facts.cohorts, key=lambda cohort: (cohort.starts, cohort.id), reverse=True):
        for scope in packet.tallies.groups(cohort.id, by):
            rows.append((cohort.short_name or cohort.name, *_group(by, scope.group), *numbers(scope)))
    heading = (Column("Cohort", width=24), *heads, *columns)
    return Table(name, title, heading, tuple(rows), empty="Nothing is counted yet.")


def _group(by: str, group: tuple[str, ...]) -> Row:
    if by == "month":
        year, month = group[0].split("-")
        return (date(int(year), int(month), 1),)
    return group


def _sheet(tab: str, title: str, tables: Sequence[Table]) -> Sheet:
    blocks: list[Block] = []
    for table in tables:
        blocks += [Heading(table.title), table]
    words = "Counts only. “Not shown”: fewer people than the minimum, or hidden to guard such a number."
    return Sheet(tab, title, words, tuple(blocks))
