"""What needs attention, group by group: counted by the database, with only the lines that are shown in full."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.data.queries import cadence, mentorships, parties
from app.data.queries.reading import Reader, day_of, listed
from app.domain.days import near_day
from app.domain.text import counted
from app.domain.today import (
    GROUPS,
    TodayGroup,
    TodayItem,
    due_words,
    last_met_words,
    unsigned_words,
    waiting_words,
)

_PAIR = ("FROM mentorships AS m JOIN cohorts AS c ON c.id = m.cohort_id" + parties.joined("mentee", "m.mentee_id")
         + parties.joined("mentor", "m.mentor_id"))
_NAMES = f"{parties.columns('mentee')}, {parties.columns('mentor')}"
_COHORT = "CASE WHEN c.short_name <> '' THEN c.short_name ELSE c.name END AS cohort"
_AWAKE = ("NOT EXISTS (SELECT 1 FROM snoozes WHERE snoozes.kind = '{kind}' AND snoozes.subject_id = {subject}"
          " AND snoozes.until > :today)")
_INSIDE = "IN (SELECT value FROM json_each(:cohorts))"
_ACTIONS = {kind: action for kind, _title, action in GROUPS}


@dataclass(frozen=True)
class Scope:
    """Which cohorts, on which day, how many lines of a group in full, and whose check-ins, in which cohorts.

    `staff` is "" for everybody's; one's own check-ins may be in cohorts that somebody else leads.
    """

    cohorts: tuple[int, ...]
    today: date
    most: int
    staff: str = ""
    staff_cohorts: tuple[int, ...] = ()

    @property
    def params(self) -> dict[str, Any]:
        """The parameters every query takes."""
        return {"cohorts": listed(self.cohorts), "today": self.today.isoformat(), "most": self.most,
                "staff": self.staff, "staff_cohorts": listed(self.staff_cohorts)}


Found = tuple[int, int, tuple[TodayItem, ...]]


def groups(reader: Reader, scope: Scope) -> tuple[TodayGroup, ...]:
    """The groups that have something in them, in their order."""
    found = []
    for kind, title, _action in GROUPS:
        count, overdue, items = _READS[kind](reader, scope)
        if count:
            found.append(TodayGroup(kind, title, count, overdue, items))
    return tuple(found)


def _touchpoints(reader: Reader, scope: Scope) -> Found:
    where = f"m.cohort_id {_INSIDE} AND " + _AWAKE.format(kind="touchpoint", subject="m.id")
    days = cadence.late(reader, where, {"cohorts": listed(scope.cohorts)}, scope.today)
    shown = sorted(days, key=lambda one: (-days[one], one))[:scope.most]
    items = tuple(TodayItem(
        "touchpoint", row.id, row.cohort_id, row.cohort, row.mentee,
        last_met_words(row.last_met_on, row.reminders, scope.today), row.days_late,
        f"{counted(row.days_late, 'day')} late", True, _ACTIONS["touchpoint"], row.mentee_native, row.mentor,
        row.mentee_id, row.id) for row in mentorships.rows(reader, shown, scope.today))
    return len(days), len(days), items


def _check_ins(reader: Reader, scope: Scope) -> Found:
    where = ("m.cohort_id IN (SELECT value FROM json_each(:staff_cohorts)) AND m.state = 'active'"
             " AND m.checkin_due_on <= date(:today, '+7 days') AND (:staff = '' OR m.checkin_staff = :staff) AND "
             + _AWAKE.format(kind="check-in", subject="m.id"))
    rows = reader.rows(f"SELECT m.*, {_COHORT}, {_NAMES} {_PAIR} WHERE {where} ORDER BY checkin_due_on LIMIT :most",
                       scope.params)

    def item(row: sqlite3.Row) -> TodayItem:
        due = date.fromisoformat(row["checkin_due_on"])
        words = " · ".join(part for part in (row["checkin_reason"], row["checkin_staff"]) if part)
        return _pair_item("check-in", row, words, (scope.today - due).days, due_words(due, scope.today),
                          due < scope.today)

    return _counted(reader, "mentorships AS m", where, "m.checkin_due_on < :today", scope, tuple(map(item, rows)))


def _agreements(reader: Reader, scope: Scope) -> Found:
    where = (f"m.cohort_id {_INSIDE} AND m.state = 'active' AND (mentee_signed_on IS NULL OR mentor_signed_on IS NULL)"
             " AND " + _AWAKE.format(kind="agreement", subject="m.id"))
    rows = reader.rows(f"SELECT m.*, {_COHORT}, {_NAMES} {_PAIR} WHERE {where}"
                       " ORDER BY coalesce(agreement_sent_on, approved_on, started_on), m.id LIMIT :most", scope.params)

    def item(row: sqlite3.Row) -> TodayItem:
        sent = day_of(row["agreement_sent_on"])
        since = sent or day_of(row["approved_on"]) or date.fromisoformat(row["started_on"])
        days = max(0, (scope.today - since).days)
        words = unsigned_words(row["mentee_signed_on"] is not None, row["mentor_signed_on"] is not None, sent,
                               scope.today)
        return _pair_item("agreement", row, words, days, waiting_words(days), False)

    return _counted(reader, "mentorships AS m", where, "0", scope, tuple(map(item, rows)))


def _to_match(reader: Reader, scope: Scope) -> Found:
    rows = reader.rows(
        f"SELECT c.id, c.starts, {_COHORT}, (SELECT count(*) FROM enrolments AS e WHERE e.cohort_id = c.id"
        " AND side = 'mentee' AND e.state = 'accepted' AND NOT EXISTS (SELECT 1 FROM mentorships"
        " WHERE mentee_id = e.person_id AND +cohort_id = c.id AND state <> 'ended')) AS unmatched,"
        " (SELECT at FROM match_runs WHERE cohort_id = c.id AND state = 'proposed' ORDER BY id DESC LIMIT 1) AS run_at"
        f" FROM cohorts AS c WHERE c.id {_INSIDE} AND {_AWAKE.format(kind='matching', subject='c.id')}"
        " ORDER BY c.starts", scope.params)
    items = []
    for row in rows:
        if row["unmatched"]:
            run = day_of(row["run_at"][:10]) if row["run_at"] else None
            starts = date.fromisoformat(row["starts"])
            words = (f"Matching run {near_day(run, scope.today)}, not approved" if run else "Matching not run yet")
            items.append(TodayItem(
                "matching", row["id"], row["id"], row["cohort"],
                f"{counted(row['unmatched'], 'student')} without a mentor", words, (scope.today - starts).days,
                f"{'started' if starts <= scope.today else 'starts'} {near_day(starts, scope.today)}",
                starts < scope.today, _ACTIONS["matching"]))
    return len(items), sum(item.overdue for item in items), tuple(items)


def _over(reader: Reader, scope: Scope) -> Found:
    rows = reader.rows(
        f"SELECT c.id, c.ends, {_COHORT},"
        " (SELECT count(*) FROM mentorships WHERE cohort_id = c.id AND state = 'active')"
        f" AS pairs FROM cohorts AS c WHERE c.id {_INSIDE} AND c.ends < :today AND"
        f" {_AWAKE.format(kind='over', subject='c.id')} ORDER BY c.ends", scope.params)
    items = tuple(TodayItem(
        "over", row["id"], row["id"], row["cohort"], f"{counted(row['pairs'], 'pair')} still at work",
        f"The cohort ended {near_day(date.fromisoformat(row['ends']), scope.today)}",
        (scope.today - date.fromisoformat(row["ends"])).days,
        waiting_words((scope.today - date.fromisoformat(row["ends"])).days), True, _ACTIONS["over"])
        for row in rows if row["pairs"])
    return len(items), len(items), items


def _applicants(reader: Reader, scope: Scope) -> Found:
    where = (f"m.cohort_id {_INSIDE} AND m.state = 'applied' AND "
             + _AWAKE.format(kind="applicant", subject="m.id"))
    rows = reader.rows(
        f"SELECT m.*, {_COHORT}, {parties.columns('p')} FROM enrolments AS m JOIN cohorts AS c ON c.id = m.cohort_id"
        f"{parties.joined('p', 'm.person_id')} WHERE {where} ORDER BY applied_on, m.id LIMIT :most", scope.params)

    def item(row: sqlite3.Row) -> TodayItem:
        days = max(0, (scope.today - date.fromisoformat(row["applied_on"])).days)
        mentor = row["side"] == "mentor"
        words = " · ".join(part for part in ("Mentor" if mentor else "Student", parties.line(row, "p", mentor)) if part)
        return TodayItem("applicant", row["id"], row["cohort_id"], row["cohort"], parties.shown(row, "p"), words, days,
                         waiting_words(days), False, _ACTIONS["applicant"], parties.native(row, "p"),
                         person_id=row["person_id"])

    return _counted(reader, "enrolments AS m", where, "0", scope, tuple(map(item, rows)))


def _goals(reader: Reader, scope: Scope) -> Found:
    where = (f"m.cohort_id {_INSIDE} AND m.state = 'open' AND trim(m.measurable) = '' AND "
             + _AWAKE.format(kind="goal", subject="m.id"))
    rows = reader.rows(
        f"SELECT m.*, {_COHORT}, {parties.columns('p')}, (SELECT id FROM mentorships WHERE mentee_id = m.person_id"
        " AND +cohort_id = m.cohort_id AND +state = 'active') AS pair FROM goals AS m"
        f" JOIN cohorts AS c ON c.id = m.cohort_id{parties.joined('p', 'm.person_id')}"
        f" WHERE {where} ORDER BY created_on, m.id LIMIT :most", scope.params)

    def item(row: sqlite3.Row) -> TodayItem:
        since = date.fromisoformat(row["created_on"])
        return TodayItem("goal", row["id"], row["cohort_id"], row["cohort"], parties.shown(row, "p"),
                         f"“{row['title']}”", max(0, (scope.today - since).days),
                         f"since {near_day(since, scope.today)}", False, _ACTIONS["goal"], parties.native(row, "p"),
                         person_id=row["person_id"], mentorship_id=row["pair"])

    return _counted(reader, "goals AS m", where, "0", scope, tuple(map(item, rows)))


def _counted(reader: Reader, table: str, where: str, overdue: str, scope: Scope,
             items: Sequence[TodayItem]) -> Found:
    row = reader.one(f"SELECT count(*), coalesce(sum({overdue}), 0) FROM {table} WHERE {where}", scope.params)
    assert row is not None
    return int(row[0]), int(row[1]), tuple(items)


def _pair_item(kind: str, row: sqlite3.Row, words: str, days: int, days_words: str, overdue: bool) -> TodayItem:
    return TodayItem(kind, row["id"], row["cohort_id"], row["cohort"], parties.shown(row, "mentee"), words, days,
                     days_words, overdue, _ACTIONS[kind], parties.native(row, "mentee"), parties.shown(row, "mentor"),
                     row["mentee_id"], row["id"])


_READS: dict[str, Callable[[Reader, Scope], Found]] = {
    "touchpoint": _touchpoints, "check-in": _check_ins, "agreement": _agreements, "matching": _to_match, "over": _over,
    "applicant": _applicants, "goal": _goals,
}  # fmt: skip
