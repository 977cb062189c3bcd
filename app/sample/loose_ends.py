"""What is open on the day the sample is made for: late pairs, unsigned agreements, check-ins due, applicants."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from app.domain.cohorts import PairRule
from app.domain.mentorships import Agreement, Pause
from app.sample.beginning import STAFF
from app.sample.calendar import at, workday
from app.sample.cohort import CohortTeller, Pair
from app.sample.dice import Dice
from app.sample.people import Life
from app.sample.story import Story
from app.sample.tables import sections


class LooseEnds:
    """Plans the last weeks of the running cohort and of the one to come."""

    def __init__(self, story: Story, running: CohortTeller, ids: dict[int, int]) -> None:
        self._story = story
        self._office = story.office
        self._today = story.today
        self._running = running
        self._ids = ids
        self._dice = Dice("loose ends")
        self._sayings = {name: [row[0] for row in lines] for name, lines in sections("sayings").items()}

    def plan(self) -> None:
        """Everything that is open in the running cohort."""
        late = [pair for pair in self._running.pairs if pair.late_since is not None]
        fine = [pair for pair in self._running.pairs if pair.late_since is None and pair.ends is None]
        for place, pair in enumerate(late):
            self._remind(pair, place)
        for pair, days in zip(late, (-2, 2, 4), strict=False):
            self._ask(pair, days)
        for place, pair in enumerate(self._dice.some(fine, 9)):
            self._set_next(pair, self._today + timedelta(days=place - (place > 6)))
        for pair, reason in zip(self._dice.some(fine, 2), self._sayings["Pauses"], strict=False):
            self._pause(pair, reason)
        self._write_notes(fine, late)
        waiting = [life for place, life in enumerate(self._running.plan.turned_away) if place % 2]
        for life, days in zip(waiting, (21, 15, 8), strict=False):
            self._join_late(life, days)

    def _ago(self, days: int) -> date:
        return workday(self._today - timedelta(days=days))

    def _at(self, day: date, hour: int, label: str, run: Callable[[], object]) -> None:
        self._story.plan(at(day, hour, self._dice.below(60)), label, run, self._dice.pick(STAFF[:3]).name)

    def _remind(self, pair: Pair, place: int) -> None:
        first = (pair.late_since or self._today) + timedelta(days=34)
        for day in (first, first + timedelta(days=12)):
            if day < self._today and place % 4 != 3:
                self._at(workday(day), 9, "Remind", partial(
                    self._office.checkins.remind, [pair.id], "both", "A friendly word that the next meeting is due."))

    def _ask(self, pair: Pair, days: int) -> None:
        due, reason = self._today + timedelta(days=days), self._dice.pick(self._sayings["Check-in reasons"][:2])
        self._at(self._ago(8), 15, "Ask for check-in", partial(
            self._office.checkins.ask, pair.id, due, reason, self._dice.pick(STAFF[:3]).name))

    def _set_next(self, pair: Pair, day: date) -> None:
        self._at(self._ago(3 + self._dice.below(9)), 11, "Set next meeting", partial(
            self._office.mentorships.set_next_meeting, pair.id, day))

    def _pause(self, pair: Pair, reason: str) -> None:
        begin = self._ago(12)
        pause = Pause(begin, self._today + timedelta(days=20 + self._dice.below(20)), reason)
        self._at(begin, 11, "Pause mentorship", partial(self._office.mentorships.pause, pair.id, pause))

    def _write_notes(self, fine: list[Pair], late: list[Pair]) -> None:
        pairs = [*late[:4], *self._dice.some(fine, 14)]
        notes = self._dice.some(self._sayings["Notes"], 99) * 2
        secrets = self._dice.some(self._sayings["Confidential notes"], 99)
        for place, pair in enumerate(pairs):
            secret = place % 5 == 1
            words = (secrets if secret else notes).pop()
            about = pair.mentee if self._dice.chance(65) else pair.mentor
            self._at(self._ago(4 + self._dice.below(120)), 16, "Add note", partial(
                self._office.people.add_note, self._ids[about.number], words, secret, pair.id))

    def _join_late(self, life: Life, days: int) -> None:
        """A student from the wait list gets a mentor by hand; the agreement is not signed by both yet."""
        office, cohort_id, person_id = self._office, self._running.cohort_id, self._ids[life.number]
        kept: dict[str, int] = {}

        def pair_up() -> None:
            row = next(one for one in office.enrolments.of_person(person_id) if one.cohort_id == cohort_id)
            office.enrolments.accept([row.id])
            best = office.matching.likely(cohort_id, person_id, 1)
            kept["id"] = office.matching.pair(cohort_id, person_id, best[0].mentor_id)

        begun = self._ago(days)
        sent = max(begun, self._ago(days - 1))
        signed = {21: Agreement(sent, mentee_signed_on=self._ago(16)), 15: None,
                  8: Agreement(sent, mentor_signed_on=self._ago(5))}[days]
        self._at(begun, 9, "Pair by hand", pair_up)
        self._at(sent, 11, "Send agreement", lambda: office.mentorships.agreements_sent([kept["id"]], sent))
        if signed is not None:
            self._at(max(sent, signed.mentee_signed_on or signed.mentor_signed_on or sent), 11, "Record signature",
                     lambda: office.mentorships.set_agreement(kept["id"], signed))


def plan_applicants(story: Story, cohort_id: int, ids: dict[int, int], accepted: list[Life], mentors: list[Life],
                    waiting: list[Life]) -> None:
    """A planned cohort ready for matching: students and mentors accepted, locks and a ban set, some still waiting."""
    office, dice = story.office, Dice("applicants")
    begun = workday(story.today - timedelta(days=24))

    def enrol() -> None:
        office.enrolments.enrol(cohort_id, "mentor", [ids[life.number] for life in mentors])
        office.enrolments.enrol(cohort_id, "mentee", [ids[life.number] for life in accepted])

    story.plan(at(begun, 14), "Enrol as student", enrol, STAFF[2].name)
    for life in waiting:
        day = workday(story.today - timedelta(days=2 + dice.below(10)))
        story.plan(at(day, 9, dice.below(60)), "Enrol as student",
                   partial(office.enrolments.enrol, cohort_id, "mentee", [ids[life.number]], "applied"), STAFF[3].name)

    def decide() -> None:
        taken: set[int] = set()
        for life in accepted[1:4]:
            mentee = ids[life.number]
            mentor = next(one.mentor_id for one in office.matching.likely(cohort_id, mentee, 9)
                          if one.mentor_id not in taken)
            taken.add(mentor)
            kind, why = ("forbid", "Neighbors; both asked for somebody else") if len(taken) == 3 else (
                "lock", "Asked for each other")
            office.matching.set_rule(cohort_id, PairRule(mentee, mentor, kind, why))

    story.plan(at(workday(story.today - timedelta(days=4)), 15), "Decide about pairs", decide, STAFF[0].name)
