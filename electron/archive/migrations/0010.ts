import type Database from 'better-sqlite3';
import type { Migration } from './index.ts';

/**
 * Revisions that are durable and not yet filed (`documents/filing.ts`). The first revision of a document and its number
 * are entered before the document's own row, which follows from them: they can no longer refer to it.
 */
export const migration0010: Migration = {
  version: 10,
  up(database) {
    database.exec(`
      CREATE TABLE unfiled (
        row INTEGER PRIMARY KEY REFERENCES revisions (row),
        document_id TEXT NOT NULL CHECK (length(document_id) = 36),
        form TEXT NOT NULL,
        number TEXT
      ) STRICT;
    `);
    for (const table of ['revisions', 'numbers']) dropReference(database, table);
  },
};

const REFERENCE = ' REFERENCES documents (id)';

/**
 * Takes a foreign key out of a table's definition, in place: nothing that is stored changes, and the archive's largest
 * table need not be copied (https://sqlite.org/lang_altertable.html, "removing CHECK or FOREIGN KEY constraints").
 */
function dropReference(database: Database.Database, table: string): void {
  const stated = () =>
    database
      .prepare<[string], string>(`SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?`)
      .pluck()
      .get(table);
  if (stated()?.split(REFERENCE).length !== 2)
    throw new Error(`${table} has no single reference to documents`);
  const version = database.pragma('schema_version', { simple: true }) as number;
  database.unsafeMode(true);
  try {
    database.pragma('writable_schema = ON');
    database
      .prepare(`UPDATE sqlite_schema SET sql = replace(sql, ?, '') WHERE type = 'table' AND name = ?`)
      .run(REFERENCE, table);
    // Every connection, this one too, reads the definitions anew.
    database.pragma(`schema_version = ${version + 1}`);
    database.pragma('writable_schema = OFF');
  } finally {
    database.unsafeMode(false);
  }
  if (stated()?.includes(REFERENCE)) throw new Error(`${table} still refers to documents`);
}
