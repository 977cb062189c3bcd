"""Office: one open office file. It holds the services; it opens, migrates and backs up the file."""

from __future__ import annotations

import getpass
import sqlite3
from contextlib import AbstractContextManager
from pathlib import Path

from app.changes import Feed
from app.clock import Clock
from app.data import backups, whereabouts
from app.data.database import APPLICATION_ID, Database, connect, told
from app.data.unit_of_work import Units
from app.errors import OfficeError
from app.services.assessments import Assessments
from app.services.base import Cancelled, Desk, Progress
from app.services.checkins import CheckIns
from app.services.cohorts import Cohorts
from app.services.documents import Documents
from app.services.drafts import Drafts
from app.services.enrolments import Enrolments
from app.services.facts import Facts
from app.services.goals import Goals
from app.services.history import History
from app.services.matching import Matching
from app.services.meetings import Meetings
from app.services.mentorships import Mentorships
from app.services.objectives import Objectives
from app.services.people import People
from app.services.rosters import Rosters
from app.services.settings import Settings
from app.services.terms import Terms
from app.services.today import Today
from app.settings import Places, documents_folder, made

SCHEMA_VERSION = 1
# Files up to this size, in bytes, are looked through when they are opened; larger ones soon after.
LOOKED_THROUGH = 64_000_000
SUFFIX = backups.SUFFIX


