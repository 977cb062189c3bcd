"""Cohorts: every cohort on a line, in four tables that share the line, and the months beside each other."""

from __future__ import annotations

from collections.abc import Callable

from app.domain.dean import DeanPacket
from app.domain.metrics.facts import CohortFact
from app.domain.metrics.tallies import Scope
from exports.excel.dean.numbers import count, hours, quotient, rate
from exports.excel.dean.trend import trend_table
from exports.excel.model import Block, Heading, Sheet
from exports.table import Column, Kind, Row, Table


def cohorts_sheet(packet: DeanPacket) -> Sheet:
    """Size, matching, meetings and goals of each cohort, then the months."""
    tables = (_size(packet), _matched(packet), _meetings(packet), _goals(packet), trend_table(packet))
    blocks: list[Block] = []
    for table in tables:
        blocks += [Heading(table.title), table]
    return Sheet("Cohorts", "Cohorts compared", "A percentage stands beside its count and what it is counted out of.",
                 tuple(blocks))


def _lines(packet: DeanPacket, row: Callable[[CohortFact, Scope], Row]) -> tuple[Row, ...]:
    ordered = sorted(packet.facts.cohorts, key=lambda cohort: (cohort.starts, cohort.id))
    return tuple((cohort.name, *row(cohort, Scope(cohort.id))) for cohort in ordered)


_COHORT = Column("Cohort", width=28)


def _size(packet: DeanPacket) -> Table:
    columns = (
        _COHORT, Column("Starts", Kind.DATE), Column("Ends", Kind.DATE), Column("Applications", Kind.INTEGER),
        Column("Students", Kind.INTEGER), Column("Mentors", Kind.INTEGER), Column("Pairs started", Kind.INTEGER),
        Column("Active pairs", Kind.INTEGER),
    )
    counted = ("applicants", "students", "mentors", "pairs-started", "pairs-active")
    rows = _lines(packet, lambda cohort, scope: (
        cohort.starts, cohort.ends, *(count(packet, measure, scope) for measure in counted)))
    return Table("Cohort_size", "Size", columns, rows)


def _matched(packet: DeanPacket) -> Table:
    steps = ("students-proposed", "students-approved", "students-agreed", "students-met")
    columns = (_COHORT, *(Column(title, Kind.INTEGER, width=13) for title in (
        "Students accepted", "Matched: proposed", "Matched: approved", "Matched: agreed", "Matched: met once")))
    rows = _lines(packet, lambda cohort, scope: tuple(
        count(packet, measure, scope) for measure in ("students", *steps)))
    return Table("Cohort_matched", "Matched: students by how far it has come", columns, rows)


def _meetings(packet: DeanPacket) -> Table:
    columns = (
        _COHORT, Column("On cadence", Kind.PERCENT), Column("Completed", Kind.PERCENT),
        Column("Meetings", Kind.INTEGER), Column("Hours", Kind.DECIMAL), Column("Mean minutes", Kind.DECIMAL),
        Column("Meetings per pair", Kind.DECIMAL),
    )
    rows = _lines(packet, lambda cohort, scope: (
        rate(packet, "on-cadence", scope), rate(packet, "completion", scope), count(packet, "meetings", scope),
        hours(packet, scope), quotient(packet, "meeting-minutes", scope), quotient(packet, "meetings-per-pair", scope),
    ))
    return Table("Cohort_meetings", "Meetings and completion", columns, rows)


def _goals(packet: DeanPacket) -> Table:
    columns = (
        _COHORT, Column("Written as SMART", Kind.PERCENT), Column("On track", Kind.PERCENT),
        Column("Reached", Kind.PERCENT),
    )
    rows = _lines(packet, lambda cohort, scope: tuple(
        rate(packet, key, scope) for key in ("goals-smart", "goals-on-track", "goals-reached")))
    return Table("Cohort_goals", "Goals", columns, rows)
