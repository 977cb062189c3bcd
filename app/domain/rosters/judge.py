"""Judging a roster: every row gets a verdict before anything is written.

`Judge.plan` judges all rows; `decide` and `edit_cell` give the next plan after a person's decision. People on record
are only looked up, and every plan stays as it was made.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from app.domain.rosters.cells import text_cell
from app.domain.rosters.drafts import Draft, DraftReader
from app.domain.rosters.existing import (
    ExistingPeople,
    ExistingPerson,
    NoTerms,
    Taxonomy,
    email_key,
    id_key,
    keys_of_name,
)
from app.domain.rosters.fields import BY_KEY
from app.domain.rosters.identity import Likeness, Profile, Similarity, compare, plain_similarity, profile_of
from app.domain.rosters.keys import KEYS
from app.domain.rosters.links import Links
from app.domain.rosters.mapping import Mapping as ColumnMapping
from app.domain.rosters.plan import Candidate, Decision, NewTerm, Plan, PlanRow, Verdict
from app.domain.rosters.table import Table, TableRow
from app.domain.rosters.verdicts import Surroundings, verdict_of

Progress = Callable[[int, int], None]


class Judge:
    """Everything that a verdict on a row of one table depends on, but the row itself."""

    def __init__(
        self,
        table: Table,
        mapping: ColumnMapping,
        existing: ExistingPeople,
        today: date,
        taxonomy: Taxonomy | None = None,
        similarity: Similarity = plain_similarity,
    ) -> None:
        self._table = table
        self._mapping = mapping
        self._existing = existing
        self._similarity = similarity
        self._taxonomy = taxonomy or NoTerms()
        self._profiles: dict[int, tuple[Mapping[str, object], Profile]] = {}
        self._terms: dict[tuple[str, str], str | None] = {}
        self._reader = DraftReader(table, mapping, today, self._lookup)
        self._replacing = frozenset(
            key for match in mapping.columns if match.replaces for key in BY_KEY[match.field].gives
        )

    def plan(self, progress: Progress | None = None) -> Plan:
        """The verdict on every row. `progress` hears (rows judged, rows in all) and may raise to stop."""
        heard = progress or _unheard
        total = len(self._table.rows)
        drafts: dict[int, Draft] = {}
        for done, row in enumerate(self._table.rows):
            drafts[row.number] = self._reader.read(row)
            if done % 500 == 499:
                heard(done // 2, total)
        links = Links.among(drafts.values())
        people = self._people_for(drafts.values())
        rows = []
        for done, draft in enumerate(drafts.values()):
            rows.append(self._judged(draft, drafts, links, {}, people[draft.number]))
            if done % 500 == 499:
                heard((total + done) // 2, total)
        heard(total, total)
        return self._settled(Plan(self._mapping.kind, self._table, tuple(rows), drafts=drafts, links=links))

    def decide(self, plan: Plan, number: int, decision: Decision | None) -> Plan:
        """The plan after a decision about a row (None takes it back); rows that depend on it are judged again.

        Raises KeyError for a number that is no row of people.
        """
        decisions = {key: value for key, value in plan.decisions.items() if key != number}
        if decision:
            decisions[number] = decision
        related = plan.links.related(plan.drafts[number])
        return self._rejudged(replace(plan, decisions=decisions), [number, *related])

    def edit_cell(self, plan: Plan, number: int, column: int, text: str) -> Plan:
        """The plan after a cell was typed anew: its row is read again, and judged with the rows related to it.

        What the column as a whole told (the pattern of IDs, the order of dates) stays as it was learned.
        """
        old = plan.drafts[number]
        cells = list(old.cells) + [text_cell("")] * (column + 1 - len(old.cells))
        cells[column] = text_cell(text)
        new = self._reader.read(TableRow(number, tuple(cells)))
        links = plan.links.with_draft(old, new)
        related = {*plan.links.related(old), *links.related(new)}
        edits = {**plan.edits, (number, column): text}
        changed = replace(plan, drafts={**plan.drafts, number: new}, links=links, edits=edits)
        return self._rejudged(changed, [number, *related])

    def new_terms(self, plan: Plan) -> tuple[NewTerm, ...]:
        """Terms of rows to be imported that the taxonomy does not have, the most frequent first."""
        found: dict[tuple[str, str], list[int]] = {}
        for row in plan.rows:
            if row.verdict is not Verdict.SKIPPED:
                for kind, text in _terms_of(row.values):
                    if self._lookup(kind, text) is None:
                        found.setdefault((kind, text), []).append(row.number)
        made = (NewTerm(kind, text, tuple(rows)) for (kind, text), rows in found.items())
        return tuple(sorted(made, key=lambda term: (-len(term.rows), term.kind, term.text)))

    def _lookup(self, kind: str, text: str) -> str | None:
        key = (kind, text)
        if key not in self._terms:
            self._terms[key] = self._taxonomy.lookup(kind, text)
        return self._terms[key]

    def _rejudged(self, plan: Plan, numbers: Iterable[int]) -> Plan:
        rows = list(plan.judged)
        for number in dict.fromkeys(numbers):
            draft = plan.drafts[number]
            people = self._people_for([draft])[number]
            rows[plan.places[number]] = self._judged(draft, plan.drafts, plan.links, plan.decisions, people)
        return self._settled(replace(plan, judged=tuple(rows)))

    def _judged(
        self,
        draft: Draft,
        drafts: Mapping[int, Draft],
        links: Links,
        decisions: Mapping[int, Decision],
        people: Sequence[ExistingPerson],
    ) -> PlanRow:
        decision = decisions.get(draft.number)
        earlier = [
            drafts[number]
            for number in links.related(draft)
            if number < draft.number and not _left_out(decisions.get(number))
        ]
        around = Surroundings(people, earlier, self._replacing, self._likeness)
        return verdict_of(draft, around, decision)

    def _people_for(self, drafts: Collection[Draft]) -> dict[int, list[ExistingPerson]]:
        """The people on record that each row may be: by ID and address, and by name where those do not settle it."""
        ids = {draft.number: id_key(str(draft.values.get("student_id") or "")) for draft in drafts}
        addresses = {draft.number: _addresses(draft) for draft in drafts}
        by_id = self._existing.by_student_id({key for key in ids.values() if key})
        by_email = self._existing.by_email({key for keys in addresses.values() for key in keys})
        found: dict[int, list[ExistingPerson]] = {}
        unsettled: dict[int, frozenset[str]] = {}
        for draft in drafts:
            people = [*by_id.get(ids[draft.number], ())]
            people += [person for key in addresses[draft.number] for person in by_email.get(key, ())]
            found[draft.number] = _each_once(people)
            if not any(self._is_sure(draft, person) for person in people):
                unsettled[draft.number] = keys_of_name(draft.values)
        by_name = self._existing.by_name({key for keys in unsettled.values() for key in keys})
        for number, keys in unsettled.items():
            if keys:
                namesakes = (person for key in keys for person in by_name.get(key, ()))
                found[number] = _each_once([*found[number], *namesakes])
        return found

    def _is_sure(self, draft: Draft, person: ExistingPerson) -> bool:
        likeness = self._likeness(draft, person)
        return likeness is not None and likeness.sure

    def _likeness(self, draft: Draft, other: ExistingPerson | Draft) -> Likeness | None:
        return compare(self._profile(draft), self._profile(other), self._similarity)

    def _profile(self, whom: ExistingPerson | Draft) -> Profile:
        """The profile of a record or of a row as it was read; a row read anew is another draft."""
        profile = self._profiles.get(id(whom.values))
        if profile is None or profile[0] is not whom.values:
            profile = self._profiles[id(whom.values)] = (whom.values, profile_of(whom.values))
        return profile[1]

    def _settled(self, plan: Plan) -> Plan:
        """The plan with the questions that only show when all rows are judged."""
        owners: dict[int, int] = {}
        settled: dict[int, PlanRow] = {}
        for row in plan.judged:
            settled[row.number] = _waiting(row, settled) or _second(row, owners) or row
        return replace(plan, rows=tuple(settled.values()))


def _waiting(row: PlanRow, settled: Mapping[int, PlanRow]) -> PlanRow | None:
    """A row merged with an earlier one that has a problem or an open question itself has to wait for it."""
    target = settled.get(row.decision.row) if row.decision and row.decision.row is not None else None
    if target is None or target.verdict not in (Verdict.PROBLEM, Verdict.POSSIBLE_DUPLICATE):
        return None
    if row.verdict not in (Verdict.CHANGED, Verdict.SAME):
        return None
    return replace(row, verdict=Verdict.POSSIBLE_DUPLICATE, because=f"Goes with row {target.number}, which is open")


def _second(row: PlanRow, owners: dict[int, int]) -> PlanRow | None:
    """A question where a second row belongs to a record that an earlier row has taken."""
    if row.person is None or row.verdict not in (Verdict.CHANGED, Verdict.SAME):
        return None
    first = owners.setdefault(row.person.id, row.number)
    if first == row.number or row.decision:
        return None
    evidence = f"Same record as row {first}"
    candidates = (Candidate(evidence, 90, strong=True, row=first), *row.candidates)
    return replace(row, verdict=Verdict.POSSIBLE_DUPLICATE, because=evidence, changes=(), candidates=candidates)


def _unheard(_done: int, _total: int) -> None:
    return None


def _left_out(decision: Decision | None) -> bool:
    return decision is not None and decision.action == "leave"


def _addresses(draft: Draft) -> tuple[str, ...]:
    emails = draft.values.get("emails")
    return tuple(email_key(address) for address in emails) if isinstance(emails, tuple) else ()


def _each_once(people: Sequence[ExistingPerson]) -> list[ExistingPerson]:
    return list({person.id: person for person in people}.values())


def _terms_of(values: Mapping[str, object]) -> Iterable[tuple[str, str]]:
    for key, value in values.items():
        kind = KEYS[key].term_kind
        if kind and isinstance(value, tuple):
            for text in value:
                yield kind, text
