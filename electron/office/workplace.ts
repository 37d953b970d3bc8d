import type { BrowserWindow } from 'electron';
import { type Answer, channels } from '../../shared/contract/bridge.ts';
import { Refusal } from '../../shared/errors/index.ts';
import { archiveHome } from '../archive/place.ts';
import type { BackupDesk } from '../backup/backupDesk.ts';
import { answerCall, type CallContext } from '../bridge/answerCalls.ts';
import { allHandlers } from '../bridge/handlers/index.ts';
import { openSummaryDesk } from '../customers/summary/summaryDesk.ts';
import { idleMinutes } from '../session/idleLock.ts';
import { newSession, type Session } from '../session/session.ts';
import { startSheetPrinter } from '../sheets/sheetPrinter.ts';
import type { HandedFile } from '../window/handedFile.ts';
import { forgetOpenedCopies } from '../window/openedCopies.ts';
import { newOffice, type Office } from './office.ts';
import { systemKeyStore } from './systemKeyStore.ts';

export interface Workplace {
  /** One call of the page. */
  answer(name: unknown, input: unknown): Promise<Answer<unknown>>;
  session: Session;
  /** Locks the window after the branch's time without use. */
  lockIfIdle(): void;
  close(): void;
}

/** Milliseconds from opening the archive until the code of the page after signing in is read. */
const READ_AHEAD_MS = 100;

/** After opening: starting should not compete with a backup. */
const FIRST_BACKUP_MS = 60_000;
/** How often it is looked whether a backup is due, or the second place is back. */
const BACKUP_LOOK_MS = 10 * 60_000;

/** Everything behind the window: the archive, tried with the system's key, and whoever answers the page's calls. */
export async function openWorkplace(window: BrowserWindow, handedFile: HandedFile): Promise<Workplace> {
  const send = (channel: string, value?: unknown) => {
    if (!window.isDestroyed()) window.webContents.send(channel, value);
  };
  const office = newOffice(archiveHome(), systemKeyStore);
  const session = newSession(
    () => performance.now(),
    () => {
      forgetOpenedCopies();
      send(channels.locked);
    },
  );
  const printer = startSheetPrinter();
  const summary = openSummaryDesk();
  const backups = lateBackups(office);
  const { handlers, readFirstPage } = allHandlers({
    office,
    session,
    printer,
    summary,
    backups: backups.desk,
    handedFile,
    window: () => (window.isDestroyed() ? undefined : window),
    progress: (progress) => send(channels.progress, progress),
  });
  await office.start();
  backups.begin();
  // After the answers to the first calls have gone out.
  setTimeout(() => void readFirstPage(), READ_AHEAD_MS);
  const context: CallContext = { session, unheld: () => office.unheld(), handlers, report: reportBug };
  return {
    answer: (name, input) => answerCall(context, name, input),
    session,
    lockIfIdle() {
      if (session.actor()) session.lockIfIdle(idleMinutes(office.archive().readable));
    },
    close() {
      backups.end();
      forgetOpenedCopies();
      void printer.close();
      void summary.close();
      office.close();
    },
  };
}

/** The daily backup. Its code is not read while the program starts. */
function lateBackups(office: Office) {
  let desk: Promise<BackupDesk> | undefined;
  const theDesk = () => {
    desk ??= import('../backup/backupDesk.ts').then(({ newBackupDesk }) => newBackupDesk());
    return desk;
  };
  const looks: NodeJS.Timeout[] = [];
  let looking = false;
  const look = async () => {
    const { archive } = office.present();
    if (!archive || looking) return;
    looking = true;
    try {
      await office.unheld();
      const { makeWhatIsDue } = await import('../backup/automatic.ts');
      await makeWhatIsDue(archive, await theDesk());
    } catch (error) {
      // A refusal is in the register, from where the page of today shows it.
      if (!(error instanceof Refusal)) reportBug('—', 'backup', error);
    } finally {
      looking = false;
    }
  };
  return {
    desk: theDesk,
    begin: () =>
      void looks.push(
        setTimeout(() => void look(), FIRST_BACKUP_MS),
        setInterval(() => void look(), BACKUP_LOOK_MS),
      ),
    end: () => {
      for (const timer of looks) clearTimeout(timer);
    },
  };
}

/** To the terminal or the system's log: the call's name and the stack, never what was typed. */
function reportBug(reference: string, call: string, error: unknown): void {
  const stack = error instanceof Error ? error.stack : typeof error;
  process.stderr.write(`[${reference}] ${call}: ${stack}\n`);
}
