"""Figures of the packet as values for cells: a hidden number stays hidden, a percentage brings its two parts."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from math import floor

from app.domain.dean import DeanPacket
from app.domain.metrics.catalogue import metric
from app.domain.metrics.definition import Metric, Unit
from app.domain.metrics.tallies import CellKey, Scope
from exports.table import HIDDEN, As, Hidden, Kind, Plain, Ratio

KINDS = {
    Unit.COUNT: Kind.INTEGER, Unit.PERCENT: Kind.PERCENT, Unit.HOURS: Kind.DECIMAL, Unit.MINUTES: Kind.DECIMAL,
    Unit.MEAN: Kind.DECIMAL,
}


def count(packet: DeanPacket, measure: str, scope: Scope) -> int | Hidden:
    """A count, or the mark that it is hidden."""
    return packet.tallies.cells[CellKey(measure, scope)].amount if packet.shows(measure, scope) else HIDDEN


def hours(packet: DeanPacket, scope: Scope) -> Fraction | Hidden:
    """Hours of meetings."""
    minutes = count(packet, "minutes", scope)
    return HIDDEN if isinstance(minutes, Hidden) else Fraction(minutes, 60)


def parts(packet: DeanPacket, wanted: str | Metric, scope: Scope) -> Ratio:
    """The two parts of a metric that has a base."""
    rule = metric(wanted) if isinstance(wanted, str) else wanted
    if rule.out_of is None:
        raise KeyError(f"{rule.key} is counted out of nothing")
    return Ratio(count(packet, rule.counts.key, scope), count(packet, rule.out_of.key, scope))


def rate(packet: DeanPacket, wanted: str | Metric, scope: Scope) -> Ratio | None:
    """A percentage with its parts; None while it cannot be known."""
    figure = packet.figure(wanted, scope)
    return None if figure.due_on else parts(packet, wanted, scope)


def quotient(packet: DeanPacket, wanted: str, scope: Scope) -> Plain:
    """The value of a metric alone, for a row in which its parts stand too."""
    return packet.figure(wanted, scope).value if packet.shows_value(wanted, scope) else HIDDEN


def value(packet: DeanPacket, wanted: str, scope: Scope) -> As:
    """The value of a metric in its own unit, for a column of mixed units; a percentage as a share."""
    kind = KINDS[metric(wanted).unit]
    return As(quotient(packet, wanted, scope), Kind.SHARE if kind is Kind.PERCENT else kind)


def in_unit(wanted: str, number: int | None) -> As | None:
    """A target or baseline, which is kept as a whole number, in the metric's unit."""
    if number is None:
        return None
    kind = KINDS[metric(wanted).unit]
    return As(Fraction(number, 100), Kind.SHARE) if kind is Kind.PERCENT else As(number, kind)


def unit_words(rule: Metric) -> str:
    """The unit as a noun: percent, hours, minutes, or what is counted."""
    return {
        Unit.PERCENT: "percent", Unit.HOURS: "hours", Unit.MINUTES: "minutes", Unit.MEAN: "meetings per pair",
    }.get(rule.unit, rule.counts.noun.split(" with ")[0].split(" who ")[0].split(" accepted")[0])


def percent_words(share: Fraction) -> str:
    """A share as whole percent, rounded half up."""
    return f"{floor(share * 100 + Fraction(1, 2))}%"


def day_words(day: date) -> str:
    """March 16, 2027."""
    return f"{day:%B} {day.day}, {day.year}"


def short_day(day: date) -> str:
    """Mar 16, 2027."""
    return f"{day:%b} {day.day}, {day.year}"
