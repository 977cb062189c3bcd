"""The lists that go on paper; the words of confidential meetings are in none of them."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from app.data.queries import cadence, cohorts, goals, match_runs, meetings, packets
from app.data.queries.reading import Reader, listed
from app.domain.documents.cohort_roster import CohortRoster, RosterMentee, RosterMentor
from app.domain.documents.goal_list import GoalList, ListedGoal
from app.domain.documents.match_review import MatchReview, ReviewLine, ReviewPair, Unmatched
from app.domain.documents.meeting_log import LoggedMeeting, MeetingLog, PairLog
from app.domain.goals import GoalQuery
from app.domain.matching.results import AIMS
from app.domain.packet_scope import PacketScope
from app.domain.packets import Privacy
from app.errors import Refused

_HIDDEN = "Text withheld"


def meeting_log(reader: Reader, scope: PacketScope, privacy: Privacy, today: date) -> MeetingLog:
    """The meetings of a cohort's pairs, or of one person's pairs, by pair."""
    rows = _pairs(reader, scope)
    people = _people(reader, rows, privacy)
    strips = cadence.strips(reader, [row["id"] for row in rows], today)
    return MeetingLog(packets.heading(reader, _cohort_name(reader, scope), today, privacy), tuple(
        PairLog(people[row["mentee_id"]].name, people[row["mentor_id"]].name, people[row["mentee_id"]].native,
                people[row["mentor_id"]].native, people[row["mentee_id"]].line, strips.get(row["id"], ()),
                tuple(_logged(reader, row["id"], _speaks(people, row, privacy)))) for row in rows))


def _logged(reader: Reader, mentorship_id: int, words: bool) -> list[LoggedMeeting]:
    return [LoggedMeeting(one.held_on, one.minutes, one.way, one.topics if words else "", one.help,
                          one.outcome if words else "", one.next_on, one.confidential)
            for one in reversed(meetings.of_mentorship(reader, mentorship_id))]


def _speaks(people: dict[int, packets.Shown], row: sqlite3.Row, privacy: Privacy) -> bool:
    """Whether the words of a pair may stand: they would name whoever is shown without a name."""
    pair = (people[row["mentee_id"]], people[row["mentor_id"]])
    return privacy is Privacy.NAMES and not any(one.opted_out for one in pair)


def goal_list(reader: Reader, scope: PacketScope, privacy: Privacy, today: date) -> GoalList:
    """The goals of a cohort or of one person, by person."""
    query = GoalQuery(cohort_id=scope.cohort_id, person_id=scope.person_ids[0] if scope.person_ids else None)
    found = goals.page(reader, query, today, 0, -1)
    people = packets.people(reader, {one.draft.person_id for one in found}, privacy)
    listed_goals = []
    for one in found:
        shown = people[one.draft.person_id]
        words = privacy is Privacy.NAMES and not shown.opted_out
        listed_goals.append(ListedGoal(
            shown.listed, one.draft.title if words else _HIDDEN, shown.native, one.draft.measurable if words else "",
            one.draft.due_on, one.percent, one.expected, one.standing, one.next_step if words else "", one.missing))
    return GoalList(packets.heading(reader, _cohort_name(reader, scope), today, privacy), tuple(listed_goals))


def cohort_roster(reader: Reader, scope: PacketScope, privacy: Privacy, today: date) -> CohortRoster:
    """Who takes part in a cohort on which side, and how each pair stands."""
    cohort = cohorts.raw(reader, _cohort(scope))
    enrolled = reader.rows("SELECT enrolments.*, people.capacity AS usual FROM enrolments JOIN people ON people.id ="
                           " person_id WHERE cohort_id = ? ORDER BY people.sort_key, people.id", (cohort["id"],))
    pairs = [row for row in _pairs(reader, scope) if row["state"] != "ended"]
    people = packets.people(reader, [row["person_id"] for row in enrolled], privacy)
    strips = cadence.strips(reader, [row["id"] for row in pairs], today)
    met = {key: days[-1] for key, days in cadence.meeting_days(reader, [row["id"] for row in pairs]).items() if days}
    by_mentee = {row["mentee_id"]: row for row in pairs}
    mentees_of: dict[int, list[int]] = defaultdict(list)
    for row in pairs:
        mentees_of[row["mentor_id"]].append(row["mentee_id"])
    sides: dict[str, list[RosterMentee | RosterMentor]] = {"mentee": [], "mentor": []}
    for row in enrolled:
        shown = people[row["person_id"]]
        if row["side"] == "mentor":
            names = tuple(people[one].listed for one in mentees_of[row["person_id"]] if one in people)
            places = row["capacity"] if row["capacity"] is not None else row["usual"]
            sides["mentor"].append(RosterMentor(shown.listed, shown.native, shown.line, shown.email, row["state"],
                                                names, places))
            continue
        pair = by_mentee.get(row["person_id"])
        mentor = people.get(pair["mentor_id"]) if pair is not None else None
        sides["mentee"].append(RosterMentee(
            shown.listed, shown.native, shown.line, shown.email, row["state"], mentor.listed if mentor else "",
            mentor.native if mentor else "", strips.get(pair["id"], ()) if pair is not None else (),
            met.get(pair["id"]) if pair is not None else None))
    return CohortRoster(
        packets.heading(reader, cohort["name"], today, privacy), date.fromisoformat(cohort["starts"]),
        date.fromisoformat(cohort["ends"]), tuple(one for one in sides["mentee"] if isinstance(one, RosterMentee)),
        tuple(one for one in sides["mentor"] if isinstance(one, RosterMentor)))


def match_review(reader: Reader, scope: PacketScope, privacy: Privacy, today: date) -> MatchReview:
    """The latest run of a cohort's matching, each pair with its ledger. Raises Refused before the first run."""
    cohort = cohorts.raw(reader, _cohort(scope))
    run = match_runs.latest(reader, cohort["id"])
    if run is None:
        raise Refused("Matching was not run for this cohort yet.", "Run it in Cohorts, Matching, then print the list.")
    result = run.result
    ids = {pair.mentee_id for pair in result.pairs} | {pair.mentor_id for pair in result.pairs} | {
        one.mentee_id for one in result.unmatched}
    people = packets.people(reader, ids, privacy)
    pairs = []
    for pair in result.pairs:
        mentee, mentor = people[pair.mentee_id], people[pair.mentor_id]
        words = privacy is Privacy.NAMES and not (mentee.opted_out or mentor.opted_out)
        pairs.append(ReviewPair(
            mentee.name, mentor.name, pair.score, tuple(
                ReviewLine(line.name, line.weight, line.words if words else "", line.points)
                for line in pair.ledger),
            mentee.native, mentor.native, mentee.line, mentor.line, pair.locked, "; ".join(pair.notes)))
    kept_back = _names_kept_back(reader, cohort["id"])
    unmatched = tuple(Unmatched(
        people[one.mentee_id].name, people[one.mentee_id].native, people[one.mentee_id].line,
        tuple(words for words in one.reasons if not any(name in words for name in kept_back))
        if privacy is Privacy.NAMES else ()) for one in result.unmatched)
    return MatchReview(packets.heading(reader, cohort["name"], today, privacy), AIMS[result.aim], tuple(pairs),
                       unmatched, result.total, result.certificate.dual_total, 100, run.actor)


