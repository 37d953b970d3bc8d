import { copyFileSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type CodedError, Refusal, refuse } from '../../../shared/errors/index.ts';
import type { BackupKind } from '../../../shared/rules/backup/generations.ts';
import type { WorkerAccess } from '../../archive/archive.ts';
import { connect } from '../../archive/connection.ts';
import {
  digestOfFile,
  discard,
  freeBytes,
  removeWhole,
  renameWhole,
  syncFile,
  syncFolder,
  writeFileWhole,
} from '../../disk/disk.ts';
import { type BackupManifest, generationName, MANIFEST, manifestText } from '../manifest.ts';
import { backupsIn, namesIn, placeRefusal, sealedStore, UNFINISHED } from '../places.ts';
import { keysBelong, proveCopy } from '../verifying.ts';
import { carryTo } from './carrying.ts';
import { keepSealed } from './sealedFiles.ts';

export interface BackupOrder {
  access: WorkerAccess;
  keysFile: string;
  /** Where the archive keeps its weekly files. */
  sealedFolder: string;
  /** `localPlace`, and the archive's folder in the second one. */
  places: { local: string; second?: SecondPlace };
  kind: BackupKind;
  /** Time with zone. */
  at: string;
}

export interface SecondPlace {
  /** What the office chose; it must exist: a missing stick is not replaced by a folder of its name. */
  chosen: string;
  folder: string;
}

export type BackupStep = 'copying' | 'checking' | 'keeping' | 'carrying' | 'clearing';

export interface BackupMade {
  name: string;
  manifest: BackupManifest;
  /** Absent when no second place is chosen. */
  second?: { ok: true } | { ok: false; error: CodedError };
}

/**
 * One consistent copy of the archive as it is now, while people work: written under an unfinished name, opened again and
 * checked in full, flushed, renamed. The second place gets the same bytes, read back from there. What goes wrong in the
 * second place does not undo the first.
 * @param step told before each step; what it throws ends the work with nothing half-made in its place
 * @throws BACKUP_CHECK_FAILED, BACKUP_PLACE_FULL, BACKUP_PLACE_UNWRITABLE; ARCHIVE_DAMAGED and the like of the archive
 */
export function makeBackup(order: BackupOrder, step: (step: BackupStep) => void = () => {}): BackupMade {
  const { local, second } = order.places;
  const made = makeLocal(order, step);
  const carried = second && carry(join(local, made.name), second, step);
  step('clearing');
  dropOld(local);
  return { ...made, ...(carried && { second: carried }) };
}

function makeLocal(order: BackupOrder, step: (step: BackupStep) => void) {
  const { local } = order.places;
  const name = freeName(local, order);
  const building = join(local, `${UNFINISHED}${name}`);
  try {
    mkdirSync(local, { recursive: true, mode: 0o700 });
    clearUnfinished(local);
    refuseWhenFull(local, 1.1 * statSync(order.access.file).size);
    mkdirSync(building, { mode: 0o700 });
    step('copying');
    const database = join(building, 'archive.db');
    copyOf(order.access, database);
    const keys = join(building, 'keys.json');
    copyFileSync(order.keysFile, keys);
    step('checking');
    const { problems, ...proven } = proveCopy(database, order.access.key);
    const [first] = problems;
    if (first) refuse('BACKUP_CHECK_FAILED', { count: problems.length, first: first.text });
    if (!keysBelong(keys, proven.archiveId)) refuse('ARCHIVE_KEYS_DAMAGED');
    step('keeping');
    syncFile(database);
    syncFile(keys);
    const manifest: BackupManifest = {
      format: 'kedang-backup',
      edition: 1,
      ...proven,
      kind: order.kind,
      at: order.at,
      database: digestOfFile(database),
    };
    keepSealed(order.sealedFolder, sealedStore(local), proven.sealed);
    writeFileWhole(join(building, MANIFEST), manifestText(manifest));
    syncFolder(building);
    renameWhole(building, join(local, name));
    return { name, manifest };
  } catch (error) {
    discard(building);
    throw placeRefusal(error, local);
  }
}

/** VACUUM INTO takes one unchanging view and writes it encrypted with the same key; writers are not kept waiting. */
function copyOf(access: WorkerAccess, to: string): void {
  // A connection that may only read may not VACUUM INTO another file either.
  const source = connect(access.file, access.key, 'write');
  try {
    source.prepare('VACUUM INTO ?').run(to);
  } finally {
    source.close();
  }
}

function carry(
  from: string,
  second: SecondPlace,
  step: (step: BackupStep) => void,
): NonNullable<BackupMade['second']> {
  step('carrying');
  try {
    carryTo(from, second);
    dropOld(second.folder);
    return { ok: true };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, error: error.coded() };
    throw error;
  }
}

/** Two backups of one second differ by a digit. */
function freeName(place: string, order: Pick<BackupOrder, 'at' | 'kind'>): string {
  const name = generationName(order);
  let more = 0;
  while (existsSync(join(place, more === 0 ? name : `${name}-${more}`))) more += 1;
  return more === 0 ? name : `${name}-${more}`;
}

/** @param needed bytes */
export function refuseWhenFull(place: string, needed: number): void {
  const free = freeBytes(place);
  const inMegabytes = (bytes: number) => `${Math.ceil(bytes / 1_048_576)} MB`;
  if (free < needed)
    refuse('BACKUP_PLACE_FULL', { folder: place, needed: inMegabytes(needed), free: inMegabytes(free) });
}

/** What a killed backup left; only one works at a time. */
export function clearUnfinished(place: string): void {
  for (const name of namesIn(place)) if (name.startsWith(UNFINISHED)) removeWhole(join(place, name));
}

/**
 * Removes what no generation keeps; what is not whole is left for somebody to look at. Renamed first: a removal that is cut
 * off must not leave half a backup.
 */
export function dropOld(place: string): void {
  for (const { folder, name, keepings, whole } of backupsIn(place)) {
    if (keepings.length > 0 || !whole) continue;
    const leaving = join(place, `${UNFINISHED}${name}`);
    renameWhole(folder, leaving);
    removeWhole(leaving);
  }
}
