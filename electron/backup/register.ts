import { type CodedError, errorTexts } from '../../shared/errors/index.ts';
import type { BackupKind } from '../../shared/rules/backup/generations.ts';
import { audit } from '../archive/audit.ts';
import { type ReadableArchive, sql, type WritableArchive } from '../archive/connection.ts';
import type { Actor, Clock } from '../archive/context.ts';
import { metaOf, setMeta } from '../archive/meta.ts';
import { write } from '../archive/transaction.ts';
import type { BackupMade } from './making/makeBackup.ts';
import { refuseUselessPlace } from './places.ts';

/** Who asked for a backup: nobody when the program makes it by itself. */
export interface Asker {
  actor?: Actor;
  clock: Clock;
}

/** The folder that the office chose for the second copies. */
export function chosenPlace(archive: ReadableArchive): string | undefined {
  return metaOf(archive, 'backupPlace') || undefined;
}

/** @param folder undefined: no second place any more. @throws BACKUP_PLACE_REFUSED, BACKUP_PLACE_ABSENT */
export function choosePlace(
  { home, writable }: { home: string; writable: WritableArchive },
  asker: Asker,
  folder: string | undefined,
): void {
  if (folder !== undefined) refuseUselessPlace(folder, home);
  write(writable, () => {
    setMeta(writable, 'backupPlace', folder ?? '');
    audit(writable, asker, 'backup.placeSet', '', { folder: folder ?? '' });
  });
}

/** Notes a backup with what became of its second copy. */
export function noteMade(
  archive: WritableArchive,
  asker: Asker,
  kind: BackupKind,
  { name, manifest, second }: BackupMade,
  chosen: string | undefined,
): void {
  write(archive, () => {
    const { size, sha256 } = manifest.database;
    const made = { name, size, sha256, documents: manifest.documents };
    const { at } = manifest;
    insert(archive, asker, { at, kind, place: null, ...made });
    audit(archive, asker, 'backup.made', '', { name, kind, sha256, documents: manifest.documents });
    if (!second) return;
    const place = chosen ?? '';
    if (second.ok) insert(archive, asker, { at, kind, place, ...made });
    else noteFailure(archive, asker, kind, place, second.error);
  });
}

/** Notes that the newest backup of this computer was carried to the second place later. */
export function noteCarried(
  archive: WritableArchive,
  asker: Asker,
  { name, manifest }: Pick<BackupMade, 'name' | 'manifest'>,
  chosen: string,
): void {
  const { at, kind, documents, database } = manifest;
  write(archive, () => insert(archive, asker, { at, kind, place: chosen, name, ...database, documents }));
}

/** @param place null: this computer */
export function noteFailure(
  archive: WritableArchive,
  asker: Asker,
  kind: BackupKind,
  place: string | null,
  { code, message }: CodedError,
): void {
  write(archive, () => {
    insert(archive, asker, { at: asker.clock.now(), kind, place, code, message });
    audit(archive, asker, 'backup.failed', '', { kind, code, second: place !== null });
  });
}

interface RegisterRow {
  at: string;
  kind: BackupKind;
  place: string | null;
  name?: string;
  size?: number;
  sha256?: string;
  documents?: number;
  code?: string;
  message?: string;
}

function insert(archive: WritableArchive, { actor }: Asker, row: RegisterRow): void {
  sql(
    archive,
    `INSERT INTO backup_register (at, kind, place, name, size, sha256, documents, code, message, by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    row.at,
    row.kind,
    row.place,
    row.name ?? null,
    row.size ?? null,
    row.sha256 ?? null,
    row.documents ?? null,
    row.code ?? null,
    row.message ?? null,
    actor?.personId ?? null,
  );
}

export interface PlaceState {
  /** Absent: none yet. */
  lastGood?: string;
  /** What went wrong after the last good one. */
  failure?: CodedError;
  /** Time of the last attempt, good or not. */
  lastTried?: string;
}

/** How backups in a place have been going. @param place null: this computer */
export function placeState(archive: ReadableArchive, place: string | null): PlaceState {
  const row = (which: string) =>
    sql<{ id: number; at: string; code: CodedError['code'] | null; message: string | null }>(
      archive,
      `SELECT id, at, code, message FROM backup_register WHERE place IS ? AND ${which} ORDER BY id DESC LIMIT 1`,
    ).get(place);
  const good = row('code IS NULL');
  const last = row('1');
  const failed = last?.code && Object.hasOwn(errorTexts, last.code) ? last : undefined;
  return {
    ...(good && { lastGood: good.at }),
    ...(failed?.code && { failure: { code: failed.code, message: failed.message ?? '' } }),
    ...(last && { lastTried: last.at }),
  };
}
