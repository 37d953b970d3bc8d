import { app, type BrowserWindow, powerMonitor } from 'electron';
import { channels } from '../../shared/contract/bridge.ts';
import { archiveHome } from '../archive/place.ts';
import { listenToPage } from '../bridge/listen.ts';
import { pageFolder, registerAppScheme, serveApp } from '../window/appScheme.ts';
import { fileOfArguments, type HandedFile, newHandedFile } from '../window/handedFile.ts';
import { lockDown } from '../window/lockdown.ts';
import { openMainWindow } from '../window/mainWindow.ts';
import type { Workplace } from './workplace.ts';

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
  const handedFile = newHandedFile();
  handedFile.put(fileOfArguments(process.argv, process.cwd()));
  // macOS hands files over by this event, even before it is ready.
  app.on('open-file', (event, path) => {
    event.preventDefault();
    handedFile.put(path);
  });
  void app.whenReady().then(() => openProgram(handedFile));
}

/**
 * The window comes first: while Chromium starts a process for its page, this one reads the rest of its code and opens the
 * archive. Calls of the page wait until that is done.
 */
async function openProgram(handedFile: HandedFile): Promise<void> {
  lockDown();
  serveApp(pageFolder());
  const window = openMainWindow();
  const opening = openBehind(window, handedFile);
  listenToPage(
    async (name, input) => (await opening).answer(name, input),
    () => window.webContents,
  );
  const tellOfFile = () => window.webContents.send(channels.fileHanded);
  app.on('second-instance', (_event, argv, folder) => {
    if (window.isMinimized()) window.restore();
    window.focus();
    const file = fileOfArguments(argv, folder);
    if (file === undefined) return;
    handedFile.put(file);
    tellOfFile();
  });
  app.on('open-file', tellOfFile);
  app.on('window-all-closed', () => app.quit());

  const workplace = await opening;
  app.on('will-quit', () => workplace.close());
  setInterval(() => workplace.lockIfIdle(), IDLE_LOOK_MS);
  powerMonitor.on('lock-screen', () => workplace.session.lock());
}

async function openBehind(window: BrowserWindow, handedFile: HandedFile): Promise<Workplace> {
  const { openWorkplace } = await import('./workplace.ts');
  return openWorkplace(window, handedFile);
}
