import type { Migration } from './index.ts';

/** Limits that the branch has set for itself (规则设置), each from a day on. */
export const migration0009: Migration = {
  version: 9,
  up(database) {
    database.exec(`
      CREATE TABLE branch_rules (
        rule TEXT NOT NULL,
        valid_from TEXT NOT NULL CHECK (valid_from IS date(valid_from)),
        value INTEGER NOT NULL,
        at TEXT NOT NULL,
        by TEXT NOT NULL REFERENCES people (id),
        PRIMARY KEY (rule, valid_from)
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
