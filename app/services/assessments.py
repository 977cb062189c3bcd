"""Self-assessments: strengths, areas to develop, values, interests, and the competencies rated now and later."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from app.data.queries import cohorts, parties
from app.data.queries.reading import Reader, as_day, day_of, ensure_unchanged, latest_unit
from app.data.unit_of_work import Unit
from app.domain.goals import COMPETENCIES, STATEMENT_KINDS, SelfAssessment, assessment_problems
from app.domain.text import clean_text
from app.errors import Invalid
from app.services.base import Service

_LISTS = dict(zip(STATEMENT_KINDS, ("strengths", "develop", "values", "interests"), strict=True))


class Assessments(Service):
    """What students say of themselves at the start, the middle and the end of a cohort."""

    def framework(self) -> tuple[str, ...]:
        """The competencies that are rated, in the office's order."""
        row = self._database.one("SELECT value FROM settings WHERE key = 'competencies'")
        return tuple(json.loads(row[0])) if row and json.loads(row[0]) else COMPETENCIES

    def get(self, person_id: int, cohort_id: int, stage: str = "start", rater: str = "self") -> SelfAssessment:
        """An assessment, empty where nothing was said. Ratings follow the office's list, then what it no longer has."""
        with self._database.snapshot():
            kept = _kept(self._database, person_id, cohort_id, stage, rater)
            rated = {row["competency"]: (row["now"], row["later"]) for row in self._database.rows(
                "SELECT * FROM ratings WHERE assessment_id = ? ORDER BY id", (kept["id"] if kept else 0,))}
            names = (*self.framework(), *(name for name in rated if name not in self.framework()))
            return SelfAssessment(
                person_id, cohort_id, **_statements(self._database, person_id, cohort_id),
                ratings=tuple((name, *rated.get(name, (None, None))) for name in names), stage=stage, rater=rater,
                on_day=day_of(kept["on_day"]) if kept else None, as_of=latest_unit(self._database))

    def save(self, draft: SelfAssessment) -> None:
        """Keeps an assessment; lines without words and competencies without a rating fall away. Raises Invalid."""
        draft = _tidied(draft)
        found = assessment_problems(draft)
        if found:
            raise Invalid(found)
        name = parties.name_of(self._database, draft.person_id)
        with self._unit("Save self-assessment" if draft.rater == "self" else "Save assessment", name) as unit:
            cohorts.open_cohort(unit, draft.cohort_id)
            self._ensure_newest(unit, draft)
            self._write(unit, draft)

    def _ensure_newest(self, unit: Unit, draft: SelfAssessment) -> None:
        where = (draft.person_id, draft.cohort_id)
        kept = _kept(unit, draft.person_id, draft.cohort_id, draft.stage, draft.rater)
        ratings = unit.rows("SELECT id FROM ratings WHERE assessment_id = ?", (kept["id"] if kept else 0,))
        said = unit.rows("SELECT id FROM statements WHERE person_id = ? AND cohort_id = ?", where)
        ensure_unchanged(unit, draft.as_of, {
            "assessments": [kept["id"]] if kept else [], "ratings": [row["id"] for row in ratings],
            "statements": [row["id"] for row in said]}, "self-assessment")

    def _write(self, unit: Unit, draft: SelfAssessment) -> None:
        from app.data.schema import programme as tables

        kept = _kept(unit, draft.person_id, draft.cohort_id, draft.stage, draft.rater)
        on_day, framework = as_day(draft.on_day or self._desk.today), json.dumps(self.framework(), ensure_ascii=False)
        if kept is None:
            assessment_id = unit.add(tables.assessments, person_id=draft.person_id, cohort_id=draft.cohort_id,
                                     stage=draft.stage, rater=draft.rater, on_day=on_day, framework=framework)
        else:
            assessment_id = int(kept["id"])
            unit.change(tables.assessments, assessment_id, on_day=on_day, framework=framework)
        unit.replace(tables.ratings, {"assessment_id": assessment_id}, [
            {"competency": name, "now": now, "later": later} for name, now, later in draft.ratings])
        if draft.rater == "self":
            for kind, field in _LISTS.items():
                _replace_statements(unit, draft, kind, getattr(draft, field))


def _kept(reader: Reader, person_id: int, cohort_id: int, stage: str, rater: str) -> Any:
    return reader.one("SELECT * FROM assessments WHERE person_id = ? AND cohort_id = ? AND stage = ? AND rater = ?",
                      (person_id, cohort_id, stage, rater))


def _statements(reader: Reader, person_id: int, cohort_id: int) -> dict[str, tuple[str, ...]]:
    rows = reader.rows("SELECT kind, words FROM statements WHERE person_id = ? AND cohort_id = ? ORDER BY position, id",
                       (person_id, cohort_id))
    return {field: tuple(row["words"] for row in rows if row["kind"] == kind) for kind, field in _LISTS.items()}


def _replace_statements(unit: Unit, draft: SelfAssessment, kind: str, wanted: tuple[str, ...]) -> None:
    from app.data.schema.programme import statements

    had = unit.rows("SELECT id, words FROM statements WHERE person_id = ? AND cohort_id = ? AND kind = ?"
                    " ORDER BY position, id", (draft.person_id, draft.cohort_id, kind))
    if tuple(row["words"] for row in had) == wanted:
        return
    for row in had:
        unit.remove(statements, row["id"])
    unit.add_many(statements, [
        {"person_id": draft.person_id, "cohort_id": draft.cohort_id, "kind": kind, "words": words, "position": place}
        for place, words in enumerate(wanted)])


def _tidied(draft: SelfAssessment) -> SelfAssessment:
    return replace(
        draft, strengths=_filled(draft.strengths), develop=_filled(draft.develop), values=_filled(draft.values),
        interests=_filled(draft.interests),
        ratings=tuple((clean_text(name), now, later) for name, now, later in draft.ratings
                      if now is not None or later is not None))


def _filled(lines: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(words for words in (clean_text(line, lines=True) for line in lines) if words)
