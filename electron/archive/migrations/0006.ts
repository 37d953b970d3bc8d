import type { Migration } from './index.ts';

/**
 * Backups that were made or failed, one row per place; drills; renewals of the branch's signing key. What lies where now
 * is read from the places: this is what is known when a stick is absent, and the record of what was done.
 */
export const migration0006: Migration = {
  version: 6,
  up(database) {
    database.exec(`
      CREATE TABLE backup_register (
        id INTEGER PRIMARY KEY,
        at TEXT NOT NULL,
        kind TEXT NOT NULL,
        -- NULL: this computer; else the second place as it was chosen.
        place TEXT,
        -- The backup's name; NULL when none came of it.
        name TEXT,
        size INTEGER,
        sha256 TEXT CHECK (length(sha256) = 64),
        documents INTEGER,
        -- Of a failure: the refusal's code and text.
        code TEXT,
        message TEXT,
        -- NULL: the program by itself.
        by TEXT REFERENCES people (id),
        CHECK ((name IS NULL) = (code IS NOT NULL))
      ) STRICT;
      CREATE INDEX backup_register_place ON backup_register (place, id);

      CREATE TABLE drill_register (
        id TEXT PRIMARY KEY CHECK (length(id) = 36),
        at TEXT NOT NULL,
        by TEXT NOT NULL REFERENCES people (id),
        backup TEXT NOT NULL,
        folder TEXT NOT NULL,
        made_at TEXT NOT NULL,
        passed INTEGER NOT NULL CHECK (passed IN (0, 1)),
        -- What was done and found, as shown and printed.
        record TEXT NOT NULL CHECK (json_valid(record))
      ) STRICT;
      CREATE INDEX drill_register_at ON drill_register (at, id);

      CREATE TABLE signing_key_renewals (
        number INTEGER PRIMARY KEY CHECK (number >= 1),
        statement TEXT NOT NULL CHECK (json_valid(statement)),
        -- SSH signatures of the statement by the old and the new key.
        by_old TEXT NOT NULL,
        by_new TEXT NOT NULL,
        at TEXT NOT NULL,
        by TEXT NOT NULL REFERENCES people (id)
      ) STRICT;
    `);
    for (const table of ['backup_register', 'drill_register', 'signing_key_renewals'])
      database.exec(`
        CREATE TRIGGER ${table}_keep BEFORE UPDATE ON ${table}
          BEGIN SELECT raise(ABORT, '${table} is append-only'); END;
        CREATE TRIGGER ${table}_stay BEFORE DELETE ON ${table}
          BEGIN SELECT raise(ABORT, '${table} is append-only'); END;
      `);
  },
};
