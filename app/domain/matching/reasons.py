"""Why a student has no mentor, in sentences."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from app.domain.matching.availability import day_parts, offset_minutes, slots_of
from app.domain.matching.case import Judge
from app.domain.matching.requirements import SharedSlot
from app.domain.matching.wishes import FieldOfInterest
from app.domain.matching.wording import counted, listed

Broken = Mapping[int, Sequence[str]]  # mentor id -> keys of the hard rules that forbid the pair


def unmatched_reasons(judge: Judge, mentee_id: int, broken: Broken, room: Collection[int]) -> tuple[str, ...]:
    """Sentences about one unmatched student. `room` are the mentors with a free place after the run."""
    mentee = judge.mentee(mentee_id)
    if mentee.excluded:
        return (f"{mentee.name} is out: {mentee.excluded}.",)
    if not broken:
        return ("The cohort has no mentor yet.",)
    allowed = [mentor_id for mentor_id, rules in broken.items() if not rules]
    sentences = [_about_room(judge, broken, room), _about_allowed(judge, allowed, bool(room)),
                 _about_field(judge, mentee_id, broken, room)]
    return tuple(sentence for sentence in sentences if sentence)


def _about_room(judge: Judge, broken: Broken, room: Collection[int]) -> str:
    if not room:
        places = sum(max(0, mentor.capacity) for mentor in judge.mentors.values() if not mentor.excluded)
        return f"All {counted(places, 'place')} are taken." if places > 1 else "No mentor has a free place."
    first: dict[str, int] = {}
    for mentor_id in room:
        key = broken[mentor_id][0]
        first[key] = first.get(key, 0) + 1
    if all(SharedSlot.key in broken[mentor_id] for mentor_id in room) and judge.case.rules.minimum_slots == 1:
        return "No mentor with room shares a meeting slot."
    several = [rule.several(first[rule.key]) for rule in judge.rules if rule.key in first]
    return f"Of {counted(len(room), 'mentor')} with room, {listed(several, len(several))}."


def _about_allowed(judge: Judge, allowed: Sequence[int], room: bool) -> str:
    if not allowed:
        return "" if room else "The rules allow no mentor."
    names = [judge.mentor(mentor_id).name for mentor_id in allowed]
    if len(names) == 1:
        words = f"The only mentor the rules allow is full: {names[0]}"
    else:
        words = f"All {len(names)} mentors the rules allow are full: {listed(names)}"
    return f"{words}. Nobody there can move to a mentor with room." if room else f"{words}."


def _about_field(judge: Judge, mentee_id: int, broken: Broken, room: Collection[int]) -> str:
    field = next(criterion for criterion in judge.criteria if isinstance(criterion, FieldOfInterest))
    asked = judge.asked(field, mentee_id)
    fit = [mentor_id for mentor_id in broken if field.percent(asked, judge.offered(field, mentor_id))]
    if not fit:
        return "No mentor fits by field." if asked else ""
    words = f"{counted(len(fit), 'mentor fits', 'mentors fit')} by field"
    if all(SharedSlot.key in broken[mentor_id] for mentor_id in fit):
        return f"{words}; {_when(judge, mentee_id, fit)}."
    if not any(mentor_id in room for mentor_id in fit):
        return f"{words}; {'that one is' if len(fit) == 1 else 'all are'} full."
    return f"{words}."


def _when(judge: Judge, mentee_id: int, fit: Sequence[int]) -> str:
    mentee, case = judge.mentee(mentee_id), judge.case
    offset = offset_minutes(mentee.zone, case.reference, case.default_zone)
    parts = {part: None for mentor_id in fit
             for part in day_parts(slots_of(judge.offered(judge.times, mentor_id), offset))}
    who = "that one meets" if len(fit) == 1 else "all meet"
    if len(parts) == 1:
        return f"{who} on {next(iter(parts))} only"
    if len(parts) <= 3:
        return f"{who} on {listed(list(parts))}"
    return "that one shares no meeting slot" if len(fit) == 1 else "none shares a meeting slot"
