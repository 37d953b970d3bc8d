import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type ErrorCode, type ErrorDetails, Refusal } from '../../../shared/errors/index.ts';
import type { ScannedPaper } from './readPages.ts';
import type { ScanFile } from './scanFiles.ts';

export interface ScanWork {
  files: readonly ScanFile[];
}
export type ScanReply =
  | { pages: ScannedPaper[] }
  | { done: number; total: number }
  | { refusal: { code: ErrorCode; details: ErrorDetails } }
  | { failure: string };

/** 120 pages take about a minute on an old office computer; a crafted file must come to an end. */
const LIMIT_MS = 3 * 60_000;

/**
 * Reads the files' pages in a thread of its own, which ends afterwards and takes the libraries' memory along.
 * @throws what `readPages` throws; SCAN_NOT_READ when the thread dies or does not finish
 */
export function readScans(
  files: readonly ScanFile[],
  progress: (done: number, total: number) => void = () => {},
): Promise<ScannedPaper[]> {
  const url = new URL(`./scan.worker${extname(import.meta.url)}`, import.meta.url);
  const worker = new Worker(url, {
    workerData: { files } satisfies ScanWork,
    resourceLimits: { maxOldGenerationSizeMb: 1024 },
  });
  const { promise, resolve, reject } = Promise.withResolvers<ScannedPaper[]>();
  const end = setTimeout(() => {
    reject(new Refusal('SCAN_NOT_READ', { reason: '用时太长' }));
    void worker.terminate();
  }, LIMIT_MS);
  let answer: ScanReply | undefined;
  worker.on('message', (reply: ScanReply) => {
    if ('done' in reply) progress(reply.done, reply.total);
    else answer = reply;
  });
  worker.on('error', (error) =>
    reject(new Refusal('SCAN_NOT_READ', { reason: error instanceof Error ? error.message : String(error) })),
  );
  worker.on('exit', (code) => {
    if (!answer) reject(new Refusal('SCAN_NOT_READ', { reason: `读取进程退出（${code}）` }));
    else if ('pages' in answer) resolve(answer.pages);
    else if ('refusal' in answer) reject(new Refusal(answer.refusal.code, answer.refusal.details));
    else if ('failure' in answer) reject(new Refusal('SCAN_NOT_READ', { reason: answer.failure }));
  });
  return promise.finally(() => clearTimeout(end));
}
