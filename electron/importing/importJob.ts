import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type ErrorCode, type ErrorDetails, Refusal } from '../../shared/errors/index.ts';
import type { Mapping } from '../../shared/importing/targets.ts';
import type { Archive, WorkerAccess } from '../archive/archive.ts';
import type { Actor } from '../archive/context.ts';
import type { ImportRequest, ImportResult } from './customerImport.ts';
import type { ImportPreview } from './preview.ts';

/** What the worker is started with. */
export interface ImportJob {
  access: WorkerAccess;
  actor: Actor;
  path: string;
  job: { kind: 'preview'; mapping?: Mapping } | { kind: 'run'; request: ImportRequest };
  /** 1 once the user cancels: the worker is too busy to hear a message. */
  cancelled: Int32Array;
}

export type ImportReply =
  | { preview: ImportPreview }
  | { result: ImportResult }
  | { done: number; total: number }
  | { refusal: { code: ErrorCode; details: ErrorDetails } };

type Where = { archive: Pick<Archive, 'forWorker'>; actor: Actor; path: string };

/** Reads a file in a thread of its own, so that the window stays alive. @throws as `previewImport`, `readSourceFile` */
export async function previewInWorker(where: Where, mapping?: Mapping): Promise<ImportPreview> {
  const reply = await runWorker(where, { kind: 'preview', ...(mapping && { mapping }) });
  if (!('preview' in reply)) throw new Error('the import worker gave no preview');
  return reply.preview;
}

/** Imports in a thread of its own. @throws as `importCustomers`, `readSourceFile`; IMPORT_CANCELLED */
export async function importInWorker(
  where: Where,
  request: ImportRequest,
  { progress, signal }: { progress: (done: number, total: number) => void; signal: AbortSignal },
): Promise<ImportResult> {
  const reply = await runWorker(where, { kind: 'run', request }, progress, signal);
  if (!('result' in reply)) throw new Error('the import worker gave no result');
  return reply.result;
}

function runWorker(
  { archive, actor, path }: Where,
  job: ImportJob['job'],
  progress?: (done: number, total: number) => void,
  signal?: AbortSignal,
): Promise<ImportReply> {
  const cancelled = new Int32Array(new SharedArrayBuffer(4));
  const url = new URL(`./import.worker${extname(import.meta.url)}`, import.meta.url);
  const worker = new Worker(url, {
    workerData: { access: archive.forWorker(), actor, path, job, cancelled } satisfies ImportJob,
  });
  const abort = () => Atomics.store(cancelled, 0, 1);
  if (signal?.aborted) abort();
  signal?.addEventListener('abort', abort, { once: true });
  const { promise, resolve, reject } = Promise.withResolvers<ImportReply>();
  let answer: ImportReply | undefined;
  worker.on('message', (reply: ImportReply) => {
    if ('done' in reply) progress?.(reply.done, reply.total);
    else answer = reply;
  });
  worker.on('error', reject);
  worker.on('exit', (code) => {
    if (!answer) reject(new Error(`the import worker ended with ${code}`));
    else if ('refusal' in answer) reject(new Refusal(answer.refusal.code, answer.refusal.details));
    else resolve(answer);
  });
  return promise.finally(() => signal?.removeEventListener('abort', abort));
}
