import { app, type BrowserWindow, powerMonitor } from 'electron';
import { channels } from '../../shared/contract/bridge.ts';
import { archiveHome } from '../archive/place.ts';
import type { CallContext } from '../bridge/answerCalls.ts';
import { allHandlers } from '../bridge/handlers/index.ts';
import { listenToPage } from '../bridge/listen.ts';
import { openSummaryDesk } from '../customers/summary/summaryDesk.ts';
import { newSession } from '../session/session.ts';
import { startSheetPrinter } from '../sheets/sheetPrinter.ts';
import { pageFolder, registerAppScheme, serveApp } from '../window/appScheme.ts';
import { lockDown } from '../window/lockdown.ts';
import { openMainWindow } from '../window/mainWindow.ts';
import { forgetOpenedCopies } from '../window/openedCopies.ts';
import { newOffice } from './office.ts';
import { systemKeyStore } from './systemKeyStore.ts';

/** How often the idle lock is looked at. */
const IDLE_LOOK_MS = 30_000;

/** Opens the window on this machine's archive. A second start brings the first window forward and ends. */
export function startProgram(): void {
  // One archive, one program: the lock is per archive folder, so that two archives can be open side by side.
  app.setPath('userData', `${archiveHome()}-window`);
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  registerAppScheme();
  lockDownWhenReady();
}

function lockDownWhenReady(): void {
  void app.whenReady().then(async () => {
    lockDown();
    serveApp(pageFolder());
    let window: BrowserWindow | undefined;
    const send = (channel: string, value?: unknown) => {
      if (window && !window.isDestroyed()) window.webContents.send(channel, value);
    };
    const office = newOffice(archiveHome(), systemKeyStore);
    const session = newSession(
      () => performance.now(),
      () => send(channels.locked),
    );
    const printer = startSheetPrinter();
    const summary = openSummaryDesk();
    const context: CallContext = {
      session,
      unheld: () => office.unheld(),
      handlers: allHandlers({
        office,
        session,
        printer,
        summary,
        window: () => window,
        progress: (progress) => send(channels.progress, progress),
      }),
      report: reportBug,
    };
    listenToPage(context, () => window?.webContents);
    await office.start();
    window = openMainWindow();

    setInterval(() => session.lockIfIdle(), IDLE_LOOK_MS);
    powerMonitor.on('lock-screen', () => session.lock());
    app.on('second-instance', () => {
      if (window?.isMinimized()) window.restore();
      window?.focus();
    });
    app.on('window-all-closed', () => app.quit());
    app.on('will-quit', () => {
      forgetOpenedCopies();
      void printer.close();
      void summary.close();
      office.close();
    });
  });
}

/** To the terminal or the system's log: the call's name and the stack, never what was typed. */
function reportBug(reference: string, call: string, error: unknown): void {
  const stack = error instanceof Error ? error.stack : typeof error;
  process.stderr.write(`[${reference}] ${call}: ${stack}\n`);
}
