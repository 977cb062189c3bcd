"""The verdict on one row, given whom it may be and what a person decided about it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from app.domain.rosters.changes import changes_of, in_title_words, merged
from app.domain.rosters.drafts import Draft
from app.domain.rosters.existing import ExistingPerson, id_key
from app.domain.rosters.identity import Likeness
from app.domain.rosters.keys import KEYS
from app.domain.rosters.plan import Candidate, Change, Decision, PlanRow, Verdict
from app.domain.rosters.problems import Problem, quoted

_PRIVACY = tuple(key for key, meta in KEYS.items() if meta.stricter)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Whom a row may be: people on record, and earlier rows of the file that are not left out.

    `replacing` are keys whose values replace the record's, `likeness` compares the row with one of them.
    """

    people: Sequence[ExistingPerson]
    earlier: Sequence[Draft]
    replacing: Collection[str]
    likeness: Callable[[Draft, ExistingPerson | Draft], Likeness | None]


def verdict_of(draft: Draft, around: Surroundings, decision: Decision | None) -> PlanRow:
    """The judged row."""
    if decision and decision.action == "leave":
        row = _row(draft, Verdict.SKIPPED, "Left out", decision)
        return replace(row, problems=(), checks=())
    if draft.problems:
        return _row(draft, Verdict.PROBLEM, _first_words(draft.problems[0]), decision)
    if decision and decision.action == "keep":
        return _kept_as_new(draft, around, decision)
    if decision and decision.action == "merge":
        return _merged(draft, around, decision)
    candidates = _candidates(draft, around)
    return _undecided(draft, candidates, around) if candidates else _row(draft, Verdict.NEW, "New person")


def _row(
    draft: Draft,
    verdict: Verdict,
    because: str,
    decision: Decision | None = None,
    person: ExistingPerson | None = None,
    changes: tuple[Change, ...] = (),
    candidates: tuple[Candidate, ...] = (),
    checks: tuple[Problem, ...] = (),
) -> PlanRow:
    # Built in one go: replacing fields of a row afterwards is what takes time with 20,000 of them.
    return PlanRow(
        draft.number, draft.cells, draft.values, verdict, because, draft.problems, (*draft.checks, *checks),
        draft.notes, changes, person, candidates, decision,
    )  # fmt: skip


def _first_words(problem: Problem) -> str:
    words = problem.words[:1].upper() + problem.words[1:]
    return f"{problem.field}: {problem.words}" if problem.field else words


def _candidates(draft: Draft, around: Surroundings) -> tuple[Candidate, ...]:
    found = []
    for person in around.people:
        likeness = around.likeness(draft, person)
        if likeness:
            found.append(Candidate(likeness.evidence, likeness.score, likeness.sure, likeness.strong, person))
    for earlier in around.earlier:
        likeness = around.likeness(draft, earlier)
        if likeness:
            same = earlier.values == draft.values
            evidence = (
                f"Every cell as in row {earlier.number}" if same else f"{likeness.evidence}: row {earlier.number}"
            )
            score, strong = (100, True) if same else (likeness.score, likeness.strong)
            found.append(Candidate(evidence, score, strong=strong, row=earlier.number))
    return tuple(sorted(found, key=lambda candidate: (-candidate.sure, -candidate.score, candidate.row or 0)))


def _undecided(draft: Draft, candidates: tuple[Candidate, ...], around: Surroundings) -> PlanRow:
    people = [candidate for candidate in candidates if candidate.person]
    sure = [candidate for candidate in people if candidate.sure]
    # A row of the same name only is no question for somebody whose record is known for certain.
    rows = [candidate for candidate in candidates if candidate.row and (candidate.strong or not sure)]
    if rows:
        return _row(draft, Verdict.POSSIBLE_DUPLICATE, rows[0].evidence, candidates=candidates)
    # A record that shares the ID or the address, but is not surely this person, makes even a sure one a question.
    rivals = [candidate for candidate in people if candidate.strong and not candidate.sure]
    if len(sure) == 1 and not rivals:
        return _matched(draft, sure[0], candidates, around)
    if len(people) == 1 and not changes_of(draft.values, _values(people[0]), around.replacing):
        return _matched(draft, people[0], candidates, around)
    told = [people[0].evidence]
    if len(sure) + len(rivals) > 1:
        told = [f"{candidate.evidence}: {candidate.person.name}" for candidate in people[:2] if candidate.person]
    return _row(draft, Verdict.POSSIBLE_DUPLICATE, "; ".join(told), candidates=candidates)


def _values(candidate: Candidate) -> Mapping[str, object]:
    return candidate.person.values if candidate.person else {}


def _matched(draft: Draft, candidate: Candidate, others: tuple[Candidate, ...], around: Surroundings) -> PlanRow:
    record, person = _values(candidate), candidate.person
    changes = changes_of(draft.values, record, around.replacing)
    verdict, because = (Verdict.CHANGED, in_title_words(changes)) if changes else (Verdict.SAME, "Same as the record")
    return _row(draft, verdict, because, None, person, changes, others, _privacy_kept(draft, record))


def _privacy_kept(draft: Draft, record: Mapping[str, object]) -> tuple[Problem, ...]:
    """A check for every wish for privacy that the file would take back and the record keeps."""
    words = "the record says yes and keeps it; a roster cannot take it back."
    return tuple(
        Problem(draft.number, -1, KEYS[key].title, words, "Change it on the person if it is over.")
        for key in _PRIVACY
        if record.get(key) and draft.values.get(key) is False
    )


def _kept_as_new(draft: Draft, around: Surroundings, decision: Decision) -> PlanRow:
    owner = _owner_of_id(draft, around)
    if not owner:
        return _row(draft, Verdict.NEW, "Kept as a new person", decision)
    words = f"{quoted(str(draft.values['student_id']))} belongs to {owner}; two people cannot share it."
    problem = Problem(draft.number, -1, KEYS["student_id"].title, words, "Correct the ID, or merge the two.")
    return replace(_row(draft, Verdict.PROBLEM, _first_words(problem), decision), problems=(problem,))


def _owner_of_id(draft: Draft, around: Surroundings) -> str:
    own = str(draft.values.get("student_id") or "")
    if not own:
        return ""
    for person in around.people:
        if id_key(str(person.values.get("student_id") or "")) == id_key(own):
            return person.name
    for earlier in around.earlier:
        if id_key(str(earlier.values.get("student_id") or "")) == id_key(own):
            return f"row {earlier.number}"
    return ""


def _merged(draft: Draft, around: Surroundings, decision: Decision) -> PlanRow:
    person = next((person for person in around.people if person.id == decision.person_id), None)
    earlier = next((other for other in around.earlier if other.number == decision.row), None)
    record = person.values if person else earlier.values if earlier else None
    if record is None:
        # Whom it was merged with is gone or resembles it no more: the question is open again.
        return verdict_of(draft, around, None)
    changes = merged(draft.values, record, decision.choices)
    because = f"Merged with {person.name if person else f'row {decision.row}'}"
    verdict = Verdict.CHANGED if changes else Verdict.SAME
    return _row(draft, verdict, because, decision, person, changes, (), _privacy_kept(draft, record))
