"""The People list as SQL: what is filtered, sorted and counted by the database, whatever the size of the office."""

from __future__ import annotations

from typing import Any

from app.data.search import match_query
from app.domain.people import PeopleQuery

_NOW = "(roles.since IS NULL OR roles.since <= :today) AND (roles.until IS NULL OR roles.until >= :today)"
ROLE = (
    "(SELECT kind FROM roles WHERE roles.person_id = people.id ORDER BY "
    f"({_NOW}) DESC, since DESC, roles.id DESC LIMIT 1)"
)
AFFILIATION = (
    f"CASE {ROLE} WHEN 'student' THEN concat_program(people.program, people.class_year)"
    " ELSE coalesce((SELECT name FROM organisations WHERE organisations.id = people.employer_id),"
    " concat_program(people.program, people.class_year)) END"
).replace("concat_program(people.program, people.class_year)",
          "(coalesce(people.program, '') || CASE WHEN people.class_year IS NULL THEN ''"
          " WHEN people.program IS NULL THEN people.class_year ELSE ', ' || people.class_year END)")
_COHORT = (
    "(SELECT CASE WHEN cohorts.short_name <> '' THEN cohorts.short_name ELSE cohorts.name END FROM enrolments"
    " JOIN cohorts ON cohorts.id = cohort_id WHERE enrolments.person_id = people.id"
    " AND enrolments.state IN ('applied', 'accepted', 'wait-listed')"
    " ORDER BY cohorts.state = 'running' DESC, cohorts.starts DESC LIMIT 1)"
)
_CONTACT = (
    "max(coalesce((SELECT max(held_on) FROM meetings JOIN mentorships ON mentorships.id = mentorship_id"
    " WHERE mentee_id = people.id), ''), coalesce((SELECT max(held_on) FROM meetings JOIN mentorships ON"
    " mentorships.id = mentorship_id WHERE mentor_id = people.id), ''),"
    " coalesce((SELECT max(on_day) FROM contacts WHERE contacts.person_id = people.id), ''))"
)
_EMAIL = "(SELECT address FROM emails WHERE emails.person_id = people.id ORDER BY position, id LIMIT 1)"
COLUMNS = (f"people.*, {ROLE} AS role, {AFFILIATION} AS affiliation, {_COHORT} AS cohort, {_EMAIL} AS email,"
           f" {_CONTACT} AS last_contact")
_THEN = "people.sort_key, people.id"
ORDER = {
    "name": "people.sort_key {way}, people.id {way}",
    "code": "people.id {way}",
    **{column: f"people.{column} {{way}}, {_THEN}" for column in ("student_id", "college", "class_year", "capacity")},
    "role": f"{ROLE} {{way}}, {_THEN}",
    "affiliation": f"{AFFILIATION} {{way}}, {_THEN}",
    "cohort": f"{_COHORT} {{way}}, {_THEN}",
    "email": f"{_EMAIL} {{way}}, {_THEN}",
    "last_contact": f"{_CONTACT} {{way}}, {_THEN}",
}


def selection(query: PeopleQuery, today: str) -> tuple[str, dict[str, Any]]:
    """The WHERE clause (without the word) and its parameters."""
    terms, params = ["people.archived = :archived"], {"archived": int(query.archived), "today": today}
    typed = match_query(query.search)
    if query.search.strip():
        terms.append("people.id IN (SELECT rowid FROM people_search WHERE people_search MATCH :typed)"
                     if typed else "0")
        params["typed"] = typed or ""
    for name, column in (("college", "college"), ("program", "program"), ("class_year", "class_year"),
                         ("standing", "standing"), ("industry", "industry")):
        _among(terms, params, name, f"people.{column}", getattr(query, name))
    _among(terms, params, "role", ROLE, query.role)
    if query.cohort_id is not None:
        terms.append("people.id IN (SELECT person_id FROM enrolments WHERE cohort_id = :cohort"
                     " AND state <> 'withdrawn')")
        params["cohort"] = query.cohort_id
    for flag in ("directory_opt_out", "do_not_contact"):
        if getattr(query, flag) is not None:
            terms.append(f"people.{flag} = :{flag}")
            params[flag] = int(getattr(query, flag))
    terms += _named(query, params)
    return " AND ".join(terms), params


def _among(terms: list[str], params: dict[str, Any], name: str, column: str, wanted: tuple[Any, ...]) -> None:
    if wanted:
        marks = [f":{name}_{place}" for place in range(len(wanted))]
        terms.append(f"{column} IN ({', '.join(marks)})")
        params.update({f"{name}_{place}": value for place, value in enumerate(wanted)})


def _named(query: PeopleQuery, params: dict[str, Any]) -> list[str]:
    terms = []
    if query.with_room:
        terms.append("people.capacity > (SELECT count(*) FROM mentorships WHERE mentor_id = people.id"
                     " AND mentorships.state IN ('active', 'paused'))")
    if query.applicants:
        terms.append("people.id IN (SELECT person_id FROM enrolments WHERE state = 'applied')")
    if query.silent_since is not None:
        terms.append("people.id IN (SELECT person_id FROM enrolments WHERE state = 'accepted' AND cohort_id IN"
                     f" (SELECT id FROM cohorts WHERE cohorts.state = 'running')) AND {_CONTACT} < :silent_since")
        params["silent_since"] = query.silent_since.isoformat()
    if query.enrolled_between is not None:
        terms.append("people.id IN (SELECT person_id FROM enrolments JOIN cohorts ON cohorts.id = cohort_id WHERE"
                     " enrolments.state NOT IN ('declined', 'withdrawn') AND cohorts.starts <= :enrolled_until"
                     " AND cohorts.ends >= :enrolled_from)")
        params["enrolled_from"], params["enrolled_until"] = (day.isoformat() for day in query.enrolled_between)
    if query.could_mentor:
        terms.append("people.do_not_contact = 0 AND people.id IN (SELECT person_id FROM roles WHERE kind IN"
                     " ('alum', 'professional')) AND people.id NOT IN (SELECT person_id FROM enrolments"
                     " WHERE side = 'mentor' AND state IN ('applied', 'accepted', 'wait-listed'))")
    if query.ids is not None:
        terms.append("people.id IN (SELECT value FROM json_each(:ids))")
        params["ids"] = "[" + ", ".join(str(int(person_id)) for person_id in query.ids) + "]"
    return terms


def ids_sql(query: PeopleQuery, where: str) -> str:
    """The SELECT for the ids of a window of rows in order; takes :first and :count beside the rest."""
    order = ORDER[query.sort].format(way="DESC" if query.descending else "ASC")
    return f"SELECT people.id FROM people WHERE {where} ORDER BY {order} LIMIT :count OFFSET :first"
