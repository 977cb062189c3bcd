"""What another mentor would cost: the change of the whole assignment when one student is given to each other mentor.

In the graph of moves the best assignment with a forced pair differs from the best one by a single round trip through
that pair, so one search of longest paths back to the student's present mentor answers for all mentors at once.
"""

from __future__ import annotations

import numpy as np

from app.domain.matching.case import Explanation
from app.domain.matching.results import Alternative, MatchResult
from app.optimize.measure import Whole
from app.optimize.optimum import at_least, bonus_of, with_bonus
from app.optimize.problem import NONE, Problem
from app.optimize.residual import CLOSED, longest_to, step_gains


def alternatives(problem: Problem, result: MatchResult, mentee_id: int, most: int | None = None) -> list[Alternative]:
    """Every other mentor the rules allow for the student, the least costly first; at most `most` of them.

    `change` is exact: the total of a run with that pair locked, minus the total of this one. For the aim "worst" the
    other students stay at or above the floor of this run. Mentors whose places are all locked are left out.
    """
    row = problem.mentees.index(problem.judge.mentee(mentee_id).id)
    taken = free_columns(problem, result)
    open_scores = at_least(problem.free_scores, result.certificate.floor)
    bonus, scale = bonus_of(np.maximum(open_scores, _own_row(problem, row))), len(taken) + 1
    gains = step_gains(with_bonus(open_scores, bonus), problem.free_places, taken, scale, toll=1)
    home = int(problem.held[row]) if problem.held[row] != NONE else int(taken[row])
    now = int(problem.scores[row, home]) + bonus if home != NONE else 0
    back = longest_to(gains, home if home != NONE else len(problem.mentors))
    found = []
    for column in np.flatnonzero(problem.allowed[row] & (back[:-1] > CLOSED // 2)):
        if column != home:
            score = int(problem.scores[row, column])
            gain = (score + bonus - now) * scale - 1 + int(back[column])
            found.append(_alternative(problem, int(column), score, gain, scale, bonus))
    found.sort(key=lambda one: (-one.matched_change, -one.change, -one.score, one.mentor_id))
    return found[:most]


def explain(problem: Problem, mentee_id: int, mentor_id: int) -> Explanation:
    """Ledger and rules of any pair of the problem, proposed or not."""
    return problem.judge.explain(mentee_id, mentor_id)


def free_columns(problem: Problem, result: MatchResult) -> Whole:
    """The result as numbers: the column of each student who is not locked, -1 for the others."""
    columns = {person: at for at, person in enumerate(problem.mentors)}
    mentor_of = result.mentor_of
    taken = [columns[mentor_of[person]] if person in mentor_of else NONE for person in problem.mentees]
    return np.where(problem.held == NONE, np.array(taken, np.int64), NONE)


def _own_row(problem: Problem, row: int) -> Whole:
    own = np.full_like(problem.scores, NONE)
    own[row] = np.where(problem.allowed[row], problem.scores[row], NONE)
    return own


def _alternative(problem: Problem, column: int, score: int, gain: int, scale: int, bonus: int) -> Alternative:
    """Takes apart a gain that holds students moved, change of the sum, and change of the number matched."""
    worth = -(-gain // scale)
    moves = worth * scale - gain
    matched = (2 * worth + bonus) // (2 * bonus)
    mentor_id = problem.mentors[column]
    name = problem.judge.mentors[mentor_id].name
    return Alternative(mentor_id, name, score, worth - matched * bonus, moves, matched)
