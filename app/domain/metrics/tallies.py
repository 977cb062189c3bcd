"""Every count a packet prints, each once, with the sums that tie them: the cells the small-cell rule works on."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from app.domain.metrics import mentoring as m
from app.domain.metrics.catalogue import METRICS, metric
from app.domain.metrics.definition import Counted, Figure, Measure, Metric, Tally
from app.domain.metrics.facts import Facts, MeetingFact
from app.domain.metrics.trend import full_months, met_in_month
from app.domain.suppression import Cell, Key, Packet, Sum

NOT_STATED = "Not stated"
BY_BACKGROUND = ("college", "program", "class year")


class Scope(NamedTuple):
    """What a count is about: a cohort, or one group of it. `by` is "" for the whole cohort."""

    cohort: int
    by: str = ""
    group: tuple[str, ...] = ()


class CellKey(NamedTuple):
    """A count that is printed: what is counted, and about what."""

    measure: str
    scope: Scope


@dataclass
class Tallies:
    """The counts of a packet. Fill it with `tally`; then it is only read."""

    facts: Facts
    cells: dict[CellKey, Tally] = field(default_factory=dict)
    sums: list[Sum] = field(default_factory=list)
    parts: list[tuple[CellKey, CellKey]] = field(default_factory=list)

    def figure(self, wanted: str | Metric, scope: Scope) -> Figure:
        """A metric's number for a scope. Raises KeyError when it is not among the counts of the packet."""
        rule = metric(wanted) if isinstance(wanted, str) else wanted
        base = self.cells[CellKey(rule.out_of.key, scope)] if rule.out_of else None
        due_on = rule.due(self.facts.of_cohort(scope.cohort)) if rule.due else None
        return Figure(rule, self.cells[CellKey(rule.counts.key, scope)], base, due_on)

    def groups(self, cohort_id: int, by: str) -> tuple[Scope, ...]:
        """The groups of a cohort along one dimension, in order, each once."""
        return tuple(dict.fromkeys(
            key.scope for key in self.cells if key.scope.cohort == cohort_id and key.scope.by == by
        ))

    def months(self, cohort_id: int) -> tuple[tuple[date, Figure], ...]:
        """For each full month of the cohort the share of pairs that met."""
        return tuple(
            (month, self.figure(met_in_month(month), Scope(cohort_id)))
            for month in full_months(self.facts, cohort_id)
        )

    def packet(self) -> Packet:
        """The cells and sums for the small-cell rule. The rest of a whole beside its part is a cell nobody prints."""
        cells: dict[Key, Cell] = {key: Cell(tally.amount, tally.people) for key, tally in self.cells.items()}
        sums = list(self.sums)
        for part, whole in self.parts:
            rest = ("rest", part, whole)
            left = cells[whole].value - cells[part].value
            cells[rest] = Cell(left, left, published=False)
            sums.append(Sum(whole, (part, rest)))
        rows: dict[Key, Hashable] = {
            key: (key.scope, key.measure.partition("-")[0]) for key in self.cells if key.scope.by in BY_BACKGROUND
        }
        return Packet(cells, tuple(sums), rows)


def tally(facts: Facts) -> Tallies:
    """All counts of the cohorts in `facts`: whole cohorts, by background, by state, by month."""
    found = Tallies(facts)
    for cohort in facts.cohorts:
        own = facts.of_cohort(cohort.id)
        _whole(found, own, cohort.id)
        _by_background(found, own, cohort.id)
        _by_row(found, own, cohort.id)
    return found


def _whole(found: Tallies, own: Facts, cohort_id: int) -> None:
    scope = Scope(cohort_id)
    for measure in _measures():
        found.cells[CellKey(measure.key, scope)] = measure.tally(own)
    _add_parts(found, scope)
    for month in full_months(own, cohort_id):
        rule = met_in_month(month)
        met, under_way = rule.counts, rule.out_of or rule.counts
        for measure in (under_way, met):
            found.cells[CellKey(measure.key, scope)] = measure.tally(own)
        found.parts.append((CellKey(met.key, scope), CellKey(under_way.key, scope)))
        found.parts.append((CellKey(under_way.key, scope), CellKey(m.PAIRS_STARTED.key, scope)))


def _measures() -> tuple[Measure, ...]:
    used = [measure for rule in METRICS for measure in (rule.counts, rule.out_of) if measure]
    return tuple({measure.key: measure for measure in (m.APPLICANTS, *used, m.PAIRS_STARTED)}.values())


