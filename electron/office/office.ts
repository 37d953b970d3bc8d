import { type CodedError, Refusal, refuse } from '../../shared/errors/index.ts';
import { type Archive, archiveExists, type BeforeMigration, openArchive } from '../archive/archive.ts';
import type { CreatedArchive, NewArchive } from '../archive/create.ts';
import type { OsStore } from '../archive/keys/osStore.ts';
import { branchOf } from '../archive/meta.ts';

export type OfficeState =
  | { state: 'missing' }
  | { state: 'codeNeeded' }
  | { state: 'open'; branch: { code: string; name: string } }
  | { state: 'failed'; failure: CodedError };

export interface Office {
  home: string;
  state(): OfficeState;
  /** Tries to open with the key that the system keeps; `state` says what came of it. */
  start(): Promise<void>;
  create(input: NewArchive): Promise<Omit<CreatedArchive, 'archive'>>;
  /** Whether this is the code that `create` gave; it is forgotten once it was typed back. */
  confirmCode(code: string): boolean;
  openByCode(code: string): Promise<void>;
  /** @throws ARCHIVE_MISSING, ARCHIVE_KEY_NEEDED while there is none to work with */
  archive(): Archive;
  /** Marks the time in which a thread of ours holds the archive's write lock: an import. */
  whileHeld<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves once no thread holds the lock. A write of the main thread would block it, and the window with it. */
  unheld(): Promise<void>;
  close(): void;
}

/** Once in an edition's life: its code is not read at each start. */
const backupFirst: BeforeMigration = async (home, access) => {
  const { backupBeforeMigration } = await import('../backup/beforeMigration.ts');
  await backupBeforeMigration(home, access);
};

export function newOffice(home: string, osStore: OsStore): Office {
  let archive: Archive | undefined;
  let failure: CodedError | undefined;
  let codeToConfirm: string | undefined;
  let held: Promise<unknown> | undefined;

  const state = (): OfficeState => {
    if (archive) return { state: 'open', branch: branchOf(archive.readable) };
    if (failure && failure.code !== 'ARCHIVE_KEY_NEEDED') return { state: 'failed', failure };
    return { state: archiveExists(home) ? 'codeNeeded' : 'missing' };
  };

  return {
    home,
    state,
    async start() {
      if (!archiveExists(home)) return;
      try {
        archive = await openArchive(home, { osStore }, backupFirst);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        failure = error.coded();
      }
    },
    async create(input) {
      // Once in an archive's life: its code is not read at each start.
      const { createArchive } = await import('../archive/create.ts');
      const { archive: created, ...shown } = await createArchive(home, input, { osStore });
      archive = created;
      codeToConfirm = shown.recoveryCode;
      return shown;
    },
    confirmCode(code) {
      const same = codeToConfirm !== undefined && plain(code) === plain(codeToConfirm);
      if (same) codeToConfirm = undefined;
      return same;
    },
    async openByCode(recoveryCode) {
      if (archive) return;
      archive = await openArchive(home, { recoveryCode, osStore }, backupFirst);
      failure = undefined;
    },
    archive: () =>
      archive ?? refuse(archiveExists(home) ? 'ARCHIVE_KEY_NEEDED' : 'ARCHIVE_MISSING', { folder: home }),
    async whileHeld(work) {
      const begun = work();
      held = begun;
      try {
        return await begun;
      } finally {
        held = undefined;
      }
    },
    async unheld() {
      await held?.catch(() => undefined);
    },
    close() {
      archive?.close();
      archive = undefined;
    },
  };
}

/** As the code is read: case, blanks and dashes don't matter. */
const plain = (code: string) => code.toUpperCase().replace(/[\s-]/g, '');
