"""Commands about the office file as a whole: new, demo, check, backup, restore."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import OfficeError
from ui.command_line.answers import WrongUsage
from ui.command_line.command import SOURCE, Call, Command, no_arguments, path_of, used
from ui.command_line.values import day

if TYPE_CHECKING:
    from app.office import Office


def _with_suffix(path: Path) -> Path:
    from app.office import SUFFIX

    return path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)


def _new(call: Call) -> None:
    from app.office import Office

    path = _with_suffix(path_of(call.options.file))
    office = Office.create(path, source=SOURCE)
    office.close()
    used(path)
    call.answer.give({"office": str(path)}, [f"An empty office file was made: {path}"])


def _demo(call: Call) -> None:
    from app.sample import make

    path = path_of(call.options.file)
    call.answer.remark("Making the sample office: Northmere University, a fictional career office ...")
    made = make(path, call.options.date, progress=call.answer.progress)
    used(path)
    call.answer.give({"office": str(path), "people": made.people, "cohorts": made.cohorts,
                      "mentorships": made.mentorships, "date": made.today},
                     [f"The sample office was made: {path}", f"{made.people:,} people, {made.cohorts} cohorts,"
                      f" {made.mentorships:,} mentorships. Nobody in it is real."])


def _check(call: Call) -> None:
    with call.office(read_only=True) as office:
        problems = office.check()
        if problems:
            raise OfficeError("This office file is not sound.", "\n".join(
                [*problems, "Keep the file as it is, and restore the newest backup: main.py restore BACKUP"]))
        figures = {"people": office.people.count(), "changes": office.history.count()}
        call.answer.give({"sound": True, "problems": [], "office": str(office.path), **figures}, [
            f"{office.path.name} is sound: integrity, references, journal and search.",
            f"{figures['people']:,} people, {figures['changes']:,} changes on record."])


def _backup(call: Call) -> None:
    with call.office() as office:
        made = office.backup(_backup_target(call, office))
        size = made.stat().st_size
        call.answer.give({"backup": str(made), "bytes": size}, [
            f"A checked backup was made: {made} ({max(1, size // 1024):,} KB)"])


def _backup_target(call: Call, office: Office) -> Path | None:
    if not call.options.out:
        return None
    target = path_of(call.options.out)
    if target.is_dir():
        return target / f"{office.path.stem} {office.clock.now().astimezone():%Y-%m-%d %H%M%S}{office.path.suffix}"
    if target.exists():
        raise OfficeError("A file of this name is there already.", "Nothing was changed. Choose another name or a"
                          " folder.")
    return target


def _restore(call: Call) -> None:
    from app.office import Office

    backup = path_of(call.options.backup)
    if not backup.is_file():
        raise OfficeError("This backup is not there.", "Nothing was changed. `backup` says where backups are kept, and"
                          " `restore --list` lists them.")
    path = call.path()
    kept = Office.restore(backup, path)
    call.answer.give({"office": str(path), "kept": str(kept) if kept else None}, [
        f"{path.name} is again what it was in {backup.name}.",
        *([f"The file as it was before is kept: {kept}"] if kept else [])])


def _restore_or_list(call: Call) -> None:
    if call.options.list:
        with call.office(read_only=True) as office:
            found = office.backups()
        call.answer.give({"backups": [str(one) for one in found]},
                         [str(one) for one in found] or ["There are no backups of this file yet."])
    elif call.options.backup:
        _restore(call)
    else:
        raise WrongUsage("Which backup?", "Name its file, or type restore --list to see the backups there are.")


def _file_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="where to make it")


def _demo_arguments(parser: argparse.ArgumentParser) -> None:
    _file_argument(parser)
    parser.add_argument("--date", type=day, default=None, metavar="DATE",
                        help="the day it is made for; its dates are set around it (today)")


def _backup_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", metavar="PATH", help="a file or folder (the backups folder of this workstation)")


def _restore_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("backup", metavar="BACKUP", nargs="?", help="the backup to put in place of the office file")
    parser.add_argument("--list", action="store_true", help="list the backups of this office file, the newest first")


MAKING = (
    Command(("new",), "make an empty office file", _file_argument, _new),
    Command(("demo",), "make the sample office: a fictional career office with about 400 people", _demo_arguments,
            _demo),
)
CARE = (
    Command(("check",), "check the office file: integrity, references, journal, search", no_arguments, _check),
    Command(("backup",), "make a checked copy of the office file", _backup_arguments, _backup),
    Command(("restore",), "put a backup in the place of the office file; what it replaces is kept", _restore_arguments,
            _restore_or_list),
)
