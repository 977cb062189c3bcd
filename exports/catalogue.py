"""The list of documents: what can be handed out, for whom, in which privacy levels, with which options.

It imports no library that writes documents; a writer is imported when it is called.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Any

from app.domain.documents.goal_workbook import WorkbookOptions, WorkbookPart
from app.domain.filenames import safe_filename
from app.domain.packets import ListOptions, Made, PaperSize, Privacy
from app.errors import Invalid

Progress = Callable[[int, int], None]
Asked = Callable[[], bool]
OptionValue = bool | int | str | tuple[str, ...]
Options = Mapping[str, OptionValue]

_YES, _NO = ("yes", "true", "on", "1"), ("no", "false", "off", "0")


class Scope(StrEnum):
    """For whom a document is made."""

    PERSON = "person"
    PEOPLE = "people"
    COHORT = "cohort"


class OptionKind(StrEnum):
    """How an option is asked for: a check box, a number, one of some, any of some."""

    YES_NO = "yes-no"
    NUMBER = "number"
    ONE = "one"
    ANY = "any"


@dataclass(frozen=True)
class Option:
    """A choice a person has about a document. `choices` are keys with titles; a number is from `least` to `most`."""

    key: str
    title: str
    kind: OptionKind
    default: OptionValue
    choices: tuple[tuple[str, str], ...] = ()
    least: int = 0
    most: int = 99

    def read(self, given: object) -> OptionValue:
        """The value for what was given, also as words of the command line. Raises Invalid for the option's key."""
        if self.kind is OptionKind.YES_NO:
            return self._yes_no(given)
        if self.kind is OptionKind.NUMBER:
            return self._number(given)
        if self.kind is OptionKind.ONE:
            return self._one(str(given))
        words = given.split(",") if isinstance(given, str) else list(given) if isinstance(given, tuple | list) else []
        chosen = {self._one(str(word).strip()) for word in words if str(word).strip()}
        return tuple(key for key, _ in self.choices if key in chosen)

    def _yes_no(self, given: object) -> bool:
        if isinstance(given, bool):
            return given
        words = str(given).strip().casefold()
        if words not in (*_YES, *_NO):
            raise Invalid({self.key: f"{self.title}: say yes or no."})
        return words in _YES

    def _number(self, given: object) -> int:
        words = str(given).strip()
        if not words.isascii() or not words.isdigit() or not self.least <= int(words) <= self.most:
            raise Invalid({self.key: f"{self.title}: give a number from {self.least} to {self.most}."})
        return int(words)

    def _one(self, given: str) -> str:
        if given not in dict(self.choices):
            raise Invalid({self.key: f"{self.title}: choose {_listed([key for key, _ in self.choices])}."})
        return given


@dataclass(frozen=True)
class Document:
    """A document of the catalogue.

    `rows` names what is read for it; `layout` turns the options into what the writer takes; `writer` is the place of
    the function that writes it, "module:function". `words` say what it is for, `folder` the option that makes one
    file each in a folder.
    """

    key: str
    title: str
    words: str
    group: str
    formats: tuple[str, ...]
    scopes: tuple[Scope, ...]
    privacy: tuple[Privacy, ...]
    rows: str
    writer: str
    layout: Callable[[Options], Any]
    options: tuple[Option, ...] = ()
    folder: str = ""

    def options_of(self, given: Mapping[str, object]) -> Options:
        """The values of all options, the defaults where nothing is given. Raises Invalid, also for an unknown key."""
        known = {option.key: option for option in self.options}
        strange = {key: f"{self.title} has no option “{key}”." for key in given if key not in known}
        if strange:
            raise Invalid(strange)
        return {key: option.read(given[key]) if key in given else option.default for key, option in known.items()}

    @property
    def goes_to_owner(self) -> bool:
        """Whether it is handed to the person it is about, who may be named on it whatever they opted out of."""
        return self.rows == "goal_workbooks"

    def into_folder(self, options: Options) -> bool:
        """Whether these options make one file each, so that the target is a folder."""
        return bool(self.folder and options.get(self.folder))

    def file_name(self, whom: str, day: date, options: Options | None = None) -> str:
        """The name to suggest for the file, or for the folder, about `whom` (a person or a cohort)."""
        stem = " - ".join(part for part in (self.title, whom, f"{day:%Y-%m-%d}") if part)
        return safe_filename(stem, "" if options and self.into_folder(options) else f".{self.formats[0]}")

    def write(
        self, rows: Any, options: Options, target: Path, progress: Progress = lambda done, of: None,
        cancelled: Asked = lambda: False,
    ) -> Made:
        """Write the document in the place of `target`. Raises Cancelled and OfficeError, then nothing was changed."""
        module, _, function = self.writer.partition(":")
        write: Callable[..., Made] = getattr(import_module(module), function)
        return write(rows, self.layout(options), target, progress=progress, cancelled=cancelled)


