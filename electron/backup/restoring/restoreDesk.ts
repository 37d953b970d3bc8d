import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal, refuse } from '../../../shared/errors/index.ts';
// The archive that comes back may hold what was not filed.
import '../../../shared/rules/customerName/pinyinWords.ts';
import { type Archive, archiveExists, installArchive } from '../../archive/archive.ts';
import { sql } from '../../archive/connection.ts';
import { systemClock } from '../../archive/context.ts';
import { countingCodes } from '../../archive/keys/codeAttempts.ts';
import { type Keyring, readKeyring, wrapByOsStore, writeKeyring } from '../../archive/keys/keyring.ts';
import type { OsStore } from '../../archive/keys/osStore.ts';
import { metaOf } from '../../archive/meta.ts';
import { archiveFiles, preparePlace } from '../../archive/place.ts';
import { scratchFolder } from '../../archive/replacing.ts';
import { removeWhole } from '../../disk/disk.ts';
import { sealedFolder } from '../../week/sealWeek.ts';
import { type BackupDesk, runBackupJob } from '../backupDesk.ts';
import { bringBackSealed } from '../making/sealedFiles.ts';
import type { Asker } from '../register.ts';
import { markRestored } from './markRestored.ts';
import type { Prepared } from './prepare.ts';
import { keyOf, type PresentKeys, refuseUnfit, type Source, sourcesIn } from './source.ts';

export interface Present {
  home: string;
  /** Absent when there is none, or when it can't be opened. */
  archive?: Archive;
  osStore?: OsStore;
}

/** What can be restored, shown before it is: nothing has changed yet. */
export interface RestorePreview extends Prepared {
  /** Names the preparation. */
  id: string;
  source: Source;
}

export interface Restored {
  archive: Archive;
  /** Where the present state was backed up before; absent when it was damaged or there was none. */
  backup?: string;
}

interface Ready extends RestorePreview {
  scratch: string;
  key: Uint8Array;
}

export interface RestoreDesk {
  /**
   * Copies the source aside, opens and checks it, and says what would be lost.
   * @param code the recovery code, needed when the source is not of the open archive
   * @throws BACKUP_NOT_FOUND, BACKUP_DAMAGED, BACKUP_NEWER, BACKUP_OTHER_ARCHIVE, BACKUP_CODE_NEEDED,
   * RECOVERY_CODE_INVALID, RECOVERY_CODE_SLOWED, DISK_FULL, PLACE_REFUSED
   */
  prepare(
    present: Present,
    input: { folder: string; code?: string },
    progress?: (text: string) => void,
  ): Promise<RestorePreview>;
  /**
   * Backs the present state up, then puts the prepared archive in its place; the replaced one is kept beside.
   * @throws RESTORE_NOT_PREPARED; when the present state can't be backed up for another reason than damage, BACKUP_PLACE_…
   */
  run(
    present: Present,
    backups: BackupDesk,
    asker: Asker,
    id: string,
    progress?: (text: string) => void,
  ): Promise<Restored>;
  /** Forgets what was prepared. */
  drop(): void;
}

/** Failures of the backup beforehand that are the very reason to restore. */
const DAMAGE = ['BACKUP_CHECK_FAILED', 'ARCHIVE_DAMAGED', 'ARCHIVE_KEYS_MISSING', 'ARCHIVE_KEYS_DAMAGED'];

