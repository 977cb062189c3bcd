"""People: find, read, enter, change, archive; one record per person for life."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

from app.data import journal, people_list, person_rows
from app.data.unit_of_work import Unit
from app.domain import person_rules
from app.domain.people import Note, PeopleQuery, Person, PersonDraft, PersonRow, display_name
from app.errors import Invalid, NotFound
from app.services.base import Service

FACETS = ("college", "program", "class_year", "standing", "industry")


class People(Service):
    """The people of the office."""

    def count(self, query: PeopleQuery | None = None) -> int:
        """How many people a query finds."""
        where, params = people_list.selection(query or PeopleQuery(), self._today)
        return int(self._database.value(f"SELECT count(*) FROM people WHERE {where}", params))

    def page(self, query: PeopleQuery | None = None, first: int = 0, count: int = 100) -> list[PersonRow]:
        """A window of the People list."""
        ids = self.ids(query, first, count)
        marks = ", ".join(f":id_{place}" for place in range(len(ids)))
        params: dict[str, Any] = {f"id_{place}": person_id for place, person_id in enumerate(ids)}
        found = {row["id"]: row for row in self._database.rows(
            f"SELECT {people_list.COLUMNS} FROM people WHERE people.id IN ({marks})", {"today": self._today, **params})}
        statuses = self._statuses(ids)
        return [_row(found[person_id], statuses.get(person_id, "")) for person_id in ids if person_id in found]

    def ids(self, query: PeopleQuery | None = None, first: int = 0, count: int = -1) -> list[int]:
        """The ids a query finds, in its order; all of them when count is -1."""
        query = query or PeopleQuery()
        where, params = people_list.selection(query, self._today)
        return [row[0] for row in self._database.rows(
            people_list.ids_sql(query, where), {**params, "first": first, "count": count})]

    def facets(self, name: str) -> list[tuple[str, int]]:
        """The values of a filter with how many people have each, the most frequent first. `name` is one of FACETS."""
        if name not in FACETS:
            raise KeyError(name)
        return [(str(row[0]), row[1]) for row in self._database.rows(
            f"SELECT {name}, count(*) FROM people WHERE archived = 0 AND {name} IS NOT NULL"
            f" GROUP BY {name} ORDER BY count(*) DESC, {name} LIMIT 200")]

    def employers(self, search: str, most: int = 12) -> list[str]:
        """Organisations whose name begins with what was typed, or has a word that does, by name."""
        from app.data.search import term_key

        key = term_key(search).replace("%", "")
        return [row[0] for row in self._database.rows(
            "SELECT name FROM organisations WHERE name_key LIKE :key || '%' OR name_key LIKE '% ' || :key || '%'"
            " ORDER BY name_key LIMIT :most", {"key": key, "most": most})]

    def get(self, person_id: int) -> Person:
        """Everything about a person. Raises NotFound."""
        draft = person_rows.drafts(self._database.rows, [person_id]).get(person_id)
        row = self._database.one("SELECT code, archived FROM people WHERE id = ?", (person_id,))
        if draft is None or row is None:
            raise NotFound("This person is not in the office file any more.", "Look in Recent changes, and undo there.")
        return Person(person_id, row["code"], bool(row["archived"]), draft)

    def by_code(self, text: str) -> int | None:
        """The id of the person with this code, student ID, e-mail address or row id, if there is exactly one."""
        rows = self._database.rows(
            "SELECT id FROM people WHERE code = :text OR student_id = :text UNION SELECT person_id FROM emails"
            " WHERE address_key = :key UNION SELECT id FROM people WHERE CAST(id AS TEXT) = :text",
            {"text": text.strip(), "key": text.strip().casefold()})
        return rows[0][0] if len(rows) == 1 else None

    def alike(self, draft: PersonDraft, most: int = 5) -> list[tuple[PersonRow, str]]:
        """People who may be the one a draft is about, archived ones too, each with what is the same in words."""
        from app.domain.names import name_key

        addresses = [email.address.strip().casefold() for email in draft.emails if email.address.strip()]
        marks = ", ".join("?" for _ in addresses)
        key = name_key(draft.given, draft.family)
        found: dict[int, str] = {}
        for sql, params, why in (
            (f"SELECT person_id FROM emails WHERE address_key IN ({marks})", addresses, "the same e-mail address"),
            ("SELECT id FROM people WHERE name_key = ? AND ? <> ''", [key, key], "the same name"),
        ):
            for row in self._database.rows(f"{sql} LIMIT ?", [*params, most + 1]):
                if row[0] != draft.id:
                    found[row[0]] = f"{found[row[0]]} and {why}" if row[0] in found else why
        rows = [row for archived in (False, True)
                for row in self.page(PeopleQuery(ids=tuple(found), archived=archived))]
        return [(row, found[row.id]) for row in rows[:most]]

    def draft_of(self, person_id: int) -> PersonDraft:
        """The draft to edit a person with. Raises NotFound."""
        return self.get(person_id).draft

    def save(self, draft: PersonDraft) -> int:
        """Enters a new person or changes a known one; gives the id. Raises Invalid."""
        draft = person_rules.tidied(draft)
        name = display_name(draft.given, draft.family)
        with self._unit("Edit person" if draft.id else "New person", name) as unit:
            found = person_rules.problems(draft) | self._conflicts(unit, draft)
            if found:
                raise Invalid(found)
            writer = self._writer(unit)
            if draft.id is None:
                person_id: int = writer.add(draft)
                writer.flush()
                return person_id
            writer.change(draft.id, draft)
            return draft.id

    def save_many(self, drafts: Sequence[PersonDraft]) -> list[int]:
        """Enters or changes many people in one unit of work; gives their ids in order.

        Raises Invalid for the first draft that cannot be saved, with the name of the person; then nothing is changed.
        """
        drafts = [person_rules.tidied(draft) for draft in drafts]
        new = sum(draft.id is None for draft in drafts)
        ids = []
        with self._unit("Enter people" if new else "Edit people", f"{len(drafts):,} people") as unit:
            writer = self._writer(unit)
            for draft in drafts:
                found = person_rules.problems(draft) | self._conflicts(unit, draft)
                if found:
                    raise Invalid({"": f"{display_name(draft.given, draft.family)}: {' '.join(found.values())}"})
                if draft.id is not None:
                    writer.change(draft.id, draft)
                ids.append(writer.add(draft) if draft.id is None else draft.id)
            writer.flush()
        return ids

    def archive(self, ids: Sequence[int]) -> None:
        """Takes people out of lists; nothing of them is lost."""
        self._set_archived(ids, 1, "Archive")

    def restore(self, ids: Sequence[int]) -> None:
        """Puts archived people back into lists."""
        self._set_archived(ids, 0, "Restore")

    def names(self, ids: Sequence[int]) -> dict[int, str]:
        """Display names by id."""
        return {row["id"]: display_name(row["given"], row["family"]) for row in self._database.rows(
            "SELECT id, given, family FROM people WHERE id IN (SELECT value FROM json_each(?))",
            (f"[{','.join(str(int(one)) for one in ids)}]",))}

    def notes(self, person_id: int) -> list[Note]:
        """Staff notes, the latest first; the words of confidential ones are left out (see `note_words`)."""
        return [Note(row["id"], row["author"], row["at"], bool(row["confidential"]),
                     "" if row["confidential"] else row["body"], row["mentorship_id"])
                for row in self._database.rows("SELECT * FROM notes WHERE person_id = ? ORDER BY id DESC",
                                               (person_id,))]

    def note_words(self, note_id: int) -> str:
        """The words of a note, confidential or not, for showing once. Raises NotFound."""
        row = self._database.one("SELECT body FROM notes WHERE id = ?", (note_id,))
        if row is None:
            raise NotFound("This note is not there any more.")
        return str(row["body"])

    def add_note(self, person_id: int, words: str, confidential: bool = False,
                 mentorship_id: int | None = None) -> int:
        """Adds a staff note in the actor's name; gives its id. Raises Invalid."""
        from app.clock import as_text
        from app.data.schema import people as tables
        from app.domain.text import clean_text

        words = clean_text(words, lines=True)
        if not words:
            raise Invalid({"body": "Write the note first."})
        if len(words) > person_rules.LONGEST:
            raise Invalid({"body": f"A note is at most {person_rules.LONGEST:,} characters long."})
        with self._unit("Add note", self.names([person_id]).get(person_id, "")) as unit:
            return unit.add(tables.notes, person_id=person_id, mentorship_id=mentorship_id, author=self._desk.actor,
                            at=as_text(self._desk.clock.now()), confidential=int(confidential), body=words)

    @property
    def _today(self) -> str:
        return self._desk.today.isoformat()

    def _writer(self, unit: Unit) -> Any:
        from app.data.person_writer import PersonWriter

        return PersonWriter(unit, self._desk.clock.now())

    def _set_archived(self, ids: Sequence[int], archived: int, verb: str) -> None:
        from app.data.schema import people as tables

        names = self.names(ids)
        subject = next(iter(names.values()), "") if len(ids) == 1 else f"{len(ids):,} people"
        with self._unit(f"{verb} person" if len(ids) == 1 else f"{verb} people", subject) as unit:
            for person_id in ids:
                unit.change(tables.people, person_id, archived=archived)

    def _conflicts(self, unit: Unit, draft: PersonDraft) -> dict[str, str]:
        if draft.id is not None and journal.last_change(unit, "people", draft.id) > draft.as_of:
            return {"": "Someone changed this person since you opened the form. Close it and open it again; what you"
                        " typed stays here until then."}
        if draft.student_id:
            other = unit.one("SELECT id, given, family FROM people WHERE student_id = ? AND id IS NOT ?",
                             (draft.student_id, draft.id))
            if other is not None:
                name = display_name(other["given"], other["family"])
                return {"student_id": f"{draft.student_id} belongs to {name} already."}
        return {}

    def _statuses(self, ids: Sequence[int]) -> dict[int, str]:
        marks = ", ".join("?" for _ in ids)
        rows = self._database.rows(
            "SELECT person_id, 'Applicant' AS status, 1 AS rank FROM enrolments WHERE state = 'applied'"
            f" AND person_id IN ({marks}) UNION ALL SELECT person_id, 'Wait-listed', 2 FROM enrolments"
            f" WHERE state = 'wait-listed' AND person_id IN ({marks}) UNION ALL SELECT person_id, 'Accepted', 3"
            " FROM enrolments JOIN cohorts ON cohorts.id = cohort_id WHERE enrolments.state = 'accepted'"
            f" AND cohorts.state <> 'closed' AND person_id IN ({marks}) UNION ALL"
            f" SELECT mentee_id, {_PAIR_STATUS} FROM mentorships WHERE state IN ('active', 'paused')"
            f" AND mentee_id IN ({marks}) UNION ALL SELECT mentor_id, {_PAIR_STATUS} FROM mentorships"
            f" WHERE state IN ('active', 'paused') AND mentor_id IN ({marks}) ORDER BY rank", [*ids] * 5)
        return {row["person_id"]: row["status"] for row in rows}


_PAIR_STATUS = (
    "CASE WHEN mentee_signed_on IS NULL OR mentor_signed_on IS NULL THEN 'Unsigned' WHEN state = 'paused' THEN 'Paused'"
    " ELSE 'Active' END, CASE WHEN mentee_signed_on IS NULL OR mentor_signed_on IS NULL THEN 5 ELSE 4 END"
)


def _row(row: sqlite3.Row, status: str) -> PersonRow:
    return PersonRow(
        id=row["id"], code=row["code"], name=", ".join(part for part in (row["family"], row["given"]) if part)
        or row["native"] or "Unnamed", native=row["native"] or "", role=row["role"] or "",
        affiliation=str(row["affiliation"] or ""), cohort=row["cohort"] or "", status=status,
        student_id=row["student_id"] or "", email=row["email"] or "", college=row["college"] or "",
        class_year=row["class_year"], capacity=row["capacity"],
        last_contact=person_rows.day_of(row["last_contact"] or None),
        opted_out=bool(row["directory_opt_out"]), archived=bool(row["archived"]))
