"""What a command is: its words, its arguments, and what it does with an office."""

from __future__ import annotations

import argparse
import contextlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from ui.command_line.answers import Answer, WrongUsage

if TYPE_CHECKING:
    from app.office import Office

SOURCE = "command line"


@dataclass
class Call:
    """One call of a command. `changed` tells whether something was saved by it."""

    options: argparse.Namespace
    answer: Answer
    changed: bool = field(default=False)

    @contextmanager
    def office(self, read_only: bool = False) -> Iterator[Office]:
        """The office file meant: the one named with --office, else the one used last. Closed again afterwards."""
        from app.office import Office

        path = self.path()
        office = Office.open(path, read_only=read_only, source=SOURCE)
        try:
            used(path)
            if office.not_completed:
                self.answer.remark(office.not_completed)
            office.feed.subscribe(lambda _topics: self.note_change())
            yield office
        finally:
            office.close()

    def note_change(self) -> None:
        """Something was saved."""
        self.changed = True

    def path(self) -> Path:
        """The office file meant. Raises WrongUsage when none is named and none was used before."""
        from app.recent import Recent
        from app.settings import Places

        if self.options.office is not None:
            return path_of(self.options.office)
        last = Recent(Places.of_this_user()).last()
        if last is None:
            raise WrongUsage("Which office file?", "Name it with --office FILE. Make an empty one with “new FILE”, or a"
                             " sample office with “demo FILE”.")
        return last


def path_of(text: str) -> Path:
    """The path a person typed, made absolute. Raises WrongUsage."""
    if not text.strip() or "\0" in text:
        raise WrongUsage("This is no file name.", "Name a file, such as office.mentordesk.")
    return Path(text).expanduser().absolute()


def used(path: Path) -> None:
    """Remembers the office file as the one used last."""
    from app.recent import Recent
    from app.settings import Places

    with contextlib.suppress(OSError):  # only convenience is lost
        Recent(Places.of_this_user()).opened(path)


@dataclass(frozen=True)
class Command:
    """A command: `words` as typed, such as ("cohort", "new"), one line of help, its arguments, its work.

    `run` gives the exit code where the answer itself says that nothing could be done.
    """

    words: tuple[str, ...]
    help: str
    arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[Call], int | None]
    more: str = ""


def no_arguments(_parser: argparse.ArgumentParser) -> None:
    """A command that takes nothing but the global options."""