def _by_background(found: Tallies, own: Facts, cohort_id: int) -> None:
    def college(row: Counted) -> tuple[str, ...]:
        known = own.background.get((cohort_id, row.person))
        return ((known.college if known else "") or NOT_STATED,)

    def program(row: Counted) -> tuple[str, ...]:
        known = own.background.get((cohort_id, row.person))
        return (*college(row), (known.program if known else "") or NOT_STATED)

    def class_year(row: Counted) -> tuple[str, ...]:
        known = own.background.get((cohort_id, row.person))
        return (str(known.class_year) if known and known.class_year else NOT_STATED,)

    measures = [measure for measure in _measures() if measure not in (m.MENTORS, m.APPLICANTS)]
    for by, group_of in (("college", college), ("program", program), ("class year", class_year)):
        _split(found, cohort_id, by, measures, group_of, within="college" if by == "program" else "")
        for scope in found.groups(cohort_id, by):
            _add_parts(found, scope)


def _by_row(found: Tallies, own: Facts, cohort_id: int) -> None:
    states = {row.id: row.state for row in own.mentorships}
    standings = {row.id: row.standing for row in own.goals}
    held = {row.id: row for row in own.held}
    _split(found, cohort_id, "state", [m.PAIRS_STARTED], lambda row: (states[row.row],))
    _split(found, cohort_id, "standing", [m.GOALS], lambda row: (standings[row.row],))
    lengths = [m.MEETINGS, m.MINUTES]
    _split(found, cohort_id, "month", lengths, lambda row: (f"{held[row.row].held_on:%Y-%m}",))
    _split(found, cohort_id, "way", lengths, lambda row: (held[row.row].way or NOT_STATED,))
    _split(found, cohort_id, "help", lengths, lambda row: (_help(held[row.row]),))
    for month in full_months(own, cohort_id):
        met = CellKey(f"pairs-met:{month:%Y-%m}", Scope(cohort_id))
        meetings = CellKey(m.MEETINGS.key, Scope(cohort_id, "month", (f"{month:%Y-%m}",)))
        if meetings in found.cells:
            found.parts.append((met, meetings))


def _help(meeting: MeetingFact) -> str:
    """The kind of help of a meeting; that of a confidential one is not told."""
    return NOT_STATED if meeting.confidential or not meeting.help else meeting.help


def _split(
    found: Tallies, cohort_id: int, by: str, measures: list[Measure],
    group_of: Callable[[Counted], tuple[str, ...]], within: str = "",
) -> None:
    """Split measures of a cohort into groups; every group gets a cell for every measure, noughts included."""
    rows: dict[str, dict[tuple[str, ...], list[Counted]]] = {measure.key: {} for measure in measures}
    for measure in measures:
        for row in found.cells[CellKey(measure.key, Scope(cohort_id))].counted:
            rows[measure.key].setdefault(group_of(row), []).append(row)
    groups = sorted({group for split in rows.values() for group in split}, key=_in_order)
    for group in groups:
        for measure in measures:
            key = CellKey(measure.key, Scope(cohort_id, by, group))
            found.cells[key] = Tally(tuple(rows[measure.key].get(group, ())))
    for measure in measures:
        _add_sums(found, cohort_id, measure, by, groups, within)


def _add_sums(
    found: Tallies, cohort_id: int, measure: Measure, by: str, groups: list[tuple[str, ...]], within: str,
) -> None:
    wholes: dict[Scope, list[Key]] = {}
    for group in groups:
        whole = Scope(cohort_id, within, group[:1]) if within else Scope(cohort_id)
        wholes.setdefault(whole, []).append(CellKey(measure.key, Scope(cohort_id, by, group)))
    for whole, parts in wholes.items():
        found.sums.append(Sum(CellKey(measure.key, whole), tuple(parts)))


def _in_order(group: tuple[str, ...]) -> tuple[tuple[bool, str], ...]:
    return tuple((name == NOT_STATED, name.casefold()) for name in group)


def _add_parts(found: Tallies, scope: Scope) -> None:
    for part, whole in m.PART_OF:
        pair = (CellKey(part.key, scope), CellKey(whole.key, scope))
        if pair[0] in found.cells and pair[1] in found.cells:
            found.parts.append(pair)
