"""A programme, its cohorts, what they promise and what they aim at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.forms import too_long

STRUCTURES = ("1:1", "group", "both")
COHORT_STATES = ("planned", "running", "closed")
PAIR_RULES = ("lock", "forbid", "conflict", "waive")
MOST_MONTHS = 120


@dataclass(frozen=True)
class CohortDraft:
    """What staff enter about a cohort. Intervals in days, lengths in minutes."""

    id: int | None = None
    as_of: int = 0
    programme: str = ""
    name: str = ""
    short_name: str = ""
    structure: str = "1:1"
    starts: date | None = None
    ends: date | None = None
    cadence_days: int = 30
    grace_days: int = 7
    minimum_minutes: int = 60
    minimum_meetings: int = 6
    capacity: int | None = None
    lead_id: int | None = None
    state: str = "planned"
    allow_past_pairs: bool = False


@dataclass(frozen=True)
class CohortRow:
    """A line of the cohort list. Mentees and mentors are those accepted, mentorships those at work now."""

    id: int
    programme: str
    name: str
    short_name: str
    structure: str
    starts: date
    ends: date
    state: str
    mentees: int
    mentors: int
    mentorships: int
    applicants: int = 0
    goals: int = 0
    archived: bool = False

    @property
    def title(self) -> str:
        """The short name where there is one."""
        return self.short_name or self.name

    @property
    def months(self) -> int:
        """How many months it lasts, from the start to the end, begun ones counted in full."""
        return cohort_months(self.starts, self.ends)


@dataclass(frozen=True)
class Cohort:
    """Everything about a cohort that its own screen shows beside its figures. `lead` is a member of staff."""

    row: CohortRow
    draft: CohortDraft
    sponsor: str
    lead: str
    breaks: tuple[Break, ...]

    @property
    def id(self) -> int:
        """The cohort's id."""
        return self.row.id

    @property
    def name(self) -> str:
        """The cohort's name."""
        return self.row.name


@dataclass(frozen=True)
class ProgrammeDraft:
    """What staff enter about a programme (practice P5)."""

    id: int | None = None
    as_of: int = 0
    name: str = ""
    sponsor: str = ""
    rationale: str = ""
    pilot: bool = False


@dataclass(frozen=True)
class Programme:
    """A programme with the number of its cohorts."""

    id: int
    name: str
    sponsor: str
    rationale: str
    pilot: bool
    archived: bool
    cohorts: int


@dataclass(frozen=True)
class MatchRuleDraft:
    """A cohort's hard rules of matching beside the listed pairs. Slots of `slot_minutes`; 0 switches a rule off."""

    minimum_slots: int = 1
    expected_slots: int = 2
    slot_minutes: int = 60
    minimum_years: int = 0
    expected_years: int = 5
    allow_same_employer: bool = False
    common_language: bool = False


@dataclass(frozen=True)
class PairRule:
    """What staff decided about a pair: locked, forbidden, a declared conflict of interest, or a rule waived for it.

    `rule` is the key of the waived rule, empty for the other kinds.
    """

    mentee_id: int
    mentor_id: int
    kind: str
    reason: str = ""
    rule: str = ""
    mentee: str = ""
    mentor: str = ""


@dataclass(frozen=True)
class Objective:
    """A measurable aim of a cohort: a metric of the catalogue, where it stood and where it should be, in its unit."""

    id: int | None
    metric: str
    baseline: int | None
    target: int
    due_on: date | None


@dataclass(frozen=True)
class Break:
    """Days that do not count for the cadence, such as a vacation."""

    starts: date
    ends: date
    name: str = ""


def months_of(starts: date, ends: date) -> tuple[date, ...]:
    """The first day of each calendar month from `starts` to `ends`, both included."""
    first, months = starts.replace(day=1), []
    while first <= ends:
        months.append(first)
        first = (first.replace(year=first.year + 1, month=1) if first.month == 12
                 else first.replace(month=first.month + 1))
    return tuple(months)


def cohort_months(starts: date, ends: date) -> int:
    """How many months a cohort lasts: from a day to the day before it next month is one; a begun month counts."""
    after = (ends.year - starts.year) * 12 + ends.month - starts.month
    return max(1, after + (ends.day >= starts.day))


def month_number(starts: date, ends: date, today: date) -> int:
    """Which month of the cohort today is in, from 1; 0 before the start, the last month after the end."""
    if today < starts:
        return 0
    return cohort_months(starts, min(today, ends))


def cohort_problems(draft: CohortDraft) -> dict[str, str]:
    """What keeps a cohort from being saved: field to words; empty when nothing does."""
    found: dict[str, str] = {}
    if not draft.name:
        found["name"] = "Enter a name, such as Alumni Mentors 2026–27."
    if not draft.programme:
        found["programme"] = "Name the programme this cohort belongs to."
    if draft.starts is None:
        found["starts"] = "Enter the first day."
    if draft.ends is None:
        found["ends"] = "Enter the last day."
    elif draft.starts is not None and draft.ends <= draft.starts:
        found["ends"] = "The last day must come after the first."
    elif draft.starts is not None and cohort_months(draft.starts, draft.ends) > MOST_MONTHS:
        found["ends"] = f"A cohort lasts at most {MOST_MONTHS} months. Check the year."
    if draft.structure not in STRUCTURES:
        found["structure"] = "Choose 1:1, group or both."
    if draft.state not in COHORT_STATES:
        found["state"] = "Choose planned, running or closed."
    ranges = {"cadence_days": (1, 366), "grace_days": (0, 366), "minimum_minutes": (0, 1440),
              "minimum_meetings": (0, 366), "capacity": (0, 100_000)}
    for name, (least, most) in ranges.items():
        value = getattr(draft, name)
        if value is not None and not least <= value <= most:
            found[name] = f"Enter a number from {least:,} to {most:,}."
    return found | too_long(draft)


def break_problems(breaks: tuple[Break, ...]) -> dict[str, str]:
    """What keeps a cohort's breaks from being saved: "breaks" to words, or nothing."""
    for row in breaks:
        if row.ends < row.starts:
            return {"breaks": f"The break {row.name or row.starts.isoformat()} ends before it starts."}
    return {}
