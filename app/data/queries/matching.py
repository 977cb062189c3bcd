"""What a run of matching reads: profiles of the people of a cohort, its rules and weights, in a few queries."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from app.data.queries import availability, cohorts, parties
from app.data.queries.reading import Reader, listed
from app.data.search import term_key
from app.domain.cohorts import PairRule
from app.domain.matching.case import MatchCase
from app.domain.matching.catalogue import default_weights
from app.domain.matching.profiles import MenteeProfile, MentorProfile, Taxonomy, Term, styles_of, ways_of
from app.domain.matching.rules import MatchRules
from app.domain.people import Slot

Terms = Mapping[tuple[int, str, str], list[int]]

_PEOPLE = (
    f"SELECT p.*, {parties.columns('p')}, e.capacity AS own_places, e.side,"
    " (SELECT count(*) FROM mentorships WHERE mentor_id = p.id AND +state = 'active') AS pairs,"
    " (SELECT count(*) FROM mentorships WHERE mentor_id = p.id AND +state = 'active' AND +cohort_id = :cohort)"
    " AS pairs_here FROM enrolments AS e" + parties.joined("p", "e.person_id")
)
_MENTEES = ("e.side = 'mentee' AND e.state = 'accepted' AND NOT EXISTS (SELECT 1 FROM mentorships"
            " WHERE mentee_id = e.person_id AND +cohort_id = :cohort AND +state = 'active')")
_MENTORS = "e.side = 'mentor' AND e.state = 'accepted'"


def case(reader: Reader, cohort_id: int, also: int | None = None) -> MatchCase:
    """The case of a cohort: accepted students without a mentor, accepted mentors with their free places.

    `also` is a student who is enrolled but need not be accepted. Raises NotFound for an unknown cohort.
    """
    cohort = cohorts.raw(reader, cohort_id)
    mentees = _people(reader, cohort_id, f"(({_MENTEES}) OR (e.side = 'mentee' AND e.person_id = :also))", also)
    mentors = _people(reader, cohort_id, _MENTORS, also)
    ids = [row["id"] for row in (*mentees, *mentors)]
    terms, free = _terms(reader, ids), availability.slots(reader, ids)
    taxonomy, industries = _taxonomy(reader)
    return MatchCase(
        tuple(_mentee(row, terms, free, industries) for row in mentees),
        tuple(_mentor(row, terms, free, industries) for row in mentors),
        date.fromisoformat(cohort["starts"]), weights(cohort),
        _rules(reader, cohort, {row["id"] for row in mentees}, {row["id"] for row in mentors}),
        taxonomy, availability.office_zone(reader))


def waiting(reader: Reader, cohort_id: int) -> int:
    """How many students a run would match: those accepted without a mentor in the cohort."""
    row = reader.one(f"SELECT count(*) FROM enrolments AS e WHERE e.cohort_id = :cohort AND {_MENTEES}",
                     {"cohort": cohort_id})
    return int(row[0]) if row is not None else 0


def weights(cohort: sqlite3.Row) -> dict[str, int]:
    """The weight of each criterion in a cohort; the usual ones until somebody set them."""
    kept = json.loads(cohort["weights"])
    return {**dict.fromkeys(default_weights(), 0), **kept} if kept else default_weights()


def pair_rules(reader: Reader, cohort_id: int) -> list[PairRule]:
    """What staff decided about pairs of a cohort, by student."""
    return [PairRule(row["mentee_id"], row["mentor_id"], row["kind"], row["reason"] or "", row["rule"],
                     parties.shown(row, "mentee"), parties.shown(row, "mentor"))
            for row in reader.rows(
                f"SELECT r.*, {parties.columns('mentee')}, {parties.columns('mentor')} FROM pair_rules AS r"
                f"{parties.joined('mentee', 'r.mentee_id')}{parties.joined('mentor', 'r.mentor_id')}"
                " WHERE r.cohort_id = ? ORDER BY r.kind, mentee.sort_key, r.id", (cohort_id,))]


def _people(reader: Reader, cohort_id: int, which: str, also: int | None) -> list[sqlite3.Row]:
    return reader.rows(f"{_PEOPLE} WHERE e.cohort_id = :cohort AND {which} ORDER BY p.sort_key, p.id",
                       {"cohort": cohort_id, "also": also})


def _terms(reader: Reader, ids: Iterable[int]) -> Terms:
    found: dict[tuple[int, str, str], list[int]] = defaultdict(list)
    for row in reader.rows("SELECT person_id, kind, use, term_id FROM person_terms JOIN terms ON terms.id = term_id"
                           " WHERE person_id IN (SELECT value FROM json_each(?)) ORDER BY position, person_terms.id",
                           (listed(ids),)):
        found[row["person_id"], row["kind"], row["use"]].append(row["term_id"])
    return found


def _taxonomy(reader: Reader) -> tuple[Taxonomy, dict[str, int]]:
    rows = reader.rows("SELECT id, kind, name, name_key, parent_id FROM terms ORDER BY id")
    return (Taxonomy.of(Term(row["id"], row["name"], row["parent_id"]) for row in rows),
            {row["name_key"]: row["id"] for row in rows if row["kind"] == "industry"})


def _common(row: sqlite3.Row, free: Mapping[int, tuple[Slot, ...]]) -> dict[str, Any]:
    return {
        "id": row["id"], "name": parties.shown(row, "p"), "styles": styles_of(row["mentoring_style"] or ""),
        "ways": ways_of(row["meeting_ways"] or ""), "availability": free.get(row["id"], ()),
        "zone": row["time_zone"] or "", "city": row["city"] or "", "region": row["region"] or "",
        "country": row["country"] or "", "employer_id": row["employer_id"], "employer": row["p_employer"] or "",
        "excluded": "archived" if row["archived"] else "not to be contacted" if row["do_not_contact"] else "",
    }


def _of(terms: Terms, person_id: int, kinds: tuple[str, ...], uses: tuple[str, ...]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(
        term for kind in kinds for use in uses for term in terms.get((person_id, kind, use), ())))


def _mentee(row: sqlite3.Row, terms: Terms, free: Mapping[int, tuple[Slot, ...]],
            industries: Mapping[str, int]) -> MenteeProfile:
    wants = ("seeks", "has")
    fields = _of(terms, row["id"], ("interest", "industry"), wants)
    own = industries.get(term_key(row["industry"] or ""))
    return MenteeProfile(
        **_common(row, free), fields=fields or ((own,) if own is not None else ()),
        goals=_of(terms, row["id"], ("theme",), wants), skills=_of(terms, row["id"], ("skill",), ("seeks",)),
        help=_of(terms, row["id"], ("help",), wants), languages=_of(terms, row["id"], ("language",), wants),
        backgrounds=_of(terms, row["id"], ("background",), ("seeks",)))


def _mentor(row: sqlite3.Row, terms: Terms, free: Mapping[int, tuple[Slot, ...]],
            industries: Mapping[str, int]) -> MentorProfile:
    gives = ("offers", "has")
    fields = _of(terms, row["id"], ("interest", "industry"), gives)
    own = industries.get(term_key(row["industry"] or ""))
    return MentorProfile(
        **_common(row, free), fields=tuple(dict.fromkeys((*fields, *((own,) if own is not None else ())))),
        goals=_of(terms, row["id"], ("theme",), gives), skills=_of(terms, row["id"], ("skill",), gives),
        help=_of(terms, row["id"], ("help",), gives), languages=_of(terms, row["id"], ("language",), gives),
        backgrounds=_of(terms, row["id"], ("background",), gives), years=row["years_experience"],
        capacity=room(row))


def room(row: sqlite3.Row) -> int:
    """Places left: those set for this cohort minus its pairs, else those of the person's record minus all pairs."""
    if row["own_places"] is not None:
        return max(0, int(row["own_places"]) - int(row["pairs_here"]))
    return max(0, (1 if row["capacity"] is None else int(row["capacity"])) - int(row["pairs"]))


