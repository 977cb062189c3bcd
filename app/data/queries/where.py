"""Conditions about people as SQL: columns come from this file, values only ever as parameters."""

from __future__ import annotations

from typing import Any

from app.domain.text import fold
from app.domain.where import FIELDS, ROLE, TERM, TEXT, Comparison, Condition, Joined, Not

_COLUMNS = {
    "name": "coalesce(people.given, '') || ' ' || coalesce(people.family, '')",
    "employer": "(SELECT organisations.name FROM organisations WHERE organisations.id = people.employer_id)",
    "email": "(SELECT group_concat(address, ' ') FROM emails WHERE emails.person_id = people.id)",
}
_ROLE_NOW = ("EXISTS (SELECT 1 FROM roles WHERE roles.person_id = people.id AND roles.kind = {value}"
             " AND (roles.since IS NULL OR roles.since <= :today) AND (roles.until IS NULL OR roles.until >= :today))")


def compiled(condition: Condition) -> tuple[str, dict[str, Any]]:
    """A WHERE clause over `people` with its parameters; the clause also takes :today, and the SQL function folded()."""
    params: dict[str, Any] = {}
    return _sql(condition, params), params


def _sql(condition: Condition, params: dict[str, Any]) -> str:
    if isinstance(condition, Not):
        return f"NOT ({_sql(condition.condition, params)})"
    if isinstance(condition, Joined):
        return "(" + f" {condition.word.upper()} ".join(_sql(part, params) for part in condition.conditions) + ")"
    return _comparison(condition, params)


def _comparison(condition: Comparison, params: dict[str, Any]) -> str:
    kind, operator, mark = FIELDS[condition.field], condition.operator, f":where_{len(params)}"
    value = fold(str(condition.value)) if kind in (TEXT, TERM, ROLE) else condition.value
    params[mark[1:]] = value
    if kind == ROLE:
        return ("NOT " if operator == "!=" else "") + _ROLE_NOW.format(value=mark)
    if kind == TERM:
        return _term(condition.field, operator, mark, params)
    column = _COLUMNS.get(condition.field, f"people.{condition.field}")
    if kind == TEXT:
        return _text(f"folded(coalesce({column}, ''))", operator, mark)
    return f"{column} IS NOT {mark}" if operator == "!=" else f"coalesce({column} {operator} {mark}, 0)"


def _text(folded: str, operator: str, mark: str) -> str:
    return f"instr({folded}, {mark}) > 0" if operator == "~" else f"{folded} {operator} {mark}"


def _term(field: str, operator: str, mark: str, params: dict[str, Any]) -> str:
    kind = f"{mark}_kind"
    params[kind[1:]] = field.removesuffix("_term")
    found = _text("folded(terms.name)", "=" if operator == "!=" else operator, mark)
    return (("NOT " if operator == "!=" else "")
            + "EXISTS (SELECT 1 FROM person_terms JOIN terms ON terms.id = term_id WHERE person_id = people.id"
            f" AND terms.kind = {kind} AND {found})")
