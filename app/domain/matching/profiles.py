"""What matching knows of a person: the part of a record that a criterion or a rule reads, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from app.domain.people import Slot

SAME, PARENT, SIBLING = 100, 60, 40  # how much of a wish a term meets, in per cent

_WAY_WORDS = {
    "in person": ("in person", "in-person", "face to face", "on campus", "on site", "onsite"),
    "video": ("video", "zoom", "teams", "online", "virtual", "remote"),
    "phone": ("phone", "telephone", "call"),
}


@dataclass(frozen=True)
class Term:
    """A term of the office's taxonomy; `parent_id` is the wider term it belongs to."""

    id: int
    name: str
    parent_id: int | None = None


@dataclass(frozen=True)
class Reach:
    """Terms a mentor offers, with everything that is close to them: `kin` maps a term to per cent of a wish for it."""

    terms: tuple[int, ...]
    kin: Mapping[int, int] = field(compare=False, repr=False)


@dataclass(frozen=True)
class Taxonomy:
    """The terms by id. A term meets a wish for itself wholly, for its parent or child by 60 %, a sibling by 40 %."""

    terms: Mapping[int, Term]
    children: Mapping[int, tuple[int, ...]] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, terms: Iterable[Term]) -> Taxonomy:
        """The taxonomy of these terms."""
        by_id = {term.id: term for term in terms}
        children: dict[int, tuple[int, ...]] = {}
        for term in by_id.values():
            if term.parent_id is not None:
                children[term.parent_id] = (*children.get(term.parent_id, ()), term.id)
        return cls(by_id, children)

    def name(self, term_id: int) -> str:
        """The term's name, or 'a term that was removed'."""
        term = self.terms.get(term_id)
        return term.name if term else "a term that was removed"

    def names(self, term_ids: Iterable[int]) -> list[str]:
        """The names in the order given."""
        return [self.name(term_id) for term_id in term_ids]

    def kinship(self, one: int, other: int) -> int:
        """Per cent of a wish for `one` that `other` meets; the same in both directions."""
        if one == other:
            return SAME
        above, beside = self._parent(one), self._parent(other)
        if above == other or beside == one:
            return PARENT
        return SIBLING if above is not None and above == beside else 0

    def reach(self, offered: Iterable[int]) -> Reach:
        """The offered terms with the per cent they give to every term they are close to."""
        terms = tuple(sorted(set(offered)))
        kin: dict[int, int] = {}
        for own in terms:
            above = self._parent(own)
            beside = self.children.get(above, ()) if above is not None else ()
            for near in {own, *self.children.get(own, ()), *beside} | ({above} if above is not None else set()):
                kin[near] = max(kin.get(near, 0), self.kinship(near, own))
        return Reach(terms, kin)

    def _parent(self, term_id: int) -> int | None:
        term = self.terms.get(term_id)
        return term.parent_id if term else None


@dataclass(frozen=True)
class Profile:
    """What both sides have. Term ids are in the person's order of preference; an empty value means not known."""

    id: int
    name: str
    fields: tuple[int, ...] = ()
    goals: tuple[int, ...] = ()
    skills: tuple[int, ...] = ()
    help: tuple[int, ...] = ()
    languages: tuple[int, ...] = ()
    backgrounds: tuple[int, ...] = ()
    styles: tuple[str, ...] = ()
    ways: frozenset[str] = frozenset()
    availability: tuple[Slot, ...] = ()
    zone: str = ""
    city: str = ""
    region: str = ""
    country: str = ""
    employer_id: int | None = None
    employer: str = ""
    minutes_a_month: int | None = None
    excluded: str = ""


@dataclass(frozen=True)
class MenteeProfile(Profile):
    """A student: `skills` and `help` are sought, `backgrounds` are those they asked a mentor to share.

    `years_needed` overrides the cohort's expectation; `preferred` are mentors asked for by name, first choice first;
    `wished` are traits asked for in a mentor.
    """

    years_needed: int | None = None
    preferred: tuple[int, ...] = ()
    wished: tuple[int, ...] = ()


@dataclass(frozen=True)
class MentorProfile(Profile):
    """A mentor: `skills` and `help` are offered, `backgrounds` are their own, `capacity` in students."""

    years: int | None = None
    capacity: int = 1
    traits: tuple[int, ...] = ()


def ways_of(text: str) -> frozenset[str]:
    """Ways of meeting named in free text: 'in person', 'video', 'phone'; none when nothing is recognised."""
    folded = " ".join(text.casefold().split())
    if any(word in folded for word in ("either", "any", "both", "hybrid")):
        return frozenset({"in person", "video"})
    return frozenset(way for way, words in _WAY_WORDS.items() if any(word in folded for word in words))


def styles_of(text: str) -> tuple[str, ...]:
    """Mentoring styles named in free text, first preference first; 'any' and 'no preference' are none."""
    parts = (" ".join(part.casefold().split()) for part in re.split(r"[,;/|]| or | and ", text))
    return tuple(dict.fromkeys(part for part in parts if part and part not in ("any", "either", "no preference")))