def _names_kept_back(reader: Reader, cohort_id: int) -> tuple[str, ...]:
    """The names of those in a cohort who opted out, which the reasons of others may hold too."""
    ids = [row["id"] for row in reader.rows(
        "SELECT id FROM people WHERE directory_opt_out = 1 AND id IN (SELECT person_id FROM enrolments"
        " WHERE cohort_id = ?)", (cohort_id,))]
    return tuple(one.name for one in packets.people(reader, ids, own=True).values())


def _pairs(reader: Reader, scope: PacketScope) -> list[sqlite3.Row]:
    return reader.rows(
        "SELECT m.* FROM mentorships AS m JOIN people ON people.id = mentee_id WHERE (:cohort IS NULL OR cohort_id ="
        " :cohort) AND (:all OR mentee_id IN (SELECT value FROM json_each(:ids)) OR mentor_id IN"
        " (SELECT value FROM json_each(:ids))) ORDER BY people.sort_key, m.id",
        {"cohort": scope.cohort_id, "all": int(not scope.person_ids), "ids": listed(scope.person_ids)})


def _people(reader: Reader, rows: Sequence[sqlite3.Row], privacy: Privacy) -> dict[int, packets.Shown]:
    return packets.people(reader, [row[side] for row in rows for side in ("mentee_id", "mentor_id")], privacy)


def _cohort(scope: PacketScope) -> int:
    if scope.cohort_id is None:
        raise Refused("Choose a cohort for this document.")
    return scope.cohort_id


def _cohort_name(reader: Reader, scope: PacketScope) -> str:
    return str(cohorts.raw(reader, scope.cohort_id)["name"]) if scope.cohort_id is not None else "All cohorts"

