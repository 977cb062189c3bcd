"""Tables of the office itself: settings, staff, views, documents made, and the journal of every change."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, Table, Text, UniqueConstraint

from app.data.schema.columns import day, flag, instant, link, metadata, number, one_of, table, text

settings = table("settings", text("key", required=True), text("value", required=True), UniqueConstraint("key"))

staff = table(
    "staff", text("name", required=True), text("title"), text("email"), text("phone"),
    one_of("role", ("coordinator", "staff"), default="staff"), flag("archived"),
)

saved_views = table(
    "saved_views", text("page", required=True), text("name", required=True), text("body", required=True),
    number("position", default=0), UniqueConstraint("page", "name"),
)

import_mappings = table(
    "import_mappings", text("kind", required=True), text("name", required=True), text("signature", default=""),
    text("body", required=True), UniqueConstraint("kind", "name"),
)

imports = table(
    "imports", text("file_name", required=True), text("kind", required=True), text("digest", default=""),
    text("counts", required=True), instant("at", required=True), text("actor", default=""),
)

documents_made = table(
    "documents_made", text("document", required=True), text("title", required=True), text("scope", required=True),
    link("cohort_id", "cohorts", required=False), one_of("privacy", ("names", "codes", "totals")),
    number("people", 0, default=0), number("pages", 0), text("file_name", default=""), text("options", default="{}"),
    text("recipient"), text("purpose"), text("digest", default=""), instant("at", required=True),
    text("actor", default=""),
)

documents_made_people = table(
    "documents_made_people", link("document_id", "documents_made"), link("person_id", "people"),
    UniqueConstraint("document_id", "person_id"),
)

snoozes = table(
    "snoozes", text("kind", required=True), number("subject_id", required=True), day("until", required=True),
    UniqueConstraint("kind", "subject_id"),
)

# Not journalled: the journal itself, half-filled forms, and the one line that guards against a second window.
units = Table(
    "units", metadata, Column("id", Integer, primary_key=True), text("label", required=True), text("subject"),
    text("actor", default=""), instant("at", required=True), text("source", default="window"),
    number("undoes"), number("undone_by"), text("topics", default=""), sqlite_strict=True, sqlite_autoincrement=True,
)

journal = Table(
    "journal", metadata, Column("id", Integer, primary_key=True), number("unit_id", required=True),
    Column("table_name", Text, nullable=False), Column("row_id", Integer, nullable=False),
    Column("before", Text), Column("after", Text),
    Index("ix_journal_row", "table_name", "row_id"), Index("ix_journal_unit", "unit_id"), sqlite_strict=True,
)

drafts = Table(
    "drafts", metadata, Column("id", Integer, primary_key=True), text("key", required=True),
    text("body", required=True), instant("at", required=True), UniqueConstraint("key"), sqlite_strict=True,
)
