"""Are these two the same person? Compared by student ID, e-mail, then name with class year, employer or phone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from app.domain.names import name_words
from app.domain.rosters.existing import email_key, id_key
from app.domain.text import fold, listed

Similarity = Callable[[str, str], int]
SIMILAR_NAME = 86
_PART_OF = 92


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


@dataclass(frozen=True, slots=True)
class Profile:
    """What of a person is compared, folded once."""

    student_id: str
    emails: frozenset[str]
    phones: frozenset[str]
    class_year: str
    employer: str
    program: str
    given: str
    family: str
    names: tuple[tuple[str, ...], ...]
    native: str


def plain_similarity(one: str, other: str) -> int:
    """0 to 100, by the standard library: slower and a little coarser than the one the office uses."""
    return round(100 * SequenceMatcher(None, one, other).ratio())


def profile_of(values: Mapping[str, object]) -> Profile:
    """The profile of a person's values."""
    given, family, preferred = (str(values.get(key) or "") for key in ("given", "family", "preferred"))
    names = [name_words(given, family), *([name_words(preferred, family)] if preferred else [])]
    return Profile(
        id_key(str(values.get("student_id") or "")),
        frozenset(email_key(address) for address in _texts(values.get("emails"))),
        frozenset(_last_digits(number) for number in _texts(values.get("phones"))),
        str(values.get("class_year") or ""),
        _folded(values.get("employer")),
        _folded(values.get("program")),
        fold(given),
        fold(family),
        tuple(name for name in names if name),
        _folded(values.get("native")).replace(" ", ""),
    )


def _folded(value: object) -> str:
    return fold(value) if value and isinstance(value, str) else ""


def _texts(value: object) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()


def _last_digits(number: str) -> str:
    return "".join(char for char in number.partition("ext")[0] if char.isdigit())[-10:]


def compare(one: Profile, other: Profile, similarity: Similarity = plain_similarity) -> Likeness | None:
    """How likely `one` and `other` are the same person; None when nothing worth asking about speaks for it."""
    same_id = bool(one.student_id) and one.student_id == other.student_id
    other_id = bool(one.student_id and other.student_id) and not same_id
    same_email = not one.emails.isdisjoint(other.emails)
    other_email = bool(one.emails and other.emails) and not same_email
    if other_id and not same_email:
        # Two student IDs are two students, however alike their names are.
        return None
    shared = _shared(one, other)
    alone = not (one.emails and other.emails) and not _differ(one, other)
    if not (same_id or same_email or shared or alone):
        return None
    name = _name_likeness(one, other, similarity)
    named = name >= SIMILAR_NAME
    asked = [*(["student ID"] if other_id else []), *(["email"] if other_email else [])]
    if same_id:
        sure = name == 100 or same_email or (named and not other_email)
        return _likeness(60, name, ["student ID", *(["email"] if same_email else [])], shared, asked, sure)
    if same_email:
        return _likeness(50, name, ["email"], shared, asked, named and not other_id)
    if named and shared:
        return _likeness(30, name, [], shared, asked, False)
    return _likeness(20, name, [], [], asked, False) if alone and name == 100 else None


def _shared(one: Profile, other: Profile) -> list[str]:
    pairs = (
        ("class year", one.class_year, other.class_year),
        ("employer", one.employer, other.employer),
        ("program", one.program, other.program),
    )
    phone = ["phone"] if not one.phones.isdisjoint(other.phones) else []
    return [title for title, first, second in pairs if first and first == second] + phone


def _differ(one: Profile, other: Profile) -> bool:
    pairs = ((one.class_year, other.class_year), (one.employer, other.employer))
    return any(first and second and first != second for first, second in pairs)


def _likeness(base: int, name: int, strong: list[str], shared: list[str], asked: list[str], sure: bool) -> Likeness:
    named = 25 if name == 100 else 18 if name >= SIMILAR_NAME else 0
    both = 15 if len(strong) > 1 else 0
    score = base + named + both + 8 * len(shared) - 6 * len(asked)
    evidence = _evidence(name, strong, shared, asked)
    return Likeness(min(100 if sure else 99, score), evidence, sure, bool(strong))


def _evidence(name: int, strong: list[str], shared: list[str], asked: list[str]) -> str:
    """As in "Same student ID, name and email differ", "Same name and class year", "Similar name, same employer"."""
    if strong and name < 100:
        asked = ["name", *asked]
    elif name < 100:
        return f"Similar name, same {listed(shared)}"
    lead = "Same " + listed([*strong, *(["name"] if name == 100 else []), *([] if strong else shared)])
    return f"{lead}, {listed(asked)} {'differ' if len(asked) > 1 else 'differs'}" if asked else lead


def _name_likeness(one: Profile, other: Profile, similarity: Similarity) -> int:
    """100 for the same name in any order, accents and initials aside; else the similarity of the words, at most 99."""
    if one.native and one.native == other.native:
        return 100
    best = 0
    for first in one.names:
        for second in other.names:
            if first == second:
                return 100
            part = _one_part_of_other(first, second)
            best = max(best, _PART_OF if part else similarity(" ".join(first), " ".join(second)))
    return min(99, max(best, _initials_fit(one, other)))


def _one_part_of_other(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """True for "Sam Mensah" and "Sam Boakye-Mensah"."""
    return min(len(first), len(second)) > 1 and (set(first) < set(second) or set(second) < set(first))


def _initials_fit(one: Profile, other: Profile) -> int:
    """90 when the family names agree and one given name is the initial of the other: "Vogt, A." and "Vogt, Anna"."""
    if not one.family or one.family != other.family or not one.given or not other.given:
        return 0
    short, long = sorted((one.given, other.given), key=len)
    return 90 if len(short.split()[0]) == 1 and long[0] == short[0] else 0