export function newRestoreDesk(): RestoreDesk {
  let ready: Ready | undefined;

  function drop() {
    if (ready) removeWhole(ready.scratch);
    ready = undefined;
  }

  return {
    async prepare(present, { folder, code }, progress) {
      drop();
      const { home, archive } = present;
      preparePlace(home);
      const [source] = sourcesIn(folder);
      if (!source) return refuse('BACKUP_NOT_FOUND', { folder });
      const keys = presentKeys(present);
      const archiveId = archive ? metaOf(archive.readable, 'archiveId') : keys.keyring?.archiveId;
      refuseUnfit(source, home, archiveId);
      const { key, keyring } = await keyFor(source, present, keys, code);
      const id = randomUUID();
      const scratch = scratchFolder(home, id);
      const answer = await runBackupJob(
        {
          kind: 'prepare',
          order: {
            source,
            key,
            keyring,
            scratch,
            ...(archive && { present: archive.forWorker() }),
            ...(archiveId !== undefined && { archiveId }),
          },
        },
        progress,
      );
      if (answer.kind !== 'prepared') throw new Error('the backup worker prepared nothing');
      ready = { id, source, scratch, key, ...answer.prepared };
      const { scratch: _, key: __, ...preview } = ready;
      return preview;
    },

    async run(present, backups, asker, id, progress) {
      const { archive } = present;
      if (!ready || ready.id !== id || !existsSync(ready.scratch)) return refuse('RESTORE_NOT_PREPARED');
      const backup = archive && (await backUpPresent(archive, backups, asker, progress));
      const prepared = ready;
      ready = undefined;
      progress?.('正在换上备份');
      const now = await backups.exclusively(async () => exchange(present, asker, prepared));
      return { archive: now, ...(backup !== undefined && { backup }) };
    },

    drop,
  };
}

/** The prepared archive takes the place of the present one. @throws ReplacingFailed; what `installArchive` throws */
function exchange(
  { home, archive, osStore }: Present,
  asker: Asker,
  { scratch, key, proven, source }: Ready,
): Archive {
  markRestored(join(scratch, 'archive.db'), key, asker, {
    backup: { at: source.manifest?.at ?? '', ...proven.audit },
    ...(archive && { replaced: endOf(archive) }),
  });
  const newcomer = { folder: scratch, key, at: asker.clock.now() };
  const { archive: now, failure } = archive
    ? archive.replaceBy(newcomer)
    : { archive: installArchive(home, newcomer), failure: undefined };
  if (failure) throw new ReplacingFailed(now, failure);
  bringBackSealed(source.sealed, sealedFolder(home), proven.sealed);
  rewrapByOsStore(home, key, osStore);
  return now;
}

/** The newcomer could not be opened; the former archive is open again. */
export class ReplacingFailed extends Error {
  readonly archive: Archive;
  constructor(archive: Archive, cause: unknown) {
    super('the restored archive could not be opened', { cause });
    this.archive = archive;
  }
}

function presentKeys({ home, archive }: Present): PresentKeys {
  const keyring = archiveExists(home) ? readableKeyring(archiveFiles(home).keys) : undefined;
  return { ...(archive && { key: archive.forWorker().key }), ...(keyring && { keyring }) };
}

function readableKeyring(file: string): Keyring | undefined {
  try {
    return readKeyring(file);
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

/** The code is asked for, and counted, only where the open archive's own key does not do. */
async function keyFor(
  source: Source,
  { home, archive }: Present,
  keys: PresentKeys,
  code: string | undefined,
) {
  if (code === undefined || code.trim() === '')
    return ownWraps(await keyOf(source, keys, undefined), archive);
  const { value } = await countingCodes(home, systemClock, () => keyOf(source, keys, code));
  return ownWraps(value, archive);
}

/** A wrap made by the key store of another PC is of no use here. */
function ownWraps<K extends { keyring: Keyring }>(found: K, archive: Archive | undefined): K {
  if (archive) return found;
  const { osStore: _, ...keyring } = found.keyring;
  return { ...found, keyring };
}

function rewrapByOsStore(home: string, key: Uint8Array, osStore: OsStore | undefined): void {
  if (!osStore?.available()) return;
  const { keys } = archiveFiles(home);
  writeKeyring(keys, wrapByOsStore(readKeyring(keys), key, osStore));
}

async function backUpPresent(
  archive: Archive,
  backups: BackupDesk,
  asker: Asker,
  progress?: (text: string) => void,
): Promise<string | undefined> {
  try {
    const { name } = await backups.make(archive, asker, 'beforeRestore', progress);
    return name;
  } catch (error) {
    if (error instanceof Refusal && DAMAGE.includes(error.code)) return undefined;
    throw error;
  }
}

function endOf({ readable }: Archive) {
  const count = (table: string) =>
    readable.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0;
  const end = sql<{ seq: number; digest: string }>(
    readable,
    'SELECT seq, digest FROM audit ORDER BY seq DESC LIMIT 1',
  ).get() ?? { seq: 0, digest: '' };
  return { ...end, documents: count('documents'), revisions: count('revisions') };
}
