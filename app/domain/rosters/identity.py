"""Are these two the same person? Compared by student ID, e-mail, then name with class year, employer or phone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from app.domain.names import name_words
from app.domain.rosters.existing import email_key, id_key
from app.domain.text import fold, listed

Similarity = Callable[[str, str], int]
Values = Mapping[str, object]
SIMILAR_NAME = 86


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two people compare. `sure` needs no question; otherwise `evidence` is what a person is asked with.

    `strong` says that they share a student ID or an address.

    `score` (0 to 100) orders candidates: it adds up what agrees and takes off what differs, and is no probability.
    """

    score: int
    evidence: str
    sure: bool
    strong: bool = False


def plain_similarity(one: str, other: str) -> int:
    """0 to 100, by the standard library: slower and a little coarser than the one the office uses."""
    return round(100 * SequenceMatcher(None, one, other).ratio())


@dataclass(slots=True)
class _Facts:
    """What agrees between two people and what differs."""

    name: int
    same: list[str]
    different: list[str]

    def agree(self, *titles: str) -> bool:
        return any(title in self.same for title in titles)


def compare(one: Values, other: Values, similarity: Similarity = plain_similarity) -> Likeness | None:
    """How likely `one` and `other` are the same person; None when nothing worth asking about speaks for it."""
    facts = _facts(one, other, similarity)
    named = facts.name >= SIMILAR_NAME
    if facts.agree("student ID"):
        sure = facts.name == 100 or facts.agree("email") or (named and "email" not in facts.different)
        return _likeness(facts, 60, sure)
    if facts.agree("email"):
        return _likeness(facts, 50, named and "student ID" not in facts.different)
    if not named or "student ID" in facts.different:
        # Two student IDs are two students, however alike their names are.
        return None
    if facts.agree("class year", "employer", "phone", "program"):
        return _likeness(facts, 30, False)
    nothing_else = not facts.different and not facts.same
    return _likeness(facts, 20, False) if nothing_else and facts.name == 100 else None


def _likeness(facts: _Facts, base: int, sure: bool) -> Likeness:
    named = 25 if facts.name == 100 else 18 if facts.name >= SIMILAR_NAME else 0
    others = 8 * sum(title not in ("student ID", "email") for title in facts.same) + 15 * facts.agree("email") * (
        base == 60
    )
    score = min(99 if not sure else 100, max(5, base + named + others - 6 * len(facts.different)))
    return Likeness(score, _evidence(facts), sure, facts.agree("student ID", "email"))


def _evidence(facts: _Facts) -> str:
    """As in "Same student ID, name and email differ", "Same name and class year", "Similar name, same employer"."""
    strong = [title for title in ("student ID", "email") if title in facts.same]
    same = (["name"] if facts.name == 100 else []) + [title for title in facts.same if title not in strong]
    same = [*strong, *(same[:1] if facts.name == 100 else [])] if strong else same
    asked = [title for title in facts.different if title in ("student ID", "email")]
    if facts.name < 100 and facts.agree("student ID", "email"):
        asked.insert(0, "name")
    elif facts.name < 100:
        return f"Similar name, same {listed(same)}"
    lead = f"Same {listed(same)}"
    if not asked:
        return lead
    return f"{lead}, {listed(asked)} {'differ' if len(asked) > 1 else 'differs'}"


def _facts(one: Values, other: Values, similarity: Similarity) -> _Facts:
    same: list[str] = []
    different: list[str] = []

    def note(title: str, agree: bool | None) -> None:
        if agree is not None:
            (same if agree else different).append(title)

    note("student ID", _equal(one, other, "student_id", id_key))
    note("email", _share(one, other, "emails", email_key))
    note("phone", _share(one, other, "phones", _last_digits) or None)
    note("class year", _equal(one, other, "class_year", str))
    note("employer", _equal(one, other, "employer", fold))
    note("program", _equal(one, other, "program", fold) or None)
    return _Facts(_name_likeness(one, other, similarity), same, different)


def _equal(one: Values, other: Values, key: str, normal: Callable[[str], str]) -> bool | None:
    first, second = one.get(key), other.get(key)
    return normal(str(first)) == normal(str(second)) if first and second else None


def _share(one: Values, other: Values, key: str, normal: Callable[[str], str]) -> bool | None:
    first, second = one.get(key), other.get(key)
    if not (isinstance(first, tuple) and isinstance(second, tuple) and first and second):
        return None
    return not {normal(item) for item in first}.isdisjoint(normal(item) for item in second)


def _last_digits(number: str) -> str:
    digits = "".join(char for char in number.partition("ext")[0] if char.isdigit())
    return digits[-10:]


def _name_likeness(one: Values, other: Values, similarity: Similarity) -> int:
    """100 for the same name in any order, accents and initials aside; else the similarity of the words, at most 99."""
    first, second = _name_of(one), _name_of(other)
    if not first or not second:
        return 100 if _native(one) and _native(one) == _native(other) else 0
    if first == second or (_native(one) and _native(one) == _native(other)):
        return 100
    best = similarity(" ".join(first), " ".join(second))
    for with_preferred in (_name_of(one, preferred=True), first):
        for other_preferred in (_name_of(other, preferred=True), second):
            if with_preferred == other_preferred:
                return 100
            best = max(best, similarity(" ".join(with_preferred), " ".join(other_preferred)))
    return min(99, max(best, _initials_fit(one, other)))


def _name_of(values: Values, preferred: bool = False) -> tuple[str, ...]:
    given = values.get("preferred") if preferred and values.get("preferred") else values.get("given")
    return name_words(str(given or ""), str(values.get("family") or ""))


def _native(values: Values) -> str:
    return fold(str(values.get("native") or "")).replace(" ", "")


def _initials_fit(one: Values, other: Values) -> int:
    """90 when the family names agree and one given name is the initial of the other: "Vogt, A." and "Vogt, Anna"."""
    families = [fold(str(values.get("family") or "")) for values in (one, other)]
    givens = [fold(str(values.get("given") or "")) for values in (one, other)]
    if not families[0] or families[0] != families[1] or not all(givens):
        return 0
    short, long = sorted(givens, key=len)
    return 90 if len(short.split()[0]) == 1 and long[0] == short[0] else 0
