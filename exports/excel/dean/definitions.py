"""Definitions and how the numbers were made: every metric in words with its version, and the settings used."""

from __future__ import annotations

from app.domain.dean import DeanPacket
from app.domain.metrics.catalogue import METRICS
from app.domain.metrics.trend import met_in_month
from app.domain.packets import Privacy
from exports.excel.dean.numbers import day_words, unit_words
from exports.excel.model import Heading, Sheet
from exports.table import Column, Kind, Row, Table

_LEVELS = {
    Privacy.NAMES: "Names. People appear by name. Whoever opted out of directory information appears by code, and "
    "texts that name them are withheld; this also holds for alumni and mentors who opted out as students. Small "
    "groups are not hidden, since the lists show their members.",
    Privacy.CODES: "Codes. People appear by the office's code and nothing they wrote is included. Small groups are not "
    "hidden, since the lists show their members.",
    Privacy.TOTALS: "Totals. No line is about one person, and small cells are hidden.",
}


def definitions_sheet(packet: DeanPacket) -> Sheet:
    """How the numbers were made, what each cohort promised, and the definition of every metric."""
    return Sheet(
        "Definitions", "Definitions and how the numbers were made",
        "Screens and documents take every number from the same definitions.",
        (
            Heading("How the numbers were made"), _method(packet), Heading("What each cohort promised"),
            _promises(packet), Heading("Definitions"), _definitions(packet),
        ),
    )


def _method(packet: DeanPacket) -> Table:
    rows: list[Row] = [
        ("Office", packet.contact.heading),
        ("Records as of", day_words(packet.facts.as_of)),
        *([("State of the office file", packet.change)] if packet.change else []),
        ("Cohort of the Summary", packet.facts.cohort[packet.focus].name),
        ("How people appear", _LEVELS[packet.privacy]),
        ("Confidential", "Confidential notes, and what a confidential meeting was about, are in no export."),
        ("Small cells", _small_cells(packet)),
        ("Percentages", "A percentage stands beside its numerator and denominator. Cells hold the full value; it is "
                        "rounded for display only."),
        ("Standing", "On target at or above the target, under target below it, far under target below 75% of it, "
                     "complete when nothing is left to count."),
    ]
    columns = (Column("What", width=26), Column("How", width=70))
    return Table("How_made", "How the numbers were made", columns, tuple(rows))


def _small_cells(packet: DeanPacket) -> str:
    if packet.privacy is not Privacy.TOTALS:
        return "Not applied at this level."
    least = packet.minimum
    return (
        f"The minimum is {least} people. A count of 1 to {least - 1}, or one with so few people behind it, is not "
        "shown, nor is a rate made from it. Other counts are hidden with it until no row, column or total of the whole "
        f"workbook lets a reader work it out to a range narrower than {least}; this was checked with a linear "
        f"programme. Noughts are shown. Hidden: {packet.hidden} of {len(packet.tallies.cells)} counts."
    )


def _promises(packet: DeanPacket) -> Table:
    columns = (
        Column("Cohort", width=26), Column("Programme", width=70), Column("Starts", Kind.DATE),
        Column("Ends", Kind.DATE), Column("Interval, days", Kind.INTEGER), Column("Grace, days", Kind.INTEGER),
        Column("Least meetings", Kind.INTEGER), Column("Least minutes", Kind.INTEGER),
    )
    rows = tuple(
        (row.name, row.programme, row.starts, row.ends, row.cadence_days, row.grace_days, row.minimum_meetings,
         row.minimum_minutes)
        for row in sorted(packet.facts.cohorts, key=lambda row: (row.starts, row.id))
    )
    return Table("Promises", "What each cohort promised", columns, rows)


def _definitions(packet: DeanPacket) -> Table:
    columns = (
        Column("Metric", width=26), Column("Definition", width=70), Column("Numerator", width=20),
        Column("Denominator", width=20), Column("Formula", width=30), Column("Unit", width=14),
        Column("Version", Kind.YEAR),
    )
    month = met_in_month(packet.facts.cohort[packet.focus].starts.replace(day=1))
    rows = tuple(
        (rule.title, rule.definition, rule.counts.noun, rule.out_of.noun if rule.out_of else "", rule.formula,
         unit_words(rule), rule.version)
        for rule in (*METRICS, month)
    )
    return Table("Definitions", "Definitions", columns, rows)
