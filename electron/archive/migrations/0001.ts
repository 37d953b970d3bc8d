import type { Migration } from './index.ts';

/** The first layout. Times are local ISO texts with zone; dates 'yyyy-mm-dd'; money integer fen; bodies canonical JSON. */
export const migration0001: Migration = {
  version: 1,
  up(database) {
    database.exec(archiveItself);
    database.exec(people);
    database.exec(documents);
    database.exec(sheets);
    database.exec(records);
    database.exec(week);
    for (const table of ['revisions', 'numbers', 'audit', 'issued_sheets', 'print_register', 'sealed_weeks'])
      database.exec(appendOnly(table));
  },
};

const archiveItself = `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

  CREATE TABLE branch_keys (
    purpose TEXT PRIMARY KEY CHECK (purpose IN ('signing', 'encryption')),
    secret TEXT NOT NULL,
    public TEXT NOT NULL,
    created_at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
`;

const people = `
  CREATE TABLE people (
    id TEXT PRIMARY KEY CHECK (length(id) = 36),
    name TEXT NOT NULL CHECK (name <> ''),
    login TEXT NOT NULL COLLATE NOCASE UNIQUE CHECK (login <> ''),
    role TEXT NOT NULL,
    password TEXT,
    joined TEXT CHECK (joined IS date(joined)),
    left_on TEXT CHECK (left_on IS date(left_on)),
    active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
    failed_attempts INTEGER NOT NULL DEFAULT 0 CHECK (failed_attempts >= 0),
    last_attempt_at TEXT,
    created_at TEXT NOT NULL,
    CHECK (left_on IS NULL OR joined IS NULL OR left_on >= joined)
  ) STRICT;
  CREATE INDEX people_name ON people (name, id);

  CREATE TABLE absences (
    id TEXT PRIMARY KEY CHECK (length(id) = 36),
    person_id TEXT NOT NULL REFERENCES people (id),
    from_date TEXT NOT NULL CHECK (from_date IS date(from_date)),
    to_date TEXT NOT NULL CHECK (to_date IS date(to_date)),
    kind TEXT NOT NULL,
    note TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL REFERENCES people (id),
    CHECK (to_date >= from_date)
  ) STRICT;
  CREATE INDEX absences_person ON absences (person_id, from_date);
`;

const documents = `
  CREATE TABLE documents (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    form TEXT NOT NULL,
    edition INTEGER NOT NULL,
    number TEXT UNIQUE,
    title TEXT NOT NULL,
    name_key TEXT,
    customer_id TEXT,
    person_id TEXT,
    business_date TEXT,
    unique_key TEXT,
    state TEXT NOT NULL CHECK (state IN ('draft', 'submitted', 'void')),
    revision INTEGER NOT NULL CHECK (revision >= 1),
    body TEXT NOT NULL CHECK (json_valid(body)),
    digest TEXT NOT NULL CHECK (length(digest) = 64),
    completeness INTEGER NOT NULL CHECK (completeness BETWEEN 0 AND 10000),
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL REFERENCES people (id),
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL REFERENCES people (id)
  ) STRICT;
  CREATE UNIQUE INDEX documents_unique_key ON documents (form, unique_key)
    WHERE unique_key IS NOT NULL AND state <> 'void';
  CREATE INDEX documents_form ON documents (form, id);
  CREATE INDEX documents_number ON documents (form, number, id);
  CREATE INDEX documents_title ON documents (form, title, id);
  CREATE INDEX documents_name_key ON documents (form, name_key, id) WHERE name_key IS NOT NULL;
  CREATE INDEX documents_business_date ON documents (form, business_date, id);
  CREATE INDEX documents_updated ON documents (form, updated_at, id);
  CREATE INDEX documents_completeness ON documents (form, completeness, id);
  CREATE INDEX documents_state ON documents (form, state, id);
  CREATE INDEX documents_customer ON documents (customer_id, form) WHERE customer_id IS NOT NULL;
  CREATE INDEX documents_person ON documents (person_id, form, business_date) WHERE person_id IS NOT NULL;
  CREATE TRIGGER documents_stay BEFORE DELETE ON documents
    BEGIN SELECT raise(ABORT, 'documents are not deleted'); END;
  CREATE TRIGGER documents_identity BEFORE UPDATE OF id, form, number, created_at, created_by ON documents
    WHEN OLD.id IS NOT NEW.id OR OLD.form IS NOT NEW.form OR OLD.number IS NOT NEW.number
      OR OLD.created_at IS NOT NEW.created_at OR OLD.created_by IS NOT NEW.created_by
    BEGIN SELECT raise(ABORT, 'the identity of a document does not change'); END;
  CREATE TRIGGER documents_revision BEFORE UPDATE OF revision ON documents WHEN NEW.revision <> OLD.revision + 1
    BEGIN SELECT raise(ABORT, 'revisions count by one'); END;

  CREATE TABLE revisions (
    row INTEGER PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES documents (id),
    revision INTEGER NOT NULL CHECK (revision >= 1),
    edition INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'submitted', 'void')),
    body TEXT NOT NULL,
    digest TEXT NOT NULL CHECK (length(digest) = 64),
    previous TEXT NOT NULL CHECK (length(previous) = 64),
    chain TEXT NOT NULL CHECK (length(chain) = 64),
    reason TEXT,
    at TEXT NOT NULL,
    by TEXT NOT NULL REFERENCES people (id),
    UNIQUE (document_id, revision)
  ) STRICT;

  CREATE TABLE numbers (
    series TEXT NOT NULL,
    value INTEGER NOT NULL CHECK (value >= 1),
    number TEXT NOT NULL UNIQUE,
    document_id TEXT NOT NULL REFERENCES documents (id),
    PRIMARY KEY (series, value)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE dealings (
    document_id TEXT NOT NULL REFERENCES documents (id),
    row INTEGER NOT NULL,
    customer_id TEXT NOT NULL,
    person_id TEXT,
    business_date TEXT,
    order_fen INTEGER NOT NULL,
    receipt_fen INTEGER NOT NULL,
    PRIMARY KEY (document_id, row)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX dealings_customer ON dealings (customer_id, business_date);
  CREATE INDEX dealings_date ON dealings (business_date);

  CREATE VIRTUAL TABLE customer_search USING fts5(
    text, number, pinyin, initials, tokenize = 'ascii', prefix = '1', content = '', contentless_delete = 1
  );
  CREATE VIRTUAL TABLE document_search USING fts5(
    text, number, pinyin, initials, tokenize = 'ascii', prefix = '1', content = '', contentless_delete = 1
  );

  CREATE TABLE working_copies (
    person_id TEXT NOT NULL REFERENCES people (id),
    form TEXT NOT NULL,
    document_id TEXT NOT NULL,
    base_revision INTEGER NOT NULL CHECK (base_revision >= 0),
    body TEXT NOT NULL CHECK (json_valid(body)),
    saved_at TEXT NOT NULL,
    PRIMARY KEY (person_id, form, document_id)
  ) STRICT;

  CREATE TABLE attachments (
    sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
    content BLOB NOT NULL,
    size INTEGER NOT NULL CHECK (size = length(content)),
    media_type TEXT NOT NULL,
    added_at TEXT NOT NULL,
    added_by TEXT NOT NULL REFERENCES people (id)
  ) STRICT;
  CREATE TABLE attachment_links (
    document_id TEXT NOT NULL REFERENCES documents (id),
    sha256 TEXT NOT NULL REFERENCES attachments (sha256),
    name TEXT NOT NULL,
    PRIMARY KEY (document_id, sha256, name)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX attachment_links_content ON attachment_links (sha256);
`;

