-- Version 1 of the office file: every table and index. Never edited; later versions are migrations of their own.

CREATE TABLE drafts (
    id INTEGER NOT NULL,
    "key" TEXT NOT NULL CONSTRAINT ck_drafts_key_filled CHECK (length(trim(key)) > 0),
    body TEXT NOT NULL CONSTRAINT ck_drafts_body_filled CHECK (length(trim(body)) > 0),
    at TEXT NOT NULL CONSTRAINT ck_drafts_at_utc CHECK (at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
    CONSTRAINT pk_drafts PRIMARY KEY (id),
    CONSTRAINT uq_drafts_key UNIQUE ("key")
)
 STRICT;

CREATE TABLE import_mappings (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CONSTRAINT ck_import_mappings_kind_filled CHECK (length(trim(kind)) > 0),
    name TEXT NOT NULL CONSTRAINT ck_import_mappings_name_filled CHECK (length(trim(name)) > 0),
    signature TEXT DEFAULT '' NOT NULL,
    body TEXT NOT NULL CONSTRAINT ck_import_mappings_body_filled CHECK (length(trim(body)) > 0),
    CONSTRAINT uq_import_mappings_kind_name UNIQUE (kind, name)
)
 STRICT;

CREATE TABLE imports (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    file_name TEXT NOT NULL CONSTRAINT ck_imports_file_name_filled CHECK (length(trim(file_name)) > 0),
    kind TEXT NOT NULL CONSTRAINT ck_imports_kind_filled CHECK (length(trim(kind)) > 0),
    digest TEXT DEFAULT '' NOT NULL,
    counts TEXT NOT NULL CONSTRAINT ck_imports_counts_filled CHECK (length(trim(counts)) > 0),
    at TEXT NOT NULL CONSTRAINT ck_imports_at_utc CHECK (at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
    actor TEXT DEFAULT '' NOT NULL
)
 STRICT;

CREATE TABLE journal (
    id INTEGER NOT NULL,
    unit_id INTEGER NOT NULL,
    table_name TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    "before" TEXT,
    "after" TEXT,
    CONSTRAINT pk_journal PRIMARY KEY (id)
)
 STRICT;

CREATE INDEX ix_journal_row ON journal (table_name, row_id);

CREATE INDEX ix_journal_unit ON journal (unit_id);

CREATE TABLE organisations (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL CONSTRAINT ck_organisations_name_filled CHECK (length(trim(name)) > 0),
    name_key TEXT NOT NULL CONSTRAINT ck_organisations_name_key_filled CHECK (length(trim(name_key)) > 0),
    website TEXT,
    city TEXT,
    CONSTRAINT uq_organisations_name_key UNIQUE (name_key)
)
 STRICT;

CREATE TABLE programmes (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL CONSTRAINT ck_programmes_name_filled CHECK (length(trim(name)) > 0),
    sponsor TEXT,
    rationale TEXT,
    pilot INTEGER DEFAULT '0' NOT NULL CONSTRAINT ck_programmes_pilot_flag CHECK (pilot IN (0, 1)),
    archived INTEGER DEFAULT '0' NOT NULL CONSTRAINT ck_programmes_archived_flag CHECK (archived IN (0, 1)),
    CONSTRAINT uq_programmes_name UNIQUE (name)
)
 STRICT;

CREATE TABLE saved_views (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    page TEXT NOT NULL CONSTRAINT ck_saved_views_page_filled CHECK (length(trim(page)) > 0),
    name TEXT NOT NULL CONSTRAINT ck_saved_views_name_filled CHECK (length(trim(name)) > 0),
    body TEXT NOT NULL CONSTRAINT ck_saved_views_body_filled CHECK (length(trim(body)) > 0),
    position INTEGER DEFAULT '0' NOT NULL,
    CONSTRAINT uq_saved_views_page_name UNIQUE (page, name)
)
 STRICT;

CREATE TABLE settings (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "key" TEXT NOT NULL CONSTRAINT ck_settings_key_filled CHECK (length(trim(key)) > 0),
    value TEXT NOT NULL CONSTRAINT ck_settings_value_filled CHECK (length(trim(value)) > 0),
    CONSTRAINT uq_settings_key UNIQUE ("key")
)
 STRICT;

CREATE TABLE snoozes (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CONSTRAINT ck_snoozes_kind_filled CHECK (length(trim(kind)) > 0),
    subject_id INTEGER NOT NULL,
    until TEXT NOT NULL CONSTRAINT ck_snoozes_until_day CHECK (until GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT uq_snoozes_kind_subject_id UNIQUE (kind, subject_id)
)
 STRICT;

CREATE TABLE staff (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL CONSTRAINT ck_staff_name_filled CHECK (length(trim(name)) > 0),
    title TEXT,
    email TEXT,
    phone TEXT,
    role TEXT DEFAULT 'staff' NOT NULL CONSTRAINT ck_staff_role_known CHECK (role IN ('coordinator', 'staff')),
    archived INTEGER DEFAULT '0' NOT NULL CONSTRAINT ck_staff_archived_flag CHECK (archived IN (0, 1))
)
 STRICT;

CREATE TABLE terms (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CONSTRAINT ck_terms_kind_known CHECK (kind IN ('interest', 'skill', 'industry', 'theme', 'help', 'language', 'background')),
    name TEXT NOT NULL CONSTRAINT ck_terms_name_filled CHECK (length(trim(name)) > 0),
    name_key TEXT NOT NULL CONSTRAINT ck_terms_name_key_filled CHECK (length(trim(name_key)) > 0),
    parent_id INTEGER,
    archived INTEGER DEFAULT '0' NOT NULL CONSTRAINT ck_terms_archived_flag CHECK (archived IN (0, 1)),
    CONSTRAINT uq_terms_kind_name_key UNIQUE (kind, name_key),
    CONSTRAINT fk_terms_parent_id FOREIGN KEY(parent_id) REFERENCES terms (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE INDEX ix_terms_parent_id ON terms (parent_id);

CREATE TABLE units (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    label TEXT NOT NULL CONSTRAINT ck_units_label_filled CHECK (length(trim(label)) > 0),
    subject TEXT,
    actor TEXT DEFAULT '' NOT NULL,
    at TEXT NOT NULL CONSTRAINT ck_units_at_utc CHECK (at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
    source TEXT DEFAULT 'window' NOT NULL,
    undoes INTEGER,
    undone_by INTEGER,
    topics TEXT DEFAULT '' NOT NULL
)
 STRICT;

CREATE TABLE cohorts (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    programme_id INTEGER NOT NULL,
    name TEXT NOT NULL CONSTRAINT ck_cohorts_name_filled CHECK (length(trim(name)) > 0),
    short_name TEXT DEFAULT '' NOT NULL,
    structure TEXT DEFAULT '1:1' NOT NULL CONSTRAINT ck_cohorts_structure_known CHECK (structure IN ('1:1', 'group', 'both')),
    starts TEXT NOT NULL CONSTRAINT ck_cohorts_starts_day CHECK (starts GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    ends TEXT NOT NULL CONSTRAINT ck_cohorts_ends_day CHECK (ends GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    cadence_days INTEGER DEFAULT '30' NOT NULL CONSTRAINT ck_cohorts_cadence_days_range CHECK (cadence_days >= 1 AND cadence_days <= 366),
    grace_days INTEGER DEFAULT '7' NOT NULL CONSTRAINT ck_cohorts_grace_days_range CHECK (grace_days >= 0 AND grace_days <= 366),
    minimum_minutes INTEGER DEFAULT '60' NOT NULL CONSTRAINT ck_cohorts_minimum_minutes_range CHECK (minimum_minutes >= 0 AND minimum_minutes <= 1440),
    minimum_meetings INTEGER DEFAULT '6' NOT NULL CONSTRAINT ck_cohorts_minimum_meetings_range CHECK (minimum_meetings >= 0 AND minimum_meetings <= 366),
    capacity INTEGER CONSTRAINT ck_cohorts_capacity_range CHECK (capacity >= 0 AND capacity <= 100000),
    lead_id INTEGER,
    weights TEXT DEFAULT '{}' NOT NULL,
    rules TEXT DEFAULT '{}' NOT NULL,
    allow_past_pairs INTEGER DEFAULT '0' NOT NULL CONSTRAINT ck_cohorts_allow_past_pairs_flag CHECK (allow_past_pairs IN (0, 1)),
    state TEXT DEFAULT 'planned' NOT NULL CONSTRAINT ck_cohorts_state_known CHECK (state IN ('planned', 'running', 'closed')),
    archived INTEGER DEFAULT '0' NOT NULL CONSTRAINT ck_cohorts_archived_flag CHECK (archived IN (0, 1)),
    CONSTRAINT uq_cohorts_name UNIQUE (name),
    CONSTRAINT fk_cohorts_programme_id FOREIGN KEY(programme_id) REFERENCES programmes (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_cohorts_lead_id FOREIGN KEY(lead_id) REFERENCES staff (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE INDEX ix_cohorts_lead_id ON cohorts (lead_id);

CREATE INDEX ix_cohorts_programme_id ON cohorts (programme_id);

CREATE TABLE people (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    code TEXT NOT NULL CONSTRAINT ck_people_code_filled CHECK (length(trim(code)) > 0),
    given TEXT DEFAULT '' NOT NULL,
    family TEXT DEFAULT '' NOT NULL,
    preferred TEXT,
    native TEXT,
    pronunciation TEXT,
    badge_name TEXT,
    pronouns TEXT,
    student_id TEXT,
    program TEXT,
    college TEXT,
    class_year INTEGER CONSTRAINT ck_people_class_year_range CHECK (class_year >= 1900 AND class_year <= 2200),
    standing TEXT,
    expected_graduation TEXT CONSTRAINT ck_people_expected_graduation_day CHECK (expected_graduation GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    employer_id INTEGER,
    job_title TEXT,
    industry TEXT,
    years_experience INTEGER CONSTRAINT ck_people_years_experience_range CHECK (years_experience >= 0 AND years_experience <= 80),
    city TEXT,
    region TEXT,
    country TEXT,
    time_zone TEXT,
    link TEXT,
    mentoring_style TEXT,
    meeting_ways TEXT,
    capacity INTEGER CONSTRAINT ck_people_capacity_range CHECK (capacity >= 0 AND capacity <= 50),
    ask_limit INTEGER CONSTRAINT ck_people_ask_limit_range CHECK (ask_limit >= 0 AND ask_limit <= 99),
    career_goal TEXT,
    hopes TEXT,
    preference TEXT,
    directory_opt_out INTEGER DEFAULT '0' NOT NULL CONSTRAINT ck_people_directory_opt_out_flag CHECK (directory_opt_out IN (0, 1)),
    do_not_contact INTEGER DEFAULT '0' NOT NULL CONSTRAINT ck_people_do_not_contact_flag CHECK (do_not_contact IN (0, 1)),
    archived INTEGER DEFAULT '0' NOT NULL CONSTRAINT ck_people_archived_flag CHECK (archived IN (0, 1)),
    sort_key TEXT DEFAULT '' NOT NULL,
    name_key TEXT DEFAULT '' NOT NULL,
    search_key TEXT DEFAULT '' NOT NULL,
    created_at TEXT NOT NULL CONSTRAINT ck_people_created_at_utc CHECK (created_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
    CONSTRAINT uq_people_code UNIQUE (code),
    CONSTRAINT fk_people_employer_id FOREIGN KEY(employer_id) REFERENCES organisations (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE INDEX ix_people_employer_id ON people (employer_id);

CREATE INDEX ix_people_name_key ON people (name_key);

CREATE INDEX ix_people_sort ON people (archived, sort_key, id);

CREATE UNIQUE INDEX uq_people_student_id ON people (student_id);

CREATE TABLE term_synonyms (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    term_id INTEGER NOT NULL,
    kind TEXT NOT NULL CONSTRAINT ck_term_synonyms_kind_known CHECK (kind IN ('interest', 'skill', 'industry', 'theme', 'help', 'language', 'background')),
    name TEXT NOT NULL CONSTRAINT ck_term_synonyms_name_filled CHECK (length(trim(name)) > 0),
    name_key TEXT NOT NULL CONSTRAINT ck_term_synonyms_name_key_filled CHECK (length(trim(name_key)) > 0),
    CONSTRAINT uq_term_synonyms_kind_name_key UNIQUE (kind, name_key),
    CONSTRAINT fk_term_synonyms_term_id FOREIGN KEY(term_id) REFERENCES terms (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE INDEX ix_term_synonyms_term_id ON term_synonyms (term_id);

CREATE TABLE assessments (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL,
    cohort_id INTEGER NOT NULL,
    stage TEXT DEFAULT 'start' NOT NULL CONSTRAINT ck_assessments_stage_known CHECK (stage IN ('start', 'middle', 'end')),
    rater TEXT DEFAULT 'self' NOT NULL CONSTRAINT ck_assessments_rater_known CHECK (rater IN ('self', 'mentor')),
    on_day TEXT NOT NULL CONSTRAINT ck_assessments_on_day_day CHECK (on_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    framework TEXT DEFAULT '' NOT NULL,
    CONSTRAINT uq_assessments_person_id_cohort_id_stage_rater UNIQUE (person_id, cohort_id, stage, rater),
    CONSTRAINT fk_assessments_person_id FOREIGN KEY(person_id) REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_assessments_cohort_id FOREIGN KEY(cohort_id) REFERENCES cohorts (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE INDEX ix_assessments_cohort_id ON assessments (cohort_id);

CREATE INDEX ix_assessments_person_id ON assessments (person_id);

CREATE TABLE availability (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL,
    weekday INTEGER NOT NULL CONSTRAINT ck_availability_weekday_range CHECK (weekday >= 0 AND weekday <= 6),
    start_minute INTEGER NOT NULL CONSTRAINT ck_availability_start_minute_range CHECK (start_minute >= 0 AND start_minute <= 1439),
    end_minute INTEGER NOT NULL CONSTRAINT ck_availability_end_minute_range CHECK (end_minute >= 1 AND end_minute <= 1440),
    CONSTRAINT fk_availability_person_id FOREIGN KEY(person_id) REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE INDEX ix_availability_person_id ON availability (person_id);

CREATE TABLE breaks (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    cohort_id INTEGER NOT NULL,
    name TEXT DEFAULT '' NOT NULL,
    starts TEXT NOT NULL CONSTRAINT ck_breaks_starts_day CHECK (starts GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    ends TEXT NOT NULL CONSTRAINT ck_breaks_ends_day CHECK (ends GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT fk_breaks_cohort_id FOREIGN KEY(cohort_id) REFERENCES cohorts (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE INDEX ix_breaks_cohort_id ON breaks (cohort_id);

CREATE TABLE consents (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL,
    scope TEXT NOT NULL CONSTRAINT ck_consents_scope_filled CHECK (length(trim(scope)) > 0),
    given_on TEXT NOT NULL CONSTRAINT ck_consents_given_on_day CHECK (given_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    withdrawn_on TEXT CONSTRAINT ck_consents_withdrawn_on_day CHECK (withdrawn_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    wording TEXT,
    CONSTRAINT fk_consents_person_id FOREIGN KEY(person_id) REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE INDEX ix_consents_person_id ON consents (person_id);

CREATE TABLE documents_made (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    document TEXT NOT NULL CONSTRAINT ck_documents_made_document_filled CHECK (length(trim(document)) > 0),
    title TEXT NOT NULL CONSTRAINT ck_documents_made_title_filled CHECK (length(trim(title)) > 0),
    scope TEXT NOT NULL CONSTRAINT ck_documents_made_scope_filled CHECK (length(trim(scope)) > 0),
    cohort_id INTEGER,
    privacy TEXT NOT NULL CONSTRAINT ck_documents_made_privacy_known CHECK (privacy IN ('names', 'codes', 'totals')),
    people INTEGER DEFAULT '0' NOT NULL CONSTRAINT ck_documents_made_people_range CHECK (people >= 0),
    pages INTEGER CONSTRAINT ck_documents_made_pages_range CHECK (pages >= 0),
    file_name TEXT DEFAULT '' NOT NULL,
    options TEXT DEFAULT '{}' NOT NULL,
    recipient TEXT,
    purpose TEXT,
    digest TEXT DEFAULT '' NOT NULL,
    at TEXT NOT NULL CONSTRAINT ck_documents_made_at_utc CHECK (at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
    actor TEXT DEFAULT '' NOT NULL,
    CONSTRAINT fk_documents_made_cohort_id FOREIGN KEY(cohort_id) REFERENCES cohorts (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE INDEX ix_documents_made_cohort_id ON documents_made (cohort_id);

CREATE TABLE emails (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL,
    address TEXT NOT NULL CONSTRAINT ck_emails_address_filled CHECK (length(trim(address)) > 0),
    address_key TEXT NOT NULL CONSTRAINT ck_emails_address_key_filled CHECK (length(trim(address_key)) > 0),
    kind TEXT DEFAULT '' NOT NULL,
    position INTEGER DEFAULT '0' NOT NULL CONSTRAINT ck_emails_position_range CHECK (position >= 0),
    CONSTRAINT fk_emails_person_id FOREIGN KEY(person_id) REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE INDEX ix_emails_address_key ON emails (address_key);

CREATE INDEX ix_emails_person_id ON emails (person_id);

CREATE TABLE enrolments (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    cohort_id INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    side TEXT NOT NULL CONSTRAINT ck_enrolments_side_known CHECK (side IN ('mentee', 'mentor')),
    state TEXT DEFAULT 'applied' NOT NULL CONSTRAINT ck_enrolments_state_known CHECK (state IN ('applied', 'accepted', 'wait-listed', 'declined', 'withdrawn')),
    applied_on TEXT NOT NULL CONSTRAINT ck_enrolments_applied_on_day CHECK (applied_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    decided_on TEXT CONSTRAINT ck_enrolments_decided_on_day CHECK (decided_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    reason TEXT,
    capacity INTEGER CONSTRAINT ck_enrolments_capacity_range CHECK (capacity >= 0 AND capacity <= 50),
    CONSTRAINT uq_enrolments_cohort_id_person_id_side UNIQUE (cohort_id, person_id, side),
    CONSTRAINT fk_enrolments_cohort_id FOREIGN KEY(cohort_id) REFERENCES cohorts (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_enrolments_person_id FOREIGN KEY(person_id) REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE INDEX ix_enrolments_cohort_id ON enrolments (cohort_id);

CREATE INDEX ix_enrolments_part ON enrolments (person_id, side, state);

CREATE INDEX ix_enrolments_person_id ON enrolments (person_id);

CREATE INDEX ix_enrolments_state ON enrolments (cohort_id, side, state);

CREATE TABLE goals (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL,
    cohort_id INTEGER,
    title TEXT NOT NULL CONSTRAINT ck_goals_title_filled CHECK (length(trim(title)) > 0),
    specific TEXT DEFAULT '' NOT NULL,
    measurable TEXT DEFAULT '' NOT NULL,
    achievable TEXT DEFAULT '' NOT NULL,
    relevant TEXT DEFAULT '' NOT NULL,
    time_bound TEXT DEFAULT '' NOT NULL,
    due_on TEXT CONSTRAINT ck_goals_due_on_day CHECK (due_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    state TEXT DEFAULT 'open' NOT NULL CONSTRAINT ck_goals_state_known CHECK (state IN ('open', 'reached', 'dropped')),
    created_on TEXT NOT NULL CONSTRAINT ck_goals_created_on_day CHECK (created_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    position INTEGER DEFAULT '0' NOT NULL CONSTRAINT ck_goals_position_range CHECK (position >= 0),
    CONSTRAINT fk_goals_person_id FOREIGN KEY(person_id) REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_goals_cohort_id FOREIGN KEY(cohort_id) REFERENCES cohorts (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE INDEX ix_goals_cohort_id ON goals (cohort_id);

CREATE INDEX ix_goals_person_id ON goals (person_id);

CREATE INDEX ix_goals_state ON goals (cohort_id, state);

CREATE TABLE match_runs (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    cohort_id INTEGER NOT NULL,
    at TEXT NOT NULL CONSTRAINT ck_match_runs_at_utc CHECK (at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
    actor TEXT DEFAULT '' NOT NULL,
    aim TEXT NOT NULL CONSTRAINT ck_match_runs_aim_known CHECK (aim IN ('total', 'worst')),
    state TEXT DEFAULT 'proposed' NOT NULL CONSTRAINT ck_match_runs_state_known CHECK (state IN ('proposed', 'approved', 'replaced')),
    total INTEGER NOT NULL,
    worst INTEGER,
    body TEXT NOT NULL CONSTRAINT ck_match_runs_body_filled CHECK (length(trim(body)) > 0),
    CONSTRAINT fk_match_runs_cohort_id FOREIGN KEY(cohort_id) REFERENCES cohorts (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE INDEX ix_match_runs_cohort_id ON match_runs (cohort_id);

CREATE TABLE objectives (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    cohort_id INTEGER NOT NULL,
    metric TEXT NOT NULL CONSTRAINT ck_objectives_metric_filled CHECK (length(trim(metric)) > 0),
    baseline INTEGER,
    target INTEGER NOT NULL,
    due_on TEXT CONSTRAINT ck_objectives_due_on_day CHECK (due_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    position INTEGER DEFAULT '0' NOT NULL CONSTRAINT ck_objectives_position_range CHECK (position >= 0),
    CONSTRAINT uq_objectives_cohort_id_metric UNIQUE (cohort_id, metric),
    CONSTRAINT fk_objectives_cohort_id FOREIGN KEY(cohort_id) REFERENCES cohorts (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE INDEX ix_objectives_cohort_id ON objectives (cohort_id);

CREATE TABLE pair_rules (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    cohort_id INTEGER NOT NULL,
    mentee_id INTEGER NOT NULL,
    mentor_id INTEGER NOT NULL,
    kind TEXT NOT NULL CONSTRAINT ck_pair_rules_kind_known CHECK (kind IN ('lock', 'forbid', 'conflict', 'waive')),
    rule TEXT DEFAULT '' NOT NULL,
    reason TEXT,
    CONSTRAINT uq_pair_rules_cohort_id_mentee_id_mentor_id_kind_rule UNIQUE (cohort_id, mentee_id, mentor_id, kind, rule),
    CONSTRAINT fk_pair_rules_cohort_id FOREIGN KEY(cohort_id) REFERENCES cohorts (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_pair_rules_mentee_id FOREIGN KEY(mentee_id) REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_pair_rules_mentor_id FOREIGN KEY(mentor_id) REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE INDEX ix_pair_rules_cohort_id ON pair_rules (cohort_id);

CREATE INDEX ix_pair_rules_mentee_id ON pair_rules (mentee_id);

CREATE INDEX ix_pair_rules_mentor_id ON pair_rules (mentor_id);

CREATE TABLE person_terms (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL,
    term_id INTEGER NOT NULL,
    use TEXT NOT NULL CONSTRAINT ck_person_terms_use_known CHECK (use IN ('has', 'seeks', 'offers')),
    position INTEGER DEFAULT '0' NOT NULL CONSTRAINT ck_person_terms_position_range CHECK (position >= 0),
    CONSTRAINT uq_person_terms_person_id_term_id_use UNIQUE (person_id, term_id, use),
    CONSTRAINT fk_person_terms_person_id FOREIGN KEY(person_id) REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_person_terms_term_id FOREIGN KEY(term_id) REFERENCES terms (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE INDEX ix_person_terms_person_id ON person_terms (person_id);

CREATE INDEX ix_person_terms_term_id ON person_terms (term_id);

CREATE TABLE phones (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL,
    number TEXT NOT NULL CONSTRAINT ck_phones_number_filled CHECK (length(trim(number)) > 0),
    kind TEXT DEFAULT '' NOT NULL,
    position INTEGER DEFAULT '0' NOT NULL CONSTRAINT ck_phones_position_range CHECK (position >= 0),
    CONSTRAINT fk_phones_person_id FOREIGN KEY(person_id) REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE INDEX ix_phones_person_id ON phones (person_id);

CREATE TABLE roles (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL,
    kind TEXT NOT NULL CONSTRAINT ck_roles_kind_known CHECK (kind IN ('student', 'alum', 'professional', 'staff')),
    since TEXT CONSTRAINT ck_roles_since_day CHECK (since GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    until TEXT CONSTRAINT ck_roles_until_day CHECK (until GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT fk_roles_person_id FOREIGN KEY(person_id) REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE INDEX ix_roles_kind ON roles (kind, person_id);

CREATE INDEX ix_roles_person_id ON roles (person_id);

CREATE TABLE statements (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL,
    cohort_id INTEGER NOT NULL,
    kind TEXT NOT NULL CONSTRAINT ck_statements_kind_known CHECK (kind IN ('strength', 'develop', 'value', 'interest')),
    words TEXT NOT NULL CONSTRAINT ck_statements_words_filled CHECK (length(trim(words)) > 0),
    position INTEGER DEFAULT '0' NOT NULL CONSTRAINT ck_statements_position_range CHECK (position >= 0),
    CONSTRAINT fk_statements_person_id FOREIGN KEY(person_id) REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_statements_cohort_id FOREIGN KEY(cohort_id) REFERENCES cohorts (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE INDEX ix_statements_cohort_id ON statements (cohort_id);

CREATE INDEX ix_statements_person_id ON statements (person_id);

CREATE TABLE documents_made_people (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    document_id INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    CONSTRAINT uq_documents_made_people_document_id_person_id UNIQUE (document_id, person_id),
    CONSTRAINT fk_documents_made_people_document_id FOREIGN KEY(document_id) REFERENCES documents_made (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_documents_made_people_person_id FOREIGN KEY(person_id) REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE INDEX ix_documents_made_people_document_id ON documents_made_people (document_id);

CREATE INDEX ix_documents_made_people_person_id ON documents_made_people (person_id);

CREATE TABLE goal_progress (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    goal_id INTEGER NOT NULL,
    on_day TEXT NOT NULL CONSTRAINT ck_goal_progress_on_day_day CHECK (on_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    percent INTEGER NOT NULL CONSTRAINT ck_goal_progress_percent_range CHECK (percent >= 0 AND percent <= 100),
    words TEXT DEFAULT '' NOT NULL,
    CONSTRAINT fk_goal_progress_goal_id FOREIGN KEY(goal_id) REFERENCES goals (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE INDEX ix_goal_progress_goal_id ON goal_progress (goal_id);

CREATE TABLE goal_steps (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    goal_id INTEGER NOT NULL,
    words TEXT NOT NULL CONSTRAINT ck_goal_steps_words_filled CHECK (length(trim(words)) > 0),
    who TEXT DEFAULT '' NOT NULL,
    due_on TEXT CONSTRAINT ck_goal_steps_due_on_day CHECK (due_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    done_on TEXT CONSTRAINT ck_goal_steps_done_on_day CHECK (done_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    weight INTEGER CONSTRAINT ck_goal_steps_weight_range CHECK (weight >= 0 AND weight <= 100),
    position INTEGER DEFAULT '0' NOT NULL CONSTRAINT ck_goal_steps_position_range CHECK (position >= 0),
    CONSTRAINT fk_goal_steps_goal_id FOREIGN KEY(goal_id) REFERENCES goals (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE INDEX ix_goal_steps_goal_id ON goal_steps (goal_id);

CREATE TABLE mentorships (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    cohort_id INTEGER NOT NULL,
    mentee_id INTEGER NOT NULL,
    mentor_id INTEGER NOT NULL,
    state TEXT DEFAULT 'active' NOT NULL CONSTRAINT ck_mentorships_state_known CHECK (state IN ('active', 'completed', 'ended')),
    started_on TEXT NOT NULL CONSTRAINT ck_mentorships_started_on_day CHECK (started_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    ended_on TEXT CONSTRAINT ck_mentorships_ended_on_day CHECK (ended_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    end_reason TEXT,
    score INTEGER,
    ledger TEXT DEFAULT '[]' NOT NULL,
    match_run_id INTEGER,
    proposed_on TEXT CONSTRAINT ck_mentorships_proposed_on_day CHECK (proposed_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    approved_on TEXT CONSTRAINT ck_mentorships_approved_on_day CHECK (approved_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    agreement_sent_on TEXT CONSTRAINT ck_mentorships_agreement_sent_on_day CHECK (agreement_sent_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    mentee_signed_on TEXT CONSTRAINT ck_mentorships_mentee_signed_on_day CHECK (mentee_signed_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    mentor_signed_on TEXT CONSTRAINT ck_mentorships_mentor_signed_on_day CHECK (mentor_signed_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    checkin_due_on TEXT CONSTRAINT ck_mentorships_checkin_due_on_day CHECK (checkin_due_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    checkin_reason TEXT,
    checkin_staff TEXT,
    next_meeting_on TEXT CONSTRAINT ck_mentorships_next_meeting_on_day CHECK (next_meeting_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT fk_mentorships_cohort_id FOREIGN KEY(cohort_id) REFERENCES cohorts (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_mentorships_mentee_id FOREIGN KEY(mentee_id) REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_mentorships_mentor_id FOREIGN KEY(mentor_id) REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_mentorships_match_run_id FOREIGN KEY(match_run_id) REFERENCES match_runs (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE INDEX ix_mentorships_cohort_id ON mentorships (cohort_id);

CREATE INDEX ix_mentorships_match_run_id ON mentorships (match_run_id);

CREATE INDEX ix_mentorships_mentee_id ON mentorships (mentee_id);

CREATE INDEX ix_mentorships_mentor_id ON mentorships (mentor_id);

CREATE INDEX ix_mentorships_state ON mentorships (cohort_id, state);

CREATE UNIQUE INDEX uq_mentorships_open_pair ON mentorships (cohort_id, mentee_id, mentor_id) WHERE state = 'active';

CREATE TABLE ratings (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    assessment_id INTEGER NOT NULL,
    competency TEXT NOT NULL CONSTRAINT ck_ratings_competency_filled CHECK (length(trim(competency)) > 0),
    now INTEGER CONSTRAINT ck_ratings_now_range CHECK (now >= 1 AND now <= 5),
    later INTEGER CONSTRAINT ck_ratings_later_range CHECK (later >= 1 AND later <= 5),
    CONSTRAINT uq_ratings_assessment_id_competency UNIQUE (assessment_id, competency),
    CONSTRAINT fk_ratings_assessment_id FOREIGN KEY(assessment_id) REFERENCES assessments (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE INDEX ix_ratings_assessment_id ON ratings (assessment_id);

CREATE TABLE contacts (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL,
    mentorship_id INTEGER,
    on_day TEXT NOT NULL CONSTRAINT ck_contacts_on_day_day CHECK (on_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    kind TEXT NOT NULL CONSTRAINT ck_contacts_kind_filled CHECK (length(trim(kind)) > 0),
    words TEXT DEFAULT '' NOT NULL,
    actor TEXT DEFAULT '' NOT NULL,
    help TEXT CONSTRAINT ck_contacts_help_known CHECK (help IN ('career advice', 'industry knowledge', 'skills', 'contacts', 'feedback', 'encouragement', 'problem solving')),
    CONSTRAINT fk_contacts_person_id FOREIGN KEY(person_id) REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_contacts_mentorship_id FOREIGN KEY(mentorship_id) REFERENCES mentorships (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE INDEX ix_contacts_mentorship_id ON contacts (mentorship_id);

CREATE INDEX ix_contacts_person_id ON contacts (person_id);

CREATE TABLE meetings (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    mentorship_id INTEGER NOT NULL,
    held_on TEXT NOT NULL CONSTRAINT ck_meetings_held_on_day CHECK (held_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    minutes INTEGER NOT NULL CONSTRAINT ck_meetings_minutes_range CHECK (minutes >= 1 AND minutes <= 1440),
    way TEXT NOT NULL CONSTRAINT ck_meetings_way_filled CHECK (length(trim(way)) > 0),
    topics TEXT DEFAULT '' NOT NULL,
    help TEXT CONSTRAINT ck_meetings_help_known CHECK (help IN ('career advice', 'industry knowledge', 'skills', 'contacts', 'feedback', 'encouragement', 'problem solving')),
    outcome TEXT DEFAULT '' NOT NULL,
    next_on TEXT CONSTRAINT ck_meetings_next_on_day CHECK (next_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    confidential INTEGER DEFAULT '0' NOT NULL CONSTRAINT ck_meetings_confidential_flag CHECK (confidential IN (0, 1)),
    logged_by TEXT DEFAULT '' NOT NULL,
    CONSTRAINT fk_meetings_mentorship_id FOREIGN KEY(mentorship_id) REFERENCES mentorships (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE INDEX ix_meetings_held ON meetings (mentorship_id, held_on);

CREATE INDEX ix_meetings_mentorship_id ON meetings (mentorship_id);

CREATE TABLE notes (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL,
    mentorship_id INTEGER,
    author TEXT NOT NULL CONSTRAINT ck_notes_author_filled CHECK (length(trim(author)) > 0),
    at TEXT NOT NULL CONSTRAINT ck_notes_at_utc CHECK (at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
    confidential INTEGER DEFAULT '0' NOT NULL CONSTRAINT ck_notes_confidential_flag CHECK (confidential IN (0, 1)),
    body TEXT NOT NULL CONSTRAINT ck_notes_body_filled CHECK (length(trim(body)) > 0),
    CONSTRAINT fk_notes_person_id FOREIGN KEY(person_id) REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_notes_mentorship_id FOREIGN KEY(mentorship_id) REFERENCES mentorships (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE INDEX ix_notes_mentorship_id ON notes (mentorship_id);

CREATE INDEX ix_notes_person_id ON notes (person_id);

CREATE TABLE pauses (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    mentorship_id INTEGER NOT NULL,
    starts TEXT NOT NULL CONSTRAINT ck_pauses_starts_day CHECK (starts GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    ends TEXT CONSTRAINT ck_pauses_ends_day CHECK (ends GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    reason TEXT,
    CONSTRAINT fk_pauses_mentorship_id FOREIGN KEY(mentorship_id) REFERENCES mentorships (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE INDEX ix_pauses_mentorship_id ON pauses (mentorship_id);

CREATE VIRTUAL TABLE people_search USING fts5(words, prefix='1 2 3', tokenize="unicode61 remove_diacritics 0");
