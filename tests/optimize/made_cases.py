"""Matching cases made for tests: by hypothesis where every corner counts, by a seed where size counts."""

from __future__ import annotations

import random
from datetime import date

from hypothesis import strategies as st

from app.domain.matching import MatchCase, MatchRules, MenteeProfile, MentorProfile, Taxonomy, Term
from app.domain.people import Slot

START = date(2027, 4, 5)
TAXONOMY = Taxonomy.of([
    Term(1, "Data science"), Term(2, "Statistics", 1), Term(3, "Machine learning", 1), Term(4, "Finance"),
    Term(5, "Banking", 4), Term(6, "Design"),
    Term(11, "Find a first job"), Term(12, "Change fields"), Term(13, "Graduate school"), Term(14, "Lead people"),
    Term(21, "Python"), Term(22, "Public speaking"), Term(23, "Negotiation"),
    Term(31, "Career advice"), Term(32, "Contacts"), Term(33, "Encouragement"),
    Term(41, "English"), Term(42, "Spanish"), Term(43, "Yoruba"),
    Term(51, "first-generation student"), Term(52, "veteran"), Term(53, "woman in data"),
])  # fmt: skip
FIELDS, GOALS, SKILLS, HELP, LANGUAGES, BACKGROUNDS = (
    (1, 2, 3, 4, 5, 6), (11, 12, 13, 14), (21, 22, 23), (31, 32, 33), (41, 42, 43), (51, 52, 53),
)  # fmt: skip
ZONES = ("", "America/New_York", "America/Los_Angeles", "Europe/Warsaw", "Asia/Kolkata", "not a zone")
PLACES = (("", "", ""), ("Boston", "MA", "US"), ("Cambridge", "MA", "US"), ("Denver", "CO", "US"), ("Łódź", "", "Poland"))
STYLES = ("structured", "informal", "peer coaching")
WAYS = ("in person", "video", "phone")


def some(values: tuple[int, ...], most: int = 3) -> st.SearchStrategy[tuple[int, ...]]:
    """Some of the values, in any order, each once."""
    return st.lists(st.sampled_from(values), max_size=most, unique=True).map(tuple)


slots = st.builds(
    lambda weekday, start, length: Slot(weekday, start, min(1440, start + length)),
    st.integers(0, 6), st.integers(0, 1439), st.integers(1, 300),
)  # fmt: skip


def shared_fields() -> dict[str, st.SearchStrategy[object]]:
    """What both sides have, but for ids and names."""
    return {
        "fields": some(FIELDS), "goals": some(GOALS), "skills": some(SKILLS), "help": some(HELP),
        "languages": some(LANGUAGES, 2), "backgrounds": some(BACKGROUNDS, 2),
        "styles": st.lists(st.sampled_from(STYLES), max_size=2, unique=True).map(tuple),
        "ways": st.frozensets(st.sampled_from(WAYS)), "availability": st.lists(slots, max_size=3).map(tuple),
        "zone": st.sampled_from(ZONES), "employer_id": st.sampled_from((None, 1, 2)),
        "minutes_a_month": st.sampled_from((None, 30, 60)),
        "excluded": st.sampled_from(("", "", "", "", "withdrawn")),
    }  # fmt: skip


def placed(person: MenteeProfile | MentorProfile, where: tuple[str, str, str]) -> MenteeProfile | MentorProfile:
    """The person, living there."""
    from dataclasses import replace

    return replace(person, city=where[0], region=where[1], country=where[2])


@st.composite
def mentees(draw: st.DrawFn, person_id: int, mentor_ids: tuple[int, ...]) -> MenteeProfile:
    """A student with that id."""
    person = draw(st.builds(
        MenteeProfile, id=st.just(person_id), name=st.just(f"Student {person_id}"),
        years_needed=st.sampled_from((None, 0, 3, 10)),
        preferred=st.lists(st.sampled_from(mentor_ids or (0,)), max_size=2, unique=True).map(tuple),
        wished=some(BACKGROUNDS, 2), **shared_fields(),
    ))  # fmt: skip
    return placed(person, draw(st.sampled_from(PLACES)))  # type: ignore[return-value]


@st.composite
def mentors(draw: st.DrawFn, person_id: int) -> MentorProfile:
    """A mentor with that id."""
    person = draw(st.builds(
        MentorProfile, id=st.just(person_id), name=st.just(f"Mentor {person_id}"), employer=st.just("Fernhill"),
        years=st.sampled_from((None, 0, 4, 5, 20)), capacity=st.integers(0, 3), traits=some(BACKGROUNDS, 2),
        **shared_fields(),
    ))  # fmt: skip
    return placed(person, draw(st.sampled_from(PLACES)))  # type: ignore[return-value]