const sheets = `
  CREATE TABLE issued_sheets (
    id TEXT PRIMARY KEY CHECK (length(id) = 36),
    document_id TEXT NOT NULL REFERENCES documents (id),
    revision INTEGER NOT NULL,
    form TEXT NOT NULL,
    digest TEXT NOT NULL CHECK (length(digest) = 64),
    pdf BLOB NOT NULL,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    pages INTEGER NOT NULL CHECK (pages >= 1),
    missing_characters TEXT NOT NULL,
    issued_at TEXT NOT NULL,
    issued_by TEXT NOT NULL REFERENCES people (id),
    FOREIGN KEY (document_id, revision) REFERENCES revisions (document_id, revision)
  ) STRICT;
  CREATE INDEX issued_sheets_document ON issued_sheets (document_id, revision);

  CREATE TABLE print_register (
    sheet_id TEXT NOT NULL REFERENCES issued_sheets (id),
    copy INTEGER NOT NULL CHECK (copy >= 1),
    kind TEXT NOT NULL CHECK (kind IN ('print', 'save')),
    at TEXT NOT NULL,
    by TEXT NOT NULL REFERENCES people (id),
    PRIMARY KEY (sheet_id, kind, copy)
  ) STRICT, WITHOUT ROWID;
`;

const records = `
  CREATE TABLE audit (
    seq INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    actor TEXT,
    actor_name TEXT NOT NULL,
    verb TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail TEXT NOT NULL CHECK (json_valid(detail)),
    previous TEXT NOT NULL CHECK (length(previous) = 64),
    digest TEXT NOT NULL CHECK (length(digest) = 64)
  ) STRICT;
  CREATE INDEX audit_subject ON audit (subject, seq);
  CREATE TRIGGER audit_order BEFORE INSERT ON audit
    WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM audit)
    BEGIN SELECT raise(ABORT, 'audit lines count by one'); END;
`;

const week = `
  CREATE TABLE sealed_weeks (
    sequence INTEGER PRIMARY KEY CHECK (sequence >= 1),
    week TEXT NOT NULL,
    sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
    previous TEXT CHECK (length(previous) = 64),
    file_name TEXT NOT NULL,
    manifest TEXT NOT NULL CHECK (json_valid(manifest)),
    documents INTEGER NOT NULL CHECK (documents >= 0),
    at TEXT NOT NULL,
    by TEXT NOT NULL REFERENCES people (id)
  ) STRICT;
  CREATE INDEX sealed_weeks_week ON sealed_weeks (week, sequence);

  CREATE TABLE open_point_reasons (
    week TEXT NOT NULL,
    point TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (reason <> ''),
    at TEXT NOT NULL,
    by TEXT NOT NULL REFERENCES people (id),
    PRIMARY KEY (week, point)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE calendar_answers (
    date TEXT PRIMARY KEY CHECK (date IS date(date)),
    workday INTEGER NOT NULL CHECK (workday IN (0, 1)),
    at TEXT NOT NULL,
    by TEXT NOT NULL REFERENCES people (id)
  ) STRICT, WITHOUT ROWID;
`;

const appendOnly = (table: string): string => `
  CREATE TRIGGER ${table}_keep BEFORE UPDATE ON ${table}
    BEGIN SELECT raise(ABORT, '${table} is append-only'); END;
  CREATE TRIGGER ${table}_stay BEFORE DELETE ON ${table}
    BEGIN SELECT raise(ABORT, '${table} is append-only'); END;
`;
