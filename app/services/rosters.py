"""Rosters come in: read once, columns matched, each row judged, all of it written as one unit of work."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from app.clock import as_text
from app.data import person_rows
from app.data.queries.roster_people import PeopleOnRecord, TermsOnRecord
from app.data.unit_of_work import Unit
from app.domain import person_rules
from app.domain.people import PersonDraft, display_name
from app.domain.rosters.cells import SheetCells
from app.domain.rosters.guess import guess_mapping
from app.domain.rosters.imported import Imported, with_values
from app.domain.rosters.judge import Judge
from app.domain.rosters.mapping import Mapping, best_kept, from_json
from app.domain.rosters.plan import Plan, Verdict, Write
from app.domain.rosters.table import Table, best_table
from app.domain.rosters.writes import writes_of
from app.domain.text import clean_text, counted
from app.errors import Cancelled as CancelledError
from app.errors import Invalid, NotFound, Refused
from app.services.base import Cancelled, Progress, Service


class Rosters(Service):
    """Importing people."""

    def read(self, path: Path, encoding: str = "", delimiter: str = "", progress: Progress | None = None,
             cancelled: Cancelled | None = None) -> list[SheetCells]:
        """Every sheet of a roster file. Raises OfficeError in plain words, or Cancelled."""
        from app.data.readers.reading import read_sheets
        from app.data.readers.text import TextChoice

        return read_sheets(path, choice=TextChoice(encoding, delimiter), progress=progress, cancelled=cancelled)

    def encodings(self) -> tuple[tuple[str, str], ...]:
        """The characters a text file may be read with: key and title."""
        from app.data.readers.text import ENCODINGS

        return ENCODINGS

    def text_encoding(self, path: Path, encoding: str = "") -> tuple[str, bool]:
        """The encoding a text file is read with and whether that is certain; "" for a workbook. Raises OfficeError."""
        from app.data.readers.limits import Limits
        from app.data.readers.sniff import FileKind, sniff
        from app.data.readers.text import TextChoice, read_text_preview

        if sniff(path, Limits()) is not FileKind.TEXT:
            return "", True
        preview = read_text_preview(path, TextChoice(encoding))
        return preview.encoding, preview.certain

    def mappings(self, kind: str) -> list[Mapping]:
        """The mappings kept for a kind of roster, by name."""
        return [replace(from_json(json.loads(row["body"])), kind=kind, name=row["name"]) for row in self._database.rows(
            "SELECT name, body FROM import_mappings WHERE kind = ? ORDER BY name", (kind,))]

    def mapping(self, table: Table, kind: str, name: str = "") -> Mapping:
        """Which column holds what: as kept under `name`, or under the name that fits best, the rest guessed.

        Raises NotFound when nothing is kept under `name`.
        """
        kept = tuple(self.mappings(kind))
        if name:
            chosen = next((one for one in kept if one.name.casefold() == name.casefold()), None)
            if chosen is None:
                names = ", ".join(one.name for one in kept) or "none yet"
                raise NotFound(f"No column matches are kept as “{name}”.", f"Kept for {kind}: {names}.")
        else:
            chosen = best_kept(tuple(heading.text for heading in table.headings), kept, kind)
        return guess_mapping(table, kind, chosen)

    def save_mapping(self, mapping: Mapping, name: str) -> None:
        """Keeps a mapping under a name, over an earlier one of that name. Raises Invalid."""
        from app.data.schema.office import import_mappings as kept

        name = clean_text(name)
        if not name or len(name) > 80:
            raise Invalid({"name": "Enter a name of at most 80 characters."})
        body = json.dumps(replace(mapping, name=name).to_json(), ensure_ascii=False)
        with self._unit("Keep column matches", name) as unit:
            row = unit.one("SELECT id FROM import_mappings WHERE kind = ? AND name = ?", (mapping.kind, name))
            if row is None:
                unit.add(kept, kind=mapping.kind, name=name, body=body)
            else:
                unit.change(kept, row["id"], body=body)

    def judge(self, table: Table, mapping: Mapping) -> Judge:
        """Whoever gives each row its verdict, against the people on record now."""
        from rapidfuzz.fuzz import ratio

        return Judge(table, mapping, PeopleOnRecord(self._database), self._desk.today, TermsOnRecord(self._database),
                     lambda one, other: round(ratio(one, other)))

    def plan(self, path: Path, kind: str, mapping_name: str = "", progress: Progress | None = None,
             cancelled: Cancelled | None = None) -> Plan:
        """The plan for a file as it stands: read, its best sheet taken, its columns matched, every row judged."""
        table = best_table(self.read(path, progress=progress, cancelled=cancelled))
        return self.judge(table, self.mapping(table, kind, mapping_name)).plan(_stoppable(progress, cancelled))

    def apply(self, plan: Plan, file_name: str, progress: Progress | None = None,
              cancelled: Cancelled | None = None) -> Imported:
        """Writes everything that is ready in one unit of work; gives what came of it.

        Raises Refused when a record was changed since the plan was made, Cancelled when it was stopped; then nothing
        is written.
        """
        writes = writes_of(plan)
        subject = f"{counted(len(writes), 'person', 'people')} from {clean_text(file_name)[:80]}"
        with self._desk.lasting_unit("Import roster", subject) as unit:
            ids = self._write(unit, plan, writes, _stoppable(progress, cancelled))
            counts = plan.counts()
            if writes:
                from app.data.schema.office import imports

                unit.add(imports, file_name=clean_text(file_name)[:200] or "roster", kind=plan.kind,
                         counts=json.dumps(counts), at=as_text(self._desk.clock.now()), actor=self._desk.actor)
        added = sum(write.person_id is None for write in writes)
        return Imported(added, len(writes) - added, counts, tuple(ids))

    def _write(self, unit: Unit, plan: Plan, writes: Sequence[Write], progress: Progress) -> list[int]:
        from app.data.person_writer import PersonWriter

        writer = PersonWriter(unit, self._desk.clock.now())
        known = person_rows.drafts(unit.rows, [write.person_id for write in writes if write.person_id is not None])
        _check_unchanged(plan, known)
        ids, notes = [], []
        for done, write in enumerate(writes):
            had = known.get(write.person_id or 0, PersonDraft())
            draft = person_rules.tidied(with_values(had, write.values, plan.kind, self._desk.today))
            problems = person_rules.problems(draft)
            if problems:
                raise Refused(f"Row {write.row} cannot be saved: {' '.join(problems.values())}",
                              "Nothing was imported. Mend the row or leave it out.")
            if write.person_id is None:
                ids.append(writer.add(draft))
            else:
                writer.change(write.person_id, draft)
                ids.append(write.person_id)
            if write.values.get("notes"):
                notes.append((ids[-1], str(write.values["notes"])))
            if done % 100 == 99:
                progress(done, len(writes))
        progress(len(writes), len(writes))  # the last moment at which Cancel is heard
        writer.flush()
        self._add_notes(unit, notes)
        return ids

    def _add_notes(self, unit: Unit, notes: Sequence[tuple[int, str]]) -> None:
        from app.data.schema.people import notes as table

        at = as_text(self._desk.clock.now())
        unit.add_many(table, [{"person_id": person_id, "author": self._desk.actor or "Import", "at": at,
                               "confidential": 0, "body": words} for person_id, words in notes])


def _check_unchanged(plan: Plan, known: dict[int, PersonDraft]) -> None:
    from app.domain.rosters.imported import values_of

    for row in plan.rows:
        person = row.person
        if row.verdict is not Verdict.CHANGED or person is None:
            continue
        judged = {key: value for key, value in person.values.items() if key != "notes"}
        if person.id not in known or values_of(known[person.id]) != judged:
            name = display_name(str(person.values.get("given") or ""), str(person.values.get("family") or ""))
            raise Refused(f"{name} was changed since this roster was checked.",
                          "Nothing was imported. Check the rows again, then import.")


def _stoppable(progress: Progress | None, cancelled: Cancelled | None) -> Progress:
    def report(done: int, total: int) -> None:
        if cancelled is not None and cancelled():
            raise CancelledError
        if progress is not None:
            progress(done, total)

    return report