class Office:
    """One open office file and its rooms. Make one with `Office.create` or `Office.open`."""

    def __init__(self, desk: Desk, path: Path, lock: whereabouts.WindowLock | None, read_only_because: str) -> None:
        self.path = path
        self.read_only_because = read_only_because
        self._desk = desk
        self._lock = lock
        self.not_completed = desk.lasting.left_over() if desk.lasting else ""
        self.history = History(desk)
        self.documents = Documents(desk)
        self.drafts = Drafts(desk)
        self.people = People(desk)
        self.rosters = Rosters(desk)
        self.settings = Settings(desk)
        self.terms = Terms(desk)
        self.cohorts = Cohorts(desk)
        self.enrolments = Enrolments(desk)
        self.matching = Matching(desk)
        self.mentorships = Mentorships(desk)
        self.meetings = Meetings(desk)
        self.checkins = CheckIns(desk)
        self.facts = Facts(desk)
        self.objectives = Objectives(desk)
        self.goals = Goals(desk)
        self.assessments = Assessments(desk)
        self.today = Today(desk)

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed; `read_only_because` says why."""
        return bool(self.read_only_because)

    @property
    def feed(self) -> Feed:
        """Where topics are published after each commit."""
        return self._desk.feed

    @property
    def clock(self) -> Clock:
        """Today and now."""
        return self._desk.clock

    @property
    def actor(self) -> str:
        """Whoever works here; every change carries the name."""
        return self._desk.actor

    @actor.setter
    def actor(self, name: str) -> None:
        self._desk.actor = name

    @property
    def places(self) -> Places:
        """Where this workstation keeps backups, logs and scratch files."""
        return self._desk.places

    @staticmethod
    def create(path: Path, *, key: str | None = None, clock: Clock | None = None, places: Places | None = None,
               actor: str = "", source: str = "window") -> Office:
        """A new office file at `path`, opened. Raises OfficeError when something stands there already."""
        from app.data import migrations

        if path.exists():
            raise OfficeError("A file of this name is there already.", "Nothing was changed. Choose another name.")
        beside = path.with_name(f".{path.name}.part")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            backups.discard(beside)
            migrations.create(beside, key)
            backups.put_in_place(beside, path)
        except OSError as error:
            raise OfficeError("The office file could not be made there.", "Choose a folder of this computer that you"
                              " may write to.", details=type(error).__name__) from error
        finally:
            backups.discard(beside)
        return Office.open(path, key=key, clock=clock, places=places, actor=actor, source=source)

    @staticmethod
    def open(path: Path, *, key: str | None = None, read_only: bool = False, window: bool = False,
             clock: Clock | None = None, places: Places | None = None, actor: str = "",
             source: str = "window") -> Office:
        """Opens an office file, migrating an older one after a checked backup.

        `window` takes the lock that keeps a second window off. Raises OfficeError for a missing, foreign, damaged or
        newer file, and for one that another window has open.
        """
        places, clock = places or Places.of_this_user(), clock or Clock()
        if not path.is_file():
            raise OfficeError("The office file is not there.", f"“{path.name}” may have been moved or renamed, or its"
                              " drive is not connected. Choose it from where it is now.")
        because = whereabouts.why_not_write(path) or ("It was opened for reading only." if read_only else "")
        version = _version_of(path, key, "ro" if because else "rw")
        lock = _locked(path, places, actor, clock) if window and not because else None
        try:
            if version < SCHEMA_VERSION:
                _migrate(path, key, places, clock, because)
            database = Database(path, key, bool(because))
            desk = Desk(database, Units(database, clock), clock, Feed(), places, actor or _signed_in(), source,
                        whereabouts.LastingWork(places.data / "lasting", path))
            return Office(desk, path, lock, because)
        except BaseException:
            if lock is not None:
                lock.release()
            raise

    def together(self, label: str, subject: str = "") -> AbstractContextManager[None]:
        """Makes all verbs called inside one unit of work, under one label: all of them happen or none."""
        return self._desk.together(label, subject)

    @staticmethod
    def load_ahead() -> None:
        """Loads what the first save needs, so that it does not have to wait; for a thread beside the screen's."""
        import app.data.schema  # noqa: F401

    def close(self) -> None:
        """Closes the file and frees its lock."""
        self._desk.units.dispose()
        self._desk.database.close()
        if self._lock is not None:
            self._lock.release()

    def changed_elsewhere(self) -> int:
        """A number that changes when another program has written to this file."""
        return self._desk.database.changed_elsewhere()

    def backup(self, target: Path | None = None, *, why: str = "", progress: Progress | None = None,
               cancelled: Cancelled | None = None) -> Path:
        """A checked copy of the file, in the backups folder unless told. Raises OfficeError or Cancelled."""
        target = target or backups.named(self.path, self.places.backups, self.clock.now().astimezone(), why)
        backups.copy(self.path, target, self._desk.database.key, progress, cancelled)
        return target

    def backups(self) -> list[Path]:
        """The backups of this file in the backups folder, the newest first."""
        return backups.of_office(self.path, self.places.backups)

    @staticmethod
    def backups_of(path: Path, places: Places) -> list[Path]:
        """The backups of an office file that need not be open, or there, any more; the newest first."""
        return backups.of_office(path, places.backups)

    def daily_backup(self, cancelled: Cancelled | None = None) -> Path | None:
        """Makes today's backup unless there is one, and lets the oldest daily ones go; gives it, or None."""
        now = self.clock.now().astimezone()
        kept = [path for path in self.backups() if path.stem.endswith(" daily")]
        if any(f" {now:%Y-%m-%d} " in path.stem for path in kept):
            return None
        made = self.backup(why="daily", cancelled=cancelled)
        for old in kept[self.settings.get().backups_kept - 1:]:
            old.unlink(missing_ok=True)
        return made

    @staticmethod
    def restore(backup: Path, path: Path, *, key: str | None = None, places: Places | None = None,
                clock: Clock | None = None) -> Path | None:
        """Puts a backup in the place of the (closed) office file at `path`; gives where the earlier file was kept.

        The backup is checked first, and the file it replaces is backed up, or moved aside when it is damaged. Raises
        OfficeError, also when a window has the file open.
        """
        places, clock = places or Places.of_this_user(), clock or Clock()
        _version_of(backup, key)
        lock = _locked(path, places, "", clock)
        kept: Path | None = None
        try:
            if path.exists():
                now = clock.now().astimezone()
                kept = backups.named(path, places.backups, now, "before restore")
                try:
                    _version_of(path, key)
                    backups.copy(path, kept, key)
                except OfficeError:
                    kept = path.with_name(f"{path.stem} damaged {now:%Y-%m-%d %H%M%S}{SUFFIX}")
                    path.rename(kept)
            backups.copy(backup, path, key)
        finally:
            lock.release()
        return kept

    def ensure_sound(self) -> None:
        """Looks through a large file, which opening does not do, so that a window is there at once.

        Raises OfficeError when the file is damaged.
        """
        if self._desk.database.value("PRAGMA quick_check(1)") != "ok":
            raise _damaged()

    def check(self) -> list[str]:
        """What is wrong with the file, in words; empty when integrity, references and journal are sound."""
        problems = [f"Integrity: {row[0]}" for row in self._desk.database.rows("PRAGMA integrity_check")
                    if row[0] != "ok"]
        problems += [f"Reference: {row[0]} {row[1]} points at a missing row of {row[2]}"
                     for row in self._desk.database.rows("PRAGMA foreign_key_check")]
        orphans = self._desk.database.value(
            "SELECT count(*) FROM journal WHERE unit_id NOT IN (SELECT id FROM units)")
        if orphans:
            problems.append(f"Journal: {orphans} entries belong to no change")
        unindexed = self._desk.database.value(
            "SELECT count(*) FROM people WHERE id NOT IN (SELECT rowid FROM people_search)")
        if unindexed:
            problems.append(f"Search: {unindexed} people are missing in the index")
        return problems


