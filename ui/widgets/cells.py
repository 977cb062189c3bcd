"""What may stand in a table cell besides plain words: each a small frozen value that knows its own words.

`str()` of a cell is what is copied, searched while typing and read aloud.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ui.widgets.cadence_paint import MARKS
from ui.widgets.chip import Status

__all__ = [
    "Action", "Actions", "Arrow", "Bar", "Cadence", "Chips", "Choose", "IconText", "Link", "Name", "Pick", "Pips",
    "Spark", "Status", "Toned", "TwoLines",
]  # fmt: skip


@dataclass(frozen=True)
class Toned:
    """Words in a colour role and a role of the type scale: "Mar 12" in bad, a figure in strong."""

    words: str
    token: str = "ink2"
    role: str = "body"

    def __str__(self) -> str:
        return self.words


@dataclass(frozen=True)
class Name:
    """A person's name with the native script behind it."""

    words: str
    native: str = ""

    def __str__(self) -> str:
        return f"{self.words} {self.native}".strip()


@dataclass(frozen=True)
class Arrow:
    """Two names with an arrow between them: a pair. Without `first` the arrow stands in front."""

    first: str
    second: str
    icon: str = "arrow-right"

    def __str__(self) -> str:
        return f"{self.first} and {self.second}" if self.first else self.second


@dataclass(frozen=True)
class TwoLines:
    """A title and, under it, small words; the row must be two lines high."""

    title: str
    sub: str
    icon: str = ""
    icon_token: str = "ink2"
    sub_token: str = "ink2"

    def __str__(self) -> str:
        return f"{self.title}, {self.sub}" if self.sub else self.title


@dataclass(frozen=True)
class IconText:
    """An icon and words; without words the icon's meaning must be given as `name`."""

    icon: str
    words: str = ""
    token: str = "ink"
    icon_token: str = "ink2"
    name: str = ""
    role: str = "body"

    def __str__(self) -> str:
        return self.words or self.name


@dataclass(frozen=True)
class Link:
    """Words in the accent colour; a click or Enter on the row with Ctrl emits `link_opened`."""

    words: str

    def __str__(self) -> str:
        return self.words


@dataclass(frozen=True)
class Bar:
    """A progress bar: shares 0 to 1, its number always beside it. `room` is the width kept for the number."""

    done: float
    words: str = ""
    target: float | None = None
    room: int = 40
    token: str = ""

    def __str__(self) -> str:
        return self.words or f"{round(self.done * 100)}%"


@dataclass(frozen=True)
class Pips:
    """Squares, the first ones filled: "2 of 3 asks used"."""

    filled: int
    total: int
    words: str = ""

    def __str__(self) -> str:
        return self.words or f"{self.filled} of {self.total}"


@dataclass(frozen=True)
class Cadence:
    """Marks of the cadence strip, one a month: met, late, missed, due, upcoming, paused."""

    marks: Sequence[str]

    def __str__(self) -> str:
        return ", ".join(MARKS[mark] for mark in self.marks)


@dataclass(frozen=True)
class Spark:
    """A small line through the points given, the target dotted."""

    points: Sequence[float]
    target: float | None = None

    def __str__(self) -> str:
        return ", ".join(f"{point:g}" for point in self.points)


@dataclass(frozen=True)
class Chips:
    """Several statuses in one cell; quiet ones without a ground."""

    items: Sequence[Status]

    def __str__(self) -> str:
        return ", ".join(item.words for item in self.items)


@dataclass(frozen=True)
class Choose:
    """A radio button or check box in a cell; a click or Space in the cell emits `cell_chosen`."""

    words: str
    on: bool
    kind: str = "radio"

    def __str__(self) -> str:
        return self.words


@dataclass(frozen=True)
class Pick:
    """A drop-down in a cell; a click, or Space in a cell that has the focus, emits `cell_chosen`. `quiet` is grey."""

    words: str
    quiet: bool = False

    def __str__(self) -> str:
        return self.words


@dataclass(frozen=True)
class Action:
    """Something to do with the row: grey words at rest, a button when the row is pointed at or selected."""

    key: str
    words: str
    icon: str = ""
    link: bool = False

    def __str__(self) -> str:
        return self.words


@dataclass(frozen=True)
class Actions:
    """The first action has words; the others, icons with names, show only on the row pointed at or selected."""

    items: Sequence[Action]

    def __str__(self) -> str:
        return self.items[0].words if self.items else ""
