"""Tables of programmes: cohorts, enrolments, matching, mentorships, goals and self-assessments."""

from __future__ import annotations

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy import text as sql

from app.data.schema.columns import day, flag, instant, link, number, one_of, table, text
from app.domain.cohorts import COHORT_STATES, PAIR_RULES, STRUCTURES
from app.domain.enrolments import ENROLMENT_STATES, SIDES
from app.domain.goals import GOAL_STATES, STATEMENT_KINDS
from app.domain.mentorships import KEPT_STATES
from app.domain.people import HELP

programmes = table(
    "programmes", text("name", required=True), text("sponsor"), text("rationale"), flag("pilot"), flag("archived"),
    UniqueConstraint("name"),
)

cohorts = table(
    "cohorts", link("programme_id", "programmes"), text("name", required=True), text("short_name", default=""),
    one_of("structure", STRUCTURES, default="1:1"), day("starts", required=True), day("ends", required=True),
    number("cadence_days", 1, 366, default=30), number("grace_days", 0, 366, default=7),
    number("minimum_minutes", 0, 1440, default=60), number("minimum_meetings", 0, 366, default=6),
    number("capacity", 0, 100000), link("lead_id", "staff", required=False),
    text("weights", default="{}"), text("rules", default="{}"), flag("allow_past_pairs"),
    one_of("state", COHORT_STATES, default="planned"), flag("archived"), UniqueConstraint("name"),
)

objectives = table(
    "objectives", link("cohort_id", "cohorts"), text("metric", required=True), number("baseline"),
    number("target", required=True), day("due_on"), number("position", 0, default=0),
    UniqueConstraint("cohort_id", "metric"),
)

breaks = table(
    "breaks", link("cohort_id", "cohorts"), text("name", default=""), day("starts", required=True),
    day("ends", required=True),
)

enrolments = table(
    "enrolments", link("cohort_id", "cohorts"), link("person_id", "people"), one_of("side", SIDES),
    one_of("state", ENROLMENT_STATES, default="applied"), day("applied_on", required=True), day("decided_on"),
    text("reason"), number("capacity", 0, 50), UniqueConstraint("cohort_id", "person_id", "side"),
    Index("ix_enrolments_state", "cohort_id", "side", "state"),
    Index("ix_enrolments_part", "person_id", "side", "state"),
)

pair_rules = table(
    "pair_rules", link("cohort_id", "cohorts"), link("mentee_id", "people"), link("mentor_id", "people"),
    one_of("kind", PAIR_RULES), text("rule", default=""), text("reason"),
    UniqueConstraint("cohort_id", "mentee_id", "mentor_id", "kind", "rule"),
)

match_runs = table(
    "match_runs", link("cohort_id", "cohorts"), instant("at", required=True), text("actor", default=""),
    one_of("aim", ("total", "worst")), one_of("state", ("proposed", "approved", "replaced"), default="proposed"),
    number("total", required=True), number("worst"), text("body", required=True),
)

mentorships = table(
    "mentorships", link("cohort_id", "cohorts"), link("mentee_id", "people"), link("mentor_id", "people"),
    one_of("state", KEPT_STATES, default="active"), day("started_on", required=True), day("ended_on"),
    text("end_reason"), number("score"), text("ledger", default="[]"),
    link("match_run_id", "match_runs", required=False), day("proposed_on"), day("approved_on"),
    day("agreement_sent_on"), day("mentee_signed_on"), day("mentor_signed_on"),
    day("checkin_due_on"), text("checkin_reason"), text("checkin_staff"),
    day("next_meeting_on"),
    Index("uq_mentorships_open_pair", "cohort_id", "mentee_id", "mentor_id", unique=True,
          sqlite_where=sql("state = 'active'")),
    Index("ix_mentorships_state", "cohort_id", "state"),
)

pauses = table(
    "pauses", link("mentorship_id", "mentorships"), day("starts", required=True), day("ends"), text("reason"),
)

meetings = table(
    "meetings", link("mentorship_id", "mentorships"), day("held_on", required=True),
    number("minutes", 1, 1440, required=True), text("way", required=True), text("topics", default=""),
    one_of("help", HELP, required=False), text("outcome", default=""), day("next_on"), flag("confidential"),
    text("logged_by", default=""), Index("ix_meetings_held", "mentorship_id", "held_on"),
)

goals = table(
    "goals", link("person_id", "people"), link("cohort_id", "cohorts", required=False), text("title", required=True),
    text("specific", default=""), text("measurable", default=""), text("achievable", default=""),
    text("relevant", default=""), text("time_bound", default=""), day("due_on"),
    one_of("state", GOAL_STATES, default="open"), day("created_on", required=True), number("position", 0, default=0),
    Index("ix_goals_state", "cohort_id", "state"),
)

goal_steps = table(
    "goal_steps", link("goal_id", "goals"), text("words", required=True), text("who", default=""), day("due_on"),
    day("done_on"), number("weight", 0, 100), number("position", 0, default=0),
)

goal_progress = table(
    "goal_progress", link("goal_id", "goals"), day("on_day", required=True), number("percent", 0, 100, required=True),
    text("words", default=""),
)

assessments = table(
    "assessments", link("person_id", "people"), link("cohort_id", "cohorts"),
    one_of("stage", ("start", "middle", "end"), default="start"), one_of("rater", ("self", "mentor"), default="self"),
    day("on_day", required=True), text("framework", default=""),
    UniqueConstraint("person_id", "cohort_id", "stage", "rater"),
)

ratings = table(
    "ratings", link("assessment_id", "assessments"), text("competency", required=True), number("now", 1, 5),
    number("later", 1, 5), UniqueConstraint("assessment_id", "competency"),
)

statements = table(
    "statements", link("person_id", "people"), link("cohort_id", "cohorts"), one_of("kind", STATEMENT_KINDS),
    text("words", required=True), number("position", 0, default=0),
)
