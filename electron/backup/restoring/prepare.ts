import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Refusal, refuse } from '../../../shared/errors/index.ts';
import { forms } from '../../../shared/forms/registry.ts';
import { openForWorker, type WorkerAccess } from '../../archive/archive.ts';
import type { CheckProblem } from '../../archive/check/problems.ts';
import { connect, type WritableArchive } from '../../archive/connection.ts';
import { ensureFormShapes } from '../../archive/formShapes.ts';
import { type Keyring, writeKeyring } from '../../archive/keys/keyring.ts';
import { migrate, refuseNewer } from '../../archive/migrations/index.ts';
import { copyFileFlushed, discard, syncFile, syncFolder } from '../../disk/disk.ts';
import { refuseWhenFull } from '../making/makeBackup.ts';
import { placeRefusal } from '../places.ts';
import { type Proven, proveCopy } from '../verifying.ts';
import { type Loss, lossOf } from './loss.ts';
import { refuseOther, type Source } from './source.ts';

export interface PrepareOrder {
  source: Source;
  key: Uint8Array;
  keyring: Keyring;
  /** Not yet there; on the disk of the archive. */
  scratch: string;
  /** The present archive, to compare with; absent when it can't be opened. */
  present?: WorkerAccess;
  /** Absent when it is not known: any archive will do. */
  archiveId?: string;
}

export type PrepareStep = 'copying' | 'checking' | 'comparing';

export interface Prepared {
  proven: Omit<Proven, 'problems'>;
  /** Of an archive's own folder only; a backup with any is refused. */
  problems: CheckProblem[];
  /** Absent without a present archive. */
  loss?: Loss;
}

/**
 * A complete archive in the scratch folder: copied with its digest compared, opened, brought to the present layout, checked
 * in full, with its keys. Nothing else is touched.
 * @throws BACKUP_DAMAGED, BACKUP_NEWER, BACKUP_OTHER_ARCHIVE, DISK_FULL …
 */
export function prepareRestore(order: PrepareOrder, step: (step: PrepareStep) => void = () => {}): Prepared {
  const { scratch, key } = order;
  try {
    step('copying');
    const file = copyIn(order);
    step('checking');
    bringUp(file, key, order.source);
    const { problems, ...proven } = proveCopy(file, key);
    if (order.archiveId !== undefined && proven.archiveId !== order.archiveId) refuseOther(order.source);
    const [first] = problems;
    if (first && (order.source.manifest || first.code === 'FILE_DAMAGED'))
      refuse('BACKUP_DAMAGED', { detail: first.text });
    writeKeyring(join(scratch, 'keys.json'), order.keyring);
    syncFile(file);
    syncFolder(scratch);
    if (!order.present) return { proven, problems };
    step('comparing');
    return { proven, problems, loss: compared(order.present, { file, key }) };
  } catch (error) {
    discard(scratch);
    throw error;
  }
}

function copyIn({ source, scratch }: PrepareOrder): string {
  const file = join(scratch, 'archive.db');
  try {
    mkdirSync(scratch, { mode: 0o700 });
    const from = join(source.folder, 'archive.db');
    refuseWhenFull(scratch, source.manifest?.database.size ?? 0);
    const { sha256 } = copyFileFlushed(from, file);
    if (source.manifest && sha256 !== source.manifest.database.sha256)
      refuse('BACKUP_DAMAGED', { detail: 'archive.db 与登记的摘要不符' });
    if (!source.manifest) copyJournal(from, file);
    return file;
  } catch (error) {
    throw placeRefusal(error, source.folder);
  }
}

/**
 * An archive that was not closed has its last commits in the journal, and the note `stage` says so. A backup has none, and any
 * that lies beside it is foreign.
 */
function copyJournal(from: string, to: string): void {
  const stage = join(dirname(from), 'stage');
  const noted = existsSync(stage) ? readFileSync(stage, 'utf8') : undefined;
  if (existsSync(`${from}-wal`) && noted !== undefined) copyFileFlushed(`${from}-wal`, `${to}-wal`);
  else if (noted === 'open')
    refuse('BACKUP_DAMAGED', { detail: '缺 archive.db-wal，最后保存的内容在里面，请从旧电脑连同它一起复制' });
}

function bringUp(file: string, key: Uint8Array, source: Source): void {
  try {
    const database = connect(file, key, 'write');
    try {
      refuseNewer(database);
      migrate(database);
      ensureFormShapes(database as WritableArchive, forms);
      database.pragma('wal_checkpoint(TRUNCATE)');
    } finally {
      database.close();
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.code === 'ARCHIVE_NEWER') refuse('BACKUP_NEWER', error.details);
    if (error.code === 'ARCHIVE_KEY_WRONG')
      refuse('BACKUP_DAMAGED', {
        detail: source.manifest ? '密钥与文件不符' : '密钥与文件不符，或文件开头损坏',
      });
    if (error.code === 'ARCHIVE_DAMAGED') refuse('BACKUP_DAMAGED', { detail: error.message });
    throw error;
  }
}

function compared(present: WorkerAccess, backup: WorkerAccess): Loss {
  const [now, then] = [openForWorker(present, 'read'), openForWorker(backup, 'read')];
  try {
    return lossOf(now, then);
  } finally {
    now.close();
    then.close();
  }
}
