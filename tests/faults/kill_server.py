"""Does one piece of work in a child process again and again, kills the child at a random moment, and looks at the file.

Run as `python kill_server.py OFFICE WORK KILLS SEED`; prints one JSON object.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import sqlalchemy.orm  # noqa: F401 - loaded before forking, so that a child starts in milliseconds

from app.data.person_writer import PersonWriter
from app.domain.people import Email, PersonDraft, Role
from app.office import Office

BULK = 150


def save_one(office: Office, number: int) -> None:
    """One person; what the window does all day."""
    office.people.save(PersonDraft(given=f"One {number}", family="Saved"))


def save_many(office: Office, number: int) -> None:
    """A hundred and fifty people in one unit of work; what an import does."""
    with office._desk.lasting_unit("Import people", f"{BULK} people") as unit:
        writer = PersonWriter(unit, office.clock.now())
        for place in range(BULK):
            writer.add(PersonDraft(given=f"Many {number}", family=f"Imported {place}", roles=(Role("student"),),
                                   emails=(Email(f"p{number}.{place}@northmere.example"),)))
        writer.flush()


def back_up(office: Office, number: int) -> None:
    """A backup over the same target each time."""
    office.backup(office.path.with_name("backup.mentordesk"))


WORK: dict[str, Callable[[Office, int], None]] = {"one": save_one, "many": save_many, "backup": back_up}


def child(path: Path, work: Callable[[Office, int], None], pipe: int) -> None:
    """Works until killed; tells of each piece once it is acknowledged."""
    office = Office.open(path)
    number = os.getpid() * 10000
    while True:
        number += 1
        work(office, number)
        os.write(pipe, b".")


def main(path: Path, kind: str, kills: int, seed: int) -> None:
    """Kills `kills` children and prints what became of the file."""
    chance, acknowledged, told = random.Random(seed), 0, 0
    for _ in range(kills):
        reading, writing = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.close(reading)
            child(path, WORK[kind], writing)
        os.close(writing)
        os.read(reading, 1)
        time.sleep(chance.uniform(0.0, 0.12))
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        acknowledged += 1
        while data := os.read(reading, 4096):
            acknowledged += len(data)
        os.close(reading)
        office = Office.open(path)
        told += bool(office.not_completed)
        office.close()
    office = Office.open(path)
    backup = path.with_name("backup.mentordesk")
    result = {"acknowledged": acknowledged, "people": office.people.count(), "units": office.history.count(),
              "problems": office.check(), "told": told, "bulk": BULK,
              "backup": backup.exists() and Office.open(backup).check()}
    print(json.dumps(result))  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
