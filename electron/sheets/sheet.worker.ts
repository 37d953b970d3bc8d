import { parentPort, workerData } from 'node:worker_threads';
import { bundledFonts } from './fonts/bundledFonts.ts';
import { FontBook } from './fonts/fontBook.ts';
import { attachmentPages } from './joining/attachments.ts';
import { joinPdfs } from './joining/joinPdfs.ts';
import { renderSheet } from './render.ts';
import type { MadeSheet, PrintRequest } from './request.ts';
import type { SheetWorkerData, SheetWorkerReply } from './sheetPrinter.ts';

// Laying out and font parsing take tens to hundreds of milliseconds: they never run on the main thread.

const port = parentPort;
if (!port) throw new Error('Runs as a worker only');

const { fallbackFonts } = workerData as SheetWorkerData;
const fonts = new FontBook(bundledFonts, fallbackFonts);

port.on('message', (request: PrintRequest) => {
  made(request).then(
    (sheet) => reply({ sheet }, [sheet.pdf.buffer]),
    (error: unknown) => reply({ failure: error instanceof Error ? error.message : String(error) }),
  );
});

function made(request: PrintRequest): Promise<MadeSheet> {
  if ('join' in request) return joinPdfs(request, fonts);
  if ('attachment' in request) return attachmentPages(request, fonts);
  return renderSheet(request, fonts);
}

function reply(message: SheetWorkerReply, transfer: ArrayBuffer[] = []): void {
  port?.postMessage(message, transfer);
}
