import type { Migration } from './index.ts';

/** How papers of the days from `valid_from` on are signed: of one form, or of all ('') that say nothing themselves. */
export const migration0008: Migration = {
  version: 8,
  up(database) {
    database.exec(`
      CREATE TABLE signing_ways (
        form TEXT NOT NULL,
        valid_from TEXT NOT NULL CHECK (valid_from IS date(valid_from)),
        -- Absent: of a form, as the branch.
        way TEXT CHECK (way IN ('screen', 'paper', 'either')),
        at TEXT NOT NULL,
        by TEXT NOT NULL REFERENCES people (id),
        PRIMARY KEY (form, valid_from),
        CHECK (form <> '' OR way IS NOT NULL)
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
