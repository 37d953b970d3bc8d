import { type CodedError, Refusal, refuse } from '../../shared/errors/index.ts';
import {
  type Archive,
  archiveExists,
  type BeforeMigration,
  type Opener,
  openArchive,
} from '../archive/archive.ts';
import { lastAuditTime } from '../archive/audit.ts';
import type { Context } from '../archive/context.ts';
import { neverBefore } from '../archive/context.ts';
import type { CreatedArchive, NewArchive } from '../archive/create.ts';
import type { OsStore } from '../archive/keys/osStore.ts';
import { branchOf } from '../archive/meta.ts';
import type { CodeChanged } from '../backup/changingCode.ts';
import type { Present } from '../backup/restoring/restoreDesk.ts';

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
  /** A new code for the open archive; it opens nothing before `adoptCode`. */
  proposeCode(): Promise<string>;
  /**
   * The proposed code takes the place of the former one, once it was typed back.
   * @throws CODE_NOT_PROPOSED, RECOVERY_CODE_INVALID
   */
  adoptCode(context: Context, typed: string): Promise<CodeChanged>;
  openByCode(code: string): Promise<void>;
  /** @throws ARCHIVE_MISSING, ARCHIVE_KEY_NEEDED while there is none to work with */
  archive(): Archive;
  /** Where the archive is, and it itself while it is open. */
  present(): Present;
  /** The archive was restored: from now on it is this one. @param notice said until somebody has signed in */
  replace(restored: Archive, notice?: string): void;
  /** What is said on the screen of signing in, once. */
  notice(): string | undefined;
  /** Somebody has signed in. */
  noticeRead(): void;
  /** @throws RESCUE_NOT_NEEDED unless there is no archive, or one so damaged that nobody can sign in to it */
  refuseUnlessBeyondOpening(): void;
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

/** Failures that keep everybody out of an archive for good. */
export const BEYOND_OPENING: readonly string[] = [
  'ARCHIVE_DAMAGED',
  'ARCHIVE_KEYS_MISSING',
  'ARCHIVE_KEYS_DAMAGED',
  'ARCHIVE_KEY_WRONG',
];

export function newOffice(home: string, osStore: OsStore): Office {
  let archive: Archive | undefined;
  let failure: CodedError | undefined;
  let codeToConfirm: string | undefined;
  let codeProposed: string | undefined;
  let held: Promise<unknown> | undefined;
  let notice: string | undefined;

  const state = (): OfficeState => {
    if (archive) return { state: 'open', branch: branchOf(archive.readable) };
    if (failure && failure.code !== 'ARCHIVE_KEY_NEEDED') return { state: 'failed', failure };
    return { state: archiveExists(home) ? 'codeNeeded' : 'missing' };
  };

  const opened = async (opener: Opener): Promise<Archive> => {
    const found = await openArchive(home, opener, backupFirst);
    neverBefore(lastAuditTime(found.readable));
    return found;
  };

  return {
    home,
    state,
    async start() {
      if (!archiveExists(home)) return;
      try {
        archive = await opened({ osStore });
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
    async proposeCode() {
      const { newRecoveryCode } = await import('../archive/keys/recoveryCode.ts');
      codeProposed = newRecoveryCode();
      return codeProposed;
    },
    async adoptCode(context, typed) {
      const code = codeProposed ?? refuse('CODE_NOT_PROPOSED');
      if (plain(typed) !== plain(code)) refuse('RECOVERY_CODE_INVALID', { reason: '与刚才显示的不同' });
      const { changeRecoveryCode } = await import('../backup/changingCode.ts');
      const changed = await changeRecoveryCode(
        archive ?? refuse('ARCHIVE_KEY_NEEDED'),
        context,
        code,
        osStore,
      );
      codeProposed = undefined;
      return changed;
    },
    async openByCode(recoveryCode) {
      if (archive) return;
      try {
        archive = await opened({ recoveryCode, osStore });
        failure = undefined;
      } catch (error) {
        // Known only now, as the key was not at hand before.
        if (error instanceof Refusal && BEYOND_OPENING.includes(error.code)) failure = error.coded();
        throw error;
      }
    },
    archive: () =>
      archive ?? refuse(archiveExists(home) ? 'ARCHIVE_KEY_NEEDED' : 'ARCHIVE_MISSING', { folder: home }),
    present: () => ({ home, osStore, ...(archive && { archive }) }),
    replace(restored, said) {
      archive = restored;
      failure = undefined;
      notice = said;
    },
    notice: () => notice,
    noticeRead() {
      notice = undefined;
    },
    refuseUnlessBeyondOpening() {
      const missing = !archiveExists(home);
      const lost = failure !== undefined && BEYOND_OPENING.includes(failure.code);
      if (archive || !(missing || lost)) refuse('RESCUE_NOT_NEEDED');
    },
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
