"""The program with a window: Qt, theme, log and hooks, and the office file that is open."""

from __future__ import annotations

import faulthandler
import locale
import logging
import os
import sys
import threading
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Any, cast

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app.clock import Clock
from app.errors import OfficeError
from app.office import SUFFIX, Office, first_place
from app.recent import Recent
from app.settings import Places, made
from ui import ask
from ui.bridge import Bridge
from ui.main_window import MainWindow
from ui.start_window import StartWindow
from ui.tasks import Tasks
from ui.theme import Mode, Rows, Theme, theme
from ui.widgets.memory import Memory
from ui.widgets.today import attach_today
from ui.workplace import Workplace

OFFICES = (("Office files", f"*{SUFFIX}"),)
NO_DISPLAY = ("There is no display to open a window on. Start Mentor Desk on a desktop, or use its commands:"
              " main.py --help lists them.")


def run(office: Path | None = None, smoke: bool = False) -> int:
    """Opens the window on an office file, the last one used unless told; gives the exit code.

    With `smoke` it quits with 0 after the first paint with content.
    """
    if not _has_display():
        sys.stderr.write(NO_DISPLAY + "\n")
        return 1
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    existing = QApplication.instance()
    qt = cast(QApplication, existing) if existing is not None else QApplication(sys.argv[:1])
    locale.setlocale(locale.LC_TIME, "C")  # Qt took on the system's; names of days and months are English throughout
    qt.setApplicationName("Mentor Desk")
    qt.setQuitOnLastWindowClosed(True)
    places = Places.of_this_user()
    _write_log(places)
    program = Application(qt, places)
    qt.aboutToQuit.connect(lambda: QGuiApplication.clipboard().clear())
    program.start(office)
    if smoke:
        return program.smoke()
    return qt.exec()


def _has_display() -> bool:
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


