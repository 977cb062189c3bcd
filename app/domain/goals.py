"""A mentee's goals with their five SMART parts, action steps and progress, and the words for what is missing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.forms import too_long

GOAL_STATES = ("open", "reached", "dropped")
STATEMENT_KINDS = ("strength", "develop", "value", "interest")

# NACE's eight competencies (standards.md); the office can edit the list, ratings keep the list's version.
COMPETENCIES = (
    "Career & Self-Development", "Communication", "Critical Thinking", "Equity & Inclusion", "Leadership",
    "Professionalism", "Teamwork", "Technology",
)

STALLED_DAYS = 30


@dataclass(frozen=True)
class Step:
    """An action step: who does what until when. `weight` is its share of the goal in percent."""

    id: int | None = None
    words: str = ""
    who: str = ""
    due_on: date | None = None
    done_on: date | None = None
    weight: int | None = None


@dataclass(frozen=True)
class Progress:
    """How far a goal was on a day, in percent, in whose words."""

    on_day: date
    percent: int
    words: str = ""
    id: int | None = None


@dataclass(frozen=True)
class GoalDraft:
    """What staff or the mentee enter about a goal."""

    id: int | None = None
    as_of: int = 0
    person_id: int = 0
    cohort_id: int | None = None
    title: str = ""
    specific: str = ""
    measurable: str = ""
    achievable: str = ""
    relevant: str = ""
    time_bound: str = ""
    due_on: date | None = None
    state: str = "open"
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True)
class Goal:
    """A goal as kept, with what the product says of it."""

    id: int
    draft: GoalDraft
    created_on: date
    progress: tuple[Progress, ...]
    missing: tuple[str, ...]
    percent: int
    expected: int
    standing: str
    person: str
    native: str
    mentor: str
    mentorship_id: int | None = None
    affiliation: str = ""

    @property
    def checked_on(self) -> date:
        """The last day somebody looked at it: the latest progress entered, else the day it was written."""
        return max((entry.on_day for entry in self.progress), default=self.created_on)

    @property
    def steps(self) -> tuple[Step, ...]:
        """The action steps in order."""
        return self.draft.steps

    @property
    def next_step(self) -> str:
        """The first step not done, in words."""
        return next((step.words for step in self.steps if step.done_on is None), "")


_FIGURE = re.compile(
    r"\d|\b(one|two|three|four|five|six|seven|eight|nine|ten|once|twice|half|dozen|first|each|every|all)\b",
    re.IGNORECASE,
)
_RESULT = re.compile(
    r"\b(offer|accept\w*|publish\w*|submit\w*|finish\w*|complet\w*|pass\w*|certif\w*|signed|draft\w*|portfolio|resume|"
    r"degree|licen[sc]e|place|admitted|hired|deliver\w*|present\w*)\b", re.IGNORECASE
)
_TWO_GOALS = re.compile(
    r"(;| and also | as well as |\band (get|find|learn|become|land|write|build|join)\b)", re.IGNORECASE
)


def smart_gaps(goal: GoalDraft, cohort_ends: date | None = None) -> tuple[str, ...]:
    """What keeps a goal from being SMART, part by part, in plain words; empty when nothing does (standards.md)."""
    gaps = []
    if len(goal.specific.split()) < 3:
        gaps.append("Specific: say who will do what, where.")
    if not goal.measurable.strip():
        gaps.append("Measurable: no figure or observable result.")
    elif not (_FIGURE.search(goal.measurable) or _RESULT.search(goal.measurable)):
        gaps.append("Measurable: name a figure or a result one can see.")
    if not goal.achievable.strip():
        gaps.append("Achievable: say what makes it possible.")
    if not goal.relevant.strip():
        gaps.append("Relevant: say what it is for.")
    if goal.due_on is None:
        gaps.append("Time-bound: no date.")
    elif cohort_ends is not None and goal.due_on > cohort_ends:
        gaps.append(f"Time-bound: the date is after the cohort ends on {cohort_ends:%b} {cohort_ends.day}.")
    if _TWO_GOALS.search(goal.title):
        gaps.append("More than one goal in one: make two of it.")
    if not goal.steps:
        gaps.append("No first step.")
    return tuple(gaps)


def short_gaps(gaps: tuple[str, ...]) -> str:
    """The missing parts as two or three words for a list, such as "Measure, date"."""
    words = {"Specific": "detail", "Measurable": "measure", "Achievable": "means", "Relevant": "reason",
             "Time-bound": "date", "More than one goal in one": "one goal", "No first step.": "first step"}
    found = [words[gap.split(":")[0]] for gap in gaps]
    return ", ".join(found).capitalize()


def percent_done(steps: tuple[Step, ...], progress: tuple[Progress, ...], state: str = "open") -> int:
    """How far a goal is: the latest progress entered, else the weight of the steps done, in percent."""
    if state == "reached":
        return 100
    if progress:
        return max(progress, key=lambda entry: (entry.on_day, entry.id or 0)).percent
    return sum(share for step, share in zip(steps, shares(steps), strict=True) if step.done_on)


def percent_expected(steps: tuple[Step, ...], today: date) -> int:
    """What the steps due by today add up to, in percent."""
    return sum(share for step, share in zip(steps, shares(steps), strict=True) if step.due_on and step.due_on <= today)


def shares(steps: tuple[Step, ...]) -> tuple[int, ...]:
    """Each step's share in percent; they sum to 100. Given weights are scaled, absent ones shared out evenly."""
    if not steps:
        return ()
    weights = [step.weight if step.weight is not None else 0 for step in steps]
    if not any(weights):
        weights = [1] * len(steps)
    total, sums, before = sum(weights), [], 0
    running = 0
    for weight in weights:
        running += weight
        upto = (running * 100 + total // 2) // total
        sums.append(upto - before)
        before = upto
    return tuple(sums)


def standing(goal: GoalDraft, progress: tuple[Progress, ...], created_on: date, today: date) -> str:
    """reached, on track, behind, stalled or dropped.

    Behind: under three quarters of what the steps due by today add up to. Stalled: nothing moved in 30 days, or no
    measure.
    """
    if goal.state == "dropped":
        return "dropped"
    done = percent_done(goal.steps, progress, goal.state)
    if done >= 100:
        return "reached"
    moves = [created_on, *(entry.on_day for entry in progress), *(step.done_on for step in goal.steps if step.done_on)]
    if not goal.measurable.strip() or today - max(moves) > timedelta(days=STALLED_DAYS):
        return "stalled"
    if done * 4 < percent_expected(goal.steps, today) * 3:
        return "behind"
    return "on track"


@dataclass(frozen=True)
class SelfAssessment:
    """What a mentee says of themselves: strengths, areas to develop, values, interests, and eight ratings."""

    person_id: int
    cohort_id: int
    strengths: tuple[str, ...] = ()
    develop: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()
    ratings: tuple[tuple[str, int | None, int | None], ...] = ()
    stage: str = "start"
    rater: str = "self"
    on_day: date | None = None
    as_of: int = 0


GOAL_FILTERS = ("", "reached", "on track", "behind", "stalled", "dropped", "not smart")
GOAL_SORTS = ("person", "title", "due_on", "percent", "standing", "checked_on")
GOAL_LINES = ("specific", "measurable", "achievable", "relevant", "time_bound")


@dataclass(frozen=True)
class GoalQuery:
    """What a list of goals shows; None and empty texts filter nothing. Dropped goals show only when asked for."""

    cohort_id: int | None = None
    person_id: int | None = None
    filter: str = ""
    college: str = ""
    search: str = ""
    sort: str = "person"
    descending: bool = False


def goal_problems(draft: GoalDraft) -> dict[str, str]:
    """What keeps a goal from being saved: field to words. A goal may be far from SMART and still be saved."""
    found: dict[str, str] = {}
    if not draft.title:
        found["title"] = "Give the goal a short name."
    if draft.state not in GOAL_STATES:
        found["state"] = "Choose open, reached or dropped."
    if any(step.weight is not None and not 0 <= step.weight <= 100 for step in draft.steps):
        found["steps"] = "A step's share is a number from 0 to 100."
    if any(too_long(step) for step in draft.steps):
        found["steps"] = "A step is at most 300 characters long. Shorten it."
    return found | too_long(draft, GOAL_LINES)


def assessment_problems(draft: SelfAssessment) -> dict[str, str]:
    """What keeps a self-assessment from being saved: field to words; empty when nothing does."""
    found: dict[str, str] = {}
    if any(rating is not None and not 1 <= rating <= 5 for _name, *pair in draft.ratings for rating in pair):
        found["ratings"] = "A rating is a number from 1 to 5."
    if len({name for name, *_pair in draft.ratings}) < len(draft.ratings):
        found["ratings"] = "A competency is rated once."
    for field in ("strengths", "develop", "values", "interests"):
        if any(len(words) > 1000 for words in getattr(draft, field)):
            found[field] = "An entry is longer than 1,000 characters. Shorten it."
    return found
