"""People who are on record when a made roster is judged, and the office's few terms."""

from __future__ import annotations

from app.domain.people import Slot
from app.domain.rosters.existing import ExistingPerson, PeopleIndex
from app.domain.text import term_key

_PEOPLE = {
    "anh": ExistingPerson(
        1,
        {"roles": ("student",), "given": "Thị Hồng Ánh", "family": "Nguyễn", "student_id": "N-204418", "class_year": 2028, "program": "Accounting",
         "emails": ("anh.nguyen28@northmere.example",), "interests": ("Audit", "Public accounting")},
        "active mentee since Sep 2026",
    ),
    "grace": ExistingPerson(
        2, {"roles": ("student",), "given": "Grace", "family": "Adeyemi", "class_year": 2028, "emails": ("gadeyemi@mailbox.example",)}
    ),
    "caoimhe": ExistingPerson(
        3,
        {"roles": ("student",), "given": "Caoimhe", "family": "Breathnach", "student_id": "N-203977", "class_year": 2027, "program": "Law and Society",
         "emails": ("c.breathnach@northmere.example",), "interests": ("Legal aid",),
         "availability": (Slot(2, 15 * 60, 22 * 60),)},
    ),
    "carolyn": ExistingPerson(
        4,
        {"roles": ("alum",), "given": "Carolyn", "family": "Pettigrew", "class_year": 2008, "employer": "Copperline Software",
         "phones": ("+1 612 555 0171",), "do_not_contact": False},
    ),
    "samuel": ExistingPerson(
        5,
        {"roles": ("student",), "given": "Samuel", "family": "Boakye-Mensah", "preferred": "Sam", "class_year": 1998, "employer": "Lakeview Clinic",
         "emails": ("S.Boakye@alumni.example",), "do_not_contact": True, "capacity": 3},
    ),
    "bob": ExistingPerson(
        6, {"roles": ("alum",), "given": "Robert", "family": "Greer Jr.", "preferred": "Bob", "class_year": 1976, "employer": "Retired"}
    ),
}  # fmt: skip


def known_people(*keys: str) -> PeopleIndex:
    """The named people, as the office has them."""
    return PeopleIndex(_PEOPLE[key] for key in keys)


_TERMS = {
    "program": {"NURS": "Nursing", "ACCT": "Accounting", "LAW&SOC": "Law and Society", "CS": "Computer science",
                "FIN": "Finance", "STAT": "Statistics", "ROBO": "Robotics", "ART HIST": "Art history"},
    "interest": {"audit": "Audit", "clinics": "Clinical care", "policy": "Public policy",
                 "research, clinical": "Research, clinical", "pediatrics": "Pediatrics", "legal aid": "Legal aid"},
}  # fmt: skip


class Terms:
    """A taxonomy of a few terms with synonyms."""

    def lookup(self, kind: str, text: str) -> str | None:
        """The term, by name or synonym."""
        names = {term_key(name): term for short, term in _TERMS.get(kind, {}).items() for name in (short, term)}
        return names.get(term_key(text))
