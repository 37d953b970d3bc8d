import type { Migration } from './index.ts';

/** Until when daily reports are in time, for reports of the days from `valid_from` on. */
export const migration0005: Migration = {
  version: 5,
  up(database) {
    database.exec(`
      CREATE TABLE report_deadlines (
        valid_from TEXT PRIMARY KEY CHECK (valid_from IS date(valid_from)),
        workdays INTEGER NOT NULL CHECK (workdays BETWEEN 0 AND 10),
        time TEXT NOT NULL CHECK (time GLOB '[0-2][0-9]:[0-5][0-9]'),
        at TEXT NOT NULL,
        by TEXT NOT NULL REFERENCES people (id)
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
