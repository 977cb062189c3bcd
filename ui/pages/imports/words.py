"""How verdicts, cells and counts of an import are said on the screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from app.domain.rosters.plan import PlanRow, Verdict
from app.domain.text import counted
from ui.pages.imports.session import READY
from ui.widgets.chip import Status

KINDS = (("students", "Students"), ("alumni", "Alumni"), ("professionals", "Professionals"))
FILTERS = ("all", "ready", "fix", "check", "same person", "left out")


def result(row: PlanRow) -> Status:
    """What importing the row would do, in two or three words."""
    if row.verdict is Verdict.PROBLEM:
        return Status(f"Fix {counted(max(1, len(row.problems)), 'cell')}", "bad")
    if row.verdict is Verdict.POSSIBLE_DUPLICATE:
        return Status("Same person?", "warn", "users")
    if row.verdict is Verdict.SKIPPED:
        return Status("Left out", "neutral", "minus")
    if row.checks:
        return Status("Check", "warn")
    if row.verdict is Verdict.CHANGED:
        return Status(counted(len(row.changes), "change"), "ok", "pencil")
    return Status("New person", "ok", "user-plus") if row.verdict is Verdict.NEW else Status("No change", "open",
                                                                                             "circle-check")


def matches(row: PlanRow, chosen: str) -> bool:
    """Whether a row belongs under one of FILTERS."""
    return chosen == "all" or chosen in _filters_of(row)


def _filters_of(row: PlanRow) -> tuple[str, ...]:
    if row.verdict in READY:
        return ("ready", "check") if row.checks else ("ready",)
    return {Verdict.PROBLEM: ("fix",), Verdict.POSSIBLE_DUPLICATE: ("same person",)}.get(row.verdict, ("left out",))


def filter_counts(rows: Sequence[PlanRow]) -> dict[str, int]:
    """How many rows each of FILTERS shows."""
    found = Counter(chosen for row in rows for chosen in _filters_of(row))
    return {**{chosen: found[chosen] for chosen in FILTERS}, "all": len(rows)}


def outcome(counts: dict[str, int], left_out: int) -> list[tuple[str, str, str, str]]:
    """The lines of the summary before importing: icon, colour role, what, and how it ends."""
    def line(verdict: Verdict, icon: str, token: str, one: str, many: str, words: str) -> tuple[str, str, str, str]:
        return icon, token, counted(counts[verdict.value], one, many), words

    lines = [
        line(Verdict.NEW, "user-plus", "ok", "new person", "new people", "is entered" if counts["new"] == 1
             else "are entered"),
        line(Verdict.CHANGED, "pencil", "ok", "person on record", "people on record", "is changed"
             if counts["changed"] == 1 else "are changed"),
        line(Verdict.SAME, "circle-check", "ink2", "row", "rows", "brings nothing new"
             if counts["same"] == 1 else "bring nothing new"),
        line(Verdict.POSSIBLE_DUPLICATE, "users", "warn", "possible duplicate", "possible duplicates",
             "is not imported" if counts["possible duplicate"] == 1 else "are not imported"),
        line(Verdict.PROBLEM, "octagon-alert", "bad", "row with a problem", "rows with problems",
             "is not imported" if counts["problem"] == 1 else "are not imported"),
    ]
    kept = [found for found, verdict in zip(lines, (Verdict.NEW, Verdict.CHANGED, Verdict.SAME,
                                                    Verdict.POSSIBLE_DUPLICATE, Verdict.PROBLEM), strict=True)
            if counts[verdict.value]]
    if left_out:
        kept.append(("minus", "ink2", counted(left_out, "row"), "left out by you"))
    skipped = counts[Verdict.SKIPPED.value] - left_out
    if skipped:
        kept.append(("minus", "ink2", counted(skipped, "row"), "no people: blank lines, totals, repeated headings"))
    return kept
