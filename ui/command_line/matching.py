"""The command that matches a cohort: the best pairs, why, the proof, and approval."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from typing import Any

from app.domain.match_runs import Approved, MatchRun
from app.domain.matching.results import AIMS, MatchPair, MatchResult
from app.domain.matching.wording import points_text
from app.domain.text import counted
from ui.command_line.answers import table
from ui.command_line.command import Call, Command


def as_data(run: MatchRun, approved: Approved | None) -> dict[str, Any]:
    """A run for machines. Scores, points and totals are whole hundredths of a point: weight x evidence in per cent."""
    data: dict[str, Any] = {"cohort_id": run.cohort_id, "run_id": run.id, **run.result.as_dict(), "approved": 0}
    if approved:
        data |= {"approved": len(approved.mentorship_ids),
                 "left_out": [{"pair": names, "reason": why} for names, why in approved.left_out]}
    return data


def _match(call: Call) -> None:
    options = call.options
    with call.office() as office:
        cohort_id = office.cohorts.find(options.cohort)
        run = office.matching.run(cohort_id, options.aim)
        approved = office.matching.approve(run.id) if options.approve and run.result.pairs else None
        name = office.cohorts.get(cohort_id).name
    call.answer.give(as_data(run, approved), _lines(name, run, approved, options.why))


def _lines(name: str, run: MatchRun, approved: Approved | None, why: bool) -> Iterator[str]:
    result: MatchResult = run.result
    yield f"{name}: {AIMS[run.aim].lower()}"
    yield ""
    yield from table(("Student", "Mentor", "Employer", "Score", "Slots", "Note"), [
        (pair.mentee, pair.mentor, pair.employer, points_text(pair.score), "" if pair.slots is None else pair.slots,
         ", ".join(("locked", *pair.notes) if pair.locked else pair.notes)) for pair in result.pairs], (3, 4))
    if why:
        yield from _ledgers(result.pairs)
    yield ""
    yield result.proof_words
    if result.other_words:
        yield result.other_words
    for one in result.unmatched:
        yield f"Without a mentor: {one.mentee}. {' '.join(one.reasons)}"
    if approved is not None:
        yield f"{counted(len(approved.mentorship_ids), 'match', 'matches')} approved."
        for names, words in approved.left_out:
            yield f"Left out: {names}. {words}"
    elif result.pairs:
        yield "Nothing is approved yet. Add --approve to make mentorships of these pairs."


def _ledgers(pairs: Iterable[MatchPair]) -> Iterator[str]:
    for pair in pairs:
        yield ""
        yield f"{pair.mentee} and {pair.mentor}"
        yield from table(("Criterion", "Weight", "Evidence", "Points", "Why"), [
            (line.name, line.weight, f"{line.evidence}%", points_text(line.points), line.words)
            for line in pair.ledger], (1, 2, 3))
        yield f"Score {points_text(pair.score)}"


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("cohort", metavar="COHORT", help="its number or name, or how its name begins")
    parser.add_argument("--aim", choices=tuple(AIMS), default="total",
                        help="the best total, or the fairest worst pair and then the best total (total)")
    parser.add_argument("--approve", action="store_true", help="make mentorships of the pairs")
    parser.add_argument("--why", action="store_true", help="show each pair's ledger: weight x evidence = points")


COMMANDS = (Command(("match",), "find the best possible pairs of a cohort, with the proof", _arguments, _match),)
