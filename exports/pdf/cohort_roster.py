"""The cohort roster as PDF: mentees with their mentors and cadence, then mentors with their mentees."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from app.domain.documents.cohort_roster import CohortRoster, RosterMentee, RosterMentor
from app.domain.packets import ListOptions, Made
from exports.pdf import styles as st
from exports.pdf.flow import Block
from exports.pdf.paper import Paper
from exports.pdf.report import Progress, Report, count_words, nothing, section, short_day, write_report
from exports.pdf.strip import strip_cell
from exports.pdf.table import Cell, Column, Said, Table


def write(roster: CohortRoster, options: ListOptions, target: Path,
          progress: Progress = lambda done, total: None, cancelled: Callable[[], bool] = lambda: False) -> Made:
    """Write the roster to `target`, landscape."""
    people = len(roster.mentees) + len(roster.mentors)
    report = Report("Cohort roster", roster.heading, summary(roster), lambda paper: _blocks(paper, roster), people,
                    landscape=True)
    return write_report(report, options, target, progress, cancelled)


def summary(roster: CohortRoster) -> str:
    """The roster in one or two sentences."""
    matched = sum(bool(mentee.mentor) for mentee in roster.mentees)
    without = len(roster.mentees) - matched
    words = (f"{count_words(len(roster.mentees), 'mentee')} and {count_words(len(roster.mentors), 'mentor')}, "
             f"{short_day(roster.starts)} to {short_day(roster.ends)}.")
    if roster.mentees:
        words += f" {matched:,} of {len(roster.mentees):,} mentees have a mentor"
        words += "." if not without else f"; {without:,} {'is' if without == 1 else 'are'} without one."
    return words


def _blocks(paper: Paper, roster: CohortRoster) -> Sequence[Block]:
    mentees: Block = nothing("No mentees yet.")
    if roster.mentees:
        mentees = _mentees(paper, roster.mentees)
    mentors: Block = nothing("No mentors yet.")
    if roster.mentors:
        mentors = _mentors(paper, roster.mentors)
    return [section("Mentees", count_words(len(roster.mentees), "person", "people")), mentees,
            section("Mentors", count_words(len(roster.mentors), "person", "people"), before=26), mentors]


def _mentees(paper: Paper, people: Sequence[RosterMentee]) -> Table:
    columns = _shared(paper, (("Name", 0.21), ("Program", 0.2), ("Mentor", 0.2), ("Months", 0.235),
                              ("Last met", 0.085), ("State", 0.07)))
    rows = [(_name(person.name, person.native), Said(person.line, below=person.email, below_style=st.NOTE_QUIET),
             Said(person.mentor or "no mentor yet", None if person.mentor else st.NOTE_ITALIC,
                  person.mentor_native, st.NOTE_QUIET),
             strip_cell(person.marks, columns[3].width), short_day(person.last_met), person.state)
            for person in people]
    return Table(paper, columns, rows, "Mentees, their mentors, and how they meet")


def _mentors(paper: Paper, people: Sequence[RosterMentor]) -> Table:
    columns = _shared(paper, (("Name", 0.21), ("Work", 0.27), ("Mentees", 0.31), ("Places", 0.09), ("State", 0.12)))
    rows = [(_name(person.name, person.native), Said(person.line, below=person.email, below_style=st.NOTE_QUIET),
             "; ".join(person.mentees), _places(person), person.state) for person in people]
    return Table(paper, columns, rows, "Mentors, their mentees and places")


def _name(name: str, native: str) -> Cell:
    return Said(name, st.NOTE_BOLD, native, st.NOTE)


def _places(person: RosterMentor) -> str:
    return f"{len(person.mentees)} of {person.places}" if person.places is not None else str(len(person.mentees))


def _shared(paper: Paper, parts: Sequence[tuple[str, float]]) -> tuple[Column, ...]:
    return tuple(Column(title, share * paper.inner) for title, share in parts)
