import { parentPort, workerData } from 'node:worker_threads';
import { bundledFonts } from './fonts/bundledFonts.ts';
import { FontBook } from './fonts/fontBook.ts';
import { renderSheet } from './render.ts';
import type { PrintRequest } from './request.ts';
import type { SheetWorkerData, SheetWorkerReply } from './sheetPrinter.ts';

// Laying out and font parsing take tens to hundreds of milliseconds: they never run on the main thread.

const port = parentPort;
if (!port) throw new Error('Runs as a worker only');

const { fallbackFonts } = workerData as SheetWorkerData;
const fonts = new FontBook(bundledFonts, fallbackFonts);

port.on('message', (request: PrintRequest) => {
  renderSheet(request, fonts).then(
    (sheet) => reply({ sheet }, [sheet.pdf.buffer]),
    (error: unknown) => reply({ failure: error instanceof Error ? error.message : String(error) }),
  );
});

function reply(message: SheetWorkerReply, transfer: ArrayBuffer[] = []): void {
  port?.postMessage(message, transfer);
}
