"""Matching a cohort: run, keep, explain, try, lock, approve. The solver, app.optimize, is loaded when asked for."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING

from app.clock import as_text
from app.data.queries import cohorts, matching, parties
from app.data.queries import match_runs as runs
from app.data.unit_of_work import Unit
from app.domain.cohorts import PairRule
from app.domain.forms import LONGEST_LINE
from app.domain.match_runs import Approved, Likely, MatchRun, fingerprint, to_text
from app.domain.matching.case import Explanation, Judge, LedgerLine, MatchCase
from app.domain.matching.catalogue import RULES
from app.domain.matching.remedies import Remedy
from app.domain.matching.results import Alternative, MatchPair, MatchResult
from app.domain.text import clean_text, counted
from app.errors import Invalid, Refused
from app.services.base import Cancelled, Desk, Progress, Service

if TYPE_CHECKING:
    from app.optimize.problem import Problem

_LABELS = {"lock": "Lock pair", "forbid": "Forbid pair", "conflict": "Declare conflict", "waive": "Waive rule"}
_CLEARED = {"lock": "Unlock pair", "forbid": "Allow pair", "conflict": "Take back conflict",
            "waive": "Take back waiver"}  # fmt: skip


class Matching(Service):
    """The matching of cohorts."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._solved: tuple[str, Problem] | None = None

    def run(self, cohort_id: int, aim: str = "total", progress: Progress | None = None,
            cancelled: Cancelled | None = None) -> MatchRun:
        """The best assignment of a cohort, kept as its latest run; of equally good ones that which moves least.

        `aim` is "total" or "worst". Raises Invalid for locks that cannot stand, Cancelled, and Refused when there is
        nobody to match.
        """
        cohort = cohorts.open_cohort(self._database, cohort_id)
        case = self.case(cohort_id)
        if not case.mentees or not case.mentors:
            side = "student without a mentor" if not case.mentees else "mentor"
            raise Refused(f"There is no accepted {side} in this cohort.", "Accept applicants first, then run matching.")
        result = self._solve(case, aim, self._before(cohort_id), progress, cancelled)
        with self._unit("Run matching", cohort["name"]) as unit:
            run_id = self._keep(unit, cohort_id, aim, result, fingerprint(case))
        return self.get(run_id)

    def latest(self, cohort_id: int) -> MatchRun | None:
        """The latest run of a cohort, with whether it is out of date; None before the first."""
        return runs.latest(self._database, cohort_id)

    def get(self, run_id: int) -> MatchRun:
        """A run. Raises NotFound."""
        return runs.get(self._database, run_id)

    def waiting(self, cohort_id: int) -> int:
        """How many accepted students of a cohort are without a mentor."""
        return matching.waiting(self._database, cohort_id)

    def case(self, cohort_id: int) -> MatchCase:
        """Everything that decides a match now: people, weights, rules."""
        with self._database.snapshot():
            return matching.case(self._database, cohort_id)

    def explain(self, cohort_id: int, mentee_id: int, mentor_id: int) -> Explanation:
        """The ledger and the rules of any pair as things stand, allowed or not. Raises NotFound."""
        with self._database.snapshot():
            return Judge(matching.case(self._database, cohort_id, mentee_id)).explain(mentee_id, mentor_id)

    def likely(self, cohort_id: int, mentee_id: int, most: int = 3) -> list[Likely]:
        """The mentors with room who would suit an enrolled student best, accepted or not."""
        with self._database.snapshot():
            judge = Judge(matching.case(self._database, cohort_id, mentee_id))
        found = [Likely(mentor.id, mentor.name, judge.score(mentee_id, mentor.id), mentor.capacity)
                 for mentor in judge.mentors.values() if not judge.broken(mentee_id, mentor.id)]
        return sorted(found, key=lambda one: (-one.score, one.mentor_id))[:most]

    def alternatives(self, run_id: int, mentee_id: int, most: int | None = None) -> list[Alternative]:
        """What each other mentor would cost a student of a run. Raises Refused for a run that is out of date."""
        from app.optimize import alternatives

        run, problem = self._fresh(run_id)
        return alternatives(problem, run.result, mentee_id, most)

    def remedies(self, run_id: int, mentee_id: int) -> list[Remedy]:
        """The smallest changes that would match an unmatched student. Raises Refused for a run out of date."""
        from app.optimize import remedies

        run, problem = self._fresh(run_id)
        return remedies(problem, run.result, mentee_id)

    def tried(self, cohort_id: int, mentee_id: int, mentor_id: int, aim: str = "total",
              cancelled: Cancelled | None = None) -> MatchResult:
        """What a run would give with this pair locked, and whom it would move; nothing is kept. Raises Invalid."""
        case = self.case(cohort_id)
        others = frozenset(pair for pair in case.rules.locked if pair[0] != mentee_id)
        rules = replace(case.rules, locked=others | {(mentee_id, mentor_id)})
        return self._solve(replace(case, rules=rules), aim, self._before(cohort_id), None, cancelled)

    def rules(self, cohort_id: int) -> list[PairRule]:
        """What staff decided about pairs of a cohort: locks, bans, conflicts, waivers."""
        return matching.pair_rules(self._database, cohort_id)

    def set_rule(self, cohort_id: int, rule: PairRule) -> None:
        """Locks or forbids a pair, declares a conflict of interest, or waives a rule for it. Raises Invalid.

        A lock takes the place of the student's other lock and of a ban on the pair; a ban takes that of a lock.
        """
        from app.data.schema.programme import pair_rules as table

        reason = clean_text(rule.reason)
        if len(reason) > LONGEST_LINE:
            raise Invalid({"reason": f"A reason is at most {LONGEST_LINE} characters long."})
        waivable = {kind.key for kind in RULES if kind.waivable}
        if rule.kind not in _LABELS or (rule.kind == "waive") != (rule.rule in waivable):
            raise Invalid({"kind": "Choose lock, forbid or conflict, or a rule that can be waived."})
        if rule.kind == "waive" and not reason:
            raise Invalid({"reason": "Give the reason; it is kept with the pair."})
        with self._unit(_LABELS[rule.kind], self._names(rule)) as unit:
            cohorts.open_cohort(unit, cohort_id)
            for row in unit.rows("SELECT * FROM pair_rules WHERE cohort_id = ? AND mentee_id = ?",
                                 (cohort_id, rule.mentee_id)):
                if _gives_way(PairRule(row["mentee_id"], row["mentor_id"], row["kind"], rule=row["rule"]), rule):
                    unit.remove(table, row["id"])
            unit.add(table, cohort_id=cohort_id, mentee_id=rule.mentee_id, mentor_id=rule.mentor_id, kind=rule.kind,
                     rule=rule.rule, reason=reason or None)

    def clear_rule(self, cohort_id: int, rule: PairRule) -> None:
        """Takes back a lock, a ban, a conflict or a waiver."""
        from app.data.schema.programme import pair_rules as table

        with self._unit(_CLEARED[rule.kind], self._names(rule)) as unit:
            cohorts.open_cohort(unit, cohort_id)
            unit.remove_where(table, cohort_id=cohort_id, mentee_id=rule.mentee_id, mentor_id=rule.mentor_id,
                              kind=rule.kind, rule=rule.rule)

    def approve(self, run_id: int, mentee_ids: Collection[int] | None = None) -> Approved:
        """Makes mentorships of a run's pairs, all or those of these students, in one unit of work.

        A pair that can no longer be - somebody withdrew, found a mentor, has no place left - is left out with the
        reason. Raises Refused when the run was approved or replaced, or no pair can be made.
        """
        from app.data.schema.programme import match_runs as table

        run = self.get(run_id)
        if run.state != "proposed":
            raise Refused(f"This run was {run.state} already.", "Nothing was changed. Run matching again.")
        cohort = cohorts.open_cohort(self._database, run.cohort_id)
        wanted = [pair for pair in run.result.pairs if mentee_ids is None or pair.mentee_id in mentee_ids]
        with self._unit("Approve matches", cohort["name"]) as unit:
            judge = Judge(matching.case(unit, run.cohort_id))
            made, left_out = self._begin_all(unit, judge, run, wanted)
            if not made:
                raise Refused("No match of this run can be made any more.",
                              "Nothing was changed. Run matching again.")
            unit.change(table, run_id, state="approved")
        return Approved(tuple(made), tuple(left_out))

    def pair(self, cohort_id: int, mentee_id: int, mentor_id: int) -> int:
        """Makes a mentorship of two people by hand; gives its id. Raises Refused with what stands against it."""
        with self._unit("Pair by hand", self._names(PairRule(mentee_id, mentor_id, "lock"))) as unit:
            cohorts.open_cohort(unit, cohort_id)
            judge = Judge(matching.case(unit, cohort_id))
            why = _why_not(judge, mentee_id, mentor_id)
            if why:
                raise Refused("These two cannot be a pair.", f"{why} Nothing was changed.")
            explained = judge.explain(mentee_id, mentor_id)
            return self._begin(unit, cohort_id, mentee_id, mentor_id, explained.ledger, None)

    def _begin_all(self, unit: Unit, judge: Judge, run: MatchRun,
                   wanted: list[MatchPair]) -> tuple[list[int], list[tuple[str, str]]]:
        made, left_out, used = [], [], dict[int, int]()
        for pair in wanted:
            why = _why_not(judge, pair.mentee_id, pair.mentor_id, used.get(pair.mentor_id, 0))
            if why:
                left_out.append((f"{pair.mentee} and {pair.mentor}", why))
                continue
            used[pair.mentor_id] = used.get(pair.mentor_id, 0) + 1
            made.append(self._begin(unit, run.cohort_id, pair.mentee_id, pair.mentor_id, pair.ledger, run))
        return made, left_out

    def _begin(self, unit: Unit, cohort_id: int, mentee_id: int, mentor_id: int, ledger: tuple[LedgerLine, ...],
               run: MatchRun | None) -> int:
        from app.data.schema.programme import mentorships

        today = self._desk.today.isoformat()
        cohort = unit.one("SELECT starts FROM cohorts WHERE id = ?", (cohort_id,))
        starts = str(cohort["starts"]) if cohort else today
        lines = [(line.name, line.weight, line.words, line.points) for line in ledger]
        return unit.add(
            mentorships, cohort_id=cohort_id, mentee_id=mentee_id, mentor_id=mentor_id, started_on=max(today, starts),
            score=sum(line.points for line in ledger), ledger=json.dumps(lines, ensure_ascii=False),
            match_run_id=run.id if run else None, proposed_on=run.at[:10] if run else today, approved_on=today)

    def _keep(self, unit: Unit, cohort_id: int, aim: str, result: MatchResult, of_case: str) -> int:
        from app.data.schema.programme import match_runs as table

        for row in unit.rows("SELECT id FROM match_runs WHERE cohort_id = ? AND state = 'proposed'", (cohort_id,)):
            unit.change(table, row["id"], state="replaced")
        return unit.add(table, cohort_id=cohort_id, at=as_text(self._desk.clock.now()), actor=self._desk.actor, aim=aim,
                        total=result.total, worst=result.worst, body=to_text(result, of_case))

    def _solve(self, case: MatchCase, aim: str, before: dict[int, int], progress: Progress | None,
               cancelled: Cancelled | None) -> MatchResult:
        from app.optimize import build_problem, solve
        from app.optimize.measure import never

        problem = build_problem(case, progress, cancelled or never)
        self._solved = (fingerprint(case), problem)
        return solve(problem, aim, before, cancelled or never)

    def _before(self, cohort_id: int) -> dict[int, int]:
        run = self.latest(cohort_id)
        return run.result.mentor_of if run is not None else {}

    def _fresh(self, run_id: int) -> tuple[MatchRun, Problem]:
        from app.optimize import build_problem

        run = self.get(run_id)
        if run.stale or run.state != "proposed":
            raise Refused("This result is out of date.", "Something it rests on has changed since. Run matching again.")
        case = self.case(run.cohort_id)
        key = fingerprint(case)
        if self._solved is None or self._solved[0] != key:
            self._solved = (key, build_problem(case))
        return run, self._solved[1]

    def _names(self, rule: PairRule) -> str:
        mentee, mentor = (parties.name_of(self._database, one) for one in (rule.mentee_id, rule.mentor_id))
        return f"{mentee} and {mentor}"


def _gives_way(other: PairRule, to: PairRule) -> bool:
    """Whether a decision about the same student is undone by a new one."""
    same_pair = other.mentor_id == to.mentor_id
    if to.kind == "lock":
        return other.kind == "lock" or (same_pair and other.kind == "forbid")
    if same_pair and to.kind == "forbid":
        return other.kind in ("forbid", "lock")
    return same_pair and (other.kind, other.rule) == (to.kind, to.rule)


def _why_not(judge: Judge, mentee_id: int, mentor_id: int, used: int = 0) -> str:
    """Why two people cannot become a pair now, as a sentence; empty when they can."""
    if mentee_id not in judge.mentees:
        return "The student has a mentor already, or is not accepted."
    if mentor_id not in judge.mentors:
        return "The mentor is not accepted in this cohort."
    mentor = judge.mentors[mentor_id]
    broken = judge.broken(mentee_id, mentor_id)
    if broken:
        words = broken[0].broken(judge.mentees[mentee_id], mentor)
        return f"{words[:1].upper()}{words[1:]}."
    if used >= mentor.capacity:
        return f"{mentor.name} has {counted(mentor.capacity, 'place')} left, all taken."
    return ""
