"""The dean's packet from the office file: the cohort in focus and earlier ones of its programme."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from app.data.queries import cohorts, facts, packets
from app.data.queries.reading import Reader
from app.domain.dean import DeanPacket, PersonLabel, Protect, dean_packet
from app.domain.packet_scope import PacketScope
from app.domain.packets import Privacy
from app.domain.people import list_name
from app.domain.suppression import MINIMUM
from app.errors import Refused


def packet(reader: Reader, scope: PacketScope, privacy: Privacy, options: Mapping[str, object], today: date,
           protect: Protect) -> DeanPacket:
    """All rows of the dean's workbook. Raises Refused without a cohort."""
    if scope.cohort_id is None:
        raise Refused("Choose a cohort for the dean’s workbook.")
    chosen = _cohorts(reader, scope.cohort_id, int(str(options.get("earlier", 2))))
    found = facts.read(reader, chosen, today)
    change = reader.one("SELECT max(id) FROM units")
    return dean_packet(
        packets.contact(reader), found, scope.cohort_id,
        {cohort_id: facts.objectives(reader, cohort_id) for cohort_id in chosen}, _labels(reader, chosen), privacy,
        protect, packets.minimum_cell(reader, MINIMUM), bool(options.get("wording")),
        f"Change {change[0]}" if change is not None and change[0] else "")


def _cohorts(reader: Reader, cohort_id: int, earlier: int) -> list[int]:
    own = cohorts.raw(reader, cohort_id)
    before = [row[0] for row in reader.rows(
        "SELECT id FROM cohorts WHERE programme_id = ? AND starts < ? AND archived = 0 ORDER BY starts DESC LIMIT ?",
        (own["programme_id"], own["starts"], earlier))]
    return [*reversed(before), cohort_id]


def _labels(reader: Reader, chosen: list[int]) -> list[PersonLabel]:
    marks = ", ".join("?" for _ in chosen)
    return [PersonLabel(row["id"], row["code"], list_name(row["given"], row["family"])
                        if row["given"] or row["family"] else row["native"] or "", row["native"] or "",
                        bool(row["directory_opt_out"]))
            for row in reader.rows(
                "SELECT id, code, given, family, native, directory_opt_out FROM people WHERE id IN"
                f" (SELECT person_id FROM enrolments WHERE cohort_id IN ({marks}) UNION SELECT mentee_id FROM"
                f" mentorships WHERE cohort_id IN ({marks}) UNION SELECT mentor_id FROM mentorships WHERE cohort_id"
                f" IN ({marks}) UNION SELECT person_id FROM goals WHERE cohort_id IN ({marks}))", [*chosen] * 4)]
