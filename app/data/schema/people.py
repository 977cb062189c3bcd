"""Tables of people: one record per person for life, what belongs to it, and the office's terms."""

from __future__ import annotations

from sqlalchemy import Index, UniqueConstraint

from app.data.schema.columns import day, flag, instant, link, number, one_of, table, text
from app.domain.people import HELP, ROLES, TERM_KINDS, TERM_USES

organisations = table(
    "organisations", text("name", required=True), text("name_key", required=True), text("website"), text("city"),
    UniqueConstraint("name_key"),
)

people = table(
    "people",
    text("code", required=True), UniqueConstraint("code"),
    text("given", default=""), text("family", default=""), text("preferred"), text("native"), text("pronunciation"),
    text("badge_name"), text("pronouns"),
    text("student_id"), text("program"), text("college"), number("class_year", 1900, 2200), text("standing"),
    day("expected_graduation"),
    link("employer_id", "organisations", required=False), text("job_title"), text("industry"),
    number("years_experience", 0, 80),
    text("city"), text("region"), text("country"), text("time_zone"), text("link"),
    text("mentoring_style"), text("meeting_ways"), number("capacity", 0, 50), number("ask_limit", 0, 99),
    text("career_goal"), text("hopes"), text("preference"),
    flag("directory_opt_out"), flag("do_not_contact"),
    flag("archived"),
    text("sort_key", default=""), text("name_key", default=""), text("search_key", default=""),
    instant("created_at", required=True),
    Index("uq_people_student_id", "student_id", unique=True),
    Index("ix_people_sort", "archived", "sort_key", "id"), Index("ix_people_name_key", "name_key"),
)

emails = table(
    "emails", link("person_id", "people"), text("address", required=True), text("address_key", required=True),
    text("kind", default=""), number("position", 0, default=0), Index("ix_emails_address_key", "address_key"),
)

phones = table(
    "phones", link("person_id", "people"), text("number", required=True), text("kind", default=""),
    number("position", 0, default=0),
)

roles = table(
    "roles", link("person_id", "people"), one_of("kind", ROLES), day("since"), day("until"),
    Index("ix_roles_kind", "kind", "person_id"),
)

terms = table(
    "terms", one_of("kind", TERM_KINDS), text("name", required=True), text("name_key", required=True),
    link("parent_id", "terms", required=False), flag("archived"), UniqueConstraint("kind", "name_key"),
)

term_synonyms = table(
    "term_synonyms", link("term_id", "terms"), one_of("kind", TERM_KINDS), text("name", required=True),
    text("name_key", required=True), UniqueConstraint("kind", "name_key"),
)

person_terms = table(
    "person_terms", link("person_id", "people"), link("term_id", "terms"), one_of("use", TERM_USES),
    number("position", 0, default=0), UniqueConstraint("person_id", "term_id", "use"),
)

availability = table(
    "availability", link("person_id", "people"), number("weekday", 0, 6, required=True),
    number("start_minute", 0, 1439, required=True), number("end_minute", 1, 1440, required=True),
)

consents = table(
    "consents", link("person_id", "people"), text("scope", required=True), day("given_on", required=True),
    day("withdrawn_on"), text("wording"),
)

notes = table(
    "notes", link("person_id", "people"), link("mentorship_id", "mentorships", required=False),
    text("author", required=True), instant("at", required=True), flag("confidential"), text("body", required=True),
)

contacts = table(
    "contacts", link("person_id", "people"), link("mentorship_id", "mentorships", required=False),
    day("on_day", required=True), text("kind", required=True), text("words", default=""), text("actor", default=""),
    one_of("help", HELP, required=False),
)
