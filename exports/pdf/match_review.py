"""The match review list as PDF: each pair with the lines its score is made of, the unmatched, and the proof."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from app.domain.documents.match_review import MatchReview, ReviewPair, Unmatched
from app.domain.packets import ListOptions, Made
from exports.pdf import styles as st
from exports.pdf.flow import Block, Drawing
from exports.pdf.paper import Paper
from exports.pdf.report import Progress, Report, count_words, section, write_report
from exports.pdf.table import Column, Row, Said, Table


def write(review: MatchReview, options: ListOptions, target: Path,
          progress: Progress = lambda done, total: None, cancelled: Callable[[], bool] = lambda: False) -> Made:
    """Write the list to `target`. Raises ValueError where a ledger does not add up to its score."""
    for pair in review.pairs:
        if sum(line.points for line in pair.ledger) != pair.score:
            raise ValueError("a ledger does not add up to its score")
    people = 2 * len(review.pairs) + len(review.unmatched)
    report = Report("Match review", review.heading, summary(review), lambda paper: _blocks(paper, review), people)
    return write_report(report, options, target, progress, cancelled)


def summary(review: MatchReview) -> str:
    """What was matched, and how."""
    left = count_words(len(review.unmatched), "person", "people")
    words = f"{count_words(len(review.pairs), 'pair')} proposed, {left} without one. Aim: {review.aim}."
    return words + (f" Run by {review.run_by}." if review.run_by else "")


def proof(review: MatchReview) -> str:
    """The proof line: whether anything better is possible, the sum, the average, the lowest pair."""
    if not review.pairs:
        return "No pairs are possible under the rules."
    average = _average(review)
    figures = (f"Total {points(review.total, review.scale)}, average {average}, "
               f"lowest {points(review.lowest or 0, review.scale)}.")
    if review.proven:
        return f"Proven: no other assignment scores higher. {figures}"
    if review.dual_total is None:
        return f"Best found so far; not proven. {figures}"
    gap = points(review.dual_total - review.total, review.scale)
    return f"Best found so far; at most {gap} more is possible. {figures}"


def points(value: int, scale: int) -> str:
    """Integer points in print, exact: 8650 at scale 100 is "86.5", at scale 1 "8,650"."""
    whole, rest = divmod(abs(value), scale)
    sign = "−" if value < 0 else ""
    if not rest:
        return f"{sign}{whole:,}"
    digits, left = "", rest
    while left and len(digits) < 12:
        figure, left = divmod(left * 10, scale)
        digits += str(figure)
    return f"{sign}{whole:,}.{digits}"


def _average(review: MatchReview) -> str:
    """To one decimal, rounded half up, in integers throughout."""
    tenths = (20 * review.total + review.scale * len(review.pairs)) // (2 * review.scale * len(review.pairs))
    return f"{tenths // 10:,}.{tenths % 10}"


def _blocks(paper: Paper, review: MatchReview) -> Sequence[Block]:
    blocks: list[Block] = [_proof(paper, proof(review))]
    for pair in review.pairs:
        blocks += [_pair(pair, review.scale), _ledger(paper, pair, review.scale)]
    if review.unmatched:
        blocks += [section("Without a pair", count_words(len(review.unmatched), "person", "people"), before=26),
                   _unmatched(paper, review.unmatched)]
    return blocks


def _proof(paper: Paper, words: str) -> Drawing:
    lines = paper.set(words, st.LABEL, paper.inner - 24)
    height = 14 + len(lines) * st.LABEL.leading

    def drawn(paper: Paper, x: float, top: float) -> None:
        paper.pen.band(x, top - height, paper.inner, height)
        paper.lines(x + 12, top - 17.5, lines, st.LABEL, paper.inner - 24)

    return Drawing(height, drawn, before=14)


def _pair(pair: ReviewPair, scale: int) -> Drawing:
    """Both names with what they are, the score, a box to check and what staff noted."""
    lines = [part for part in (pair.mentee_line, pair.mentor_line) if part]
    note = " · ".join(part for part in ("locked" if pair.locked else "", pair.note) if part)

    def drawn(paper: Paper, x: float, top: float) -> None:
        width = paper.inner - 150
        names = " with ".join(f"{name} {native}".strip() for name, native in (
            (pair.mentee, pair.mentee_native), (pair.mentor, pair.mentor_native)))
        paper.fit(x, top - 13, names, st.HEADING, width, "H2")
        paper.fit(x, top - 27, " · ".join([*lines, *([note] if note else [])]), st.HINT, width)
        paper.words(paper.right, top - 20, points(pair.score, scale), st.SECTION_TITLE, align="right")
        paper.pen.check_box(paper.right - 130, top - 19, 10)
        paper.words(paper.right - 115, top - 17.5, "agreed", st.NOTE_QUIET)

    return Drawing(35, drawn, before=20, keep=True)


def _ledger(paper: Paper, pair: ReviewPair, scale: int) -> Table:
    columns = (Column("Criterion", paper.inner * 0.27, style=st.NOTE_BOLD), Column("Why", paper.inner * 0.49),
               Column("Points", paper.inner * 0.12, "right"), Column("Of", paper.inner * 0.12, "right"))
    rows: list[Row] = [(line.criterion, line.evidence, points(line.points, scale), points(line.weight, scale))
                       for line in pair.ledger]
    rows.append(("Score", "", Said(points(pair.score, scale), st.NOTE_BOLD),
                 points(sum(line.weight for line in pair.ledger), scale)))
    return Table(paper, columns, rows, "How the score of this pair adds up", whole=True)


def _unmatched(paper: Paper, people: Sequence[Unmatched]) -> Table:
    columns = (Column("Name", paper.inner * 0.36), Column("Why", paper.inner * 0.64))
    rows = [(Said(f"{person.name} {person.native}".strip(), st.NOTE_BOLD, person.line, st.NOTE_QUIET),
             "\n".join(person.reasons)) for person in people]
    return Table(paper, columns, rows, "People without a pair, and the reasons")
