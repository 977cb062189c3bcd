"""The verdict on one row, given whom it may be and what a person decided about it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from app.domain.rosters.changes import changes_of, in_title_words, merged
from app.domain.rosters.drafts import Draft
from app.domain.rosters.existing import ExistingPerson, id_key
from app.domain.rosters.identity import Likeness
from app.domain.rosters.keys import KEYS
from app.domain.rosters.plan import Candidate, Decision, PlanRow, Verdict
from app.domain.rosters.problems import Problem, quoted


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
    row = PlanRow(draft.number, draft.cells, draft.values, problems=draft.problems, checks=draft.checks,
                  notes=draft.notes, decision=decision)  # fmt: skip
    if decision and decision.action == "leave":
        return replace(row, verdict=Verdict.SKIPPED, because="Left out", problems=(), checks=())
    if draft.problems:
        return replace(row, verdict=Verdict.PROBLEM, because=_first_words(draft.problems[0]))
    if decision and decision.action == "keep":
        return _kept_as_new(row, around)
    if decision and decision.action == "merge":
        return _merged(row, around, decision)
    row = replace(row, candidates=_candidates(draft, around))
    return _undecided(row, around) if row.candidates else replace(row, because="New person")


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
            found.append(Candidate(evidence, 100 if same else likeness.score, row=earlier.number))
    return tuple(sorted(found, key=lambda candidate: (-candidate.sure, -candidate.score, candidate.row or 0)))


def _undecided(row: PlanRow, around: Surroundings) -> PlanRow:
    people = [candidate for candidate in row.candidates if candidate.person]
    sure = [candidate for candidate in people if candidate.sure]
    # A row of the same name only is no question for somebody whose record is known for certain.
    rows = [candidate for candidate in row.candidates if candidate.row and (candidate.strong or not sure)]
    if rows:
        return replace(row, verdict=Verdict.POSSIBLE_DUPLICATE, because=rows[0].evidence)
    # A record that shares the ID or the address, but is not surely this person, makes even a sure one a question.
    rivals = [candidate for candidate in people if candidate.strong and not candidate.sure]
    if len(sure) == 1 and not rivals:
        return _matched(row, sure[0], around)
    if not people:
        return replace(row, because="New person")
    if len(people) == 1 and not changes_of(row.values, _values(people[0]), around.replacing):
        return _matched(row, people[0], around)
    told = [people[0].evidence]
    if len(sure) + len(rivals) > 1:
        told = [f"{candidate.evidence}: {candidate.person.name}" for candidate in people[:2] if candidate.person]
    return replace(row, verdict=Verdict.POSSIBLE_DUPLICATE, because="; ".join(told))


def _values(candidate: Candidate) -> Mapping[str, object]:
    return candidate.person.values if candidate.person else {}


def _matched(row: PlanRow, candidate: Candidate, around: Surroundings) -> PlanRow:
    record = _values(candidate)
    changes = changes_of(row.values, record, around.replacing)
    checks = (*row.checks, *_privacy_kept(row, record))
    if not changes:
        return replace(row, verdict=Verdict.SAME, because="Same as the record", person=candidate.person, checks=checks)
    because = in_title_words(changes)
    return replace(
        row, verdict=Verdict.CHANGED, because=because, person=candidate.person, changes=changes, checks=checks
    )


def _privacy_kept(row: PlanRow, record: Mapping[str, object]) -> tuple[Problem, ...]:
    """A check for every wish for privacy that the file would take back and the record keeps."""
    words = "the record says yes and keeps it; a roster cannot take it back."
    return tuple(
        Problem(row.number, -1, meta.title, words, "Change it on the person if it is over.")
        for key, meta in KEYS.items()
        if meta.stricter and record.get(key) and row.values.get(key) is False
    )


def _kept_as_new(row: PlanRow, around: Surroundings) -> PlanRow:
    owner = _owner_of_id(row, around)
    if owner:
        words = f"{quoted(str(row.values['student_id']))} belongs to {owner}; two people cannot share it."
        problem = Problem(row.number, -1, KEYS["student_id"].title, words, "Correct the ID, or merge the two.")
        return replace(row, verdict=Verdict.PROBLEM, because=_first_words(problem), problems=(problem,))
    return replace(row, verdict=Verdict.NEW, because="Kept as a new person")


def _owner_of_id(row: PlanRow, around: Surroundings) -> str:
    own = str(row.values.get("student_id") or "")
    if not own:
        return ""
    for person in around.people:
        if id_key(str(person.values.get("student_id") or "")) == id_key(own):
            return person.name
    for earlier in around.earlier:
        if id_key(str(earlier.values.get("student_id") or "")) == id_key(own):
            return f"row {earlier.number}"
    return ""


def _merged(row: PlanRow, around: Surroundings, decision: Decision) -> PlanRow:
    person = next((person for person in around.people if person.id == decision.person_id), None)
    earlier = next((draft for draft in around.earlier if draft.number == decision.row), None)
    record = person.values if person else earlier.values if earlier else None
    if record is None:
        # Whom it was merged with is gone or resembles it no more: the question is open again.
        return verdict_of(Draft(row.number, row.cells, row.values, row.problems, row.checks, row.notes), around, None)
    changes = merged(row.values, record, decision.choices)
    because = f"Merged with {person.name if person else f'row {decision.row}'}"
    verdict = Verdict.CHANGED if changes else Verdict.SAME
    checks = (*row.checks, *_privacy_kept(row, record))
    return replace(row, verdict=verdict, because=because, person=person, changes=changes, checks=checks)
