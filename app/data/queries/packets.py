"""What every document shares: the office's contact, the heading, and how a person may appear in it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.data.queries.reading import Reader, listed
from app.domain.affiliation import study_line, work_line
from app.domain.packets import Heading, OfficeContact, Privacy
from app.domain.people import display_name, list_name

WITHHELD = "Name withheld"


@dataclass(frozen=True)
class Shown:
    """How one person appears on a document: by name, by code, or with the name withheld."""

    id: int
    code: str
    name: str
    listed: str
    native: str
    line: str
    email: str
    phone: str
    pronouns: str
    say: str
    opted_out: bool


def people(reader: Reader, ids: Iterable[int], privacy: Privacy = Privacy.NAMES, own: bool = False) -> dict[int, Shown]:
    """These people as a document may show them. `own` is for a document that goes to its owner: names stand."""
    rows = reader.rows(
        "SELECT people.*, organisations.name AS employer,"
        " (SELECT address FROM emails WHERE person_id = people.id ORDER BY position, id LIMIT 1) AS email,"
        " (SELECT number FROM phones WHERE person_id = people.id ORDER BY position, id LIMIT 1) AS phone,"
        " EXISTS (SELECT 1 FROM roles WHERE person_id = people.id AND kind = 'student' AND until IS NULL) AS student"
        " FROM people LEFT JOIN organisations ON organisations.id = employer_id"
        " WHERE people.id IN (SELECT value FROM json_each(?))", (listed(ids),))
    return {row["id"]: _shown(row, privacy, own) for row in rows}


def _shown(row: sqlite3.Row, privacy: Privacy, own: bool) -> Shown:
    code, out = row["code"], bool(row["directory_opt_out"])
    if privacy is not Privacy.NAMES or (out and not own):
        name = f"{WITHHELD} ({code})" if privacy is Privacy.NAMES else code
        return Shown(row["id"], code, name, name, "", "", "", "", "", "", out)
    study = study_line(row["program"], row["class_year"])
    work = work_line(row["job_title"], row["employer"])
    named = bool(row["given"] or row["family"])
    return Shown(
        row["id"], code, display_name(row["given"], row["family"]) if named else row["native"] or code,
        list_name(row["given"], row["family"]) if named else row["native"] or code,
        (row["native"] or "") if named else "", (study or work) if row["student"] else (work or study),
        row["email"] or "", row["phone"] or "", row["pronouns"] or "", row["pronunciation"] or "", out)


def contact(reader: Reader) -> OfficeContact:
    """The office and whom to ask, from the settings."""
    kept = {row["key"]: json.loads(row["value"]) for row in reader.rows("SELECT key, value FROM settings")}
    return OfficeContact(
        kept.get("university", ""), kept.get("office_name", "") or "Career Office", kept.get("address", ""),
        kept.get("coordinator", ""), "Programme coordinator" if kept.get("coordinator") else "",
        kept.get("coordinator_email", "") or kept.get("email", ""),
        kept.get("coordinator_phone", "") or kept.get("phone", ""))


def heading(reader: Reader, cohort: str, as_of: date, privacy: Privacy) -> Heading:
    """What stands over a list."""
    return Heading(contact(reader), cohort, as_of, privacy)


def minimum_cell(reader: Reader, usual: int) -> int:
    """The smallest group the office shows in totals."""
    row = reader.one("SELECT value FROM settings WHERE key = 'minimum_cell'")
    return usual if row is None else int(json.loads(row[0]))


def batches(ids: Sequence[int], size: int) -> Iterable[Sequence[int]]:
    """The ids, so many at a time."""
    return (ids[first:first + size] for first in range(0, len(ids), size))
