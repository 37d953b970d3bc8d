import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { type Migration, migrate, migrations } from '../../../electron/archive/migrations/index.ts';
import { SEARCH_TABLE } from '../../../shared/rules/customerSearch/searchTokens.ts';
import { codeOf } from '../refusal.ts';
import { newArchive } from './newArchive.ts';

const version = (database: Database.Database) => database.pragma('user_version', { simple: true });
const first: Migration = { version: 1, up: (database) => database.exec('CREATE TABLE one (a) ') };
const second: Migration = { version: 2, up: (database) => database.exec('CREATE TABLE two (a)') };
const failing: Migration = {
  version: 2,
  up(database) {
    database.exec('CREATE TABLE two (a)');
    throw new Error('failed half-way');
  },
};

describe('migrating', () => {
  it('goes from each version to the latest and stamps it', () => {
    const database = new Database(':memory:');
    migrate(database, [first]);
    expect(version(database)).toBe(1);
    migrate(database, [first, second]);
    expect(version(database)).toBe(2);
    migrate(database, [first, second]);
    expect(database.prepare('SELECT name FROM sqlite_schema ORDER BY name').pluck().all()).toEqual([
      'one',
      'two',
    ]);
  });

  it('leaves the version before a failed step, whole', () => {
    const database = new Database(':memory:');
    expect(() => migrate(database, [first, failing])).toThrow('failed half-way');
    expect(version(database)).toBe(1);
    expect(database.prepare('SELECT name FROM sqlite_schema').pluck().all()).toEqual(['one']);
    migrate(database, [first, second]);
    expect(version(database)).toBe(2);
  });

  it('refuses a newer file and numbers with a gap', async () => {
    const database = new Database(':memory:');
    database.pragma('user_version = 3');
    expect(await codeOf(() => migrate(database, [first, second]))).toBe('ARCHIVE_NEWER');
    expect(() => migrate(new Database(':memory:'), [second])).toThrow('out of order');
  });

  it('numbers the real ones from 1', () => {
    expect(migrations.map((migration) => migration.version)).toEqual(migrations.map((_, index) => index + 1));
  });
});

describe('the first layout', () => {
  it('has only STRICT tables beside the search index', async () => {
    const { archive } = await newArchive();
    const loose = archive.readable
      .prepare(`SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict
        AND name NOT LIKE 'sqlite%' AND name NOT LIKE '%_search%'`)
      .pluck()
      .all();
    expect(loose).toEqual([]);
  });

  it('has a search index in the form that the rules of search want', async () => {
    const { archive } = await newArchive();
    const written = archive.readable
      .prepare(`SELECT sql FROM sqlite_schema WHERE name = 'customer_search'`)
      .pluck()
      .get();
    expect(String(written).replace(/\s+/g, ' ')).toContain(SEARCH_TABLE);
  });

  it.each(['revisions', 'numbers', 'audit', 'issued_sheets', 'print_register', 'sealed_weeks'])(
    'neither changes nor loses lines of %s',
    async (table) => {
      const { archive } = await newArchive();
      const triggers = archive.readable
        .prepare(`SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?`)
        .pluck()
        .all(table)
        .join('\n');
      expect(triggers).toContain(`BEFORE UPDATE ON ${table}`);
      expect(triggers).toContain(`BEFORE DELETE ON ${table}`);
    },
  );

  it('keeps the audit chain from being rewritten', async () => {
    const { archive } = await newArchive();
    expect(() => archive.writable.exec(`UPDATE audit SET verb = 'x'`)).toThrow('append-only');
    expect(() => archive.writable.exec(`DELETE FROM audit`)).toThrow('append-only');
    expect(() =>
      archive.writable.exec(
        `INSERT OR REPLACE INTO audit SELECT seq, at, actor, actor_name, 'x', subject, detail, previous, digest FROM audit`,
      ),
    ).toThrow();
    expect(() =>
      archive.writable.exec(
        `INSERT INTO audit SELECT seq + 2, at, actor, actor_name, verb, subject, detail, previous, digest FROM audit`,
      ),
    ).toThrow('count by one');
  });
});
