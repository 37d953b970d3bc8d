import { parentPort, workerData } from 'node:worker_threads';
import { Refusal } from '../../../shared/errors/index.ts';
import { readPages } from './readPages.ts';
import type { ScanReply, ScanWork } from './scanReader.ts';

// A page takes a few tenths of a second to draw and to search: never on the main thread.

const port = parentPort;
if (!port) throw new Error('Runs as a worker only');

const { files } = workerData as ScanWork;
const reply = (message: ScanReply, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer);

try {
  const pages = await readPages(files, (done, total) => reply({ done, total }));
  reply(
    { pages },
    pages.map(({ picture }) => picture.buffer),
  );
} catch (error) {
  if (error instanceof Refusal) reply({ refusal: { code: error.code, details: error.details } });
  else reply({ failure: error instanceof Error ? error.message : String(error) });
}
