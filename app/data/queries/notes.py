"""Staff notes and contacts of a pair; the words of a confidential note are never read here."""

from __future__ import annotations

from datetime import date

from app.data.queries import parties
from app.data.queries.reading import Reader
from app.domain.mentorships import Contact
from app.domain.people import Note


def of_mentorship(reader: Reader, mentorship_id: int) -> list[Note]:
    """The notes on a pair, the latest first, without the words of confidential ones."""
    return [Note(row["id"], row["author"], row["at"], bool(row["confidential"]), row["words"], mentorship_id)
            for row in reader.rows("SELECT id, author, at, confidential, CASE confidential WHEN 0 THEN body ELSE '' END"
                                   " AS words FROM notes WHERE mentorship_id = ? ORDER BY id DESC", (mentorship_id,))]


def contacts(reader: Reader, mentorship_id: int) -> list[Contact]:
    """What staff wrote or said to one of the pair, the latest first."""
    return [Contact(row["id"], date.fromisoformat(row["on_day"]), row["kind"], row["person_id"],
                    parties.shown(row, "p"), row["words"], row["actor"])
            for row in reader.rows(
                f"SELECT contacts.*, {parties.columns('p')} FROM contacts{parties.joined('p', 'contacts.person_id')}"
                " WHERE mentorship_id = ? ORDER BY on_day DESC, contacts.id DESC", (mentorship_id,))]