def first_place(places: Places) -> Path:
    """Where the first office file of a user is made: among the documents, when it is safe to write there."""
    path = documents_folder() / f"Career Office{SUFFIX}"
    safe = path.parent.is_dir() and not whereabouts.why_not_write(path)
    return path if safe else made(places.data) / path.name


def _signed_in() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "Staff"


def _version_of(path: Path, key: str | None, mode: str = "ro") -> int:
    """The schema version of an office file; OfficeError when it is none, damaged, or newer than this program."""
    with told():
        connection = connect(path, mode, key, reading=True)
        try:
            application = connection.execute("PRAGMA application_id").fetchone()[0]
            version = int(connection.execute("PRAGMA user_version").fetchone()[0])
            small = path.stat().st_size <= LOOKED_THROUGH
            sound = not small or _is_sound(connection)
        finally:
            connection.close()
    if application != APPLICATION_ID:
        raise OfficeError("This is not an office file.", f"“{path.name}” was left as it is. Choose a file that ends in"
                          f" {SUFFIX}, or import it as a roster from People, Import.")
    if not sound:
        raise _damaged()
    if version > SCHEMA_VERSION:
        raise OfficeError("This office file was made by a newer version of Mentor Desk.", "It was left as it is."
                          " Install the newer version on this computer to open it.")
    return version


def _is_sound(connection: sqlite3.Connection) -> bool:
    return bool(connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")


def _damaged() -> OfficeError:
    return OfficeError("This office file is damaged.", "It was left as it is. Restore the newest backup; work since"
                       " then is lost, the damaged file is kept.")


def _locked(path: Path, places: Places, actor: str, clock: Clock) -> whereabouts.WindowLock:
    lock = whereabouts.WindowLock(places.data / "locks", path)
    since = clock.now().astimezone()
    holder = lock.take(f"{actor or _signed_in()}, since {since:%b} {since.day}, {since:%H:%M}")
    if holder is not None:
        raise OfficeError("This office file is open in another window.", f"It is used by {holder}. Switch to that"
                          " window, or open the file for reading only.")
    return lock


def _migrate(path: Path, key: str | None, places: Places, clock: Clock, because: str) -> None:
    from app.data import migrations

    if because:
        raise OfficeError("This office file is of an older version and cannot be brought up to date here.",
                          f"{because} Move it to a folder of this computer, then open it.")
    backups.copy(path, backups.named(path, places.backups, clock.now().astimezone(), "before update"), key)
    beside = path.with_name(f".{path.name}.update")
    try:
        backups.copy(path, beside, key)
        migrations.migrate(beside, key)
        backups.put_in_place(beside, path)
    finally:
        backups.discard(beside)
