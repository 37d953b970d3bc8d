import Database from 'better-sqlite3';
import { refuse } from '../../shared/errors/index.ts';
import { failureOf } from './failures.ts';
import { assertSettings, settle } from './settings.ts';

declare const readable: unique symbol;
declare const writable: unique symbol;

/** A connection that SQLite itself keeps from writing. */
export type ReadableArchive = Database.Database & { readonly [readable]: true };
/** The connection of the owner. What can be written can be read. */
export type WritableArchive = ReadableArchive & { readonly [writable]: true };

export type Mode = 'read' | 'write';

/** 256 bits. */
export const KEY_BYTES = 32;

/** 'KDAN': tells our file from another SQLCipher database. */
export const APPLICATION_ID = 0x4b44414e;

/**
 * Opens an encrypted file that exists, with every setting made and asserted.
 * @param key 32 bytes, used raw (no key derivation)
 * @throws ARCHIVE_KEY_WRONG, ARCHIVE_DAMAGED, ARCHIVE_LOCKED, ARCHIVE_READ_ONLY, DISK_FULL, ARCHIVE_IO_FAILED
 */
export function connect(file: string, key: Uint8Array, mode: Mode): Database.Database {
  return open(file, key, mode, (database) => {
    if (database.pragma('application_id', { simple: true }) !== APPLICATION_ID)
      refuse('ARCHIVE_DAMAGED', { detail: '不是客档的档案文件' });
  });
}

/** Makes a new encrypted file; the caller sees to it that none is there. */
export function connectNew(file: string, key: Uint8Array): Database.Database {
  return open(file, key, 'new', (database) => database.pragma(`application_id = ${APPLICATION_ID}`));
}

function open(
  file: string,
  key: Uint8Array,
  mode: Mode | 'new',
  identify: (database: Database.Database) => void,
): Database.Database {
  if (key.length !== KEY_BYTES) throw new Error(`a data key has ${KEY_BYTES} bytes`);
  let database: Database.Database | undefined;
  try {
    database = new Database(file, { readonly: mode === 'read', fileMustExist: mode !== 'new' });
    unlock(database, key);
    // The first read of the file: a wrong key shows here, before any setting touches it.
    database.prepare('SELECT count(*) FROM sqlite_schema').get();
    identify(database);
    settle(database, mode === 'read' ? 'read' : 'write');
    assertSettings(database, mode === 'read' ? 'read' : 'write');
    return database;
  } catch (error) {
    database?.close();
    throw failureOf(error, file);
  }
}

/** What better-sqlite3-multiple-ciphers adds to better-sqlite3; @types/better-sqlite3 doesn't know it. */
interface Keyed extends Database.Database {
  key(key: Buffer): number;
}

/** SQLCipher 4's file format, which the stock tools open with `PRAGMA key = "x'…'"`. */
function unlock(database: Database.Database, key: Uint8Array): void {
  database.pragma(`cipher = 'sqlcipher'`);
  database.pragma('legacy = 4');
  // Through the API and not as a PRAGMA, so that no error text can carry the key.
  (database as Keyed).key(Buffer.from(`x'${Buffer.from(key).toString('hex')}'`));
}

interface Kept {
  statements: Map<string, Database.Statement>;
  beforeUse?: () => void;
}

const kept = new WeakMap<Database.Database, Kept>();

function keptOf(archive: ReadableArchive): Kept {
  let found = kept.get(archive);
  if (!found) {
    found = { statements: new Map() };
    kept.set(archive, found);
  }
  return found;
}

/**
 * Has `work` done before this connection is used: each time a statement is prepared, `exec` is called, or `sql` hands out
 * a statement. A statement of one's own that is kept and run again later is not noticed: use `sql`.
 */
export function beforeEachUse(archive: ReadableArchive, work: () => void): void {
  keptOf(archive).beforeUse = work;
  const { prepare, exec } = archive;
  archive.prepare = ((text: string) => {
    work();
    return prepare.call(archive, text);
  }) as typeof prepare;
  archive.exec = (text) => {
    work();
    return exec.call(archive, text);
  };
}

/** The statement of this text, prepared once per connection. */
export function sql<Row = unknown>(
  archive: ReadableArchive,
  text: string,
): Database.Statement<unknown[], Row> {
  const { statements, beforeUse } = keptOf(archive);
  beforeUse?.();
  let statement = statements.get(text);
  if (!statement) {
    statement = archive.prepare(text);
    statements.set(text, statement);
  }
  return statement as Database.Statement<unknown[], Row>;
}
