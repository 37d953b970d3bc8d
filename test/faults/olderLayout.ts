import { renameSync, rmSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { connectNew, type WritableArchive } from '../../electron/archive/connection.ts';
import { migrate, migrations } from '../../electron/archive/migrations/index.ts';
import { archiveFiles } from '../../electron/archive/place.ts';
import { write } from '../../electron/archive/transaction.ts';
import { findableAs } from '../../electron/search/indexing.ts';
import { formInEdition } from '../../shared/forms/registry.ts';
import { openBranch } from './branch.ts';

/** Tables of the first layout, a table after those that it refers to. */
const KEPT = [
  'meta',
  'branch_keys',
  'people',
  'documents',
  'revisions',
  'numbers',
  'dealings',
  'audit',
  'sealed_weeks',
];

/**
 * Puts the archive back to an earlier layout, as a program of that time would have written it, under the same key. What
 * later layouts added is left out, so the branch must not have used it.
 */
export async function putBackTo(version: number, home: string): Promise<void> {
  const archive = await openBranch(home);
  const { file, key } = archive.forWorker();
  const rows = new Map(
    KEPT.map((table) => [table, archive.readable.prepare(`SELECT * FROM ${table}`).all() as Row[]]),
  );
  archive.close();
  const older = `${file}.older`;
  const database = connectNew(older, key);
  migrate(database, migrations.slice(0, version));
  write(database as WritableArchive, () => {
    for (const [table, lines] of rows) for (const line of lines) insert(database, table, line);
    for (const row of rows.get('documents') ?? []) makeFindable(database as WritableArchive, row);
    database.exec(`DELETE FROM meta WHERE key = 'shapeOfForms'`);
  });
  database.pragma('wal_checkpoint(TRUNCATE)');
  database.close();
  const { database: place } = archiveFiles(home);
  for (const ending of ['', '-wal', '-shm']) rmSync(`${place}${ending}`, { force: true });
  renameSync(older, place);
}

type Row = Record<string, unknown>;

function insert(database: Database.Database, table: string, row: Row): void {
  const columns = database
    .prepare<[string], string>('SELECT name FROM pragma_table_info(?)')
    .pluck()
    .all(table)
    .filter((name) => name in row);
  database
    .prepare(`INSERT INTO ${table} (${columns.join()}) VALUES (${columns.map((name) => `@${name}`).join()})`)
    .run(row);
}

function makeFindable(archive: WritableArchive, row: Row): void {
  const { form, edition, body } = row as { form: string; edition: number; body: string };
  const { row: place, number, title } = row as { row: number; number: string | null; title: string };
  findableAs(
    archive,
    { row: place, form, number, title },
    formInEdition(form, edition),
    JSON.parse(body),
    false,
  );
}
