"""Every assignment of a small case, one by one: what the solver is measured against. Shares no code with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from app.domain.matching import Judge, MatchCase

Assignment = dict[int, int]


def assignments(case: MatchCase) -> Iterator[Assignment]:
    """Every assignment that the rules, the places and the locks allow, as student id -> mentor id."""
    judge = Judge(case)
    students = sorted(judge.mentees)
    locked = dict(case.rules.locked)
    open_to = {
        student: [locked[student]] if student in locked else
        [None, *(mentor for mentor in sorted(judge.mentors) if not judge.broken(student, mentor))]
        for student in students
    }

    def extend(at: int, chosen: Assignment) -> Iterator[Assignment]:
        if at == len(students):
            yield dict(chosen)
            return
        for mentor in open_to[students[at]]:
            if mentor is None:
                yield from extend(at + 1, chosen)
            elif Counter(chosen.values())[mentor] < judge.mentors[mentor].capacity:
                yield from extend(at + 1, {**chosen, students[at]: mentor})

    yield from extend(0, {})


def scores(case: MatchCase, chosen: Assignment) -> list[int]:
    """The scores of an assignment's pairs."""
    judge = Judge(case)
    return [judge.score(*pair) for pair in chosen.items()]


def worth(case: MatchCase, chosen: Assignment, aim: str) -> tuple[int, ...]:
    """What the aim compares: students matched, then (for "worst") the lowest score of a free pair, then the sum."""
    judge = Judge(case)
    known = {pair: judge.score(*pair) for pair in chosen.items()}
    lowest = min((score for pair, score in known.items() if pair not in case.rules.locked), default=0)
    return (len(known), lowest, sum(known.values())) if aim == "worst" else (len(known), sum(known.values()))


def best(case: MatchCase, aim: str) -> list[Assignment]:
    """All assignments that are worth most."""
    found = [(worth(case, chosen, aim), chosen) for chosen in assignments(case)]
    highest = max(value for value, _ in found)
    return [chosen for value, chosen in found if value == highest]


def first_by_ids(case: MatchCase, choices: list[Assignment]) -> Assignment:
    """The one that gives the first student the first mentor, then the second student, and so on; no mentor is last."""
    students = sorted(person.id for person in case.mentees)
    return min(choices, key=lambda chosen: [chosen.get(student, 10**9) for student in students])