class Application(QObject):
    """Opens, changes and closes the office file that the window works on."""

    def __init__(self, qt: QApplication, places: Places) -> None:
        super().__init__(qt)
        self._places = places
        self.recent = Recent(places)
        Theme(cast(Mode, self.recent.preference("theme", "system")),
              cast(Rows, self.recent.preference("rows", "standard"))).attach(qt)
        attach_today(qt, Clock().today)
        qt.setWindowIcon(theme().icon("heart-handshake", "accent"))
        self.window: MainWindow | StartWindow | None = None
        self._office: Office | None = None
        for part in (locale.LC_TIME, locale.LC_NUMERIC):  # Qt took the system's; months and figures are written in ours
            locale.setlocale(part, "C")
        _catch(self)

    # ---- opening ----
    def start(self, office: Path | None) -> None:
        """Opens the office file that was named, the last one used, or a new one at the very first start."""
        known = self.recent.offices()
        if office is not None:
            self.open(office)
        elif known:
            self.open(known[0])
        else:
            self.create(first_place(self._places))

    def open(self, path: Path, read_only: bool = False) -> bool:
        """Opens an office file in the window; tells in words why it cannot, and stays with what is open."""
        if self._office is not None and path.resolve() == self._office.path.resolve():
            return True
        try:
            office = Office.open(path, window=True, read_only=read_only, places=self._places)
        except OfficeError as error:
            if isinstance(self.window, MainWindow):
                self.window.show_error(error)
            else:
                self._show_start(error, path)
            return False
        self._show(office)
        return True

    def create(self, path: Path) -> None:
        """Makes a new office file and opens it."""
        try:
            if not path.exists():
                Office.create(path, places=self._places).close()
        except OfficeError as error:
            self._show_start(error, None)
            return
        self.open(path)

    def _show(self, office: Office) -> None:
        self._close_office()
        self._office = office
        if not office.read_only:
            self.recent.opened(office.path)
        workplace = Workplace(
            office, Bridge(office), Tasks(refused=self._refused), Memory(self._places.config / "window.ini"),
            self.recent)
        window = MainWindow(workplace)
        window.office_wanted.connect(self._on_office_wanted)
        self._replace(window)
        window.start()
        QTimer.singleShot(3000, window, self._back_up_daily)

    def _show_start(self, error: OfficeError | None, path: Path | None) -> None:
        backups = Office.backups_of(path, self._places) if path is not None else []
        window = StartWindow(error, path, backups[:1])
        window.office_wanted.connect(self._on_office_wanted)
        self._replace(window)

    def _replace(self, window: MainWindow | StartWindow) -> None:
        old, self.window = self.window, window
        window.show()
        if old is not None:
            old.close()
            old.deleteLater()

    def _close_office(self) -> None:
        if self._office is not None:
            if isinstance(self.window, MainWindow):
                self.window.workplace.bridge.close()
                self.window.workplace.tasks.close()
            self._office.close()
            self._office = None

    # ---- wishes ----
    def _on_office_wanted(self, what: str, argument: object) -> None:
        path = argument if isinstance(argument, Path) else None
        wishes = {"open": self._open_chosen, "new": self._create_chosen, "sample": self._open_sample,
                  "copy": self._save_copy, "restore": self._restore, "read": self._open_reading}
        wishes[what](path)

    def _open_chosen(self, path: Path | None) -> None:
        chosen = path or ask.open_file(self.window, "Open an office file", OFFICES, self._folder())
        if chosen is not None:
            self.open(chosen)

    def _open_reading(self, path: Path | None) -> None:
        if path is not None:
            self.open(path, read_only=True)

    def _create_chosen(self, path: Path | None) -> None:
        chosen = path or ask.save_file(self.window, "Make a new office file",
                                       self._folder() / f"Career Office{SUFFIX}", OFFICES)
        if chosen is not None:
            self.create(chosen)

    def _open_sample(self, _path: Path | None) -> None:
        path = made(self._places.data) / f"Sample office{SUFFIX}"
        if path.exists():
            self.open(path)
            return
        window = self.window
        if isinstance(window, MainWindow):
            window.workplace.tasks.run(lambda task: _make_sample(path, self._places, task), self.open,
                                       label="Making the sample office")
        else:
            self.open(_make_sample(path, self._places, None))

    def _save_copy(self, _path: Path | None) -> None:
        window, office = self.window, self._office
        if not isinstance(window, MainWindow) or office is None:
            return
        chosen = ask.save_file(window, "Save a copy of the office file", office.path.with_stem(
            f"{office.path.stem} copy"), OFFICES)
        if chosen is not None:
            window.workplace.tasks.run(
                lambda task: office.backup(chosen, progress=task.progress, cancelled=task.cancelled),
                lambda made_at: window.tell(f"A checked copy was saved as {made_at.name}", undo=False),
                label="Saving a copy")

    def _restore(self, path: Path | None) -> None:
        target = self._office.path if self._office is not None else getattr(self.window, "path", None)
        if path is None or target is None:
            return
        self._close_office()
        try:
            kept = Office.restore(path, target, places=self._places)
        except OfficeError as error:
            self._show_start(error, target)
            return
        self.open(target)
        if isinstance(self.window, MainWindow) and kept is not None:
            self.window.tell(f"Restored. The earlier file is kept as {kept.name}", undo=False)

    def _back_up_daily(self) -> None:
        window, office = self.window, self._office
        if isinstance(window, MainWindow) and office is not None and not office.read_only:
            window.workplace.tasks.run(lambda task: _looked_after(office, task), label="")

    def _folder(self) -> Path:
        return self._office.path.parent if self._office is not None else Path.home()

    def _refused(self, error: OfficeError) -> None:
        if isinstance(self.window, MainWindow):
            self.window.show_error(error)

    # ---- proving that it starts ----
    def smoke(self) -> int:
        """Runs until the window has painted its first page, then quits; 1 when no office could be opened."""
        qt = QApplication.instance()
        assert qt is not None
        QTimer.singleShot(0, self, lambda: self._when_painted(qt))
        code = qt.exec()
        return code if isinstance(self.window, MainWindow) else 1

    def _when_painted(self, qt: Any) -> None:
        window = self.window
        if window is not None:
            window.grab()
            window.close()
        self._close_office()
        qt.exit(0)


def _looked_after(office: Office, task: Any) -> None:
    """What a window does for its file once a day, soon after it was opened: look through it, and back it up."""
    office.ensure_sound()
    office.daily_backup(task.cancelled)


def _make_sample(path: Path, places: Places, task: Any) -> Path:
    from app.sample import make

    make(path, places=places, progress=task.progress if task is not None else None)
    return path


# ---- what must not happen ----
def _write_log(places: Places) -> None:
    folder = made(places.logs)
    handler = RotatingFileHandler(folder / "mentor-desk.log", maxBytes=500_000, backupCount=3, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    faulthandler.enable((folder / "crash.log").open("a", encoding="utf-8"))


def _catch(program: Application) -> None:
    """Every exception that nobody caught is logged without values and told calmly; the window stays."""
    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        if isinstance(error, OfficeError) and isinstance(program.window, MainWindow):
            program.window.show_error(error)
            return
        details = trace_without_values(kind, trace)
        logging.getLogger("mentor-desk").error("unexpected: %s", details)
        if threading.current_thread() is threading.main_thread():
            ask.tell(program.window, "Something went wrong inside Mentor Desk.",
                     "What was saved is safe, and the window stays open. If it happens again, copy the details and"
                     " send them to whoever looks after the program; they hold no personal data.", details)

    sys.excepthook = hook
    threading.excepthook = lambda args: hook(args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback)


def trace_without_values(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Where an exception came from: its kind and the places in the code, no message and no values."""
    frames = traceback.extract_tb(trace)
    lines = [f"{Path(frame.filename).name}:{frame.lineno} in {frame.name}" for frame in frames]
    return "\n".join([kind.__name__, *lines])
