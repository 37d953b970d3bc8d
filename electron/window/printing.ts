import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { BrowserWindow } from 'electron';
import { refuse } from '../../shared/errors/index.ts';

const FILE = 'sheet.pdf';
const LOADING_LIMIT_MS = 8_000;
/** The dialog waits for the user. Electron before 35 never answers for a PDF, so there must be an end. */
const ANSWER_LIMIT_MS = 10 * 60_000;

/**
 * Hands a PDF to the system's print dialog, by way of Chromium's PDF viewer in a window of its own that nobody sees.
 * The file lies in a folder of its own that only this user may read, and is gone afterwards.
 * Gives whether the printer took it: `false` when the user cancelled the dialog.
 * @throws SHEET_NOT_PRINTED when there is no printer, the system refuses or does not answer
 */
export async function printPdf(pdf: Uint8Array): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'kedang-print-'));
  const window = new BrowserWindow({
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, plugins: true },
  });
  try {
    if ((await window.webContents.getPrintersAsync()).length === 0)
      refuse('SHEET_NOT_PRINTED', { reason: '本机没有打印机' });
    const file = join(folder, FILE);
    await writeFile(file, pdf, { mode: 0o600 });
    const shown = viewerTitled(window);
    await window.loadURL(pathToFileURL(file).href);
    await Promise.race([shown, wait(LOADING_LIMIT_MS)]);
    if (!(await printsThroughViewer(window))) refuse('SHEET_NOT_PRINTED', { reason: '表单没有及时打开' });
    return await printed(window);
  } finally {
    window.destroy();
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * A window with a PDF counts as loaded before the viewer has read it, and would print an empty page (electron#30947).
 * When it has, the title of the document replaces the name of the file.
 */
function viewerTitled({ webContents }: BrowserWindow): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  webContents.on('page-title-updated', (_event, title) => {
    if (title !== FILE) resolve();
  });
  return promise;
}

/** Tries the same way of printing on a file: without the viewer's frame it would give an empty page as well. */
async function printsThroughViewer({ webContents }: BrowserWindow): Promise<boolean> {
  const { mainFrame } = webContents;
  const viewed = mainFrame.framesInSubtree.some(
    (frame) => frame !== mainFrame && frame.url === mainFrame.url,
  );
  return (
    viewed &&
    webContents.printToPDF({}).then(
      () => true,
      () => false,
    )
  );
}

async function printed(window: BrowserWindow): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<{ success: boolean; reason: string }>();
  window.webContents.print({ silent: false, printBackground: true }, (success, reason) =>
    resolve({ success, reason }),
  );
  const silence = new AbortController();
  const answer = await Promise.race([
    promise,
    wait(ANSWER_LIMIT_MS, undefined, { signal: silence.signal }),
  ]).finally(() => silence.abort());
  if (!answer) return refuse('SHEET_NOT_PRINTED', { reason: '打印机没有回应' });
  if (answer.success || /cancel/i.test(answer.reason)) return answer.success;
  return refuse('SHEET_NOT_PRINTED', { reason: answer.reason });
}
