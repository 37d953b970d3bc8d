import { hostname } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Refusal, refuse } from '../../shared/errors/index.ts';
import { removeWhole } from '../disk/disk.ts';
import { failureOf } from './failures.ts';

export interface Ownership {
  release(): void;
}

/**
 * Makes this process the only owner of the archive in `folder`.
 * The lock is an open write transaction on a small database of its own: the operating system lets go of it when the
 * process ends in whatever way, so that no stale lock file has to be judged. It names its holder for the refusal.
 * @throws ARCHIVE_LOCKED
 */
export function takeOwnership(folder: string): Ownership {
  const file = join(folder, 'owner.lock');
  try {
    return lockedBy(file);
  } catch (error) {
    // What a power cut left of it is no reason to keep anybody out; nobody holds a file that is no database.
    if (!(error instanceof Refusal) || !SPOILT.includes(error.code)) throw error;
    removeWhole(file);
    removeWhole(`${file}-journal`);
    return lockedBy(file);
  }
}

const SPOILT: readonly string[] = ['ARCHIVE_KEY_WRONG', 'ARCHIVE_DAMAGED'];

function lockedBy(file: string): Ownership {
  let database: Database.Database | undefined;
  try {
    database = new Database(file, { timeout: 0 });
    const lock = database;
    // Nothing in it needs to outlive a power cut.
    lock.pragma('synchronous = OFF');
    lock.exec(
      'CREATE TABLE IF NOT EXISTS holder (one INTEGER PRIMARY KEY CHECK (one = 1), name TEXT) STRICT',
    );
    lock
      .prepare('INSERT INTO holder VALUES (1, ?) ON CONFLICT DO UPDATE SET name = excluded.name')
      .run(`${hostname()}，进程 ${process.pid}`);
    lock.exec('BEGIN IMMEDIATE');
    return { release: () => lock.close() };
  } catch (error) {
    const holder = holderOf(database);
    database?.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY'))
      return refuse('ARCHIVE_LOCKED', { holder });
    throw failureOf(error, file);
  }
}

function holderOf(database: Database.Database | undefined): string {
  try {
    const row = database?.prepare<[], { name: string }>('SELECT name FROM holder').get();
    return row?.name ?? '另一个程序';
  } catch {
    // Only the wording of the refusal depends on it.
    return '另一个程序';
  }
}