def _rules(reader: Reader, cohort: sqlite3.Row, mentees: set[int], mentors: set[int]) -> MatchRules:
    kept, own = cohorts.rules_of(cohort), pair_rules(reader, cohort["id"])
    listed_pairs = {kind: frozenset((row.mentee_id, row.mentor_id) for row in own
                                    if row.kind == kind and row.mentee_id in mentees)
                    for kind in ("lock", "forbid")}  # fmt: skip
    conflicts = reader.rows("SELECT DISTINCT mentee_id, mentor_id FROM pair_rules WHERE kind = 'conflict'")
    past = reader.rows("SELECT DISTINCT mentee_id, mentor_id FROM mentorships WHERE mentee_id IN"
                       " (SELECT value FROM json_each(?)) AND NOT (state = 'active' AND cohort_id = ?)",
                       (listed(mentees), cohort["id"]))
    return MatchRules(
        locked=listed_pairs["lock"], forbidden=listed_pairs["forbid"],
        conflicts=_inside(conflicts, mentees, mentors), past_pairs=_inside(past, mentees, mentors),
        waived=frozenset((row.rule, row.mentee_id, row.mentor_id) for row in own
                         if row.kind == "waive" and row.mentee_id in mentees),
        allow_past_pairs=bool(cohort["allow_past_pairs"]), allow_same_employer=kept.allow_same_employer,
        minimum_slots=kept.minimum_slots, expected_slots=kept.expected_slots, slot_minutes=kept.slot_minutes,
        minimum_years=kept.minimum_years, expected_years=kept.expected_years, common_language=kept.common_language)


def _inside(rows: list[sqlite3.Row], mentees: set[int], mentors: set[int]) -> frozenset[tuple[int, int]]:
    return frozenset((row[0], row[1]) for row in rows if row[0] in mentees and row[1] in mentors)
