"""Documents: the rows each one is made of, read in one go, and the record of what was produced for whom."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from app.clock import as_text
from app.data.queries import cohorts, packet_dean, packet_lists, packets, workbooks
from app.data.queries.reading import listed
from app.domain.dean import DeanPacket
from app.domain.packet_scope import PacketScope, Produced, ProducedDraft
from app.domain.packets import Privacy
from app.domain.suppression import Packet, Suppression
from app.services.base import Service

_MADE = "SELECT documents_made.* FROM documents_made"


class Documents(Service):
    """What can be handed out, and what was."""

    def rows_for(self, rows: str, scope: PacketScope, privacy: Privacy, options: Mapping[str, object]) -> Any:
        """The frozen rows of a document; `rows` is what the catalogue says it is made of.

        Raises Refused, in words, when there is nothing to make it of.
        """
        today, reader = self._desk.today, self._database
        if rows == "goal_workbooks":
            return workbooks.Workbooks(reader, workbooks.parts(reader, scope.cohort_id, scope.person_ids), today)
        with reader.snapshot():
            if rows == "dean_packet":
                return self._dean(scope, privacy, options)
            read = {"meeting_log": packet_lists.meeting_log, "goal_list": packet_lists.goal_list,
                    "cohort_roster": packet_lists.cohort_roster, "match_review": packet_lists.match_review}[rows]
            return read(reader, scope, privacy, today)

    def about(self, rows: str, scope: PacketScope) -> list[int]:
        """The ids of the people a document is about, for the record."""
        if rows == "goal_workbooks":
            return [person_id for person_id, _ in workbooks.parts(self._database, scope.cohort_id, scope.person_ids)]
        if scope.person_ids:
            return list(scope.person_ids)
        return [row[0] for row in self._database.rows(
            "SELECT DISTINCT person_id FROM enrolments WHERE cohort_id = ? AND state <> 'declined'",
            (scope.cohort_id,))]

    def whom(self, scope: PacketScope) -> str:
        """Whom a document is for, in words: a name, how many people, a cohort."""
        if len(scope.person_ids) == 1:
            shown = packets.people(self._database, scope.person_ids, own=True)
            return next((one.name for one in shown.values()), "1 person")
        if scope.person_ids:
            return f"{len(scope.person_ids):,} people"
        return str(cohorts.raw(self._database, scope.cohort_id)["name"]) if scope.cohort_id is not None else ""

    def whom_in_file_name(self, scope: PacketScope, privacy: Privacy, own: bool = False) -> str:
        """`whom`, as it may stand in the name of a file: a code where the document itself names nobody.

        `own` is for a document that goes to the person it is about.
        """
        if len(scope.person_ids) == 1:
            return next((one.code if one.name.startswith(packets.WITHHELD) else one.name for one in packets.people(
                self._database, scope.person_ids, privacy, own).values()), "1 person")
        return self.whom(scope)

    def names(self, person_ids: Iterable[int]) -> dict[int, str]:
        """Names for choosing whose page to look at."""
        return {key: one.name for key, one in packets.people(self._database, person_ids, own=True).items()}

    def record(self, made: ProducedDraft) -> int:
        """Keeps that a document was produced, for whom and how; gives its id."""
        from app.data.schema import office as tables

        with self._unit(f"{made.verb} {made.title.lower()}", made.words) as unit:
            document_id = unit.add(
                tables.documents_made, document=made.document, title=made.title, scope=made.words or "office",
                cohort_id=made.scope.cohort_id, privacy=made.privacy.value, people=len(made.people), pages=made.pages,
                file_name=made.file_name, options=json.dumps(made.options, default=list), at=as_text(
                    self._desk.clock.now()), actor=self._desk.actor)
            unit.add_many(tables.documents_made_people, [
                {"document_id": document_id, "person_id": person_id} for person_id in dict.fromkeys(made.people)])
            return document_id

    def made(self, first: int = 0, count: int = 100, person_id: int | None = None) -> list[Produced]:
        """What was produced, the latest first; for one person when told."""
        where = "WHERE id IN (SELECT document_id FROM documents_made_people WHERE person_id = :person)"
        rows = self._database.rows(
            f"{_MADE} {where if person_id is not None else ''} ORDER BY id DESC LIMIT :count OFFSET :first",
            {"count": count, "first": first, "person": person_id})
        people = self._people_of([row["id"] for row in rows])
        return [Produced(row["id"], row["document"], row["title"], row["scope"], row["cohort_id"], row["privacy"],
                         row["people"], row["pages"] or 0, row["file_name"], json.loads(row["options"]), row["at"],
                         row["actor"], people.get(row["id"], ())) for row in rows]

    def made_count(self) -> int:
        """How many documents were produced."""
        return int(self._database.value("SELECT count(*) FROM documents_made"))

    def _people_of(self, document_ids: Sequence[int]) -> dict[int, tuple[int, ...]]:
        found: dict[int, list[int]] = {}
        for row in self._database.rows(
                "SELECT document_id, person_id FROM documents_made_people WHERE document_id IN"
                " (SELECT value FROM json_each(?)) ORDER BY id", (listed(document_ids),)):
            found.setdefault(row["document_id"], []).append(row["person_id"])
        return {key: tuple(ids) for key, ids in found.items()}

    def _dean(self, scope: PacketScope, privacy: Privacy, options: Mapping[str, object]) -> DeanPacket:
        return packet_dean.packet(self._database, scope, privacy, options, self._desk.today, _protect)


def _protect(packet: Packet, minimum: int) -> Suppression:
    from app.optimize.suppression_audit import protect

    return protect(packet, minimum)
