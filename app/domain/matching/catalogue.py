"""The lists of criteria and hard rules in the order they are shown, and the weights an office gives the criteria."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.matching.circumstances import Experience, Location, MeetingTimes, MentoringStyle
from app.domain.matching.criteria import Criterion
from app.domain.matching.exclusions import (
    Capacity,
    Conflict,
    Forbidden,
    OwnMentor,
    Participation,
    PastPair,
    SameEmployer,
)
from app.domain.matching.requirements import Commitment, CommonLanguage, MinimumYears, SharedSlot
from app.domain.matching.rules import Rule
from app.domain.matching.wishes import (
    CareerGoals,
    FieldOfInterest,
    KindsOfHelp,
    Language,
    SharedBackground,
    Skills,
    StudentPreference,
)
from app.errors import Invalid

CRITERIA: tuple[type[Criterion], ...] = (
    FieldOfInterest, CareerGoals, Skills, KindsOfHelp, MeetingTimes, MentoringStyle, Experience, Language, Location,
    SharedBackground, StudentPreference,
)
RULES: tuple[type[Rule], ...] = (
    OwnMentor, Participation, Capacity, Conflict, PastPair, SameEmployer, Forbidden, MinimumYears, Commitment,
    SharedSlot, CommonLanguage,
)
MOST_WEIGHT = 1000

Weights = Mapping[str, int]


def default_weights() -> dict[str, int]:
    """The weight of each criterion by key; they sum to 100."""
    return {criterion.key: criterion.weight for criterion in CRITERIA}


def checked_weights(weights: Weights) -> dict[str, int]:
    """The weights of all criteria, those not given at 0. Raises Invalid with a field per weight that cannot be used.

    Weights need not sum to 100: a score is the sum of weight x evidence, out of the sum of the weights.
    """
    known = default_weights()
    wrong = {key: "There is no such criterion." for key in weights if key not in known}
    for key, weight in weights.items():
        if key in known and (type(weight) is not int or not 0 <= weight <= MOST_WEIGHT):
            wrong[key] = f"A weight is a whole number from 0 to {MOST_WEIGHT:,}."
    if not wrong and not any(weights.values()):
        wrong[""] = "At least one weight must be above 0."
    if wrong:
        raise Invalid(wrong)
    return {key: weights.get(key, 0) for key in known}
