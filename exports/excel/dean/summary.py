"""The Summary: sentences first, then five figures with what they are counted from, then two charts, on one page."""

from __future__ import annotations

from math import ceil

from app.domain.cohorts import months_of
from app.domain.dean import DeanPacket
from app.domain.metrics.catalogue import metric
from app.domain.metrics.definition import Unit
from app.domain.metrics.objectives import ObjectiveLine, Standing
from app.domain.metrics.tallies import Scope
from app.domain.packets import Privacy
from exports.excel.dean.numbers import KINDS, day_words, percent_words, quotient
from exports.excel.dean.objectives import CHART_TABLE, chart_lines
from exports.excel.dean.trend import TREND_TABLE, compared, month_heading
from exports.excel.model import Block, Chart, FigureBox, Figures, Heading, Lede, Note, Series, Sheet
from exports.table import HIDDEN, Hidden, Kind

_SMALL = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_LABELS = {
    "matched-approved": "students matched", "on-cadence": "pairs on cadence",
    "completion": "pairs completed", "goals-smart": "goals are SMART", "goals-on-track": "goals on track",
    "meetings": "meetings held",
}


def summary_sheet(packet: DeanPacket) -> Sheet:
    """The first sheet, about the cohort in focus."""
    cohort = packet.facts.cohort[packet.focus]
    blocks: list[Block] = [Lede(sentences(packet)), Figures(tuple(_box(packet, key) for key in _chosen(packet)))]
    objectives = chart_lines(packet)
    if objectives:
        blocks += [Heading("Objectives against their targets", "bar = share of the target reached, line = target"),
                   _objectives_chart(packet, objectives)]
    if packet.tallies.months(packet.focus):
        blocks += [Heading("Share of pairs that met, by month"), _trend_chart(packet)]
    return Sheet("Summary", cohort.name, "", (*blocks, Note(_how(packet))), summary=True)


def sentences(packet: DeanPacket) -> str:
    """The state of the cohort in two to four sentences; a hidden number is left out and never hinted at."""
    told = [part for part in (_opening(packet), _goals(packet), _against_targets(packet)) if part]
    if not told or (packet.privacy is Privacy.TOTALS and not _shown(packet, "matched-approved", "on-cadence")):
        told.insert(0, f"Most figures are about fewer than {packet.minimum} people and are not shown.")
    return " ".join(told)


def _opening(packet: DeanPacket) -> str:
    clauses = []
    if _shown(packet, "matched-approved") and packet.shows_base("matched-approved"):
        found = packet.figure("matched-approved")
        clauses.append(f"{found.numerator} of {found.denominator} students have an approved mentor")
    key = "completion" if _over(packet) else "on-cadence"
    rate = packet.figure(key)
    if _shown(packet, key) and rate.value is not None:
        noun = "pairs reached the end with enough meetings" if _over(packet) else "active pairs are on cadence"
        clauses.append(f"{rate.numerator} of {rate.denominator} ({percent_words(rate.value)}) {noun}")
    return f"{_when(packet)}, {' and '.join(clauses)}." if clauses else ""


def _when(packet: DeanPacket) -> str:
    cohort, today = packet.facts.cohort[packet.focus], packet.facts.as_of
    if today < cohort.starts:
        return f"Before the start on {day_words(cohort.starts)}"
    if today >= cohort.ends:
        return f"At the end on {day_words(cohort.ends)}"
    number = len(months_of(cohort.starts, today))
    words = _SMALL[number - 1] if number <= len(_SMALL) else str(number)
    return f"In month {words} of {len(months_of(cohort.starts, cohort.ends))}"


def _goals(packet: DeanPacket) -> str:
    smart, track = packet.figure("goals-smart"), packet.figure("goals-on-track")
    if not smart.denominator or not _shown(packet, "goals-smart", "goals-on-track"):
        return ""
    return (f"Of {smart.denominator} goals, {smart.numerator} are written as SMART and {track.numerator} are on track "
            "or reached.")


def _against_targets(packet: DeanPacket) -> str:
    lines = [line for line in packet.objectives if line.cohort_id == packet.focus and _visible(packet, line)]
    known = [line for line in lines if line.standing is not Standing.NOT_KNOWN]
    if not known:
        return ""
    good = [line for line in known if line.standing in (Standing.ON_TARGET, Standing.COMPLETE)]
    far = [line.figure.metric.title for line in known if line.standing is Standing.FAR_UNDER]
    words = f"{len(good)} of {len(known)} objectives with a figure are on or above target"
    return f"{words}; far under target: {', '.join(far)}." if far else f"{words}."


