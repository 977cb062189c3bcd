"""Takes the pictures of the guide and the README: the sample office in the real window, drawn without a display.

    python docs/take_pictures.py [NAME ...]

Everything happens in a temporary folder; the pictures go to docs/pictures/. With names, only those are taken again.
"""

from __future__ import annotations

import csv
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
WIDTH, HEIGHT = 1440, 900
ACTOR = "Dana Whitlock"
COLOURS, COMMON = 256, 96

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_SCALE_FACTOR"] = "1"
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QEventLoop, QTimer  # noqa: E402
from PySide6.QtGui import QImage  # noqa: E402
from PySide6.QtWidgets import QApplication, QLabel  # noqa: E402

from app.clock import Clock  # noqa: E402
from app.sample import make  # noqa: E402
from app.settings import Places  # noqa: E402
from ui.application import Application  # noqa: E402
from ui.main_window import MainWindow  # noqa: E402
from ui.theme import theme  # noqa: E402

# A roster as they come: titles above the headings, two things in one cell, and four cells that cannot be read.
ROSTER = (
    ("Northmere University", "", "", "", "", ""),
    ("Office of the Registrar, students in mentoring", "", "", "", "", ""),
    ("", "", "", "", "", ""),
    ("Student ID", "Name", "Maj/Yr", "E-mail", "Career interests", "GPA"),
    ("20471188", "Barlow, Nadia K.", "Biology/2028", "nadia.barlow@northmere.example", "Health care; Research", "3.6"),
    ("20471203", "Chowdhury, Imran", "Economics/2027", "imran.chowdhury@northmere.example", "Finance", "3.2"),
    ("20471219", "Delacroix, Ève M.", "Computer Science/2028", "eve.delacroix(at)northmere.example", "Technology",
     "3.8"),
    ("20471226", "Ferrante, Luca", "English/2027", "luca.ferrante@northmere.example", "Publishing; Media", "3.4"),
    ("20471240", "Gwóźdź, Kasia T.", "Mathematics/2029", "kasia.gwozdz@northmere.example", "Finance", "3.9"),
    ("2.04713E+07", "Hoang, Minh Anh", "Psychology/2028", "minh.hoang@northmere.example", "Health care", "3.5"),
    ("20471268", "Iverson, Tess", "Political Science/2027", "tess.iverson@northmere", "Law; Government", "3.1"),
    ("20471275", "Jimenez-Ruiz, Pablo A.", "Chemistry/2028", "pablo.jimenez@northmere.example", "Research", "3.7"),
    ("20471281", "Kowal, Jan", "History/20277", "jan.kowal@northmere.example", "Education", "3.0"),
    ("20471297", "Lindqvist, Saga", "Economics/2028", "saga.lindqvist@northmere.example", "Consulting", "3.3"),
    ("20471203", "Chowdhury, Imran", "Economics/2027", "imran.chowdhury@northmere.example", "Finance", "3.2"),
    ("Total: 11", "", "", "", "", ""),
)


def wait(milliseconds: int) -> None:
    """Lets the window and the work beside it go on for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait_until(done: Callable[[], bool], what: str, seconds: int = 60) -> None:
    """Waits for something to come true. Raises TimeoutError naming it."""
    for _ in range(seconds * 10):
        if done():
            return
        wait(100)
    raise TimeoutError(f"Waited {seconds} seconds for {what}.")


def save(image: QImage, path: Path) -> None:
    """Writes a picture with a palette of its own colours, which is a third of the size of one without."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    found = [colour for colour, _times in Counter(memoryview(image.constBits()).cast("I")).most_common()]
    # The most frequent colours, and the most frequent one of every other shade, so that small icons keep theirs.
    shades = {colour & 0xF0F0F0: colour for colour in reversed(found)}
    table = list(dict.fromkeys([*found[:COMMON], *sorted(shades.values(), key=found.index)]))[:COLOURS]
    image.convertToFormat(QImage.Format.Format_Indexed8, table).save(str(path), "PNG", 0)


