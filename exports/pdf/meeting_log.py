"""The meeting log as PDF: for each pair its cadence strip and every meeting. Confidential ones show date and length."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from app.domain.documents.meeting_log import LoggedMeeting, MeetingLog, PairLog
from app.domain.packets import ListOptions, Made
from exports.pdf import styles as st
from exports.pdf.flow import Block, Drawing
from exports.pdf.paper import Paper
from exports.pdf.report import Progress, Report, count_words, nothing, short_day, write_report
from exports.pdf.strip import strip_words
from exports.pdf.table import Column, Said, Table

CONFIDENTIAL = "Confidential; kept by the pair."


def write(log: MeetingLog, options: ListOptions, target: Path,
          progress: Progress = lambda done, total: None, cancelled: Callable[[], bool] = lambda: False) -> Made:
    """Write the log to `target`."""
    report = Report("Meeting log", log.heading, summary(log), lambda paper: _blocks(paper, log), len(log.pairs))
    return write_report(report, options, target, progress, cancelled)


def summary(log: MeetingLog) -> str:
    """The log in one sentence."""
    meetings = sum(len(pair.meetings) for pair in log.pairs)
    minutes = sum(pair.minutes for pair in log.pairs)
    pairs = count_words(len(log.pairs), "pair")
    return f"{pairs}, {count_words(meetings, 'meeting')}, {hours_words(minutes)} together."


def hours_words(minutes: int) -> str:
    """"4 h 15 min" for 255."""
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours:,} h"] if hours else []
    if rest or not hours:
        parts.append(f"{rest} min")
    return " ".join(parts)


def _blocks(paper: Paper, log: MeetingLog) -> Sequence[Block]:
    blocks: list[Block] = []
    for pair in log.pairs:
        blocks.append(_pair(pair))
        blocks.append(_meetings(paper, pair.meetings) if pair.meetings else nothing("No meetings logged."))
    return blocks or [nothing("No pairs yet.")]


def _pair(pair: PairLog) -> Drawing:
    """Both names, what the mentee studies, the sum and the strip."""
    def drawn(paper: Paper, x: float, top: float) -> None:
        strip = len(pair.marks) * 14
        names = " and ".join(_with_native(name, native) for name, native in (
            (pair.mentee, pair.native), (pair.mentor, pair.mentor_native)))
        paper.fit(x, top - 13, names, st.HEADING, paper.inner - strip - 12, "H2")
        about = " · ".join(part for part in (pair.line, count_words(len(pair.meetings), "meeting"),
                                             hours_words(pair.minutes)) if part)
        paper.fit(x, top - 27, about, st.HINT, paper.inner - strip - 12)
        if pair.marks:
            with paper.figure("Months: " + strip_words(pair.marks), (paper.right - strip, top - 24, paper.right, top)):
                for place, mark in enumerate(reversed(pair.marks)):
                    paper.pen.cadence(paper.right - 5 - place * 14, top - 12, 5, mark.state)

    return Drawing(37, drawn, before=22, keep=True)


def _with_native(name: str, native: str) -> str:
    return f"{name} {native}" if native else name


def _meetings(paper: Paper, meetings: Sequence[LoggedMeeting]) -> Table:
    columns = tuple(Column(title, share * paper.inner) for title, share in (
        ("Date", 0.16), ("How", 0.1), ("Length", 0.12), ("Topics and outcome", 0.46), ("Next", 0.16)))
    return Table(paper, columns, [_row(meeting) for meeting in meetings], "Meetings of this pair")


def _row(meeting: LoggedMeeting) -> tuple[Said | str, ...]:
    what = Said(CONFIDENTIAL, st.NOTE_ITALIC)
    if not meeting.confidential:
        below = " ".join(part for part in (meeting.outcome, f"({meeting.help})" if meeting.help else "") if part)
        what = Said(meeting.topics, below=below, below_style=st.NOTE_QUIET)
    return (Said(short_day(meeting.held_on), st.NOTE_BOLD), meeting.way, hours_words(meeting.minutes), what,
            short_day(meeting.next_on))