@st.composite
def cases(draw: st.DrawFn, most_mentees: int = 5, most_mentors: int = 4, locks: bool = True) -> MatchCase:
    """A small case with every kind of rule; locks are drawn from pairs that may be locked."""
    mentor_ids = tuple(range(5, 5 + draw(st.integers(0, most_mentors))))
    mentee_ids = tuple(range(3, 3 + draw(st.integers(0, most_mentees))))
    people = tuple(draw(mentees(person_id, mentor_ids)) for person_id in mentee_ids)
    helpers = tuple(draw(mentors(person_id)) for person_id in mentor_ids)
    pairs = [(one, other) for one in mentee_ids for other in mentor_ids]
    few = st.frozensets(st.sampled_from(pairs), max_size=2) if pairs else st.just(frozenset())
    rules = MatchRules(
        forbidden=draw(few), conflicts=draw(few), past_pairs=draw(few), allow_past_pairs=draw(st.booleans()),
        allow_same_employer=draw(st.booleans()), minimum_slots=draw(st.sampled_from((0, 0, 1, 2))),
        minimum_years=draw(st.sampled_from((0, 0, 5))), minutes_a_month=draw(st.sampled_from((0, 0, 60))),
        common_language=draw(st.sampled_from((False, False, True))),
    )  # fmt: skip
    weights = draw(st.fixed_dictionaries({
        key: st.integers(0, 30) for key in ("career_goal_themes", "skills", "availability", "language", "location")
    })) | {"field_of_interest": draw(st.integers(1, 40))}  # fmt: skip
    case = MatchCase(people, helpers, START, weights, rules, TAXONOMY, "America/New_York")
    return with_locks(draw, case) if locks else case


def with_locks(draw: st.DrawFn, case: MatchCase) -> MatchCase:
    """The case with up to two pairs locked that may stand together."""
    from dataclasses import replace

    from app.domain.matching import Judge

    judge = Judge(case)
    fit = [(one, other) for one in judge.mentees for other in judge.mentors if not judge.broken(one, other)]
    locked: set[tuple[int, int]] = set()
    for pair in draw(st.lists(st.sampled_from(fit), max_size=2, unique=True)) if fit else ():
        taken = sum(other == pair[1] for _, other in locked)
        if pair[0] not in {one for one, _ in locked} and taken < judge.mentors[pair[1]].capacity:
            locked.add(pair)
    return replace(case, rules=replace(case.rules, locked=frozenset(locked)))


def large_case(count: int, helpers: int, seed: int = 1, capacity: int = 2) -> MatchCase:
    """A case of believable variety, the same for the same seed."""
    dice = random.Random(seed)

    def pick(values: tuple[int, ...], most: int) -> tuple[int, ...]:
        return tuple(dice.sample(values, dice.randint(1, most)))

    def free() -> tuple[Slot, ...]:
        days = dice.sample(range(7), dice.randint(2, 5))
        return tuple(Slot(day, start, start + dice.choice((60, 90, 120, 180)))
                     for day in days for start in [dice.randrange(8 * 60, 19 * 60, 30)])

    def both() -> dict[str, object]:
        city, region, country = dice.choice(PLACES)
        return {
            "fields": pick(FIELDS, 3), "goals": pick(GOALS, 4), "skills": pick(SKILLS, 3), "help": pick(HELP, 3),
            "languages": pick(LANGUAGES, 2), "backgrounds": pick(BACKGROUNDS, 2), "styles": (dice.choice(STYLES),),
            "ways": frozenset(dice.sample(WAYS, 2)), "availability": free(), "zone": dice.choice(ZONES[:4]),
            "city": city, "region": region, "country": country, "employer_id": dice.randrange(60),
        }  # fmt: skip

    return MatchCase(
        tuple(MenteeProfile(at, f"Student {at}", **both()) for at in range(1, count + 1)),
        tuple(MentorProfile(at, f"Mentor {at}", years=dice.randint(0, 30), capacity=dice.randint(1, capacity), **both())
              for at in range(count + 1, count + helpers + 1)),
        START, taxonomy=TAXONOMY, default_zone="America/New_York",
    )  # fmt: skip