def _visible(packet: DeanPacket, line: ObjectiveLine) -> bool:
    return packet.shows_value(line.figure.metric, Scope(line.cohort_id))


def _shown(packet: DeanPacket, *keys: str) -> bool:
    return all(packet.shows_value(key) for key in keys)


def _over(packet: DeanPacket) -> bool:
    return packet.facts.cohort[packet.focus].ends <= packet.facts.as_of


def _chosen(packet: DeanPacket) -> tuple[str, ...]:
    second = "completion" if _over(packet) else "on-cadence"
    return ("matched-approved", second, "goals-smart", "goals-on-track", "meetings")


def _box(packet: DeanPacket, key: str) -> FigureBox:
    rule, figure, scope = metric(key), packet.figure(key), Scope(packet.focus)
    shown = quotient(packet, key, scope)
    kind = Kind.SHARE if rule.unit is Unit.PERCENT else KINDS[rule.unit]
    aim = next((line.objective.target for line in packet.objectives
                if line.cohort_id == packet.focus and line.objective.metric == key), None)
    target = "" if aim is None else f"target {aim}{'%' if rule.unit is Unit.PERCENT else ''}"
    if figure.due_on:
        return FigureBox(_LABELS[key], "due", Kind.TEXT, f"known from {day_words(figure.due_on)}", target)
    if isinstance(shown, Hidden):
        return FigureBox(_LABELS[key], HIDDEN, Kind.TEXT, "guards a small group", target)
    return FigureBox(_LABELS[key], "none" if shown is None else shown, Kind.TEXT if shown is None else kind,
                     _counted(packet, key, figure.numerator, figure.denominator), target)


def _counted(packet: DeanPacket, key: str, numerator: int, denominator: int | None) -> str:
    if key == "meetings":
        minutes = packet.figure("meeting-hours")
        return f"{minutes.numerator // 60} hours in all" if _shown(packet, "meeting-hours") else ""
    nouns = {"matched-approved": ", approved", "completion": " pairs", "on-cadence": " active pairs"}
    base = denominator if packet.shows_base(key) else HIDDEN
    return f"{numerator} of {base}{nouns.get(key, ' goals')}"


def _objectives_chart(packet: DeanPacket, lines: tuple[ObjectiveLine, ...]) -> Chart:
    told = [
        f"{line.figure.metric.title} {percent_words(line.of_target)} of the target"
        for line in lines if line.of_target is not None and _visible(packet, line)
    ]
    return Chart(
        "bar", "Objectives as a share of their target", "Bars, one for each objective, with a line at the target. "
        + "; ".join(told) + ".", CHART_TABLE, "Objective",
        (Series("Share of target", "bar"), Series("Target", "target")),
        tuple(str(line.standing) if _visible(packet, line) else "" for line in lines),
        tuple(at for at, line in enumerate(lines) if _visible(packet, line) and 0.8 < (line.of_target or 0) < 1),
        _top(packet, lines),
    )


def _top(packet: DeanPacket, lines: tuple[ObjectiveLine, ...]) -> float:
    """The end of the scale: a quarter above the highest bar that is shown, 125% at least."""
    shares = [line.of_target or 0 for line in lines if _visible(packet, line)]
    return max(5, ceil(max(shares, default=0) * 4) + 1) / 4


def _trend_chart(packet: DeanPacket) -> Chart:
    cohorts = compared(packet)
    series = tuple(
        Series(cohort.short_name or cohort.name, "now" if cohort.id == packet.focus else "before") for cohort in cohorts
    )
    names = ", ".join(one.heading for one in series)
    return Chart("line", "Share of pairs that met, by month", f"Lines over the months of the cohort for {names}. "
                 "The numbers stand in the table of the same name on the sheet Cohorts.", TREND_TABLE,
                 month_heading(packet), series)


def _how(packet: DeanPacket) -> str:
    day = day_words(packet.facts.as_of)
    start = f"Source: {packet.contact.office or 'office'} records on {day}. "
    level = {
        Privacy.NAMES: "This workbook names people; those who opted out of directory information are not named.",
        Privacy.CODES: "People appear by code.",
        Privacy.TOTALS: f"Numbers about fewer than {packet.minimum} people are not shown, and others with them, so "
        f"that none can be worked out: {packet.hidden} of {len(packet.tallies.cells)} numbers of this workbook.",
    }[packet.privacy]
    return f"{start}{level} Every figure is defined on the sheet Definitions."
