"""What a parser says of a cell, and the sentences that tell a person about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple


class Fix(NamedTuple):
    """A suggested new text for the cell; `label` is what the button says, as in Use “@”."""

    label: str
    text: str


class Trouble(NamedTuple):
    """What is wrong with a cell, what to do about it, and a suggestion where there is one."""

    words: str
    todo: str = "Correct the cell or leave the row out."
    fix: Fix | None = None


class Reading(NamedTuple):
    """What a cell means: values by person key, and trouble that blocks the row, or a check that does not.

    `note` tells what was eased or assumed, as in "family name first".
    """

    values: Mapping[str, object] = {}
    problem: Trouble | None = None
    check: Trouble | None = None
    note: str = ""


NOTHING = Reading()


@dataclass(frozen=True, slots=True)
class Problem:
    """Trouble with its place: `row` as the spreadsheet counts, `column` from 0 (-1 for the row as a whole)."""

    row: int
    column: int
    field: str
    words: str
    todo: str = ""
    fix: Fix | None = None

    def sentence(self) -> str:
        """As in: Row 14, Student ID: “N-20451” has 5 digits, 6 expected."""
        where = f"Row {self.row}, {self.field}" if self.field else f"Row {self.row}"
        return f"{where}: {self.words}"


def refused(words: str, todo: str = "", fix: Fix | None = None) -> Reading:
    """A reading that blocks its row."""
    return Reading(problem=Trouble(words, todo or Trouble("").todo, fix))


def quoted(text: str) -> str:
    """The text of a cell inside a sentence, shortened where it is long."""
    line = " ".join(text.split())
    return f"“{line if len(line) <= 40 else line[:39] + '…'}”"
