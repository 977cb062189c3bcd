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
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import sqlalchemy.orm  # noqa: F401 - loaded before forking, so that a child starts in milliseconds

from app.data.person_writer import PersonWriter
from app.domain.mentorships import MentorshipQuery
from app.domain.packet_scope import PacketScope
from app.domain.packets import Privacy
from app.domain.people import Email, PersonDraft, Role
from app.office import Office
from tests.builders import new_cohort, new_mentor, new_student
from ui.produce import PacketRequest, write

BULK = 150
PAIRS = 12
TARGETS = {"pdf": ("cohort-roster", "report.pdf"), "excel": ("dean-workbook", "report.xlsx")}
LEVELS = (Privacy.NAMES, Privacy.CODES)


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


def approve(office: Office, number: int) -> None:
    """Approves a matching, which makes a dozen mentorships; the next time takes it back."""
    run = office.matching.latest(1)
    assert run is not None
    if run.state == "proposed":
        office.matching.approve(run.id)
    else:
        office.history.undo()


def export(kind: str) -> Callable[[Office, int], None]:
    """The same document over the same target, now with names and now with codes."""
    def work(office: Office, number: int) -> None:
        document, name = TARGETS[kind]
        write(office, PacketRequest(document, PacketScope(1), LEVELS[number % 2]), office.path.with_name(name))

    return work


WORK: dict[str, Callable[[Office, int], None]] = {
    "one": save_one, "many": save_many, "backup": back_up, "approve": approve, "pdf": export("pdf"),
    "excel": export("excel")}  # fmt: skip


def prepare(path: Path, kind: str) -> list[bytes]:
    """Fills the office where the work needs it; gives what the work's target may hold, and loads what writes it."""
    if kind not in ("approve", *TARGETS):
        return []
    office = Office.open(path)
    today = office.clock.today()
    cohort = new_cohort(office, starts=today - timedelta(days=60), ends=today + timedelta(days=300))
    for side, make in (("mentee", new_student), ("mentor", new_mentor)):
        office.enrolments.enrol(cohort, side, [make(office, f"{side} {number}") for number in range(PAIRS)])
    office.matching.run(cohort)
    wanted = []
    if kind in TARGETS:
        for number in range(len(LEVELS)):
            WORK[kind](office, number)
            wanted.append(path.with_name(TARGETS[kind][1]).read_bytes())
    office.close()
    return wanted


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
    wanted, torn, pairs = prepare(path, kind), 0, set()
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
        pairs.add(office.mentorships.count(MentorshipQuery()))
        torn += kind in TARGETS and path.with_name(TARGETS[kind][1]).read_bytes() not in wanted
        office.close()
    office = Office.open(path)
    backup = path.with_name("backup.mentordesk")
    result = {"acknowledged": acknowledged, "people": office.people.count(), "units": office.history.count(),
              "problems": office.check(), "told": told, "bulk": BULK,
              "pairs": sorted(pairs), "torn": torn, "versions": len(set(wanted)),
              "backup": backup.exists() and Office.open(backup).check()}
    print(json.dumps(result))  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