class Sitting:
    """One run of the program whose window is photographed."""

    def __init__(self, qt: QApplication, home: Path) -> None:
        self.program = Application(qt, Places.of_this_user())
        self.home = home

    @property
    def window(self) -> MainWindow:
        """The window of the office that is open."""
        assert isinstance(self.program.window, MainWindow)
        return self.program.window

    def open(self, path: Path) -> None:
        """Opens an office file, making it first where there is none."""
        self.program.create(path)
        self.window.office.actor = ACTOR
        theme().set_mode("light")
        self.window.resize(WIDTH, HEIGHT)

    def show(self, key: str, argument: object = None) -> None:
        """Shows a page and waits for what it reads beside the window."""
        self.window.go(key, argument)
        wait(1500)

    def take(self, name: str) -> None:
        """Keeps what the window shows as docs/pictures/<name>.png."""
        path = PICTURES / f"{name}.png"
        focused = self.window.focusWidget()
        if focused is not None:
            focused.clearFocus()
        save(self.window.grab().toImage(), path)
        sys.stdout.write(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1024} KB\n")


def _first_run(sitting: Sitting) -> None:
    sitting.open(sitting.home / "Career Office.mentordesk")
    sitting.show("today")
    for label in sitting.window.findChildren(QLabel):  # where it is on the reader's computer, not on this one
        if str(sitting.home.parent) in label.text():
            label.setText(label.text().replace(f"{sitting.home.parent}{os.sep}", ""))


def _history(sitting: Sitting) -> None:
    sitting.show("history")
    sitting.window.page().table.set_current(sitting.window.office.history.next_undo().id)
    wait(500)


def _people(sitting: Sitting) -> None:
    office = sitting.window.office
    from app.domain.mentorships import MentorshipQuery

    pair = office.mentorships.page(MentorshipQuery(cohort_id=sitting.window.workplace.cohort.id), 0, 1)[0]
    sitting.show("person", pair.mentee_id)


def _import(sitting: Sitting) -> None:
    roster = sitting.home / "Registrar fall roster.csv"
    with roster.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(ROSTER)
    sitting.show("import", roster)
    page = sitting.window.page()
    wait_until(lambda: page.session.table is not None, "the roster to be read")
    page.show_step("columns")
    wait_until(lambda: page.session.plan is not None, "the rows to be judged")
    page.show_step("rows")
    wait(500)


def _mentorship(sitting: Sitting) -> None:
    from app.domain.mentorships import MentorshipQuery

    pairs = sitting.window.office.mentorships.page(
        MentorshipQuery(cohort_id=sitting.window.workplace.cohort.id), 0, -1)
    sitting.show("mentorship", max(pairs, key=lambda pair: (pair.meetings, -pair.id)).id)


def _matching(sitting: Sitting) -> None:
    sitting.show("cohort", ("matching", None))
    wait(2000)


def _packets(sitting: Sitting) -> None:
    sitting.show("packets", {"document": "goal-workbook", "cohort_id": sitting.window.workplace.cohort.id})
    wait_until(lambda: sitting.window.page()._pages is not None, "the preview")
    wait(9000)  # the small pages on the tiles come one after another


SCENES: dict[str, Callable[[Sitting], None]] = {
    "today": lambda sitting: sitting.show("today"),
    "people": _people,
    "cohort-overview": lambda sitting: sitting.show("cohort", ("overview", None)),
    "matching": _matching,
    "mentorship": _mentorship,
    "packets": _packets,
    "settings": lambda sitting: sitting.show("settings", "office"),
    "history": _history,
    "import": _import,
    "first-run": _first_run,
}


def main(names: list[str]) -> int:
    """Takes the named pictures, all of them unless told; gives the exit code."""
    wrong = [name for name in names if name not in SCENES]
    if wrong:
        sys.stderr.write(f"There is no picture {', '.join(wrong)}. There are: {', '.join(SCENES)}.\n")
        return 2
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "Documents"
        os.environ["MENTOR_DESK_HOME"] = str(home / "Mentor Desk")
        qt = QApplication([])
        sitting = Sitting(qt, home)
        sample = make(home / "Northmere Career Office.mentordesk", Clock().today(), Places.of_this_user())
        sitting.open(sample.path)
        for name, scene in SCENES.items():
            if not names or name in names:
                scene(sitting)
                sitting.take(name)
        sitting.window.close()
        sitting.program._close_office()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
