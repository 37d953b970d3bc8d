import type { Migration } from './index.ts';

/** How long complaints of a category may take, from the day on which it was set. */
export const migration0003: Migration = {
  version: 3,
  up(database) {
    database.exec(`
      CREATE TABLE complaint_limits (
        category TEXT NOT NULL,
        valid_from TEXT NOT NULL CHECK (valid_from IS date(valid_from)),
        workdays INTEGER NOT NULL CHECK (workdays >= 1),
        at TEXT NOT NULL,
        by TEXT NOT NULL REFERENCES people (id),
        PRIMARY KEY (category, valid_from)
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
