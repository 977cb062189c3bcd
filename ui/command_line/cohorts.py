"""Commands about cohorts: what there is, a new one, and who takes part."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from app.domain.cohorts import CohortDraft, CohortRow
from app.domain.enrolments import ENROLMENT_STATES
from app.domain.text import counted
from app.errors import Invalid
from ui.command_line.answers import WrongUsage, table
from ui.command_line.command import Call, Command, no_arguments
from ui.command_line.values import count, day, person_id

if TYPE_CHECKING:
    from app.office import Office

SIDES = {"mentees": "mentee", "mentors": "mentor"}
SIDE_NAMES = {"mentee": "student", "mentor": "mentor"}
PROGRAMME = "Mentoring"


def as_data(row: CohortRow) -> dict[str, Any]:
    """A cohort for machines."""
    return {"id": row.id, "name": row.name, "short_name": row.short_name, "programme": row.programme,
            "structure": row.structure, "start": row.starts, "end": row.ends, "state": row.state,
            "mentees": row.mentees, "mentors": row.mentors, "mentorships": row.mentorships,
            "applicants": row.applicants, "goals": row.goals}


def _cohorts(call: Call) -> None:
    with call.office(read_only=True) as office:
        rows = office.cohorts.rows()
    lines = table(("ID", "Cohort", "Programme", "From", "To", "State", "Students", "Mentors", "Pairs", "Applicants"), [
        (str(row.id), row.name, row.programme, row.starts, row.ends, row.state, row.mentees, row.mentors,
         row.mentorships, row.applicants) for row in rows], (0, 6, 7, 8, 9))
    call.answer.give({"cohorts": [as_data(row) for row in rows]}, lines if rows else [
        "There is no cohort yet. Make one: cohort new NAME --start DAY --end DAY"])


def _new(call: Call) -> None:
    options = call.options
    with call.office() as office:
        programme = options.programme or _only_programme(office)
        cohort_id = office.cohorts.save(CohortDraft(
            programme=programme, name=options.name, short_name=options.short or "", starts=options.start,
            ends=options.end, capacity=options.capacity, state=options.state,
            **{name: value for name, value in (("cadence_days", options.cadence), ("grace_days", options.grace),
                                               ("minimum_minutes", options.minutes)) if value is not None}))
        row = office.cohorts.get(cohort_id).row
        call.answer.give({"cohort": as_data(row)}, [
            f"Cohort {row.id} was made: {row.name}, {row.starts} to {row.ends}, programme {row.programme}."])


def _only_programme(office: Office) -> str:
    known = office.cohorts.programmes()
    if len(known) > 1:
        names = ", ".join(one.name for one in known)
        raise WrongUsage("Which programme does the cohort belong to?", f"Name it with --programme. There are: {names}.")
    return known[0].name if known else PROGRAMME


def _enrol(call: Call) -> None:
    options, side = call.options, SIDES[call.options.side]
    with call.office() as office:
        cohort_id = office.cohorts.find(options.cohort)
        name = office.cohorts.get(cohort_id).name
        done = office.enrolments.enrol(cohort_id, side, _chosen(office, call, side), options.state)
        said = [f"{counted(done.added, SIDE_NAMES[side])} enrolled in {name} as {options.state}."]
        if done.already:
            said.append(f"{done.already:,} took part already.")
        said += [f"Left out: {person}, {why}." for person, why in done.left_out]
        call.answer.give({
            "cohort": {"id": cohort_id, "name": name}, "as": options.side, "state": options.state, "added": done.added,
            "already": done.already, "left_out": [{"person": person, "reason": why} for person, why in done.left_out],
        }, said)


def _chosen(office: Office, call: Call, side: str) -> list[int]:
    if call.options.person:
        return [person_id(office, text) for text in call.options.person]
    try:
        found = office.enrolments.chosen(side, call.options.where or "")
    except Invalid as error:
        raise WrongUsage("This choice of people cannot be read.", " ".join(error.fields.values())) from error
    if not found:
        call.answer.remark("Nobody is chosen by these words." if call.options.where
                           else f"There is nobody who could be a {SIDE_NAMES[side]} yet.")
    return found


def _new_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME")
    parser.add_argument("--start", type=day, required=True, metavar="DAY", help="the first day, as 2026-09-01")
    parser.add_argument("--end", type=day, required=True, metavar="DAY", help="the last day")
    parser.add_argument("--programme", metavar="NAME", help="the programme it belongs to, or a new one")
    parser.add_argument("--short", metavar="NAME", help="a short name for narrow columns")
    parser.add_argument("--capacity", type=count, metavar="N", help="the most students it takes")
    parser.add_argument("--cadence", type=count, metavar="DAYS", help="how often a pair promises to meet (30)")
    parser.add_argument("--grace", type=count, metavar="DAYS", help="how late a meeting may be (7)")
    parser.add_argument("--minutes", type=count, metavar="N", help="how long a meeting is at least (60)")
    parser.add_argument("--state", choices=("planned", "running", "closed"), default="planned")


def _enrol_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("cohort", metavar="COHORT", help="its number or name, or how its name begins")
    parser.add_argument("--as", dest="side", choices=tuple(SIDES), required=True, metavar="mentees|mentors")
    whom = parser.add_mutually_exclusive_group()
    whom.add_argument("--all", action="store_true", help="everybody who could take part (the same as leaving it out)")
    whom.add_argument("--where", metavar="EXPR", help="only those chosen by a sentence, see below")
    whom.add_argument("--person", action="append", metavar="PERSON",
                      help="one person by code, ID, e-mail or name; may be repeated")
    parser.add_argument("--state", choices=ENROLMENT_STATES, default="accepted", help="enrolled as (accepted)")


WHERE_HELP = """\
sentences to choose people with:
  --where 'class_year = 2027'
  --where 'college ~ business and class_year >= 2027'
  --where 'interest ~ data or skill = "Grant writing"'
  --where 'employer = "Copperline Software" and not (city = Boston)'
~ means contains. Text is compared without regard to case and accents; words with spaces stand in quotation marks.
"""

COMMANDS = (
    Command(("cohorts",), "list the cohorts", no_arguments, _cohorts),
    Command(("cohort", "new"), "make a cohort", _new_arguments, _new),
    Command(("enrol",), "enrol people in a cohort, as students or as mentors", _enrol_arguments, _enrol, WHERE_HELP),
)
