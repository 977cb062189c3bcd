"""Runs of matching as they are kept: the whole result as plain numbers and words, and back without loss."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from app.domain.matching.case import LedgerLine, MatchCase
from app.domain.matching.catalogue import CRITERIA
from app.domain.matching.certificate import Certificate, Cover
from app.domain.matching.results import CapacityRow, Figures, MatchPair, MatchResult, Move, Unmatched

RUN_STATES = ("proposed", "approved", "replaced")


@dataclass(frozen=True)
class MatchRun:
    """A run that was kept. `stale` says that something it rests on has changed since: people, rules or weights."""

    id: int
    cohort_id: int
    at: str
    actor: str
    aim: str
    state: str
    result: MatchResult
    stale: bool = False


@dataclass(frozen=True)
class Approved:
    """What approving did: the mentorships made, and the pairs left out, each with why."""

    mentorship_ids: tuple[int, ...]
    left_out: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Likely:
    """A mentor with room who would suit somebody, and the score of the pair in hundredths of a point."""

    mentor_id: int
    mentor: str
    score: int
    room: int


def fingerprint(case: MatchCase) -> str:
    """A short text that is the same for two cases exactly when everything that decides a match is the same."""
    rules = {name: sorted(map(list, value)) if isinstance(value, frozenset) else value
             for name, value in vars(case.rules).items()}
    parts = [
        [_plain(person) for side in (case.mentees, case.mentors) for person in sorted(side, key=lambda one: one.id)],
        len(case.mentees), case.reference.isoformat(), dict(case.weights), rules, case.default_zone,
        sorted([term.id, term.name, term.parent_id] for term in case.taxonomy.terms.values()),
    ]
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:32]


def _plain(person: Any) -> dict[str, Any]:
    return {**asdict(person), "ways": sorted(person.ways)}


def to_text(result: MatchResult, of_case: str) -> str:
    """The result as JSON, with the fingerprint of the case it solves."""
    return json.dumps({
        "case": of_case, "aim": result.aim, "highest": result.highest, "figures": list(vars(result.figures).values()),
        "other": list(vars(result.other).values()), "pairs": [_pair(pair) for pair in result.pairs],
        "unmatched": [asdict(row) for row in result.unmatched], "capacity": [asdict(row) for row in result.capacity],
        "moves": [asdict(row) for row in result.moves], "certificate": _certificate(result.certificate),
    }, ensure_ascii=False, separators=(",", ":"))


def from_text(text: str) -> tuple[MatchResult, str]:
    """The result that `to_text` wrote, and the fingerprint of its case."""
    kept = json.loads(text)
    names = {criterion.key: criterion.name for criterion in CRITERIA}
    return MatchResult(
        kept["aim"], tuple(_pair_of(pair, names) for pair in kept["pairs"]),
        tuple(Unmatched(row["mentee_id"], row["mentee"], tuple(row["reasons"]), tuple(row["allowed"]))
              for row in kept["unmatched"]),
        tuple(CapacityRow(**row) for row in kept["capacity"]), Figures(*kept["figures"]), Figures(*kept["other"]),
        _certificate_of(kept["certificate"]), kept["highest"], tuple(Move(**row) for row in kept["moves"]),
    ), kept["case"]


def _pair(pair: MatchPair) -> dict[str, Any]:
    ledger = [[line.criterion, line.weight, line.evidence, line.points, line.words] for line in pair.ledger]
    return {**asdict(pair), "ledger": ledger}


def _pair_of(kept: dict[str, Any], names: Mapping[str, str]) -> MatchPair:
    ledger = tuple(LedgerLine(key, names.get(key, key), weight, evidence, points, words)
                   for key, weight, evidence, points, words in kept["ledger"])
    return MatchPair(**{**kept, "ledger": ledger, "notes": tuple(kept["notes"])})


def _certificate(one: Certificate) -> dict[str, Any]:
    return {
        "aim": one.aim, "pairs": _sorted(one.pairs), "locked": _sorted(one.locked), "total": one.total,
        "locked_total": one.locked_total, "bonus": one.bonus, "mentee_prices": list(one.mentee_prices.items()),
        "place_prices": list(one.place_prices.items()), "places": list(one.places.items()), "cover": _cover(one.cover),
        "floor": one.floor, "floor_cover": one.floor_cover and _cover(one.floor_cover),
    }


def _certificate_of(kept: dict[str, Any]) -> Certificate:
    pairs = {name: frozenset((mentee, mentor) for mentee, mentor in kept[name]) for name in ("pairs", "locked")}
    prices = {name: dict(map(tuple, kept[name])) for name in ("mentee_prices", "place_prices", "places")}
    covers = {name: kept[name] and Cover(frozenset(kept[name][0]), frozenset(kept[name][1]))
              for name in ("cover", "floor_cover")}
    return Certificate(**{**kept, **pairs, **prices, **covers})


def _sorted(pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    return sorted(map(list, pairs))


def _cover(one: Cover) -> list[list[int]]:
    return [sorted(one.mentees), sorted(one.mentors)]