def document(key: str) -> Document:
    """The document of that key. Raises Invalid."""
    if key not in BY_KEY:
        raise Invalid({"document": f"There is no document “{key}”. There are {_listed(list(BY_KEY))}."})
    return BY_KEY[key]


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


def _workbook_options(options: Options) -> WorkbookOptions:
    parts, pages = options["parts"], options["meeting_pages"]
    return WorkbookOptions(
        parts=frozenset(WorkbookPart(part) for part in parts) if isinstance(parts, tuple) else frozenset(),
        goal_pages=int(str(options["goal_pages"])), meeting_pages=int(str(pages)) or None,
        filled=bool(options["filled"]), paper=_paper(options), two_sided=bool(options["two_sided"]),
        one_each=bool(options["one_each"]),
    )


def _list_options(options: Options) -> ListOptions:
    return ListOptions(_paper(options))


def _paper(options: Options) -> PaperSize:
    return PaperSize(str(options["paper"]))


_PAPER = Option("paper", "Paper", OptionKind.ONE, PaperSize.LETTER.value,
                ((PaperSize.LETTER.value, "US Letter"), (PaperSize.A4.value, "A4")))
_PARTS = (
    (WorkbookPart.GUIDE, "How to use it"), (WorkbookPart.SELF_ASSESSMENT, "Self-assessment"),
    (WorkbookPart.EXPECTATIONS, "Expectations and confidentiality"), (WorkbookPart.GOALS, "Goals"),
    (WorkbookPart.ACTION_PLAN, "Action plan"), (WorkbookPart.MEETINGS, "Meeting pages"),
    (WorkbookPart.REFLECTIONS, "Reflections"),
)
_NAMES = (Privacy.NAMES,)
_NAMES_OR_CODES = (Privacy.NAMES, Privacy.CODES)

DOCUMENTS: tuple[Document, ...] = (
    Document(
        "goal-workbook", "Goal workbook",
        "A book for each student: self-assessment, SMART goals, meetings, reflection.", "Students", ("pdf",),
        (Scope.PERSON, Scope.PEOPLE, Scope.COHORT), _NAMES, "goal_workbooks",
        "exports.pdf.goal_workbook:write", _workbook_options,
        (
            Option("parts", "Include", OptionKind.ANY, tuple(part.value for part, _ in _PARTS),
                   tuple((part.value, title) for part, title in _PARTS)),
            Option("goal_pages", "Goal pages", OptionKind.NUMBER, 3, least=1, most=12),
            Option("meeting_pages", "Meeting pages, 0 for one a month", OptionKind.NUMBER, 0, most=36),
            Option("filled", "What we already know, filled in", OptionKind.YES_NO, False),
            _PAPER,
            Option("two_sided", "Two-sided, each book on a new sheet", OptionKind.YES_NO, False),
            Option("one_each", "One file each", OptionKind.YES_NO, False),
        ), "one_each",
    ),
    Document(
        "meeting-log", "Meeting log", "Every meeting of a pair or of a cohort, by pair.", "Students", ("pdf",),
        (Scope.PERSON, Scope.COHORT), _NAMES_OR_CODES, "meeting_log", "exports.pdf.meeting_log:write", _list_options,
        (_PAPER,),
    ),
    Document(
        "goal-list", "Goal list", "Goals with measure, date, progress and what is missing.", "Students", ("pdf",),
        (Scope.PERSON, Scope.COHORT), _NAMES_OR_CODES, "goal_list", "exports.pdf.goal_list:write", _list_options,
        (_PAPER,),
    ),
    Document(
        "cohort-roster", "Cohort roster", "Who takes part in a cohort, on which side, and how each pair stands.",
        "Reports", ("pdf",), (Scope.COHORT,), _NAMES_OR_CODES, "cohort_roster", "exports.pdf.cohort_roster:write",
        _list_options, (_PAPER,),
    ),
    Document(
        "match-review", "Match review", "Each proposed pair with the points of its score, and who is unmatched.",
        "Reports", ("pdf",), (Scope.COHORT,), _NAMES_OR_CODES, "match_review", "exports.pdf.match_review:write",
        _list_options, (_PAPER,),
    ),
    Document(
        "dean-workbook", "Dean’s workbook",
        "Summary, objectives, cohorts, mentorships, goals, meetings, and how the numbers were made.", "Reports",
        ("xlsx",), (Scope.COHORT,), tuple(Privacy), "dean_packet", "exports.excel.dean_workbook:write", _list_options,
        (
            Option("earlier", "Earlier cohorts to compare with", OptionKind.NUMBER, 2, most=9),
            Option("wording", "Wording of goals (names only)", OptionKind.YES_NO, False),
            _PAPER,
        ),
    ),
)  # fmt: skip

BY_KEY: Mapping[str, Document] = MappingProxyType({one.key: one for one in DOCUMENTS})
