"""Objectives and metrics: what was promised against what came of it, and every number of the cohort in focus."""

from __future__ import annotations

from app.domain.dean import DeanPacket
from app.domain.metrics.catalogue import METRICS
from app.domain.metrics.definition import Metric, Unit
from app.domain.metrics.objectives import ObjectiveLine, due
from app.domain.metrics.tallies import Scope
from exports.excel.dean.numbers import count, in_unit, unit_words, value
from exports.excel.model import Heading, Name, Sheet
from exports.table import HIDDEN, As, Column, Kind, Row, Table

CHART_TABLE = "Objectives_chart"
METRICS_TABLE = "Metrics"


def objectives_sheet(packet: DeanPacket) -> Sheet:
    """Three tables: the objectives of every cohort, the drawn shares of the cohort in focus, all of its metrics."""
    return Sheet(
        "Objectives and metrics", "Objectives and metrics",
        "The actual is computed from the records. Far under target means below 75% of it.",
        (
            Heading("Objectives"), _objectives(packet), Heading("Objectives as a share of their target"),
            _chart_table(packet), Heading(f"Metrics of {packet.facts.cohort[packet.focus].name}"), _metrics(packet),
        ),
    )


def chart_lines(packet: DeanPacket) -> tuple[ObjectiveLine, ...]:
    """The objectives of the cohort in focus that have a figure."""
    return tuple(
        line for line in packet.objectives if line.cohort_id == packet.focus and line.of_target is not None
    )


def metric_names(packet: DeanPacket) -> tuple[Name, ...]:
    """A name for each metric of the cohort in focus, and for its count and what it is of."""
    names = []
    for at, rule in enumerate(METRICS):
        names.append(Name(f"metric-{rule.key}", METRICS_TABLE, "Value", at))
        if rule.out_of is not None:
            names += [Name(f"metric-{rule.key}-count", METRICS_TABLE, "Count", at),
                      Name(f"metric-{rule.key}-of", METRICS_TABLE, "Of", at)]
    return tuple(names)


def _objectives(packet: DeanPacket) -> Table:
    columns = (
        Column("Objective", width=30), Column("Cohort"), Column("Unit", width=14), Column("Baseline", Kind.DECIMAL),
        Column("Target", Kind.DECIMAL), Column("Actual", Kind.DECIMAL), Column("Count", Kind.INTEGER),
        Column("Of", Kind.INTEGER), Column("Still needed", Kind.INTEGER), Column("Due", Kind.DATE),
        Column("Standing", width=18),
    )
    rows = tuple(_objective(packet, line) for line in packet.objectives)
    return Table("Objectives", "Objectives", columns, rows, empty="No objectives are set for these cohorts.")


def _objective(packet: DeanPacket, line: ObjectiveLine) -> Row:
    rule, scope = line.figure.metric, Scope(line.cohort_id)
    cohort = packet.facts.cohort[line.cohort_id]
    shown = packet.shows_value(rule, scope)
    needed = line.still_needed if rule.unit in (Unit.PERCENT, Unit.COUNT) and line.of_target is not None else None
    return (
        rule.title, cohort.short_name or cohort.name, unit_words(rule), in_unit(rule.key, line.objective.baseline),
        in_unit(rule.key, line.objective.target), value(packet, rule.key, scope), *_parts(packet, rule, scope),
        needed if shown else HIDDEN, due(line), str(line.standing) if shown else HIDDEN,
    )


def _parts(packet: DeanPacket, rule: Metric, scope: Scope) -> Row:
    """Count and what it is of; both empty while the figure cannot be known."""
    if packet.figure(rule, scope).due_on:
        return (None, None)
    return (count(packet, rule.counts.key, scope), count(packet, rule.out_of.key, scope) if rule.out_of else None)


def _chart_table(packet: DeanPacket) -> Table:
    columns = (Column("Objective", width=30), Column("Share of target", Kind.SHARE), Column("Target", Kind.SHARE))
    rows = tuple(
        (line.figure.metric.title,
         line.of_target if packet.shows_value(line.figure.metric, Scope(line.cohort_id)) else HIDDEN, 1)
        for line in chart_lines(packet)
    )
    return Table(CHART_TABLE, "Objectives as a share of their target", columns, rows,
                 empty="No objective has a figure yet.")


def _metrics(packet: DeanPacket) -> Table:
    columns = (
        Column("Metric", width=30), Column("Cohort"), Column("Unit", width=14), Column("Value", Kind.DECIMAL),
        Column("Count", Kind.INTEGER), Column("Of", Kind.INTEGER), Column("Known from", Kind.DATE),
        Column("Version", Kind.YEAR),
    )
    scope = Scope(packet.focus)
    cohort = packet.facts.cohort[packet.focus]
    rows: list[Row] = []
    for rule in METRICS:
        worth: As = value(packet, rule.key, scope)
        rows.append((rule.title, cohort.short_name or cohort.name, unit_words(rule), worth,
                     *_parts(packet, rule, scope), packet.figure(rule, scope).due_on, rule.version))
    return Table(METRICS_TABLE, "Metrics", columns, tuple(rows))
