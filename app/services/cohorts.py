"""Programmes and cohorts: what they promise, when they pause, how they are matched; planned, running, closed."""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import asdict

from app.data.queries import cohorts as queries
from app.data.queries import matching
from app.data.queries.reading import as_day, ensure_unchanged, latest_unit
from app.data.search import term_key
from app.data.unit_of_work import Unit
from app.domain import forms
from app.domain.cohorts import (
    Break,
    Cohort,
    CohortDraft,
    CohortRow,
    MatchRuleDraft,
    Programme,
    ProgrammeDraft,
    break_problems,
    cohort_problems,
)
from app.domain.matching.catalogue import checked_weights
from app.domain.text import counted
from app.errors import Invalid, NotFound, Refused
from app.services.base import Service

_STATE_LABELS = {"planned": "Plan cohort again", "running": "Start cohort", "closed": "Close cohort"}


class Cohorts(Service):
    """The programmes of the office and their cohorts."""

    def rows(self, archived: bool = False) -> list[CohortRow]:
        """The cohorts in use, or those archived: not closed first, the latest start first."""
        return queries.rows(self._database, archived)

    def find(self, text: str) -> int:
        """The id of the cohort with this id or name. Raises NotFound, naming the cohorts there are."""
        return queries.found(self._database, text)

    def working(self) -> int | None:
        """The cohort to work on where none was chosen: the running one that started last, else one that is planned."""
        found: int | None = self._database.value("SELECT id FROM cohorts WHERE archived = 0 ORDER BY"
                                                 " state = 'closed', state = 'planned', starts DESC LIMIT 1")
        return found

    def get(self, cohort_id: int) -> Cohort:
        """Everything about a cohort but its figures. Raises NotFound."""
        with self._database.snapshot():
            return queries.cohort(self._database, cohort_id, latest_unit(self._database))

    def draft_of(self, cohort_id: int) -> CohortDraft:
        """The draft to edit a cohort with. Raises NotFound."""
        return self.get(cohort_id).draft

    def save(self, draft: CohortDraft) -> int:
        """Makes a cohort, or changes one; gives its id. A programme of a new name is made with it. Raises Invalid."""
        draft = forms.tidied(draft)
        with self._unit("Edit cohort" if draft.id else "New cohort", draft.name) as unit:
            if draft.id is not None:
                queries.open_cohort(unit, draft.id)
                ensure_unchanged(unit, draft.as_of, {"cohorts": [draft.id]}, "cohort")
            found = cohort_problems(draft) | _taken(unit, draft) | _at_work(unit, draft)
            if found:
                raise Invalid(found)
            return self._write(unit, draft)

    def set_state(self, cohort_id: int, state: str) -> None:
        """Starts, closes or plans a cohort again. Raises Refused for closing one with pairs at work."""
        from app.data.schema.programme import cohorts

        row = queries.raw(self._database, cohort_id)
        with self._unit(_STATE_LABELS[state], row["name"]) as unit:
            queries.open_cohort(unit, cohort_id)
            at_work = queries.raw(unit, cohort_id)["mentorships"]
            if state == "closed" and at_work:
                pairs = counted(at_work, "pair of this cohort is", "pairs of this cohort are")
                raise Refused(f"{pairs} still at work.",
                              "Nothing was changed. Complete or end them in Mentorships, then close the cohort.")
            unit.change(cohorts, cohort_id, state=state)

    def archive(self, cohort_id: int) -> None:
        """Takes a cohort out of lists; nothing of it is lost."""
        self._set_archived(cohort_id, 1, "Archive cohort")

    def restore(self, cohort_id: int) -> None:
        """Puts an archived cohort back into lists."""
        self._set_archived(cohort_id, 0, "Restore cohort")

    def programmes(self, archived: bool = False) -> list[Programme]:
        """The programmes, by name."""
        return [Programme(row["id"], row["name"], row["sponsor"] or "", row["rationale"] or "", bool(row["pilot"]),
                          bool(row["archived"]), row["cohorts"])
                for row in self._database.rows(
                    "SELECT *, (SELECT count(*) FROM cohorts WHERE programme_id = programmes.id) AS cohorts"
                    " FROM programmes WHERE archived = ? ORDER BY name", (int(archived),))]

    def programme_draft(self, programme_id: int) -> ProgrammeDraft:
        """The draft to edit a programme with. Raises NotFound."""
        row = self._database.one("SELECT * FROM programmes WHERE id = ?", (programme_id,))
        if row is None:
            raise NotFound("This programme is not in the office file any more.")
        return ProgrammeDraft(programme_id, latest_unit(self._database), row["name"], row["sponsor"] or "",
                              row["rationale"] or "", bool(row["pilot"]))

    def save_programme(self, draft: ProgrammeDraft) -> int:
        """Makes or changes a programme; gives its id. Raises Invalid."""
        from app.data.schema.programme import programmes

        draft = forms.tidied(draft, ("rationale",))
        with self._unit("Edit programme" if draft.id else "New programme", draft.name) as unit:
            found = forms.too_long(draft, ("rationale",))
            if not draft.name:
                found["name"] = "Enter a name."
            if any(term_key(row["name"]) == term_key(draft.name) and row["id"] != draft.id
                   for row in unit.rows("SELECT id, name FROM programmes")):
                found["name"] = "There is a programme of this name already."
            if found:
                raise Invalid(found)
            values = {"name": draft.name, "sponsor": draft.sponsor or None, "rationale": draft.rationale or None,
                      "pilot": int(draft.pilot)}
            if draft.id is None:
                return unit.add(programmes, **values)
            ensure_unchanged(unit, draft.as_of, {"programmes": [draft.id]}, "programme")
            unit.change(programmes, draft.id, **values)
            return draft.id

    def save_breaks(self, cohort_id: int, breaks: Iterable[Break]) -> None:
        """Sets the days that do not count for the cadence. Raises Invalid."""
        from app.data.schema import programme as tables

        wanted = tuple(sorted((forms.tidied(row) for row in breaks), key=lambda row: (row.starts, row.ends)))
        found = break_problems(wanted)
        if found:
            raise Invalid(found)
        with self._cohort_unit("Edit breaks", cohort_id) as unit:
            unit.replace(tables.breaks, {"cohort_id": cohort_id}, [
                {"name": row.name, "starts": as_day(row.starts), "ends": as_day(row.ends)} for row in wanted])

    def weights(self, cohort_id: int) -> dict[str, int]:
        """The weight of each matching criterion by key; the usual ones until somebody sets them."""
        return matching.weights(queries.raw(self._database, cohort_id))

    def save_weights(self, cohort_id: int, weights: dict[str, int]) -> None:
        """Sets the weights of the criteria. Raises Invalid with a field per weight that cannot be used."""
        kept = checked_weights(weights)
        with self._cohort_unit("Edit weights", cohort_id) as unit:
            from app.data.schema.programme import cohorts

            unit.change(cohorts, cohort_id, weights=json.dumps(kept, sort_keys=True))

    def match_rules(self, cohort_id: int) -> MatchRuleDraft:
        """The hard rules of matching beside the listed pairs."""
        return queries.rules_of(queries.raw(self._database, cohort_id))

    def save_match_rules(self, cohort_id: int, rules: MatchRuleDraft) -> None:
        """Sets the hard rules of matching. Raises Invalid."""
        numbers = {"minimum_slots": (0, 50), "expected_slots": (1, 50), "slot_minutes": (10, 480),
                   "minimum_years": (0, 80), "expected_years": (0, 80)}
        found = {name: f"Enter a number from {least} to {most}." for name, (least, most) in numbers.items()
                 if not least <= getattr(rules, name) <= most}
        if found:
            raise Invalid(found)
        with self._cohort_unit("Edit matching rules", cohort_id) as unit:
            from app.data.schema.programme import cohorts

            unit.change(cohorts, cohort_id, rules=json.dumps(asdict(rules), sort_keys=True))

    def _cohort_unit(self, label: str, cohort_id: int) -> AbstractContextManager[Unit]:
        name = queries.open_cohort(self._database, cohort_id)["name"]
        return self._unit(label, name)

    def _set_archived(self, cohort_id: int, archived: int, label: str) -> None:
        from app.data.schema.programme import cohorts

        with self._unit(label, queries.raw(self._database, cohort_id)["name"]) as unit:
            unit.change(cohorts, cohort_id, archived=archived)

    def _write(self, unit: Unit, draft: CohortDraft) -> int:
        from app.data.schema.programme import cohorts

        values = {
            "programme_id": _programme(unit, draft.programme), "name": draft.name, "short_name": draft.short_name,
            "structure": draft.structure, "starts": as_day(draft.starts), "ends": as_day(draft.ends),
            "state": draft.state, "allow_past_pairs": int(draft.allow_past_pairs),
            **{name: getattr(draft, name) for name in queries.PROMISES}}
        if draft.id is None:
            return unit.add(cohorts, **values)
        unit.change(cohorts, draft.id, **values)
        return draft.id


def _at_work(unit: Unit, draft: CohortDraft) -> dict[str, str]:
    row = unit.one("SELECT count(*) FROM mentorships WHERE cohort_id = ? AND state = 'active'", (draft.id,))
    if draft.state != "closed" or row is None or not row[0]:
        return {}
    return {"state": "Pairs of this cohort are still at work. Complete or end them first."}


def _taken(unit: Unit, draft: CohortDraft) -> dict[str, str]:
    found = {}
    for row in unit.rows("SELECT name, archived FROM cohorts WHERE id IS NOT ?", (draft.id,)):
        if draft.name and term_key(row["name"]) == term_key(draft.name):
            found["name"] = f"There is {'an archived' if row['archived'] else 'a'} cohort of this name already."
    if draft.lead_id is not None and unit.one("SELECT id FROM staff WHERE id = ?", (draft.lead_id,)) is None:
        found["lead_id"] = "This member of staff is not on the list any more. Choose another."
    return found


def _programme(unit: Unit, name: str) -> int:
    from app.data.schema.programme import programmes

    known = {term_key(row["name"]): int(row["id"]) for row in unit.rows("SELECT id, name FROM programmes")}
    return known[term_key(name)] if term_key(name) in known else unit.add(programmes, name=name)
