import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type ErrorCode, type ErrorDetails, Refusal, refuse } from '../../shared/errors/index.ts';
import type { BackupKind } from '../../shared/rules/backup/generations.ts';
import type { Archive } from '../archive/archive.ts';
import type { ReadableArchive } from '../archive/connection.ts';
import { branchOf, metaOf } from '../archive/meta.ts';
import { archiveFiles } from '../archive/place.ts';
import { sealedFolder } from '../week/sealWeek.ts';
import type { Drilled } from './drilling/drill.ts';
import type { BackupMade, BackupOrder, SecondPlace } from './making/makeBackup.ts';
import { backupsIn, localPlace, secondPlace, type Whose } from './places.ts';
import { type Asker, chosenPlace, noteCarried, noteFailure, noteMade } from './register.ts';
import type { Prepared, PrepareOrder } from './restoring/prepare.ts';

/** What the worker is started with. */
export type BackupJob =
  | { kind: 'make'; order: BackupOrder }
  | { kind: 'carry'; from: string; second: SecondPlace }
  | { kind: 'prepare'; order: PrepareOrder }
  | { kind: 'drill'; order: PrepareOrder };

export type BackupReply =
  | { kind: 'made'; made: BackupMade }
  | { kind: 'carried' }
  | { kind: 'prepared'; prepared: Prepared }
  | { kind: 'drilled'; drilled: Drilled }
  | { step: string }
  | { refusal: { code: ErrorCode; details: ErrorDetails } };

type Answer = Exclude<BackupReply, { step: string } | { refusal: object }>;

type Owned = Pick<Archive, 'home' | 'readable' | 'writable' | 'forWorker'>;

const STEPS: Readonly<Record<string, string>> = {
  copying: '正在复制档案',
  checking: '正在核对备份',
  keeping: '正在存盘',
  carrying: '正在存到第二处',
  clearing: '正在清理旧备份',
  comparing: '正在与现有档案比较',
  reading: '正在抽看单据',
};

export interface BackupDesk {
  /**
   * Makes a backup and notes it in the register, a failure too.
   * @throws BACKUP_CHECK_FAILED, BACKUP_PLACE_…, DISK_FULL
   */
  make(
    archive: Owned,
    asker: Asker,
    kind: BackupKind,
    progress?: (text: string) => void,
  ): Promise<BackupMade>;
  /** Takes the newest backup of this computer to the second place; false when there is none of either. */
  carry(archive: Owned, asker: Asker): Promise<boolean>;
  /** Runs `work` while no backup has the archive's files open: Windows would not let its folder change its name. */
  exclusively<T>(work: () => Promise<T>): Promise<T>;
}

/** One piece of work at a time; the next waits. */
export function newBackupDesk(): BackupDesk {
  let last: Promise<unknown> = Promise.resolve();
  const afterOthers = <T>(work: () => Promise<T>): Promise<T> => {
    const begun = last.then(work, work);
    last = begun.catch(() => undefined);
    return begun;
  };

  return {
    exclusively: afterOthers,
    make: (archive, asker, kind, progress) =>
      afterOthers(async () => {
        refuseReplaced(archive);
        const order = orderFor(archive, asker, kind);
        try {
          const answer = await runBackupJob({ kind: 'make', order }, progress);
          if (answer.kind !== 'made') throw new Error('the backup worker made none');
          noteMade(archive.writable, asker, kind, answer.made, order.places.second?.chosen);
          return answer.made;
        } catch (error) {
          if (error instanceof Refusal) noteIfPossible(archive, asker, kind, null, error);
          throw error;
        }
      }),
    carry: (archive, asker) =>
      afterOthers(async () => {
        refuseReplaced(archive);
        const { local, second } = placesOf(archive);
        const [newest] = backupsIn(local);
        if (!second || !newest) return false;
        const { chosen } = second;
        try {
          await runBackupJob({ kind: 'carry', from: newest.folder, second });
          noteCarried(archive.writable, asker, newest, chosen);
          return true;
        } catch (error) {
          if (error instanceof Refusal) noteIfPossible(archive, asker, newest.manifest.kind, chosen, error);
          throw error;
        }
      }),
  };
}

/** A backup that waited until the archive was replaced by a restore. @throws BACKUP_BUSY */
function refuseReplaced({ writable }: Owned): void {
  if (!writable.open) refuse('BACKUP_BUSY');
}

/** On a full disk the register can't be written to either: the failure itself is the one to tell. */
function noteIfPossible(
  { writable }: Owned,
  asker: Asker,
  kind: BackupKind,
  place: string | null,
  refusal: Refusal,
): void {
  try {
    noteFailure(writable, asker, kind, place, refusal.coded());
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

export const whoseIs = (archive: ReadableArchive): Whose => ({
  branchCode: branchOf(archive).code,
  archiveId: metaOf(archive, 'archiveId') ?? '',
});

function orderFor(archive: Owned, asker: Asker, kind: BackupKind): BackupOrder {
  return {
    access: archive.forWorker(),
    keysFile: archiveFiles(archive.home).keys,
    sealedFolder: sealedFolder(archive.home),
    places: placesOf(archive),
    kind,
    at: asker.clock.now(),
  };
}

/** Runs the job in a thread of its own, so that the window stays alive. @throws the job's refusal */
export function runBackupJob(job: BackupJob, progress?: (text: string) => void): Promise<Answer> {
  const url = new URL(`./backup.worker${extname(import.meta.url)}`, import.meta.url);
  const worker = new Worker(url, { workerData: job });
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  let answer: Exclude<BackupReply, { step: string }> | undefined;
  worker.on('message', (reply: BackupReply) => {
    if ('step' in reply) progress?.(STEPS[reply.step] ?? '');
    else answer = reply;
  });
  worker.on('error', reject);
  worker.on('exit', (code) => {
    if (!answer) reject(new Error(`the backup worker ended with ${code}`));
    else if ('refusal' in answer) reject(new Refusal(answer.refusal.code, answer.refusal.details));
    else resolve(answer);
  });
  return promise;
}

/** Where an archive's generations lie now: this computer, and the second place when it is there. */
export function placesOf({ home, readable }: Pick<Owned, 'home' | 'readable'>): {
  local: string;
  second?: SecondPlace;
} {
  const chosen = chosenPlace(readable);
  return {
    local: localPlace(home),
    ...(chosen !== undefined && { second: { chosen, folder: secondPlace(chosen, whoseIs(readable)) } }),
  };
}
