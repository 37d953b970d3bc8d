import { existsSync, statSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { Refusal, refuse } from '../../shared/errors/index.ts';
import { forms } from '../../shared/forms/registry.ts';
import { clearDesk, fileLeft, leaveDesk, openDesk } from '../documents/filing.ts';
import { audit } from './audit.ts';
import { connect, type Mode, type ReadableArchive, type WritableArchive } from './connection.ts';
import { systemClock } from './context.ts';
import { failureOf } from './failures.ts';
import { ensureFormShapes } from './formShapes.ts';
import { beginClosing, beginOpening, endClosing, journalThere, nowOpen } from './journal.ts';
import { countingCodes } from './keys/codeAttempts.ts';
import {
  type Keyring,
  readKeyring,
  unwrapByCode,
  unwrapByOsStore,
  wrapByOsStore,
  writeKeyring,
} from './keys/keyring.ts';
import type { OsStore } from './keys/osStore.ts';
import { latestVersion, migrate, refuseNewer } from './migrations/index.ts';
import { type Ownership, takeOwnership } from './owner.ts';
import { keyFitsFirstPage, keyFitsSomePage, PAGE } from './pageCheck.ts';
import { archiveFiles, preparePlace } from './place.ts';
import { putBack, putInPlace, replacingCutOff, settleReplacing } from './replacing.ts';
import { write } from './transaction.ts';

/** What a worker thread of the owning process needs to open the archive; holds the key, so it goes nowhere else. */
export interface WorkerAccess {
  file: string;
  key: Uint8Array;
}

/** What keeps a copy of an archive of an earlier layout before it is changed; it may throw to keep it unchanged. */
export type BeforeMigration = (home: string, access: WorkerAccess) => Promise<void>;

/** An archive that this process owns until `close`. */
export interface Archive {
  home: string;
  readable: ReadableArchive;
  writable: WritableArchive;
  forWorker(): WorkerAccess;
  /**
   * Puts another archive in its place and gives that one, opened; this one is closed, its folder kept. When the other
   * can't be opened, `failure` says why and the archive is the former one again, opened anew.
   */
  replaceBy(newcomer: Newcomer): { archive: Archive; failure?: unknown };
  close(): void;
}

/** A complete archive in a folder on the same disk, of the latest layout, that no connection has open. */
export interface Newcomer {
  folder: string;
  key: Uint8Array;
  /** Time with zone. */
  at: string;
}

export type Opener = { recoveryCode: string; osStore?: OsStore } | { osStore: OsStore };

/** Whether an archive lies in the folder; says nothing about whether it can be opened. */
export function archiveExists(home: string): boolean {
  const { database, keys } = archiveFiles(home);
  return existsSync(database) || existsSync(keys) || replacingCutOff(home);
}

/**
 * Opens the archive as its only owner, brings it to the latest layout and prepares indexes and views of the forms.
 * Opened by the code, the key is given to the OS store again where there is one.
 * @throws ARCHIVE_MISSING (never an empty one in its place), ARCHIVE_KEYS_MISSING, ARCHIVE_KEYS_DAMAGED,
 * ARCHIVE_KEY_NEEDED, RECOVERY_CODE_INVALID, RECOVERY_CODE_SLOWED, ARCHIVE_KEY_WRONG, ARCHIVE_DAMAGED, ARCHIVE_NEWER, ARCHIVE_LOCKED,
 * ARCHIVE_READ_ONLY, DISK_FULL, PLACE_REFUSED, ARCHIVE_JOURNAL_FOREIGN, ARCHIVE_JOURNAL_MISSING
 */
export async function openArchive(
  home: string,
  opener: Opener,
  beforeMigration?: BeforeMigration,
): Promise<Archive> {
  const files = archiveFiles(home);
  if (!archiveExists(home)) return refuse('ARCHIVE_MISSING', { folder: home });
  preparePlace(home);
  const ownership = takeOwnership(home);
  try {
    settleReplacing(home);
    refuseUnlikeDatabase(files.database, home);
    const keyring = readKeyring(files.keys);
    const { key, wrongBefore } = await dataKey(home, keyring, opener);
    beginJournal(home, files.database);
    if (beforeMigration && isOfEarlierLayout(files.database, key))
      await beforeMigration(home, { file: files.database, key });
    const archive = openOwned(home, key, ownership);
    try {
      await fileLeft(archive.writable);
    } catch (error) {
      archive.close();
      throw failureOf(error, files.database);
    }
    if (wrongBefore > 0)
      write(archive.writable, () =>
        audit(archive.writable, { clock: systemClock }, 'recoveryCode.refused', '', { count: wrongBefore }),
      );
    if ('recoveryCode' in opener && opener.osStore?.available())
      writeKeyring(files.keys, wrapByOsStore(keyring, key, opener.osStore));
    return archive;
  } catch (error) {
    ownership.release();
    throw error;
  }
}

async function dataKey(
  home: string,
  keyring: Keyring,
  opener: Opener,
): Promise<{ key: Uint8Array; wrongBefore: number }> {
  if ('recoveryCode' in opener) {
    const open = () => unwrapByCode(keyring, opener.recoveryCode);
    const { value: key, wrongBefore } = await countingCodes(home, systemClock, open);
    return { key, wrongBefore };
  }
  return { key: unwrapByOsStore(keyring, opener.osStore) ?? refuse('ARCHIVE_KEY_NEEDED'), wrongBefore: 0 };
}

/** SQLite would take a missing or empty file for a new archive, and the rest of a first page for a wrong key. */
function refuseUnlikeDatabase(file: string, home: string): void {
  if (!existsSync(file)) refuse('ARCHIVE_MISSING', { folder: home });
  const { size } = statSync(file);
  if (size < PAGE) refuse('ARCHIVE_DAMAGED', { detail: `文件只剩 ${size} 字节` });
}

/** Opens with a key at hand and the folder owned; `createArchive` and `openArchive` end here. */
export function openOwned(home: string, key: Uint8Array, ownership: Ownership): Archive {
  const { database: file } = archiveFiles(home);
  let writer: Database.Database | undefined;
  try {
    writer = connectProven(file, key);
    nowOpen(home);
    refuseNewer(writer);
    migrate(writer);
    const writable = writer as WritableArchive;
    ensureFormShapes(writable, forms);
    const readable = connect(file, key, 'read') as ReadableArchive;
    openDesk(writable, readable);
    return {
      home,
      readable,
      writable,
      forWorker() {
        clearDesk(writable);
        return { file, key };
      },
      replaceBy(newcomer) {
        leaveDesk(writable);
        closeAll(home, readable, writable);
        return replaceOwned(home, key, ownership, newcomer);
      },
      close() {
        leaveDesk(writable);
        closeAll(home, readable, writable);
        ownership.release();
      },
    };
  } catch (error) {
    if (writer) closeAll(home, writer);
    throw failureOf(error, file);
  }
}

function beginJournal(home: string, file: string): void {
  try {
    beginOpening(home);
  } catch (error) {
    throw failureOf(error, file);
  }
}

/** A disk that refuses the note of the closing must not keep anybody from closing: the next opening is asked at most. */
function closeAll(home: string, ...connections: Database.Database[]): void {
  const noted = (note: (home: string) => void) => {
    try {
      note(home);
    } catch (error) {
      if (failureOf(error, home) === error) throw error;
    }
  };
  noted(beginClosing);
  for (const connection of connections) connection.close();
  noted(endClosing);
}

function isOfEarlierLayout(file: string, key: Uint8Array): boolean {
  const database = connectProven(file, key);
  try {
    return refuseNewer(database) < latestVersion();
  } catch (error) {
    throw failureOf(error, file);
  } finally {
    database.close();
  }
}

function replaceOwned(
  home: string,
  key: Uint8Array,
  ownership: Ownership,
  newcomer: Newcomer,
): ReturnType<Archive['replaceBy']> {
  let replaced: string | undefined;
  try {
    replaced = putInPlace(home, newcomer.folder, newcomer.at);
    return { archive: openOwned(home, newcomer.key, ownership) };
  } catch (error) {
    if (replaced !== undefined) putBack(home, replaced);
    return {
      archive: openOwned(home, key, ownership),
      failure: failureOf(error, archiveFiles(home).database),
    };
  }
}

/**
 * Opens a newcomer where there is no archive, or one that can't be opened; that one is kept beside.
 * @throws ARCHIVE_LOCKED, PLACE_REFUSED, DISK_FULL, ARCHIVE_READ_ONLY
 */
export function installArchive(home: string, newcomer: Newcomer): Archive {
  preparePlace(home);
  const ownership = takeOwnership(home);
  try {
    const replaced = putInPlace(home, newcomer.folder, newcomer.at);
    try {
      return openOwned(home, newcomer.key, ownership);
    } catch (error) {
      if (replaced !== undefined) putBack(home, replaced);
      throw error;
    }
  } catch (error) {
    ownership.release();
    throw failureOf(error, archiveFiles(home).database);
  }
}

function connectProven(file: string, key: Uint8Array): Database.Database {
  try {
    return connect(file, key, 'write');
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'ARCHIVE_KEY_WRONG') throw error;
    // The first page is sound, so what is read instead of it comes from the journal.
    if (journalThere(file) && keyFitsFirstPage(file, key))
      return refuse('ARCHIVE_JOURNAL_FOREIGN', { file: `${file}-wal` });
    if (keyFitsSomePage(file, key)) return refuse('ARCHIVE_DAMAGED', { detail: '文件开头损坏' });
    throw error;
  }
}

/** A further connection for a worker thread of the process that owns the archive. */
export function openForWorker(access: WorkerAccess, mode: 'read'): ReadableArchive;
export function openForWorker(access: WorkerAccess, mode: 'write'): WritableArchive;
export function openForWorker(access: WorkerAccess, mode: Mode): ReadableArchive {
  const database = connect(access.file, access.key, mode);
  refuseNewer(database);
  return database as ReadableArchive;
}
