"""The table of objectives: actual, target, a bar with its target mark, what is counted, the past months, standing."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from app.domain.metrics.definition import Figure, Unit
from app.domain.metrics.objectives import Standing
from app.domain.overview import Compared, ObjectiveView
from app.domain.text import counted
from ui.days import short_day
from ui.widgets.cells import Bar, Spark, Toned
from ui.widgets.chip import Status
from ui.widgets.columns import Column

_SUFFIX = {Unit.PERCENT: "%", Unit.HOURS: " h", Unit.MINUTES: " min", Unit.MEAN: "", Unit.COUNT: ""}
_TONES = {Standing.COMPLETE: "ok", Standing.ON_TARGET: "ok", Standing.UNDER: "warn", Standing.FAR_UNDER: "bad",
          Standing.NOT_KNOWN: "open"}  # fmt: skip
_FILLS = {Standing.COMPLETE: "okFill", Standing.ON_TARGET: "bar", Standing.UNDER: "warnFill",
          Standing.FAR_UNDER: "badFill", Standing.NOT_KNOWN: "bar"}  # fmt: skip


def columns(today: date) -> list[Column]:
    """What is shown of an objective."""
    return [
        Column("title", "Objective", 218, "key", min_width=130, sortable=False,
               value=lambda view: view.line.figure.metric.title),
        Column("actual", "Actual", 68, "number", sortable=False, value=_actual),
        Column("target", "Target", 62, "number", sortable=False,
               value=lambda view: in_unit(Fraction(view.line.objective.target), view.line.figure.metric.unit)),
        Column("progress", "Progress", 160, "bar", sortable=False, min_width=100, stretch=True, value=_bar,
               copy=lambda view: _share_words(view)),
        Column("counted", "Counted as", 190, sortable=False, min_width=90,
               value=lambda view: counted_as(view.line.figure)),
        Column("trend", "Past months", 100, "sparkline", sortable=False, min_width=72, value=_trend),
        Column("standing", "Standing", 150, sortable=False, min_width=110, value=lambda view: _standing(view, today)),
    ]


def in_unit(value: Fraction, unit: Unit) -> str:
    """A figure on the scale of targets: "80%", "1.4", "66"."""
    whole = value.denominator == 1 or unit in (Unit.PERCENT, Unit.MINUTES)
    words = f"{round(value):,}" if whole else f"{float(value):,.1f}"
    return f"{words}{_SUFFIX[unit]}"


def figure_words(figure: Figure) -> str:
    """The figure in its unit; a dash where it is not known."""
    value = figure.in_unit
    return "–" if value is None else in_unit(value, figure.metric.unit)


def counted_as(figure: Figure) -> str:
    """ "37 of 46 pairs", "66 held"."""
    metric = figure.metric
    if figure.due_on is not None:
        return ""
    if figure.out_of is None or metric.out_of is None:
        return f"{figure.numerator:,} {metric.counts.noun}" if metric.unit is not Unit.HOURS else ""
    if metric.unit in (Unit.MEAN, Unit.MINUTES):
        return f"over {figure.denominator:,} {metric.out_of.noun}"
    return f"{figure.numerator:,} of {figure.denominator:,} {metric.out_of.noun}"


def compared_words(row: Compared, today: date) -> tuple[str, str, str]:
    """How a figure moved against the cohort before: icon, words, colour role."""
    now, before = row.now.in_unit, row.before.in_unit
    if row.now.due_on is not None:
        return "clock", f"due {short_day(row.now.due_on, today)}", "ink2"
    if now is None or before is None:
        return "minus", "not known yet", "ink2"
    unit = row.now.metric.unit
    percent = unit is Unit.PERCENT
    moved = Fraction(round(now) - round(before)) if percent else Fraction(round((now - before) * 10), 10)
    size = abs(moved)
    words = counted(round(size), "pt") if percent else in_unit(size, Unit.MEAN)
    if moved == 0:
        return "minus", "the same", "ink2"
    return ("arrow-up", words, "ok") if moved > 0 else ("arrow-down", words, "bad")


def _actual(view: ObjectiveView) -> Toned:
    return Toned(figure_words(view.line.figure), "ink", "strong")


def _scale(view: ObjectiveView) -> Fraction:
    """What the whole length of the bar stands for."""
    line = view.line
    unit, target = line.figure.metric.unit, Fraction(line.objective.target)
    actual = line.figure.in_unit or Fraction(0)
    if unit is Unit.PERCENT:
        return Fraction(100)
    base = Fraction(line.figure.denominator or 0) if unit is Unit.COUNT else Fraction(0)
    return max(base, target if base else target * Fraction(5, 4), actual, Fraction(1))


def _share_words(view: ObjectiveView) -> str:
    share = view.line.of_target
    return "" if share is None else f"{round(share * 100)}% of the target"


def _bar(view: ObjectiveView) -> Bar:
    scale, line = _scale(view), view.line
    return Bar(float((line.figure.in_unit or Fraction(0)) / scale), _share_words(view),
               float(line.objective.target / scale), room=0, token=_FILLS[line.standing])


def _trend(view: ObjectiveView) -> Spark | None:
    points = [float(value) for _day, value in view.trend if value is not None]
    return Spark(points, float(view.line.objective.target)) if len(points) > 1 else None


def _standing(view: ObjectiveView, today: date) -> Status:
    line = view.line
    words = {Standing.COMPLETE: "Complete", Standing.ON_TARGET: "On target", Standing.NOT_KNOWN: "Not known yet"}.get(
        line.standing, "")
    if line.standing is Standing.NOT_KNOWN and line.figure.due_on is not None:
        words = f"Known {short_day(line.figure.due_on, today)}"
    if not words:
        minutes = "minutes " if line.figure.metric.unit in (Unit.MINUTES, Unit.HOURS) else ""
        words = f"{line.still_needed:,} {minutes}more needed"
    return Status(words, _TONES[line.standing], icon="trending-down" if line.standing is Standing.FAR_UNDER else "")
