import type { Migration } from './index.ts';

/** Sheets saved as PDF to be printed and signed elsewhere: awaited like printed ones. */
export const migration0011: Migration = {
  version: 11,
  up(database) {
    database.exec(`
      CREATE TABLE saved_to_sign (
        sheet_id TEXT PRIMARY KEY REFERENCES issued_sheets (id),
        at TEXT NOT NULL,
        by TEXT NOT NULL REFERENCES people (id)
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
