"""The goal list as PDF: every goal with its measure, date, progress, next step, and what keeps it from being SMART."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from app.domain.documents.goal_list import GoalList, ListedGoal
from app.domain.packets import ListOptions, Made
from exports.pdf import styles as st
from exports.pdf.flow import Block
from exports.pdf.paper import Paper
from exports.pdf.report import Progress, Report, count_words, nothing, section, short_day, write_report
from exports.pdf.table import Column, Painted, Row, Said, Table


def write(goals: GoalList, options: ListOptions, target: Path,
          progress: Progress = lambda done, total: None, cancelled: Callable[[], bool] = lambda: False) -> Made:
    """Write the list to `target`, landscape."""
    people = len({goal.person for goal in goals.goals})
    report = Report("Goal list", goals.heading, summary(goals), lambda paper: _blocks(paper, goals.goals), people,
                    landscape=True)
    return write_report(report, options, target, progress, cancelled)


def summary(goals: GoalList) -> str:
    """The list in one or two sentences."""
    people = len({goal.person for goal in goals.goals})
    words = f"{count_words(len(goals.goals), 'goal')} of {count_words(people, 'person', 'people')}."
    parts = [f"{count:,} {standing}" for standing in ("reached", "on track", "behind", "stalled", "dropped")
             if (count := sum(goal.standing == standing for goal in goals.goals))]
    return words + (f" {', '.join(parts)}." if parts else "")


def _blocks(paper: Paper, goals: Sequence[ListedGoal]) -> Sequence[Block]:
    if not goals:
        return [nothing("No goals yet.")]
    shares = (("Person", 0.17), ("Goal", 0.21), ("Measure", 0.19), ("Due", 0.09), ("Progress", 0.13),
              ("Next step, and what is missing", 0.21))
    columns = tuple(Column(title, share * paper.inner) for title, share in shares)
    return [section("Goals"), Table(paper, columns, [_row(goal) for goal in goals], "Goals and how they stand")]


def _row(goal: ListedGoal) -> Row:
    return (Said(goal.person, st.NOTE_BOLD, goal.native, st.NOTE), goal.title, goal.measure, short_day(goal.due_on),
            _progress(goal), Said(goal.next_step, below=" ".join(goal.missing), below_style=st.NOTE_QUIET))


def _progress(goal: ListedGoal) -> Painted:
    """A bar with a tick where the goal should be by now, the percent and the standing written beside and below it."""
    def drawn(paper: Paper, x: float, top: float) -> None:
        width = 50.0
        paper.pen.band(x, top - 9.5, width, 6, st.FAINT)
        paper.pen.band(x, top - 9.5, width * min(max(goal.percent, 0), 100) / 100, 6, st.QUIET)
        if goal.expected:
            paper.pen.upright(x + width * min(goal.expected, 100) / 100, top - 12, top - 1, 1.6, st.INK)
        paper.words(x + width + 6, top - 9.5, f"{goal.percent}%", st.NOTE_BOLD)
        paper.words(x, top - 22, goal.standing, st.NOTE_QUIET)

    expected = f", {goal.expected} percent expected by now" if goal.expected else ""
    return Painted(f"{goal.percent} percent{expected}, {goal.standing}", 25, drawn)
