"""The mentee goal workbook as PDF: one book for each mentee, in one file or one each (practice P20).

Each book is planned, drawn and forgotten before the next, so that a cohort of any size needs little memory.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path

from app.domain.documents.goal_workbook import GoalWorkbook, WorkbookOptions
from app.domain.filenames import safe_filename
from app.domain.packets import Made
from app.errors import Cancelled
from exports.pdf.goal_workbook import words as w
from exports.pdf.goal_workbook.book import draw_book
from exports.pdf.imprint import Imprint
from exports.pdf.paper import Paper
from exports.safe_save import safe_folder, safe_save

Progress = Callable[[int, int], None]


@dataclass
class _Tally:
    """What was made so far."""

    files: list[Path] = field(default_factory=list)
    pages: int = 0
    missing: dict[str, None] = field(default_factory=dict)

    def add(self, path: Path, paper: Paper) -> None:
        self.files.append(path)
        self.pages += paper.pages
        self.missing.update(dict.fromkeys(paper.missing))


def write(books: Collection[GoalWorkbook], options: WorkbookOptions, target: Path,
          progress: Progress = lambda done, total: None, cancelled: Callable[[], bool] = lambda: False) -> Made:
    """Write the books to the file `target`, or one file each into the folder `target` where the options say so.

    `books` is gone through once, so it may read each book when its turn comes. Raises Cancelled, with nothing
    written, and OfficeError where the file cannot be saved.
    """
    tally = _Tally()
    made = _one_each if options.one_each else _together
    made(books, options, target, _watch(progress, cancelled, len(books)), tally)
    return Made(tuple(tally.files), tally.pages, len(books), tuple(tally.missing))


def _together(books: Collection[GoalWorkbook], options: WorkbookOptions, target: Path,
              watch: Callable[[int], None], tally: _Tally) -> None:
    paper: Paper | None = None
    with safe_save(target) as unfinished, unfinished.open("wb") as stream:
        for done, book in enumerate(books):
            watch(done)
            paper = paper or Paper(stream, _imprint(book, alone=len(books) == 1), options.paper)
            draw_book(paper, book, options, alone=len(books) == 1)
        if paper is None:
            raise ValueError("a workbook needs at least one person")
        paper.close()
        watch(len(books))
    tally.add(target, paper)


def _one_each(books: Collection[GoalWorkbook], options: WorkbookOptions, target: Path,
              watch: Callable[[int], None], tally: _Tally) -> None:
    names: set[str] = set()
    with safe_folder(target) as unfinished:
        for done, book in enumerate(books):
            watch(done)
            name = safe_filename(f"{book.mentee.name} - Goal workbook", ".pdf", names)
            names.add(name)
            with (unfinished / name).open("wb") as stream:
                paper = Paper(stream, _imprint(book, alone=True), options.paper)
                draw_book(paper, book, options, alone=True)
                paper.close()
            tally.add(target / name, paper)
        watch(len(books))


def _watch(progress: Progress, cancelled: Callable[[], bool], total: int) -> Callable[[int], None]:
    def watch(done: int) -> None:
        if cancelled():
            raise Cancelled
        progress(done, total)

    return watch


def _imprint(book: GoalWorkbook, alone: bool) -> Imprint:
    owner = book.mentee.name if alone else book.cohort
    return Imprint(f"{w.TITLE}: {owner}", book.contact.heading, as_of=book.as_of)
