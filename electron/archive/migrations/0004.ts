import type { Migration } from './index.ts';

/**
 * Signatures. A key's secret half is kept wrapped by its owner's password and gone for good when somebody else sets
 * that; the public half stays, to verify what was signed. A signature that no longer holds has no mark: it names the
 * digest of the revision that it was given for.
 */
export const migration0004: Migration = {
  version: 4,
  up(database) {
    database.exec(`
      CREATE TABLE signing_keys (
        fingerprint TEXT PRIMARY KEY,
        person_id TEXT NOT NULL REFERENCES people (id),
        public TEXT NOT NULL,
        wrapped TEXT CHECK (wrapped IS NULL OR json_valid(wrapped)),
        made_at TEXT NOT NULL,
        retired_at TEXT,
        CHECK ((wrapped IS NULL) = (retired_at IS NOT NULL))
      ) STRICT, WITHOUT ROWID;
      CREATE UNIQUE INDEX signing_keys_person ON signing_keys (person_id) WHERE retired_at IS NULL;
      CREATE TRIGGER signing_keys_stay BEFORE DELETE ON signing_keys
        BEGIN SELECT raise(ABORT, 'signing keys are not deleted'); END;
      CREATE TRIGGER signing_keys_identity BEFORE UPDATE ON signing_keys
        WHEN OLD.fingerprint IS NOT NEW.fingerprint OR OLD.person_id IS NOT NEW.person_id
          OR OLD.public IS NOT NEW.public OR OLD.made_at IS NOT NEW.made_at OR OLD.retired_at IS NOT NULL
        BEGIN SELECT raise(ABORT, 'a signing key stays what it was'); END;

      CREATE TABLE signature_drawings (
        sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
        png BLOB NOT NULL
      ) STRICT;

      CREATE TABLE signatures (
        id TEXT PRIMARY KEY CHECK (length(id) = 36),
        document_id TEXT NOT NULL,
        revision INTEGER NOT NULL,
        digest TEXT NOT NULL CHECK (length(digest) = 64),
        place INTEGER NOT NULL CHECK (place >= 0),
        title TEXT NOT NULL,
        skipped TEXT NOT NULL CHECK (json_valid(skipped)),
        signer TEXT NOT NULL REFERENCES people (id),
        key TEXT NOT NULL REFERENCES signing_keys (fingerprint),
        at TEXT NOT NULL,
        statement TEXT NOT NULL,
        signature TEXT NOT NULL,
        drawing TEXT REFERENCES signature_drawings (sha256),
        UNIQUE (document_id, revision, place),
        FOREIGN KEY (document_id, revision) REFERENCES revisions (document_id, revision)
      ) STRICT;
      CREATE INDEX signatures_signer ON signatures (signer, at);

      -- How many signatures of its revision a sheet shows: signed on, the revision is issued anew.
      ALTER TABLE issued_sheets ADD COLUMN signatures INTEGER NOT NULL DEFAULT 0 CHECK (signatures >= 0);
    `);
    for (const table of ['signature_drawings', 'signatures'])
      database.exec(`
        CREATE TRIGGER ${table}_keep BEFORE UPDATE ON ${table}
          BEGIN SELECT raise(ABORT, '${table} is append-only'); END;
        CREATE TRIGGER ${table}_stay BEFORE DELETE ON ${table}
          BEGIN SELECT raise(ABORT, '${table} is append-only'); END;
      `);
  },
};
