import { parentPort, workerData } from 'node:worker_threads';
import type { JoinReply } from './joinPages.ts';
import { joined, type PageSource } from './pagePdf.ts';

const port = parentPort;
if (!port) throw new Error('Runs as a worker only');

const reply = (message: JoinReply, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer);

joined(workerData as PageSource[]).then(
  (pdf) => reply({ pdf }, [pdf.buffer]),
  (error: unknown) => reply({ failure: error instanceof Error ? error.message : String(error) }),
);
