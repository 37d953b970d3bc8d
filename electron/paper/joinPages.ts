import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Refusal } from '../../shared/errors/index.ts';
import type { PageSource } from './pagePdf.ts';

export type JoinReply = { pdf: Uint8Array<ArrayBuffer> } | { failure: string };

/**
 * As `joined`, in a thread of its own: a stack of scans has tens of megabytes.
 * @throws SCAN_NOT_READ when a file can't be taken apart or the thread dies
 */
export function joinPages(pages: readonly PageSource[]): Promise<Uint8Array<ArrayBuffer>> {
  const url = new URL(`./join.worker${extname(import.meta.url)}`, import.meta.url);
  const worker = new Worker(url, { workerData: pages, resourceLimits: { maxOldGenerationSizeMb: 1024 } });
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array<ArrayBuffer>>();
  const fail = (reason: string) => reject(new Refusal('SCAN_NOT_READ', { reason }));
  worker.on('message', (reply: JoinReply) => {
    if ('pdf' in reply) resolve(reply.pdf);
    else fail(reply.failure);
  });
  worker.on('error', (error) => fail(error instanceof Error ? error.message : String(error)));
  // Too late to matter when it has answered.
  worker.on('exit', (code) => fail(`读取进程退出（${code}）`));
  return promise;
}
