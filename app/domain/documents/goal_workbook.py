"""The mentee goal workbook: what one mentee's book is made of, and which parts are wanted (practice P20).

Confidential notes have no place here. A confidential meeting appears with its date only.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.cadence import CadenceMark
from app.domain.packets import OfficeContact, PaperSize


class WorkbookPart(StrEnum):
    """The parts that can be left out; the cover is always there."""

    GUIDE = "guide"
    SELF_ASSESSMENT = "self-assessment"
    EXPECTATIONS = "expectations"
    GOALS = "goals"
    ACTION_PLAN = "action-plan"
    MEETINGS = "meetings"
    REFLECTIONS = "reflections"


@dataclass(frozen=True)
class WorkbookOptions:
    """What the books hold and how they are laid out.

    `filled` prints what the office already knows; otherwise the pages are lined for writing. `meeting_pages` None
    means one for each month of the cohort. `two_sided` adds a page for notes where a book has an odd number of pages,
    so that the next one starts on a new sheet. `one_each` makes one file for each person in the target folder.
    """

    parts: frozenset[WorkbookPart] = frozenset(WorkbookPart)
    goal_pages: int = 3
    meeting_pages: int | None = None
    filled: bool = False
    paper: PaperSize = PaperSize.LETTER
    two_sided: bool = False
    one_each: bool = False


@dataclass(frozen=True)
class WorkbookPerson:
    """A mentee or mentor as the book shows them. `line` says what they are: "Accounting, class of 2028"."""

    name: str
    native: str = ""
    say: str = ""
    pronouns: str = ""
    line: str = ""
    email: str = ""
    phone: str = ""
    code: str = ""


@dataclass(frozen=True)
class Rating:
    """One competency rated 1 to 5 now and later; None where it is not rated yet."""

    competency: str
    now: int | None = None
    later: int | None = None


@dataclass(frozen=True)
class WorkbookAnswers:
    """What the mentee said of themselves. `ratings` also gives the office's list of competencies in its order."""

    strengths: tuple[str, ...] = ()
    develop: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()
    ratings: tuple[Rating, ...] = ()


@dataclass(frozen=True)
class WorkbookStep:
    """An action step of a goal."""

    words: str
    who: str = ""
    due_on: date | None = None
    done_on: date | None = None


@dataclass(frozen=True)
class WorkbookGoal:
    """A goal with its five SMART parts, progress in percent, and what is still missing, in words."""

    title: str
    specific: str = ""
    measurable: str = ""
    achievable: str = ""
    relevant: str = ""
    time_bound: str = ""
    due_on: date | None = None
    percent: int = 0
    steps: tuple[WorkbookStep, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class WorkbookMeeting:
    """A meeting that was held. Of a confidential one only the date is printed, whatever else is given."""

    held_on: date
    minutes: int | None = None
    way: str = ""
    topics: str = ""
    outcome: str = ""
    next_on: date | None = None
    confidential: bool = False


@dataclass(frozen=True)
class GoalWorkbook:
    """One mentee's book. `minutes` is the promised length of a meeting, `cadence_days` the promised interval.

    `mentor` is None as long as there is no match. `marks` is the cadence strip; without one the months of the cohort
    are printed as circles to fill in.
    """

    mentee: WorkbookPerson
    mentor: WorkbookPerson | None
    cohort: str
    starts: date
    ends: date
    contact: OfficeContact
    minutes: int = 60
    cadence_days: int = 30
    marks: tuple[CadenceMark, ...] = ()
    answers: WorkbookAnswers = WorkbookAnswers()
    goals: tuple[WorkbookGoal, ...] = ()
    meetings: tuple[WorkbookMeeting, ...] = ()
    as_of: date | None = None
