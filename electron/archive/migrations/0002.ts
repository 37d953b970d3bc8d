import type { Migration } from './index.ts';

/** Paper: sheets in several parts (联次), blank forms by number, scans of what came back signed, printers' offsets. */
export const migration0002: Migration = {
  version: 2,
  up(database) {
    database.exec(sheets);
    database.exec(scans);
    database.exec(printers);
    for (const table of ['blank_sheets', 'scans', 'scan_pages', 'scan_withdrawals', 'scan_waivers'])
      database.exec(appendOnly(table));
  },
};

const sheets = `
  ALTER TABLE issued_sheets ADD COLUMN part INTEGER NOT NULL DEFAULT 1 CHECK (part >= 1);
  CREATE INDEX print_register_at ON print_register (at);
  CREATE INDEX audit_handed_out ON audit (at) WHERE verb IN ('sheet.printed', 'sheet.saved');

  CREATE TABLE blank_sheets (
    form TEXT NOT NULL,
    number INTEGER NOT NULL CHECK (number >= 1),
    edition INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('print', 'save')),
    at TEXT NOT NULL,
    by TEXT NOT NULL REFERENCES people (id),
    PRIMARY KEY (form, number)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX blank_sheets_at ON blank_sheets (at);
`;

const scans = `
  CREATE INDEX revisions_digest ON revisions (digest);

  CREATE TABLE scans (
    id TEXT PRIMARY KEY CHECK (length(id) = 36),
    document_id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    part INTEGER CHECK (part >= 1),
    by_code INTEGER NOT NULL CHECK (by_code IN (0, 1)),
    at TEXT NOT NULL,
    by TEXT NOT NULL REFERENCES people (id),
    FOREIGN KEY (document_id, revision) REFERENCES revisions (document_id, revision)
  ) STRICT;
  CREATE INDEX scans_document ON scans (document_id, revision);

  CREATE TABLE scan_pages (
    scan_id TEXT NOT NULL REFERENCES scans (id),
    page INTEGER NOT NULL CHECK (page >= 1),
    sha256 TEXT NOT NULL REFERENCES attachments (sha256),
    file_page INTEGER NOT NULL CHECK (file_page >= 1),
    source_sha256 TEXT NOT NULL CHECK (length(source_sha256) = 64),
    source_page INTEGER NOT NULL CHECK (source_page >= 1),
    source_name TEXT NOT NULL,
    PRIMARY KEY (scan_id, page)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX scan_pages_source ON scan_pages (source_sha256, source_page);

  CREATE TABLE scan_withdrawals (
    scan_id TEXT PRIMARY KEY REFERENCES scans (id),
    reason TEXT NOT NULL CHECK (reason <> ''),
    at TEXT NOT NULL,
    by TEXT NOT NULL REFERENCES people (id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE scan_waivers (
    document_id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    reason TEXT NOT NULL CHECK (reason <> ''),
    at TEXT NOT NULL,
    by TEXT NOT NULL REFERENCES people (id),
    PRIMARY KEY (document_id, revision),
    FOREIGN KEY (document_id, revision) REFERENCES revisions (document_id, revision)
  ) STRICT, WITHOUT ROWID;
`;

/** Offsets in tenths of a millimetre, to the right and down. */
const printers = `
  CREATE TABLE paper_offsets (
    paper TEXT PRIMARY KEY,
    x INTEGER NOT NULL CHECK (x BETWEEN -200 AND 200),
    y INTEGER NOT NULL CHECK (y BETWEEN -200 AND 200),
    at TEXT NOT NULL,
    by TEXT NOT NULL REFERENCES people (id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE form_papers (
    form TEXT PRIMARY KEY,
    paper TEXT NOT NULL,
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
