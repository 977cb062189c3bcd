"""Mentorships, goals and meetings line by line, for the levels at which people appear by name or by code."""

from __future__ import annotations

from fractions import Fraction

from app.domain.cadence import CadenceMark, CadenceState
from app.domain.dean import DeanPacket
from app.domain.metrics.facts import Background, MentorshipFact
from app.domain.packets import Privacy
from exports.excel.model import Sheet
from exports.table import Column, Kind, Row, Table

# The twelve-month strip in signs that differ in shape: met, late, missed, due now, upcoming, paused.
MARKS = {
    CadenceState.MET: "●", CadenceState.LATE: "◐", CadenceState.MISSED: "⊗", CadenceState.DUE: "◎",
    CadenceState.UPCOMING: "○", CadenceState.PAUSED: "‖",
}
KEY = "Months: ● met, ◐ late, ⊗ missed, ◎ due now, ○ upcoming, ‖ paused."


def mentorships_list(packet: DeanPacket) -> Sheet:
    """Every mentorship on a line, the cohort in focus first."""
    columns = (
        Column("Student", width=28), Column("Mentor", width=28), Column("Cohort"), Column("College", width=18),
        Column("Program", width=20), Column("Class year", Kind.YEAR), Column("State"), Column("Approved", Kind.DATE),
        Column("Agreed", Kind.DATE), Column("First met", Kind.DATE), Column("Last met", Kind.DATE),
        Column("Meetings", Kind.INTEGER), Column("Hours", Kind.DECIMAL), Column("On cadence", width=11),
        Column("Days late", Kind.INTEGER), Column("Months", width=27), Column("Ended", Kind.DATE),
    )
    ordered = sorted(packet.facts.mentorships, key=lambda row: (
        _place(packet, row.cohort_id), *_who(packet, row.mentee_id), row.id))
    rows = tuple(_mentorship(packet, row) for row in ordered)
    table = Table("Mentorships", "Mentorships", columns, rows, empty="No mentorship has started yet.")
    return Sheet("Mentorships", "Mentorships", KEY, (table,))


def _mentorship(packet: DeanPacket, row: MentorshipFact) -> Row:
    facts = packet.facts
    met, over = facts.met.get(row.id, ()), facts.over(row)
    known = _background(packet, row.cohort_id, row.mentee_id)
    late = facts.days_late(row)
    return (
        _shown(packet, row.mentee_id), _shown(packet, row.mentor_id), _cohort(packet, row.cohort_id), known.college,
        known.program, known.class_year, row.state, row.approved_on, row.agreed_on, met[0] if met else None,
        met[-1] if met else None, len(met), Fraction(facts.minutes.get(row.id, 0), 60),
        "" if over else "no" if late else "yes", None if over or not late else late,
        strip_words(facts.strip(row)), row.ended_on,
    )


def strip_words(strip: tuple[CadenceMark, ...]) -> str:
    """The cadence strip as one sign a month."""
    return "".join(MARKS[mark.state] for mark in strip)


def goals_list(packet: DeanPacket) -> Sheet:
    """Every goal on a line; its words only where they were asked for and may be printed."""
    worded = any(row.title for row in packet.facts.goals)
    columns = (
        Column("Student", width=26), Column("Cohort"), *((Column("Goal", width=44),) if worded else ()),
        Column("Standing"), Column("SMART", width=9), Column("What is missing", width=36), Column("Due", Kind.DATE),
        Column("Progress, percent", Kind.INTEGER), Column("Steps done", Kind.INTEGER), Column("Steps", Kind.INTEGER),
        Column("College", width=18), Column("Class year", Kind.YEAR),
    )
    ordered = sorted(packet.facts.goals, key=lambda row: (
        _place(packet, row.cohort_id), *_who(packet, row.mentee_id), row.due_on is None, row.due_on, row.id))
    rows: list[Row] = []
    for row in ordered:
        known = _background(packet, row.cohort_id, row.mentee_id)
        rows.append((
            _shown(packet, row.mentee_id), _cohort(packet, row.cohort_id), *((row.title,) if worded else ()),
            row.standing, "no" if row.missing else "yes", " ".join(row.missing), row.due_on, row.percent,
            row.steps_done, row.steps, known.college, known.class_year,
        ))
    table = Table("Goals", "Goals", columns, tuple(rows), empty="No goals are set yet.")
    return Sheet("Goals", "Goals", "Dropped goals are listed and not counted.", (table,))


def meetings_list(packet: DeanPacket) -> Sheet:
    """Every meeting on a line, earliest first. A confidential one shows that it was held and how long."""
    facts = packet.facts
    worded = any(row.topics for row in facts.held)
    columns = (
        Column("Date", Kind.DATE), Column("Student", width=26), Column("Mentor", width=26), Column("Cohort"),
        Column("Minutes", Kind.INTEGER), Column("Way"), Column("Kind of help", width=20),
        *((Column("Topics", width=44),) if worded else ()),
    )
    rows: list[Row] = []
    for row in facts.held:
        pair = facts.mentorship[row.mentorship_id]
        rows.append((
            row.held_on, _shown(packet, pair.mentee_id), _shown(packet, pair.mentor_id),
            _cohort(packet, pair.cohort_id), row.minutes, row.way, "" if row.confidential else row.help,
            *((row.topics,) if worded else ()),
        ))
    table = Table("Meetings", "Meetings", columns, tuple(rows), empty="No meetings are logged yet.")
    return Sheet("Meetings", "Meetings", "What a confidential meeting was about is never exported.", (table,))


def _shown(packet: DeanPacket, person_id: int) -> str:
    label = packet.label(person_id)
    if packet.privacy is Privacy.CODES:
        return label.code
    return label.shown if label.name else f"{label.shown} ({label.code})"


def _who(packet: DeanPacket, person_id: int) -> tuple[bool, str]:
    """The order of lines: by name, and those who are not named at the end by code."""
    label = packet.label(person_id)
    named = packet.privacy is Privacy.NAMES and bool(label.name)
    return (not named, (label.name if named else label.code).casefold())


def _place(packet: DeanPacket, cohort_id: int) -> tuple[bool, int, int]:
    return (cohort_id != packet.focus, -packet.facts.cohort[cohort_id].starts.toordinal(), cohort_id)


def _cohort(packet: DeanPacket, cohort_id: int) -> str:
    cohort = packet.facts.cohort[cohort_id]
    return cohort.short_name or cohort.name


def _background(packet: DeanPacket, cohort_id: int, person_id: int) -> Background:
    return packet.facts.background.get((cohort_id, person_id), Background())
