import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { BrowserWindow } from 'electron';
import { Refusal } from '../../shared/errors/index.ts';

/**
 * Hands a PDF to the system's print dialog, by way of Chromium's PDF viewer in a window of its own that nobody sees.
 * The file lies in a folder of its own that only this user may read, and is gone afterwards.
 * Gives whether the printer took it: `false` when the user cancelled the dialog.
 * @throws SHEET_NOT_PRINTED when the system refuses
 */
export async function printPdf(pdf: Uint8Array): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'kedang-print-'));
  const window = new BrowserWindow({
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, plugins: true },
  });
  try {
    const file = join(folder, 'sheet.pdf');
    await writeFile(file, pdf, { mode: 0o600 });
    await window.loadURL(pathToFileURL(file).href);
    return await printed(window);
  } finally {
    window.destroy();
    await rm(folder, { recursive: true, force: true });
  }
}

function printed(window: BrowserWindow): Promise<boolean> {
  const { promise, resolve, reject } = Promise.withResolvers<boolean>();
  window.webContents.print({ silent: false, printBackground: true }, (success, reason) => {
    if (success || /cancel/i.test(reason)) resolve(success);
    else reject(new Refusal('SHEET_NOT_PRINTED', { reason }));
  });
  return promise;
}
