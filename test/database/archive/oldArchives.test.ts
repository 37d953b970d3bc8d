import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { WritableArchive } from '../../../electron/archive/connection.ts';
import { ensureFormShapes } from '../../../electron/archive/formShapes.ts';
import { migrate, migrations } from '../../../electron/archive/migrations/index.ts';
import { forms } from '../../../shared/forms/registry.ts';

const AT = '2026-11-16T09:00:00+08:00';
const PERSON = 'p'.repeat(36);

/** An archive of layout 5 with a card in two revisions and a report, and the list indexes of the programs of then. */
function oldArchive(): Database.Database {
  const database = new Database(':memory:');
  database.pragma('foreign_keys = ON');
  migrate(database, migrations.slice(0, 5));
  database
    .prepare(
      `INSERT INTO people (id, name, login, role, created_at) VALUES (?, '陈立', 'chen', 'salesperson', ?)`,
    )
    .run(PERSON, AT);
  const document = database.prepare(
    `INSERT INTO documents (id, form, edition, number, title, person_id, business_date, state, revision, body, digest,
       completeness, created_at, created_by, updated_at, updated_by)
     VALUES (?, ?, 1, ?, ?, ?, ?, 'submitted', ?, ?, ?, 5000, '${AT}', '${PERSON}', '${AT}', '${PERSON}')`,
  );
  const revision = database.prepare(
    `INSERT INTO revisions (document_id, revision, edition, state, body, digest, previous, chain, at, by)
     VALUES (?, ?, 1, 'submitted', ?, ?, ?, ?, '${AT}', '${PERSON}')`,
  );
  const digest = (letter: string) => letter.repeat(64);
  const card = 'c'.repeat(36);
  const report = 'd'.repeat(36);
  const [first, second] = [
    { fullName: '希望', level: 'B' },
    { fullName: '希望', level: 'A' },
  ].map((body) => JSON.stringify(body));
  const day = JSON.stringify({ date: '2026-11-16', salesperson: { id: PERSON, name: '陈立' } });
  document.run(card, 'customerCard', 'SH-000001', '希望', null, null, 2, second, digest('b'));
  document.run(report, 'visitReport', null, '陈立 2026-11-16', PERSON, '2026-11-16', 1, day, digest('c'));
  revision.run(card, 1, first, digest('a'), digest('0'), digest('1'));
  revision.run(card, 2, second, digest('b'), digest('1'), digest('2'));
  revision.run(report, 1, day, digest('c'), digest('0'), digest('3'));
  database.prepare(`INSERT INTO numbers VALUES ('customer', 1, 'SH-000001', ?)`).run(card);
  database.exec(`CREATE INDEX list_customerCard_level
    ON documents (form, json_extract(body, '$.level'), id) WHERE form = 'customerCard'`);
  return database;
}

const rowsOf = (database: Database.Database, table: string) =>
  database.prepare(`SELECT * FROM ${table} ORDER BY 1`).all();

describe('an archive of an earlier program', () => {
  it('keeps every document, revision and number, and its lists show them', () => {
    const database = oldArchive();
    const tables = ['documents', 'revisions', 'numbers', 'people'];
    const before = tables.map((table) => rowsOf(database, table));
    migrate(database);
    ensureFormShapes(database as WritableArchive, forms);
    // Later layouts may add columns.
    for (const [place, table] of tables.entries())
      expect(rowsOf(database, table)).toMatchObject(before[place] ?? []);
    expect(database.prepare('SELECT row, title, value_level FROM list_customerCard').all()).toEqual([
      { row: 1, title: '希望', value_level: 'A' },
    ]);
    expect(database.prepare('SELECT row, value_salesperson FROM list_visitReport').all()).toEqual([
      { row: 2, value_salesperson: '陈立' },
    ]);
    expect(database.pragma('foreign_key_check')).toEqual([]);
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
  });

  it('no longer asks for a document before its revision, and guards the rest as before', () => {
    const database = oldArchive();
    const references = (table: string) =>
      database
        .prepare(`SELECT "table" || '.' || "to" FROM pragma_foreign_key_list('${table}') ORDER BY 1`)
        .pluck()
        .all();
    expect(references('revisions')).toEqual(['documents.id', 'people.id']);
    migrate(database);
    expect(references('revisions')).toEqual(['people.id']);
    expect(references('numbers')).toEqual([]);
    expect(references('signatures')).toContain('revisions.document_id');
    for (const table of ['revisions', 'numbers']) {
      expect(() => database.exec(`DELETE FROM ${table}`)).toThrow('append-only');
      expect(() => database.exec(`UPDATE ${table} SET document_id = document_id`)).toThrow('append-only');
    }
    expect(() => database.exec(`UPDATE sqlite_schema SET sql = sql`)).toThrow('may not be modified');
  });

  it('loses the indexes that nothing reads any more, and no other', () => {
    const database = oldArchive();
    const indexes = () =>
      database
        .prepare<[], string>(
          `SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL AND tbl_name = 'documents'`,
        )
        .pluck()
        .all();
    const before = indexes();
    migrate(database);
    ensureFormShapes(database as WritableArchive, forms);
    expect(before.filter((name) => !indexes().includes(name)).sort()).toEqual([
      'documents_completeness',
      'documents_form',
      'documents_number',
      'documents_title',
      'list_customerCard_level',
    ]);
  });
});
