"""The share of pairs that met, month by month, cohort beside cohort."""

from __future__ import annotations

from app.domain.cohorts import months_of
from app.domain.dean import DeanPacket
from app.domain.metrics.facts import CohortFact
from app.domain.metrics.tallies import Scope
from app.domain.metrics.trend import met_in_month
from exports.excel.dean.numbers import parts
from exports.table import Column, Kind, Row, Table

TREND_TABLE = "Pairs_that_met_by_month"
MOST_LINES = 3


def compared(packet: DeanPacket) -> tuple[CohortFact, ...]:
    """The cohort in focus and the latest ones that started before it, earliest first; three at most."""
    focus = packet.facts.cohort[packet.focus]
    earlier = sorted(
        (row for row in packet.facts.cohorts if row.id != focus.id and row.starts < focus.starts),
        key=lambda row: (row.starts, row.id),
    )
    return (*earlier[-(MOST_LINES - 1):], focus)


def month_heading(packet: DeanPacket) -> str:
    """The heading of the first column."""
    return "Month" if _same_start(packet) else "Month of the cohort"


def trend_table(packet: DeanPacket) -> Table:
    """A row for each month of the longest cohort; for each cohort the share, the count, and what it is of."""
    cohorts = compared(packet)
    months = {cohort.id: months_of(cohort.starts, cohort.ends) for cohort in cohorts}
    full = {cohort.id: {month for month, _ in packet.tallies.months(cohort.id)} for cohort in cohorts}
    longest = max(months.values(), key=len)
    rows: list[Row] = []
    for at, first in enumerate(longest):
        label = f"{first:%b}" if _same_start(packet) else f"Month {at + 1}"
        shares = [
            parts(packet, met_in_month(months[cohort.id][at]), Scope(cohort.id))
            if at < len(months[cohort.id]) and months[cohort.id][at] in full[cohort.id] else None
            for cohort in cohorts
        ]
        rows.append((label, *shares))
    columns = (Column(month_heading(packet)), *(
        Column(cohort.short_name or cohort.name, Kind.PERCENT, width=12) for cohort in cohorts))
    return Table(TREND_TABLE, "Share of pairs that met, by month", columns, tuple(rows))


def _same_start(packet: DeanPacket) -> bool:
    return len({cohort.starts.month for cohort in compared(packet)}) == 1
