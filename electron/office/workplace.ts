import type { BrowserWindow } from 'electron';
import { type Answer, channels } from '../../shared/contract/bridge.ts';
import { archiveHome } from '../archive/place.ts';
import { answerCall, type CallContext } from '../bridge/answerCalls.ts';
import { allHandlers } from '../bridge/handlers/index.ts';
import { openSummaryDesk } from '../customers/summary/summaryDesk.ts';
import { newSession, type Session } from '../session/session.ts';
import { startSheetPrinter } from '../sheets/sheetPrinter.ts';
import type { HandedFile } from '../window/handedFile.ts';
import { forgetOpenedCopies } from '../window/openedCopies.ts';
import { newOffice } from './office.ts';
import { systemKeyStore } from './systemKeyStore.ts';

export interface Workplace {
  /** One call of the page. */
  answer(name: unknown, input: unknown): Promise<Answer<unknown>>;
  session: Session;
  close(): void;
}

/** Milliseconds from opening the archive until the code of the page after signing in is read. */
const READ_AHEAD_MS = 100;

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
  const { handlers, readFirstPage } = allHandlers({
    office,
    session,
    printer,
    summary,
    handedFile,
    window: () => (window.isDestroyed() ? undefined : window),
    progress: (progress) => send(channels.progress, progress),
  });
  await office.start();
  // After the answers to the first calls have gone out.
  setTimeout(() => void readFirstPage(), READ_AHEAD_MS);
  const context: CallContext = { session, unheld: () => office.unheld(), handlers, report: reportBug };
  return {
    answer: (name, input) => answerCall(context, name, input),
    session,
    close() {
      forgetOpenedCopies();
      void printer.close();
      void summary.close();
      office.close();
    },
  };
}

/** To the terminal or the system's log: the call's name and the stack, never what was typed. */
function reportBug(reference: string, call: string, error: unknown): void {
  const stack = error instanceof Error ? error.stack : typeof error;
  process.stderr.write(`[${reference}] ${call}: ${stack}\n`);
}
