import type { Migration } from './index.ts';

/**
 * Passwords: those set by somebody else are to be changed at the first signing in, and the last ones do not come back.
 * And an index for whose a paper is that names nobody yet.
 */
export const migration0012: Migration = {
  version: 12,
  up(database) {
    database.exec(`
      ALTER TABLE people ADD COLUMN password_set_by_other INTEGER NOT NULL DEFAULT 0
        CHECK (password_set_by_other IN (0, 1));

      CREATE TABLE past_passwords (
        row INTEGER PRIMARY KEY,
        person_id TEXT NOT NULL REFERENCES people (id),
        password TEXT NOT NULL,
        at TEXT NOT NULL
      ) STRICT;
      CREATE INDEX past_passwords_person ON past_passwords (person_id, row);

      CREATE INDEX documents_unassigned ON documents (created_by, form)
        WHERE person_id IS NULL AND customer_id IS NULL;
    `);
  },
};
